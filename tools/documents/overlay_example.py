"""The worked example of docs/overlay.md: how much the model changes totals of zones with a known truth.

Zones are a made-up census of 1 km squares. Each station is given a number of devices, drawn by chance with a
seed, and simulated true maps say where they are: so the devices in each zone are known, and each model's
totals can be held against them. Everything runs through the tools that users run.

Without arguments it takes the bundled sample; with DATA (a folder of real deployments) a city that no model
was taught on too. It writes build/overlay/, and the table and the picture of docs/overlay.md with --write.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import shapely
from matplotlib.collections import PolyCollection
from matplotlib.colors import LogNorm
from matplotlib.ticker import LogLocator, NullLocator
from osgeo import ogr, osr

from tools import checkout

ogr.UseExceptions()
osr.UseExceptions()

ROOT = checkout.ROOT
DOCUMENT = ROOT / "docs" / "overlay.md"
PICTURE = ROOT / "docs" / "overlay.png"
START, END = "<!-- figures: written by make overlay-example -->", "<!-- figures end -->"
SEED = 7
SIDE = 1000.0  # metres, of a zone
TYPICAL, SPREAD = (
    500.0,
    1.0,
)  # median devices of a station, and standard deviation of their logarithm
MODELS = {
    "voronoi": "Voronoi",
    "voronoiboost": "VoronoiBoost",
    "density": "Density model",
    "deepmend": "DeepMEND best",
}
CASES = {
    "synthetic sample": ("sample/stations.csv", "sample/region.geojson"),
    "Orange in Le Mans": ("stations/Orange_Mans.csv", "regions/Mans.geojson"),
    "Orange in Nantes": ("stations/Orange_Nantes.csv", "regions/Nantes.geojson"),
}


def tool(name, **parameters):
    """Run one of the plugin's tools as a user does."""
    command = ["bash", str(ROOT / "tools" / "qgis_process"), "run", f"deepmend:{name}", "--"]
    command += [f"{key}={value}" for key, value in parameters.items()]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode:
        sys.exit(f"{name} failed:\n{done.stdout}\n{done.stderr}")


def give_devices(path):
    """Draw the devices of each station, into a field `devices`; how many there are in all."""
    rng = np.random.default_rng(SEED)
    data = ogr.Open(str(path), 1)
    layer = data.GetLayer(0)
    layer.CreateField(ogr.FieldDefn("devices", ogr.OFTInteger))
    total = 0
    for feature in list(layer):
        count = round(TYPICAL * math.exp(SPREAD * rng.standard_normal()))
        feature["devices"] = count
        layer.SetFeature(feature)
        total += count
    return total


def make_zones(region, stations, path):
    """Squares over the region, in the stations' CRS; those that touch it, shapely boxes."""
    source = ogr.Open(str(stations))
    reference = source.GetLayer(0).GetSpatialRef()
    land = ogr.Open(str(region))
    layer = land.GetLayer(0)
    here = layer.GetSpatialRef()
    here.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    change = osr.CoordinateTransformation(here, reference)
    shapes = []
    for feature in layer:
        shape = feature.GetGeometryRef().Clone()
        shape.Transform(change)
        shapes.append(shapely.make_valid(shapely.from_wkb(bytes(shape.ExportToWkb()))))
    whole = shapely.union_all(shapes)
    west, south, east, north = shapely.bounds(whole)
    x = np.arange(math.floor(west / SIDE), math.ceil(east / SIDE)) * SIDE
    y = np.arange(math.floor(south / SIDE), math.ceil(north / SIDE)) * SIDE
    x, y = (places.ravel() for places in np.meshgrid(x, y))
    squares = shapely.box(x, y, x + SIDE, y + SIDE)
    squares = squares[shapely.intersects(whole, squares)]
    path.unlink(missing_ok=True)
    target = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    zones = target.CreateLayer("zones", reference, ogr.wkbPolygon)
    zones.CreateField(ogr.FieldDefn("code", ogr.OFTString))
    zones.StartTransaction()
    for number, square in enumerate(squares):
        feature = ogr.Feature(zones.GetLayerDefn())
        feature["code"] = f"Z{number:05d}"
        feature.SetGeometry(ogr.CreateGeometryFromWkb(shapely.to_wkb(square)))
        zones.CreateFeature(feature)
    zones.CommitTransaction()
    return squares


def totals(path):
    """Devices of all zones, in their order."""
    data = ogr.Open(str(path))
    return np.array([feature["devices"] for feature in data.GetLayer(0)])


