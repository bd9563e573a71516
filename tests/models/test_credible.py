"""Credible regions: smallest, holding what they should, nested."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from deepmend.models.credible import cell_edges, credible_cells

MAPS = arrays(float, (5, 4), elements=st.floats(0, 1).map(lambda v: round(v, 2))).filter(np.any)


def test_plain_map():
    values = np.array([[0.5, 0.2], [0.3, 0.0]])
    (half, held), (most, more), (all_, whole) = credible_cells(values, (0.5, 0.7, 1.0))
    assert half.tolist() == [[True, False], [False, False]] and held == pytest.approx(0.5)
    assert most.tolist() == [[True, False], [True, False]] and more == pytest.approx(0.8)
    assert all_.tolist() == [[True, True], [True, False]] and whole == 1.0


def test_cells_alike_stay_together():
    (cells, held), *_ = credible_cells(np.ones((3, 3)), (0.5,))
    assert cells.all() and held == 1.0


@given(MAPS, st.floats(0.01, 1.0))
def test_no_smaller_set_holds_as_much(values, level):
    cells, held = credible_cells(values, [level])[0]
    total = values.sum()
    assert held == pytest.approx(values[cells].sum() / total)
    assert held >= level - 1e-9
    assert not cells[values == 0.0].any()
    inner = cells & (values > values[cells].min())
    assert values[inner].sum() / total < level  # without its faintest cells it is too little


@given(MAPS)
def test_regions_nest(values):
    levels = (0.25, 0.5, 0.95)
    regions = [cells for cells, _ in credible_cells(values, levels)]
    assert all((outer | ~inner).all() for inner, outer in zip(regions, regions[1:]))


@given(MAPS, st.floats(0.5, 20.0))
def test_scale_of_the_values_does_not_matter(values, factor):
    first, second = (credible_cells(v, [0.5])[0] for v in (values, values * 2.0 ** round(factor)))
    assert (first[0] == second[0]).all() and first[1] == pytest.approx(second[1])


@pytest.mark.parametrize(
    "values, level",
    [(np.zeros((2, 2)), 0.5), (-np.eye(2), 0.5), (np.eye(2), 0.0), (np.eye(2), 1.5)],
)
def test_bad_input(values, level):
    with pytest.raises(ValueError):
        credible_cells(values, [level])


def lines_of(cells):
    return sorted(map(tuple, cell_edges(np.array(cells, dtype=bool)).tolist()))


def test_the_outline_of_a_cell_and_of_a_corner():
    assert lines_of([[1]]) == [(0, 0, 0, 1), (0, 0, 1, 0), (0, 1, 1, 1), (1, 0, 1, 1)]
    assert lines_of([[1, 0], [1, 1]]) == [
        (0, 0, 0, 2),
        (0, 0, 1, 0),
        (0, 2, 2, 2),
        (1, 0, 1, 1),
        (1, 1, 2, 1),
        (2, 1, 2, 2),
    ]
    assert cell_edges(np.zeros((3, 4))).shape == (0, 4)


@given(arrays(bool, (6, 5)))
def test_an_outline_crosses_nothing_and_closes(cells):
    edges = cell_edges(cells)
    x, y = np.abs(edges[:, 2] - edges[:, 0]), np.abs(edges[:, 3] - edges[:, 1])
    assert ((x == 0) != (y == 0)).all()
    padded = np.pad(cells, 1).astype(int)
    expected = np.abs(np.diff(padded, axis=0)).sum() + np.abs(np.diff(padded, axis=1)).sum()
    assert (x + y).sum() == expected
