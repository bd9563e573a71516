"""The window 'Show station': whose map a raster shows, typed, or picked from the list or the map."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
)

from ...algorithms.common.messages import tr
from ..stationbox import StationBox
from . import bands
from .pickstation import PickStation

WIDTH = 320


class ShowStation(QDialog):
    """Changes the band of a raster of the project, and of the others that hold the station, as one chooses.

    Parameters
    ----------
    layer : QgsRasterLayer
        One of `bands.layers_with_stations`.
    canvas : QgsMapCanvas
    parent : QWidget, optional
    """

    ended = pyqtSignal()

    def __init__(self, layer, canvas, parent=None):
        super().__init__(parent)
        self.setWindowTitle(tr("Show station"))
        self.setObjectName("DeepMendShowStation")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._canvas = canvas
        self._id = layer.id()
        self._bands = bands.station_bands(layer)
        self.title = QLabel()
        self.title.setTextFormat(Qt.TextFormat.PlainText)  # names are data
        # a long name must not widen the window
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title.setText(layer.name())
        self.title.setToolTip(layer.name())
        self.station = StationBox()
        self.station.setAccessibleName(tr("Station"))
        self.station.fill(self._bands)
        self.station.setCurrentIndex(self._index_shown(layer))
        self.back, self.on = (_arrow(Qt.ArrowType.LeftArrow), _arrow(Qt.ArrowType.RightArrow))
        self.back.setToolTip(tr("The station before"))
        self.on.setToolTip(tr("The next station"))
        self.pick = QToolButton()
        self.pick.setText(tr("&Pick on map"))
        self.pick.setCheckable(True)
        self.pick.setToolTip(tr("Click on a station of a layer that the map shows."))
        self.others = QCheckBox(tr("Also in the &other layers that have it"))
        self.others.setChecked(True)
        self.others.setVisible(len(bands.layers_with_stations()) > 1)
        self.status = QLabel()
        self.status.setTextFormat(Qt.TextFormat.PlainText)
        self.status.setWordWrap(True)
        row = QHBoxLayout()
        for widget, stretch in ((self.back, 0), (self.station, 1), (self.on, 0), (self.pick, 0)):
            row.addWidget(widget, stretch)
        layout = QVBoxLayout(self)
        layout.addWidget(self.title)
        layout.addLayout(row)
        layout.addWidget(self.others)
        layout.addWidget(self.status)
        self.resize(WIDTH, self.sizeHint().height())
        self.tool = PickStation(canvas, lambda: self._bands)
        self.tool.setButton(self.pick)
        self.tool.picked.connect(self._on_picked)
        self.station.currentIndexChanged.connect(self._show)
        self.back.clicked.connect(lambda: self._step(-1))
        self.on.clicked.connect(lambda: self._step(1))
        self.pick.toggled.connect(self._on_pick)
        self.finished.connect(self._on_finished)
        QgsProject.instance().layersWillBeRemoved.connect(self._on_removed)

    def choose(self, name):
        """Choose a station by id; whether the raster has it."""
        number = bands.band_of(self._bands, name)
        if number is None:
            return False
        name = next(key for key, value in self._bands.items() if value == number)
        self.station.setCurrentIndex(self.station.findData(name))
        return True

    def _index_shown(self, layer):
        number = bands.shown_band(layer)
        name = next((key for key, value in self._bands.items() if value == number), None)
        return self.station.findData(name) if name is not None else -1

    def _show(self, *_):
        name = self.station.currentData()
        layer = QgsProject.instance().mapLayer(self._id)
        if name is None or layer is None:
            return
        self.status.clear()
        bands.show_band(layer, self._bands[name], name)
        if self.others.isChecked() and not self.others.isHidden():
            others = [other for other in bands.layers_with_stations() if other is not layer]
            bands.show_everywhere(name, others)

    def _step(self, by):
        count = self.station.count()
        if count:
            self.station.setCurrentIndex((self.station.currentIndex() + by) % count)

    def _on_pick(self, on):
        if on:
            self._canvas.setMapTool(self.tool)
        elif self._canvas.mapTool() is self.tool:
            self._canvas.unsetMapTool(self.tool)

    def _on_picked(self, name):
        if not name or not self.choose(name):
            self.status.setText(
                tr(
                    "No station of this raster is there. Show the layer of the stations, and click on one."
                )
            )

    def _on_removed(self, ids):
        if self._id in ids:
            self.close()

    def _on_finished(self, *_):
        QgsProject.instance().layersWillBeRemoved.disconnect(self._on_removed)
        self._on_pick(False)
        self.ended.emit()


def _arrow(kind):
    button = QToolButton()
    button.setArrowType(kind)
    return button
