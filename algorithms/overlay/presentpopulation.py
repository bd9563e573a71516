"""Present population: where the devices that stations counted are, all counts taken together."""

from __future__ import annotations

import contextlib
import math
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...models.blocks import Blocks
from ..common import styles, temporal
from ..common.attributes import field_names, warn_of
from ..common.destinations import check_destinations, destination_of
from ..common.mapwriter import MapWriter
from ..common.messages import error, readable, tr
from ..common.outputs import Outputs
from ..common.populationraster import Population, add_class_weights, class_weights_of
from ..common.scheduler import client_of
from ..common.tables import check_parquet
from .countstable import add_counts, counts_of
from .estimation import LandEstimation, MapsEstimation
from .metrics import SKIP, Metrics, add_nulls
from .overlayalgorithm import OverlayAlgorithm, land_in, write_band
from .publishing import Withheld, add_market_share, add_min_count, shares_of
from .timesteps import TimeSteps, time_steps
from .zonelayer import add_zones, zones_of
from .zonetimes import ZoneTotals, help_text


@dataclass(frozen=True)
class Series:
    """Counts of the stations that are mapped. values : (bands, times), NaN where unknown; steps : TimeSteps;
    title : of a raster's only band."""

    values: np.ndarray
    steps: TimeSteps
    title: str


