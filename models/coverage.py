"""Exact area share of every grid cell inside a polygon."""

from __future__ import annotations

import numpy as np
import shapely

from .grid import Grid

# Shares below this are rounding errors of the running sums, not area.
NOISE = 1e-11


def coverage(geometry: shapely.Geometry | None, grid: Grid) -> np.ndarray:
    """Share of every cell of `grid` that lies inside a polygon, exact up to rounding.

    Every edge is cut at the grid lines; each piece adds the signed area between itself and the right
    side of its cell, and its height to all cells further right (a running sum along the row). Rings
    that wind the other way take away, so holes and parts need no case of their own.

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
    result = np.zeros(grid.shape)
    if geometry is None or shapely.is_empty(geometry):
        return result
    # work in the polygon's own box only: small cells on large grids are the usual case
    west, south, east, north = shapely.bounds(geometry)
    left = max(0, int(np.floor(west / grid.cell)) - grid.column)
    right = min(grid.columns, int(np.ceil(east / grid.cell)) - grid.column)
    bottom = max(0, int(np.floor(south / grid.cell)) - grid.row)
    top = min(grid.rows, int(np.ceil(north / grid.cell)) - grid.row)
    if left >= right or bottom >= top:
        return result
    origin = np.array([grid.column + left, grid.row + bottom]) * grid.cell
    x0, y0, x1, y1 = ((_edges(geometry) - np.tile(origin, 2)) / grid.cell).T
    columns, rows = right - left, top - bottom
    near = (np.minimum(x0, x1) < columns) & (np.minimum(y0, y1) < rows) & (np.maximum(y0, y1) > 0)
    shares = _accumulate(x0[near], y0[near], x1[near], y1[near], columns, rows)
    result[grid.rows - top : grid.rows - bottom, left:right] = shares[::-1]
    return result


def _edges(geometry: shapely.Geometry) -> np.ndarray:
    """All edges (n, 4), shells counter-clockwise and holes clockwise."""
    polygons = shapely.get_parts(geometry)
    polygons = polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]
    rings, polygon = shapely.get_rings(polygons, return_index=True)
    is_shell = np.ones(len(rings), dtype=bool)
    is_shell[1:] = polygon[1:] != polygon[:-1]
    points, ring = shapely.get_coordinates(rings, return_index=True)
    within = ring[1:] == ring[:-1]
    start, end, ring = points[:-1][within], points[1:][within], ring[:-1][within]
    turn = (shapely.is_ccw(rings) != is_shell)[ring][:, None]
    return np.hstack([np.where(turn, end, start), np.where(turn, start, end)])


def _accumulate(x0, y0, x1, y1, columns, rows):
    """Shares (rows, columns), south to north, of edges in cell units."""
    x0, y0, x1, y1 = _cut(y0, x0, y1, x1, rows, keep_outside=False, swap=True)
    # what lies left of the grid counts as lying on its left side, what lies right of it not at all
    x0, y0, x1, y1 = _cut(x0, y0, x1, y1, columns, keep_outside=True, swap=False)
    column = np.floor((x0 + x1) / 2).astype(np.int64)
    row = np.clip(np.floor((y0 + y1) / 2).astype(np.int64), 0, rows - 1)
    height = y0 - y1  # interior on the left of the edge: downward edges open it towards the right
    within = (x0 + x1) / 2 - column
    outside_left = column < 0
    column = np.where(outside_left, 0, column)
    within = np.where(outside_left, 0.0, within)
    keep = column < columns
    column, row, height, within = column[keep], row[keep], height[keep], within[keep]
    width = columns + 1
    cells = row * width + column
    sums = np.bincount(cells, height * (1.0 - within), rows * width)
    sums += np.bincount(cells + 1, height * within, rows * width)
    shares = np.cumsum(sums.reshape(rows, width), axis=1)[:, :columns]
    shares[shares < NOISE] = 0.0
    shares[shares > 1.0 - NOISE] = 1.0
    return shares


def _cut(a0, b0, a1, b1, n, keep_outside, swap):
    """Cut edges at the whole numbers 0..n of coordinate a; drop or keep what lies outside.

    Returns the pieces in the order x0, y0, x1, y1, where (a, b) is (y, x) if `swap`.
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
        inside = (middle > 0) & (middle < n)
        pa0, pb0, pa1, pb1 = pa0[inside], pb0[inside], pa1[inside], pb1[inside]
    return (pb0, pa0, pb1, pa1) if swap else (pa0, pb0, pa1, pb1)
