"""The dialog of a DeepMEND tool: QGIS's own, which proposes what to fill in and puts the results in order."""

from __future__ import annotations

import contextlib

from qgis import utils
from qgis.core import QgsProject
from qgis.PyQt import sip

from ..algorithms.common.algorithm import DeepMendAlgorithm
from ..algorithms.common.defaults import own_defaults
from .proposals import Proposals
from .results.arrangement import arrange, label_shown
from .results.projectcrs import offer_crs
from .results.record import keep, layer_of

MAPPING = "diffusion"
"""The group of tools whose rasters have a band for each station."""


def install():
    """Have QGIS open this dialog for the tools; to be undone by `remove`."""
    DeepMendAlgorithm.make_dialog = staticmethod(make_dialog)


def remove():
    """Let QGIS open its own dialogs again."""
    DeepMendAlgorithm.make_dialog = None


def make_dialog(algorithm, parent=None):
    """The dialog of a tool; None where QGIS has no window, or no Processing plugin in it."""
    if utils.iface is None:
        return None
    try:
        from processing.gui.AlgorithmDialog import AlgorithmDialog
        from processing.gui.AlgorithmDialogBase import AlgorithmDialogBase
    except ImportError:
        return None
    wrong = (AlgorithmDialogBase.InvalidParameterValue, AlgorithmDialogBase.InvalidOutputExtension)

    class ToolDialog(AlgorithmDialog):
        """Defined here, as the class it is derived from is there only now."""

        def __init__(self, algorithm):
            super().__init__(algorithm, False, utils.iface.mainWindow())
            self._parameters = {}
            panel = self.mainWidget()
            self._proposals = Proposals(
                algorithm, panel.wrappers, panel.processing_context, utils.iface.activeLayer()
            )

        def setParameters(self, parameters):
            if not parameters:  # a dialog that a script opens, with nothing filled in
                return
            # as of a run of the past, which knew of no proposals
            self._proposals.take_back()
            # nor of what the user prefers now
            super().setParameters({**own_defaults(self.algorithm()), **parameters})

        def runAlgorithm(self):
            # as they are at its start; what is wrong with them, QGIS says itself
            self._parameters = {}
            with contextlib.suppress(*wrong):
                self._parameters = self.mainWidget().createProcessingParameters()
            super().runAlgorithm()

        def finish(self, successful, *args, **kwargs):
            new, project = [], QgsProject.instance()
            project.layersAdded.connect(new.extend)
            try:
                super().finish(successful, *args, **kwargs)
            finally:
                project.layersAdded.disconnect(new.extend)
            if successful and new:
                settle(self.algorithm(), self._parameters, new)

    return ToolDialog(algorithm)


def settle(algorithm, parameters, layers):
    """Put the layers of a run in order.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    parameters : dict
    layers : list of QgsMapLayer
        What was added to the project.
    """
    project = QgsProject.instance()
    # a layer may be taken away while others are loaded
    layers = [layer for layer in layers if not sip.isdeleted(layer)]
    layers = [layer for layer in layers if project.mapLayer(layer.id()) is not None]
    keep(layers, algorithm, parameters)
    arrange(layers, algorithm.displayName(), layer_of(parameters.get("INPUT")))
    if algorithm.groupId() == MAPPING:
        for layer in layers:
            label_shown(layer)
    offer_crs(layers, utils.iface)
