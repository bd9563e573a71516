"""The plugin as QGIS sees it: what it adds when switched on, and takes back when switched off."""

from __future__ import annotations

import os
import sys

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QDesktopServices, QIcon

from ..algorithms.common.guide import guide_page
from .language import Language
from .provider import register

ICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "icons", "stationinspector.svg")
MENU = "DeepMEND"


class DeepMendPlugin:
    """Registers the Processing provider, expression functions and, where there is a window, the inspector.

    Parameters
    ----------
    iface : QgisInterface or None
        None where there is no application window, as in `qgis_process`.
    """

    def __init__(self, iface=None):
        self.iface = iface
        # before any tool is imported
        self.language = Language()
        self.provider = None
        self.functions = None
        self.guide = None
        self.action = None
        self.inspector = None

    def initProcessing(self):
        """Add the provider; all that `qgis_process` asks of a plugin."""
        if self.provider is not None:
            return
        provider = register()
        if provider is None:
            return
        self.provider = provider
        if not provider.warningMessage():
            # Only here, as it needs the packages that the provider has found.
            from .expressions import Functions

            self.functions = Functions()
        if provider.warningMessage() and self.iface is None and sys.stderr is not None:
            # `qgis_process` shows no message log, and would only say that there is no such tool.
            print(provider.warningMessage(), file=sys.stderr)

    def initGui(self):
        """Add everything to the application."""
        self.initProcessing()
        if self.iface is None or self.guide is not None:
            return
        # Only here, so that `qgis_process` does without a window's libraries.
        from qgis.PyQt.QtWidgets import QAction

        window = self.iface.mainWindow()
        # Also where a package is missing: it says what to do then.
        self.guide = QAction(QCoreApplication.translate("DeepMEND", "User guide"), window)
        self.guide.setObjectName("DeepMendUserGuideAction")
        self.guide.triggered.connect(lambda: QDesktopServices.openUrl(QUrl(guide_page("README"))))
        self.iface.addPluginToMenu(MENU, self.guide)
        sentence = self.provider.warningMessage() if self.provider is not None else ""
        if sentence:
            # Too long for the bar of a narrow window, and meant to be copied: hence the button for more.
            more = QCoreApplication.translate(
                "DeepMEND",
                "More on it is in the user guide (Plugins > DeepMEND > User guide), on the page 'When "
                "something does not work'.",
            )
            level = Qgis.MessageLevel.Warning
            self.iface.messageBar().pushMessage("DeepMEND", sentence, more, level, 0)
            return
        title = QCoreApplication.translate("DeepMEND", "Station inspector")
        self.action = QAction(QIcon(ICON), title, window)
        self.action.setObjectName("DeepMendStationInspectorAction")
        self.action.setCheckable(True)
        self.action.triggered.connect(self.show_inspector)
        self.iface.addPluginToMenu(MENU, self.action)
        self.iface.addToolBarIcon(self.action)

    def show_inspector(self, on=True):
        """Show the station inspector, making it the first time; or hide it."""
        if self.inspector is None and on:
            from .inspector.controller import Inspector

            self.inspector = Inspector(self.iface)
            self.inspector.dock.closed.connect(self._on_closed)
        if self.inspector is not None:
            self.inspector.dock.setUserVisible(on)
            self.inspector.dock.setVisible(on)
        self.action.setChecked(on)

    def _on_closed(self):
        self.action.setChecked(False)

    def unload(self):
        """Take back everything that was added."""
        if self.inspector is not None:
            self.inspector.dock.closed.disconnect(self._on_closed)
            self.inspector.close()
            self.inspector = None
        if self.guide is not None:
            self.iface.removePluginMenu(MENU, self.guide)
            self.guide.deleteLater()
            self.guide = None
        if self.action is not None:
            self.iface.removePluginMenu(MENU, self.action)
            self.iface.removeToolBarIcon(self.action)
            self.action.deleteLater()
            self.action = None
        if self.functions is not None:
            self.functions.close()
            self.functions = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        self.language.close()
