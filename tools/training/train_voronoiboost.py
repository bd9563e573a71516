"""Learn VoronoiBoost's scales from the published ones, and report how good they are.

    make train-voronoiboost [DATA=folder]

DATA holds `stations/<Operator>_<City>.csv` (station_id, longitude, latitude, scale_25 ... scale_95) and
`regions/<City>.geojson`, both in degrees. The trees are written beside this file; the test cities take no
part in anything but the last tables. Needs lightgbm, which only this script does.
"""

from __future__ import annotations

import csv
import json
import os
import sys
from pathlib import Path

import numpy as np
import shapely

from deepmend.models.earth import RADIUS
from deepmend.models.voronoiboost.features import NAMES, features, stretch
from deepmend.models.voronoiboost.model import TAUS, WEIGHTS, predict_scales
from deepmend.models.voronoiboost.trees import LEAF, Trees
from tools import checkout

TEST_CITIES = ("Nantes", "Mans")
ROUNDS = 600
UPPER, ALL = "0.75 to 0.95", "all"
SETTINGS = {
    "objective": "l2",
    "learning_rate": 0.03,
    "num_leaves": 255,
    "min_data_in_leaf": 20,
    "feature_fraction_bynode": 0.4,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


def read_deployment(file, region_file):
    """Features (n, 14) and published scales (n, 5), NaN where dropped, of one deployment."""
    with open(file, newline="", encoding="utf-8") as source:
        rows = list(csv.DictReader(source))
    degrees = np.array([(float(row["longitude"]), float(row["latitude"])) for row in rows])
    scales = [[float(row[f"scale_{tau * 100:.0f}"] or "nan") for tau in TAUS] for row in rows]
    collection = json.loads(Path(region_file).read_text(encoding="utf-8"))
    parts = [shapely.from_geojson(json.dumps(f["geometry"])) for f in collection["features"]]
    centre = degrees.mean(axis=0)
    metres = np.radians(RADIUS) * np.array([np.cos(np.radians(centre[1])), 1.0])
    region = shapely.transform(shapely.union_all(parts), lambda p: (p - centre) * metres)
    return features((degrees - centre) * metres, region, stretch(centre[1])), np.array(scales)


def read_all(data):
    """{city: [(features, scales), ...]} of all deployments in a folder."""
    cities = {}
    for file in sorted((data / "stations").glob("*.csv")):
        city = file.stem.split("_", 1)[1]
        region = data / "regions" / f"{city}.geojson"
        if region.exists():
            cities.setdefault(city, []).append(read_deployment(file, region))
    return cities


def as_rows(deployments):
    """Rows (features, tau) and scales of all levels that were not dropped."""
    rows, scales = [], []
    for table, published in deployments:
        for level, tau in enumerate(TAUS):
            known = np.isfinite(published[:, level])
            rows.append(np.column_stack([table[known], np.full(known.sum(), tau)]))
            scales.append(published[known, level])
    return np.concatenate(rows), np.concatenate(scales)


def fit(deployments):
    """A gradient-boosted regressor from (features, tau) to the logarithm of the scale."""
    import lightgbm  # here only: the figures can be computed without it

    rows, scales = as_rows(deployments)
    return lightgbm.train(SETTINGS, lightgbm.Dataset(rows, np.log(scales)), ROUNDS)


def to_trees(booster):
    """A lightgbm booster as plain arrays."""
    nodes, roots = [], []

    def add(node):
        number = len(nodes)
        nodes.append(None)
        if "leaf_value" in node:
            nodes[number] = (LEAF, 0.0, 0, 0, node["leaf_value"])
        else:
            left, right = add(node["left_child"]), add(node["right_child"])
            nodes[number] = (node["split_feature"], node["threshold"], left, right, 0.0)
        return number

    for tree in booster.dump_model()["tree_info"]:
        roots.append(add(tree["tree_structure"]))
    return Trees(*(np.array(column) for column in zip(*nodes)), np.array(roots))


def errors(trees, deployments):
    """Mean relative error and R2 of the predicted scales: [(levels, error, R2, number), ...].

    Published levels that were dropped are left out; ours are scored before any is dropped.
    """
    rows, scales = as_rows(deployments)
    found = np.exp(trees.predict(rows))
    table = []
    chosen = {tau: rows[:, -1] == tau for tau in TAUS}
    chosen[UPPER] = rows[:, -1] >= 0.75
    chosen[ALL] = np.ones(len(rows), dtype=bool)
    for name, mask in chosen.items():
        y, p = scales[mask], found[mask]
        r2 = 1 - ((p - y) ** 2).sum() / ((y - y.mean()) ** 2).sum()
        table.append((name, np.mean(np.abs(p - y) / y), r2, len(y)))
    return table


def show(title, table):
    print(f"\n{title}\n\n| tau | mean relative error | R2 | scales |\n|---|---|---|---|")
    for tau, error, r2, n in table:
        print(f"| {tau} | {error:.3f} | {r2:.3f} | {n:,} |")


def average(tables):
    """Tables of several held-out cities as one, weighted by their numbers of scales."""
    result = []
    for lines in zip(*tables):
        n = np.array([line[3] for line in lines])
        error, r2 = (np.average([line[i] for line in lines], weights=n) for i in (1, 2))
        result.append((lines[0][0], error, r2, int(n.sum())))
    return result


def dropped(trees, deployments):
    """Share of levels dropped, published and ours."""
    published = np.concatenate([scales for _, scales in deployments])
    ours = np.concatenate([predict_scales(trees, table) for table, _ in deployments])
    return np.isnan(published).mean(), np.isnan(ours).mean()


def held_by_cells(scales):
    """Share of a station's users in its Voronoi cell itself, by the scales that hold TAUS of them.

    Between two levels users are spread by area, which grows with the square of the scale.

    Parameters
    ----------
    scales : numpy.ndarray
        (n, 5), NaN where dropped; stations with fewer than two, or whose scales do not grow, are left out.

    Returns
    -------
    numpy.ndarray
        (m,) shares, 0 to 1.
    """
    shares = []
    for row in scales:
        known = np.isfinite(row)
        areas = np.append(0.0, row[known] ** 2)
        if known.sum() >= 2 and (np.diff(areas) > 0.0).all():
            shares.append(np.interp(1.0, areas, np.append(0.0, np.array(TAUS)[known])))
    return np.array(shares)


def main(data):
    """Train on a folder of deployments, write the trees, print the tables."""
    cities = read_all(data)
    training = {city: d for city, d in cities.items() if city not in TEST_CITIES}
    if len(training) < 2:
        sys.exit(f"There are not enough deployments in {data}: give their folder with DATA=folder.")
    shares = held_by_cells(np.concatenate([s for ds in cities.values() for _, s in ds]))
    low, middle, high = np.quantile(shares, (0.05, 0.5, 0.95))
    print(
        f"Published scales of {len(shares):,} stations: a Voronoi cell holds {low:.0%} to {high:.0%} of the"
        f" users (5 % and 95 % quantiles), median {middle:.0%}"
    )
    held_out = []
    for city in training:
        rest = [d for other, ds in training.items() if other != city for d in ds]
        held_out.append(errors(to_trees(fit(rest)), training[city]))
        print(f"held out {city}: mean relative error {held_out[-1][-1][1]:.3f}", flush=True)
    show("Leave one training city out, mean over cities", average(held_out))
    everything = [d for ds in training.values() for d in ds]
    trees = to_trees(fit(everything))
    trees.save(WEIGHTS)
    size = Path(WEIGHTS).stat().st_size
    print(f"\n{len(trees.roots)} trees of {len(NAMES)} features and tau: {WEIGHTS}, {size:,} bytes")
    for city in TEST_CITIES:
        if city in cities:
            show(f"Test city {city}", errors(trees, cities[city]))
    tests = [d for city in TEST_CITIES for d in cities.get(city, [])]
    if tests:
        show("Test cities", errors(trees, tests))
        print("\nlevels dropped: published {:.3f}, ours {:.3f}".format(*dropped(trees, tests)))


if __name__ == "__main__":
    main(Path(os.environ.get("DATA") or checkout.ROOT.parent / "shared" / "data"))
