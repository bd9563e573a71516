"""Sector antennas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.antennas.pattern import SHARE, Antennas, Sites, bearing, nominal_loss
from deepmend.models.association import all_compete, association_probability, strongest_among

angles = st.floats(-720.0, 720.0)


@given(angles)
def test_the_pattern_is_even_and_periodic(off):
    assert nominal_loss(off) == pytest.approx(nominal_loss(-off))
    assert nominal_loss(off + 360.0) == pytest.approx(nominal_loss(off))
    assert 0.0 <= nominal_loss(off) <= 30.0


def test_the_pattern_by_hand():
    assert nominal_loss(0.0) == 0.0 and nominal_loss(180.0) == 30.0
    assert nominal_loss(32.5) == pytest.approx(3.0)  # half the beam width
    assert nominal_loss(16.25, 32.5) == pytest.approx(3.0)
    assert nominal_loss(np.nan) == 0.0  # without direction


def test_bearings():
    found = bearing(np.array([0.0, 1.0, 0.0, -1.0]), np.array([1.0, 0.0, -1.0, 0.0]))
    assert found % 360.0 == pytest.approx([0.0, 90.0, 180.0, 270.0])


def test_what_is_lost_makes_a_site_seem_farther():
    sites = Sites(Antennas.of([0.0, 180.0], 65.0, [0.0, 3.5]), np.array([0, 0]))
    dx, dy = np.array([0.0, 0.0, 99.0]), np.array([99.0, -99.0, 0.0])
    found = sites.distance(np.array(0), dx, dy) + 1.0
    # the one to the south is 3.5 dB stronger: there its site seems nearer
    least = 12.0 * (90.0 / 65.0) ** 2 * SHARE - 3.5
    assert found == pytest.approx(100.0 * 10.0 ** (np.array([0.0, -3.5, least]) / 35.0))
    near, far = sites.bounds
    assert near * 100.0 - 1e-9 <= found.min() and found.max() <= far * 100.0 + 1e-9


def test_a_site_without_directions_is_as_far_as_it_is():
    sites = Sites(Antennas.of([np.nan, np.nan]), np.array([0, 0]))
    assert sites.bounds == (1.0, 1.0)
    assert sites.distance(np.array(0), np.array([3.0]), np.array([4.0])) == pytest.approx([5.0])


@pytest.mark.parametrize(
    "antennas",
    [
        ([0.0, 1.0, 2.0], 65.0, [0.0, 0.0]),
        ([np.inf], 65.0, 0.0),
        ([0.0], 0.0, 0.0),
        ([0.0], 361.0, 0.0),
        ([0.0], 65.0, np.nan),
    ],
)
def test_antennas_that_cannot_be_are_refused(antennas):
    with pytest.raises(ValueError):
        Antennas.of(*antennas)


@given(st.lists(st.floats(-9.0, 9.0), min_size=1, max_size=9))
def test_shares_sum_to_one_and_follow_the_power(decibels):
    found = strongest_among(10.0 ** (np.array(decibels)[:, None] / 10.0))[:, 0]
    assert found.sum() == pytest.approx(1.0)
    assert (np.diff(found[np.argsort(decibels, kind="stable")]) >= -1e-9).all()


@pytest.mark.parametrize("number", [2, 3, 4, 7])
def test_shares_are_those_of_faded_signals(number):
    powers = 10.0 ** (-0.3 * np.linspace(0.0, 25.0, number) / 10.0)
    fading = np.random.default_rng(1).exponential(size=(number, 400_000))
    strongest = (fading * powers[:, None]).argmax(axis=0)
    expected = np.bincount(strongest, minlength=number) / fading.shape[1]
    assert strongest_among(powers[:, None])[:, 0] == pytest.approx(expected, abs=0.003)


def test_a_signal_that_is_not_there_has_nothing():
    for rest in ([], [0.0], [0.0, 0.0]):
        found = strongest_among(np.array([[1.0], [1.0], *[[p] for p in rest]]))[:, 0]
        assert found == pytest.approx([0.5, 0.5, *rest])


def test_all_that_compete_are_those_of_the_sum_over_subsets():
    logs = np.log(np.random.default_rng(2).uniform(0.3, 3.0, (5, 40)))
    expected = [
        association_probability(np.sort(np.delete(logs, i, axis=0) - logs[i], axis=0), 1.0)
        for i in range(5)
    ]
    assert all_compete(logs) == pytest.approx(np.stack(expected), abs=1e-5)
