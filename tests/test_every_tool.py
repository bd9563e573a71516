"""Every tool runs as the toolbox, the batch dialog and a model run it: no optional output, then all."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterRasterDestination,
    QgsProject,
)

from .algorithms.cases import CENTRE, LAND, Log, polygons, stations
from .algorithms.overlay.overlay_cases import USERS, square_zones
from .test_house import PROMISED

pytestmark = pytest.mark.usefixtures("provider")
SIZES = {"CELL_SIZE": 500.0, "WINDOW": 12000.0}
WORKFLOWS = {
    *{"comparestations", "metrictozones", "stationpopulation"},
    *{"hourlypopulation", "stationflows"},
}


def tools():
    """Names of all tools."""
    return sorted({*PROMISED, *WORKFLOWS})


@pytest.fixture(scope="module")
def world(tmp_path_factory, provider):
    """Layers in the project and rasters of their maps, by parameter."""
    import processing

    layer = stations(users=USERS, share=[0.5] * 12)
    region, zones = polygons(LAND), polygons(*square_zones(side=6000.0))
    project = QgsProject.instance()
    random = np.random.default_rng(3)
    places = CENTRE + random.uniform(-5000.0, 5000.0, (400, 2))
    serving = [f"S{i}" for i in random.integers(0, 12, 400)]
    measured = stations(places, id_field=None, serving=serving)
    pairs = {"origin": serving[:20], "destination": serving[20:40], "flow": [2.0] * 20}
    flows = stations(places[:20], id_field=None, **pairs)
    hours = ["2026-03-31 08:00"] * 12 + ["2026-03-31 09:00"] * 12
    names = [f"S{i}" for i in range(12)] * 2
    counts = stations([None] * 24, id_field=None, station_id=names, time=hours, users=USERS * 2)
    project.addMapLayers([layer, region, zones, measured, flows, counts])
    maps = str(tmp_path_factory.mktemp("world") / "maps.tif")
    given = {"INPUT": layer, "REGION": region, **SIZES}
    processing.run("deepmend:densitydiffusion", {**given, "OUTPUT": maps})
    yield {
        "INPUT": layer.id(),
        "REGION": region.id(),
        "ZONES": zones.id(),
        **dict.fromkeys(("GROUND_TRUTH", "REFERENCE", "CANDIDATE", "RASTER"), maps),
        **dict.fromkeys(("METRIC_FIELD", "COUNT_FIELD"), "users"),
        "METRIC_FIELDS": ["users"],
        "MEASUREMENTS": measured.id(),
        "SERVING_FIELD": "serving",
        "COUNTS": counts.id(),
        "FLOWS": flows.id(),
        "FROM_FIELD": "origin",
        "TO_FIELD": "destination",
        "FLOW_FIELD": "flow",
        "COUNT": 12,
        "EPOCHS": 1,
        **SIZES,
    }
    project.clear()


def algorithm_of(name):
    return QgsApplication.processingRegistry().algorithmById(f"deepmend:{name}")


def inputs(algorithm, world):
    """What the tool is given, of what there is."""
    names = [d.name() for d in algorithm.parameterDefinitions() if not d.isDestination()]
    given = {name: world[name] for name in names if name in world}
    if algorithm.name() == "preparemeasurements":
        given |= {"INPUT": world["MEASUREMENTS"], "STATIONS": world["INPUT"]}
    return given


def is_optional(definition):
    return bool(definition.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional)


def destinations(algorithm, folder, all_of_them):
    """{name: path, or None where the output is not asked for}."""
    found = {}
    for definition in algorithm.destinationParameterDefinitions():
        ending = "gpkg"
        if isinstance(definition, QgsProcessingParameterRasterDestination):
            ending = "tif"
        elif isinstance(definition, QgsProcessingParameterFileDestination):
            ending = "safetensors" if definition.name() == "OUTPUT" else "html"
        wanted = all_of_them or not is_optional(definition)
        name = definition.name().lower().replace(":", "_")
        found[definition.name()] = str(folder / f"{name}.{ending}") if wanted else None
    if not any(found.values()):
        # one is asked for in any case
        name = next(n for n, path in found.items() if path is None)
        found[name] = str(folder / "one.tif")
    return found


def check(paths, folder):
    """All that was asked for is there and holds something; nothing else is."""
    wanted = {Path(path).name for path in paths.values() if path}
    assert {name for name in os.listdir(folder) if not name.endswith(".aux.xml")} == wanted
    assert all(os.path.getsize(folder / name) > 100 for name in wanted)


@pytest.mark.parametrize("all_of_them", [False, True])
@pytest.mark.parametrize("name", tools())
def test_toolbox(name, all_of_them, world, tmp_path):
    import processing

    algorithm = algorithm_of(name)
    paths = destinations(algorithm, tmp_path, all_of_them)
    given = {**inputs(algorithm, world), **paths}
    processing.run(algorithm.id(), given, feedback=Log())
    check(paths, tmp_path)


@pytest.mark.parametrize("all_of_them", [False, True])
@pytest.mark.parametrize("name", tools())
def test_batch(name, all_of_them, world, tmp_path):
    """The batch dialog wraps every layer destination, also one that was left empty."""
    algorithm = algorithm_of(name).create()
    paths = destinations(algorithm, tmp_path, all_of_them)
    given = inputs(algorithm, world)
    for definition in algorithm.destinationParameterDefinitions():
        text = paths[definition.name()] or ""
        is_file = isinstance(definition, QgsProcessingParameterFileDestination)
        given[definition.name()] = (
            text if is_file else QgsProcessingOutputLayerDefinition(text, QgsProject.instance())
        )
    context, log = QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    _, done = algorithm.run(algorithm.preprocessParameters(given), context, log)
    assert done, log.textLog() if hasattr(log, "textLog") else log.text
    check(paths, tmp_path)


@pytest.mark.parametrize("all_of_them", [False, True])
@pytest.mark.parametrize("name", sorted(set(tools()) - WORKFLOWS))
def test_model(name, all_of_them, world, tmp_path):
    algorithm = algorithm_of(name)
    paths = destinations(algorithm, tmp_path, all_of_them)
    child = QgsProcessingModelChildAlgorithm(algorithm.id())
    child.setChildId("child")
    for parameter, value in inputs(algorithm, world).items():
        source = QgsProcessingModelChildParameterSource.fromStaticValue(value)
        child.addParameterSources(parameter, [source])
    outputs = {}
    for number, (parameter, path) in enumerate(paths.items()):
        if path:
            output = QgsProcessingModelOutput(f"out{number}", f"out{number}")
            output.setChildId("child")
            output.setChildOutputName(parameter)
            outputs[f"out{number}"] = output
    child.setModelOutputs(outputs)
    model = QgsProcessingModelAlgorithm("every tool", "tests")
    model.addChildAlgorithm(child)
    model.updateDestinationParameters()
    given = {
        f"child:out{number}": path for number, path in enumerate(paths.values()) if path is not None
    }
    context, log = QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    results, done = model.run(given, context, log)
    assert done, log.text
    check(paths, tmp_path)


def test_all_tools_of_the_provider_are_tried():
    provider = QgsApplication.processingRegistry().providerById("deepmend")
    assert sorted(algorithm.name() for algorithm in provider.algorithms()) == tools()


def test_the_short_fuzz_finds_nothing(root):
    """`make fuzz` tries more of the same."""
    words = [
        sys.executable,
        "-m",
        "tools.evidence.fuzz",
        "--laws",
        "800",
        "--parameters",
        "120",
        "--seed",
        "3",
    ]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, capture_output=True, text=True, env=environment, cwd=root)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
    assert "Laws: 800 cases, 0 faults." in done.stdout
    assert "Parameters: 120 sets;" in done.stdout
