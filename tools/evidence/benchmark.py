"""KS distances of the models to simulated truth and to real operator maps: the table of docs/accuracy.md.

    make benchmark [DATA=folder] [ARGS='--only sample maps cities measurements --every 1 --update']

Always on the bundled synthetic sample, with simulated truth. With DATA (`../shared/data` where it is there)
also on `operator_maps/station_<id>.tif` (one band, the true map), `..._deployment.csv` (station_id, x, y; the
mapped station first) and `..._region.gpkg`, all in one metric CRS; and on simulated truth of the test cities,
Nantes and Le Mans, of `stations/` and `regions/`: about half an hour on two cores, resumable. The table goes
to build/benchmark/table.md; the run fails where docs/accuracy.md differs by more than 0.005. It also prints
medians and gains, and which bars the DeepMEND students meet. Of `measurements/` (cells.csv, places.npz) it
prints scores at measured places.
"""

from __future__ import annotations

import argparse
import csv
import sys

import numpy as np
import shapely
from osgeo import gdal, ogr, osr

from deepmend.models.density import BETA
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.radio.simulator import VERSION
from deepmend.models.teacher import teacher_search
from tools.arguments import natural
from tools.checkout import ROOT
from tools.deployments import TEST_CITIES, WINDOW, city_files, data_folder
from tools.evidence.benchmark_table import NAME, differences, lines_of, shown, updated
from tools.evidence.compared_models import (
    BOOST,
    TEACHER,
    VORONOI,
    baselines,
    density_name,
    diffuse,
    students,
)
from tools.evidence.simulated_benchmark import SEED, measure_deployments
from tools.evidence.symmetry import CITY, STATIONS, symmetry

gdal.UseExceptions()
osr.UseExceptions()

PAGE = ROOT / NAME
FIXED_BETA = 1.49
"""The one beta that is best on simulated truth of the training cities (models/radio/README.md)."""

GAINS = {VORONOI: 0.56, BOOST: 0.33}
"""Mean gains that DeepMEND was published with (SECON 2024)."""

KINDS = ("sample", "maps", "cities", "measurements")
MEASURED = "<!-- measurements: written by make benchmark -->", "<!-- measurements end -->"
MEAN_OF_MAPS = "operator maps, mean"

DRIFT = 0.02  # largest mean KS distance that a turn or mirror may make


