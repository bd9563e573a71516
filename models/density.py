"""The density model: which station serves under Rayleigh fading (Zang, Baccelli, Bolot, INFOCOM 2010)."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .deployment import NEIGHBOURS, Deployment
from .grid import Grid
from .maps import normalised
from .nearest import rival_distances
from .probability import ServiceProbability, nearest_stations, shares

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

CHUNK = 8192  # cells handled together: all terms of a chunk stay in the processor's cache


class DensityModel:
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
        self._last: tuple = (None, 0.0)

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Nothing: distances are shared as windows ask for them."""
        return True

    prepare_areas = prepare

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres: its shares among the CROWD nearest stations, which sum to 1."""
        distances, stations = nearest_stations(deployment, places, CROWD)
        logs = np.log(distances.T + OFFSET).astype(np.float32)
        return shares(stations, probability_of_each(logs, self.beta).T)

    def served_area(self, deployment: Deployment, station: int, grid: Grid) -> float:
        """a_i, square metres: the integral of P(i|l) over the grid's part of the region.

        Raises
        ------
        ValueError
            If the grid misses the region.
        """
        if self._last[0] != (deployment, station, grid):
            self.diffuse(deployment, station, grid)
        return self._last[1]

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
        served = self.association(deployment, station, grid)
        result = normalised(served)
        # who asks for a map often asks for its a_i next
        self._last = (deployment, station, grid), float(served.sum()) * grid.cell**2
        return result


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
