"""Simulated networks with zones: shares of stations' users in squares, by truth and by models."""

import numpy as np
import pytest
import shapely
from scipy.spatial import cKDTree

from deepmend.models.coverage import coverage
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.radio.simulator import RadioSimulator
from tools.evidence import simulated_zones
from tools.evidence.simulated_zones import Network, make_deployment, make_network, make_region


@pytest.fixture(scope="module")
def found(module_squares):
    xy = np.random.default_rng(3).uniform(-4000.0, 4000.0, (9, 2))
    land = shapely.Polygon([(-6e3, -5e3), (6e3, -5e3), (6e3, 5e3), (0.0, 5e3)])
    deployment = Deployment([f"S{i}" for i in range(9)], xy, land, latitude=46.0)
    return deployment, make_network(deployment, 11, ("voronoi", "density"))


@pytest.fixture(scope="module")
def module_squares():
    patch = pytest.MonkeyPatch()
    patch.setattr(simulated_zones, "SQUARES", 12)
    yield
    patch.undo()


def test_squares_are_the_land(found):
    deployment, network = found
    assert network.land.sum() == pytest.approx(deployment.region.area, rel=1e-9)
    assert shapely.distance(deployment.region, shapely.points(network.middles)).max() < 1000.0


def test_truth_is_that_of_the_simulated_maps(found):
    """The same as the simulator's own maps, cell by cell, added up in squares."""
    deployment, network = found
    grid = Grid.around(100.0, deployment.region.bounds, 0.0)
    x, y = grid.edges()
    x, y = np.meshgrid((x[1:] + x[:-1]) / 2, (y[1:] + y[:-1]) / 2)
    land = coverage(deployment.region, grid).ravel()
    # squares are of 800 m
    corner = np.floor(np.column_stack([x.ravel(), y.ravel()]) / 800.0)
    own = np.floor(network.middles / 800.0)
    square = cKDTree(own).query(corner[land > 0.0])[1]
    simulator = RadioSimulator(seed=11)
    for station in (0, 4):
        served = (simulator.association(deployment, station, grid).ravel() * land)[land > 0.0]
        expected = np.bincount(square, served, len(own))
        assert network.truth[station] == pytest.approx(expected, abs=1e-3 * expected.max())


def test_models_know_what_is_where(found):
    _, network = found
    truth = network.truth / network.truth.sum(axis=1, keepdims=True)
    for values in network.models.values():
        assert values.sum(axis=1) == pytest.approx(1.0, abs=1e-5)
        # a map that is turned or mirrored has little in common with the truth
        own = np.minimum(values, truth).sum(axis=1).mean()
        other = np.minimum(values[:, ::-1], truth).sum(axis=1).mean()
        assert own > 0.3 and own > 1.2 * other


def test_a_file_holds_all(found, tmp_path):
    _, network = found
    network.save(tmp_path / "n.npz")
    again = Network.load(tmp_path / "n.npz")
    for name in ("xy", "middles", "land", "truth"):
        assert np.array_equal(getattr(again, name), getattr(network, name))
    assert again.models.keys() == network.models.keys()
    assert [path.name for path in tmp_path.iterdir()] == ["n.npz"]


def test_seeds_make_lands_and_stations():
    one, again, other = make_deployment(1), make_deployment(1), make_deployment(2)
    assert np.array_equal(one.xy, again.xy) and not np.array_equal(one.xy[:20], other.xy[:20])
    land = make_region(5000.0, np.random.default_rng(1))
    assert land.is_valid and land.area == pytest.approx(25e6)
