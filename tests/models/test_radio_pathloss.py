"""Path loss and line of sight of TR 38.901: values, and what holds at every distance and height."""

import csv

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.radio.pathloss import (
    DEVICE_HEIGHTS,
    FREQUENCIES,
    SCENARIOS,
    STATION_HEIGHTS,
    path_loss,
    sight_probability,
)

# Scenario, in sight, metres, GHz, heights of station and device, dB: worked out by hand from table 7.4.1-1.
# The breakpoints are at 320 m (UMa), 210 m (UMi) and 880 m (RMa).
BY_HAND = [
    ("UMa", True, 300.0, 2.0, 25.0, 1.5, 88.5465),
    ("UMa", True, 2000.0, 2.0, 25.0, 1.5, 120.9493),
    ("UMa", False, 700.0, 2.0, 25.0, 3.0, 129.8554),
    ("UMi", True, 150.0, 3.5, 10.0, 1.5, 88.9939),
    ("UMi", True, 800.0, 3.5, 10.0, 1.5, 115.2770),
    ("UMi", False, 250.0, 3.5, 10.0, 1.5, 118.6448),
    ("RMa", True, 500.0, 0.8, 35.0, 1.5, 85.7924),
    ("RMa", True, 6000.0, 0.8, 35.0, 1.5, 124.6796),
    ("RMa", False, 3000.0, 1.8, 50.0, 3.0, 136.3253),
]
scenarios = pytest.mark.parametrize("scenario", SCENARIOS)
radios = st.tuples(st.floats(*FREQUENCIES), st.floats(*STATION_HEIGHTS), st.floats(*DEVICE_HEIGHTS))


def loss(scenario, seen, distance, *radio):
    return path_loss(scenario, np.asarray(distance), *radio)[0 if seen else 1]


@pytest.mark.parametrize("case", BY_HAND, ids=lambda case: f"{case[0]}-{case[1]}-{case[2]:g}")
def test_values_worked_out_by_hand(case):
    assert loss(*case[:-1]) == pytest.approx(case[-1], abs=0.01)


def test_values_of_an_independent_simulator(shared_data):
    with open(shared_data / "reference" / "tr38901_pathloss.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 24
    for row in rows:
        radio = (float(row[name]) for name in ("frequency_ghz", "bs_height_m", "ut_height_m"))
        seen = row["line_of_sight"] == "1"
        found = loss(row["scenario"], seen, float(row["distance_2d_m"]), *radio)
        assert found == pytest.approx(float(row["path_loss_db"]), abs=0.01), row


@scenarios
def test_no_step_at_the_breakpoint(scenario):
    distance = np.linspace(10.0, 3000.0, 30000)
    for values in path_loss(scenario, distance, 2.0, 20.0, 1.5):
        assert 0.0 < np.diff(values[1:]).max() < 0.2
        assert np.diff(values)[100:].max() < 0.05


@settings(deadline=None)
@scenarios
@given(radios, st.floats(0.0, 5e4), st.floats(0.0, 5e4))
def test_grows_with_distance(scenario, radio, first, second):
    for values in path_loss(scenario, np.sort([first, second]), *radio):
        assert np.isfinite(values).all() and values[1] >= values[0] - 1e-9


@settings(deadline=None)
@scenarios
@given(radios, st.floats(0.0, 5e4))
def test_is_never_less_without_line_of_sight(scenario, radio, distance):
    seen, hidden = path_loss(scenario, np.array([distance]), *radio)
    assert hidden >= seen


@scenarios
@pytest.mark.parametrize("seen", [True, False], ids=["in sight", "hidden"])
def test_the_last_slope_continues(scenario, seen):
    """40 km is a decade of 4 km: no bend at 5 or 10 km."""
    values = loss(scenario, seen, [4.0e3, 9.9e3, 10.1e3, 40.0e3], 0.8, 25.0, 1.5)
    slope = (values[3] - values[0]) / 1.0
    assert 30.0 < slope < 45.0
    step = (values[2] - values[1]) / np.log10(10.1 / 9.9)
    assert step == pytest.approx(slope, abs=0.01)


@scenarios
def test_nearer_than_ten_metres_is_as_at_ten(scenario):
    for values in path_loss(scenario, np.array([0.0, 3.0, 10.0]), 2.0, 25.0, 1.5):
        assert values == pytest.approx(values[2])


@scenarios
def test_heights_may_differ_from_station_to_station(scenario):
    distance, heights = np.array([[200.0, 900.0], [1500.0, 40.0]]), np.array([[15.0], [60.0]])
    together = path_loss(scenario, distance, 1.8, heights, 1.5)
    for i, height in enumerate([15.0, 60.0]):
        for ours, theirs in zip(together, path_loss(scenario, distance[i], 1.8, height, 1.5)):
            assert ours[i] == pytest.approx(theirs)


@scenarios
def test_single_precision_stays_single(scenario):
    distance = np.array([50.0, 5000.0], dtype=np.float32)
    assert all(v.dtype == np.float32 for v in path_loss(scenario, distance, 1.8, 25.0, 1.5))
    assert sight_probability(scenario, distance).dtype == np.float32


def test_an_unknown_scenario_is_refused():
    with pytest.raises(ValueError, match="'InH': take one of RMa, UMa, UMi"):
        path_loss("InH", np.array([100.0]), 2.0, 25.0, 1.5)


# Table 7.4.2-1, worked out by hand.
@pytest.mark.parametrize(
    "scenario, distance, probability",
    [
        ("RMa", 1010.0, 0.367879),
        ("UMa", 100.0, 0.347671),
        ("UMi", 100.0, 0.230985),
        *((name, 10.0, 1.0) for name in SCENARIOS),
    ],
)
def test_probability_of_line_of_sight(scenario, distance, probability):
    found = sight_probability(scenario, np.array([distance]))
    assert found == pytest.approx(probability, abs=1e-6)


@scenarios
def test_line_of_sight_gets_less_likely_with_distance(scenario):
    values = sight_probability(scenario, np.geomspace(1.0, 1e5, 500))
    assert values[0] == 1.0 and values[-1] >= 0.0
    assert (np.diff(values) <= 1e-12).all() and values[-1] < 0.01
