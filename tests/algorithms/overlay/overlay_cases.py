"""Stations with figures, zones and maps, for the tests of the overlay tools."""

import numpy as np

from ..cases import CENTRE, LAND, SMALL, bands, polygons, run, stations

WIDE = {**SMALL, "WINDOW": 60000.0}
"""Windows that hold all of the land, as the land that is walked over does."""

USERS = [120.0, 30.5, 0.0, 411.0, 77.0, 5.0, 18.0, 260.0, 99.0, 1.0, 64.0, 12.0]
SHARE = [0.2, 0.5, 0.1, 0.9, 0.4, 0.3, 0.7, 0.6, 0.8, 0.35, 0.15, 0.55]


def counted(**fields):
    """Twelve stations with users and a share; a value of None is NULL."""
    return stations(**{"users": USERS, "share": SHARE, **fields})


def shared(**more):
    """Parameters that all overlay tools have."""
    return {"INPUT": counted(), "REGION": polygons(LAND), "MODEL": "density", **WIDE, **more}


def diffusion_maps(path, tool="densitydiffusion", **more):
    """A raster of diffusion maps of the same stations, and its bands with NoData as 0."""
    given = {"INPUT": counted(), "REGION": polygons(LAND), **WIDE, **more}
    run(tool, **given, OUTPUT=str(path))
    maps, transform = bands(path)
    return {name: np.nan_to_num(values) for name, values in maps.items()}, transform


def square_zones(side=3000.0, half=9000.0, shift=130.0, crs="EPSG:2154"):
    """WKT of squares about the stations, that do not fit the cells."""
    west, south = CENTRE[0] - half + shift, CENTRE[1] - half + shift
    steps = np.arange(0.0, 2 * half, side)
    return [
        f"Polygon (({x} {y}, {x + side} {y}, {x + side} {y + side}, {x} {y + side}, {x} {y}))"
        for x in west + steps
        for y in south + steps
    ]
