"""From stations to zones: weights of stations in zones, and figures of zones from figures of stations."""

from __future__ import annotations

import math

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsWkbTypes,
)

from ...models.zones import ZoneShares
from ...models.zonetotals import ZoneTotals
from ..common.attributes import field_names
from ..common.destinations import check_destinations
from ..common.fields import OutputFields, make_fields
from ..common.memory import check_memory
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs, make_feature
from ..common.progress import progress_of
from .metrics import Metrics, add_nulls
from .overlayalgorithm import OverlayAlgorithm
from .zonelayer import read_zones

BYTES = 56  # a cell: its place, zone and share, and the same in order
ZONES_SHARE = 10.0  # percent of the progress, for the area shares of cells in zones


class ZoneWeights(OverlayAlgorithm):
    """W[i, z] = sum_l P(l|i) c(l, z); X_z = sum_i w_i W[i, z]."""

    def name(self):
        return "zoneweights"

    def displayName(self):
        return tr("Zone weights and totals")

    def tags(self):
        return tr("census,zonal,areal interpolation,weights,tract,commune,diffusion map").split(",")

    def summary(self):
        return tr(
            "Says which share of each station's users is in which zone, such as a census tract, and with"
            " these weights makes figures of zones from figures of stations.\nZones take cells by exact area"
            " of land. What lies outside all zones is a row of its own in the table of weights, so that the"
            " weights of a station sum to 1, and the log says how much of each metric it is."
        )

    # -- parameters

    def add_overlay_parameters(self):
        self.add(
            QgsProcessingParameterFeatureSource(
                "ZONES", tr("Zones"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Polygons, in any CRS. They should not overlap; if some do, the log says which."),
        )
        self.add(
            QgsProcessingParameterField(
                "ZONE_ID", tr("Zone id field"), parentLayerParameterName="ZONES", optional=True
            ),
            tr("Field with a unique id for each zone. Without it: the feature id."),
        )
        self.add(
            QgsProcessingParameterField(
                "METRIC_FIELDS",
                tr("Metric fields (totals)"),
                parentLayerParameterName="INPUT",
                allowMultiple=True,
                optional=True,
            ),
            tr(
                "Fields of INPUT with totals such as users or traffic, 0 or more: a zone gets the sum over"
                " stations of figure times weight."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "INTENSIVE_FIELDS",
                tr("Intensive metric fields (means)"),
                parentLayerParameterName="INPUT",
                allowMultiple=True,
                optional=True,
            ),
            tr(
                "Fields of INPUT with means or rates such as a share or a speed: a zone gets their mean,"
                " weighted by the stations' weights in it."
            ),
        )
        add_nulls(
            self,
            tr(
                "Whether stations without a figure are left out of it, or count as 0; that matters for means."
                " The log names them."
            ),
        )

    def add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_WEIGHTS",
                tr("Weights"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            tr(
                "Table: station_id, zone_id, weight (0 to 1). Weights of 0 are left out; zone_id is NULL for"
                " the share outside all zones."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_ZONES", tr("Zones with figures"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr(
                "The zones with their own fields, the metrics, weight_sum (of all stations' weights in it)"
                " and stations (that have a weight in it). '_stations' is put behind a name that is taken,"
                " and a number behind that where it is taken too; the log says which."
            ),
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                "OUTSIDE", tr("Mean share of a station's map outside all zones")
            )
        )

    # -- running

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        sums = field_names(parameters.get("METRIC_FIELDS"))
        means = field_names(parameters.get("INTENSIVE_FIELDS"))
        both = sorted(set(sums) & set(means))
        if both:
            raise error(
                tr("{names} cannot be both in METRIC_FIELDS and in INTENSIVE_FIELDS.").format(
                    names=", ".join(both)
                )
            )
        plan = self.read_plan(parameters, context, feedback)
        check_memory(plan.grid, BYTES)
        metrics = self._metrics(parameters, context, feedback, sums, means)
        source = self.source(parameters, "ZONES", context)
        zones = read_zones(
            source,
            self.parameterAsString(parameters, "ZONE_ID", context),
            plan.crs,
            plan.near,
            context.transformContext(),
            feedback,
        )
        layout = _layout(source.fields(), zones, metrics.names)
        layout.tell(feedback)
        shares = self._shares(zones, plan, feedback)
        known = metrics.account(set(plan.names), feedback, means)
        found = ZoneTotals(len(zones.ids), metrics.names, len(sums))
        for mapped in self.maps(parameters, context, feedback, plan, ZONES_SHARE):
            name = mapped.band.name
            found.take(name, *shares.weights(mapped.values, mapped.grid), metrics.of(name))
        self._tell(found, known, plan, feedback)
        with Outputs(self, parameters, context) as outputs:
            self._write_weights(outputs, plan, zones, found)
            self._write_zones(outputs, zones, layout, found)
            return {**outputs.commit(), "OUTSIDE": found.outside_share}

    def _metrics(self, parameters, context, feedback, sums, means):
        return Metrics(
            self.source(parameters, "INPUT", context),
            self.parameterAsString(parameters, "ID_FIELD", context),
            {**dict.fromkeys(sums, "METRIC_FIELDS"), **dict.fromkeys(means, "INTENSIVE_FIELDS")},
            self.parameterAsEnumString(parameters, "NULLS", context),
            feedback,
            means,
        )

    @staticmethod
    def _shares(zones, plan, feedback):
        progress = progress_of(feedback, 0.0, ZONES_SHARE)
        shares = ZoneShares(zones.shapes, plan.grid, plan.region, progress)
        if not shares.complete:
            raise cancelled()
        if shares.is_empty:
            raise error(
                tr(
                    "No zone lies where the diffusion maps are: check that ZONES and INPUT are of one place"
                    " and have the right CRS."
                )
            )
        return shares

    @staticmethod
    def _tell(found, known, plan, feedback):
        feedback.pushInfo(
            tr(
                "Of the maps of the {n:,} stations, {share:.4%} on average lie outside all zones"
            ).format(share=found.outside_share, n=len(plan.bands))
        )
        for i, name in enumerate(found.names[: found.sums]):
            feedback.pushInfo(
                tr("{field}: {inside:,.10g} in zones, {outside:,.10g} outside all zones").format(
                    field=name, inside=known[name][0] - found.lost[i], outside=found.lost[i]
                )
            )

    @staticmethod
    def _write_weights(outputs, plan, zones, found):
        def rows():
            for name in plan.names:
                numbers, weights, outside = found.stations[name]
                for number, weight in zip(numbers.tolist(), weights.tolist()):
                    yield make_feature([name, zones.ids[number], weight])
                if outside > 0.0:
                    yield make_feature([name, None, outside])

        fields = make_fields(station_id=str, zone_id=str, weight=float)
        outputs.features("OUTPUT_WEIGHTS", fields, rows())

    @staticmethod
    def _write_zones(outputs, zones, layout, found):
        figures = found.of_zones()

        def rows():
            for i, feature in enumerate(zones.features):
                values = [float(v) if math.isfinite(v) else None for v in figures[i]]
                extra = [*values, float(found.weight_sum[i]), int(found.serving[i])]
                feature.setAttributes(layout.values([*feature.attributes(), *extra]))
                yield feature

        outputs.features(
            "OUTPUT_ZONES",
            layout.fields,
            rows(),
            wkb_type=QgsWkbTypes.multiType(zones.wkb_type),
            crs=zones.crs,
        )


def _layout(fields, zones, metrics):
    """Fields of the zones as they are written: their own, and what is known of them."""
    layout = OutputFields()
    for index, field in enumerate(fields):
        values = (feature.attributes()[index] for feature in zones.features)
        layout.copy(field, values, "_zones")
    for name in metrics:
        layout.add(make_fields(**{name: float})[0], "_stations")
    for field in make_fields(weight_sum=float, stations=int):
        layout.add(field, "_stations")
    return layout
