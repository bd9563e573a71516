"""Attributes as text, ids of stations, names of fields, expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import (
    NULL,
    QgsExpressionContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsProcessingException,
)
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, QTime, QVariant

from deepmend.algorithms.common.attributes import (
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

from ..cases import Log


def fields_of(*names, kind=QVariant.String):
    fields = QgsFields()
    for name in names:
        fields.append(QgsField(name, kind))
    return fields


def feature_of(fields, *values, number=7):
    feature = QgsFeature(fields, number)
    feature.setAttributes(list(values))
    return feature


@pytest.mark.parametrize(
    "value, text",
    [
        (None, ""),
        (NULL, ""),
        (QVariant(), ""),
        (12.0, "12"),
        (12.5, "12.5"),
        (-3, "-3"),
        (1e15, "1000000000000000"),
        (True, "True"),
        ("  a b ", "a b"),
        (QDate(2024, 2, 29), "2024-02-29"),
        (QTime(3, 4, 5), "03:04:05"),
        (QDateTime(QDate(2024, 2, 29), QTime(3, 4, 5)), "2024-02-29T03:04:05"),
        ([1, "é"], '[1, "é"]'),
        ({"a": QDate(2024, 1, 1)}, '{"a": "2024-01-01"}'),
        (QByteArray(b"\x01\xff"), "01ff"),
        (float("inf"), "inf"),
    ],
)
def test_values_as_text(value, text):
    assert as_text(value) == text
    assert is_null(value) is (text == "" and value != "")


@given(st.integers(0, 10**12), st.integers(0, 3))
def test_ids_that_a_program_made_numbers_of_are_known_again(number, zeros):
    text = "0" * zeros + str(number)
    assert same_number(text) == str(number) == same_number(same_number(text))


@pytest.mark.parametrize("text", ["A007", "", "-7", "7.0", "0x7"])
def test_other_ids_stay(text):
    assert same_number(text) == text


def test_fields_are_found_whatever_the_case_and_missed_with_a_list():
    fields = fields_of("Name", "users")
    assert find_field(fields, "USERS", "METRIC_FIELD") == 1
    with pytest.raises(
        QgsProcessingException, match="METRIC_FIELD 'x' is no field .*: Name, users"
    ):
        find_field(fields, "x", "METRIC_FIELD")
    with pytest.raises(QgsProcessingException, match="it has: none"):
        find_field(QgsFields(), "x", "METRIC_FIELD")


def test_ids_are_of_the_field_chosen_else_of_station_id_else_the_features_own():
    fields = fields_of("code", "station_id")
    feature = feature_of(fields, " 007 ", "A")
    chosen, usual = StationIds(fields, "code"), StationIds(fields, "")
    assert (chosen.of(feature), chosen.field) == ("007", "code")
    assert (usual.of(feature), usual.field) == ("A", "station_id")
    plain = fields_of("code")
    own = StationIds(plain, "")
    assert (own.of(feature_of(plain, "x")), own.field) == ("7", "")
    with pytest.raises(QgsProcessingException, match="ID_FIELD 'nothing'"):
        StationIds(fields, "nothing")


@pytest.mark.parametrize(
    "value, names",
    [(None, []), (NULL, []), ("", []), ("a;b;a", ["a", "b"]), (["b", "a", "b"], ["b", "a"])],
)
def test_names_of_fields(value, names):
    assert field_names(value) == names


def test_some_names_and_how_many_more():
    assert some("abc") == "a, b, c"
    assert some(range(7)) == "0, 1, 2, 3, 4 and 2 more"
    assert some(range(2000), 1) == "0 and 1,999 more"


def test_nothing_is_warned_of_nothing():
    log = Log()
    warn_of([], "{n} are odd: {names}", log)
    assert log.warnings == []
    warn_of(["a", "b"], "{n} are odd: {names}", log)
    assert log.warnings == ["2 are odd: a, b"]


def true_for(expression, *values):
    fields = fields_of("text")
    wants = predicate(expression, "FILTER", fields, QgsExpressionContext())
    return [wants(feature_of(fields, value)) for value in values]


@pytest.mark.parametrize(
    "expression, expected",
    [
        ("", [True, True, True]),
        ("  ", [True, True, True]),
        (None, [True, True, True]),
        ("text = 'a'", [True, False, False]),
        ("text is null", [False, False, True]),
        ("text", [True, False, False]),  # a text is true, but '0', 'false' and '' are not
        ("1", [True, True, True]),
        ("0.0", [False, False, False]),
    ],
)
def test_expressions(expression, expected):
    assert true_for(expression, "a", "0", NULL) == expected


@pytest.mark.parametrize(
    "expression, sentence",
    [
        ("text =", "FILTER is no valid expression"),
        ("nothing = 1", "FILTER names nothing, which INPUT does not have; its fields are: text"),
        ("to_int('x')", "FILTER cannot be evaluated"),
        ("array(1)", "FILTER must be true or false for each station"),
    ],
)
def test_expressions_that_are_none(expression, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        true_for(expression, "a")
