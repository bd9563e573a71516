"""The menu's actions on results: what they do, and what they say where they cannot."""

import types

import pytest
from qgis.core import QgsMapLayerType, QgsVectorLayer
from qgis.gui import QgsMessageBar

from deepmend.deepmend_plugin.menu import Menu
from deepmend.deepmend_plugin.results import sample
from deepmend.deepmend_plugin.results.actions import ResultActions

from .result_cases import make_maps


@pytest.fixture
def iface(qgis_iface, canvas, project):
    """QGIS's window that keeps what it was given, with an active layer that can be set."""
    bar = QgsMessageBar()
    iface = types.SimpleNamespace(active=None, opened=[], of_layers=[], kinds=[])
    iface.mainWindow = qgis_iface.mainWindow
    iface.mapCanvas = lambda: canvas
    iface.messageBar = lambda: bar
    iface.activeLayer = lambda: iface.active
    iface.setActiveLayer = lambda layer: setattr(iface, "active", layer)
    iface.openLayoutDesigner = iface.opened.append
    iface.addPluginToMenu = iface.removePluginMenu = lambda *_: None
    iface.addCustomActionForLayerType = lambda action, menu, kind, all_: iface.kinds.append(kind)
    iface.addCustomActionForLayer = lambda action, layer: iface.of_layers.append(
        (action.text(), layer.name())
    )
    iface.removeCustomActionForLayerType = lambda action: iface.kinds.pop()
    return iface


@pytest.fixture
def actions(iface):
    menu = Menu(iface)
    actions = ResultActions(iface, menu)
    yield actions
    actions.close()
    menu.close()
    assert iface.kinds == []


def said(iface):
    item = iface.messageBar().currentItem()
    return item.text() if item is not None else ""


def test_a_station_of_the_layer_chosen(actions, iface, maps, project, tmp_path):
    other = make_maps(tmp_path / "other.tif", ["X", "Y"], "Other")
    project.addMapLayer(other)
    iface.active = other
    actions.show_station()
    assert actions.window.title.text() == "Other"
    iface.active = QgsVectorLayer("Point?crs=EPSG:2154", "Points", "memory")
    actions.show_station()
    assert actions.window.title.text() in ("Maps", "Other")
    actions.window.close()
    assert actions.window is None


def test_without_maps_it_says_what_to_do(actions, iface, stations):
    actions.show_station()
    assert actions.window is None
    assert "make maps with one of the" in said(iface)


def test_a_layout_of_the_layer_chosen_else_of_the_one_on_top(actions, iface, canvas, maps):
    canvas.setLayers([maps])
    actions.make_layout()
    iface.active = maps
    actions.make_layout()
    assert len({layout.name() for layout in iface.opened}) == 2


def test_a_table_has_no_layout(actions, iface):
    iface.active = QgsVectorLayer("NoGeometry?field=a:int", "Table", "memory")
    actions.make_layout()
    assert iface.opened == []
    assert "Choose the layer" in said(iface)


def test_the_sample(actions, iface, qtbot):
    actions.load_sample()
    qtbot.wait(20)
    assert iface.active.featureCount() == 120


def test_a_sample_that_cannot_be_read(actions, iface, monkeypatch, tmp_path):
    monkeypatch.setattr(sample, "FOLDER", str(tmp_path))
    actions.load_sample()
    assert "reinstall" in said(iface)


def test_layers_have_the_actions_that_suit_them(actions, iface, maps, stations, project):
    table = QgsVectorLayer("NoGeometry?field=a:int", "Table", "memory")
    project.addMapLayer(table)
    assert set(iface.of_layers) == {
        ("Show station...", "Maps"),
        ("Make a print layout...", "Maps"),
        ("Make a print layout...", "Stations"),
    }
    assert QgsMapLayerType.RasterLayer in iface.kinds
