"""What a walk over the land finds in its tiles, kept in a file: for work that goes over all of it again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .grid import Grid
from .mesh import Tile, make_mesh
from .walk import Walk

FAINT = 1e-5
"""Stations that have less of a block's leaf with the most of them are left out of the block."""


@dataclass(frozen=True)
class LandTile:
    """The leaves of a tile, and how strong the stations of a walk are there.

    Attributes
    ----------
    grid : Grid
        Of the tile.
    label : numpy.ndarray
        int32 (rows, columns), the leaf of each cell; -1 where there is no land.
    land : numpy.ndarray
        (rows, columns) share of each cell that is land.
    size : numpy.ndarray
        int64 (leaves,) cells along a side of each leaf.
    starts : numpy.ndarray
        int64 (b, 2) first and last leaf of each block that has stations.
    stations : list of numpy.ndarray
        int64 (k,) of each block.
    strengths : list of numpy.ndarray
        float32 (k, n) w_i(l) of each block, to which P(l|i) is proportional; its sum over all stations of
        the deployment, wanted or not, is what P(i|l) is a share of.
    """

    grid: Grid
    label: np.ndarray
    land: np.ndarray
    size: np.ndarray
    starts: np.ndarray
    stations: list[np.ndarray]
    strengths: list[np.ndarray]

    @property
    def leaves(self) -> int:
        """How many there are."""
        return len(self.size)

    def sums(self, cells: np.ndarray) -> np.ndarray:
        """Sum over the cells of each leaf: float64 (leaves,)."""
        return np.bincount(self.label.ravel() + 1, cells.ravel(), self.leaves + 1)[1:]

    def on_cells(self, values: np.ndarray) -> np.ndarray:
        """Values of leaves on their cells: (rows, columns), 0 where there is no land."""
        return np.append(values, np.zeros(1, dtype=values.dtype))[self.label]

    @property
    def sizes(self) -> np.ndarray:
        """Cells along a side of the leaf of each cell: (rows, columns), 0 where there is no land."""
        return self.on_cells(self.size)

    def times(self, values: np.ndarray, stations: int) -> np.ndarray:
        """sum_l w_i(l) v_l: float64 (stations,), from (leaves,)."""
        result = np.zeros(stations)
        for (first, last), numbers, strengths in self.blocks():
            result[numbers] += strengths @ values[first:last]
        return result

    def spread(self, figures: np.ndarray) -> np.ndarray:
        """sum_i c_i w_i(l): float64 (leaves,), from (stations,)."""
        result = np.zeros(self.leaves)
        for (first, last), numbers, strengths in self.blocks():
            result[first:last] = figures[numbers] @ strengths
        return result

    def blocks(self) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Yields first and last leaf, stations and strengths of each block that has stations."""
        return zip(self.starts, self.stations, self.strengths)


def land_tile(walk: Walk, tile: Tile) -> LandTile:
    """What a walk finds in a tile, of the stations that it asks for."""
    mesh = make_mesh(walk.deployment, tile, walk.fineness.share)
    starts, numbers, found = [], [], []
    for leaves, stations, strengths in walk.blocks(mesh):
        kept = walk.wanted[stations]
        most = strengths.max(axis=1)
        kept &= most >= FAINT * most.max()
        starts.append((leaves.start, leaves.stop))
        numbers.append(stations[kept])
        found.append(strengths[kept])
    places = np.array(starts, dtype=np.int64).reshape(-1, 2)
    return LandTile(mesh.grid, mesh.label, mesh.land, mesh.size, places, numbers, found)


class LandSpool:
    """A file of tiles, written once and read as often as wanted; a context manager that removes the file.

    Parameters
    ----------
    folder : str
        Where the file is made.
    """

    def __init__(self, folder: str) -> None:
        self._path = os.path.join(folder, "tiles.spool")
        self._file: Any = None
        self._places: list[tuple[int, Grid]] = []

    def __enter__(self) -> LandSpool:
        self._file = open(self._path, "w+b")
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        os.remove(self._path)

    def __len__(self) -> int:
        return len(self._places)

    def append(self, tile: LandTile, *more: np.ndarray) -> None:
        """Put a tile aside, with arrays that belong to it."""
        self._file.seek(0, os.SEEK_END)
        self._places.append((self._file.tell(), tile.grid))
        counts = np.array([len(tile.stations), len(more)])
        for array in (counts, tile.label, tile.land, tile.size, tile.starts, *more):
            np.save(self._file, array, allow_pickle=False)
        for array in (*tile.stations, *tile.strengths):
            np.save(self._file, array, allow_pickle=False)

    def read(self, number: int) -> tuple[LandTile, list[np.ndarray]]:
        """A tile by its number, and the arrays that were put aside with it."""
        start, grid = self._places[number]
        with open(self._path, "rb") as file:
            file.seek(start)

            def load(count: int) -> list[np.ndarray]:
                return [np.load(file, allow_pickle=False) for _ in range(count)]

            blocks, extra = load(1)[0].tolist()
            label, land, size, starts = load(4)
            more = load(extra)
            tile = LandTile(grid, label, land, size, starts, load(blocks), load(blocks))
        return tile, more

    def flush(self) -> None:
        """Let what was written be read."""
        self._file.flush()
