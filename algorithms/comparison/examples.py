"""The best and the worst stations of a comparison, with pictures of their maps, kept while maps go by."""

from __future__ import annotations

import bisect
from dataclasses import dataclass

import numpy as np

from ...models.pictures import cut_out, half_side


@dataclass(frozen=True)
class Example:
    """A station's maps side by side.

    name : its id; side : of the pictures, metres (cells, where `side_of` was given no metres);
    pictures : {label: map per unit of area, NaN where nobody can be}, the reference first;
    distances : {label: KS distance to the reference}.
    """

    name: str
    side: float
    pictures: dict
    distances: dict


def make_example(name, maps, distances, place, cell, area, land=None):
    """An example of maps on one grid.

    Parameters
    ----------
    name : str
    maps : dict of str to numpy.ndarray
        (rows, columns) by label, the reference first.
    distances : dict of str to float
        To the reference, by label.
    place : (int, int)
        Row and column in the middle of the pictures.
    cell, area : float
        Side and area of a cell, in the units that the page names.
    land : numpy.ndarray, optional
        (rows, columns) bool, where devices can be.
    """
    half = half_side(list(maps.values()), *place)
    pictures = {}
    for label, values in maps.items():
        shares = values / (float(values.sum(dtype=np.float64)) * area)
        if land is not None:
            shares = np.where(land | (shares > 0.0), shares, np.nan)
        pictures[label] = cut_out(shares, *place, half)
    return Example(name, (2 * half + 1) * cell, pictures, distances)


class Extremes:
    """The stations with the smallest and with the largest distances, of those offered so far.

    Parameters
    ----------
    count : int
        Of each.
    """

    def __init__(self, count=3):
        self._count = count
        self._kept = []  # (distance, number, example), the smallest first
        self._offered = 0

    def offer(self, distance, make):
        """Offer a station; `make` gives its example if it is among the extremes."""
        self._offered += 1
        entry = (distance, self._offered)
        at = bisect.bisect(self._kept, entry + (0,)) if self._kept else 0
        full = len(self._kept) == 2 * self._count
        if full and self._count <= at <= len(self._kept) - self._count:
            return
        self._kept.insert(at, (*entry, make()))
        if full:
            del self._kept[self._count]

    @property
    def best(self):
        """Examples with the smallest distances, the smallest first."""
        return [kept[2] for kept in self._kept[: self._count]]

    @property
    def worst(self):
        """Examples with the largest distances, the largest first, without those among the best."""
        return [kept[2] for kept in reversed(self._kept[self._count :])]
