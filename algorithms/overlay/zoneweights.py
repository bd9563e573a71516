"""From stations to zones: weights of stations in zones, and figures of zones from figures of stations."""

from __future__ import annotations

import math

import numpy as np
import shapely
from qgis.core import (
    QgsProcessing,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsWkbTypes,
)

from ...models.walk import LandModel, OutlineModel
from ...models.zones import ZoneShares
from ...models.zonetotals import ZoneWeights as Weights
from ...models.zonetotals import zone_weights
from ..common.attributes import field_names
from ..common.destinations import check_destinations, destination_of
from ..common.fields import OutputFields, make_fields
from ..common.memory import check_memory
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs
from ..common.progress import progress_of
from ..common.scheduler import client_of
from ..common.tables import Table, Texts, check_parquet
from .landwalk import SHARED, check_mapped, land_walk, told_of_a_stop
from .metrics import Metrics, add_nulls
from .overlayalgorithm import OverlayAlgorithm
from .zonelayer import read_zones

BYTES = 56  # a cell: its place, zone and share, and the same in order
SMALL = 1e-4
"""Weights that are left out by default, where zones are as large as what a station has for itself."""

ZONES_SHARE = 10.0  # percent of the progress, for the area shares of cells in zones


class ZoneWeights(OverlayAlgorithm):
    """W[i, z] = sum_l P(l|i) c(l, z); X_z = sum_i w_i W[i, z]."""

    takes_scheduler = True

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

        self.add(
            QgsProcessingParameterNumber(
                "MIN_WEIGHT",
                tr("Least weight"),
                QgsProcessingParameterNumber.Type.Double,
                optional=True,
                minValue=0.0,
                maxValue=0.1,
            ),
            tr(
                "Weights below this are left out and the station's others raised, so that their sum remains:"
                " a station reaches hundreds of zones, most of them hardly. 0 keeps all. Without it: 0.0001,"
                " or less where zones are smaller than the land a station has on average; the log names it."
            ),
            advanced=True,
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
                "Table: station_id, zone_id, weight (0 to 1). Weights below MIN_WEIGHT are left out; zone_id"
                " is NULL for the share outside all zones."
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

    def walks(self, model):
        return isinstance(model, (LandModel, OutlineModel))

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        check_parquet(destination_of(self, parameters, "OUTPUT_WEIGHTS", context).path)
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
        known = metrics.account(set(plan.names), feedback, means)
        model = self.model_of(parameters, context, feedback, plan)
        least = self._least_weight(parameters, context, plan, zones.shapes)
        if least > 0.0:
            feedback.pushInfo(tr("Weights below {least:.2g} are left out").format(least=least))
        if self.walks(model):
            with client_of(self, parameters, context) as client:
                weights = self._by_land(model, feedback, plan, zones.shapes, least, client)
        else:
            weights = self._by_maps(model, feedback, plan, zones.shapes)
        if not len(weights.weight):
            raise error(
                tr(
                    "No zone lies where the diffusion maps are: check that ZONES and INPUT are of one place"
                    " and have the right CRS."
                )
            )
        weights = weights.thinned(least)
        figures = np.array([metrics.of(name) for name in plan.names]).reshape(len(plan.names), -1)
        totals, lost = weights.totals(figures, len(sums))
        outside = float(weights.outside.mean())
        feedback.pushInfo(
            tr(
                "Of the maps of the {n:,} stations, {share:.4%} on average lie outside all zones"
            ).format(share=outside, n=len(plan.bands))
        )
        for name, rest in zip(sums, lost):
            feedback.pushInfo(
                tr("{field}: {inside:,.10g} in zones, {outside:,.10g} outside all zones").format(
                    field=name, inside=known[name][0] - rest, outside=rest
                )
            )
        with Outputs(self, parameters, context) as outputs:
            self._write_weights(outputs, plan, zones, weights, feedback)
            self._write_zones(outputs, zones, layout, weights, totals)
            return {**outputs.commit(), "OUTSIDE": outside}

    def _least_weight(self, parameters, context, plan, zones):
        """What is given, else what leaves out about as little whatever the size of zones."""
        if parameters.get("MIN_WEIGHT") is not None:
            return self.parameterAsDouble(parameters, "MIN_WEIGHT", context)
        stations = max(int(deployment.inside.sum()) for deployment in plan.deployments)
        return SMALL * min(1.0, shapely.area(zones).mean() * stations / shapely.area(plan.land))

    @staticmethod
    def _by_land(model, feedback, plan, zones, least, client):
        """Weights of a model that is asked all over the land, everywhere where a station matters."""
        names = {band.name: number for number, band in enumerate(plan.bands)}
        parts = []
        steps = QgsProcessingMultiStepFeedback(len(plan.deployments), feedback)
        for step, deployment in enumerate(plan.deployments):
            steps.setCurrentStep(step)
            bands = [band for band in plan.bands if band.deployment is deployment]
            stations = np.array([band.station for band in bands])
            walk = land_walk(model, deployment, stations, steps, zones=zones, least=least / 2)
            progress = progress_of(steps, SHARED)
            with told_of_a_stop():
                found = zone_weights(walk, plan.land, plan.cell, progress, client)
            found = found.rows(stations)
            numbers = np.array([names[band.name] for band in bands])
            check_mapped(bands, found.sums + found.outside)
            parts.append((numbers, found))
        return Weights.joined(parts)

    def _by_maps(self, model, feedback, plan, zones):
        """Weights of maps, from MAPS or from a model that knows nothing else."""
        check_memory(plan.grid, BYTES)
        progress = progress_of(feedback, 0.0, ZONES_SHARE)
        shares = ZoneShares(zones, plan.grid, plan.region, progress)
        if not shares.complete:
            raise cancelled()
        rows = {
            mapped.band.name: shares.weights(mapped.values, mapped.grid)
            for mapped in self.maps(model, feedback, plan, ZONES_SHARE)
        }
        return Weights.of_rows((rows[name] for name in plan.names), len(zones))

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
    def _write_weights(outputs, plan, zones, weights, feedback):
        # behind the zones of each station what is outside all of them
        lost = np.flatnonzero(weights.outside > 0.0)
        station = np.concatenate([weights.station, lost])
        zone = np.concatenate([weights.zone, np.full(len(lost), -1)])
        weight = np.concatenate([weights.weight, weights.outside[lost]])
        order = np.argsort(station, kind="stable")
        table = Table(
            feedback,
            station_id=Texts(station[order], plan.names),
            zone_id=Texts(zone[order], zones.ids),
            weight=weight[order],
        )
        outputs.table(
            "OUTPUT_WEIGHTS", make_fields(station_id=str, zone_id=str, weight=float), table
        )

    @staticmethod
    def _write_zones(outputs, zones, layout, weights, totals):
        sums, serving = weights.zone_sums, weights.serving

        def rows():
            for i, feature in enumerate(zones.features):
                values = [float(v) if math.isfinite(v) else None for v in totals[i]]
                extra = [*values, float(sums[i]), int(serving[i])]
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
