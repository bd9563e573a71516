"""From a layer of stations to deployments: what is read, merged, grouped, refused and warned of."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsExpressionContext,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterFeatureSource,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from deepmend.algorithms.common.cellplan import CellFields
from deepmend.algorithms.common.deployments import (
    MAX_GROUPS,
    StationFields,
    StationTable,
    build_deployments,
    operator_field,
    point_of,
    read_stations,
    require_points,
    to_crs,
    warn_of_operators,
    warn_of_subset,
)
from deepmend.algorithms.common.fields import make_fields

from ..cases import LAND, Log, polygons, positions, stations
from .common_cases import TRANSFORMS, crs, source_of

pytestmark = pytest.mark.usefixtures("qgis_app")


def read(layer=None, log=None, expression="", **fields):
    source = source_of(stations() if layer is None else layer)
    chosen = StationFields(**fields)
    return read_stations(source, chosen, expression, QgsExpressionContext(), log or Log())


def table_of(xy, groups=None, heights=None, operators=("", set())):
    n = len(xy)
    heights = None if heights is None else np.array(heights, dtype=float)
    ids, groups = [f"S{i}" for i in range(n)], groups or [""] * n
    return StationTable(ids, np.array(xy), groups, np.ones(n, bool), operators, heights, None, {})


def build(xy, log=None, group_field="", **more):
    xy = np.array(xy, dtype=float)
    region = shapely.box(*(xy.min(0) - 1000), *(xy.max(0) + 1000))
    latitudes = np.arange(len(xy), dtype=float)
    table = table_of(xy, **more)
    return build_deployments(table, xy, region, latitudes, group_field, log or Log())


# -- which layers


@pytest.mark.parametrize("kind", ["Point", "PointZ", "MultiPoint"])
def test_layers_of_points(kind):
    require_points(stations([], kind=kind))


@pytest.mark.parametrize("kind", ["LineString", "Polygon", "MultiPolygon"])
def test_layers_of_other_shapes(kind):
    message = f"INPUT is a layer of {kind}, but stations are points"
    with pytest.raises(QgsProcessingException, match=message):
        require_points(stations([], kind=kind))


def test_tables_without_geometry():
    layer = stations([], kind="None")
    with pytest.raises(
        QgsProcessingException, match="table without geometry: .*X_FIELD and Y_FIELD"
    ):
        require_points(layer)


def test_layers_without_a_crs():
    with pytest.raises(QgsProcessingException, match="INPUT has no CRS.*INPUT_CRS"):
        read(stations(crs=""))


# -- what is read


def test_a_table_of_stations():
    xy = positions()
    table = read(stations(xy))
    assert table.ids == [f"S{i}" for i in range(12)]
    assert table.xy == pytest.approx(xy)
    assert table.groups == [""] * 12 and table.wanted.all()
    assert table.operators == ("", set())
    assert table.heights is None and table.texts == {}


def test_all_fields():
    layer = stations(
        positions(3),
        id_field="NAME",
        operator=["a", "b", "a"],
        high=["20", "30,5", ""],
        remark=[" x ", "", "y"],
        number=[1.0, 2.5, 3.0],
    )
    table = read(
        layer,
        expression="number > 1",
        id="name",
        group="OPERATOR",
        cells=CellFields(height="high"),
        texts=("remark", "", "number"),
    )
    assert table.ids == ["S0", "S1", "S2"]
    assert table.groups == ["a", "b", "a"]
    assert table.wanted.tolist() == [False, True, True]
    assert table.operators == ("operator", {"a", "b"})
    assert table.heights[:2].tolist() == [20.0, 30.5] and math.isnan(table.heights[2])
    assert table.texts == {"remark": ["x", "", "y"], "number": ["1", "2.5", "3"]}


def test_features_without_a_place_are_left_out():
    places = [(7e5, 66e5), None, QgsGeometry.fromWkt("Point EMPTY"), (7.1e5, 66e5)]
    log = Log()
    table = read(stations(places, users=[1.0, 2.0, 3.0, 4.0]), log, texts=("users",))
    assert table.ids == ["S0", "S3"]
    assert table.texts == {"users": ["1", "4"]}
    assert "2 features without a position" in log.text and "S1, S2" in log.text


def test_a_station_without_id_field():
    assert read(stations(positions(3), id_field=None)).ids == ["1", "2", "3"]


@pytest.mark.parametrize("field", ["id", "group"])
def test_a_field_that_is_not_there(field):
    with pytest.raises(
        QgsProcessingException, match=f"{field.upper()}_FIELD 'x' is not a field of INPUT"
    ):
        read(**{field: "x"})


def test_no_stations():
    with pytest.raises(QgsProcessingException, match="INPUT has no stations"):
        read(stations([]))
    with pytest.raises(QgsProcessingException, match="INPUT has no stations"):
        read(stations([None]))


def test_ids_that_are_missing_or_repeated():
    with pytest.raises(QgsProcessingException, match="2 stations have no id .* field 'station_id'"):
        read(stations(positions(4), ids=["a", "", " ", "b"]))
    with pytest.raises(QgsProcessingException, match=r"2 station ids .* \(a, b\)"):
        read(stations(positions(6), ids=["b", "a", "b", "a", "c", "a"]))


def test_stations_without_a_group():
    layer = stations(positions(3), net=["x", None, "y"])
    with pytest.raises(QgsProcessingException, match="1 station has no value in GROUP_FIELD 'net'"):
        read(layer, group="net")


def test_an_expression_that_matches_none():
    message = r"STATIONS \(station_id = 'x'\) matches none of the 12 stations"
    with pytest.raises(QgsProcessingException, match=message):
        read(expression="station_id = 'x'")


@pytest.mark.parametrize("height", ["0", "-3", "high", "inf"])
def test_heights_that_are_none(height):
    layer = stations(positions(2), high=["20", height])
    with pytest.raises(QgsProcessingException) as told:
        read(layer, cells=CellFields(height="high"))
    assert "high" in str(told.value) and height in str(told.value)


def test_a_run_that_is_cancelled():
    log = Log()
    log.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        read(log=log)


# -- one place


@pytest.mark.parametrize(
    "wkt, place",
    [
        ("Point (1 2)", (1.0, 2.0)),
        ("PointZ (1 2 3)", (1.0, 2.0)),
        ("MultiPoint ((1 2))", (1.0, 2.0)),
        ("Point EMPTY", None),
        ("MultiPoint EMPTY", None),
        ("", None),
    ],
)
def test_the_place_of_a_station(wkt, place):
    assert point_of(QgsGeometry.fromWkt(wkt), "A") == place


@pytest.mark.parametrize("x, y", [(math.nan, 2.0), (1.0, math.inf)])
def test_a_place_that_is_none(x, y):
    assert point_of(QgsGeometry.fromPointXY(QgsPointXY(x, y)), "A") is None


def test_a_station_of_several_points():
    with pytest.raises(
        QgsProcessingException, match="Station A is a multipoint of 2 points.*split"
    ):
        point_of(QgsGeometry.fromWkt("MultiPoint ((1 2), (3 4))"), "A")


def test_places_in_another_crs():
    xy = to_crs(np.array([(3.0, 46.5)]), crs(4326), crs(2154), TRANSFORMS)
    assert xy[0] == pytest.approx((7e5, 66e5), abs=1.0)
    with pytest.raises(
        QgsProcessingException,
        match=r"coordinates \(3, 95\) of a station are not valid in EPSG:4326",
    ):
        to_crs(np.array([(3.0, 46.5), (3.0, 95.0)]), crs(4326), crs(2154), TRANSFORMS)


# -- deployments


def test_one_deployment():
    log = Log()
    xy = [(0.0, 0.0), (3000.0, 0.0), (0.0, 2000.0)]
    placed = build(xy, log)
    (deployment,) = {entry[0] for entry in placed}
    assert [entry[1:] for entry in placed] == [(0, 1.0), (1, 1.0), (2, 1.0)]
    assert deployment.ids == ("S0", "S1", "S2") and deployment.xy.tolist() == [[*row] for row in xy]
    assert deployment.latitude == 1.0  # the mean of 0, 1 and 2
    assert deployment.heights is None
    assert log.text == ""


def test_co_located_stations_are_one_site():
    log = Log()
    xy = [(0.0, 0.0), (3000.0, 0.0), (0.5, 0.0)]
    placed = build(xy, log, heights=[20.0, math.nan, 35.0])
    assert [entry[1:] for entry in placed] == [(0, 0.5), (1, 1.0), (0, 0.5)]
    deployment = placed[0][0]
    assert deployment.ids == ("S0", "S1")
    assert deployment.heights[0] == 35.0 and math.isnan(deployment.heights[1])
    assert "1 station is within 1 m" in log.text and "set GROUP_FIELD" in log.text


def test_groups_do_not_share_sites():
    log = Log()
    xy = [(0.0, 0.0), (0.0, 0.0), (3000.0, 0.0), (0.5, 0.0)]
    placed = build(xy, log, "net", groups=["x", "y", "y", "x"])
    assert [entry[1:] for entry in placed] == [(0, 0.5), (0, 1.0), (1, 1.0), (0, 0.5)]
    assert placed[0][0] is placed[3][0] and placed[1][0] is placed[2][0]
    assert placed[0][0] is not placed[1][0]
    assert "2 deployments by 'net': x (2), y (2)" in log.text
    assert "add up their values" in log.text


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(0, 2), st.sampled_from("xyz")),
        min_size=1,
        max_size=12,
    ),
    st.booleans(),
)
def test_each_station_has_its_place_and_parts_add_up(rows, grouped):
    xy = np.array([(1000.0 * x, 1000.0 * y) for x, y, _ in rows])
    groups = [group if grouped else "" for *_, group in rows]
    placed = build(xy, group_field="net" if grouped else "", groups=groups)
    parts = {}
    for place, group, (deployment, station, share) in zip(xy, groups, placed):
        assert deployment.xy[station] == pytest.approx(place)
        parts[id(deployment), station] = parts.get((id(deployment), station), 0.0) + share
        assert deployment.ids[station] in [f"S{i}" for i, g in enumerate(groups) if g == group]
    assert all(total == pytest.approx(1.0) for total in parts.values())
    assert len(parts) == len({(*place, group) for place, group in zip(xy.tolist(), groups)})


def test_more_groups_than_operators():
    n = MAX_GROUPS + 1
    xy = [(10.0 * i, 0.0) for i in range(n)]
    with pytest.raises(QgsProcessingException, match="GROUP_FIELD 'net' has 501 different values"):
        build(xy, group_field="net", groups=[str(i) for i in range(n)])
    build(xy[:-1], group_field="net", groups=[str(i) for i in range(n - 1)])


# -- operators that are mixed


@pytest.mark.parametrize(
    "names, field",
    [
        (["a", "Operator"], "Operator"),
        (["MNC", "net"], "MNC"),
        (["opérateur"], "opérateur"),
        (["operators", "network_id"], ""),
        ([], ""),
    ],
)
def test_a_field_that_seems_to_tell_operators_apart(names, field):
    assert operator_field(make_fields(**dict.fromkeys(names, str))) == field


def test_operators_without_a_group_field():
    log = Log()
    assert not warn_of_operators("net", {"a"}, log) and not warn_of_operators("", set(), log)
    assert log.text == ""
    assert warn_of_operators("net", {"a", "b"}, log)
    assert "Field 'net' of INPUT has 2 values, but GROUP_FIELD is not set" in log.text


def test_sites_that_are_near_each_other():
    far = [(1000.0 * i, 0.0) for i in range(10)]
    for place, is_told in ((45.0, True), (55.0, False)):
        log = Log()
        build([*far, (place, 0.0)], log)
        assert ("18 % of the sites have another one within 50 m" in log.text) == is_told
    log = Log()  # said once: a field that tells them apart is a better hint
    build([*far, (45.0, 0.0)], log, operators=("net", {"a", "b"}))
    assert len(log.warnings) == 1 and "GROUP_FIELD to 'net'" in log.text
    log = Log()
    build([*far, (45.0, 0.0)], log, "net", groups=["x"] * 11)
    assert log.warnings == []


# -- selections and filters


class Tool(QgsProcessingAlgorithm):
    def initAlgorithm(self, config=None):
        self.addParameter(QgsProcessingParameterFeatureSource("INPUT"))


def said_of(value):
    tool, log, context = Tool(), Log(), QgsProcessingContext()
    tool.initAlgorithm()
    context.setProject(QgsProject.instance())
    warn_of_subset(tool, {"INPUT": value}, "INPUT", context, log)
    return log


@pytest.fixture
def layer():
    result = stations()
    QgsProject.instance().addMapLayer(result)
    yield result
    QgsProject.instance().clear()


def test_a_whole_layer(layer):
    assert said_of(layer).text == ""
    assert said_of(QgsProcessingFeatureSourceDefinition(layer.id(), False)).text == ""


def test_a_selection(layer):
    log = said_of(QgsProcessingFeatureSourceDefinition(layer.id(), True))
    assert "INPUT is limited to selected" in log.text and "use STATIONS instead" in log.text


def test_the_first_few(layer):
    given = QgsProcessingFeatureSourceDefinition(layer.id(), False, 5)
    assert len(said_of(given).warnings) == 1


def test_a_filter_of_the_layer(layer, tmp_path):
    path = str(tmp_path / "s.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, path, QgsProject.instance().transformContext(), options
    )
    stored = QgsVectorLayer(path, "s", "ogr")
    stored.setSubsetString("station_id <> 'S1'")
    log = said_of(stored)
    assert log.warnings == []
    assert "INPUT has a layer filter, station_id <> 'S1'" in log.text


def test_polygons_are_refused_when_read():
    with pytest.raises(QgsProcessingException, match="stations are points"):
        read(polygons(LAND))
