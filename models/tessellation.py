"""Voronoi tessellation of a deployment, cut to its region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
