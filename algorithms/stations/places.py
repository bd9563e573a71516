"""Where the coordinates of stations are: in a point layer's geometry or in fields of a table."""

from __future__ import annotations

import math
import re

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ..common.attributes import as_text, find_field
from ..common.lastingcrs import sound, world
from ..common.messages import error, tr
from ..common.numbertext import Numbers
from ..common.workingcrs import can_be, crs_name, has_crs
from .degreetext import is_angle, read_angle
from .layoutplaces import LayoutPlaces, PairPlaces, no_coordinates, not_numbers, pair_column
from .layouts import column_of

COORDINATE_NAMES = (
    ("longitude", "latitude"),
    ("lon", "lat"),
    ("long", "lat"),
    ("lng", "lat"),
    ("longitudewgs", "latitudewgs"),
    ("lonwgs", "latwgs"),
    ("laengengrad", "breitengrad"),
    ("langengrad", "breitengrad"),
    ("laenge", "breite"),
    ("geolon", "geolat"),
    ("gpslon", "gpslat"),
    ("x", "y"),
    ("easting", "northing"),
    ("eastings", "northings"),
    ("xcoord", "ycoord"),
    ("coordx", "coordy"),
    ("pointx", "pointy"),
)
"""Pairs of names, letters only and lower case, under which tables keep coordinates."""

DEGREE_NAME = re.compile(
    r"(lon|lng|lat|laenge|länge|lange|breite|geo_?l|gps_?l)|.*(longitude|latitude|lat|lon|lng)$",
    re.IGNORECASE,
)
PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?")
ROUND = re.compile(r"[+-]?[1-9]\d{0,2}\.\d{3}")  # may be thousands


