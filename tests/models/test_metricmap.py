"""Metrics spread over maps: sums are kept, with people and without."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.grid import Grid
from deepmend.models.metricmap import MetricMap

GRID = Grid(100.0, 0, 0, 12, 10)


def random_map(rng, part):
    values = rng.uniform(size=part.shape) * (rng.uniform(size=part.shape) < 0.6) + 1e-9
    return values / values.sum()


@given(st.integers(0, 999), st.lists(st.floats(1e-3, 1e6), min_size=1, max_size=5), st.booleans())
def test_the_sum_is_that_of_the_figures(seed, figures, with_people):
    rng = np.random.default_rng(seed)
    result = MetricMap(GRID)
    for figure in figures:
        columns, rows = rng.integers(1, 12), rng.integers(1, 10)
        part = Grid(100.0, int(rng.integers(0, 13 - columns)), 0, int(columns), int(rows))
        people = rng.uniform(0.1, 1.0, part.shape) if with_people else None
        assert result.add(figure, random_map(rng, part), part, people)
    assert result.total == pytest.approx(sum(figures), rel=1e-12)


def test_people_move_it_and_where_there_are_none_it_stays():
    part = Grid(100.0, 2, 3, 2, 1)
    values = np.array([[0.5, 0.5]])
    result = MetricMap(GRID)
    assert result.add(8.0, values, part, np.array([[1.0, 3.0]]))
    assert result.on_land(np.ones(GRID.shape))[GRID.slices(part)].tolist() == [[2.0, 6.0]]
    assert not result.add(8.0, values, part, np.zeros((1, 2)))
    assert result.on_land(np.ones(GRID.shape))[GRID.slices(part)].tolist() == [[6.0, 10.0]]


def test_water_is_no_data_but_where_something_was_put():
    land = np.zeros(GRID.shape)
    land[:, :3] = 0.5
    result = MetricMap(GRID)
    result.add(1.0, np.ones((1, 1)), Grid(100.0, 11, 0, 1, 1))
    shown = result.on_land(land)
    assert shown[-1, 11] == 1.0
    assert np.isnan(shown).sum() == 9 * 10 - 1
