"""Default styles, put on when a result is loaded into a project."""

import gc

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
    QgsRasterLayer,
)
from qgis.PyQt.QtGui import qGray

from deepmend.algorithms.common import styles
from deepmend.algorithms.common.legends import LONGEST

from ..cases import SMALL, Log, bands, stations, write_raster

pytestmark = pytest.mark.usefixtures("provider")


def loaded(tool, parameters, name, path):
    """Run a tool as a dialog does, with an output that goes into a project; the styled layer."""
    import processing
    from processing.gui.Postprocessing import handleAlgorithmResults
    from qgis.core import QgsApplication

    project = QgsProject()
    context = QgsProcessingContext()
    context.setProject(project)
    output = QgsProcessingOutputLayerDefinition(path, project)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"deepmend:{tool}")
    processing.run(
        algorithm, {**parameters, name: output}, feedback=Log(), context=context, onFinish=None
    )
    assert len(context.layersToLoadOnCompletion()) == 1
    if Qgis.QGIS_VERSION_INT < 33800:
        handleAlgorithmResults(algorithm, context, Log(), showResults=False)
    else:  # needs a real window there: do what it does
        ((destination, details),) = context.layersToLoadOnCompletion().items()
        layer = context.takeResultLayer(destination) or QgsProcessingUtils.mapLayerFromString(
            destination, context
        )
        layer.setName(details.name)
        details.postProcessor().postProcessLayer(layer, context, Log())
        project.addMapLayer(layer)
    (layer,) = project.mapLayers().values()
    return project, layer


@pytest.mark.parametrize("time", ["first", "second"])
def test_maps_get_a_logarithmic_scale_every_time(time, tmp_path):
    path = str(tmp_path / "maps.tif")
    project, layer = loaded("densitydiffusion", {"INPUT": stations(), **SMALL}, "OUTPUT", path)
    renderer = layer.renderer()
    assert renderer.type() == "singlebandpseudocolor"
    items = renderer.shader().rasterShaderFunction().colorRampItemList()
    values = [item.value for item in items[1:]]
    steps = {round(b / a, 6) for a, b in zip(values, values[1:])}
    assert len(steps) == 1  # logarithmic: each value is a fixed multiple of the one before
    assert items[0].color.alpha() == 0  # nobody there: transparent
    del project, layer
    gc.collect()


def test_nested_cells_have_a_colour_for_each_tau(tmp_path):
    project, layer = loaded(
        "voronoiboostdiffusion",
        {"INPUT": stations(), "OUTPUT": str(tmp_path / "o.tif"), **SMALL},
        "OUTPUT_CELLS",
        str(tmp_path / "cells.gpkg"),
    )
    renderer = layer.renderer()
    assert renderer.classAttribute() == "tau" and renderer.orderByEnabled()
    taus = [category.value() for category in renderer.categories()]
    assert taus == sorted({f["tau"] for f in layer.getFeatures()}, reverse=True)
    assert len({category.symbol().color().name() for category in renderer.categories()}) == len(
        taus
    )
    del project, layer


@pytest.mark.parametrize("time", ["first", "second"])
def test_cells_are_outlines(time, tmp_path):
    project, layer = loaded(
        "voronoidiffusion",
        {"INPUT": stations(), "OUTPUT": str(tmp_path / "o.tif"), **SMALL},
        "OUTPUT_CELLS",
        str(tmp_path / "cells.gpkg"),
    )
    symbol = layer.renderer().symbol().symbolLayer(0)
    assert symbol.properties()["style"] == "no"
    del project, layer
    gc.collect()


def raster(path, arrays, **more):
    return QgsRasterLayer(write_raster(path, arrays, **more), "r", "gdal")


def items_of(layer):
    return layer.renderer().shader().rasterShaderFunction().colorRampItemList()


def gray(colour):
    return qGray(colour.rgb())


def test_more_is_darker_in_all_rasters(tmp_path):
    values = np.linspace(0.0, 900.0, 100).reshape(10, 10)
    layer = raster(tmp_path / "r.tif", [values])
    for style in (styles.style_maps, styles.style_metric, styles.style_values):
        style(layer)
        first = 0 if style is styles.style_values else 1
        lights = [gray(item.color) for item in items_of(layer)[first:]]
        assert lights == sorted(lights, reverse=True), style


def test_nothing_is_empty_on_paper_too(tmp_path):
    """Legends of print layouts draw colours without their transparency."""
    layer = raster(tmp_path / "r.tif", [np.ones((4, 4))])
    for style in (styles.style_maps, styles.style_metric):
        style(layer)
        nothing = items_of(layer)[0]
        assert (nothing.value, nothing.label) == (0.0, "0")
        assert nothing.color.alpha() == 0 and nothing.color.name() == "#ffffff"


def test_a_metric_is_told_per_km2(tmp_path):
    # cells of 0.04 km² with 2 to 38 users are 50 to 950 per km²
    arrays = [np.linspace(2.0, 38.0, 400).reshape(20, 20).astype(np.float32)]
    path = write_raster(tmp_path / "r.tif", arrays)
    gdal.Translate(str(tmp_path / "f.tif"), path, outputType=gdal.GDT_Float32)
    layer = QgsRasterLayer(str(tmp_path / "f.tif"), "r", "gdal")
    assert styles.style_metric(layer, unit="users") == "users"
    found = {item.label: item.value for item in items_of(layer)[1:]}
    assert found["1,000 per km²"] == pytest.approx(40.0)
    assert found["100 per km²"] == pytest.approx(4.0)
    assert all(label.endswith(" per km²") for label in found)


