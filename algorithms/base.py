"""What every DeepMEND Processing algorithm shares: its place in the toolbox, its help, its errors."""

from __future__ import annotations

import os

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import QCoreApplication, QUrl
from qgis.PyQt.QtGui import QIcon

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ICONS = os.path.join(ROOT, "deepmend_plugin", "icons")


def tr(text):
    """Translate `text` in the plugin's own context."""
    return QCoreApplication.translate("DeepMEND", text)


def error(sentence):
    """A sentence for the user, as the exception that stops an algorithm."""
    return QgsProcessingException(sentence)


def cancelled():
    """What ends a run that the user cancelled."""
    return error(tr("Cancelled: nothing was written."))


class DeepMendAlgorithm(QgsProcessingAlgorithm):
    """Base of all tools; a subclass gives name, displayName, groupId, summary and its parameters."""

    def createInstance(self):
        return type(self)()

    def tr(self, text):
        return tr(text)

    def group(self):
        return {
            "stations": tr("Stations"),
            "diffusion": tr("Diffusion"),
            "comparison": tr("Comparison"),
            "overlay": tr("Overlay"),
            "training": tr("Training"),
        }[self.groupId()]

    def icon(self):
        return QIcon(os.path.join(ICONS, self.name() + ".svg"))

    def svgIconPath(self):
        return os.path.join(ICONS, self.name() + ".svg")

    def helpUrl(self):
        return QUrl.fromLocalFile(os.path.join(ROOT, "README.md")).toString()

    def summary(self):
        """What the tool does, in a few plain sentences (the head of its help)."""
        return self.displayName()

    def shortDescription(self):
        return self.summary().split("\n")[0]

    def shortHelpString(self):
        """The summary, then every parameter's and output's own help."""
        helps = {"ALG_DESC": self.summary().replace("\n", "<br>")}
        for parameter in self.parameterDefinitions():
            helps[parameter.name()] = parameter.help()
        return QgsProcessingUtils.formatHelpMapAsHtml(helps, self)

    def add(self, parameter, help, advanced=False):
        """Add a parameter together with its help text."""
        parameter.setHelp(help)
        if advanced:
            flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
            parameter.setFlags(parameter.flags() | flag)
        self.addParameter(parameter)
