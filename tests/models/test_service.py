"""Service overlap against sums over all stations at once."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.grid import Grid
from deepmend.models.service import ServiceOverlap

GRID = Grid(100.0, 5, 5, 8, 6)


class Gathered:
    """What is known on all of the grid."""

    def __init__(self, overlap):
        self.best = np.zeros(GRID.shape, dtype=int)
        self.entropy = np.full(GRID.shape, np.nan)
        for grid, best, entropy in overlap:
            self.best[GRID.slices(grid)], self.entropy[GRID.slices(grid)] = best, entropy
        self.effective = np.exp(self.entropy)
        self.is_served = self.best > 0


def gather(maps, normalisers, order=None):
    overlap = ServiceOverlap(GRID)
    for i in order if order is not None else range(len(maps)):
        overlap.add(i + 1, maps[i], GRID, normalisers[i])
    return Gathered(overlap)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10000), st.integers(1, 7))
def test_it_is_what_all_stations_at_once_give(seed, count):
    rng = np.random.default_rng(seed)
    maps = rng.exponential(size=(count, *GRID.shape)) * (rng.random((count, *GRID.shape)) > 0.3)
    normalisers = rng.uniform(0.5, 50.0, count)
    overlap = gather(maps, normalisers, rng.permutation(count))
    q = maps * normalisers[:, None, None]
    total = q.sum(axis=0)
    np.testing.assert_array_equal(overlap.is_served, total > 0)
    p = np.divide(q, total, out=np.zeros_like(q), where=total > 0)
    entropy = -(p * np.log(np.where(p > 0, p, 1.0))).sum(axis=0)
    entropy[total == 0] = np.nan
    np.testing.assert_allclose(overlap.entropy, entropy, atol=1e-9)
    np.testing.assert_array_equal(overlap.best, np.where(total > 0, q.argmax(axis=0) + 1, 0))
    effective = overlap.effective[overlap.is_served]
    assert effective.min(initial=1.0) >= 1.0
    assert effective.max(initial=1.0) <= count + 1e-9


def test_equal_stations_share_evenly_and_the_first_is_best():
    overlap = gather(np.ones((4, *GRID.shape)), np.ones(4), [2, 0, 3, 1])
    assert overlap.effective == pytest.approx(4.0)
    assert (overlap.best == 1).all()


def test_a_normaliser_decides_who_is_best():
    overlap = gather(np.ones((2, *GRID.shape)), [1.0, 3.0])
    assert (overlap.best == 2).all()
    entropy = -(0.25 * np.log(0.25) + 0.75 * np.log(0.75))
    assert overlap.entropy == pytest.approx(entropy)
