"""Service overlap: which station serves a place most likely, and how many share it."""

from __future__ import annotations

import numpy as np

from .grid import Grid


class ServiceOverlap:
    """Gathers P(i|l) = a_i P(l|i) / sum_k a_k P(l|k) station by station, holding no map.

    With q_i = a_i P(l|i), s = sum q_i and t = sum q_i ln q_i, the entropy -sum P ln P is ln s - t / s.

    Parameters
    ----------
    grid : Grid
    """

    def __init__(self, grid: Grid):
        self._grid = grid
        self._sum = np.zeros(grid.shape)
        self._logs = np.zeros(grid.shape)
        self._most = np.zeros(grid.shape)
        self.best = np.zeros(grid.shape, dtype=np.int32)
        """int32 (rows, columns): number of the likeliest station, 0 where none serves."""

    def add(self, number: int, values: np.ndarray, part: Grid, served_area: float) -> None:
        """Take in a station.

        Parameters
        ----------
        number : int
            From 1; of stations that are equally likely the lower one is the best server.
        values : numpy.ndarray
            P(l|i), (rows, columns) on `part`.
        part : Grid
            Inside the grid.
        served_area : float
            a_i, above 0, in one unit for all.
        """
        place = self._grid.slices(part)
        q = np.asarray(values, dtype=np.float64) * served_area
        self._sum[place] += q
        logs = np.log(q, out=np.zeros_like(q), where=q > 0.0)
        self._logs[place] += q * logs
        most, best = self._most[place], self.best[place]
        better = (q > most) | ((q == most) & (q > 0.0) & (number < best))
        most[better] = q[better]
        best[better] = number

    @property
    def is_served(self) -> np.ndarray:
        """bool (rows, columns): where some station serves."""
        return self._sum > 0.0

    def entropy(self) -> np.ndarray:
        """float64 (rows, columns), nats: 0 where one station serves alone, at most ln of their number."""
        served = self.is_served
        s = np.where(served, self._sum, 1.0)
        return np.maximum(np.log(s) - np.where(served, self._logs, 0.0) / s, 0.0)

    def effective_servers(self) -> np.ndarray:
        """exp of the entropy: as many equally likely stations would be as uncertain; 0 where none serves."""
        return np.where(self.is_served, np.exp(self.entropy()), 0.0)
