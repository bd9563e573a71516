"""Present population: where the devices counted by stations are, by expectation maximisation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from .landmaps import LandSpool
from .parallel import each

ROOM = 256 << 20
"""Bytes that one array of devices, of all leaves and times that are estimated together, may have."""


@dataclass(frozen=True)
class Step:
    """What an iteration came to.

    number : from 1; change : share of the devices that it moved, 0 to 1; log_likelihood : of the estimate
    that it began with, up to a constant.
    """

    number: int
    change: float
    log_likelihood: float


@dataclass(frozen=True)
class Estimate:
    """Devices on the leaves of a walk, or in the cells of maps, at several times.

    Attributes
    ----------
    devices : list of numpy.ndarray
        float64 (leaves, times) for each tile: put in proportion to the prior inside each leaf.
    alone : list of numpy.ndarray or None
        The same, per unit of land: devices of stations that serve only where the prior is 0; None where
        none is.
    steps : list of list of Step
        Iterations of each time; none where nothing was counted.
    apart : numpy.ndarray
        bool (stations, times), those that have a count and serve only where the prior is 0.
    """

    devices: list[np.ndarray]
    alone: list[np.ndarray] | None
    steps: list[list[Step]]
    apart: np.ndarray


def times_together(leaves: int) -> int:
    """How many times are estimated at once, so that memory does not grow with their number."""
    return max(1, ROOM // (8 * max(1, leaves)))


def estimate(
    spool: LandSpool,
    counts: np.ndarray,
    parts: np.ndarray,
    starts: list[np.ndarray],
    iterations: int,
    tolerance: float,
    progress: Callable[[int, float], bool],
) -> Estimate:
    """Devices from counts by station, at several times that know nothing of each other.

    With P(i|l) = parts_i w_i(l) / s_l, s_l = sum over all stations k of parts_k w_k(l), an iteration is

        u_l <- sum_i c_i u_l P(i|l) / sum_k u_k P(i|k)

    (as in Eurostat's multimno; Shepp and Vardi 1982 for the method). It never lowers the likelihood of
    Poisson counts with means sum_l u_l P(i|l), and keeps the total. Stations with a count of 0 act through
    s: they would have served places near them, so fewer devices are put there.

    Times share the reading of tiles, and their sums are matrix products. Each begins from the prior: there
    are fewer stations than leaves, so many populations explain the counts equally well, and one that began
    from the time before would depend on it.

    Parameters
    ----------
    spool : LandSpool
        Strengths w_i(l): P(l|i) up to a factor of each station.
    counts : numpy.ndarray
        (stations, times) c, 0 or more; 0 also where no count is known.
    parts : numpy.ndarray
        (stations, times), or (stations, 1) where they are the same at all times: of w_i(l) what P(i|l) has
        as its numerator; 0 for stations whose counts are not known.
    starts : list of numpy.ndarray
        (leaves,) of each tile: the prior, 0 or more, in any unit. Where it is 0, no devices are put.
    iterations : int
        At most so many.
    tolerance : float
        A time ends where an iteration moves less than this share of its devices.
    progress : callable
        Called with the iteration's number and the share done of it, 0 to 1; stops where it returns False.

    Raises
    ------
    parallel.Stopped
        Where `progress` returns False.
    """
    work = _Work(spool, progress)
    totals = counts.sum(axis=0)
    n, times = counts.shape
    service = work.spread(parts)
    devices = [np.zeros((len(start), times)) for start in starts]
    steps: list[list[Step]] = [[] for _ in range(times)]
    apart = np.zeros((n, times), dtype=bool)
    alone = None
    active = np.flatnonzero(totals > 0.0)
    current = [
        np.where(s > 0.0, start[:, None], 0.0)
        for s, start in ((_some(s, active), start) for s, start in zip(service, starts))
    ]
    # what is served differs by time, where parts do
    sums = sum(u.sum(axis=0) for u in current)
    factor = np.divide(totals[active], sums, out=np.zeros(len(active)), where=sums > 0.0)
    current = [u * factor for u in current]
    for number in range(1, iterations + 1):
        if not len(active):
            break
        work.number = number
        wanted, total = counts[:, active], totals[active]
        served = [
            np.divide(u, s, out=np.zeros_like(u), where=s > 0.0)
            for u, s in ((u, _some(s, active)) for u, s in zip(current, service))
        ]
        means = work.sums(served, n)
        likelihood = np.zeros(len(active))
        if number == 1:
            apart[:, active] = (wanted > 0.0) & ~(means > 0.0)
            if apart.any():
                # their counts are spread by their own maps
                norms = work.sums(None, n)[:, None]
                alone = work.spread(np.divide(counts, norms, out=np.zeros((n, times)), where=apart))
                rest = total - np.where(apart[:, active], wanted, 0.0).sum(axis=0)
                current = [u * (rest / total) for u in current]
                likelihood = np.where(
                    rest > 0.0, rest * np.log(np.maximum(rest / total, 1e-300)), 0.0
                )
        known = (wanted > 0.0) & ~apart[:, active]
        ratio = np.divide(wanted, means, out=np.zeros_like(wanted), where=known)
        following = [x * s for x, s in zip(served, work.spread(ratio, 1))]
        logs = np.log(means, out=np.zeros_like(means), where=known)
        likelihood = likelihood + (wanted * logs).sum(axis=0)
        moved = sum(np.abs(f - u).sum(axis=0) for f, u in zip(following, current))
        change = 0.5 * moved / total
        for place, time in enumerate(active):
            steps[time].append(Step(number, float(change[place]), float(likelihood[place])))
        current = following
        done = (change < tolerance) | (number == iterations)
        if done.any():
            for tile, u in zip(devices, current):
                tile[:, active[done]] = u[:, done]
            current = [u[:, ~done] for u in current]
            active = active[~done]
    return Estimate(devices, alone, steps, apart)


def _some(values: np.ndarray, times: np.ndarray) -> np.ndarray:
    """Columns of some times; of values that are the same at all times, the only one."""
    return values if values.shape[1] == 1 else values[:, times]


class _Work:
    """Sums over tiles, in threads."""

    def __init__(self, spool: LandSpool, progress: Callable[[int, float], bool]) -> None:
        self._spool, self._progress = spool, progress
        self.number = 0

    def _over(self, work: Callable[[int], np.ndarray], half: int = 0) -> Iterator[np.ndarray]:
        """Yields what each tile gives, in the first or second half of an iteration."""

        def told(fraction: float) -> bool:
            return self._progress(self.number, (half + fraction) / 2.0)

        return each(lambda _, tile: work(tile), None, range(len(self._spool)), told)

    def spread(self, values: np.ndarray, half: int = 0) -> list[np.ndarray]:
        """sum_i values_i w_i(l): (leaves, times) of each tile."""
        return list(self._over(lambda tile: self._spool.read(tile).spread(values), half))

    def sums(self, values: list[np.ndarray] | None, stations: int) -> np.ndarray:
        """sum_l w_i(l) values_l: (stations, times); over the land, (stations,), without values."""

        def work(number: int) -> np.ndarray:
            tile = self._spool.read(number)
            return tile.times(tile.area if values is None else values[number], stations)

        found = None
        for part in self._over(work):
            found = part if found is None else found + part
        shape = (stations,) if values is None else (stations, 0)
        return np.zeros(shape) if found is None else found
