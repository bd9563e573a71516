"""Named layouts of public files in `preparestations`; the rows are made up."""

import json

import pytest

from deepmend.algorithms.stations.layouts import FOLDER, layouts, plain, recognised

from ..cases import Log, rows_of
from .preparing_cases import csv, prepare, prepared, refused

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
