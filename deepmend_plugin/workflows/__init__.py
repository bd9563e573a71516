"""Ready-made graphical models, shown in the toolbox with the provider's own tools."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingModelAlgorithm
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ...algorithms.common import defaults
from ...algorithms.common.guide import guide_page

FOLDER = os.path.dirname(os.path.abspath(__file__))
ICON = os.path.join(os.path.dirname(FOLDER), "icons", "workflow.svg")
NAMES = (
    "comparestations",
    "metrictozones",
    "stationpopulation",
    "hourlypopulation",
    "stationflows",
)


LABELS = ("description", "component_description", "help")
"""What of a model's content users read."""


def translated(content):
    """A model's content (nested maps) with the texts that users read in QGIS's language."""
    if not isinstance(content, dict):
        return content

    def label(value):
        if isinstance(value, dict):
            return {name: label(text) for name, text in value.items()}
        return QCoreApplication.translate("DeepMEND", value) if value else value

    return {
        key: label(value) if key in LABELS else translated(value) for key, value in content.items()
    }


class Workflow(QgsProcessingModelAlgorithm):
    """A model whose title, which is its id, has a name for people beside it."""

    def createInstance(self):
        # else it would be a plain model again, with its id for a name
        workflow = Workflow()
        workflow.loadVariant(self.toVariant())
        workflow.setSourceFilePath(self.sourceFilePath())
        for parameter in workflow.parameterDefinitions():
            defaults.offer(parameter)
        return workflow

    def createCustomParametersWidget(self, parent=None):
        from ...algorithms.common.algorithm import DeepMendAlgorithm

        make = DeepMendAlgorithm.make_dialog
        return make(self, parent) if make else None

    def displayName(self):
        tr = QCoreApplication.translate
        return {
            "comparestations": tr("DeepMEND", "Compare models on my stations"),
            "metrictozones": tr("DeepMEND", "Station metric to census zones"),
            "stationpopulation": tr("DeepMEND", "Present population from station counts"),
            "hourlypopulation": tr("DeepMEND", "Hourly population by zone"),
            "stationflows": tr("DeepMEND", "Flows between census zones"),
        }.get(self.name(), self.name())

    def checkParameterValues(self, parameters, context):
        from ...algorithms.common.algorithm import (
            crs_problem,  # here: the plugin loads where the tools do not
        )

        # a model hands on a CRS that is none as one that is not given
        problem = crs_problem(self, parameters, context)
        if problem:
            return False, problem
        return super().checkParameterValues(parameters, context)

    def shortHelpString(self):
        from ...algorithms.common.plainhelp import is_terminal, plain_help

        if is_terminal():
            return plain_help(self, self.helpContent().get("ALG_DESC", ""))
        return super().shortHelpString()

    def group(self):
        return QCoreApplication.translate("DeepMEND", "Ready workflows")

    def helpUrl(self):
        pages = {
            "comparestations": "comparing",
            "hourlypopulation": "hours",
            "stationflows": "hours",
        }
        return guide_page(pages.get(self.name(), "overlay"))

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
            workflow.loadVariant(translated(workflow.toVariant()))
            found.append(workflow)
    return found
