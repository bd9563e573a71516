"""Where the layers of a run go in the project's tree, and the CRS that the project is offered."""

import types

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayerTree,
    QgsMapLayerLegendUtils,
    QgsVectorLayer,
)
from qgis.gui import QgsMessageBar

from deepmend.deepmend_plugin.results.arrangement import arrange, label_shown
from deepmend.deepmend_plugin.results.projectcrs import offer_crs

from .result_cases import make_maps, make_stations


def names(group):
    """Names in a tree, groups as (name, names)."""
    return [
        (child.name(), names(child)) if QgsLayerTree.isGroup(child) else child.name()
        for child in group.children()
    ]


def polygons(title):
    return QgsVectorLayer("Polygon?crs=EPSG:2154", title, "memory")


@pytest.fixture
def land(project):
    layer = polygons("Land")
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def results(project, stations, land, tmp_path):
    """Layers of a run, put by QGIS beneath all others, and as it happens into a group of the user's."""
    root = project.layerTreeRoot()
    group = root.addGroup("Mine")
    group.addLayer(polygons("Old"))
    layers = [
        make_maps(tmp_path / "maps.tif", ["A", "B"]),
        QgsVectorLayer("NoGeometry?field=a:int", "Table", "memory"),
        polygons("Cells"),
        QgsVectorLayer("LineString?crs=EPSG:2154", "Lines", "memory"),
    ]
    project.addMapLayers(layers, False)
    for layer in layers:
        group.addLayer(layer)
    return layers


def test_several_results_are_a_group_below_the_stations(project, results, stations):
    group = arrange(results, "Run", stations)
    assert group.isExpanded()
    assert names(project.layerTreeRoot()) == [
        "Stations",
        ("Run", ["Lines", "Cells", "Maps", "Table"]),
        "Land",
        ("Mine", ["Old"]),
    ]
    assert all(project.mapLayer(layer.id()) is not None for layer in results)


def test_the_legend_of_maps_says_the_station(project, results, stations):
    label_shown(results[0])
    node = project.layerTreeRoot().findLayer(results[0].id())
    assert QgsMapLayerLegendUtils.legendNodeUserLabel(node, 0) == "Station A"


def test_the_next_run_has_a_group_of_its_own_above(project, results, stations, tmp_path):
    arrange(results, "Run", stations)
    again = [make_maps(tmp_path / "next.tif", ["A", "B"], "Next"), polygons("Next cells")]
    project.addMapLayers(again)
    arrange(again, "Run", stations)
    root = names(project.layerTreeRoot())
    assert root[:2] == ["Stations", ("Run 2", ["Next cells", "Next"])]
    assert root[2][0] == "Run"


def test_one_result_has_no_group(project, stations, land, tmp_path):
    layer = make_maps(tmp_path / "maps.tif", ["A", "B"])
    project.addMapLayer(layer, False)
    project.layerTreeRoot().addLayer(layer)
    assert arrange([layer], "Run", stations) is None
    assert names(project.layerTreeRoot()) == ["Stations", "Maps", "Land"]


def test_a_group_that_the_run_made_stays(project, stations, land, tmp_path):
    """As QGIS 3.32 and later make it, where the tool asks for it."""
    layers = [make_maps(tmp_path / "maps.tif", ["A", "B"]), polygons("Cells")]
    project.addMapLayers(layers, False)
    group = project.layerTreeRoot().addGroup("Of the tool")
    for layer in layers:
        group.addLayer(layer)
    arrange(layers, "Run", stations)
    assert names(project.layerTreeRoot()) == [
        "Stations",
        ("Of the tool", ["Maps", "Cells"]),
        "Land",
    ]


def test_stations_in_a_group_of_the_users_stay_there(project, land, tmp_path):
    layer, points = make_maps(tmp_path / "maps.tif", ["A", "B"]), make_stations(["A"])
    project.addMapLayers([layer, points], False)
    project.layerTreeRoot().addLayer(layer)
    project.layerTreeRoot().addGroup("Mine").addLayer(points)
    arrange([layer], "Run", points)
    assert names(project.layerTreeRoot()) == ["Maps", "Land", ("Mine", ["Stations"])]


def test_what_is_gone_is_left_out(project, stations, tmp_path):
    layer = make_maps(tmp_path / "maps.tif", ["A", "B"])
    assert arrange([layer], "Run", stations) is None
    assert arrange([], "Run", None) is None
    assert names(project.layerTreeRoot()) == ["Stations"]


@pytest.fixture
def bar(qgis_app):
    return QgsMessageBar()


@pytest.mark.parametrize("code", ["EPSG:4326", ""])
def test_the_crs_of_the_maps_is_offered(project, maps, bar, code):
    project.setCrs(QgsCoordinateReferenceSystem(code))
    iface = types.SimpleNamespace(messageBar=lambda: bar)
    table = QgsVectorLayer("NoGeometry?field=a:int", "Table", "memory")
    button = offer_crs([table, maps], iface)
    assert "EPSG:2154" in bar.currentItem().text()
    button.click()
    assert project.crs().authid() == "EPSG:2154"
    assert offer_crs([maps], iface) is None


def test_nothing_is_offered_where_there_is_a_plane_or_no_crs(project, maps, bar):
    iface = types.SimpleNamespace(messageBar=lambda: bar)
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:32631"))
    assert offer_crs([maps], iface) is None
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    maps.setCrs(QgsCoordinateReferenceSystem())
    assert offer_crs([maps], iface) is None
    assert offer_crs([], iface) is None


def test_points_of_the_run_are_above_those_that_it_read(project, stations, land):
    made = make_stations(["A"], "Compared models")
    project.addMapLayer(made)
    arrange([made], "Run", stations)
    assert names(project.layerTreeRoot())[0] == "Compared models"
