"""Exact area shares, against shapely's own intersections."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.coverage import coverage
from deepmend.models.grid import Grid


def shares_by_intersection(geometry, grid):
    """Area of every cell's intersection with the geometry: slow, independent."""
    x, y = np.meshgrid(*grid.centres())
    half = grid.cell / 2
    cells = shapely.box(x - half, y - half, x + half, y + half)
    return shapely.area(shapely.intersection(cells, geometry)) / grid.cell**2


# to a micrometre: with coordinates such as 1e-308 the intersections to compare with are wrong (GEOS 3.14)
coordinate = st.floats(-4, 9).map(lambda value: round(value, 6))
points = st.lists(st.tuples(coordinate, coordinate), min_size=3, max_size=12)


@settings(max_examples=60, deadline=None)
@given(points, st.sampled_from([0.7, 1.0, 3.0]))
def test_shares_are_exact(corners, cell):
    polygon = shapely.convex_hull(shapely.multipoints(corners))
    polygon = shapely.difference(polygon, shapely.box(1.2, 0.4, 2.9, 3.7))
    polygon = shapely.union(polygon, shapely.box(8.05, 1.3, 8.15, 1.31))
    grid = Grid(cell, -2, -3, 9, 8)
    shares = coverage(polygon, grid)
    assert shares == pytest.approx(shares_by_intersection(polygon, grid), abs=1e-9)
    assert shares.min() >= 0.0 and shares.max() <= 1.0


def test_coordinates_next_to_nothing_change_nothing():
    """A corner at 1e-308 is one at 0."""
    grid = Grid(0.7, -2, -3, 9, 8)
    odd = shapely.Polygon([(0.0, 3.0), (2.3e-308, -1.4e-260), (-1.0, -1.0)])
    plain = shapely.Polygon([(0.0, 3.0), (0.0, 0.0), (-1.0, -1.0)])
    assert coverage(odd, grid) == pytest.approx(shares_by_intersection(plain, grid), abs=1e-12)


def test_concave_polygon_with_hole_and_island():
    shell = [(0.3, 0.2), (7.7, 0.4), (7.1, 6.6), (4.0, 1.5), (0.6, 6.9)]
    polygon = shapely.Polygon(shell, holes=[[(1, 1), (2.5, 1.2), (1.6, 2.8)]])
    shape = shapely.union(polygon, shapely.Point(4.0, 5.5).buffer(0.8))
    grid = Grid(1.0, 0, 0, 8, 7)
    assert coverage(shape, grid) == pytest.approx(shares_by_intersection(shape, grid), abs=1e-12)


def test_winding_does_not_matter():
    square = shapely.Polygon([(0.5, 0.5), (0.5, 2.5), (2.5, 2.5), (2.5, 0.5)])
    grid = Grid(1.0, 0, 0, 3, 3)
    assert np.array_equal(coverage(square, grid), coverage(square.reverse(), grid))
    assert coverage(square, grid).sum() == pytest.approx(4.0)


def test_a_polygon_smaller_than_a_cell_keeps_its_area():
    speck = shapely.box(512345.1, 5123456.2, 512345.4, 5123456.6)
    grid = Grid.window(512345.0, 5123456.0, 100.0, 1000.0)
    assert coverage(speck, grid).sum() * 100.0**2 == pytest.approx(0.12, rel=1e-6)


def test_outside_is_zero_and_inside_is_one():
    grid = Grid(100.0, 5000, 50000, 60, 60)
    west, south, east, north = grid.bounds
    disc = shapely.Point((west + east) / 2, (south + north) / 2).buffer(2500, 200)
    shares = coverage(disc, grid)
    x, y = np.meshgrid(*grid.centres())
    distance = np.hypot(x - (west + east) / 2, y - (south + north) / 2)
    assert (shares[distance > 2500 + 71] == 0.0).all()
    assert (shares[distance < 2499 - 71] == 1.0).all()


def test_empty_or_elsewhere_is_zero():
    grid = Grid(1.0, 0, 0, 4, 4)
    assert not coverage(shapely.Polygon(), grid).any()
    assert not coverage(shapely.box(10, 0, 11, 1), grid).any()
    assert not coverage(shapely.box(0, -9, 4, -5), grid).any()
