"""What the best student learns from: features and ground truth on a lattice scaled to each station."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import shapely

from ..association import association_probability
from ..coverage import coverage
from ..density import log_distance_ratios
from ..deployment import Deployment
from ..grid import Grid
from ..maps import resample
from .context import BETA, Surroundings, as_table, competition
from .theory import share_of_all

SIDE = 64  # blocks along a side of a lesson's lattice
PER_SPACING = 4.0  # blocks for a site spacing
BLOCKS = np.array([1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64])  # cells along a side of a block
SEEN = 1e-5  # blocks where the density model gives less hold nothing


@dataclass
class Lessons:
    """Stations with their lattices; what is zero is not kept.

    Attributes
    ----------
    table : list of numpy.ndarray
        For each station float16 (n, features) of the blocks that matter.
    where : list of numpy.ndarray
        uint16 (n,) flat indices of these blocks in the lattice.
    prior : list of numpy.ndarray
        float32 (n,) ln of P(i|l) m_l by the density model, divided by the sum of P over the stations.
    truth : list of numpy.ndarray
        float32 (SIDE * SIDE,) maps, sum 1.
    theory : list of numpy.ndarray
        The same of the density model when all stations compete (theory.py), or the truth again.
    """

    table: list
    where: list
    prior: list
    truth: list
    theory: list

    @classmethod
    def none(cls) -> Lessons:
        return cls([], [], [], [], [])

    def __len__(self) -> int:
        return len(self.truth)

    def _parts(self):
        return self.table, self.where, self.prior, self.truth, self.theory

    def add(self, lesson: tuple | None) -> None:
        if lesson is not None:
            for kept, part in zip(self._parts(), lesson):
                kept.append(part)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write them as npz; a file that is there is whole."""
        part = f"{path}.part.npz"
        np.savez(
            part,
            sizes=np.array([len(w) for w in self.where], dtype=np.int64),
            table=np.concatenate(self.table),
            where=np.concatenate(self.where),
            prior=np.concatenate(self.prior),
            truth=np.stack(self.truth),
            theory=np.stack(self.theory),
        )
        os.replace(part, path)

    def load(self, path: str | os.PathLike[str]) -> None:
        """Add those of a file."""
        with np.load(path, allow_pickle=False) as file:
            ends = np.cumsum(file["sizes"])[:-1]
            self.table += np.split(file["table"], ends)
            self.where += np.split(file["where"], ends)
            self.prior += np.split(file["prior"], ends)
            self.truth += list(file["truth"])
            self.theory += list(file["theory"])

    def part(self, chosen: Iterable[int]) -> Lessons:
        """Some of the lessons, by index."""
        return Lessons(*([kept[i] for i in chosen] for kept in self._parts()))


class LessonMaker:
    """Makes lessons of a deployment's stations.

    Parameters
    ----------
    deployment : Deployment
    theory : bool
        Whether lessons have a theory of their own beside the truth.
    """

    def __init__(self, deployment: Deployment, theory: bool = False):
        self._deployment = deployment
        self._theory = theory
        self._surroundings = Surroundings(deployment)

    def lattice(self, station: int, cell: float) -> Grid:
        """The lattice of a station's lesson: SIDE x SIDE blocks about it, of whole cells each."""
        wanted = self._surroundings.spacings[station, 0] / PER_SPACING / cell
        block = cell * float(BLOCKS[np.argmin(np.abs(np.log(BLOCKS / max(wanted, 1e-9))))])
        x, y = self._deployment.xy[station]
        return Grid.window(x, y, block, block * SIDE)

    def lesson(
        self, station: int, grid: Grid, truth: np.ndarray, window: Grid | None = None
    ) -> tuple | None:
        """Features, places, prior, truth and theory of one station, as `Lessons` keeps them.

        Parameters
        ----------
        station : int
        grid : Grid
            Of the ground truth.
        truth : numpy.ndarray
            (rows, columns), >= 0.
        window : Grid, optional
            In which the station is mapped, where that may be less than the lattice.

        Returns
        -------
        tuple or None
            None where the lattice holds less than half of the truth, or no land.
        """
        deployment, blocks = self._deployment, self.lattice(station, grid.cell)
        coarse = resample(truth, *grid.edges(), *blocks.edges())
        mass = coarse.sum()
        weight = deployment.region_weight(blocks).ravel()
        if window is not None:
            weight = weight * coverage(shapely.box(*window.bounds), blocks).ravel()
        cells = np.flatnonzero(weight)
        if not (len(cells) and mass > 0.5 * truth.sum(dtype=np.float64)):
            return None
        ratios = log_distance_ratios(deployment, station, blocks, cells).astype(np.float32)
        probability = association_probability(ratios, BETA)
        kept = np.flatnonzero(probability > SEEN)
        cells, ratios, probability = cells[kept], ratios[:, kept], probability[kept]
        row, column = np.divmod(cells, SIDE)
        x, y = blocks.centres()
        x, y = x[column], y[row]
        *far, total = competition(deployment, np.c_[x, y])
        xy = deployment.xy[station]
        truth = theory = (coarse / mass).astype(np.float32).ravel()
        if self._theory:
            theory = np.zeros(blocks.size, dtype=np.float32)
            theory[cells] = share_of_all(deployment.tree, xy, np.c_[x, y]) * weight[cells]
            theory /= theory.sum()
        table = as_table(self._surroundings, station, xy, far, x, y, ratios, probability)
        return (
            table.astype(np.float16),
            cells.astype(np.uint16),
            (np.log(probability * weight[cells]) - total).astype(np.float32),
            truth,
            theory,
        )
