"""Numbers of a raster in any plane moved to a grid, each spread over the grid's cells by area."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from scipy.ndimage import map_coordinates

from .grid import Grid
from .maps import resample_curved

MOST = 1 << 24  # cells of the raster that are read as one block
SIDE = 1024  # cells of the grid along a side of a block, at most
STEP = 16  # cells between the places that are projected one by one; between them projections are straight


class Warp:
    """Moves numbers of a raster to a grid, block by block.

    Parameters
    ----------
    grid : Grid
    locate : callable
        Of places float64 (n, 2), metres in the grid's plane: where they lie in the raster, in cells from its
        upper left corner, as (column, row), float64 (n, 2), finite.
    shape : (int, int)
        Rows and columns of the raster.
    """

    def __init__(
        self, grid: Grid, locate: Callable[[np.ndarray], np.ndarray], shape: tuple[int, int]
    ):
        self._grid, self._locate, self._shape = grid, locate, shape

    def blocks(self) -> Iterator[Grid]:
        """The grid in blocks for which not too much is to be read at once."""
        grid = self._grid
        column, row = self._corners(grid, max(grid.shape))
        needed = max(1.0, np.ptp(column) * np.ptp(row))
        side = int(np.clip(np.sqrt(MOST / needed * grid.size), 1, SIDE))
        for bottom in range(0, grid.rows, side):
            for left in range(0, grid.columns, side):
                width, height = min(side, grid.columns - left), min(side, grid.rows - bottom)
                yield Grid(grid.cell, grid.column + left, grid.row + bottom, width, height)

    def moved(
        self, block: Grid, read: Callable[[int, int, int, int], np.ndarray]
    ) -> np.ndarray | float:
        """The raster's numbers in the cells of a block: (rows, columns), or 0 where it has none.

        `read(column, row, columns, rows)` gives a part of the raster, without NaN.
        """
        column, row = self._corners(block, STEP)
        low = np.maximum(np.floor([column.min(), row.min()]).astype(int), 0)
        high = np.ceil([column.max(), row.max()]).astype(int)
        size = np.minimum(high, self._shape[::-1]) - low
        if (size <= 0).any():
            return 0.0
        values = read(*low.tolist(), *size.tolist())
        if not values.any():
            return 0.0
        fractions = [
            np.interp(np.arange(n + 1), _each(STEP, n), np.arange(len(_each(STEP, n))))
            for n in block.shape
        ]
        every = np.meshgrid(*fractions, indexing="ij")
        column, row = (map_coordinates(nodes, every, order=1) for nodes in (column, row))
        return resample_curved(values, column - low[0], row - low[1])

    def _corners(self, block, step):
        """Where corners of a block's cells lie, each `step`th and the last: (column, row) in the raster."""
        west, south, _, north = block.bounds
        x = west + block.cell * _each(step, block.columns)
        y = north - block.cell * _each(step, block.rows)
        places = np.stack(np.meshgrid(x, y), axis=-1)
        found = self._locate(places.reshape(-1, 2)).reshape(places.shape)
        return found[..., 0], found[..., 1]


def _each(step, n):
    """0, step, 2 step, ... and n."""
    return np.append(np.arange(0, n, step), n)
