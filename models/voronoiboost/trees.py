"""A sum of regression trees, read from a file of plain arrays and evaluated by numpy."""

from __future__ import annotations

import os
import zipfile
import zlib

import numpy as np
from numpy.typing import ArrayLike

LEAF = -1
FAULTS = (
    *(OSError, EOFError, zipfile.BadZipFile, zlib.error),
    *(AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError),
)
"""What reading a file that holds something else may raise."""

ROWS = 4096  # rows handled together


class Trees:
    """Regression trees as arrays over all nodes of all trees.

    Parameters
    ----------
    feature : numpy.ndarray
        (nodes,) column that a node looks at, LEAF at leaves.
    threshold : numpy.ndarray
        (nodes,) go left where the column is at most this.
    left, right : numpy.ndarray
        (nodes,) numbers of the nodes to go to.
    value : numpy.ndarray
        (nodes,) what a leaf adds.
    roots : numpy.ndarray
        (trees,) numbers of the first nodes.

    Raises
    ------
    ValueError
        If the arrays do not make trees.
    """

    KEYS = ("feature", "threshold", "left", "right", "value", "roots")

    def __init__(
        self,
        feature: np.ndarray,
        threshold: np.ndarray,
        left: np.ndarray,
        right: np.ndarray,
        value: np.ndarray,
        roots: np.ndarray,
    ) -> None:
        if np.ndim(feature) != 1:
            raise ValueError("the arrays are no regression trees")
        nodes = len(feature)
        self.feature = np.asarray(feature, dtype=np.int64)
        self.threshold = np.asarray(threshold, dtype=np.float64)
        self.left = np.asarray(left, dtype=np.int64)
        self.right = np.asarray(right, dtype=np.int64)
        self.value = np.asarray(value, dtype=np.float64)
        self.roots = np.asarray(roots, dtype=np.int64)
        inner = np.flatnonzero(self.feature != LEAF)
        columns = (self.threshold, self.left, self.right, self.value)
        good = all(column.shape == (nodes,) for column in columns) and self.roots.ndim == 1
        if good and nodes:
            # children come after their parents, so walks end
            after = np.minimum(self.left, self.right)[inner] > inner
            below = np.maximum(self.left, self.right)[inner] < nodes
            good = bool(after.all() and below.all() and (self.feature >= LEAF).all())
            good = good and bool((self.roots >= 0).all() and (self.roots < nodes).all())
            good = good and bool(
                np.isfinite(self.value).all() and np.isfinite(self.threshold).all()
            )
        if not (good and nodes and len(self.roots)):
            raise ValueError("the arrays are no regression trees")

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Trees:
        """Read trees from an npz file.

        Raises
        ------
        ValueError
            If the file cannot be read or holds something else.
        """
        try:
            with np.load(path, allow_pickle=False) as file:
                return cls(*(file[key] for key in cls.KEYS))
        except FAULTS as problem:
            raise ValueError(f"{path} holds no regression trees ({problem})") from problem

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the trees to an npz file."""
        np.savez_compressed(
            path,
            feature=self.feature.astype(np.int16),
            threshold=self.threshold,
            left=self.left.astype(np.int32),
            right=self.right.astype(np.int32),
            value=self.value,
            roots=self.roots.astype(np.int32),
        )

    def predict(self, rows: ArrayLike) -> np.ndarray:
        """Sum of all trees: (n,) for rows (n, columns), finite."""
        rows = np.ascontiguousarray(rows, dtype=np.float64)
        if rows.shape[1] <= self.feature.max():
            raise ValueError("the rows have fewer columns than the trees look at")
        result = np.zeros(len(rows))
        for start in range(0, len(rows), ROWS):
            part = rows[start : start + ROWS]
            for root in self.roots:
                result[start : start + ROWS] += self.value[self._leaves(part, root)]
        return result

    def _leaves(self, rows: np.ndarray, root: int) -> np.ndarray:
        """The leaf of one tree that each row ends in."""
        node = np.full(len(rows), root)
        flat, width = rows.ravel(), rows.shape[1]
        active = np.arange(len(rows)) if self.feature[root] != LEAF else np.arange(0)
        while len(active):
            at = node[active]
            goes_left = flat[active * width + self.feature[at]] <= self.threshold[at]
            node[active] = np.where(goes_left, self.left[at], self.right[at])
            active = active[self.feature[node[active]] != LEAF]
        return node