class FieldPlaces:
    """Positions that are in two fields of a table, as numbers or as degrees, minutes and seconds.

    Parameters
    ----------
    fields : QgsFields
    x_field, y_field : str
        Or '' for both, to find them by their names.
    feedback : QgsProcessingFeedback
    known : tuple of str
        CRSs that a layout gives: the first that can hold the positions.
    within : tuple of float
        West, south, east and north of where they can be; () for anywhere.
    """

    def __init__(self, fields, x_field, y_field, feedback, known=(), within=()):
        if not x_field:
            x_field, y_field = find_columns(fields)
        self._x = find_field(fields, x_field, "X_FIELD")
        self._y = find_field(fields, y_field, "Y_FIELD")
        self.names = fields[self._x].name(), fields[self._y].name()
        self._known, self._within = known, within
        self._angles, self._feedback = 0, feedback
        feedback.pushInfo(
            tr("Coordinates are read from fields '{x}' and '{y}'.").format(
                x=self.names[0], y=self.names[1]
            )
        )

    def raw(self, feature):
        """What is to be read of a feature."""
        return feature[self._x], feature[self._y]

    def points(self, raws):
        """Yields ([(x, y)], None), or ([], why there is none), for each."""
        if not self._within:
            yield from self._points(raws)
            return
        west, south, east, north = self._within
        for points, reason in self._points(raws):
            if points and not (west <= points[0][0] <= east and south <= points[0][1] <= north):
                points, reason = [], tr("their coordinates are not in the country of the layout")
            yield points, reason

    def _points(self, raws):
        columns = [[raw[0] for raw in raws], [raw[1] for raw in raws]]
        numbers = _plain_numbers(columns)
        if numbers is not None:
            for point in zip(*numbers):
                yield [point], None
            return
        readers = Numbers(value for column in columns for value in column if not _is_angle(value))
        what = tr("fields '{x}' and '{y}'").format(x=self.names[0], y=self.names[1])
        readers.check(what, self._feedback)
        for x, y in zip(*columns):
            if not as_text(x) or not as_text(y):
                yield [], no_coordinates()
                continue
            point = self._read(x, "EW", readers), self._read(y, "NS", readers)
            if all(map(math.isfinite, point)):
                yield [point], None
            else:
                yield [], not_numbers()
        if self._angles:
            self._feedback.pushInfo(
                tr("Coordinates in degrees, minutes and seconds: {n:,}.").format(n=self._angles)
            )

    def _read(self, value, letters, readers):
        if _is_angle(value):
            self._angles += 1
            return read_angle(value, letters)
        return readers.read(value)

    def crs(self, xy, asked):
        """The CRS of the positions: the one asked for or of the layout, or degrees if names and values say
        so."""
        if asked.isValid():
            return asked
        if self._known:
            return first_possible(xy, self._known)
        if not self._angles and not all(DEGREE_NAME.match(name) for name in self.names):
            raise error(
                tr(
                    "The CRS of fields '{x}' and '{y}' is not known: set INPUT_CRS to the one their values"
                    " are in (EPSG:4326 for longitudes and latitudes)."
                ).format(x=self.names[0], y=self.names[1])
            )
        wrong = np.flatnonzero((np.abs(xy) > (180.0, 90.0)).any(axis=1))
        if len(wrong):
            sentence = (
                tr(
                    "Fields '{x}' and '{y}' hold values that are not longitudes and latitudes, such as"
                    " {east:.10g}, {north:.10g} in 1 row: set INPUT_CRS to the CRS they are in, or exchange"
                    " X_FIELD and Y_FIELD, or drop that row with FILTER."
                )
                if len(wrong) == 1
                else tr(
                    "Fields '{x}' and '{y}' hold values that are not longitudes and latitudes, such as"
                    " {east:.10g}, {north:.10g} in {n:,} rows: set INPUT_CRS to the CRS they are in, or"
                    " exchange X_FIELD and Y_FIELD, or drop those rows with FILTER."
                )
            )
            raise error(
                sentence.format(
                    x=self.names[0],
                    y=self.names[1],
                    n=len(wrong),
                    east=xy[wrong[0], 0],
                    north=xy[wrong[0], 1],
                )
            )
        return world()

    def advice_if_none(self):
        return tr("Check FILTER, X_FIELD and Y_FIELD.")

    def advice_if_swapped(self):
        return tr("set X_FIELD to '{y}' and Y_FIELD to '{x}'").format(
            x=self.names[0], y=self.names[1]
        )


def _columns(fields):
    """Names of the two fields of coordinates, as tables usually call them; None if no two have such names."""
    for short in (lambda name: name, lambda name: name.split(".")[-1]):
        names = {re.sub("[^a-z]", "", short(name).lower()): name for name in fields.names()}
        for x, y in COORDINATE_NAMES:
            if x in names and y in names:
                return names[x], names[y]
    return None


def has_columns(fields):
    """Whether two fields are named like coordinates."""
    return _columns(fields) is not None


def find_columns(fields):
    """Names of the two fields of coordinates; a sentence where no two are named like them."""
    found = _columns(fields)
    if found is None:
        raise error(
            tr(
                "INPUT is a table without geometry, and no two of its fields are named like coordinates: set"
                " X_FIELD and Y_FIELD. Its fields are: {names}."
            ).format(names=", ".join(fields.names()))
        )
    return found


def first_possible(xy, codes):
    """The first of several CRSs, by their codes, that can hold positions (n, 2); else the first."""
    known = [sound(QgsCoordinateReferenceSystem(code)) for code in codes]
    return next((crs for crs in known if can_be(xy, crs)), known[0])


def _is_angle(value):
    return isinstance(value, str) and is_angle(value)


def _plain_numbers(columns):
    """Two columns as floats, where each value is a number that can be read in one way only; else None."""
    result, certain = [], False
    for column in columns:
        if all(isinstance(value, float) and math.isfinite(value) for value in column):
            result.append(column)
            certain = True
            continue
        if not all(isinstance(value, str) and PLAIN.fullmatch(value) for value in column):
            return None
        certain = certain or any("." in value and not ROUND.fullmatch(value) for value in column)
        result.append(list(map(float, column)))
    return result if certain else None


