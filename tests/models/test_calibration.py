"""Gains and spread of a network from measured places."""

import numpy as np
import pytest
import shapely

from deepmend.models.antennas.pattern import Antennas
from deepmend.models.association import all_compete
from deepmend.models.calibration import (
    Places,
    calibrate,
    choose_spread,
    held_out,
    log_strongest,
    squares_of,
)
from deepmend.models.cells import of_cells
from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment

SITES, AZIMUTHS = 16, (0.0, 120.0, 240.0)


def plan(gain=0.0, seed=3):
    xy = np.random.default_rng(seed).uniform(-3000.0, 3000.0, (SITES, 2))
    antennas = Antennas.of(np.tile(AZIMUTHS, SITES), 65.0, gain)
    ids = [str(i) for i in range(3 * SITES)]
    region = shapely.box(-5000, -5000, 5000, 5000)
    return Deployment(ids, np.repeat(xy, 3, axis=0), region, antennas=antennas)


def measured(deployment, n, beta, seed=1):
    """Places, and who serves there, drawn from the density model."""
    random = np.random.default_rng(seed)
    xy = random.uniform(-3500.0, 3500.0, (n, 2))
    found = of_cells(DensityModel(beta), [deployment]).service(deployment, xy)
    drawn = (found.values.cumsum(axis=1) < random.uniform(size=(n, 1))).sum(axis=1)
    return xy, found.stations[np.arange(n), np.minimum(drawn, found.stations.shape[1] - 1)]


def places_of(deployment, n=400, beta=1.8, seed=1):
    return Places(deployment, *measured(deployment, n, beta, seed))


def test_the_strongest_of_all():
    logs = np.random.default_rng(0).normal(0.0, 1.0, (50, 6)).astype(np.float32)
    own = np.arange(50) % 6
    expected = all_compete(logs.T.astype(np.float64))[own, np.arange(50)]
    assert np.exp(log_strongest(logs, own)[0]) == pytest.approx(expected, abs=2e-3)


def test_a_signal_alone_is_the_strongest():
    found, slope = log_strongest(np.zeros((3, 1), dtype=np.float32), np.zeros(3, dtype=int))
    assert not found.any() and not slope.any()


def test_derivatives_are_those_of_differences():
    places = places_of(plan())
    gain = np.random.default_rng(1).normal(0.0, 2.0, 3 * SITES)
    beta, share, step = 1.6, 0.3, 1e-2

    def total(beta=beta, share=share, gain=gain):
        return places.score(beta, share, gain)[0]

    _, by_beta, by_share, by_gain, squared = places.score(beta, share, gain)
    found = (total(beta=beta + step) - total(beta=beta - step)) / (2 * step)
    assert by_beta == pytest.approx(found, rel=0.02, abs=0.05)
    found = (total(share=share + step) - total(share=share - step)) / (2 * step)
    assert by_share == pytest.approx(found, rel=0.02, abs=0.2)
    for station in (0, 7, 20):
        change = np.zeros(3 * SITES)
        change[station] = 0.05
        found = (total(gain=gain + change) - total(gain=gain - change)) / 0.1
        assert by_gain[station] == pytest.approx(found, rel=0.05, abs=0.05)
    assert (squared >= 0.0).all()


def test_what_was_drawn_is_found():
    gain = np.random.default_rng(7).normal(0.0, 3.0, 3 * SITES)
    places = places_of(plan(gain), 6000, 1.8)
    # the fit does not know the gains
    unaware = Places(plan(), *measured(plan(gain), 6000, 1.8))
    found = calibrate(unaware, 3.0)
    assert found.beta == pytest.approx(1.8, abs=0.25)
    assert np.corrcoef(found.gain, gain)[0, 1] > 0.85
    assert found.pattern == pytest.approx(0.3, abs=0.12)
    assert found.places.sum() == len(unaware)
    assert unaware.logs_of(found.beta, 0.3, found.gain).mean() == pytest.approx(
        places.logs_of(1.8, 0.3, np.zeros(3 * SITES)).mean(), abs=0.05
    )


def test_stations_with_few_places_stay_near_zero():
    gain = np.random.default_rng(7).normal(0.0, 3.0, 3 * SITES)
    few, many = (calibrate(Places(plan(), *measured(plan(gain), n, 1.8)), 1.0) for n in (60, 4000))
    assert np.abs(few.gain).mean() < 0.5 * np.abs(many.gain).mean()
    assert few.gain_sd.mean() > many.gain_sd.mean()
    assert (few.gain_sd <= 1.0 + 1e-9).all()


def test_the_width_of_the_prior_goes_with_the_gains():
    even, uneven = (
        Places(
            plan(), *measured(plan(np.random.default_rng(7).normal(0.0, s, 3 * SITES)), 3000, 1.8)
        )
        for s in (0.01, 3.0)
    )
    rows = np.arange(3000)
    widths = []
    for places in (even, uneven):
        kept = rows[: len(places)]
        widths.append(choose_spread(places.part(kept[::2]), places.part(kept[1::2])))
    assert widths[0] <= 1.0 < widths[1]


def test_without_azimuths_there_is_no_pattern():
    xy = np.random.default_rng(3).uniform(-3000.0, 3000.0, (SITES, 2))
    sites = Deployment([str(i) for i in range(SITES)], xy, shapely.box(-5000, -5000, 5000, 5000))
    found = calibrate(places_of(sites, 500), 1.0)
    assert np.isnan(found.pattern) and len(found.gain) == SITES
    assert found.antennas(sites).gain == pytest.approx(found.gain)


def test_it_can_be_stopped():
    places = places_of(plan(), 100)
    assert calibrate(places, 1.0, lambda done: False) is None
    assert choose_spread(places, places, lambda done: False) is None


def test_places_far_from_their_station_are_left_out():
    xy = np.stack([np.arange(60) * 1000.0, np.zeros(60)], axis=-1)
    line = Deployment([str(i) for i in range(60)], xy, shapely.box(-1000, -1000, 61000, 1000))
    places = Places(line, np.array([[10.0, 5.0], [10.0, 9.0]]), np.array([0, 59]))
    assert places.kept.tolist() == [0]


def test_squares_are_held_out_as_wholes():
    xy = np.random.default_rng(0).uniform(0.0, 9000.0, (2000, 2))
    squares = squares_of(xy)
    chosen = held_out(squares, 1)
    assert 0.08 < chosen.mean() < 0.25
    for number in np.unique(squares):
        assert len(set(chosen[squares == number])) == 1
