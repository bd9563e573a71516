"""Dialogs of the tools: what they propose, and how the results of a run are put in order."""

import contextlib

import pytest
from qgis import utils
from qgis.core import QgsLayerTree, QgsProject, QgsVectorLayer
from qgis.gui import QgsMessageBar

from deepmend.algorithms.common import defaults
from deepmend.algorithms.common.attributes import is_null
from deepmend.deepmend_plugin import tooldialog
from deepmend.deepmend_plugin.proposals import propose_layers
from deepmend.deepmend_plugin.results import record

from .inspector_cases import make_stations

pytestmark = pytest.mark.usefixtures("provider")


def polygons(name, fields=""):
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:2154{fields}", name, "memory")
    QgsProject.instance().addMapLayer(layer)
    return layer


@pytest.fixture
def layers(qgis_app):
    """Stations, land and zones in the project; by name."""
    project = QgsProject.instance()
    project.clear()
    zones = polygons("Census zones", "&field=code:string")
    land = polygons("Region")
    other = QgsVectorLayer("Point?crs=EPSG:2154&field=azimut:double", "Other", "memory")
    project.addMapLayers([other])
    stations = make_stations()
    project.addMapLayer(stations)
    yield {"stations": stations, "land": land, "zones": zones, "other": other}
    project.clear()


@pytest.fixture
def window(qgis_iface, monkeypatch):
    """QGIS's window with a message bar; no layer is active."""
    bar = QgsMessageBar()
    monkeypatch.setattr(utils, "iface", qgis_iface)
    monkeypatch.setattr(qgis_iface, "messageBar", lambda: bar)
    monkeypatch.setattr(qgis_iface, "activeLayer", lambda: None)
    import processing.gui.AlgorithmDialog
    import processing.gui.ParametersPanel
    import processing.gui.Postprocessing

    monkeypatch.setattr(processing.gui.AlgorithmDialog, "iface", qgis_iface)
    monkeypatch.setattr(processing.gui.ParametersPanel, "iface", None)
    # where QGIS 3.44 looks for the panel of layers
    monkeypatch.setattr(processing.gui.Postprocessing, "iface", None, raising=False)
    tooldialog.install()
    yield qgis_iface
    tooldialog.remove()


@pytest.fixture
def open_dialog(provider, window, monkeypatch):
    """Open the dialog of a tool, with an active layer."""
    opened = []

    def open_one(name, active=None):
        monkeypatch.setattr(window, "activeLayer", lambda: active)
        dialog = provider.algorithm(name).create().createCustomParametersWidget(None)
        opened.append(dialog)
        return dialog

    yield open_one
    for dialog in opened:
        with contextlib.suppress(RuntimeError):  # it closed itself after its run
            dialog.deleteLater()


def value(dialog, name):
    return dialog.mainWidget().wrappers[name].parameterValue()


def give(dialog, name, what):
    panel = dialog.mainWidget()
    panel.wrappers[name].setParameterValue(what, panel.processing_context)


def test_layers_and_fields_are_proposed(open_dialog, layers):
    dialog = open_dialog("zoneweights", layers["stations"])
    assert value(dialog, "INPUT") == layers["stations"].id()
    assert value(dialog, "REGION") == layers["land"].id()
    assert value(dialog, "ZONES") == layers["zones"].id()
    assert value(dialog, "ID_FIELD") == "station_id"
    assert value(dialog, "GROUP_FIELD") == "operator"
    assert value(dialog, "ZONE_ID") == "code"
    assert is_null(value(dialog, "AZIMUTH_FIELD"))


def test_another_layer_has_its_own_fields_proposed(open_dialog, layers):
    dialog = open_dialog("voronoidiffusion", layers["stations"])
    give(dialog, "INPUT", layers["other"].id())
    assert is_null(value(dialog, "ID_FIELD"))
    assert value(dialog, "AZIMUTH_FIELD") == "azimut"
    give(dialog, "INPUT", layers["stations"].id())
    assert value(dialog, "ID_FIELD") == "station_id"
    assert is_null(value(dialog, "AZIMUTH_FIELD"))


def test_what_the_user_chose_stays(open_dialog, layers):
    dialog = open_dialog("voronoidiffusion", layers["stations"])
    give(dialog, "ID_FIELD", "city")
    give(dialog, "INPUT", layers["stations"].id())
    assert value(dialog, "ID_FIELD") == "city"


def test_without_layers_nothing_is_proposed(open_dialog):
    QgsProject.instance().clear()
    dialog = open_dialog("zoneweights")
    assert is_null(value(dialog, "REGION"))
    assert is_null(value(dialog, "ID_FIELD"))


