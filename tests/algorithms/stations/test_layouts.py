"""Named layouts of public files in `preparestations`; the rows are made up."""

import json
import math

import pytest
from qgis.core import QgsVectorLayer

from deepmend.algorithms.stations.layouts import FOLDER, layouts, plain, recognised

from ..cases import Log, rows_of, stations
from .preparing_cases import X, Y, csv, prepare, prepared, refused

pytestmark = pytest.mark.usefixtures("provider")

ARCEP = "code_op,nom_op,num_site,x,y,longitude,latitude\n" + "".join(
    f"{code},{name},000{i},679174,6652348,{2.72 + 0.01 * i},46.97\n"
    for code, name in ((20801, "Orange"), (20810, "SFR"))
    for i in range(3)
)
ANFR = "id,adm_lb_nom,sup_id,emr_lb_systeme,generation,coordonnees\n" + "".join(
    f'{i},ORANGE,50{i},LTE 800,4G,"46.9710, 2.7{i}61"\n' for i in range(3)
)
SUPPORT = (
    "SUP_ID,STA_NM_ANFR,COR_NB_DG_LAT,COR_NB_MN_LAT,COR_NB_SC_LAT,COR_CD_NS_LAT,COR_NB_DG_LON,COR_NB_MN_LON,"
    "COR_NB_SC_LON,COR_CD_EW_LON\n1,018,46,30,36,N,2,15,0,W\n2,019,46,0,0,N,3,0,0,E\n"
)
CELLS = "cell_id,latitude,longitude,directionality,azimuth_angle,horizontal_beam_width\n" + "".join(
    f"{10 * i + j},46.9{i},2.7,1,{120 * j},65\n" for i in range(2) for j in range(3)
)
MEASURED = "mcc,mnc,lac,cell_id,lat,lon,measured_at,net_type\n208,1,4,5,46.9,2.7,2024,LTE\n"


def test_operators_stay_apart(tmp_path):
    log = Log()
    rows = prepared(csv(tmp_path, ARCEP), log)
    assert len(rows) == 6 and {row["n_merged"] for row in rows} == {1}
    assert "Layout: Arcep" in log.text
    assert (
        "GROUP_FIELD nom_op, X_FIELD longitude, Y_FIELD latitude, INPUT_CRS EPSG:4326" in log.text
    )


def test_without_a_layout_it_is_as_before(tmp_path):
    log = Log()
    rows = prepared(csv(tmp_path, ARCEP), log, FORMAT="none")
    assert len(rows) == 3
    assert "Layout" not in log.text


def test_what_the_user_sets_counts(tmp_path):
    rows = prepared(csv(tmp_path, ARCEP), GROUP_FIELD="num_site")
    assert len(rows) == 3


def places(path):
    return [
        f.geometry().asPoint()
        for f in prepare(path, TARGET_CRS="EPSG:4326")["OUTPUT"].getFeatures()
    ]


def test_latitude_and_longitude_in_one_column(tmp_path):
    found = places(csv(tmp_path, ANFR))
    assert [(round(p.x(), 6), round(p.y(), 6)) for p in found] == [
        (2.7061, 46.971),
        (2.7161, 46.971),
        (2.7261, 46.971),
    ]


def test_degrees_minutes_and_seconds(tmp_path):
    found = places(csv(tmp_path, SUPPORT))
    assert [(round(p.x(), 6), round(p.y(), 6)) for p in found] == [(-2.25, 46.51), (3.0, 46.0)]


def test_a_file_without_a_line_of_names(tmp_path):
    row = "{},208,{},4100,51{},433,2.7{},46.97,3786,49,1,1459743588,1706745600,0\n"
    text = "".join(
        row.format(kind, net, i, i) for i, (kind, net) in enumerate([("LTE", 1), ("GSM", 10)] * 2)
    )
    log = Log()
    rows = prepared(csv(tmp_path, text), log)
    assert len(rows) == 4
    assert "Layout: OpenCelliD, cells, without a line of names" in log.text
    refused(
        "no two of its fields are named like coordinates",
        csv(tmp_path, text.replace("LTE", "x").replace("GSM", "y")),
    )


def test_grid_references(tmp_path):
    text = "Operator,Opref,Sitengr,Antennaht\nO2,1,TQ3000080000,20\nO2,2,TQ 31000 80000,20\nO2,3,nowhere,20\n"
    log = Log()
    output = prepare(csv(tmp_path, text), log)["OUTPUT"]
    found = [f.geometry().asPoint() for f in output.getFeatures()]
    assert output.crs().authid() == "EPSG:27700"
    assert [(p.x(), p.y()) for p in found] == [(530000.0, 180000.0), (531000.0, 180000.0)]
    assert "their grid reference cannot be read" in log.text


