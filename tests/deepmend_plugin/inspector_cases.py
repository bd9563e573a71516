"""Layers, true maps and an inspector in a window, for the tests of the inspector."""

import numpy as np
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from deepmend.algorithms.common.mapwriter import MapWriter
from deepmend.deepmend_plugin.inspector import computation
from deepmend.deepmend_plugin.inspector.sources import Snapshot
from deepmend.models.density import DensityModel
from deepmend.models.grid import Grid

TIMEOUT = 120000  # milliseconds, of what comes in the background
FIELDS = ("station_id", "operator", "city", "country", "height")
STATIONS = {
    # id: place in EPSG:2154, operator, city, country, height
    "A": (700100.0, 6600100.0, "Red", "Lyon", "FR", 30),
    "B": (702300.0, 6601000.0, "Red", "Lyon", "FR", 25),
    "C": (698000.0, 6602500.0, "Red", "Geneva", "CH", None),
    "D": (701000.0, 6597500.0, "Red", "Geneva", "CH", 12),
    "E": (700900.0, 6600700.0, "Blue", "Lyon", "FR", 18),
    "F": (697700.0, 6598900.0, "Blue", "Bern", "CH", 40),
}


def add_station(layer, name, x, y, *values):
    """Add a station to a layer's data."""
    feature = QgsFeature(layer.fields())
    feature.setAttributes([name, *values])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    layer.dataProvider().addFeature(feature)


def make_stations():
    """A layer of STATIONS in memory."""
    types = ("string", "string", "string", "string", "integer")
    fields = "&".join(f"field={name}:{kind}" for name, kind in zip(FIELDS, types))
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&{fields}", "Stations", "memory")
    for name, (x, y, *values) in STATIONS.items():
        add_station(layer, name, x, y, *values)
    return layer


def make_setup(layer, **changes):
    """A Setup of all fields."""
    fields = {f"{name}_field": name for name in FIELDS[1:]}
    fields["id_field"] = "station_id"
    return computation.Setup(Snapshot(layer), **{**fields, **changes})


def true_maps(layer):
    """{id: (map, band)}: density model with a beta of its own; and the network's CRS."""
    notes = computation.Notes(lambda: False)
    network = computation.read_network(make_setup(layer), notes)
    model = DensityModel(3.0)
    maps = {}
    for name, band in network.bands.items():
        model.prepare(band.deployment)
        maps[name] = model.diffuse(band.deployment, band.station, band.grid), band
    return maps, network.plan.crs


def write_truth(path, layer, names):
    """A raster of true maps with a band for each of some stations; returns the maps in their windows."""
    maps, crs = true_maps(layer)
    grid = Grid.union(maps[name][1].grid for name in names)
    with MapWriter(str(path), grid, crs, list(names)) as writer:
        for number, name in enumerate(names, 1):
            values, band = maps[name]
            writer.write(number, values.astype(np.float32), band.grid)
        writer.commit()
    return {name: maps[name][0] for name in names}
