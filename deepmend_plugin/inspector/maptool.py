"""The map tool that picks stations on QGIS's own map, and says which one is under the cursor."""

from __future__ import annotations

import html
import math

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.gui import QgsMapTool, QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QCursor
from qgis.PyQt.QtWidgets import QApplication, QToolTip
from scipy.spatial import cKDTree

from ...algorithms.common.messages import tr
from ...algorithms.common.workingcrs import transformed
from ..results.bands import shortened

LONGEST = 60
"""Signs of an id in a map tip."""

NEAR = 12
"""Pixels from a station within which its map tip is shown."""


def tip_of(station):
    """What a map tip says, as HTML: an id is data, whatever signs it holds."""
    lines = [
        shortened(station.name, LONGEST),
        tr("{latitude:.5f}, {longitude:.5f} (latitude, longitude)").format(
            latitude=station.latitude, longitude=station.longitude
        ),
    ]
    place = [text for text in (station.operator, station.city, station.country) if text]
    if place:
        lines.insert(1, ", ".join(place))
    if station.height:
        lines.append(tr("height {height} m").format(height=station.height))
    if not math.isnan(station.azimuth):
        lines.append(tr("azimuth {azimuth:g}°").format(azimuth=station.azimuth % 360.0))
    lines = "<br>".join(html.escape(line) for line in lines)
    return f"<p style='white-space: pre'>{lines}</p>"


class StationPlaces:
    """Stations in the coordinates of a map canvas, which may change."""

    def __init__(self, canvas):
        self._canvas = canvas
        self.show(())

    def show(self, stations):
        """The stations that can be picked."""
        self.stations = list(stations)
        self._crs = None

    def _placed(self):
        """Positions and their tree, made anew when the canvas has another CRS."""
        crs = self._canvas.mapSettings().destinationCrs()
        if self._crs is None or self._crs != crs:
            degrees = np.array([(s.longitude, s.latitude) for s in self.stations]).reshape(-1, 2)
            world = QgsCoordinateReferenceSystem("EPSG:4326")
            if crs.isValid():
                transforms = QgsProject.instance().transformContext()
                degrees = transformed(degrees, world, crs, transforms)
            self._known = np.flatnonzero(np.isfinite(degrees).all(axis=1))
            self._xy, self._crs = degrees, crs
            self._tree = cKDTree(degrees[self._known]) if len(self._known) else None
        return self._tree

    def nearest(self, x, y):
        """(station, distance) nearest to a place on the canvas, (None, inf) where there is none.

        Of the cells of a site, the one that looks there.
        """
        if self._placed() is None:
            return None, np.inf
        distance, number = self._tree.query((x, y))
        place = self._tree.data[number]
        there = self._tree.query_ball_point(place, 1e-9 * max(1.0, *np.abs(place)))
        cells = [self.stations[self._known[i]] for i in sorted(there)]
        direction = math.degrees(math.atan2(x - place[0], y - place[1]))

        def off(station):
            turn = (station.azimuth - direction) % 360.0
            return 180.0 if math.isnan(turn) else min(turn, 360.0 - turn)

        return min(cells, key=off), float(distance)

    def extent(self):
        """The QgsRectangle of all stations on this map, empty where there are none."""
        box = QgsRectangle()
        if self._placed() is not None:
            (west, south), (east, north) = (f(self._tree.data, axis=0) for f in (np.min, np.max))
            box = QgsRectangle(west, south, east, north)
        return box

    def place(self, name):
        """(x, y) of a station, None where it is not listed or not on this map."""
        tree = self._placed()
        for station, (x, y) in zip(self.stations, self._xy.tolist()):
            if tree is not None and station.name == name and np.isfinite((x, y)).all():
                return x, y
        return None


class StationTool(QgsMapTool):
    """Picks the station nearest to a click."""

    picked = pyqtSignal(str)

    def __init__(self, canvas, places):
        super().__init__(canvas)
        self._places = places
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolName(tr("Pick station"))

    def canvasReleaseEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            point = self.toMapCoordinates(event.pos())
            station, _ = self._places.nearest(point.x(), point.y())
            if station is not None:
                self.picked.emit(station.name)


class Tips:
    """Tips of the station under the cursor, whichever map tool is active.

    Parameters
    ----------
    canvas : QgsMapCanvas
    places : StationPlaces
    """

    def __init__(self, canvas, places):
        self._canvas, self._places = canvas, places
        self._is_shown = False

    def hover(self, point):
        """Show the tip of what is near a point of the map, or none."""
        station, distance = self._places.nearest(point.x(), point.y())
        is_near = distance <= NEAR * self._canvas.mapUnitsPerPixel()
        if station is None or not is_near or QApplication.mouseButtons():
            self.hide()
            return
        QToolTip.showText(QCursor.pos(), tip_of(station), self._canvas)
        self._is_shown = True

    def hide(self):
        """Take the tip away, if it is ours."""
        if self._is_shown:
            QToolTip.hideText()
            self._is_shown = False


def make_marker(canvas):
    """A ring about the chosen station on the canvas."""
    marker = QgsVertexMarker(canvas)
    marker.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
    marker.setIconSize(16)
    marker.setPenWidth(3)
    marker.setColor(QColor("#00a65a"))
    marker.hide()
    return marker
