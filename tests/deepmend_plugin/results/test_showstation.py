"""The window 'Show station', and the tool that picks a station on the map."""

import contextlib

import pytest
from qgis.core import QgsPointXY
from qgis.gui import QgsMapMouseEvent
from qgis.PyQt.QtCore import QEvent, QPoint, Qt

from deepmend.deepmend_plugin.results import bands
from deepmend.deepmend_plugin.results.showstation import ShowStation

from .result_cases import make_maps, make_stations


@pytest.fixture
def window(maps, canvas):
    window = ShowStation(maps, canvas)
    window.show()
    yield window
    with contextlib.suppress(RuntimeError):  # it is gone
        window.close()


def click(window, canvas, x, y):
    point = canvas.mapSettings().mapToPixel().transform(x, y)
    place = QPoint(round(point.x()), round(point.y()))
    kind = QEvent.Type.MouseButtonRelease
    event = QgsMapMouseEvent(canvas, kind, place, Qt.MouseButton.LeftButton)
    window.tool.canvasReleaseEvent(event)


def test_it_lists_all_and_shows_the_one_chosen(window, maps, qtbot):
    assert [window.station.itemData(i) for i in range(3)] == ["A", "B", "007"]
    assert window.station.currentData() == "A"
    edit = window.station.lineEdit()
    edit.selectAll()
    qtbot.keyClicks(edit, "B")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert bands.shown_band(maps) == 2
    edit.selectAll()
    qtbot.keyClicks(edit, "nonsense")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert window.station.currentText() == "B"


def test_from_station_to_station(window, maps):
    window.on.click()
    assert bands.shown_band(maps) == 2
    window.back.click()
    window.back.click()
    assert bands.shown_band(maps) == 3


def test_other_layers_follow_if_wanted(maps, canvas, project, tmp_path):
    other = make_maps(tmp_path / "other.tif", ["X", "B"], "Other")
    project.addMapLayer(other)
    window = ShowStation(maps, canvas)
    window.show()
    assert window.others.isVisible()
    window.choose("B")
    assert bands.shown_band(other) == 2
    window.others.setChecked(False)
    bands.show_band(other, 1, "X")
    window.choose("A")
    window.choose("B")
    assert bands.shown_band(other) == 1
    window.close()


def test_a_click_on_a_station_shows_its_band(window, maps, stations, canvas):
    canvas.setLayers([stations, maps])
    window.pick.click()
    assert canvas.mapTool() is window.tool
    click(window, canvas, 701000, 6601000)
    assert bands.shown_band(maps) == 2
    # where the layer has lost the zeros of 007
    click(window, canvas, 701510, 6601010)
    assert bands.shown_band(maps) == 3
    click(window, canvas, 690000, 6590000)
    assert "No station" in window.status.text()
    assert bands.shown_band(maps) == 3
    click(window, canvas, 700500, 6601000)
    assert window.status.text() == ""
    assert bands.shown_band(maps) == 1


def test_the_nearest_of_several_is_picked(window, maps, project, canvas):
    near, far = make_stations(["B"], "Near"), make_stations(["A"], "Far")
    far.dataProvider().changeGeometryValues(
        {f.id(): f.geometry().fromPointXY(QgsPointXY(700520, 6601000)) for f in far.getFeatures()}
    )
    project.addMapLayers([far, near])
    canvas.setLayers([far, near])
    assert window.tool.station_at(QgsPointXY(700505, 6601000)) == "B"
    assert window.tool.station_at(QgsPointXY(700518, 6601000)) == "A"


def test_it_closes_with_its_layer(window, maps, project, qtbot):
    ended = []
    window.ended.connect(lambda: ended.append(True))
    window.pick.click()
    project.removeMapLayer(maps.id())
    assert ended == [True]


def test_closing_gives_the_tool_back(maps, canvas):
    window = ShowStation(maps, canvas)
    window.show()
    window.pick.click()
    tool = window.tool
    window.close()
    assert canvas.mapTool() is not tool


def test_long_names_do_not_widen_it(project, canvas, tmp_path):
    layer = make_maps(tmp_path / "long.tif", [f"{'x' * 300}{i}" for i in "ab"], "name " * 60)
    project.addMapLayer(layer)
    window = ShowStation(layer, canvas)
    window.show()
    assert window.width() <= 360
    window.close()
