"""Cell plans in `preparestations` and `samplestations`."""

import numpy as np
import pytest

from ..cases import CENTRE, Log, rows_of, run, stations
from .preparing_cases import prepared, refused

pytestmark = pytest.mark.usefixtures("provider")

X, Y = CENTRE


def plan(azimuths, shift=0.0, **fields):
    """Cells at one place, or so many metres apart, of a site called M."""
    xy = [(X + shift * i, Y) for i in range(len(azimuths))]
    return stations(xy, ids=["M"] * len(azimuths), azimuth=azimuths, **fields)


def test_cells_with_different_azimuths_stay_apart():
    log = Log()
    rows = prepared(plan([0.0, 120.0, 240.0]), log, AZIMUTH_FIELD="azimuth")
    assert [row["station_id"] for row in rows] == ["M-0", "M-120", "M-240"]
    assert [row["azimuth"] for row in rows] == [0.0, 120.0, 240.0]
    assert "theirs end in the azimuth, for example M-0" in log.text
    assert "3 stations written on 1 sites" in log.text


def test_equal_azimuths_merge_and_add_up():
    layer = plan([0.0, 360.0, 120.0, None, None], traffic=[1.0, 2.0, 4.0, 8.0, 16.0])
    rows = prepared(layer, AZIMUTH_FIELD="azimuth", SUM_FIELDS="traffic")
    assert {row["station_id"]: row["traffic"] for row in rows} == {
        "M-0": 3.0,
        "M-120": 4.0,
        "M": 24.0,
    }
    assert [row["n_merged"] for row in rows] == [2, 1, 2]


def test_cells_of_a_site_get_its_position():
    layer = plan([0.0, 120.0, 240.0], shift=4.0)
    output = run(
        "preparestations",
        INPUT=layer,
        AZIMUTH_FIELD="azimuth",
        MERGE_DISTANCE=10.0,
        OUTPUT="memory:",
    )["OUTPUT"]
    places = np.array([f.geometry().asPoint() for f in output.getFeatures()])
    assert len(places) == 3
    assert places == pytest.approx(np.array([CENTRE] * 3))


def test_several_azimuths_in_a_row():
    log = Log()
    layer = stations([(X, Y), (X + 900, Y)], ids=["A", "B"], azimuth=["0/120/240", "90"])
    rows = prepared(layer, log, AZIMUTH_FIELD="azimuth")
    assert [row["station_id"] for row in rows] == ["A-0", "A-120", "A-240", "B"]
    assert [row["azimuth"] for row in rows] == ["0", "120", "240", "90"]
    assert any("1 row with several azimuths was split" in text for text in log.warnings)


def test_what_is_not_an_azimuth_is_refused():
    refused("is not a number of degrees: N", plan(["N"]), AZIMUTH_FIELD="azimuth")
    refused("AZIMUTH_FIELD 'x' is not a field of INPUT", plan([1.0]), AZIMUTH_FIELD="x")


def test_without_the_field_cells_merge_as_before():
    log = Log()
    rows = prepared(plan([0.0, 120.0]), log)
    assert len(rows) == 1 and rows[0]["n_merged"] == 2
    assert "choose it as AZIMUTH_FIELD" in log.text


def sample(**parameters):
    extent = "690000,710000,6590000,6610000 [EPSG:2154]"
    return run("samplestations", COUNT=40, EXTENT=extent, OUTPUT="memory:", **parameters)["OUTPUT"]


def test_sampled_cells():
    rows = rows_of(sample(SECTORS=3))
    assert len(rows) == 120
    assert rows[4]["station_id"] == "S0002-2" and rows[4]["site_id"] == "S0002"
    azimuths = np.array([row["azimuth"] for row in rows]).reshape(-1, 3)
    gaps = np.diff(np.sort(azimuths, axis=1), axis=1)
    assert (azimuths >= 0.0).all() and (azimuths < 360.0).all() and (gaps > 20.0).all()
    assert {row["beamwidth"] for row in rows} == {65.0}
    # the sites are those without sectors
    one, three = (
        [f.geometry().asPoint() for f in layer.getFeatures()]
        for layer in (sample(), sample(SECTORS=3))
    )
    assert one == three[::3]
    assert rows == rows_of(sample(SECTORS=3))


@pytest.mark.parametrize("number", [0, 7, -1])
def test_sectors_that_cannot_be(number):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException, match="SECTORS must be between 1 and 6"):
        sample(SECTORS=number)
