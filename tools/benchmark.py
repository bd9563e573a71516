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
from osgeo import gdal, ogr, osr

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
import conftest  # noqa: E402, F401  (loads the checkout as package `deepmend`)

from deepmend.models.density import BETA, DensityModel  # noqa: E402
from deepmend.models.deployment import Deployment  # noqa: E402
from deepmend.models.grid import Grid  # noqa: E402
from deepmend.models.ks import ks_distance  # noqa: E402
from deepmend.models.teacher import teacher_search  # noqa: E402
from deepmend.models.voronoi import VoronoiModel  # noqa: E402
from deepmend.models.voronoiboost.model import VoronoiBoostModel  # noqa: E402

gdal.UseExceptions()
osr.UseExceptions()


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


def main():
    data = Path(os.environ.get("DATA") or ROOT.parent / "shared" / "data") / "operator_maps"
    rasters = sorted(data.glob("station_*.tif"))
    if not rasters:
        sys.exit(f"There are no operator maps in {data}: give their folder with DATA=folder.")
    print(f"| operator map | Voronoi | VoronoiBoost | density, beta {BETA} | density, best beta |")
    print("|---|---|---|---|---|")
    boost_model = VoronoiBoostModel()
    table = []
    for raster in rasters:
        deployment, grid, truth = read_case(raster)
        voronoi = ks_distance(VoronoiModel().diffuse(deployment, 0, grid), truth)
        boost = ks_distance(boost_model.diffuse(deployment, 0, grid), truth)
        density = ks_distance(DensityModel().diffuse(deployment, 0, grid), truth)
        beta, teacher = teacher_search(deployment, 0, grid, truth)
        cells = (voronoi, boost, density, teacher)
        print(f"| {raster.stem} | {' | '.join(f'{ks:.3f}' for ks in cells)} (beta {beta:.2f}) |")
        table.append(cells)
    print(f"| mean | {' | '.join(f'{ks:.3f}' for ks in np.mean(table, axis=0))} |")


if __name__ == "__main__":
    main()
