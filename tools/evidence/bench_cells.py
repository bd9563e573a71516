"""Cell plans: time of a deployment's cells beside that of its sites, and what azimuths are worth.

A synthetic city of 500 sites with three cells each. The truth is the radio simulator's, whose antennas have
the azimuths of the plan. A cell's map without azimuths is that of its site.
"""

from __future__ import annotations

import numpy as np
import shapely

from deepmend.models.antennas.pattern import Antennas
from deepmend.models.catalogue import CATALOGUE, Settings
from deepmend.models.cells import of_cells
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.radio.simulator import RadioSimulator
from deepmend.models.synthetic import sample_azimuths, sample_deployment
from deepmend.models.walk import LandModel, Walk
from deepmend.models.zonetotals import zone_weights
from tools.evidence.timing import report, seconds

CELL, WINDOW = 100.0, 30000.0
LAND = shapely.Point(850000, 6520000).buffer(30000, 64)
SITES, SECTORS, JUDGED = 500, 3, 60


def plans():
    """The city's sites, and its cells."""
    xy = sample_deployment(LAND, SITES, 0.5, 7)
    sites = Deployment([f"S{i}" for i in range(SITES)], xy, LAND)
    antennas = Antennas.of(sample_azimuths(SITES, SECTORS, 7).ravel())
    ids = [f"S{i}-{j}" for i in range(SITES) for j in range(SECTORS)]
    return sites, Deployment(ids, np.repeat(xy, SECTORS, axis=0), LAND, antennas=antennas)


def grid_of(plan, station):
    return Grid.window(*plan.xy[station], CELL, WINDOW)


def all_maps(model, deployment):
    for station in range(len(deployment)):
        model.diffuse(deployment, station, grid_of(deployment, station))


def bench_cells():
    """Times, then KS distances by model."""
    sites, cells = plans()
    edges = np.arange(820000, 880001, 3000)
    zones = np.array(
        [shapely.box(x, y, x + 3000, y + 3000) for x in edges for y in edges - 330000 + 6000000]
    )
    models = list(CATALOGUE.values())
    for entry in models:

        def fresh(plan, entry=entry):
            model = of_cells(entry.make(Settings()), [plan])
            model.prepare(plan)
            return model

        slow = seconds(lambda: all_maps(fresh(sites), sites))
        ours = seconds(lambda: all_maps(fresh(cells), cells))
        report(f"maps of 1,500 cells, {entry.label}", ours, slow, "maps of their 500 sites")
        if isinstance(entry.make(Settings()), LandModel):

            def walked(plan):
                return zone_weights(Walk.over(plan, fresh(plan), zones=zones), LAND, CELL)

            slow = seconds(lambda: walked(sites))
            ours = seconds(lambda: walked(cells))
            report(f"1,500 cells to zones, {entry.label}", ours, slow, "their 500 sites to zones")
    truth = RadioSimulator(seed=7)
    judged = np.random.default_rng(7).permutation(SITES)[:JUDGED]
    found = {entry.label: [] for entry in models}
    pairs = [(entry, entry.make(Settings())) for entry in models]
    for site in judged.tolist():
        grid = grid_of(sites, site)
        of_site = {}
        for entry, model in pairs:
            model.prepare(sites)
            of_site[entry.label] = model.diffuse(sites, site, grid)
        for cell in range(SECTORS * site, SECTORS * site + SECTORS):
            right = truth.diffuse(cells, cell, grid)
            for entry, model in pairs:
                mine = of_cells(model, [cells])
                mine.prepare(cells)
                values = mine.diffuse(cells, cell, grid)
                found[entry.label].append(
                    (ks_distance(of_site[entry.label], right), ks_distance(values, right))
                )
    print(
        f"KS distance to simulated maps of {JUDGED * SECTORS} cells: the site's map, the cell's, change"
    )
    for label, rows in found.items():
        before, after = np.mean(rows, axis=0)
        print(f"  {label}: {before:.3f}, {after:.3f}, {after / before - 1.0:+.0%}")
