"""Flows between stations as flows between zones: W^T F W (design: Overlay)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from scipy import sparse

from .zonetotals import ZoneWeights

ROWS = 256  # zones whose flows are computed together


def weight_matrix(weights: ZoneWeights) -> sparse.csr_matrix:
    """W (stations, zones + 1), the last column what is outside all zones; rows sum to 1."""
    stations = np.arange(len(weights.outside))
    rows = np.concatenate([weights.station, stations])
    columns = np.concatenate([weights.zone, np.full(len(stations), weights.zones)])
    values = np.concatenate([weights.weight, weights.outside])
    shape = len(stations), weights.zones + 1
    result = sparse.csr_matrix((values, (rows, columns)), shape=shape)
    result.eliminate_zeros()
    return result


def zone_flows(
    matrix: sparse.csr_matrix,
    origin: np.ndarray,
    destination: np.ndarray,
    flow: np.ndarray,
    least: float = 0.0,
    progress: Callable[[float], bool] | None = None,
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Flows between zones, where both ends are spread independently, as the stations' users are.

    Parameters
    ----------
    matrix : scipy.sparse.csr_matrix
        W (stations, zones), rows of which sum to 1.
    origin, destination : numpy.ndarray
        int64 (m,) stations.
    flow : numpy.ndarray
        (m,) 0 or more; those of one pair add up.
    least : float
        Flows below this are left out.
    progress : callable, optional
        Told the fraction done; returns False to stop.

    Yields
    ------
    (numpy.ndarray, numpy.ndarray, numpy.ndarray)
        Zones of origin and destination, and flow, of some pairs, by origin, then by destination. Their sum,
        with `least` 0, is that of `flow`. Ends early where `progress` says so.
    """
    n, zones = matrix.shape
    between = sparse.csr_matrix((flow, (origin, destination)), shape=(n, n))
    # what goes from each zone to each station
    leaving = sparse.csr_matrix(matrix.T) @ between
    for start in range(0, zones, ROWS):
        part = leaving[start : start + ROWS]
        if part.nnz:
            found = (part @ matrix).tocsr()
            found.sort_indices()
            row = np.repeat(np.arange(found.shape[0]), np.diff(found.indptr))
            kept = (found.data > 0.0) & (found.data >= least)
            yield row[kept] + start, found.indices[kept].astype(np.int64), found.data[kept]
        if progress and not progress(min(1.0, (start + ROWS) / zones)):
            return
