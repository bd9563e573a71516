"""Reading flows between stations."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from deepmend.algorithms.overlay.flowtable import read_flows

from ..cases import Log, stations
from ..common.common_cases import source_of

pytestmark = pytest.mark.usefixtures("qgis_app")

FIELDS = {"FROM_FIELD": "a", "TO_FIELD": "b", "FLOW_FIELD": "n", "TIME_FIELD": "t"}


def read(rows, names=("007", "S1"), log=None, **fields):
    a, b, n, t = zip(*rows)
    layer = stations([None] * len(rows), id_field=None, a=list(a), b=list(b), n=list(n), t=list(t))
    return read_flows(source_of(layer), {**FIELDS, **fields}, names, log or Log())


def test_rows_become_numbers_of_stations_and_of_times_in_order():
    found = read([("007", "S1", 2.0, "9"), ("S1", "007", 3.0, "10"), ("S1", "S1", 1.0, "9")])
    assert found.origin.tolist() == [0, 1, 1] and found.destination.tolist() == [1, 0, 1]
    assert found.flow.tolist() == [2.0, 3.0, 1.0]
    assert found.times.labels == ["9", "10"] and found.time.tolist() == [0, 1, 0]


def test_ids_that_lost_their_zeros():
    assert read([("7", "S1", 2.0, "9")]).origin.tolist() == [0]


def test_without_times_there_is_one():
    found = read([("S1", "007", 3.0, "x"), ("S1", "S1", 1.0, "y")], TIME_FIELD="")
    assert found.times.labels == [""] and not found.time.any()


def test_what_is_left_out_is_told():
    log = Log()
    rows = [
        ("S1", "X", 3.0, "x"),
        ("X", "S1", 4.0, "x"),
        ("S1", "S1", None, "x"),
        ("S1", "S1", 1.0, ""),
    ]
    assert read(rows, log=log).flow.sum() == 1.0
    assert "left out: 2. The ends, with the flow of their rows: X (7)" in log.text


@pytest.mark.parametrize("value", [-0.5, np.inf])
def test_flows_that_cannot_be(value):
    with pytest.raises(QgsProcessingException, match="Row 2 of FLOWS has .* in FLOW_FIELD 'n'"):
        read([("S1", "S1", 1.0, "x"), ("S1", "S1", value, "x")])


def test_a_field_that_is_not_there():
    with pytest.raises(QgsProcessingException, match="TIME_FIELD 'never' is not a field of FLOWS"):
        read([("S1", "S1", 1.0, "x")], TIME_FIELD="never")
