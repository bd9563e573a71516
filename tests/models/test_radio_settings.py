"""What settings the radio simulator takes, and which it refuses with the range that is possible."""

from dataclasses import fields

import numpy as np
import pytest

from deepmend.models.radio import fields as random_fields
from deepmend.models.radio import simulator, sites
from deepmend.models.radio.settings import RadioSettings
from deepmend.models.radio.simulator import RadioSimulator
from deepmend.models.radio.validity import VALID

from .cases import deployment_of, window_of


def test_every_setting_has_a_range():
    assert set(VALID) == {field.name for field in fields(RadioSettings)}


@pytest.mark.parametrize("name", VALID)
@pytest.mark.parametrize("fault", ["low", "high", "nan", "inf"])
def test_refuses_what_is_out_of_range(name, fault):
    words, (low, high), _ = VALID[name]
    value = {"low": low - 1.0, "high": high + abs(high) + 1.0, "nan": np.nan, "inf": np.inf}[fault]
    if isinstance(getattr(RadioSettings(), name), tuple):
        value = (*getattr(RadioSettings(), name)[:-1], value)
    with pytest.raises(ValueError, match=f"^{words} must be between .* and .*, not "):
        RadioSettings(**{name: value})


@pytest.mark.parametrize(
    "settings, sentence",
    [
        ({"frequencies": (0.4,)}, "between 0.5 and 30 GHz, not 0.4"),
        ({"frequencies": (60.0,)}, "between 0.5 and 30 GHz, not 60"),
        ({"device_height": 1.0}, "between 1.5 and 10 m, not 1"),
        ({"urban_height": 200.0}, "between 10 and 150 m, not 200"),
        ({"fading": 0.0}, "fading must be between 0.1 and 50 dB, not 0"),
        ({"frequencies": (), "equipped": (), "traffic": ()}, "one or more"),
        ({"frequencies": (1.8, 0.8, 2.6)}, "lowest first"),
        ({"frequencies": (0.8, 0.8, 2.6)}, "each given once"),
        ({"frequencies": (0.8, 2.6)}, "there are 3 shares of equipped stations for 2 frequencies"),
        ({"traffic": (0.5, 0.5)}, "there are 2 shares of traffic for 3 frequencies"),
        ({"traffic": (0.5, 0.5, 0.5)}, "add up to 1, not 1.5"),
        ({"micro": 900.0, "rural": 800.0}, "must not exceed the rural one"),
    ],
)
def test_refuses_what_is_impossible(settings, sentence):
    with pytest.raises(ValueError, match=sentence):
        RadioSettings(**settings)


def test_fading_is_never_nothing():
    assert np.isfinite(RadioSettings(fading=0.1, hysteresis=0.0).steepness)


def test_the_default_carriers_keep_their_shares():
    assert RadioSettings.with_carriers(RadioSettings.frequencies[::-1]) == RadioSettings()


@pytest.mark.parametrize("frequencies", [[2.0], [0.7, 3.5], [30.0, 0.5, 1.0, 2.0, 5.0]])
def test_other_carriers_get_shares_between_those_of_the_default_ones(frequencies):
    settings = RadioSettings.with_carriers(frequencies, shadowing=5.0)
    assert settings.frequencies == tuple(sorted(frequencies)) and settings.shadowing == 5.0
    assert sum(settings.traffic) == pytest.approx(1.0)
    low, high = min(RadioSettings.equipped), max(RadioSettings.equipped)
    assert all(low <= share <= high for share in settings.equipped)
    assert settings.equipped[0] == pytest.approx(
        np.interp(
            np.log(min(frequencies)), np.log(RadioSettings.frequencies), RadioSettings.equipped
        )
    )


@pytest.mark.parametrize("frequencies", [[], [-1.0], [0.0, 1.8], [np.nan]])
def test_other_carriers_that_are_impossible(frequencies):
    with pytest.raises(ValueError, match="frequencies must be|there are 3 shares"):
        RadioSettings.with_carriers(frequencies)


@pytest.mark.parametrize("end", [0, 1], ids=["lowest", "highest"])
@pytest.mark.parametrize("name", [n for n in VALID if n not in ("equipped", "traffic")])
def test_the_ends_of_every_range_give_maps(name, end, monkeypatch):
    for module in (random_fields, simulator, sites):
        monkeypatch.setattr(module, "SIZE", 128)
    value = VALID[name][1][end]
    if name == "frequencies":
        settings = RadioSettings.with_carriers([value])
    elif name in ("rural", "micro"):
        settings = RadioSettings(rural=value, micro=value)
    else:
        settings = RadioSettings(**{name: value})
    deployment = deployment_of(12)
    model = RadioSimulator(settings)
    for station in range(12):
        values = model.diffuse(deployment, station, window_of(deployment, station))
        assert values.sum(dtype=float) == pytest.approx(1.0, abs=1e-5)
