"""The map tool that finds which station of a raster was clicked, in whatever layer of points shows it."""

from __future__ import annotations

from qgis.core import QgsCsException, QgsFeatureRequest, QgsRectangle
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal

from ...algorithms.common.attributes import as_text, same_number
from ...algorithms.common.guesses import guess_fields, is_points
from ...algorithms.common.messages import tr

NEAR = 15
"""Pixels from a click within which a station is looked for."""


class PickStation(QgsMapTool):
    """Emits the id of the station nearest to a click, '' where none of those asked for is there.

    Parameters
    ----------
    canvas : QgsMapCanvas
    names : callable
        Gives the ids that are asked for.
    """

    picked = pyqtSignal(str)

    def __init__(self, canvas, names):
        super().__init__(canvas)
        self._names = names
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolName(tr("Pick station"))

    def canvasReleaseEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            self.picked.emit(self.station_at(self.toMapCoordinates(event.pos())))

    def station_at(self, point):
        """The id of the station of the layers shown that is nearest to a point of the map."""
        names = self._names()
        plain = {same_number(name): name for name in names}
        best, result = float("inf"), ""
        for layer in filter(is_points, self.canvas().layers()):
            for feature, distance in self._near(layer, point):
                name = _name_of(feature, _likeliest(layer), names, plain)
                if name and distance < best:
                    best, result = distance, name
        return result

    def _near(self, layer, point):
        """(feature, distance in the layer's units) of a layer's features near a point of the map."""
        reach = NEAR * self.canvas().mapUnitsPerPixel()
        box = QgsRectangle(
            point.x() - reach, point.y() - reach, point.x() + reach, point.y() + reach
        )
        try:
            box = self.toLayerCoordinates(layer, box)
            place = self.toLayerCoordinates(layer, point)
        except QgsCsException:
            return
        for feature in layer.getFeatures(QgsFeatureRequest(box)):
            if feature.hasGeometry():
                distance = feature.geometry().boundingBox().center().distance(place)
                # layers may be in degrees or metres
                yield feature, distance / max(box.width(), 1e-300)


def _likeliest(layer):
    """Indexes of a layer's fields, that of its ids first."""
    fields = layer.fields()
    own = fields.lookupField(guess_fields(layer)["id"])
    return [own, *(i for i in range(len(fields)) if i != own)] if own >= 0 else range(len(fields))


def _name_of(feature, order, names, plain):
    """The id that one of a feature's attributes holds, '' where none does."""
    for index in order:
        text = as_text(feature[index])
        if text in names:
            return text
        if same_number(text) in plain:
            return plain[same_number(text)]
    return ""
