"""The density model: which station serves under Rayleigh fading (Zang, Baccelli, Bolot, INFOCOM 2010)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from .antennas.pattern import OFFSET
from .association import (
    FAR_OFF,
    LARGEST,
    TINY,
    FarOff,
    association_probability,
    probability_among,
    probability_of_each,
    probability_of_ratios,
)
from .deployment import NEIGHBOURS, Deployment
from .graded import Graded, Places, Window
from .grid import Grid
from .mesh import Block
from .nearest import rival_distances
from .probability import FAIR, KnowsArea, ServiceProbability, nearest_stations, shares

BETA = 1.3
"""The usual attenuation; what fits known maps lies between 1.2 and 2.1 (radio/README.md)."""

CROWD = 96
"""Nearest stations that share a place. More add little: KS 0.001 on simulated maps."""

CROWDS = (96, 192, 384, 768, 1536)
"""Numbers of nearest stations that are tried until what is left out is small enough."""

STRONG = 0.02
"""P(i|l) above which a station is looked at from every leaf."""

NEARBY = 36  # nearest stations that are looked for exactly
NEAR_ENOUGH = 0.6
"""Logarithm of how much farther a station may be and yet be one of the nearest close by."""

LEAST = np.float32(-17.0)  # logarithm of a number whose fifth power is not 0
SHARE = 0.5
"""Step between the places of a map over the distance to the nearest station, at most, at BETA. Maps of the
density model are then within KS 0.001 of those of all cells, those of `best` within 0.003 (`make bench
ARGS=maps`)."""

ROUGH = 1e-3  # P below which single precision does not tell its logarithm to 0.1 %
SAME = 4e-6  # logarithms of distances that differ by less are of one station, in single precision


class DensityModel(KnowsArea):
    """Probability that the station's faded signal is the strongest, as a map over places.

    Parameters
    ----------
    beta : float
        Attenuation; as it grows the map becomes the Voronoi cell. Useful values: 0.1 to 10.

    Raises
    ------
    ValueError
        If beta is not a positive, finite number.
    """

    def __init__(self, beta: float = BETA):
        if not (np.isfinite(beta) and beta > 0):
            raise ValueError(f"beta must be a positive number, not {beta}")
        self.beta = float(beta)
        self._deployment: Deployment | None = None

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Nothing yet: distances are shared as windows ask for them."""
        if self._deployment is not deployment:
            self._windows: dict[float, DensityWindows] = {}
            self._deployment = deployment
        return True

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres: its shares among the CROWD nearest stations, which sum to 1."""
        distances, stations = nearest_stations(deployment, places, CROWD)
        logs = np.log(distances.T + OFFSET).astype(np.float32)
        return shares(stations, probability_of_each(logs, self.beta).T)

    def contenders(
        self, deployment: Deployment, blocks: np.ndarray, left_out: float
    ) -> tuple[list[np.ndarray], float]:
        """Stations that matter in blocks: see `density.contenders`."""
        return contenders(deployment, blocks, left_out, self.beta)

    def strengths(self, deployment: Deployment, block: Block) -> np.ndarray:
        """P(i|l) as published, against the five nearest rivals: float32 (stations, leaves)."""
        return InBlock(deployment, block, self.beta).probability()

    def association(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """P(i|l) m_l: float64 (rows, columns). Its integral is the station's a_i."""
        weight = deployment.region_weight(grid).ravel()
        served = np.flatnonzero(weight)
        ratios = log_distance_ratios(deployment, station, grid, served)
        result = np.zeros(grid.shape)
        result.ravel()[served] = association_probability(ratios, self.beta) * weight[served]
        return result

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            If the grid misses the region.
        """
        self.prepare(deployment)
        if grid.cell not in self._windows:
            self._windows[grid.cell] = DensityWindows(deployment, grid.cell, self.beta)
        windows = self._windows[grid.cell]

        def logs(places):
            return windows.logs(places, station)[1]

        return self._as_map(deployment, station, grid, windows.window, logs)


class DensityWindows:
    """ln P(i|l) in windows of a deployment, at places that are fewer where the nearest station is far.

    Parameters
    ----------
    deployment : Deployment
    cell : float
        Cell size, metres.
    beta : float
    coarse : callable, optional
        Fields that change little, as in `Graded`.
    more : callable, optional
        float32 (c, n), from beta ln(d + 1 m) of the nearest (k, n) and the coarse fields (c, n): fields of
        places that come last.
    """

    def __init__(
        self,
        deployment: Deployment,
        cell: float,
        beta: float,
        coarse: Callable[[np.ndarray], np.ndarray] | None = None,
        more: Callable[[np.ndarray, np.ndarray], np.ndarray] | None = None,
    ) -> None:
        self._more = more
        self._deployment = deployment
        self._beta = np.float32(beta)
        self._few = min(NEIGHBOURS + 1, len(deployment))
        self._rivals = self._few - 1
        share = SHARE * min(1.0, BETA / beta)  # the steeper, the more bent
        self._graded = Graded(
            deployment.tree,
            cell,
            self._few,
            share,
            self._fields,
            coarse,
            patterns=deployment.patterns,
        )

    def window(self, grid: Grid, where: np.ndarray) -> Window:
        """The places of a grid where some cell matters (rows, columns)."""
        return self._graded.window(grid, where)

    def logs(self, places: Places, station: int) -> tuple[np.ndarray, np.ndarray]:
        """Of a station: float32 (n, p) beta ln(d + 1 m), and ln P(i|l)."""
        xy, patterns = self._deployment.xy[station], self._deployment.patterns
        own = places.distances(xy, patterns, station)
        own += np.float32(OFFSET)
        np.log(own, out=own)
        own *= self._beta
        if self._rivals == 0:
            return own, np.zeros_like(own)
        last = places.field(self._rivals - 1)
        first = self._few
        sums = [places.field(first + number) for number in range(FarOff.FIELDS)]
        result = FarOff.log_probability(own, last, sums, self._rivals)
        patch, place = np.nonzero(own <= last - np.float32(np.log(FAR_OFF)))
        ratios = np.exp(np.minimum(self.rivals(places, own, patch, place), np.log(LARGEST)))
        probability = probability_of_ratios(ratios)
        faint = np.flatnonzero(probability < ROUGH)
        exact = probability_of_ratios(ratios[:, faint].astype(np.float64))
        probability[faint] = np.maximum(exact, TINY)
        result[patch, place] = np.log(probability)
        return own, result

    def rivals(
        self, places: Places, own: np.ndarray, patch: np.ndarray, place: np.ndarray
    ) -> np.ndarray:
        """beta ln(d_j / d_i) of the k nearest other stations j at some places: float32 (k, m), sorted."""
        mine = own[patch, place]
        # where the own station is among the nearest it is no rival: the next one takes its place
        nearest = places.fields_at(patch, place, range(self._few))
        is_before = nearest[:-1] < mine - np.float32(SAME) * (mine + 1)
        return np.where(is_before, nearest[:-1], nearest[1:]) - mine

    def _fields(self, distances: np.ndarray, coarse: np.ndarray) -> np.ndarray:
        """beta ln(d + 1 m) of the nearest, sums over those that are rivals of who is far off, and more."""
        logs = np.log(distances + OFFSET) * self._beta
        parts = [logs]
        if self._rivals:
            parts.append(FarOff.fields(logs[: self._rivals]))
        if self._more:
            parts.append(self._more(logs, coarse))
        return np.concatenate(parts).astype(np.float32)


def log_distance_ratios(
    deployment: Deployment, station: int, grid: Grid, cells: np.ndarray
) -> np.ndarray:
    """ln(d_j / d_i) for the nearest other stations j at some cells of a grid.

    Parameters
    ----------
    deployment : Deployment
    station : int
    grid : Grid
    cells : numpy.ndarray
        (n,) flat indices into an array of the grid's shape.

    Returns
    -------
    numpy.ndarray
        float64 (k, n), nearest first, k at most 5.
    """
    if deployment.patterns is None:
        own = grid.distances(*deployment.xy[station]).ravel()[cells]
    else:
        row, column = np.divmod(cells, grid.columns)
        x, y = grid.centres()
        own = deployment.distances(np.array(station), np.stack([x[column], y[row]], axis=-1))
    nearest = deployment.nearest_distances(grid)
    nearest = np.take(nearest.reshape(len(nearest), -1), cells, axis=1)
    rivals = rival_distances(nearest, own)
    rivals += OFFSET
    own += OFFSET
    np.log(rivals, out=rivals)
    rivals -= np.log(own, out=own)
    return rivals


def contenders(
    deployment: Deployment, blocks: np.ndarray, left_out: float, beta: float
) -> tuple[list[np.ndarray], float]:
    """Stations that matter in some blocks of leaves, nearest first.

    As many as it takes until those farther away have less than `left_out` of the sum of all P: beyond the
    k-th station of an even network P falls like k^(-5 beta / 2), so that they add P_k k / (5 beta / 2 - 1).
    What is left out is looked at from the middle of each block, and as if sites had no antennas, for which
    some more are taken.

    Parameters
    ----------
    deployment : Deployment
    blocks : numpy.ndarray
        (b, 3) centres and sides, metres.
    left_out : float
    beta : float

    Returns
    -------
    (list of numpy.ndarray, float)
        int64 (k,) for each of the blocks; and the largest share left out, more than `left_out` where even the
        most that are looked at are not enough.
    """
    n = len(deployment)
    reach = blocks[:, 2] * np.sqrt(0.5)  # from the middle to the corners
    radius = np.zeros(len(blocks))
    rest, most = np.arange(len(blocks)), 0.0
    decline = 0.5 * NEIGHBOURS * beta - 1.0
    for crowd in (*(c for c in CROWDS if c < n), n):
        distances, _ = _by_distance(deployment, blocks[rest, :2], crowd)
        logs = np.log(distances.T + OFFSET).astype(np.float32)
        each = probability_among(logs, beta)[0].T
        left = each * (np.arange(1, crowd + 1) / decline if decline > 0.0 else np.inf)
        left /= each.sum(axis=1, keepdims=True)
        if crowd == n:
            left[:, -1] = 0.0
        enough = left <= left_out
        enough[:, : min(CROWD, crowd) - 1] = False
        done = np.flatnonzero(enough.any(axis=1) | (crowd >= CROWDS[-1]))
        last = np.where(enough.any(axis=1), enough.argmax(axis=1), crowd - 1)[done]
        # from the corners too, the nearest are to be among them, and nearly as few left out
        near = distances[done, min(NEARBY, crowd) - 1] + 2.0 * reach[rest[done]]
        radius[rest[done]] = np.maximum(distances[done, last] + 0.5 * reach[rest[done]], near)
        most = max(most, left[done, last].max(initial=0.0))
        rest = np.delete(rest, done)
        if not len(rest):
            break
    if deployment.patterns is not None:
        least, farthest = deployment.patterns.bounds
        radius *= min(farthest / least, FAIR)
    counts = deployment.tree.query_ball_point(
        blocks[:, :2], radius * (1.0 + 1e-12), return_length=True
    )
    result: list[np.ndarray] = [np.zeros(0, dtype=np.int64)] * len(blocks)
    for count in np.unique(counts):
        some = np.flatnonzero(counts == count)
        for i, stations in zip(some, _by_distance(deployment, blocks[some, :2], count)[1]):
            result[i] = stations
    return result, float(most)


class InBlock:
    """P(i|l) in a block of leaves, each station against its five nearest rivals.

    Where a station is weak, P is nearly what it would be if all its rivals were equally far, which has a
    closed form; what P is beside that is interpolated from the corners of the squares.

    Parameters
    ----------
    deployment : Deployment
    block : Block
    beta : float

    Attributes
    ----------
    node_logs, node_nearest, node_values : numpy.ndarray
        float32 (k, m), (up to 6, m) and (k, m) at the nodes: ln(d + 1 m) of the stations, the smallest of
        these, sorted, and P.
    logs, nearest : numpy.ndarray
        float32 (k, n) and (up to 6, n): the same at the leaves.
    strong : numpy.ndarray
        int64 (s,) numbers of stations of the block that are strong somewhere.
    values : numpy.ndarray
        float32 (s, n) P of these at the leaves.
    near : int
        Among so many of the stations are the NEARBY nearest of all places of the block.
    """

    def __init__(self, deployment: Deployment, block: Block, beta: float) -> None:
        self.block, self._beta = block, np.float32(beta)
        self.node_logs = _log_distances(deployment, block.stations, block.nodes)
        self.near = _reached(deployment, block.stations, block.nodes)
        self.node_values, self.node_nearest = probability_among(self.node_logs, beta, self.near)
        self.logs = _log_distances(deployment, block.stations, block.places)
        nearby = self.node_logs <= self.node_nearest[-1] + NEAR_ENOUGH
        self.strong = np.flatnonzero(((self.node_values > STRONG) | nearby).any(axis=1))
        self.values, self.nearest = probability_among(self.logs[self.strong], beta)

    def probability(self) -> np.ndarray:
        """P(i|l): float32 (k, n)."""
        beside = np.maximum(self.node_values, TINY)
        beside /= self._of_equals(self.node_logs, self.node_nearest)
        result = self.block.interpolated(np.log(beside, out=beside))
        np.exp(result, out=result)
        result *= self._of_equals(self.logs, self.nearest)
        result[self.strong] = self.values
        return result

    def _of_equals(self, logs: np.ndarray, nearest: np.ndarray) -> np.ndarray:
        """P if all rivals were as far as they are on (geometric) average: prod_j j / (j + d_i^b / d^b)."""
        rivals = nearest[:NEIGHBOURS]
        inverse = self._beta * (logs - rivals.mean(axis=0))
        np.exp(np.minimum(inverse, -LEAST, out=inverse), out=inverse)
        factors = _rising(len(rivals))
        result = inverse + np.float32(factors[-2])
        for factor in factors[-3::-1]:
            result *= inverse
            result += np.float32(factor)
        np.divide(np.float32(factors[0]), result, out=result)
        return np.maximum(result, TINY, out=result)


@cache
def _rising(count: int) -> np.ndarray:
    """Coefficients of (1 + x) (2 + x) ... (count + x), that of 1 first."""
    return np.polynomial.polynomial.polyfromroots(-np.arange(1.0, count + 1.0))


def _by_distance(
    deployment: Deployment, places: np.ndarray, most: int
) -> tuple[np.ndarray, np.ndarray]:
    """As `nearest_stations`, by the distances that stations have, not those that they seem to have."""
    return deployment.tree.query(places, k=np.arange(1, min(most, len(deployment)) + 1))


def _log_distances(deployment: Deployment, stations: np.ndarray, places: np.ndarray) -> np.ndarray:
    """ln(d + 1 m) of stations (k,) to places (n, 2) not far from each other: float32 (k, n)."""
    origin = places[0]  # single precision is enough near it
    x, y = (places - origin).astype(np.float32).T
    own_x, own_y = (deployment.xy[stations] - origin).astype(np.float32).T
    dx, dy = own_x[:, None] - x, own_y[:, None] - y
    if deployment.patterns is None:
        result = np.square(dx)
        result += np.square(dy, out=dy)
        np.sqrt(result, out=result)
    else:
        result = deployment.patterns.distance(stations[:, None], -dx, -dy)
    result += np.float32(OFFSET)
    return np.log(result, out=result)


def _reached(deployment: Deployment, stations: np.ndarray, nodes: np.ndarray) -> int:
    """How many of stations, sorted by distance from a block's middle, may be among the NEARBY nearest."""
    low, high = nodes.min(axis=0), nodes.max(axis=0)
    distance = np.hypot(*(deployment.xy[stations] - (low + high) / 2).T)
    farthest = distance[min(NEARBY, len(distance)) - 1] + np.hypot(*(high - low))
    if deployment.patterns is not None:
        least, most = deployment.patterns.bounds
        farthest = (farthest + OFFSET) * most / least
    return int((distance <= farthest).sum())
