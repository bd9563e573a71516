"""Exact area share of every grid cell inside a polygon."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from .grid import Grid
from .tiles import TILE

# Shares below this are rounding errors of the running sums, not area.
NOISE = 1e-11


def coverage(geometry: shapely.Geometry | None, grid: Grid) -> np.ndarray:
    """Share of every cell of `grid` that lies inside a polygon, exact up to rounding.

    Parameters
    ----------
    geometry : shapely.Polygon or shapely.MultiPolygon
        Valid, in metres.
    grid : Grid

    Returns
    -------
    numpy.ndarray
        float64 (rows, columns), 0 to 1.
    """
    result = np.zeros(grid.size)
    cell, _, share = coverages([geometry], grid)
    result[cell] = share
    return result.reshape(grid.shape)


def coverage_of_tiles(geometry: shapely.Geometry, cell: float, tiles: np.ndarray) -> np.ndarray:
    """The same of some tiles (`tiles.Tiles`) by row and column (n, 2): (n, 1, TILE, TILE), from the south."""
    low, high = tiles.min(axis=0), tiles.max(axis=0) + 1
    rows, columns = ((high - low) * TILE).tolist()
    row, column = (low * TILE).tolist()
    shares = coverage(geometry, Grid(cell, column, row, columns, rows))[::-1]
    shares = shares.reshape(rows // TILE, TILE, columns // TILE, TILE)
    return np.stack([shares[r, :, c] for r, c in tiles - low])[:, None]


def coverages(
    geometries: Sequence[shapely.Geometry | None] | np.ndarray, grid: Grid
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Shares of the cells of `grid` that lie inside polygons, exact up to rounding.

    Every edge is cut at the grid lines; each piece adds the signed area between itself and the right
    side of its cell, and its height to all cells further right (a running sum along the row). Rings
    that wind the other way take away, so holes and parts need no case of their own.

    Parameters
    ----------
    geometries : sequence of shapely.Polygon or shapely.MultiPolygon
        Valid, in metres.
    grid : Grid

    Returns
    -------
    (numpy.ndarray, numpy.ndarray, numpy.ndarray)
        (n,) flat indices of cells, numbers of geometries, and shares above 0, up to 1, by geometry and then
        by cell.
    """
    geometries = np.asarray(geometries, dtype=object)
    empty = np.zeros(0, dtype=np.int64)
    # work in each polygon's own box only: small cells on large grids are the usual case
    bounds = shapely.bounds(geometries).reshape(-1, 4) / grid.cell
    some = np.flatnonzero(np.isfinite(bounds).all(axis=1))
    origin = grid.column, grid.row
    low = np.maximum(np.floor(bounds[some, :2]).astype(np.int64) - origin, 0)
    high = np.ceil(bounds[some, 2:]).astype(np.int64) - origin
    high = np.minimum(high, (grid.columns, grid.rows))
    touches = (low < high).all(axis=1)
    some, low, high = some[touches], low[touches], high[touches]
    if not len(some):
        return empty, empty, np.zeros(0)
    size = high - low
    edges, owner = _edges(geometries[some])
    x0, y0, x1, y1 = (edges / grid.cell - np.tile(low + origin, 2)[owner]).T
    near = (np.minimum(y0, y1) < size[owner, 1]) & (np.maximum(y0, y1) > 0)
    share, start = _accumulate(x0[near], y0[near], x1[near], y1[near], owner[near], size)
    found = np.flatnonzero(share)
    box = np.searchsorted(start, found, side="right") - 1
    row, column = np.divmod(found - start[box], size[box, 0] + 1)
    row, column = grid.rows - 1 - (row + low[box, 1]), column + low[box, 0]
    return row * grid.columns + column, some[box], share[found]


