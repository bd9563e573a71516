"""How well service probabilities fit places where the serving station is known (design: Measurements)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from .deployment import Deployment
from .distance_statistics import CONFIDENCE, RESAMPLES, SEED, interval_of

DOUBT = 0.001
"""Part of P'(i|l) that all stations share evenly, so that no single place counts without limit."""

SQUARE = 50.0
"""Side of the squares of which one place each is judged, metres, so that no road counts twice."""

BLOCK = 1000.0
"""Side of the squares that are drawn together for intervals, metres: places near each other are alike."""

CHUNK = 20000  # places that a model is asked for at once
BINS = 10  # of the reliability curve


@dataclass(frozen=True)
class PlaceScores:
    """Scores of places, by place.

    Attributes
    ----------
    log : numpy.ndarray
        (n,) -ln P'(i|l) of the station i that serves, nats, with P' = (1 - DOUBT) P + DOUBT / (stations).
    brier : numpy.ndarray
        (n,) sum over the stations of (P(k|l) - 1 where k serves, else 0)^2: 0 to 2.
    right : numpy.ndarray
        (n,) whether the likeliest station serves, 1 or 0; the part of one of several at one site.
    sureness : numpy.ndarray
        (n,) P of the likeliest station.
    """

    log: np.ndarray
    brier: np.ndarray
    right: np.ndarray
    sureness: np.ndarray

    @classmethod
    def none(cls, places: int) -> PlaceScores:
        """Room for the scores of so many places."""
        return cls(*(np.full(places, np.nan) for _ in range(4)))

    def __len__(self) -> int:
        return len(self.log)

    def means(self, chosen: np.ndarray | slice = slice(None)) -> tuple[float, float, float]:
        """Mean log score, Brier score and accuracy of some places."""
        log, brier, right = (
            float(part[chosen].mean()) for part in (self.log, self.brier, self.right)
        )
        return log, brier, right

    def reliability(self) -> np.ndarray:
        """How often the likeliest station serves, by how sure the model is: (bins, 3) of mean sureness, share
        of places where it serves, and number of places; bins without places are left out."""
        number = np.minimum((self.sureness * BINS).astype(int), BINS - 1)
        count = np.bincount(number, minlength=BINS)
        some = count > 0
        sums = [np.bincount(number, part, BINS)[some] for part in (self.sureness, self.right)]
        return np.stack([*(part / count[some] for part in sums), count[some]], axis=-1)


def thinned(xy: np.ndarray, square: float = SQUARE, seed: int = SEED) -> np.ndarray:
    """One place of each square, drawn at random: int64 (m,), increasing, of places (n, 2), metres.

    Never one for each square and station: that would favour stations that are seldom heard.
    """
    order = np.random.default_rng(seed).permutation(len(xy))
    first = np.unique(_squares(xy, square)[order], return_index=True)[1]
    return np.sort(order[first])


def _squares(xy: np.ndarray, side: float) -> np.ndarray:
    """Number of the square that each place is in: int64 (n,)."""
    cell = np.floor(np.asarray(xy, dtype=np.float64) / side).astype(np.int64)
    cell -= cell.min(axis=0, initial=0)
    return cell[:, 0] * (cell[:, 1].max(initial=0) + 1) + cell[:, 1]


def score_places(
    model: Any,
    deployment: Deployment,
    xy: np.ndarray,
    serving: np.ndarray,
    shares: np.ndarray | None = None,
    stations: int | None = None,
    progress: Callable[[float], bool] | None = None,
) -> PlaceScores | None:
    """Scores of a model at places.

    Parameters
    ----------
    model : DiffusionModel
    deployment : Deployment
    xy : numpy.ndarray
        (n, 2) places, metres.
    serving : numpy.ndarray
        int64 (n,) the site of the deployment that serves each.
    shares : numpy.ndarray, optional
        (n,) the part of the site's devices that the serving station has, where several stand at one site; by
        default 1.
    stations : int, optional
        How many stations there are; by default as many as sites.
    progress : callable, optional
        Told the fraction done; returns False to stop.

    Returns
    -------
    PlaceScores or None
        None if stopped.
    """
    n = len(xy)
    shares = np.ones(n) if shares is None else shares
    doubt = DOUBT / (stations or len(deployment))
    result = PlaceScores.none(n)
    if not model.prepare(deployment):
        return None
    for start in range(0, n, CHUNK):
        part = slice(start, start + CHUNK)
        found = model.service(deployment, xy[part])
        own = found.stations == serving[part, None]
        site = np.where(own, found.values, 0.0).sum(axis=1)
        share = shares[part]
        mine = site * share
        # of k stations at one site each has its k-th part: their squares add up to that of the site over k
        squares = np.square(found.values).sum(axis=1) - site**2 + site**2 * share
        likeliest = found.likeliest
        result.log[part] = -np.log((1.0 - DOUBT) * mine + doubt)
        result.brier[part] = squares - 2.0 * mine + 1.0
        result.right[part] = (likeliest == serving[part]) * share
        result.sureness[part] = found.values.max(axis=1) * np.where(
            likeliest == serving[part], share, 1.0
        )
        if progress and not progress(min(1.0, (start + CHUNK) / n)):
            return None
    return result


def block_interval(
    values: np.ndarray, xy: np.ndarray, block: float = BLOCK, confidence: float = CONFIDENCE
) -> tuple[float, float]:
    """Interval of the mean of values at places, from squares of places drawn with replacement.

    Parameters
    ----------
    values : numpy.ndarray
        (n,)
    xy : numpy.ndarray
        (n, 2) places, metres.
    block : float
        Side of the squares, metres.
    confidence : float

    Returns
    -------
    (float, float)
        NaN where all places are in one square.
    """
    number = np.unique(_squares(xy, block), return_inverse=True)[1].ravel()
    sums, counts = np.bincount(number, values), np.bincount(number)
    if len(counts) < 2:
        return np.nan, np.nan
    random = np.random.default_rng(SEED)
    drawn = random.multinomial(len(counts), np.full(len(counts), 1.0 / len(counts)), RESAMPLES)
    return interval_of(drawn @ sums / (drawn @ counts), confidence)
