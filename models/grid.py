"""Grids: windows of square cells on the lattice of multiples of the cell size."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Grid:
    """A block of square cells aligned to multiples of the cell size.

    Parameters
    ----------
    cell : float
        Cell size, metres.
    column, row : int
        Lattice index of the western-most column and of the southern-most row: the lower-left corner
        is at (column * cell, row * cell).
    columns, rows : int
        Size in cells. Arrays on a grid have shape (rows, columns) and run from north to south.
    """

    cell: float
    column: int
    row: int
    columns: int
    rows: int

    @classmethod
    def window(cls, x: float, y: float, cell: float, width: float) -> Grid:
        """The window of a station at (x, y): `width` metres, rounded up to an even number of cells.

        The lower-left corner is at floor((x - W/2) / c) c, so the station lies in column n/2.

        Raises
        ------
        ValueError
            If cell size or width is not a positive, finite number.
        """
        n = window_cells(cell, width)
        return cls(cell, math.floor(x / cell) - n // 2, math.floor(y / cell) - n // 2, n, n)

    @classmethod
    def union(cls, grids: Iterable[Grid]) -> Grid:
        """The smallest grid that holds all of `grids` (of one cell size)."""
        grids = list(grids)
        column = min(g.column for g in grids)
        row = min(g.row for g in grids)
        columns = max(g.column + g.columns for g in grids) - column
        rows = max(g.row + g.rows for g in grids) - row
        return cls(grids[0].cell, column, row, columns, rows)

    @classmethod
    def around(cls, cell: float, bounds: Sequence[float] | np.ndarray, slack: float = 1e-6) -> Grid:
        """The smallest grid that holds a rectangle (x minimum, y minimum, x maximum, y maximum), metres.

        What lies less than `slack` cells outside is left out.
        """
        west, south, east, north = (float(value) / cell for value in bounds)
        left, right = math.floor(west + slack), math.ceil(east - slack)
        bottom, top = math.floor(south + slack), math.ceil(north - slack)
        return cls(cell, left, bottom, right - left, top - bottom)

    @property
    def shape(self) -> tuple[int, int]:
        return (self.rows, self.columns)

    @property
    def size(self) -> int:
        return self.rows * self.columns

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """(x minimum, y minimum, x maximum, y maximum), metres."""
        return (
            self.column * self.cell,
            self.row * self.cell,
            (self.column + self.columns) * self.cell,
            (self.row + self.rows) * self.cell,
        )

    def edges(self) -> tuple[np.ndarray, np.ndarray]:
        """Edges of the cells, metres: x (columns + 1,) from the west, y (rows + 1,) from the north."""
        x = np.arange(self.column, self.column + self.columns + 1) * self.cell
        y = np.arange(self.row + self.rows, self.row - 1, -1) * self.cell
        return x, y

    def centres(self) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates of the cell centres: x (columns,) from the west, y (rows,) from the north."""
        x = (np.arange(self.column, self.column + self.columns) + 0.5) * self.cell
        y = (np.arange(self.row + self.rows - 1, self.row - 1, -1) + 0.5) * self.cell
        return x, y

    def distances(self, x: float, y: float) -> np.ndarray:
        """Distances of the cell centres to a point: float64 (rows, columns), metres."""
        cx, cy = self.centres()
        squares = ((cy - y) ** 2)[:, None] + ((cx - x) ** 2)[None, :]
        return np.sqrt(squares, out=squares)

    def overlaps(self, other: Grid) -> bool:
        """Whether some cell is in both grids."""
        return (
            self.column < other.column + other.columns
            and other.column < self.column + self.columns
            and self.row < other.row + other.rows
            and other.row < self.row + self.rows
        )

    def common(self, other: Grid) -> Grid:
        """The part that two grids of one cell size which overlap have in common."""
        column, row = max(self.column, other.column), max(self.row, other.row)
        columns = min(self.column + self.columns, other.column + other.columns) - column
        rows = min(self.row + self.rows, other.row + other.rows) - row
        return Grid(self.cell, column, row, columns, rows)

    def slices(self, part: Grid) -> tuple[slice, slice]:
        """Where `part`, a grid inside this one, lies in an array of this grid: (rows, columns) slices.

        Raises
        ------
        ValueError
            If `part` is not inside this grid or has another cell size.
        """
        top = (self.row + self.rows) - (part.row + part.rows)
        left = part.column - self.column
        inside = top >= 0 and left >= 0
        inside = inside and top + part.rows <= self.rows and left + part.columns <= self.columns
        if part.cell != self.cell or not inside:
            raise ValueError("the part is not inside the grid")
        return slice(top, top + part.rows), slice(left, left + part.columns)


def window_cells(cell: float, width: float) -> int:
    """Cells along a side of a window: `width` / `cell` rounded up to an even number.

    Raises
    ------
    ValueError
        If either is not a positive, finite number.
    """
    for name, value in (("cell size", cell), ("window", width)):
        if not (math.isfinite(value) and value > 0):
            raise ValueError(f"the {name} must be a positive number of metres, not {value}")
    # a tiny allowance, or 60000 / 0.1 would be rounded up by its own rounding error
    return max(2, 2 * math.ceil(width / (2 * cell) - 1e-9))
