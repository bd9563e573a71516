"""The density model: which station serves under Rayleigh fading (Zang, Baccelli, Bolot, INFOCOM 2010)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from .deployment import NEIGHBOURS, Deployment
from .grid import Grid
from .mesh import Block
from .nearest import rival_distances
from .probability import KnowsArea, ServiceProbability, nearest_stations, shares

BETA = 1.3
"""The usual attenuation; what fits known maps lies between 1.2 and 2.1 (radio/README.md)."""

OFFSET = 1.0
"""Metres added to every distance, so that the model is finite at a station's foot."""

FAINT = 1e-11
"""Probabilities below this are computed without cancellation."""

CROWD = 96
"""Nearest stations that share a place. More add little: KS 0.001 on simulated maps."""

NEGLIGIBLE = np.log(1e-5 / 120.0)
"""Logarithm of the product of ratios below which a station adds less than 1e-5 to the sum of all P."""

CROWDS = (96, 192, 384, 768, 1536)
"""Numbers of nearest stations that are tried until what is left out is small enough."""

LARGEST = np.float32(np.exp(20.0))  # power of a ratio of distances: beyond it P is 1
STRONG = 0.02
"""P(i|l) above which a station is looked at from every leaf."""

NEARBY = 36  # nearest stations that are looked for exactly
NEAR_ENOUGH = 0.6
"""Logarithm of how much farther a station may be and yet be one of the nearest close by."""

TINY = np.float32(1e-30)  # P, so that it has a logarithm
LEAST = np.float32(-17.0)  # logarithm of a number whose fifth power is not 0
STEEPEST = 40.0  # logarithm of the largest power of a ratio of distances

