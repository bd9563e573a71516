"""The density model when all stations compete, not the five nearest alone: taught beside the truth."""

from __future__ import annotations

import numpy as np
from scipy.spatial import cKDTree

from ..density import CROWD, OFFSET

THEORY_BETA = 1.08
"""Attenuation, between what the two operator maps ask for (1.0 and above 1.3)."""

NODES = np.exp(np.linspace(np.log(2e-4), np.log(24.0), 24)).astype(np.float32)  # of s
SURE = np.float32(17.0)  # e^-17 is nothing beside 1 in single precision
MOST = np.float32(60.0)  # a station so faint has nothing left
CHUNK = 2048  # places handled together


def share_of_all(
    tree: cKDTree, xy: np.ndarray, places: np.ndarray, beta: float = THEORY_BETA
) -> np.ndarray:
    """P(i|l) when the CROWD nearest stations all compete under Rayleigh fading.

    With r_j = (d_j / d_1)^beta, d_1 the nearest station's distance,

        P_i = integral over ln s of s r_i / (e^(s r_i) - 1) prod_j (1 - e^(-s r_j)),

    the density model's integral (Zang et al. 2010) without the limit of five rivals: over the stations it
    sums to 1.

    Parameters
    ----------
    tree : scipy.spatial.cKDTree
        All stations.
    xy : numpy.ndarray
        (2,) position of station i, metres.
    places : numpy.ndarray
        (n, 2) metres.
    beta : float

    Returns
    -------
    numpy.ndarray
        float32 (n,), to about a hundredth of itself.
    """
    ranks = np.arange(1, min(CROWD, tree.n) + 1)
    result = np.empty(len(places), dtype=np.float32)
    for start in range(0, len(places), CHUNK):
        part = places[start : start + CHUNK]
        distances = tree.query(part, k=ranks)[0].T + OFFSET
        own = np.hypot(*(part - xy).T) + OFFSET
        ratios = ((distances / distances[0]) ** beta).astype(np.float32)
        own = np.minimum((own / distances[0]) ** beta, MOST / NODES[0]).astype(np.float32)
        least = ratios.min(axis=1)
        total = np.zeros(len(part), dtype=np.float32)
        for s in NODES:
            rivals = ratios[: np.searchsorted(least, SURE / s)]  # others are never above the level
            level = np.minimum(s * own, MOST)
            none = np.log(-np.expm1(-s * rivals)).sum(axis=0)
            total += level / np.expm1(level) * np.exp(none)
        result[start : start + CHUNK] = total
    return result * np.log(NODES[1] / NODES[0])
