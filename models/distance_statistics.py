"""Statistics of distances over stations: summaries, bootstrap intervals, paired tests."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import wilcoxon

RESAMPLES = 2000
SEED = 1
CONFIDENCE = 0.95


@dataclass(frozen=True)
class Summary:
    """A figure over stations: its mean with confidence interval, and quartiles.

    mean : the mean, or what stands for it (see `summary_of_gain`); interval : (low, high), NaN where one
    station says nothing about others; quartiles : (lower, median, upper), of the stations.
    """

    mean: float
    interval: tuple
    quartiles: tuple


def resample_counts(stations: int, resamples: int = RESAMPLES, seed: int = SEED) -> np.ndarray:
    """How often each station is drawn in each resample: int64 (resamples, stations), the same every time."""
    random = np.random.default_rng(seed)
    return random.multinomial(stations, np.full(stations, 1.0 / stations), size=resamples)


def bootstrap_means(values: ArrayLike, resamples: int = RESAMPLES, seed: int = SEED) -> np.ndarray:
    """Means over stations drawn with replacement.

    Parameters
    ----------
    values : array_like
        (stations,) or (stations, k): what stands in one row is drawn together.
    resamples, seed : int

    Returns
    -------
    numpy.ndarray
        (resamples,) or (resamples, k).
    """
    values = np.asarray(values, dtype=np.float64)
    return resample_counts(len(values), resamples, seed) @ values / len(values)


def interval_of(draws: ArrayLike, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Percentile interval (low, high) of bootstrap draws."""
    tail = 50.0 * (1.0 - confidence)
    low, high = np.percentile(draws, [tail, 100.0 - tail])
    return float(low), float(high)


def summary(values: ArrayLike) -> Summary:
    """Summary of a figure that each station has.

    Parameters
    ----------
    values : array_like
        (stations,), finite, at least one.

    Returns
    -------
    Summary
    """
    values = np.asarray(values, dtype=np.float64)
    interval = interval_of(bootstrap_means(values)) if len(values) > 1 else (np.nan, np.nan)
    return Summary(float(values.mean()), interval, _quartiles(values))


def gains(distances: ArrayLike, baseline: ArrayLike) -> np.ndarray:
    """Gain 1 - KS / KS(baseline) of each station: NaN where the baseline's map is the truth."""
    distances, baseline = (np.asarray(v, dtype=np.float64) for v in (distances, baseline))
    result = np.full(len(baseline), np.nan)
    known = baseline > 0.0
    result[known] = 1.0 - distances[known] / baseline[known]
    return result


def summary_of_gain(distances: ArrayLike, baseline: ArrayLike) -> Summary | None:
    """Summary of the gain over a baseline: the mean gain is 1 - mean KS / mean KS(baseline).

    Stations are drawn in pairs, each with both distances; the quartiles are those of the stations' gains.

    Returns
    -------
    Summary or None
        None where the baseline's maps are the truth everywhere.
    """
    pairs = np.column_stack([distances, baseline]).astype(np.float64)
    each = gains(distances, baseline)
    each = each[np.isfinite(each)]
    if not len(each):
        return None
    interval = (np.nan, np.nan)
    if len(pairs) > 1:
        draws = bootstrap_means(pairs)
        draws = draws[draws[:, 1] > 0.0]
        interval = interval_of(1.0 - draws[:, 0] / draws[:, 1])
    mean = pairs.mean(axis=0)
    return Summary(float(1.0 - mean[0] / mean[1]), interval, _quartiles(each))


def paired_test(first: ArrayLike, second: ArrayLike) -> float:
    """p of the two-sided Wilcoxon signed-rank test of paired distances.

    Returns
    -------
    float
        NaN where all pairs are equal: there is nothing to test.
    """
    difference = np.asarray(first, dtype=np.float64) - np.asarray(second, dtype=np.float64)
    return float(wilcoxon(difference).pvalue) if difference.any() else float("nan")


def group_medians(x: np.ndarray, y: np.ndarray, groups: int = 5) -> list[tuple[float, float]]:
    """Medians of y in groups of stations of about one size, by x: list of (median x, median y)."""
    order = np.argsort(x, kind="stable")
    parts = np.array_split(order, max(1, min(groups, len(order) // 4)))
    return [(float(np.median(x[part])), float(np.median(y[part]))) for part in parts]


def _quartiles(values):
    return tuple(float(v) for v in np.percentile(values, [25, 50, 75]))
