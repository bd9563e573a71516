"""Fields of outputs: every value is in its own field, whatever the fields of the input are called."""

import json

import pytest
from qgis.core import QgsFeature, QgsField, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QVariant

from deepmend.algorithms.common.attributes import as_text, field_names, same_number
from deepmend.algorithms.common.fields import OutputFields, make_fields

from ..cases import LAND, Log, polygons, rows_of, run, stations
from ..overlay.overlay_cases import USERS, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")


def layout(*names, kinds=None):
    result = OutputFields()
    for name in names:
        result.copy(make_fields(**{name: (kinds or {}).get(name, str)})[0], [], "_input")
    return result


def test_names_differ_by_more_than_case():
    fields = layout("TYPE", "type", "Type").fields
    assert fields.names() == ["TYPE", "type_2", "Type_3"]


def test_names_that_geopackage_keeps_for_itself():
    log, fields = Log(), layout("fid", "geom", "other")
    fields.tell(log)
    assert fields.fields.names() == ["fid_input", "geom_input", "other"]
    assert "fid > fid_input, geom > geom_input" in log.text


@pytest.mark.parametrize(
    ("kind", "values", "name"),
    [
        (int, [1, 2, 3], "fid"),
        (int, [1, 2, 2], "fid_input"),
        (int, [1, None, 2], "fid_input"),
        (float, [1.0, 2.0], "fid_input"),
        (str, ["1", "2"], "fid_input"),
    ],
)
def test_fid_stays_where_it_numbers_rows(kind, values, name):
    fields = OutputFields()
    fields.copy(make_fields(fid=kind)[0], values, "_input")
    assert fields.fields.names() == [name]


def test_own_fields_find_free_names():
    fields = layout("users", "USERS_stations")
    for _ in range(2):
        fields.add(make_fields(users=float)[0], "_stations")
    fields.add(make_fields(fid=float)[0], "_stations")
    names = ["users", "USERS_stations", "users_stations_2", "users_stations_3", "fid_stations"]
    assert fields.fields.names() == names


def test_values_of_other_kinds_are_text():
    assert as_text(QDate(2026, 11, 26)) == "2026-11-26"
    assert as_text({"lat": 1.5}) == '{"lat": 1.5}'
    assert as_text([1, "é"]) == '[1, "é"]'
    assert field_names("a;b;a;") == ["a", "b"]
    assert field_names(1) == ["1"]
    assert field_names(None) == []
    assert [same_number(text) for text in ("007", "0", "00", "7a", "1.0")] == [
        "7",
        "0",
        "0",
        "7a",
        "1.0",
    ]


def zones_with(*fields, values):
    """Zones with a field `zone` and others of any kind, one value each for all."""
    wkts = square_zones(side=9000.0)
    layer = QgsVectorLayer("Polygon?crs=EPSG:2154&field=zone:string", "zones", "memory")
    layer.dataProvider().addAttributes(list(make_fields(**dict(fields))))
    layer.updateFields()
    for i, plain in enumerate(polygons(*wkts).getFeatures()):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(plain.geometry())
        feature.setAttributes([f"Z{i}", *values])
        layer.dataProvider().addFeature(feature)
    return layer


def weigh(path, zones, log=None, **more):
    given = {
        "ZONES": zones,
        "ZONE_ID": "zone",
        "METRIC_FIELDS": ["users"],
        "OUTPUT_ZONES": str(path),
    }
    run("zoneweights", log, **{**shared(MODEL="voronoi"), **given, **more})
    return rows_of(str(path))


def test_zones_of_an_earlier_run_keep_their_values_and_get_new_ones(tmp_path):
    plain = weigh(tmp_path / "1.gpkg", zones_with(values=[]))
    again = weigh(tmp_path / "2.gpkg", str(tmp_path / "1.gpkg"))
    log = Log()
    third = weigh(tmp_path / "3.gpkg", str(tmp_path / "2.gpkg"), log, MODEL="density")
    direct = weigh(tmp_path / "4.gpkg", zones_with(values=[]), MODEL="density")
    for first, second, last, new in zip(plain, again, third, direct):
        assert second["users"] == second["users_stations"] == first["users"]
        assert last["users"] == last["users_stations"] == first["users"]
        for name in ("users", "weight_sum", "stations"):
            assert last[f"{name}_stations_2"] == pytest.approx(new[name])
    assert "users > users_stations_2" in log.text


@pytest.mark.parametrize("name", ["stations", "weight_sum"])
def test_a_metric_may_be_called_as_a_result(tmp_path, name):
    layer = stations(**{name: [value + 0.25 for value in USERS]})
    rows = weigh(tmp_path / "z.gpkg", zones_with(values=[]), INPUT=layer, METRIC_FIELDS=[name])
    right = weigh(tmp_path / "r.gpkg", zones_with(values=[]))
    for row, known in zip(rows, right):
        assert row[name] == pytest.approx(known["users"] + 0.25 * known["weight_sum"])
        other = "weight_sum" if name == "stations" else "stations"
        assert row[other] == pytest.approx(known[other])
        assert row[f"{name}_stations"] == pytest.approx(known[name])


@pytest.mark.parametrize("kind, value", [(str, "a"), (float, 1.5), (int, 1)])
def test_zones_whose_fid_cannot_number_rows(tmp_path, kind, value):
    zones = zones_with(("fid", kind), ("geom", str), values=[value, "old"])
    rows = weigh(tmp_path / "z.gpkg", zones)
    assert all(row["fid_zones"] == value and row["geom_zones"] == "old" for row in rows)


def test_stations_with_fields_that_no_format_holds(tmp_path):
    path = tmp_path / "s.geojson"
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [2.35 + i / 100, 48.85]},
            "properties": {
                "geom": "x",
                "TYPE": "a",
                "type": "b",
                "place": {"lat": 48.85, "tags": [1]},
            },
        }
        for i in range(2)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    log = Log()
    output = str(tmp_path / "out.gpkg")
    assert run("preparestations", log, INPUT=str(path), OUTPUT=output)["COUNT"] == 2
    for row in rows_of(output):
        assert row["geom_input"] == "x"
        assert (row["TYPE"], row["type_2"]) == ("a", "b")
        assert json.loads(row["place"]) == {"lat": 48.85, "tags": [1]}
    assert "geom > geom_input, type > type_2" in log.text


def test_groups_may_be_dates(tmp_path):
    layer = stations(ids=list("ABCD"), xy=[(700000 + 900 * i, 6600000 + 300 * i) for i in range(4)])
    layer.dataProvider().addAttributes([QgsField("since", QVariant.Date)])
    layer.updateFields()
    for i, feature in enumerate(layer.getFeatures()):
        layer.dataProvider().changeAttributeValues({feature.id(): {1: QDate(2020 + i % 2, 1, 1)}})
    log = Log()
    run(
        "voronoidiffusion",
        log,
        INPUT=layer,
        GROUP_FIELD="since",
        REGION=polygons(LAND),
        CELL_SIZE=500.0,
        WINDOW=10000.0,
        OUTPUT=str(tmp_path / "m.tif"),
    )
    assert "2020-01-01 (2), 2021-01-01 (2)" in log.text
