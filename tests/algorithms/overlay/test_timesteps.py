"""Times of tables: which texts are moments, their order, time zones and gaps."""

from datetime import datetime, timedelta

import pytest
from qgis.core import QgsProcessingException

from deepmend.algorithms.overlay.timesteps import time_steps

from ..cases import Log

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.mark.parametrize(
    "texts",
    [
        ["2026-03-31T09:00:00", "2026-03-31T08:00:00"],
        ["2026-03-31 09:00", "2026-03-31 08:00"],
        ["2026/03/31 09:00", "2026/03/31 08:00"],
        ["31.03.2026 09:00", "31.03.2026 08:00"],
        ["31/03/2026 09:00", "31/03/2026 08:00"],
        ["03/31/2026 09:00", "03/31/2026 08:00"],
        ["202603310900", "202603310800"],
        ["20260331T0900", "20260331T0800"],
        ["2026-03-31T09:00:00+02:00", "2026-03-31T08:00:00+02:00"],
        ["2026-03-31T09:00:00Z", "2026-03-31T08:00:00Z"],
    ],
)
def test_texts_that_are_moments(texts):
    steps, rank = time_steps(texts)
    assert steps.starts == [datetime(2026, 3, 31, 8), datetime(2026, 3, 31, 9)]
    assert steps.labels == ["2026-03-31T08:00:00", "2026-03-31T09:00:00"]
    assert steps.length == timedelta(hours=1)
    assert rank.tolist() == [1, 0]


def test_dates():
    steps, _ = time_steps(["2026-04-01", "2026-03-31"])
    assert steps.labels == ["2026-03-31", "2026-04-01"] and steps.length == timedelta(days=1)
    assert time_steps(["2026-04-01"])[0].length == timedelta(days=1)
    assert time_steps(["2026-04-01 07:00"])[0].length == timedelta(hours=1)


def test_one_moment_written_in_two_ways_is_one():
    log = Log()
    steps, rank = time_steps(["2026-03-31T09:00+02:00", "2026-03-31T07:00Z"], log)
    assert steps.labels == ["2026-03-31T07:00:00"] and rank.tolist() == [0, 0]
    assert "several time zones: all are shown in UTC" in log.text


def test_times_with_and_without_a_zone():
    with pytest.raises(QgsProcessingException, match="others have none, such as 2026-03-31T09:00:"):
        time_steps(["2026-03-31T09:00", "2026-03-31T07:00Z"])


def test_numbers_are_in_their_order_and_other_texts_as_they_come():
    steps, rank = time_steps(["10", "9", "08"])
    assert steps.labels == ["08", "9", "10"] and rank.tolist() == [2, 1, 0]
    assert steps.starts is None
    assert time_steps(["night", "day"])[0].labels == ["night", "day"]
    assert time_steps(["2026-03-31", "later"])[0].starts is None


def test_day_or_month_in_front():
    log = Log()
    steps, _ = time_steps(["04/03/2026", "05/03/2026"], log)
    assert steps.starts is None and steps.labels == ["04/03/2026", "05/03/2026"]
    assert "write them as 2026-03-31" in log.warnings[0]
    assert time_steps(["13/03/2026", "05/03/2026"])[0].starts[0] == datetime(2026, 3, 5)


def test_gaps_are_told():
    log = Log()
    hours = ["2026-03-31T00:00", "2026-03-31T01:00", "2026-03-31T05:00"]
    time_steps(hours, log)
    assert (
        "1 h apart, but 3 are missing in between, the first after 2026-03-31 01:00:00" in log.text
    )
    months = Log()
    time_steps(["2026-01-01", "2026-02-01", "2026-03-01"], months)
    assert not months.warnings
