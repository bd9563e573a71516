"""`preparestations`: reading any layer or table, region and neighbours, sites."""

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)

from ..cases import LAND, Log, polygons, rows_of, stations
from .preparing_cases import X, Y, csv, prepare, prepared, refused

pytestmark = pytest.mark.usefixtures("provider")

TABLE = "name;longitude;latitude;users\na;2,5;46,5;10\nb;2.6;46.6;20\nc;2.7;46.7;\n"


def ids(rows):
    return [row["station_id"] for row in rows]


def places(layer):
    return np.array([f.geometry().asPoint() for f in layer.getFeatures()])


# -- settings


def test_settings():
    algorithm = QgsApplication.processingRegistry().algorithmById("deepmend:preparestations")
    assert algorithm.groupId() == "stations"
    parameters = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions()}
    assert parameters["MERGE_DISTANCE"] == 1.0
    assert parameters["KEEP_NEIGHBOURS"] == 10000.0
    outputs = {o.name() for o in algorithm.outputDefinitions()}
    assert outputs == {"OUTPUT", "COUNT", "DROPPED", "MERGED"}


# -- reading


def test_a_point_layer_passes_through():
    layer = stations([(X, Y), (X + 500, Y)], users=[1.0, 2.0], kind_of_site=["mât", "pylône"])
    result = prepare(layer)
    rows = rows_of(result["OUTPUT"])
    assert list(rows[0]) == ["station_id", "users", "kind_of_site", "n_merged", "merged_ids"]
    assert list(rows[1].values()) == ["S1", 2.0, "pylône", 1, "S1"]
    assert np.array_equal(places(result["OUTPUT"]), [(X, Y), (X + 500, Y)])
    assert result["OUTPUT"].crs().authid() == "EPSG:2154"
    assert (result["COUNT"], result["DROPPED"], result["MERGED"]) == (2, 0, 0)


