"""The best student: a network that corrects the density model cell by cell. Needs no torch."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from ..density import (
    CROWD,
    LARGEST,
    OFFSET,
    InBlock,
    contenders,
    probability_of_each,
    probability_of_ratios,
)
from ..deployment import NEIGHBOURS, Deployment
from ..grid import Grid
from ..mesh import Block
from ..nearest import NearestDistances
from ..probability import KnowsArea, ServiceProbability, nearest_stations, shares
from ..products import product
from ..tiles import Tiles
from ..wording import to_translate, tr
from .context import BETA, FAR, NAMES, Competition, Surroundings, as_table, at_ranks, linear_weights
from .weights import read_weights

SERVED = 1e-4
"""Cells where the density model gives less are not corrected: together they hold next to nothing."""

LIMIT = 4.0  # corrections of ln P lie within this
CHUNK = 8192  # cells handled together: the layers of a chunk stay in the processor's cache
WIDTHS = range(4, 257)
LAYERS = range(1, 7)
STRIDE = 4  # cells between the nodes of the lattice of `Competition`
NEAR = 0.08  # where the density model gives more, every cell is corrected by itself
PER_SPACING = 4.0  # elsewhere that many cells along a site spacing,
MOST = 7  # but at least one in so many along a side
NARROW = 1e-5  # powers of distances that differ by less are of one station, in single precision


def shapes_of(settings: dict[str, Any]) -> dict[str, tuple[int, ...]]:
    """{name: shape} of the weights of a network with these settings.

    Raises
    ------
    ValueError
        If the settings are not those of such a network.
    """
    hidden: Any = settings.get("hidden")
    fine = isinstance(hidden, list) and len(hidden) in LAYERS and all(h in WIDTHS for h in hidden)
    if not fine:
        raise ValueError(
            tr("it has no widths of hidden layers that can be: {hidden}").format(hidden=hidden)
        )
    if settings.get("features") != list(NAMES):
        raise ValueError(tr("its features are not the ones that this version computes"))
    shapes: dict[str, tuple[int, ...]] = {}
    for number, (into, out) in enumerate(zip([len(NAMES), *hidden], [*hidden, 1])):
        shapes[f"weight_{number}"] = (out, into)
        shapes[f"bias_{number}"] = (out,)
    return shapes


class BestStudent(KnowsArea):
    """P(l|i) from the density model at beta 1.3, shared out among all stations and corrected by a network.

    ln P(l|i) = ln P(i|l) - ln sum_k P(k|l) + f(features of l) + constant, with P(i|l) that of the density
    model and f a perceptron shared by all places and stations. Its features are ratios and cosines
    (context.py), so the map does not depend on the cell size, and turns, mirrors and scales with the
    deployment.

    Parameters
    ----------
    weights : str
        File of weights; by default those of the plugin.
    device : str
        Taken for likeness with other students; this one is computed with numpy.

    Raises
    ------
    ValueError
        If the file does not hold such weights.
    MissingPackageError
        Without safetensors, where the file is one of these.
    """

    name = "best"
    description = to_translate(
        "A network that corrects the density model from how stations lie around."
    )
    needs_torch = False
    weights = os.path.join(os.path.dirname(os.path.abspath(__file__)), "best.npz")
    batch = 1

    def __init__(self, weights: str | None = None, device: str = "auto") -> None:
        arrays, settings = read_weights(weights or self.weights, self.name, shapes_of)
        count = len(settings["hidden"]) + 1
        self._layers = [(arrays[f"weight_{i}"].T, arrays[f"bias_{i}"]) for i in range(count)]
        self.device = tr("cpu (this student needs no torch)")
        self._deployment: Deployment | None = None

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Look at each station's surroundings."""
        if self._deployment is not deployment:
            self._surroundings = Surroundings(deployment)
            self._shared: dict[float, _Shared] = {}
            self._deployment = deployment
        return True

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres: the density model's, corrected, as shares of the CROWD nearest."""
        self.prepare(deployment)
        places = np.asarray(places, dtype=np.float64)
        distances, stations = nearest_stations(deployment, places, CROWD)
        logs = np.log(distances.T + OFFSET).astype(np.float32)
        each = probability_of_each(logs, BETA)
        for start in range(0, len(places), CHUNK):
            part = slice(start, start + CHUNK)
            each[:, part] *= np.exp(
                self._corrections_at(
                    deployment, places[part], stations[part], logs[:, part], each[:, part]
                )
            )
        return shares(stations, each.T)

    def contenders(
        self, deployment: Deployment, blocks: np.ndarray, left_out: float
    ) -> tuple[list[np.ndarray], float]:
        """Stations that matter in blocks: see `density.contenders`."""
        return contenders(deployment, blocks, left_out, BETA)

    def strengths(self, deployment: Deployment, block: Block) -> np.ndarray:
        """The density model's shares, corrected: float32 (stations, leaves).

        Where it says much of a station each leaf is corrected by itself, else corrections are interpolated.
        """
        self.prepare(deployment)
        there = InBlock(deployment, block, BETA)
        corrections = np.zeros(there.node_values.shape, dtype=np.float32)
        far = _far(there.node_logs[: there.near])
        station, node = np.nonzero(there.node_values > SERVED / 2.0)
        corrections[station, node] = self._corrections_of(
            deployment,
            block.stations[station],
            block.nodes[node],
            there.node_logs[station, node],
            far,
            there.node_nearest,
            node,
            there.node_values[station, node],
        )
        corrections = block.interpolated(corrections)
        row, place = np.nonzero(there.values > NEAR)
        corrections[there.strong[row], place] = self._corrections_of(
            deployment,
            block.stations[there.strong[row]],
            block.places[place],
            there.logs[there.strong[row], place],
            block.interpolated(far),
            there.nearest,
            place,
            there.values[row, place],
        )
        result = there.probability()
        corrections[result <= SERVED] = 0.0
        # shares of the nearest that compete
        total = result[:CROWD].sum(axis=0)
        result *= np.exp(corrections, out=corrections)
        result /= total
        return result

    def _corrections_of(
        self,
        deployment: Deployment,
        station: np.ndarray,
        xy: np.ndarray,
        own: np.ndarray,
        far: np.ndarray,
        nearest: np.ndarray,
        place: np.ndarray,
        probability: np.ndarray,
    ) -> np.ndarray:
        """What the network adds to ln P of some pairs of station and place: (p,).

        Parameters
        ----------
        deployment : Deployment
        station, xy, own : numpy.ndarray
            (p,), (p, 2), (p,): each pair's station, its place, and ln(d + 1 m) between them.
        far, nearest : numpy.ndarray
            (len(FAR), n) and (up to 6, n) logarithms of distances at all places.
        place : numpy.ndarray
            (p,) number of the place of each pair.
        probability : numpy.ndarray
            (p,) by the density model.
        """
        some = nearest[:, place]
        rivals = np.where(some[:-1] < own, some[:-1], some[1:])
        rivals -= own
        table = as_table(
            self._surroundings,
            station,
            deployment.xy[station].T,
            far[:, place],
            xy[:, 0],
            xy[:, 1],
            rivals,
            probability,
        )
        return self.correction(table)

    def _corrections_at(
        self,
        deployment: Deployment,
        places: np.ndarray,
        stations: np.ndarray,
        logs: np.ndarray,
        each: np.ndarray,
    ) -> np.ndarray:
        """What the network adds to ln P(i|l) of the stations (n, k) nearest to places (n, 2): (k, n)."""
        result = np.zeros(each.shape, dtype=np.float32)
        rank, place = np.nonzero(each > SERVED)
        own = stations[place, rank]
        # the nearest other stations: from its own rank on, the next one
        other = np.arange(min(NEIGHBOURS, len(logs) - 1))[:, None]
        other = other + (other >= rank)
        table = as_table(  # type: ignore[call-arg]  # as if *places filled all the rest
            self._surroundings,
            own,
            deployment.xy[own].T,
            [values[place] for values in at_ranks(logs, FAR)],
            *places[place].T,
            logs[other, place] - logs[rank, place],
            each[rank, place],
        )
        result[rank, place] = self.correction(table)
        return result

    def diffuse(self, deployment: Deployment, station: int, grid: Grid) -> np.ndarray:
        """Diffusion map of a station: float32 (rows, columns), sums to 1.

        Raises
        ------
        ValueError
            If the grid misses the region.
        """
        self.prepare(deployment)
        if grid.cell not in self._shared:
            self._shared[grid.cell] = _Shared(deployment, grid.cell)
        spacing = self._surroundings.spacings[station, 0]
        step = int(np.clip(spacing / (PER_SPACING * grid.cell), 1, MOST))
        step -= step % 2 == 0  # a square has a cell in its middle, whichever way it is turned
        whole = _grown(grid, step)
        land = deployment.region_weight(grid)
        inner = whole.slices(grid)
        known = np.zeros(whole.shape, dtype=bool)
        known[inner] = land > 0.0
        place = _Place(deployment, station, whole, self._shared[grid.cell], known)
        result = place.probability[inner]
        result *= np.exp(self._corrections(place, known, step)[inner])
        result *= np.exp(-place.far[-1][inner])
        result[~known[inner]] = 0.0
        return self._as_map(deployment, station, grid, result * land)

    def _corrections(self, place: _Place, known: np.ndarray, step: int) -> np.ndarray:
        """What the network adds to ln P, interpolated from every `step`-th cell where devices are few."""
        probability = place.probability
        served = known & (probability > SERVED)
        near = served if step == 1 else known & (probability > NEAR)
        result = np.zeros(probability.shape, dtype=np.float32)
        if step > 1:
            rows, columns = (slice(step // 2, n, step) for n in probability.shape)
            nodes = np.where(known, probability, 0.0)[rows, columns] > SERVED / 3.0
            row, column = np.nonzero(nodes)
            at = step // 2 + step * row, step // 2 + step * column
            values = np.zeros((2, *nodes.shape), dtype=np.float32)
            values[0, row, column] = self._at(place, *at)
            values[1, row, column] = 1.0
            # nodes without a value count for nothing
            up, across = (_upsampling(n, step) for n in probability.shape)
            total, weight = up @ values @ across.T
            np.divide(total, weight, out=result, where=served & (weight > 0.0))
        row, column = np.nonzero(near)
        result[row, column] = self._at(place, row, column)
        return result

    def _at(self, place: _Place, row: np.ndarray, column: np.ndarray) -> np.ndarray:
        table = as_table(self._surroundings, *place.features(row, column))
        return self.correction(table)

    def correction(self, table: np.ndarray) -> np.ndarray:
        """What the network adds to ln P: (n,), from features (n, len(NAMES))."""
        result = np.empty(len(table), dtype=np.float32)
        *hidden, (last, shift) = self._layers
        for start in range(0, len(table), CHUNK):
            values = table[start : start + CHUNK]
            for matrix, bias in hidden:
                values = product(values, matrix)
                values += bias
                np.maximum(values, 0.0, out=values)
            result[start : start + CHUNK] = np.einsum("nk,k->n", values, last[:, 0]) + shift[0]
        return LIMIT * np.tanh(result / LIMIT)


def _far(logs: np.ndarray) -> np.ndarray:
    """Of (k, n) logarithms of distances those at the ranks FAR: (len(FAR), n)."""
    ranks = [min(rank, len(logs)) - 1 for rank in FAR]
    return np.partition(logs, ranks, axis=0)[ranks]


class _Shared:
    """What maps of one cell size share: d^beta of the nearest stations, and the competition."""

    def __init__(self, deployment: Deployment, cell: float) -> None:
        k = min(NEIGHBOURS + 1, len(deployment))
        nearest = NearestDistances(deployment.tree, k, cell, memory=1)
        self._powers = Tiles(
            lambda tiles: (nearest.tiles(tiles) + OFFSET) ** BETA, k, np.float32, memory=512 << 20
        )
        self._competition = Competition(deployment, cell, STRIDE)

    def window(self, grid: Grid, known: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Powers of distances (k, rows, columns) and `Competition.FIELDS`, float32."""
        return self._powers.window(grid, known), self._competition.window(grid, known)


class _Place:
    """A station's window: P(i|l) by the density model and what features are made of."""

    def __init__(
        self, deployment: Deployment, station: int, grid: Grid, shared: _Shared, known: np.ndarray
    ) -> None:
        self.station, self.xy = station, deployment.xy[station]
        self.x, self.y = grid.centres()
        powers, self.far = shared.window(grid, known)
        dx, dy = (self.x - self.xy[0]).astype(np.float32), (self.y - self.xy[1]).astype(np.float32)
        own = np.sqrt(dx[None, :] ** 2 + dy[:, None] ** 2)
        own += np.float32(OFFSET)
        own **= np.float32(BETA)
        # where the own station is among the nearest it is no rival: the next one takes its place
        is_own = own * np.float32(1.0 - NARROW) <= powers[-1]
        row, column = np.nonzero(is_own)
        some = powers[:, row, column]
        self.rivals = powers[:-1]
        self.rivals[:, row, column] = np.where(
            some[:-1] < own[row, column] * np.float32(1.0 - NARROW), some[:-1], some[1:]
        )
        self.rivals /= own
        np.minimum(self.rivals, LARGEST, out=self.rivals)
        flat = self.rivals.reshape(len(self.rivals), own.size)
        self.probability = probability_of_ratios(flat).reshape(grid.shape)

    def features(self, row: np.ndarray, column: np.ndarray) -> tuple[Any, ...]:
        """Arguments of `context.as_table`, from the station on, at some cells."""
        cells = row * len(self.x) + column
        far, rivals = (
            np.take(part.reshape(len(part), self.probability.size), cells, axis=1)
            for part in (self.far[:-1], self.rivals)
        )
        ratios = np.log(rivals, out=rivals)
        ratios /= np.float32(BETA)
        probability = self.probability.ravel()[cells]
        return self.station, self.xy, far, self.x[column], self.y[row], ratios, probability


def _grown(grid: Grid, step: int) -> Grid:
    """The smallest grid of squares of `step` x `step` cells that holds `grid` and a rim about it."""
    west, south = grid.column // step - 1, grid.row // step - 1
    east = -(-(grid.column + grid.columns) // step) + 1
    north = -(-(grid.row + grid.rows) // step) + 1
    if step == 1:
        return grid
    return Grid(grid.cell, west * step, south * step, (east - west) * step, (north - south) * step)


@lru_cache(maxsize=32)
def _upsampling(n: int, step: int) -> np.ndarray:
    return linear_weights(n, n // step, -(step // 2) / step, 1.0 / step)
