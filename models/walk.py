"""All stations at once: a walk over the land, tile by tile, instead of over the stations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

import numpy as np
import shapely

from .coverage import coverages
from .deployment import Deployment
from .mesh import Block, Fineness, Mesh, Tile, fineness_for, make_mesh, tile_cells, tiles
from .products import product

WHOLE = 1.0 - 1e-12  # share of a tile's land that is all of it
OUTSIDE, INSIDE, LAND = 0, 1, 2
"""What is behind the zones in sums: the land outside all of them, the sum over all of them, and all land."""

EXTRA = 3


@runtime_checkable
class LandModel(Protocol):
    """A model that can be asked at places for all stations at once."""

    def contenders(
        self, deployment: Deployment, blocks: np.ndarray, left_out: float
    ) -> tuple[list[np.ndarray], float]:
        """Stations that matter in blocks (b, 3), centres and sides in metres: int64 (k,) of each, nearest
        first; and the largest share of P(i|l) that the others have, `left_out` if it can be."""

    def strengths(self, deployment: Deployment, block: Block) -> np.ndarray:
        """w_i(l), to which P(l|i) is proportional, and so is P(i|l): float32 (stations, leaves)."""


@runtime_checkable
class OutlineModel(Protocol):
    """A model whose maps are even inside outlines."""

    def outlines(
        self, deployment: Deployment, station: int
    ) -> list[tuple[shapely.Geometry, float]]:
        """Polygons in the region, and the density, per square metre, that each adds inside it."""


@dataclass(frozen=True, eq=False)
class Walk:
    """What the tasks of a walk have in common.

    Attributes
    ----------
    deployment : Deployment
    model : LandModel or OutlineModel
        Prepared for the deployment.
    wanted : numpy.ndarray
        (n,) bool, the stations of which something is asked.
    zones : numpy.ndarray
        (z,) shapely polygons, metres, valid; none where nothing is asked of zones.
    least : float
        Share of a station's sum below which a zone may be left out, to save memory.
    fineness : Fineness
    """

    deployment: Deployment
    model: Any
    wanted: np.ndarray
    zones: np.ndarray
    least: float
    fineness: Fineness

    @cached_property
    def zone_tree(self) -> shapely.STRtree:
        """Finds zones by place."""
        return shapely.STRtree(self.zones)

    @classmethod
    def over(
        cls,
        deployment: Deployment,
        model: Any,
        stations: Sequence[int] | np.ndarray | None = None,
        zones: Sequence[shapely.Geometry] | np.ndarray = (),
        least: float = 0.0,
        fineness: Fineness | None = None,
    ) -> Walk:
        """A walk over a deployment's land; the model is prepared for it.

        Parameters
        ----------
        deployment, model, zones, least
            As the attributes.
        stations : array_like, optional
            Numbers of those of which something is asked; by default all inside the region.
        fineness : Fineness, optional
            By default what suits the number of stations.
        """
        model.prepare(deployment)
        wanted = deployment.inside
        if stations is not None:
            wanted = np.zeros(len(deployment), dtype=bool)
            wanted[np.asarray(stations, dtype=np.int64)] = True
        shapes = np.asarray(zones, dtype=object)
        walk = cls(deployment, model, wanted, shapes, least, fineness or fineness_for(deployment))
        walk.zone_tree  # noqa: B018  # before threads ask for it
        return walk

    def tiles(self, land: shapely.Geometry, cell: float) -> list[Tile]:
        """The tiles of land, cut into cells of so many metres."""
        count = int(self.deployment.sites.inside.sum())
        return list(tiles(land, cell, tile_cells(land, count, cell)))

    def blocks(self, mesh: Mesh) -> Iterator[tuple[slice, np.ndarray, np.ndarray]]:
        """Yields the leaves, stations and strengths of the blocks of a mesh where wanted stations matter."""
        contenders, _ = self.model.contenders(self.deployment, mesh.blocks, self.fineness.left_out)
        for number, stations in enumerate(contenders):
            if self.wanted[stations].any():
                leaves = slice(mesh.starts[number], mesh.starts[number + 1])
                block = mesh.block(number, stations)
                yield leaves, stations, self.model.strengths(self.deployment, block)


@dataclass(frozen=True)
class ZoneSums:
    """sum_l w_i(l) a(l, z) of some stations and zones.

    Attributes
    ----------
    key : numpy.ndarray
        int64 (p,) station times (zones + EXTRA) plus zone, increasing; behind the zones OUTSIDE, INSIDE and
        LAND.
    value : numpy.ndarray
        float64 (p,).
    zones : int
        How many there are.
    least : float
        Share of a station's sum below which a zone may be left out.
    """

    key: np.ndarray
    value: np.ndarray
    zones: int
    least: float = 0.0


def zone_sums(walk: Walk, tile: Tile) -> ZoneSums:
    """The part of a tile in the sums of stations and zones."""
    mesh = make_mesh(walk.deployment, tile, walk.fineness.share)
    areas = _LeafAreas(mesh, tile, walk)
    count = len(walk.zones) + EXTRA
    keys, values = [np.zeros(0, dtype=np.int64)], [np.zeros(0)]
    for leaves, stations, strengths in walk.blocks(mesh):
        zones, table = areas.of(leaves)
        wanted = walk.wanted[stations]
        sums = product(strengths[wanted].astype(np.float64), table)
        keys.append((stations[wanted, None] * count + zones).ravel())
        values.append(sums.ravel())
    return summed(np.concatenate(keys), np.concatenate(values), len(walk.zones), walk.least)


def merged_sums(one: ZoneSums, other: ZoneSums) -> ZoneSums:
    """The sums of two parts of the land, without pairs that are next to nothing for their station."""
    count, least = one.zones + EXTRA, one.least
    result = summed(
        np.concatenate([one.key, other.key]),
        np.concatenate([one.value, other.value]),
        one.zones,
        least,
    )
    if least == 0.0:
        return result
    station, zone = np.divmod(result.key, count)
    total = zone == one.zones + LAND
    most = int(station[-1]) + 1 if len(station) else 0
    # a station's total so far cannot exceed what it will be
    known = np.bincount(station[total], result.value[total], most)
    kept = (zone >= one.zones) | (result.value >= least * known[station])
    return ZoneSums(result.key[kept], result.value[kept], one.zones, least)


def summed(key: np.ndarray, value: np.ndarray, zones: int, least: float = 0.0) -> ZoneSums:
    """Sums of values by key."""
    order = np.argsort(key, kind="stable")  # fast where both of two halves are sorted
    key, value = key[order], value[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    sums = np.add.reduceat(value, first) if len(first) else value
    found = sums > 0.0
    return ZoneSums(key[first][found], sums[found], zones, least)


class _LeafAreas:
    """Land of the leaves of a tile in zones, outside all of them, and in all, square metres; or people."""

    def __init__(self, mesh: Mesh, tile: Tile, walk: Walk) -> None:
        grid, n = mesh.grid, len(mesh)
        each = np.full(grid.shape, grid.cell**2)  # what counts in a cell that is all land
        if tile.people is not None:
            each = np.divide(
                tile.people, mesh.land, out=np.zeros(grid.shape), where=mesh.land > 0.0
            )
        self._count = len(walk.zones)
        self._land = mesh.sums(mesh.land * each)
        numbers = walk.zone_tree.query(tile.land, predicate="intersects")
        numbers.sort()
        parts = shapely.intersection(walk.zones[numbers], tile.land)
        sizes = shapely.area(parts)
        whole = sizes >= shapely.area(tile.land) * WHOLE
        partial = (sizes > 0.0) & ~whole
        cell, number, share = coverages(parts[partial], grid)
        leaf = mesh.label.ravel()[cell]
        # a sliver of a zone may lie in a cell whose land is next to nothing
        cell, number, share = (values[leaf >= 0] for values in (cell, number, share))
        covered = np.bincount(cell, share, grid.size)
        leaf = leaf[leaf >= 0].astype(np.int64)
        keys, place = np.unique(leaf * (len(parts) + 1) + number, return_inverse=True)
        leaf, number = np.divmod(keys, len(parts) + 1)
        value = np.bincount(place, share * each.ravel()[cell], len(keys))
        in_zones = mesh.sums(np.minimum(covered.reshape(grid.shape), mesh.land) * each)
        outside = np.zeros(n) if whole.any() else np.maximum(self._land - in_zones, 0.0)
        # what rounding leaves
        outside[outside < 1e-9 * self._land] = 0.0
        self._whole = numbers[whole]
        self._zones = numbers[partial][number]
        self._areas = value
        self._starts = np.searchsorted(leaf, np.arange(n + 1))
        self._leaf = leaf
        self._outside = outside

    def of(self, leaves: slice) -> tuple[np.ndarray, np.ndarray]:
        """Zones (q,), and the areas of some leaves in these: float64 (n, q)."""
        first, last = self._starts[leaves.start], self._starts[leaves.stop]
        zones, column = np.unique(self._zones[first:last], return_inverse=True)
        n, q = leaves.stop - leaves.start, len(zones)
        table = np.zeros((n, q + len(self._whole) + EXTRA))
        table[self._leaf[first:last] - leaves.start, column] = self._areas[first:last]
        table[:, q:-EXTRA] = self._land[leaves, None]
        table[:, -EXTRA + OUTSIDE] = self._outside[leaves]
        table[:, -EXTRA + INSIDE] = table[:, :-EXTRA].sum(axis=1)
        table[:, -EXTRA + LAND] = self._land[leaves]
        numbers = np.concatenate([zones, self._whole, self._count + np.arange(EXTRA)])
        return numbers, table
