"""Numbers that are written as text: which sign separates decimals, decided for a whole column."""

from __future__ import annotations

import math
import re

from .attributes import is_null
from .messages import error, tr

SPACES = re.compile(r"[\s'’]")  # these separate thousands in any country
GROUPED = {  # by decimal sign
    ".": re.compile(r"([+-]?)([1-9]\d{0,2}(?:,\d{2,3})*,\d{3})(\.\d*)?"),
    ",": re.compile(r"([+-]?)([1-9]\d{0,2}(?:\.\d{2,3})*\.\d{3})(,\d*)?"),
}
PLAIN = re.compile(r"[+-]?(\d+[.,]?\d*|[.,]\d+)([eE][+-]?\d+)?")
DOUBTFUL = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
"""A thousand, or one and some thousandths."""


class Numbers:
    """How the values of a column are read as numbers.

    Most texts can be read in one way only. One like 1,234 is read as the others of its column ask: where some
    value shows that the comma is (is not) the decimal sign, it is (is not) here.

    Parameters
    ----------
    values : iterable
        Attributes of the column, of any kind.
    """

    def __init__(self, values):
        self._decimal = {}  # a value that shows a sign to be decimal, by sign
        self._doubtful = {}  # a value whose sign may be either, by sign
        self._has_whole = False
        for value in values:
            if isinstance(value, str):
                self._learn(value)

    def check(self, what, feedback):
        """Refuse a column that can be read in two ways, or warn where one of them is likely.

        Parameters
        ----------
        what : str
            How messages call the column.
        feedback : QgsProcessingFeedback

        Raises
        ------
        QgsProcessingException
            Where a doubtful value is beside whole ones, or others tell different things.
        """
        if not self._doubtful or len(self._decimal) == 1:
            return
        value = next(iter(self._doubtful.values()))
        if self._has_whole or len(self._doubtful) == 2 or self._decimal:
            raise error(
                tr(
                    "Values in {what} such as {value} could mean {large} or {small}: write the numbers"
                    " without thousands separators."
                ).format(
                    what=what,
                    value=value,
                    large=re.sub("[.,]", "", value),
                    small=value.replace(",", "."),
                )
            )
        feedback.pushWarning(
            tr(
                "Values in {what} such as {value} are read as decimal numbers, {small}. If the comma"
                " or point in them separates thousands, remove it."
            ).format(what=what, value=value, small=value.replace(",", "."))
        )

    def read(self, value):
        """An attribute as a float; NaN where it is not a number, infinite where it is too large for one."""
        if is_null(value):
            return math.nan
        if isinstance(value, (int, float)):
            return _as_float(value)
        text, decimal = _taken_apart(str(value))
        if decimal is None:
            decimal = next(iter(self._decimal), text[-4])
        grouped = GROUPED[decimal].fullmatch(text)
        if grouped:
            sign, whole, rest = grouped.groups()
            return float(sign + re.sub("[.,]", "", whole) + (rest or "").replace(",", "."))
        return float(text.replace(",", ".")) if PLAIN.fullmatch(text) else math.nan

    def _learn(self, value):
        text, decimal = _taken_apart(value)
        if decimal is None:
            self._doubtful.setdefault(text[-4], value.strip())
        elif decimal in text or GROUPED[decimal].fullmatch(text):
            self._decimal.setdefault(decimal, value)
        elif PLAIN.fullmatch(text):
            self._has_whole = True


def _taken_apart(value):
    """(text without spaces, its decimal sign): the sign is None where it may also separate thousands."""
    text = SPACES.sub("", value)
    if DOUBTFUL.fullmatch(text) and text == value.strip():
        return text, None
    for decimal in ".,":
        if GROUPED[decimal].fullmatch(text) and text == value.strip():
            return text, decimal
    return text, "," if "," in text else "."


def read_number(value):
    """A single attribute as a number: float; NaN where it is none. A lone comma or point is decimal."""
    return Numbers([]).read(value)


def _as_float(value):
    """A number as a float; infinite where it is larger than any."""
    try:
        return float(value)
    except OverflowError:
        return math.inf
