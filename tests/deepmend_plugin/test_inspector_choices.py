"""The inspector's choices: layers, fields, filters, the list of stations and the map."""

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt
from qgis.PyQt.QtGui import QTextDocumentFragment
from qgis.PyQt.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QDockWidget

from deepmend.algorithms.common import guesses
from deepmend.deepmend_plugin.inspector import maptool, settings
from deepmend.deepmend_plugin.inspector.computation import Station
from deepmend.deepmend_plugin.inspector.controller import Inspector
from deepmend.deepmend_plugin.inspector.dock import LAYERS, MAPS
from deepmend.deepmend_plugin.inspector.sources import FOLDER, NONE, RASTER

from .inspector_cases import FIELDS, STATIONS, add_station


def listed(inspector):
    combo = inspector.dock.station
    return [combo.itemText(i) for i in range(combo.count())]


def entries(combo):
    return [combo.itemData(i) for i in range(combo.count())]


def choose(combo, value):
    combo.setCurrentIndex(combo.findData(value))


def mouse(inspector, kind, x, y, button=Qt.MouseButton.LeftButton):
    """An event of the mouse over a place of QGIS's map."""
    canvas = inspector.stations.tool.canvas()
    point = canvas.mapSettings().mapToPixel().transform(x, y)
    return QgsMapMouseEvent(canvas, kind, QPoint(round(point.x()), round(point.y())), button)


@pytest.fixture
def canvas(qgis_canvas):
    qgis_canvas.resize(600, 600)
    qgis_canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    qgis_canvas.setExtent(QgsRectangle(695000, 6595000, 705000, 6605000))
    return qgis_canvas


def test_without_layers_it_says_what_to_do(inspector):
    sentence = "Choose a point layer of stations in the tab 'Layers'."
    assert inspector.dock.status.text() == sentence
    assert inspector.dock.map_view.message == sentence
    assert not inspector.dock.pick.isEnabled()
    assert not inspector.dock.add_button.isEnabled()
    assert inspector.dock.tabs.currentIndex() == LAYERS


def test_the_first_layer_of_points_is_taken_and_its_fields_guessed(opened, layer):
    assert opened.dock.layer.currentLayer() is layer
    fields = {what: combo.currentField() for what, combo in opened.dock.fields.items()}
    without = dict.fromkeys(("azimuth", "beamwidth", "gain"), "")
    assert fields == {"id": "station_id", **{name: name for name in FIELDS[1:]}, **without}
    assert listed(opened) == list(STATIONS)
    assert opened.dock.map_view.message.startswith("Choose a station")


def test_an_id_that_is_not_unique_is_not_guessed(layer):
    add_station(layer, "A", 700000.0, 6600000.0, "Red", "Lyon", "FR", 1)
    assert guesses.guess_fields(layer)["id"] == ""


def test_a_layer_that_is_no_layer_of_points_is_not_taken(inspector, qgis_app):
    polygons = QgsVectorLayer("Polygon?crs=EPSG:2154", "Land", "memory")
    QgsProject.instance().addMapLayer(polygons)
    assert inspector.dock.layer.currentLayer() is None
    QgsProject.instance().clear()


def land(name):
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154", name, "memory")
    QgsProject.instance().addMapLayer(layer)
    return layer


def test_a_layer_called_like_land_is_the_region(opened):
    dock = opened.dock
    zones = land("Census zones")
    assert dock.region.currentLayer() is None
    region = land("paris_region 2024")
    assert dock.region.currentLayer() is region
    assert opened.layers.setup().region is not None
    dock.region.setLayer(zones)
    land("Land area")
    assert dock.region.currentLayer() is zones


@pytest.mark.parametrize("names", [["Region"], ["Region north", "Region south"]])
def test_of_layers_that_were_there_before_only_one_is_taken(names, layer, request):
    layers = [land(name) for name in names]
    dock = request.getfixturevalue("inspector").dock
    assert dock.region.currentLayer() is (layers[0] if len(layers) == 1 else None)