def test_without_crs_a_metric_is_told_by_cells(tmp_path):
    layer = raster(tmp_path / "r.tif", [np.full((4, 4), 70.0)], epsg=None)
    layer.setCrs(QgsCoordinateReferenceSystem())
    assert styles.style_metric(layer) == "devices in a cell"
    assert items_of(layer)[-1].label == "100"
    assert styles.style_maps(layer) == "Share of a station's users in a cell"


def test_thousands_of_bands_take_no_longer(tmp_path):
    names = [f"S{i}" for i in range(3000)]
    path = tmp_path / "many.tif"
    many = gdal.GetDriverByName("GTiff").Create(str(path), 4, 4, 3000, gdal.GDT_Float32)
    for number, name in enumerate(names, 1):
        many.GetRasterBand(number).SetDescription(name)
    many = None
    layer = QgsRasterLayer(str(path), "many", "gdal")
    styles.style_maps(layer)
    assert layer.renderer().usesBands() == [1]


def test_long_ids_are_cut_in_legends(tmp_path):
    layer = raster(tmp_path / "r.tif", [np.ones((4, 4))])
    styles.style_servers(layer, ["S" * 5000, "A"])
    labels = [one.label for one in layer.renderer().classes()]
    assert labels == ["S" * (LONGEST // 2) + "…" + "S" * (LONGEST // 2 - 1), "A"]


@pytest.mark.parametrize("values", [np.zeros((4, 4)), np.full((4, 4), np.nan)])
def test_rasters_of_nothing(tmp_path, values):
    layer = raster(tmp_path / "r.tif", [values])
    for style in (styles.style_maps, styles.style_metric, styles.style_values):
        style(layer)
        assert layer.renderer().type() == "singlebandpseudocolor"


def test_a_layer_that_was_taken_away_gets_no_style(tmp_path):
    project = QgsProject()
    context = QgsProcessingContext()
    context.setProject(project)
    styler = styles._Styler(styles.style_maps)
    styler.postProcessLayer(None, context, Log())
    styler.postProcessLayer(QgsRasterLayer("/nowhere.tif", "gone", "gdal"), context, Log())
    layer = raster(tmp_path / "r.tif", [np.ones((4, 4))])
    project.addMapLayer(layer)
    project.removeMapLayer(layer.id())
    styler.postProcessLayer(layer, context, Log())


def test_layers_are_named_by_what_they_are_about(tmp_path):
    given = {
        "INPUT": stations(users=[5.0] * 12),
        "METRIC_FIELD": "users",
        "MODEL": "density",
        **SMALL,
    }
    project, layer = loaded("mapmetric", given, "OUTPUT", str(tmp_path / "m.tif"))
    assert layer.name() == "Mapped metric (users, Density model, beta 1.3)"
    node = project.layerTreeRoot().findLayer(layer.id())
    if Qgis.QGIS_VERSION_INT < 33800:
        assert node.customProperty("legend/label-0") == "users"
    one = {"INPUT": stations(), "STATIONS": "station_id = 'S3'", **SMALL}
    project, layer = loaded("densitydiffusion", one, "OUTPUT", str(tmp_path / "o.tif"))
    assert layer.name() == "Density model diffusion maps (station S3)"


def test_a_name_that_the_user_gave_stays():
    context = QgsProcessingContext()
    project = QgsProject()
    for name in ("Mapped metric", "Mine", "METRIC_MAP"):
        details = QgsProcessingContext.LayerDetails(name, project, "OUTPUT")
        context.addLayerToLoadOnCompletion(name, details)
        styles.name_when_loaded(context, name, "Mapped metric", ["users", "best"])
    found = context.layersToLoadOnCompletion()
    assert {name: details.name for name, details in found.items()} == {
        "Mapped metric": "Mapped metric (users, best)",
        "Mine": "Mine",
        "METRIC_MAP": "Mapped metric (users, best)",
    }


def test_a_stations_map_has_a_style_of_shares(tmp_path):
    path = str(tmp_path / "o.tif")
    one = {"INPUT": stations(), "STATIONS": "station_id = 'S3'", **SMALL}
    project, layer = loaded("densitydiffusion", one, "OUTPUT", path)
    name = "Where 50, 75 and 95 % of the users are"
    assert layer.renderer().shader().rasterShaderFunction().colorRampType() == 0  # interpolated
    assert layer.styleManager().setCurrentStyle(name)
    items = items_of(layer)
    assert [item.label for item in items[1:]] == [f"{n} % of the users" for n in (95, 75, 50)]
    (values,) = bands(path)[0].values()
    values = np.nan_to_num(values)
    # a cell belongs to the first class whose end it does not pass
    place = np.searchsorted([item.value for item in items], values.astype(np.float32))
    for number, level in ((1, 0.95), (2, 0.75), (3, 0.5)):
        held = values[place >= number].sum()
        assert level - 1e-6 <= held < level + 0.02
    project, layer = loaded("densitydiffusion", {"INPUT": stations(), **SMALL}, "OUTPUT", path)
    assert name not in layer.styleManager().styles()
