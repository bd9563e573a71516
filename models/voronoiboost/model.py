"""The VoronoiBoost model (Martínez-Durive, Couturieux, Ziemlicki, Fiore; SECON 2022)."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import shapely

from ..coverage import coverage
from ..deployment import Deployment
from ..grid import Grid
from ..maps import normalised
from ..neighbourhood import main_parts
from ..probability import FromMaps, ServiceProbability, shares_of_pairs
from ..tessellation import polygons_only
from .features import CHUNK, FRANCE, NAMES, features, stretch
from .trees import Trees

TAUS = (0.25, 0.5, 0.75, 0.85, 0.95)
WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "trees.npz")


class VoronoiBoostModel(FromMaps):
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

    weights = WEIGHTS

    def __init__(self, weights: str | os.PathLike[str] = WEIGHTS) -> None:
        self._trees = Trees.load(weights)
        if self._trees.feature.max() > len(NAMES) or np.abs(self._trees.value).max() > 20:
            raise ValueError(f"{weights} holds no regression trees of VoronoiBoost")
        self._kept: WeakKeyDictionary[Deployment, tuple[np.ndarray, np.ndarray]] = (
            WeakKeyDictionary()
        )
        self._rings: WeakKeyDictionary[Deployment, _Rings] = WeakKeyDictionary()

    def __getstate__(self) -> dict[str, Any]:
        """What travels to other programs: weak references do not."""
        return {**vars(self), "_kept": dict(self._kept), "_rings": {}}

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, WeakKeyDictionary(value) if name in ("_kept", "_rings") else value)

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Compute what all stations share; returns False if `progress` stopped it."""
        if deployment in self._kept:
            return True
        if deployment.tessellation.cells(_part(progress, 0.0, 0.1)) is None:
            return False
        latitude = FRANCE if deployment.latitude is None else deployment.latitude
        frame = stretch(latitude)
        table = features(deployment.xy, deployment.region, frame, _part(progress, 0.1, 0.6))
        if table is None:
            return False
        scales = predict_scales(self._trees, table, _part(progress, 0.6, 1.0))
        if scales is None:
            return False
        parts = main_parts(deployment.tessellation.cells(), deployment.xy)
        self._kept[deployment] = scales, parts
        return True

    def levels(
        self, deployment: Deployment, station: int
    ) -> list[tuple[float, float, shapely.Polygon]]:
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

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres, from the exact densities of all stations there and their a_i.

        Where no station's outermost level reaches, the nearest one serves.
        """
        if deployment not in self._rings:
            self._rings[deployment] = _Rings(self, deployment)
        places = np.asarray(places, dtype=np.float64)
        return shares_of_pairs(deployment, places, *self._rings[deployment].at(places))

    def outlines(
        self, deployment: Deployment, station: int
    ) -> list[tuple[shapely.Geometry, float]]:
        """Nested outlines in the region, and what the map is denser by in each, per square metre.

        The density at a place is the sum of those of the outlines that hold it. Nothing where the station's
        cell misses the region.
        """
        region = deployment.own_region  # for outlines are asked for in several threads
        found = _densities(self.levels(deployment, station), region)
        if not found:
            cell = deployment.tessellation.cells()[station]
            return [(cell, 1.0 / cell.area)] if cell.area > 0.0 else []
        outer = [density for _, density in found[1:]] + [0.0]
        # inside the next outline too, so it adds only what it is denser by
        return [
            (polygons_only([cut(outline, region)])[0], density - further)
            for (outline, density), further in zip(found, outer)
        ]

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        tau_1 is spread evenly over the innermost polygon, tau_k - tau_(k-1) over what the k-th adds to
        the inner ones; where it adds nothing in the region its share goes to the next level out. Where
        no level meets the region, as on a thin bent island, the Voronoi cell itself is taken.

        Raises
        ------
        ValueError
            If no part of the cell lies in the grid and the region.
        """
        total = np.zeros(grid.shape)
        inner, inner_shares, before, waiting = shapely.Polygon(), np.zeros(grid.shape), 0.0, 0.0
        for tau, _, polygon in self.levels(deployment, station):
            waiting += tau - before
            before = tau
            outer = shapely.union(inner, polygon)
            shares = coverage(cut(outer, deployment.region), grid)
            added = np.maximum(shares - inner_shares, 0.0)
            if added.any():
                total += added * (waiting / (shapely.area(outer) - shapely.area(inner)))
                waiting = 0.0
            inner, inner_shares = outer, shares
        if not total.any():
            total = coverage(deployment.tessellation.cells()[station], grid)
        total[deployment.region_weight(grid) == 0.0] = 0.0
        return normalised(total)


