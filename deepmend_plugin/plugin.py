"""The plugin as QGIS sees it: what it adds when switched on, and takes back when switched off."""

from __future__ import annotations

import sys

from qgis.core import Qgis, QgsApplication

from .provider import DeepMendProvider


class DeepMendPlugin:
    """Registers the Processing provider.

    Parameters
    ----------
    iface : QgisInterface or None
        None where there is no application window, as in `qgis_process`.
    """

    def __init__(self, iface=None):
        self.iface = iface
        self.provider = None

    def initProcessing(self):
        """Add the provider; all that `qgis_process` asks of a plugin."""
        if self.provider is not None:
            return
        provider = DeepMendProvider()
        if not QgsApplication.processingRegistry().addProvider(provider):
            return
        self.provider = provider
        if provider.warningMessage() and self.iface is None and sys.stderr is not None:
            # `qgis_process` shows no message log, and would only say that there is no such tool.
            print(provider.warningMessage(), file=sys.stderr)

    def initGui(self):
        """Add everything to the application; so far that is the provider."""
        self.initProcessing()
        sentence = self.provider.warningMessage() if self.provider is not None else ""
        if sentence and self.iface is not None:
            self.iface.messageBar().pushMessage("DeepMEND", sentence, Qgis.MessageLevel.Warning, 0)

    def unload(self):
        """Take back everything that was added."""
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
