"""Attributes as text, numbers and truth values; ids of stations; expressions."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    NULL,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsProcessingException,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant

from deepmend.algorithms.common.attributes import (
    ID,
    StationIds,
    as_text,
    field_names,
    find_field,
    is_null,
    predicate,
    same_number,
    some,
    warn_of,
)
from deepmend.algorithms.common.fields import make_fields

from ..cases import Log, stations

pytestmark = pytest.mark.usefixtures("qgis_app")
FIELDS = make_fields(station_id=str, users=float, Name=str)


def feature(*values, number=1):
    result = QgsFeature(FIELDS, number)
    result.setAttributes(list(values))
    return result


# -- values


@pytest.mark.parametrize("value", [None, NULL, QVariant(), QDate(), QDateTime()])
def test_null(value):
    assert is_null(value)
    assert as_text(value) == ""


@pytest.mark.parametrize("value", [0, 0.0, "", False, [], {}, QDate(2026, 1, 1), float("nan")])
def test_not_null(value):
    assert not is_null(value)


@pytest.mark.parametrize(
    "value, text",
    [
        (" a b ", "a b"),
        ("007", "007"),
        ("1.0", "1.0"),
        (7, "7"),
        (7.0, "7"),
        (-0.0, "0"),
        (1e15, "1000000000000000"),
        (7.25, "7.25"),
        (float("inf"), "inf"),
        (float("nan"), "nan"),
        (True, "True"),
        (QDate(2026, 2, 3), "2026-02-03"),
        (QTime(4, 5, 6), "04:05:06"),
        (QDateTime(QDate(2026, 2, 3), QTime(4, 5, 6)), "2026-02-03T04:05:06"),
        (QByteArray(b"\x00\xff"), "00ff"),
        (["a", 1, None], '["a", 1, null]'),
        ({"é": [QDate(2026, 2, 3)]}, '{"é": ["2026-02-03"]}'),
        ((), "[]"),
    ],
)
def test_values_as_text(value, text):
    assert as_text(value) == text


@settings(deadline=None)
@given(st.integers(-(2**53), 2**53))
def test_whole_numbers_are_one_text_whatever_their_kind(number):
    assert as_text(number) == as_text(float(number)) == str(number)


@settings(deadline=None)
@given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), st.lists))
def test_lists_are_json(value):
    if isinstance(value, list):
        assert json.loads(as_text(value)) == value


@settings(deadline=None)
@given(st.integers(0, 10**12), st.integers(0, 5))
def test_leading_zeros_do_not_make_another_number(number, zeros):
    assert same_number("0" * zeros + str(number)) == str(number)


@pytest.mark.parametrize("text", ["", "a7", "07a", "-07", "0.70", " 07", "7e0"])
def test_other_texts_stay_as_they_are(text):
    assert same_number(text) == text


@pytest.mark.parametrize(
    "value, names",
    [
        (None, []),
        (NULL, []),
        ("", []),
        (" ; ;", []),
        ("a", ["a"]),
        ("a;b;a", ["a", "b"]),
        (["b", "a", "b", ""], ["b", "a"]),
        (("a", 1), ["a", "1"]),
        (["a;b"], ["a;b"]),
    ],
)
def test_names_of_several_fields(value, names):
    assert field_names(value) == names


# -- fields and ids


def test_fields_are_found_whatever_the_case():
    assert find_field(FIELDS, "users", "X") == find_field(FIELDS, "USERS", "X") == 1
    assert find_field(FIELDS, "name", "X") == 2


def test_a_field_that_is_not_there():
    message = "METRIC 'user' is not a field of INPUT; it has: station_id, users, Name"
    with pytest.raises(QgsProcessingException, match=message):
        find_field(FIELDS, "user", "METRIC")
    with pytest.raises(QgsProcessingException, match="it has: none"):
        find_field(make_fields(), "user", "METRIC")


def test_ids_of_stations():
    row = feature("S1", 3.0, " N1 ", number=42)
    named, usual = StationIds(FIELDS, "NAME"), StationIds(FIELDS, "")
    assert (named.field, named.of(row)) == ("Name", "N1")
    assert (usual.field, usual.of(row)) == (ID, "S1")
    assert StationIds(FIELDS, "users").of(row) == "3"
    none = StationIds(make_fields(users=float), "")
    assert (none.field, none.of(row)) == ("", "42")
    with pytest.raises(QgsProcessingException, match="ID_FIELD 'id' is not a field of INPUT"):
        StationIds(FIELDS, "id")


def test_an_id_that_is_null_is_empty():
    assert StationIds(FIELDS, "").of(feature(None, 1.0, "x")) == ""


# -- some of many


def test_the_first_few():
    assert some([]) == ""
    assert some(list("abcde")) == "a, b, c, d, e"
    assert some(list("abcdef")) == "a, b, c, d, e and 1 more"
    assert some(range(3000), 2) == "0, 1 and 2,998 more"


def test_warnings_of_names():
    log = Log()
    warn_of([], "{n} are wrong: {names}", log)
    assert log.warnings == []
    warn_of(["a", "b"], "{n} are wrong: {names}", log)
    assert log.warnings == ["2 are wrong: a, b"]


# -- expressions


def wants(expression, *values, parameter="STATIONS"):
    test = predicate(expression, parameter, FIELDS, QgsExpressionContext())
    return test(feature(*(values or ("S1", 3.0, "x"))))


@pytest.mark.parametrize("expression", ["", None, "   "])
def test_without_an_expression_all(expression):
    assert wants(expression) is True


@pytest.mark.parametrize(
    "expression, value",
    [
        ("users > 2", True),
        ("USERS > 3", False),
        ("station_id IN ('S1', 'S2')", True),
        ("1", True),
        ("0", False),
        ("0.5", True),
        ("NULL", False),
        ("users > NULL", False),
        ("'yes'", True),
        ("'0'", False),
        ("'False'", False),
        ("''", False),
        ("$id = 1", True),
        ("attribute('users') = 3", True),
    ],
)
def test_what_is_true(expression, value):
    assert wants(expression) is value


def test_each_feature_by_itself():
    test = predicate("users > 2", "STATIONS", FIELDS, QgsExpressionContext())
    rows = [feature("a", value, "") for value in (1.0, 3.0, None, 2.5)]
    assert [test(row) for row in rows] == [False, True, False, True]


def test_an_expression_that_does_not_parse():
    with pytest.raises(
        QgsProcessingException, match=r"WHICH is not a valid expression \(.+\): users >"
    ):
        wants("users >", parameter="WHICH")


def test_an_expression_of_unknown_fields():
    message = (
        "STATIONS uses what, who, which INPUT does not have; its fields are: station_id, users"
    )
    with pytest.raises(QgsProcessingException, match=message):
        wants("who = 1 and what = 2 and users = 3")


def test_an_expression_that_cannot_be_evaluated():
    with pytest.raises(
        QgsProcessingException, match=r"cannot be evaluated \(.+\): to_int\(Name\) = 1"
    ):
        wants("to_int(Name) = 1")


@pytest.mark.parametrize("expression", ["make_point(1, 2)", "array(1)", "to_date('2026-01-01')"])
def test_an_expression_of_another_kind(expression):
    with pytest.raises(QgsProcessingException, match="must be true or false for each station"):
        wants(expression)


def test_a_value_that_python_does_not_know():
    """The variable `layer` is one in QGIS, but has no form in Python."""
    layer = stations()
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    test = predicate("@layer", "STATIONS", layer.fields(), context)
    with pytest.raises(QgsProcessingException, match="neither true nor false|its value is neither"):
        test(next(layer.getFeatures()))
