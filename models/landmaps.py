"""What a walk over the land finds in its tiles, kept in a file: for work that goes over all of it again."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .grid import Grid
from .mesh import Leaves, Tile, make_mesh
from .spool import MapSpool, Spool
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
        """sum_l w_i(l) v_l: float64 (stations, ...), from (leaves, ...)."""
        result = np.zeros((stations, *values.shape[1:]))
        for (first, last), numbers, strengths in self.blocks():
            result[numbers] += strengths @ values[first:last]
        return result

    def spread(self, values: np.ndarray) -> np.ndarray:
        """sum_i c_i w_i(l): float64 (leaves, ...), from (stations, ...)."""
        result = np.zeros((len(self), *values.shape[1:]))
        for (first, last), numbers, strengths in self.blocks():
            result[first:last] = strengths.T @ values[numbers]
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


ALIGNED = 16  # bytes, at multiples of which arrays begin in a file

SIDE = 64
"""Cells along a side of the tiles into which maps are cut: small, or most of a tile were empty."""


def map_tiles(maps: MapSpool, stations: Sequence[int]) -> Iterator[LandTile]:
    """Maps of single stations as tiles, whose leaves are cells and whose strengths are the maps.

    Parameters
    ----------
    maps : MapSpool
        P(l|i), on one lattice.
    stations : sequence of int
        Number of each map's station.

    Yields
    ------
    LandTile
        Only where a map has something.
    """
    near = defaultdict(list)
    stored = list(maps.stored())
    for number, (part, _) in enumerate(stored):
        for row in range(part.row // SIDE, (part.row + part.rows - 1) // SIDE + 1):
            for column in range(part.column // SIDE, (part.column + part.columns - 1) // SIDE + 1):
                near[row, column].append(number)
    label = np.arange(SIDE * SIDE, dtype=np.int32).reshape(SIDE, SIDE)
    whole = np.array([[0, SIDE * SIDE]])
    ones = np.ones(SIDE * SIDE, dtype=np.int64)
    for row, column in sorted(near):
        grid = Grid(stored[0][0].cell, column * SIDE, row * SIDE, SIDE, SIDE)
        numbers, found = [], []
        for number in near[row, column]:
            part, values = stored[number]
            common = part.common(grid)
            piece = values[part.slices(common)]
            if piece.any():
                strengths = np.zeros(grid.shape, dtype=np.float32)
                strengths[grid.slices(common)] = piece
                numbers.append(stations[number])
                found.append(strengths.ravel())
        if numbers:
            strong = [np.array(found)]
            yield LandTile(
                grid, label, ones, ones.astype(float), whole, [np.array(numbers)], strong
            )


class LandSpool(Spool):
    """A file of tiles, read in any order and from any thread."""

    def __init__(self, folder: str) -> None:
        super().__init__(folder)
        self._shapes: list[list[tuple[np.dtype, tuple[int, ...]]]] = []

    def append(self, tile: LandTile) -> None:
        """Put a tile aside."""
        self._begin(tile.grid)
        arrays = (tile.label, tile.size, tile.area, tile.starts, *tile.stations, *tile.strengths)
        # what numpy writes before an array takes longer to read than most of the arrays
        self._shapes.append([(array.dtype, array.shape) for array in arrays])
        for array in arrays:
            content = np.ascontiguousarray(array).tobytes()
            self._file.write(content + bytes(-len(content) % ALIGNED))
        self._file.flush()  # for it is read through files of its own

    def read(self, number: int) -> LandTile:
        """A tile by its number."""
        start, grid = self._places[number]
        lengths = [math.prod(shape) * dtype.itemsize for dtype, shape in self._shapes[number]]
        padded = [length + -length % ALIGNED for length in lengths]
        with open(self._path, "rb") as file:
            file.seek(start)
            content = np.fromfile(file, np.uint8, sum(padded))
        ends = np.cumsum(padded)
        arrays = [
            content[end - whole : end - whole + length].view(dtype).reshape(shape)
            for (dtype, shape), length, whole, end in zip(
                self._shapes[number], lengths, padded, ends
            )
        ]
        label, size, area, starts, *rest = arrays
        count = len(rest) // 2
        return LandTile(grid, label, size, area, starts, rest[:count], rest[count:])
