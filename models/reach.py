"""How far beyond its outermost stations a deployment reaches, and which share of users a model puts there."""

from __future__ import annotations

from typing import Any

import numpy as np
import shapely
from numpy.typing import ArrayLike
from scipy.spatial import cKDTree

from .deployment import CO_LOCATED, NEIGHBOURS, Deployment
from .sites import merge_sites
from .walk import OutlineModel

FACTOR = 2.0
"""A station's users are looked for up to so many times the mean distance of its nearest neighbours."""

POINTS = 4000
"""Places in the surroundings, and as many beyond, at which a model is asked."""

STATIONS = 100
"""Stations whose outlines are looked at."""


def usual_edge(xy: ArrayLike, default: float) -> float:
    """How far beyond the outermost stations users are likely, metres.

    FACTOR times the mean distance of the five nearest sites, in the median over the corners of the convex
    hull: these serve what is outside.

    Parameters
    ----------
    xy : array_like
        (n, 2) positions of one operator's stations, metres.
    default : float
        Where there is only one site.
    """
    xy = np.asarray(xy, dtype=np.float64)
    sites = xy[np.unique(merge_sites(xy, CO_LOCATED), return_index=True)[1]]
    if len(sites) < 2:
        return default
    corners = shapely.get_coordinates(shapely.convex_hull(shapely.multipoints(sites)))
    count = min(NEIGHBOURS, len(sites) - 1)
    # the nearest to a corner is the corner itself
    distances = cKDTree(sites).query(corners, k=np.arange(2, count + 2))[0]
    return FACTOR * float(np.median(distances.mean(axis=1)))


def surroundings(xy: ArrayLike, edge: float) -> shapely.Geometry:
    """What is between stations (n, 2), or at most `edge` metres beyond the outermost: a polygon."""
    hull = shapely.convex_hull(shapely.multipoints(np.asarray(xy, dtype=np.float64)))
    return shapely.buffer(hull, edge)


def share_beyond(
    model: Any, deployment: Deployment, stations: np.ndarray, near: shapely.Geometry
) -> float:
    """The mean share of stations' users, 0 to 1, that a model puts into the region outside `near`.

    Parameters
    ----------
    model : LandModel or OutlineModel
    deployment : Deployment
    stations : numpy.ndarray
        Their numbers.
    near : shapely geometry
        Such as their surroundings, metres.
    """
    if isinstance(model, OutlineModel):
        return _beyond_outlines(model, deployment, stations, near)
    parts = []
    for land in (
        shapely.intersection(deployment.region, near),
        shapely.difference(deployment.region, near),
    ):
        places = _places_in(land)
        sums = np.zeros(len(deployment))
        if len(places):
            served = model.service(deployment, places)
            there = served.stations >= 0
            np.add.at(sums, served.stations[there], served.values[there])
            sums *= shapely.area(land) / len(places)
        parts.append(sums[stations])
    inside, beyond = parts
    total = inside + beyond
    known = total > 0.0
    return float((beyond[known] / total[known]).mean()) if known.any() else 0.0


def _beyond_outlines(
    model: OutlineModel, deployment: Deployment, stations: np.ndarray, near: shapely.Geometry
) -> float:
    shares = []
    for station in stations[:: -(-len(stations) // STATIONS)].tolist():
        found = model.outlines(deployment, station)
        shapes = np.array([shape for shape, _ in found], dtype=object)
        density = np.array([density for _, density in found])
        whole = float(density @ shapely.area(shapes))
        if whole > 0.0:
            inside = float(density @ shapely.area(shapely.intersection(shapes, near)))
            shares.append(1.0 - inside / whole)
    return float(np.mean(shares)) if shares else 0.0


def _places_in(land: shapely.Geometry) -> np.ndarray:
    """About POINTS places evenly over land: (n, 2)."""
    area = shapely.area(land)
    if not area > 0.0:
        return np.zeros((0, 2))
    west, south, east, north = shapely.bounds(land)
    step = np.sqrt(area / POINTS)
    x, y = np.meshgrid(
        np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step)
    )
    shapely.prepare(land)
    inside = shapely.contains_xy(land, x.ravel(), y.ravel())
    return np.column_stack([x.ravel()[inside], y.ravel()[inside]])
