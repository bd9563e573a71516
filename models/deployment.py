"""A deployment: the stations of one operator and the land in which its devices can be."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import cached_property, partial
from weakref import WeakKeyDictionary

import numpy as np
import shapely
from numpy.typing import ArrayLike
from scipy.spatial import cKDTree

from .antennas.pattern import Antennas, Sites
from .coverage import coverage_of_tiles
from .grid import Grid
from .nearest import NearestDistances
from .sites import merge_sites
from .tessellation import Tessellation, Wedges
from .tiles import Tiles

CO_LOCATED = 1.0
"""Stations nearer to each other than this (metres) are one site and cannot be told apart."""

NEIGHBOURS = 5
"""Other stations that compete for a device at a place (design, density model)."""


@dataclass(frozen=True, eq=False)
class Deployment:
    """All stations of one operator, in metres, and the region.

    Work that all stations share (tessellation, nearest-station distances) is done when it is first
    asked for and kept here.

    Parameters
    ----------
    ids : sequence of str
        Station ids, unique.
    xy : array_like
        (n, 2) positions, metres.
    region : shapely.Polygon or shapely.MultiPolygon
        Where devices can be, metres, valid. Stations outside it stay neighbours.
    latitude : float, optional
        Of the place, degrees, for models whose features were learned in a frame that depends on it.
    heights : array_like, optional
        (n,) antenna heights, metres above ground, NaN where one is not known.
    antennas : Antennas, optional
        Of a cell plan, in which stations are cells: those nearer to each other than CO_LOCATED are of one
        site.
    patterns : Sites, optional
        Of sites, the antennas that each of them has; see `sites`.

    Raises
    ------
    ValueError
        If there are no stations, positions are not finite, ids repeat, stations without antennas are
        co-located, heights or antennas are not one for each station, heights are not positive, or the
        region is empty or invalid.
    """

    ids: tuple[str, ...]
    xy: np.ndarray
    region: shapely.Geometry
    latitude: float | None = None
    heights: np.ndarray | None = None
    antennas: Antennas | None = None
    patterns: Sites | None = None

    def __post_init__(self) -> None:
        xy = np.array(self.xy, dtype=np.float64)
        object.__setattr__(self, "ids", tuple(str(i) for i in self.ids))
        object.__setattr__(self, "xy", xy)
        if xy.ndim != 2 or xy.shape[1] != 2 or len(xy) == 0:
            raise ValueError("a deployment needs at least one station, as rows of (x, y)")
        if len(self.ids) != len(xy):
            raise ValueError(f"there are {len(self.ids)} ids for {len(xy)} stations")
        if len(set(self.ids)) != len(self.ids):
            raise ValueError("station ids are not unique")
        if not np.isfinite(xy).all():
            raise ValueError("some station positions are not finite")
        if self.antennas is not None:
            if len(self.antennas) != len(xy):
                raise ValueError(f"antennas must be one for each of the {len(xy)} stations")
        elif len(self.tree.query_pairs(CO_LOCATED, output_type="ndarray")):
            raise ValueError(f"some stations stand within {CO_LOCATED:g} m of each other")
        if shapely.is_empty(self.region) or not shapely.is_valid(self.region):
            raise ValueError("the region is empty or not a valid polygon")
        shapely.prepare(self.region)
        xy.flags.writeable = False
        if self.heights is not None:
            heights = np.array(self.heights, dtype=np.float64)
            if heights.shape != (len(xy),):
                raise ValueError(f"heights must be one for each of the {len(xy)} stations")
            if (heights <= 0.0).any() or np.isinf(heights).any():
                raise ValueError(
                    "antenna heights must be positive, or NaN where they are not known"
                )
            object.__setattr__(self, "heights", heights)
            heights.flags.writeable = False

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def own_region(self) -> shapely.Geometry:
        """The region, prepared for the thread that asks.

        Asking a prepared geometry changes it: threads that ask the same one at once crash the program.
        """
        regions = _OWN.regions
        if self not in regions:
            regions[self] = shapely.from_wkb(shapely.to_wkb(self.region))
            shapely.prepare(regions[self])
        return regions[self]

    @cached_property
    def tree(self) -> cKDTree:
        """k-d tree of the stations."""
        return cKDTree(self.xy)

    @cached_property
    def inside(self) -> np.ndarray:
        """(n,) bool: which stations lie in the region."""
        return shapely.intersects_xy(self.region, self.xy[:, 0], self.xy[:, 1])

    @cached_property
    def site_of(self) -> np.ndarray:
        """int64 (n,): number of each station's site in `sites`; its own without antennas."""
        if self.antennas is None:
            return np.arange(len(self))
        return np.unique(merge_sites(self.xy, CO_LOCATED), return_inverse=True)[1].ravel()

    @cached_property
    def sites(self) -> Deployment:
        """The deployment of the sites, whose maps their cells share; itself without antennas."""
        if self.antennas is None:
            return self
        first = np.unique(self.site_of, return_index=True)[1]
        heights = None
        if self.heights is not None:
            # the highest antenna reaches farthest
            heights = np.full(len(first), np.nan)
            np.fmax.at(heights, self.site_of, self.heights)
        return replace(
            self,
            ids=tuple(self.ids[i] for i in first),
            xy=self.xy[first],
            heights=heights,
            antennas=None,
            patterns=Sites(self.antennas, self.site_of),
        )

    @cached_property
    def tessellation(self) -> Tessellation:
        """The Voronoi tessellation, cut to the region; of a cell plan, with the sites' cells in wedges."""
        if self.antennas is None:
            return Tessellation(self.xy, self.region)
        return Wedges(self.sites.tessellation, self.sites.xy, self.site_of, self.antennas.azimuth)

    def distances(self, stations: np.ndarray, places: np.ndarray) -> np.ndarray:
        """Effective distances of stations (...) from places (..., 2), metres; plain ones for sites without
        antennas."""
        dx, dy = np.moveaxis(places - self.xy[stations], -1, 0)
        if self.patterns is None:
            return np.hypot(dx, dy)
        return self.patterns.distance(stations, dx, dy)

    @cached_property
    def _nearest(self) -> dict[float, NearestDistances]:
        return {}

    @cached_property
    def _weights(self) -> dict[float, Tiles]:
        return {}

    @cached_property
    def _last_weight(self) -> dict[Grid, np.ndarray]:
        return {}

    def nearest_distances(self, grid: Grid) -> np.ndarray:
        """Distances to the nearest stations: float64 (k, rows, columns), metres, nearest first.

        k is NEIGHBOURS + 1, or the number of stations if that is smaller. NaN in places that are far
        from the region.
        """
        if grid.cell not in self._nearest:
            self._nearest[grid.cell] = NearestDistances(
                self.tree, NEIGHBOURS + 1, grid.cell, patterns=self.patterns
            )
        return self._nearest[grid.cell].window(grid, self.region_weight(grid) > 0.0)

    def land_part(self, grid: Grid) -> Grid | None:
        """The part of a grid that the region's bounding box touches, or None."""
        land = Grid.around(grid.cell, shapely.bounds(self.region), slack=0.0)
        return grid.common(land) if grid.overlaps(land) else None

    def region_weight(self, grid: Grid) -> np.ndarray:
        """Share m of every cell inside the region: float64 (rows, columns), 0 to 1."""
        if grid not in self._last_weight:
            if grid.cell not in self._weights:
                shares = partial(coverage_of_tiles, self.region, grid.cell)
                self._weights[grid.cell] = Tiles(shares, 1, memory=128 << 20)
            weight = self._weights[grid.cell].window(grid)[0]
            self._last_weight.clear()  # models that map one station ask for one grid: keep the last
            self._last_weight[grid] = weight
        return self._last_weight[grid]

    def forget(self) -> None:
        """Let go of what was kept for all stations; it is computed again when asked for."""
        self._nearest.clear()
        self._weights.clear()
        self._last_weight.clear()


class _Own(threading.local):
    """What each thread has for itself."""

    def __init__(self) -> None:
        self.regions: WeakKeyDictionary[Deployment, shapely.Geometry] = WeakKeyDictionary()


_OWN = _Own()


def default_region(xy: ArrayLike, window: float) -> shapely.Polygon:
    """The region where none is given: the stations' bounding box grown by half a window."""
    low, high = np.min(xy, axis=0) - window / 2, np.max(xy, axis=0) + window / 2
    return shapely.box(low[0], low[1], high[0], high[1])
