"""The Voronoi model: a device is anywhere in its station's Voronoi cell, with equal probability."""

from __future__ import annotations

from .coverage import coverage
from .maps import normalised


class VoronoiModel:
    """Uniform over the Voronoi cell of the station within the region."""

    def prepare(self, deployment, progress=None):
        """Compute what all stations share; returns False if `progress` stopped it."""
        return deployment.tessellation.cells(progress) is not None

    def diffuse(self, deployment, station, grid):
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
