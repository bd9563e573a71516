"""Stations that stand at one place: sites."""

from __future__ import annotations

from collections.abc import Hashable, Iterable

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial import cKDTree


def merge_sites(
    xy: ArrayLike, distance: float, groups: Iterable[Hashable] | None = None
) -> np.ndarray:
    """Put stations that stand within a distance of each other into sites.

    Going through the stations in order, each one that belongs to no site yet starts one and takes all
    stations of its group within the distance of it that belong to no site yet. So every member is within
    the distance of its site's first station, and first stations of a group are farther apart than that.

    Parameters
    ----------
    xy : array_like
        (n, 2) positions, finite, in the unit of `distance` (metres).
    distance : float
        0 merges exact duplicates only.
    groups : array_like, optional
        (n,) anything that can be compared; stations of different groups never share a site.

    Returns
    -------
    numpy.ndarray
        (n,) index of the first station of each station's site; its own index for a first station.

    Raises
    ------
    ValueError
        If positions are not finite, or the distance is negative or NaN.
    """
    xy = np.asarray(xy, dtype=np.float64).reshape(-1, 2)
    if not np.isfinite(xy).all():
        raise ValueError("some station positions are not finite")
    if not distance >= 0:
        raise ValueError("the distance within which stations are one site must not be negative")
    label = np.arange(len(xy))
    if groups is None:
        parts = [label.copy()]
    else:
        members: dict[Hashable, list[int]] = {}
        for i, group in enumerate(groups):
            members.setdefault(group, []).append(i)
        parts = [np.array(part) for part in members.values()]
    for part in parts:
        label[part] = part[_lead(xy[part], distance)]
    return label


def _lead(xy: np.ndarray, distance: float) -> np.ndarray:
    """`merge_sites` within one group."""
    label = np.arange(len(xy))
    if len(xy) < 2:
        return label
    tree = cKDTree(xy)
    # most stations stand alone, which is found out for all at once
    nearest = tree.query(xy, k=2)[0][:, 1]
    free = nearest <= distance
    for i in np.flatnonzero(free):
        if free[i]:
            members = np.array(tree.query_ball_point(xy[i], distance))
            members = members[free[members]]
            label[members] = i
            free[members] = False
            label[i], free[i] = i, False
    return label
