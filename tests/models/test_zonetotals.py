"""Weights of stations in zones: sums, weighted means, and what lies outside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.zonetotals import ZoneTotals

NAN = float("nan")


def test_sums_and_means():
    totals = ZoneTotals(3, ["users", "speed"], 1)
    totals.take("A", np.array([0.5, 0.25, 0.0]), 0.25, np.array([100.0, 10.0]))
    totals.take("B", np.array([0.0, 0.75, 0.0]), 0.25, np.array([40.0, 20.0]))
    users, speed = totals.of_zones().T
    assert users.tolist() == [50.0, 25.0 + 30.0, 0.0]
    assert speed[:2] == pytest.approx([10.0, (0.25 * 10 + 0.75 * 20) / 1.0])
    assert np.isnan(speed[2])
    assert totals.weight_sum.tolist() == [0.5, 1.0, 0.0]
    assert totals.serving.tolist() == [1, 2, 0]
    assert totals.lost.tolist() == [35.0, 7.5]
    assert totals.outside_share == 0.25


def test_stations_are_kept_with_the_zones_they_serve():
    totals = ZoneTotals(4, [], 0)
    totals.take("A", np.array([0.0, 0.5, 0.0, 0.25]), 0.25, np.array([]))
    zones, weights, outside = totals.stations["A"]
    assert zones.tolist() == [1, 3] and weights.tolist() == [0.5, 0.25] and outside == 0.25
    assert totals.of_zones().shape == (4, 0)


def test_figures_that_are_not_known_count_nowhere():
    totals = ZoneTotals(2, ["users", "speed"], 1)
    totals.take("A", np.array([1.0, 0.0]), 0.0, np.array([NAN, 10.0]))
    totals.take("B", np.array([0.5, 0.5]), 0.0, np.array([8.0, NAN]))
    users, speed = totals.of_zones().T
    assert users.tolist() == [4.0, 4.0]
    assert speed[0] == 10.0 and np.isnan(speed[1])
    assert totals.serving.tolist() == [2, 1]  # a station without a figure serves all the same
    assert totals.lost.tolist() == [0.0, 0.0]


def test_asking_does_not_change_anything():
    totals = ZoneTotals(1, ["a", "b"], 1)
    totals.take("A", np.array([0.5]), 0.5, np.array([2.0, 3.0]))
    assert totals.of_zones().tolist() == totals.of_zones().tolist() == [[1.0, 3.0]]


def test_all_sums_and_all_means():
    for sums, expected in ((0, [2.0, 4.0]), (2, [1.0, 2.0])):
        totals = ZoneTotals(1, ["a", "b"], sums)
        totals.take("A", np.array([0.5]), 0.5, np.array([2.0, 4.0]))
        assert totals.of_zones().tolist() == [expected]


@settings(deadline=None)
@given(st.integers(1, 8), st.integers(1, 5), st.integers(0, 999))
def test_nothing_is_lost_and_means_lie_between(stations, zones, seed):
    rng = np.random.default_rng(seed)
    totals = ZoneTotals(zones, ["sum", "mean"], 1)
    figures = np.where(rng.random((stations, 2)) < 0.2, NAN, rng.uniform(0, 1000, (stations, 2)))
    for i, row in enumerate(figures):
        shares = rng.dirichlet(np.ones(zones + 1)) * (rng.random(zones + 1) < 0.7)
        shares[-1] = 1.0 - shares[:-1].sum()
        totals.take(f"S{i}", shares[:-1], shares[-1], row)
    result = totals.of_zones()
    assert result[:, 0].sum() + totals.lost[0] == pytest.approx(np.nansum(figures[:, 0]))
    assert totals.weight_sum.sum() + totals.outside_share * stations == pytest.approx(stations)
    means = result[np.isfinite(result[:, 1]), 1]
    if len(means):
        assert means.min() >= np.nanmin(figures[:, 1]) - 1e-6
        assert means.max() <= np.nanmax(figures[:, 1]) + 1e-6