def test_a_region_that_the_user_took_away_stays_away(opened):
    land("Region")
    opened.dock.region.setLayer(None)
    land("Census zones")
    assert opened.dock.region.currentLayer() is None


def test_a_project_that_is_closed_leaves_no_memory_to_the_next(opened):
    land("Region")
    opened.dock.fields["city"].setField("country")
    assert settings.read()["layer"]
    QgsProject.instance().clear()
    assert settings.read() == {}


def test_the_project_remembers_the_choices(inspector, layer, settle, tmp_path):
    path = str(tmp_path / "stations.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, context, options)
    project, dock = QgsProject.instance(), inspector.dock
    first = QgsVectorLayer(path, "First", "ogr")
    second = QgsVectorLayer(path, "Second", "ogr")
    project.addMapLayers([first, second])
    dock.layer.setLayer(second)
    dock.fields["operator"].setField("")
    dock.fields["city"].setField("country")
    choose(dock.truth, FOLDER)
    dock.truth_folder.setFilePath(str(tmp_path))
    file = str(tmp_path / "project.qgz")
    assert project.write(file)
    project.clear()
    assert dock.layer.currentLayer() is None
    assert dock.truth.currentData() == NONE
    assert project.read(file)
    settle(inspector)
    assert dock.layer.currentLayer().name() == "Second"
    assert dock.fields["operator"].currentField() == ""
    assert dock.fields["city"].currentField() == "country"
    assert dock.truth.currentData() == FOLDER
    assert dock.truth_folder.filePath() == str(tmp_path)
    project.clear()


def test_filters_cascade(opened):
    filters = opened.dock.filters
    assert entries(filters["country"]) == [None, "CH", "FR"]
    assert entries(filters["city"]) == [None, "Bern", "Geneva", "Lyon"]
    choose(filters["country"], "CH")
    assert entries(filters["city"]) == [None, "Bern", "Geneva"]
    assert listed(opened) == ["C", "D", "F"]
    choose(filters["city"], "Geneva")
    assert entries(filters["operator"]) == [None, "Red"]
    assert listed(opened) == ["C", "D"]
    choose(filters["country"], "FR")  # where there is no Geneva
    assert filters["city"].currentData() is None
    assert listed(opened) == ["A", "B", "E"]
    choose(filters["country"], None)
    assert listed(opened) == list(STATIONS)


def test_a_filter_that_hides_the_chosen_station_lets_it_go(opened, settle):
    choose(opened.dock.station, "A")
    settle(opened)
    assert opened.picture.shown is not None
    choose(opened.dock.filters["country"], "CH")
    settle(opened)
    assert opened.stations.name is None
    assert opened.picture.shown is None
    assert not opened.dock.copy_button.isEnabled()


def test_operators_are_deployments_of_their_own(opened, settle):
    choose(opened.dock.station, "E")
    settle(opened)
    assert list(opened.picture.shown.band.deployment.ids) == ["E", "F"]
    opened.dock.fields["operator"].setField("")
    settle(opened)
    assert len(opened.picture.shown.band.deployment.ids) == len(STATIONS)


def test_choosing_in_the_list_pans_and_marks(opened, canvas, settle):
    choose(opened.dock.station, "F")
    x, y = STATIONS["F"][:2]
    assert canvas.center().x() == pytest.approx(x, abs=1)
    assert canvas.center().y() == pytest.approx(y, abs=1)
    assert opened.stations.marker.isVisible()
    assert opened.stations.marker.center().x() == pytest.approx(x, abs=1)
    settle(opened)
    assert opened.picture.shown.band.name == "F"
    assert opened.dock.tabs.currentIndex() == MAPS


def test_a_click_picks_the_nearest_station_and_does_not_pan(opened, canvas, settle, qtbot):
    qtbot.mouseClick(opened.dock.pick, Qt.MouseButton.LeftButton)
    assert canvas.mapTool() is opened.stations.tool
    before = canvas.center()
    x, y = STATIONS["D"][:2]
    release = mouse(opened, QEvent.Type.MouseButtonRelease, x + 400, y - 300)
    opened.stations.tool.canvasReleaseEvent(release)
    assert opened.dock.station.currentText() == "D"
    assert canvas.center() == before
    settle(opened)
    assert opened.picture.shown.band.name == "D"
    qtbot.mouseClick(opened.dock.pick, Qt.MouseButton.LeftButton)
    assert canvas.mapTool() is not opened.stations.tool


def test_closing_takes_ring_and_tool_and_opening_brings_the_ring_back(opened, canvas, qtbot):
    choose(opened.dock.station, "B")
    qtbot.mouseClick(opened.dock.pick, Qt.MouseButton.LeftButton)
    assert opened.stations.marker.isVisible()
    opened.dock.close()
    assert not opened.stations.marker.isVisible()
    assert canvas.mapTool() is not opened.stations.tool
    assert not opened.dock.pick.isChecked()
    choose(opened.dock.station, "A")
    assert not opened.stations.marker.isVisible()
    opened.dock.show()
    assert opened.stations.marker.isVisible()


@pytest.mark.parametrize(
    ("what", "value", "left"),
    [("country", "CH", "CDF"), ("city", "Lyon", "ABE"), ("city", "Bern", "F")],
)
def test_a_filter_zooms_to_what_it_leaves(opened, canvas, what, value, left):
    choose(opened.dock.filters[what], value)
    extent = canvas.extent()
    for name, (x, y, *_) in STATIONS.items():
        if name in left:
            assert extent.contains(QgsPointXY(x, y)), name
    if left == "F":
        assert canvas.center().distance(QgsPointXY(*STATIONS["F"][:2])) < 1
    else:
        xs = [STATIONS[name][0] for name in left]
        ys = [STATIONS[name][1] for name in left]
        assert extent.center().x() == pytest.approx((min(xs) + max(xs)) / 2, abs=1)
        assert extent.center().y() == pytest.approx((min(ys) + max(ys)) / 2, abs=1)


def test_filters_without_values_are_not_shown(opened):
    assert all(combo.isVisible() for combo in opened.dock.filters.values())
    opened.dock.fields["city"].setField("")
    opened.layers.changed.emit()
    assert opened.dock.filters["country"].isVisible()


def test_filtered_stations_are_not_picked(opened, canvas):
    choose(opened.dock.filters["operator"], "Blue")
    x, y = STATIONS["A"][:2]
    opened.stations.tool.canvasReleaseEvent(mouse(opened, QEvent.Type.MouseButtonRelease, x, y))
    assert opened.dock.station.currentText() == "E"


def test_another_button_picks_nothing(opened, canvas):
    x, y = STATIONS["A"][:2]
    right = mouse(opened, QEvent.Type.MouseButtonRelease, x, y, Qt.MouseButton.RightButton)
    opened.stations.tool.canvasReleaseEvent(right)
    assert opened.stations.name is None


def test_picking_works_on_a_map_in_degrees(opened, canvas):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    station = opened.stations.places.stations[2]
    nearest, distance = opened.stations.places.nearest(station.longitude, station.latitude)
    assert nearest.name == "C"
    assert distance == pytest.approx(0, abs=1e-9)


def test_hovering_shows_a_tip(opened, canvas, monkeypatch):
    shown = []
    monkeypatch.setattr(maptool.QToolTip, "showText", lambda where, text, *_: shown.append(text))
    monkeypatch.setattr(maptool.QToolTip, "hideText", lambda: shown.append(None))
    x, y = STATIONS["B"][:2]
    canvas.xyCoordinates.emit(QgsPointXY(x + 20, y))
    first, where, second, third = (
        QTextDocumentFragment.fromHtml(shown[-1]).toPlainText().splitlines()
    )
    assert first == "B"
    assert where == "Red, Lyon, FR"
    assert "latitude" in second
    assert third == "height 25 m"
    canvas.xyCoordinates.emit(QgsPointXY(x + 1500, y + 2500))
    assert shown[-1] is None
    # tips of others are left alone
    canvas.xyCoordinates.emit(QgsPointXY(x + 1500, y + 2500))
    assert len(shown) == 2
    opened.dock.close()
    canvas.xyCoordinates.emit(QgsPointXY(x + 20, y))
    assert len(shown) == 2


def test_ids_in_tips_are_data():
    station = Station("<b>A</b> & <img src=x>", 1.0, 2.0, "", "", "", "")
    text = QTextDocumentFragment.fromHtml(maptool.tip_of(station)).toPlainText()
    assert text.splitlines()[0] == "<b>A</b> & <img src=x>"


def test_a_very_long_id_has_a_short_tip():
    station = Station("x" * 300, 1.0, 2.0, "", "", "", "")
    text = QTextDocumentFragment.fromHtml(maptool.tip_of(station)).toPlainText()
    assert len(text.splitlines()[0]) < 70


def test_very_long_ids_leave_it_narrow(opened, layer, settle):
    long = "id " + 60 * "long"  # as long as such a layer holds
    add_station(layer, long, 700500.0, 6600900.0, "Red" * 50, "Lyon" * 50, "FR", 1)
    layer.dataChanged.emit()
    settle(opened)
    choose(opened.dock.station, long)
    settle(opened)
    assert opened.picture.shown.band.name == long
    for tab in range(opened.dock.tabs.count()):
        opened.dock.tabs.setCurrentIndex(tab)
        assert opened.dock.panel.minimumSizeHint().width() <= 300
    assert opened.dock.minimumSizeHint().width() <= 300


def test_it_becomes_a_tab_of_the_panels_at_the_right(qgis_iface, window, small):
    other = QDockWidget("Other", window)
    other.setObjectName("Other")
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, other)
    other.show()
    inspector = Inspector(qgis_iface)
    inspector.dock.show()
    try:
        assert other in window.tabifiedDockWidgets(inspector.dock)
    finally:
        inspector.close()
        window.removeDockWidget(other)
        other.deleteLater()