def test_cells_keep_their_azimuths(tmp_path):
    rows = rows_of(prepare(csv(tmp_path, CELLS))["OUTPUT"])
    assert len(rows) == 6 and [row["azimuth_angle"] for row in rows[:3]] in (
        [0, 120, 240],
        ["0", "120", "240"],
    )


def test_measurements_are_not_stations(tmp_path):
    path = csv(tmp_path, MEASURED)
    refused(r"a file of measurements \(TowerCollector\).*deepmend:calibratestations", path)
    assert len(prepared(path, FORMAT="none")) == 1


def test_a_layout_that_does_not_fit(tmp_path):
    refused(
        "FORMAT is comreg, whose files have the columns site identity",
        csv(tmp_path, ARCEP),
        FORMAT="comreg",
    )


def test_an_unknown_header_has_no_layout():
    assert recognised(["a", "b"]) is None


def test_names_are_compared_without_case_accents_and_signs():
    assert plain(" Site Identity ") == plain("SITE-IDENTITY") == "site_identity"
    assert plain("\ufeffOpérateur") == "operateur"


@pytest.mark.parametrize("name", layouts())
def test_each_layout_is_whole(name):
    layout = layouts()[name]
    assert layout.title and len(layout.header) >= 3
    assert (
        layout.grid or layout.latlon or (layout.dms_x and layout.dms_y) or (layout.x and layout.y)
    )
    assert layout.grid or layout.crs
    names = [column.split("|")[0] for column in layout.header]
    assert recognised(names, layout.first.split("|")[0]) is layout
    assert (
        json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["title"] == layout.title
    )


# -- one file of each layout, its rows made up


