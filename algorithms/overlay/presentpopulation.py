"""Present population: where the devices that stations counted are, all counts taken together."""

from __future__ import annotations

import contextlib
import math
import shutil
import tempfile
from dataclasses import replace

import numpy as np
from qgis.core import (
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...models.coverage import coverage
from ...models.maps import without_water
from ...models.present import estimate
from ...models.spool import MapSpool
from ..common import styles
from ..common.attributes import warn_of
from ..common.destinations import check_destinations
from ..common.mapwriter import file_size
from ..common.memory import check_memory
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs
from ..common.parts import temporary_folder
from ..common.populationraster import Population
from .metrics import Metrics, add_nulls
from .overlayalgorithm import OverlayAlgorithm, write_raster

BYTES = 80  # a cell: region, prior, service, result, and five arrays of an iteration
USUAL = 600 * 600  # cells of a window, by default


class PresentPopulation(OverlayAlgorithm):
    """Expectation maximisation over counts and diffusion maps."""

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
            " place too, so a station that counted nobody says that few are near it.\nThe total of the counts"
            " is kept. More iterations fit the counts better but make the map rougher."
        )

    def add_overlay_parameters(self):
        number = QgsProcessingParameterNumber.Type
        self.add(
            QgsProcessingParameterField(
                "COUNT_FIELD", tr("Count field"), parentLayerParameterName="INPUT"
            ),
            tr("Field with the devices that each station counted, 0 or more."),
        )
        add_nulls(
            self,
            tr(
                "Whether stations without a count are unknown (their devices are in nobody's count, and"
                " places near them are left to their neighbours) or counted nobody."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "ITERATIONS", tr("Iterations at most"), number.Integer, 50, minValue=1
            ),
            tr("The estimate is improved so many times at most."),
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
                "Raster of people or devices per cell, in any CRS, from which the estimate starts; where it"
                " is 0 nobody is put. Without it: everywhere in the region alike."
            ),
        )

    def add_outputs(self):
        self.add(
            QgsProcessingParameterRasterDestination("OUTPUT", tr("Present population")),
            tr("GeoTIFF of one band: devices in each cell. NoData outside the region."),
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
        field = self.parameterAsString(parameters, "COUNT_FIELD", context)
        plan = self.read_plan(parameters, context, feedback)
        check_memory(plan.grid, BYTES)
        metrics = Metrics(
            self.source(parameters, "INPUT", context),
            self.parameterAsString(parameters, "ID_FIELD", context),
            {field: "COUNT_FIELD"},
            self.parameterAsEnumString(parameters, "NULLS", context),
            feedback,
        )
        if not metrics.account(set(plan.names), feedback)[field][0] > 0.0:
            raise error(
                tr(
                    "COUNT_FIELD '{field}' has no device at the stations that are mapped: choose a field of"
                    " counts."
                ).format(field=field)
            )
        land = start = coverage(plan.region, plan.grid)
        if self._prior:
            transforms = context.transformContext()
            start = Population(self._prior, plan, transforms, feedback, "PRIOR").values
        result, most = np.zeros(plan.grid.shape), 0
        deployments = plan.deployments
        staged = QgsProcessingMultiStepFeedback(2 * len(deployments), feedback)
        _check_room(plan)
        with _told(), temporary_folder() as folder:
            for number, deployment in enumerate(deployments):
                # a group's devices are in its own stations' counts only
                bands = [band for band in plan.bands if band.deployment is deployment]
                with MapSpool(folder) as spool:
                    staged.setCurrentStep(2 * number)
                    part = replace(plan, bands=bands)
                    maps = self.maps(parameters, context, staged, part, areas=True)
                    counted, service = _gather(maps, metrics, spool, plan.grid)
                    staged.setCurrentStep(2 * number + 1)
                    if counted:
                        found, steps = self._estimate(
                            parameters, context, staged, spool, counted, service, start, plan.grid
                        )
                        result += found
                        most = max(most, steps)
        total = float(result.sum())
        with Outputs(self, parameters, context) as outputs:
            write_raster(
                outputs,
                "OUTPUT",
                path,
                plan,
                field,
                without_water(result, land),
                style=styles.METRIC,
            )
            results = outputs.commit()
        feedback.pushInfo(tr("Devices in the raster: {total:,.10g}").format(total=total))
        return {**results, "TOTAL": total, "STEPS": most}

    def _estimate(self, parameters, context, feedback, spool, counted, service, start, grid):
        """(devices (rows, columns), iterations made) of one group, with its convergence in the log."""
        iterations = self.parameterAsInt(parameters, "ITERATIONS", context)

        def progress(number, fraction):
            feedback.setProgress(100.0 * (number - 1 + fraction) / iterations)
            return not feedback.isCanceled()

        found = estimate(
            spool,
            list(counted.values()),
            service,
            start,
            grid,
            iterations,
            self.parameterAsDouble(parameters, "TOLERANCE", context),
            progress,
        )
        if found is None:
            raise cancelled()
        values, steps, apart = found
        for step in steps:
            if step.number <= 5 or step.number % 5 == 0 or step is steps[-1]:
                feedback.pushInfo(
                    tr(
                        "Iteration {n}: {change:.3%} of the devices moved, log-likelihood {fit:.8g}"
                    ).format(n=step.number, change=step.change, fit=step.log_likelihood)
                )
        if steps[-1].change >= self.parameterAsDouble(parameters, "TOLERANCE", context):
            feedback.pushInfo(tr("ITERATIONS was reached before TOLERANCE."))
        warn_of(
            [list(counted)[i] for i in apart],
            tr(
                "PRIOR is 0 wherever {n:,} stations can serve, so their counts are spread by their maps"
                " alone: {names}."
            ),
            feedback,
        )
        return values, len(steps)


def _check_room(plan):
    """Refuse what the folder of temporary files has no room for."""
    folder = tempfile.gettempdir()
    # a map of a raster of maps is not known before; it is seldom larger than a window is by default
    needed = sum(4 * min(band.grid.size, USUAL) for band in plan.bands)
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise error(
            tr(
                "The maps of {n:,} stations may need {size} in the folder of temporary files, {folder}, which"
                " has {free} left: make room there, set TMPDIR (TEMP on Windows) to another folder, map fewer"
                " stations with STATIONS, or raise CELL_SIZE."
            ).format(n=len(plan.bands), size=file_size(needed), folder=folder, free=file_size(free))
        )


@contextlib.contextmanager
def _told():
    """Tell in a sentence where the temporary file cannot be written or read."""
    try:
        yield
    except OSError as problem:
        raise error(
            tr(
                "The file of maps in the folder of temporary files, {folder}, cannot be used ({problem}):"
                " make room there, or set TMPDIR (TEMP on Windows) to another folder."
            ).format(folder=tempfile.gettempdir(), problem=problem.strerror or problem)
        ) from problem


def _gather(maps, metrics, spool, grid):
    """Put the maps of stations that counted somebody aside.

    Returns
    -------
    (dict of str to float, numpy.ndarray)
        {station id: count} in the order of the spool; and s, the sum of a_k P(l|k) over all stations whose
        counts are known.
    """
    counted, service = {}, np.zeros(grid.shape)
    for mapped in maps:
        count = metrics.of(mapped.band.name)[0]
        if math.isnan(count):
            continue
        service[grid.slices(mapped.grid)] += mapped.served_area * mapped.values
        if count > 0.0:
            spool.append(mapped.values, mapped.grid)
            counted[mapped.band.name] = count
    return counted, service
