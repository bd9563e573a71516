"""The best student: a network that corrects the density model cell by cell. Needs no torch."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from ..association import probability_of_each
from ..density import CROWD, OFFSET, DensityWindows, InBlock, contenders
from ..deployment import NEIGHBOURS, Deployment
from ..graded import Places
from ..grid import Grid
from ..mesh import Block
from ..probability import KnowsArea, ServiceProbability, nearest_stations, shares
from ..products import product
from ..wording import to_translate, tr
from .context import (
    BETA,
    COMPACT_BETA,
    COMPETITION,
    FAR,
    NAMES,
    Surroundings,
    as_table,
    at_ranks,
    competition,
    guessed_beta,
    smooth_competition,
    whole_competition,
)
from .weights import read_weights

SERVED = 1e-4
"""Cells where the density model gives less are not corrected: together they hold next to nothing."""

LIMIT = 4.0  # corrections of ln P lie within this
COMPACT = "compact_"  # begins the names of the second network's weights
CHUNK = 8192  # cells handled together: the layers of a chunk stay in the processor's cache
WIDTHS = range(4, 257)
LAYERS = range(1, 7)
WEAK = 0.01  # a patch where it nowhere gives more is corrected at its corners
NEAR = 0.08  # where the density model gives more, every place is corrected by itself
PER_SPACING = 4.0  # elsewhere so many places along a site spacing do


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
            tr("its widths of hidden layers are not valid: {hidden}").format(hidden=hidden)
        )
    if settings.get("features") != list(NAMES):
        raise ValueError(tr("its features are not those that this version computes"))
    shapes: dict[str, tuple[int, ...]] = {}
    for kind in ("", COMPACT) if settings.get("compact") else ("",):
        for number, (into, out) in enumerate(zip([len(NAMES), *hidden], [*hidden, 1])):
            shapes[f"{kind}weight_{number}"] = (out, into)
            shapes[f"{kind}bias_{number}"] = (out,)
    return shapes


def first_network(
    arrays: dict[str, np.ndarray], settings: dict[str, Any]
) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Arrays and settings of a file of weights with the first network alone, to learn further from."""
    kept = {name: values for name, values in arrays.items() if not name.startswith(COMPACT)}
    share, last = np.float32(settings.get("share", 1.0)), len(settings["hidden"])
    for name in (f"weight_{last}", f"bias_{last}"):
        kept[name] = kept[name] * share
    return kept, {name: v for name, v in settings.items() if name not in ("share", "compact")}


