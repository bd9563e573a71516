"""Voronoi tessellation of a deployment, cut to its region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import overload

import numpy as np
import shapely
from numpy.typing import ArrayLike
from scipy.spatial import Voronoi

CHUNK = 200  # cells between two reports of progress


class Tessellation:
    """Voronoi cells of stations, cut to the region.

    Parameters
    ----------
    xy : numpy.ndarray
        (n, 2) positions, metres, no two alike.
    region : shapely.Polygon or shapely.MultiPolygon
        Prepared regions are much faster.
    """

    def __init__(self, xy: np.ndarray, region: shapely.Geometry) -> None:
        self._xy = xy
        self._region = region
        self._cells: np.ndarray | None = None

    @overload
    def cells(self, progress: None = None) -> np.ndarray: ...

    @overload
    def cells(self, progress: Callable[[float], bool] | None) -> np.ndarray | None: ...

    def cells(self, progress: Callable[[float], bool] | None = None) -> np.ndarray | None:
        """Each station's Voronoi cell within the region, all its parts.

        Parameters
        ----------
        progress : callable, optional
            Called with the fraction done; returns False to stop.

        Returns
        -------
        numpy.ndarray or None
            (n,) shapely polygons and multipolygons, empty where a cell misses the region; None if
            stopped.
        """
        if self._cells is None:
            cells = voronoi_cells(self._xy, shapely.bounds(self._region))
            self._cells = _cut(cells, self._region, progress)
        return self._cells

    @property
    def sharing(self) -> np.ndarray:
        """int64 (n,): how many stations share each one's cell, itself included."""
        return np.ones(len(self._xy), dtype=np.int64)


class Wedges(Tessellation):
    """Voronoi cells of sites cut into wedges, along the bisectors between neighbouring azimuths.

    A station without azimuth has all of its site's cell, which it shares with the others there; so have
    stations of one azimuth their wedge.

    Parameters
    ----------
    sites : Tessellation
    xy : numpy.ndarray
        (sites, 2) their positions, metres.
    site : numpy.ndarray
        int64 (n,) site of each station.
    azimuth : numpy.ndarray
        (n,) degrees clockwise from north, NaN where a station has none.
    """

    def __init__(
        self, sites: Tessellation, xy: np.ndarray, site: np.ndarray, azimuth: np.ndarray
    ) -> None:
        self._sites, self._xy, self.site = sites, xy, site
        self.azimuth = np.mod(azimuth, 360.0)
        self._cells: np.ndarray | None = None

    @overload
    def cells(self, progress: None = None) -> np.ndarray: ...

    @overload
    def cells(self, progress: Callable[[float], bool] | None) -> np.ndarray | None: ...

    def cells(self, progress: Callable[[float], bool] | None = None) -> np.ndarray | None:
        """Each station's wedge: as `Tessellation.cells`."""
        if self._cells is None:
            whole = self._sites.cells(progress)
            if whole is None:
                return None
            cells = whole[self.site]
            order = np.lexsort((self.azimuth, self.site))
            order = order[~np.isnan(self.azimuth[order])]
            for some in np.split(order, np.flatnonzero(np.diff(self.site[order])) + 1):
                directions, which = np.unique(self.azimuth[some], return_inverse=True)
                if len(directions) > 1:
                    number = self.site[some[0]]
                    wedges = cut_into_wedges(whole[number], self._xy[number], directions)
                    cells[some] = wedges[which]
            self._cells = cells
        return self._cells

    @cached_property
    def sharing(self) -> np.ndarray:
        """int64 (n,): how many stations share each one's wedge, itself included."""
        there = ~np.isnan(self.azimuth)
        key = np.stack([self.site, np.where(there, self.azimuth, -1.0)])
        _, which, count = np.unique(key, axis=1, return_inverse=True, return_counts=True)
        alike = count[which.ravel()]
        n = self.site.max() + 1
        without = np.bincount(self.site[~there], minlength=n)
        has_sectors = np.bincount(self.site[there], minlength=n) > 0
        # beside a station without azimuth there is one sector at any place
        return alike + np.where(there, without[self.site], has_sectors[self.site])


