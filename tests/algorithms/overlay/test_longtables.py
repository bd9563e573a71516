"""What tables of flows and of counts have in common."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from deepmend.algorithms.overlay.longtables import (
    StationNumbers,
    amount_of,
    largest,
    places_of,
)

from ..cases import stations
from ..common.common_cases import source_of

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_ids_that_lost_their_zeros_are_known():
    numbers = StationNumbers(["007", "S1"])
    assert [numbers.of(name) for name in ("007", "7", "S1", "s1", "")] == [0, 0, 1, None, None]


def test_ids_that_became_part_of_another_station():
    numbers = StationNumbers(["S1", "S2"], {"S1": "S1", "S9": "S1", "S2": "S1", "X": "elsewhere"})
    assert [numbers.of(name) for name in ("S1", "S9", "S2", "X")] == [0, 0, 1, None]


def test_amounts():
    given = "COUNTS", "COUNT_FIELD", "n"
    assert [amount_of(v, 1, *given) for v in (None, 0, 2.5, "3,5")] == [None, 0.0, 2.5, 3.5]
    for value in (-1, np.inf, "many"):
        with pytest.raises(
            QgsProcessingException, match="Row 4 of COUNTS has .* in COUNT_FIELD 'n'"
        ):
            amount_of(value, 4, *given)


def test_the_largest_first():
    assert largest({"x": 1.0, "": 20.5}) == "empty (20.5), x (1)"


def test_fields_of_a_table():
    source = source_of(stations([None], id_field=None, a=["x"], n=[1.0]))
    assert places_of(source, "FLOWS", {"A": "a", "T": ""}, ["T"]) == {"A": 0, "T": -1}
    with pytest.raises(
        QgsProcessingException, match="T '' is not a field of FLOWS; its fields are: a, n"
    ):
        places_of(source, "FLOWS", {"A": "a", "T": ""})
