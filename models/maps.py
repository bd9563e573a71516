"""Diffusion maps as arrays: normalising, and moving them to another grid without losing mass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from .grid import Grid
from .wording import tr


def normalised(values: np.ndarray) -> np.ndarray:
    """`values` as a diffusion map: float32, sum 1.

    Raises
    ------
    ValueError
        If the sum is zero: the station's users are nowhere in the window.
    """
    total = values.sum(dtype=np.float64)
    if not total > 0.0:
        raise ValueError(
            tr(
                "the map is zero everywhere: the station serves no place in the window and the region"
            )
        )
    return (values / total).astype(np.float32)


def placed(values: np.ndarray, part: Grid, grid: Grid) -> np.ndarray:
    """A map on a larger grid: 0 where it has no cells."""
    if part == grid:
        return values
    result = np.zeros(grid.shape, dtype=values.dtype)
    result[grid.slices(part)] = values
    return result


def users_within(values: np.ndarray, grid: Grid, place: tuple[float, float]) -> np.ndarray:
    """Share of a map's users within 0, 1, 2, ... cells of a place (x, y): float64 (n,), to the last cell."""
    rings = (grid.distances(*place) / grid.cell).astype(np.int64)
    sums = np.bincount(rings.ravel(), np.asarray(values, dtype=np.float64).ravel())
    return np.concatenate([[0.0], np.cumsum(sums)]) / sums.sum()


def resample(
    values: np.ndarray,
    x_edges: np.ndarray,
    y_edges: np.ndarray,
    x_target: np.ndarray,
    y_target: np.ndarray,
) -> np.ndarray:
    """Move a map to another grid, spreading each cell's mass by area: mass inside the target is kept.

    Parameters
    ----------
    values : numpy.ndarray
        (rows, columns).
    x_edges, y_edges : numpy.ndarray
        (columns + 1,) and (rows + 1,) cell edges, metres, both increasing or both decreasing along
        their axis.
    x_target, y_target : numpy.ndarray
        The same of the target, in the same directions.

    Returns
    -------
    numpy.ndarray
        float64 (target rows, target columns).
    """
    vertical = _shares(y_edges, y_target)
    horizontal = _shares(x_edges, x_target)
    return vertical @ np.asarray(values, dtype=np.float64) @ horizontal.T


def _shares(edges: np.ndarray, target: np.ndarray) -> sparse.csr_matrix:
    """Sparse (target cells, cells): share of each cell's length inside each target cell."""
    if edges[-1] < edges[0]:
        edges, target = -edges, -target
    cuts = np.union1d(edges, target)
    cuts = cuts[(cuts >= max(edges[0], target[0])) & (cuts <= min(edges[-1], target[-1]))]
    middle = (cuts[1:] + cuts[:-1]) / 2
    # pieces too thin to have a middle of their own may seem to lie outside
    cell = np.clip(np.searchsorted(edges, middle) - 1, 0, len(edges) - 2)
    goal = np.clip(np.searchsorted(target, middle) - 1, 0, len(target) - 2)
    share = np.diff(cuts) / np.diff(edges)[cell]
    return sparse.csr_matrix((share, (goal, cell)), shape=(len(target) - 1, len(edges) - 1))


def resample_curved(values: np.ndarray, column: np.ndarray, row: np.ndarray) -> np.ndarray:
    """Move a map to cells that lie slantwise on its own, as those of another projection do.

    Like `resample`, of which it is the general case: mass inside the target is kept. By Green's theorem the
    mass in a cell is the integral along its border of the mass west of it; each side goes straight north
    or south at the middle of its two corners, and neighbours share it, so nothing is lost between them.

    Parameters
    ----------
    values : numpy.ndarray
        (rows, columns).
    column, row : numpy.ndarray
        (target rows + 1, target columns + 1) where the corners of the target's cells lie, in cells of
        `values` from its north-west corner.

    Returns
    -------
    numpy.ndarray
        float64 (target rows, target columns).
    """
    rows, columns = values.shape
    sums = np.zeros((rows + 1, columns + 1))
    np.cumsum(np.cumsum(values, axis=0, dtype=np.float64), axis=1, out=sums[1:, 1:])

    def north_west(column, row):
        """Mass north and west of places."""
        column, row = np.clip(column, 0, columns), np.clip(row, 0, rows)
        left = np.minimum(column.astype(np.int64), columns - 1)
        top = np.minimum(row.astype(np.int64), rows - 1)
        x, y = column - left, row - top
        upper = sums[top, left] * (1.0 - x) + sums[top, left + 1] * x
        lower = sums[top + 1, left] * (1.0 - x) + sums[top + 1, left + 1] * x
        return upper * (1.0 - y) + lower * y

    def west_of(start, end):
        """Mass west of the sides between corners."""
        middle = (column[start] + column[end]) / 2
        return north_west(middle, row[end]) - north_west(middle, row[start])

    southwards = west_of(np.s_[:-1, :], np.s_[1:, :])
    eastwards = west_of(np.s_[:, :-1], np.s_[:, 1:])
    result = southwards[:, 1:] - southwards[:, :-1] + eastwards[:-1] - eastwards[1:]
    # differences of sums leave rounding errors where there is nothing
    result[result < 1e-13 * sums[-1, -1]] = 0.0
    return result


