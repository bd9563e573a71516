"""Small deployments for the tests."""

import numpy as np
import shapely

from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid

CELL = 100.0
WINDOW = 6000.0


def deployment_of(n, seed=1, region=None, turn=None):
    """`n` stations in a square of 8 km about the origin; `turn` moves the points and the region."""
    xy = np.random.default_rng(seed).uniform(-4000, 4000, (n, 2))
    region = shapely.box(-5000, -5000, 5000, 5000) if region is None else region
    if turn is not None:
        xy, region = turn(xy), shapely.transform(region, turn)
    return Deployment([f"S{i}" for i in range(n)], xy, region)


def window_of(deployment, station, cell=CELL, window=WINDOW):
    return Grid.window(*deployment.xy[station], cell, window)


# land with a bay, a lake and an island
RAGGED = shapely.union(
    shapely.Polygon(
        [
            (-5000, -5000),
            (5000, -5000),
            (5000, 5000),
            (500, 5000),
            (700, 1500),
            (300, 5000),
            (-5000, 5000),
        ],
        holes=[[(-2000, -2000), (-500, -2200), (-1200, -600)]],
    ),
    shapely.Point(6500, 0).buffer(900),
)
