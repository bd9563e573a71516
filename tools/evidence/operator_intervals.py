"""How often intervals hold the share of a station's users in a square that real operator maps give."""

from __future__ import annotations

import numpy as np

from deepmend.models.catalogue import Settings, each_model
from deepmend.models.intervals import Uncertainty, surroundings
from deepmend.models.zonetotals import ZoneWeights
from tools.deployments import WINDOW
from tools.evidence.benchmark import read_case
from tools.evidence.compared_models import diffuse

SIDES = 0.25, 0.5, 1.0, 2.0, 4.0
"""Of squares, over the site spacing about the station."""

SEEN = 1e-3  # of a map: squares with less are left out, for the figures that maps were measured off end there


def operator_maps(folder, spreads, level):
    """Yield (station, {model: (held (n,), area over squared site spacing (n,))}) of each map in a folder."""
    for raster in sorted(folder.glob("station_*.tif")):
        deployment, grid, truth = read_case(raster)
        spacing, compact = (values[:1] for values in surroundings(deployment))
        land = deployment.region_weight(grid)
        found = {}
        for name, spread in spreads.items():
            model = each_model()[name].make(Settings(device="cpu"))
            values = diffuse(model, deployment, 0, grid, WINDOW)
            found[name] = np.concatenate(
                [
                    _held(values, truth, land, grid.cell, side, spacing, compact, spread, level)
                    for side in SIDES
                ],
                axis=1,
            )
        yield raster.stem, found


def _held(values, truth, land, cell, side, spacing, compact, spread, level):
    step = max(1, round(side * spacing[0] / cell))
    share, true, area = (_squares(part, step) for part in (values, truth / truth.sum(), land))
    weights = ZoneWeights.of_rows([(share, max(0.0, 1.0 - share.sum()))], len(share))
    area = area * cell**2
    interval = Uncertainty(weights, area, spacing, compact, spread).of(
        np.ones((1, 1)), level, False
    )
    held = (interval.low[:, 0] <= true) & (true <= interval.high[:, 0])
    return np.array([held, area / spacing**2])[:, share > SEEN]


def _squares(values, step):
    """Sums in squares of so many cells: (n,)."""
    rows, columns = (np.arange(0, size, step) for size in values.shape)
    return (
        np.add.reduceat(np.add.reduceat(values, rows, axis=0), columns, axis=1)
        .ravel()
        .astype(float)
    )