def test_a_table_may_be_prepared(layers):
    """Points are no better than a table there, so nothing is put in place of what QGIS chose."""
    asked = {"INPUT", "REGION"}
    known = list(layers.values())
    found = propose_layers(asked, None, known)
    assert set(found) == asked
    assert set(propose_layers({"REGION", "ZONES"}, None, known)) == {"REGION", "ZONES"}


def test_a_run_of_the_past_gets_no_proposals(open_dialog, layers):
    dialog = open_dialog("voronoidiffusion", layers["stations"])
    dialog.setParameters({"INPUT": layers["stations"].id(), "ID_FIELD": "city"})
    assert value(dialog, "ID_FIELD") == "city"
    assert is_null(value(dialog, "REGION"))
    assert is_null(value(dialog, "GROUP_FIELD"))


def test_dialogs_begin_with_what_the_user_prefers(open_dialog, layers):
    preferred = {"CELL_SIZE": 250.0, "MODEL": "density", "SCHEDULER": "tcp://host:1"}
    defaults.prefer(preferred)
    try:
        dialog = open_dialog("mapmetric", layers["stations"])
        assert {name: value(dialog, name) for name in preferred} == preferred
        assert value(open_dialog("metrictozones"), "MODEL") == "density"
        dialog.setParameters({})
        assert value(dialog, "CELL_SIZE") == 250.0
        # but a run of the past is shown as it was
        dialog.setParameters({"INPUT": layers["stations"].id(), "MODEL": "voronoi"})
        assert value(dialog, "CELL_SIZE") == 100.0
        assert value(dialog, "MODEL") == "voronoi"
        assert not value(dialog, "SCHEDULER")
    finally:
        defaults.prefer({})


def test_workflows_have_such_dialogs_too(open_dialog, layers):
    dialog = open_dialog("comparestations", layers["stations"])
    assert value(dialog, "REGION") == layers["land"].id()


def test_without_the_plugin_dialogs_are_those_of_qgis(provider):
    tooldialog.remove()
    for name in ("voronoidiffusion", "comparestations"):
        assert provider.algorithm(name).create().createCustomParametersWidget(None) is None


def test_without_a_window_there_is_none(provider, monkeypatch):
    monkeypatch.setattr(utils, "iface", None)
    assert tooldialog.make_dialog(provider.algorithm("voronoidiffusion")) is None


def test_results_are_put_in_order(provider, window, layers):
    project = QgsProject.instance()
    results = [polygons("Cells"), polygons("Regions")]
    gone = polygons("Gone")
    results.insert(0, gone)
    project.removeMapLayer(gone.id())
    algorithm = provider.algorithm("voronoidiffusion")
    tooldialog.settle(algorithm, {"INPUT": layers["stations"].id()}, results)
    first, second, *_ = project.layerTreeRoot().children()
    assert first.name() == "Stations"
    assert QgsLayerTree.isGroup(second) and second.name() == algorithm.displayName()
    assert algorithm.displayName() in record.of(results[1])[0]


def test_a_run_is_put_in_order(open_dialog, layers, qtbot):
    """The dialog itself hears what its run has loaded."""
    dialog = open_dialog("voronoidiffusion", layers["stations"])
    project = QgsProject.instance()
    give(dialog, "REGION", None)
    give(dialog, "OUTPUT_CELLS", "TEMPORARY_OUTPUT")
    give(dialog, "CELL_SIZE", 500.0)
    give(dialog, "WINDOW", 10000.0)
    with qtbot.waitSignal(dialog.algorithmFinished, timeout=120000):
        dialog.runButton().click()
    first, second, *_ = project.layerTreeRoot().children()
    assert first.name() == "Stations"
    assert len(second.findLayers()) == 2
    for node in second.findLayers():
        assert "Stations: Stations" in record.of(node.layer())[1]


def test_each_tool_and_workflow_opens(provider, open_dialog, layers):
    for algorithm in provider.algorithms():
        dialog = open_dialog(algorithm.name(), layers["stations"])
        assert dialog is not None, algorithm.name()
        parameters = {p.name() for p in algorithm.parameterDefinitions()}
        if "REGION" in parameters:
            assert value(dialog, "REGION") == layers["land"].id(), algorithm.name()


def test_a_value_that_is_missing_is_told_by_qgis(open_dialog, layers):
    dialog = open_dialog("mapmetric", layers["stations"])
    give(dialog, "METRIC_FIELD", None)
    dialog.runAlgorithm()
    assert not dialog.wasExecuted()
    # as a script opens it
    dialog.setParameters({})
    assert value(dialog, "REGION") == layers["land"].id()
