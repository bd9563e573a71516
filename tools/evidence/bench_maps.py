"""Single maps: time of those from graded places beside those of all cells, and how far they are from these.

For every station of Orange Lyon and Orange Le Mans where the development data are there (DATA), else of a
synthetic city. The full computation looks at every cell by itself.
"""

from __future__ import annotations

from functools import partial
from unittest import mock

import numpy as np
import shapely

from deepmend.models.association import association_probability
from deepmend.models.deepmend.best import SERVED, BestStudent
from deepmend.models.deepmend.context import COMPETITION, Surroundings, as_table
from deepmend.models.density import DensityModel, log_distance_ratios
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.synthetic import sample_deployment
from tools.deployments import CELL, WINDOW, city_files, data_folder, read_deployment
from tools.evidence.timing import report, seconds

PARTS = 16  # of the land, whose P(i|l) is computed together
TIMED = 60  # stations


def deployments():
    """Yields names and deployments."""
    found = city_files(data_folder(), ("Lyon", "Mans"))
    for stations, region in found:
        if stations.stem.startswith("Orange_"):
            yield stations.stem, read_deployment(stations, region)
    if not found:
        land = shapely.Point(850000, 6520000).buffer(30000, 64)
        xy = sample_deployment(land, 400, 0.5, 1)
        yield "synthetic city", Deployment([f"S{i}" for i in range(len(xy))], xy, land)


def exact_maps(deployment, stations, grids):
    """Yields `best`'s maps of stations on their grids, from all cells, each looked at by itself."""
    model = BestStudent()
    surroundings = Surroundings(deployment)
    whole = Grid.around(CELL, deployment.region.bounds, slack=0.0)
    fields = np.full((len(COMPETITION), *whole.shape), np.nan, dtype=np.float32)
    row, column = np.nonzero(deployment.region_weight(whole))
    x, y = whole.centres()
    for part in np.array_split(np.arange(len(row)), PARTS):
        r, c = row[part], column[part]
        fields[:, r, c] = model.competition(deployment, np.stack([x[c], y[r]], axis=-1))
    for station, grid in zip(stations, grids):
        land = deployment.region_weight(grid)
        cells = np.flatnonzero(land)
        ratios = log_distance_ratios(deployment, station, grid, cells)
        probability = association_probability(ratios, model.beta)
        common = grid.common(whole)
        there = np.full((len(COMPETITION), *grid.shape), np.nan, dtype=np.float32)
        there[(slice(None), *grid.slices(common))] = fields[(slice(None), *whole.slices(common))]
        *far, total = there.reshape(len(there), -1)[:, cells]
        served = np.flatnonzero(probability > SERVED)
        x, y = grid.centres()
        row, column = np.divmod(cells[served], grid.columns)
        table = as_table(
            surroundings,
            station,
            deployment.xy[station],
            [values[served] for values in far],
            x[column],
            y[row],
            ratios[:, served].astype(np.float32),
            probability[served].astype(np.float32),
        )
        logs = np.log(probability) - total
        logs[served] += model.correction(table)
        result = np.zeros(grid.shape)
        result.ravel()[cells] = np.exp(logs) * land.ravel()[cells]
        yield result


def all_cells():
    """Places everywhere, and each corrected by itself."""
    places = mock.patch.multiple("deepmend.models.density", SHARE=0.0)
    single = {"WEAK": SERVED, "PER_SPACING": np.inf}
    return places, mock.patch.multiple("deepmend.models.deepmend.best", **single)


def time_of(work, stations, grids):
    """Seconds a map, those of other stations having been made before."""

    def maps():
        for place in zip(stations[:TIMED], grids):
            work(*place)

    maps()
    return seconds(maps, 3) / min(TIMED, len(stations))


def bench_maps():
    for name, deployment in deployments():
        stations = np.random.default_rng(0).permutation(np.flatnonzero(deployment.inside))
        grids = [Grid.window(*deployment.xy[i], CELL, WINDOW) for i in stations]
        for make in (DensityModel, BestStudent):
            model = make()
            model.prepare(deployment)
            map_of = partial(model.diffuse, deployment)
            if make is DensityModel:
                exactly = partial(model.association, deployment)
                exact = map(exactly, stations, grids)
                slow = time_of(exactly, stations, grids)
            else:
                exact = exact_maps(deployment, stations, grids)
                places, corrections = all_cells()
                with places, corrections:
                    every = make()
                    every.prepare(deployment)
                    slow = time_of(partial(every.diffuse, deployment), stations, grids)
            far = [
                ks_distance(map_of(station, grid), expected / expected.sum())
                for station, grid, expected in zip(stations, grids, exact)
            ]
            ours = time_of(map_of, stations, grids)
            report(f"a map of {make.__name__}, {name}", ours, slow, "from all cells")
            print(
                f"  KS distance to all cells, {len(far)} stations: {np.mean(far):.4f} on average, "
                f"{max(far):.4f} at most"
            )
