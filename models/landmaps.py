"""What a walk over the land finds in its tiles, kept in a file: for work that goes over all of it again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from .mesh import Leaves, Tile, make_mesh
from .spool import Spool
from .walk import Walk

FAINT = 1e-5
"""A station is left out of a block where it is weaker than this times the block's strongest one."""


@dataclass(frozen=True)
class LandTile(Leaves):
    """The leaves of a tile, and how strong the stations of a walk are there.

    Attributes
    ----------
    area : numpy.ndarray
        float64 (leaves,) land in each, in cells.
    starts : numpy.ndarray
        int64 (b, 2) first and last leaf of each block that has stations.
    stations : list of numpy.ndarray
        int64 (k,) of each block.
    strengths : list of numpy.ndarray
        float32 (k, n) w_i(l) of each block, to which P(l|i) is proportional.
    """

    area: np.ndarray
    starts: np.ndarray
    stations: list[np.ndarray]
    strengths: list[np.ndarray]

    def times(self, values: np.ndarray, stations: int) -> np.ndarray:
        """sum_l w_i(l) v_l: float64 (stations,), from (leaves,)."""
        result = np.zeros(stations)
        for (first, last), numbers, strengths in self.blocks():
            result[numbers] += strengths @ values[first:last]
        return result

    def spread(self, figures: np.ndarray) -> np.ndarray:
        """sum_i c_i w_i(l): float64 (leaves,), from (stations,)."""
        result = np.zeros(len(self))
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
    area = mesh.sums(mesh.land)
    return LandTile(mesh.grid, mesh.label, mesh.size, area, places, numbers, found)


class LandSpool(Spool):
    """A file of tiles, read in any order and from any thread."""

    def append(self, tile: LandTile) -> None:
        """Put a tile aside."""
        self._begin(tile.grid)
        count = np.array(len(tile.stations))
        for array in (count, tile.label, tile.size, tile.area, tile.starts):
            np.save(self._file, array, allow_pickle=False)
        for array in (*tile.stations, *tile.strengths):
            np.save(self._file, array, allow_pickle=False)
        self._file.flush()  # for it is read through files of its own

    def read(self, number: int) -> LandTile:
        """A tile by its number."""
        start, grid = self._places[number]
        with open(self._path, "rb") as file:
            file.seek(start)

            def load(count: int) -> list[np.ndarray]:
                return [np.load(file, allow_pickle=False) for _ in range(count)]

            blocks, label, size, area, starts = load(5)
            count = int(blocks)
            return LandTile(grid, label, size, area, starts, load(count), load(count))
