"""A figure of stations, such as traffic or users, spread over the map."""

from __future__ import annotations

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterField,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...models.coverage import coverage
from ...models.metricmap import MetricMap
from ..common import styles
from ..common.attributes import warn_of
from ..common.destinations import check_destinations
from ..common.memory import check_memory
from ..common.messages import tr
from ..common.outputs import Outputs
from ..common.populationraster import Population
from .metrics import Metrics, add_nulls
from .overlayalgorithm import OverlayAlgorithm, write_raster

BYTES = 36  # a cell: total, region, population and what is written


class MapMetric(OverlayAlgorithm):
    """X(l) = sum_i w_i P(l|i)."""

    def name(self):
        return "mapmetric"

    def displayName(self):
        return tr("Map a station metric")

    def tags(self):
        return tr("traffic,users,dasymetric,disaggregate,heat map,diffusion map").split(",")

    def summary(self):
        return tr(
            "Spreads a figure that was measured at stations, such as traffic or users, over the places where"
            " their users are likely to be: each station's figure is divided over its diffusion map, and the"
            " parts are added up. Nothing is lost: the cells sum to the figures of the stations mapped, and"
            " the log names those that are not."
        )

    def add_overlay_parameters(self):
        self.add(
            QgsProcessingParameterField(
                "METRIC_FIELD", tr("Metric field"), parentLayerParameterName="INPUT"
            ),
            tr(
                "Field with the figure to spread: a total such as users, calls or gigabytes, 0 or more. (A"
                " mean or a rate cannot be divided; 'Zone weights' takes such as intensive fields.)"
            ),
        )
        add_nulls(self, tr("Either way nothing is spread for them; the log names them."))
        self.add(
            QgsProcessingParameterRasterLayer("POPULATION", tr("Population"), optional=True),
            tr(
                "Raster of people or devices per cell, in any CRS: each station's users are then put where"
                " people live, P'(l|i) proportional to P(l|i) times population. Do not give one that the maps"
                " were made with already."
            ),
        )

    def add_outputs(self):
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Mapped metric")),
            tr(
                "GeoTIFF of one band: the metric in each cell, in the field's unit. NoData outside the"
                " region."
            ),
        )
        self.addOutput(QgsProcessingOutputNumber("TOTAL", tr("Total of the metric in the raster")))
        self.addOutput(
            QgsProcessingOutputNumber(
                "NOT_MAPPED", tr("Total of the metric at stations that are not mapped")
            )
        )

    def prepareAlgorithm(self, parameters, context, feedback):
        self._population = self.raster_input(parameters, "POPULATION", context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        check_destinations(self, parameters, context)
        field = self.parameterAsString(parameters, "METRIC_FIELD", context)
        plan = self.read_plan(parameters, context, feedback)
        check_memory(plan.grid, BYTES)
        metrics = Metrics(
            self.source(parameters, "INPUT", context),
            self.parameterAsString(parameters, "ID_FIELD", context),
            {field: "METRIC_FIELD"},
            self.parameterAsEnumString(parameters, "NULLS", context),
            feedback,
        )
        total, left_out = metrics.account(set(plan.names), feedback)[field]
        people = None
        if self._population:
            transforms = context.transformContext()
            people = Population(self._population, plan, transforms, feedback)
        result = MetricMap(plan.grid)
        deserted = []
        for mapped in self.maps(parameters, context, feedback, plan):
            figure = metrics.of(mapped.band.name)[0]
            if not figure > 0.0:
                continue
            prior = people and people(mapped.grid)
            if not result.add(figure, mapped.values, mapped.grid, prior):
                deserted.append(mapped.band.name)
        warn_of(
            deserted,
            tr(
                "POPULATION is 0 wherever {n:,} stations can serve, so they are spread without it: {names}."
            ),
            feedback,
        )
        spread = result.total
        land = coverage(plan.region, plan.grid)
        with Outputs(self, parameters, context) as outputs:
            write_raster(
                outputs, "OUTPUT", path, plan, field, result.on_land(land), style=styles.METRIC
            )
            results = outputs.commit()
        feedback.pushInfo(tr("Total in the raster: {total:,.10g}").format(total=spread))
        return {**results, "TOTAL": spread, "NOT_MAPPED": left_out}
