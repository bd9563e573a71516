"""`zoneflows`: flows between zones against their weights, times, lines, and what is left out or refused."""

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer

from deepmend.algorithms.common.messages import readable

from ..cases import Log, polygons, rows_of, run
from .overlay_cases import shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")

FLOWS = [
    ("S0", "S1", 10.0, "8"),
    ("S1", "S0", 4.0, "8"),
    ("S3", "S3", 7.5, "9"),
    ("S2", "S9", 1.0, "9"),
]


def table(rows=FLOWS, kinds=("string", "string", "double", "string")):
    names = ("origin", "destination", "trips", "hour")
    fields = "&".join(f"field={name}:{kind}" for name, kind in zip(names, kinds))
    layer = QgsVectorLayer(f"None?{fields}", "flows", "memory")
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def given(**more):
    return {
        **shared(ZONES=polygons(*square_zones())),
        "FLOWS": table(),
        "FROM_FIELD": "origin",
        "TO_FIELD": "destination",
        "FLOW_FIELD": "trips",
        "MIN_WEIGHT": 0.0,
        "OUTPUT": "memory:",
        **more,
    }


def between_zones(log=None, **more):
    return run("zoneflows", log, **given(**more))


def of(rows, **chosen):
    """{(from, to): flow} of rows with some values."""
    return {
        (row["from_zone"] or None, row["to_zone"] or None): row["flow"]
        for row in rows
        if all(row[name] == value for name, value in chosen.items())
    }


def weights(**more):
    """{station: {zone: weight}} of the tool for weights."""
    rows = rows_of(
        run(
            "zoneweights",
            **shared(ZONES=polygons(*square_zones())),
            MIN_WEIGHT=0.0,
            OUTPUT_WEIGHTS="memory:",
            OUTPUT_ZONES="memory:",
            **more,
        )["OUTPUT_WEIGHTS"]
    )
    found = {}
    for row in rows:
        found.setdefault(row["station_id"], {})[row["zone_id"] or None] = row["weight"]
    return found


def test_flows_are_those_of_the_weights():
    result = between_zones()
    rows, known = rows_of(result["OUTPUT"]), weights()
    expected = {}
    for origin, destination, flow, _ in FLOWS:
        for first, one in known[origin].items():
            for last, other in known[destination].items():
                expected[first, last] = expected.get((first, last), 0.0) + flow * one * other
    found = of(rows)
    assert set(found) == {pair for pair, flow in expected.items() if flow > 0.0}
    for pair, flow in found.items():
        assert flow == pytest.approx(expected[pair], rel=1e-9)
    assert sum(found.values()) == pytest.approx(22.5, rel=1e-9)
    assert result["TOTAL"] == pytest.approx(22.5)
    assert 0.0 < result["OUTSIDE"] < 1.0


def test_each_time_has_flows_of_its_own():
    rows = rows_of(between_zones(TIME_FIELD="hour")["OUTPUT"])
    assert sum(of(rows, time="8").values()) == pytest.approx(14.0)
    assert sum(of(rows, time="9").values()) == pytest.approx(8.5)


def test_desire_lines():
    layer = between_zones(OUTPUT_LINES="memory:")["OUTPUT_LINES"]
    lines = list(layer.getFeatures())
    assert lines
    for line in lines:
        assert line["from_zone"] != line["to_zone"] and line["flow"] > 0.0
        assert line.geometry().length() > 100.0


def test_small_flows_are_left_out_and_told():
    log = Log()
    rows = rows_of(between_zones(log, MIN_FLOW=0.5)["OUTPUT"])
    assert rows and min(row["flow"] for row in rows) >= 0.5
    left = 22.5 - sum(row["flow"] for row in rows)
    assert f"left out below MIN_FLOW: {readable(left)}" in log.text


def test_unknown_ends_are_named_with_their_sum():
    log = Log()
    rows = [*FLOWS, ("S0", "X7", 3.0, "8"), ("Y", "S1", 2.0, "8"), ("S1", "S2", None, "8")]
    between_zones(log, FLOWS=table(rows))
    assert any(
        "left out: 2. The ends, with the flow of their rows: X7 (3), Y (2)" in t
        for t in log.warnings
    )
    assert any("without a flow, left out: 1" in text for text in log.warnings)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"FLOWS": lambda: table([("S0", "S1", -1.0, "8")])},
            "Row 1 of FLOWS has -1 in FLOW_FIELD",
        ),
        ({"FLOWS": lambda: table([("A", "B", 1.0, "8")])}, "None of the 1 rows of FLOWS goes from"),
        ({"FROM_FIELD": lambda: "nowhere"}, "FROM_FIELD 'nowhere' is not a field of FLOWS"),
    ],
)
def test_what_cannot_be_used(change, message):
    with pytest.raises(QgsProcessingException, match=message):
        between_zones(**{name: make() for name, make in change.items()})


def test_text_numbers_and_ids_without_zeros():
    rows = [("S0", "S1", "1,5", "8"), ("S1", "S0", "2.5", "8")]
    layer = table(rows, ("string", "string", "string", "string"))
    assert between_zones(FLOWS=layer)["TOTAL"] == pytest.approx(4.0)


def test_from_maps_of_a_model_that_knows_maps_only():
    log = Log()
    total = between_zones(log, MODEL="voronoi")
    assert total["TOTAL"] == pytest.approx(22.5)
    assert np.isfinite(total["OUTSIDE"])