def test_maps_are_side_by_side_where_there_is_width(opened):
    flow = opened.dock.maps
    opened.dock.truth_view.show()
    for width, is_row in ((300, False), (600, True), (300, False)):
        flow.resize(width, 400)
        one, other = opened.dock.truth_view, opened.dock.map_view
        flow.arrange()  # as the event that comes when it is seen
        flow.layout().activate()
        assert (one.y() == other.y()) is is_row
    opened.dock.truth_view.hide()
    flow.arrange()
    flow.resize(479, 400)
    assert flow.minimumSizeHint().width() < 250


def test_labels_of_the_inspector_show_ids_as_they_are(opened):
    for label in (opened.dock.status, opened.dock.reading):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_a_station_without_height_has_a_tip_without(opened):
    station = opened.stations.places.stations[2]
    assert station.name == "C"
    assert "height" not in maptool.tip_of(station)


def test_typing_finds_a_station_and_nonsense_gives_way(opened, qtbot, settle):
    edit = opened.dock.station.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "D")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert opened.stations.name == "D"
    edit.selectAll()
    qtbot.keyClicks(edit, "nonsense")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert opened.dock.station.currentText() == "D"


def test_ground_truth_shows_its_own_choices_only(opened):
    dock = opened.dock
    dock.tabs.setCurrentIndex(LAYERS)
    seen = {}
    for kind in (NONE, RASTER, FOLDER):
        choose(dock.truth, kind)
        seen[kind] = dock.truth_raster.isVisible(), dock.truth_folder.isVisible()
    assert seen == {NONE: (False, False), RASTER: (True, False), FOLDER: (False, True)}


def test_all_widgets_are_reached_by_keyboard(opened):
    dock = opened.dock
    for kind in (QComboBox, QAbstractButton, QAbstractSpinBox):
        for widget in dock.panel.findChildren(kind):
            is_own = widget in (dock.pick, dock.add_button, dock.copy_button, dock.export_button)
            if is_own or isinstance(widget, QComboBox):
                assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus, widget
    for view in (dock.map_view, dock.truth_view, *dock.feature_views):
        assert view.focusPolicy() & Qt.FocusPolicy.TabFocus
