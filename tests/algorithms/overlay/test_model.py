"""The tools chained in a graphical model, as the modeller builds it."""

import numpy as np
import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProcessingUtils,
)

from ..cases import LAND, SMALL, Log, bands, polygons, rows_of, stations

pytestmark = pytest.mark.usefixtures("provider")


def static(value):
    return [QgsProcessingModelChildParameterSource.fromStaticValue(value)]


def from_child(child, output):
    return [QgsProcessingModelChildParameterSource.fromChildOutput(child, output)]


def from_input(name):
    return [QgsProcessingModelChildParameterSource.fromModelParameter(name)]


def chain():
    """Prepare stations, map them by both models, and compare the maps."""
    model = QgsProcessingModelAlgorithm("chain", "tests")
    for name in ("STATIONS_LAYER", "LAND"):
        model.addModelParameter(
            QgsProcessingParameterFeatureSource(name, name), QgsProcessingModelParameter(name)
        )

    def add(child_id, tool, outputs=(), **sources):
        child = QgsProcessingModelChildAlgorithm(f"deepmend:{tool}")
        child.setChildId(child_id)
        assert child.algorithm() is not None
        child.setDescription(child.algorithm().displayName())
        for definition in child.algorithm().parameterDefinitions():
            name = definition.name()
            if name in sources:
                child.addParameterSources(name, sources[name])
            elif definition.defaultValue() is not None:
                # as the modeller's dialog does
                child.addParameterSources(name, static(definition.defaultValue()))
        model_outputs = {}
        for name in outputs:
            output = QgsProcessingModelOutput(name, name)
            output.setChildId(child_id)
            output.setChildOutputName("OUTPUT")
            model_outputs[name] = output
        child.setModelOutputs(model_outputs)
        model.addChildAlgorithm(child)

    add("prepare", "preparestations", INPUT=from_input("STATIONS_LAYER"), REGION=from_input("LAND"))
    shared = {
        "INPUT": from_child("prepare", "OUTPUT"),
        "REGION": from_input("LAND"),
        "STATIONS": static("station_id IN ('S1', 'S5')"),
        "CELL_SIZE": static(SMALL["CELL_SIZE"]),
        "WINDOW": static(SMALL["WINDOW"]),
    }
    add("voronoi", "voronoidiffusion", ["voronoi maps"], **shared)
    add("density", "densitydiffusion", BETA=static(1.3), **shared)
    add(
        "compare",
        "ksdistance",
        ["distances"],
        REFERENCE=from_child("density", "OUTPUT"),
        CANDIDATE=from_child("voronoi", "OUTPUT"),
    )
    return model


def test_a_chain_runs_as_a_model(tmp_path):
    model = chain()
    context = QgsProcessingContext()
    # how outputs are named differs between versions of QGIS
    outputs = {p.description(): p.name() for p in model.destinationParameterDefinitions()}
    parameters = {
        "STATIONS_LAYER": stations(),
        "LAND": polygons(LAND),
        outputs["voronoi maps"]: str(tmp_path / "voronoi.tif"),
        outputs["distances"]: "memory:",
    }
    results, ok = model.run(parameters, context, Log())
    assert ok
    rows = rows_of(QgsProcessingUtils.mapLayerFromString(results[outputs["distances"]], context))
    assert [row["station_id"] for row in rows] == ["S1", "S5"]
    assert all(0 < row["ks"] < 1 for row in rows)
    maps, _ = bands(tmp_path / "voronoi.tif")
    assert [np.nansum(m) for m in maps.values()] == pytest.approx([1, 1], abs=1e-6)


def test_a_model_is_valid_as_the_modeller_sees_it():
    model = chain()
    for child in model.childAlgorithms():
        valid, issues = model.validateChildAlgorithm(child)
        assert valid, (child, issues)


def test_a_model_survives_its_file(tmp_path):
    path = str(tmp_path / "chain.model3")
    assert chain().toFile(path)
    again = QgsProcessingModelAlgorithm()
    assert again.fromFile(path)
    assert set(again.childAlgorithms()) == {"prepare", "voronoi", "density", "compare"}
