"""Numbers of a raster moved to a grid: sums are kept, block by block or at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models import warp
from deepmend.models.grid import Grid
from deepmend.models.warp import Warp

GRID = Grid(100.0, 0, 0, 60, 50)


def moved(values, locate, grid=GRID):
    """The whole grid, put together from its blocks."""
    way = Warp(grid, locate, values.shape)
    result = np.zeros(grid.shape)
    for block in way.blocks():
        result[grid.slices(block)] = way.moved(
            block, lambda left, top, columns, rows: values[top : top + rows, left : left + columns]
        )
    return result


def turned(angle, cell):
    """Places of the grid in a raster that is turned about its middle."""
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])

    def locate(places):
        centred = (places - (3000.0, 2500.0)) @ turn
        return centred * (1.0, -1.0) / cell + 40.0

    return locate


@settings(max_examples=30, deadline=None)
@given(st.floats(0.0, 6.3), st.floats(70.0, 400.0), st.integers(0, 99))
def test_what_lies_inside_keeps_its_sum(angle, cell, seed):
    values = np.zeros((80, 80))
    inner = int(1400.0 / cell)
    rng = np.random.default_rng(seed)
    values[40 - inner : 40 + inner, 40 - inner : 40 + inner] = rng.uniform(
        size=(2 * inner, 2 * inner)
    )
    assert moved(values, turned(angle, cell)).sum() == pytest.approx(values.sum(), rel=1e-6)


def test_many_blocks_give_the_same(monkeypatch):
    values = np.random.default_rng(1).uniform(size=(80, 80))
    whole = moved(values, turned(0.3, 90.0))
    monkeypatch.setattr(warp, "MOST", 500)
    assert len(list(Warp(GRID, turned(0.3, 90.0), values.shape).blocks())) > 4
    assert moved(values, turned(0.3, 90.0)) == pytest.approx(whole, abs=0.02)


def test_a_raster_elsewhere_gives_nothing():
    assert not moved(np.ones((5, 5)), lambda places: places + 1e6).any()


def test_blocks_cover_the_grid_once(monkeypatch):
    monkeypatch.setattr(warp, "SIDE", 17)
    counts = np.zeros(GRID.shape)
    for block in Warp(GRID, turned(0.0, 100.0), (80, 80)).blocks():
        counts[GRID.slices(block)] += 1
    assert (counts == 1).all()
