"""The 14 features of VoronoiBoost, in the published frame (Martinez-Durive et al., SECON 2022)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import shapely
from scipy import sparse
from scipy.spatial.distance import pdist

from ..neighbourhood import adjacency, main_parts, rings
from ..tessellation import Tessellation

NAMES = (
    "mean_d_neighbors_6_1_div",
    "mean_d_neighbors_8_1_div",
    "mean_d_neighbors_10_1_div",
    "mean_distance_6_1_div",
    "mean_distance_8_1_div",
    "mean_distance_10_1_div",
    "min_d_neighbors_8",
    "convex_hull_width_8_1_div",
    "mean_area_neighbors_4_1_div",
    "mean_area_neighbors_6_1_div",
    "mean_area_neighbors_8_1_div",
    "mean_d_t_barc_v_10_1_div",
    "d_v_max",
    "v_diameter_v_width_div",
)

STRETCH = (1.33, 1.61)
"""1 / cos(latitude) in the data the scales come from: France."""

FRANCE = 46.6
"""Latitude, degrees, taken where a deployment's own is not known."""

CHUNK = 500  # stations handled between two reports of progress
FARTHEST = 10  # hops


def stretch(latitude: float) -> float:
    """How far the published frame stretches eastings at a latitude (degrees), within what it has seen.

    The published features were computed in x = R dlon, y = R dlat, without the cosine of the latitude.
    """
    return float(np.clip(1.0 / np.cos(np.radians(latitude)), *STRETCH))


def features(
    xy: np.ndarray,
    region: shapely.Geometry,
    eastings: float = 1.0,
    progress: Callable[[float], bool] | None = None,
) -> np.ndarray | None:
    """The features of every station.

    Parameters
    ----------
    xy : numpy.ndarray
        (n, 2) positions, metres.
    region : shapely.Polygon or shapely.MultiPolygon
        Metres.
    eastings : float
        Stretch of the frame, see `stretch`.
    progress : callable, optional
        Called with the fraction done; returns False to stop.

    Returns
    -------
    numpy.ndarray or None
        (n, 14) in the order of NAMES; NaN for stations whose cell misses the region; None if stopped.
    """
    factor = np.array([eastings, 1.0])
    xy = xy * factor
    region = shapely.transform(region, lambda points: points * factor)
    shapely.prepare(region)
    cells = Tessellation(xy, region).cells(progress and (lambda fraction: progress(0.0)))
    if cells is None:
        return None
    polygons = main_parts(cells, xy)
    graph = adjacency(polygons)
    known = ~shapely.is_empty(polygons)
    result = np.full((len(xy), len(NAMES)), np.nan)
    numbers = np.flatnonzero(known)
    site = _Sites(xy, polygons, factor)
    for start in range(0, len(numbers), CHUNK):
        chosen = numbers[start : start + CHUNK]
        for station, near in zip(chosen, _rings(graph, chosen)):
            result[station] = _of_station(site, station, near)
        if progress and not progress(min(1.0, (start + CHUNK) / len(numbers))):
            return None
    return result


class _Sites:
    """What the features of all stations share, in the frame."""

    def __init__(self, xy: np.ndarray, polygons: np.ndarray, factor: np.ndarray) -> None:
        self.xy, self.factor = xy, factor
        self.area = shapely.area(polygons)
        centroids = shapely.get_coordinates(shapely.centroid(polygons))
        self.to_centroid = np.full(len(xy), np.nan)
        known = ~shapely.is_empty(polygons)
        self.to_centroid[known] = np.hypot(*(centroids - xy[known]).T)
        self.corners = np.split(*_rows(polygons))


