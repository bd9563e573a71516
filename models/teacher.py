"""Teacher search: the attenuation of the density model that comes closest to a given map."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from .association import association_probability
from .cells import cell_shares
from .density import BETA, log_distance_ratios
from .deployment import Deployment
from .grid import Grid
from .ks import cumulative, largest_quadrant

BETAS = np.sort(np.append(np.geomspace(0.1, 10.0, 30), BETA))
"""30 values log-spaced from 0.1 to 10, and 1.3."""


def teacher_search(
    deployment: Deployment,
    station: int,
    grid: Grid,
    truth: np.ndarray,
    betas: Sequence[float] = BETAS,
    progress: Callable[[float], bool] | None = None,
    window: Grid | None = None,
) -> tuple[float, float] | None:
    """The beta whose density map has the smallest KS distance to a ground-truth map.

    Exhaustive, with distances and the truth's sums shared by all betas. Probabilities are taken in
    single precision, which moves a KS distance by less than 1e-5.

    Parameters
    ----------
    deployment : Deployment
    station : int
        Index of the station.
    grid : Grid
    truth : numpy.ndarray
        (rows, columns) on `grid`, >= 0, need not be normalised.
    betas : sequence of float
    progress : callable, optional
        Called with the fraction done; returns False to stop.
    window : Grid, optional
        The part of `grid` in which the station is mapped, if not all of it: where the truth reaches
        farther, what it has outside counts against every beta.

    Returns
    -------
    (float, float) or None
        Best beta and its KS distance; None if stopped.

    Raises
    ------
    ValueError
        If the truth is no map, has another shape, or the grid misses the region.
    """
    truth = cumulative(truth)
    if truth.shape != grid.shape:
        raise ValueError(f"the truth has shape {truth.shape}, the grid {grid.shape}")
    weight = deployment.region_weight(grid)
    if window is not None:
        outside = np.ones(grid.shape, dtype=bool)
        outside[grid.slices(window)] = False
        weight = np.where(outside, 0.0, weight)
    weight = weight.ravel()
    served = np.flatnonzero(weight)
    site = int(deployment.site_of[station])
    ratios = log_distance_ratios(deployment.sites, site, grid, served).astype(np.float32)
    weight = weight[served].astype(np.float32)
    if deployment.antennas is not None:
        row, column = np.divmod(served, grid.columns)
        x, y = grid.centres()
        where = np.stack([x[column], y[row]], axis=-1)
        weight *= cell_shares(deployment, site, where)[station]
    values = np.zeros(grid.shape)  # double already, or summing it would convert it piece by piece
    best = None
    for i, beta in enumerate(betas):
        values.ravel()[served] = association_probability(ratios, beta) * weight
        sums = cumulative(values)
        sums -= truth
        distance = largest_quadrant(sums)
        if best is None or distance < best[1]:
            best = (float(beta), distance)
        if progress and not progress((i + 1) / len(betas)):
            return None
    return best
