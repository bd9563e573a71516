"""From stations to zones: weights of stations in zones, and figures of zones from figures of stations."""

from __future__ import annotations

import math
from functools import partial

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsWkbTypes,
)

from ...models.flows import weight_matrix
from ..common import styles
from ..common.attributes import field_names
from ..common.destinations import check_destinations, destination_of
from ..common.fields import OutputFields, make_fields
from ..common.messages import error, readable, tr
from ..common.outputs import Outputs
from ..common.tables import check_parquet
from ..common.zonestyles import explain
from .countstable import Counts, add_counts, counts_of
from .intervals import (
    ZoneIntervals,
    add_intervals,
    are_counts,
    interval_fields,
    interval_problem,
)
from .metrics import Metrics, add_nulls
from .publishing import Withheld, add_market_share, add_min_count, shares_of
from .timesteps import TimeSteps
from .weightstable import weights_aliases, weights_fields, weights_table
from .zonedensity import ZoneDensities, inhabitants_of
from .zonetimes import help_text, write_zone_times
from .zoneweighing import ZoneWeighing


class ZoneWeights(ZoneWeighing):
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
            " these weights makes values of zones from values of stations.\nZones take cells by exact area"
            " of land. What is outside all zones is a row of its own in the table of weights, so that the"
            " weights of a station sum to 1, and the log says how much of each metric it is."
        )

    # -- parameters

    def add_overlay_parameters(self):
        self.add_zones()
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
                " stations of value times weight."
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
                "Whether stations without a value are left out of it, or count as 0; that matters for"
                " means. The log names them."
            ),
        )

        add_counts(self)
        self.add_population()
        self.add_least_weight()
        add_market_share(self)
        add_min_count(self)
        add_intervals(self)

    def checkParameterValues(self, parameters, context):
        problem = interval_problem(self, parameters, context)
        return (False, problem) if problem else super().checkParameterValues(parameters, context)

    def add_outputs(self):
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_WEIGHTS",
                tr("Weights"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
            ),
            tr(
                "Table: station_id, zone_id, weight (0 to 1), rest. Without zone_id are a station's share"
                " outside all zones (rest: outside) and the sum of its weights below MIN_WEIGHT (rest:"
                " below_minimum), so that its weights sum to 1. In the zones' values the latter is divided"
                " over the station's zones."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_ZONES", tr("Zones with totals"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr(
                "The zones with their own fields, the metrics, weight_sum (of all stations' weights in it),"
                " stations (that have a weight in it), with INTERVALS each metric's _low, _high and _cv;"
                " area_km2, and each total per km²; with POPULATION also inhabitants, and each total per"
                " inhabitant. '_stations' is put behind a name that is taken, and a number behind that where"
                " it is taken too; the log says which."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_TIMES",
                tr("Zones over time"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            help_text(),
        )
        self.addOutput(
            QgsProcessingOutputNumber(
                "OUTSIDE", tr("Mean share of a station's map outside all zones")
            )
        )

    # -- running

    def processAlgorithm(self, parameters, context, feedback):
        check_destinations(self, parameters, context)
        for name in ("OUTPUT_WEIGHTS", "OUTPUT_TIMES"):
            check_parquet(destination_of(self, parameters, name, context).path)
        sums = field_names(parameters.get("METRIC_FIELDS"))
        means = field_names(parameters.get("INTENSIVE_FIELDS"))
        both = sorted(set(sums) & set(means))
        if both:
            raise error(
                tr("{names} cannot be both in METRIC_FIELDS and in INTENSIVE_FIELDS.").format(
                    names=", ".join(both)
                )
            )
        intervals = ZoneIntervals(self, parameters, context, feedback)
        plan = self.read_plan(parameters, context, feedback)
        metrics = self._metrics(parameters, context, feedback, sums, means)
        source, zones = self.read_zones(parameters, context, feedback, plan)
        has_people = bool(self._population) and not parameters.get("CLASS_WEIGHTS")
        densities = ZoneDensities(sums, means, has_people)
        uncertain = sums if intervals.wanted else []
        layout, named = _layout(source.fields(), zones, metrics.names, uncertain, densities.names)
        layout.tell(feedback)
        metrics.account(set(plan.names), feedback, means)
        counts = self._counts(parameters, context, feedback, plan)
        weights = self.weigh(parameters, context, feedback, plan, zones.shapes)
        shares = shares_of(self, parameters, context, plan)
        figures = np.array([metrics.of(name) for name in plan.names]).reshape(len(plan.names), -1)
        counted = [are_counts(column) for column in figures[:, : len(sums)].T]
        figures[:, : len(sums)] /= shares[:, None]
        totals, lost = weights.totals(figures, len(sums))
        intervals.measure(plan, zones.shapes, weights)
        ranges = intervals.columns(figures[:, : len(sums)], counted, sums, feedback)
        outside = float(weights.outside.mean())
        feedback.pushInfo(
            tr(
                "Of the maps of the {n:,} stations, {share} % on average are outside all zones"
            ).format(share=readable(round(100.0 * outside, 4)), n=len(plan.bands))
        )
        for name, rest, total in zip(sums, lost, np.nansum(figures, axis=0)):
            feedback.pushInfo(
                tr("{field}: {inside} in zones, {outside} outside all zones").format(
                    field=name, inside=readable(total - rest), outside=readable(rest)
                )
            )
        hidden = Withheld(self.parameterAsDouble(parameters, "MIN_COUNT", context))
        for column, name in enumerate(sums):
            totals[:, column] = hidden.hide(
                totals[:, column], tr("Zones, {field}").format(field=name)
            )
            # an interval tells what its total is
            ranges[np.isnan(totals[:, column]), 3 * column : 3 * column + 3] = np.nan
        inhabitants = None
        if has_people:
            inhabitants = inhabitants_of(zones.shapes, self.people, plan, feedback)
        more = np.hstack([ranges, densities.of(totals, zones.shapes, inhabitants)])
        style = densities.style(lambda name: named.get(name, name))
        if uncertain:
            style = partial(styles.style_cv, field=named[f"{uncertain[-1]}_cv"])
        with Outputs(self, parameters, context) as outputs:
            self._write_weights(outputs, plan, zones, weights, feedback)
            self._write_zones(outputs, zones, layout, weights, totals, more, style)
            if counts is not None:
                devices = counts.values / shares[:, None]
                values = (weight_matrix(weights).T @ devices).T
                ranges = intervals.over_time(devices, are_counts(counts.values))
                given = zones, counts, values, ranges, hidden, feedback
                self._write_times(outputs, parameters, context, *given)
            hidden.tell(feedback)
            return {**outputs.commit(), "OUTSIDE": outside}

    def _counts(self, parameters, context, feedback, plan):
        """Counts over time; None without COUNTS."""
        counts = counts_of(self, parameters, context, plan.names, feedback)
        wanted = bool(destination_of(self, parameters, "OUTPUT_TIMES", context))
        if counts is None and wanted:
            feedback.pushWarning(tr("OUTPUT_TIMES is empty: set COUNTS to fill it."))
            nothing = np.zeros((len(plan.names), 0))
            return Counts(nothing, nothing > 0.0, TimeSteps([]))
        if counts is not None and not wanted:
            feedback.pushWarning(tr("COUNTS is not used: set OUTPUT_TIMES for zones over time."))
        return counts if wanted else None

    def _write_times(
        self, outputs, parameters, context, zones, counts, values, ranges, hidden, feedback
    ):
        """Add OUTPUT_TIMES: W^T c of each time, and its intervals."""
        if len(counts.times):
            feedback.pushInfo(
                tr(
                    "Counts at {n:,} times: {total} in all, of which {outside} outside all zones"
                ).format(
                    n=len(counts.times),
                    total=readable(values.sum()),
                    outside=readable(values[:, -1].sum()),
                )
            )
        destination = destination_of(self, parameters, "OUTPUT_TIMES", context)
        devices = hidden.hide(values, tr("Zones over time"))
        columns = {"devices": devices}
        for part, column in ranges.items():
            columns[f"devices_{part}"] = np.where(np.isnan(devices), np.nan, column)
        write_zone_times(
            outputs, destination, "OUTPUT_TIMES", zones, counts.times, columns, feedback
        )

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
        table = weights_table(weights, plan.names, zones.ids, feedback)
        style = partial(explain, aliases=weights_aliases())
        outputs.table("OUTPUT_WEIGHTS", weights_fields(), table, style)

    @staticmethod
    def _write_zones(outputs, zones, layout, weights, totals, more, style):
        sums, serving = weights.zone_sums, weights.serving

        def rows():
            for i, feature in enumerate(zones.features):
                extra = [*_known(totals[i]), float(sums[i]), int(serving[i]), *_known(more[i])]
                feature.setAttributes(layout.values([*feature.attributes(), *extra]))
                yield feature

        outputs.features(
            "OUTPUT_ZONES",
            layout.fields,
            rows(),
            wkb_type=QgsWkbTypes.multiType(zones.wkb_type),
            crs=zones.crs,
            style=style,
        )


def _known(values):
    """Numbers as attributes: None where one is not known."""
    return [float(value) if math.isfinite(value) else None for value in values]


def _layout(fields, zones, metrics, with_intervals, densities):
    """Fields of the zones as they are written, their own and what is known of them; and the names that the
    latter have there."""
    layout = OutputFields()
    for index, field in enumerate(fields):
        values = (feature.attributes()[index] for feature in zones.features)
        layout.copy(field, values, "_zones")
    own = [make_fields(**{name: float}) for name in metrics]
    own += [make_fields(weight_sum=float, stations=int), *map(interval_fields, with_intervals)]
    own.append(make_fields(**dict.fromkeys(densities, float)))
    named = {}
    for field in (field for fields in own for field in fields):
        layout.add(field, "_stations")
        named.setdefault(field.name(), layout.fields[len(layout.fields) - 1].name())
    return layout, named
