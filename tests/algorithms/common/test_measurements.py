"""`comparemodels` with MEASUREMENTS: what is read, what is judged, what is refused."""

import re

import numpy as np
import pytest
import shapely
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorLayer,
)

from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.scores import score_places, thinned

from ..cases import LAND, SMALL, Log, polygons, positions, rows_of, run, stations

pytestmark = pytest.mark.usefixtures("provider")
RANDOM = np.random.default_rng(5)
PLACES = np.array(positions()).mean(axis=0) + RANDOM.uniform(-2500.0, 2500.0, (400, 2))
SERVING = RANDOM.integers(0, 12, 400)


def measurements(kind="string", value=lambda i: f"S{i}", name="serving", crs="EPSG:2154"):
    layer = QgsVectorLayer(f"Point?crs={crs}&field={name}:{kind}", "measured", "memory")
    features = []
    for (x, y), serving in zip(PLACES, SERVING):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([value(serving)])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def compare(log=None, **parameters):
    given = {"INPUT": stations(), "REGION": polygons(LAND), **SMALL, "OUTPUT": "memory:"}
    given.update(MODELS=["density"], BASELINE="voronoi", OUTPUT_SCORES="memory:")
    return run("comparemodels", log, **{**given, **parameters})


def expected_scores():
    kept = thinned(PLACES)
    deployment = Deployment(range(12), positions(), shapely.from_wkt(LAND))
    return kept, score_places(DensityModel(), deployment, PLACES[kept], SERVING[kept])


def test_scores_are_those_of_the_science_and_no_map_is_made(tmp_path, monkeypatch):
    def no_map(*_):
        raise AssertionError("a map was made")

    monkeypatch.setattr(DensityModel, "diffuse", no_map)
    page = tmp_path / "page.html"
    log = Log()
    result = compare(log, MEASUREMENTS=measurements(), OUTPUT_HTML=str(page))
    rows = {row["model"]: row for row in rows_of(result["OUTPUT_SCORES"])}
    assert list(rows) == ["voronoi", "density"]
    kept, scores = expected_scores()
    row = rows["density"]
    assert row["places"] == len(kept) < 400
    log_score, brier, accuracy = scores.means()
    assert row["log_score"] == pytest.approx(log_score)
    assert row["brier"] == pytest.approx(brier) and row["accuracy"] == pytest.approx(accuracy)
    assert row["log_low"] < log_score < row["log_high"]
    points = {row["station_id"]: row for row in rows_of(result["OUTPUT"])}
    for number in range(12):
        chosen = SERVING[kept] == number
        point = points[f"S{number}"]
        assert point["places"] == chosen.sum()
        assert point["log_score_density"] == pytest.approx(scores.log[chosen].mean())
    assert "ks_density" not in point
    text = page.read_text(encoding="utf-8")
    assert re.search(rf"<td>{log_score:.3f}</td>", text) and "Reliability" in text
    assert any("used, one" in info for info in log.infos)


def test_with_a_ground_truth_both_are_told(tmp_path):
    truth = run(
        "simulategroundtruth",
        INPUT=stations(),
        REGION=polygons(LAND),
        **SMALL,
        SEED=3,
        OUTPUT=str(tmp_path / "truth.tif"),
    )["OUTPUT"]
    page = tmp_path / "page.html"
    result = compare(GROUND_TRUTH=truth, MEASUREMENTS=measurements(), OUTPUT_HTML=str(page))
    point = rows_of(result["OUTPUT"])[0]
    assert point["ks_density"] > 0 and point["log_score_density"] > 0
    text = page.read_text(encoding="utf-8")
    assert "Reliability" in text and "KS distance" in text


@pytest.mark.parametrize(
    "options, serving",
    [
        ({}, ""),
        ({}, "serving"),
        ({}, '"serving"'),
        ({"name": "my cell"}, "my cell"),
        ({"name": "my cell"}, '"my cell"'),
        ({"kind": "integer", "value": lambda i: int(i) * 256 + 7}, "'S' || floor(serving / 256)"),
    ],
)
def test_a_field_or_an_expression(options, serving):
    result = compare(MEASUREMENTS=measurements(**options), SERVING_FIELD=serving)
    assert rows_of(result["OUTPUT_SCORES"])[1]["log_score"] == pytest.approx(
        expected_scores()[1].means()[0]
    )


def test_without_measurements_the_table_is_empty():
    log = Log()
    assert rows_of(compare(log, STATIONS="station_id = 'S3'")["OUTPUT_SCORES"]) == []
    assert "OUTPUT_SCORES is empty" in log.text


def test_groups_have_rows_of_their_own():
    result = compare(
        INPUT=stations(operator=["A", "B"] * 6),
        GROUP_FIELD="operator",
        MEASUREMENTS=measurements(),
    )
    rows = [row for row in rows_of(result["OUTPUT_SCORES"]) if row["model"] == "density"]
    assert [str(row["group"]) for row in rows] == ["NULL", "A", "B"]
    assert rows[0]["places"] == rows[1]["places"] + rows[2]["places"]
    mean = sum(row["places"] * row["log_score"] for row in rows[1:]) / rows[0]["places"]
    assert rows[0]["log_score"] == pytest.approx(mean)


def test_stations_that_are_not_in_the_layer_are_counted():
    log = Log()
    layer = measurements(value=lambda i: f"S{i}" if i < 6 else (f"X{i}" if i < 9 else None))
    result = compare(log, MEASUREMENTS=layer)
    unknown = (SERVING >= 6).sum()
    assert any(f"not in INPUT: {unknown}" in info for info in log.infos)
    assert rows_of(result["OUTPUT_SCORES"])[0]["places"] <= (SERVING < 6).sum()


@pytest.mark.parametrize(
    "parameters, sentence",
    [
        (
            {"MEASUREMENTS": measurements, "SERVING_FIELD": "nothing"},
            "not a field of MEASUREMENTS, nor an expression .*no field nothing.*The fields are: serving",
        ),
        ({"MEASUREMENTS": measurements, "SERVING_FIELD": "1 +"}, "nor an expression that can be"),
        (
            {"MEASUREMENTS": lambda: measurements(name="who"), "SERVING_FIELD": ""},
            "SERVING_FIELD is empty, and no field of MEASUREMENTS has a usual name",
        ),
        (
            {"MEASUREMENTS": lambda: measurements(value=lambda i: f"cell {i}")},
            r"None of the 400 MEASUREMENTS has a serving station that is in INPUT.*cell.*look like S0",
        ),
    ],
)
def test_bad_input(parameters, sentence):
    parameters = {k: v() if callable(v) else v for k, v in parameters.items()}
    with pytest.raises(QgsProcessingException, match=sentence) as caught:
        compare(**parameters)
    assert "\n" not in str(caught.value)
