"""The inspector with a cell plan: which cell is picked, its map and its figures."""

import math
import re

import numpy as np
import pytest
from qgis.core import QgsProject, QgsVectorLayer

from deepmend.algorithms.common import guesses
from deepmend.deepmend_plugin.inspector import maptool

from .inspector_cases import add_station

AZIMUTHS = (0.0, 120.0, 240.0)
SITES = ((700100.0, 6600100.0), (702300.0, 6601000.0), (698000.0, 6602500.0))


@pytest.fixture
def plan(inspector, qgis_app):
    """A layer of cells in the project."""
    fields = "field=station_id:string&field=azimuth:double&field=beamwidth:double"
    layer = QgsVectorLayer(f"Point?crs=EPSG:2154&{fields}", "Cells", "memory")
    for number, (x, y) in enumerate(SITES):
        for azimuth in AZIMUTHS:
            add_station(layer, f"{number}-{azimuth:g}", x, y, azimuth, 65.0)
    add_station(layer, "indoor", 701000.0, 6598000.0, None, None)
    QgsProject.instance().addMapLayer(layer)
    yield layer
    QgsProject.instance().clear()


def test_azimuths_are_guessed(plan):
    found = guesses.guess_fields(plan)
    assert (found["azimuth"], found["beamwidth"], found["gain"]) == ("azimuth", "beamwidth", "")


def test_azimuths_as_text_are_not_guessed(qgis_app):
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=azimuth:string", "Cells", "memory")
    assert guesses.guess_fields(layer)["azimuth"] == ""


def test_a_cell_has_its_own_map(inspector, plan, settle):
    settle(inspector)
    dock = inspector.dock
    maps = {}
    for name in ("0-0", "0-120"):
        dock.station.setCurrentIndex(dock.station.findData(name))
        settle(inspector)
        maps[name] = dock.map_view.values
    assert np.abs(maps["0-0"] - maps["0-120"]).sum() > 0.3
    assert dock.viewport.azimuth == 120.0
    rows = dict(inspector.picture.rows)
    assert rows["Azimuth"] == "120° (beam width 65°)"
    # the other sites are the neighbours, and not the cells of this one
    assert len(dock.map_view._stations) == 3
    assert dock.grab().width() > 0


def test_a_station_without_azimuth_has_none_in_its_figures(inspector, plan, settle):
    settle(inspector)
    dock = inspector.dock
    dock.station.setCurrentIndex(dock.station.findData("indoor"))
    settle(inspector)
    assert "Azimuth" not in dict(inspector.picture.rows)
    assert math.isnan(dock.viewport.azimuth)


def test_the_cell_that_looks_there_is_picked(inspector, plan, settle):
    settle(inspector)
    places = inspector.stations.places
    x, y = places.place("1-0")
    reach = abs(places.place("2-0")[0] - x) / 50.0
    for azimuth in AZIMUTHS:
        angle = math.radians(azimuth + 20.0)
        station, _ = places.nearest(x + reach * math.sin(angle), y + reach * math.cos(angle))
        assert station.name == f"1-{azimuth:g}"
        assert f"azimuth {azimuth:g}°" in re.sub("<[^>]*>", " ", maptool.tip_of(station))
