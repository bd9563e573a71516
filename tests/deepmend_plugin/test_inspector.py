"""The station inspector's map and dock, with real layers."""

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProject, QgsVectorLayer

PLACES = {"A": (2.30, 48.80), "B": (2.36, 48.82), "C": (2.28, 48.86), "D": (2.40, 48.87)}


@pytest.fixture
def layer(qgis_app):
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=station_id:string", "Stations", "memory")
    for name, place in PLACES.items():
        feature = QgsFeature(layer.fields())
        feature["station_id"] = name
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        layer.dataProvider().addFeature(feature)
    yield layer
    QgsProject.instance().clear()


@pytest.fixture
def inspector(qgis_iface, qtbot):
    from deepmend.deepmend_plugin.inspector.controller import Inspector

    inspector = Inspector(qgis_iface)
    yield inspector
    inspector.close()


def test_choosing_in_the_list_marks_the_station_and_pans_to_it(
    inspector, layer, qgis_canvas, qtbot
):
    QgsProject.instance().addMapLayer(layer)
    assert inspector.dock.layer.currentLayer() is layer
    inspector.dock.show()
    inspector.read()
    qtbot.waitUntil(lambda: inspector.dock.station.count() == 4, timeout=60000)
    inspector.dock.model.setCurrentIndex(inspector.dock.model.findData("voronoi"))
    inspector.dock.station.setCurrentIndex(inspector.dock.station.findData("B"))
    found = lambda: inspector.picture.shown is not None and not inspector.runner.is_busy  # noqa: E731
    qtbot.waitUntil(found, timeout=120000)
    assert inspector.picture.shown.band.name == "B"
    assert inspector.picture.shown.values.sum() == pytest.approx(1, abs=1e-5)
    assert inspector._marker.isVisible()
    assert dict(inspector.picture.rows)[inspector.picture.rows[0][0]] == "B"
