"""Chooses the constants of models/synthetic.py by comparison with real deployments of five cities.

    bash tools/python -m tools.training.fit_synthetic [DATA folder] [CITY ...]

The test cities, Nantes and Le Mans, have no part in it. Random settings over wide ranges, then draws around
the best of all so far, then the best few on further seeds; the table is measured on seeds that the search
never saw. About 20 minutes in one process. With cities named, only the table is made, for these and the
constants as they are.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np
import shapely
from scipy.cluster.hierarchy import fclusterdata
from scipy.spatial import Delaunay, cKDTree

from deepmend.models import synthetic
from deepmend.models.tessellation import Tessellation
from tools.checkout import ROOT
from tools.deployments import read_deployment

CITIES = ("Bordeaux", "Lille", "Lyon", "Orleans", "Toulouse")
# names with the lowest and highest value, drawn evenly on a log scale
RANGES = """REPULSION 0.1 4, SOFTNESS 0.05 2, STATIONS_PER_TOWN 2 200, MAIN_TOWN 1 100, LARGE 0.1 1,
    BESIDE 0.01 1, CONTRAST 2 200, VARIATION 0.02 1, CITY 10 1000, TOWN_GROWTH 0.05 2,
    CITY_GROWTH 0.05 2, RURAL 0.2 10, ROADS 0.01 1, ROAD_WIDTH 0.01 3"""
NAMES, *BOUNDS = zip(*(item.split() for item in RANGES.split(",")))
LOW, HIGH = np.log(np.array(BOUNDS, dtype=float))
FIGURES = """distance to the nearest station over the spacing, lower quartile; median; upper quartile;
    distance to the nearest over the root of the own cell's area, median;
    area of Voronoi cells, 90th over 10th percentile; correlation of log area between neighbouring cells;
    share of stations in the largest cluster; in the second largest;
    in the smallest cells that make a tenth of the area; smallest distance between two stations, metres"""
RATIOS = np.array([1, 1, 1, 1, 1, 0, 0, 0, 0, 1], dtype=bool)  # compared on a log scale
# rounds, in each of which every deployment has a seed of its own
SEARCH, CHOICE, TABLE = (1, 2), (3, 4, 5, 6), (11, 12, 13, 14, 15)
SPAN = (0, 50, 100)  # lowest, median, highest


def figures(xy, region):
    """The figures above, in that order; clusters hang together by steps of at most 0.4 spacings."""
    distance = cKDTree(xy).query(xy, k=2)[0][:, 1]
    spacing = math.sqrt(shapely.area(region) / len(xy))
    areas = shapely.area(Tessellation(xy, region).cells())
    corners = Delaunay(xy).simplices
    i, j = np.unique(np.sort(corners[:, [0, 1, 1, 2, 2, 0]].reshape(-1, 2)), axis=0).T
    both = np.log(areas)[np.array([np.r_[i, j], np.r_[j, i]])]
    cluster = fclusterdata(xy, 0.4 * spacing, "distance", method="single")
    clusters = np.sort(np.bincount(cluster, minlength=3))[::-1] / len(xy)
    tenth = np.searchsorted(np.cumsum(np.sort(areas)), 0.1 * shapely.area(region)) / len(xy)
    spread, alike = np.divide(*np.percentile(areas, (90, 10))), np.corrcoef(both)[0, 1]
    quartiles, own = np.percentile(distance, (25, 50, 75)) / spacing, distance / np.sqrt(areas)
    return [*quartiles, np.median(own), spread, alike, *clusters[:2], tenth, distance.min()]


def read(data, cities):
    """Region and positions of every deployment, local metres."""
    deployments = []
    for city in cities:
        region = data / "regions" / f"{city}.geojson"
        for path in sorted((data / "stations").glob(f"*_{city}.csv")):
            deployment = read_deployment(path, region)
            deployments.append((deployment.region, deployment.xy[deployment.inside]))
    return deployments


def ours(deployments, rounds):
    """Lowest, median and highest of the synthetic figures, means over the rounds: (3, figures)."""
    spans = []
    for r in rounds:
        rows = []
        for seed, (region, xy) in enumerate(deployments, 100 * r):
            made = synthetic.sample_deployment(region, len(xy), 0.5, seed)
            rows.append(figures(made, region))
        spans.append(np.percentile(rows, SPAN, axis=0))
    return np.mean(spans, axis=0)


def use(setting):
    """Write a setting (logarithms) into the module, two digits of each; returns them by name."""
    values = {name: float(f"{v:.2g}") for name, v in zip(NAMES, np.exp(setting))}
    for name, value in values.items():
        setattr(synthetic, name, value)
    return values


def search(deployments, real, random):
    """The setting with the least sum of squared differences, each over the spread of the real figure."""

    def scaled(values):
        return np.where(RATIOS, np.log(np.where(RATIOS, values, 1.0)), values)

    spread, span = scaled(real).std(axis=0), np.percentile(real, SPAN, axis=0)

    def cost(setting, rounds):
        use(setting)
        difference = (scaled(ours(deployments, rounds)) - scaled(span)) / spread
        return float((difference**2).sum())

    tried = random.uniform(LOW, HIGH, (400, len(LOW)))
    costs = np.array([cost(s, SEARCH[:1]) for s in tried])
    print(f"random: best {costs.min():.1f}, median {np.median(costs):.1f}", flush=True)
    tried = tried[np.argsort(costs)[:40]]
    costs = np.array([cost(s, SEARCH) for s in tried])
    for generation in range(14):
        best = tried[np.argsort(costs)[:30]]
        new = random.multivariate_normal(best.mean(axis=0), np.cov(best.T), 30).clip(LOW, HIGH)
        tried = np.vstack([tried, new])
        costs = np.r_[costs, [cost(s, SEARCH) for s in new]]
        print(f"refined {generation + 1}: best {costs.min():.1f}", flush=True)
    tried = tried[np.argsort(costs)[:12]]
    costs = [cost(s, CHOICE) for s in tried]
    print(f"on further seeds: {min(costs):.1f} to {max(costs):.1f}")
    return tried[int(np.argmin(costs))]


def main(arguments):
    data = Path(arguments[0]) if arguments else ROOT.parent / "shared" / "data"
    deployments = read(data, arguments[1:] or CITIES)
    real = np.array([figures(xy, region) for region, xy in deployments])
    print(len(deployments), "deployments, stations:", *sorted(len(xy) for _, xy in deployments))
    if not arguments[1:]:
        for name, value in use(search(deployments, real, np.random.default_rng(1))).items():
            print(f"{name} = {value:g}")
    spans = np.percentile(real, SPAN, axis=0), ours(deployments, TABLE)
    print("| figure | real | synthetic |\n|---|---|---|")
    for name, *columns in zip(FIGURES.split(";"), spans[0].T, spans[1].T):
        print("|", name.strip(), *("| " + ", ".join(f"{v:.3g}" for v in c) for c in columns), "|")


if __name__ == "__main__":
    main(sys.argv[1:])
