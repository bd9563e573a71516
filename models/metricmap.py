"""A metric of stations spread over their maps: X(l) = sum_i w_i P(l|i)."""

from __future__ import annotations

import numpy as np

from .grid import Grid
from .maps import without_water


class MetricMap:
    """Adds up the metrics of stations, each spread over the station's map; nothing is lost.

    Parameters
    ----------
    grid : Grid
    """

    def __init__(self, grid: Grid):
        self._grid = grid
        self._values = np.zeros(grid.shape)

    def add(
        self, figure: float, values: np.ndarray, part: Grid, people: np.ndarray | None = None
    ) -> bool:
        """Take in a station.

        Parameters
        ----------
        figure : float
            w_i.
        values : numpy.ndarray
            P(l|i), float64 (rows, columns) on `part`, sums to 1.
        part : Grid
            Inside the grid.
        people : numpy.ndarray, optional
            pi(l), same shape: the map becomes P'(l|i), proportional to P(l|i) pi(l).

        Returns
        -------
        bool
            False where `people` is 0 all over the map, so that it was spread without.
        """
        found = True
        if people is not None:
            prior = values * people
            found = bool(prior.any())
            values = prior / prior.sum() if found else values
        self._values[self._grid.slices(part)] += figure * values
        return found

    @property
    def total(self) -> float:
        """Of the metric, in all cells."""
        return float(self._values.sum())

    def on_land(self, land: np.ndarray) -> np.ndarray:
        """X: float64 (rows, columns), NaN where there is no land."""
        return without_water(self._values, land)
