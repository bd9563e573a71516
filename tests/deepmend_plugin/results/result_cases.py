"""Small rasters of maps, and layers of stations."""

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRasterLayer,
    QgsVectorLayer,
)

from deepmend.algorithms.common import styles


def write_maps(path, names, size=8):
    """A raster with a band of that name for each station."""
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), size, size, len(names), gdal.GDT_Float32, ["INTERLEAVE=BAND"]
    )
    raster.SetGeoTransform((700000, 100, 0, 6602000, 0, -100))
    raster.SetProjection(QgsCoordinateReferenceSystem("EPSG:2154").toWkt())
    for number, name in enumerate(names, 1):
        band = raster.GetRasterBand(number)
        band.SetDescription(name)
        if number <= 3:
            band.WriteArray(np.full((size, size), number / 1000, dtype=np.float32))


def make_maps(path, names, title="Maps"):
    """A layer of such a raster, with the style of the tools."""
    write_maps(path, names)
    layer = QgsRasterLayer(str(path), title)
    styles.style_maps(layer)
    return layer


def make_stations(names, title="Stations"):
    """A layer of stations, 500 m from each other along a line."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:2154&field=sector:string&field=station_id:string", title, "memory"
    )
    for number, name in enumerate(names):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(["A", name])
        place = QgsPointXY(700500 + 500 * number, 6601000)
        feature.setGeometry(QgsGeometry.fromPointXY(place))
        layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    return layer
