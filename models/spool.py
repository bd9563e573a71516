"""Arrays put aside in a file, for work that needs all of them several times."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, TypeVar

import numpy as np

from .grid import Grid

Self = TypeVar("Self", bound="Spool")


def trimmed(values: np.ndarray, grid: Grid) -> tuple[np.ndarray, Grid]:
    """The smallest block that holds all that is not 0 in a map: (values, grid)."""
    rows = np.flatnonzero(values.any(axis=1))
    columns = np.flatnonzero(values.any(axis=0))
    if not len(rows):
        return values[:1, :1], Grid(grid.cell, grid.column, grid.row + grid.rows - 1, 1, 1)
    top, bottom, left, right = rows[0], rows[-1] + 1, columns[0], columns[-1] + 1
    row = grid.row + grid.rows - int(bottom)
    part = Grid(grid.cell, grid.column + int(left), row, int(right - left), int(bottom - top))
    return values[top:bottom, left:right], part


class Spool:
    """A file of arrays on grids, written once and read often; a context manager that removes the file.

    Parameters
    ----------
    folder : str
        Where the file is made.
    """

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, "arrays.spool")
        self._file: Any = None
        self._places: list[tuple[int, Grid]] = []

    def __enter__(self: Self) -> Self:
        self._file = open(self._path, "w+b")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        os.remove(self._path)

    def __len__(self) -> int:
        return len(self._places)

    def _begin(self, grid: Grid) -> None:
        """Note where the next entry begins, and its grid."""
        self._file.seek(0, os.SEEK_END)
        self._places.append((self._file.tell(), grid))


class MapSpool(Spool):
    """A file of maps, read one by one."""

    def append(self, values: np.ndarray, grid: Grid) -> None:
        """Put a map aside, as float32."""
        values, part = trimmed(values, grid)
        self._begin(part)
        self._file.write(np.ascontiguousarray(values, dtype=np.float32).tobytes())

    def __iter__(self) -> Iterator[tuple[np.ndarray, Grid]]:
        """Yields (float32 (rows, columns), grid) in the order of `append`."""
        for start, part in self._places:
            self._file.seek(start)
            values = np.fromfile(self._file, dtype=np.float32, count=part.size)
            yield values.reshape(part.shape), part

    def stored(self) -> Iterator[tuple[Grid, np.ndarray]]:
        """Yields (grid, float32 (rows, columns)) of each, of which only what is looked at is read."""
        if not self._places:
            return
        self._file.flush()
        whole = np.memmap(self._path, np.float32, "r")
        for start, part in self._places:
            first = start // whole.itemsize
            yield part, whole[first : first + part.size].reshape(part.shape)
