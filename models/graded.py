"""A window's places for one map: every cell near stations, fewer where the nearest station is far."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.interpolate import make_interp_spline
from scipy.spatial import cKDTree

from .antennas.pattern import Sites
from .grid import Grid
from .nearest import nearest_in_blocks

PATCH = 8  # cells along a side of a patch, in which places have one step
STEPS = (1, 2, 4)  # cells from one place to the next
TILE = 6  # patches along a side of a tile: what is computed and kept as one
SIDE = PATCH * TILE

DENSE = 2.2
"""Distance to the k-th nearest station, over the side of a patch, below which little is smooth in it."""

CORNERS = np.array([(x, y) for y in range(3) for x in range(3)])
"""Coarse fields are computed at 3 x 3 places of a patch, in halves of its side."""


_SOME = {
    8: ((0, 7), (0, 2, 5, 7), tuple(range(8))),
    5: ((0, 4), (0, 2, 4), tuple(range(5))),
    3: ((0, 2), (0, 1, 2)),
}
"""Of 8, 5 or 3 places along a side of a patch those that are kept, to have fewer."""


@dataclass(frozen=True)
class Places:
    """Places of a window between which there is the same step.

    Attributes
    ----------
    corners : numpy.ndarray
        (n, 2) lower-left corners of their patches, metres.
    offsets : numpy.ndarray
        (o,) from there, along both axes, metres; so a patch has p = o * o places, by row from the south.
    fields : numpy.ndarray
        float32 (n, f, p) what all stations share there.
    """

    corners: np.ndarray
    offsets: np.ndarray
    fields: np.ndarray

    def field(self, number: int) -> np.ndarray:
        """One of the fields: (n, p)."""
        return self.fields[:, number]

    def fields_at(self, patch: np.ndarray, place: np.ndarray, numbers: Iterable[int]) -> np.ndarray:
        """Some of the fields at some places: float32 (len(numbers), m)."""
        n, f, p = self.fields.shape
        flat = self.fields.ravel()
        first = patch * (f * p) + place
        return np.stack([np.take(flat, first + number % f * p) for number in numbers])

    def sparser(self, step: float) -> tuple[np.ndarray, np.ndarray]:
        """Fewer of a patch's places, and how to interpolate from them.

        Parameters
        ----------
        step : float
            Metres from one to the next, at most, unless all of them are farther from each other.

        Returns
        -------
        (numpy.ndarray, numpy.ndarray)
            int64 (q,) numbers of places, symmetric; and float32 (q, p).
        """
        count = len(self.offsets)
        gaps = max(1.0, step / (self.offsets[1] - self.offsets[0]))
        return _sparser(count, next(kept for kept in _SOME[count] if max(np.diff(kept)) <= gaps))

    def distances(self, xy: np.ndarray, patterns: Sites | None = None, site: int = 0) -> np.ndarray:
        """Distances to a point (2,), or those that a site there seems to have: float32 (n, p), metres."""
        x, y = ((self.corners - xy)[:, :, None] + self.offsets).astype(np.float32).swapaxes(0, 1)
        if patterns is not None:
            x, y = np.broadcast_arrays(x[:, None, :], y[:, :, None])
            return patterns.distance(np.array(site), x, y).reshape(len(x), -1)
        squares = (y * y)[:, :, None] + (x * x)[:, None, :]
        return np.sqrt(squares, out=squares).reshape(len(squares), -1)

    def at(self, patch: np.ndarray, place: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates of some places: x and y, float64 (m,), metres."""
        row, column = np.divmod(place, len(self.offsets))
        x, y = self.corners[patch].T
        return x + self.offsets[column], y + self.offsets[row]


@dataclass(frozen=True)
class Window:
    """All places of a window.

    Attributes
    ----------
    places : list of Places
        By step; without those that have no patch.
    """

    places: list[Places]
    _grid: Grid
    _whole: Grid  # of all tiles
    _patches: list[np.ndarray]  # numbers of the patches of each of `places`

    def on_cells(self, values: Sequence[np.ndarray]) -> np.ndarray:
        """Values (n, p) at each of `places` interpolated at the centres of cells: float32 (rows, columns).

        They are the least value in patches that have no places.
        """
        rows, columns = self._whole.rows // PATCH, self._whole.columns // PATCH
        least = min(part.min() for part in values)
        cells = np.full((rows * columns, PATCH * PATCH), least, dtype=np.float32)
        for patches, part in zip(self._patches, values):
            cells[patches] = (
                part if part.shape[1] == PATCH * PATCH else part @ _to_cells(part.shape[1])
            )
        cells = cells.reshape(rows, columns, PATCH, PATCH).transpose(0, 2, 1, 3)
        whole = cells.reshape(self._whole.shape)[::-1]
        return whole[self._whole.slices(self._grid)]


