"""Made-up users of the stations of the sample, zones, and a day of counts and commuters, all in `sample/`.

`bash tools/python -m tools.documents.sample_figures` writes them anew, from positions and region there.
"""

from __future__ import annotations

import csv
import io
import json
import math

import numpy as np
import shapely
from osgeo import osr

from deepmend.models.density import DensityModel
from tools import checkout
from tools.deployments import read_deployment

osr.UseExceptions()

SAMPLE = checkout.ROOT / "sample"
SEED = 11
TYPICAL, SPREAD = 500.0, 0.8  # median users of a station, and standard deviation of their logarithm
SIDE = 5000.0  # metres
METRIC = 32631  # EPSG
DAY = "2026-03-03"  # a Tuesday
PEOPLE, WORKERS = (
    60000.0,
    0.4,
)  # with a device of the sample's operator, and which share of them works away
REACH = 12000.0  # metres, over which e times fewer people go to work
STEP = 1000.0  # metres between places where people are


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


def day_texts(deployment):
    """A day of counts by hour, and commuters between stations: two tables as CSV.

    People live in seven villages, in the town and in the open country, and some work in the town or in an
    estate east of it. At each hour some are at work; stations count who is near, as the density model has it.

    Parameters
    ----------
    deployment : Deployment
    """
    rng = np.random.default_rng(SEED)
    land = deployment.region
    west, south, east, north = shapely.bounds(land)
    x, y = np.meshgrid(
        np.arange(west, east, STEP) + STEP / 2, np.arange(south, north, STEP) + STEP / 2
    )
    places = np.column_stack([x.ravel(), y.ravel()])
    places = places[shapely.contains_xy(land, places)]
    town = np.median(deployment.xy, axis=0)

    def about(centre, width):
        return np.exp(-0.5 * (((places - centre) / width) ** 2).sum(axis=1))

    villages = rng.uniform((west, south), (east, north), (7, 2))
    home = 0.02 + about(town, 6000.0) + sum(about(village, 2500.0) for village in villages)
    work = 0.02 + 2.0 * about(town, 2500.0) + about(town + (9000.0, 1000.0), 1500.0)
    home, work = PEOPLE * home / home.sum(), work / work.sum()
    model = DensityModel()
    model.prepare(deployment)
    service = model.service(deployment, places)
    serves = np.zeros((len(places), len(deployment)))
    there = service.stations >= 0
    np.add.at(
        serves,
        (np.nonzero(there)[0], service.stations[there]),
        service.values[there],
    )
    lines = ["station_id,time,devices"]
    for hour in range(24):
        # from 7 to 10 people go, from 16 to 20 they return
        at_work = WORKERS * np.interp(hour, (6, 10, 16, 20), (0.05, 1.0, 0.9, 0.1))
        people = (1.0 - at_work) * home + at_work * PEOPLE * work
        counts = rng.poisson(people @ serves)
        lines += [
            f"{name},{DAY}T{hour:02d}:00:00,{count}" for name, count in zip(deployment.ids, counts)
        ]
    distances = np.linalg.norm(places[:, None] - places[None], axis=2)
    going = work[None] * np.exp(-distances / REACH)
    going *= (WORKERS * home / going.sum(axis=1))[:, None]
    trips = rng.poisson(serves.T @ going @ serves)
    flows = ["home_station,work_station,people"]
    for i, j in zip(*np.nonzero(trips)):
        flows.append(f"{deployment.ids[i]},{deployment.ids[j]},{trips[i, j]}")
    return "\n".join(lines) + "\n", "\n".join(flows) + "\n"


def _moved(shape, change):
    return shapely.transform(shape, lambda xy: np.array(change.TransformPoints(xy))[:, :2])


def main():
    stations, region = SAMPLE / "stations.csv", SAMPLE / "region.geojson"
    text = stations_text(stations.read_text(encoding="utf-8"))
    stations.write_text(text, encoding="utf-8")
    text = zones_text(region.read_text(encoding="utf-8"))
    (SAMPLE / "zones.geojson").write_text(text, encoding="utf-8")
    counts, flows = day_texts(read_deployment(stations, region))
    (SAMPLE / "counts.csv").write_text(counts, encoding="utf-8")
    (SAMPLE / "flows.csv").write_text(flows, encoding="utf-8")


if __name__ == "__main__":
    main()
