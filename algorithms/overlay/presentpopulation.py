"""Present population: where the devices that stations counted are, all counts taken together."""

from __future__ import annotations

import contextlib
import math
import shutil
import tempfile
from dataclasses import replace
from functools import partial

import numpy as np
from qgis.core import (
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
)

from ...models.blocks import Blocks
from ...models.present import estimate, estimate_on_land
from ...models.spool import MapSpool
from ..common import styles
from ..common.attributes import warn_of
from ..common.destinations import check_destinations
from ..common.mapwriter import file_size
from ..common.messages import cancelled, error, tr
from ..common.outputs import Outputs
from ..common.parts import temporary_folder
from ..common.populationraster import Population
from ..common.progress import progress_of
from ..common.scheduler import client_of
from .landwalk import (
    SHARED,
    KeptTiles,
    LandField,
    check_mapped,
    land_walk,
    sites,
    told_of_a_stop,
    told_of_the_file,
)
from .metrics import Metrics, add_nulls
from .overlayalgorithm import OverlayAlgorithm, land_in, write_raster

USUAL = 600 * 600  # cells of a window, by default


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
        prior = None
        if self._prior:
            transforms = context.transformContext()
            prior = Population(self._prior, plan, transforms, feedback, "PRIOR")
        model = self.model_of(parameters, context, feedback, plan)
        result, most = Blocks(self.map_grid(model, plan)), 0
        deployments = plan.deployments
        staged = QgsProcessingMultiStepFeedback(2 * len(deployments), feedback)
        by = self._by_land if self.walks(model) else self._by_maps
        for number, deployment in enumerate(deployments):
            # a group's devices are in its own stations' counts only
            bands = [band for band in plan.bands if band.deployment is deployment]
            counts = {band.name: metrics.of(band.name)[0] for band in bands}
            staged.setCurrentStep(2 * number)
            if any(count > 0.0 for count in counts.values()):
                part = replace(plan, bands=bands)
                settings = partial(self._settings, parameters, context, staged, 2 * number + 1)
                client = client_of(self, parameters, context)
                found = by(staged, part, model, counts, prior, result, settings, client)
                self._tell(*found, parameters, context, feedback)
                most = max(most, len(found[0]))
        if prior is not None:
            prior.check()
        total = result.total
        with Outputs(self, parameters, context) as outputs:
            write_raster(outputs, "OUTPUT", path, plan, field, result, style=styles.METRIC)
            results = outputs.commit()
        feedback.pushInfo(tr("Devices in the raster: {total:,.10g}").format(total=total))
        return {**results, "TOTAL": total, "STEPS": most}

    def _settings(self, parameters, context, feedback, step):
        """(iterations, tolerance, progress) of an estimate, which begins now, a step of the run."""
        iterations = self.parameterAsInt(parameters, "ITERATIONS", context)

        def progress(number, fraction):
            feedback.setProgress(100.0 * (max(0, number - 1) + fraction) / iterations)
            return not feedback.isCanceled()

        feedback.setCurrentStep(step)
        return iterations, self.parameterAsDouble(parameters, "TOLERANCE", context), progress

    def _by_maps(self, feedback, plan, model, counts, prior, result, settings, _):
        """Add the devices of one group from the maps of its stations: (iterations, names of those apart)."""
        _check_room(plan)
        with told_of_the_file(), temporary_folder() as folder, MapSpool(folder) as spool:
            maps = self.maps(model, feedback, plan, areas=True)
            counted, service = _gather(maps, counts, spool, Blocks(result.grid))
            found = estimate(
                spool,
                [counts[name] for name in counted],
                service,
                prior or (lambda part: land_in(plan.region, part)),
                *settings(),
            )
        if found is None:
            raise cancelled()
        devices, steps, apart = found
        for part, values in devices:
            result.add(part, values)
        return steps, [counted[i] for i in apart]

    def _by_land(self, feedback, plan, model, counts, prior, result, settings, client):
        """As `_by_maps`, for all stations at once."""
        deployment, n = plan.bands[0].deployment, len(plan.bands[0].deployment)
        bands = [band for band in plan.bands if math.isfinite(counts[band.name])]
        walk = land_walk(model, deployment, [band.station for band in bands], feedback)
        # the stations of a site have the same map, so their counts are one
        devices = sites(bands, [counts[band.name] for band in bands], n)
        parts = sites(bands, [band.share for band in bands], n)
        land = partial(land_in, plan.region)
        peopled, alone = LandField(result.grid), LandField(result.grid)
        with contextlib.ExitStack() as stack:
            with client as cluster:  # only for the walk
                progress = progress_of(feedback, SHARED)
                tiles = stack.enter_context(KeptTiles(walk, plan, progress, prior, cluster))
            counting = [band for band in bands if counts[band.name] > 0.0]
            check_mapped(counting, tiles.on_land[[band.station for band in counting]])
            with told_of_a_stop():
                found = estimate_on_land(tiles.spool, devices, parts, tiles.amounts, *settings())
            for number, tile in enumerate(tiles):
                start, there = tiles.amounts[number], found.devices[number]
                each = np.divide(there, start, out=np.zeros_like(there), where=start > 0.0)
                peopled.put(tile, each, start)
                if found.apart:
                    alone.put(tile, found.alone[number], tile.area)
        peopled.add_to(result, prior or land)
        alone.add_to(result, land)
        apart = set(found.apart)
        return found.steps, [
            band.name for band in bands if band.station in apart and counts[band.name] > 0.0
        ]

    def _tell(self, steps, apart, parameters, context, feedback):
        """Write the convergence into the log, and whose counts are spread otherwise."""
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
            apart,
            tr(
                "PRIOR is 0 wherever {n:,} stations can serve, so their counts are spread by their maps"
                " alone: {names}."
            ),
            feedback,
        )


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


def _gather(maps, counts, spool, service):
    """Put the maps of stations that counted somebody aside.

    Returns
    -------
    (list of str, Blocks)
        Ids of these in the order of the spool; and s, the sum of a_k P(l|k) over all stations whose counts
        are known.
    """
    counted = []
    for mapped in maps:
        count = counts[mapped.band.name]
        if math.isnan(count):
            continue
        service.add(mapped.grid, mapped.served_area * mapped.values)
        if count > 0.0:
            spool.append(mapped.values, mapped.grid)
            counted.append(mapped.band.name)
    return counted, service
