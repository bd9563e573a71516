"""Scores of the models at measured places: from positions, from a cell plan, and calibrated.

Of the three parts of the measurements (tools/training/train_compact.py) each is left out in turn: the second
network of `best` is learned from the two others, and judged on the part. *Calibrated*: gains and beta from 20
places of each cell in the part itself, at most; the part's other places are judged, in all rows. Places and
squares are drawn with a seed.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np

from deepmend.models.antennas.pattern import Antennas
from deepmend.models.calibration import Places, calibrate
from deepmend.models.cells import of_cells
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.density import BETA, DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.scores import PlaceScores, block_interval, score_places
from deepmend.models.voronoi import VoronoiModel
from tools.training import train_compact

LEARNED, PRIOR = (
    20,
    1.0,
)  # places of a cell; and the prior's width, dB, that these measurements ask for
HEADS = ("data", "model", "log score", "95 %", "Brier score", "accuracy")


def read_plan():
    """Deployments of sites and of cells; places, cell and site that serve each, and its part."""
    sites, xy, serving, part, cell, network = train_compact.read_places(with_cells=True)
    ids = [f"c{number}" for number in range(len(network.cells))]
    antennas = Antennas.of(network.azimuth)
    plan = Deployment(ids, network.sites[network.site], sites.region, antennas=antennas)
    return sites, plan, xy, serving, cell, part


def first_of_each(serving, chosen, most):
    """Of places in random order the first few of each station: bool (n,)."""
    order = np.random.default_rng(0).permutation(np.flatnonzero(chosen))
    order = order[np.argsort(serving[order], kind="stable")]
    starts = np.searchsorted(serving[order], serving[order])
    result = np.zeros(len(serving), dtype=bool)
    result[order[np.arange(len(order)) - starts < most]] = True
    return result


def measured_rows():
    """Rows of HEADS, as texts."""
    sites, plan, xy, serving, cell, part = read_plan()
    scores: dict[tuple[str, str], list[PlaceScores]] = {}
    where = []
    for held in np.unique(part):
        inside = part == held
        learned = first_of_each(cell, inside, LEARNED)
        judged = np.flatnonzero(inside & ~learned)
        where.append(xy[judged])
        found = calibrate(Places(plan, xy[learned], cell[learned]), PRIOR)
        calibrated = replace(plan, antennas=found.antennas(plan))
        with tempfile.TemporaryDirectory() as folder:
            weights = str(Path(folder) / "best.npz")
            train_compact.write(sites, xy[~inside], serving[~inside], BestStudent.weights, weights)
            students = BestStudent(weights), BestStudent(weights, beta=found.beta)
        for data, network, owner, models in (
            (
                "sites, from positions",
                sites,
                serving,
                {
                    "Voronoi": VoronoiModel(),
                    "density, beta 1.3": DensityModel(BETA),
                    "density, beta 1.8": DensityModel(1.8),
                    "DeepMEND best": students[0],
                },
            ),
            (
                "cells, with azimuths",
                plan,
                cell,
                {
                    "Voronoi": VoronoiModel(),
                    "density, beta 1.3": DensityModel(BETA),
                    "density, beta 1.8": DensityModel(1.8),
                    "DeepMEND best": students[0],
                },
            ),
            (
                f"cells, calibrated with {LEARNED} places each",
                calibrated,
                cell,
                {"density": DensityModel(found.beta), "DeepMEND best": students[1]},
            ),
        ):
            for name, model in models.items():
                given = score_places(of_cells(model, [network]), network, xy[judged], owner[judged])
                scores.setdefault((data, name), []).append(given)
        print(f"part {held}: {len(judged):,} places judged", flush=True)
    places = np.concatenate(where)
    rows = []
    for (data, name), parts in scores.items():
        whole = PlaceScores(*(np.concatenate(v) for v in zip(*(vars(p).values() for p in parts))))
        log, brier, right = whole.means()
        low, high = block_interval(whole.log, places)
        figures = f"{log:.3f}", f"{low:.3f} to {high:.3f}", f"{brier:.3f}", f"{right:.3f}"
        rows.append([data, name, *figures])
    return rows, len(places)


def table():
    """The rows as Markdown lines."""
    rows, count = measured_rows()
    print(f"{count:,} places")
    return ["| " + " | ".join(row) + " |" for row in (HEADS, ["---"] * len(HEADS), *rows)]
