"""The toolbox's menu entry that opens a ready workflow in the graphical modeller, as a model of one's own."""

from __future__ import annotations

from qgis.core import QgsProcessingModelAlgorithm

from ...algorithms.common.messages import tr
from . import Workflow


def copy_of(workflow):
    """A workflow as a model without a file, so that saving it asks where."""
    model = QgsProcessingModelAlgorithm()
    model.loadVariant(workflow.toVariant())
    model.setSourceFilePath("")
    return model


def install():
    """Add the entry to the toolbox's menus; returns what takes it back again, None without a toolbox."""
    try:
        from processing.gui.ContextAction import ContextAction
        from processing.gui.ProviderActions import ProviderContextMenuActions
    except ImportError:
        return None

    class OpenInModeler(ContextAction):
        """Defined here, as the class it is derived from is there only now."""

        def __init__(self):
            super().__init__()
            self.name = tr("Open in the graphical modeller...")

        def isEnabled(self):
            return isinstance(self.itemData, Workflow)

        def execute(self, *_):
            from processing.modeler.ModelerDialog import ModelerDialog

            dialog = ModelerDialog.create(copy_of(self.itemData))
            dialog.update_model.connect(self._on_saved)
            dialog.show()

        @staticmethod
        def _on_saved():
            from qgis.core import QgsApplication

            provider = QgsApplication.processingRegistry().providerById("model")
            if provider is not None:
                provider.refreshAlgorithms()

    actions = [OpenInModeler()]
    ProviderContextMenuActions.registerProviderContextMenuActions(actions)
    return lambda: ProviderContextMenuActions.deregisterProviderContextMenuActions(actions)
