"""Loads the synthetic sample: stations, zones and land, in order and with styles."""

from __future__ import annotations

import os
from functools import partial

from qgis.core import QgsFillSymbol, QgsProject, QgsSingleSymbolRenderer, QgsVectorLayer
from qgis.PyQt.QtCore import QTimer, QUrl, QUrlQuery

from ...algorithms.common import styles
from ...algorithms.common.guide import ROOT
from ...algorithms.common.lastingcrs import of_code
from ...algorithms.common.messages import tr

FOLDER = os.path.join(ROOT, "sample")
UTM = 32631
"""EPSG code of the CRS that suits the sample's place."""


def sample_layers():
    """Layers of the sample, from top to bottom: stations, zones, land.

    Raises
    ------
    OSError
        With the file that is missing or cannot be read.
    """
    address = QUrl.fromLocalFile(os.path.join(FOLDER, "stations.csv"))
    query = QUrlQuery()
    for key, value in (
        ("type", "csv"),
        ("xField", "longitude"),
        ("yField", "latitude"),
        ("crs", "EPSG:4326"),
        ("detectTypes", "yes"),
    ):
        query.addQueryItem(key, value)
    address.setQuery(query)
    stations = QgsVectorLayer(
        bytes(address.toEncoded()).decode(), tr("Sample: stations"), "delimitedtext"
    )
    zones = QgsVectorLayer(os.path.join(FOLDER, "zones.geojson"), tr("Sample: zones"), "ogr")
    # 'region' in any language, or it is not guessed to be the land
    land = QgsVectorLayer(os.path.join(FOLDER, "region.geojson"), tr("Sample: region"), "ogr")
    for layer in (stations, zones, land):
        if not layer.isValid():
            raise OSError(layer.source())
    styles.style_stations(stations)
    _fill(zones, {"style": "no", "outline_color": "#8c8c8c", "outline_width": "0.2"})
    _fill(land, {"color": "#e9efe4", "outline_color": "#a0a890", "outline_width": "0.3"})
    return [stations, zones, land]


def load_sample(canvas):
    """Put the sample into the project, on top of other layers, and show it; its layers.

    Raises
    ------
    OSError
        See `sample_layers`.
    """
    project = QgsProject.instance()
    was_empty = not project.mapLayers()
    layers = sample_layers()
    project.addMapLayers(layers, False)
    for place, layer in enumerate(layers):
        project.layerTreeRoot().insertLayer(place, layer)
    # once QGIS has taken over the CRS of the first layer
    QTimer.singleShot(0, partial(_show, layers[-1].id(), canvas, was_empty))
    return layers


def _show(land, canvas, is_new):
    """Show the land, in a new project in metres."""
    project = QgsProject.instance()
    layer = project.mapLayer(land)
    if layer is None:
        return
    if is_new:
        project.setCrs(of_code(UTM))
    extent = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    extent.scale(1.05)
    canvas.setExtent(extent)
    canvas.refresh()


def _fill(layer, properties):
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(properties)))
