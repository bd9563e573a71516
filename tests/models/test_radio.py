"""The radio simulator: random fields, antennas, who is strongest, and the maps that come of them."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.association import association_probability
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.radio import fields, simulator
from deepmend.models.radio.antenna import FRONT_TO_BACK, sector_loss
from deepmend.models.radio.settings import RadioSettings
from deepmend.models.radio.simulator import RadioSimulator, strongest
from deepmend.models.radio.sites import draw_sites, site_spacing

from .cases import RAGGED, deployment_of, window_of

SIZE = 256  # of random fields: 26 km; the whole 205 km take a second to draw


@pytest.fixture(autouse=True)
def small_fields(monkeypatch):
    for module in (fields, simulator):
        monkeypatch.setattr(module, "SIZE", SIZE)


def maps_of(deployment, model=None, cell=100.0, window=6000.0):
    """The maps of all stations, each in its own window."""
    model = model or RadioSimulator()
    return [
        model.diffuse(deployment, i, window_of(deployment, i, cell, window))
        for i in range(len(deployment))
    ]


def with_heights(deployment, heights):
    return Deployment(deployment.ids, deployment.xy, deployment.region, heights=heights)


# Fields ------------------------------------------------------------------------------------------


@pytest.fixture
def field(monkeypatch):
    monkeypatch.setattr(fields, "SIZE", 1024)
    return fields.correlated_field(np.random.default_rng(1), 500.0)


def test_fields_are_standardised_and_correlated(field):
    assert field.dtype == np.float32 and field.shape == (1024, 1024)
    assert field.mean() == pytest.approx(0.0, abs=1e-4)
    assert field.std() == pytest.approx(1.0, abs=1e-4)
    for rows, columns in ((0, 1), (1, 0), (3, 4), (0, 10), (10, 0), (12, 9), (-3, 4)):
        expected = np.exp(-np.hypot(rows, columns) * fields.SPACING / 500.0)
        found = (field * np.roll(field, (rows, columns), (0, 1))).mean()
        assert found == pytest.approx(expected, abs=0.03), (rows, columns)


def test_fields_are_seeded():
    first, again, other = (
        fields.correlated_field(np.random.default_rng(s), 500.0) for s in (1, 1, 2)
    )
    assert np.array_equal(first, again) and not np.allclose(first, other)


def test_looks_at_a_field_are_moved_and_periodic():
    field = np.random.default_rng(1).standard_normal((SIZE, SIZE))
    row, column = np.array([-70000, -1, 0, 5, 68600]), np.array([3, -400, 0, 7, 123456])
    shifts = np.array([[0, 0], [2000, 31], [1, 1999]])
    found = fields.look_up(field, row, column, shifts)
    for values, (down, right) in zip(found, shifts):
        assert np.array_equal(values, field[(row + down) % SIZE, (column + right) % SIZE])


# Antennas ----------------------------------------------------------------------------------------

degrees = st.floats(-720.0, 720.0)


@pytest.mark.parametrize("azimuth", [0.0, 17.0, 119.0])
def test_main_lobes_lose_nothing(azimuth):
    bearing = azimuth + np.array([-240.0, -120.0, 0.0, 120.0, 360.0])
    assert sector_loss(bearing, azimuth, 6.0, 6.0) == pytest.approx(0.0, abs=1e-9)


@given(degrees, degrees, st.floats(-10.0, 90.0), st.floats(0.0, 20.0))
def test_antennas_are_symmetric_and_three(angle, azimuth, depression, tilt):
    loss = sector_loss(np.array([azimuth + angle]), azimuth, depression, tilt)
    assert 0.0 <= loss <= FRONT_TO_BACK
    for same in (azimuth - angle, azimuth + angle + 120.0):
        assert sector_loss(np.array([same]), azimuth, depression, tilt) == pytest.approx(loss)


def test_half_power_beam_widths():
    assert sector_loss(np.array([32.5]), 0.0, 0.0, 0.0) == pytest.approx(3.0)
    assert sector_loss(np.array([0.0]), 0.0, 12.0, 7.0) == pytest.approx(3.0)
    between = sector_loss(np.array([60.0]), 0.0, 0.0, 0.0)  # where two sectors meet
    assert between == pytest.approx(12.0 * (60.0 / 65.0) ** 2)


# Who is strongest --------------------------------------------------------------------------------


@pytest.mark.parametrize("steepness", [0.35, 1.0, 4.0])
@pytest.mark.parametrize("stations", [1, 2, 4, 6])
def test_strongest_agrees_with_random_draws(stations, steepness):
    """Up to six stations, all of which count."""
    random = np.random.default_rng(stations)
    signal = random.normal(-90.0, 8.0, (stations, 5)).astype(np.float32)
    fading = random.exponential(size=(200_000, stations, 1)) ** (1.0 / steepness)
    winner = (fading * 10.0 ** (signal.astype(float) / 10.0)).argmax(axis=1)
    expected = np.array([(winner == i).mean(axis=0) for i in range(stations)])
    found = strongest(signal, steepness)
    assert found == pytest.approx(expected, abs=0.006)
    assert found.sum(axis=0) == pytest.approx(1.0, abs=1e-4)


def test_strongest_is_the_density_model_where_signals_follow_distance():
    """A path-loss exponent n and fading F^(1/s) are an attenuation beta = n s."""
    distance = np.random.default_rng(2).uniform(300.0, 4000.0, (30, 50))
    found = strongest((-35.0 * np.log10(distance)).astype(np.float32), 0.4)
    for place in range(50):
        for station in range(30):
            rivals = np.sort(np.delete(distance[:, place], station))[:5]
            logs = np.log(rivals / distance[station, place])[:, None]
            expected = association_probability(logs, 1.4)[0]
            assert found[station, place] == pytest.approx(expected, abs=1e-5)


def test_a_stronger_signal_wins_more():
    signal = np.random.default_rng(3).normal(-90.0, 10.0, (40, 20)).astype(np.float32)
    found = np.take_along_axis(strongest(signal, 0.6), signal.argsort(axis=0), axis=0)
    assert (np.diff(found, axis=0) >= -1e-6).all() and found.max() <= 1.0


# Stations ----------------------------------------------------------------------------------------


def test_what_a_station_draws_depends_on_its_id_and_the_seed_alone():
    deployment, settings = deployment_of(30), RadioSettings()
    order = np.random.default_rng(4).permutation(30)
    mixed = Deployment([f"S{i}" for i in order], deployment.xy[order], deployment.region)
    first, second = (draw_sites(d, settings, 7) for d in (deployment, mixed))
    for name in ("height", "power", "azimuth", "tilt", "carriers", "shifts"):
        assert getattr(first, name)[order] == pytest.approx(getattr(second, name)), name
    other = draw_sites(deployment, settings, 8)
    assert not np.allclose(first.azimuth, other.azimuth)


def test_another_number_of_carriers_changes_nothing_else():
    deployment = deployment_of(30)
    first = draw_sites(deployment, RadioSettings(), 1)
    second = draw_sites(deployment, RadioSettings.with_carriers([0.8]), 1)
    for name in ("height", "power", "azimuth", "tilt", "shifts"):
        assert np.array_equal(getattr(first, name), getattr(second, name)), name
    assert second.carriers.shape == (30, 1) and second.carriers.all()


def test_every_station_has_a_carrier():
    sites = draw_sites(deployment_of(50), RadioSettings(equipped=(0.0, 0.1, 0.1)), 1)
    assert sites.carriers.any(axis=1).all() and not sites.carriers[:, 0].all()


def test_site_spacing_scales_with_the_deployment():
    near = deployment_of(40)
    far = deployment_of(40, turn=lambda p: 3.0 * p)
    assert site_spacing(far) == pytest.approx(3.0 * site_spacing(near))
    assert np.isfinite(site_spacing(deployment_of(1))).all()


# Maps --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", [None, RAGGED], ids=["square", "ragged"])
def test_maps_sum_to_one_and_are_zero_outside_the_region(region):
    deployment = deployment_of(15, 2, region)
    for station, values in enumerate(maps_of(deployment)):
        weight = deployment.region_weight(window_of(deployment, station))
        assert values.dtype == np.float32 and (values >= 0.0).all()
        assert values.sum(dtype=float) == pytest.approx(1.0, abs=1e-6)
        assert not values[weight == 0.0].any()


def test_the_seed_decides():
    deployment = deployment_of(15)
    first, again, other = (maps_of(deployment, RadioSimulator(seed=s)) for s in (3, 3, 4))
    assert np.array_equal(first, again)
    assert all(ks_distance(a, b) > 0.02 for a, b in zip(first, other))


def test_the_order_of_mapping_and_of_stations_does_not_matter():
    deployment = deployment_of(15)
    first, model = maps_of(deployment), RadioSimulator()
    for i in reversed(range(15)):
        values = model.diffuse(deployment, i, window_of(deployment, i))
        assert np.array_equal(values, first[i])
    order = np.random.default_rng(5).permutation(15)
    mixed = Deployment([f"S{i}" for i in order], deployment.xy[order], deployment.region)
    for values, i in zip(maps_of(mixed), order):
        assert values == pytest.approx(first[i], abs=1e-6)


def test_one_simulator_serves_several_deployments_in_turn():
    deployments, model = [deployment_of(8), deployment_of(9, 2)], RadioSimulator()
    for deployment in (*deployments, *deployments):
        assert np.array_equal(maps_of(deployment, model), maps_of(deployment))


@pytest.mark.parametrize("columns, rows", [(0, 1), (-7, 13), (20, -3)])
def test_the_window_decides_nothing_but_what_is_seen(columns, rows):
    deployment = deployment_of(15, 2, RAGGED)
    first = Grid(100.0, -30, -30, 60, 60)
    second = Grid(100.0, -30 + columns, -30 + rows, 50, 60)
    whole = Grid.union([first, second])
    every = RadioSimulator().association(deployment, 4, whole)
    for grid in (second, first):
        part = RadioSimulator().association(deployment, 4, grid)
        wanted = deployment.region_weight(grid) > 0.0
        assert np.array_equal(part[wanted], every[whole.slices(grid)][wanted])


def test_tiles_that_are_dropped_come_back_alike(monkeypatch):
    deployment = deployment_of(15)
    first = maps_of(deployment)
    monkeypatch.setattr(simulator, "MEMORY", 1)
    assert np.array_equal(first, maps_of(deployment))


def test_heights_are_used_where_they_are_known():
    deployment = deployment_of(8)
    drawn = maps_of(deployment)
    unknown = with_heights(deployment, np.full(8, np.nan))
    assert np.array_equal(drawn, maps_of(unknown))
    sites = draw_sites(with_heights(deployment, [120.0, *[np.nan] * 7]), RadioSettings(), 1)
    assert sites.height[0] == 120.0
    assert np.array_equal(sites.height[1:], draw_sites(deployment, RadioSettings(), 1).height[1:])
    high = maps_of(with_heights(deployment, np.full(8, 120.0)))
    assert all(ks_distance(a, b) > 1e-3 for a, b in zip(drawn, high))


def test_population_weighs_the_maps():
    deployment = deployment_of(8, 2, RAGGED)

    def population(grid):
        x, y = grid.centres()
        return np.maximum(0.0, x[None, :] + 0.0 * y[:, None])

    for i, uniform in enumerate(maps_of(deployment)):
        grid = window_of(deployment, i)
        expected = uniform * population(grid)
        found = RadioSimulator(population=population).diffuse(deployment, i, grid)
        assert found == pytest.approx(expected / expected.sum(), abs=1e-6)


def test_nobody_anywhere_is_a_sentence():
    model = RadioSimulator(population=lambda grid: np.zeros(grid.shape))
    with pytest.raises(ValueError, match="the map is zero everywhere"):
        maps_of(deployment_of(2), model)


def test_a_window_outside_the_region_is_a_sentence():
    with pytest.raises(ValueError, match="the map is zero everywhere"):
        RadioSimulator().diffuse(deployment_of(3), 0, Grid(100.0, 900, 900, 20, 20))


def test_without_any_service_devices_are_at_the_nearest_station():
    """Nothing is above the sensitivity farther than some metres away."""
    settings = RadioSettings(sensitivity=-70.0, fading=0.1, hysteresis=0.0)
    deployment = deployment_of(6)
    for values in maps_of(deployment, RadioSimulator(settings)):
        assert values.sum(dtype=float) == pytest.approx(1.0, abs=1e-6)


def test_who_serves_adds_up_to_the_probability_of_service():
    deployment = deployment_of(400)
    x, y = (a.ravel() * 100.0 for a in np.meshgrid(np.arange(16.0), np.arange(16.0)))
    stations, values = RadioSimulator().serve(deployment, x, y)
    assert len(set(stations)) == len(stations) == simulator.CANDIDATES
    assert (values >= 0.0).all() and values.sum(axis=0).max() <= 1.0 + 1e-5
    deaf = RadioSimulator(RadioSettings(sensitivity=-80.0)).serve(deployment, x, y)[1]
    assert (deaf.sum(axis=0) <= values.sum(axis=0) + 1e-5).all() and deaf.sum() < 0.9 * values.sum()


@pytest.mark.parametrize("cell, window", [(20.0, 1000.0), (500.0, 20000.0), (3000.0, 24000.0)])
def test_fine_and_coarse_cells(cell, window):
    for values in maps_of(deployment_of(6), cell=cell, window=window):
        assert values.sum(dtype=float) == pytest.approx(1.0, abs=1e-6)


def test_maps_of_coarse_cells_are_those_of_fine_ones():
    """A coarse cell stands for its middle, so a little of the texture goes."""
    deployment = deployment_of(6)
    fine, coarse = Grid(100.0, -50, -50, 100, 100), Grid(500.0, -10, -10, 20, 20)
    for i in range(6):
        values = RadioSimulator().diffuse(deployment, i, fine).reshape(20, 5, 20, 5).sum((1, 3))
        assert ks_distance(values, RadioSimulator().diffuse(deployment, i, coarse)) < 0.1


def test_a_single_station_has_all_it_reaches():
    deployment = deployment_of(1)
    (values,) = maps_of(deployment, RadioSimulator(RadioSettings(sensitivity=-160.0)))
    weight = deployment.region_weight(window_of(deployment, 0))
    assert ks_distance(values, weight) < 0.01


def test_two_stations_in_one_cell():
    region = shapely.box(-5000, -5000, 5000, 5000)
    deployment = Deployment(["a", "b", "c"], [(40, 40), (60, 45), (2500, 0)], region)
    first, second, _ = maps_of(deployment)
    assert first.max() > 0.0 and second.max() > 0.0 and not np.array_equal(first, second)


def test_every_station_of_a_dense_cluster_has_a_map():
    lattice = 50.0 * np.array(np.divmod(np.arange(256), 16)).T  # two stations for each candidate
    xy = lattice + np.random.default_rng(6).uniform(-20.0, 20.0, (256, 2))
    deployment = Deployment(range(256), xy, shapely.box(-5000, -5000, 5000, 5000))
    for values in maps_of(deployment, window=2000.0):
        assert values.sum(dtype=float) == pytest.approx(1.0, abs=1e-6)


def test_far_candidates_do_not_matter(monkeypatch):
    """All stations competing everywhere give nearly the same maps as the nearest of each tile.

    In a city whose stations cover its surroundings too, from behind many others.
    """
    random = np.random.default_rng(8)
    xy = np.r_[random.normal(0.0, 1000.0, (240, 2)), random.uniform(-6000.0, 6000.0, (60, 2))]
    deployment = Deployment(range(300), xy, shapely.box(-6000, -6000, 6000, 6000))
    stations, grid = (0, 7, 100, 299), Grid(200.0, -30, -30, 60, 60)
    maps = []
    for candidates in (simulator.CANDIDATES, 300):
        monkeypatch.setattr(simulator, "CANDIDATES", candidates)
        model = RadioSimulator()
        maps.append([model.diffuse(deployment, i, grid) for i in stations])
    assert max(ks_distance(few, every) for few, every in zip(*maps)) < 0.02


def test_stops_when_told_to():
    seen = []

    def stop(fraction):
        seen.append(fraction)
        return False

    model, deployment = RadioSimulator(), deployment_of(5)
    assert model.prepare(deployment, stop) is False and seen == [pytest.approx(1 / 3)]
    assert model.prepare(deployment, lambda _: True) is True
    assert np.array_equal(maps_of(deployment, model), maps_of(deployment))
