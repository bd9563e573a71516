"""Filters, the list of stations, and the stations on QGIS's own map."""

from __future__ import annotations

from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.common.messages import tr
from .connections import Connections
from .maptool import StationPlaces, StationTool, Tips, make_marker

FILTERS = ("country", "city", "operator")
MARGIN = 1.15
"""How much more of the map is shown than the stations that filters leave."""


class StationList(QObject):
    """The station chosen, in the list or on the map, among those that the filters leave.

    Parameters
    ----------
    dock : InspectorDock
    canvas : QgsMapCanvas
    parent : QObject
    """

    chosen = pyqtSignal()
    """Another station, or the same one again; or none, if filters hide it."""

    def __init__(self, dock, canvas, parent):
        super().__init__(parent)
        self._dock, self._canvas = dock, canvas
        self._stations = []
        self._is_filling = False
        self._is_active = False
        self.places = StationPlaces(canvas)
        self.tool = StationTool(canvas, self.places)
        self.tips = Tips(canvas, self.places)
        self.tool.setButton(dock.pick)
        self.marker = make_marker(canvas)
        self.connections = Connections()
        connect = self.connections.add
        connect(self.tool.picked, self.choose)
        connect(dock.pick.toggled, self._on_pick)
        for combo in dock.filters.values():
            connect(combo.currentIndexChanged, self._on_filter)
        connect(dock.station.currentIndexChanged, self._on_listed)
        connect(canvas.destinationCrsChanged, self._mark)
        connect(canvas.xyCoordinates, self._on_hover)

    @property
    def name(self):
        """Id of the station chosen, None where there is none."""
        return self._dock.station.currentData()

    def set_active(self, on):
        """Put the ring on the map, or take ring, tool and tips off it."""
        self._is_active = on
        if not on:
            self._dock.pick.setChecked(False)
            self.tips.hide()
        self._mark()

    def close(self):
        """Take tool and marker off the map."""
        self.tips.hide()
        if self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)
        self.connections.close()
        self._canvas.scene().removeItem(self.marker)
        self.tool.deleteLater()

    def show(self, stations):
        """Other stations to choose from; the one chosen stays if it is still there."""
        self._stations = list(stations)
        self._fill()

    def choose(self, name):
        """Choose a listed station, without moving the map."""
        self._is_filling = True
        self._dock.station.setCurrentIndex(self._dock.station.findData(name))
        self._is_filling = False
        self._mark()
        self.chosen.emit()

    def _fill(self):
        """Values of each filter that are left by those before it, then the stations."""
        stations = self._stations
        self._is_filling = True
        for what in FILTERS:
            combo = self._dock.filters[what]
            kept = combo.currentData()
            values = sorted({getattr(station, what) for station in stations} - {""})
            combo.clear()
            combo.addItem(combo.accessibleName(), None)
            for value in values:
                combo.addItem(value, value)
            combo.setVisible(bool(values))
            combo.setCurrentIndex(max(0, combo.findData(kept)))
            chosen = combo.currentData()
            if chosen is not None:
                stations = [s for s in stations if getattr(s, what) == chosen]
        combo = self._dock.station
        combo.fill([station.name for station in stations])
        combo.lineEdit().setPlaceholderText(
            tr("{n:,} stations: choose one").format(n=len(stations)) if stations else ""
        )
        self._dock.pick.setEnabled(bool(stations))
        if not stations:
            self._dock.pick.setChecked(False)
        self._is_filling = False
        self.places.show(stations)
        self._mark()

    def _on_filter(self, *_):
        if self._is_filling:
            return
        before = self.name
        self._fill()
        self._zoom()
        if self.name != before:
            self.chosen.emit()

    def _on_listed(self, *_):
        if self._is_filling:
            return
        place = self._mark()
        if place is not None:
            self._canvas.setCenter(place)
            self._canvas.refresh()
        self.chosen.emit()

    def _on_hover(self, point):
        if self._is_active:
            self.tips.hover(point)

    def _zoom(self):
        """Show all stations that the filters leave on QGIS's map."""
        box = self.places.extent()
        if box.isEmpty():  # none, or all at one place
            if self.places.stations and not box.isNull():
                self._canvas.setCenter(box.center())
        else:
            box.scale(MARGIN)
            self._canvas.setExtent(box)
        self._canvas.refresh()

    def _mark(self):
        """Put the ring about the station chosen; where it is, or None."""
        place = self.places.place(self.name) if self.name is not None else None
        self.marker.setVisible(place is not None and self._is_active)
        if place is not None:
            place = QgsPointXY(*place)
            self.marker.setCenter(place)
        return place

    def _on_pick(self, on):
        if on:
            self._canvas.setMapTool(self.tool)
        elif self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)
