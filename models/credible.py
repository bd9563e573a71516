"""Credible regions: the smallest places that hold a given share of a diffusion map."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike


def credible_cells(values: ArrayLike, levels: Sequence[float]) -> list[tuple[np.ndarray, float]]:
    """The cells of the highest-density region of a map at each level.

    The region at level q is the smallest set of cells that holds q of the map: all cells of at least some
    density (Hyndman 1996, The American Statistician 50:120). Cells of one density stay together, so that a
    region depends on no order of cells; where many are alike, as in Voronoi maps, it holds more than q.

    Parameters
    ----------
    values : array_like
        (rows, columns), >= 0, need not be normalised.
    levels : sequence of float
        Shares q, above 0 to 1.

    Returns
    -------
    list of (numpy.ndarray, float)
        For each level: (rows, columns) bool, and the share of the map that its cells hold.

    Raises
    ------
    ValueError
        If a level is not above 0 to 1, or the map is zero everywhere, negative or not finite.
    """
    values = np.asarray(values, dtype=np.float64)
    if not all(0.0 < level <= 1.0 for level in levels):
        raise ValueError("a level must be a share above 0 and at most 1")
    positive = np.sort(values[values > 0.0])[::-1]
    if not (np.isfinite(values).all() and values.min() >= 0.0 and len(positive)):
        raise ValueError("the map is zero everywhere, negative or not finite")
    held = np.cumsum(positive)
    result = []
    for level in levels:
        # rounding must not ask for one more cell
        wanted = level * held[-1] * (1.0 - 1e-12)
        faintest = positive[min(np.searchsorted(held, wanted), len(held) - 1)]
        last = np.searchsorted(-positive, -faintest, side="right") - 1
        result.append((values >= faintest, float(held[last] / held[-1])))
    return result


def cell_edges(cells: ArrayLike) -> np.ndarray:
    """The outline of a region of cells, as straight lines along the edges of cells.

    Parameters
    ----------
    cells : array_like
        (rows, columns) bool, True inside.

    Returns
    -------
    numpy.ndarray
        (n, 4) int: column and row of each line's ends, counted in edges from the upper left corner. What lies
        outside the array is outside the region. Edges in one row or column that touch are one line.
    """
    inside = np.pad(np.asarray(cells, dtype=bool), 1)
    across = _runs(inside[1:, 1:-1] != inside[:-1, 1:-1])
    along = _runs((inside[1:-1, 1:] != inside[1:-1, :-1]).T)
    lines = [
        np.column_stack([across[:, 1], across[:, 0], across[:, 2], across[:, 0]]),
        np.column_stack([along[:, 0], along[:, 1], along[:, 0], along[:, 2]]),
    ]
    return np.concatenate(lines)


def _runs(edges: np.ndarray) -> np.ndarray:
    """(row, first column, last column + 1) of each run of True in the rows of an array: (n, 3)."""
    steps = np.diff(np.pad(edges.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, first = np.nonzero(steps == 1)
    _, last = np.nonzero(steps == -1)
    return np.column_stack([rows, first, last])
