"""Service probability P(i|l): which station serves a device at a place. The contract of every model."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from .antennas.pattern import OFFSET
from .graded import Places, Window
from .grid import Grid
from .maps import normalised

if TYPE_CHECKING:
    from .deployment import Deployment

MAP_CELL, MAP_WINDOW = 100.0, 60000.0
"""Metres: where P(i|l) at places comes from maps, these are their cell size and window (design: Grid)."""


MORE = 8
"""The nearest sites with antennas of which none is missed."""

FAIR = 1.5
"""Factor by which sites seem nearer or farther for which room is made from the first."""


@dataclass(frozen=True)
class ServiceProbability:
    """P(i|l) at n places, for the k stations that matter most there.

    Attributes
    ----------
    stations : numpy.ndarray
        int64 (n, k), indices into the deployment; -1 where fewer than k matter.
    values : numpy.ndarray
        float64 (n, k), 0 to 1; every row sums to 1, and is 0 where there is no station.
    """

    stations: np.ndarray
    values: np.ndarray

    @property
    def likeliest(self) -> np.ndarray:
        """Index of the likeliest station of each place: int64 (n,)."""
        first = self.values.argmax(axis=1)
        return self.stations[np.arange(len(first)), first]

    def of(self, station: int) -> np.ndarray:
        """P(i|l) of one station at all places: float64 (n,)."""
        return np.where(self.stations == station, self.values, 0.0).sum(axis=1)


def shares(stations: np.ndarray, weights: np.ndarray) -> ServiceProbability:
    """P(i|l) in proportion to weights (n, k) of stations (n, k), of which some in each row is above 0."""
    weights = np.asarray(weights, dtype=np.float64)
    values = weights / weights.sum(axis=1, keepdims=True)
    return ServiceProbability(np.asarray(stations, dtype=np.int64), values)


def nearest_stations(
    deployment: Deployment, places: np.ndarray, most: int, workers: int = 1
) -> tuple[np.ndarray, np.ndarray]:
    """Distances (n, k), metres, and indices (n, k) of the `most` nearest stations, or of all.

    Of sites with antennas those that seem nearest: the very nearest ones for sure, and of many all but some
    of the last.
    """
    places = np.asarray(places, dtype=np.float64)
    most, n = min(most, len(deployment)), len(deployment)
    if deployment.patterns is None:
        return deployment.tree.query(places, k=np.arange(1, most + 1), workers=workers)
    least, farthest = deployment.patterns.bounds
    looked = min(n, int(np.ceil(most * min(farthest / least, FAIR) ** 2)) + MORE)
    while True:
        ranks = np.arange(1, looked + 1)
        plain, stations = deployment.tree.query(places, k=ranks, workers=workers)
        distances = deployment.distances(stations, places[:, None])
        order = np.argsort(distances, axis=1)[:, :most]
        found = np.take_along_axis(distances, order, axis=1)
        surely = (found[:, min(most, MORE) - 1] + OFFSET) / least - OFFSET <= plain[:, -1]
        if looked == n or surely.all():
            return found, np.take_along_axis(stations, order, axis=1)
        looked = min(n, 2 * looked)


def shares_of_pairs(
    deployment: Deployment,
    places: np.ndarray,
    place: np.ndarray,
    station: np.ndarray,
    weight: np.ndarray,
) -> ServiceProbability:
    """P(i|l) in proportion to the weights of some pairs of place and station.

    A place without any weight above 0 is served by its nearest station, for a device that has service is
    served by someone.

    Parameters
    ----------
    deployment : Deployment
    places : numpy.ndarray
        (n, 2) metres.
    place, station : numpy.ndarray
        (m,) indices.
    weight : numpy.ndarray
        (m,) 0 or more.
    """
    n = len(places)
    served = np.bincount(place, weight, minlength=n) > 0.0
    alone = np.flatnonzero(~served)
    nearest = nearest_stations(deployment, places[alone], 1)[1][:, 0]
    matters = weight > 0.0
    place = np.concatenate([place[matters], alone])
    station = np.concatenate([station[matters], nearest])
    weight = np.concatenate([weight[matters], np.ones(len(alone))])
    order = np.lexsort((-weight, place))
    place, station, weight = place[order], station[order], weight[order]
    count = np.bincount(place, minlength=n)
    rank = np.arange(len(place)) - (np.cumsum(count) - count)[place]
    stations = np.full((n, count.max(initial=1)), -1, dtype=np.int64)
    weights = np.zeros(stations.shape)
    stations[place, rank] = station
    weights[place, rank] = weight
    return shares(stations, weights)


class FromMaps:
    """For a model that knows maps only: P(i|l) = a_i P(l|i) / sum_k a_k P(l|k) (design: P(i|l) from maps).

    A subclass gives `diffuse`; and `prepare`, if its maps share more than the tessellation.
    """

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Compute the tessellation; returns False if `progress` stopped it."""
        return deployment.tessellation.cells(progress) is not None

    def prepare_areas(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Compute the tessellation; returns False if `progress` stopped it."""
        return deployment.tessellation.cells(progress) is not None

    def served_area(self, deployment: Deployment, station: int, grid: Grid) -> float:
        """a_i, square metres: the area of the station's Voronoi cell in the region."""
        return float(deployment.tessellation.cells()[station].area)

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """P(l|i): what a subclass gives."""
        raise NotImplementedError

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres; makes the maps of all stations within half a window of them."""
        places = np.asarray(places, dtype=np.float64)
        pairs = []
        for station, (x, y) in enumerate(deployment.xy):
            grid = Grid.window(x, y, MAP_CELL, MAP_WINDOW)
            column = np.floor(places[:, 0] / MAP_CELL).astype(np.int64) - grid.column
            row = grid.row + grid.rows - 1 - np.floor(places[:, 1] / MAP_CELL).astype(np.int64)
            within = (column >= 0) & (column < grid.columns) & (row >= 0) & (row < grid.rows)
            found = np.flatnonzero(within)
            area = self.served_area(deployment, station, grid)
            if len(found) and area > 0.0:
                values = self.diffuse(deployment, station, grid)[row[found], column[found]]
                pairs.append((found, np.full(len(found), station), area * values))
        if not pairs:
            pairs = [(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0))]
        return shares_of_pairs(deployment, places, *map(np.concatenate, zip(*pairs)))


class KnowsArea:
    """For a model whose maps come from something that is not normalised: the integral of that is a_i.

    A subclass's `diffuse` ends with `_as_map`.
    """

    _last: tuple = (None, 0.0)

    def prepare_areas(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Nothing: making a map tells its area."""
        return True

    def served_area(self, deployment: Deployment, station: int, grid: Grid) -> float:
        """a_i, square metres: the integral over the grid's part of the region.

        Raises
        ------
        ValueError
            If the grid misses the region.
        """
        if self._last[0] != (deployment, station, grid):
            self.diffuse(deployment, station, grid)
        return self._last[1]

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """P(l|i): what a subclass gives."""
        raise NotImplementedError

    def _as_map(
        self,
        deployment: Deployment,
        station: int,
        grid: Grid,
        window_of: Callable[[Grid, np.ndarray], Window],
        logs_at: Callable[[Places], np.ndarray],
    ) -> np.ndarray:
        """A map from the logarithms (n, p) of what it is proportional to at the places of a window.

        Who asks for it often wants a_i next.
        """
        result = np.zeros(grid.shape, dtype=np.float32)
        part = deployment.land_part(grid)
        land = np.zeros(0) if part is None else deployment.region_weight(part)
        if part is None or not land.any():
            return normalised(result)
        window = window_of(part, land > 0.0)
        values = window.on_cells([logs_at(places) for places in window.places])
        most = values.max()
        values -= most
        np.exp(values, out=values)
        values *= land.astype(np.float32)
        total = float(values.sum(dtype=np.float64)) * float(np.exp(np.float64(most)))
        self._last = (deployment, station, grid), total * grid.cell**2
        result[grid.slices(part)] = normalised(values)
        return result