def found(folder, text, name="t.csv", log=None, **parameters):
    """{id: (longitude, latitude)} of what comes out with no parameter but INPUT."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    output = prepare(str(path), log, TARGET_CRS="EPSG:4326", **parameters)["OUTPUT"]
    return {
        f["station_id"]: tuple(round(v, 5) for v in f.geometry().asPoint())
        for f in output.getFeatures()
    }


def test_arcep_of_all_years(tmp_path):
    place = (2.72585, 46.97091)
    head = "code_op;nom_op;num_site;x_lambert_93;y_lambert_93\n"
    text = f"{head}20801;Orange;A1;679174;6652348\n20810;SFR;A1;679174;6652348\n"
    names = found(tmp_path, text)
    assert list(names) == ["20801-A1", "20810-A1"]
    assert list(names.values())[0] == pytest.approx(place, abs=3e-4)
    text = "Operateur;X;Y;2G;3G;4G\n20801;679174;6652348;1;1;0\n20810;679174;6652348;1;1;0\n"
    assert list(found(tmp_path, text).values()) == [pytest.approx(place, abs=3e-4)] * 2


def test_places_in_another_crs_of_the_country_are_left_out(tmp_path):
    """As those overseas, whose metres are not of Lambert-93."""
    log = Log()
    text = "Operateur;X;Y;2G;3G;4G\n20801;679174;6652348;1;1;0\n20801;340000;7680000;1;1;0\n"
    assert list(found(tmp_path, text, log=log)) == ["1"]
    assert (
        "1 left out because their coordinates are not in the country of the layout: 2" in log.text
    )


def test_thousands_do_not_move_places(tmp_path):
    head = "Site Identity,Easting,Northing,Services\n"
    text = head + 'A,"678,965","729,042",LTE\nB,"688,921","734,521",LTE\n'
    refused(
        "No station is left: 2 because their coordinates are not in the country",
        csv(tmp_path, text),
    )
    text = head + "A;678 965;729 042;LTE\n"
    assert list(found(tmp_path, text.replace(",", ";"))) == ["A"]


def test_a_layer_with_more_columns_is_not_the_one_of_three():
    assert recognised(["fid", "lat", "lng"]).name == "bnetza"
    assert recognised(["fid", "name", "users", "lat", "lng"]) is None


OWNERS = (
    "ID;BIPTRef1;Eigenaar1;Eigenaar2;Eigenaar3;X;Y\n"
    "1;P1;Red;Blue;;146107;205179,5\n2;P2;Blue;;;152794;215431,5\n"
)


def test_owners_in_columns_become_operators(tmp_path):
    log = Log()
    names = found(tmp_path, OWNERS, log=log)
    assert list(names) == ["1-Red", "1-Blue", "2-Blue"]
    assert names["1-Red"] == names["1-Blue"] == pytest.approx((4.3117, 51.1566), abs=2e-3)
    assert (
        "in the columns Eigenaar1, Eigenaar2, Eigenaar3: 2; with one for each operator: 3."
        in log.text
    )
    rows = [
        dict(zip(OWNERS.split("\n")[0].split(";"), line.split(";")))
        for line in OWNERS.split("\n")[1:3]
    ]
    assert found(tmp_path, json.dumps(rows), "t.json") == names


def test_operators_in_columns_of_yes_and_no_or_in_lists(tmp_path):
    text = "site;lon;lat;Red;Blue\nA;2.5;46.5;1;0\nB;2.6;46.6;1;1\nC;2.7;46.7;0;0\n"
    rows = prepared(csv(tmp_path, text), OPERATOR_FIELDS=["Red", "Blue"])
    assert [(row["site"], row["operator"] or None) for row in rows] == [
        ("A", "Red"),
        ("B", "Red"),
        ("B", "Blue"),
        ("C", None),
    ]
    value = [{"lon": 2.5, "lat": 46.5, "mno": ["Red", "Blue"]}]
    (tmp_path / "t.json").write_text(json.dumps(value), encoding="utf-8")
    rows = prepared(str(tmp_path / "t.json"), OPERATOR_FIELDS=["mno"])
    assert [row["operator"] for row in rows] == ["Red", "Blue"]


def test_fcc_structures(tmp_path):
    rows = [
        "CO|REG|A1|1000135|97000|T|33|14|13.3|N|119653.3|93|16|20.9|W|335780.9||",
        "CO|REG|A2|1000136|97001|T|33|15|0.0|N|119700.0|93|16|0.0|W|335760.0||",
    ]
    assert found(tmp_path, "\n".join(rows) + "\n", "CO.dat") == {
        "1000135": pytest.approx((-93.27247, 33.23703), abs=1e-5),
        "1000136": pytest.approx((-93.26667, 33.25), abs=1e-5),
    }


def test_hifld_in_degrees_or_mercator(tmp_path):
    head = "X,Y,FID,LICENSEE,CALLSIGN,LOCNUM\n"
    degrees = found(tmp_path, head + "-93.27247,33.23703,1,Red,KN1,1\n-93.3,33.3,2,Blue,KN2,1\n")
    east = math.radians(-93.27247) * 6378137.0
    north = math.log(math.tan(math.pi / 4 + math.radians(33.23703) / 2)) * 6378137.0
    rows = f"{east},{north},1,Red,KN1,1\n{east - 3000},{north + 3000},2,Blue,KN2,1\n"
    metres = found(tmp_path, head + rows)
    assert list(degrees) == list(metres) == ["KN1-1", "KN2-1"]
    assert metres["KN1-1"] == pytest.approx(degrees["KN1-1"], abs=2e-5)


def test_bnetza_in_json(tmp_path):
    value = {
        "d": [
            {"fID": 700000, "Lat": 50.886398, "Lng": 6.929772},
            {"fID": 7, "Lat": 50.9, "Lng": 6.9},
        ]
    }
    assert found(tmp_path, json.dumps(value), "t.json") == {
        "700000": (6.92977, 50.8864),
        "7": (6.9, 50.9),
    }


def test_a_cell_plan(tmp_path):
    log = Log()
    text = "Site;Azimuth;Latitude;Longitude;HBW;Height\n" + "".join(
        f"M{i};{a};46.5{i};2.5;65;30\n" for i in range(2) for a in (30, 150, 270)
    )
    names = found(tmp_path, text, log=log)
    assert list(names) == ["M0-30", "M0-150", "M0-270", "M1-30", "M1-150", "M1-270"]
    assert "Layout: cell plan" in log.text


def test_a_json_of_unknown_layout(tmp_path):
    value = {"data": [{"Standort": "W1", "Breitengrad": 48.2, "Laengengrad": 16.37}]}
    assert found(tmp_path, json.dumps(value), "t.json") == {"1": (16.37, 48.2)}


def test_operators_of_a_list_in_german(tmp_path):
    """As RTR's: names of columns in the language of the country, decimal commas as text."""
    one = {"Standort": "W1", "Breitengrad": "48,2082", "Längengrad": "16,3738"}
    value = {"sites": [{**one, "Betreiber": name} for name in ("Red", "Blue")]}
    place = (16.3738, 48.2082)
    assert found(tmp_path, json.dumps(value), "t.json") == {"1": place, "2": place}


# -- second tables

