"""A table in a file, as a source of features: delimited text, JSON and spreadsheets, read without QGIS."""

from __future__ import annotations

import os
import re

from qgis.core import QgsCoordinateReferenceSystem, QgsFeature, QgsWkbTypes

from ..common.attributes import some
from ..common.fields import make_fields
from ..common.messages import error, tr
from .jsonfile import is_geojson, read_json
from .layouts import recognised
from .spreadsheet import DRIVERS, read_sheets
from .textfile import read_text

TEXTS = (".csv", ".txt", ".tsv", ".dat", ".psv", ".log")
NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
TITLES = 30  # rows above the line of names, at most
SHEETS, JSON, TEXT = "sheets", "json", "text"
SAMPLE = 1 << 12  # bytes that tell what a file is
GEOMETRIES = re.compile(rb"(.*[,;\t|])?\"?_?WKT", re.IGNORECASE)
MISFITS = 0.2  # share of rows with too many values, from which on the separator is wrong


def is_table_file(value):
    """Whether a parameter's value is the path of a file that is read here."""
    return isinstance(value, str) and os.path.isfile(value) and bool(_kind_of(value))


def _kind_of(path):
    """What a file is read as: a spreadsheet, JSON or text; '' for what QGIS itself reads as a layer."""
    base, ending = os.path.splitext(path)
    ending = ending.lower()
    if ending in DRIVERS:
        return SHEETS
    if ending not in (*TEXTS, ".json"):
        return ""
    with open(path, "rb") as file:
        head = file.read(SAMPLE).lstrip(b"\xef\xbb\xbf \t\r\n")
    if ending == ".json" or head[:1] in (b"{", b"["):
        return "" if is_geojson(head) else JSON
    if head[:1] == b"<":
        return ""
    if ending == ".csv":
        # what is beside it says how QGIS is to read it, and a column of geometries is for QGIS too
        side = os.path.exists(f"{base}.csvt")
        return "" if side or GEOMETRIES.match(head.split(b"\n")[0]) else TEXT
    return TEXT


class Odd(list):
    """A row that cannot be used, and why."""

    reason = ""


class RowSource:
    """Rows in memory, with what tools ask of a source; a row is the list of its values.

    Parameters
    ----------
    fields : QgsFields
    rows : list of list
    """

    def __init__(self, fields, rows):
        self._fields, self._rows = fields, rows

    def fields(self):
        return self._fields

    def featureCount(self):
        return len(self._rows)

    @staticmethod
    def wkbType():
        return QgsWkbTypes.Type.NoGeometry

    @staticmethod
    def sourceCrs():
        return QgsCoordinateReferenceSystem()

    def getFeatures(self, *_):
        """Its rows: lists of values."""
        return iter(self._rows)

    def feature(self, row):
        """A row as QGIS has it, for expressions."""
        feature = QgsFeature(self._fields)
        feature.setAttributes(row)
        return feature


