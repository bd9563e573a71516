"""Flows from a table of weights, and tables that do not fit."""

import pytest
from qgis.core import NULL, QgsFeature, QgsProcessingException, QgsVectorLayer

from deepmend.algorithms.common.zonestyles import explain
from deepmend.algorithms.overlay.weightstable import BELOW, weights_aliases

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


def test_nothing_is_lost_below_the_minimum():
    """The table keeps what its zones have alone; the sum of the rest is a row beside it."""
    found = table(MIN_WEIGHT=0.01)
    rows = rows_of(found)
    whole = rows_of(table())
    sums = {}
    for row in rows:
        sums[row["station_id"]] = sums.get(row["station_id"], 0.0) + row["weight"]
        assert (row["zone_id"] == NULL) == (row["rest"] != NULL)
    assert list(sums.values()) == pytest.approx([1.0] * 12, abs=1e-9)
    kept = {(r["station_id"], r["zone_id"]) for r in rows if r["zone_id"] != NULL}
    for station in sums:
        (below,) = (r["weight"] for r in rows if (r["station_id"], r["rest"]) == (station, BELOW))
        small = [
            r["weight"]
            for r in whole
            if r["station_id"] == station
            and r["zone_id"] != NULL
            and (station, r["zone_id"]) not in kept
        ]
        assert below == pytest.approx(sum(small), rel=1e-6)
    assert not any(row["rest"] == BELOW for row in whole)


def test_what_is_below_the_minimum_is_read_back():
    """As the tool's own totals have it: divided over the station's zones."""
    expected = of(rows_of(between_zones(MIN_WEIGHT=0.01)["OUTPUT"]))
    few = table(MIN_WEIGHT=0.01)
    found = of(rows_of(between_zones(WEIGHTS_TABLE=few, MODEL="voronoi")["OUTPUT"]))
    assert found == pytest.approx(expected, rel=1e-6)


def test_aliases_say_what_fields_are():
    found = table()
    explain(found, weights_aliases())
    assert [found.attributeAlias(i) for i in range(4)] == [
        "Station",
        "Zone",
        "Share of users",
        "If no zone",
    ]
