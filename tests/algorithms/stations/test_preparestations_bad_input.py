"""`preparestations`: what is wrong with the input is told in one sentence each."""

import pytest

from ..cases import LAND, Log, polygons, stations
from .preparing_cases import X, Y, csv, prepare, refused

pytestmark = pytest.mark.usefixtures("provider")


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"MERGE_DISTANCE": -1}, "MERGE_DISTANCE must be 0 or a positive"),
        ({"KEEP_NEIGHBOURS": -1}, "KEEP_NEIGHBOURS must be 0 or a positive"),
        ({"X_FIELD": "users"}, "Set both X_FIELD and Y_FIELD"),
        (
            {"X_FIELD": "users", "Y_FIELD": "north"},
            "Y_FIELD 'north' is not a field of INPUT; it has: ",
        ),
        (
            {"X_FIELD": "users", "Y_FIELD": "users"},
            "CRS of fields 'users' and 'users' is not known",
        ),
        ({"INPUT_CRS": "EPSG:99999999"}, "INPUT_CRS is not a known CRS"),
        ({"TARGET_CRS": "somewhere"}, "TARGET_CRS is not a known CRS"),
        (
            {"SUM_FIELDS": ["calls"], "X_FIELD": "users", "Y_FIELD": "north"},
            "Y_FIELD 'north' is not a field of INPUT",
        ),
        ({"GROUP_FIELD": "net"}, "GROUP_FIELD 'net' is not a field of INPUT"),
        ({"SUM_FIELDS": ["calls"]}, r"SUM_FIELDS \(fields to add up\) 'calls' is not a field"),
        ({"SUM_FIELDS": ["note"]}, "SUM_FIELDS names 'note', which holds 'mast' at station S0"),
        ({"SUM_FIELDS": ["station_id"]}, "ids cannot be added up"),
        ({"FILTER": "users >"}, "FILTER is not a valid expression"),
        ({"FILTER": "callers > 1"}, "FILTER uses callers, which INPUT does not have"),
        ({"FILTER": "users > 100"}, "No station is left: 2 because FILTER is not true"),
        ({"FILTER": "to_int('x') > 1"}, "FILTER cannot be evaluated"),
        ({"REGION": "no_such_file.gpkg"}, "REGION"),
    ],
)
def test_wrong_parameters(parameters, message):
    layer = stations([(X, Y), (X + 100, Y)], users=[1.0, 2.0], note=["mast", "roof"])
    refused(message, layer, **parameters)


@pytest.mark.parametrize(
    ("text", "parameters", "message"),
    [
        ("a,b\n1,2\n", {}, "no two of its fields are named like coordinates.*a, b"),
        ("x,y\n2.5,46.5\n", {}, "CRS of fields 'x' and 'y' is not known: set INPUT_CRS"),
        ("lon,lat\n700000,6600000\n", {}, "not longitudes and latitudes.*such as 700000, 6600000"),
        (
            "lon,lat\n35.6,139.7\n",
            {"INPUT_CRS": "EPSG:4326"},
            "are not degrees, but their CRS is EPSG:4326",
        ),
        ("lon,lat\n", {}, "INPUT has no rows"),
        (
            "lon,lat\nwest,north\n",
            {},
            "No station is left: 1 because their coordinates are not numbers",
        ),
    ],
)
def test_bad_tables(tmp_path, text, parameters, message):
    refused(message, csv(tmp_path, text), **parameters)


def test_no_points():
    refused("INPUT holds Polygon, not points", polygons(LAND))
    refused("INPUT has no rows", [])
    refused("No station is left: 1 because they have no geometry", [None])


def test_region_that_misses_all_stations():
    refused(
        "None of the 2 stations is in REGION",
        [(X + 90000, Y), (X + 95000, Y)],
        REGION=polygons(LAND),
    )
    refused("1 within 10000 m of it", [(X + 15000, Y)], REGION=polygons(LAND))


def test_region_without_crs_or_area():
    refused("REGION has no CRS", [(X, Y)], REGION=polygons(LAND, crs=""))
    refused("REGION has no polygon with an area", [(X, Y)], REGION=polygons())


def test_exchanged_coordinates_are_noticed(tmp_path):
    region = polygons("Polygon ((2 46, 3 46, 3 47, 2 47, 2 46))", crs="EPSG:4326")
    message = "would be near it with x and y .* exchanged: "
    layer = stations([(46.5, 2.5), (46.6, 2.6)], crs="EPSG:4326")
    refused(message + "run 'Swap x and y coordinates'", layer, REGION=region)
    table = csv(tmp_path, "lon,lat\n46.5,2.5\n46.6,2.6\n")
    refused(message + "set X_FIELD to 'lat' and Y_FIELD to 'lon'", table, REGION=region)


def test_ids_must_be_there_and_unique():
    xy = [(X, Y), (X + 500, Y), (X + 900, Y)]
    refused("1 station has no value in field 'station_id'", stations(xy, ids=["A", "", "B"]))
    refused(
        r"1 id in field 'station_id' belongs to several stations that do not merge \(A\)",
        stations(xy, ids=["A", "B", "A"]),
    )


def test_stations_without_group_are_warned_of():
    log = Log()
    prepare(stations([(X, Y), (X, Y)], operator=["A", ""]), log, GROUP_FIELD="operator")
    assert "1 station has no value in GROUP_FIELD" in log.text
