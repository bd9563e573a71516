"""Weights of stations in zones, and what they add up to there: X_z = sum_i w_i W[i, z], weighted means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import shapely

from .grid import Grid
from .outlines import chunks, outline_sums
from .parallel import reduce
from .walk import EXTRA, INSIDE, LAND, OUTSIDE, OutlineModel, Walk, ZoneSums, merged_sums, zone_sums

ROUNDING = 1e-9
"""Share of a station that sums differ by, of one thing in another order."""


@dataclass(frozen=True)
class ZoneWeights:
    """W[i, z] = sum_l P(l|i) c(l, z), those above 0, by station and then by zone.

    Attributes
    ----------
    station, zone : numpy.ndarray
        int64 (p,).
    weight : numpy.ndarray
        float64 (p,), raised so that what is `below` is divided over them.
    outside : numpy.ndarray
        float64 (stations,), the share of each station's map outside all zones.
    zones : int
        How many there are.
    below : numpy.ndarray
        float64 (stations,), the share of each station's map in zones that were left out because their
        weights are small; by default none.
    """

    station: np.ndarray
    zone: np.ndarray
    weight: np.ndarray
    outside: np.ndarray
    zones: int
    below: np.ndarray = None  # type: ignore[assignment]

    def __post_init__(self) -> None:
        if self.below is None:
            object.__setattr__(self, "below", np.zeros(len(self.outside)))

    @classmethod
    def of_rows(cls, rows: Iterable[tuple[np.ndarray, float]], zones: int) -> ZoneWeights:
        """From the weights in all zones (zones,) of each station, and the share outside all of them."""
        stations, numbers, weights, outside = [], [], [], []
        for station, (values, rest) in enumerate(rows):
            found = np.flatnonzero(values)
            stations.append(np.full(len(found), station, dtype=np.int64))
            numbers.append(found)
            weights.append(values[found])
            outside.append(rest)
        if not outside:
            stations, numbers, weights = ([np.zeros(0)] for _ in range(3))
        parts = (np.concatenate(part) for part in (stations, numbers))
        station, zone = (part.astype(np.int64) for part in parts)
        return cls(station, zone, np.concatenate(weights), np.array(outside), zones)

    @classmethod
    def of_sums(cls, sums: ZoneSums, stations: int) -> ZoneWeights:
        """From the sums of a deployment with so many stations; stations without any have no weights."""
        station, zone = np.divmod(sums.key, sums.zones + EXTRA)

        def of(extra: int) -> np.ndarray:
            found = zone == sums.zones + extra
            return np.bincount(station[found], sums.value[found], stations)

        land, covered, rest = of(LAND), of(INSIDE), of(OUTSIDE)
        inside = zone < sums.zones
        station, zone, value = station[inside], zone[inside], sums.value[inside]
        # of what was left out on the way the others have their part
        kept = np.bincount(station, value, stations)
        factor = np.divide(covered, kept * land, out=np.zeros(stations), where=kept > 0.0)
        outside, below = (
            np.divide(part, land, out=np.zeros(stations), where=land > 0.0)
            for part in (rest, np.maximum(covered - kept, 0.0))
        )
        # what is no more than rounding was not left out
        below[below < ROUNDING] = 0.0
        return cls(station, zone, value * factor[station], outside, sums.zones, below)

    def thinned(self, least: float) -> ZoneWeights:
        """Without weights below `least`; the others of the station are raised, so that their sum remains."""
        n = len(self.outside)
        kept = self.weight >= least
        station, weight = self.station[kept], self.weight[kept]
        sums, after = self.sums, np.bincount(station, weight, n)
        raised = np.divide(sums, after, out=np.ones(n), where=after > 0.0)
        left_out = np.bincount(self.station[~kept], self.plain[~kept], n)
        return ZoneWeights(
            station,
            self.zone[kept],
            weight * raised[station],
            self.outside,
            self.zones,
            self.below + left_out,
        )

    @property
    def plain(self) -> np.ndarray:
        """float64 (p,): the weights as they are without being raised; with `outside` and `below` a station's
        sum to 1."""
        sums = self.sums
        part = np.divide(
            np.maximum(sums - self.below, 0.0), sums, out=np.ones(len(sums)), where=sums > 0.0
        )
        return self.weight * part[self.station]

    @property
    def sums(self) -> np.ndarray:
        """float64 (stations,): weights in all zones; 1 less `outside` where zones do not overlap."""
        return np.bincount(self.station, self.weight, len(self.outside))

    @property
    def zone_sums(self) -> np.ndarray:
        """float64 (zones,): of all stations' weights."""
        return np.bincount(self.zone, self.weight, self.zones)

    @property
    def serving(self) -> np.ndarray:
        """int64 (zones,): number of stations that have a weight."""
        return np.bincount(self.zone, minlength=self.zones)

    def rows(self, stations: np.ndarray) -> ZoneWeights:
        """The weights of some stations, each as often as it is named, under their new numbers."""
        first = np.searchsorted(self.station, stations)
        count = np.searchsorted(self.station, stations, side="right") - first
        row = np.repeat(np.arange(len(stations)), count)
        place = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        pair = np.repeat(first, count) + place
        return ZoneWeights(
            row,
            self.zone[pair],
            self.weight[pair],
            self.outside[stations],
            self.zones,
            self.below[stations],
        )

    def beside(self, other: ZoneWeights, chosen: np.ndarray) -> ZoneWeights:
        """These weights, and those of another for the stations chosen (bool, (stations,))."""
        mine, theirs = ~chosen[self.station], chosen[other.station]
        station = np.concatenate([self.station[mine], other.station[theirs]])
        order = np.argsort(station, kind="stable")
        zone, weight = (
            np.concatenate([ours[mine], others[theirs]])[order]
            for ours, others in ((self.zone, other.zone), (self.weight, other.weight))
        )
        outside, below = (
            np.where(chosen, getattr(other, name), getattr(self, name))
            for name in ("outside", "below")
        )
        return ZoneWeights(station[order], zone, weight, outside, self.zones, below)

    @classmethod
    def joined(cls, parts: Iterable[tuple[np.ndarray, ZoneWeights]]) -> ZoneWeights:
        """Weights whose stations have numbers (n,) among all of them."""
        parts = list(parts)
        station = np.concatenate([numbers[part.station] for numbers, part in parts])
        order = np.argsort(station, kind="stable")
        zone, weight = (
            np.concatenate([getattr(part, name) for _, part in parts])[order]
            for name in ("zone", "weight")
        )
        outside, below = np.zeros((2, sum(len(numbers) for numbers, _ in parts)))
        for numbers, part in parts:
            outside[numbers], below[numbers] = part.outside, part.below
        return cls(station[order], zone, weight, outside, parts[0][1].zones, below)

    def totals(self, figures: np.ndarray, sums: int) -> tuple[np.ndarray, np.ndarray]:
        """Figures of zones.

        Parameters
        ----------
        figures : numpy.ndarray
            (stations, f), NaN where not known: first those that are summed, then those of which the weighted
            mean is wanted.
        sums : int
            How many are summed.

        Returns
        -------
        (numpy.ndarray, numpy.ndarray)
            float64 (zones, f), NaN where a mean has no station; and (f,), what lies outside all zones.
        """
        known = np.isfinite(figures)
        counted = np.where(known, figures, 0.0)
        result = np.zeros((self.zones, figures.shape[1]))
        for i, column in enumerate(counted.T):
            result[:, i] = np.bincount(self.zone, self.weight * column[self.station], self.zones)
            if i >= sums:
                parts = self.weight * known[self.station, i]
                base = np.bincount(self.zone, parts, self.zones)
                with np.errstate(divide="ignore", invalid="ignore"):
                    result[:, i] /= base
        return result, self.outside @ counted


