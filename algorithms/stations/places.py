"""Where the coordinates of stations stand: in a point layer's geometry or in two fields of a table."""

from __future__ import annotations

import math
import re

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsFeatureRequest,
    QgsWkbTypes,
)

from ..common.attributes import as_text, find_field, is_null
from ..common.lastingcrs import sound, world
from ..common.messages import error, tr
from ..common.numbertext import Numbers
from ..common.region import unchecked
from ..common.workingcrs import can_be, crs_name, has_crs
from .gridletters import read_reference

COORDINATE_NAMES = (
    ("longitude", "latitude"),
    ("lon", "lat"),
    ("long", "lat"),
    ("lng", "lat"),
    ("x", "y"),
    ("easting", "northing"),
    ("eastings", "northings"),
    ("xcoord", "ycoord"),
    ("coordx", "coordy"),
    ("pointx", "pointy"),
)
"""Pairs of names, letters only and lower case, under which tables keep coordinates."""


class FieldPlaces:
    """Positions that stand in two fields of a table.

    Parameters
    ----------
    fields : QgsFields
    x_field, y_field : str
        Or '' for both, to find them by their names.
    feedback : QgsProcessingFeedback
    """

    def __init__(self, fields, x_field, y_field, feedback):
        if not x_field:
            x_field, y_field = self._find(fields)
        self._x = find_field(fields, x_field, "X_FIELD")
        self._y = find_field(fields, y_field, "Y_FIELD")
        self.names = fields[self._x].name(), fields[self._y].name()
        self._numbers = Numbers([])
        feedback.pushInfo(
            tr("Coordinates are read from fields '{x}' and '{y}'.").format(
                x=self.names[0], y=self.names[1]
            )
        )

    def learn(self, source, feedback):
        """See how the numbers are written, where they are text; both columns in the same way."""
        if all(source.fields()[place].isNumeric() for place in (self._x, self._y)):
            return
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([self._x, self._y])
        self._numbers = Numbers(
            feature[place]
            for feature in source.getFeatures(request, unchecked())
            for place in (self._x, self._y)
        )
        self._numbers.check(
            tr("fields '{x}' and '{y}'").format(x=self.names[0], y=self.names[1]),
            feedback,
        )

    @staticmethod
    def _find(fields):
        names = {re.sub("[^a-z]", "", name.lower()): name for name in fields.names()}
        for x, y in COORDINATE_NAMES:
            if x in names and y in names:
                return names[x], names[y]
        raise error(
            tr(
                "INPUT is a table without geometry, and no two of its fields are named like coordinates: set"
                " X_FIELD and Y_FIELD. Its fields are: {names}."
            ).format(names=", ".join(fields.names()))
        )

    def read(self, feature):
        """([(x, y)], None), or ([], why there is none)."""
        values = [feature[self._x], feature[self._y]]
        if any(not as_text(value) for value in values):
            return [], tr("they have no coordinates")
        x, y = (self._numbers.read(value) for value in values)
        if not (math.isfinite(x) and math.isfinite(y)):
            return [], tr("their coordinates are not numbers")
        return [(x, y)], None

    def crs(self, xy, asked):
        """The CRS of the positions: the one asked for, or degrees if names and values say so."""
        if asked.isValid():
            return asked
        degrees = all(
            re.match("lon|lng|lat|.*longitude$|.*latitude$", name.lower()) for name in self.names
        )
        if not degrees:
            raise error(
                tr(
                    "The CRS of fields '{x}' and '{y}' is not known: set INPUT_CRS to the one their values"
                    " are in (EPSG:4326 for longitudes and latitudes)."
                ).format(x=self.names[0], y=self.names[1])
            )
        wrong = np.flatnonzero((np.abs(xy) > (180.0, 90.0)).any(axis=1))
        if len(wrong):
            raise error(
                tr(
                    "Fields '{x}' and '{y}' hold values that are not longitudes and latitudes ({n:,} rows,"
                    " such as {east:.10g}, {north:.10g}): set INPUT_CRS to the CRS they are in, or exchange"
                    " X_FIELD and Y_FIELD, or drop those rows with FILTER."
                ).format(
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


class ExpressionPlaces:
    """Positions that expressions give, of a layout whose coordinates are not columns.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    layout : Layout
    context : QgsExpressionContext
    """

    def __init__(self, source, layout, context):
        self._context, self._layout = context, layout
        self._expressions = [QgsExpression(text) for text in (layout.x, layout.y)]
        for expression in self._expressions:
            expression.prepare(context)

    def learn(self, source, feedback):
        """Nothing: expressions give numbers."""

    def read(self, feature):
        """([(x, y)], None), or ([], why there is none)."""
        self._context.setFeature(feature)
        values = [expression.evaluate(self._context) for expression in self._expressions]
        if any(is_null(value) for value in values):
            return [], tr("they have no coordinates")
        x, y = map(float, values)
        if not (math.isfinite(x) and math.isfinite(y)):
            return [], tr("their coordinates are not numbers")
        return [(x, y)], None

    def crs(self, xy, asked):
        """The CRS of the layout, or the one asked for."""
        return asked if asked.isValid() else sound(QgsCoordinateReferenceSystem(self._layout.crs))

    @staticmethod
    def advice_if_none():
        return tr("Check FILTER, or set FORMAT to none, and X_FIELD and Y_FIELD.")

    @staticmethod
    def advice_if_swapped():
        return tr("set FORMAT to none, and X_FIELD and Y_FIELD")


class GridPlaces(ExpressionPlaces):
    """Positions that national grid references with letters give, all of one country.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    layout : Layout
        With `grid`.
    """

    def __init__(self, source, layout):
        self._column = find_field(source.fields(), layout.grid, "FORMAT")
        self._crs = ""

    def read(self, feature):
        """([(x, y)], None), or ([], why there is none)."""
        text = as_text(feature[self._column])
        if not text:
            return [], tr("they have no coordinates")
        found = read_reference(text)
        if found is None or self._crs not in ("", found[2]):
            return [], tr("their grid reference cannot be read")
        self._crs = found[2]
        return [found[:2]], None

    def crs(self, xy, asked):
        """The CRS of the country's grid."""
        return sound(QgsCoordinateReferenceSystem(self._crs))


class GeometryPlaces:
    """Positions of a point layer; a multipoint has as many as it has points."""

    def __init__(self, source, feedback):
        self._crs = sound(source.sourceCrs())
        self._feedback = feedback

    def learn(self, source, feedback):
        """Nothing: geometries are numbers."""

    @staticmethod
    def read(feature):
        """([(x, y), ...], None), or ([], why there is none)."""
        geometry = feature.geometry()
        if geometry.isNull() or geometry.isEmpty():
            return [], tr("they have no geometry")
        if geometry.type() != QgsWkbTypes.GeometryType.PointGeometry:
            return [], tr("they are not points")
        points = geometry.asMultiPoint() if geometry.isMultipart() else [geometry.asPoint()]
        points = [(p.x(), p.y()) for p in points if math.isfinite(p.x()) and math.isfinite(p.y())]
        return points, None if points else tr("their coordinates are not numbers")

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
        return tr("Check FILTER; if the coordinates stand in fields, set X_FIELD and Y_FIELD.")

    @staticmethod
    def advice_if_swapped():
        return tr(
            "run 'Swap x and y coordinates' (native:swapxy) on it first, or correct the layer's CRS"
        )


def find_places(source, x_field, y_field, feedback):
    """How the positions of a source are to be read: FieldPlaces or GeometryPlaces.

    Raises
    ------
    QgsProcessingException
        If it has neither points nor coordinates in fields.
    """
    kind = QgsWkbTypes.geometryType(source.wkbType())
    kinds = QgsWkbTypes.GeometryType
    if x_field or y_field:
        if not (x_field and y_field):
            raise error(tr("Set both X_FIELD and Y_FIELD, or neither."))
        if kind != kinds.NullGeometry:
            feedback.pushWarning(
                tr("X_FIELD and Y_FIELD are set: INPUT's own geometry is not used.")
            )
        return FieldPlaces(source.fields(), x_field, y_field, feedback)
    if kind == kinds.NullGeometry:
        return FieldPlaces(source.fields(), "", "", feedback)
    if kind not in (kinds.PointGeometry, kinds.UnknownGeometry):
        raise error(
            tr(
                "INPUT holds {kind}, not points: choose the layer of stations, or make points of it with"
                " 'Centroids' (native:centroids)."
            ).format(kind=QgsWkbTypes.displayString(source.wkbType()))
        )
    return GeometryPlaces(source, feedback)
