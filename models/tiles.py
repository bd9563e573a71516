"""Fields on a lattice that all windows of a deployment share, computed tile by tile as they are needed."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

import numpy as np
from numpy.typing import DTypeLike

from .grid import Grid

TILE = 48  # cells along a side of a tile: what is computed and kept as one


class Tiles:
    """Windows overlap, so tiles are computed when one first needs them and kept while memory allows.

    Parameters
    ----------
    compute : callable
        (n, 2) rows and columns of tiles -> array (n, fields, TILE, TILE), rows from south to north.
    fields : int
        Values in a cell.
    dtype : numpy.dtype
    memory : int
        Bytes of tiles to keep.
    """

    def __init__(
        self,
        compute: Callable[[np.ndarray], np.ndarray],
        fields: int,
        dtype: DTypeLike = np.float64,
        memory: int = 768 << 20,
    ) -> None:
        self._compute = compute
        self._fields = fields
        self._dtype = np.dtype(dtype)
        self._tiles: OrderedDict[tuple[int, int], np.ndarray] = OrderedDict()
        self._keep = max(1, memory // (self._dtype.itemsize * fields * TILE * TILE))

    def window(self, grid: Grid, where: np.ndarray | None = None) -> np.ndarray:
        """Values at the cells of `grid`: (fields, rows, columns), rows from north to south.

        Parameters
        ----------
        grid : Grid
        where : numpy.ndarray, optional
            (rows, columns) bool, the cells that matter: tiles without any are left out, NaN.
        """
        rows = range(grid.row // TILE, (grid.row + grid.rows - 1) // TILE + 1)
        columns = range(grid.column // TILE, (grid.column + grid.columns - 1) // TILE + 1)
        result = np.empty((self._fields, grid.rows, grid.columns), dtype=self._dtype)
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
        new = [tile for tile, _, _ in wanted if tile not in self._tiles]
        if new:
            self._tiles.update(zip(new, self._compute(np.array(new)).astype(self._dtype)))
        for tile, target, part in wanted:
            self._tiles.move_to_end(tile)
            result[(slice(None), *target)] = self._tiles[tile][(slice(None), *part)][:, ::-1]
        while len(self._tiles) > self._keep:
            self._tiles.popitem(last=False)
        return result