def _rows(polygons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates of all polygons, and where to split them."""
    points, owner = shapely.get_coordinates(polygons, return_index=True)
    return points, np.searchsorted(owner, np.arange(1, len(polygons)))


def _rings(graph: sparse.csr_matrix, starts: np.ndarray) -> Iterator[list[np.ndarray]]:
    """For each start, the stations at exactly 0, 1, ..., 10 hops; further rings where they are needed.

    They are where ring 10 holds one station only: then the next one of two or more is looked for, which
    can be far out in a narrow corridor.
    """
    found = rings(graph, starts, FARTHEST)
    for row in range(len(starts)):
        near = [ring.indices[ring.indptr[row] : ring.indptr[row + 1]] for ring in found]
        while len(near[-1]) == 1:
            reached = np.concatenate(
                [graph.indices[slice(*graph.indptr[i : i + 2])] for i in near[-1]]
            )
            near.append(np.setdiff1d(reached, np.concatenate(near[-2:])))
        yield near


def _of_station(site: _Sites, start: int, near: list[np.ndarray]) -> tuple[float, ...]:
    """Features of one station; `near[k]` are the stations at exactly k hops."""
    here = site.xy[start]

    def mean_distance(k):
        ring = _ring(near, k, 1)
        return None if ring is None else np.hypot(*(site.xy[ring] - here).T).mean()

    def mean_pairwise(k):
        ring = _ring(near, k, 2)
        return None if ring is None else pdist(site.xy[ring]).mean()

    def within(values, k):
        return values[np.concatenate(near[: k + 1])].mean()

    def hull(k):
        for hops in range(k, len(near)):
            sides = rectangle(site.xy[np.concatenate(near[: hops + 1])], site.factor)
            if sides[0] > 0:
                return sides[0]
        return None

    corners = site.corners[start]
    reach = np.hypot(*(corners - here).T).max()
    eighth = _ring(near, 8, 1)
    nearest = reach if eighth is None else np.hypot(*(site.xy[eighth] - here).T).min()
    width, length = rectangle(corners, np.ones(2))
    return (
        *(_ratio(mean_distance(k), mean_distance(1)) for k in (6, 8, 10)),
        *(_ratio(mean_pairwise(k), mean_pairwise(1)) for k in (6, 8, 10)),
        nearest,
        _ratio(hull(8), hull(1)),
        *(_ratio(within(site.area, k), within(site.area, 1)) for k in (4, 6, 8)),
        _ratio(within(site.to_centroid, 10), within(site.to_centroid, 1)),
        reach,
        _ratio(length, width),
    )


def _ring(near: Sequence[np.ndarray], k: int, least: int) -> np.ndarray | None:
    """The ring at k hops; where it has fewer than `least` stations the next outer one, else inner one."""
    for hops in (*range(k, len(near)), *range(k - 1, 0, -1)):
        if len(near[hops]) >= least:
            return near[hops]
    return None


def _ratio(value: float | None, base: float | None) -> float:
    """value / base, 1 where there is none."""
    return value / base if value is not None and base else 1.0


def rectangle(points: np.ndarray, factor: np.ndarray) -> tuple[float, float]:
    """Sides of the smallest rotated rectangle around points, fitted in the stretched frame.

    Parameters
    ----------
    points : numpy.ndarray
        (n, 2) in the frame.
    factor : numpy.ndarray
        (2,) stretch to take back before the sides are measured.

    Returns
    -------
    (float, float)
        Shorter and longer side, metres; zeros for fewer than three points or points on a line.
    """
    hull = shapely.convex_hull(shapely.multipoints(points))
    if shapely.get_type_id(hull) != shapely.GeometryType.POLYGON:
        return 0.0, 0.0
    corners = shapely.get_coordinates(hull)
    along = np.diff(corners, axis=0)
    along /= np.hypot(*along.T)[:, None]
    across = along[:, ::-1] * (-1.0, 1.0)
    # the smallest rectangle lies along one of the hull's edges; those along a triangle's three edges are
    # equally large, so among equals the narrowest is taken
    lengths, widths = np.ptp(corners @ along.T, axis=0), np.ptp(corners @ across.T, axis=0)
    areas = lengths * widths
    narrow = np.minimum(lengths, widths)
    best = np.argmin(np.where(areas <= areas.min() * (1.0 + 1e-9), narrow, np.inf))
    sides = (
        np.hypot(*(lengths[best] * along[best] / factor)),
        np.hypot(*(widths[best] * across[best] / factor)),
    )
    return min(sides), max(sides)