CHUNK = 8192  # cells handled together: all terms of a chunk stay in the processor's cache


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

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Nothing: distances are shared as windows ask for them."""
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
        return self._as_map(deployment, station, grid, self.association(deployment, station, grid))


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
    own = grid.distances(*deployment.xy[station]).ravel()[cells]
    nearest = deployment.nearest_distances(grid)
    nearest = np.take(nearest.reshape(len(nearest), -1), cells, axis=1)
    rivals = rival_distances(nearest, own)
    rivals += OFFSET
    own += OFFSET
    np.log(rivals, out=rivals)
    rivals -= np.log(own, out=own)
    return rivals


def association_probability(log_ratios: np.ndarray, beta: float) -> np.ndarray:
    """P(i|l) = Pr[F_i d_i^-beta > max_j F_j d_j^-beta], F independent, Exp(1).

    With r_j = (d_j / d_i)^beta this is the integral of exp(-t) prod_j (1 - exp(-r_j t)) over t > 0, the
    sum over subsets A of the rivals of (-1)^|A| / (1 + sum_A r_j) (Zang et al. 2010). That sum cancels
    where P is small, so its two smallest r are taken together in closed form. In double precision that
    leaves a relative error below 1e-8 down to P = 1e-11, and fainter cells take a recursion without any
    cancellation. Single precision is for sums over many cells: its absolute error is below 1e-6.

    Parameters
    ----------
    log_ratios : numpy.ndarray
        (k, n) ln(d_j / d_i), nearest rival first; the precision of the result is that of this type.
    beta : float

    Returns
    -------
    numpy.ndarray
        (n,), 0 to 1.
    """
    kind = log_ratios.dtype.type
    # beyond this P is 1 to the type's precision, and products of four could overflow
    most = kind(60.0 if kind is np.float64 else 20.0)
    return _in_chunks(
        log_ratios, lambda part: np.exp(np.minimum(part * kind(beta), most)), log_ratios.shape[1]
    )


def probability_of_ratios(ratios: np.ndarray) -> np.ndarray:
    """P(i|l) as `association_probability`, from r_j = (d_j / d_i)^beta below e^20: (n,) from (k, n)."""
    return _in_chunks(ratios, np.ascontiguousarray, ratios.shape[1])


def probability_of_each(log_distances: np.ndarray, beta: float) -> np.ndarray:
    """P(i|l) of all stations i that count, each against its five nearest rivals.

    Parameters
    ----------
    log_distances : numpy.ndarray
        float32 (k, n) logarithms of the distances d of all stations that count, nearest first.
    beta : float

    Returns
    -------
    numpy.ndarray
        float32 (k, n); 0 where a station adds less than 1e-5 to the sum.
    """
    logs = log_distances * np.float32(beta)
    nearest, farther = logs[: NEIGHBOURS + 1], logs[NEIGHBOURS + 1 :]
    result = np.zeros(logs.shape, dtype=np.float32)
    for number, own in enumerate(nearest):
        result[number] = association_probability(np.delete(nearest, number, axis=0) - own, 1.0)
    if len(farther):
        rivals = nearest[:NEIGHBOURS]
        # P is below 5! times the product of all r
        station, place = np.nonzero(rivals.sum(axis=0) - NEIGHBOURS * farther > NEGLIGIBLE)
        share = association_probability(rivals[:, place] - farther[station, place], 1.0)
        result[NEIGHBOURS + 1 + station, place] = share
    return result


def total_probability(log_distances: np.ndarray, beta: float) -> np.ndarray:
    """Sum over all stations i of P(i|l), each against its five nearest rivals: float32 (n,).

    It is not 1: where many stations are about as far, each is nearly as likely as the five that it competes
    with, and the sum is up to 4 or so in the open country round a town. Parameters as in
    `probability_of_each`.
    """
    each = probability_of_each(log_distances, beta)
    nearest, farther = each[: NEIGHBOURS + 1], each[NEIGHBOURS + 1 :]
    return nearest.sum(axis=0) + farther.sum(axis=0, dtype=np.float64).astype(np.float32)


def contenders(
    deployment: Deployment, blocks: np.ndarray, left_out: float, beta: float
) -> tuple[list[np.ndarray], float]:
    """Stations that matter in some blocks of leaves, nearest first.

    As many as it takes until those farther away have less than `left_out` of the sum of all P: beyond the
    k-th station of an even network P falls like k^(-5 beta / 2), so that they add P_k k / (5 beta / 2 - 1).
    What is left out is looked at from the middle of each block.

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
        distances, _ = nearest_stations(deployment, blocks[rest, :2], crowd)
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
    counts = deployment.tree.query_ball_point(
        blocks[:, :2], radius * (1.0 + 1e-12), return_length=True
    )
    result: list[np.ndarray] = [np.zeros(0, dtype=np.int64)] * len(blocks)
    for count in np.unique(counts):
        some = np.flatnonzero(counts == count)
        for i, stations in zip(some, nearest_stations(deployment, blocks[some, :2], count)[1]):
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
        stations = deployment.xy[block.stations]
        self.node_logs = _log_distances(stations, block.nodes)
        self.near = _reached(stations, block.nodes)
        self.node_values, self.node_nearest = probability_among(self.node_logs, beta, self.near)
        self.logs = _log_distances(stations, block.places)
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


def _log_distances(stations: np.ndarray, places: np.ndarray) -> np.ndarray:
    """ln(d + 1 m) of stations (k, 2) to places (n, 2) not far from each other: float32 (k, n)."""
    origin = places[0]  # single precision is enough near it
    x, y = (places - origin).astype(np.float32).T
    own_x, own_y = (stations - origin).astype(np.float32).T
    result = (own_x[:, None] - x) ** 2
    result += (own_y[:, None] - y) ** 2
    np.sqrt(result, out=result)
    result += np.float32(OFFSET)
    return np.log(result, out=result)


def _reached(stations: np.ndarray, nodes: np.ndarray) -> int:
    """How many of stations, sorted by distance from a block's middle, may be among the NEARBY nearest."""
    low, high = nodes.min(axis=0), nodes.max(axis=0)
    distance = np.hypot(*(stations - (low + high) / 2).T)
    farthest = distance[min(NEARBY, len(distance)) - 1] + np.hypot(*(high - low))
    return int((distance <= farthest).sum())


