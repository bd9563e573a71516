"""Cell plans: the maps of a site's cells."""

import numpy as np
import pytest
import shapely

from deepmend.models.antennas.pattern import Antennas
from deepmend.models.catalogue import CATALOGUE, Settings
from deepmend.models.cells import of_cells
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.walk import Walk, zone_sums

REGION = shapely.box(-9000.0, -8000.0, 9000.0, 8000.0)
NAMES = ["voronoi", "voronoiboost", "density", "deepmend"]
AZIMUTHS = (0.0, 120.0, 240.0)


def positions(n=25, seed=5):
    return np.random.default_rng(seed).uniform(-6000.0, 6000.0, (n, 2))


def sites(xy=None, region=REGION):
    xy = positions() if xy is None else xy
    return Deployment([f"s{i}" for i in range(len(xy))], xy, region, 46.0)


def cell_plan(azimuths=AZIMUTHS, xy=None, region=REGION, width=65.0, gain=0.0):
    """Of every site as many cells as azimuths, site by site."""
    xy = positions() if xy is None else xy
    n, k = len(xy), len(azimuths)
    ids = [f"s{i}-{j}" for i in range(n) for j in range(k)]
    antennas = Antennas.of(np.tile(azimuths, n), width, gain)
    return Deployment(ids, np.repeat(xy, k, axis=0), region, 46.0, antennas=antennas)


def model_of(name, deployment):
    return of_cells(CATALOGUE[name].make(Settings()), [deployment])


def places(n=300, seed=1):
    return np.random.default_rng(seed).uniform(-7000.0, 7000.0, (n, 2))


def probabilities(model, deployment, where):
    """P(i|l) of all stations: (places, stations)."""
    found = model.service(deployment, where)
    result = np.zeros((len(where), len(deployment)))
    row, column = np.nonzero(found.stations >= 0)
    np.add.at(result, (row, found.stations[row, column]), found.values[row, column])
    return result


@pytest.mark.parametrize("name", NAMES)
def test_cells_without_direction_share_their_site(name):
    plan, whole = cell_plan([np.nan] * 3), sites()
    where = places(60)
    each = probabilities(model_of(name, plan), plan, where).reshape(60, -1, 3)
    of_site = probabilities(model_of(name, whole), whole, where)
    assert each.sum(axis=2) == pytest.approx(of_site, abs=1e-6)
    assert each.std(axis=2) == pytest.approx(np.zeros(of_site.shape), abs=1e-6)


@pytest.mark.parametrize("name", NAMES)
def test_service_sums_to_one(name):
    plan = cell_plan()
    found = probabilities(model_of(name, plan), plan, places(60))
    assert found.sum(axis=1) == pytest.approx(np.ones(60))


@pytest.mark.parametrize("name", NAMES)
def test_maps_of_a_sites_cells_make_up_the_sites(name):
    plan = cell_plan()
    model = model_of(name, plan)
    grid = Grid.window(*plan.xy[30], 100.0, 16000.0)
    model.prepare(plan), model.prepare_areas(plan)
    maps = [model.diffuse(plan, i, grid) for i in (30, 31, 32)]
    areas = [model.served_area(plan, i, grid) for i in (30, 31, 32)]
    assert all(m.sum(dtype=float) == pytest.approx(1.0, abs=1e-5) for m in maps)
    together = sum(a * m for a, m in zip(areas, maps)) / sum(areas)
    if name in ("voronoi", "voronoiboost"):
        whole = sites()
        expected = model_of(name, whole)
        expected.prepare(whole)
        assert together == pytest.approx(expected.diffuse(whole, 10, grid), abs=1e-8)
    # each cell's users are on its side of the mast
    x, y = grid.centres()
    dx, dy = x - plan.xy[30, 0], y - plan.xy[30, 1]
    for azimuth, values in zip(AZIMUTHS, maps):
        forward = (
            np.sin(np.radians(azimuth)) * (values @ dx).sum()
            + np.cos(np.radians(azimuth)) * (values.T @ dy).sum()
        )
        assert forward > 0.0


@pytest.mark.parametrize("name", ["density", "deepmend"])
def test_maps_follow_from_service(name):
    plan = cell_plan()
    model = model_of(name, plan)
    grid = Grid.window(0.0, 0.0, 200.0, 14000.0)
    inside = Grid(200.0, grid.column + 20, grid.row + 20, 30, 30)
    x, y = inside.centres()
    where = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    expected = probabilities(model, plan, where)
    maps = np.stack(
        [
            model.diffuse(plan, i, grid)[grid.slices(inside)].ravel()
            * model.served_area(plan, i, grid)
            for i in range(len(plan))
        ],
        axis=1,
    )
    found = maps / maps.sum(axis=1, keepdims=True)
    assert np.abs(found - expected).max() < 0.01


@pytest.mark.parametrize("name", NAMES)
def test_plans_that_turn_have_maps_that_turn(name):
    xy = positions(9)
    turned = np.stack([xy[:, 1], -xy[:, 0]], axis=-1)  # by 90 degrees, clockwise
    square = shapely.box(-8000.0, -8000.0, 8000.0, 8000.0)
    one = cell_plan(AZIMUTHS, xy, square)
    other = cell_plan([a + 90.0 for a in AZIMUTHS], turned, square)
    where = places(80)
    expected = probabilities(model_of(name, one), one, where)
    found = probabilities(model_of(name, other), other, np.stack([where[:, 1], -where[:, 0]], -1))
    # features of VoronoiBoost live in a stretched plane
    assert found == pytest.approx(expected, abs=1e-5 if name != "voronoiboost" else 1.0)


