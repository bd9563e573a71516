"""The VoronoiBoost model (Martinez-Durive, Mishra, Ziemlicki, Rubrichi, Smoreda, Fiore; SECON 2022)."""

from __future__ import annotations

import os
from weakref import WeakKeyDictionary

import numpy as np
import shapely

from ..coverage import coverage
from ..maps import normalised
from ..neighbourhood import main_parts
from .features import FRANCE, features, stretch
from .trees import Trees

TAUS = (0.25, 0.5, 0.75, 0.85, 0.95)
WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trees.npz")


class VoronoiBoostModel:
    """Voronoi cells scaled about their centre until they hold 25, 50, 75, 85 and 95 % of the users.

    Parameters
    ----------
    weights : str
        Trees that predict the logarithm of the scale from the features and tau.

    Raises
    ------
    ValueError
        If the file holds no such trees.
    """

    def __init__(self, weights=WEIGHTS):
        self._trees = Trees.load(weights)
        self._kept = WeakKeyDictionary()

    def prepare(self, deployment, progress=None):
        """Compute what all stations share; returns False if `progress` stopped it."""
        if deployment in self._kept:
            return True
        if deployment.tessellation.cells(progress) is None:
            return False
        latitude = FRANCE if deployment.latitude is None else deployment.latitude
        table = features(deployment.xy, deployment.region, stretch(latitude), progress)
        if table is None:
            return False
        scales = predict_scales(self._trees, table)
        parts = main_parts(deployment.tessellation.cells(), deployment.xy)
        self._kept[deployment] = scales, parts
        return True

    def levels(self, deployment, station):
        """The scaled cells of a station.

        Returns
        -------
        list of (float, float, shapely.Polygon)
            tau, scale and polygon, the innermost first; scales grow with tau.
        """
        self.prepare(deployment)
        scales, parts = self._kept[deployment]
        cell = parts[station]
        west, south, east, north = shapely.bounds(cell)
        centre = np.array([(west + east) / 2, (south + north) / 2])
        return [
            (tau, scale, shapely.transform(cell, lambda p, s=scale: centre + s * (p - centre)))
            for tau, scale in zip(TAUS, scales[station].tolist())
            if np.isfinite(scale)
        ]

    def diffuse(self, deployment, station, grid):
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        tau_1 is spread evenly over the innermost polygon, tau_k - tau_(k-1) over what the k-th adds to
        the inner ones; where it adds nothing its share goes to the next level out.

        Raises
        ------
        ValueError
            If no part of the polygons lies in the grid and the region.
        """
        total = np.zeros(grid.shape)
        inner, inner_shares, before, waiting = shapely.Polygon(), np.zeros(grid.shape), 0.0, 0.0
        for tau, _, polygon in self.levels(deployment, station):
            outer = shapely.union(inner, polygon)
            waiting += tau - before
            before = tau
            added = shapely.area(outer) - shapely.area(inner)
            if added <= 1e-9 * shapely.area(outer):
                continue
            shares = coverage(cut(outer, deployment.region), grid)
            total += np.maximum(shares - inner_shares, 0.0) * (waiting / added)
            inner, inner_shares, waiting = outer, shares, 0.0
        total[deployment.region_weight(grid) == 0.0] = 0.0
        return normalised(total)


def predict_scales(trees, table):
    """Scales of the levels: (n, 5) rounded to 3 decimals, NaN where a level is dropped.

    A level is dropped where its scale is not smaller than that of the next higher one kept, so that the
    levels nest.

    Parameters
    ----------
    trees : Trees
    table : numpy.ndarray
        (n, 14) features, NaN rows where there are none.
    """
    scales = np.full((len(table), len(TAUS)), np.nan)
    known = np.isfinite(table).all(axis=1)
    least = np.full(known.sum(), np.inf)
    for level in range(len(TAUS) - 1, -1, -1):
        rows = np.column_stack([table[known], np.full(known.sum(), TAUS[level])])
        scale = np.round(np.exp(trees.predict(rows)), 3)
        kept = scale < least
        scales[known, level] = np.where(kept, scale, np.nan)
        least = np.where(kept, scale, least)
    return scales


def cut(polygon, region):
    """The part of a polygon in a prepared region."""
    if shapely.contains_properly(region, polygon):
        return polygon
    return shapely.intersection(polygon, region)
