"""What every DeepMEND Processing algorithm shares: its place in the toolbox, its help, its errors."""

from __future__ import annotations

import os

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingParameterCrs,
    QgsProcessingParameterDefinition,
    QgsProcessingUtils,
)
from qgis.PyQt.QtGui import QIcon

from . import defaults
from .destinations import files_in_use
from .guide import guide_page
from .labels import checks_with_labels, speaks_of_labels
from .lastingcrs import in_main_thread, lasting, make_crs_ready
from .mapreader import RasterInput
from .messages import error, tr
from .plainhelp import is_terminal, plain_help

ICONS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "icons")
PAGES = {
    "stations": "stations",
    "diffusion": "models",
    "comparison": "comparing",
    "overlay": "overlay",
    "training": "training",
}
"""Pages of the guide by group, for the help button."""

SPEAKING = {
    "checkParameterValues": checks_with_labels,
    "prepareAlgorithm": speaks_of_labels,
    "processAlgorithm": speaks_of_labels,
}
"""Methods in which a tool speaks to the user."""


def crs_problem(algorithm, parameters, context):
    """What is wrong with a parameter that is a CRS, as a sentence; None if nothing."""
    for parameter in algorithm.parameterDefinitions():
        name, value = parameter.name(), parameters.get(parameter.name())
        if not value or parameter.type() != QgsProcessingParameterCrs.typeName():
            continue
        if not algorithm.parameterAsCrs(parameters, name, context).isValid():
            return tr("{name} is not a known CRS: {value}. Give one such as EPSG:2154.").format(
                name=name, value=value
            )
    return None


class DeepMendAlgorithm(QgsProcessingAlgorithm):
    """Base of all tools; a subclass gives name, displayName, groupId, summary and its parameters."""

    make_dialog = None
    """Makes the dialog of a tool, of (tool, parent); the application sets it, None is QGIS's own dialog."""

    keeps = ()
    """Parameters whose own default stays, whatever the user prefers."""

    about = ()
    """What a run's layers are about, put behind their names: a metric, a model, a station."""

    def __init_subclass__(cls, **more):
        """Have what the tool says to a user of windows name parameters by their labels."""
        super().__init_subclass__(**more)
        for name, wrap in SPEAKING.items():
            if name in vars(cls):
                setattr(cls, name, wrap(vars(cls)[name]))

    def createInstance(self):
        return type(self)()

    def createCustomParametersWidget(self, parent=None):
        return self.make_dialog(self, parent) if self.make_dialog else None

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
        return guide_page(PAGES[self.groupId()])

    def summary(self):
        """What the tool does, in a few plain sentences (the head of its help)."""
        return self.displayName()

    def shortDescription(self):
        return self.summary().split("\n")[0]

    def shortHelpString(self):
        """The summary, then every parameter's and output's own help."""
        if is_terminal():
            # the first line stands above it already, and the others' help below
            return plain_help(self, "\n".join(self.summary().split("\n")[1:]))
        helps = {"ALG_DESC": self.summary().replace("\n", "<br>")}
        for parameter in self.parameterDefinitions():
            helps[parameter.name()] = parameter.help()
        return QgsProcessingUtils.formatHelpMapAsHtml(helps, self)

    def checkParameterValues(self, parameters, context):
        problem = crs_problem(self, parameters, context)
        return (False, problem) if problem else super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback):
        """Read what only the main thread may: here, which files the layers of the project are of."""
        make_crs_ready()
        self.in_memory = {}
        self.sources_in_use = files_in_use(self, parameters, context)
        return True

    def postProcessAlgorithm(self, context, feedback):
        """Give layers in memory a CRS that outlives the thread of the run (see `make_crs_ready`)."""
        if not in_main_thread():
            return {}
        for destination, (code, definition) in self.in_memory.items():
            layer = QgsProcessingUtils.mapLayerFromString(destination, context)
            if layer is not None and (code or definition):
                layer.setCrs(lasting(code, definition))
        return {}

    def source(self, parameters, name, context):
        """The features of a source parameter, None where it is not set; a sentence where there are none.

        A layer of the project may be removed while the tool runs: ask again before each reading, and keep
        nothing of the source after it.
        """
        source = self.parameterAsSource(parameters, name, context)
        optional = QgsProcessingParameterDefinition.Flag.FlagOptional
        is_optional = bool(self.parameterDefinition(name).flags() & optional)
        if source is None and (parameters.get(name) or not is_optional):
            raise error(self.invalidSourceError(parameters, name))
        return source

    def raster_input(self, parameters, name, context):
        """The RasterInput of a raster parameter, None where it is not set; a sentence where it is none.

        To be asked in `prepareAlgorithm`: only the main thread may look at layers.
        """
        layer = self.parameterAsRasterLayer(parameters, name, context)
        if layer is not None and layer.isValid():
            return RasterInput.of(layer)
        if layer is None and not parameters.get(name):
            return None
        raise error(
            tr("{name} cannot be read: {value} is not a raster.").format(
                name=name, value=parameters.get(name)
            )
        )

    def add(self, parameter, help, advanced=False):
        """Add a parameter together with its help text."""
        parameter.setHelp(help)
        if advanced:
            flag = QgsProcessingParameterDefinition.Flag.FlagAdvanced
            parameter.setFlags(parameter.flags() | flag)
        if parameter.name() not in self.keeps:
            defaults.offer(parameter)
        self.addParameter(parameter)
