"""Statistics of distances: against scipy, and laws that hold for all."""

import numpy as np
import pytest
import scipy.stats
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.distance_statistics import (
    bootstrap_means,
    gains,
    group_medians,
    paired_test,
    resample_counts,
    summary,
    summary_of_gain,
)

DISTANCES = st.lists(st.floats(0.01, 1.0), min_size=2, max_size=40)


@given(DISTANCES)
def test_the_interval_holds_the_mean_of_means_and_quartiles_are_in_order(values):
    found = summary(values)
    low, high = found.interval
    assert min(values) - 1e-12 <= low <= high <= max(values) + 1e-12
    assert list(found.quartiles) == sorted(found.quartiles)


@given(DISTANCES)
def test_equal_maps_gain_nothing(values):
    found = summary_of_gain(values, values)
    assert found.mean == 0.0 and found.interval == (0.0, 0.0)
    assert np.isnan(paired_test(values, values))


def test_resamples_draw_as_many_stations_as_there_are():
    counts = resample_counts(30)
    assert (counts.sum(axis=1) == 30).all()
    assert counts.mean() == pytest.approx(1.0)


def test_means_spread_as_theory_says():
    values = np.random.default_rng(0).normal(size=400)
    assert bootstrap_means(values).std() == pytest.approx(values.std() / 20, rel=0.06)


def test_pairs_are_drawn_together():
    values = np.random.default_rng(0).uniform(size=50)
    means = bootstrap_means(np.column_stack([values, 2 * values]))
    assert means[:, 1] == pytest.approx(2 * means[:, 0])


def test_test_is_that_of_scipy():
    a, b = np.random.default_rng(0).uniform(size=(2, 30))
    assert paired_test(a, b) == scipy.stats.wilcoxon(a, b).pvalue


def test_gain_is_unknown_where_the_baseline_is_right():
    found = gains([0.1, 0.2], [0.2, 0.0])
    assert found[0] == pytest.approx(0.5) and np.isnan(found[1])
    assert summary_of_gain([0.1], [0.0]) is None


def test_one_station_says_nothing_about_others():
    assert np.isnan(summary([0.3]).interval).all()


def test_medians_of_groups():
    x, y = np.arange(20.0), np.arange(20.0) ** 2
    found = group_medians(x, y)
    assert len(found) == 5
    assert found[0] == (1.5, 2.5) and found[-1][0] == 17.5
