"""The 14 features, against a plain slow version written after the design's table."""

import itertools
from collections import deque

import numpy as np
import pytest
import shapely

from deepmend.models.neighbourhood import adjacency, main_parts
from deepmend.models.tessellation import voronoi_cells
from deepmend.models.voronoiboost.features import NAMES, features, rectangle, stretch

from .cases import RAGGED

BOX = shapely.box(-5000, -5000, 5000, 5000)


def share_a_vertex(one, other):
    pairs = itertools.product(shapely.get_coordinates(one), shapely.get_coordinates(other))
    return any(np.hypot(*(a - b)) <= 1e-6 for a, b in pairs)


def hops_from(start, graph):
    """Breadth-first: {hops: stations}."""
    seen, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for other in graph[here]:
            if other not in seen:
                seen[other] = seen[here] + 1
                queue.append(other)
    rings = {}
    for station, hops in seen.items():
        rings.setdefault(hops, []).append(station)
    return rings


def ring(rings, k, least):
    """Stations at exactly k hops, else at the next outer number, else at the next inner one."""
    outer = range(k, max(rings) + 1)
    for hops in [*outer, *range(min(k - 1, max(rings)), 0, -1)]:
        if len(rings[hops]) >= least:
            return rings[hops]
    return None


def plain_rectangle(points, factor):
    """Smallest rotated rectangle, by trying the direction of every pair of hull corners."""
    hull = shapely.convex_hull(shapely.multipoints(points))
    if hull.geom_type != "Polygon":
        return None
    corners, found = shapely.get_coordinates(hull), []
    for a, b in zip(corners, corners[1:]):
        angle = np.arctan2(*(b - a)[::-1])
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        extent = np.ptp(corners @ turn.T, axis=0)
        sides = [np.hypot(*(extent[i] * turn[i] / factor)) for i in (0, 1)]
        found.append((extent[0] * extent[1], min(extent), min(sides), max(sides)))
    smallest = min(f[0] for f in found)
    best = min((f for f in found if f[0] <= smallest * (1 + 1e-9)), key=lambda f: f[1])
    return best[2:]


def plain_features(xy, region, eastings):
    factor = np.array([eastings, 1.0])
    xy = xy * factor
    region = shapely.transform(region, lambda p: p * factor)
    cells = []
    for i, cell in enumerate(voronoi_cells(xy, region.bounds)):
        parts = shapely.get_parts(cell.intersection(region))
        cells.append(min(parts, key=lambda p: p.distance(shapely.Point(xy[i]))))
    n = len(xy)
    graph = {
        i: [j for j in range(n) if j != i and share_a_vertex(cells[i], cells[j])] for i in range(n)
    }
    area = [cell.area for cell in cells]
    offset = [cell.centroid.distance(shapely.Point(p)) for cell, p in zip(cells, xy)]

    def distance(a, b):
        return float(np.hypot(*(xy[a] - xy[b])))

    rows = []
    for i in range(n):
        rings = hops_from(i, graph)

        def mean_distance(k, i=i, rings=rings):
            chosen = ring(rings, k, 1)
            return chosen and np.mean([distance(i, j) for j in chosen])

        def mean_pairwise(k, rings=rings):
            chosen = ring(rings, k, 2)
            return chosen and np.mean([distance(*p) for p in itertools.combinations(chosen, 2)])

        def within(k, rings=rings):
            return [j for hops in rings if hops <= k for j in rings[hops]]

        def mean_within(values, k, within=within):
            return np.mean([values[j] for j in within(k)])

        def hull_width(k, rings=rings, within=within):
            for hops in range(k, max(k, max(rings)) + 1):
                sides = plain_rectangle(xy[within(hops)], factor)
                if sides:
                    return sides[0]
            return None

        def ratio(value, base):
            return value / base if value and base else 1.0

        corners = shapely.get_coordinates(cells[i])
        reach = max(np.hypot(*(c - xy[i])) for c in corners)
        eighth = ring(rings, 8, 1)
        width, length = plain_rectangle(corners, np.ones(2))
        rows.append(
            [
                *(ratio(mean_distance(k), mean_distance(1)) for k in (6, 8, 10)),
                *(ratio(mean_pairwise(k), mean_pairwise(1)) for k in (6, 8, 10)),
                min(distance(i, j) for j in eighth) if eighth else reach,
                ratio(hull_width(8), hull_width(1)) if max(rings) >= 1 else 1.0,
                *(ratio(mean_within(area, k), mean_within(area, 1)) for k in (4, 6, 8)),
                ratio(mean_within(offset, 10), mean_within(offset, 1)),
                reach,
                length / width,
            ]
        )
    return np.array(rows)


