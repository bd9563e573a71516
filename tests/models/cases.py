"""Small deployments for the tests."""

import numpy as np
import shapely

from deepmend.models.deepmend.context import BETA
from deepmend.models.density import DensityModel
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


def student_weights(path, seed=1):
    """A file of the paper student's weights: a small network that has learned nothing."""
    import torch

    from deepmend.models.deepmend.paper import save_student
    from deepmend.models.deepmend.sdunet import SDUNet

    torch.set_num_threads(1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        save_student(path, SDUNet(depth=2), seed=seed)
    return str(path)


def best_weights(path, hidden=(8, 6), seed=1, scale=1.0):
    """A file of the best student's weights: random ones of a size that matters, none if `scale` is 0."""
    from deepmend.models.deepmend.best import BestStudent, shapes_of
    from deepmend.models.deepmend.context import NAMES
    from deepmend.models.deepmend.weights import write_weights

    settings = {"hidden": list(hidden), "features": list(NAMES)}
    random = np.random.default_rng(seed)
    arrays = {
        name: (scale * random.normal(size=shape) / np.sqrt(shape[-1])).astype(np.float32)
        for name, shape in shapes_of(settings).items()
    }
    write_weights(path, BestStudent.name, arrays, settings)
    return str(path)


def first_inside(deployment):
    return int(np.flatnonzero(deployment.inside)[0])


def sum_over_stations(deployment, grid):
    """Sum of the density model's P(k|l) of all stations at the student's beta, one by one."""
    model = DensityModel(BETA)
    return sum(model.association(deployment, k, grid) for k in range(len(deployment)))
