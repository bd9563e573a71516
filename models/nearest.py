"""Distances from every grid cell to its nearest stations, shared by all windows of a deployment."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from .antennas.pattern import OFFSET, Sites
from .grid import Grid
from .tiles import TILE, Tiles

BLOCK = 12  # cells along a side of a block: the cells of a block share their candidate stations
CHUNK = 128  # blocks handled together: their distances stay in the processor's cache


class NearestDistances:
    """Sorted distances to the k nearest stations at every cell of a lattice, computed once per tile.

    Parameters
    ----------
    tree : scipy.spatial.cKDTree
        The stations.
    k : int
        Distances per cell; at most the number of stations.
    cell : float
        Cell size, metres.
    memory : int
        Bytes of tiles to keep.
    patterns : Sites, optional
        As in `nearest_in_blocks`.
    """

    def __init__(
        self,
        tree: cKDTree,
        k: int,
        cell: float,
        memory: int = 768 << 20,
        patterns: Sites | None = None,
    ) -> None:
        self._tree, self._patterns = tree, patterns
        self._k = min(k, tree.n)
        self._cell = cell
        self._tiles = Tiles(self.tiles, self._k, memory=memory)

    def window(self, grid: Grid, where: np.ndarray | None = None) -> np.ndarray:
        """Distances at the cells of `grid`: float64 (k, rows, columns), metres, nearest first.

        Parameters
        ----------
        grid : Grid
        where : numpy.ndarray, optional
            (rows, columns) bool, the cells that matter: tiles without any are left out, NaN.
        """
        return self._tiles.window(grid, where)

    def tiles(self, tiles: np.ndarray) -> np.ndarray:
        """Distances in some tiles of the lattice: float64 (n, k, TILE, TILE), not kept.

        Parameters
        ----------
        tiles : numpy.ndarray
            (n, 2) rows and columns of tiles.
        """
        per_tile = TILE // BLOCK
        inner = np.arange(per_tile)
        corner = tiles * TILE
        row = (corner[:, 0, None, None] + inner[:, None] * BLOCK + 0 * inner[None, :]).ravel()
        column = (corner[:, 1, None, None] + 0 * inner[:, None] + inner[None, :] * BLOCK).ravel()
        blocks = self._blocks(row, column)
        blocks = blocks.reshape(len(tiles), per_tile, per_tile, self._k, BLOCK, BLOCK)
        return blocks.transpose(0, 3, 1, 4, 2, 5).reshape(len(tiles), self._k, TILE, TILE)

    def _blocks(self, row: np.ndarray, column: np.ndarray) -> np.ndarray:
        """Sorted distances of blocks with lower-left lattice cells (row, column): (n, k, B * B)."""
        offsets = (np.arange(BLOCK) + 0.5) * self._cell
        corners = np.c_[column, row] * self._cell
        return nearest_in_blocks(self._tree, self._k, corners, offsets, self._patterns)


def nearest_in_blocks(
    tree: cKDTree,
    k: int,
    corners: np.ndarray,
    offsets: np.ndarray,
    patterns: Sites | None = None,
) -> np.ndarray:
    """Sorted distances to the k nearest stations at the places of square blocks.

    Parameters
    ----------
    tree : scipy.spatial.cKDTree
        The stations.
    k : int
        At most the number of stations.
    corners : numpy.ndarray
        (n, 2) lower-left corners of the blocks, metres.
    offsets : numpy.ndarray
        (o,) where places are from there, along both axes, increasing, metres.
    patterns : Sites, optional
        Antennas of the stations: then distances are those that they seem to have.

    Returns
    -------
    numpy.ndarray
        float64 (n, k, o * o), metres, nearest first; places by row from the south.
    """
    middle = (offsets[0] + offsets[-1]) / 2
    centres = corners + middle
    kth = tree.query(centres, k=[k])[0][:, 0]
    # no place of the block is farther than `reach` from its centre, so its k nearest stations lie
    # within the centre's k-th distance plus twice that
    reach = (offsets[-1] - middle) * np.sqrt(2.0)
    radius = (kth + 2.0 * reach) * (1.0 + 1e-12)
    if patterns is not None:
        least, most = patterns.bounds
        radius = (kth + reach + OFFSET) * (most / least) - OFFSET + reach
    count = tree.query_ball_point(centres, radius, return_length=True)
    order = np.argsort(count, kind="stable")
    result = np.empty((len(corners), k, len(offsets) ** 2))
    for start in range(0, len(order), CHUNK):
        chosen = order[start : start + CHUNK]
        most = int(count[chosen[-1]])
        candidates = tree.query(centres[chosen], k=np.arange(1, most + 1))[1]
        points = tree.data[candidates].T  # (x and y, candidates, blocks)
        # blocks last: long rows for the processor
        x, y = (corners[chosen, axis] + offsets[:, None] for axis in (0, 1))
        if patterns is not None:
            found = _seeming(patterns, k, candidates.T, points, x, y)
            result[chosen] = found.reshape(k, -1, len(chosen)).transpose(2, 0, 1)
            continue
        shape = len(offsets), len(offsets), len(chosen)
        squares = [np.full(shape, np.inf) for _ in range(k)]
        spare = np.empty_like(squares[0])
        value = np.empty_like(squares[0])
        for m in range(most):
            dx = (x - points[0, m]) ** 2
            dy = (y - points[1, m]) ** 2
            np.add(dy[:, None, :], dx[None, :, :], out=value)
            # insert into the sorted list, letting the larger one fall through
            for rank in range(min(m + 1, k)):
                np.minimum(squares[rank], value, out=spare)
                np.maximum(squares[rank], value, out=value)
                squares[rank], spare = spare, squares[rank]
        for rank in range(k):
            result[chosen, rank] = np.sqrt(squares[rank]).reshape(-1, len(chosen)).T
    return result


def _seeming(
    patterns: Sites,
    k: int,
    candidates: np.ndarray,
    points: np.ndarray,
    x: np.ndarray,
    y: np.ndarray,
) -> np.ndarray:
    """Sorted distances that stations seem to have: (k, o, o, blocks).

    candidates : (m, blocks); points : (2, m, blocks) theirs; x, y : (o, blocks) of places.
    """
    nearest = np.full((k, len(x), *x.shape), np.inf)
    for first in range(0, len(candidates), k):
        some = slice(first, first + k)
        dx = x[None, None] - points[0, some, None, None]
        dy = y[None, :, None] - points[1, some, None, None]
        dx, dy = np.broadcast_arrays(dx, dy)
        values = patterns.distance(candidates[some, None, None], dx, dy)
        both = np.concatenate([nearest, values])
        both.partition(k - 1, axis=0)
        nearest = both[:k]
    return np.sort(nearest, axis=0)


def rival_distances(nearest: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Distances to the nearest stations other than one's own.

    Parameters
    ----------
    nearest : numpy.ndarray
        (k + 1, ...), sorted distances to all stations.
    own : numpy.ndarray
        (...), distances to the own station, which is one of all.

    Returns
    -------
    numpy.ndarray
        (k, ...). Where the own station is among the k + 1 nearest it is left out, which needs
        no station index: from its own distance on, every entry is replaced by the next one.
    """
    # the same distance may have been rounded differently on its two ways here
    is_before = nearest[:-1] < own * (1.0 - 1e-12)
    return np.where(is_before, nearest[:-1], nearest[1:])
