"""Numbers written as text: the column tells the decimal sign, and what can be read in two ways is told."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.common.numbertext import Numbers, read_number

from ..cases import Log


def read(*column):
    numbers, log = Numbers(column), Log()
    numbers.check("Column", log)
    return [numbers.read(value) for value in column], log.warnings


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (["1,234,567", "1,234", "950"], [1234567.0, 1234.0, 950.0]),
        (["1.234.567", "1.234"], [1234567.0, 1234.0]),
        (["1.234,5", "1.234"], [1234.5, 1234.0]),
        (["1,234.5", "1,234"], [1234.5, 1234.0]),
        (["12,5", "1,234", "3"], [12.5, 1.234, 3.0]),
        (["12.5", "1.234", "3"], [12.5, 1.234, 3.0]),
        (["0.123", "1.234", "3"], [0.123, 1.234, 3.0]),
        (["1 234,567", "1,234"], [1234.567, 1.234]),
        (["1\u00a0234", "1\u202f234", "1'234", "1’234"], [1234.0] * 4),
        (["-1.5e3", "+2", ".5", ",5"], [-1500.0, 2.0, 0.5, 0.5]),
        ([7, 2.5, "3"], [7.0, 2.5, 3.0]),
    ],
)
def test_columns(column, expected):
    assert read(*column) == (expected, [])


@pytest.mark.parametrize(
    "value", ["", None, "12 Mbit", "2021.05.03", "1,23,4", "1.2.3", "x", "0x10"]
)
def test_what_is_not_a_number(value):
    assert math.isnan(read_number(value))


@pytest.mark.parametrize(
    "column", [["1,234", "950"], ["1.234", "950", "12.500"], ["1,234", "5.678"], ["-1,234", "0"]]
)
def test_a_column_that_can_be_read_in_two_ways_is_refused(column):
    with pytest.raises(QgsProcessingException, match="Values in Column such as .* could mean"):
        read(*column)


def test_a_column_that_is_likely_decimal_is_read_so_with_a_warning():
    values, warnings = read("1,234", "5,678")
    assert values == [1.234, 5.678]
    assert len(warnings) == 1
    assert "1,234" in warnings[0] and "1.234" in warnings[0]


def test_a_number_larger_than_any_is_infinite():
    assert read_number(10**400) == math.inf


@given(st.lists(st.floats(-1e12, 1e12).map(lambda x: round(x, 2)), min_size=1, max_size=20))
def test_both_ways_of_writing_give_the_same(values):
    english = [f"{value:,.2f}" for value in values]
    german = [text.translate(str.maketrans(",.", ".,")) for text in english]
    assert read(*english)[0] == pytest.approx(values)
    assert read(*german)[0] == pytest.approx(values)
