"""What a ground-truth map is like: nearest density map, mass in the own cell, spread and texture."""

from __future__ import annotations

import numpy as np
import shapely

from deepmend.models.association import association_probability
from deepmend.models.density import log_distance_ratios
from deepmend.models.ks import cumulative, largest_quadrant
from deepmend.models.radio.sites import site_spacing
from deepmend.models.teacher import BETAS
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import TAUS

LAGS = (1, 2, 3, 5, 8, 12, 20, 30)  # cells
FLOOR = (
    1.2e-3  # of a map's largest value: what can be read off the coarser of the two operator maps
)
ABOVE = 10.0  # texture is looked at where the density model is above the floor by this factor
CONVEX = 0.97  # of its hull's area that a cell fills if it counts as convex


def measure(deployment, station, grid, truth, published=None):
    """All figures of one map.

    Parameters
    ----------
    deployment : Deployment
    station : int
    grid : Grid
    truth : numpy.ndarray
        (rows, columns), sums to 1.
    published : numpy.ndarray, optional
        (5,) published scales, NaN where dropped.

    Returns
    -------
    dict
        beta, ks: the teacher's; voronoi: KS distance of the Voronoi cell; own: mass inside it; area: of
        the cell, km2; spacing: of sites, metres; by_beta: KS distances of all BETAS; texture: standard
        deviation and correlations; spread: scales of the map, scales: the published ones, and
        spread_beta, scales_beta: the betas whose density maps have the nearest ones. NaN where unknown.
    """
    published = np.full(len(TAUS), np.nan) if published is None else published
    cell, sums = deployment.tessellation.cells()[station], cumulative(truth)
    levels = gauge(cell, grid)
    order = None if levels is None else np.argsort(levels, axis=None)
    distances, spreads, best = [], [], None
    for values in density_maps(deployment, station, grid):
        distances.append(largest_quadrant(cumulative(values) - sums))
        if distances[-1] == min(distances):
            best = values.copy()
        if levels is not None:
            spreads.append(spread(levels, order, values))
    own_spread = np.full(len(TAUS), np.nan)
    if levels is not None:
        own_spread = spread(levels, order, truth)
    voronoi = VoronoiModel().diffuse(deployment, station, grid)
    nearest = deployment.nearest_distances(grid)[0]
    in_own = grid.distances(*deployment.xy[station]) <= nearest * (1.0 + 1e-9)
    return {
        "beta": BETAS[int(np.argmin(distances))],
        "ks": min(distances),
        "voronoi": largest_quadrant(cumulative(voronoi) - sums),
        "own": truth[in_own].sum(),
        "area": cell.area / 1e6,
        "spacing": site_spacing(deployment)[station],
        "by_beta": np.array(distances),
        "texture": texture(truth, best / best.sum()),
        "spread": own_spread,
        "scales": published,
        "spread_beta": _nearest_beta(spreads, own_spread),
        "scales_beta": _nearest_beta(spreads, published),
    }


def density_maps(deployment, station, grid):
    """The density model's map, not normalised, for each of BETAS, as in the teacher search.

    One array is yielded again and again.
    """
    weight = deployment.region_weight(grid).ravel()
    served = np.flatnonzero(weight)
    ratios = log_distance_ratios(deployment, station, grid, served).astype(np.float32)
    weight = weight[served].astype(np.float32)
    values = np.zeros(grid.shape)
    for beta in BETAS:
        values.ravel()[served] = association_probability(ratios, beta) * weight
        yield values


def gauge(cell, grid):
    """By which factor a cell must be scaled about its bounding box's centre to reach each place.

    Returns
    -------
    numpy.ndarray or None
        (rows, columns); None if the cell is not convex or does not hold that centre.
    """
    hull = cell.convex_hull
    if cell.is_empty or cell.area < CONVEX * hull.area:
        return None
    west, south, east, north = hull.bounds
    centre = np.array([(west + east) / 2, (south + north) / 2])
    if not shapely.contains_properly(hull, shapely.Point(centre)):
        return None
    corners = shapely.get_coordinates(hull)[:-1] - centre
    along = np.roll(corners, -1, axis=0) - corners
    across = np.c_[along[:, 1], -along[:, 0]]
    across /= (across * corners).sum(axis=1)[:, None]  # 1 on the side itself, whichever way it runs
    x, y = grid.centres()
    result = np.zeros(grid.shape)
    for a, b in across:
        np.maximum(result, a * (x - centre[0]) + b * (y - centre[1])[:, None], out=result)
    return result


def spread(levels, order, values):
    """Scales at which the cell holds the shares TAUS of a map.

    Parameters
    ----------
    levels : numpy.ndarray
        (rows, columns) from `gauge`.
    order : numpy.ndarray
        Flat indices that sort them.
    values : numpy.ndarray
        (rows, columns) the map, not necessarily normalised.

    Returns
    -------
    numpy.ndarray
        (5,)
    """
    held = np.cumsum(values.ravel()[order], dtype=np.float64)
    place = np.searchsorted(held, np.array(TAUS) * held[-1])
    return levels.ravel()[order[np.minimum(place, len(order) - 1)]]


def _nearest_beta(spreads, wanted):
    """The beta whose scales come nearest on a log scale; NaN if there are none to compare."""
    known = np.isfinite(wanted)
    if not len(spreads) or not known.any():
        return np.nan
    apart = np.log(np.array(spreads)[:, known]) - np.log(wanted[known])
    return BETAS[int(np.argmin((apart**2).sum(axis=1)))]


def texture(truth, model):
    """How far, on a log scale, a map departs from a smooth one, and how alike neighbouring places depart.

    Operator maps end at a floor: all maps are cut at the same share of their largest value.

    Parameters
    ----------
    truth, model : numpy.ndarray
        (rows, columns), sum 1.

    Returns
    -------
    numpy.ndarray
        (1 + LAGS,) standard deviation of ln(truth / model), and its correlations along rows and columns;
        NaN if too little lies above the floor.
    """
    floor = FLOOR * truth.max()
    seen = model > ABOVE * floor
    if seen.sum() < 200:
        return np.full(1 + len(LAGS), np.nan)
    residual = np.log(np.maximum(truth, floor / 2) / np.maximum(model, 1e-30))
    residual = np.where(seen, residual - residual[seen].mean(), 0.0)
    variance = (residual[seen] ** 2).mean()
    result = [np.sqrt(variance)]
    for lag in LAGS:
        along = []
        for values, both in ((residual, seen), (residual.T, seen.T)):
            pairs = (both[lag:] & both[:-lag]).sum()
            along.append((values[lag:] * values[:-lag]).sum() / max(1, pairs) / variance)
        result.append(np.mean(along))
    return np.array(result)
