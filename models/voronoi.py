"""The Voronoi model: a device is anywhere in its station's Voronoi cell, with equal probability.

In a cell plan a station's Voronoi cell is its wedge of the site's cell.
"""

from __future__ import annotations

import numpy as np
import shapely

from .antennas.pattern import bearing
from .coverage import coverage
from .deployment import Deployment
from .grid import Grid
from .maps import normalised
from .probability import FromMaps, ServiceProbability, shares

SAME = 1e-9  # degrees between directions that are one


class VoronoiModel(FromMaps):
    """Uniform over the Voronoi cell of the station within the region."""

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres: 1 for the nearest station; stations of one wedge share it."""
        site = deployment.sites.tree.query(np.asarray(places, dtype=np.float64))[1]
        patterns = deployment.sites.patterns
        if patterns is None:
            return shares(site[:, None], np.ones((len(site), 1)))
        rank = np.arange(np.diff(patterns.starts).max())
        place = patterns.starts[site][:, None] + rank
        there = place < patterns.starts[site + 1][:, None]
        stations = np.where(there, patterns.cells[np.where(there, place, 0)], -1)
        direction = bearing(*(places - deployment.sites.xy[site]).T)
        off = np.abs(np.mod(direction[:, None] - patterns.antennas.azimuth[stations], 360.0))
        off = np.where(there, np.minimum(off, 360.0 - off), np.inf)
        nearest = np.nanmin(np.where(np.isnan(off), np.inf, off), axis=1, keepdims=True)
        serves = there & (np.isnan(off) | (off <= nearest + SAME))
        return shares(stations, serves)

    def served_area(self, deployment: Deployment, station: int, grid: Grid) -> float:
        """a_i, square metres: the area of the station's Voronoi cell, or its part of that where several
        stations share it."""
        area = super().served_area(deployment, station, grid)
        return area / float(deployment.tessellation.sharing[station])

    def outlines(
        self, deployment: Deployment, station: int
    ) -> list[tuple[shapely.Geometry, float]]:
        """The cell and the density of the map in it, per square metre; nothing where it has no land."""
        cell = deployment.tessellation.cells()[station]
        return [(cell, 1.0 / cell.area)] if cell.area > 0.0 else []

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """Diffusion map of a station.

        Parameters
        ----------
        deployment : Deployment
        station : int
            Index of the station.
        grid : Grid

        Returns
        -------
        numpy.ndarray
            float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            If no part of the cell lies in the grid and the region.
        """
        cell = deployment.tessellation.cells()[station]
        shares = coverage(cell, grid)
        shares[deployment.region_weight(grid) == 0.0] = 0.0
        return normalised(shares)
