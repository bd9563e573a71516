"""The density model: which station serves under Rayleigh fading (Zang, Baccelli, Bolot, INFOCOM 2010)."""

from __future__ import annotations

import numpy as np

from .maps import normalised
from .nearest import rival_distances

BETA = 1.3
"""Attenuation that fits most operators' maps."""

OFFSET = 1.0
"""Metres added to every distance, so that the model is finite at a station's foot."""

CHUNK = 4096  # cells handled together: all terms of a chunk stay in the processor's cache


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

    def __init__(self, beta=BETA):
        if not (np.isfinite(beta) and beta > 0):
            raise ValueError(f"beta must be a positive number, not {beta}")
        self.beta = float(beta)

    def association(self, deployment, station, grid):
        """P(i|l) m_l: float64 (rows, columns). Its sum is the station's normaliser a_i."""
        weight = deployment.region_weight(grid)
        result = np.zeros(grid.shape)
        served = weight > 0.0
        ratios = log_distance_ratios(deployment, station, grid)[:, served]
        result[served] = association_probability(ratios, self.beta) * weight[served]
        return result

    def diffuse(self, deployment, station, grid):
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            If the grid misses the region.
        """
        return normalised(self.association(deployment, station, grid))


def log_distance_ratios(deployment, station, grid):
    """ln(d_j / d_i) for the nearest other stations j: float64 (k, rows, columns), k at most 5."""
    own = grid.distances(*deployment.xy[station])
    rivals = rival_distances(deployment.nearest_distances(grid), own)
    rivals += OFFSET
    own += OFFSET
    np.log(rivals, out=rivals)
    rivals -= np.log(own, out=own)
    return rivals


def association_probability(log_ratios, beta):
    """P(i|l) = Pr[F_i d_i^-beta > max_j F_j d_j^-beta], F independent, Exp(1).

    With r_j = (d_j / d_i)^beta this is the integral of exp(-t) prod_j (1 - exp(-r_j t)) over t > 0, the
    sum over subsets of (-1)^|A| / (1 + sum_A r_j) (Zang et al. 2010, eq. 4), which cancels in the tails.
    Integrating by parts instead gives, for D(B) = integral of exp(-(1 + s_B) t) prod_{j not in B}
    (1 - exp(-r_j t)) and s_B the sum of r over B,

        D(all) = 1 / (1 + s_all),    D(B) = sum_{j not in B} r_j D(B + j) / (1 + s_B),

    a recursion over the subsets in which every term is positive: no cancellation, so the relative error
    is that of the arithmetic however small P is. P = D(empty set).

    Parameters
    ----------
    log_ratios : numpy.ndarray
        (k, n) ln(d_j / d_i); the precision of the result is that of this array's type.
    beta : float

    Returns
    -------
    numpy.ndarray
        (n,), 0 to 1.
    """
    k, n = log_ratios.shape
    kind = log_ratios.dtype.type
    result = np.ones(n, dtype=kind)
    if k == 0:
        return result
    # beyond this P is 1 to the type's precision, and powers could overflow
    most = kind(60.0 if kind is np.float64 else 25.0)
    size = min(CHUNK * (8 // result.itemsize), n)
    terms = np.empty((1 << k, size), dtype=kind)  # 1 + s_B, then D(B)
    spare = np.empty(size, dtype=kind)
    for start in range(0, n, size):
        logs = log_ratios[:, start : start + size]
        r = np.exp(np.minimum(logs * kind(beta), most))
        term, product = terms[:, : r.shape[1]], spare[: r.shape[1]]
        term[0] = 1.0
        for subset in range(1, 1 << k):
            top = subset.bit_length() - 1
            np.add(term[subset - (1 << top)], r[top], out=term[subset])
        np.divide(1.0, term[-1], out=term[-1])
        for subset in range((1 << k) - 2, -1, -1):
            total = None
            for j in range(k):
                if not subset >> j & 1:
                    if total is None:
                        total = r[j] * term[subset | 1 << j]
                    else:
                        np.multiply(r[j], term[subset | 1 << j], out=product)
                        total += product
            np.divide(total, term[subset], out=term[subset])
        result[start : start + size] = term[0]
    return result
