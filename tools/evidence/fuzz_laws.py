"""Laws that hold for whatever the models are given, tried on random and hostile deployments."""

from __future__ import annotations

import tempfile

import numpy as np
import shapely
import shapely.affinity

from deepmend.models.association import association_probability
from deepmend.models.coverage import coverage
from deepmend.models.credible import credible_cells
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.landmaps import LandSpool, map_tiles
from deepmend.models.maps import resample
from deepmend.models.present import estimate
from deepmend.models.service import ServiceOverlap
from deepmend.models.sites import merge_sites
from deepmend.models.spool import MapSpool, trimmed
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import VoronoiBoostModel
from deepmend.models.zones import ZoneShares

BEST, BOOST = BestStudent(), VoronoiBoostModel()


def holds(condition, what):
    """Raise where a law does not hold."""
    if not np.all(condition):
        raise ArithmeticError(what)


def places(rng):
    """Positions of stations: scattered, on a line, on a lattice, in clusters, next to each other."""
    n = int(rng.choice([1, 2, 3, 5, 12, 40]))
    side = float(rng.choice([300.0, 4000.0, 30000.0]))
    kind = rng.integers(5)
    xy = rng.uniform(-side, side, (n, 2))
    if kind == 1:
        xy[:, 1] = xy[0, 1]
    elif kind == 2:
        xy = np.stack([np.arange(n) % 6, np.arange(n) // 6], axis=1) * side / 4.0
    elif kind == 3:
        xy = xy[rng.integers(0, n, n)] + rng.normal(0, side / 50.0, (n, 2))
    elif kind == 4:
        xy[: n // 2] = xy[n // 2 : 2 * (n // 2)] + 1.5
    xy = xy + rng.choice([0.0, 6.6e6], 2)
    first = merge_sites(xy, 1.0)
    return xy[np.unique(first)]


def land(rng, xy):
    """A region that holds at least one station: a box, with holes, in parts, thin, with many corners."""
    middle, half = xy[rng.integers(len(xy))], float(rng.choice([600.0, 3000.0, 20000.0]))
    shape = shapely.box(*(middle - half), *(middle + half))
    kind = rng.integers(6)
    if kind == 1:
        hole = shapely.Point(middle + half * rng.uniform(0.2, 0.6, 2)).buffer(half / 6.0)
        shape = shapely.difference(shape, hole)
    elif kind == 2:
        shape = shapely.union(
            shape, shapely.affinity.translate(shape, 2.5 * half, rng.uniform(-1, 1))
        )
    elif kind == 3:
        shape = shapely.box(*(middle - (half, 10.0 ** rng.uniform(-4, 1))), *(middle + (half, 1.0)))
    elif kind == 4:
        shape = shapely.Point(middle).buffer(half, quad_segs=40)
    elif kind == 5:
        shape = shapely.affinity.rotate(shape, rng.uniform(0, 90))
    return shape


def network(rng):
    """A deployment, a station in its region, and a window of the station."""
    while True:
        xy = places(rng)
        deployment = Deployment([f"S{i}" for i in range(len(xy))], xy, land(rng, xy))
        inside = np.flatnonzero(deployment.inside)
        if len(inside):
            break
    station = int(rng.choice(inside))
    cell = float(rng.choice([33.3, 100.0, 250.0]))
    return deployment, station, Grid.window(*xy[station], cell, cell * int(rng.choice([2, 20, 60])))


def model_of(rng):
    kind = rng.integers(4)
    return (VoronoiModel(), DensityModel(float(10 ** rng.uniform(-1, 1))), BEST, BOOST)[kind]


def map_of(model, deployment, station, grid):
    """A map, None where the model says in a sentence that there is none."""
    model.prepare(deployment)
    try:
        return model.diffuse(deployment, station, grid)
    except ValueError as problem:
        if "served" not in str(problem) and "region" not in str(problem):
            raise
        return None


def map_is_a_distribution(rng):
    deployment, station, grid = network(rng)
    values = map_of(model_of(rng), deployment, station, grid)
    if values is None:
        return
    holds(values.dtype == np.float32 and values.shape == grid.shape, "kind of a map")
    holds(np.isfinite(values) & (values >= 0.0), "a map is 0 or more")
    holds(abs(values.sum(dtype=np.float64) - 1.0) < 1e-5, "a map sums to 1")
    holds(values[deployment.region_weight(grid) == 0.0] == 0.0, "a map is 0 outside the region")


def order_of_stations_is_of_no_matter(rng):
    deployment, station, grid = network(rng)
    model = model_of(rng)
    order = rng.permutation(len(deployment))
    other = Deployment([deployment.ids[i] for i in order], deployment.xy[order], deployment.region)
    first = map_of(model, deployment, station, grid)
    second = map_of(model, other, int(np.flatnonzero(order == station)[0]), grid)
    holds((first is None) == (second is None), "a map in one order only")
    if first is not None:
        holds(ks_distance(first, second) < 1e-4, "the order of stations changes a map")


def service_is_shared_out(rng):
    deployment, station, grid = network(rng)
    model = DensityModel() if rng.integers(2) else VoronoiModel()
    overlap, total = ServiceOverlap(grid), np.zeros(grid.shape)
    for number in range(len(deployment)):
        values = map_of(model, deployment, number, grid)
        if values is not None:
            overlap.add(number + 1, values, grid, float(rng.uniform(0.5, 2.0)))
            total += values
    served = np.zeros(grid.shape, dtype=bool)
    for part, best, entropy in overlap:
        known = ~np.isnan(entropy)
        served[grid.slices(part)] = known
        found = entropy[known]
        holds((found >= 0.0) & (found <= np.log(len(deployment)) + 1e-9), "entropy")
        holds((best > 0) == known, "a best server where one serves")
    holds(served == (total > 0.0), "served where some map is")


def probabilities_are_probabilities(rng):
    ratios = rng.normal(0, rng.choice([0.1, 1.0, 5.0]), (int(rng.integers(1, 6)), 30))
    beta = float(10 ** rng.uniform(-1, 1))
    found = association_probability(ratios, beta)
    holds((found >= 0.0) & (found <= 1.0 + 1e-12), "P between 0 and 1")
    single = association_probability(ratios.astype(np.float32), beta)
    holds(np.abs(single - found) < 1e-5, "P in single precision")
    fewer = association_probability(ratios[:-1], beta) if len(ratios) > 1 else np.ones(30)
    holds(found <= fewer + 1e-9, "another rival makes P smaller")


def distance_is_a_distance(rng):
    shape = tuple(rng.integers(1, 25, 2))
    maps = rng.exponential(size=(3, *shape)) * (rng.random((3, *shape)) < rng.uniform(0.05, 1.0))
    maps[:, 0, 0] += 1e-9
    p, q, r = maps / maps.sum(axis=(1, 2), keepdims=True)
    ks = ks_distance(p, q)
    holds(ks_distance(p, p) < 1e-12, "KS of a map to itself")
    holds(abs(ks - ks_distance(q, p)) < 1e-12, "KS is symmetric")
    holds(ks <= 0.5 * np.abs(p - q).sum() + 1e-12, "KS is at most the total variation")
    holds(ks <= ks_distance(p, r) + ks_distance(r, q) + 1e-12, "KS of a detour")
    holds(abs(ks - ks_distance(p[::-1], q[::-1])) < 1e-12, "KS of mirror images")
    holds(abs(ks - ks_distance(p.T, q.T)) < 1e-12, "KS of turned maps")


def cells_hold_the_land(rng):
    xy = places(rng)
    region = land(rng, xy)
    cell = float(rng.choice([33.3, 100.0, 1000.0]))
    west, south, east, north = shapely.bounds(region) / cell
    low = np.floor([west, south]).astype(int) - 1
    size = np.ceil([east, north]).astype(int) + 1 - low
    if size.prod() > 200_000:
        return
    shares = coverage(region, Grid(cell, *low.tolist(), *size.tolist()))
    holds((shares >= 0.0) & (shares <= 1.0), "shares of cells")
    area = shapely.area(region)
    holds(
        abs(shares.sum() * cell**2 - area) <= 1e-7 * area + 1e-9 * shares.size, "area of the land"
    )


def zones_hold_all_devices(rng):
    deployment, station, grid = network(rng)
    values = map_of(model_of(rng), deployment, station, grid)
    if values is None:
        return
    west, south, east, north = grid.bounds
    x = np.sort(rng.uniform(west, east, int(rng.integers(0, 6))))
    edges = np.concatenate([[west - 10.0], x, [east + 10.0]])
    zones = [shapely.box(a, south - 10.0, b, north + 10.0) for a, b in zip(edges, edges[1:])]
    zones.append(shapely.Polygon())
    values = values.astype(np.float64)
    weights, outside = ZoneShares(zones, grid, deployment.region).weights(values, grid)
    holds(weights >= 0.0, "weights are 0 or more")
    holds(abs(weights.sum() + outside - values.sum()) < 1e-6, "zones and what is outside")
    holds(abs(outside) < 1e-5, "zones that cover the land leave nothing outside")


def devices_stay_as_many(rng):
    grid = Grid(100.0, 0, 0, *rng.integers(2, 12, 2).tolist())
    n = int(rng.integers(1, 6))
    maps = rng.exponential(size=(n, *grid.shape)) * (rng.random((n, *grid.shape)) < 0.6)
    maps[:, 0, 0] += 0.01
    maps /= maps.sum(axis=(1, 2), keepdims=True)
    counts = rng.integers(1, 1000, n).astype(float)
    start = rng.exponential(size=grid.shape) * (
        rng.random(grid.shape) < rng.choice([0.1, 0.5, 1.0])
    )
    parts = rng.uniform(0.1, 5.0, (n, 1))
    with tempfile.TemporaryDirectory() as folder, LandSpool(folder) as spool:
        with tempfile.TemporaryDirectory() as other, MapSpool(other) as some:
            for values in maps:
                some.append(values, grid)
            (tile,) = map_tiles(some, range(n))
        spool.append(tile)
        prior = np.zeros(tile.grid.shape)
        prior[tile.grid.slices(grid)] = start
        given = parts, [prior.ravel()], 15, 0.0, lambda *_: True
        estimated = estimate(spool, counts[:, None], *given)
    found = estimated.devices[0] + (0.0 if estimated.alone is None else estimated.alone[0])
    (steps,) = estimated.steps
    holds(found >= 0.0, "devices are 0 or more")
    holds(abs(found.sum() - counts.sum()) < 1e-9 * counts.sum(), "devices stay as many")
    fits = np.array([step.log_likelihood for step in steps])
    holds(np.diff(fits) >= -1e-9 * (1.0 + np.abs(fits[1:])), "no step makes the counts less likely")


def regions_hold_their_level(rng):
    values = rng.exponential(size=tuple(rng.integers(1, 30, 2))) * (rng.random() < 0.9)
    values.flat[0] += 1e-6
    levels = sorted(rng.uniform(0.001, 1.0, 3), reverse=True)
    before = values.size + 1
    for level, (cells, share) in zip(levels, credible_cells(values, levels)):
        held = values[cells].sum() / values.sum()
        holds(abs(held - share) < 1e-9, "share of a region")
        holds(held >= level - 1e-9, "a region holds its level")
        holds(cells.sum() <= before, "regions nest")
        before = cells.sum()


def maps_come_back_from_the_spool(rng):
    grid = Grid(50.0, -5, 7, *rng.integers(1, 20, 2).tolist())
    values = rng.random(grid.shape).astype(np.float32) * (rng.random(grid.shape) < 0.2)
    part, where = trimmed(values, grid)
    whole = np.zeros(grid.shape, dtype=np.float32)
    whole[grid.slices(where)] = part
    holds(whole == values, "what is cut off a map is 0")
    with tempfile.TemporaryDirectory() as folder, MapSpool(folder) as spool:
        spool.append(values, grid)
        spool.append(2 * values, grid)
        (first, place), (second, _) = spool
        holds(first == values[grid.slices(place)], "first map of the spool")
        holds(second == 2 * first, "second map of the spool")


def moved_maps_keep_their_sum(rng):
    rows, columns = rng.integers(1, 15, 2)
    values = rng.random((rows, columns))
    x, y = np.arange(columns + 1.0), -np.arange(rows + 1.0)
    step = rng.uniform(0.1, 3.0)
    shift = rng.uniform(-1.0, 0.0, 2)
    x_target = shift[0] + step * np.arange(np.ceil((columns + 1.0) / step) + 2)
    y_target = -(shift[1] + step * np.arange(np.ceil((rows + 1.0) / step) + 2))
    moved = resample(values, x, y, x_target, y_target)
    holds(abs(moved.sum() - values.sum()) < 1e-9 * values.size, "a moved map keeps its sum")
    holds(moved >= -1e-15, "a moved map is 0 or more")


def cells_part_the_land(rng):
    deployment, _, _ = network(rng)
    cells = deployment.tessellation.cells()
    area = shapely.area(deployment.region)
    holds(abs(shapely.area(cells).sum() - area) < 1e-6 * area + 1e-6, "Voronoi cells part the land")


def sites_are_apart(rng):
    xy = rng.uniform(0, 50, (int(rng.integers(1, 40)), 2))
    distance = float(rng.choice([0.0, 1.0, 10.0]))
    first = merge_sites(xy, distance)
    holds(first[first] == first, "a site's first station is its own first")
    holds(first <= np.arange(len(xy)), "the first station comes first")
    holds(np.hypot(*(xy - xy[first]).T) <= distance + 1e-9, "stations of a site are near its first")


LAWS = [
    *[distance_is_a_distance, probabilities_are_probabilities, devices_stay_as_many] * 4,
    *[regions_hold_their_level, maps_come_back_from_the_spool, moved_maps_keep_their_sum] * 4,
    *[sites_are_apart, cells_hold_the_land, cells_part_the_land, map_is_a_distribution] * 2,
    *[order_of_stations_is_of_no_matter, service_is_shared_out, zones_hold_all_devices],
]
"""Quick ones more often."""


def one(seed):
    """Try a law; raises where it does not hold."""
    rng = np.random.default_rng(seed)
    law = LAWS[rng.integers(len(LAWS))]
    try:
        law(rng)
    except Exception as problem:
        problem.args = (f"{law.__name__}: {problem}",)
        raise
    return "held"
