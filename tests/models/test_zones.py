"""Zones over a grid: weights of maps in them, and zones that overlap."""

import numpy as np
import pytest
import shapely
import shapely.affinity
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.coverage import coverage
from deepmend.models.grid import Grid
from deepmend.models.zones import ZoneShares, overlaps

GRID = Grid(100.0, 10, 20, 30, 24)
PART = Grid(100.0, 14, 25, 12, 10)


def squares(side=700.0, shift=(35.0, -20.0)):
    """Squares all over the grid, that do not fit its cells."""
    west, south, east, north = GRID.bounds
    return [
        shapely.box(x, y, x + side, y + side)
        for x in np.arange(west + shift[0] - side, east + side, side)
        for y in np.arange(south + shift[1] - side, north + side, side)
    ]


def some_map(seed=0, grid=PART):
    values = np.random.default_rng(seed).exponential(size=grid.shape)
    return values / values.sum()


def by_areas(zone, values, grid):
    """The weight of a map in a zone, cell by cell with shapely's areas."""
    x, y = grid.edges()
    total = 0.0
    for row in range(grid.rows):
        for column in range(grid.columns):
            cell = shapely.box(x[column], y[row + 1], x[column + 1], y[row])
            total += values[row, column] * zone.intersection(cell).area / grid.cell**2
    return total


def test_weights_are_those_of_areas():
    zones = [
        shapely.Point(2000, 3100).buffer(333, 9),
        shapely.Polygon([(1500, 2600), (2500, 2710), (1830, 3400)]),
        shapely.MultiPolygon(
            [shapely.box(1410, 2510, 1433, 2777), shapely.box(2000, 2600, 3900, 2900)]
        ),
    ]
    values = some_map()
    weights, _ = ZoneShares(zones, GRID).weights(values, PART)
    assert weights == pytest.approx([by_areas(zone, values, PART) for zone in zones], abs=1e-12)


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, 1000),
    st.floats(150.0, 2000.0),
    st.floats(-500.0, 500.0),
    st.floats(-500.0, 500.0),
)
def test_zones_that_cover_all_share_all(seed, side, dx, dy):
    weights, outside = ZoneShares(squares(side, (dx, dy)), GRID).weights(some_map(seed), PART)
    assert weights.sum() == pytest.approx(1.0, abs=1e-9)
    assert outside == pytest.approx(0.0, abs=1e-9)
    assert (weights >= 0).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000), st.integers(1, 20))
def test_what_is_in_no_zone_is_outside(seed, count):
    zones = squares()[::count]
    weights, outside = ZoneShares(zones, GRID).weights(some_map(seed), PART)
    assert weights.sum() + outside == pytest.approx(1.0, abs=1e-9)


def test_zones_that_cover_the_land_hold_all():
    """Devices of a cell on the coast are in its part with land, so none is lost to the sea."""
    region = (
        shapely.Point(2100, 3000).buffer(430, 3).difference(shapely.Point(2000, 3100).buffer(90))
    )
    land = coverage(region, PART)
    values = some_map() * land
    values /= values.sum()
    for zones in ([region], squares(300.0), [region.buffer(50)]):
        weights, outside = ZoneShares(zones, GRID, region).weights(values, PART)
        assert weights.sum() == pytest.approx(1.0, abs=1e-9)
        assert outside == pytest.approx(0.0, abs=1e-9)
    half = shapely.box(0, 0, 2100, 9000)
    weights, _ = ZoneShares([half], GRID, region).weights(values, PART)
    x, y = PART.edges()
    expected = 0.0
    for row, column in zip(*np.nonzero(values)):
        cell = shapely.box(x[column], y[row + 1], x[column + 1], y[row]).intersection(region)
        expected += values[row, column] * cell.intersection(half).area / cell.area
    assert weights[0] == pytest.approx(expected, abs=1e-9)


def test_overlapping_zones_count_twice_but_are_outside_once():
    zone = shapely.box(*PART.bounds)
    weights, outside = ZoneShares([zone, zone], GRID).weights(some_map(), PART)
    assert weights.tolist() == pytest.approx([1.0, 1.0])
    assert outside == pytest.approx(0.0, abs=1e-12)


def test_zones_elsewhere_and_empty_ones_hold_nothing():
    shares = ZoneShares([shapely.box(0, 0, 10, 10), shapely.Polygon()], GRID)
    assert shares.is_empty
    weights, outside = shares.weights(some_map(), PART)
    assert weights.tolist() == [0.0, 0.0]
    assert outside == pytest.approx(1.0)


def test_it_stops_when_asked():
    shares = ZoneShares(squares(), GRID, progress=lambda fraction: fraction < 0.5)
    assert not shares.complete


def test_overlaps_are_found_and_slivers_are_not():
    zones = [
        shapely.box(0, 0, 1000, 1000),
        shapely.box(999.9, 0, 2000, 1000),  # a sliver of a tenth of a metre
        shapely.box(1500, 500, 2500, 1500),
        shapely.box(1600, 600, 1700, 700),  # within the one before and in the second
    ]
    assert overlaps(zones) == [(1, 2, 250000.0), (1, 3, 10000.0), (2, 3, 10000.0)]


def test_zones_that_only_touch_do_not_overlap():
    assert overlaps(squares()) == []


@settings(max_examples=60, deadline=None)
@given(st.floats(-7.0, -1.0), st.integers(0, 10**6))
def test_zones_that_cover_a_sliver_of_land_hold_all_of_it(exponent, seed):
    """However thin the land is, zones that cover it hold all devices."""
    rng = np.random.default_rng(seed)
    width = 10.0**exponent
    x, y = 1000.0 + rng.uniform(500.0, 2500.0), 2000.0 + rng.uniform(0.0, 300.0)
    land = shapely.affinity.rotate(shapely.box(x, y, x + width, y + 1500.0), rng.uniform(-3.0, 3.0))
    values = coverage(land, GRID)
    if not values.sum() > 0.0:
        return
    # the zones part the land along its middle row
    west, south, east, north = GRID.bounds
    zones = [shapely.box(west, south, east, y + 700.0), shapely.box(west, y + 700.0, east, north)]
    weights, outside = ZoneShares(zones, GRID, land).weights(values / values.sum(), GRID)
    assert weights.sum() == pytest.approx(1.0, abs=1e-5)
    assert outside == pytest.approx(0.0, abs=1e-5)