def test_a_table_with_decimal_commas_and_guessed_fields(tmp_path):
    log = Log()
    layer = prepare(csv(tmp_path, TABLE), log)["OUTPUT"]
    rows = rows_of(layer)
    assert [row["name"] for row in rows] == ["a", "b", "c"]
    assert ids(rows) == ["1", "2", "3"]
    assert "fields 'longitude' and 'latitude'" in log.text
    assert "EPSG:4326" in log.text
    assert layer.crs().authid() == "EPSG:32631"
    to_degrees = QgsCoordinateTransform(
        layer.crs(), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    first = to_degrees.transform(*places(layer)[0])
    assert (first.x(), first.y()) == pytest.approx((2.5, 46.5), abs=1e-7)


def test_a_table_with_given_fields_and_crs(tmp_path):
    path = csv(tmp_path, f"east,north\n{X},{Y}\n{X + 1000},{Y}\n")
    settings = {"X_FIELD": "east", "Y_FIELD": "north", "INPUT_CRS": "EPSG:2154"}
    layer = prepare(path, **settings)["OUTPUT"]
    assert layer.crs().authid() == "EPSG:2154"
    assert np.array_equal(places(layer), [(X, Y), (X + 1000, Y)])


def test_rows_without_a_position_are_counted(tmp_path):
    log = Log()
    path = csv(
        tmp_path, "lon,lat\n2.5,46.5\n,46.5\n2.5,n/a\nnan,46.5\ninf,1\n2.6,46.6\n0,0\n2.5,\n"
    )
    result = prepare(path, log, INPUT_CRS="EPSG:4326")
    assert ids(rows_of(result["OUTPUT"])) == ["1", "6"]
    assert (result["COUNT"], result["DROPPED"]) == (2, 6)
    assert "2 left out because they have no coordinates: 2, 8" in log.text
    assert "3 left out because their coordinates are not numbers: 3, 4, 5" in log.text
    assert "1 left out because their coordinates are 0, 0" in log.text


def test_degrees_that_are_none_are_left_out():
    log = Log()
    layer = stations([(2.5, 46.5), (2.5, 95.0), (2.6, 46.5)], crs="EPSG:4326")
    assert ids(prepared(layer, log)) == ["S0", "S2"]
    assert "their coordinates are not degrees: S1" in log.text


def test_features_without_geometry_are_counted():
    log = Log()
    layer = stations([(X, Y), None, QgsGeometry.fromWkt("Point EMPTY"), (X + 9, Y)])
    assert ids(prepared(layer, log)) == ["S0", "S3"]
    assert "2 left out because they have no geometry: S1, S2" in log.text


def test_multipoints_become_stations():
    log = Log()
    two = QgsGeometry.fromWkt(f"MultiPoint (({X} {Y}), ({X + 800} {Y}))")
    one = QgsGeometry.fromWkt(f"MultiPoint (({X} {Y + 500}))")
    layer = stations([two, one], kind="MultiPoint", users=[7.0, 8.0])
    assert ids(prepared(layer, log)) == ["S0-1", "S0-2", "S1"]
    assert "1 multipoint was split" in log.text


def test_merged_parts_of_a_multipoint_count_once():
    two = QgsGeometry.fromWkt(f"MultiPoint (({X} {Y}), ({X + 8} {Y}))")
    layer = stations([two, (X, Y + 8)], kind="MultiPoint", users=[7.0, 8.0])
    rows = prepared(layer, MERGE_DISTANCE=20, SUM_FIELDS=["users"])
    assert [(r["station_id"], r["users"], r["n_merged"]) for r in rows] == [("S0-1", 15.0, 3)]


def test_a_layer_without_crs_takes_input_crs():
    layer = stations([(X, Y)], crs="")
    refused("INPUT has no CRS", layer)
    assert prepare(layer, INPUT_CRS="EPSG:2154")["OUTPUT"].crs().authid() == "EPSG:2154"


def test_input_crs_does_not_override_the_layers_own():
    log = Log()
    layer = prepare([(X, Y)], log, INPUT_CRS="EPSG:4326")["OUTPUT"]
    assert layer.crs().authid() == "EPSG:2154"
    assert "INPUT_CRS is not used" in log.text


# -- choosing


def test_filter():
    log = Log()
    layer = stations([(X, Y), (X + 50, Y), (X + 90, Y)], operator=["A", "B", "A"])
    assert ids(prepared(layer, log, FILTER="OPERATOR = 'A'")) == ["S0", "S2"]
    assert "1 left out because FILTER is not true for them: S1" in log.text


def test_region_and_neighbours():
    log = Log()
    xy = [(X, Y), (X + 10000.5, Y), (X + 12000, Y), (X + 30000, Y)]
    result = prepare(xy, log, REGION=polygons(LAND), KEEP_NEIGHBOURS=5000)
    rows = rows_of(result["OUTPUT"])
    assert [(r["station_id"], r["in_region"]) for r in rows] == [("S0", 1), ("S1", 0), ("S2", 0)]
    assert result["DROPPED"] == 1
    assert "outside REGION and farther than 5000 m from it: S3" in log.text
    assert "3 stations written, 1 of them in REGION" in log.text
    assert ids(prepared(xy, REGION=polygons(LAND), KEEP_NEIGHBOURS=0)) == ["S0"]


def test_invalid_region_is_repaired():
    log = Log()
    bow_tie = (
        "Polygon ((690000 6590000, 710000 6610000, 710000 6590000, 690000 6610000, 690000 6590000))"
    )
    rows = prepared([(X + 5000, Y), (X, Y + 8000)], log, REGION=polygons(bow_tie))
    assert [row["in_region"] for row in rows] == [1, 0]
    assert "repaired" in log.text


def test_region_in_another_crs():
    land = QgsGeometry.fromWkt(LAND)
    lambert = QgsCoordinateReferenceSystem("EPSG:2154")
    mercator = QgsCoordinateReferenceSystem("EPSG:3857")
    land.transform(QgsCoordinateTransform(lambert, mercator, QgsProject.instance()))
    layer = prepare(
        [(X, Y), (X + 10050, Y), (X + 11000, Y)],
        REGION=polygons(land.asWkt(), crs="EPSG:3857"),
        KEEP_NEIGHBOURS=500,
    )["OUTPUT"]
    # never Mercator silently: its metres are off by 45 % here
    assert layer.crs().authid() == "EPSG:2154"
    assert [(r["station_id"], r["in_region"]) for r in rows_of(layer)] == [("S0", 1), ("S1", 0)]


def test_far_stations_do_not_spoil_the_working_crs():
    """A national inventory with the region of one city, and a station that is nowhere."""
    xy = [(2.9, 46.5), (2.95, 46.5), (-4.5, 48.4), (9.4, 42.5), (170.0, -80.0)]
    region = "Polygon ((2.8 46.4, 3.1 46.4, 3.1 46.6, 2.8 46.6, 2.8 46.4))"
    layer = prepare(stations(xy, crs="EPSG:4326"), REGION=polygons(region, crs="EPSG:4326"))
    assert layer["OUTPUT"].crs().authid() == "EPSG:32631"
    assert (layer["COUNT"], layer["DROPPED"]) == (2, 3)


def test_selected_features_only_is_warned_of():
    log = Log()
    layer = stations([(X, Y), (X + 500, Y)])
    layer.selectByIds([next(layer.getFeatures()).id()])
    QgsProject.instance().addMapLayer(layer, False)
    try:
        source = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
        assert ids(prepared(source, log)) == ["S0"]
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    assert "no longer count as neighbours" in "".join(log.warnings)


def test_several_operators_without_a_group_field_are_told():
    xy = [(X, Y), (X, Y), (X + 500, Y)]
    layer, log = stations(xy, operator=["Red", "Blue", "Red"]), Log()
    assert ids(prepared(layer, log)) == ["S0", "S2"]
    assert "Field 'operator' of INPUT has 2 values, but GROUP_FIELD is not set" in log.text
    log = Log()
    assert ids(prepared(layer, log, GROUP_FIELD="operator")) == ["S0", "S1", "S2"]
    assert "no GROUP_FIELD" not in log.text


def test_a_layer_filter_is_told():
    log = Log()
    layer = stations([(X, Y), (X + 500, Y)], operator=["Red", "Blue"])
    layer.setSubsetString("operator = 'Red'")
    assert ids(prepared(layer, log)) == ["S0"]
    assert "layer filter, operator = 'Red'" in log.text


def test_target_crs():
    log = Log()
    layer = prepare([(X, Y), (X + 9, Y)], log, TARGET_CRS="EPSG:4326", MERGE_DISTANCE=10)["OUTPUT"]
    assert layer.crs().authid() == "EPSG:4326"
    assert layer.featureCount() == 1
    assert "TARGET_CRS EPSG:4326 (WGS 84) are not true" in log.text


# -- merging


def test_merging_adds_up():
    log = Log()
    layer = stations(
        [(X, Y), (X + 0.6, Y), (X + 1.2, Y), (X, Y)],
        users=[1.0, 2.0, 4.0, 8.0],
        text=["1,5", "2.5", "", "1"],
        kind_of_site=["a", "b", "c", "d"],
    )
    result = prepare(layer, log, SUM_FIELDS=["users", "text"])
    rows = rows_of(result["OUTPUT"])
    assert ids(rows) == ["S0", "S2"]
    assert rows[0]["users"] == 11.0 and rows[1]["users"] == 4.0
    assert rows[0]["text"] == 5.0 and not rows[1]["text"]
    assert rows[0]["kind_of_site"] == "a"
    assert (rows[0]["n_merged"], rows[0]["merged_ids"]) == (3, "S0;S1;S3")
    assert result["MERGED"] == 2
    assert "2 merged with another one within 1 m" in log.text


def test_groups_never_merge():
    layer = stations([(X, Y)] * 4, operator=["A", "B", "A", "B"])
    rows = prepared(layer, GROUP_FIELD="operator")
    assert [row["merged_ids"] for row in rows] == ["S0;S2", "S1;S3"]


def test_zero_merges_exact_duplicates_only():
    assert len(prepared([(X, Y), (X + 0.01, Y), (X, Y)], MERGE_DISTANCE=0)) == 2


def test_duplicate_ids_that_merge_are_fine():
    rows = prepared(stations([(X, Y), (X, Y), (X + 99, Y)], ids=["A", "A", "B"]))
    assert [(r["station_id"], r["n_merged"], r["merged_ids"]) for r in rows] == [
        ("A", 2, "A"),
        ("B", 1, "B"),
    ]


def test_preparing_twice_keeps_what_was_merged():
    first = prepare([(X, Y), (X + 5, Y), (X + 30, Y)], MERGE_DISTANCE=10, REGION=polygons(LAND))
    rows = prepared(first["OUTPUT"], MERGE_DISTANCE=50, REGION=polygons(LAND))
    assert [(r["n_merged"], r["merged_ids"], r["in_region"]) for r in rows] == [(3, "S0;S1;S2", 1)]


# -- writing


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "shp", "csv"])
def test_files(tmp_path, ending):
    path = prepare(
        csv(tmp_path, TABLE), OUTPUT=str(tmp_path / f"out.{ending}"), TARGET_CRS="EPSG:4326"
    )["OUTPUT"]
    rows = rows_of(path)
    assert ids(rows) == ["1", "2", "3"]
    assert [int(row["n_merged"]) for row in rows] == [1, 1, 1]