def _edges(geometries: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All edges (n, 4), shells counter-clockwise and holes clockwise; and the geometry (n,) of each."""
    polygons, owner = shapely.get_parts(geometries, return_index=True)
    is_polygon = shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON
    polygons, owner = polygons[is_polygon], owner[is_polygon]
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    is_shell = np.ones(len(rings), dtype=bool)
    is_shell[1:] = polygon[1:] != polygon[:-1]
    points, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[1:] == ring[:-1]
    start, end, ring = points[:-1][within], points[1:][within], ring[:-1][within]
    turn = (shapely.is_ccw(rings) != is_shell)[ring][:, None]
    edges = np.hstack([np.where(turn, end, start), np.where(turn, start, end)])
    return edges, owner[polygon[ring]]


def _accumulate(x0, y0, x1, y1, owner, size):
    """Shares in boxes of cells, one behind the other, each south to north with a column more than it has.

    Parameters
    ----------
    x0, y0, x1, y1, owner : numpy.ndarray
        (n,) edges in cells from the lower-left corner of their box, and its number.
    size : numpy.ndarray
        (b, 2) columns and rows of the boxes.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        Shares, and (b,) where each box begins.
    """
    columns, rows = size.T
    (x0, y0, x1, y1), piece = _cut(y0, x0, y1, x1, rows[owner], keep_outside=False, swap=True)
    owner = owner[piece]
    # what lies beside the box counts as lying on its side
    (x0, y0, x1, y1), piece = _cut(x0, y0, x1, y1, columns[owner], keep_outside=True, swap=False)
    owner = owner[piece]
    column = np.floor((x0 + x1) / 2).astype(np.int64)
    row = np.clip(np.floor((y0 + y1) / 2).astype(np.int64), 0, rows[owner] - 1)
    height = y0 - y1  # interior on the left of the edge: downward edges open it towards the right
    within = np.where(column < 0, 0.0, (x0 + x1) / 2 - column)
    within[column >= columns[owner]] = 0.0
    column = np.clip(column, 0, columns[owner])
    width = columns + 1
    end = np.cumsum(width * rows)
    start = end - width * rows
    cells = start[owner] + row * width[owner] + column
    sums = np.bincount(cells, height * (1.0 - within), end[-1])
    within[column == columns[owner]] = 0.0
    sums += np.bincount(np.minimum(cells + 1, end[-1] - 1), height * within, end[-1])
    # each row sums to 0 but for rounding, so one running sum does for all of them
    shares = np.cumsum(sums)
    widths = np.repeat(width, rows)
    ends = np.cumsum(widths)
    shares[widths[0] :] -= np.repeat(shares[ends[:-1] - 1], widths[1:])
    shares[shares < NOISE] = 0.0
    shares[shares > 1.0 - NOISE] = 1.0
    shares[ends - 1] = 0.0
    return shares, start


def _cut(a0, b0, a1, b1, n, keep_outside, swap):
    """Cut edges at the whole numbers 0..n, each its own, of coordinate a; drop or keep what lies outside.

    Returns the pieces in the order x0, y0, x1, y1, where (a, b) is (y, x) if `swap`, and the edge of each.
    """
    low, high = np.minimum(a0, a1), np.maximum(a0, a1)
    first = np.clip(np.floor(low) + 1, 0, n + 1)  # first grid line strictly above low
    last = np.clip(np.ceil(high) - 1, -1, n)  # last one strictly below high
    count = np.maximum(0, last - first + 1).astype(np.int64)
    edge = np.repeat(np.arange(len(a0)), count + 1)
    start = np.cumsum(count + 1) - (count + 1)
    k = np.arange(len(edge)) - start[edge]
    up = (a1 >= a0)[edge]
    span = np.where(a1 == a0, 1.0, a1 - a0)[edge]

    def at(step):
        """Both coordinates of an edge's cut number `step` (0: its start, count + 1: its end)."""
        line = np.where(up, first[edge] + step - 1, last[edge] - step + 1)
        t = (line - a0[edge]) / span
        a = np.where(step == 0, a0[edge], np.where(step == count[edge] + 1, a1[edge], line))
        b = b0[edge] + t * (b1 - b0)[edge]
        b = np.where(step == 0, b0[edge], np.where(step == count[edge] + 1, b1[edge], b))
        return a, b

    pa0, pb0 = at(k)
    pa1, pb1 = at(k + 1)
    if not keep_outside:
        middle = (pa0 + pa1) / 2
        inside = (middle > 0) & (middle < n[edge])
        pa0, pb0, pa1, pb1, edge = (v[inside] for v in (pa0, pb0, pa1, pb1, edge))
    return ((pb0, pa0, pb1, pa1) if swap else (pa0, pb0, pa1, pb1)), edge
