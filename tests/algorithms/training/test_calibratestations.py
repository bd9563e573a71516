"""`calibratestations`: gains that are found, fields that are kept, and what is refused."""

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer

from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment, default_region

from ..cases import CENTRE, SMALL, Log, positions, rows_of, run, stations

pytestmark = pytest.mark.usefixtures("provider")

GAIN = np.random.default_rng(7).normal(0.0, 4.0, 12)


def network():
    """The twelve stations, which differ in strength."""
    from deepmend.models.antennas.pattern import Antennas

    xy = positions(12)
    antennas = Antennas.of(np.full(12, np.nan), 65.0, GAIN)
    return Deployment(
        [f"S{i}" for i in range(12)], xy, default_region(xy, 12000.0), antennas=antennas
    )


def measurements(n=2500, name=None):
    """Places and who serves there, drawn from the density model; `name` makes the id of station i."""
    random = np.random.default_rng(3)
    xy = np.array(CENTRE) + random.uniform(-5000.0, 5000.0, (n, 2))
    sites = network()
    from deepmend.models.cells import of_cells

    found = of_cells(DensityModel(1.8), [sites]).service(sites, xy)
    drawn = (found.values.cumsum(axis=1) < random.uniform(size=(n, 1))).sum(axis=1)
    serving = found.stations[np.arange(n), np.minimum(drawn, 11)]
    layer = QgsVectorLayer("Point?crs=EPSG:2154&field=serving:string", "measured", "memory")
    features = []
    for place, station in zip(xy.tolist(), serving.tolist()):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name(station) if name else f"S{station}"])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def calibrated(log=None, layer=None, measured=None, **parameters):
    return run(
        "calibratestations",
        log,
        **{
            "INPUT": stations(positions(12), height=[20.0] * 12) if layer is None else layer,
            "MEASUREMENTS": measurements() if measured is None else measured,
            "OUTPUT": "memory:",
            **SMALL,
            **parameters,
        },
    )


def test_gains_are_found_and_fields_kept(tmp_path):
    log = Log()
    page = str(tmp_path / "report.html")
    result = calibrated(log, OUTPUT_HTML=page)
    rows = rows_of(result["OUTPUT"])
    assert list(rows[0]) == ["station_id", "height", "gain", "gain_sd", "measured"]
    assert [row["station_id"] for row in rows] == [f"S{i}" for i in range(12)]
    assert np.corrcoef([row["gain"] for row in rows], GAIN)[0, 1] > 0.9
    assert all(0.0 < row["gain_sd"] < 4.0 for row in rows)
    assert sum(row["measured"] for row in rows) > 1000
    assert result["BETA"] == pytest.approx(1.8, abs=0.4)
    assert result["SCORE_AFTER"] < result["SCORE_BEFORE"]
    assert result["PATTERN"] is None
    assert "places held out in squares of 1 km" in log.text
    with open(page, encoding="utf-8") as file:
        assert "<svg" in file.read()


def test_the_result_is_taken_by_other_tools():
    result = calibrated()
    rows = rows_of(
        run(
            "comparemodels",
            INPUT=result["OUTPUT"],
            MODELS=["density", "deepmend"],
            GAIN_FIELD="gain",
            BETA=result["BETA"],
            MEASUREMENTS=measurements(),
            OUTPUT="memory:",
            OUTPUT_SCORES="memory:",
            **SMALL,
        )["OUTPUT_SCORES"]
    )
    plain = rows_of(
        run(
            "comparemodels",
            INPUT=stations(positions(12)),
            MODELS=["density", "deepmend"],
            MEASUREMENTS=measurements(),
            OUTPUT="memory:",
            OUTPUT_SCORES="memory:",
            **SMALL,
        )["OUTPUT_SCORES"]
    )
    after, before = ({row["model"]: row["log_score"] for row in table} for table in (rows, plain))
    assert all(after[name] < before[name] - 0.1 for name in ("density", "deepmend"))


def test_calibrating_again_keeps_one_field_of_gains():
    result = calibrated()
    again = calibrated(layer=result["OUTPUT"], GAIN_FIELD="gain")
    rows = rows_of(again["OUTPUT"])
    assert list(rows[0]) == ["station_id", "height", "gain", "gain_sd", "measured"]
    assert np.corrcoef([row["gain"] for row in rows], GAIN)[0, 1] > 0.9


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"measured": lambda: measurements(30)}, "at least 50 are needed"),
        ({"measured": lambda: measurements(name=lambda i: "S0")}, "served by one station, S0"),
        (
            {"measured": lambda: measurements(name=lambda i: f"X{i}")},
            "None of the 2,500 MEASUREMENTS",
        ),
        ({"SEED": lambda: -1}, "SEED must be 0 or a positive"),
    ],
)
def test_what_cannot_be_calibrated(change, message):
    with pytest.raises(QgsProcessingException, match=message):
        calibrated(**{name: make() for name, make in change.items()})


def test_one_network_at_a_time():
    layer = stations(positions(12), op=["a", "b"] * 6)
    with pytest.raises(QgsProcessingException, match="INPUT has 2 groups"):
        calibrated(layer=layer, GROUP_FIELD="op")


def test_it_can_be_cancelled(tmp_path):
    output = tmp_path / "out.gpkg"
    with pytest.raises(QgsProcessingException, match="[Cc]ancel"):
        calibrated(Log(cancel_at=5.0), OUTPUT=str(output))
    assert not output.exists()
