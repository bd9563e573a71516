"""Coordinates as text."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.algorithms.stations.degreetext import is_angle, join_angle, read_angle, split_pair


@pytest.mark.parametrize(
    ("text", "degrees"),
    [
        ("46°58'15.6\"N", 46 + 58 / 60 + 15.6 / 3600),
        ("46º 58′ 15,6″ n", 46 + 58 / 60 + 15.6 / 3600),
        ("S2:15:30", -(2 + 15 / 60 + 30 / 3600)),
        ("47 52 16", 47 + 52 / 60 + 16 / 3600),
        ("-0°26'42''", -(26 / 60 + 42 / 3600)),
        ("12d30m36sE", 12.51),
        ("12d30m36s", 12.51),
        ("12°30'36S", -12.51),
        ("12 30 36 s", -12.51),
        ("12d30m36s S", -12.51),
        ("2.7261W", -2.7261),
        ("N46 58.26", 46.971),
    ],
)
def test_angles(text, degrees):
    assert is_angle(text)
    assert read_angle(text) == pytest.approx(degrees, abs=1e-12)


@pytest.mark.parametrize(
    "text",
    [
        "46°60'N",
        "46°10'60\"N",
        "-46°10'N",
        "N46°10'S",
        "2°30'O",
        "46.5°10'N",
        "46°10.5'3\"N",
        "1°2'3\"4",
    ],
)
def test_what_is_no_angle(text):
    assert math.isnan(read_angle(text))


@pytest.mark.parametrize(
    "text", ["46.97", "46,97", "-2", "679 174", "1'234'567", "1.5e3", "679174"]
)
def test_numbers_are_not_taken_for_angles(text):
    assert not is_angle(text)


def test_letters_are_those_of_the_axis():
    assert math.isnan(read_angle("2°30'N", "EW")) and read_angle("2°30'E", "EW") == 2.5


@given(
    st.integers(0, 179),
    st.integers(0, 59),
    st.integers(0, 59),
    st.sampled_from("NSEW"),
    st.sampled_from(["°'\"", "   "]),
)
def test_parts_and_text_are_one(degrees, minutes, seconds, letter, signs):
    text = f"{degrees}{signs[0]}{minutes}{signs[1]}{seconds}{signs[2]}{letter}"
    value = join_angle(degrees, minutes, seconds, letter)
    assert read_angle(text) == value
    assert abs(value) * 3600 == pytest.approx(degrees * 3600 + minutes * 60 + seconds)


def test_parts_that_cannot_be():
    for parts in (
        (2, 60, 0, "N"),
        (2, 0, 61, "N"),
        (-2, 0, 0, "N"),
        (2, 0, 0, "X"),
        (2, math.nan, 0, "N"),
    ):
        assert math.isnan(join_angle(*parts))


def test_pairs():
    assert split_pair("46.97, 2.72") == ("46.97", "2.72")
    assert split_pair("46,97; 2,72") == ("46,97", "2,72")
    assert split_pair("[46.97,2.72]") == ("46.97", "2.72")
    assert split_pair("POINT(2.72 46.97)") == ("46.97", "2.72")
    assert split_pair("46,97, 2,72") == ("46,97", "2,72")
    assert split_pair("46.97") is None and split_pair("1, 2, 3") is None
