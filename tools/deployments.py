"""Reads deployments as `../shared/data` holds them, city by city."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry import shape

from deepmend.models.deployment import Deployment
from deepmend.models.earth import RADIUS
from deepmend.models.grid import Grid
from tools.checkout import ROOT

TRAINING_CITIES = ("Bordeaux", "Lille", "Lyon", "Orleans", "Toulouse")
TEST_CITIES = ("Mans", "Nantes")
"""Nothing is ever trained or calibrated on these."""

CELL, WINDOW = 100.0, 60000.0  # metres


def data_folder():
    """Folder of the development data: DATA of the environment, else `../shared/data`."""
    return Path(os.environ.get("DATA") or ROOT.parent / "shared" / "data")


def city_files(data, cities):
    """Files (stations, region) of all deployments of some cities, in order."""
    files = []
    for city in cities:
        region = data / "regions" / f"{city}.geojson"
        files += [(file, region) for file in sorted((data / "stations").glob(f"*_{city}.csv"))]
    return files


def read_deployment(stations, region):
    """Deployment in local metres, eastwards and northwards from the middle of its region.

    Lengths are true along the middle's parallel and within 1 % half a degree north or south of it, so this
    is for a city and its surroundings.

    Parameters
    ----------
    stations : path-like
        CSV with station_id, longitude, latitude, degrees.
    region : path-like
        GeoJSON with polygons, degrees.

    Returns
    -------
    Deployment

    Raises
    ------
    ValueError
        If a column is missing, or stations and region make no deployment.
    """
    with open(region, encoding="utf-8") as file:
        land = shapely.union_all([shape(f["geometry"]) for f in json.load(file)["features"]])
    with open(stations, newline="", encoding="utf-8-sig") as file:
        table = csv.DictReader(file)
        missing = {"station_id", "longitude", "latitude"} - set(table.fieldnames or ())
        if missing:
            raise ValueError(f"{stations} has no column {', '.join(sorted(missing))}")
        rows = list(table)
    middle = np.array(land.centroid.coords[0])
    metres = np.radians(RADIUS) * np.array([np.cos(np.radians(middle[1])), 1.0])
    degrees = np.array([(float(row["longitude"]), float(row["latitude"])) for row in rows])
    return Deployment(
        [row["station_id"] for row in rows],
        (degrees - middle) * metres,
        shapely.make_valid(shapely.transform(land, lambda p: (p - middle) * metres)),
        middle[1],
    )


def land_window(deployment, station):
    """The part of a station's window that the region's bounding box holds: nothing lies elsewhere."""
    window = Grid.window(*deployment.xy[station], CELL, WINDOW)
    west, south, east, north = (edge / CELL for edge in deployment.region.bounds)
    column, row = max(window.column, int(np.floor(west))), max(window.row, int(np.floor(south)))
    return Grid(
        CELL,
        column,
        row,
        min(window.column + window.columns, int(np.ceil(east))) - column,
        min(window.row + window.rows, int(np.ceil(north))) - row,
    )