@pytest.mark.parametrize("eastings", [1.0, 1.45])
@pytest.mark.parametrize(
    "n, seed, region",
    [
        (1, 1, BOX),
        (2, 1, BOX),
        (3, 2, BOX),
        (5, 3, BOX),
        (12, 4, RAGGED),
        (30, 5, RAGGED),
        (90, 6, BOX),
    ],
)
def test_equal_the_plain_version(n, seed, region, eastings):
    xy = np.random.default_rng(seed).uniform(-4500, 4500, (n, 2))
    xy = xy[shapely.intersects_xy(region, *xy.T)]
    found = features(xy, region, eastings)
    assert found.shape == (len(xy), len(NAMES))
    assert found == pytest.approx(plain_features(xy, region, eastings), rel=1e-7)


def test_long_chains_reach_the_outer_rings():
    # a valley: ring 10 holds two stations or one, and hulls are thin
    rng = np.random.default_rng(1)
    xy = np.c_[np.arange(40) * 1000.0 + rng.uniform(-200, 200, 40), rng.uniform(-300, 300, 40)]
    valley = shapely.box(-500, -500, 39500, 500)
    found = features(xy, valley)
    assert found == pytest.approx(plain_features(xy, valley, 1.0), rel=1e-7)
    assert found[20, 6] > 7000.0


def test_two_islands_are_two_components():
    islands = shapely.MultiPolygon(
        [shapely.box(0, 0, 5000, 5000), shapely.box(9000, 0, 14000, 5000)]
    )
    rng = np.random.default_rng(3)
    xy = np.vstack([rng.uniform(100, 4900, (12, 2)), rng.uniform(100, 4900, (9, 2)) + (9000, 0)])
    assert features(xy, islands) == pytest.approx(plain_features(xy, islands, 1.0), rel=1e-7)


def test_stations_whose_cell_misses_the_region_have_none():
    xy = np.vstack([np.random.default_rng(1).uniform(-4000, 4000, (8, 2)), [(90000.0, 0.0)]])
    found = features(xy, BOX)
    assert np.isnan(found[8]).all() and np.isfinite(found[:8]).all()


def test_turning_and_scaling():
    xy = np.random.default_rng(8).uniform(-4500, 4500, (40, 2))
    here = features(xy, BOX)
    turned = features(np.c_[-xy[:, 1], xy[:, 0]], BOX)
    assert turned == pytest.approx(here, rel=1e-6)
    twice = features(2 * xy, shapely.box(-10000, -10000, 10000, 10000))
    metres = [NAMES.index("min_d_neighbors_8"), NAMES.index("d_v_max")]
    ratios = [i for i in range(len(NAMES)) if i not in metres]
    assert twice[:, ratios] == pytest.approx(here[:, ratios], rel=1e-6)
    assert twice[:, metres] == pytest.approx(2 * here[:, metres], rel=1e-6)


def test_stretch_is_that_of_france():
    assert stretch(46.0) == pytest.approx(1 / np.cos(np.radians(46.0)))
    assert (stretch(0.0), stretch(70.0)) == (1.33, 1.61)


def test_cells_that_touch_in_a_corner_are_neighbours():
    xy = np.array([(x, y) for x in range(3) for y in range(3)], dtype=float) * 1000
    cells = voronoi_cells(xy, (-500, -500, 2500, 2500))
    graph = adjacency(main_parts(cells, xy)).toarray()
    assert graph[4].sum() == 8 and graph[0].sum() == 3 and not graph.diagonal().any()


def test_rectangle():
    points = np.array([(0, 0), (2, 1), (1, 3), (-1, 2), (0.5, 1)])
    assert rectangle(points, np.ones(2)) == pytest.approx((np.sqrt(5), np.sqrt(5)))
    assert rectangle(np.array([(0, 0), (1, 1), (2, 2)]), np.ones(2)) == (0.0, 0.0)
    assert rectangle(np.array([(0, 0), (4, 0), (4, 1), (0, 1)]), np.array([2.0, 1.0])) == (1.0, 2.0)


def test_stops_when_told_to():
    xy = np.random.default_rng(8).uniform(-4500, 4500, (20, 2))
    assert features(xy, BOX, progress=lambda fraction: False) is None
