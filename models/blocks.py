"""Numbers on a grid of which only the blocks that hold something are kept."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .grid import Grid

SIDE = 256  # cells along a side of a block


class Blocks:
    """Numbers on a grid that are 0 where nothing was put: memory goes with what holds something.

    Parameters
    ----------
    grid : Grid
    dtype : numpy.dtype
    """

    def __init__(self, grid: Grid, dtype: type = np.float64) -> None:
        self.grid = grid
        self._dtype = dtype
        self._blocks: dict[tuple[int, int], np.ndarray] = {}

    def add(self, part: Grid, values: np.ndarray) -> None:
        """Add values (rows, columns) on a part of the grid."""
        for number, inner, outer in self._pieces(part):
            self._block(number)[inner] += values[outer]

    def put(self, part: Grid, values: np.ndarray) -> None:
        """Put values (rows, columns) on a part of the grid in place of what is there."""
        for number, inner, outer in self._pieces(part):
            self._block(number)[inner] = values[outer]

    def get(self, part: Grid) -> np.ndarray:
        """Values on a part of the grid: (rows, columns), a copy."""
        result = np.zeros(part.shape, dtype=self._dtype)
        for number, inner, outer in self._pieces(part):
            if number in self._blocks:
                result[outer] = self._blocks[number][inner]
        return result

    def __iter__(self) -> Iterator[tuple[Grid, np.ndarray]]:
        """Yields the blocks that are kept, cut to the grid, and their values, which may be changed."""
        for row, column in sorted(self._blocks):
            part = self._grid_of(row, column)
            values = self._blocks[row, column]
            yield part, values[: part.rows, : part.columns]

    @property
    def total(self) -> float:
        """Sum of all values."""
        return float(sum(values.sum() for values in self._blocks.values()))

    def _block(self, number: tuple[int, int]) -> np.ndarray:
        if number not in self._blocks:
            self._blocks[number] = np.zeros((SIDE, SIDE), dtype=self._dtype)
        return self._blocks[number]

    def _grid_of(self, row: int, column: int) -> Grid:
        """Where a block lies: rows and columns of blocks count from the grid's north-west corner."""
        grid = self.grid
        top, left = row * SIDE, column * SIDE
        rows, columns = min(SIDE, grid.rows - top), min(SIDE, grid.columns - left)
        return Grid(grid.cell, grid.column + left, grid.row + grid.rows - top - rows, columns, rows)

    def _pieces(
        self, part: Grid
    ) -> Iterator[tuple[tuple[int, int], tuple[slice, slice], tuple[slice, slice]]]:
        """Blocks that a part touches, where in the block, and where in the part."""
        rows, columns = self.grid.slices(part)
        for row in range(rows.start // SIDE, (rows.stop - 1) // SIDE + 1):
            down = _overlap(row * SIDE, rows)
            for column in range(columns.start // SIDE, (columns.stop - 1) // SIDE + 1):
                across = _overlap(column * SIDE, columns)
                yield (row, column), (down[0], across[0]), (down[1], across[1])


def _overlap(start: int, part: slice) -> tuple[slice, slice]:
    """What a block from `start` on and a part have in common: slices of the block and of the part."""
    first, last = max(start, part.start), min(start + SIDE, part.stop)
    return slice(first - start, last - start), slice(first - part.start, last - part.start)
