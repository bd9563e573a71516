"""Zones under maps that are even inside outlines, as Voronoi cells are: by exact overlay, without a grid."""

from __future__ import annotations

import numpy as np
import shapely

from .walk import EXTRA, INSIDE, LAND, OUTSIDE, Walk, ZoneSums, summed

CHUNK = 64  # stations of a task


def chunks(stations: np.ndarray) -> list[np.ndarray]:
    """Stations in parts of one task each."""
    return [stations[start : start + CHUNK] for start in range(0, len(stations), CHUNK)]


def outline_sums(walk: Walk, stations: np.ndarray) -> ZoneSums:
    """Shares of the maps of some stations in zones.

    Parameters
    ----------
    walk : Walk
        Of a model with `outlines`.
    stations : numpy.ndarray
        (n,) int64.
    """
    owners, shapes, densities = [], [], []
    for station in stations.tolist():
        for shape, density in walk.model.outlines(walk.deployment, station):
            owners.append(station)
            shapes.append(shape)
            densities.append(density)
    owner, density = np.array(owners, dtype=np.int64), np.array(densities)
    outlines = np.array(shapes, dtype=object)
    areas = shapely.area(outlines)
    outline, zone = walk.zone_tree.query(outlines, predicate="intersects")
    order = np.argsort(outline, kind="stable")
    outline, zone = outline[order], zone[order]
    common_parts = shapely.intersection(outlines[outline], walk.zones[zone])
    common = shapely.area(common_parts)
    covered = np.bincount(outline, common, len(outlines))
    outside = np.maximum(areas - covered, 0.0)
    # zones may overlap, so that together they cover less than their sum
    several = np.bincount(outline, minlength=len(outlines)) > 1
    starts = np.searchsorted(outline, np.arange(len(outlines) + 1))
    for i in np.flatnonzero(several).tolist():
        parts = common_parts[starts[i] : starts[i + 1]]
        outside[i] = max(0.0, areas[i] - shapely.area(shapely.union_all(parts)))
    outside[outside < 1e-9 * areas] = 0.0
    count, zones = len(walk.zones) + EXTRA, len(walk.zones)
    keys, values = [owner[outline] * count + zone], [common * density[outline]]
    for extra, found in ((OUTSIDE, outside), (INSIDE, covered), (LAND, areas)):
        keys.append(owner * count + zones + extra)
        values.append(found * density)
    return summed(np.concatenate(keys), np.concatenate(values), zones, walk.least)
