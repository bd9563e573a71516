"""`preparemeasurements`: logs of phones, and any other table of places and serving stations; rows made up."""

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsProcessingException

from deepmend.algorithms.stations.measuredtimes import read_time

from ..cases import LAND, Log, polygons, rows_of, run, stations
from .preparing_cases import X, Y, csv, prepare

pytestmark = pytest.mark.usefixtures("provider")

HEAD = "mcc,mnc,lac,cell_id,dbm,lat,lon,accuracy,measured_at,net_type,neighboring\n"
ROW = (
    "208,1,41,{cell},-95,{lat:.5f},{lon:.5f},{accuracy},2024-01-01T08:00:0{i}.000Z,{kind},{other}\n"
)


def log_of(rows):
    """TowerCollector's export, of dicts of what differs from the usual, each 100 m north of the last."""
    usual = {"cell": 5120001, "lon": 2.7, "accuracy": 8, "kind": "LTE", "other": "false"}
    return HEAD + "".join(
        ROW.format(**{**usual, "lat": 46.9 + i / 1000, "i": i % 10, **row})
        for i, row in enumerate(rows)
    )


def measure(source, log=None, **parameters):
    return run("preparemeasurements", log, **{"INPUT": source, "OUTPUT": "memory:", **parameters})


def measured(source, log=None, **parameters):
    return rows_of(measure(source, log, **parameters)["OUTPUT"])


def refused(message, source, **parameters):
    with pytest.raises(QgsProcessingException, match=message):
        measure(source, **parameters)


CELLS = "radio,mcc,net,area,cell,unit,lon,lat,range,samples\n" + "".join(
    f"LTE,208,1,41,{256 * 20000 + 256 * site + cell},1,{2.7 + 0.02 * site},46.9{cell},9,9\n"
    for site in range(4)
    for cell in (1, 2)
)


def test_settings():
    algorithm = QgsApplication.processingRegistry().algorithmById("deepmend:preparemeasurements")
    values = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions()}
    assert (values["THINNING"], values["MAX_ACCURACY"], values["FORMAT"]) == (50.0, 50.0, "auto")
    outputs = {o.name() for o in algorithm.outputDefinitions()}
    assert outputs == {"OUTPUT", "COUNT", "DROPPED", "STATIONS_FOUND", "MATCHED"}


def test_an_export_of_towercollector(tmp_path):
    log = Log()
    path = csv(tmp_path, log_of([{}, {"cell": 5120258}, {"kind": "GSM", "cell": 77}]))
    result = measure(path, log, TARGET_CRS="EPSG:4326")
    rows = rows_of(result["OUTPUT"])
    assert [row["serving"] for row in rows] == [
        "208-1-41-5120001",
        "208-1-41-5120258",
        "208-1-41-77",
    ]
    assert [(row["enb"] or None, row["sector"] or None) for row in rows] == [
        (20000, 1),
        (20001, 2),
        (None, None),
    ]
    assert [row["time"] for row in rows] == [f"2024-01-01T08:00:0{i}Z" for i in range(3)]
    assert {row["operator"] for row in rows} == {"208-1"}
    point = next(result["OUTPUT"].getFeatures()).geometry().asPoint()
    assert (point.x(), point.y()) == pytest.approx((2.7, 46.9))
    assert (result["COUNT"], result["DROPPED"], result["STATIONS_FOUND"]) == (3, 0, 3)
    assert "Layout: TowerCollector" in log.text


def test_what_is_dropped_and_why(tmp_path):
    log = Log()
    rows = [
        {},
        {"other": "true"},
        {"accuracy": 60},
        {"accuracy": ""},
        {"cell": ""},
        {"lat": 0, "lon": 0},
    ]
    rows += [{"cell": 2147483647}, {"kind": "GSM"}]
    result = measure(csv(tmp_path, log_of(rows)), log, FILTER="net_type = 'LTE'")
    assert (result["COUNT"], result["DROPPED"]) == (2, 6)
    for reason in (
        "1 left out because their cell was heard but did not serve: 2",
        "1 left out because they may be more than 50 m off: 3",
        "2 left out because the station that served is not known: 5, 7",
        "1 left out because their coordinates are 0, 0",
        "1 left out because FILTER is not true for them: 8",
    ):
        assert reason in log.text
    assert measure(csv(tmp_path, log_of(rows)), MAX_ACCURACY=0)["COUNT"] == 4


