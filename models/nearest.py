"""Distances from every grid cell to its nearest stations, shared by all windows of a deployment."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

BLOCK = 12  # cells along a side of a block: the cells of a block share their candidate stations
TILE = 48  # cells along a side of a tile: what is computed and kept as one
CHUNK = 128  # blocks handled together: their distances stay in the processor's cache


class NearestDistances:
    """Sorted distances to the k nearest stations at every cell of a lattice, computed once per tile.

    Windows of neighbouring stations overlap, so the lattice is cut into tiles that are computed when a
    window first needs them and kept while memory allows.

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
    """

    def __init__(self, tree, k, cell, memory=768 << 20):
        self._tree = tree
        self._k = min(k, tree.n)
        self._cell = cell
        self._tiles = OrderedDict()
        self._keep = max(1, memory // (8 * self._k * TILE * TILE))

    def window(self, grid, where=None):
        """Distances at the cells of `grid`: float64 (k, rows, columns), metres, nearest first.

        Parameters
        ----------
        grid : Grid
        where : numpy.ndarray, optional
            (rows, columns) bool, the cells that matter: tiles without any are left out, NaN.
        """
        rows = range(grid.row // TILE, (grid.row + grid.rows - 1) // TILE + 1)
        columns = range(grid.column // TILE, (grid.column + grid.columns - 1) // TILE + 1)
        result = np.empty((self._k, grid.rows, grid.columns))
        wanted = []
        for r in rows:
            for c in columns:
                bottom, left = r * TILE - grid.row, c * TILE - grid.column
                south, north = max(0, bottom), min(grid.rows, bottom + TILE)
                west, east = max(0, left), min(grid.columns, left + TILE)
                # tiles run from south to north, arrays on a grid from north to south
                target = slice(grid.rows - north, grid.rows - south), slice(west, east)
                part = slice(south - bottom, north - bottom), slice(west - left, east - left)
                if where is None or where[target].any():
                    wanted.append(((r, c), target, part))
                else:
                    result[(slice(None), *target)] = np.nan
        self._compute([tile for tile, _, _ in wanted if tile not in self._tiles])
        for tile, target, part in wanted:
            self._tiles.move_to_end(tile)
            result[(slice(None), *target)] = self._tiles[tile][(slice(None), *part)][:, ::-1]
        while len(self._tiles) > self._keep:
            self._tiles.popitem(last=False)
        return result

    def _compute(self, tiles):
        """Compute and keep the given (row, column) tiles."""
        if not tiles:
            return
        per_tile = TILE // BLOCK
        inner = np.arange(per_tile)
        corner = np.array(tiles) * TILE
        row = (corner[:, 0, None, None] + inner[:, None] * BLOCK + 0 * inner[None, :]).ravel()
        column = (corner[:, 1, None, None] + 0 * inner[:, None] + inner[None, :] * BLOCK).ravel()
        blocks = self._blocks(row, column)
        blocks = blocks.reshape(len(tiles), per_tile, per_tile, self._k, BLOCK, BLOCK)
        blocks = blocks.transpose(0, 3, 1, 4, 2, 5).reshape(len(tiles), self._k, TILE, TILE)
        for tile, values in zip(tiles, blocks):
            self._tiles[tile] = values

    def _blocks(self, row, column):
        """Sorted distances of blocks with lower-left lattice cells (row, column): (n, k, B * B)."""
        half = (BLOCK - 1) / 2
        centres = (np.c_[column, row] + half + 0.5) * self._cell
        kth = self._tree.query(centres, k=[self._k])[0][:, 0]
        # no cell of the block is farther than `reach` from its centre, so its k nearest stations lie
        # within the centre's k-th distance plus twice that
        reach = half * np.sqrt(2.0) * self._cell
        radius = (kth + 2.0 * reach) * (1.0 + 1e-12)
        count = self._tree.query_ball_point(centres, radius, return_length=True)
        order = np.argsort(count, kind="stable")
        result = np.empty((len(row), self._k, BLOCK * BLOCK))
        offset = np.arange(BLOCK)
        for start in range(0, len(order), CHUNK):
            chosen = order[start : start + CHUNK]
            most = int(count[chosen[-1]])
            candidates = self._tree.query(centres[chosen], k=np.arange(1, most + 1))[1]
            points = self._tree.data[candidates].T  # (x and y, candidates, blocks)
            # blocks last: long rows for the processor
            x = (column[chosen] + offset[:, None] + 0.5) * self._cell
            y = (row[chosen] + offset[:, None] + 0.5) * self._cell
            squares = [np.full((BLOCK, BLOCK, len(chosen)), np.inf) for _ in range(self._k)]
            spare = np.empty_like(squares[0])
            value = np.empty_like(squares[0])
            for m in range(most):
                dx = (x - points[0, m]) ** 2
                dy = (y - points[1, m]) ** 2
                np.add(dy[:, None, :], dx[None, :, :], out=value)
                # insert into the sorted list, letting the larger one fall through
                for k in range(min(m + 1, self._k)):
                    np.minimum(squares[k], value, out=spare)
                    np.maximum(squares[k], value, out=value)
                    squares[k], spare = spare, squares[k]
            for k in range(self._k):
                result[chosen, k] = np.sqrt(squares[k]).reshape(-1, len(chosen)).T
        return result


def rival_distances(nearest, own):
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