@dataclass(frozen=True)
class _Tile:
    """By step: numbers of patches of a tile (n,), and fields (n, f, p) at their places."""

    patches: list[np.ndarray]
    fields: list[np.ndarray]
    size: int  # bytes


class Graded:
    """Places in windows of a deployment, and what its stations share there; computed once per tile.

    Parameters
    ----------
    tree : scipy.spatial.cKDTree
        The stations.
    cell : float
        Cell size, metres.
    k : int
        Distances of a place, at most the number of stations.
    share : float
        Step between places over the distance to the nearest station, at most.
    fields : callable
        float32 (f, n), from sorted distances float64 (k, n), metres, and the coarse fields (c, n).
    coarse : callable, optional
        float32 (c, n), from places (n, 2), metres: what changes little, and is computed at every fourth cell
        and interpolated.
    memory : int
        Bytes of tiles to keep.
    patterns : Sites, optional
        Antennas of the stations: then distances are those that they seem to have.
    """

    def __init__(
        self,
        tree: cKDTree,
        cell: float,
        k: int,
        share: float,
        fields: Callable[[np.ndarray, np.ndarray], np.ndarray],
        coarse: Callable[[np.ndarray], np.ndarray] | None = None,
        memory: int = 384 << 20,
        patterns: Sites | None = None,
    ) -> None:
        self._patterns = patterns
        self._tree, self._cell, self._k, self._share = tree, cell, k, share
        self._fields, self._coarse = fields, coarse
        self._tiles: OrderedDict[tuple[int, int], _Tile] = OrderedDict()
        self._memory, self._kept = memory, 0

    def window(self, grid: Grid, where: np.ndarray) -> Window:
        """The places of a grid.

        Parameters
        ----------
        grid : Grid
        where : numpy.ndarray
            (rows, columns) bool, the cells that matter: patches without any have no places.
        """
        low = np.array([grid.row, grid.column]) // SIDE
        high = -(-np.array([grid.row + grid.rows, grid.column + grid.columns]) // SIDE)
        rows, columns = (high - low) * TILE
        south, west = (low * SIDE).tolist()
        whole = Grid(grid.cell, west, south, columns * PATCH, rows * PATCH)
        cells = np.zeros(whole.shape, dtype=bool)
        cells[whole.slices(grid)] = where
        in_rows = cells[::-1].view(np.uint64) != 0  # PATCH cells at once
        wanted = in_rows.reshape(rows, PATCH, columns).any(axis=1)
        by_tile = wanted.reshape(rows // TILE, TILE, -1, TILE)
        tile = np.argwhere(by_tile.any(axis=(1, 3)))
        whole_of = by_tile.all(axis=(1, 3))[tuple(tile.T)]
        tiles = self._tiles_at((tile + low).tolist())
        first = tile @ (TILE * columns, TILE)
        inner = (np.arange(TILE)[:, None] * columns + np.arange(TILE)).ravel()
        places, patches = [], []
        masks = [
            None if all_of else wanted.ravel()[f + inner] for all_of, f in zip(whole_of, first)
        ]
        for level, step in enumerate(STEPS):
            number, fields = [], []
            for content, start, mask in zip(tiles, first, masks):
                there, values = content.patches[level], content.fields[level]
                if not len(there):
                    continue
                if mask is not None:
                    keep = mask[there]
                    there, values = there[keep], values[keep]
                number.append(inner[there] + start)
                fields.append(values)
            numbers = np.concatenate(number) if number else np.zeros(0)
            if len(numbers):
                corner = np.stack(np.divmod(numbers, columns)[::-1], axis=-1) * PATCH
                corner = (corner + (whole.column, whole.row)) * self._cell
                offsets = _offsets(step) * self._cell
                places.append(Places(corner, offsets, np.concatenate(fields)))
                patches.append(numbers)
        return Window(places, grid, whole, patches)

    def _tiles_at(self, wanted: list[list[int]]) -> list[_Tile]:
        """Tiles by row and column; others are forgotten where not all fit."""
        names = [(row, column) for row, column in wanted]
        result = {name: self._tiles[name] for name in names if name in self._tiles}
        new = [name for name in names if name not in result]
        if new:
            made = dict(zip(new, self._made(np.array(new))))
            self._kept += sum(tile.size for tile in made.values())
            self._tiles.update(made)
            result.update(made)
        for name in names:
            self._tiles.move_to_end(name)
        while self._kept > self._memory and len(self._tiles) > len(names):
            self._kept -= self._tiles.popitem(last=False)[1].size
        return [result[name] for name in names]

    def _made(self, tiles: np.ndarray) -> list[_Tile]:
        """New tiles by row and column (n, 2)."""
        inner = np.arange(TILE)
        row = np.repeat(tiles[:, :1] * TILE + inner, TILE, axis=1).ravel()
        column = np.tile(tiles[:, 1:] * TILE + inner, TILE).ravel()
        at = np.stack([column, row], axis=-1)
        half = PATCH * self._cell / 2
        corners = at * (PATCH * self._cell)
        ranks = np.array([1, self._k])
        nearest, crowd = (
            self._tree.query(corners + half, k=ranks)[0] - [half * np.sqrt(2.0), 0.0]
        ).T
        levels = np.searchsorted(
            np.array(STEPS[1:]) * self._cell, self._share * nearest, side="right"
        )
        owner, patch = np.divmod(np.arange(len(at)), TILE * TILE)
        coarse = self._coarse_at(at)
        patches: list[list[np.ndarray]] = []
        fields: list[list[np.ndarray]] = []
        for level, step in enumerate(STEPS):
            some = np.flatnonzero(levels == level)
            offsets = _offsets(step) * self._cell
            distances = nearest_in_blocks(
                self._tree, self._k, corners[some], offsets, self._patterns
            )
            there = coarse[some] @ _from_coarse(step)
            dense = np.flatnonzero((crowd[some] < DENSE * PATCH * self._cell) & (step == 1))
            if self._coarse and len(dense):
                xy = np.stack(np.meshgrid(offsets, offsets), axis=-1).reshape(-1, 2)
                xy = (corners[some[dense], None] + xy).reshape(-1, 2)
                values = self._coarse(xy).reshape(there.shape[1], len(dense), -1)
                there[dense] = values.swapaxes(0, 1)
            made = self._fields(_flat(distances), _flat(there))
            made = made.reshape(len(made), len(some), len(offsets) ** 2).swapaxes(0, 1)
            cuts = np.searchsorted(owner[some], np.arange(1, len(tiles)))
            patches.append(np.split(patch[some], cuts))
            fields.append([part.copy() for part in np.split(made, cuts)])
        return [
            _Tile(list(p), list(f), sum(part.nbytes for part in f))
            for p, f in zip(zip(*patches), zip(*fields))
        ]

    def _coarse_at(self, at: np.ndarray) -> np.ndarray:
        """The coarse fields, if any, of patches, by column and row (n, 2), at CORNERS: float32 (n, c, 9)."""
        if self._coarse is None:
            return np.zeros((len(at), 0, len(CORNERS)), dtype=np.float32)
        lattice = 2 * at[:, None] + CORNERS
        low = lattice.min(axis=(0, 1))
        width = int(np.ptp(lattice[..., 0])) + 1
        keys, place = np.unique((lattice - low) @ (1, width), return_inverse=True)
        places = np.stack([keys % width, keys // width], axis=-1) + low
        values = self._coarse(places * (PATCH // 2 * self._cell))
        return values[:, place.reshape(len(at), -1)].swapaxes(0, 1)


def _flat(values: np.ndarray) -> np.ndarray:
    """(k, n * p) from (n, k, p)."""
    n, k, p = values.shape
    return values.swapaxes(0, 1).reshape(k, n * p)


def _offsets(step: int) -> np.ndarray:
    """Where places are in a patch, in cells: centres of cells, or corners of larger squares."""
    if step == 1:
        return np.arange(PATCH) + 0.5
    return np.arange(0, PATCH + 1, step, dtype=np.float64)


@cache
def _to_cells(places: int) -> np.ndarray:
    """Interpolates from the places of a patch at its cells: (places, cells)."""
    nodes = np.linspace(0, PATCH, int(np.sqrt(places)))
    spline = make_interp_spline(nodes, np.eye(len(nodes)), k=min(3, len(nodes) - 1))
    weights = spline(np.arange(PATCH) + 0.5).astype(np.float32)
    return np.ascontiguousarray(np.kron(weights, weights).T)


@cache
def _sparser(count: int, kept: tuple[int, ...]) -> tuple[np.ndarray, np.ndarray]:
    """`Places.sparser` of patches with `count` places along a side, of which some are kept."""
    numbers = (np.array(kept)[:, None] * count + kept).ravel()
    weights = np.stack([np.interp(np.arange(count), kept, row) for row in np.eye(len(kept))])
    return numbers, np.kron(weights, weights).astype(np.float32)


@cache
def _from_coarse(step: int) -> np.ndarray:
    """Interpolates from CORNERS at the places of a patch: (9, places)."""
    half = PATCH // 2
    distance = np.abs(_offsets(step)[:, None] - np.arange(0, PATCH + 1, half)) / half
    weights = np.maximum(0.0, 1.0 - distance).astype(np.float32)
    return np.ascontiguousarray(np.kron(weights, weights).T)