class BestStudent(KnowsArea):
    """P(i|l) of the density model, corrected by a network, as shares of all stations that compete.

    P(i|l) is proportional to that of the density model times exp(f(features of i at l)), with f a perceptron
    shared by all places and stations. Its features are ratios and cosines (context.py), so the map does not
    depend on the cell size, and turns, mirrors and scales with the deployment where beta is given.

    Beta is the network's spread. There are two perceptrons, one that learned from simulated networks, which
    are wide like operators' maps of sparse networks, and one that learned from measurements in a dense city,
    which is compact: the nearer beta is to COMPACT_BETA, the more the second one counts.

    Parameters
    ----------
    weights : str
        File of weights; by default those of the plugin. One that holds the first perceptron only, as
        fine-tuning makes it, is for wide networks.
    device : str
        Taken for likeness with other students; this one is computed with numpy.
    beta : float, optional
        The network's spread; by default guessed from how dense it is.

    Raises
    ------
    ValueError
        If the file does not hold such weights.
    MissingPackageError
        Without safetensors, where the file is one of these.
    """

    name = "best"
    description = to_translate(
        "A network that corrects the density model according to where the surrounding stations are."
    )
    needs_torch = False
    takes_beta = True
    weights = os.path.join(os.path.dirname(os.path.abspath(__file__)), "best.npz")
    batch = 1

    def __init__(
        self, weights: str | None = None, device: str = "auto", beta: float | None = None
    ) -> None:
        if beta is not None and not (np.isfinite(beta) and beta > 0):
            raise ValueError(tr("beta must be a positive number, not {beta}").format(beta=beta))
        arrays, settings = read_weights(weights or self.weights, self.name, shapes_of)
        count = len(settings["hidden"]) + 1
        self._wide, *compact = (
            [(arrays[f"{kind}weight_{i}"].T, arrays[f"{kind}bias_{i}"]) for i in range(count)]
            for kind in (("", COMPACT) if settings.get("compact") else ("",))
        )
        self._compact = compact[0] if compact else None
        self._share = float(settings.get("share", 1.0))
        self._asked = beta
        self._set_beta(BETA if beta is None else beta)
        self.device = tr("cpu (this student needs no torch)")
        self._deployment: Deployment | None = None

    def prepare(
        self, deployment: Deployment, progress: Callable[[float], bool] | None = None
    ) -> bool:
        """Look at each station's surroundings."""
        if self._deployment is not deployment:
            self._surroundings = Surroundings(deployment)
            if self._asked is None and self._compact is not None:
                self._set_beta(guessed_beta(self._surroundings.spacings))
            self._windows: dict[float, DensityWindows] = {}
            self._deployment = deployment
        return True

    def _set_beta(self, beta: float) -> None:
        """Take a spread: which network corrects, and how much each."""
        self.beta = float(beta)
        compact = np.clip((self.beta - BETA) / (COMPACT_BETA - BETA), 0.0, 1.0)
        self._parts: list[tuple[float, Any]] = [(self._share, self._wide)]
        if self._compact is not None:
            self._parts = [(self._share * (1.0 - compact), self._wide), (compact, self._compact)]

    def service(self, deployment: Deployment, places: np.ndarray) -> ServiceProbability:
        """P(i|l) at places (n, 2), metres: the density model's, corrected, as shares of the CROWD nearest."""
        self.prepare(deployment)
        places = np.asarray(places, dtype=np.float64)
        distances, stations = nearest_stations(deployment, places, CROWD)
        logs = np.log(distances.T + OFFSET).astype(np.float32)
        each = probability_of_each(logs, self.beta)
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
        self.prepare(deployment)
        return contenders(deployment, blocks, left_out, self.beta)

    def strengths(self, deployment: Deployment, block: Block) -> np.ndarray:
        """The density model's shares, corrected: float32 (stations, leaves).

        Where it says much of a station each leaf is corrected by itself, else corrections are interpolated.
        """
        self.prepare(deployment)
        there = InBlock(deployment, block, self.beta)
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
        result *= np.exp(corrections, out=corrections)
        # shares of the nearest that compete
        crowd = result[:CROWD]
        if deployment.patterns is not None and len(result) > CROWD:
            last = np.partition(there.logs, CROWD - 1, axis=0)[CROWD - 1]
            crowd = np.where(there.logs <= last, result, np.float32(0.0))
        result /= crowd.sum(axis=0)
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
            None if deployment.patterns is None else own,
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
            None if deployment.patterns is None else logs[rank, place],
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
        if grid.cell not in self._windows:
            self._windows[grid.cell] = DensityWindows(
                deployment,
                grid.cell,
                self.beta,
                partial(self.competition, deployment, what=smooth_competition),
                whole_competition,
            )
        windows = self._windows[grid.cell]
        logs = partial(self._logs, deployment, station, windows)
        return self._as_map(deployment, station, grid, windows.window, logs)

    def _logs(
        self, deployment: Deployment, station: int, windows: DensityWindows, places: Places
    ) -> np.ndarray:
        """ln P(i|l), corrected, less the logarithm of the sum over all stations: float32 (n, p)."""
        own, result = windows.logs(places, station)
        *far, total = (number - len(COMPETITION) for number in range(len(COMPETITION)))

        def corrections(patch: np.ndarray, place: np.ndarray) -> np.ndarray:
            table = as_table(
                self._surroundings,
                station,
                deployment.xy[station],
                places.fields_at(patch, place, far),
                *places.at(patch, place),
                windows.rivals(places, own, patch, place) / np.float32(self.beta),
                np.exp(result[patch, place]),
                None if deployment.patterns is None else own[patch, place] / np.float32(self.beta),
            )
            return self.correction(table)

        most = result.max(axis=1)
        spacing = self._surroundings.spacings[station, 0]
        weak = (most > np.log(SERVED)) & (most <= np.log(WEAK))
        groups = []
        for chosen, gap in ((weak, np.inf), (most > np.log(WEAK), spacing / PER_SPACING)):
            some = np.flatnonzero(chosen)
            nodes, to_places = places.sparser(gap)
            known = result[some[:, None], nodes] > np.log(SERVED / 3.0)
            groups.append((some, nodes, to_places, known, np.nonzero(known)))
        near = np.nonzero(result > np.log(NEAR))
        found = [(some[patch], nodes[node]) for some, nodes, _, _, (patch, node) in groups]
        patch, place = map(np.concatenate, zip(*found, near))
        cuts = np.cumsum([len(which) for which, _ in found])
        *interpolated, exact = np.split(corrections(patch, place), cuts)
        added = np.zeros_like(result)
        for (some, _, to_places, known, which), part in zip(groups, interpolated):
            values = np.zeros((2, *known.shape), dtype=np.float32)
            values[0][which], values[1] = part, known
            # nodes without a value count for nothing
            summed, weight = values @ to_places
            added[some] = summed / np.maximum(weight, np.float32(1e-6))
        added[result <= np.log(SERVED)] = 0.0
        added[near] = exact
        added += result
        added -= places.field(total)
        return added

    def competition(
        self,
        deployment: Deployment,
        places: np.ndarray,
        what: Callable[..., np.ndarray] = competition,
    ) -> np.ndarray:
        """What all stations do at places (n, 2), metres: see `context.competition`."""
        self.prepare(deployment)
        return what(deployment, places, self.beta, partial(self._corrections_at, deployment))

    def correction(self, table: np.ndarray) -> np.ndarray:
        """What the networks add to ln P: (n,), from features (n, len(NAMES))."""
        result = np.zeros(len(table), dtype=np.float32)
        for part, layers in self._parts:
            if part > 0.0:
                result += np.float32(part) * _corrected(layers, table)
        return result


def _corrected(layers: list[tuple[np.ndarray, np.ndarray]], table: np.ndarray) -> np.ndarray:
    """What one network adds to ln P."""
    result = np.empty(len(table), dtype=np.float32)
    *hidden, (last, shift) = layers
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