def probability_among(
    logs: np.ndarray, beta: float, near: int | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """P(i|l) of stations at places that have all of them in common.

    Parameters
    ----------
    logs : numpy.ndarray
        float32 (k, n) logarithms of distances.
    beta : float
    near : int, optional
        The nearest are among the first so many.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        float32 (k, n); and float32 (up to 6, n), the smallest logarithms, sorted.
    """
    few = min(NEIGHBOURS + 1, len(logs))
    nearest = np.sort(np.partition(logs[:near], few - 1, axis=0)[:few], axis=0)
    steepest = np.float32(STEEPEST)
    powers = (nearest - nearest[0]) * np.float32(beta)
    np.exp(np.minimum(powers, steepest, out=powers), out=powers)
    inverse = (nearest[0] - logs) * np.float32(beta)
    np.exp(np.maximum(inverse, -steepest, out=inverse), out=inverse)
    shape = logs.shape
    rivals = powers[: min(NEIGHBOURS, few)]
    result = np.empty(shape, dtype=np.float32)
    step = max(1, 2 * CHUNK // max(1, shape[1]))
    for start in range(0, shape[0], step):
        part = slice(start, start + step)
        ratios = np.minimum(rivals[:, None] * inverse[part], LARGEST)
        values = probability_of_ratios(ratios.reshape(len(rivals), -1))
        result[part] = values.reshape(-1, shape[1])
    # a station that is one of the nearest is not its own rival: the next one takes its place
    station, place = np.nonzero(logs[:near] <= nearest[-1])
    some = powers[:, place]
    own = some[0] * inverse[station, place]
    is_before = nearest[:-1, place] < logs[station, place]
    ratios = np.where(is_before, some[:-1], some[1:]) * own
    result[station, place] = probability_of_ratios(np.minimum(ratios, LARGEST))
    return result, nearest


def _in_chunks(values, ratios_of, n):
    """P of n places, whose ratios `ratios_of` makes of a part of the columns of `values`."""
    k, kind = len(values), values.dtype.type
    result = np.ones(n, dtype=kind)
    size = CHUNK * (8 // result.itemsize)
    for start in range(0, n if k else 0, size):
        r = ratios_of(values[:, start : start + size])
        if k < 3:
            part = _by_recursion(r)
        else:
            part = _by_subsets(r)
            if kind is np.float64:
                faint = np.flatnonzero(part < FAINT)
                if len(faint):
                    part[faint] = _by_recursion(r[:, faint])
            else:
                np.maximum(part, 0.0, out=part)
        result[start : start + size] = part
    return result


def _by_subsets(r):
    """Sum over the subsets A of all rivals but the two nearest, 1 and 2, of (-1)^|A| g(1 + sum_A r).

    g(a) = 1/a - 1/(a + r_1) - 1/(a + r_2) + 1/(a + r_1 + r_2)
         = r_1 r_2 (2 a + r_1 + r_2) / (a (a + r_1) (a + r_2) (a + r_1 + r_2)), without cancellation.
    """
    first, second, rest = r[0], r[1], r[2:]
    both = first + second
    sums = [np.ones_like(first)]
    for other in rest:
        sums += [s + other for s in sums]
    total = np.zeros_like(first)
    for subset, a in enumerate(sums):
        end = a + both
        term = a + first
        term *= a + second
        term *= a
        term *= end
        end += a
        end /= term
        if bin(subset).count("1") % 2:
            total -= end
        else:
            total += end
    total *= first
    total *= second
    return total


def _by_recursion(r):
    """P by integrating by parts: every term is positive, so nothing cancels however small P is.

    For D(B) = integral of exp(-(1 + s_B) t) prod_{j not in B} (1 - exp(-r_j t)), s_B the sum of r over B,

        D(all) = 1 / (1 + s_all),    D(B) = sum_{j not in B} r_j D(B + j) / (1 + s_B),    P = D(none).
    """
    k, n = r.shape
    terms = np.empty((1 << k, n), dtype=r.dtype)  # 1 + s_B, then D(B)
    product = np.empty(n, dtype=r.dtype)
    terms[0] = 1.0
    for subset in range(1, 1 << k):
        top = subset.bit_length() - 1
        np.add(terms[subset - (1 << top)], r[top], out=terms[subset])
    np.divide(1.0, terms[-1], out=terms[-1])
    for subset in range((1 << k) - 2, -1, -1):
        total = np.zeros(n, dtype=r.dtype)
        for j in range(k):
            if not subset >> j & 1:
                np.multiply(r[j], terms[subset | 1 << j], out=product)
                total += product
        np.divide(total, terms[subset], out=terms[subset])
    return terms[0]
