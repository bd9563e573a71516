"""What weights of stations add up to in zones: X_z = sum_i w_i W[i, z], and weighted means."""

from __future__ import annotations

import numpy as np


class ZoneTotals:
    """Takes in stations one by one: their weights in zones, and their figures.

    Parameters
    ----------
    zones : int
        Number of zones.
    names : list of str
        Of the figures: first those that are summed, then those of which the weighted mean is wanted.
    sums : int
        How many are summed.
    """

    def __init__(self, zones: int, names: list[str], sums: int):
        self.names, self.sums = names, sums
        self.stations: dict[str, tuple[np.ndarray, np.ndarray, float]] = {}
        """{station: (zones in which it has a weight, the weights, the share outside all zones)}."""
        self.weight_sum = np.zeros(zones)
        """float64 (zones,): of all stations' weights."""
        self.serving = np.zeros(zones, dtype=np.int64)
        """int64 (zones,): number of stations that have a weight."""
        self.lost = np.zeros(len(names))
        """float64 (names,): what lies outside all zones."""
        self._totals = np.zeros((zones, len(names)))
        self._bases = np.zeros((zones, len(names)))

    def take(self, name: str, weights: np.ndarray, outside: float, figures: np.ndarray) -> None:
        """Take in a station: weights (zones,), share outside, figures (names,), NaN where not known."""
        numbers = np.flatnonzero(weights)
        self.stations[name] = numbers.astype(np.int32), weights[numbers], outside
        self.weight_sum += weights
        self.serving[numbers] += 1
        known = np.isfinite(figures)
        counted = np.where(known, figures, 0.0)
        self._totals += weights[:, None] * counted
        self._bases += weights[:, None] * known
        self.lost += outside * counted

    @property
    def outside_share(self) -> float:
        """Mean share of a station's map outside all zones."""
        return float(np.mean([outside for *_, outside in self.stations.values()]))

    def of_zones(self) -> np.ndarray:
        """float64 (zones, names): sums and weighted means, NaN where no station has a weight."""
        result = self._totals.copy()
        means = slice(self.sums, None)
        with np.errstate(divide="ignore", invalid="ignore"):
            result[:, means] = self._totals[:, means] / self._bases[:, means]
        return result
