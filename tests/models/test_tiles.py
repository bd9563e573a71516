"""Fields on a lattice, tile by tile."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.grid import Grid
from deepmend.models.tiles import TILE, Tiles


class Lattice:
    """Computes (row, column) of the lattice's cells; remembers what it was asked for."""

    def __init__(self):
        self.asked = []

    def __call__(self, tiles):
        self.asked += [tuple(tile) for tile in tiles.tolist()]
        step = np.arange(TILE)
        result = np.empty((len(tiles), 2, TILE, TILE))
        for field, (row, column) in zip(result, tiles):
            field[0] = (row * TILE + step)[:, None]
            field[1] = (column * TILE + step)[None, :]
        return result


def cells_of(grid):
    rows = np.arange(grid.row + grid.rows - 1, grid.row - 1, -1)
    columns = np.arange(grid.column, grid.column + grid.columns)
    return np.stack(np.broadcast_arrays(rows[:, None], columns[None, :]))


@settings(deadline=None)
@given(st.integers(-200, 200), st.integers(-200, 200), st.integers(1, 130), st.integers(1, 130))
def test_every_cell_has_its_value(column, row, columns, rows):
    grid = Grid(50.0, column, row, columns, rows)
    assert (Tiles(Lattice(), 2).window(grid) == cells_of(grid)).all()


def test_tiles_are_computed_once():
    compute = Lattice()
    tiles = Tiles(compute, 2)
    tiles.window(Grid(1.0, 0, 0, TILE, TILE))
    assert compute.asked == [(0, 0)]
    tiles.window(Grid(1.0, 0, 0, TILE + 1, TILE))
    assert compute.asked == [(0, 0), (0, 1)]
    tiles.window(Grid(1.0, -1, -1, 2, 2))
    assert sorted(compute.asked) == [(-1, -1), (-1, 0), (0, -1), (0, 0), (0, 1)]


def test_tiles_without_cells_that_matter_are_left_out():
    compute = Lattice()
    grid = Grid(1.0, 0, 0, 2 * TILE, 2 * TILE)
    where = np.zeros(grid.shape, dtype=bool)
    where[0, 0] = True  # the north-west cell
    result = Tiles(compute, 2).window(grid, where)
    assert compute.asked == [(1, 0)]
    assert (result[:, :TILE, :TILE] == cells_of(grid)[:, :TILE, :TILE]).all()
    assert np.isnan(result[:, TILE:]).all() and np.isnan(result[:, :, TILE:]).all()
    nothing = Tiles(compute, 2).window(grid, np.zeros(grid.shape, dtype=bool))
    assert np.isnan(nothing).all() and compute.asked == [(1, 0)]


def test_what_was_used_last_is_kept():
    compute = Lattice()
    tiles = Tiles(compute, 2, memory=2 * 2 * TILE * TILE * 8)  # two tiles
    first, second, third = (Grid(1.0, TILE * i, 0, 5, 5) for i in range(3))
    for grid in (first, second, first, third):
        tiles.window(grid)
    compute.asked.clear()
    tiles.window(first)
    assert compute.asked == []
    tiles.window(second)
    assert compute.asked == [(0, 1)]


def test_a_window_of_more_tiles_than_memory_holds():
    grid = Grid(1.0, -3, 7, 3 * TILE, 2 * TILE)
    compute = Lattice()
    tiles = Tiles(compute, 2, memory=0)
    for _ in range(2):
        assert (tiles.window(grid) == cells_of(grid)).all()
    tiles.window(Grid(1.0, 0, 0, 1, 1))
    tiles.window(Grid(1.0, 0, 0, 1, 1))
    assert compute.asked.count((0, 0)) <= 3


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_kinds_of_numbers(dtype):
    assert Tiles(Lattice(), 2, dtype).window(Grid(1.0, 0, 0, 3, 2)).dtype == dtype
