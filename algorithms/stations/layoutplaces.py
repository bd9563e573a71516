"""Coordinates that are not two columns of numbers: in parts, in letters of a grid, or both in one column."""

from __future__ import annotations

import math
import re

from qgis.core import QgsCoordinateReferenceSystem

from ..common.attributes import as_text
from ..common.lastingcrs import sound, world
from ..common.messages import error, tr
from ..common.numbertext import Numbers
from .degreetext import is_angle, join_angle, read_angle, split_pair
from .gridletters import read_reference
from .layouts import column_of

PAIR_NAMES = (
    *("coordinates", "coordonnees", "coords", "coord", "latlon", "latlng", "latlong", "geopoint"),
    *(
        "geopointd",
        "position",
        "location",
        "gps",
        "latitudelongitude",
        "koordinaten",
        "coordinaten",
    ),
)
"""Names, letters only and lower case, of columns with a latitude and a longitude in each value."""


def no_coordinates():
    return tr("they have no coordinates")


def not_numbers():
    return tr("their coordinates are not numbers")


def pair_column(names):
    """Name of the column that seems to hold a latitude and a longitude in each value, '' if none does."""
    known = {re.sub("[^a-z]", "", name.lower()): name for name in reversed(names)}
    return next((known[name] for name in PAIR_NAMES if name in known), "")


class LayoutPlaces:
    """Positions that a layout finds in other columns than two of numbers.

    Parameters
    ----------
    source : QgsProcessingFeatureSource or RowSource
    layout : Layout
        With `grid`, or `dms_x` and `dms_y`.
    """

    def __init__(self, source, layout):
        names = source.fields().names()
        self._layout, self._crs = layout, ""
        wanted = [layout.grid] if layout.grid else [*layout.dms_x, *layout.dms_y]
        self._columns = [column_of(names, name) for name in wanted]

    def raw(self, feature):
        """What is to be read of a feature."""
        return [feature[column] for column in self._columns]

    def points(self, raws):
        """Yields ([(x, y)], None), or ([], why there is none), for each."""
        read = self._grid if self._layout.grid else self._angles
        for raw in raws:
            texts = [as_text(value) for value in raw]
            yield read(texts) if all(texts) else ([], no_coordinates())

    def _grid(self, texts):
        found = read_reference(texts[0])
        if found is None or self._crs not in ("", found[2]):
            return [], tr("their grid reference cannot be read")
        self._crs = found[2]
        return [found[:2]], None

    @staticmethod
    def _angles(texts):
        x, y = (_joined(texts[:4], "EW"), _joined(texts[4:], "NS"))
        if math.isnan(x) or math.isnan(y):
            return [], tr("their degrees, minutes and seconds cannot be read")
        return [(x, y)], None

    def crs(self, xy, asked):
        """The CRS of the layout or the country's grid, or the one asked for."""
        if asked.isValid() and not self._crs:
            return asked
        return sound(QgsCoordinateReferenceSystem(self._crs or self._layout.crs[0]))

    @staticmethod
    def advice_if_none():
        return tr("Check FILTER, or set FORMAT to none, and X_FIELD and Y_FIELD.")

    @staticmethod
    def advice_if_swapped():
        return tr("set FORMAT to none, and X_FIELD and Y_FIELD")


def _joined(texts, letters):
    *numbers, letter = texts
    if letter.strip().upper() not in tuple(letters):
        return math.nan
    return join_angle(*(Numbers([]).read(number) for number in numbers), letter)


class PairPlaces(LayoutPlaces):
    """Positions that are in one column, latitude and longitude, in degrees.

    Parameters
    ----------
    fields : QgsFields
    name : str
        Of the column.
    feedback : QgsProcessingFeedback
    """

    def __init__(self, fields, name, feedback):
        self._columns, self._name, self._feedback = [fields.lookupField(name)], name, feedback
        feedback.pushInfo(
            tr("Coordinates are read from field '{name}', as latitude, longitude.").format(
                name=name
            )
        )

    def points(self, raws):
        """Yields ([(x, y)], None), or ([], why there is none), for each."""
        yield from read_pairs([raw[0] for raw in raws], self._name, self._feedback)

    def crs(self, xy, asked):
        """Degrees, or the CRS asked for."""
        return asked if asked.isValid() else world()


def read_pairs(values, name, feedback):
    """Yields ([(x, y)], None), or ([], why there is none), for texts of a latitude and a longitude.

    Raises
    ------
    QgsProcessingException
        If their first halves cannot be latitudes, but the second ones can.
    """
    halves = [split_pair(as_text(value)) for value in values]
    numbers = Numbers(half for pair in halves if pair for half in pair if not is_angle(half))
    numbers.check(tr("field '{name}'").format(name=name), feedback)

    def read(half, letters):
        return read_angle(half, letters) if is_angle(half) else numbers.read(half)

    found = [
        None if pair is None else (read(pair[1], "EW"), read(pair[0], "NS")) for pair in halves
    ]
    points = [point for point in found if point and all(map(math.isfinite, point))]
    wrong = next((point for point in points if abs(point[1]) > 90 >= abs(point[0])), None)
    if wrong:
        raise error(
            tr(
                "Field '{name}' holds {y:.10g}, {x:.10g}, whose first value cannot be a latitude: make points"
                " of it with 'Geometry by expression' (native:geometrybyexpression), longitude first."
            ).format(name=name, x=wrong[0], y=wrong[1])
        )
    for value, point in zip(values, found):
        if not as_text(value):
            yield [], no_coordinates()
        elif point is None or not all(map(math.isfinite, point)):
            yield [], not_numbers()
        else:
            yield [point], None