class PresentPopulation(OverlayAlgorithm):
    """Expectation maximisation over counts and diffusion maps."""

    makes_rasters = takes_scheduler = True

    def name(self):
        return "presentpopulation"

    def displayName(self):
        return tr("Present population")

    def tags(self):
        return tr("census,devices,expectation maximisation,EM,mno,diffusion map").split(",")

    def summary(self):
        return tr(
            "Estimates how many devices are in each cell from how many each station counted, by expectation"
            " maximisation: where the maps of stations overlap, their counts must agree. 'Map a station"
            " metric' spreads each count by itself; this tool lets the counts of neighbours speak about a"
            " place too: a station that counted no one says that few are near it.\nThe total of the counts is"
            " kept. More iterations fit the counts better but make the map rougher.\nWith a table of counts"
            " by time, or with several count fields, there is a band, and a row of each zone, for each time:"
            " the maps are made once for all."
        )

    def add_overlay_parameters(self):
        number = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterField(
                "COUNT_FIELD",
                tr("Count fields"),
                parentLayerParameterName="INPUT",
                allowMultiple=True,
                optional=True,
            ),
            tr(
                "Field of INPUT with the devices that each station counted, 0 or more; of several, each is a"
                " time. Not needed with COUNTS."
            ),
        )
        add_counts(self, "COUNTS_FIELD")
        add_nulls(
            self,
            tr(
                "Whether stations without a count, or without a row at some time, are unknown (no count has"
                " their devices, and places near them are left to their neighbours) or counted no one."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "ITERATIONS", tr("Iterations at most"), number.Integer, 50, minValue=1
            ),
            tr("The largest number of times that the estimate is improved."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "TOLERANCE", tr("Tolerance"), number.Double, 0.001, minValue=0.0
            ),
            tr("It ends earlier where an iteration moves less than this share of the devices."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterRasterLayer("PRIOR", tr("Prior population"), optional=True),
            tr(
                "Raster of people or devices per cell, in any CRS, from which the estimate starts. Where it"
                " is 0, no devices are placed. Without it, devices start evenly spread over the region."
            ),
        )
        add_class_weights(self, "PRIOR")
        add_zones(
            self, tr("Polygons, in any CRS, for which OUTPUT_ZONES has totals."), optional=True
        )
        add_market_share(self)
        add_min_count(self)

    def add_outputs(self):
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Present population")),
            tr(
                "GeoTIFF of devices in each cell, a band for each time, whose layer plays in QGIS's temporal"
                " controller. NoData outside the region."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_ZONES",
                tr("Present population by zone"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            help_text(),
        )
        self.addOutput(QgsProcessingOutputNumber("TOTAL", tr("Devices in the raster")))
        self.addOutput(QgsProcessingOutputNumber("STEPS", tr("Iterations that were made")))

    def checkParameterValues(self, parameters, context):
        tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context)
        if self.parameterAsInt(parameters, "ITERATIONS", context) < 1:
            return False, tr("ITERATIONS must be 1 or more.")
        if not (math.isfinite(tolerance) and tolerance >= 0.0):
            return False, tr("TOLERANCE must be 0 or more, such as 0.001.")
        return super().checkParameterValues(parameters, context)

    def prepareAlgorithm(self, parameters, context, feedback):
        self._prior = self.raster_input(parameters, "PRIOR", context)
        return super().prepareAlgorithm(parameters, context, feedback)

    def processAlgorithm(self, parameters, context, feedback):
        path = self.parameterAsOutputLayer(parameters, "OUTPUT", context)
        check_destinations(self, parameters, context)
        check_parquet(destination_of(self, parameters, "OUTPUT_ZONES", context).path)
        plan = self.read_plan(parameters, context, feedback)
        series = self._series(parameters, context, feedback, plan)
        shares = shares_of(self, parameters, context, plan)
        series = replace(series, values=series.values / shares[:, None])
        prior = None
        if self._prior:
            transforms = context.transformContext()
            weights = class_weights_of(self, parameters, context, "PRIOR")
            prior = Population(self._prior, plan, transforms, feedback, "PRIOR", weights)
        model = self.model_of(parameters, context, feedback, plan)
        grid = self.map_grid(model, plan)
        zones = self._zones(parameters, context, feedback, plan, grid)
        with contextlib.ExitStack() as stack:
            staged = QgsProcessingMultiStepFeedback(2 * len(plan.deployments), feedback)
            given = parameters, context, staged, plan, series, model, prior
            estimations = [stack.enter_context(one) for one in self._estimations(*given)]
            if prior is not None:
                prior.check()
            outputs = stack.enter_context(Outputs(self, parameters, context))
            names = [series.title] if len(series.steps) == 1 else series.steps.labels
            writer = stack.enter_context(MapWriter(path, grid, plan.crs, names))
            hidden = Withheld(self.parameterAsDouble(parameters, "MIN_COUNT", context))
            totals = []
            most = 0.0
            count, rounds = len(series.steps), 0
            iterations = self.parameterAsInt(parameters, "ITERATIONS", context)
            together = min([one.together for one in estimations])
            for start in range(0, count, together):
                times = slice(start, min(start + together, count))
                for number, one in enumerate(estimations):
                    done = (start + number * together / len(estimations)) / count
                    part = together / len(estimations) / count
                    progress = self._progress(staged, len(plan.deployments), done, part, iterations)
                    tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context)
                    steps = one.run(times, iterations, tolerance, progress)
                    rounds = max([rounds, *map(len, steps)])
                    self._tell(steps, parameters, context, feedback)
                for column in range(times.stop - times.start):
                    result = Blocks(grid)
                    for one in estimations:
                        one.add_to(result, column)
                    totals.append(result.total)
                    if zones is not None:
                        zones.add(result)
                    most = max(most, self._write(writer, start + column + 1, result, plan, hidden))
            self._warn_of_apart(estimations, feedback)
            over_time = len(series.steps) > 1
            style = temporal.RasterOverTime(series.steps, most) if over_time else styles.METRIC
            outputs.raster("OUTPUT", writer, style, "AVERAGE" if outputs.wants_cog else "")
            if zones is not None:
                zones.write(outputs, series.steps, hidden, feedback)
            results = outputs.commit()
        hidden.tell(feedback)
        self._tell_of_totals(series.steps.labels, totals, feedback)
        return {**results, "TOTAL": math.fsum(totals), "STEPS": rounds}

    def _series(self, parameters, context, feedback, plan):
        """Counts of the stations that are mapped, from COUNTS or from fields of INPUT."""
        fields = field_names(parameters.get("COUNT_FIELD"))
        zero = self.parameterAsEnumString(parameters, "NULLS", context) != SKIP
        counts = counts_of(
            self, parameters, context, plan.names, feedback, ("COUNTS_FIELD", "COUNT_FIELD")
        )
        if counts is not None:
            unknown = int((~counts.known).sum())
            if unknown:
                feedback.pushInfo(
                    tr(
                        "Pairs of a station and a time without a row of COUNTS: {n:,}. They {what}."
                    ).format(n=unknown, what=tr("count as 0") if zero else tr("are unknown"))
                )
            values = np.where(counts.known | zero, counts.values, np.nan)
            if not values[counts.known].any():
                raise error(tr("All counts of COUNTS are 0: choose another COUNT_FIELD."))
            return Series(values, counts.times, counts.times.labels[0])
        if not fields:
            raise error(tr("COUNT_FIELD and COUNTS are both empty: set one of them."))
        metrics = Metrics(
            self.source(parameters, "INPUT", context),
            self.parameterAsString(parameters, "ID_FIELD", context),
            dict.fromkeys(fields, "COUNT_FIELD"),
            self.parameterAsEnumString(parameters, "NULLS", context),
            feedback,
        )
        known = metrics.account(set(plan.names), feedback)
        empty = [field for field in fields if not known[field][0] > 0.0]
        if len(empty) == len(fields):
            raise error(
                tr(
                    "COUNT_FIELD '{field}' has no device at the stations that are mapped: choose a field of"
                    " counts."
                ).format(field=fields[0])
            )
        values = np.array([metrics.of(name) for name in plan.names])
        steps, rank = (
            time_steps(fields) if len(fields) > 1 else (TimeSteps(fields), np.zeros(1, int))
        )
        order = np.zeros((len(plan.names), len(steps)))
        order[:, rank] = values
        return Series(order, steps, fields[0])

    def _zones(self, parameters, context, feedback, plan, grid):
        """What adds up devices by zone; None where it is not asked for."""
        destination = destination_of(self, parameters, "OUTPUT_ZONES", context)
        source = self.source(parameters, "ZONES", context)
        if source is None or not destination:
            if destination:
                raise error(tr("OUTPUT_ZONES needs zones: set ZONES, or leave it out."))
            if source is not None:
                feedback.pushWarning(tr("ZONES is not used: set OUTPUT_ZONES for totals by zone."))
            return None
        zones = zones_of(self, parameters, context, feedback, plan)
        return ZoneTotals(zones, grid, plan.region, destination, feedback)

    def _estimations(self, parameters, context, staged, plan, series, model, prior):
        """Yield what the devices of each group are estimated on."""
        for number, deployment in enumerate(plan.deployments):
            # a group's devices are in its own stations' counts only
            chosen = [i for i, band in enumerate(plan.bands) if band.deployment is deployment]
            bands, values = [plan.bands[i] for i in chosen], series.values[chosen]
            staged.setCurrentStep(number)
            if not (values > 0.0).any():
                continue
            part = replace(plan, bands=bands)
            if self.walks(model):
                client = client_of(self, parameters, context)
                yield LandEstimation(bands, values, part, model, prior, staged, client)
            else:
                maps = self.maps(model, staged, part, areas=True)
                land = prior or partial(land_in, plan.region)
                yield MapsEstimation(bands, values, maps, land)

    @staticmethod
    def _progress(staged, groups, done, part, iterations):
        """Progress of an estimate in the second half of the run, of which `done` is done, and which is
        `part` of it."""

        def progress(number, fraction):
            share = min(1.0, (max(0, number - 1) + fraction) / iterations)
            reached = groups * (done + part * share)
            whole = min(groups - 1, int(reached))
            staged.setCurrentStep(groups + whole)
            staged.setProgress(100.0 * (reached - whole))
            return not staged.isCanceled()

        return progress

    @staticmethod
    def _write(writer, band, result, plan, hidden):
        """Write a band; returns its largest value."""
        most = 0.0
        kept = Blocks(result.grid)
        for part, values in result:
            kept.put(part, hidden.hide(values, tr("Cells")))
            most = max(most, float(values.max()))
        write_band(writer, band, kept, plan.region)
        return most

    def _tell(self, steps, parameters, context, feedback):
        """Write into the log how the estimates of some times went."""
        steps = [iterations for iterations in steps if iterations]
        if not steps:
            return
        last = [iterations[-1] for iterations in steps]
        if len(steps) == 1:
            for step in steps[0]:
                if step.number <= 5 or step.number % 5 == 0 or step is last[0]:
                    feedback.pushInfo(
                        tr(
                            "Iteration {n}: {change:.3%} of the devices moved, log-likelihood {fit:.8g}"
                        ).format(n=step.number, change=step.change, fit=step.log_likelihood)
                    )
        else:
            feedback.pushInfo(
                tr(
                    "{n:,} times: {low} to {high} iterations, the last of which moved {change:.3%} of the"
                    " devices at most"
                ).format(
                    n=len(steps),
                    low=min(step.number for step in last),
                    high=max(step.number for step in last),
                    change=max(step.change for step in last),
                )
            )
        if max(step.change for step in last) >= self.parameterAsDouble(
            parameters, "TOLERANCE", context
        ):
            feedback.pushInfo(tr("ITERATIONS was reached before TOLERANCE."))

    @staticmethod
    def _warn_of_apart(estimations, feedback):
        names = [band.name for one in estimations for band in one.bands if band.name in one.apart]
        warn_of(
            names,
            tr(
                "PRIOR is 0 wherever {n:,} stations can serve, so their counts are spread by their maps"
                " alone: {names}."
            ),
            feedback,
        )

    @staticmethod
    def _tell_of_totals(labels, totals, feedback):
        if len(totals) == 1:
            feedback.pushInfo(
                tr("Devices in the raster: {total}").format(total=readable(totals[0]))
            )
            return
        low, high = int(np.argmin(totals)), int(np.argmax(totals))
        feedback.pushInfo(
            tr("Times: {n:,}, from {low} devices ({first}) to {high} ({second})").format(
                n=len(totals),
                low=readable(totals[low]),
                first=labels[low],
                high=readable(totals[high]),
                second=labels[high],
            )
        )
