"""KS distances of the models to real operator maps and to simulated truth: the tables that README shows.

    make benchmark [DATA=folder] [ARGS='--cities --every 1 --workers 2 --symmetry']

DATA holds `operator_maps/station_<id>.tif` (one band, the true map), `..._deployment.csv` (station_id, x, y;
the mapped station first) and `..._region.gpkg`, all in one metric CRS; `../shared/data` if not given. For
the simulated truth of the test cities, Nantes and Le Mans, it also holds `stations/` and `regions/`: about a
quarter of an hour on two cores, resumable. At the end it says which bars the DeepMEND students meet.
"""

from __future__ import annotations

import argparse
import csv
import sys

import numpy as np
import shapely
from arguments import natural
from checkout import ROOT
from city_benchmark import SEED, measure_cities
from compared_models import (
    BOOST,
    TEACHER,
    VORONOI,
    baselines,
    density_name,
    diffuse,
    students,
)
from deployments import WINDOW, data_folder
from osgeo import gdal, ogr, osr
from symmetry import CITY, STATIONS, symmetry

from deepmend.models.density import BETA
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.radio.simulator import VERSION
from deepmend.models.teacher import teacher_search

gdal.UseExceptions()
osr.UseExceptions()

FIXED_BETA = 1.49
"""The one beta that is best on simulated truth of the training cities (models/radio/README.md)."""

GAINS = {VORONOI: 0.56, BOOST: 0.33}
"""Mean gains that DeepMEND was published with (SECON 2024)."""

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
    parser.add_argument("--cities", action="store_true", help="the test cities too, simulated")
    parser.add_argument("--every", type=natural, default=1, help="every k-th station there only")
    parser.add_argument("--workers", type=natural, default=2, help="processes side by side there")
    parser.add_argument(
        "--beta", type=float, default=FIXED_BETA, help="of a second density model there"
    )
    parser.add_argument("--symmetry", action="store_true", help="turned and mirrored stations too")
    return parser.parse_args()


def row(*cells):
    print("|", " | ".join(cells), "|", flush=True)


def operator_maps(data, models):
    """Print the table of the operator maps; returns mean KS distances by model."""
    names = [*models, TEACHER]
    row("operator map", *names)
    row(*["---"] * (len(names) + 1))
    table = []
    for raster in sorted(data.glob("station_*.tif")):
        deployment, grid, truth = read_case(raster)
        maps = (diffuse(model, deployment, 0, grid, WINDOW) for model in models.values())
        distances = [ks_distance(values, truth) for values in maps]
        beta, teacher = teacher_search(deployment, 0, grid, truth)
        cells = [f"{ks:.3f}" for ks in (*distances, teacher)]
        row(raster.stem, *cells[:-1], f"{cells[-1]} (beta {beta:.2f})")
        table.append([*distances, teacher])
    means = dict(zip(names, np.mean(table, axis=0)))
    row("mean", *(f"{ks:.3f}" for ks in means.values()))
    return means


def cities(data, options):
    """Print the table of the simulated test cities; returns mean KS distances by model."""
    found = measure_cities(
        data, ROOT / "build" / "benchmark", options.beta, options.every, options.workers
    )
    names = next(iter(found.values()))
    distances = {name: np.concatenate([f[name] for f in found.values()]) for name in names}
    means = {name: values.mean() for name, values in distances.items()}
    counts = ", ".join(f"{name} {len(f[TEACHER])}" for name, f in found.items())
    print(
        f"\nSimulated truth (radio simulator {VERSION}, seed {SEED}), {len(distances[TEACHER])} stations"
        f"{'' if options.every == 1 else f', every {options.every}th'}: {counts}\n"
    )
    row("model", "mean KS", "median KS", "gain over Voronoi", "gain over VoronoiBoost")
    row(*["---"] * 5)
    for name, values in distances.items():
        gains = (f"{100 * (1 - means[name] / means[other]):.1f} %" for other in GAINS)
        row(name, f"{means[name]:.3f}", f"{np.median(values):.3f}", *gains)
    return means


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
    density = on_maps[density_name(BETA)]
    what = f"operator maps, mean KS not above that of {density_name(BETA)} ({density:.3f})"
    yield what, f"{on_maps[student]:.3f}", on_maps[student] <= density
    for move, distances in on_moves.get(student, {}).items():
        what = f"{move}, mean KS over {len(distances)} stations of {CITY} at most {DRIFT}"
        figure = f"{distances.mean():.4f}, largest {distances.max():.4f}"
        yield what, figure, distances.mean() <= DRIFT


def main():
    options = arguments()
    data = data_folder()
    needed = ["operator_maps/station_*.tif"]
    needed += ["stations", "regions"] if options.cities or options.symmetry else []
    for name in needed:
        if not any(data.glob(name)):
            sys.exit(f"There is no {name} in {data}: name the folder that has it with DATA=folder.")
    ours = students()
    on_maps = operator_maps(data / "operator_maps", {**baselines(), **ours})
    on_cities = cities(data, options) if options.cities else None
    on_moves = {}
    if options.symmetry:
        on_moves = {name: symmetry(model, data, STATIONS) for name, model in ours.items()}
    for student in ours:
        print(f"\n{student}:")
        for what, figure, met in bars(student, on_maps, on_cities, on_moves, options.beta):
            print(f"- {what}: {figure}, {'met' if met else 'NOT met'}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit("Stopped: run it again to go on.")
