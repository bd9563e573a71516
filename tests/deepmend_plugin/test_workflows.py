"""The ready workflows: there, as their script builds them, and giving what their tools give one by one."""

import pytest
from qgis.core import Qgis, QgsProcessingModelAlgorithm, QgsProcessingUtils

from deepmend.deepmend_plugin.workflows import FOLDER, NAMES
from tools.documents import make_workflows

from ..algorithms.cases import LAND, Log, polygons, rows_of, run, stations
from ..algorithms.overlay.overlay_cases import USERS, counted, square_zones

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def builders():
    """{name: function that builds the workflow}."""
    return {
        "comparestations": make_workflows.compare_stations,
        "metrictozones": make_workflows.metric_to_zones,
        "stationpopulation": make_workflows.station_population,
        "hourlypopulation": make_workflows.hourly_population,
        "stationflows": make_workflows.station_flows,
    }


@pytest.mark.parametrize("name", NAMES)
def test_they_are_in_the_toolbox(provider, name):
    workflow = provider.algorithm(name)
    assert workflow is not None
    assert workflow.name() == name
    assert workflow.displayName() != name
    # what dialogs and chains are given
    assert workflow.create().displayName() == workflow.displayName()
    assert workflow.create().group() == workflow.group()
    assert workflow.group() == "Ready workflows"
    assert not workflow.icon().isNull()
    for child in workflow.childAlgorithms():
        assert workflow.validateChildAlgorithm(child)[0], child
    page = workflow.shortHelpString()
    for parameter in workflow.parameterDefinitions():
        if not parameter.isDestination():
            assert len(parameter.help()) > 15, parameter.name()
            assert parameter.help() in page


