"""Small layers and rasters for the tests of the algorithms."""

import atexit
import functools
import os
import shutil
import tempfile

import numpy as np
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from ..models.cases import student_weights

CENTRE = (700000.0, 6600000.0)  # of the made-up place, EPSG:2154
SMALL = {"CELL_SIZE": 200.0, "WINDOW": 12000.0}
LAND = "Polygon ((690000 6590000, 710000 6590000, 710000 6610000, 690000 6610000, 690000 6590000))"


class Log(QgsProcessingFeedback):
    """Feedback that remembers what was said, and may cancel after some progress."""

    def __init__(self, cancel_at=None):
        super().__init__(False)
        self.warnings, self.infos, self.steps = [], [], []
        self._cancel_at = cancel_at
        self.progressChanged.connect(self._on_progress)

    def pushWarning(self, text):
        self.warnings.append(text)

    def pushInfo(self, text):
        self.infos.append(text)

    def _on_progress(self, value):
        self.steps.append(value)
        if self._cancel_at is not None and value >= self._cancel_at:
            self.cancel()

    @property
    def text(self):
        return "\n".join(self.warnings + self.infos)


def run(tool, log=None, **parameters):
    """`processing.run` of one of our tools; a student is one that has learned nothing, if none is named."""
    import processing

    if tool == "deepmenddiffusion" and "WEIGHTS" not in parameters:
        parameters = {"STUDENT": "paper", "WEIGHTS": weights(), "DEVICE": "cpu", **parameters}

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        return processing.run(
            f"deepmend:{tool}", parameters, feedback=log or Log(), context=context
        )
    except QgsProcessingException as problem:
        # what QGIS shows of every other kind of exception
        assert "Traceback" not in str(problem)
        raise


@functools.lru_cache
def weights():
    """A file of weights for all tests of a run."""
    folder = tempfile.mkdtemp()
    atexit.register(shutil.rmtree, folder)
    return student_weights(os.path.join(folder, "paper.safetensors"))


def positions(n=12, seed=1, spread=5000.0):
    rng = np.random.default_rng(seed)
    return rng.uniform(-spread, spread, (n, 2)) + CENTRE


def stations(xy=None, crs="EPSG:2154", kind="Point", id_field="station_id", ids=None, **fields):
    """Memory layer of stations with ids S0, S1, ... and further text or number fields."""
    xy = positions() if xy is None else xy
    layer = QgsVectorLayer(f"{kind}?crs={crs}", "stations", "memory")
    layer.setCrs(QgsCoordinateReferenceSystem(crs))
    names = [id_field] if id_field else []
    attributes = [QgsField(name, QVariant.String) for name in names]
    for name, values in fields.items():
        number = isinstance(values[0], (int, float))
        attributes.append(QgsField(name, QVariant.Double if number else QVariant.String))
    layer.dataProvider().addAttributes(attributes)
    layer.updateFields()
    features = []
    for i, place in enumerate(xy):
        feature = QgsFeature(layer.fields())
        values = [(ids[i] if ids else f"S{i}")] if id_field else []
        feature.setAttributes(values + [column[i] for column in fields.values()])
        if isinstance(place, QgsGeometry):
            feature.setGeometry(place)
        elif place is not None:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*map(float, place))))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def polygons(*wkts, crs="EPSG:2154"):
    layer = QgsVectorLayer(f"Polygon?crs={crs}", "region", "memory")
    layer.setCrs(QgsCoordinateReferenceSystem(crs))
    features = []
    for wkt in wkts:
        feature = QgsFeature()
        if wkt:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def bands(path):
    """{band name: float64 array with NoData as NaN} and the GDAL data set's geotransform."""
    raster = gdal.Open(str(path))
    result = {}
    for i in range(1, raster.RasterCount + 1):
        band = raster.GetRasterBand(i)
        values = band.ReadAsArray().astype(np.float64)
        values[values == band.GetNoDataValue()] = np.nan
        result[band.GetDescription()] = values
    return result, raster.GetGeoTransform()


def write_raster(path, arrays, names=None, cell=200.0, corner=(690000.0, 6610000.0), epsg=2154):
    """A GeoTIFF of the given arrays, NoData where NaN."""
    from osgeo import osr

    arrays = [np.asarray(a, dtype=np.float64) for a in arrays]
    rows, columns = arrays[0].shape
    raster = gdal.GetDriverByName("GTiff").Create(
        str(path), columns, rows, len(arrays), gdal.GDT_Float64
    )
    raster.SetGeoTransform((corner[0], cell, 0, corner[1], 0, -cell))
    if epsg:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        raster.SetProjection(reference.ExportToWkt())
    for i, values in enumerate(arrays, 1):
        band = raster.GetRasterBand(i)
        band.WriteArray(np.where(np.isnan(values), -9999.0, values))
        band.SetNoDataValue(-9999.0)
        if names:
            band.SetDescription(names[i - 1])
    raster = None
    return str(path)


def picture(path):
    """A PNG without coordinates."""
    grey = gdal.GetDriverByName("MEM").Create("", 5, 5, 1, gdal.GDT_Byte)
    gdal.GetDriverByName("PNG").CreateCopy(str(path), grey)
    return str(path)


def rows_of(layer):
    """Attributes of a layer as a list of dicts."""
    if isinstance(layer, (str,)):
        layer = QgsVectorLayer(layer, "table", "ogr")
    return [dict(zip(layer.fields().names(), f.attributes())) for f in layer.getFeatures()]


def degrees(xy):
    """Positions of EPSG:2154 as (longitude, latitude)."""
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2154"),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsProject.instance(),
    )
    return [(p.x(), p.y()) for p in (transform.transform(*map(float, row)) for row in xy)]
