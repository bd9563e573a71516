"""Metrics spread over maps: nothing is lost."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.grid import Grid
from deepmend.models.metricmap import MetricMap

GRID = Grid(100.0, 0, 0, 12, 10)


def map_of(part, seed=0):
    values = np.random.default_rng(seed).random(part.shape)
    return values / values.sum()


def test_nothing_yet():
    spread = MetricMap(GRID)
    assert spread.values.total == 0.0
    assert (spread.values.get(GRID) == 0.0).all()


def test_a_station_lies_in_its_window():
    part = Grid(100.0, 3, 2, 4, 3)
    values = map_of(part)
    spread = MetricMap(GRID)
    assert spread.add(50.0, values, part)
    expected = np.zeros(GRID.shape)
    expected[5:8, 3:7] = 50.0 * values
    assert spread.values.get(GRID) == pytest.approx(expected)


def test_people_shift_a_map():
    values = np.full((1, 4), 0.25)
    part = Grid(100.0, 0, 0, 4, 1)
    spread = MetricMap(part)
    assert spread.add(8.0, values, part, np.array([[1.0, 0.0, 3.0, 0.0]]))
    assert spread.values.get(part).tolist() == [[2.0, 0.0, 6.0, 0.0]]


def test_where_nobody_is_the_map_is_as_it_was():
    values = np.array([[0.5, 0.5, 0.0]])
    part = Grid(100.0, 0, 0, 3, 1)
    for people in (np.zeros((1, 3)), np.array([[0.0, 0.0, 7.0]])):
        spread = MetricMap(part)
        assert spread.add(4.0, values, part, people) is False
        assert spread.values.get(part).tolist() == [[2.0, 2.0, 0.0]]


def test_a_map_outside_the_grid_is_refused():
    part = Grid(100.0, 10, 0, 4, 3)
    with pytest.raises(ValueError, match="not inside"):
        MetricMap(GRID).add(1.0, map_of(part), part)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(-1e6, 1e6),
            *[st.integers(0, 6)] * 2,
            *[st.integers(1, 4)] * 2,
            st.booleans(),
        ),
        max_size=6,
    ),
    st.integers(0, 99),
)
def test_sums_are_kept(stations, seed):
    rng, spread = np.random.default_rng(seed), MetricMap(GRID)
    for figure, column, row, columns, rows, has_people in stations:
        part = Grid(100.0, column, row, columns, rows)
        people = rng.integers(0, 3, part.shape).astype(float) if has_people else None
        spread.add(figure, map_of(part, seed), part, people)
    total = sum(figure for figure, *_ in stations)
    assert spread.values.total == pytest.approx(total, rel=1e-9, abs=1e-3)
