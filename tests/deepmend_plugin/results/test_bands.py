"""Which stations a raster holds, and which one it shows."""

import pytest
from qgis.core import (
    QgsMapLayerLegendUtils,
    QgsMultiBandColorRenderer,
    QgsProject,
    QgsRasterLayer,
    QgsVectorLayer,
)

from deepmend.deepmend_plugin.results import bands

from .result_cases import make_maps, write_maps


def items_of(layer):
    """The colours of a layer's style."""
    shader = layer.renderer().shader().rasterShaderFunction()
    return [(item.value, item.color.name(), item.label) for item in shader.colorRampItemList()]


def label_of(layer):
    node = QgsProject.instance().layerTreeRoot().findLayer(layer.id())
    return QgsMapLayerLegendUtils.legendNodeUserLabel(node, 0)


def test_names_of_bands_are_stations(maps):
    assert bands.holds_stations(maps)
    assert bands.station_bands(maps) == {"A": 1, "B": 2, "007": 3}
    assert bands.shown_band(maps) == 1


def test_other_layers_hold_none(project, tmp_path):
    one = make_maps(tmp_path / "one.tif", ["traffic"])
    nameless = make_maps(tmp_path / "nameless.tif", ["", ""])
    points = QgsVectorLayer("Point?crs=EPSG:2154", "Points", "memory")
    broken = QgsRasterLayer(str(tmp_path / "nowhere.tif"), "Nowhere")
    for layer in (one, nameless, points, broken, None):
        assert not bands.holds_stations(layer)
        assert bands.station_bands(layer) == {}


def test_another_band_keeps_style_and_name(maps):
    before = items_of(maps)
    changes = []
    maps.styleChanged.connect(lambda: changes.append(True))
    bands.show_band(maps, 2, "B")
    assert bands.shown_band(maps) == 2
    assert items_of(maps) == before
    assert maps.name() == "Maps"
    assert label_of(maps) == "Station B"
    assert changes


def test_a_style_of_the_users_own_is_kept(maps):
    maps.renderer().setOpacity(0.4)
    item = maps.renderer().shader().rasterShaderFunction()
    item.setColorRampItemList(item.colorRampItemList()[:3])
    before = items_of(maps)
    bands.show_band(maps, 3, "007")
    assert items_of(maps) == before
    assert maps.renderer().opacity() == pytest.approx(0.4)


def test_a_raster_without_style_gets_that_of_maps(project, tmp_path):
    write_maps(tmp_path / "plain.tif", ["A", "B", "C"])
    layer = QgsRasterLayer(str(tmp_path / "plain.tif"), "Plain")
    layer.setRenderer(QgsMultiBandColorRenderer(layer.dataProvider(), 1, 2, 3))
    assert bands.shown_band(layer) is None
    bands.show_band(layer, 2, "B")
    assert layer.renderer().type() == "singlebandpseudocolor"
    assert bands.shown_band(layer) == 2


def test_an_id_without_its_zeros_is_found(maps):
    known = bands.station_bands(maps)
    assert bands.band_of(known, "007") == bands.band_of(known, "7") == 3
    assert bands.band_of(known, "70") is None


def test_all_rasters_that_hold_it_show_a_station(maps, project, tmp_path):
    other = make_maps(tmp_path / "other.tif", ["B", "C"], "Other")
    without = make_maps(tmp_path / "without.tif", ["X", "Y"], "Without")
    project.addMapLayers([other, without])
    assert bands.show_everywhere("B") == 2
    assert [bands.shown_band(layer) for layer in (maps, other, without)] == [2, 1, 1]


def test_a_file_that_is_written_again_is_read_again(maps, tmp_path):
    assert "A" in bands.station_bands(maps)
    write_maps(tmp_path / "maps.tif", ["P", "Q", "R", "S"])
    assert list(bands.station_bands(maps)) == ["P", "Q", "R", "S"]


def test_three_thousand_bands_and_long_ids(project, tmp_path):
    names = [f"{'long' * 40}-{i:05}" for i in range(3000)]
    layer = make_maps(tmp_path / "many.tif", names)
    project.addMapLayer(layer)
    known = bands.station_bands(layer)
    assert len(known) == 3000
    bands.show_band(layer, known[names[2999]], names[2999])
    assert bands.shown_band(layer) == 3000
    assert len(label_of(layer)) < 40
    assert label_of(layer).endswith("-02999")
