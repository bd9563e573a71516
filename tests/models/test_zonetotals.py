"""Weights of stations in zones: sums, weighted means, what lies outside, and what is left out."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.zonetotals import ZoneWeights

NAN = float("nan")


def of(*rows):
    """Weights of stations from (weights in all zones, share outside)."""
    return ZoneWeights.of_rows(((np.array(w), rest) for w, rest in rows), len(rows[0][0]))


def dense(weights):
    """(stations, zones)."""
    result = np.zeros((len(weights.outside), weights.zones))
    np.add.at(result, (weights.station, weights.zone), weights.weight)
    return result


def test_sums_and_means():
    weights = of(([0.5, 0.25, 0.0], 0.25), ([0.0, 0.75, 0.0], 0.25))
    totals, lost = weights.totals(np.array([[100.0, 10.0], [40.0, 20.0]]), 1)
    users, speed = totals.T
    assert users.tolist() == [50.0, 25.0 + 30.0, 0.0]
    assert speed[:2] == pytest.approx([10.0, (0.25 * 10 + 0.75 * 20) / 1.0])
    assert np.isnan(speed[2])
    assert weights.zone_sums.tolist() == [0.5, 1.0, 0.0]
    assert weights.serving.tolist() == [1, 2, 0]
    assert lost.tolist() == [35.0, 7.5]


def test_stations_are_kept_with_the_zones_they_serve():
    weights = of(([0.0, 0.5, 0.0, 0.25], 0.25))
    assert weights.zone.tolist() == [1, 3] and weights.weight.tolist() == [0.5, 0.25]
    assert weights.outside.tolist() == [0.25] and weights.sums.tolist() == [0.75]
    assert weights.totals(np.zeros((1, 0)), 0)[0].shape == (4, 0)


def test_figures_that_are_not_known_count_nowhere():
    weights = of(([1.0, 0.0], 0.0), ([0.5, 0.5], 0.0))
    totals, lost = weights.totals(np.array([[NAN, 10.0], [8.0, NAN]]), 1)
    users, speed = totals.T
    assert users.tolist() == [4.0, 4.0]
    assert speed[0] == 10.0 and np.isnan(speed[1])
    assert weights.serving.tolist() == [2, 1]  # a station without a figure serves all the same
    assert lost.tolist() == [0.0, 0.0]


def test_all_sums_and_all_means():
    for sums, expected in ((0, [2.0, 4.0]), (2, [1.0, 2.0])):
        totals, _ = of(([0.5], 0.5)).totals(np.array([[2.0, 4.0]]), sums)
        assert totals.tolist() == [expected]


@settings(deadline=None)
@given(st.integers(1, 8), st.integers(1, 5), st.integers(0, 999), st.floats(0.0, 0.5))
def test_nothing_is_lost_when_small_weights_are(stations, zones, seed, least):
    rng = np.random.default_rng(seed)
    rows = rng.random((stations, zones + 1))
    rows /= rows.sum(axis=1, keepdims=True)
    rows[:, 0] += 10.0  # some zone keeps all of them
    rows /= rows.sum(axis=1, keepdims=True)
    weights = of(*((row[:-1], row[-1]) for row in rows))
    thin = weights.thinned(least)
    assert thin.sums == pytest.approx(weights.sums, rel=1e-12)
    assert (thin.weight >= least).all() and len(thin.weight) <= len(weights.weight)
    figures = rng.random((stations, 1))
    totals, lost = thin.totals(figures, 1)
    assert totals.sum() + lost.sum() == pytest.approx(figures.sum(), rel=1e-12)


@settings(deadline=None)
@given(st.integers(2, 6), st.integers(1, 5), st.integers(0, 999))
def test_stations_of_several_deployments_are_put_together(stations, zones, seed):
    rng = np.random.default_rng(seed)
    rows = rng.random((stations, zones)) * (rng.random((stations, zones)) > 0.4)
    whole = of(*((row, 0.1) for row in rows))
    order = rng.permutation(stations)
    cut = stations // 2
    parts = [(part, whole.rows(part)) for part in (order[:cut], order[cut:])]
    joined = ZoneWeights.joined(parts)
    assert (dense(joined) == rows).all() and (joined.outside == 0.1).all()
    twice = whole.rows(np.array([1, 1, 0]))
    assert (dense(twice) == rows[[1, 1, 0]]).all()
