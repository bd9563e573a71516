"""Present population: where the devices counted by stations are, by expectation maximisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .blocks import Blocks
from .grid import Grid
from .landmaps import LandSpool
from .parallel import each


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
    service: Blocks,
    start: Callable[[Grid], np.ndarray],
    iterations: int,
    tolerance: float,
    progress: Callable[[int, float], bool],
) -> tuple[Blocks, list[Step], list[int]] | None:
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
    service : Blocks
        s, of all stations.
    start : callable
        Of a part of its grid: the prior there, (rows, columns), 0 or more, in any unit. Where it is 0, no
        devices are put.
    iterations : int
        At most so many.
    tolerance : float
        Ends where an iteration moves less than this share of the devices.
    progress : callable
        Called with the iteration's number and the share done of it, 0 to 1; stops where it returns False.

    Returns
    -------
    (Blocks, list of Step, list of int) or None
        u, which sums to the counts; the iterations; and the numbers of the stations
        whose map lies where `start` is 0 everywhere: their counts are spread by their own map. None if
        `progress` stopped it.
    """
    wanted = np.asarray(counts, dtype=np.float64)
    total = wanted.sum()
    current, fixed = Blocks(service.grid), Blocks(service.grid)
    for part, reached in service:
        current.put(part, np.where(reached > 0.0, start(part), 0.0))
    held = current.total
    _scale(current, total / held if held > 0.0 else 0.0)
    steps: list[Step] = []
    apart: set[int] = set()
    for number in range(1, iterations + 1):
        each_served = Blocks(service.grid)
        for part, reached in service:
            there = current.get(part)
            each_served.put(
                part, np.divide(there, reached, out=np.zeros_like(there), where=reached > 0.0)
            )
        following = Blocks(service.grid)
        likelihood = 0.0
        for i, (values, part) in enumerate(maps):
            if not progress(number, i / len(wanted)):
                return None
            if i in apart:
                continue
            values = values.astype(np.float64)
            served = each_served.get(part) * values
            mean = served.sum()
            if mean > 0.0:
                likelihood += wanted[i] * np.log(mean)
                following.add(part, served * (wanted[i] / mean))
            else:
                apart.add(i)
                fixed.add(part, values * (wanted[i] / values.sum()))
        if number == 1 and apart:
            # only now is known whose devices it does not hold
            rest = total - wanted[sorted(apart)].sum()
            _scale(current, rest / total)
            likelihood += rest * np.log(rest / total) if rest > 0.0 else 0.0
        moved = sum(np.abs(following.get(part) - there).sum() for part, there in current)
        steps.append(Step(number, float(0.5 * moved / total), float(likelihood)))
        current = following
        if steps[-1].change < tolerance:
            break
    for part, there in fixed:
        current.add(part, there)
    return current, steps, sorted(apart)


def _scale(values: Blocks, factor: float) -> None:
    for _, there in values:
        there *= factor


@dataclass(frozen=True)
class LandEstimate:
    """Devices on the leaves of a walk.

    Attributes
    ----------
    devices : list of numpy.ndarray
        float64 (leaves,) for each tile: put in proportion to the prior inside each leaf.
    alone : list of numpy.ndarray
        The same, per unit of land: devices of stations that serve only where the prior is 0.
    steps : list of Step
    apart : list of int
        Numbers of those stations.
    """

    devices: list[np.ndarray]
    alone: list[np.ndarray]
    steps: list[Step]
    apart: list[int]


def estimate_on_land(
    spool: LandSpool,
    counts: np.ndarray,
    parts: np.ndarray,
    starts: list[np.ndarray],
    iterations: int,
    tolerance: float,
    progress: Callable[[int, float], bool],
) -> LandEstimate:
    """As `estimate`, on the leaves of a walk: P(i|l) is the same all over a leaf, and so is what an
    iteration does there.

    Parameters
    ----------
    spool : LandSpool
        Strengths w_i(l).
    counts : numpy.ndarray
        (stations,) c, 0 or more; 0 also where no count is known.
    parts : numpy.ndarray
        (stations,) of w_i(l) those whose counts are known: s_l = sum_i parts_i w_i(l).
    starts : list of numpy.ndarray
        (leaves,) of each tile: the prior, in any unit.
    iterations, tolerance, progress
        As in `estimate`.

    Raises
    ------
    parallel.Stopped
        Where `progress` returns False.
    """
    n = len(counts)
    total = float(counts.sum())
    number = 0

    def over(work: Callable[[int], np.ndarray], half: int = 0) -> Iterator[np.ndarray]:
        """Yields what each tile gives, in the first or second half of an iteration."""

        def told(fraction: float) -> bool:
            return progress(number, (half + fraction) / 2.0)

        return each(lambda _, tile: work(tile), None, range(len(spool)), told)

    def spread(figures: np.ndarray, half: int = 0) -> list[np.ndarray]:
        return list(over(lambda tile: spool.read(tile).spread(figures), half))

    def sums(values: list[np.ndarray] | None = None) -> np.ndarray:
        """sum_l w_i(l) v_l, by default over the land."""

        def work(number: int) -> np.ndarray:
            tile = spool.read(number)
            return tile.times(tile.area if values is None else values[number], n)

        found = np.zeros(n)
        for part in over(work):
            found += part
        return found

    service = spread(parts)
    current = [np.where(s > 0.0, start, 0.0) for s, start in zip(service, starts)]
    held = sum(u.sum() for u in current)
    current = [u * (total / held if held > 0.0 else 0.0) for u in current]
    steps: list[Step] = []
    alone = [np.zeros(len(u)) for u in current]
    apart = np.zeros(n, dtype=bool)
    for number in range(1, iterations + 1):
        served = [
            np.divide(u, s, out=np.zeros_like(u), where=s > 0.0) for u, s in zip(current, service)
        ]
        means = sums(served)
        likelihood = 0.0
        if number == 1:
            apart = (counts > 0.0) & ~(means > 0.0)
        if number == 1 and apart.any():
            # their counts are spread by their own maps
            norms = sums()
            alone = spread(np.divide(counts, norms, out=np.zeros(n), where=apart))
            rest = total - counts[apart].sum()
            current = [u * (rest / total) for u in current]
            likelihood += rest * np.log(rest / total) if rest > 0.0 else 0.0
        known = (counts > 0.0) & ~apart
        ratio = np.divide(counts, means, out=np.zeros(n), where=known)
        following = [x * s for x, s in zip(served, spread(ratio, 1))]
        likelihood += (counts[known] * np.log(means[known])).sum()
        moved = sum(np.abs(f - u).sum() for f, u in zip(following, current))
        steps.append(Step(number, float(0.5 * moved / total), float(likelihood)))
        current = following
        if steps[-1].change < tolerance:
            break
    return LandEstimate(current, alone, steps, np.flatnonzero(apart).tolist())
