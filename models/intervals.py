"""Intervals of zone totals: how far a total X_z = sum_i w_i W[i, z] may be from the truth.

A total is uncertain because the map is wrong and, where figures are counts, because a station's users are a
finite sample. With e the relative error of a station's weight in a zone (one standard deviation),

    Var X_z = sum_i (w_i W[i, z] e[i, z])^2 + sum_i w_i W[i, z] (1 - W[i, z])

The second part, the multinomial's, is of counts only. The first is that of a weight W[i, z] ~ Beta with
kappa[i, z] + 1 = (1 - W) / (W e^2), the zone's marginal of the design's Dirichlet. A kappa of the station
alone was tried and does not hold small and large zones at once: errors at neighbouring places are alike, so
small zones are not as much more wrong than large ones as a Dirichlet says. So

    ln e^2 = a + b ln(s / 1 km) + c ln(A / s^2) + d ln(W s^2 / A) + f compact

s: site spacing about the station; A: area of the zone; W s^2 / A: density of the map in the zone, 1 where the
station had one spacing squared to itself; compact: 0 to 1, whether the network is dense throughout. The
coefficients of each model are fitted on simulated networks (`make fit-intervals`, docs/intervals.md) and are
in intervals.json; errors of different stations are taken as independent there, so what they have in common is
in the coefficients. The logarithm of truth over total is taken as Student's t.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.special import stdtrit

from .deepmend.context import BETA, COMPACT_BETA, Surroundings, guessed_beta
from .deployment import Deployment
from .zonetotals import ZoneWeights

FILE = Path(__file__).with_suffix(".json")

SPACING, SIZE, DENSITY = (200.0, 10_000.0), (1e-3, 100.0), (1e-3, 1e3)
"""Least and most of s in metres, of A / s^2 and of W s^2 / A: the fit has hardly met what is beyond."""

CHUNK = 1 << 18  # pairs at a time: a country has millions


@dataclass(frozen=True)
class Spread:
    """How far a model's weights are off.

    Attributes
    ----------
    coefficients : numpy.ndarray
        (5,) a, b, c, d, f of ln e^2.
    degrees : float
        Of freedom, of Student's t: fewer make longer tails.
    """

    coefficients: np.ndarray
    degrees: float


def fitted() -> dict[str, Spread]:
    """The models by name (`catalogue.each_model`) for which a spread was fitted."""
    models = json.loads(FILE.read_text(encoding="utf-8"))["models"]
    return {
        name: Spread(np.array(found["coefficients"]), float(found["degrees"]))
        for name, found in models.items()
    }


def surroundings(deployment: Deployment) -> tuple[np.ndarray, np.ndarray]:
    """Site spacing about each station, metres, and how compact its network is, 0 to 1: float64 (n,) both."""
    spacings = Surroundings(deployment.sites).spacings
    compact = (guessed_beta(spacings) - BETA) / (COMPACT_BETA - BETA)
    return spacings[deployment.site_of, 0], np.full(len(deployment), compact)


def features(
    weight: np.ndarray, area: np.ndarray, spacing: np.ndarray, compact: np.ndarray
) -> np.ndarray:
    """What ln e^2 is linear in: (p, 5).

    Parameters
    ----------
    weight, area, spacing, compact : numpy.ndarray
        (p,) W, area of the zone in square metres, and `surroundings` of the station, of pairs.
    """
    s = np.clip(spacing, *SPACING)
    size = np.clip(area / s**2, *SIZE)
    density = np.clip(weight / size, *DENSITY)
    return np.column_stack(
        [np.ones(len(s)), np.log(s / 1000.0), np.log(size), np.log(density), compact]
    )


@dataclass(frozen=True)
class Intervals:
    """Of the totals of zones; all (zones, f).

    Attributes
    ----------
    low, high : numpy.ndarray
        Whole numbers for counts. Both 0 where the total is.
    cv : numpy.ndarray
        Standard deviation over the total; NaN where that is 0.
    """

    low: np.ndarray
    high: np.ndarray
    cv: np.ndarray


@dataclass(frozen=True)
class Uncertainty:
    """What the intervals of zones need, whatever the figures.

    Parameters
    ----------
    weights : ZoneWeights
    area : numpy.ndarray
        (zones,) land in each, square metres, above 0 where a station has a weight.
    spacing, compact : numpy.ndarray
        (stations,) `surroundings` of their deployment.
    spread : Spread
        Of the model that made the weights.
    """

    weights: ZoneWeights
    area: np.ndarray
    spacing: np.ndarray
    compact: np.ndarray
    spread: Spread

    @cached_property
    def _error(self) -> sparse.csr_matrix:
        """(W e)^2: (zones, stations)."""
        w = self.weights
        values = np.empty(len(w.weight))
        for start in range(0, len(values), CHUNK):
            part = slice(start, start + CHUNK)
            weight, station = w.weight[part], w.station[part]
            pairs = weight, self.area[w.zone[part]], self.spacing[station], self.compact[station]
            values[part] = weight**2 * np.exp(features(*pairs) @ self.spread.coefficients)
        return self._matrix(values)

    @cached_property
    def _chance(self) -> sparse.csr_matrix:
        """W (1 - W): (zones, stations)."""
        w = self.weights.weight
        return self._matrix(w * np.maximum(0.0, 1.0 - w))

    def _matrix(self, values: np.ndarray) -> sparse.csr_matrix:
        w = self.weights
        shape = w.zones, len(w.outside)
        return sparse.csr_matrix((values, (w.zone, w.station)), shape=shape)

    def of(self, figures: np.ndarray, level: float, counts: np.ndarray | bool) -> Intervals:
        """Intervals that hold the truth with a probability of `level` (0 to 1, neither of them).

        Parameters
        ----------
        figures : numpy.ndarray
            (stations, f) of 0 or more; NaN counts as 0.
        level : float
        counts : numpy.ndarray or bool
            (f,) which of them are counts of devices or people: those are a sample too.
        """
        if not 0.0 < level < 1.0:
            raise ValueError("the level of an interval must be between 0 and 1")
        figures = np.where(np.isfinite(figures), figures, 0.0)
        scale = np.maximum(figures.max(axis=0, initial=0.0), 1e-300)  # squares must not overflow
        parts = figures / scale
        total = self._matrix(self.weights.weight) @ parts
        counted = np.broadcast_to(counts, (figures.shape[1],))
        chance = np.where(counted, (self._chance @ parts) / scale, 0.0)
        return _intervals(total, self._error @ parts**2, chance, level, self.spread, scale, counted)


def _intervals(total, error, chance, level, spread, scale, counted):
    """From totals and variances, in units of `scale`."""
    some = total > 0.0
    square = np.divide(error + chance, total**2, out=np.zeros_like(total), where=some)
    # where chance has its part tails are shorter, as Satterthwaite has it
    share = np.divide(error, error + chance, out=np.zeros_like(total), where=error > 0.0)
    degrees = np.minimum(spread.degrees / np.maximum(share, 1e-6) ** 2, 1e9)
    factor = np.exp(stdtrit(degrees, (1.0 + level) / 2.0) * np.sqrt(np.log1p(square)))
    low, high = total / factor * scale, total * factor * scale
    low, high = np.where(counted, np.floor(low), low), np.where(counted, np.ceil(high), high)
    return Intervals(low, high, np.where(some, np.sqrt(square), np.nan))
