"""Diffusion maps from a simulated radio network: ground truth where no operator gives any."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable
from typing import Any

import numpy as np
from scipy.special import expit, ndtr

from ..association import association_probability
from ..deployment import Deployment
from ..grid import Grid
from ..maps import normalised
from .antenna import SECTOR, sector_loss
from .fields import SIZE, SPACING, correlated_field, look_up
from .pathloss import SCENARIOS, path_loss, sight_probability
from .settings import RadioSettings
from .sites import draw_sites, scenario_of

VERSION = 1
"""Raised whenever the same settings and seed would give other maps."""

TILE = 1600.0  # metres along a side of a tile: what is computed and kept as one
CANDIDATES = 256  # stations that compete in a tile, at least: the nearest ones
RIVALS = 5  # of them the strongest decide, as in the density model
FAINT = 1e-4  # a station is no server where its probability is below this
TINY = 1e-20
NEPERS = math.log(10.0) / 10.0  # for a decibel
ABSENT = 1e4  # dB below everything: a carrier that a station does not have
EIRP = 35.0  # dBm per reference signal: 46 dBm on 1,200 subcarriers and 17 dBi
MEMORY = 1 << 30  # bytes of tiles to keep


class RadioSimulator:
    """P(l|i) in a simulated network: the device takes the station with the strongest signal.

    Path loss and line of sight by 3GPP TR 38.901, correlated shadowing, three-sector antennas, heights and
    powers that vary, several carriers. Everything at random is fixed by the seed and the stations' ids; what
    remains of fading, and hysteresis, is averaged over.

    Parameters
    ----------
    settings : RadioSettings
    seed : int
    population : callable, optional
        Grid -> (rows, columns), >= 0: density of devices; uniform by default.
    """

    def __init__(
        self,
        settings: RadioSettings | None = None,
        seed: int = 1,
        population: Callable[[Grid], np.ndarray] | None = None,
    ) -> None:
        self.settings = settings or RadioSettings()
        self.seed = int(seed)
        self.population = population
        self._fields: Any = None  # list of numpy.ndarray once it is prepared
        self._deployment: Deployment | None = None

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Draw what is random: fields, and each station's own. False if `progress` says to stop."""
        if self._fields is None:
            random = np.random.default_rng(self.seed)
            fields = []
            for distance in (self.settings.local, self.settings.terrain, self.settings.local):
                fields.append(correlated_field(random, distance))
                if progress and not progress(len(fields) / 3.0):
                    return False
            fields[2] = ndtr(fields[2])  # even, to be compared with probabilities
            self._common = random.integers(0, SIZE, (2, 2))
            self._fields = fields
        if self._deployment is not deployment:
            self._sites = draw_sites(deployment, self.settings, self.seed)
            self._tiles: OrderedDict[
                tuple[float, int, int], dict[int, tuple[np.ndarray, np.ndarray]]
            ] = OrderedDict()
            self._bytes = 0
            self._deployment = deployment
        return True

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            If the grid misses the region, or there are no devices in it.
        """
        values = self.association(deployment, station, grid)
        values *= deployment.region_weight(grid)
        if self.population is not None:
            values *= self.population(grid)
        return normalised(values)

    def association(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """P(i|l): float64 (rows, columns), 0 in tiles that have no land."""
        self.prepare(deployment)
        wanted = deployment.region_weight(grid) > 0.0
        result = np.zeros(grid.shape)
        side = tile_side(grid.cell)
        for r in range(grid.row // side, (grid.row + grid.rows - 1) // side + 1):
            for c in range(grid.column // side, (grid.column + grid.columns - 1) // side + 1):
                bottom, left = r * side - grid.row, c * side - grid.column
                south, north = max(0, bottom), min(grid.rows, bottom + side)
                west, east = max(0, left), min(grid.columns, left + side)
                target = slice(grid.rows - north, grid.rows - south), slice(west, east)
                if not wanted[target].any():
                    continue
                served = self._tile(deployment, grid.cell, r, c).get(station)
                if served is not None:
                    tile = np.zeros((side, side))
                    tile.ravel()[served[0]] = served[1]
                    part = tile[south - bottom : north - bottom, west - left : east - left]
                    result[target] = part[::-1]  # tiles run from south to north
        return result

    def _tile(
        self, deployment: Deployment, cell: float, row: int, column: int
    ) -> dict[int, tuple[np.ndarray, np.ndarray]]:
        """{station: (cells, probabilities)} of a tile, cells counted from its south-west corner."""
        key = cell, row, column
        if key in self._tiles:
            self._tiles.move_to_end(key)
            return self._tiles[key]
        side = tile_side(cell)
        offset = (np.arange(side) + 0.5) * cell
        x = np.tile(column * side * cell + offset, side)
        y = np.repeat(row * side * cell + offset, side)
        stations, values = self.serve(deployment, x, y, cell)
        kept = values > FAINT
        # where a station is the nearest it stays, however faint, and in the cell where it stands
        distance = np.hypot(x - deployment.xy[stations, :1], y - deployment.xy[stations, 1:])
        kept[distance.argmin(axis=0), np.arange(len(x))] = True
        inside = np.floor(deployment.xy[stations] / (cell * side)) == (column, row)
        own = np.flatnonzero(inside.all(axis=1))
        kept[own, distance[own].argmin(axis=1)] = True
        which, where = np.nonzero(kept)
        shares = np.maximum(values[which, where], TINY)
        where = where.astype(np.uint16)
        starts = np.searchsorted(which, np.arange(len(stations) + 1)).tolist()
        tile = {
            station: (where[start:stop], shares[start:stop])
            for station, start, stop in zip(stations.tolist(), starts, starts[1:])
            if stop > start
        }
        self._tiles[key] = tile
        self._bytes += _bytes(tile)
        while self._bytes > MEMORY and len(self._tiles) > 1:
            self._bytes -= _bytes(self._tiles.popitem(last=False)[1])
        return tile

    def serve(
        self, deployment: Deployment, x: np.ndarray, y: np.ndarray, margin: float = 0.0
    ) -> tuple[np.ndarray, np.ndarray]:
        """Who serves at some neighbouring places.

        Parameters
        ----------
        deployment : Deployment
        x, y : numpy.ndarray
            (n,) metres.
        margin : float
            Stations that near to the places compete in any case, metres.

        Returns
        -------
        (numpy.ndarray, numpy.ndarray)
            (k,) the stations that compete, the nearest to the places' middle; float32 (k, n) P(i|l),
            whose sum over the stations is the probability of service.
        """
        self.prepare(deployment)
        s, sites = self.settings, self._sites
        middle = np.array([(x.min() + x.max()) / 2, (y.min() + y.max()) / 2])
        around = 2.0 * np.hypot(*(np.array([x.max(), y.max()]) - middle)) + margin
        candidates = CANDIDATES * len(deployment) // len(deployment.sites)
        k = max(candidates, deployment.tree.query_ball_point(middle, around, return_length=True))
        k = min(k, len(deployment))
        stations = deployment.tree.query(middle, k=np.arange(1, k + 1))[1]
        scenario = scenario_of(sites.spacing[deployment.tree.query(np.c_[x, y])[1]], s)
        result = np.zeros((k, len(x)), dtype=np.float32)
        for number in np.unique(scenario):
            places = np.flatnonzero(scenario == number)
            result[:, places] = self._compete(
                deployment, SCENARIOS[number], stations, x[places], y[places]
            )
        return stations, result

    def _compete(
        self,
        deployment: Deployment,
        scenario: str,
        stations: np.ndarray,
        x: np.ndarray,
        y: np.ndarray,
    ) -> np.ndarray:
        """P(i|l) of some stations at places of one scenario: float32 (k, n)."""
        s, sites = self.settings, self._sites
        dx = (x - deployment.xy[stations, :1]).astype(np.float32)
        dy = (y - deployment.xy[stations, 1:]).astype(np.float32)
        distance = np.sqrt(dx * dx + dy * dy)

        def of(values):
            return values[stations, None].astype(np.float32)

        height = of(sites.height)
        bearing = np.degrees(np.arctan2(dx, dy))
        depression = np.degrees(
            np.arctan((height - np.float32(s.device_height)) / np.maximum(distance, 10))
        )
        level = of(sites.power) + np.float32(EIRP)
        turn = SECTOR if deployment.antennas is None else 360.0
        antennas = of(sites.azimuth), depression, of(sites.tilt), of(sites.width), turn
        level = level - sector_loss(bearing, *antennas)
        row, column = np.floor(y / SPACING).astype(int), np.floor(x / SPACING).astype(int)
        level += self._shadowing(row, column, stations)
        sight = look_up(self._fields[2], row, column, sites.shifts[stations, 2])
        sight = sight < sight_probability(scenario, distance)
        total = np.zeros_like(level)
        left = np.zeros(len(x), dtype=np.float32)  # devices that come from higher carriers
        for i in range(len(s.frequencies) - 1, -1, -1):
            seen, hidden = path_loss(scenario, distance, s.frequencies[i], height, s.device_height)
            signal = level - np.where(sight, seen, hidden)
            signal[~sites.carriers[stations, i]] = -ABSENT
            share = strongest(signal, s.steepness)
            share /= share.sum(axis=0)
            best = signal.max(axis=0)
            served = expit((best - s.sensitivity) * (s.steepness * NEPERS))
            here = np.float32(s.traffic[i]) + left
            total += share * (here * served)
            left = here * (1.0 - served)
        return total

    def _shadowing(self, row: np.ndarray, column: np.ndarray, stations: np.ndarray) -> np.ndarray:
        """Shadowing, dB: (k, n)."""
        s = self.settings
        local, terrain = self._fields[:2]
        parts = np.sqrt([1.0 - s.terrain_share, s.terrain_share]) * s.shadowing
        own = np.sqrt(1.0 - s.shared) * parts
        all_alike = np.sqrt(s.shared) * parts
        shifts = self._sites.shifts[stations]
        result = look_up(local, row, column, shifts[:, 0]) * np.float32(own[0])
        result += look_up(terrain, row, column, shifts[:, 1]) * np.float32(own[1])
        common = look_up(local, row, column, self._common[:1]) * np.float32(all_alike[0])
        common += look_up(terrain, row, column, self._common[1:]) * np.float32(all_alike[1])
        return result + common


def strongest(signal: np.ndarray, steepness: float) -> np.ndarray:
    """Pr[F_i^(1/steepness) g_i > max_j F_j^(1/steepness) g_j], F iid Exp(1), over the strongest rivals j.

    The density model's integral with the ratio of signals in place of that of distances.

    Parameters
    ----------
    signal : numpy.ndarray
        float32 (k, n) median signals g, dB.
    steepness : float

    Returns
    -------
    numpy.ndarray
        float32 (k, n); 0 where it would be below about 1e-6.
    """
    k, n = signal.shape
    scale = np.float32(steepness * NEPERS)
    m = min(RIVALS + 1, k)
    by_place = np.ascontiguousarray(signal.T)  # long rows for the processor
    top = np.sort(np.partition(by_place, k - m, axis=1)[:, k - m :], axis=1)[:, ::-1].T
    # the product over m - 1 rivals, each at least as strong as the last of them
    station, place = np.nonzero(signal >= top[-1] - np.float32(18.0 / (max(1, m - 1) * scale)))
    own, rivals = signal[station, place], top[:, place]
    rivals = np.where(rivals[:-1] > own, rivals[:-1], rivals[1:])
    result = np.zeros_like(signal)
    result[station, place] = association_probability((own - rivals) * scale, 1.0)
    return result


def tile_side(cell: float) -> int:
    """Cells along a side of a tile."""
    return int(min(32, max(1, TILE // cell)))


def _bytes(tile: dict[int, tuple[np.ndarray, np.ndarray]]) -> int:
    return sum(6 * len(cells) + 400 for cells, _ in tile.values())
