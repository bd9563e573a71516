"""Numbers of which only blocks are kept, and leaves smoothed over cells."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.blocks import SIDE, Blocks
from deepmend.models.grid import Grid
from deepmend.models.smoothing import smoothed

GRID = Grid(100.0, -40, 7, 600, 530)

part = st.tuples(
    st.integers(0, 599), st.integers(0, 529), st.integers(1, 400), st.integers(1, 400)
).map(lambda p: Grid(100.0, p[0] - 40, p[1] + 7, min(p[2], 600 - p[0]), min(p[3], 530 - p[1])))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(part, st.booleans()), max_size=5), part)
def test_it_is_a_whole_array(parts, asked):
    dense, blocks = np.zeros(GRID.shape), Blocks(GRID)
    for number, (grid, adds) in enumerate(parts):
        values = np.random.default_rng(number).random(grid.shape)
        if adds:
            dense[GRID.slices(grid)] += values
            blocks.add(grid, values)
        else:
            dense[GRID.slices(grid)] = values
            blocks.put(grid, values)
    assert (blocks.get(asked) == dense[GRID.slices(asked)]).all()
    assert blocks.total == pytest.approx(dense.sum())
    again = np.zeros(GRID.shape)
    for grid, values in blocks:
        assert values.shape == grid.shape and max(grid.shape) <= SIDE
        again[GRID.slices(grid)] = values
    assert (again == dense).all()


def test_memory_goes_with_what_is_there():
    wide = Blocks(Grid(100.0, 0, 0, 10**6, 10**6))
    wide.add(Grid(100.0, 999_000, 5, 3, 2), np.ones((2, 3)))
    assert len(list(wide)) == 1 and wide.total == 6.0


def test_what_is_outside_is_refused():
    with pytest.raises(ValueError, match="not inside"):
        Blocks(GRID).add(Grid(100.0, -41, 7, 2, 2), np.ones((2, 2)))


def leaves(side):
    """A slope that is even in each leaf, and the sizes of leaves."""
    x = (np.arange(GRID.columns) // side + 0.5) * side
    values, sizes = Blocks(GRID), Blocks(GRID, np.int32)
    values.put(GRID, np.broadcast_to(1.0 + x, GRID.shape))
    sizes.put(GRID, np.full(GRID.shape, side))
    return values, sizes


@pytest.mark.parametrize("side", [1, 2, 8, 32])
def test_between_leaves_it_is_a_slope(side):
    values, sizes = leaves(side)
    found = smoothed(values, sizes).get(GRID)
    inner = slice(2 * side, -2 * side)
    expected = 1.0 + np.arange(GRID.columns) + 0.5
    assert np.abs(found[inner, inner] - expected[inner]).max() <= 0.51
    assert found.sum() == pytest.approx(values.total, rel=0.02)


def test_what_is_even_stays_so_and_water_counts_for_nothing():
    values, sizes = leaves(16)
    land = np.ones(GRID.shape)
    land[:, 100:300] = 0.0
    values.put(GRID, 7.0 * land)
    sizes.put(GRID, np.where(land, 16, 0))
    found = smoothed(values, sizes).get(GRID)
    assert found == pytest.approx(7.0 * land)
