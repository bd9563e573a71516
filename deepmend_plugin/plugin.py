"""The plugin as QGIS sees it: what it adds when switched on, and takes back when switched off."""

from __future__ import annotations

import os
import sys

from qgis.core import Qgis, QgsApplication
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ..algorithms.common.guide import guide_page
from ..algorithms.common.messages import tr
from .language import Language
from .provider import register

ICON = os.path.join(os.path.dirname(os.path.abspath(__file__)), "icons", "stationinspector.svg")


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
        self.menu = self.action = None
        self.inspector = self.results = None
        self._undo = []

    def initProcessing(self):
        """Add the provider; all that `qgis_process` asks of a plugin."""
        if self.provider is not None:
            return
        self._take_up_options()
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

    def _take_up_options(self):
        """Have `qgis_process` begin with the user's options, where it is asked to."""
        # Imported only here, after the language.
        from . import preferences

        if self.iface is None and preferences.are_asked_for():
            preferences.read().apply(everywhere=True)
            self._undo.append(preferences.Preferences().apply)

    def initGui(self):
        """Add everything to the application."""
        self.initProcessing()
        if self.iface is None or self.menu is not None:
            return
        # Only here, so that `qgis_process` does without a window's libraries.
        from .menu import Menu

        self.menu = Menu(self.iface)
        sentence = self.provider.warningMessage() if self.provider is not None else ""
        if sentence:
            self._warn(sentence)
        else:
            self._add_tools()
        # Last in the menu, and also where a package is missing: it says what to do then.
        self.menu.add("UserGuide", tr("User guide"), self.open_guide)

    def _warn(self, sentence):
        from qgis.PyQt.QtWidgets import QPushButton

        from .copybutton import copy_button

        bar = self.iface.messageBar()
        message = bar.createMessage("DeepMEND", sentence)
        guide = QPushButton(tr("User guide"))
        guide.clicked.connect(self.open_guide)
        for button in filter(None, (copy_button(sentence), guide)):
            message.layout().addWidget(button)
        bar.pushWidget(message, Qgis.MessageLevel.Warning, 0)

    def _add_tools(self):
        from . import optionspage, tooldialog
        from .results.actions import ResultActions
        from .workflows import openinmodeler

        self.action = self.menu.add(
            "StationInspector", tr("Station inspector"), self.show_inspector, ICON
        )
        self.action.setCheckable(True)
        self.results = ResultActions(self.iface, self.menu)
        tooldialog.install()
        options = optionspage.install(self.iface, self._on_options)
        self._undo = [tooldialog.remove, openinmodeler.install(), options]

    def _on_options(self):
        if self.inspector is not None:
            self.inspector.take_up_options()

    def open_guide(self, *_):
        """Open the first page of the guide."""
        QDesktopServices.openUrl(QUrl(guide_page("README")))

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
        for undo in filter(None, self._undo):
            undo()
        self._undo = []
        if self.results is not None:
            self.results.close()
            self.results = None
        if self.menu is not None:
            self.menu.close()
            self.menu = self.action = None
        if self.functions is not None:
            self.functions.close()
            self.functions = None
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        self.language.close()
