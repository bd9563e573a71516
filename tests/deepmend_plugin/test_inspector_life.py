"""The inspector while things change around it: newest request wins, edits, layers and projects that go."""

import pytest
from qgis.core import QgsApplication, QgsFeature, QgsGeometry, QgsPointXY, QgsProject
from qgis.PyQt.QtWidgets import QAction

import deepmend
from deepmend.deepmend_plugin.inspector import computation, task
from deepmend.deepmend_plugin.inspector.computation import StationMap
from deepmend.models.deepmend import students, torch_support
from deepmend.models.density import DensityModel

from .inspector_cases import STATIONS, TIMEOUT, add_station


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))


def listed(inspector):
    combo = inspector.dock.station
    return [combo.itemText(i) for i in range(combo.count())]


@pytest.fixture
def shown(opened, settle):
    choose(opened.dock.station, "B")
    settle(opened)
    return opened


def test_the_newest_request_wins(opened, settle):
    maps = []
    opened.runner.stepped.connect(
        lambda step: maps.append(step.band.name) if isinstance(step, StationMap) else None
    )
    for name in "ABCDEF":
        choose(opened.dock.station, name)
    settle(opened)
    assert maps == ["F"]
    assert opened.picture.shown.band.name == "F"


def test_what_is_dropped_is_not_shown(opened, qtbot):
    came = []
    opened.runner.stepped.connect(came.append)
    choose(opened.dock.station, "A")
    opened.runner.drop()
    qtbot.waitUntil(lambda: not opened.runner.is_busy, timeout=TIMEOUT)
    assert came == []


def test_added_deleted_and_moved_stations_are_read_again(shown, layer, settle):
    layer.startEditing()
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["G", "Red", "Lyon", "FR", 3])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(703000, 6603000)))
    layer.addFeature(feature)
    settle(shown)
    assert sorted(listed(shown)) == [*STATIONS, "G"]
    assert shown.picture.shown.band.name == "B"
    number = next(f.id() for f in layer.getFeatures() if f["station_id"] == "B")
    layer.changeGeometry(number, QgsGeometry.fromPointXY(QgsPointXY(699000, 6599000)))
    settle(shown)
    band = shown.picture.shown.band
    assert band.deployment.xy[band.station].tolist() == pytest.approx([699000, 6599000], abs=1)
    layer.deleteFeature(number)
    settle(shown)
    assert "B" not in listed(shown)
    assert shown.picture.shown is None
    layer.rollBack()
    settle(shown)
    assert listed(shown) == list(STATIONS)


def test_a_filter_on_the_layer_is_followed(shown, layer, settle):
    layer.setSubsetString("\"operator\" = 'Red'")
    settle(shown)
    assert listed(shown) == ["A", "B", "C", "D"]


def test_wrong_layers_get_a_sentence_and_right_ones_work_again(shown, layer, settle):
    add_station(layer, "A", 700500.0, 6600500.0, "Red", "Lyon", "FR", 1)
    layer.dataProvider().dataChanged.emit()
    layer.dataChanged.emit()
    settle(shown)
    sentence = shown.dock.status.text()
    assert "A" in sentence
    assert shown.dock.map_view.message == sentence
    assert shown.picture.shown is None
    layer.dataProvider().deleteFeatures([max(f.id() for f in layer.getFeatures())])
    layer.dataChanged.emit()
    settle(shown)
    assert listed(shown) == list(STATIONS)


def test_the_layer_is_removed(shown, layer, settle):
    QgsProject.instance().removeMapLayer(layer.id())
    settle(shown)
    assert shown.dock.layer.currentLayer() is None
    assert shown.dock.station.count() == 0
    assert shown.picture.shown is None
    assert not shown.stations.marker.isVisible()


def test_the_layer_is_removed_while_it_is_computed(opened, layer, settle):
    choose(opened.dock.station, "A")
    QgsProject.instance().removeMapLayer(layer.id())
    settle(opened)
    assert opened.picture.shown is None
    assert opened.dock.status.text().startswith("Choose a point layer")


def test_the_project_is_closed_and_another_begun(shown, settle):
    from .inspector_cases import make_stations

    QgsProject.instance().clear()
    settle(shown)
    assert shown.dock.layer.currentLayer() is None
    QgsProject.instance().addMapLayer(make_stations())
    settle(shown)
    assert listed(shown) == list(STATIONS)


