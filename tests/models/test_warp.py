"""Numbers of a raster moved to a grid: none is lost, and each goes where it belongs."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models import warp as warp_module
from deepmend.models.grid import Grid
from deepmend.models.warp import Warp


def affine(left, top, width, height, turn=0.0):
    """Where places lie in a raster whose corner is at (left, top), turned by an angle about it."""
    cosine, sine = np.cos(turn), np.sin(turn)

    def locate(places):
        x, y = (places - (left, top)).T
        return np.stack(
            [(cosine * x + sine * y) / width, (sine * x - cosine * y) / height], axis=-1
        )

    return locate


def reader(values):
    def read(column, row, columns, rows):
        assert columns > 0 and rows > 0 and column >= 0 and row >= 0
        part = values[row : row + rows, column : column + columns]
        assert part.shape == (rows, columns)  # it asks for nothing outside
        return part

    return read


def whole(grid, locate, values):
    """All blocks put together."""
    result = np.full(grid.shape, np.nan)
    warp = Warp(grid, locate, values.shape)
    for block in warp.blocks():
        assert np.isnan(result[grid.slices(block)]).all()  # each cell once
        result[grid.slices(block)] = warp.moved(block, reader(values))
    assert not np.isnan(result).any()
    return result


def test_the_same_grid_gives_the_same_numbers():
    grid = Grid(100.0, 3, 5, 40, 30)
    values = np.random.default_rng(1).random(grid.shape)
    west, _, _, north = grid.bounds
    assert whole(grid, affine(west, north, 100.0, 100.0), values) == pytest.approx(values)


def test_halves_of_cells():
    grid = Grid(1.0, 0, 0, 4, 1)
    moved = whole(grid, affine(0.0, 1.0, 2.0, 1.0), np.array([[6.0, 10.0]]))
    assert moved.ravel() == pytest.approx([3.0, 3.0, 5.0, 5.0])
    grid = Grid(2.0, 0, 0, 2, 1)  # cells of 2 x 2 hold all of a strip that is 1 high
    moved = whole(grid, affine(1.0, 2.0, 1.0, 1.0), np.array([[6.0, 10.0, 1.0]]))
    assert moved.ravel() == pytest.approx([6.0, 11.0])


def test_where_the_raster_has_nothing():
    grid = Grid(1.0, 0, 0, 4, 4)
    warp = Warp(grid, affine(100.0, 100.0, 1.0, 1.0), (5, 5))
    assert warp.moved(grid, lambda *part: pytest.fail("nothing is to be read")) == 0.0
    warp = Warp(grid, affine(0.0, 4.0, 1.0, 1.0), (4, 4))
    assert warp.moved(grid, reader(np.zeros((4, 4)))) == 0.0


def test_a_part_of_the_raster_is_read_only():
    asked = []

    def read(*part):
        asked.append(part)
        return np.ones(part[:1:-1])

    grid = Grid(1.0, 10, 0, 5, 4)
    Warp(grid, affine(0.0, 100.0, 1.0, 1.0), (100, 100)).moved(grid, read)
    assert asked == [(10, 96, 5, 4)]
    # the raster ends within the grid
    Warp(grid, affine(12.0, 2.0, 1.0, 1.0), (1, 2)).moved(grid, read)
    assert asked[1] == (0, 0, 2, 1)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(0.3, 3.0),
    st.floats(0.3, 3.0),
    st.floats(0.0, 6.3),
    st.integers(0, 99),
)
def test_warping_keeps_sums(width, height, turn, seed):
    """Whatever the size of the cells and however they lie."""
    values = np.random.default_rng(seed).random((7, 9)) ** 4
    grid = Grid(1.0, -50, -50, 100, 100)  # holds all of the raster
    moved = whole(grid, affine(0.5, -0.25, width, height, turn), values)
    assert moved.sum() == pytest.approx(values.sum(), rel=1e-6)
    assert (moved >= 0.0).all()


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 30), st.integers(1, 30), st.floats(0.5, 2.0), st.floats(0.0, 0.5))
def test_what_is_uniform_stays_uniform(columns, rows, size, turn):
    grid = Grid(1.0, 0, 0, columns, rows)
    values = np.ones((400, 400))
    moved = whole(grid, affine(-100.0, 100.0, size, size, turn), values)
    assert moved == pytest.approx(1.0 / size**2, rel=1e-6)


def test_a_curved_plane():
    """Mercator's rows are of other heights; sums below each latitude stay."""
    values = np.random.default_rng(2).random((60, 5))

    def locate(places):
        x, y = places.T
        return np.stack([x / 20.0, 60.0 - 60.0 * np.sinh(y / 100.0) / np.sinh(1.0)], axis=-1)

    grid = Grid(1.0, 0, 0, 100, 100)
    moved = whole(grid, locate, values)
    assert moved.sum() == pytest.approx(values.sum())
    north = moved[:50].sum()
    # between the places that are projected one by one all is taken as straight
    border = locate(np.array([[0.0, 50.0]]))[0, 1]
    full = int(border)
    assert north == pytest.approx(
        values[:full].sum() + (border - full) * values[full].sum(), rel=3e-3
    )


def test_blocks_cover_the_grid_and_are_small_enough(monkeypatch):
    monkeypatch.setattr(warp_module, "SIDE", 16)
    monkeypatch.setattr(warp_module, "MOST", 1000)
    grid = Grid(10.0, 7, -3, 50, 35)
    values = np.random.default_rng(3).random((100, 120))
    locate = affine(70.0, 320.0, 5.0, 4.0)
    blocks = list(Warp(grid, locate, values.shape).blocks())
    assert Grid.union(blocks) == grid
    assert sum(block.size for block in blocks) == grid.size
    assert max(max(block.shape) for block in blocks) <= 16
    # a block of 14 x 14 cells is one of 28 x 35 cells of the raster
    assert max(block.size * 2 * 2.5 for block in blocks) <= 1000
    in_blocks = whole(grid, locate, values)
    monkeypatch.undo()
    assert len(list(Warp(grid, locate, values.shape).blocks())) == 1
    assert in_blocks == pytest.approx(whole(grid, locate, values))


def test_a_raster_that_is_very_fine_is_read_cell_by_cell(monkeypatch):
    monkeypatch.setattr(warp_module, "MOST", 10)
    grid = Grid(100.0, 0, 0, 3, 2)
    blocks = list(Warp(grid, affine(0.0, 200.0, 1.0, 1.0), (200, 300)).blocks())
    assert [block.size for block in blocks] == [1] * 6
