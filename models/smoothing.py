"""From leaves to cells without steps: what is even in each leaf becomes as good as linear between them."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import uniform_filter

from .blocks import Blocks
from .grid import Grid


def smoothed(values: Blocks, sizes: Blocks) -> Blocks:
    """Means of values that are even in each leaf, over squares as large as the leaf, about each cell.

    Between leaves of one size that is linear interpolation. Cells without land count for nothing.

    Parameters
    ----------
    values : Blocks
        Per unit of whatever is spread, so that they do not depend on the size of leaves.
    sizes : Blocks
        Cells along a side of the leaf of each cell; 0 outside the land.

    Returns
    -------
    Blocks
    """
    result = Blocks(values.grid)
    for part, there in values:
        size = sizes.get(part)
        for side in np.unique(size[size > 1]).tolist():
            around = _grown(part, side // 2 + 1, values.grid)
            inside = sizes.get(around) > 0
            sums = uniform_filter(values.get(around), side + 1, mode="constant")
            counts = uniform_filter(inside.astype(np.float64), side + 1, mode="constant")
            chosen = size == side
            place = around.slices(part)
            there = np.where(chosen, sums[place] / np.maximum(counts[place], 1e-9), there)
        # running means leave rounding errors
        result.put(part, np.maximum(there, 0.0))
    return result


def _grown(part: Grid, cells: int, limit: Grid) -> Grid:
    """A grid grown on all sides, within another one."""
    wide = Grid(
        part.cell,
        part.column - cells,
        part.row - cells,
        part.columns + 2 * cells,
        part.rows + 2 * cells,
    )
    return wide.common(limit)
