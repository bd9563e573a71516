"""Totals of zones from weights of stations, against sums written out."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.zonetotals import ZoneTotals


@given(st.integers(0, 999), st.integers(1, 6), st.integers(1, 5))
def test_against_sums_written_out(seed, stations, zones):
    rng = np.random.default_rng(seed)
    shares = rng.dirichlet(np.ones(zones + 1), stations) * (rng.uniform(size=(stations, 1)) < 0.9)
    weights, outside = shares[:, :-1], shares[:, -1]
    weights[rng.uniform(size=weights.shape) < 0.3] = 0.0
    figures = rng.uniform(0.0, 9.0, (stations, 2))
    figures[rng.uniform(size=figures.shape) < 0.2] = np.nan
    totals = ZoneTotals(zones, ["users", "rate"], 1)
    for i in range(stations):
        totals.take(f"S{i}", weights[i], outside[i], figures[i])
    known = np.nan_to_num(figures)
    sums = weights.T @ known[:, 0]
    with np.errstate(invalid="ignore", divide="ignore"):
        means = (weights.T @ known[:, 1]) / (weights.T @ np.isfinite(figures[:, 1]))
    expected = np.stack([sums, means], axis=1)
    assert totals.of_zones() == pytest.approx(expected, rel=1e-12, nan_ok=True)
    assert totals.lost == pytest.approx(outside @ known)
    assert totals.weight_sum == pytest.approx(weights.sum(axis=0))
    assert totals.serving.tolist() == (weights > 0).sum(axis=0).tolist()
    assert totals.outside_share == pytest.approx(outside.mean())
    numbers, values, _ = totals.stations["S0"]
    assert (weights[0][numbers] == values).all() and len(numbers) == (weights[0] > 0).sum()
