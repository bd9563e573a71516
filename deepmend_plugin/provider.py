"""The Processing provider: all DeepMEND tools in the toolbox, the modeller and `qgis_process`."""

from __future__ import annotations

import os

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsProcessingProvider
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from .requirements import obstacle
from .workflows import load_workflows

ICON = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "icon.svg")


class DeepMendProvider(QgsProcessingProvider):
    """Provider `deepmend`; without the packages it needs it stays empty and says so.

    Its workflows can only be read once the tools that they use are in QGIS's registry: whoever adds it
    there calls `refreshAlgorithms` next (`register` does both).
    """

    def __init__(self):
        super().__init__()
        self._warning = ""

    def id(self):
        return "deepmend"

    def name(self):
        return "DeepMEND"

    def longName(self):
        return QCoreApplication.translate("DeepMEND", "DeepMEND: diffusion maps of base stations")

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON

    def warningMessage(self):
        """What keeps the tools from being available, in one sentence; empty if nothing does."""
        return self._warning

    def supportedOutputRasterLayerExtensions(self):
        # else temporary rasters would have whatever kind the user's settings prefer
        return ["tif", "tiff"]

    def loadAlgorithms(self):
        self._warning = obstacle()
        if not self._warning:
            try:
                # Only here, so that the plugin loads where a package is missing.
                from ..algorithms.common.lastingcrs import make_crs_ready
                from ..algorithms.toolbox import ALGORITHMS
            except ImportError as problem:
                self._warning = QCoreApplication.translate(
                    "DeepMEND",
                    "The DeepMEND tools are not available because a part of them cannot be "
                    "imported ({}): reinstall the plugin and the packages that it needs.",
                ).format(problem)
        if self._warning:
            QgsMessageLog.logMessage(self._warning, "DeepMEND", Qgis.MessageLevel.Warning)
            return
        # a model that runs in the background prepares its tools there
        make_crs_ready()
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
        for workflow in load_workflows():
            self.addAlgorithm(workflow)


def register():
    """Add the provider to QGIS's registry; it, or None where that is refused."""
    provider = DeepMendProvider()
    if not QgsApplication.processingRegistry().addProvider(provider):
        return None
    provider.refreshAlgorithms()
    return provider