def test_a_hidden_dock_reads_nothing_until_it_is_seen(shown, layer, settle):
    shown.dock.hide()
    layer.dataProvider().truncate()
    layer.dataChanged.emit()
    settle(shown)
    assert listed(shown) == list(STATIONS)
    add_station(layer, "Z", 700000.0, 6600000.0, "Red", "Lyon", "FR", 1)
    shown.dock.show()
    settle(shown)
    assert listed(shown) == ["Z"]


def test_models_are_loaded_when_the_dock_opens(qgis_iface, window, small, qtbot, monkeypatch):
    from deepmend.deepmend_plugin.inspector.controller import Inspector

    warmed = []
    monkeypatch.setattr(computation.Computation, "warm_up", lambda self, _: warmed.append(True))
    inspector = Inspector(qgis_iface)
    inspector.dock.show()
    qtbot.waitUntil(lambda: warmed == [True], timeout=TIMEOUT)
    inspector.close()


def test_without_torch_the_paper_says_so_and_the_others_work(
    qgis_iface, window, layer, settle, monkeypatch
):
    from deepmend.deepmend_plugin.inspector.controller import Inspector

    def missing():
        raise torch_support.MissingPackageError("torch")

    monkeypatch.setattr(computation, "CELL", 200.0)
    monkeypatch.setattr(computation, "WINDOW", 12000.0)
    monkeypatch.setattr(students, "import_torch", missing)
    QgsProject.instance().addMapLayer(layer)
    inspector = Inspector(qgis_iface)
    inspector.dock.show()
    choose(inspector.dock.model, "paper")
    settle(inspector)
    choose(inspector.dock.station, "B")
    settle(inspector)
    sentence = inspector.dock.status.text()
    assert "needs the Python package torch" in sentence and "pip install" in sentence
    assert inspector.dock.map_view.message == sentence
    inspector.dock.command_button.click()
    assert f"  {QgsApplication.clipboard().text()}  " in sentence
    choose(inspector.dock.model, "best")
    settle(inspector)
    assert inspector.picture.shown.choice.name == "best"
    rows = dict(inspector.picture.rows)
    assert rows["KS to DeepMEND paper"] == "–"
    assert f"DeepMEND paper: {sentence}" in inspector.picture.remarks
    inspector.close()


def test_what_goes_wrong_unexpectedly_is_told(shown, settle, monkeypatch):
    def broken(self, beta):
        raise RuntimeError("broken")

    monkeypatch.setattr(DensityModel, "__init__", broken)
    shown.dock.beta.setValue(7.0)
    choose(shown.dock.model, "density")
    settle(shown)
    assert "broken" in shown.dock.status.text()


def test_close_leaves_nothing(qgis_iface, window, small, layer, settle, qgis_canvas, qtbot):
    from deepmend.deepmend_plugin.inspector.controller import Inspector

    QgsProject.instance().addMapLayer(layer)
    items = len(qgis_canvas.scene().items())
    inspector = Inspector(qgis_iface)
    inspector.dock.show()
    settle(inspector)
    inspector.dock.pick.click()
    choose(inspector.dock.station, "A")  # still being computed when it is closed
    parts = (inspector, inspector.layers, inspector.stations, inspector.buttons)
    made = [pair for part in parts for pair in part.connections.made]
    assert len(made) > 30
    tool = inspector.stations.tool
    inspector.close()
    for signal, slot in made:
        with pytest.raises(TypeError):
            signal.disconnect(slot)
    for name in ("featureAdded", "dataChanged"):
        with pytest.raises(TypeError):
            getattr(layer, name).disconnect(inspector.layers._on_edit)
    assert qgis_canvas.mapTool() is not tool
    assert len(qgis_canvas.scene().items()) == items
    assert not [d for d in window.findChildren(type(inspector.dock)) if d is inspector.dock]
    ours = [t for t in QgsApplication.taskManager().activeTasks() if isinstance(t, task._Task)]
    assert all(t.isCanceled() for t in ours)


def test_the_plugin_shows_hides_and_takes_back_the_dock(qgis_iface, window, small, layer, settle):
    QgsProject.instance().addMapLayer(layer)
    plugin = deepmend.classFactory(qgis_iface)
    for _ in range(2):
        plugin.initGui()
        plugin.action.trigger()
        assert plugin.action.isChecked()
        dock = plugin.inspector.dock
        assert dock.isVisible()
        settle(plugin.inspector)
        dock.close()
        assert not plugin.action.isChecked()
        plugin.action.trigger()
        assert dock.isVisible()
        plugin.unload()
        assert plugin.inspector is None
        assert plugin.action is None
        names = [action.objectName() for action in window.findChildren(QAction)]
        assert "DeepMendStationInspectorAction" not in names or not dock.isVisible()
