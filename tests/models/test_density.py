"""The density model: reference values, independent integration, and the limits it must have."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad

from deepmend.models.association import (
    association_probability,
    probability_of_each,
    probability_of_ratios,
)
from deepmend.models.density import DensityModel
from deepmend.models.ks import ks_distance
from deepmend.models.voronoi import VoronoiModel

from .cases import deployment_of, window_of

# P(i|l) for d = 1000 m (serving), 1500, 2000, 2500, 3000, 4000 m with the metre already in, to six
# digits: reference values that came with the published model's data
REFERENCE = {
    0.1: 0.188992,
    0.5: 0.286073,
    1.0: 0.408771,
    1.3: 0.475855,
    2.0: 0.605511,
    4.0: 0.820093,
    10.0: 0.982902,
}

log_ratios = st.lists(st.floats(-5, 3), min_size=1, max_size=5).map(sorted)


def association(logs, beta):
    return association_probability(np.array(logs, dtype=np.float64)[:, None], beta)[0]


@pytest.mark.parametrize("beta", REFERENCE)
def test_reference_values(beta):
    logs = np.log([1.5, 2.0, 2.5, 3.0, 4.0])
    assert association(logs, beta) == pytest.approx(REFERENCE[beta], abs=1e-6)


def test_reference_values_are_those_of_the_shared_file(shared_data):
    table = np.genfromtxt(
        shared_data / "reference" / "density_vectors.csv", delimiter=",", names=True
    )
    assert dict(zip(table["beta"], table["association_probability"])) == REFERENCE


@settings(deadline=None)
@given(log_ratios, st.floats(0.1, 10))
def test_agrees_with_the_integral(logs, beta):
    powers = np.exp(beta * np.array(logs))

    def integrand(s):
        # the integral over t of exp(-t) prod(1 - exp(-r t)), with t = exp(s): the tails keep their digits
        t = np.exp(s)
        return np.exp(s - t) * np.prod(-np.expm1(-powers * t))

    value = sum(quad(integrand, a, a + 4, epsabs=0, epsrel=1e-10)[0] for a in range(-60, 8, 4))
    if value > 1e-12:
        assert association(logs, beta) == pytest.approx(value, rel=1e-6)


@given(log_ratios, st.floats(0.1, 10))
def test_agrees_with_the_sum_over_subsets_where_that_is_well_conditioned(logs, beta):
    powers = np.exp(beta * np.array(logs))
    subsets = (np.arange(1 << len(logs))[:, None] >> np.arange(len(logs))) & 1
    value = ((-1.0) ** subsets.sum(axis=1) / (1.0 + subsets @ powers)).sum()
    if value > 1e-5:
        assert association(logs, beta) == pytest.approx(value, rel=1e-6)


def test_the_tails_have_no_cancellation():
    # all rivals equally near: P is 120 r^5 / prod(1 + k r), k = 1..5, exactly
    for r in (1e-2, 1e-4, 1e-8):
        exact = 120 * r**5 / np.prod(1 + np.arange(1, 6) * r)
        assert association(np.log(np.full(5, r)), 1.0) == pytest.approx(exact, rel=1e-12)


def test_single_precision_is_close_to_double():
    logs = np.random.default_rng(1).uniform(-9, 9, (5, 10000))
    for beta in (0.1, 1.3, 10.0):
        double = association_probability(logs, beta)
        single = association_probability(logs.astype(np.float32), beta)
        assert single.dtype == np.float32 and (single >= 0.0).all()
        assert single == pytest.approx(double, rel=0, abs=1e-6)


@given(log_ratios, st.floats(0.1, 3), st.floats(0.01, 1))
def test_a_nearer_station_is_likelier_to_serve(logs, beta, step):
    nearer = np.array(logs) + step  # all rivals farther, relative to the own station
    assert association(nearer, beta) > association(logs, beta)


def test_no_rivals_always_serves():
    assert (association_probability(np.empty((0, 4)), 1.3) == 1.0).all()


def test_probabilities_of_all_stations_sum_to_one():
    # with at most six stations the five rivals of each are all others, so someone serves
    deployment = deployment_of(6)
    grid = window_of(deployment, 0)
    model = DensityModel(1.3)
    total = sum(model.association(deployment, i, grid) for i in range(6))
    assert total == pytest.approx(deployment.region_weight(grid), abs=1e-12)


@pytest.mark.parametrize("station", range(5))
def test_as_beta_grows_the_map_becomes_the_voronoi_cell(station):
    deployment = deployment_of(20)
    grid = window_of(deployment, station)
    voronoi = VoronoiModel().diffuse(deployment, station, grid)
    distances = [
        ks_distance(DensityModel(beta).diffuse(deployment, station, grid), voronoi)
        for beta in (0.3, 1.0, 3.0, 10.0, 30.0, 300.0)
    ]
    assert distances == sorted(distances, reverse=True)
    assert distances[-1] < 0.02


@pytest.mark.parametrize("beta", [0, -1, np.nan, np.inf])
def test_impossible_beta(beta):
    with pytest.raises(ValueError, match="beta must be a positive number"):
        DensityModel(beta)


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 60), st.floats(0.3, 3.0), st.integers(0, 999))
def test_the_sum_over_stations_is_that_of_each_by_itself(n, beta, seed):
    logs = np.sort(np.log(np.random.default_rng(seed).uniform(100.0, 20000.0, (n, 40))), axis=0)
    expected = np.zeros(40)
    for own in range(n):
        rivals = np.delete(logs, own, axis=0)[:5] - logs[own]
        expected += association_probability(rivals, beta)
    found = probability_of_each(logs.astype(np.float32), beta).sum(axis=0)
    # stations that add less than 1e-5 are left out
    assert found == pytest.approx(expected, rel=1e-4, abs=1e-5 * n)


@pytest.mark.parametrize("kind", [np.float64, np.float32])
@pytest.mark.parametrize("k", range(6))
def test_from_ratios_it_is_the_same(kind, k):
    logs = np.sort(np.random.default_rng(k).normal(0.0, 2.0, (k, 30000)), axis=0).astype(kind)
    found = probability_of_ratios(np.exp(logs * kind(1.3)))
    assert found.dtype == kind
    assert np.array_equal(found, association_probability(logs, 1.3))
