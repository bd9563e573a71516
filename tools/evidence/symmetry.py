"""Whether a model's maps turn and mirror with the deployment."""

from __future__ import annotations

import numpy as np
import shapely

from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from tools.deployments import CELL, WINDOW, city_files, read_deployment

CITY = "Lyon"
STATIONS = 50


def turned(grid):
    return Grid(grid.cell, -grid.row - grid.rows, grid.column, grid.rows, grid.columns)


def mirrored(grid):
    return Grid(grid.cell, -grid.column - grid.columns, grid.row, grid.columns, grid.rows)


MOVES = {
    "quarter turn": (lambda xy: np.c_[-xy[:, 1], xy[:, 0]], turned, np.rot90),
    "mirror": (lambda xy: np.c_[-xy[:, 0], xy[:, 1]], mirrored, np.fliplr),
}
"""What each does to points, to a grid and to the array on it."""


def symmetry(model, data, stations=STATIONS):
    """KS distances between moved maps and maps of the moved deployments of a training city.

    Parameters
    ----------
    model : object
        Anything with `diffuse(deployment, station, grid)`.
    data : pathlib.Path
        Folder with `stations/` and `regions/`.
    stations : int
        How many, from all deployments of the city.

    Returns
    -------
    dict of str to numpy.ndarray
        (stations,) for each of MOVES.
    """
    files = city_files(data, (CITY,))
    result = {name: [] for name in MOVES}
    for number, pair in enumerate(files):
        here = read_deployment(*pair)
        inside = np.flatnonzero(here.inside)
        count = (stations + number) // len(files)
        chosen = inside[np.linspace(0, len(inside) - 1, count).astype(int)]
        grids = [Grid.window(*here.xy[station], CELL, WINDOW) for station in chosen]
        maps = [model.diffuse(here, station, grid) for station, grid in zip(chosen, grids)]
        for name, (move, move_grid, move_map) in MOVES.items():
            there = Deployment(here.ids, move(here.xy), shapely.transform(here.region, move))
            for station, grid, values in zip(chosen, grids, maps):
                # as users get it: a window may begin one cell farther on after the move
                window = Grid.window(*there.xy[station], CELL, WINDOW)
                parts = [
                    (move_grid(grid), move_map(values)),
                    (window, model.diffuse(there, station, window)),
                ]
                result[name].append(ks_distance(*on_union(parts)))
    return {name: np.array(distances) for name, distances in result.items()}


def on_union(parts):
    """Maps (grid, values) on the smallest grid that holds them all."""
    whole = Grid.union([grid for grid, _ in parts])
    result = []
    for grid, values in parts:
        block = np.zeros(whole.shape)
        block[whole.slices(grid)] = values
        result.append(block)
    return result
