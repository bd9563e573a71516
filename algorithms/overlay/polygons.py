"""Polygons of the cells of a raster that have one value."""

from __future__ import annotations

import numpy as np
import shapely
from osgeo import gdal, ogr


def polygons_of(numbers, transform):
    """Outlines of connected cells of one number.

    Parameters
    ----------
    numbers : numpy.ndarray
        Integer (rows, columns), 0 where there is nothing.
    transform : tuple of float
        From columns and rows to the plane, as GDAL has it.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        (n,) numbers, and (n,) shapely polygons, touching at corners at most where numbers are equal.
    """
    rows, columns = numbers.shape
    raster = gdal.GetDriverByName("MEM").Create("", columns, rows, 1, gdal.GDT_Int32)
    raster.SetGeoTransform(transform)
    band = raster.GetRasterBand(1)
    band.WriteArray(numbers.astype(np.int32))
    store = ogr.GetDriverByName("Memory").CreateDataSource("")
    layer = store.CreateLayer("cells", None, ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
    gdal.Polygonize(band, band, layer, 0)
    found = [(f.GetField(0), bytes(f.GetGeometryRef().ExportToWkb())) for f in layer]
    values = np.array([value for value, _ in found], dtype=np.int64)
    return values, shapely.from_wkb(np.array([wkb for _, wkb in found], dtype=object))


def areas_of(blocks):
    """{number: polygon or multipolygon} of the cells of one number in `models.blocks.Blocks`, metres."""
    parts = {}
    for grid, numbers in blocks:
        west, _, _, north = grid.bounds
        found = polygons_of(numbers, (west, grid.cell, 0.0, north, 0.0, -grid.cell))
        for number, polygon in zip(*found):
            parts.setdefault(int(number), []).append(polygon)
    return {number: shapely.union_all(parts[number]) for number in sorted(parts)}