def test_row_numbers_of_a_geopackage_do_not_stand_in_the_way(tmp_path):
    two = QgsGeometry.fromWkt(f"MultiPoint (({X} {Y}), ({X + 800} {Y}))")
    one = QgsGeometry.fromWkt(f"MultiPoint (({X} {Y + 500}))")
    layer = stations([two, one], kind="MultiPoint")
    import processing

    source = str(tmp_path / "in.gpkg")
    processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": source})
    rows = rows_of(prepare(source, OUTPUT=str(tmp_path / "out.gpkg"))["OUTPUT"])
    assert [(row["station_id"], row["fid_input"]) for row in rows] == [
        ("S0-1", 1),
        ("S0-2", 1),
        ("S1", 2),
    ]


@pytest.mark.parametrize(
    "text", ["fid,lon,lat\nb,2.5,46.5\na,2.6,46.5\n", "FID,lon,lat\n1,2.5,46.5\n"]
)
def test_a_table_with_a_field_fid(tmp_path, text):
    path = csv(tmp_path, text)
    rows = rows_of(prepare(path, OUTPUT=str(tmp_path / "out.gpkg"))["OUTPUT"])
    # whole numbers may stay where QGIS reads a table's numbers as such
    assert [str(row.get("fid_input", row["fid"])) for row in rows] == [
        line[0] for line in text.split("\n")[1:-1]
    ]


