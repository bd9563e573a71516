"""Figures of stations: what is read, left out, refused, and accounted for."""

import math

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSource,
)

from deepmend.algorithms.overlay.metrics import SKIP, ZERO, Metrics

from ..cases import Log, stations

CONTEXT, LAYERS = QgsProcessingContext(), []
XY = [(700000.0 + i, 6600000.0) for i in range(4)]


def source_of(layer):
    """A layer as tools are given it."""
    LAYERS.append(layer)
    return QgsProcessingFeatureSource(layer, CONTEXT)


def metrics(values, nulls=SKIP, log=None, xy=XY, **more):
    return Metrics(
        source_of(stations(xy, users=values)),
        "",
        {"users": "METRIC_FIELD"},
        nulls,
        log or Log(),
        **more,
    )


def test_figures_by_station():
    found = metrics([1.0, 2.5, 0.0, 4.0])
    assert found.names == ["users"]
    assert [found.of(f"S{i}")[0] for i in range(4)] == [1.0, 2.5, 0.0, 4.0]


@pytest.mark.parametrize("nulls, figure", [(SKIP, math.nan), (ZERO, 0.0)])
def test_stations_without_a_figure(nulls, figure):
    log = Log()
    found = metrics([1.0, None, 3.0, 4.0], nulls, log)
    assert found.of("S1")[0] == pytest.approx(figure, nan_ok=True)
    what = "count as 0" if nulls == ZERO else "are left out of it"
    assert f"1 stations have no 'users' and {what}: S1." in log.text


@pytest.mark.parametrize(
    "values, sentence",
    [
        (["1", "x", "3", "4"], "'users' of station S1 is no number: x"),
        ([1.0, -2.0, 3.0, 4.0], "of station S1 is negative"),
        (["1", "inf", "3", "4"], "of station S1 is no number"),
        ([1e300, 1e300, 1.0, 1.0], "adds up to more than 1e300"),
    ],
)
def test_figures_that_cannot_be(values, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        metrics(values)


def test_rates_may_be_negative_where_that_is_said():
    assert metrics([1.0, -2.0, 3.0, 4.0], signed=("users",)).of("S1")[0] == -2.0


def test_a_field_that_is_not_there():
    with pytest.raises(QgsProcessingException, match="METRIC_FIELD 'no' is no field of INPUT"):
        Metrics(source_of(stations(XY)), "", {"no": "METRIC_FIELD"}, SKIP, Log())


def test_the_account_is_whole():
    log = Log()
    found = metrics([1.0, 2.0, 4.0, 8.0], xy=[*XY[:3], None])
    assert found.account({"S0", "S2"}, log) == {"users": (5.0, 10.0)}
    assert "users: 5 at the stations that are mapped" in log.text
    assert "users: 10 at 2 stations that are not mapped" in log.text and "S1, S3" in log.text
    assert found.account({"S0"}, Log(), intensive=("users",)) == {}
