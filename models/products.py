"""Matrix products of threads of our own."""

from __future__ import annotations

import numpy as np

ALONE = 1 << 18
"""Multiplications up to which the usual library (OpenBLAS) takes one thread for a product of matrices."""


def product(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """a @ b in parts that are each computed by one thread.

    Where several threads each ask for products, those that the library starts for each of them are in each
    other's way: two cores then need twice as long.
    """
    rows = max(1, ALONE // max(1, b.size))
    if len(a) <= rows:
        return a @ b
    result = np.empty((len(a), b.shape[1]), dtype=np.result_type(a, b))
    for start in range(0, len(a), rows):
        np.matmul(a[start : start + rows], b, out=result[start : start + rows])
    return result