def cut_into_wedges(cell: shapely.Geometry, xy: np.ndarray, azimuths: np.ndarray) -> np.ndarray:
    """Parts of a polygon by the nearest of several directions from a place.

    Parameters
    ----------
    cell : shapely.Polygon or shapely.MultiPolygon
    xy : numpy.ndarray
        (2,) the place.
    azimuths : numpy.ndarray
        (k,) at least two, different, from 0 to 360, increasing.

    Returns
    -------
    numpy.ndarray
        (k,) polygons or multipolygons, empty where a wedge misses the cell. Their areas add up to the cell's.
    """
    if shapely.is_empty(cell):
        return np.full(len(azimuths), cell, dtype=object)
    west, south, east, north = shapely.bounds(cell)
    reach = 2.0 * max(np.hypot(x - xy[0], y - xy[1]) for x in (west, east) for y in (south, north))
    gaps = np.diff(azimuths, append=azimuths[0] + 360.0)
    bisectors = azimuths + gaps / 2.0
    rays = _ends(xy, reach, bisectors)  # each is the side of two wedges, the same to the last digit
    wedges = []
    for number in range(len(azimuths)):
        width = bisectors[number] - bisectors[number - 1] + (360.0 if number == 0 else 0.0)
        between = np.linspace(0.0, width, int(width // 60.0) + 2)[1:-1] + bisectors[number - 1]
        corners = [xy, rays[number - 1], *_ends(xy, reach, between), rays[number]]
        wedges.append(shapely.Polygon(corners))
    return polygons_only(shapely.intersection(cell, np.array(wedges)))


def _ends(xy: np.ndarray, reach: float, azimuths: np.ndarray) -> np.ndarray:
    angle = np.radians(azimuths)
    return xy + reach * np.stack([np.sin(angle), np.cos(angle)], axis=-1)


def voronoi_cells(xy: np.ndarray, bounds: Sequence[float] | np.ndarray) -> np.ndarray:
    """Voronoi cells of points, whole and correct at least within `bounds`.

    Eight far points close the outer cells: their bisectors with any station pass outside the bounds, and
    one, two or collinear stations need no case of their own.

    Parameters
    ----------
    xy : numpy.ndarray
        (n, 2), no two alike.
    bounds : tuple of float
        (x minimum, y minimum, x maximum, y maximum).

    Returns
    -------
    numpy.ndarray
        (n,) shapely polygons.
    """
    low = np.minimum(xy.min(axis=0), bounds[:2])
    high = np.maximum(xy.max(axis=0), bounds[2:])
    centre, diameter = (low + high) / 2, max(np.hypot(*(high - low)), 1.0)
    angle = np.arange(8) * np.pi / 4
    far = 8 * diameter * np.c_[np.cos(angle), np.sin(angle)]
    # about the centre, for precision: eastings and northings have many digits
    diagram = Voronoi(np.vstack([xy - centre, far]))
    regions = [diagram.regions[r] for r in diagram.point_region[: len(xy)]]
    corner = np.concatenate([np.asarray(r, dtype=np.int64) for r in regions])
    owner = np.repeat(np.arange(len(xy)), [len(r) for r in regions])
    # cells are convex, so their hull is the cell and no order of corners needs to be known
    corners = shapely.multipoints(diagram.vertices[corner] + centre, indices=owner)
    return shapely.convex_hull(corners)


def _cut(
    cells: np.ndarray, region: shapely.Geometry, progress: Callable[[float], bool] | None
) -> np.ndarray | None:
    """Cut cells to a prepared region, keeping polygons only."""
    cells = cells.copy()
    for start in range(0, len(cells), CHUNK):
        part = cells[start : start + CHUNK]  # a view
        border = np.flatnonzero(~shapely.contains_properly(region, part))
        part[border] = polygons_only(shapely.intersection(part[border], region))
        if progress and not progress(min(1.0, (start + CHUNK) / len(cells))):
            return None
    return cells


def polygons_only(geometries: ArrayLike) -> np.ndarray:
    """Drop points and lines from the results of an overlay: (n,) polygons or multipolygons."""
    geometries = np.array(geometries, dtype=object)
    kinds = shapely.get_type_id(geometries)
    polygonal = (kinds == shapely.GeometryType.POLYGON) | (
        kinds == shapely.GeometryType.MULTIPOLYGON
    )
    for i in np.flatnonzero(~polygonal):
        parts = shapely.get_parts(geometries[i])
        parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
        geometries[i] = shapely.multipolygons(parts) if len(parts) else shapely.Polygon()
    return geometries
