"""Flows between zones."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.flows import ROWS, weight_matrix, zone_flows
from deepmend.models.zonetotals import ZoneWeights

STATIONS, ZONES = 7, 5


def weights(seed=0, stations=STATIONS, zones=ZONES):
    """Weights that sum to 1 with what is outside, and the same as an array, that as its last column."""
    random = np.random.default_rng(seed)
    dense = random.dirichlet(np.ones(zones + 1), stations)
    dense[random.uniform(size=dense.shape) < 0.3] = 0.0
    dense[:, -1] = 1.0 - dense[:, :-1].sum(axis=1)
    rows = ((row[:-1], row[-1]) for row in dense)
    return ZoneWeights.of_rows(rows, zones), dense


def flows(seed=1, n=40, stations=STATIONS):
    random = np.random.default_rng(seed)
    ends = random.integers(0, stations, (2, n))
    return (*ends, random.uniform(0.0, 9.0, n))


def dense_of(parts, zones=ZONES):
    result = np.zeros((zones + 1, zones + 1))
    for origin, destination, flow in parts:
        result[origin, destination] += flow
    return result


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1000))
def test_they_are_what_the_formula_says(seed):
    found, dense = weights(seed)
    origin, destination, flow = flows(seed)
    between = np.zeros((STATIONS, STATIONS))
    np.add.at(between, (origin, destination), flow)
    result = dense_of(zone_flows(weight_matrix(found), origin, destination, flow))
    assert result == pytest.approx(dense.T @ between @ dense, abs=1e-12)
    assert result.sum() == pytest.approx(flow.sum(), rel=1e-9)


def test_turned_round_they_go_the_other_way():
    matrix = weight_matrix(weights()[0])
    origin, destination, flow = flows()
    there = dense_of(zone_flows(matrix, origin, destination, flow))
    back = dense_of(zone_flows(matrix, destination, origin, flow))
    assert there == pytest.approx(back.T)


def test_small_flows_can_be_left_out():
    matrix = weight_matrix(weights()[0])
    whole = dense_of(zone_flows(matrix, *flows()))
    part = dense_of(zone_flows(matrix, *flows(), least=2.0))
    assert part == pytest.approx(np.where(whole >= 2.0, whole, 0.0))


def test_more_zones_than_are_handled_at_once():
    zones = 2 * ROWS + 3
    found, dense = weights(3, STATIONS, zones)
    origin, destination, flow = flows()
    steps = []
    parts = zone_flows(
        weight_matrix(found), origin, destination, flow, 0.0, lambda s: steps.append(s) or True
    )
    assert dense_of(parts, zones).sum() == pytest.approx(flow.sum())
    assert steps[-1] == 1.0 and len(steps) == 3


def test_it_can_be_stopped():
    found, _ = weights(3, STATIONS, 2 * ROWS)
    parts = list(zone_flows(weight_matrix(found), *flows(), 0.0, lambda done: False))
    assert len(parts) == 1