ANTENNAS = "STA_NM_ANFR;AER_ID;AER_NB_AZIMUT;SUP_ID\n" + "".join(
    f"{sta};{sta}{a};{a},00;{sup}\n"
    for sup, sta in ((1, "018"), (2, "019"))
    for a in (30, 150, 270)
)


def test_azimuths_by_join(tmp_path):
    log = Log()
    again = ANTENNAS.split("\n")[1].lstrip("0") + "\n"  # as a spreadsheet writes it
    details = csv(tmp_path, ANTENNAS + again, "antennas.txt")
    rows = prepared(csv(tmp_path, SUPPORT), log, DETAILS=details)
    assert [row["station_id"] for row in rows] == [
        f"{sta}-{sup}-{a}" for sup, sta in ((1, "018"), (2, "019")) for a in (30, 150, 270)
    ]
    assert [row["AER_NB_AZIMUT"] for row in rows][:3] == ["30,00", "150,00", "270,00"]
    assert [row["n_merged"] for row in rows] == [2, 1, 1, 1, 1, 1]  # an antenna is there twice
    assert "7, of which 7 have a row of INPUT; rows of INPUT with details: 2 of 2." in log.text
    assert "6 stations written on 2 sites" in log.text


def test_a_second_table_alone(tmp_path):
    refused(
        r"second table of ANFR, supports \(France\): give it as DETAILS", csv(tmp_path, ANTENNAS)
    )


def test_a_second_table_of_something_else(tmp_path):
    refused(
        "DETAILS is not the second table of ANFR",
        csv(tmp_path, SUPPORT),
        DETAILS=csv(tmp_path, CELLS, "c.csv"),
    )


def test_a_column_of_another_name(tmp_path):
    plan = "Site Name;LONGITUDE_DEG;LATITUDE_DEG\nA;2.5;46.5\n"
    refused("no two of its fields are named like coordinates", csv(tmp_path, plan))


def test_ids_that_a_spreadsheet_shortened(tmp_path):
    log = Log()
    text = CELLS.replace("\n0,", "\n2.08E+13,").replace("\n1,", "\n2.08E+13,")
    rows = prepared(csv(tmp_path, text), log)
    assert not any("2.08E+13" in row["station_id"] for row in rows)
    assert "Ids such as 2.08E+13" in log.text


def test_ids_that_are_floats(tmp_path):
    head = "radio,mcc,net,area,cell,unit,lon,lat,range,samples\n"
    text = head + "LTE,208.0,1.0,41.0,5120001.0,3,2.72,46.97,9,9\n"
    assert list(found(tmp_path, text)) == ["208-1-41-5120001"]


def test_ids_that_are_not_unique(tmp_path):
    log = Log()
    head = "Site Identity,Easting,Northing,Services\n"
    text = head + "A,678965,729042,LTE\nA,688110,722992,LTE\nB,688921,734521,LTE\n"
    assert list(found(tmp_path, text, log=log)) == ["A", "A-2", "B"]
    assert "-2, -3 and so on: 1 (A)" in log.text


# -- layers instead of files


@pytest.mark.parametrize("text", [SUPPORT, ANFR, CELLS], ids=["parts", "pairs", "cells"])
def test_a_layer_is_read_like_its_file(tmp_path, text):
    path = csv(tmp_path, text)
    layer = QgsVectorLayer(path, "table", "ogr")
    both = [prepare(source)["OUTPUT"] for source in (path, layer)]
    of_file, of_layer = (
        [[*map(str, f.attributes())] for f in output.getFeatures()] for output in both
    )
    assert of_file == of_layer
    assert places(path) == places(layer)


def test_points_with_a_second_table_and_operators(tmp_path):
    layer = stations([(X, Y), (X + 900, Y)], ids=["A", "B"], red=["yes", "no"], blue=["yes", "yes"])
    details = csv(tmp_path, "STATION_ID,azimuth\nA,0\nA,120\nC,7\n")
    log = Log()
    settings = {"AZIMUTH_FIELD": "azimuth", "OPERATOR_FIELDS": ["red", "blue"]}
    output = prepare(layer, log, DETAILS=details, FILTER="station_id < 'Z'", **settings)["OUTPUT"]
    found = [
        (f["station_id"], f["operator"], f.geometry().asPoint().x()) for f in output.getFeatures()
    ]
    assert found == [
        ("A-red-0", "red", X),
        ("A-blue-0", "blue", X),
        ("A-red-120", "red", X),
        ("A-blue-120", "blue", X),
        ("B-blue", "blue", X + 900),
    ]
