"""Default styles, put on when a result is loaded into a project."""

import gc

import pytest
from qgis.core import (
    Qgis,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProject,
)

from ..cases import SMALL, Log, stations

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