def test_an_existing_output_survives_a_failure(tmp_path):
    path = tmp_path / "out.gpkg"
    prepare([(X, Y)], OUTPUT=str(path))
    before = path.read_bytes()
    refused("FILTER is not true", [(X, Y)], FILTER="station_id = 'nobody'", OUTPUT=str(path))
    assert path.read_bytes() == before


def test_cancelled(tmp_path):
    path = tmp_path / "out.gpkg"
    layer = [(X + 10 * i, Y) for i in range(200)]
    refused("Cancelled: nothing was written", layer, Log(cancel_at=20), OUTPUT=str(path))
    refused("Cancelled: nothing was written", layer, Log(cancel_at=75), OUTPUT=str(path))
    assert not path.exists()


# -- the bundled sample and real deployments


def test_the_sample(root):
    folder = root / "sample"
    result = prepare(
        str(folder / "stations.csv"), REGION=str(folder / "region.geojson"), MERGE_DISTANCE=20
    )
    assert (result["COUNT"], result["DROPPED"], result["MERGED"]) == (120, 0, 0)
    assert all(row["in_region"] for row in rows_of(result["OUTPUT"]))


def test_every_real_deployment(shared_data):
    paths = sorted((shared_data / "stations").glob("*.csv"))
    assert paths
    for path in paths:
        city = path.stem.split("_")[1]
        expected = len(path.read_text(encoding="utf-8").splitlines()) - 1
        result = prepare(str(path), REGION=str(shared_data / "regions" / f"{city}.geojson"))
        assert result["COUNT"] + result["MERGED"] + result["DROPPED"] == expected
        assert result["COUNT"] > 0.99 * expected