class _Rings:
    """Levels of all stations as nested outlines, each with what it adds to a_i times the density inside it.

    That is the map of `VoronoiBoostModel.diffuse` without cells and window.
    """

    def __init__(self, model: VoronoiBoostModel, deployment: Deployment) -> None:
        outlines, owners, steps = [], [], []
        for station, cell in enumerate(deployment.tessellation.cells()):
            for outline, density in model.outlines(deployment, station):
                outlines.append(outline)
                owners.append(station)
                steps.append(density * cell.area)
        self._tree = shapely.STRtree(outlines)
        self._owners, self._steps = np.array(owners), np.array(steps)

    def at(self, places: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """(place, station, a_i P(l|i)) of all pairs in which the station serves the place: (m,) each."""
        place, outline = self._tree.query(shapely.points(places), predicate="intersects")
        key, pair = np.unique(np.stack([place, self._owners[outline]]), axis=1, return_inverse=True)
        weight = np.bincount(np.ravel(pair), self._steps[outline], minlength=key.shape[1])
        # what remains of a sum that is 0
        weight[weight < 1e-12 * self._steps.max(initial=0.0)] = 0.0
        return key[0], key[1], weight


def _densities(
    levels: list[tuple[float, float, shapely.Polygon]], region: shapely.Geometry
) -> list[tuple[shapely.Geometry, float]]:
    """Nested outlines of a station and the density in the ring between each and the next inner one, which
    integrates to 1 over the region; empty where none meets it."""
    found, waiting, before, held = [], 0.0, 0.0, 0.0
    inner, inner_land = shapely.Polygon(), 0.0
    for tau, _, polygon in levels:
        waiting += tau - before
        before = tau
        outer = shapely.union(inner, polygon)
        land = shapely.area(cut(outer, region))
        if land > inner_land:
            density = waiting / (shapely.area(outer) - shapely.area(inner))
            held += density * (land - inner_land)
            found.append((outer, density))
            waiting = 0.0
        elif found:
            found[-1] = outer, found[-1][1]
        inner, inner_land = outer, land
    return [(outline, density / held) for outline, density in found]


def _part(
    progress: Callable[[float], bool] | None, start: float, end: float
) -> Callable[[float], bool] | None:
    """Progress of a part of the work as that of the whole."""
    return progress and (lambda fraction: progress(start + (end - start) * fraction))


def predict_scales(
    trees: Trees, table: np.ndarray, progress: Callable[[float], bool] | None = None
) -> np.ndarray | None:
    """Scales of the levels: (n, 5) rounded to 3 decimals, NaN where a level is dropped.

    A level is dropped where its scale is not smaller than that of the next higher one kept, so that the
    levels nest.

    Parameters
    ----------
    trees : Trees
    table : numpy.ndarray
        (n, 14) features, NaN rows where there are none.
    progress : callable, optional
        Called with the fraction done; returns False to stop, and the result is None.
    """
    scales = np.full((len(table), len(TAUS)), np.nan)
    known = np.flatnonzero(np.isfinite(table).all(axis=1))
    for start in range(0, len(known), CHUNK):
        chosen = known[start : start + CHUNK]
        least = np.full(len(chosen), np.inf)
        for level in range(len(TAUS) - 1, -1, -1):
            rows = np.column_stack([table[chosen], np.full(len(chosen), TAUS[level])])
            scale = np.round(np.exp(trees.predict(rows)), 3)
            kept = scale < least
            scales[chosen, level] = np.where(kept, scale, np.nan)
            least = np.where(kept, scale, least)
        if progress and not progress(min(1.0, (start + CHUNK) / len(known))):
            return None
    return scales


def cut(polygon: shapely.Geometry, region: shapely.Geometry) -> shapely.Geometry:
    """The part of a polygon in a prepared region."""
    if shapely.contains_properly(region, polygon):
        return polygon
    return shapely.intersection(polygon, region)
