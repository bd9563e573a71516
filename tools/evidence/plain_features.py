"""The 14 features of VoronoiBoost, plainly and slowly, after the design's table: reference and baseline."""

from __future__ import annotations

import itertools
from collections import deque

import numpy as np
import shapely

from deepmend.models.tessellation import voronoi_cells


def share_a_vertex(one, other):
    pairs = itertools.product(shapely.get_coordinates(one), shapely.get_coordinates(other))
    return any(np.hypot(*(a - b)) <= 1e-6 for a, b in pairs)


def hops_from(start, graph):
    """Breadth-first: {hops: stations}."""
    seen, queue = {start: 0}, deque([start])
    while queue:
        here = queue.popleft()
        for other in graph[here]:
            if other not in seen:
                seen[other] = seen[here] + 1
                queue.append(other)
    rings = {}
    for station, hops in seen.items():
        rings.setdefault(hops, []).append(station)
    return rings


def ring(rings, k, least):
    """Stations at exactly k hops, else at the next outer number, else at the next inner one."""
    outer = range(k, max(rings) + 1)
    for hops in [*outer, *range(min(k - 1, max(rings)), 0, -1)]:
        if len(rings[hops]) >= least:
            return rings[hops]
    return None


def plain_rectangle(points, factor):
    """Smallest rotated rectangle, by trying the direction of every pair of hull corners."""
    hull = shapely.convex_hull(shapely.multipoints(points))
    if hull.geom_type != "Polygon":
        return None
    corners, found = shapely.get_coordinates(hull), []
    for a, b in zip(corners, corners[1:]):
        angle = np.arctan2(*(b - a)[::-1])
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        extent = np.ptp(corners @ turn.T, axis=0)
        sides = [np.hypot(*(extent[i] * turn[i] / factor)) for i in (0, 1)]
        found.append((extent[0] * extent[1], min(extent), min(sides), max(sides)))
    smallest = min(f[0] for f in found)
    best = min((f for f in found if f[0] <= smallest * (1 + 1e-9)), key=lambda f: f[1])
    return best[2:]


def plain_features(xy, region, eastings):
    factor = np.array([eastings, 1.0])
    xy = xy * factor
    region = shapely.transform(region, lambda p: p * factor)
    cells = []
    for i, cell in enumerate(voronoi_cells(xy, region.bounds)):
        parts = shapely.get_parts(cell.intersection(region))
        cells.append(min(parts, key=lambda p: p.distance(shapely.Point(xy[i]))))
    n = len(xy)
    graph = {
        i: [j for j in range(n) if j != i and share_a_vertex(cells[i], cells[j])] for i in range(n)
    }
    area = [cell.area for cell in cells]
    offset = [cell.centroid.distance(shapely.Point(p)) for cell, p in zip(cells, xy)]

    def distance(a, b):
        return float(np.hypot(*(xy[a] - xy[b])))

    rows = []
    for i in range(n):
        rings = hops_from(i, graph)

        def mean_distance(k, i=i, rings=rings):
            chosen = ring(rings, k, 1)
            return chosen and np.mean([distance(i, j) for j in chosen])

        def mean_pairwise(k, rings=rings):
            chosen = ring(rings, k, 2)
            return chosen and np.mean([distance(*p) for p in itertools.combinations(chosen, 2)])

        def within(k, rings=rings):
            return [j for hops in rings if hops <= k for j in rings[hops]]

        def mean_within(values, k, within=within):
            return np.mean([values[j] for j in within(k)])

        def hull_width(k, rings=rings, within=within):
            for hops in range(k, max(k, max(rings)) + 1):
                sides = plain_rectangle(xy[within(hops)], factor)
                if sides:
                    return sides[0]
            return None

        def ratio(value, base):
            return value / base if value and base else 1.0

        corners = shapely.get_coordinates(cells[i])
        reach = max(np.hypot(*(c - xy[i])) for c in corners)
        eighth = ring(rings, 8, 1)
        width, length = plain_rectangle(corners, np.ones(2))
        rows.append(
            [
                *(ratio(mean_distance(k), mean_distance(1)) for k in (6, 8, 10)),
                *(ratio(mean_pairwise(k), mean_pairwise(1)) for k in (6, 8, 10)),
                min(distance(i, j) for j in eighth) if eighth else reach,
                ratio(hull_width(8), hull_width(1)) if max(rings) >= 1 else 1.0,
                *(ratio(mean_within(area, k), mean_within(area, 1)) for k in (4, 6, 8)),
                ratio(mean_within(offset, 10), mean_within(offset, 1)),
                reach,
                length / width,
            ]
        )
    return np.array(rows)