def test_an_operators_inventory_keeps_its_texts(shared_data):
    path = shared_data / "stations" / "Orange_Lyon_sites.csv"
    rows = prepared(str(path), REGION=str(shared_data / "regions" / "Lyon.geojson"))
    assert rows[0]["support_type"] == "Pylône autostable"
    assert {len(str(row["postal_code"])) for row in rows} == {5}
    assert len(rows) == 519


def test_a_whole_country_with_the_region_of_a_city(tmp_path, shared_data):
    lines = []
    for path in sorted((shared_data / "stations").glob("Orange_*.csv")):
        if "sites" not in path.stem:
            lines += path.read_text(encoding="utf-8").splitlines()[bool(lines) :]
    country = csv(tmp_path, "\n".join(lines) + "\n")
    result = prepare(country, REGION=str(shared_data / "regions" / "Nantes.geojson"))
    rows = rows_of(result["OUTPUT"])
    assert {row["city"] for row in rows if row["in_region"]} == {"Nantes"}
    assert (
        QgsVectorLayer(country, "all", "ogr").featureCount() == result["COUNT"] + result["DROPPED"]
    )


def test_values_of_stations_that_are_left_out_are_told(tmp_path):
    table = csv(
        tmp_path,
        "id,lon,lat,users\nA,2.5,46.5,100\nB,,,1200\nC,0,0,300\nD,2.5,47.9,7\nE,2.51,46.5,5\n",
    )
    region = polygons(
        "Polygon ((2.4 46.4, 2.6 46.4, 2.6 46.6, 2.4 46.6, 2.4 46.4))", crs="EPSG:4326"
    )
    log = Log()
    prepare(table, log, REGION=region, SUM_FIELDS=["users"], FILTER="id != 'E'")
    assert "users: 1,512 at 4 stations that were left out." in log.warnings


def test_the_origin_of_a_plane_is_dropped_where_no_station_can_be_near(tmp_path):
    table = csv(tmp_path, "id,x,y\nA,530000,180000\nB,531000,181000\nX,0,0\nC,529500,180500\n")
    log = Log()
    result = prepare(table, log, INPUT_CRS="EPSG:27700")
    assert (result["COUNT"], result["DROPPED"]) == (3, 1)
    table = csv(tmp_path, "id,x,y\nA,900,1000\nB,-1000,800\nX,0,0\nC,500,-1200\n")
    assert prepare(table, INPUT_CRS="EPSG:27700")["COUNT"] == 4


def test_a_crs_that_cannot_be_right_gives_way_to_input_crs(tmp_path):
    path = tmp_path / "metres.geojson"
    point = '{{"type": "Feature", "properties": {{}}, "geometry": {{"type": "Point", "coordinates": {}}}}}'
    points = ",".join(point.format([652000 + 900 * i, 6862000]) for i in range(3))
    path.write_text('{"type": "FeatureCollection", "features": [' + points + "]}")
    log = Log()
    result = prepare(str(path), log, INPUT_CRS="EPSG:2154")
    assert result["COUNT"] == 3
    assert result["OUTPUT"].crs().authid() == "EPSG:2154"
    assert "cannot be in its CRS, EPSG:4326" in log.text
    refused("native:assignprojection.*INPUT_CRS", str(path))


def test_a_crs_that_can_be_right_is_kept():
    log = Log()
    result = prepare(stations([(700000, 6600000)]), log, INPUT_CRS="EPSG:4326")
    assert result["COUNT"] == 1
    assert "INPUT_CRS is not used" in log.text
