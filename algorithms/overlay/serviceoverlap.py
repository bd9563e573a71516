"""Service overlap: the likeliest station of each place, and how many share it."""

from __future__ import annotations

from functools import partial

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterRasterDestination,
    QgsWkbTypes,
)

from ...models.blocks import Blocks
from ...models.mesh import Fineness
from ...models.service import ServiceOverlap as Overlap
from ...models.service import overlap_in
from ...models.smoothing import smoothed
from ..common import styles
from ..common.destinations import check_destinations, destination_of
from ..common.fields import make_fields
from ..common.mapwriter import NUMBERS
from ..common.messages import error, tr
from ..common.outputs import Outputs, make_feature
from ..common.progress import progress_of
from .landwalk import SHARED, land_walk, sites, walk_tiles
from .overlayalgorithm import OverlayAlgorithm, write_raster
from .polygons import areas_of

SHARP = Fineness(0.1, 0.001)  # where one best server ends and the next begins is a line
RASTERS = ("BEST_SERVER", "ENTROPY", "EFFECTIVE_SERVERS")
TABLES = ("OUTPUT_SERVERS", "BEST_SERVER_AREAS")


class ServiceOverlap(OverlayAlgorithm):
    """P(i|l), its largest i, its entropy H and exp(H)."""

    makes_rasters = True

    def name(self):
        return "serviceoverlap"

    def displayName(self):
        return tr("Service overlap")

    def tags(self):
        return tr("best server,entropy,coverage,uncertainty,diffusion map").split(",")

    def summary(self):
        return tr(
            "Reverses the maps: which station most likely serves a device in a grid cell, and how"
            " certain is that? The entropy says how evenly the stations share a grid cell, and the"
            " effective number of servers how many equally likely stations would be as uncertain: 1"
            " where one station serves alone.\nThe density model and the student 'best' give this"
            " themselves. Maps of other models, and those of MAPS, say where a station's devices"
            " are, not how many it has: they are weighted by the area that their raster carries,"
            " otherwise by that of the Voronoi cell in the region."
        )

    def add_outputs(self):
        for name, label, text in (
            (
                "BEST_SERVER",
                tr("Best server"),
                tr(
                    "GeoTIFF: number of the likeliest station of each grid cell, counted from 1 in the"
                    " order of INPUT; the legend and the table of servers name it. NoData where no station"
                    " serves."
                ),
            ),
            (
                "ENTROPY",
                tr("Entropy"),
                tr(
                    "GeoTIFF: entropy of the serving station in each grid cell, in nats (0 where one"
                    " station serves alone)."
                ),
            ),
            (
                "EFFECTIVE_SERVERS",
                tr("Effective number of servers"),
                tr("GeoTIFF: exp(entropy), from 1 to the number of stations."),
            ),
        ):
            self.add(QgsProcessingParameterRasterDestination(name, label, optional=True), text)
        self.add(
            QgsProcessingParameterFeatureSink(
                "OUTPUT_SERVERS",
                tr("Servers"),
                QgsProcessing.SourceType.TypeVector,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Table: number (as in BEST_SERVER), station_id, best_km2 (area where it is the best"
                " server)."
            ),
        )

        self.add(
            QgsProcessingParameterFeatureSink(
                "BEST_SERVER_AREAS",
                tr("Best server areas"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
                createByDefault=False,
            ),
            tr(
                "Polygons: where each station is the best server, with all parts; number (as in"
                " BEST_SERVER), station_id, area_km2. Stations that are the best server nowhere have no"
                " polygon."
            ),
        )

    def processAlgorithm(self, parameters, context, feedback):
        paths = {
            name: self.parameterAsOutputLayer(parameters, name, context)
            for name in RASTERS
            if destination_of(self, parameters, name, context)
        }
        check_destinations(self, parameters, context)
        if not paths and not any(
            destination_of(self, parameters, name, context) for name in TABLES
        ):
            raise error(
                tr("All outputs are off: choose at least one of {names}.").format(
                    names=", ".join((*RASTERS, *TABLES))
                )
            )
        plan = self.read_plan(parameters, context, feedback)
        if len(plan.deployments) > 1:
            raise error(
                tr(
                    "GROUP_FIELD makes {n:,} deployments, but a device has one operator: choose the"
                    " stations of one operator with STATIONS, and run the tool once for each."
                ).format(n=len(plan.deployments))
            )
        model = self.model_of(parameters, context, feedback, plan)
        grid = self.map_grid(model, plan)
        best, entropy = Blocks(grid, np.int32), Blocks(grid)
        gather = self._by_land if self.walks(model) else self._by_maps
        for part, numbers, values in gather(model, feedback, plan):
            best.put(part, numbers)
            entropy.put(part, values)
        several = _Several(entropy)
        feedback.pushInfo(
            tr("Effective number of servers: mean {mean:.2f}, at most {most:.2f}").format(
                mean=several.mean, most=several.most
            )
        )
        with Outputs(self, parameters, context) as outputs:
            _write_table(outputs, plan, best)
            if outputs.wants("BEST_SERVER_AREAS"):
                _write_areas(outputs, plan, best)
            for name, path in paths.items():
                _write(outputs, name, path, plan, best, entropy)
            return outputs.commit()

    def _by_maps(self, model, feedback, plan):
        """Yield blocks, their best servers and entropy, from the maps of the stations."""
        overlap = Overlap(self.map_grid(model, plan))
        numbers = {name: number for number, name in enumerate(plan.names, 1)}
        for mapped in self.maps(model, feedback, plan, areas=True):
            overlap.add(numbers[mapped.band.name], mapped.values, mapped.grid, mapped.served_area)
        yield from overlap

    def _by_land(self, model, feedback, plan):
        """As `_by_maps`, for all stations at once."""
        deployment, n = plan.bands[0].deployment, len(plan.bands[0].deployment)
        number, several = np.zeros(n, dtype=np.int32), np.zeros(n)
        for i, band in reversed(list(enumerate(plan.bands, 1))):
            number[band.station] = i
            several[band.station] += 1
        shares = sites(plan.bands, [band.share for band in plan.bands], n)
        stations = [band.station for band in plan.bands]
        walk = land_walk(model, deployment, stations, feedback, fineness=SHARP)
        grid = self.map_grid(model, plan)
        best, entropy, sizes = Blocks(grid, np.int32), Blocks(grid), Blocks(grid, np.int32)
        for tile in walk_tiles(walk, plan, progress_of(feedback, SHARED, land=True)):
            numbers, values = overlap_in(tile, shares, number, several)
            part = tile.grid.common(grid)
            place = tile.grid.slices(part)
            served = tile.on_cells(numbers)
            best.put(part, served[place])
            entropy.put(part, tile.on_cells(np.nan_to_num(values))[place])
            sizes.put(part, np.where(served > 0, tile.on_cells(tile.size), 0)[place])
        for part, values in smoothed(entropy, sizes):
            numbers = best.get(part)
            yield part, numbers, np.where(numbers > 0, values, np.nan)


class _Several:
    """Mean and largest effective number of servers where some station serves."""

    def __init__(self, entropy):
        total, count, self.most = 0.0, 0, 0.0
        for _, values in entropy:
            found = np.exp(values[np.isfinite(values)])
            total, count = total + found.sum(), count + len(found)
            self.most = max(self.most, found.max(initial=0.0))
        self.mean = total / max(1, count)


def _write_table(outputs, plan, best):
    counts = np.zeros(len(plan.names) + 1, dtype=np.int64)
    for _, numbers in best:
        counts += np.bincount(numbers.ravel(), minlength=len(counts))
    area = (plan.cell / 1000.0) ** 2
    rows = (
        make_feature([number, name, float(counts[number] * area)])
        for number, name in enumerate(plan.names, 1)
    )
    fields = make_fields(number=int, station_id=str, best_km2=float)
    outputs.features("OUTPUT_SERVERS", fields, rows)


def _write_areas(outputs, plan, best):
    features = [
        make_feature([number, plan.names[number - 1], shape.area / 1e6], shape)
        for number, shape in areas_of(best).items()
    ]
    outputs.features(
        "BEST_SERVER_AREAS",
        make_fields(number=int, station_id=str, area_km2=float),
        features,
        wkb_type=QgsWkbTypes.Type.MultiPolygon,
        crs=plan.crs,
        style=styles.AREAS,
    )


def _write(outputs, name, path, plan, best, entropy):
    place = outputs, name, path, plan
    if name == "BEST_SERVER":
        style = partial(styles.style_servers, names=plan.names)
        write_raster(*place, "best server", best, NUMBERS, style)
    elif name == "ENTROPY":
        style = partial(styles.style_values, heading=tr("Entropy in nats"))
        write_raster(*place, "entropy", entropy, style=style)
    else:
        servers = Blocks(entropy.grid)
        for part, values in entropy:
            servers.put(part, np.exp(values))
        style = partial(styles.style_values, heading=tr("Effective number of servers"))
        write_raster(*place, "effective servers", servers, style=style)
