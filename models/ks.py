"""Kolmogorov-Smirnov distance between two diffusion maps, exact, in Peacock's two-dimensional sense."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike


def ks_distance(p: ArrayLike, q: ArrayLike) -> float:
    """Largest difference between two maps over the four quadrants at every cell corner.

    Both are normalised to sum 1 first. O(cells), from cumulative sums (Peacock 1983, MNRAS 202:615).

    Parameters
    ----------
    p, q : array_like
        (rows, columns) on one grid, >= 0.

    Returns
    -------
    float
        0 (equal) to 1; at most the total variation distance.

    Raises
    ------
    ValueError
        If the shapes differ, or a map is zero everywhere, negative or not finite somewhere.
    """
    p, q = cumulative(p), cumulative(q)
    if p.shape != q.shape:
        raise ValueError(f"the maps have different shapes, {p.shape} and {q.shape}")
    return largest_quadrant(p - q)


def distances_to(truth: ArrayLike, maps: dict[str, np.ndarray]) -> dict[str, float]:
    """KS distances of several maps to one: {key: distance} of {key: map}, all on its grid."""
    sums = cumulative(truth)
    return {key: largest_quadrant(cumulative(values) - sums) for key, values in maps.items()}


def cumulative(values: ArrayLike) -> np.ndarray:
    """Normalised cumulative sums of a map from its first corner: float64 (rows, columns).

    Raises
    ------
    ValueError
        If the map is zero everywhere, negative or not finite somewhere.
    """
    values = np.asarray(values)
    if values.ndim != 2 or values.size == 0:
        raise ValueError("a diffusion map is a table of rows and columns")
    lowest = values.min()
    if not lowest >= 0.0:
        raise ValueError("the map has negative or missing values")
    sums = np.cumsum(values, axis=1, dtype=np.float64)
    np.cumsum(sums, axis=0, out=sums)
    total = sums[-1, -1]
    if not (np.isfinite(total) and total > 0.0):
        raise ValueError("the map is zero everywhere or not finite")
    sums /= total
    return sums


def largest_quadrant(sums: np.ndarray) -> float:
    """Largest absolute quadrant sum of D, given its cumulative sums; D sums to 0.

    At the corner behind row r and column c the four quadrants hold S, R - S, C - S and S - R - C, where R
    and C are the sums of all rows before and of all columns before (D sums to 0).
    """
    rows, columns = sums[:, -1:], sums[-1:, :]
    worst = max(sums.max(), -sums.min())
    quadrant = rows - sums
    worst = max(worst, quadrant.max(), -quadrant.min())
    quadrant += columns  # minus the quadrant diagonally opposite
    worst = max(worst, quadrant.max(), -quadrant.min())
    np.subtract(columns, sums, out=quadrant)
    return float(max(worst, quadrant.max(), -quadrant.min()))
