"""Nearest distances from tiles, against a k-d tree query for every cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from deepmend.models.grid import Grid
from deepmend.models.nearest import NearestDistances, rival_distances


def queried(tree, k, grid):
    x, y = grid.centres()
    cells = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    return tree.query(cells, k=np.arange(1, k + 1))[0].T.reshape(k, *grid.shape)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 300),
    st.integers(0, 99),
    st.sampled_from([1, 3, 6]),
    st.integers(-150, 150),
    st.integers(-150, 150),
)
def test_equals_a_query_for_every_cell(n, seed, k, column, row):
    rng = np.random.default_rng(seed)
    # a dense town in a sparse country: blocks with very many and very few candidates
    xy = np.vstack([rng.normal(0, 300, (n // 2, 2)), rng.uniform(-9000, 9000, (n - n // 2, 2))])
    tree = cKDTree(xy)
    k = min(k, n)
    grid = Grid(100.0, column, row, 77, 130)
    distances = NearestDistances(tree, k, 100.0).window(grid)
    assert np.abs(distances - queried(tree, k, grid)).max() < 1e-9


def test_windows_overlap_and_tiles_are_let_go():
    tree = cKDTree(np.random.default_rng(4).uniform(-9000, 9000, (50, 2)))
    fields = NearestDistances(tree, 6, 100.0, memory=1)
    for column in (-100, -60, 0, 45, -100):
        grid = Grid(100.0, column, 7, 60, 60)
        assert np.abs(fields.window(grid) - queried(tree, 6, grid)).max() < 1e-9


def test_only_tiles_that_matter_are_computed():
    tree = cKDTree(np.random.default_rng(4).uniform(-9000, 9000, (50, 2)))
    grid = Grid(100.0, -70, -30, 200, 180)
    where = np.zeros(grid.shape, dtype=bool)
    where[10:20, 30:60] = where[150, 190] = True
    fields = NearestDistances(tree, 6, 100.0)
    part, whole = fields.window(grid, where), fields.window(grid)
    assert np.array_equal(part[:, where], whole[:, where])
    assert np.isnan(part).mean() > 0.5


@pytest.mark.parametrize("station", range(8))
def test_rivals_leave_out_the_own_station(station):
    rng = np.random.default_rng(9)
    xy = rng.uniform(-4000, 4000, (30, 2))
    grid = Grid(100.0, -60, -60, 120, 120)
    nearest = NearestDistances(cKDTree(xy), 6, 100.0).window(grid)
    rivals = rival_distances(nearest, grid.distances(*xy[station]))
    others = cKDTree(np.delete(xy, station, axis=0))
    assert np.abs(rivals - queried(others, 5, grid)).max() < 1e-9


def test_rivals_on_a_lattice_with_equal_distances():
    xy = np.stack(np.meshgrid(np.arange(5), np.arange(5)), axis=-1).reshape(-1, 2) * 1000.0
    grid = Grid(100.0, -5, -5, 50, 50)
    nearest = NearestDistances(cKDTree(xy), 6, 100.0).window(grid)
    for station in (0, 7, 12):
        rivals = rival_distances(nearest, grid.distances(*xy[station]))
        others = cKDTree(np.delete(xy, station, axis=0))
        assert np.abs(rivals - queried(others, 5, grid)).max() < 1e-6
