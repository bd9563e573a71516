"""Sites and cells: LEVEL and MERGE_DISTANCE."""

import numpy as np
import pytest

from deepmend.algorithms.stations.levels import at_means, sites_at

from ..cases import Log, rows_of, stations
from .preparing_cases import X, Y, csv, prepare, prepared

pytestmark = pytest.mark.usefixtures("provider")

AZIMUTHS = [0.0, 120.0, 240.0]


def sectors(ids=None, azimuths=AZIMUTHS):
    """Two masts, their sectors 4 m away from them, in the direction of their antennas."""
    xy = []
    for east in (0.0, 900.0):
        for azimuth in np.radians(AZIMUTHS):
            xy.append((X + east + 4 * np.sin(azimuth), Y + 4 * np.cos(azimuth)))
    return stations(xy, ids=ids, azimuth=[*azimuths, *azimuths])


def test_cells_keep_azimuths_and_the_id_of_their_site():
    log = Log()
    output = prepare(sectors(), log, AZIMUTH_FIELD="azimuth", MERGE_DISTANCE=10, LEVEL="cell")[
        "OUTPUT"
    ]
    rows = rows_of(output)
    assert [row["azimuth"] for row in rows] == AZIMUTHS * 2
    assert [row["station_id"] for row in rows] == [f"S{i}" for i in range(6)]
    assert [row["site_id"] for row in rows] == ["S0"] * 3 + ["S3"] * 3
    assert len({tuple(f.geometry().asPoint()) for f in output.getFeatures()}) == 2
    assert "6 stations written on 2 sites" in log.text


def test_sites_are_one_row_each():
    rows = prepared(sectors(), AZIMUTH_FIELD="azimuth", MERGE_DISTANCE=10, LEVEL="site")
    assert [(row["station_id"], row["n_merged"], row["merged_ids"]) for row in rows] == [
        ("S0", 3, "S0;S1;S2"),
        ("S3", 3, "S3;S4;S5"),
    ]
    assert "site_id" not in rows[0]
    # a site has no azimuth
    assert not any(isinstance(row["azimuth"], float) for row in rows)


def test_azimuths_of_a_site_that_are_text():
    layer = sectors(azimuths=["0", "120", "240"])
    rows = prepared(layer, AZIMUTH_FIELD="azimuth", MERGE_DISTANCE=10, LEVEL="site")
    assert [row["azimuth"] for row in rows] == ["0/120/240"] * 2


def test_without_a_level_it_is_as_before():
    rows = prepared(sectors(), AZIMUTH_FIELD="azimuth", MERGE_DISTANCE=10)
    assert [row["azimuth"] for row in rows] == AZIMUTHS * 2
    assert "site_id" not in rows[0]
    assert len(prepared(sectors(), MERGE_DISTANCE=10)) == 2


def test_cells_without_azimuths_stay_apart_by_id():
    rows = prepared(sectors(ids=list("ABCDEF")), MERGE_DISTANCE=10, LEVEL="cell")
    assert [(row["station_id"], row["site_id"]) for row in rows] == list(zip("ABCDEF", "AAADDD"))


def test_cells_that_share_the_id_of_their_site():
    layer = sectors(ids=["M"] * 3 + ["N"] * 3)
    rows = prepared(layer, AZIMUTH_FIELD="azimuth", MERGE_DISTANCE=10, LEVEL="cell")
    assert [(row["station_id"], row["site_id"]) for row in rows] == [
        *((f"M-{a:g}", "M") for a in AZIMUTHS),
        *((f"N-{a:g}", "N") for a in AZIMUTHS),
    ]


CELLS = "radio,mcc,net,area,cell,unit,lon,lat,range,samples\n" + "".join(
    f"{radio},208,1,41,{number},1,{lon},46.97,9,9\n"
    for radio, number, lon in (
        ("LTE", 5120001, 2.70),
        ("LTE", 5120002, 2.72),
        ("LTE", 5120257, 2.70),
        ("GSM", 5120003, 2.80),
        ("GSM", 5120004, 2.90),
    )
)


def test_sites_of_4g_cells(tmp_path):
    output = prepare(csv(tmp_path, CELLS), LEVEL="site", TARGET_CRS="EPSG:4326")["OUTPUT"]
    found = {
        f["station_id"]: (f["n_merged"], f.geometry().asPoint().x()) for f in output.getFeatures()
    }
    assert {name: n for name, (n, _) in found.items()} == {
        "208-1-20000": 2,
        "208-1-20001": 1,
        "208-1-41-5120003": 1,
        "208-1-41-5120004": 1,
    }
    assert found["208-1-20000"][1] == pytest.approx(2.71, abs=1e-9)  # at the mean of its cells


def test_4g_cells_with_the_id_of_their_site(tmp_path):
    log = Log()
    rows = prepared(csv(tmp_path, CELLS), log, LEVEL="cell")
    assert [row["site_id"] for row in rows][:3] == ["208-1-20000", "208-1-20000", "208-1-20001"]
    assert len(rows) == 5
    prepare(csv(tmp_path, CELLS), log)
    assert "LEVEL site makes sites of the 4G cells" in log.text


def test_operators_of_one_number_stay_apart():
    metres = np.array([[0.0, 0.0], [500.0, 0.0], [0.0, 900.0]])
    made = sites_at(
        "site", metres, 1.0, ["A", "B", "A"], None, ["a", "b", "c"], keys=["7", "7", "7"]
    )
    assert made.leaders.tolist() == [0, 1, 0]
    points = at_means(metres, made)
    assert points[:2].tolist() == [[0.0, 450.0], [500.0, 0.0]]
