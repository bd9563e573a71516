"""Counts of stations by time: reading them, and zones over time in `zoneweights`."""

import pytest
from qgis.core import QgsProcessingException

from ..cases import Log, polygons, rows_of, run, stations
from .overlay_cases import USERS, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")

HOURS = ("2026-01-05T08:00", "2026-01-05T09:00", "2026-01-05T10:00")


def at(row):
    """The time of a row, as HOURS write it."""
    return row["time"].toString("yyyy-MM-ddTHH:mm")


def table(rows):
    names, times, counts = zip(*rows)
    fields = {"cell": list(names), "hour": list(times), "n": list(counts)}
    return stations([None] * len(rows), id_field=None, **fields)


def all_hours():
    return [(f"S{i}", hour, USERS[i] * (1 + k)) for k, hour in enumerate(HOURS) for i in range(12)]


def over_time(rows, log=None, **more):
    given = {
        **shared(ZONES=polygons(*square_zones())),
        "METRIC_FIELDS": ["users"],
        "COUNTS": table(rows),
        "STATION_FIELD": "cell",
        "COUNT_FIELD": "n",
        "TIME_FIELD": "hour",
        **dict.fromkeys(("OUTPUT_WEIGHTS", "OUTPUT_ZONES", "OUTPUT_TIMES"), "memory:"),
        "MIN_WEIGHT": 0.0,
        **more,
    }
    return run("zoneweights", log, **given)


def test_each_time_is_what_a_field_of_counts_gives():
    result = over_time(all_hours())
    rows = rows_of(result["OUTPUT_TIMES"])
    totals = [row["users"] for row in rows_of(result["OUTPUT_ZONES"])]
    for k, hour in enumerate(HOURS):
        found = {row["zone_id"]: row["devices"] for row in rows if at(row) == hour}
        assert sum(found.values()) == pytest.approx((1 + k) * sum(USERS), rel=1e-9)
        for zone, total in enumerate(totals, 1):
            assert found.get(str(zone), 0.0) == pytest.approx((1 + k) * total, abs=1e-9)


def test_order_of_rows_does_not_count():
    rows = all_hours()
    one, two = (
        {(r["zone_id"], at(r)): r["devices"] for r in rows_of(over_time(given)["OUTPUT_TIMES"])}
        for given in (rows, rows[::-1])
    )
    assert one == pytest.approx(two)


def test_what_is_left_out_is_told():
    log = Log()
    rows = [*all_hours(), ("X", HOURS[0], 5.0), ("S1", HOURS[0], None), ("S0", HOURS[0], 1.0)]
    found = rows_of(over_time(rows, log)["OUTPUT_TIMES"])
    assert "not mapped, left out: 1, with 5 in all. The largest: X (5)" in log.text
    assert "without a count or a time, left out: 1" in log.text
    assert "that came before, added to these: 1" in log.text
    first = sum(row["devices"] for row in found if at(row) == HOURS[0])
    assert first == pytest.approx(sum(USERS) + 1.0)


def test_gaps_are_no_devices():
    rows = [("S0", HOURS[0], 4.0), ("S1", HOURS[1], 6.0)]
    found = rows_of(over_time(rows)["OUTPUT_TIMES"])
    assert {at(row) for row in found} == set(HOURS[:2])
    assert sum(row["devices"] for row in found) == pytest.approx(10.0)


@pytest.mark.parametrize(
    ("rows", "more", "message"),
    [
        (
            [("S0", "8", -1.0)],
            {},
            "Row 1 of COUNTS has -1 in COUNT_FIELD 'n', which is not a number",
        ),
        ([("X", "8", 1.0)], {}, "None of the 1 rows of COUNTS is of a station that is mapped"),
        (
            [("S0", "8", 1.0)],
            {"TIME_FIELD": "never"},
            "TIME_FIELD 'never' is not a field of COUNTS",
        ),
        ([("S0", "8", 1.0)], {"STATION_FIELD": None}, "STATION_FIELD '' is not a field of COUNTS"),
        ([("S0", "8", 1.0)], {"COUNT_FIELD": None}, "COUNT_FIELD '' is not a field of COUNTS"),
    ],
)
def test_what_cannot_be_used(rows, more, message):
    with pytest.raises(QgsProcessingException, match=message):
        over_time(rows, **more)


def test_without_counts_there_are_no_times():
    log = Log()
    result = over_time(all_hours(), log, COUNTS=None)
    assert rows_of(result["OUTPUT_TIMES"]) == []
    assert "OUTPUT_TIMES is empty: set COUNTS to fill it." in log.warnings


def test_counts_without_an_output_are_told():
    log = Log()
    over_time(all_hours(), log, OUTPUT_TIMES=None)
    assert "COUNTS is not used: set OUTPUT_TIMES for zones over time." in log.warnings
