"""Flows from a table of weights, and tables that do not fit."""

import pytest
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer

from ..cases import Log, polygons, rows_of, run
from .overlay_cases import shared, square_zones
from .test_zoneflows import between_zones, of

pytestmark = pytest.mark.usefixtures("provider")


def table(**more):
    given = {**shared(ZONES=polygons(*square_zones())), "MIN_WEIGHT": 0.0, **more}
    return run("zoneweights", **given, OUTPUT_WEIGHTS="memory:", OUTPUT_ZONES="memory:")[
        "OUTPUT_WEIGHTS"
    ]


def changed(layer, wanted=lambda row: True, **values):
    """A copy with some rows, and with other values."""
    result = QgsVectorLayer(
        "None?field=station_id:string&field=zone_id:string&field=weight:double", "w", "memory"
    )
    features = []
    for row in rows_of(layer):
        if wanted(row):
            feature = QgsFeature(result.fields())
            feature.setAttributes([values.get(name, value) for name, value in row.items()])
            features.append(feature)
    result.dataProvider().addFeatures(features)
    return result


def test_a_table_gives_what_its_model_gives():
    expected = of(rows_of(between_zones()["OUTPUT"]))
    found = of(rows_of(between_zones(WEIGHTS_TABLE=table(), MODEL="voronoi")["OUTPUT"]))
    assert found == pytest.approx(expected, rel=1e-9)


def test_a_station_without_weights_is_told():
    log = Log()
    weights = changed(table(), lambda row: row["station_id"] != "S9")
    result = between_zones(log, WEIGHTS_TABLE=weights)
    assert "1 stations have no weights" in log.text or "S9" in log.text
    assert result["TOTAL"] == pytest.approx(22.5)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"zone_id": "elsewhere"}, "has zones that ZONES does not have: elsewhere"),
        ({"weight": 0.001}, "must sum to 1; these do not: S0"),
        ({"station_id": "X"}, "must sum to 1; these do not: S0"),
        ({"weight": -1.0}, "Row 1 of WEIGHTS_TABLE has -1 in weight 'weight'"),
    ],
)
def test_tables_that_do_not_fit(change, message):
    with pytest.raises(QgsProcessingException, match=message):
        between_zones(WEIGHTS_TABLE=changed(table(), **change))


def test_zones_have_their_own_totals():
    result = between_zones(OUTPUT_ZONES="memory:")
    rows = rows_of(result["OUTPUT"])
    for zone in rows_of(result["OUTPUT_ZONES"]):
        name = zone["zone_id"]
        begins = sum(row["flow"] for row in rows if row["from_zone"] == name)
        ends = sum(row["flow"] for row in rows if row["to_zone"] == name)
        assert zone["leaving"] + zone["within"] == pytest.approx(begins)
        assert zone["arriving"] + zone["within"] == pytest.approx(ends)
