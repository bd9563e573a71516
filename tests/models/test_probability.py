"""Laws of service probabilities P(i|l), for every model of the catalogue."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.association import association_probability
from deepmend.models.catalogue import CATALOGUE, Settings
from deepmend.models.coverage import coverage
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.density import DensityModel
from deepmend.models.grid import Grid
from deepmend.models.probability import shares_of_pairs
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import VoronoiBoostModel

from .cases import RAGGED, best_weights, deployment_of


def centres(grid):
    return np.stack(np.meshgrid(*grid.centres()), axis=-1).reshape(-1, 2)


def some_places(n=300, seed=3):
    return np.random.default_rng(seed).uniform(-5000, 5000, (n, 2))


@pytest.mark.parametrize("name", CATALOGUE)
@pytest.mark.parametrize("stations", [1, 2, 7, 60])
def test_sums_to_one_over_known_stations(name, stations):
    deployment = deployment_of(stations, region=RAGGED)
    found = CATALOGUE[name].make(Settings()).service(deployment, some_places())
    assert np.allclose(found.values.sum(axis=1), 1.0, atol=1e-12)
    assert (found.values >= 0.0).all()
    assert (found.values[found.stations < 0] == 0.0).all()
    assert found.stations.max() < stations
    rows = np.sort(found.stations, axis=1)
    assert not ((rows[:, 1:] == rows[:, :-1]) & (rows[:, 1:] >= 0)).any()


@pytest.mark.parametrize("name", CATALOGUE)
def test_one_station_serves_everywhere(name):
    found = CATALOGUE[name].make(Settings()).service(deployment_of(1), some_places(50))
    assert np.allclose(found.of(0), 1.0)


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 40), st.integers(0, 10**6))
def test_the_nearest_is_voronois_likeliest(stations, seed):
    deployment = deployment_of(stations, seed)
    places = some_places(100, seed + 1)
    found = VoronoiModel().service(deployment, places)
    distances = np.hypot(*(places[:, None] - deployment.xy[None]).transpose(2, 0, 1))
    assert (found.likeliest == distances.argmin(axis=1)).all()


def test_voronois_map_is_in_proportion_to_it():
    deployment = deployment_of(12, region=RAGGED)
    grid = Grid(100.0, -60, -60, 140, 120)
    found = VoronoiModel().service(deployment, centres(grid))
    weight = coverage(RAGGED, grid)
    for station in np.flatnonzero(deployment.inside):
        values = VoronoiModel().diffuse(deployment, station, grid)
        cell = deployment.tessellation.cells()[station]
        shares = found.of(station).reshape(grid.shape) * weight
        # cells that the border of the Voronoi cell cuts are shared by area in the map
        whole = (coverage(cell, grid) == weight) & (weight > 0.0)
        assert np.allclose(values[whole], (shares / cell.area * grid.cell**2)[whole], rtol=1e-5)


@pytest.mark.parametrize("beta", [1.0, 1.3, 3.0])
def test_density_shares_are_the_published_formula_over_its_sum(beta):
    deployment = deployment_of(9)
    places = some_places(40)
    distances = np.hypot(*(places[:, None] - deployment.xy[None]).transpose(2, 0, 1)) + 1.0
    each = np.empty(distances.shape)
    for place, row in enumerate(distances):
        for station, own in enumerate(row):
            others = np.sort(np.delete(row, station))[:5]
            ratios = np.log(others / own)[:, None]
            each[place, station] = association_probability(ratios, beta)[0]
    each /= each.sum(axis=1, keepdims=True)
    found = DensityModel(beta).service(deployment, places)
    for station in range(9):
        assert np.allclose(found.of(station), each[:, station], atol=2e-5)


def test_best_without_corrections_is_the_density_model(tmp_path):
    deployment = deployment_of(50, region=RAGGED)
    student = BestStudent(best_weights(tmp_path / "w.safetensors", scale=0.0))
    places = some_places(200)
    found, expected = (
        student.service(deployment, places),
        DensityModel().service(deployment, places),
    )
    assert (found.stations == expected.stations).all()
    assert np.allclose(found.values, expected.values, atol=1e-6)


def test_best_is_corrected_as_its_maps_are(tmp_path):
    deployment = deployment_of(50)
    student = BestStudent(best_weights(tmp_path / "w.safetensors", scale=0.5))
    first, second = 0, int(deployment.tree.query(deployment.xy[0], k=2)[1][1])
    grid = Grid.window(*deployment.xy[first], 50.0, 3000.0)
    found = student.service(deployment, centres(grid))
    shared = (found.of(first) > 0.15) & (found.of(second) > 0.15)
    shared &= deployment.region_weight(grid).ravel() == 1.0
    assert shared.sum() > 50
    maps = [student.diffuse(deployment, i, grid).ravel()[shared] for i in (first, second)]
    # a map is P(i|l) times what all stations share at l, times a constant: so the ratio of two is theirs
    ratio = np.log(found.of(first) / found.of(second))[shared] - np.log(maps[0] / maps[1])
    assert np.ptp(ratio) < 0.02
    assert np.ptp(np.log(maps[0] / maps[1])) > 0.5


def test_voronoiboost_is_what_its_maps_say():
    deployment = deployment_of(12, region=RAGGED)
    model = VoronoiBoostModel()
    grid = Grid(25.0, -240, -240, 560, 480)
    chosen = np.random.default_rng(5).choice(
        np.flatnonzero(deployment.region_weight(grid) == 1.0), 2000
    )
    weights = np.stack(
        [
            model.served_area(deployment, i, grid)
            * model.diffuse(deployment, i, grid).ravel()[chosen]
            for i in np.flatnonzero(deployment.inside)
        ]
    )
    found = model.service(deployment, centres(grid)[chosen])
    served = weights.sum(axis=0) > 0.0
    differ = [
        np.abs(found.of(station) - weight / weights.sum(axis=0))[served]
        for station, weight in zip(np.flatnonzero(deployment.inside), weights)
    ]
    # cells on the outlines of levels hold a mean of both sides
    assert np.quantile(np.max(differ, axis=0), 0.75) < 1e-6


def test_places_that_no_level_reaches_are_the_nearest_stations():
    deployment = deployment_of(3)
    far = np.array([[1e6, 0.0], [-1e6, 5.0]])
    found = VoronoiBoostModel().service(deployment, far)
    nearest = deployment.tree.query(far)[1]
    assert (found.likeliest == nearest).all()


def test_pairs_become_rows_with_the_likeliest_first():
    deployment = deployment_of(4)
    places = deployment.xy + 1.0
    found = shares_of_pairs(
        deployment,
        places,
        np.array([0, 0, 2, 0]),
        np.array([1, 3, 2, 0]),
        np.array([1.0, 3.0, 5.0, 0.0]),
    )
    assert found.stations.tolist() == [[3, 1], [1, -1], [2, -1], [3, -1]]
    assert found.values.tolist() == [[0.75, 0.25], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0]]


@pytest.mark.parametrize("name", ["voronoi", "voronoiboost", "density", "deepmend"])
def test_served_areas_add_up_to_the_region(name):
    deployment = deployment_of(20, region=shapely.box(-4000, -4000, 4000, 4000))
    model = CATALOGUE[name].make(Settings())
    grid = Grid(100.0, -40, -40, 80, 80)
    total = sum(model.served_area(deployment, i, grid) for i in range(20))
    if name in ("density", "deepmend"):
        # as published, P(i|l) of all stations sums to more than 1 where many are about as far, and that is
        # what DeepMEND corrects
        assert total >= 0.9 * deployment.region.area
    else:
        assert total == pytest.approx(deployment.region.area)
