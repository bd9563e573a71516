"""The print layout of a layer, what it says of method and data, and the sample."""

import pytest
from qgis.core import (
    QgsColorRampShader,
    QgsCoordinateReferenceSystem,
    QgsLayoutExporter,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QImage

from deepmend.deepmend_plugin.results import bands, record, sample
from deepmend.deepmend_plugin.results.layout import LEGEND, make_layout


def item(layout, name):
    found = layout.itemById(name)
    assert found is not None, name
    return found


@pytest.fixture
def layout(project, maps, stations, canvas):
    canvas.setLayers([stations, maps])
    bands.show_band(maps, 2, "B")
    return make_layout(maps, canvas)


def test_all_parts_are_there(layout, maps, stations):
    assert item(layout, "title").text() == "Maps, station B"
    shown = item(layout, "map")
    assert shown.layers() == [stations, maps]
    legend = item(layout, "legend")
    names = [node.name() for node in legend.model().rootGroup().findLayers()]
    assert names == ["Stations", "Maps"]
    assert item(layout, "scale bar").linkedMap() is shown
    assert item(layout, "north arrow").linkedMap() is shown
    assert not item(layout, "north arrow").isMissingImage()
    assert "DeepMEND" in item(layout, "credits").text()


def test_it_holds_what_the_canvas_shows(layout, canvas):
    shown = item(layout, "map")
    assert shown.crs().authid() == "EPSG:2154"
    assert shown.extent().contains(canvas.extent().center())
    assert shown.extent().width() >= canvas.extent().width() * (1 - 1e-9)


def test_no_part_is_on_another_but_on_the_map(layout):
    names = ("title", "map", "legend", "method", "credits")
    boxes = [item(layout, name).sceneBoundingRect() for name in names]
    page = layout.pageCollection().page(0).sceneBoundingRect()
    for i, box in enumerate(boxes):
        assert page.contains(box), names[i]
        assert not any(box.intersects(other) for other in boxes[i + 1 :]), names[i]
    for name in ("scale bar", "north arrow"):
        assert boxes[1].contains(item(layout, name).sceneBoundingRect())


def export(layout, path):
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 50
    done = QgsLayoutExporter(layout).exportToImage(str(path), settings)
    assert done == QgsLayoutExporter.ExportResult.Success
    return QImage(str(path))


@pytest.mark.parametrize("classes", [16, 40])
def test_a_legend_of_many_classes_fits(project, maps, canvas, tmp_path, classes):
    shader = maps.renderer().shader().rasterShaderFunction()
    item_of = QgsColorRampShader.ColorRampItem
    colour = QColor("red")
    shader.setColorRampItemList([item_of(i / 1000, colour, f"{i}") for i in range(classes)])
    maps.rendererChanged.emit()
    canvas.setLayers([maps])
    layout = make_layout(maps, canvas)
    export(layout, tmp_path / "layout.png")
    legend = item(layout, "legend")
    assert 40 < legend.rect().height() <= LEGEND[3]
    assert legend.columnCount() == (1 if classes == 16 else 2)


def test_it_is_drawn(layout, tmp_path):
    image = export(layout, tmp_path / "layout.png")
    colours = {
        image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)
    }
    assert len(colours) > 10


def test_a_second_layout_has_another_name(layout, maps, canvas, project):
    make_layout(maps, canvas)
    names = [other.name() for other in project.layoutManager().layouts()]
    assert len(set(names)) == 2


def test_a_project_without_crs_and_an_empty_canvas(project, maps, canvas):
    project.setCrs(QgsCoordinateReferenceSystem())
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    canvas.setLayers([])
    canvas.setExtent(QgsRectangle())
    layout = make_layout(maps, canvas)
    assert item(layout, "map").layers() == [maps]
    assert "no CRS" in item(layout, "credits").text()


def test_method_and_data_are_those_of_the_run(provider, project, maps, stations, canvas):
    algorithm = provider.algorithm("zoneweights")
    parameters = {
        "INPUT": stations.id(),
        "ZONES": "/data/zones.gpkg|layername=iris",
        "REGION": None,
        "MODEL": "density",
        "BETA": 2.0,
        "CELL_SIZE": 200.0,
        "METRIC_FIELDS": ["users"],
    }
    record.keep([maps], algorithm, parameters)
    text = item(make_layout(maps, canvas), "method").text()
    method, data = text.splitlines()
    assert algorithm.displayName() in method
    assert "beta 2" in method and "cells of 200 m" in method
    assert "Stations: Stations" in data and "zones.gpkg" in data and "Region" not in data
    assert "users" in data


def test_of_the_diffusion_tools_the_name_tells_the_model(provider, stations):
    algorithm = provider.algorithm("densitydiffusion")
    method, _ = record.sentences(algorithm, {"INPUT": stations.id(), "BETA": 1.5})
    assert "beta 1.5" in method


def test_a_layer_of_unknown_origin_asks_for_a_text(layout):
    assert "not known" in item(layout, "method").text()


def test_a_tool_without_such_parameters_says_its_name(provider):
    algorithm = provider.algorithm("ksdistance")
    method, data = record.sentences(algorithm, {})
    assert method == f"{algorithm.displayName()}."
    assert data == ""


def test_the_sample_is_loaded_in_order(project, canvas, qtbot):
    layers = sample.load_sample(canvas)
    qtbot.wait(50)
    root = project.layerTreeRoot()
    assert [node.layer() for node in root.findLayers()] == layers
    assert [layer.featureCount() for layer in layers] == [120, 84, 1]
    assert layers[0].fields().names() == ["station_id", "longitude", "latitude", "users"]
    assert layers[0].crs().authid() == "EPSG:4326"
    assert project.crs().authid() == "EPSG:32631"
    extent = canvas.mapSettings().layerExtentToOutputExtent(layers[2], layers[2].extent())
    assert canvas.extent().contains(extent)


def test_the_sample_leaves_a_projects_crs_alone(project, stations, canvas, qtbot):
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    sample.load_sample(canvas)
    qtbot.wait(50)
    assert project.crs().authid() == "EPSG:2154"


def test_a_sample_that_is_missing_is_told(monkeypatch, tmp_path, project, canvas):
    monkeypatch.setattr(sample, "FOLDER", str(tmp_path))
    with pytest.raises(OSError):
        sample.load_sample(canvas)
    assert not project.mapLayers()


def test_the_sample_is_guessed(qgis_app):
    from deepmend.algorithms.common import guesses

    layers = sample.sample_layers()
    assert guesses.guess_stations(layers) is layers[0]
    assert guesses.guess_zones(layers) is layers[1]
    assert guesses.guess_region(layers) is layers[2]
    assert guesses.guess_fields(layers[0])["id"] == "station_id"
    assert guesses.guess_zone_id(layers[1]) == "code"
    assert isinstance(layers[0], QgsVectorLayer)
