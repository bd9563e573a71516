"""Grids and windows (design, section 2)."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.grid import Grid, window_cells

coordinate = st.floats(-1e7, 1e7)


@given(coordinate, coordinate)
def test_default_window_is_600_cells_with_the_station_in_column_300(x, y):
    grid = Grid.window(x, y, 100.0, 60000.0)
    assert grid.shape == (600, 600)
    assert grid.column == np.floor(x / 100.0) - 300
    assert np.floor(x / 100.0) - grid.column == 300
    # 300 from the south is 299 from the north
    assert grid.row + grid.rows - 1 - np.floor(y / 100.0) == 299


def test_window_is_rounded_up_to_an_even_number_of_cells():
    assert window_cells(100.0, 60000.0) == 600
    assert window_cells(100.0, 60001.0) == 602
    assert window_cells(100.0, 100.0) == 2
    assert window_cells(0.1, 60.0) == 600
    assert window_cells(7.0, 49.0) == 8


@pytest.mark.parametrize("cell, width", [(0, 1), (-1, 1), (1, 0), (np.nan, 1), (1, np.inf)])
def test_sizes_that_are_no_sizes_are_refused(cell, width):
    with pytest.raises(ValueError, match="positive number of metres"):
        window_cells(cell, width)


def test_centres_run_east_and_south():
    x, y = Grid(10.0, 2, 5, 3, 2).centres()
    assert x.tolist() == [25.0, 35.0, 45.0]
    assert y.tolist() == [65.0, 55.0]


def test_distances_are_to_cell_centres():
    distances = Grid(10.0, 0, 0, 2, 2).distances(5.0, 5.0)
    assert distances.tolist() == [[10.0, np.hypot(10, 10)], [0.0, 10.0]]


def test_slices_find_a_part_in_an_array_of_the_whole():
    whole, part = Grid(1.0, -3, -2, 8, 6), Grid(1.0, 0, 1, 2, 2)
    x, y = np.meshgrid(*whole.centres())
    part_x, part_y = np.meshgrid(*part.centres())
    assert np.array_equal(x[whole.slices(part)], part_x)
    assert np.array_equal(y[whole.slices(part)], part_y)
    with pytest.raises(ValueError, match="not inside"):
        whole.slices(Grid(1.0, 4, 1, 2, 2))


def test_union_covers_all():
    union = Grid.union([Grid(1.0, 0, 0, 2, 2), Grid(1.0, 5, -3, 1, 1)])
    assert union == Grid(1.0, 0, -3, 6, 5)


def test_edges_lie_half_a_cell_about_the_centres():
    grid = Grid(50.0, -3, 7, 4, 5)
    for edges, centres in zip(grid.edges(), grid.centres()):
        assert (edges[1:] + edges[:-1]) / 2 == pytest.approx(centres)
    assert (grid.edges()[0][0], grid.edges()[1][-1]) == grid.bounds[:2]
