"""Hops between stations: two are one hop apart if their cells share a vertex."""

from __future__ import annotations

import numpy as np
import shapely
from scipy import sparse
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

SAME_VERTEX = 1e-6
"""Vertices nearer than this (metres) are one."""


def main_parts(cells: np.ndarray, xy: np.ndarray) -> np.ndarray:
    """Of each cell in several parts the one that holds its station, or is nearest to it.

    Parameters
    ----------
    cells : numpy.ndarray
        (n,) shapely polygons and multipolygons.
    xy : numpy.ndarray
        (n, 2) stations.

    Returns
    -------
    numpy.ndarray
        (n,) shapely polygons, empty where a cell is.
    """
    parts, owner = shapely.get_parts(cells, return_index=True)
    gaps = shapely.distance(parts, shapely.points(xy[owner]))
    order = np.lexsort((gaps, owner))
    owners, first = np.unique(owner[order], return_index=True)
    result = np.full(len(cells), shapely.Polygon(), dtype=object)
    result[owners] = parts[order][first]
    return result


def adjacency(polygons: np.ndarray) -> sparse.csr_matrix:
    """Which polygons share a vertex: (n, n) sparse bool, without the diagonal."""
    points, owner = shapely.get_coordinates(polygons, return_index=True)
    pairs = cKDTree(points).query_pairs(SAME_VERTEX, output_type="ndarray")
    links = sparse.coo_matrix((np.ones(len(pairs)), pairs.T), shape=(len(points), len(points)))
    vertices, vertex = connected_components(links, directed=False)
    shape = (len(polygons), vertices)
    touches = sparse.coo_matrix((np.ones(len(owner), dtype=np.int32), (owner, vertex)), shape=shape)
    touches = touches.tocsr()
    graph = (touches @ touches.T).tocsr()
    graph.setdiag(0)
    graph.eliminate_zeros()
    return graph.astype(bool)


def rings(graph: sparse.csr_matrix, starts: np.ndarray, most: int) -> list[sparse.csr_matrix]:
    """Stations at exactly 0, 1, ..., `most` hops from some stations.

    Parameters
    ----------
    graph : scipy.sparse.csr_matrix
        (n, n) bool, symmetric.
    starts : numpy.ndarray
        (m,) station numbers.
    most : int

    Returns
    -------
    list of scipy.sparse.csr_matrix
        (m, n) bool, one for each number of hops.
    """
    step = graph.astype(np.int32)
    n = graph.shape[0]
    ones = np.ones(len(starts), dtype=np.int32)
    ring = sparse.csr_matrix((ones, (np.arange(len(starts)), starts)), shape=(len(starts), n))
    before = sparse.csr_matrix(ring.shape, dtype=np.int32)
    result = [ring.astype(bool)]
    for _ in range(most):
        reached = ring @ step
        reached.data[:] = 1
        # neighbours of a ring lie in it, before it or behind it
        known = ring + before
        reached = reached - reached.multiply(known)
        reached.eliminate_zeros()
        before, ring = ring, reached.tocsr()
        result.append(ring.astype(bool))
    return result
