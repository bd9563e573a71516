"""Simulated networks: which share of each station's users is in each square, and what the models say.

Of a seed alone region, stations and radio network are all made up; no real city has a part in them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from deepmend.models.catalogue import Settings, each_model
from deepmend.models.coverage import coverage
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.radio.simulator import FAINT, TILE, RadioSimulator
from deepmend.models.synthetic import sample_deployment
from deepmend.models.walk import Walk
from deepmend.models.zonetotals import zone_weights

CELL = 100.0  # metres, about: of the simulated truth
SQUARES = 80  # along a side of the region, about
COUNTS = 80, 240  # stations
SPACINGS = 700.0, 5000.0  # metres, of all of a network: towns are denser, the country is sparser
URBANITY = 0.2, 0.8
CORNERS = 48  # of a region


@dataclass(frozen=True)
class Network:
    """A simulated network and squares over its region.

    Attributes
    ----------
    xy : numpy.ndarray
        (stations, 2) metres.
    middles : numpy.ndarray
        (squares, 2) metres.
    land : numpy.ndarray
        (squares,) square metres.
    truth : numpy.ndarray
        float32 (stations, squares): sum of P(i|l) over the land of each square, in cells.
    models : dict of str to numpy.ndarray
        float32 (stations, squares): W of each model.
    """

    xy: np.ndarray
    middles: np.ndarray
    land: np.ndarray
    truth: np.ndarray
    models: dict[str, np.ndarray]

    def save(self, path):
        """Write it to a file (npz); half a file is never left under its name."""
        part = path.with_suffix(".part")
        with open(part, "wb") as file:
            np.savez_compressed(
                file,
                xy=self.xy,
                middles=self.middles,
                land=self.land,
                truth=self.truth,
                **{f"model {name}": values for name, values in self.models.items()},
            )
        part.replace(path)

    @classmethod
    def load(cls, path):
        """Read it from a file."""
        with np.load(path, allow_pickle=False) as data:
            models = {k[len("model ") :]: data[k] for k in data.files if k.startswith("model ")}
            return cls(*(data[name] for name in ("xy", "middles", "land", "truth")), models)


def make_region(side, random):
    """A made-up land: a round of lobes with the area of a square of that side, metres."""
    angle = np.linspace(0.0, 2.0 * np.pi, CORNERS, endpoint=False)
    wave = np.arange(1, 6)[:, None]
    amplitude, phase = random.normal(0.0, 0.25, (5, 1)) / wave, random.uniform(0.0, 6.3, (5, 1))
    radius = np.exp((amplitude * np.cos(wave * angle + phase)).sum(axis=0))
    land = shapely.Polygon(np.c_[radius * np.cos(angle), radius * np.sin(angle)])
    scale = side / np.sqrt(land.area)
    return shapely.transform(land, lambda p: p * scale)


def make_deployment(seed):
    """A made-up deployment: count, density, land and towns by the seed."""
    random = np.random.default_rng((seed, 23))
    count = int(random.integers(*COUNTS))
    spacing = np.exp(random.uniform(*np.log(SPACINGS)))
    land = make_region(spacing * np.sqrt(count), random)
    urbanity = random.uniform(*URBANITY)
    xy = sample_deployment(land, count, urbanity, seed)
    return Deployment([f"{seed}-{i}" for i in range(count)], xy, land, latitude=46.0)


def make_network(deployment, seed, names):
    """The network of a seed at a deployment, with the weights of the models of these names."""
    side = np.sqrt(deployment.region.area) / SQUARES
    per_side = max(1, round(side / CELL))
    side = per_side * CELL if side > CELL else side
    cell = side / per_side
    squares = Grid.around(side, deployment.region.bounds, 0.0)
    land = coverage(deployment.region, squares)
    rows, columns = np.nonzero(land)
    number = np.full(squares.shape, -1)
    number[rows, columns] = np.arange(len(rows))
    x, y = squares.edges()
    shapes = shapely.box(x[columns], y[rows + 1], x[columns + 1], y[rows])
    truth = _truth(deployment, seed, cell, per_side, squares, number, len(rows))
    models = {}
    for name in names:
        model = each_model()[name].make(Settings(device="cpu"))
        found = zone_weights(Walk.over(deployment, model, zones=shapes), deployment.region, cell)
        weights = np.zeros(truth.shape, dtype=np.float32)
        weights[found.station, found.zone] = found.weight
        models[name] = weights
    middles = shapely.get_coordinates(shapely.centroid(shapes))
    area = land[rows, columns] * side**2
    return Network(deployment.xy, middles, area, truth, models)


def _truth(deployment, seed, cell, per_side, squares, number, count):
    """sum_l P(i|l) m_l of the stations in the squares: float32 (stations, squares)."""
    simulator = RadioSimulator(seed=seed)
    simulator.prepare(deployment)
    result = np.zeros((len(deployment), count), dtype=np.float32)
    block = max(
        1, round(TILE / cell / per_side)
    )  # squares along a side of what is simulated at once
    for row in range(0, squares.rows, block):
        for column in range(0, squares.columns, block):
            part = number[row : row + block, column : column + block]
            if (part < 0).all():
                continue
            bottom = squares.row + squares.rows - row - part.shape[0]
            grid = Grid(
                cell,
                (squares.column + column) * per_side,
                bottom * per_side,
                part.shape[1] * per_side,
                part.shape[0] * per_side,
            )
            land = deployment.region_weight(grid).ravel()
            square = np.repeat(np.repeat(part, per_side, axis=0), per_side, axis=1).ravel()
            here = np.flatnonzero((land > 0.0) & (square >= 0))
            if not len(here):
                continue
            x, y = grid.edges()
            x, y = np.meshgrid((x[1:] + x[:-1]) / 2, (y[1:] + y[:-1]) / 2)
            stations, values = simulator.serve(deployment, x.ravel()[here], y.ravel()[here], cell)
            values = np.where(values > FAINT, values, 0.0) * land[here]
            found, which = np.unique(square[here], return_inverse=True)
            table = np.zeros((len(here), len(found)))
            table[np.arange(len(here)), which] = 1.0
            result[np.ix_(stations, found)] += values @ table
    return result