@pytest.mark.parametrize("name", NAMES)
def test_a_full_turn_changes_nothing(name):
    plan, other = cell_plan((0.0, 90.0, 200.0)), cell_plan((360.0, -270.0, 560.0))
    where = places(40)
    one, two = (probabilities(model_of(name, d), d, where) for d in (plan, other))
    assert one == pytest.approx(two, abs=1e-6)


def test_wedges_have_the_area_of_the_cell():
    for azimuths in [(0.0,), (0.0, 30.0), (10.0, 100.0, 190.0, 200.0), AZIMUTHS, (5.0, 5.0, 200.0)]:
        plan = cell_plan(azimuths)
        wedges, cells = plan.tessellation.cells(), sites().tessellation.cells()
        areas = shapely.area(wedges) / plan.tessellation.sharing
        found = np.bincount(plan.site_of, areas)
        assert found == pytest.approx(shapely.area(cells), rel=1e-9)


def test_wedges_are_where_their_azimuth_is_the_nearest():
    plan = cell_plan((20.0, 130.0, 200.0))
    model = VoronoiModel()
    where = places(500)
    likeliest = model.service(plan, where).likeliest
    wedges = plan.tessellation.cells()
    assert shapely.covers(wedges[likeliest], shapely.points(where)).all()


def test_a_station_without_azimuth_shares_the_whole_cell_of_its_site():
    plan = cell_plan((0.0, 180.0, np.nan))
    wedges, cells = plan.tessellation.cells(), sites().tessellation.cells()
    assert shapely.area(wedges[2::3]) == pytest.approx(shapely.area(cells))
    found = probabilities(VoronoiModel(), plan, places(50))
    assert found.max(axis=1) == pytest.approx(np.full(50, 0.5))
    areas = [VoronoiModel().served_area(plan, i, None) for i in range(3)]
    assert sum(areas) == pytest.approx(shapely.area(cells[0]))


@pytest.mark.parametrize("name", ["density", "deepmend"])
def test_the_walk_finds_what_the_maps_hold(name):
    plan = cell_plan()
    model = model_of(name, plan)
    walk = Walk.over(plan, model, zones=[shapely.box(-9000.0, -8000.0, 500.0, 8000.0)])
    tiles = walk.tiles(REGION, 100.0)
    sums = np.zeros((len(plan), 4))
    for tile in tiles:
        found = zone_sums(walk, tile)
        np.add.at(sums.reshape(-1), found.key, found.value)
    west = sums[:, 0] / sums[:, 3]
    grid = Grid.around(100.0, (-9000.0, -8000.0, 9000.0, 8000.0), slack=0.0)
    for station in (3, 16, 40):
        values = model.diffuse(plan, station, grid)
        x, _ = grid.centres()
        share = np.clip((500.0 - (x - 50.0)) / 100.0, 0.0, 1.0)
        assert west[station] == pytest.approx(float((values @ share).sum()), abs=0.004)


def test_a_gain_draws_devices():
    xy = np.array([[-1000.0, 0.0], [1000.0, 0.0]])
    even, loud = (
        Deployment(["a", "b"], xy, REGION, antennas=Antennas.of([np.nan] * 2, 65.0, gain))
        for gain in ([0.0, 0.0], [0.0, 7.0])
    )
    middle = np.zeros((1, 2))
    model = of_cells(CATALOGUE["density"].make(Settings()), [even])
    assert probabilities(model, even, middle)[0] == pytest.approx([0.5, 0.5])
    # 7 dB are a fifth of a decade in distance
    ratio = 10.0 ** (0.2 * 1.3)
    expected = np.array([1.0, ratio]) / (1.0 + ratio)
    assert probabilities(model, loud, middle)[0] == pytest.approx(expected, rel=1e-4)


def test_equal_gains_change_nothing():
    plan, other = cell_plan(gain=0.0), cell_plan(gain=4.0)
    where = places(40)
    one, two = (probabilities(model_of("density", d), d, where) for d in (plan, other))
    assert one == pytest.approx(two, abs=1e-4)  # the metre of the density model is not scaled


def test_cells_differ_from_their_site_and_from_each_other():
    plan, whole = cell_plan(), sites()
    model, of_site = model_of("density", plan), model_of("density", whole)
    grid = Grid.window(*plan.xy[30], 100.0, 16000.0)
    maps = [model.diffuse(plan, i, grid) for i in (30, 31, 32)]
    site = of_site.diffuse(whole, 10, grid)
    assert min(ks_distance(m, site) for m in maps) > 0.1
    assert ks_distance(maps[0], maps[1]) > 0.2


@pytest.mark.parametrize("name", ["density", "deepmend"])
def test_loud_stations_from_afar_are_in_the_walk(name):
    """Where more sites compete than are looked at, those that seem nearest count, not those that are."""
    xy = positions(140)
    gain = np.random.default_rng(2).normal(0.0, 6.0, 140)
    antennas = Antennas.of(np.full(140, np.nan), 65.0, gain)
    plan = Deployment([f"s{i}" for i in range(140)], xy, REGION, 46.0, antennas=antennas)
    model = model_of(name, plan)
    walk = Walk.over(plan, model, zones=[shapely.box(-9000.0, -8000.0, 500.0, 8000.0)])
    sums = np.zeros((140, 4))
    for tile in walk.tiles(REGION, 100.0):
        found = zone_sums(walk, tile)
        np.add.at(sums.reshape(-1), found.key, found.value)
    west = sums[:, 0] / sums[:, 3]
    grid = Grid.around(100.0, (-9000.0, -8000.0, 9000.0, 8000.0), slack=0.0)
    x, _ = grid.centres()
    share = np.clip((500.0 - (x - 50.0)) / 100.0, 0.0, 1.0)
    for station in (*np.argsort(gain)[-3:], 5):
        values = model.diffuse(plan, int(station), grid)
        assert west[station] == pytest.approx(float((values @ share).sum()), abs=0.003)