def read_case(raster):
    """Deployment, grid and true map of one operator map; the mapped station is number 0."""
    with open(str(raster).replace(".tif", "_deployment.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    source = ogr.Open(str(raster).replace(".tif", "_region.gpkg"))
    parts = [shapely.from_wkb(bytes(f.geometry().ExportToWkb())) for f in source.GetLayer(0)]
    xy = np.array([(float(row["x"]), float(row["y"])) for row in rows])
    data = gdal.Open(str(raster))
    ids = [row["station_id"] for row in rows]
    deployment = Deployment(ids, xy, shapely.union_all(parts), latitude_of(xy, data))
    west, cell, _, north, _, _ = data.GetGeoTransform()
    grid = Grid(
        cell,
        round(west / cell),
        round(north / cell) - data.RasterYSize,
        data.RasterXSize,
        data.RasterYSize,
    )
    truth = data.GetRasterBand(1)
    values = truth.ReadAsArray().astype(np.float64)
    return deployment, grid, np.where(values == truth.GetNoDataValue(), 0.0, values)


def latitude_of(xy, data):
    """Latitude of the stations' middle, degrees."""
    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    return osr.CoordinateTransformation(data.GetSpatialRef(), degrees).TransformPoint(
        *map(float, xy.mean(axis=0))
    )[0]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--only", nargs="+", choices=KINDS, default=KINDS, help="kinds of data, of those there are"
    )
    parser.add_argument(
        "--every", type=natural, default=1, help="every k-th station of cities only"
    )
    parser.add_argument(
        "--workers", type=natural, default=2, help="processes side by side for cities"
    )
    parser.add_argument("--beta", type=float, default=FIXED_BETA, help="of a second density model")
    parser.add_argument(
        "--update", action="store_true", help="put the values into docs/accuracy.md"
    )
    parser.add_argument("--symmetry", action="store_true", help="turned and mirrored stations too")
    return parser.parse_args()


def operator_maps(data, models):
    """{"operator map, <id>": {model: KS distance}} of real maps, and their mean."""
    rows = {}
    for raster in sorted(data.glob("station_*.tif")):
        deployment, grid, truth = read_case(raster)
        row = {
            name: ks_distance(diffuse(model, deployment, 0, grid, WINDOW), truth)
            for name, model in models.items()
        }
        _, row[TEACHER] = teacher_search(deployment, 0, grid, truth)
        rows[f"operator map, {raster.stem.replace('_', ' ')}"] = row
    measured = list(rows.values())
    rows[MEAN_OF_MAPS] = {name: np.mean([row[name] for row in measured]) for name in measured[0]}
    return rows


def simulated(what, files, options, every=1):
    """{"<what>, <n> stations, simulated truth": {model: mean KS distance}}; prints medians and gains too."""
    folder = ROOT / "build" / "benchmark"
    found = measure_deployments(files, folder, options.beta, every, options.workers)
    names = next(iter(found.values()))
    distances = {name: np.concatenate([f[name] for f in found.values()]) for name in names}
    share = "" if every == 1 else f" (every {every}th)"
    label = f"{what}, {len(distances[TEACHER]):,} stations{share}, simulated truth"
    means = {name: values.mean() for name, values in distances.items()}
    print(f"\n{label}:\n")
    print("| model | mean KS | median KS |", " | ".join(f"gain over {m}" for m in GAINS), "|")
    print("|", " | ".join(["---"] * (3 + len(GAINS))), "|")
    for name, values in distances.items():
        gains = " | ".join(f"{100 * (1 - means[name] / means[other]):.1f} %" for other in GAINS)
        print(f"| {name} | {means[name]:.3f} | {np.median(values):.3f} | {gains} |", flush=True)
    return {label: means}


def bars_of_cities(means, student, beta):
    """Yield (what, figure, whether it is met) of a student."""
    ks = means[student]
    for other, least in GAINS.items():
        gain = 1 - ks / means[other]
        what = f"test cities, mean gain over {other} at least {100 * least:.0f} %"
        yield what, f"{100 * gain:.1f} %", gain >= least
    for other, word in ((density_name(beta), "below that of"), (TEACHER, "(moonshot) below")):
        what = f"test cities, mean KS {word} {other} ({means[other]:.3f})"
        yield what, f"{ks:.3f}", ks < means[other]


def bars(student, on_maps, on_cities, on_moves, beta):
    """Yield (what, figure, whether it is met) of a student, on what was measured."""
    if on_cities:
        yield from bars_of_cities(on_cities, student, beta)
    if on_maps:
        density = on_maps[density_name(BETA)]
        what = f"operator maps, mean KS not above that of {density_name(BETA)} ({density:.3f})"
        yield what, f"{on_maps[student]:.3f}", on_maps[student] <= density
    for move, distances in on_moves.get(student, {}).items():
        what = f"{move}, mean KS over {len(distances)} stations of {CITY} at most {DRIFT}"
        figure = f"{distances.mean():.4f}, largest {distances.max():.4f}"
        yield what, figure, distances.mean() <= DRIFT


def measure(options, data):
    """({data: {model: mean KS}}, rows of the operator maps, row of the cities); prints what is left out."""
    rows, on_maps, on_cities = {}, None, None
    if "sample" in options.only:
        sample = ROOT / "sample"
        files = [(sample / "stations.csv", sample / "region.geojson")]
        rows.update(simulated("synthetic sample", files, options))
    if "maps" in options.only:
        if any((data / "operator_maps").glob("station_*.tif")):
            models = {**baselines((BETA, options.beta)), **students()}
            found = operator_maps(data / "operator_maps", models)
            rows.update(found)
            on_maps = found[MEAN_OF_MAPS]
        else:
            print(f"No operator maps in {data}: left out (DATA=folder names where they are).")
    if "cities" in options.only:
        files = city_files(data, TEST_CITIES)
        if files:
            found = simulated("real stations of Le Mans and Nantes", files, options, options.every)
            rows.update(found)
            (on_cities,) = found.values()
        else:
            print(
                f"No stations of test cities in {data}: left out (DATA=folder names where they are)."
            )
    return rows, on_maps, on_cities


def main():
    options = arguments()
    data = data_folder()
    if "measurements" in options.only:
        measurements(data, options)
    rows, on_maps, on_cities = measure(options, data)
    if not rows:
        if options.only == ["measurements"]:
            return
        sys.exit("Nothing was measured.")
    models = list(next(iter(rows.values())))
    table = "\n".join(lines_of(models, rows)) + "\n"
    path = ROOT / "build" / "benchmark" / "table.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(table, encoding="utf-8")
    print(
        f"\nMean KS distance; truth simulated by radio simulator {VERSION}, seed {SEED}:\n\n{table}"
    )
    print(f"Written to {path.relative_to(ROOT)}.")
    on_moves = {}
    if options.symmetry:
        on_moves = {name: symmetry(model, data, STATIONS) for name, model in students().items()}
    for student in students():
        for what, figure, met in bars(student, on_maps, on_cities, on_moves, options.beta):
            print(f"- {student}: {what}: {figure}, {'met' if met else 'NOT met'}")
    check_page(rows, models, options)


def measurements(data, options):
    """Scores at measured places, printed, and put into docs/accuracy.md where that is wished."""
    if not (data / "measurements" / "cells.csv").is_file():
        print(f"No measurements in {data}: left out (DATA=folder names where they are).")
        return
    from tools.evidence.measured_benchmark import table

    text = "\n".join(table())
    print(f"\n{text}\n")
    if options.update:
        before, rest = PAGE.read_text(encoding="utf-8").split(MEASURED[0])
        after = rest.split(MEASURED[1])[1]
        page = f"{before}{MEASURED[0]}\n{text}\n{MEASURED[1]}{after}"
        PAGE.write_text(page, encoding="utf-8")


def check_page(rows, models, options):
    """Fail where docs/accuracy.md shows other values, or put the measured ones there."""
    text = PAGE.read_text(encoding="utf-8")
    if options.update:
        PAGE.write_text(updated(text, models, rows), encoding="utf-8")
        print(f"{NAME} has these values now; README and docs/models.md repeat some of them.")
        return
    whole = {data: row for data, row in rows.items() if "(every " not in data}
    problems = differences(whole, shown(text))
    if problems:
        sys.exit("\n".join(problems))
    print(f"{NAME} shows these values ({len(whole)} rows compared).")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped: run it again to go on.")