class GeometryPlaces:
    """Positions of a point layer; a multipoint has as many as it has points."""

    def __init__(self, source, feedback):
        self._crs = sound(source.sourceCrs())
        self._feedback = feedback

    @staticmethod
    def raw(feature):
        """([(x, y), ...], None), or ([], why there is none)."""
        geometry = feature.geometry()
        if geometry.isNull() or geometry.isEmpty():
            return [], tr("they have no geometry")
        if geometry.type() != QgsWkbTypes.GeometryType.PointGeometry:
            return [], tr("they are not points")
        points = geometry.asMultiPoint() if geometry.isMultipart() else [geometry.asPoint()]
        points = [(p.x(), p.y()) for p in points if math.isfinite(p.x()) and math.isfinite(p.y())]
        return points, None if points else not_numbers()

    @staticmethod
    def points(raws):
        """Yields what `raw` found."""
        return iter(raws)

    def crs(self, xy, asked):
        """The layer's CRS, or the one asked for where the layer has none, or one that cannot be right."""
        if has_crs(self._crs):
            if not asked.isValid() or asked == self._crs:
                return self._crs
            names = {"own": crs_name(self._crs), "asked": crs_name(asked)}
            if can_be(xy, self._crs):
                sentence = tr("INPUT has a CRS of its own, {own}: INPUT_CRS is not used.")
                self._feedback.pushWarning(sentence.format(**names))
                return self._crs
            sentence = tr("The coordinates of INPUT cannot be in its CRS, {own}: {asked} is used.")
            self._feedback.pushWarning(sentence.format(**names))
            return asked
        if not asked.isValid():
            raise error(
                tr(
                    "INPUT has no CRS, so the place of its coordinates is not known: set INPUT_CRS to the one"
                    " they are in."
                )
            )
        return asked

    @staticmethod
    def advice_if_none():
        return tr("Check FILTER; if the coordinates are in fields, set X_FIELD and Y_FIELD.")

    @staticmethod
    def advice_if_swapped():
        return tr(
            "run 'Swap x and y coordinates' (native:swapxy) on it first, or correct the layer's CRS"
        )


def find_places(source, x_field, y_field, layout, feedback):
    """How the positions of a source are to be read: one of the classes above, or of `layoutplaces`.

    Raises
    ------
    QgsProcessingException
        If it has neither points nor coordinates in fields.
    """
    kind = QgsWkbTypes.geometryType(source.wkbType())
    kinds = QgsWkbTypes.GeometryType
    fields = source.fields()
    if x_field or y_field:
        if not (x_field and y_field):
            raise error(tr("Set both X_FIELD and Y_FIELD, or neither."))
        if kind != kinds.NullGeometry:
            feedback.pushWarning(
                tr("X_FIELD and Y_FIELD are set: INPUT's own geometry is not used.")
            )
        own = layout if layout and layout.is_at(fields.names(), x_field, y_field) else None
        known = (own.crs, own.within) if own else ()
        return FieldPlaces(fields, x_field, y_field, feedback, *known)
    if kind == kinds.NullGeometry:
        if layout is not None and (layout.grid or layout.dms_x):
            return LayoutPlaces(source, layout)
        pair = "" if has_columns(fields) else pair_column(fields.names())
        if layout is not None and layout.latlon:
            pair = fields[column_of(fields.names(), layout.latlon)].name()
        return PairPlaces(fields, pair, feedback) if pair else FieldPlaces(fields, "", "", feedback)
    if kind not in (kinds.PointGeometry, kinds.UnknownGeometry):
        raise error(
            tr(
                "INPUT holds {kind}, not points: choose the layer of stations, or make points of it with"
                " 'Centroids' (native:centroids)."
            ).format(kind=QgsWkbTypes.displayString(source.wkbType()))
        )
    return GeometryPlaces(source, feedback)
