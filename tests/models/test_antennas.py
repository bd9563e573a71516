"""Sector antennas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.antennas.pattern import bearing, cell_shares, nominal_loss, seeming_distance

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


def test_what_is_lost_makes_a_station_seem_farther():
    assert seeming_distance(100.0, 0.0) == 100.0
    assert seeming_distance(100.0, 35.0, share=1.0, exponent=3.5) == pytest.approx(1000.0)


@given(st.lists(st.floats(0.0, 30.0), min_size=1, max_size=6), st.floats(0.0, 1.0))
def test_shares_sum_to_one_and_follow_the_power(losses, share):
    found = cell_shares(np.array(losses)[:, None], share)[:, 0]
    assert found.sum() == pytest.approx(1.0)
    assert (np.diff(found[np.argsort(losses, kind="stable")]) <= 1e-9).all()


def test_shares_are_those_of_faded_signals():
    losses = np.array([0.0, 10.0, 25.0])
    fading = np.random.default_rng(1).exponential(size=(3, 400_000))
    strongest = (fading * 10.0 ** (-0.3 * losses[:, None] / 10.0)).argmax(axis=0)
    expected = np.bincount(strongest, minlength=3) / fading.shape[1]
    assert cell_shares(losses[:, None])[:, 0] == pytest.approx(expected, abs=0.003)


def test_a_cell_that_is_not_there_has_nothing():
    found = cell_shares(np.array([[0.0], [0.0], [np.inf]]))[:, 0]
    assert found == pytest.approx([0.5, 0.5, 0.0])


def test_equal_cells_without_direction_have_equal_parts():
    assert cell_shares(np.zeros((3, 2))) == pytest.approx(np.full((3, 2), 1.0 / 3.0))
