"""The graded mesh: land cut into squares that are small near stations and large far from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely
from scipy import sparse

from .coverage import coverage
from .deployment import Deployment
from .grid import Grid
from .tessellation import polygons_only

SQUARE = 4.0
"""Side of a square over that of a leaf, at most: from its corners is interpolated what changes little."""


@dataclass(frozen=True)
class Fineness:
    """How fine a walk is.

    Attributes
    ----------
    share : float
        Side of a leaf over the distance from its centre to the nearest station, at most.
    left_out : float
        Share that stations too far away to be looked at may have of all, anywhere.
    """

    share: float
    left_out: float


FINE, PLAIN = Fineness(0.15, 0.001), Fineness(0.3, 0.003)
MANY = 5000
"""Stations of a deployment from which on the mesh is plain: of a country, zones are large."""

BLOCK = 4.0
"""Side of a block, whose leaves have their candidate stations in common, over the distance from its centre
to the nearest station, at most."""

STEPS = np.array([[0, 0], [1, 0], [0, 1], [1, 1]])
"""To the quarters of a square, and to its corners."""

LEAST, RANK, WIDE = 16, 12, 2.5
"""Blocks are at least LEAST cells wide, unless that exceeds WIDE times the distance to the station of this
RANK. So there are few blocks where leaves are single cells, and none that holds a crowd of stations."""

SPACINGS = 6.0  # side of a tile over the spacing of stations, about
FEWEST, MOST = 16, 256  # cells along a side of a tile


@dataclass(frozen=True)
class Tile:
    """A square of the lattice with land in it: the unit of work.

    Attributes
    ----------
    grid : Grid
        Its cells; as many rows as columns, a power of 2, aligned to multiples of that.
    land : shapely geometry
        Of the region in it.
    is_whole : bool
        Whether all of it is land.
    people : numpy.ndarray, optional
        (rows, columns) people in its cells, where these count in place of land.
    """

    grid: Grid
    land: shapely.Geometry
    is_whole: bool
    people: np.ndarray | None = None


@dataclass(frozen=True)
class Block:
    """Neighbouring leaves, for which models say how strong each station is.

    Attributes
    ----------
    places : numpy.ndarray
        (n, 2) centres of the leaves, metres.
    nodes : numpy.ndarray
        (m, 2) corners of the squares that the leaves are in, metres.
    corners : numpy.ndarray
        (4, n) numbers of the nodes round each leaf.
    shares : numpy.ndarray
        float32 (4, n) of these in what is interpolated at the leaf; they sum to 1.
    stations : numpy.ndarray
        (k,) int64, the stations that matter there.
    """

    places: np.ndarray
    nodes: np.ndarray
    corners: np.ndarray
    shares: np.ndarray
    stations: np.ndarray

    @cached_property
    def _weights(self) -> sparse.csr_matrix:
        """Shares of the nodes (m) in the leaves (n)."""
        n = len(self.places)
        parts = self.shares.T.ravel(), self.corners.T.ravel(), np.arange(0, 4 * n + 1, 4)
        return sparse.csr_matrix(parts, shape=(n, len(self.nodes)))

    def interpolated(self, values: np.ndarray) -> np.ndarray:
        """Values at the leaves: float32 (k, n), from (k, m) at the nodes."""
        return np.ascontiguousarray((self._weights @ np.ascontiguousarray(values.T)).T)


@dataclass(frozen=True)
class Leaves:
    """The leaves of a tile.

    Attributes
    ----------
    grid : Grid
        Of the tile.
    label : numpy.ndarray
        int32 (rows, columns), leaf of each cell, from north to south; -1 outside the land.
    size : numpy.ndarray
        int64 (n,) cells along a side of each: a power of 2.
    """

    grid: Grid
    label: np.ndarray
    size: np.ndarray

    def __len__(self) -> int:
        return len(self.size)

    def sums(self, cells: np.ndarray) -> np.ndarray:
        """Sum over the cells of each leaf: float64 (n,), from (rows, columns)."""
        return np.bincount(self.label.ravel() + 1, cells.ravel(), len(self) + 1)[1:]

    def on_cells(self, values: np.ndarray) -> np.ndarray:
        """Values of leaves on their cells: (rows, columns), 0 outside the land."""
        return np.append(values, np.zeros(1, dtype=values.dtype))[self.label]


@dataclass(frozen=True)
class Mesh(Leaves):
    """Leaves, those of a block next to each other, and how to look at them.

    Attributes
    ----------
    land : numpy.ndarray
        (rows, columns) share of each cell that is land.
    centres : numpy.ndarray
        (n, 2) metres.
    starts : numpy.ndarray
        (b + 1,) where the leaves of each block begin.
    blocks : numpy.ndarray
        (b, 3) centres and sides of the blocks, metres.
    nodes, node_starts, corners, shares : numpy.ndarray
        As in `Block`, those of each block one behind the other.
    """

    land: np.ndarray
    centres: np.ndarray
    starts: np.ndarray
    blocks: np.ndarray
    nodes: np.ndarray
    node_starts: np.ndarray
    corners: np.ndarray
    shares: np.ndarray

    def block(self, number: int, stations: np.ndarray) -> Block:
        """A block as models take it."""
        part = slice(self.starts[number], self.starts[number + 1])
        first, last = self.node_starts[number], self.node_starts[number + 1]
        return Block(
            self.centres[part],
            self.nodes[first:last],
            self.corners[:, part] - first,
            self.shares[:, part],
            stations,
        )


def fineness_for(deployment: Deployment) -> Fineness:
    """How fine a walk over a deployment is, so that a city is exact and a country takes minutes."""
    return FINE if len(deployment.sites) < MANY else PLAIN


def tile_cells(land: shapely.Geometry, stations: int, cell: float) -> int:
    """Cells along a side of the tiles of land with so many stations: one takes a fraction of a second."""
    spacing = np.sqrt(shapely.area(land) / max(1, stations))
    wanted = max(1.0, SPACINGS * spacing / cell)
    return int(2 ** np.clip(np.round(np.log2(wanted)), np.log2(FEWEST), np.log2(MOST)))


def tiles(region: shapely.Geometry, cell: float, cells: int) -> Iterator[Tile]:
    """All tiles in which a region has land, from one corner to the other by quarters.

    Parts of the region that are far apart cost nothing in between.

    Parameters
    ----------
    region : shapely geometry
        Valid polygons, metres.
    cell : float
        Metres.
    cells : int
        Cells along a side of a tile: a power of 2.
    """
    west, south, east, north = (value / (cell * cells) for value in shapely.bounds(region))
    first = int(np.floor(west)), int(np.floor(south))
    count = max(int(np.ceil(east)) - first[0], int(np.ceil(north)) - first[1], 1)
    side = 1 << (count - 1).bit_length()
    yield from _quarters(region, cell, cells, *first, side)


def _quarters(
    land: shapely.Geometry, cell: float, cells: int, column: int, row: int, side: int
) -> Iterator[Tile]:
    grid = Grid(cell, column * cells, row * cells, side * cells, side * cells)
    box = shapely.box(*grid.bounds)
    if not isinstance(land, shapely.Polygon) or shapely.get_num_coordinates(land) > 5:
        land = polygons_only([shapely.intersection(land, box)])[0]
    else:
        land = shapely.intersection(land, box)
    if shapely.is_empty(land) or not shapely.area(land) > 0.0:
        return
    if side == 1:
        is_whole = shapely.area(land) >= shapely.area(box) * (1.0 - 1e-12)
        yield Tile(grid, box if is_whole else land, bool(is_whole))
        return
    half = side // 2
    for up in (0, half):
        for across in (0, half):
            yield from _quarters(land, cell, cells, column + across, row + up, half)


def make_mesh(deployment: Deployment, tile: Tile, share: float) -> Mesh:
    """The leaves of a tile: squares whose side is at most `share` of the distance to the nearest station,
    or a cell.

    They depend on the lattice and the stations only, not on where tiles begin.
    """
    grid, cell, tree = tile.grid, tile.grid.cell, deployment.sites.tree
    land = np.ones(grid.shape) if tile.is_whole else coverage(tile.land, grid)
    has_land = (land > 0.0)[::-1]  # from the south, as the lattice counts
    place = np.array([[0, 0]])  # column and row in the tile
    square, block = np.array([-1]), np.array([-1])
    squares: list[np.ndarray] = []
    blocks: list[np.ndarray] = []
    leaves: list[tuple[np.ndarray, ...]] = []
    counts = [0, 0]
    size = grid.columns
    while len(place):
        centres = (place + size / 2 + (grid.column, grid.row)) * cell
        nearest = tree.query(centres)[0]
        side = size * cell
        free = np.flatnonzero(block < 0)
        ranked = tree.query(centres[free], k=[min(RANK, tree.n)])[0][:, 0]
        least = np.maximum(np.minimum(LEAST * cell, WIDE * ranked), cell)
        new = free[side <= np.maximum(BLOCK * nearest[free], least)]
        block[new] = counts[0] + np.arange(len(new))
        counts[0] += len(new)
        blocks.append(np.c_[centres[new], np.full(len(new), side)])
        new = np.flatnonzero((square < 0) & (side <= np.maximum(SQUARE * share * nearest, cell)))
        square[new] = counts[1] + np.arange(len(new))
        counts[1] += len(new)
        squares.append(np.c_[place[new], np.full(len(new), size)])
        done = (side <= share * nearest) | (size == 1)
        leaves.append((np.full(done.sum(), size), square[done], block[done], place[done]))
        rest = np.flatnonzero(~done)
        size //= 2
        place = (place[rest, None] + size * STEPS).reshape(-1, 2)
        square, block = np.repeat(square[rest], 4), np.repeat(block[rest], 4)
        if not tile.is_whole and len(place):
            pooled = _any_in(has_land, size)
            keep = pooled[place[:, 1] // size, place[:, 0] // size]
            place, square, block = place[keep], square[keep], block[keep]
    sizes, square, block, place = (np.concatenate(parts) for parts in zip(*leaves))
    order = np.argsort(block, kind="stable")
    sizes, square, block, place = (values[order] for values in (sizes, square, block, place))
    used, block = np.unique(block, return_inverse=True)
    starts = np.searchsorted(block, np.arange(len(used) + 1))
    # corners of the squares: those of a block, each once
    low, side = np.concatenate(squares)[square, :2], np.concatenate(squares)[square, 2]
    corner = np.stack([low + side[:, None] * step for step in STEPS])
    width = grid.columns + 1
    key = (block * width + corner[..., 1]) * width + corner[..., 0]
    keys, corners = np.unique(key, return_inverse=True)
    node_block, node = np.divmod(keys, width * width)
    nodes = np.stack([node % width, node // width], axis=-1) + (grid.column, grid.row)
    within = (place + sizes[:, None] / 2 - low) / side[:, None]
    shares = [np.abs(1 - step - within).prod(axis=1) for step in STEPS]
    label = np.full(grid.shape, -1, dtype=np.int32)
    for size in np.unique(sizes):
        some = np.flatnonzero(sizes == size)
        offset = np.arange(size)
        rows = (place[some, 1, None] + offset)[:, :, None]
        columns = (place[some, 0, None] + offset)[:, None, :]
        label[grid.rows - 1 - rows, columns] = some[:, None, None]
    label[land == 0.0] = -1
    return Mesh(
        grid,
        label,
        sizes,
        land,
        (place + sizes[:, None] / 2 + (grid.column, grid.row)) * cell,
        starts,
        np.concatenate(blocks)[used],
        nodes * cell,
        np.searchsorted(node_block, np.arange(len(used) + 1)),
        corners.reshape(key.shape),
        np.stack(shares).astype(np.float32),
    )


def _any_in(values: np.ndarray, size: int) -> np.ndarray:
    """Whether any of size x size cells is true."""
    n = len(values) // size
    return values.reshape(n, size, n, size).any(axis=(1, 3))
