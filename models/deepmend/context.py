"""Scale-free features of the best student: how stations lie around a place, in ratios and cosines."""

from __future__ import annotations

import numpy as np

from ..density import OFFSET
from ..deployment import NEIGHBOURS

RINGS = (4, 12, 36)
"""Numbers of nearest other stations whose distance tells a site spacing."""

ROSES = (6, 36)
"""Numbers of nearest other stations whose mean direction tells on which side the network is denser."""

FARTHEST = 4.0
"""Logarithms of ratios are cut at this, 55 to 1; also stands for rivals that do not exist."""

BETA = 1.3
"""Attenuation of the density model that the student corrects."""

FLOOR = 1e-6  # of P(i|l), below which its logarithm says no more

FAR = (12, 36)
"""Ranks of stations, nearest first, whose distances tell how many more compete beyond the nearest five."""

NAMES = (
    *(f"ln(d_{j} / d)" for j in range(1, NEIGHBOURS + 1)),
    "ln(d / spacing)",
    *(f"ln(spacing_{a} / spacing_{b})" for a, b in zip(RINGS, RINGS[1:])),
    *(f"direction_{k}" for k in ROSES),
    *(f"lopsidedness_{k}" for k in ROSES),
    *(f"ln(d_{k} / d)" for k in FAR),
    "ln P",
)
"""What each feature is. d: distance to the station; d_j: to the j-th nearest other one, from 12 on of all."""

NODES = 16  # along a side of a tile of far distances


class Surroundings:
    """What the features need to know of each station of a deployment.

    Attributes
    ----------
    spacings : numpy.ndarray
        (n, len(RINGS)) side of the square that a station has for itself, by rings, metres.
    roses : numpy.ndarray
        (n, len(ROSES), 2) mean of the vectors to the nearest others, over the distance of the last.
    """

    def __init__(self, deployment):
        n = len(deployment)
        k = min(max(*RINGS, *ROSES), n - 1)
        self.spacings = np.full((n, len(RINGS)), 1000.0)
        self.roses = np.zeros((n, len(ROSES), 2))
        if k == 0:
            return
        distance, index = deployment.tree.query(deployment.xy, k=np.arange(2, k + 2))
        for ring, count in enumerate(RINGS):
            count = min(count, k)
            self.spacings[:, ring] = distance[:, count - 1] * np.sqrt(np.pi / (count + 0.5))
        vectors = deployment.xy[index] - deployment.xy[:, None]
        for rose, count in enumerate(ROSES):
            count = min(count, k)
            mean = vectors[:, :count].mean(axis=1)
            self.roses[:, rose] = mean / distance[:, count - 1, None]


class FarDistances:
    """Distances to stations that are not among the nearest, which change little from cell to cell.

    They are computed on a coarser lattice, tile by tile as they are asked for, and interpolated.

    Parameters
    ----------
    deployment : Deployment
    cell : float
        Cell size, metres.
    stride : int
        Cells from one node of the lattice to the next.
    """

    def __init__(self, deployment, cell, stride):
        self._tree = deployment.tree
        self._ranks = np.minimum(FAR, len(deployment))
        self._step = cell * stride
        self._tiles = {}

    def at(self, x, y):
        """Distances, metres: (len(FAR), n), at n places."""
        if len(x) == 0:
            return np.empty((len(FAR), 0), dtype=np.float32)
        column, row = x / self._step, y / self._step
        left, low = np.floor(column).astype(np.int64), np.floor(row).astype(np.int64)
        first_column, first_row = left.min() // NODES, low.min() // NODES
        grid = self._block(
            first_row, (low.max() + 1) // NODES, first_column, (left.max() + 1) // NODES
        )
        right, up = (column - left).astype(np.float32), (row - low).astype(np.float32)
        wide = grid.shape[2]
        flat = grid.reshape(len(FAR), -1)
        index = (low - first_row * NODES) * wide + left - first_column * NODES
        south = flat[:, index] * (1 - right) + flat[:, index + 1] * right
        north = flat[:, index + wide] * (1 - right) + flat[:, index + wide + 1] * right
        return south * (1 - up) + north * up

    def _block(self, bottom, top, left, right):
        """Nodes of some rows and columns of tiles: float32 (len(FAR), rows, columns), from the south."""
        rows = [
            np.concatenate([self._tile(r, c) for c in range(left, right + 1)], axis=2)
            for r in range(bottom, top + 1)
        ]
        return np.concatenate(rows, axis=1)

    def _tile(self, row, column):
        if (row, column) not in self._tiles:
            nodes = np.arange(NODES)
            x, y = np.meshgrid(
                (column * NODES + nodes) * self._step, (row * NODES + nodes) * self._step
            )
            found = self._tree.query(np.stack([x, y], axis=-1), k=self._ranks)[0]
            self._tiles[row, column] = np.moveaxis(found, -1, 0).astype(np.float32)
        return self._tiles[row, column]


def as_table(surroundings, station, xy, far, x, y, ratios, probability):
    """Features of some places, none of which changes when the plane is scaled, turned or mirrored.

    Parameters
    ----------
    surroundings : Surroundings
    station : int
    xy : numpy.ndarray
        (2,) the station's position, metres.
    far : numpy.ndarray
        (len(FAR), n) distances that `FarDistances` gives at the places.
    x, y : numpy.ndarray
        (n,) metres.
    ratios : numpy.ndarray
        (k, n) ln(d_j / d) that `density.log_distance_ratios` gives.
    probability : numpy.ndarray
        (n,) P(i|l) of the density model at BETA.

    Returns
    -------
    numpy.ndarray
        float32 (n, len(NAMES)).
    """
    dx, dy = (x - xy[0]).astype(np.float32), (y - xy[1]).astype(np.float32)
    distance = np.sqrt(dx * dx + dy * dy) + np.float32(OFFSET)
    spacings, roses = surroundings.spacings[station], surroundings.roses[station]
    columns = [*ratios, *[np.full(len(x), FARTHEST)] * (NEIGHBOURS - len(ratios))]
    columns.append(np.log(distance / np.float32(spacings[0])))
    columns += [
        np.full(len(x), np.log(inner / outer)) for inner, outer in zip(spacings, spacings[1:])
    ]
    columns += [(dx * np.float32(a) + dy * np.float32(b)) / distance for a, b in roses]
    columns += [np.full(len(x), np.hypot(a, b)) for a, b in roses]
    columns += [*np.log((far + np.float32(OFFSET)) / distance)]
    columns.append(np.log(np.maximum(probability, FLOOR)) / 3.0)
    table = np.empty((len(x), len(NAMES)), dtype=np.float32)
    for number, values in enumerate(columns):
        np.clip(values, -FARTHEST, FARTHEST, out=table[:, number])
    return table