@dataclass(frozen=True)
class Lattice:
    """Where cells lie, without end: a corner common to four cells, and the cells' width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class PlacedMap:
    """The part of a map that holds its mass, and where it lies on a lattice.

    values : float64 (rows, columns); column, row : lattice index of its north-west cell, counted
    eastwards and southwards; moved : whether its mass had to be spread to other cells.
    """

    values: np.ndarray
    column: int
    row: int
    moved: bool


def place(
    values: np.ndarray, x_edges: np.ndarray, y_edges: np.ndarray, lattice: Lattice
) -> PlacedMap:
    """Put a map on a lattice: as it is if its cells fit, else by `resample`.

    Parameters
    ----------
    values : numpy.ndarray
        (rows, columns), >= 0, from north to south, positive somewhere.
    x_edges, y_edges : numpy.ndarray
        (columns + 1,) increasing and (rows + 1,) decreasing, metres.
    lattice : Lattice

    Returns
    -------
    PlacedMap
    """
    rows, columns = support(values)  # type: ignore[misc]  # it is positive somewhere
    values = values[rows, columns]
    # edges in cells of the lattice, eastwards and southwards of its corner
    x = (x_edges[columns.start : columns.stop + 1] - lattice.x) / lattice.width
    y = (lattice.y - y_edges[rows.start : rows.stop + 1]) / lattice.height
    column, row = int(np.round(x[0])), int(np.round(y[0]))
    if _is_count(x - column) and _is_count(y - row):
        return PlacedMap(values, column, row, False)
    x_target = np.arange(np.floor(x[0]), np.ceil(x[-1]) + 1)
    y_target = np.arange(np.floor(y[0]), np.ceil(y[-1]) + 1)
    values = resample(values, x, y, x_target, y_target)
    return PlacedMap(values, int(x_target[0]), int(y_target[0]), True)


def _is_count(edges: np.ndarray) -> np.bool_:
    """Whether edges are 0, 1, 2, ... up to rounding."""
    return np.abs(edges - np.arange(len(edges))).max() < 1e-6


def on_block(
    maps: Iterable[PlacedMap], column: int, row: int, columns: int, rows: int
) -> list[np.ndarray]:
    """Maps of one lattice on a common block of cells; what lies outside the block is dropped.

    Returns
    -------
    list of numpy.ndarray
        float64 (rows, columns), zero where a map has no cells.
    """
    result = []
    for placed in maps:
        block = np.zeros((rows, columns))
        top, left = placed.row - row, placed.column - column
        height, width = placed.values.shape
        north, south = max(0, top), min(rows, top + height)
        west, east = max(0, left), min(columns, left + width)
        if north < south and west < east:
            block[north:south, west:east] = placed.values[
                north - top : south - top, west - left : east - left
            ]
        result.append(block)
    return result


def on_common_block(*maps: PlacedMap) -> list[np.ndarray]:
    """Maps of one lattice on the smallest block of cells that holds them all."""
    column, row = min(m.column for m in maps), min(m.row for m in maps)
    columns = max(m.column + m.values.shape[1] for m in maps) - column
    rows = max(m.row + m.values.shape[0] for m in maps) - row
    return on_block(maps, column, row, columns, rows)


def support(values: np.ndarray) -> tuple[slice, slice] | None:
    """Slices (rows, columns) of the smallest block that holds all positive cells, or None."""
    positive = values > 0
    rows, columns = np.flatnonzero(positive.any(axis=1)), np.flatnonzero(positive.any(axis=0))
    if not len(rows):
        return None
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)
