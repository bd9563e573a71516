"""Ready-made graphical models, shown in the toolbox with the provider's own tools."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QIcon

FOLDER = os.path.dirname(os.path.abspath(__file__))
ICON = os.path.join(os.path.dirname(FOLDER), "icons", "workflow.svg")
NAMES = ("comparestations", "metrictozones", "stationpopulation")


class Workflow(QgsProcessingModelAlgorithm):
    """A model whose title, which is its id, has a name for people beside it."""

    def displayName(self):
        tr = QCoreApplication.translate
        return {
            "comparestations": tr("DeepMEND", "Compare models on my stations"),
            "metrictozones": tr("DeepMEND", "Station metric to census zones"),
            "stationpopulation": tr("DeepMEND", "Present population from station counts"),
        }.get(self.name(), self.name())

    def group(self):
        return QCoreApplication.translate("DeepMEND", "Ready workflows")

    def helpUrl(self):
        page = "comparing.md" if self.name() == "comparestations" else "overlay.md"
        root = os.path.dirname(os.path.dirname(FOLDER))
        return QUrl.fromLocalFile(os.path.join(root, "docs", page)).toString()

    def icon(self):
        return QIcon(ICON)

    def svgIconPath(self):
        return ICON


def load_workflows():
    """The models that can be read; none as long as the tools that they use are not registered."""
    found = []
    for name in NAMES:
        workflow = Workflow()
        if workflow.fromFile(os.path.join(FOLDER, f"{name}.model3")):
            found.append(workflow)
    return found
