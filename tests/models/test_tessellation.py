"""The tessellation: laws of Voronoi cells, and the awkward deployments."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.tessellation import Tessellation, voronoi_cells

from .cases import RAGGED

BOX = shapely.box(-5000, -5000, 5000, 5000)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(0, 999), st.sampled_from([BOX, RAGGED]))
def test_cells_fill_the_region_and_hold_what_is_nearest(n, seed, region):
    rng = np.random.default_rng(seed)
    xy = rng.uniform(-5000, 5000, (n, 2))
    cells = Tessellation(xy, region).cells()
    assert shapely.area(cells).sum() == pytest.approx(shapely.area(region), rel=1e-9)
    places = rng.uniform(-5000, 5000, (200, 2))
    places = places[shapely.contains_xy(region, places[:, 0], places[:, 1])]
    distances = np.hypot(*(places[:, None] - xy[None]).transpose(2, 0, 1))
    gaps = shapely.distance(cells[distances.argmin(axis=1)], shapely.points(places))
    assert gaps.max(initial=0.0) < 1e-6


@pytest.mark.parametrize(
    "xy",
    [
        [(0, 0)],
        [(0, 0), (10, 10)],
        [(x, 2.0 * x) for x in range(-5, 6)],
        [(x, y) for x in range(5) for y in range(5)],
        [(0, 0), (0.001, 0), (3000, 3000)],
    ],
    ids=["one", "two", "on a line", "lattice", "a millimetre apart"],
)
def test_awkward_deployments(xy):
    cells = Tessellation(np.array(xy, dtype=float), BOX).cells()
    assert len(cells) == len(xy)
    assert shapely.is_valid(cells).all()
    assert shapely.area(cells).sum() == pytest.approx(shapely.area(BOX), rel=1e-6)


def test_far_coordinates_keep_their_precision():
    shift = np.array([700000.0, 6600000.0])
    xy = np.random.default_rng(2).uniform(-5000, 5000, (40, 2))
    near = voronoi_cells(xy, (-5000, -5000, 5000, 5000))
    far = voronoi_cells(xy + shift, (695000, 6595000, 705000, 6605000))
    moved = shapely.transform(near, lambda p: p + shift)
    assert shapely.area(shapely.symmetric_difference(moved, far)).max() < 1e-2


def test_a_cell_outside_the_region_is_empty():
    cells = Tessellation(np.array([(0.0, 0.0), (100000.0, 0.0)]), BOX).cells()
    assert shapely.is_empty(cells).tolist() == [False, True]


def test_stops_when_told_to():
    xy = np.random.default_rng(2).uniform(-5000, 5000, (300, 2))
    assert Tessellation(xy, RAGGED).cells(lambda fraction: False) is None
