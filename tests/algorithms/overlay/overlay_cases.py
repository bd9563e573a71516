"""Stations with figures, zones and maps, for the tests of the overlay tools."""

import numpy as np
from osgeo import gdal

from deepmend.algorithms.common.mapwriter import SERVED_AREA

from ..cases import CENTRE, LAND, SMALL, bands, polygons, run, stations

WIDE = {**SMALL, "WINDOW": 60000.0}
"""Windows that hold all of the land, as the land that is walked over does."""

WEST, NORTH = 690000.0, 6610000.0  # of the land, which has 100 x 100 cells

USERS = [120.0, 30.5, 0.0, 411.0, 77.0, 5.0, 18.0, 260.0, 99.0, 1.0, 64.0, 12.0]
SHARE = [0.2, 0.5, 0.1, 0.9, 0.4, 0.3, 0.7, 0.6, 0.8, 0.35, 0.15, 0.55]


def counted(**fields):
    """Twelve stations with users and a share; a value of None is NULL."""
    return stations(**{"users": USERS, "share": SHARE, **fields})


def shared(**more):
    """Parameters that all overlay tools have."""
    return {"INPUT": counted(), "REGION": polygons(LAND), "MODEL": "density", **WIDE, **more}


def diffusion_maps(path, tool="densitydiffusion", **more):
    """A raster of diffusion maps of the same stations, and its bands on the land, with NoData as 0."""
    given = {"INPUT": counted(), "REGION": polygons(LAND), **WIDE, **more}
    run(tool, **given, OUTPUT=str(path))
    maps, transform = bands(path)
    return {name: on_land(values, transform) for name, values in maps.items()}, (
        WEST,
        200.0,
        0.0,
        NORTH,
        0.0,
        -200.0,
    )


def forget_areas(path):
    """Take from a raster of maps what its model knew of a_i, as of models that know maps only."""
    raster = gdal.Open(str(path), gdal.GA_Update)
    for number in range(1, raster.RasterCount + 1):
        raster.GetRasterBand(number).SetMetadataItem(SERVED_AREA, None)


def on_land(values, transform):
    """Values of a raster of cells of 200 m on the cells of the land, NoData as 0."""
    top, left = round((transform[3] - NORTH) / 200.0), round((WEST - transform[0]) / 200.0)
    whole = np.pad(np.nan_to_num(values), 100)[100 + top :, 100 + left :]
    return whole[:100, :100]


def differ(values, expected):
    """Share of all that would have to be moved from one raster of amounts to have the other."""
    values, expected = np.nan_to_num(values), np.nan_to_num(expected)
    return 0.5 * np.abs(values - expected).sum() / expected.sum()


def square_zones(side=3000.0, half=9000.0, shift=130.0, crs="EPSG:2154"):
    """WKT of squares about the stations, that do not fit the cells."""
    west, south = CENTRE[0] - half + shift, CENTRE[1] - half + shift
    steps = np.arange(0.0, 2 * half, side)
    return [
        f"Polygon (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))"
        for x in west + steps
        for y in south + steps
    ]
