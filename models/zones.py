"""Zones over a grid: which share of a diffusion map lies in each, exact by area."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import shapely

from .coverage import coverage
from .grid import Grid
from .tessellation import polygons_only

SLIVER = 1e-5
"""Share of land in a cell below which its parts are measured one by one."""


class ZoneShares:
    """Area shares of grid cells in zones, kept for the cells of each zone only.

    Parameters
    ----------
    zones : sequence of shapely geometry
        Valid polygons, metres; empty ones hold nothing.
    grid : Grid
        Where maps are.
    region : shapely geometry, optional
        Where devices can be, metres, valid. A cell on its border has its devices in the part with land, so
        shares are of that part: zones that cover the land then hold all devices.
    progress : callable, optional
        Called with 0 to 1; stops the work where it returns False (`complete` is False then).
    """

    def __init__(
        self,
        zones: Sequence[shapely.Geometry] | np.ndarray,
        grid: Grid,
        region: shapely.Geometry | None = None,
        progress: Callable[[float], bool] | None = None,
    ) -> None:
        if region is not None:
            shapely.prepare(region)
        self.grid = grid
        self.count = len(zones)
        self.complete = True
        rows, columns, numbers, shares = [], [], [], []
        for number, zone in enumerate(zones):
            if progress is not None and not progress(number / len(zones)):
                self.complete = False
                return
            part = _box(zone, grid)
            if part is None:
                continue
            covered = _shares(zone, part, region)
            row, column = np.nonzero(covered)
            top, left = (s.start for s in grid.slices(part))
            rows.append((row + top).astype(np.int32))
            columns.append((column + left).astype(np.int32))
            numbers.append(np.full(len(row), number, dtype=np.int32))
            shares.append(covered[row, column])
        # by row, so that the cells of a window are a slice of them
        order = np.argsort(_joined(rows, np.int32), kind="stable")
        self._rows = _joined(rows, np.int32)[order]
        self._columns = _joined(columns, np.int32)[order]
        self._zones = _joined(numbers, np.int32)[order]
        self._shares = _joined(shares, np.float64)[order]

    @property
    def is_empty(self) -> bool:
        """Whether no zone has an area on the grid."""
        return not len(self._shares)

    def weights(self, values: np.ndarray, part: Grid) -> tuple[np.ndarray, float]:
        """Weights of a map in all zones, W[z] = sum_l P(l) c(l, z), c the shares of the cells in zones.

        Parameters
        ----------
        values : numpy.ndarray
            (rows, columns) on `part`.
        part : Grid
            Inside the grid.

        Returns
        -------
        (numpy.ndarray, float)
            float64 (zones,), and the share of the map that is in none of them.
        """
        rows, columns = self.grid.slices(part)
        first, last = np.searchsorted(self._rows, (rows.start, rows.stop))
        column = self._columns[first:last] - columns.start
        near = (column >= 0) & (column < part.columns)
        cells = (self._rows[first:last][near] - rows.start) * part.columns + column[near]
        shares = self._shares[first:last][near]
        flat = np.asarray(values, dtype=np.float64).ravel()
        weights = np.bincount(self._zones[first:last][near], flat[cells] * shares, self.count)
        # where zones overlap, a place in two of them is still outside of none
        covered = np.minimum(np.bincount(cells, shares, part.size), 1.0)
        return weights, float((flat * (1.0 - covered)).sum())


def _shares(zone: shapely.Geometry, part: Grid, region: shapely.Geometry | None) -> np.ndarray:
    """Share of each cell's land that is in a zone: (rows, columns), 0 where there is no land."""
    if region is None or shapely.contains(region, shapely.box(*part.bounds)):
        return coverage(zone, part)
    land = coverage(region, part)
    covered = coverage(polygons_only([shapely.intersection(zone, region)])[0], part)
    shares = np.divide(covered, land, out=np.zeros(part.shape), where=land > 0.0)
    row, column = np.nonzero((land > 0.0) & (land < SLIVER))
    if len(row):
        shares[row, column] = _shares_of_slivers(zone, part, region, row, column)
    return np.minimum(shares, 1.0)


def _shares_of_slivers(zone, part, region, row, column):
    """Share of some cells' land that is in a zone, where that land is too thin for running sums: (n,)."""
    x, y = part.edges()
    cells = shapely.box(x[column], y[row + 1], x[column + 1], y[row])
    land = shapely.intersection(cells, region)
    areas = shapely.area(land)
    covered = shapely.area(shapely.intersection(land, zone))
    # a strip without any width is in the zone or not
    inside = shapely.intersects(land, zone).astype(np.float64)
    return np.divide(covered, areas, out=inside, where=areas > 0.0)


def overlaps(
    zones: Sequence[shapely.Geometry] | np.ndarray, tolerance: float = 1e-3
) -> list[tuple[int, int, float]]:
    """Pairs of zones that overlap by more than slivers.

    Parameters
    ----------
    zones : sequence of shapely geometry
        Valid polygons.
    tolerance : float
        Share of the smaller zone that may lie in the other one.

    Returns
    -------
    list of (int, int, float)
        Numbers of both zones, and the area in both, square metres.
    """
    zones = np.asarray(zones, dtype=object)
    first, second = shapely.STRtree(zones).query(zones, predicate="intersects")
    first, second = first[first < second], second[first < second]
    common = shapely.area(shapely.intersection(zones[first], zones[second]))
    areas = shapely.area(zones)
    wrong = common > tolerance * np.minimum(areas[first], areas[second])
    return sorted(zip(first[wrong].tolist(), second[wrong].tolist(), common[wrong].tolist()))


def _box(zone: shapely.Geometry, grid: Grid) -> Grid | None:
    """The part of a grid that a zone's bounding box touches; None where they are apart."""
    if shapely.is_empty(zone):
        return None
    west, south, east, north = shapely.bounds(zone) / grid.cell
    left = max(grid.column, int(np.floor(west)))
    right = min(grid.column + grid.columns, int(np.ceil(east)))
    bottom = max(grid.row, int(np.floor(south)))
    top = min(grid.row + grid.rows, int(np.ceil(north)))
    if left >= right or bottom >= top:
        return None
    return Grid(grid.cell, left, bottom, right - left, top - bottom)


def _joined(parts, kind):
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
