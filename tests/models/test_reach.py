"""How far beyond the outermost stations a deployment reaches, and what models put there."""

import numpy as np
import pytest
import shapely

from deepmend.models.catalogue import CATALOGUE, Settings
from deepmend.models.deployment import Deployment
from deepmend.models.reach import share_beyond, surroundings, usual_edge

LATTICE = np.stack(np.meshgrid(np.arange(5), np.arange(5)), -1).reshape(-1, 2) * 1000.0


def deployment(reach):
    """Stations 1 km apart in a square of land that reaches so far beyond them."""
    region = shapely.box(-reach, -reach, 4000.0 + reach, 4000.0 + reach)
    return Deployment([f"S{i}" for i in range(25)], LATTICE, region, 46.5)


def test_the_edge_is_twice_the_mean_distance_of_the_five_nearest_at_the_corners():
    nearest = [1000.0, 1000.0, np.hypot(1000.0, 1000.0), 2000.0, 2000.0]
    assert usual_edge(LATTICE, 1.0) == pytest.approx(2.0 * np.mean(nearest))


def test_the_edge_grows_with_the_spacing_and_takes_cells_of_a_site_once():
    assert usual_edge(3.0 * LATTICE, 1.0) == pytest.approx(3.0 * usual_edge(LATTICE, 1.0))
    sectors = np.repeat(LATTICE, 3, axis=0)
    assert usual_edge(sectors, 1.0) == pytest.approx(usual_edge(LATTICE, 1.0))


def test_one_site_has_no_spacing():
    assert usual_edge([[5.0, 5.0], [5.2, 5.0]], 30000.0) == 30000.0
    assert usual_edge([[0.0, 0.0], [1000.0, 0.0]], 1.0) == 2000.0


def test_surroundings_hold_what_is_between_the_stations():
    near = surroundings([[0.0, 0.0], [10000.0, 0.0]], 1000.0)
    assert shapely.contains_xy(near, 5000.0, 900.0)
    assert not shapely.contains_xy(near, 5000.0, 1100.0)
    assert not shapely.contains_xy(near, 11100.0, 0.0)


@pytest.mark.parametrize("name", ["density", "deepmend", "voronoi", "voronoiboost"])
def test_shares_are_those_of_the_maps(name):
    """Against maps on a fine grid, which no walk makes."""
    from deepmend.models.grid import Grid

    land = deployment(6000.0)
    near = surroundings(LATTICE, 2000.0)
    model = CATALOGUE[name].make(Settings())
    model.prepare(land)
    grid = Grid.around(100.0, land.region.bounds)
    x, y = np.meshgrid(*grid.centres())
    far = ~shapely.contains_xy(near, x, y)
    stations = np.arange(25)
    shares = [model.diffuse(land, station, grid)[far].sum(dtype=float) for station in stations]
    # the density model's own maps reach farther than its shares of who serves
    slack = 0.12 if name == "density" else 0.02
    assert share_beyond(model, land, stations, near) == pytest.approx(np.mean(shares), abs=slack)


def test_nothing_is_beyond_where_the_land_ends():
    land = deployment(1000.0)
    model = CATALOGUE["density"].make(Settings())
    assert share_beyond(model, land, np.arange(25), surroundings(LATTICE, 2000.0)) == 0.0
