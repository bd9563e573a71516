"""National grid references with letters, against places whose coordinates are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.algorithms.stations.gridletters import GREAT_BRITAIN, IRELAND, read_reference

LETTERS = "ABCDEFGHJKLMNOPQRSTUVWXYZ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TQ3000080000", (530000.0, 180000.0, GREAT_BRITAIN)),  # London
        ("tq 30 80", (530500.0, 180500.0, GREAT_BRITAIN)),  # the middle of a square kilometre
        ("SV0000000000", (0.0, 0.0, GREAT_BRITAIN)),  # the origin
        ("HP 61000 12000", (461000.0, 1212000.0, GREAT_BRITAIN)),  # Unst
        ("O1590434671", (315904.0, 234671.0, IRELAND)),  # Dublin
        ("V 00000 00000", (0.0, 0.0, IRELAND)),
    ],
)
def test_known_places(text, expected):
    assert read_reference(text) == expected


@pytest.mark.parametrize("text", ["", "TQ", "TQ123", "IA1212", "TQ12 1", "51.5, -0.1", "AA1212"])
def test_what_is_not_a_reference(text):
    assert read_reference(text) is None


@given(st.sampled_from(LETTERS), st.integers(0, 99999), st.integers(0, 99999))
def test_digits_are_metres_in_the_square(letter, east, north):
    x, y, _ = read_reference(f"{letter}{east:05d}{north:05d}")
    assert (x % 100000, y % 100000) == (east, north)
