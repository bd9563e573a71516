"""The picture of docs/hours.md: a day of the sample's counts as present population, and its commuters.

Everything runs through the tools that users run. It writes build/hours/, and docs/hours.png with --write.
"""

from __future__ import annotations

import argparse

import matplotlib.pyplot as plt
import numpy as np
import shapely
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import LogNorm, TwoSlopeNorm
from osgeo import gdal, ogr

from tools import checkout
from tools.documents.overlay_example import tool

gdal.UseExceptions()

ROOT = checkout.ROOT
OUT = ROOT / "build" / "hours"
PICTURE = ROOT / "docs" / "hours.png"
NIGHT, DAY = "2026-03-03T03:00:00", "2026-03-03T14:00:00"


def make():
    """Run the tools on the sample."""
    OUT.mkdir(parents=True, exist_ok=True)
    degrees = {"X_FIELD": "longitude", "Y_FIELD": "latitude", "INPUT_CRS": "EPSG:4326"}
    region = {"REGION": "sample/region.geojson"}
    zones = {"ZONES": "sample/zones.geojson", "ZONE_ID": "code"}
    stations = OUT / "stations.gpkg"
    tool("preparestations", INPUT="sample/stations.csv", **degrees, **region, OUTPUT=stations)
    tool(
        "presentpopulation",
        INPUT=stations,
        **region,
        **zones,
        COUNTS="sample/counts.csv",
        OUTPUT=OUT / "hours.tif",
        OUTPUT_ZONES=OUT / "zones.gpkg",
    )
    ends = {"FROM_FIELD": "home_station", "TO_FIELD": "work_station", "FLOW_FIELD": "people"}
    tool(
        "zoneflows",
        INPUT=stations,
        **region,
        **zones,
        FLOWS="sample/flows.csv",
        **ends,
        OUTPUT=OUT / "flows.csv",
        OUTPUT_LINES=OUT / "lines.gpkg",
    )


def band(label):
    """Devices per km² at a time, and the raster's extent."""
    raster = gdal.Open(str(OUT / "hours.tif"))
    names = [raster.GetRasterBand(n + 1).GetDescription() for n in range(raster.RasterCount)]
    values = raster.GetRasterBand(names.index(label) + 1).ReadAsArray().astype(float)
    values[values < 0.0] = np.nan
    west, cell, _, north, _, _ = raster.GetGeoTransform()
    rows, columns = values.shape
    extent = np.array([west, west + columns * cell, north - rows * cell, north]) / 1000.0
    return values * (1000.0 / cell) ** 2, extent


def change_of_zones():
    """Polygons in metres, and by how much more devices are there by day than at night."""
    data = ogr.Open(str(OUT / "zones.gpkg"))  # its layer lives as long as it does
    found, shapes = {}, {}
    for row in data.GetLayer(0):
        name, time = row["zone_id"], row["time"]
        if name is None:
            continue
        found.setdefault(name, {})[time[:13].replace("/", "-").replace(" ", "T")] = row["devices"]
        shapes[name] = shapely.from_wkb(bytes(row.GetGeometryRef().ExportToWkb()))
    change = [times[DAY[:13]] - times[NIGHT[:13]] for times in found.values()]
    return [shapes[name] for name in found], np.array(change)


def outlines(shape):
    return [shapely.get_coordinates(part.exterior) for part in shapely.get_parts(shape)]


def draw(path):
    figure, axes = plt.subplots(1, 4, figsize=(14, 3.2), constrained_layout=True)
    norm = LogNorm(1.0, 1000.0)
    for axis, label, title in ((axes[0], NIGHT, "At 03:00"), (axes[1], DAY, "At 14:00")):
        values, extent = band(label)
        image = axis.imshow(
            np.clip(values, norm.vmin, None), cmap="magma_r", norm=norm, extent=extent
        )
        axis.set_title(title, fontsize=11)
    bar = figure.colorbar(image, ax=axes[:2], shrink=0.8, pad=0.01, label="devices per km²")
    bar.ax.yaxis.set_major_formatter("{x:g}")
    shapes, change = change_of_zones()
    parts = [(ring, value) for shape, value in zip(shapes, change) for ring in outlines(shape)]
    most = float(np.abs(change).max())
    drawn = PolyCollection(
        [ring for ring, _ in parts],
        array=np.array([value for _, value in parts]),
        cmap="PuOr",
        norm=TwoSlopeNorm(0.0, -most, most),
        edgecolors="white",
        linewidths=0.3,
    )
    axes[2].add_collection(drawn)
    axes[2].set_title("Change by zone", fontsize=11)
    figure.colorbar(drawn, ax=axes[2], shrink=0.8, pad=0.01, label="devices")
    flows, lines = [], []
    data = ogr.Open(str(OUT / "lines.gpkg"))
    for row in data.GetLayer(0):
        flows.append(row["flow"])
        lines.append(shapely.get_coordinates(shapely.from_wkb(bytes(row.geometry().ExportToWkb()))))
    share = np.array(flows) / max(flows)
    shown = np.flatnonzero(share > 0.02)  # else lines hide each other
    axes[3].add_collection(
        LineCollection(
            [lines[i] for i in shown],
            linewidths=0.1 + 4.0 * share[shown],
            colors="#1f6f8b",
            alpha=0.7,
        )
    )
    axes[3].set_title("Commuters between zones", fontsize=11)
    for axis in axes:
        axis.autoscale()
        axis.set_aspect("equal")
        axis.set_axis_off()
    figure.savefig(path, dpi=90)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--write", action="store_true", help="into docs/hours.png too")
    arguments = parser.parse_args()
    make()
    draw(OUT / "hours.png")
    if arguments.write:
        draw(PICTURE)
    print(f"{OUT.relative_to(ROOT)}/hours.png: made of the sample's counts and commuters")


if __name__ == "__main__":
    main()
