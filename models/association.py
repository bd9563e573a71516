"""P(i|l) under Rayleigh fading, from distances (Zang, Baccelli, Bolot, INFOCOM 2010)."""

from __future__ import annotations

from collections.abc import Sequence
from math import factorial

import numpy as np

from .deployment import NEIGHBOURS

FAINT = 1e-11
"""Probabilities below this are computed without cancellation."""

NEGLIGIBLE = np.log(1e-5 / 120.0)
"""Logarithm of the product of ratios below which a station adds less than 1e-5 to the sum of all P."""

LARGEST = np.float32(np.exp(20.0))  # power of a ratio of distances: beyond it P is 1

FAR_OFF = 0.45
"""Powers of distance ratios of all rivals up to which P(i|l) has a closed form, to 0.5 %."""

TINY = np.float32(1e-30)  # P, so that it has a logarithm
STEEPEST = 40.0  # logarithm of the largest power of a ratio of distances

LEVELS = np.exp(np.linspace(-9.0, 4.5, 60))  # of the fading, on the strongest signal's scale

CHUNK = 8192  # cells handled together: all terms of a chunk stay in the processor's cache


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
        float32 (k, n); from the closed form where a station adds less than 1e-5 to the sum.
    """
    logs = log_distances * np.float32(beta)
    nearest, farther = logs[: NEIGHBOURS + 1], logs[NEIGHBOURS + 1 :]
    result = np.zeros(logs.shape, dtype=np.float32)
    for number, own in enumerate(nearest):
        result[number] = association_probability(np.delete(nearest, number, axis=0) - own, 1.0)
    if len(farther):
        rivals = nearest[:NEIGHBOURS]
        fields = FarOff.fields(rivals)
        result[NEIGHBOURS + 1 :] = np.exp(
            FarOff.log_probability(farther, rivals[-1], fields, NEIGHBOURS)
        )
        # P is below 5! times the product of all r
        station, place = np.nonzero(rivals.sum(axis=0) - NEIGHBOURS * farther > NEGLIGIBLE)
        share = association_probability(rivals[:, place] - farther[station, place], 1.0)
        result[NEIGHBOURS + 1 + station, place] = share
    return result


def strongest_among(powers: np.ndarray) -> np.ndarray:
    """Pr[F_i p_i > max_j F_j p_j], F independent, Exp(1), of a few signals that all compete.

    Parameters
    ----------
    powers : numpy.ndarray
        (k, ...) mean powers p, 0 or more, above 0 somewhere in each place.

    Returns
    -------
    numpy.ndarray
        (k, ...); over the signals it sums to 1.
    """
    if len(powers) == 1:
        return np.ones_like(powers)
    if len(powers) == 2:
        return powers / powers.sum(axis=0)
    # 1 / p is a signal's rate: the distance to the power of beta, in the density model
    rates = powers.max(axis=0) / np.maximum(powers, powers.dtype.type(TINY))
    rates = np.minimum(rates, LARGEST, dtype=powers.dtype)
    if len(powers) == 3:
        result = np.empty_like(rates)
        for own in range(3):
            one, other = (rates[i] for i in range(3) if i != own)
            mine = rates[own]
            # the sum over subsets, with the last three terms taken together
            both = mine + one + other
            result[own] = one * other * (both + mine) / ((mine + one) * (mine + other) * both)
    else:
        result = all_compete(np.log(rates))
    result *= powers > 0.0
    result /= result.sum(axis=0)
    return result


def all_compete(logs: np.ndarray) -> np.ndarray:
    """P of stations that all compete under Rayleigh fading, by one integral over the common fading level.

    With r_j = (d_j / d_1)^beta, P_i = integral over ln s of s r_i / (e^(s r_i) - 1) prod_j (1 - e^(-s r_j)).

    Parameters
    ----------
    logs : numpy.ndarray
        (k, ...) beta ln d.

    Returns
    -------
    numpy.ndarray
        (k, ...); over the stations it sums to 1.
    """
    kind = logs.dtype.type
    rates = np.exp(np.minimum(logs - logs.min(axis=0), kind(30.0)))
    result = np.zeros_like(rates)
    for level in LEVELS.astype(kind):
        faded = rates * level
        none = np.exp(np.log(-np.expm1(-faded)).sum(axis=0))
        result += faded * none / np.expm1(np.minimum(faded, kind(80.0)))
    result /= result.sum(axis=0)
    return result


class FarOff:
    """P(i|l) of whoever is far off, from sums over its rivals that places have once for all stations.

    For small r_j = (d_j / d_i)^beta, 1 - exp(-r t) = r t exp(-r t / 2 + (r t)^2 / 24 - (r t)^4 / 2880 + ...).
    So, with S_n = sum_j r_j^n and u = 1 / (1 + S_1 / 2), the integral of exp(-t) prod_j (1 - exp(-r_j t)) is

        k! prod_j r_j u^(k + 1) (1 + A + B + ...),    A = (k + 2)! / k! u^2 S_2 / 24,
        B = (k + 4)! / k! u^4 (S_2^2 / 1152 - S_4 / 2880),

    and 1 + A / (1 - B / A) is nearer to the whole series than its first three terms.
    """

    FIELDS = 4

    @staticmethod
    def fields(logs: np.ndarray) -> np.ndarray:
        """What `log_probability` takes of places: (FIELDS, n), from beta ln d_j (k, n) of rivals, sorted."""
        k = len(logs)
        powers = np.exp(logs - logs[-1])
        squares = powers * powers
        second, fourth = squares.sum(axis=0), (squares * squares).sum(axis=0)
        a = (k + 1) * (k + 2) / 24.0
        c = (k + 3) * (k + 4) * (second / 48.0 - fourth / second / 120.0)
        log_product = logs.sum(axis=0) + np.log(factorial(k))
        return np.stack([log_product, powers.sum(axis=0) / 2.0, a * second, c])

    @staticmethod
    def log_probability(
        own: np.ndarray, last: np.ndarray, fields: Sequence[np.ndarray], count: int
    ) -> np.ndarray:
        """ln P(i|l): to 0.5 % where the ratio to all rivals is below FAR_OFF, and some number elsewhere.

        Parameters
        ----------
        own, last : numpy.ndarray
            float32 (...), beta ln d of the station, and of the farthest of its rivals.
        fields : sequence of numpy.ndarray
            (...) each.
        count : int
            Number of rivals, k.
        """
        log_product, half_sum, a, c = fields
        x = np.exp(np.minimum(last - own, np.float32(np.log(FAR_OFF))))
        u = x * half_sum
        u += 1.0
        x /= u
        x *= x
        series = x * c
        np.subtract(1.0, series, out=series)
        np.divide(x, series, out=series)
        series *= a
        result = np.log1p(series, out=series)
        np.log(u, out=u)
        u *= np.float32(count + 1)
        result -= u
        result += log_product
        result -= np.float32(count) * own
        return result


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
