"""Ids of prepared stations: unique, whatever a layout gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.stations.naming import check_ids, name_apart

from ..cases import Log

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_ids_that_are_shared_get_numbers():
    log, names = Log(), ["A", "B", "A", "A"]
    name_apart(names, log)
    assert names == ["A", "B", "A-2", "A-3"]
    assert "ends in -2, -3 and so on: 2 (A)" in log.text


def test_a_number_that_is_taken_is_left_out():
    names = ["A", "A", "A-2"]
    name_apart(names, Log())
    assert names == ["A", "A-3", "A-2"]


@given(st.lists(st.sampled_from(["A", "A-2", "A-3", "A-2-2", "B", ""]), max_size=9))
def test_all_become_unique_and_the_first_of_each_stays(names):
    made = list(names)
    name_apart(made, Log())
    assert len(set(made)) == len(made)
    for name in names:
        assert made[names.index(name)] == name


def test_unique_ids_say_nothing():
    log = Log()
    name_apart(["A", "B"], log)
    check_ids(["A", "B"])
    assert not log.text


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["A", ""], "^1 station has no value in field 'station_id'"),
        (["", ""], "^2 stations have no value"),
        (["A", "A"], r"^1 id in field 'station_id' belongs .*\(A\): make it unique"),
        (["A", "A", "B", "B"], r"^2 ids in field 'station_id' belong .*\(A, B\): make them"),
    ],
)
def test_ids_of_the_input_that_cannot_stay(names, message):
    with pytest.raises(QgsProcessingException, match=message):
        check_ids(names)
