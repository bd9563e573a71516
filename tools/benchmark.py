"""KS distances of the models to real operator maps: the table that README shows.

    make benchmark [DATA=folder]

DATA holds `operator_maps/station_<id>.tif` (one band, the true map), `..._deployment.csv` (station_id, x, y;
the mapped station first) and `..._region.gpkg`, all in one metric CRS; `../shared/data` if not given.
"""

from __future__ import annotations

import csv
import os
import sys
from pathlib import Path

import numpy as np
import shapely
from osgeo import gdal, ogr

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
import conftest  # noqa: E402, F401  (loads the checkout as package `deepmend`)

from deepmend.models.density import BETA, DensityModel  # noqa: E402
from deepmend.models.deployment import Deployment  # noqa: E402
from deepmend.models.grid import Grid  # noqa: E402
from deepmend.models.ks import ks_distance  # noqa: E402
from deepmend.models.teacher import teacher_search  # noqa: E402
from deepmend.models.voronoi import VoronoiModel  # noqa: E402

gdal.UseExceptions()


def read_case(raster):
    """Deployment, grid and true map of one operator map; the mapped station is number 0."""
    with open(str(raster).replace(".tif", "_deployment.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    source = ogr.Open(str(raster).replace(".tif", "_region.gpkg"))
    parts = [shapely.from_wkb(bytes(f.geometry().ExportToWkb())) for f in source.GetLayer(0)]
    xy = np.array([(float(row["x"]), float(row["y"])) for row in rows])
    deployment = Deployment([row["station_id"] for row in rows], xy, shapely.union_all(parts))
    data = gdal.Open(str(raster))
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


def main():
    data = Path(os.environ.get("DATA") or ROOT.parent / "shared" / "data") / "operator_maps"
    rasters = sorted(data.glob("station_*.tif"))
    if not rasters:
        sys.exit(f"There are no operator maps in {data}: give their folder with DATA=folder.")
    print(f"| operator map | Voronoi | density, beta {BETA} | density, best beta |")
    print("|---|---|---|---|")
    table = []
    for raster in rasters:
        deployment, grid, truth = read_case(raster)
        voronoi = ks_distance(VoronoiModel().diffuse(deployment, 0, grid), truth)
        density = ks_distance(DensityModel().diffuse(deployment, 0, grid), truth)
        beta, teacher = teacher_search(deployment, 0, grid, truth)
        print(
            f"| {raster.stem} | {voronoi:.3f} | {density:.3f} | {teacher:.3f} (beta {beta:.2f}) |"
        )
        table.append((voronoi, density, teacher))
    print("| mean | {:.3f} | {:.3f} | {:.3f} |".format(*np.mean(table, axis=0)))


if __name__ == "__main__":
    main()