def zone_weights(
    walk: Walk,
    land: shapely.Geometry,
    cell: float,
    progress: Callable[[float], bool] | None = None,
    client: Any = None,
    threads: int | None = None,
    people: Callable[[Grid], np.ndarray] | None = None,
) -> ZoneWeights:
    """W[i, z] of all stations of a walk's deployment at once; those not wanted have none.

    Parameters
    ----------
    walk : Walk
        With zones.
    land : shapely geometry
        Where devices are looked for, metres; in the deployment's region, or all of it.
    cell : float
        Side of the smallest leaves, metres.
    progress, client, threads
        As in `parallel.reduce`, with what it raises.
    people : callable, optional
        People in the cells of a grid, which then count in place of land; not for a model with outlines.
        Stations where there are none have no weights.
    """
    work: Callable[[Walk, Any], ZoneSums] = zone_sums
    tasks: Sequence[Any]
    if isinstance(walk.model, OutlineModel):
        work, tasks = outline_sums, chunks(np.flatnonzero(walk.wanted))
    else:
        tasks = walk.tiles(land, cell)
        if people is not None:
            tasks = [replace(tile, people=people(tile.grid)) for tile in tasks]
    sums = reduce(work, merged_sums, walk, tasks, progress, client, threads)
    return ZoneWeights.of_sums(sums, len(walk.deployment))
