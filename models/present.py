"""Present population: where the devices counted by stations are, by expectation maximisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from .grid import Grid


@dataclass(frozen=True)
class Step:
    """What an iteration came to.

    number : from 1; change : share of the devices that it moved, 0 to 1; log_likelihood : of the estimate
    that it began with, up to a constant.
    """

    number: int
    change: float
    log_likelihood: float


def estimate(
    maps: Iterable[tuple[np.ndarray, Grid]],
    counts: Sequence[float],
    service: np.ndarray,
    start: np.ndarray,
    grid: Grid,
    iterations: int,
    tolerance: float,
    progress: Callable[[int, float], bool],
) -> tuple[np.ndarray, list[Step], list[int]] | None:
    """Devices in each cell from counts by station.

    With P(i|l) = a_i P(l|i) / s_l, s_l = sum over all stations k of a_k P(l|k), an iteration is

        u_l <- sum_i c_i u_l P(i|l) / sum_k u_k P(i|k)

    (as in Eurostat's multimno; Shepp and Vardi 1982 for the method). It never lowers the likelihood of
    Poisson counts with means sum_l u_l P(i|l), and keeps the total. Of the served areas a_i only s is needed:
    they cancel in the fraction. Stations with a count of 0 act through s: they would have served places near
    them, so fewer devices are put there.

    Parameters
    ----------
    maps : iterable of (numpy.ndarray, Grid)
        P(l|i) of the stations with counts above 0, on parts of `grid`; gone through once an iteration.
    counts : sequence of float
        Above 0, one for each of the maps.
    service : numpy.ndarray
        (rows, columns) s, of all stations.
    start : numpy.ndarray
        (rows, columns), 0 or more: the prior, in any unit. Where it is 0, no devices are put.
    grid : Grid
    iterations : int
        At most so many.
    tolerance : float
        Ends where an iteration moves less than this share of the devices.
    progress : callable
        Called with the iteration's number and the share done of it, 0 to 1; stops where it returns False.

    Returns
    -------
    (numpy.ndarray, list of Step, list of int) or None
        u: float64 (rows, columns), sums to the counts'; the iterations; and the numbers of the stations
        whose map lies where `start` is 0 everywhere: their counts are spread by their own map. None if
        `progress` stopped it.
    """
    wanted = np.asarray(counts, dtype=np.float64)
    total = wanted.sum()
    reached = service > 0.0
    current = np.where(reached, start, 0.0).astype(np.float64)
    current *= total / current.sum() if current.any() else 0.0
    fixed = np.zeros_like(current)
    steps, apart = [], set()
    for number in range(1, iterations + 1):
        each = np.divide(current, service, out=np.zeros_like(current), where=reached)
        following = np.zeros_like(current)
        likelihood = 0.0
        for i, (values, part) in enumerate(maps):
            if not progress(number, i / len(wanted)):
                return None
            if i in apart:
                continue
            place, values = grid.slices(part), values.astype(np.float64)
            served = each[place] * values
            mean = served.sum()
            if mean > 0.0:
                likelihood += wanted[i] * np.log(mean)
                following[place] += served * (wanted[i] / mean)
            else:
                apart.add(i)
                fixed[place] += values * (wanted[i] / values.sum())
        if number == 1 and apart:
            # only now is known whose devices it does not hold
            rest = total - wanted[sorted(apart)].sum()
            current *= rest / total
            likelihood += rest * np.log(rest / total) if rest > 0.0 else 0.0
        change = 0.5 * np.abs(following - current).sum() / total
        steps.append(Step(number, float(change), float(likelihood)))
        current = following
        if change < tolerance:
            break
    return current + fixed, steps, sorted(apart)
