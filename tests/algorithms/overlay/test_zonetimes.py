"""Zones over time: present population by zone as polygons and as tables."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from ..cases import LAND, Log, bands, polygons, rows_of, run, stations
from .overlay_cases import USERS, shared, square_zones
from .test_countstable import HOURS, all_hours, at, table

pytestmark = pytest.mark.usefixtures("provider")


def over_time(tmp_path, log=None, **more):
    given = {
        **shared(),
        "COUNTS": table(all_hours()),
        "STATION_FIELD": "cell",
        "COUNTS_FIELD": "n",
        "TIME_FIELD": "hour",
        "ITERATIONS": 5,
        "ZONES": polygons(LAND),
        "OUTPUT": str(tmp_path / "present.tif"),
        "OUTPUT_ZONES": "memory:",
        **more,
    }
    return run("presentpopulation", log, **given)


def test_a_zone_that_holds_all_land_has_all_devices(tmp_path):
    result = over_time(tmp_path)
    rows = rows_of(result["OUTPUT_ZONES"])
    assert [at(row) for row in rows if row["zone_id"]] == list(HOURS)
    for k, row in enumerate(row for row in rows if row["zone_id"]):
        assert row["devices"] == pytest.approx((1 + k) * sum(USERS), rel=1e-9)


def test_zones_are_the_cells_in_them(tmp_path):
    result = over_time(tmp_path, ZONES=polygons(*square_zones()))
    layer = result["OUTPUT_ZONES"]
    rows, found = rows_of(layer), bands(result["OUTPUT"])[0]
    for k, (label, values) in enumerate(found.items()):
        assert label.startswith(HOURS[k])
        here = [row for row in rows if at(row) == HOURS[k]]
        assert len(here) == 37
        assert sum(row["devices"] for row in here) == pytest.approx(np.nansum(values), rel=1e-6)
    assert any(feature.geometry().isNull() for feature in layer.getFeatures())


def test_a_csv_is_a_table(tmp_path):
    path = str(tmp_path / "zones.csv")
    over_time(tmp_path, OUTPUT_ZONES=path, ZONES=polygons(*square_zones()))
    lines = (tmp_path / "zones.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "zone_id,time,devices" and len(lines) == 1 + 3 * 37
    assert QgsVectorLayer(path, "zones", "ogr").fields().names() == ["zone_id", "time", "devices"]


def test_a_geopackage_has_polygons_with_dates(tmp_path):
    path = str(tmp_path / "zones.gpkg")
    over_time(tmp_path, OUTPUT_ZONES=path)
    layer = QgsVectorLayer(path, "zones", "ogr")
    first = next(layer.getFeatures())
    assert at(dict(zip(layer.fields().names(), first.attributes()))) == HOURS[0]
    assert first.geometry().area() > 0.0


def test_an_output_without_zones(tmp_path):
    with pytest.raises(QgsProcessingException, match="OUTPUT_ZONES needs zones: set ZONES"):
        over_time(tmp_path, ZONES=None)
    assert not (tmp_path / "present.tif").exists()


def test_zones_without_an_output(tmp_path):
    log = Log()
    over_time(tmp_path, log, OUTPUT_ZONES=None)
    assert "ZONES is not used: set OUTPUT_ZONES for totals by zone." in log.warnings


def test_zones_elsewhere(tmp_path):
    far = "Polygon ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))"
    with pytest.raises(QgsProcessingException, match="No zone"):
        over_time(tmp_path, ZONES=polygons(far))
    assert not (tmp_path / "present.tif").exists()


def test_texts_that_are_not_moments(tmp_path):
    rows = [(f"S{i}", hour, 5.0) for hour in ("night", "day") for i in range(12)]
    result = over_time(tmp_path, COUNTS=table(rows))
    assert [row["time"] for row in rows_of(result["OUTPUT_ZONES"]) if row["zone_id"]] == [
        "night",
        "day",
    ]


def test_stations_with_fields_of_counts(tmp_path):
    layer = stations(h07=USERS, h08=[2.0 * count for count in USERS])
    given = {**shared(INPUT=layer), "ITERATIONS": 3, "OUTPUT": str(tmp_path / "p.tif")}
    result = run("presentpopulation", **given, COUNT_FIELD=["h07", "h08"])
    found = bands(result["OUTPUT"])[0]
    assert list(found) == ["h07", "h08"]
    sums = [np.nansum(values) for values in found.values()]
    assert sums == pytest.approx([sum(USERS), 2.0 * sum(USERS)], rel=1e-6)
