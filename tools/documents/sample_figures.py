"""Made-up users of the stations of the sample, and made-up zones, both in `sample/`.

`bash tools/python -m tools.documents.sample_figures` writes both anew, from positions and region there.
"""

from __future__ import annotations

import csv
import io
import json
import math

import numpy as np
import shapely
from osgeo import osr

from tools import checkout

osr.UseExceptions()

SAMPLE = checkout.ROOT / "sample"
SEED = 11
TYPICAL, SPREAD = 500.0, 0.8  # median users of a station, and standard deviation of their logarithm
SIDE = 5000.0  # metres
METRIC = 32631  # EPSG


def stations_text(text):
    """The table of stations with a column `users`: log-normal, seeded."""
    rows = list(csv.DictReader(io.StringIO(text)))
    rng = np.random.default_rng(SEED)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["station_id", "longitude", "latitude", "users"])
    for row in rows:
        users = round(TYPICAL * math.exp(SPREAD * rng.standard_normal()))
        writer.writerow([row["station_id"], row["longitude"], row["latitude"], users])
    return out.getvalue()


def zones_text(region):
    """GeoJSON of squares of SIDE, cut to the region, with codes."""
    degrees, metres = osr.SpatialReference(), osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    metres.ImportFromEPSG(METRIC)
    for reference in (degrees, metres):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    land = shapely.union_all(
        [shapely.from_geojson(json.dumps(f["geometry"])) for f in json.loads(region)["features"]]
    )
    land = _moved(land, osr.CoordinateTransformation(degrees, metres))
    back = osr.CoordinateTransformation(metres, degrees)
    west, south, east, north = shapely.bounds(land)
    features = []
    for row in range(math.floor(south / SIDE), math.ceil(north / SIDE)):
        for column in range(math.floor(west / SIDE), math.ceil(east / SIDE)):
            square = shapely.box(*(np.array([column, row, column + 1, row + 1]) * SIDE))
            zone = square.intersection(land)
            if zone.area < 1.0:
                continue
            shape = shapely.set_precision(_moved(zone, back), 1e-6)
            features.append(
                {
                    "type": "Feature",
                    "properties": {"code": f"{column}-{row}"},
                    "geometry": json.loads(shapely.to_geojson(shape)),
                }
            )
    lines = ",\n".join(json.dumps(feature) for feature in features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'


def _moved(shape, change):
    return shapely.transform(shape, lambda xy: np.array(change.TransformPoints(xy))[:, :2])


def main():
    stations, region = SAMPLE / "stations.csv", SAMPLE / "region.geojson"
    text = stations_text(stations.read_text(encoding="utf-8"))
    stations.write_text(text, encoding="utf-8")
    text = zones_text(region.read_text(encoding="utf-8"))
    (SAMPLE / "zones.geojson").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
