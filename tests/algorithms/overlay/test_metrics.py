"""Figures of stations: what is read, refused and left out, and that sums account for all of it."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.overlay.metrics import SKIP, ZERO, Metrics, add_nulls

from ..cases import Log, positions, stations
from ..common.common_cases import source_of

pytestmark = pytest.mark.usefixtures("qgis_app")
NAN = math.nan


def read(columns, nulls=SKIP, log=None, places=None, signed=(), names=None):
    n = len(next(iter(columns.values())))
    layer = stations(positions(n) if places is None else places, **columns)
    names = names or dict.fromkeys(columns, "METRIC_FIELD")
    return Metrics(source_of(layer), "", names, nulls, log or Log(), signed)


# -- what is read


def test_figures_of_stations():
    metrics = read({"users": [1.0, 2.5, 0.0], "share": [0.5, 0.25, 1.0]})
    assert metrics.names == ["users", "share"]
    assert [metrics.of(f"S{i}").tolist() for i in range(3)] == [[1.0, 0.5], [2.5, 0.25], [0.0, 1.0]]
    with pytest.raises(KeyError):
        metrics.of("S3")


def test_figures_that_are_text():
    metrics = read({"users": ["1", " 2,5 ", "1e3"]})
    assert [metrics.of(f"S{i}")[0] for i in range(3)] == [1.0, 2.5, 1000.0]


@pytest.mark.parametrize(
    "nulls, value, words", [(SKIP, NAN, "are left out of it"), (ZERO, 0.0, "count as 0")]
)
def test_stations_without_a_figure(nulls, value, words):
    log = Log()
    metrics = read({"users": ["5", None, "", "nan"], "rest": [1.0] * 4}, nulls, log)
    assert metrics.of("S0").tolist() == [5.0, 1.0]
    for i in (1, 2, 3):
        assert metrics.of(f"S{i}") == pytest.approx(np.array([value, 1.0]), nan_ok=True)
    assert log.warnings == [f"3 stations have no 'users' and {words}: S1, S2, S3."]


def test_a_field_that_is_not_there():
    message = "COUNT_FIELD 'people' is not a field of INPUT; it has: station_id, users"
    with pytest.raises(QgsProcessingException, match=message):
        read({"users": [1.0]}, names={"people": "COUNT_FIELD"})


@pytest.mark.parametrize("wrong", ["many", "inf", "12 GB"])
def test_figures_that_are_no_numbers(wrong):
    message = "METRIC_FIELD 'users' of station S1 is not a number: .*choose another field"
    with pytest.raises(QgsProcessingException, match=message):
        read({"users": ["1", wrong]})


def test_negative_figures():
    message = r"'users' of station S1 is negative \(-0.5\)"
    with pytest.raises(QgsProcessingException, match=message):
        read({"users": [1.0, -0.5]})
    assert read({"users": [1.0, -0.5]}, signed=["users"]).of("S1")[0] == -0.5
    with pytest.raises(QgsProcessingException, match="'rest' of station S0 is negative"):
        read({"users": [-1.0], "rest": [-1.0]}, signed=["users"])


def test_sums_that_no_number_holds():
    with pytest.raises(QgsProcessingException, match="'users' adds up to more than 1e300"):
        read({"users": [6e299, 5e299]})
    with pytest.raises(QgsProcessingException, match="adds up to more"):
        read({"users": [6e299, -6e299]}, signed=["users"])
    read({"users": [4e299, 5e299]})


# -- what is in the result


def test_all_is_accounted_for():
    log = Log()
    metrics = read({"users": [1.0, 2.0, 4.0], "share": [0.5, 0.5, 0.5]})
    sums = metrics.account({"S0", "S2"}, log, intensive=["share"])
    assert sums == {"users": (5.0, 2.0)}
    assert "users: 5 at the stations that are mapped" in log.text
    (warning,) = log.warnings
    assert "users: 2 at 1 station that is not mapped" in warning and warning.endswith("S1.")


def test_stations_without_a_place_are_accounted_for():
    log = Log()
    places = [(7e5, 66e5), None, (7.1e5, 66e5), None]
    metrics = read({"users": [1.0, 8.0, 0.0, None]}, places=places)
    with pytest.raises(KeyError):
        metrics.of("S1")
    assert metrics.account({"S0"}, log) == {"users": (1.0, 8.0)}
    assert "at 1 station" in log.warnings[0] and log.warnings[0].endswith(": S1.")


def test_nothing_is_warned_of_where_nothing_is_left_out():
    log = Log()
    metrics = read({"users": [1.0, 0.0, None]})
    assert metrics.account({"S0"}, log) == {"users": (1.0, 0.0)}
    assert log.warnings == []  # what is 0 or not known is no loss


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(st.none() | st.floats(0.0, 1e9), st.booleans(), st.booleans()),
        min_size=1,
        max_size=8,
    ),
    st.sampled_from([SKIP, ZERO]),
)
def test_both_sums_are_the_whole(rows, nulls):
    values, has_place, mapped = zip(*rows)
    if all(value is None for value in values):
        values = (1.0, *values[1:])
    places = [(7e5 + 1000.0 * i, 66e5) if known else None for i, known in enumerate(has_place)]
    layer = stations(places, users=[0.0 if value is None else value for value in values])
    for i, value in enumerate(values):
        if value is None:
            layer.dataProvider().changeAttributeValues({i + 1: {1: None}})
    metrics = Metrics(source_of(layer), "", {"users": "X"}, nulls, Log())
    chosen = {f"S{i}" for i, wanted in enumerate(mapped) if wanted and has_place[i]}
    inside, outside = metrics.account(chosen, Log())["users"]
    whole = math.fsum(value for value in values if value is not None)
    assert inside + outside == pytest.approx(whole)
    known = (metrics.of(name)[0] for name in chosen)
    assert inside == pytest.approx(math.fsum(v for v in known if math.isfinite(v)))


# -- the parameter


def test_the_parameter_of_nulls():
    added = []
    tool = type("Tool", (), {"add": lambda self, *given: added.append(given)})()
    add_nulls(tool, "help")
    ((parameter, help),) = added
    assert parameter.name() == "NULLS" and help == "help"
    assert parameter.options() == [SKIP, ZERO] and parameter.defaultValue() == SKIP
    assert parameter.usesStaticStrings()