def run_case(name, stations, region, folder):
    """Totals of a case: (zones, {model: (zones,)}, true ones, devices in all)."""
    folder.mkdir(parents=True, exist_ok=True)
    prepared, truth, zones = (folder / f for f in ("stations.gpkg", "truth.tif", "zones.gpkg"))
    print(f"{name}: stations, true maps (a minute or a few), zones", flush=True)
    tool(
        "preparestations",
        INPUT=stations,
        X_FIELD="longitude",
        Y_FIELD="latitude",
        INPUT_CRS="EPSG:4326",
        REGION=region,
        OUTPUT=prepared,
    )
    total = give_devices(prepared)
    shared = {"INPUT": prepared, "REGION": region}
    tool("simulategroundtruth", **shared, SEED=SEED, OUTPUT=truth)
    squares = make_zones(region, prepared, zones)
    overlay = {**shared, "ZONES": zones, "ZONE_ID": "code", "METRIC_FIELDS": "devices"}
    found = {}
    for model in ("truth", *MODELS):
        print(f"{name}: totals of zones, {model}", flush=True)
        given = {"MAPS": truth} if model == "truth" else {"MODEL": model}
        result = folder / f"zones_{model}.gpkg"
        tool("zoneweights", **overlay, **given, OUTPUT_ZONES=result)
        found[model] = totals(result)
    return squares, found, found.pop("truth"), total


def row_of(name, found, truth, total):
    """A line of the table: mean absolute error of each model, in devices, and against Voronoi's."""
    errors = {model: np.abs(values - truth).mean() for model, values in found.items()}
    cells = [name, f"{len(truth):,}", f"{total:,}", f"{truth.mean():.1f}"]
    cells += [f"{errors[model]:.1f}" for model in MODELS]
    cells.append(f"{errors['deepmend'] / errors['voronoi']:.0%}".replace("%", " %"))
    return f"| {' | '.join(cells)} |"


def header():
    names = [
        "data",
        "zones",
        "devices",
        "devices a zone",
        *MODELS.values(),
        "DeepMEND / Voronoi",
    ]
    return [f"| {' | '.join(names)} |", f"|{' --- |' * len(names)}"]


def draw(path, squares, found, truth):
    """Totals of zones side by side: the truth, Voronoi, DeepMEND."""
    corners = [shapely.get_coordinates(square)[:-1] / 1000.0 for square in squares]
    figure, axes = plt.subplots(1, 3, figsize=(11, 3.3), constrained_layout=True)
    norm = LogNorm(max(1.0, np.percentile(truth, 10)), truth.max())
    panels = (
        ("True totals", truth),
        ("Voronoi", found["voronoi"]),
        ("DeepMEND best", found["deepmend"]),
    )
    for axis, (title, values) in zip(axes, panels):
        shapes = PolyCollection(
            corners, array=np.maximum(values, norm.vmin), cmap="magma_r", norm=norm
        )
        axis.add_collection(shapes)
        axis.autoscale()
        axis.set_aspect("equal")
        axis.set_axis_off()
        axis.set_title(title, fontsize=11)
    bar = figure.colorbar(shapes, ax=axes, shrink=0.8, pad=0.01)
    bar.ax.yaxis.set_major_locator(LogLocator(subs=(1.0, 2.0, 5.0)))
    bar.ax.yaxis.set_major_formatter("{x:g}")
    bar.ax.yaxis.set_minor_locator(NullLocator())
    bar.set_label("devices in a square of 1 km")
    figure.savefig(path, dpi=90)


def shown(text):
    """Lines of the table in a document's text."""
    return text.partition(START)[2].partition(END)[0].strip().splitlines()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="into docs/overlay.md too")
    parser.add_argument("--only", choices=list(CASES), help="one of the cases")
    arguments = parser.parse_args()
    data = os.environ.get("DATA")
    lines = header()
    out = ROOT / "build" / "overlay"
    for name, files in CASES.items():
        if arguments.only not in (None, name):
            continue
        is_sample = files[0].startswith("sample/")
        if not (is_sample or data):
            continue
        stations, region = (Path(ROOT if is_sample else data) / file for file in files)
        folder = out / name.replace(" ", "_")
        squares, found, truth, total = run_case(name, stations, region, folder)
        lines.append(row_of(name, found, truth, total))
        draw(folder / "totals.png", squares, found, truth)
        print(lines[-1], flush=True)
        if arguments.write and is_sample:
            draw(PICTURE, squares, found, truth)
    print("\n".join(lines))
    text = DOCUMENT.read_text(encoding="utf-8")
    if arguments.write:
        before, _, rest = text.partition(START)
        after = rest.partition(END)[2]
        table = "\n".join(lines)
        DOCUMENT.write_text(f"{before}{START}\n{table}\n{END}{after}", encoding="utf-8")
        return
    missing = [line for line in lines if line not in shown(text)]
    if missing:
        sys.exit("docs/overlay.md shows something else than:\n" + "\n".join(missing))
    print("docs/overlay.md shows these figures.")


if __name__ == "__main__":
    main()
