"""What all tools that map stations share: parameters, and the plan of what to map."""

from __future__ import annotations

import math

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ...models.grid import window_cells
from .algorithm import DeepMendAlgorithm
from .cellplan import add_cell_plan, cell_fields, tell_of_azimuths
from .deployments import StationFields, warn_of_subset
from .edge import add_edge, edge_of, edge_problem
from .mapwriter import check_map_size
from .messages import tr
from .plan import PlanRequest, make_plan

LEAST, MOST = 0.001, 1e8
"""Metres between which cell sizes and windows are: a millimetre, and more than around the Earth."""


class StationAlgorithm(DeepMendAlgorithm):
    """Base of the tools that map stations; a subclass adds its parameters and runs."""

    # -- parameters

    def initAlgorithm(self, config=None):
        self.add_inputs()
        self.add_parameters()
        self.add_outputs()

    def add_inputs(self):
        point = QgsProcessing.SourceType.TypeVectorPoint
        polygon = QgsProcessing.SourceType.TypeVectorPolygon
        number = QgsProcessingParameterNumber.Type.Double
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Stations (the whole deployment)"), [point]
            ),
            tr(
                "Point layer with all stations. Stations that are not mapped still count as"
                " neighbours, so give the whole deployment: 'Selected features only' and filters drop"
                " neighbours, and the maps of the others become too wide. The log warns of this."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "ID_FIELD", tr("Station id field"), parentLayerParameterName="INPUT", optional=True
            ),
            tr(
                "Field with a unique id for each station; it names the bands. If empty: the field"
                " 'station_id' if the layer has one, otherwise the feature id."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "GROUP_FIELD",
                tr("Group field (operator)"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr(
                "Field that tells operators apart. Each of its values is a separate deployment:"
                " stations compete only within their own."
            ),
        )
        self.add(
            QgsProcessingParameterExpression(
                "STATIONS", tr("Stations to map"), parentLayerParameterName="INPUT", optional=True
            ),
            tr(
                "Expression that is true for the stations to map, for example station_id IN ('A',"
                " 'B'). All others still count as neighbours. If empty, all stations are mapped."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REGION", tr("Region (land)"), [polygon], optional=True
            ),
            tr(
                "Polygons in which devices can be; grid cells outside are NoData. Stations outside are"
                " not mapped but still count as neighbours. If empty: the stations' bounding box,"
                " extended by half a window on all sides."
            ),
        )
        add_cell_plan(self, self.height_remark())
        self.add_cell_size()
        self.add(
            QgsProcessingParameterNumber("WINDOW", tr("Window (metres)"), number, 60000.0),
            tr(
                "Side of the square around each station in which its users can be, in metres. It is"
                " rounded up to an even number of grid cells."
            )
            + self.window_remark(),
        )
        self.add(
            QgsProcessingParameterCrs("CRS", tr("Working CRS"), optional=True),
            tr(
                "Projected CRS in metres, for the computation and the output. If empty: that of the"
                " ground truth if there is one; otherwise that of the region or of the stations, if its"
                " distances are true to 1 % there; otherwise a local one, usually the UTM zone. The log"
                " names it."
            ),
            advanced=True,
        )
        add_edge(self)

    def height_remark(self):
        """What the tool uses antenna heights for; '' if for nothing."""
        return ""

    def window_remark(self):
        """What else is to be said of WINDOW, with a space before it; ''."""
        return ""

    def add_cell_size(self):
        self.add(
            QgsProcessingParameterNumber(
                "CELL_SIZE",
                tr("Cell size (metres)"),
                QgsProcessingParameterNumber.Type.Double,
                100.0,
            ),
            tr("Side of a grid cell, in metres. Grid cells are aligned to multiples of it."),
        )

    def add_parameters(self):
        """Parameters of the tool itself; none by default."""

    def add_outputs(self):
        """Outputs; none by default."""

    # -- running

    def checkParameterValues(self, parameters, context):
        cell = self.cell_size(parameters, context)
        window = self.parameterAsDouble(parameters, "WINDOW", context)
        for name, value in (("CELL_SIZE", cell), ("WINDOW", window)):
            if not (math.isfinite(value) and value > 0):
                return False, tr(
                    "{name} must be a positive number of metres, not {value:g}."
                ).format(name=name, value=value)
            if not LEAST <= value <= MOST:
                return False, tr(
                    "{name} must be between {least:g} and {most:g} metres, not {value:g}."
                ).format(name=name, least=LEAST, most=MOST, value=value)
        if cell > window:
            return False, tr(
                "CELL_SIZE ({cell:g} m) is larger than WINDOW ({window:g} m): lower CELL_SIZE or raise"
                " WINDOW."
            ).format(cell=cell, window=window)
        problem = edge_problem(self, parameters, context)
        return (False, problem) if problem else super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback):
        warn_of_subset(self, parameters, "INPUT", context, feedback)
        return super().prepareAlgorithm(parameters, context, feedback)

    def cell_size(self, parameters, context):
        """Side of a grid cell, metres."""
        return self.parameterAsDouble(parameters, "CELL_SIZE", context)

    def edge(self, parameters, context):
        """How far beyond the outermost stations devices can be; None where that is not limited."""
        return edge_of(self, parameters, context)

    def binding_crs(self, parameters, context):
        """(parameter name, CRS) of a raster whose grid the maps are compared on, or None."""
        return None

    def check_window(self, cell, window):
        """Refuse windows of too many cells."""
        check_map_size(window_cells(cell, window), cell, window)

    def read_plan(self, parameters, context, feedback):
        """Read the shared parameters: what to map, where, on which grid.

        Raises
        ------
        QgsProcessingException
            With one sentence for whatever is wrong with the input.
        """
        cell = self.cell_size(parameters, context)
        window = self.parameterAsDouble(parameters, "WINDOW", context)
        self.check_window(cell, window)
        source = self.source(parameters, "INPUT", context)
        self.source_name = source.sourceName()
        fields = StationFields(
            self.parameterAsString(parameters, "ID_FIELD", context),
            self.parameterAsString(parameters, "GROUP_FIELD", context),
            cell_fields(self, parameters, context),
        )
        tell_of_azimuths(source.fields(), fields.cells, feedback)
        request = PlanRequest(
            source,
            fields,
            self.source(parameters, "REGION", context),
            context.transformContext(),
            # not parameterAsExpression, which silently replaces what does not parse by nothing
            self.parameterAsString(parameters, "STATIONS", context),
            self.createExpressionContext(parameters, context, source),
            cell,
            window,
            self.parameterAsCrs(parameters, "CRS", context),
            self.binding_crs(parameters, context),
            self.edge(parameters, context),
        )
        return make_plan(request, feedback)