def test_one_in_each_square_whatever_station_served():
    rng = np.random.default_rng(1)
    xy = rng.uniform(0.0, 200.0, (400, 2)) + (700000.0, 6600000.0)
    layer = stations(xy, id_field=None, serving=[f"S{i % 2}" for i in range(400)])
    log = Log()
    output = measure(layer, log)["OUTPUT"]
    kept = np.array([f.geometry().asPoint() for f in output.getFeatures()])
    squares = np.floor(kept / 50.0)
    assert len(kept) == 16 == len(np.unique(squares, axis=0))
    assert "384 left out because another one was drawn in their square of 50 m" in log.text
    again = [f.geometry().asPoint() for f in measure(layer)["OUTPUT"].getFeatures()]
    other = [f.geometry().asPoint() for f in measure(layer, SEED=1)["OUTPUT"].getFeatures()]
    assert np.array_equal(kept, again) and not np.array_equal(kept, other)
    assert measure(layer, THINNING=0)["COUNT"] == 400


def test_sites_of_cells(tmp_path):
    path = csv(tmp_path, log_of([{}, {"cell": 5120002}, {"kind": "UMTS", "cell": 9}]))
    assert [row["serving"] for row in measured(path, LEVEL="site")] == [
        "208-1-20000",
        "208-1-20000",
        "208-1-41-9",
    ]


def test_an_expression_or_a_field(tmp_path):
    path = csv(tmp_path, log_of([{}, {"cell": 5120258}]))
    assert [row["serving"] for row in measured(path, SERVING_FIELD="floor(cell_id / 256)")] == [
        "20000",
        "20001",
    ]
    rows = measured(
        path, FORMAT="none", SERVING_FIELD="cell_id", LEVEL="site", TIME_FIELD="measured_at"
    )
    assert [row["serving"] for row in rows] == ["20000", "20001"]
    assert rows[0]["time"] == "2024-01-01T08:00:00Z" and "enb" not in rows[0]
    refused(
        "SERVING_FIELD is not a field of INPUT, nor an expression", path, SERVING_FIELD="floor(cid)"
    )


def test_a_station_called_0_is_one(tmp_path):
    layer = stations(
        [(X, Y), (X + 900, Y), (X, Y + 900)], id_field=None, serving=["0", "65535", ""]
    )
    assert [row["serving"] for row in measured(layer)] == ["0", "65535"]


def test_ids_match_those_of_prepared_stations(tmp_path):
    """Cells as cells, cells of merged sites, and sites."""
    path = csv(tmp_path, log_of([{}, {"cell": 5120258}, {"cell": 5120002}]), "log.csv")
    cells = csv(tmp_path, CELLS, "cells.csv")
    for settings, expected in (
        ({}, ["208-1-41-5120001", "208-1-41-5120258", "208-1-41-5120002"]),
        ({"LEVEL": "site"}, ["208-1-20000", "208-1-20001", "208-1-20000"]),
        ({"MERGE_DISTANCE": 1200.0}, ["208-1-41-5120001", "208-1-41-5120257", "208-1-41-5120001"]),
    ):
        layer, log = prepare(cells, **settings)["OUTPUT"], Log()
        result = measure(path, log, STATIONS=layer)
        assert [row["serving"] for row in rows_of(result["OUTPUT"])] == expected
        assert result["MATCHED"] == 3
        assert "Measurements served by a station of STATIONS: 3 of 3." in log.text
        assert not log.warnings


def test_ids_of_other_people(tmp_path):
    path = csv(tmp_path, log_of([{}, {"cell": 5120258}]))
    for ids in (["20000", "20001"], ["5120001", "5120258"], ["020000", "20001"]):
        layer = stations([(X, Y), (X + 900, Y)], ids=ids)
        assert [row["serving"] for row in measured(path, STATIONS=layer)] == ids


def test_ids_that_do_not_match_are_named(tmp_path):
    path, log = csv(tmp_path, log_of([{}, {"cell": 5120258}])), Log()
    result = measure(path, log, STATIONS=stations([(X, Y)], ids=["208-1-41-5120001"]))
    assert (result["COUNT"], result["MATCHED"]) == (2, 1)
    assert "Serving stations that are not in STATIONS: 1 (208-1-41-5120258)." in log.warnings
    log = Log()
    measure(path, log, STATIONS=stations([(X, Y)], ids=["M1"]))
    assert "measurements have ids such as 208-1-41-5120001" in log.text and "such as M1" in log.text