@pytest.mark.skipif(
    Qgis.QGIS_VERSION_INT >= 33800, reason="this QGIS names the outputs of new models otherwise"
)
@pytest.mark.parametrize("name", NAMES)
def test_they_are_what_their_script_builds(builders, name, tmp_path):
    """Both as the QGIS that runs writes them, which may not be the one that wrote those shipped."""
    shipped = QgsProcessingModelAlgorithm()
    assert shipped.fromFile(f"{FOLDER}/{name}.model3")
    texts = []
    for model in (shipped, builders[name]()):
        again = QgsProcessingModelAlgorithm()
        assert model.toFile(str(tmp_path / "first.model3"))
        assert again.fromFile(str(tmp_path / "first.model3"))
        assert again.toFile(str(tmp_path / "second.model3"))
        texts.append((tmp_path / "second.model3").read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


@pytest.mark.parametrize("name", NAMES)
def test_they_name_no_file(name):
    with open(f"{FOLDER}/{name}.model3", encoding="utf-8") as file:
        text = file.read()
    assert "/home" not in text and "/tmp" not in text and "/work" not in text


def workflow(name, outputs, **parameters):
    """Run a workflow; rows of its outputs, or their path."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProject

    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    result = processing.run(
        f"deepmend:{name}", {**parameters, **outputs}, context=context, feedback=Log()
    )
    found = {}
    for key in outputs:
        layer = result[key]
        if isinstance(layer, str):
            layer = QgsProcessingUtils.mapLayerFromString(layer, context) or layer
        found[key.split(":")[1]] = layer
    return found


def test_metric_to_zones_is_its_tools_one_by_one():
    layer, land, zones = counted(), polygons(LAND), polygons(*square_zones())
    found = workflow(
        "metrictozones",
        {"zoneweights:ZONES_WITH_FIGURES": "memory:", "zoneweights:WEIGHTS": "memory:"},
        INPUT=layer,
        REGION=land,
        METRIC_FIELDS=["users"],
        ZONES=zones,
        MODEL="voronoi",
    )
    prepared = run(
        "preparestations", INPUT=layer, REGION=land, SUM_FIELDS=["users"], OUTPUT="memory:"
    )
    by_hand = run(
        "zoneweights",
        INPUT=prepared["OUTPUT"],
        REGION=land,
        ZONES=zones,
        METRIC_FIELDS=["users"],
        MODEL="voronoi",
        OUTPUT_WEIGHTS="memory:",
        OUTPUT_ZONES="memory:",
    )
    assert rows_of(found["ZONES_WITH_FIGURES"]) == rows_of(by_hand["OUTPUT_ZONES"])
    assert rows_of(found["WEIGHTS"]) == rows_of(by_hand["OUTPUT_WEIGHTS"])
    assert len(rows_of(found["WEIGHTS"])) > 12


def test_sites_of_several_stations_are_added_up():
    xy = [(700000.0, 6600000.0), (700000.2, 6600000.0), (703000.0, 6601000.0)]
    layer = stations(xy, users=[10.0, 20.0, 5.0])
    found = workflow(
        "metrictozones",
        {"zoneweights:ZONES_WITH_FIGURES": "memory:", "zoneweights:WEIGHTS": "memory:"},
        INPUT=layer,
        REGION=polygons(LAND),
        METRIC_FIELDS=["users"],
        ZONES=polygons(LAND),
        MODEL="voronoi",
    )
    (row,) = rows_of(found["ZONES_WITH_FIGURES"])
    assert row["users"] == pytest.approx(35.0, rel=1e-9)
    assert row["stations"] == 2


def test_present_population(tmp_path):
    from ..algorithms.cases import bands

    found = workflow(
        "stationpopulation",
        {"presentpopulation:POPULATION": str(tmp_path / "p.tif")},
        INPUT=counted(),
        REGION=polygons(LAND),
        COUNT_FIELD="users",
        ITERATIONS=2,
        MODEL="voronoi",
    )
    assert found
    ((values,), _) = bands(tmp_path / "p.tif")[0].values(), None
    assert values[values > 0].sum() == pytest.approx(sum(USERS), rel=1e-6)


def test_hourly_population(tmp_path):
    from ..algorithms.cases import bands
    from ..algorithms.overlay.test_countstable import all_hours, table

    found = workflow(
        "hourlypopulation",
        {
            "presentpopulation:POPULATION": str(tmp_path / "p.tif"),
            "presentpopulation:ZONES_BY_HOUR": "memory:",
        },
        INPUT=counted(),
        REGION=polygons(LAND),
        COUNTS=table(all_hours()),
        STATION_FIELD="cell",
        COUNTS_FIELD="n",
        TIME_FIELD="hour",
        ZONES=polygons(*square_zones()),
        MODEL="voronoi",
    )
    assert len(bands(tmp_path / "p.tif")[0]) == 3
    rows = rows_of(found["ZONES_BY_HOUR"])
    assert sum(row["devices"] for row in rows) == pytest.approx(6.0 * sum(USERS), rel=1e-9)


def test_counts_of_stations_that_merge_are_added_up(tmp_path):
    from ..algorithms.overlay.test_countstable import table

    xy = [(700000.0, 6600000.0), (700000.2, 6600000.0), (703000.0, 6601000.0)]
    rows = [(f"S{i}", hour, 10.0 * (i + 1)) for i in range(3) for hour in ("8", "9")]
    found = workflow(
        "hourlypopulation",
        {
            "presentpopulation:POPULATION": str(tmp_path / "p.tif"),
            "presentpopulation:ZONES_BY_HOUR": "memory:",
        },
        INPUT=stations(xy),
        REGION=polygons(LAND),
        COUNTS=table(rows),
        STATION_FIELD="cell",
        COUNTS_FIELD="n",
        TIME_FIELD="hour",
        ZONES=polygons(LAND),
        MODEL="voronoi",
    )
    assert [row["devices"] for row in rows_of(found["ZONES_BY_HOUR"])] == pytest.approx([60.0] * 2)


def test_station_flows():
    from ..algorithms.overlay.test_zoneflows import table

    found = workflow(
        "stationflows",
        {"zoneflows:FLOWS_BETWEEN_ZONES": "memory:", "zoneflows:LINES": "memory:"},
        INPUT=counted(),
        REGION=polygons(LAND),
        FLOWS=table(),
        FROM_FIELD="origin",
        TO_FIELD="destination",
        FLOW_FIELD="trips",
        ZONES=polygons(*square_zones()),
        MODEL="density",
    )
    rows = rows_of(found["FLOWS_BETWEEN_ZONES"])
    assert sum(row["flow"] for row in rows) == pytest.approx(22.5)


def test_compare_models(tmp_path):
    found = workflow(
        "comparestations",
        {"comparemodels:COMPARED": "memory:", "comparemodels:REPORT": str(tmp_path / "r.html")},
        INPUT=counted(),
        REGION=polygons(LAND),
    )
    rows = rows_of(found["COMPARED"])
    assert len(rows) == 12
    assert all(0 < row["ks_deepmend"] < 1 for row in rows)
    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


@pytest.mark.parametrize("name", NAMES)
def test_a_crs_that_is_none_is_refused(name):
    from qgis.core import QgsApplication, QgsProcessingContext

    registered = QgsApplication.processingRegistry().algorithmById(f"deepmend:{name}")
    for value, is_fine in (("EPSG:99999999", False), ("nonsense", False), ("EPSG:2154", True)):
        given = {"INPUT": counted(), "REGION": polygons(LAND), "INPUT_CRS": value}
        _, sentence = registered.create().checkParameterValues(given, QgsProcessingContext())
        assert (f"INPUT_CRS is not a known CRS: {value}" not in sentence) is is_fine


def test_without_registration_they_are_left_out():
    """As while the provider is being added, when its tools are not to be found yet."""
    from qgis.core import QgsApplication

    from deepmend.deepmend_plugin.workflows import load_workflows

    assert len(load_workflows()) == len(NAMES)
    registry = QgsApplication.processingRegistry()
    assert registry.algorithmById("deepmend:metrictozones") is not None
