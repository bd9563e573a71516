"""Service overlap: which station serves a place most likely, and how many share it."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from .blocks import Blocks
from .grid import Grid
from .landmaps import LandTile


class ServiceOverlap:
    """Gathers P(i|l) = a_i P(l|i) / sum_k a_k P(l|k) station by station, holding no map.

    With q_i = a_i P(l|i), s = sum q_i and t = sum q_i ln q_i, the entropy -sum P ln P is ln s - t / s.

    Parameters
    ----------
    grid : Grid
    """

    def __init__(self, grid: Grid):
        self._sum, self._logs, self._most = (Blocks(grid) for _ in range(3))
        self._best = Blocks(grid, np.int32)

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
        q = np.asarray(values, dtype=np.float64) * served_area
        self._sum.add(part, q)
        logs = np.log(q, out=np.zeros_like(q), where=q > 0.0)
        self._logs.add(part, q * logs)
        most, best = self._most.get(part), self._best.get(part)
        better = (q > most) | ((q == most) & (q > 0.0) & (number < best))
        most[better] = q[better]
        best[better] = number
        self._most.put(part, most)
        self._best.put(part, best)

    def __iter__(self) -> Iterator[tuple[Grid, np.ndarray, np.ndarray]]:
        """Yields blocks that hold maps: where, the number of the likeliest station of each cell, int32, 0
        where none serves, and the entropy, float64, nats: 0 where one serves alone, NaN where none does.
        """
        for grid, total in self._sum:
            served = total > 0.0
            s = np.where(served, total, 1.0)
            entropy = np.log(s) - np.where(served, self._logs.get(grid), 0.0) / s
            entropy = np.where(served, np.maximum(entropy, 0.0), np.nan)
            yield grid, self._best.get(grid), entropy


def overlap_in(
    tile: LandTile, parts: np.ndarray, numbers: np.ndarray, several: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Best server and entropy of the leaves of a tile.

    Parameters
    ----------
    tile : LandTile
        Strengths w_i(l) of sites.
    parts : numpy.ndarray
        (sites,) of w_i(l) those of the stations that count.
    numbers : numpy.ndarray
        int32 (sites,) of the first station of each site.
    several : numpy.ndarray
        (sites,) how many stations have equal parts of that.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        (leaves,) number of the likeliest station, the lower one of equals, 0 where none serves; and (leaves,)
        entropy in nats, NaN there.
    """
    best = np.zeros(len(tile), dtype=np.int32)
    entropy = np.full(len(tile), np.nan)
    for (first, last), sites, strengths in tile.blocks():
        order = np.argsort(numbers[sites], kind="stable")
        sites = sites[order]
        q = strengths[order] * parts[sites, None]
        total = q.sum(axis=0)
        shares = np.divide(q, total, out=np.zeros_like(q), where=total > 0.0)
        each = shares / several[sites, None]
        logs = np.log(each, out=np.zeros_like(each), where=each > 0.0)
        served = total > 0.0
        best[first:last] = np.where(served, numbers[sites][each.argmax(axis=0)], 0)
        # a remainder of rounding would be less than 0
        found = np.maximum(-(shares * logs).sum(axis=0), 0.0)
        entropy[first:last] = np.where(served, found, np.nan)
    return best, entropy
