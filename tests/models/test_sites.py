"""Merging stations into sites: the laws of leader clustering."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.sites import merge_sites

# few different coordinates, so that stations meet often
POINTS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3)), max_size=40)
DISTANCE = st.sampled_from([0.0, 0.5, 1.0, 1.5, 3.0, 100.0])


def apart(xy, i, j):
    return np.hypot(*(xy[i] - xy[j]))


@settings(max_examples=150, deadline=None)
@given(POINTS, DISTANCE, st.integers(1, 3))
def test_laws(points, distance, number):
    xy = np.array(points, dtype=float).reshape(-1, 2)
    groups = [f"g{i % number}" for i in range(len(xy))]
    leader = merge_sites(xy, distance, groups)
    assert leader.shape == (len(xy),)
    firsts = np.unique(leader)
    assert np.array_equal(leader[firsts], firsts)
    for i, first in enumerate(leader):
        assert first <= i
        assert groups[first] == groups[i]
        assert apart(xy, i, first) <= distance
    for i in firsts:
        for j in firsts[firsts > i]:
            assert groups[i] != groups[j] or apart(xy, i, j) > distance
    # first stations do not merge again
    again = merge_sites(xy[firsts], distance, [groups[i] for i in firsts])
    assert np.array_equal(again, np.arange(len(firsts)))


@settings(max_examples=100, deadline=None)
@given(POINTS, DISTANCE)
def test_same_as_one_by_one(points, distance):
    xy = np.array(points, dtype=float).reshape(-1, 2)
    expected = np.full(len(xy), -1)
    for i in range(len(xy)):
        if expected[i] < 0:
            for j in range(len(xy)):
                if expected[j] < 0 and apart(xy, i, j) <= distance:
                    expected[j] = i
    assert np.array_equal(merge_sites(xy, distance), expected)


def test_zero_merges_exact_duplicates_only():
    xy = [(0, 0), (1e-9, 0), (0, 0), (5, 5), (5, 5)]
    assert merge_sites(xy, 0).tolist() == [0, 1, 0, 3, 3]


def test_a_chain_is_not_one_site():
    xy = np.c_[np.arange(5.0), np.zeros(5)]
    assert merge_sites(xy, 1.0).tolist() == [0, 0, 2, 2, 4]


def test_none_one_and_infinity():
    assert merge_sites(np.empty((0, 2)), 1.0).tolist() == []
    assert merge_sites([(1.0, 2.0)], 1.0, ["a"]).tolist() == [0]
    assert merge_sites([(1.0, 2.0), (9.0, 9.0), (4.0, 4.0)], np.inf).tolist() == [0, 0, 0]


def test_groups_may_be_numbers_and_missing():
    xy = np.zeros((4, 2))
    assert merge_sites(xy, 1.0, [1, None, 1, None]).tolist() == [0, 1, 0, 1]


@pytest.mark.parametrize("distance", [-1.0, np.nan])
def test_impossible_distance(distance):
    with pytest.raises(ValueError, match="must not be negative"):
        merge_sites([(0.0, 0.0)], distance)


def test_positions_must_be_finite():
    with pytest.raises(ValueError, match="not finite"):
        merge_sites([(0.0, np.nan), (0.0, 0.0)], 1.0)


@pytest.mark.parametrize("distance", [1.0, 300.0, 1e6])
def test_many_stations_are_no_matter(distance):
    xy = np.random.default_rng(1).uniform(0, 100_000, (30_000, 2))
    start = time.perf_counter()
    merge_sites(xy, distance)
    assert time.perf_counter() - start < 5.0
