"""Rasters with a band for each station: which stations they hold, and which of them they show."""

from __future__ import annotations

import contextlib
import os
from functools import lru_cache

from osgeo import gdal
from qgis.core import Qgis, QgsMapLayerLegendUtils, QgsProject, QgsRasterLayer

from ...algorithms.common import styles
from ...algorithms.common.attributes import same_number
from ...algorithms.common.mapwriter import quiet
from ...algorithms.common.messages import tr

FLOATS = (Qgis.DataType.Float32, Qgis.DataType.Float64)
SHORTEST = 24
"""Signs of an id that are shown where there is little room, at its beginning and its end together."""


def holds_stations(layer, least=2):
    """Whether a layer is a raster of some bands of numbers, the first with a name; opens no file."""
    if not isinstance(layer, QgsRasterLayer) or not layer.isValid() or layer.bandCount() < least:
        return False
    provider = layer.dataProvider()
    if provider.name() != "gdal" or provider.dataType(1) not in FLOATS:
        return False
    # QGIS puts the name behind a number: "Band 001: S0001"
    return ": " in provider.generateBandName(1)


def station_bands(layer, least=2):
    """{station id: number of its band} of a raster, in the order of its bands; empty for other layers."""
    if not holds_stations(layer, least):
        return {}
    path = layer.source()
    with contextlib.suppress(OSError):
        status = os.stat(path)
        return _names(path, status.st_mtime_ns, status.st_size)
    return _names(path)


@lru_cache(maxsize=32)
def _names(path, *stamp):
    """Names of a raster's bands, read anew where the file has another stamp."""
    with quiet():
        raster = gdal.Open(path)
    found = {}
    for number in range(1, raster.RasterCount + 1 if raster is not None else 1):
        name = raster.GetRasterBand(number).GetDescription()
        if name:
            found.setdefault(name, number)
    return found


def band_of(bands, name):
    """The band of a station whose id may have lost its leading zeros on the way; None if it has none."""
    if name in bands:
        return bands[name]
    plain = same_number(name)
    return next((number for key, number in bands.items() if same_number(key) == plain), None)


def shown_band(layer):
    """The number of the band that a raster shows, None where it shows several."""
    used = layer.renderer().usesBands() if layer.renderer() is not None else []
    return used[0] if len(used) == 1 else None


def show_band(layer, number, name):
    """Show a station's band with the style and name that the layer has; the legend names the station.

    Where the layer has no style of one band yet, it gets that of diffusion maps.
    """
    if not _set_band(layer.renderer(), number):
        styles.style_maps(layer)
        _set_band(layer.renderer(), number)
    label_station(layer, name)
    # the layer's tree, its properties and other windows hear of it as of any change of style
    layer.rendererChanged.emit()
    layer.emitStyleChanged()
    layer.triggerRepaint()


def _set_band(renderer, number):
    """Change the band of a renderer of one band; whether it is one."""
    for key in ("setInputBand", "setBand", "setGrayBand"):  # in QGIS 3.38 and later, and before
        setter = getattr(renderer, key, None)
        # in later versions all renderers have the first one, and those of several bands refuse
        if setter is not None and setter(number) is not False:
            return True
    return False


def label_station(layer, name):
    """Have the legend say the station in place of its band's name."""
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    if node is not None:
        label = tr("Station {name}").format(name=shortened(name))
        QgsMapLayerLegendUtils.setLegendNodeUserLabel(node, 0, label)


def shortened(name, most=SHORTEST):
    """An id that leaves out its middle where it is long."""
    return name if len(name) <= most else f"{name[: most // 2]}…{name[-(most - most // 2) :]}"


def layers_with_stations():
    """Rasters of the project that hold a band for each station, those on top first."""
    root = QgsProject.instance().layerTreeRoot()
    return [layer for layer in root.layerOrder() if holds_stations(layer)]


def show_everywhere(name, layers=None):
    """Show a station in all of some rasters (else of the project) that hold it; how many these are."""
    count = 0
    for layer in layers_with_stations() if layers is None else layers:
        number = band_of(station_bands(layer), name)
        if number is not None:
            count += 1
            if number != shown_band(layer):
                show_band(layer, number, name)
    return count
