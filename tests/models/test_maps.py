"""Moving maps between grids."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.maps import (
    Lattice,
    normalised,
    on_common_block,
    place,
    resample,
    resample_curved,
    support,
)


@given(st.floats(0.3, 3.0), st.floats(-2, 2), st.floats(-2, 2))
def test_resampling_keeps_the_mass(cell, x, y):
    values = np.random.default_rng(0).uniform(size=(6, 5))
    x_edges, y_edges = np.arange(6.0), np.arange(6.0, -1, -1)
    columns = np.arange(np.floor((-5 - x) / cell), np.ceil((11 - x) / cell)) * cell + x
    rows = (np.arange(np.floor((-5 - y) / cell), np.ceil((12 - y) / cell)) * cell + y)[::-1]
    moved = resample(values, x_edges, y_edges, columns, rows)
    assert moved.sum() == pytest.approx(values.sum())
    assert moved.min() >= 0.0


def test_resampling_to_half_the_cell_splits_evenly():
    moved = resample(
        np.array([[4.0]]),
        np.array([0.0, 2]),
        np.array([2.0, 0]),
        np.arange(3.0),
        np.arange(2.0, -1, -1),
    )
    assert moved.tolist() == [[1.0, 1.0], [1.0, 1.0]]


def test_what_lies_outside_the_target_is_dropped():
    moved = resample(
        np.ones((2, 2)), np.arange(3.0), np.arange(3.0), np.array([1.5, 2.5]), np.array([0.0, 1])
    )
    assert moved.tolist() == [[0.5]]


@given(st.floats(0.3, 3.0), st.floats(-2, 2), st.floats(-2, 2))
def test_cells_that_lie_straight_are_no_special_case(cell, x, y):
    values = np.random.default_rng(0).uniform(size=(6, 5))
    columns, rows = np.arange(-2, 9) * cell + x, np.arange(-3, 8) * cell + y
    straight = resample(values, np.arange(6.0), np.arange(7.0), columns, rows)
    curved = resample_curved(values, *np.meshgrid(columns, rows))
    # what is below 1e-13 of the sum is cut to zero
    assert curved == pytest.approx(straight, abs=1e-11)


@given(st.floats(0, 360), st.floats(0.2, 2.0), st.floats(-1e-3, 1e-3))
def test_cells_of_any_turn_keep_the_mass_and_spread_evenly(turn, cell, bend):
    values = np.random.default_rng(0).uniform(size=(6, 5))
    turn = np.radians(turn)
    x, y = np.meshgrid(np.linspace(-20, 20, 41) * cell, np.linspace(-20, 20, 41) * cell)
    x, y = x + bend * y**2, y + bend * x**2
    column = 2.5 + x * np.cos(turn) - y * np.sin(turn)
    row = 3.0 + x * np.sin(turn) + y * np.cos(turn)
    moved = resample_curved(values, column, row)
    if cell > 0.4:  # the target holds all
        assert moved.sum() == pytest.approx(values.sum())
    assert moved.min() >= 0.0
    if bend == 0.0:
        even = resample_curved(np.ones((99, 99)), column + 47, row + 46)
        assert even[18:22, 18:22] == pytest.approx(cell**2)


def test_a_map_that_fits_is_not_touched():
    values = np.zeros((4, 4))
    values[1, 2] = 7.0
    placed = place(
        values, np.arange(5) * 10.0 + 30, 90 - np.arange(5) * 10.0, Lattice(0, 0, 10, 10)
    )
    assert not placed.moved
    assert (placed.column, placed.row, placed.values.tolist()) == (5, -8, [[7.0]])


def test_a_map_of_another_cell_size_is_spread():
    placed = place(
        np.array([[4.0]]), np.array([0.0, 20]), np.array([20.0, 0]), Lattice(0, 20, 10, 10)
    )
    assert placed.moved
    assert (placed.column, placed.row, placed.values.tolist()) == (0, 0, [[1.0, 1.0], [1.0, 1.0]])


def test_common_block_of_two_maps():
    lattice = Lattice(0, 0, 1, 1)
    one = place(np.array([[1.0]]), np.array([0.0, 1]), np.array([0.0, -1]), lattice)
    two = place(np.array([[2.0]]), np.array([2.0, 3]), np.array([-1.0, -2]), lattice)
    left, right = on_common_block(one, two)
    assert left.tolist() == [[1, 0, 0], [0, 0, 0]]
    assert right.tolist() == [[0, 0, 0], [0, 0, 2]]


def test_support():
    values = np.zeros((4, 5))
    assert support(values) is None
    values[1, 1] = values[2, 3] = 1
    assert support(values) == (slice(1, 3), slice(1, 4))


def test_normalised():
    values = normalised(np.array([[1.0, 3.0]]))
    assert values.dtype == np.float32 and values.tolist() == [[0.25, 0.75]]
    with pytest.raises(ValueError, match="zero everywhere"):
        normalised(np.zeros((2, 2)))
