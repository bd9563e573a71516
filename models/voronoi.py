"""The Voronoi model: a device is anywhere in its station's Voronoi cell, with equal probability."""

from __future__ import annotations

import numpy as np
import shapely

from .coverage import coverage
from .deployment import Deployment
from .grid import Grid
from .maps import normalised
from .probability import FromMaps, ServiceProbability, nearest_stations, shares


class VoronoiModel(FromMaps):
    """Uniform over the Voronoi cell of the station within the region."""

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres: 1 for the nearest station."""
        nearest = nearest_stations(deployment, places, 1)[1]
        return shares(nearest, np.ones(nearest.shape))

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