def test_a_log_of_gnettrack(tmp_path):
    text = "Timestamp\tLongitude\tLatitude\tSpeed\tOperatorname\tCGI\tNode\tCellID\tLAC\tNetworkTech\tLevel\n"
    text += "2019.01.28_09.37.12\t2.7\t46.9\t3\tRed\t20801\t20000\t1\t41\t4G\t-95\n"
    (row,) = measured(csv(tmp_path, text, "log.txt"))
    assert (row["serving"], row["time"], row["operator"]) == (
        "5120001",
        "2019-01-28T09:37:12",
        "Red",
    )
    (row,) = measured(csv(tmp_path, text, "log.txt"), LEVEL="site")
    assert row["serving"] == "20000"


def test_opencellids_own_measurements(tmp_path):
    text = (
        "mcc,net,area,cell,lon,lat,signal,measured\n208,1,41,5120001,2.7,46.9,-95,1704096000000\n"
    )
    (row,) = measured(csv(tmp_path, text))
    assert (row["serving"], row["time"]) == ("208-1-41-5120001", "2024-01-01T08:00:00Z")


def test_bad_input(tmp_path):
    plain = csv(tmp_path, "a,lon,lat\nx,2.5,46.5\n")
    refused("SERVING_FIELD is empty, and no field of INPUT has a usual name", plain)
    refused(
        "TIME_FIELD 'when' is not a field of INPUT", plain, SERVING_FIELD="a", TIME_FIELD="when"
    )
    refused("THINNING must be 0 or a positive", plain, SERVING_FIELD="a", THINNING=-1)
    refused("STATIONS has no stations", plain, SERVING_FIELD="a", STATIONS=stations([]))
    refused(
        "INPUT has no rows: choose a layer or table with at least one measurement",
        csv(tmp_path, HEAD, "h.csv"),
    )
    log = csv(tmp_path, log_of([{"accuracy": 90}]), "far.csv")
    refused("No measurement is left: 1 because they may be more than 50 m off", log)
    cells = csv(tmp_path, CELLS, "cells.csv")
    refused("looks like a file of stations .OpenCelliD, cells.*deepmend:preparestations", cells)


def test_cancelled(tmp_path):
    path = csv(tmp_path, log_of([{"lon": 2.7 + i / 100} for i in range(300)]))
    out = tmp_path / "out.gpkg"
    for share in (10, 80):
        with pytest.raises(QgsProcessingException, match="Cancelled: nothing was written"):
            measure(path, Log(cancel_at=share), OUTPUT=str(out))
    assert not out.exists()


def test_the_chain_to_scores_and_gains(tmp_path):
    """What comes out works as MEASUREMENTS, with no field named."""
    rng = np.random.default_rng(2)
    sites = [(X + 2500.0 * i, Y + 2500.0 * k) for i in range(3) for k in range(3)]
    layer = stations(sites, ids=[str(20000 + i) for i in range(9)])
    xy = rng.uniform(-1000.0, 6000.0, (600, 2)) + (X, Y)
    nearest = np.argmin(np.linalg.norm(xy[:, None] - np.array(sites)[None], axis=2), axis=1)
    cells = [str(256 * (20000 + i) + 1) for i in nearest]
    log = stations(xy, id_field=None, cell_id=cells)
    places = measure(log, STATIONS=layer, OUTPUT=str(tmp_path / "m.gpkg"))
    assert places["MATCHED"] == places["COUNT"]
    shared = {"INPUT": layer, "MEASUREMENTS": places["OUTPUT"], "REGION": polygons(LAND)}
    compared = run(
        "comparemodels",
        **shared,
        MODELS=["voronoi", "density"],
        CELL_SIZE=500.0,
        WINDOW=12000.0,
        OUTPUT="memory:",
        OUTPUT_SCORES="memory:",
    )
    scores = {row["model"]: row for row in rows_of(compared["OUTPUT_SCORES"])}
    assert scores["voronoi"]["places"] == places["COUNT"]
    assert scores["voronoi"]["accuracy"] == 1.0
    calibrated = run("calibratestations", **shared, OUTPUT="memory:")["OUTPUT"]
    assert sum(row["measured"] for row in rows_of(calibrated)) == places["COUNT"]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024-01-01T00:00:00.000Z", "2024-01-01T00:00:00Z"),
        ("2024-01-01 08:30:15.25+02:00", "2024-01-01T08:30:15.25+02:00"),
        ("2019.01.28_09.37.12", "2019-01-28T09:37:12"),
        ("20240101080000", "2024-01-01T08:00:00"),
        ("1704096000", "2024-01-01T08:00:00Z"),
        ("1704096000123", "2024-01-01T08:00:00.123000Z"),
        ("2024-13-01 00:00:00", "2024-13-01 00:00:00"),
        ("01/02/2024", "01/02/2024"),
        ("", ""),
    ],
)
def test_times(text, time):
    assert read_time(text) == time
