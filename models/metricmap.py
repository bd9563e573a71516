"""A metric of stations spread over their maps: X(l) = sum_i w_i P(l|i)."""

from __future__ import annotations

import numpy as np

from .blocks import Blocks
from .grid import Grid


class MetricMap:
    """Adds up the metrics of stations, each spread over the station's map; nothing is lost.

    Parameters
    ----------
    grid : Grid
    """

    def __init__(self, grid: Grid):
        self.values = Blocks(grid)
        """X, where there is any."""

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
        self.values.add(part, figure * values)
        return found