class TableFile(RowSource):
    """Rows of a file.

    Parameters
    ----------
    path : str
    feedback : QgsProcessingFeedback
        Told how the file was read.

    Raises
    ------
    QgsProcessingException
        With one sentence on what is wrong with the file.
    """

    def __init__(self, path, feedback):
        self._path = path
        kind = _kind_of(path)
        if kind == JSON:
            names, self._rows, told = read_json(path)
            feedback.pushInfo(told)
            kinds = [_kind([row[i] for row in self._rows]) for i in range(len(names))]
            self._rows = [_converted(row, kinds) for row in self._rows]
        else:
            is_open = False
            if kind == SHEETS:
                names, self._rows, told = self._of_sheets(path)
            else:
                rows, is_open, told = read_text(path, feedback)
                names, self._rows, above = _with_names(rows)
                told += above
            feedback.pushInfo(told)
            kinds = [str] * len(names)
            self._square(len(names), is_open, feedback)
        self.names = _told_apart(names)
        self._fields = make_fields(**dict(zip(self.names, kinds)))

    def _of_sheets(self, path):
        """Names, rows and a sentence: of the sheet with a known layout, else of the first one."""
        sheets = [(name, *_with_names(rows)) for name, rows in read_sheets(path)]
        if not sheets:
            raise error(tr("{path} is an empty spreadsheet.").format(path=path))
        known = [sheet for sheet in sheets if recognised(sheet[1], _first(sheet[2]))]
        name, names, rows, above = (known or sheets)[0]
        told = tr("{path}: sheet '{name}'").format(path=os.path.basename(path), name=name) + above
        others = [other for other, *_ in sheets if other != name]
        if others:
            told += " " + tr("(not read: {names})").format(names=some(others))
        return names, rows, told

    def _square(self, n, is_open, feedback):
        """Give all rows as many values as there are names, and find those that cannot be used."""
        shorter = [i for i, row in enumerate(self._rows) if len(row) < n]
        odd = {}
        for i, row in enumerate(self._rows):
            if len(row) > n:
                if any(row[n:]):
                    odd[i] = tr("they have more values than there are columns")
                del row[n:]
        if len(odd) > MISFITS * len(self._rows):
            raise error(
                tr(
                    "There are too many values in {odd:,} of {n:,} rows of {path} (its line of names has"
                    " {columns}): decimal commas without quotation marks, or several separators, may be why."
                    " Save it with semicolons between the values."
                ).format(odd=len(odd), n=len(self._rows), path=self._path, columns=n)
            )
        last = len(self._rows) - 1
        if is_open and shorter and shorter[-1] == last:
            odd[last] = tr("the file ends within them")
            feedback.pushWarning(
                tr(
                    "{path} ends in the middle of row {row}, which is left out: the file was cut off, get it"
                    " again."
                ).format(path=os.path.basename(self._path), row=last + 1)
            )
        elif is_open and last > 0 and n > 1:
            others = (len(row[n - 1]) for row in self._rows[:-1] if len(row) >= n)
            least = min(others, default=0)
            if len(self._rows[last][n - 1]) < least:
                feedback.pushWarning(
                    tr(
                        "The last line of {path} has no end, and its last value, {value}, is shorter than all"
                        " others: if the file was cut off, row {row} is wrong."
                    ).format(
                        path=os.path.basename(self._path),
                        value=self._rows[last][n - 1],
                        row=last + 1,
                    )
                )
        for i in shorter:
            self._rows[i].extend([""] * (n - len(self._rows[i])))
        for i, reason in odd.items():
            self._rows[i] = Odd(self._rows[i])
            self._rows[i].reason = reason


def attributes_of(feature):
    """Values of a feature, or of a row."""
    return feature if isinstance(feature, list) else feature.attributes()


def feature_of(source):
    """A function that gives expressions what they want: a feature of whatever a source yields."""
    return source.feature if isinstance(source, RowSource) else lambda feature: feature


def _first(rows):
    return str(rows[0][0]).strip() if rows and rows[0] else ""


def _with_names(rows):
    """(names, rows below them, a sentence on what is above them)."""
    if not rows:
        return [], [], ""
    numbered = [f"field_{i + 1}" for i in range(len(rows[0]))]
    known = next((k for k, row in enumerate(rows[:TITLES]) if recognised(row)), None)
    if known is None:
        fits = recognised(numbered, _first(rows))
        if fits is not None and fits.first:
            return numbered, rows, ", " + tr("without a line of names")
        # titles fill a cell or two, the line of names as many as the rows below it
        filled = [sum(1 for value in row if value) for row in rows[:TITLES]]
        most = max(filled)
        known = next(k for k, count in enumerate(filled) if 2 * count > most)
        numbers = sum(1 for value in rows[known] if NUMBER.fullmatch(value))
        if 2 * numbers > filled[known]:
            if known == 0:
                return numbered, rows, ", " + tr("without a line of names")
            known = 0
    names = list(rows[known])
    while names and not names[-1]:
        names.pop()
    above = ""
    if known:
        above = ", " + tr("names in row {row}").format(row=known + 1)
    return names, rows[known + 1 :], above


def _told_apart(names):
    """Names of columns, none empty and none twice."""
    found = {}
    for number, name in enumerate(names, 1):
        name = str(name).strip() or f"field_{number}"
        free, again = name, 1
        while free.lower() in found:
            again += 1
            free = f"{name}_{again}"
        found[free.lower()] = free
    return list(found.values())


def _kind(values):
    """The type of a column of JSON."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int} and all(abs(value) < 1 << 63 for value in values if value is not None):
        return int
    return float if kinds and kinds <= {int, float} else str


def _converted(row, kinds):
    """Values of a row of JSON, as their columns have them."""
    return [
        value
        if value is None or isinstance(value, kind)
        else float(value)
        if kind is float
        else _text(value)
        for value, kind in zip(row, kinds)
    ]


def _text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)
