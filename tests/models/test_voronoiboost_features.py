"""The 14 features, against a plain slow version written after the design's table."""

import numpy as np
import pytest
import shapely

from deepmend.models.neighbourhood import adjacency, main_parts
from deepmend.models.tessellation import voronoi_cells
from deepmend.models.voronoiboost.features import NAMES, features, rectangle, stretch
from tools.evidence.plain_features import plain_features

from .cases import RAGGED

BOX = shapely.box(-5000, -5000, 5000, 5000)


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
