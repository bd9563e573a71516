"""What the plugin adds to QGIS's menus, toolbar and layer menus, and takes back."""

from __future__ import annotations

import contextlib

from qgis.core import QgsProject
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QAction

MENU = "DeepMEND"


class Menu:
    """Actions of the plugin's own menu, and of the menus of layers.

    Parameters
    ----------
    iface : QgisInterface
    """

    def __init__(self, iface):
        self._iface = iface
        self.actions = {}
        self._icons, self._of_layers = [], []

    def add(self, name, text, slot, icon=None):
        """Add an action to the plugin's menu; with an icon, to the toolbar too.

        Parameters
        ----------
        name : str
            Of the action as an object, without what all of them begin and end with.
        text : str
        slot : callable
            Takes whether the action is checked.
        icon : str, optional
            Path of a picture.
        """
        action = QAction(text, self._iface.mainWindow())
        action.setObjectName(f"DeepMend{name}Action")
        action.triggered.connect(slot)
        self._iface.addPluginToMenu(MENU, action)
        if icon:
            action.setIcon(QIcon(icon))
            self._iface.addToolBarIcon(action)
            self._icons.append(action)
        self.actions[name] = action
        return action

    def add_to_layers(self, action, kind, suits):
        """Show an action in the menus of layers too.

        Parameters
        ----------
        action : QAction
        kind : QgsMapLayerType
        suits : callable
            Whether it is for a layer.
        """
        self._iface.addCustomActionForLayerType(action, MENU, kind, False)
        project = QgsProject.instance()

        def put(layers):
            for layer in layers:
                if layer.type() == kind and suits(layer):
                    self._iface.addCustomActionForLayer(action, layer)

        put(project.mapLayers().values())
        project.layersAdded.connect(put)
        self._of_layers.append((action, put))

    def close(self):
        """Take all back."""
        for action, put in self._of_layers:
            with contextlib.suppress(TypeError):
                QgsProject.instance().layersAdded.disconnect(put)
            self._iface.removeCustomActionForLayerType(action)
        for action in self._icons:
            self._iface.removeToolBarIcon(action)
        for action in self.actions.values():
            self._iface.removePluginMenu(MENU, action)
            action.deleteLater()
        self.actions, self._icons, self._of_layers = {}, [], []
