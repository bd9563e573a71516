"""A walk over the land against all stations at every cell, and what is kept whatever the zones."""

import pickle

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.association import probability_of_each
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.density import DensityModel, InBlock, contenders
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.landmaps import LandSpool, land_tile
from deepmend.models.mesh import FINE, PLAIN, make_mesh, tiles
from deepmend.models.parallel import reduce
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import VoronoiBoostModel
from deepmend.models.walk import Walk, merged_sums, zone_sums
from deepmend.models.zones import ZoneShares
from deepmend.models.zonetotals import ZoneWeights, zone_weights

CENTRE = np.array([700000.0, 6600000.0])
LAND = shapely.Point(CENTRE).buffer(12000.0)


def network(count=150, seed=1, region=LAND):
    rng = np.random.default_rng(seed)
    xy = CENTRE + rng.normal(0.0, 4000.0, (count, 2))
    return Deployment([str(i) for i in range(count)], xy, region, latitude=46.0)


def squares(side=3000.0, half=15000.0):
    x, y = (v.ravel() for v in np.meshgrid(*[np.arange(-half, half, side)] * 2))
    return shapely.box(
        *(CENTRE + 37.0)[[0, 1, 0, 1]][:, None] + np.array([x, y, x + side, y + side])
    )


def weights(model, deployment, zones, fineness=FINE, **more):
    walk = Walk.over(deployment, model, zones=zones, fineness=fineness)
    return zone_weights(walk, deployment.region, 100.0, **more)


def by_maps(model, deployment, zones):
    """From the map of each station on every cell of the land."""
    grid = Grid.around(100.0, shapely.bounds(deployment.region))
    shares = ZoneShares(zones, grid, deployment.region)
    rows = []
    for station in range(len(deployment)):
        values = np.zeros(grid.shape)
        if deployment.inside[station]:
            values = model.diffuse(deployment, station, grid).astype(np.float64)
            values /= values.sum()
        rows.append(shares.weights(values, grid))
    return ZoneWeights.of_rows(rows, len(zones))


@pytest.mark.parametrize(
    "make, most", [(DensityModel, 0.003), (BestStudent, 0.012), (VoronoiModel, 0.003)]
)
def test_totals_of_zones_are_those_of_the_maps(make, most):
    """What DeepMEND's maps interpolate themselves is most of its difference."""
    deployment, zones = network(), squares()
    walked = weights(make(), deployment, zones)
    full = by_maps(make(), deployment, zones)
    figures = np.random.default_rng(2).lognormal(3.0, 1.0, (len(deployment), 1))
    figures[~deployment.inside] = 0.0
    found, expected = (w.totals(figures, 1)[0][:, 0] for w in (walked, full))
    assert np.abs(found - expected).sum() / expected.sum() < most


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 40), st.integers(0, 999), st.sampled_from([DensityModel, BestStudent]))
def test_nothing_is_lost_whatever_the_zones(count, seed, make):
    deployment = network(count, seed)
    rng = np.random.default_rng(seed)
    zones = shapely.buffer(
        shapely.points(CENTRE + rng.normal(0, 6000.0, (3, 2))), [9.0, 900.0, 5e3]
    )
    zones[2] = shapely.difference(zones[2], shapely.union(zones[0], zones[1]))  # a zone in a hole
    zones[1] = shapely.difference(zones[1], zones[0])
    found = weights(make(), deployment, zones, PLAIN)
    inside = deployment.inside
    assert (found.sums + found.outside)[inside] == pytest.approx(1.0, abs=1e-9)
    assert (found.weight > 0.0).all()


def test_zones_that_overlap_leave_what_is_in_neither():
    deployment = network(30)
    west = shapely.box(680000.0, 6580000.0, CENTRE[0], 6620000.0)
    both = [west, west]
    for make in (DensityModel, VoronoiModel, VoronoiBoostModel):
        once = weights(make(), deployment, [west])
        twice = weights(make(), deployment, both)
        assert twice.outside == pytest.approx(once.outside, abs=1e-9)
        assert twice.sums == pytest.approx(2.0 * once.sums, abs=1e-9)


def test_a_zone_smaller_than_a_leaf_has_its_part():
    deployment = network(3)
    place = CENTRE + np.array([5210.0, -6180.0])
    (small,) = shapely.buffer(shapely.points(place[None]), 3.0)
    found = weights(DensityModel(), deployment, [small])
    whole = weights(DensityModel(), deployment, [shapely.Point(place).buffer(30.0)])
    ratio = found.sums / whole.sums
    assert ratio == pytest.approx(shapely.area(small) / (shapely.area(small) * 100.0), rel=0.02)


@pytest.mark.parametrize("make", [DensityModel, BestStudent, VoronoiModel, VoronoiBoostModel])
def test_one_station_has_all_the_land(make):
    deployment = Deployment(["A"], [CENTRE], LAND, latitude=46.0)
    found = weights(make(), deployment, squares())
    assert found.sums + found.outside == pytest.approx([1.0], abs=1e-9)
    totals = found.totals(np.ones((1, 1)), 1)[0][:, 0]
    areas = shapely.area(shapely.intersection(squares(), LAND))
    if make in (DensityModel, VoronoiModel):  # alone a station is as likely everywhere
        assert totals == pytest.approx(areas / areas.sum(), abs=1e-9)


@pytest.mark.parametrize("make", [DensityModel, BestStudent])
def test_threads_and_tiles_do_not_matter(make):
    deployment, zones = network(60), squares()
    first = weights(make(), deployment, zones, threads=1)
    second = weights(make(), deployment, zones, threads=3)
    assert (first.weight == second.weight).all() and (first.zone == second.zone).all()
    walk = Walk.over(deployment, make(), zones=zones, fineness=FINE)
    found = reduce(zone_sums, merged_sums, walk, list(tiles(LAND, 100.0, 128)))
    other = ZoneWeights.of_sums(found, 60)
    totals = [w.totals(np.ones((60, 1)), 1)[0] for w in (first, other)]
    assert np.abs(totals[0] - totals[1]).sum() / totals[0].sum() < 0.002


@pytest.mark.parametrize("make", [DensityModel, BestStudent, VoronoiModel, VoronoiBoostModel])
def test_a_walk_can_be_sent_to_another_program(make):
    walk = Walk.over(network(20), make(), zones=squares())
    sent = pickle.loads(pickle.dumps(walk))
    here, there = (zone_weights(w, LAND, 100.0) for w in (walk, sent))
    assert (here.zone == there.zone).all() and (here.weight == there.weight).all()


def test_threads_do_not_share_what_geos_changes():
    """A prepared region that several threads ask at once ends the program."""
    rng = np.random.default_rng(0)
    angle = np.sort(rng.uniform(0.0, 2.0 * np.pi, 20000))
    radius = 9000.0 * (1.0 + 0.02 * rng.random(20000))
    coast = CENTRE + np.c_[np.cos(angle), np.sin(angle)] * radius[:, None]
    deployment = network(400, region=shapely.make_valid(shapely.Polygon(coast)))
    found = weights(VoronoiBoostModel(), deployment, squares(), threads=8)
    assert found.sums[deployment.inside] == pytest.approx(1.0, abs=1e-9)


def test_only_stations_that_are_wanted():
    deployment, zones = network(60), squares()
    model = DensityModel()
    whole = weights(model, deployment, zones)
    wanted = np.flatnonzero(deployment.inside)[[7, 30]]
    walk = Walk.over(deployment, model, wanted, zones, fineness=FINE)
    some = zone_weights(walk, LAND, 100.0)
    assert set(some.station) == set(wanted)
    for station in wanted:
        assert (some.weight[some.station == station]) == pytest.approx(
            whole.weight[whole.station == station], rel=1e-12
        )


def test_little_is_left_out_on_the_way():
    deployment, zones = network(80), squares(1500.0)
    model = DensityModel()
    parts = list(tiles(LAND, 100.0, 64))
    walks = [Walk.over(deployment, model, zones=zones, least=least) for least in (0.0, 5e-4)]
    whole, less = (reduce(zone_sums, merged_sums, walk, parts) for walk in walks)
    assert len(less.key) < 0.95 * len(whole.key)
    full, thin = (ZoneWeights.of_sums(sums, 80).thinned(1e-3) for sums in (whole, less))
    assert thin.sums == pytest.approx(full.sums, abs=1e-9)
    assert np.abs(thin.zone_sums - full.zone_sums).max() < 0.02 * full.zone_sums.max()


# -- what models say of a block


@pytest.mark.parametrize("beta", [0.4, 1.3, 4.0])
def test_the_density_model_in_blocks_is_the_one_at_places(beta):
    deployment = network(200)
    model = DensityModel(beta)
    (tile, *_) = [t for t in tiles(LAND, 100.0, 64) if t.is_whole]
    mesh = make_mesh(deployment, tile, 0.15)
    found, left = contenders(deployment, mesh.blocks, 0.001, beta)
    assert left <= 0.001
    for number in range(0, len(mesh.blocks), 7):
        block = mesh.block(number, found[number])
        p = model.strengths(deployment, block)
        distances, stations = deployment.tree.query(block.places, k=np.arange(1, 201))
        each = probability_of_each(np.log(distances.T + 1.0).astype(np.float32), beta)
        exact = np.zeros((200, len(block.places)))
        exact[stations.T, np.arange(len(block.places))] = each
        ours = np.zeros_like(exact)
        ours[block.stations] = p
        assert np.abs(ours - exact).sum() < 0.01 * exact.sum()
        strong = exact > 0.05
        assert ours[strong] == pytest.approx(exact[strong], rel=0.02)


def test_where_ten_thousands_compete_alike_it_says_what_is_left_out():
    xy = CENTRE + np.random.default_rng(0).uniform(-9000.0, 9000.0, (4000, 2))
    deployment = Deployment(range(4000), xy, LAND)
    _, left = contenders(deployment, np.array([[*CENTRE, 800.0]]), 0.001, 0.1)
    assert left > 0.001


def test_best_in_blocks_is_the_one_at_places():
    deployment = network(200)
    model = BestStudent()
    model.prepare(deployment)
    (tile, *_) = [t for t in tiles(LAND, 100.0, 64) if t.is_whole]
    mesh = make_mesh(deployment, tile, 0.15)
    found, _ = model.contenders(deployment, mesh.blocks, 0.001)
    for number in range(0, len(mesh.blocks), 7):
        block = mesh.block(number, found[number])
        strengths = model.strengths(deployment, block)
        shares = strengths / strengths.sum(axis=0)
        service = model.service(deployment, block.places)
        for row, station in enumerate(block.stations[:12]):
            assert np.abs(shares[row] - service.of(station)).mean() < 0.02


def test_a_block_with_one_or_two_stations():
    for count in (1, 2, 4):
        deployment = network(count)
        (tile, *_) = tiles(LAND, 100.0, 64)
        mesh = make_mesh(deployment, tile, 0.25)
        block = mesh.block(0, np.arange(count))
        p = InBlock(deployment, block, 1.3).probability()
        assert p.shape == (count, len(block.places)) and np.isfinite(p).all()
        if count <= 2:
            assert p.sum(axis=0) == pytest.approx(1.0, abs=0.02)


# -- what is kept of tiles


def test_a_spool_gives_tiles_back(tmp_path):
    deployment = network(40)
    walk = Walk.over(deployment, DensityModel(), fineness=PLAIN)
    found = [land_tile(walk, tile) for tile in tiles(LAND, 100.0, 64)]
    with LandSpool(str(tmp_path)) as spool:
        for tile in found:
            spool.append(tile)
        for number in reversed(range(len(spool))):
            again, tile = spool.read(number), found[number]
            assert (again.label == tile.label).all() and again.grid == tile.grid
            assert (again.area == tile.area).all() and (again.size == tile.size).all()
            figures = np.arange(40.0)
            assert (again.spread(figures) == tile.spread(figures)).all()
            # spreading and gathering are two sides of one thing
            values = np.random.default_rng(number).random(len(tile))
            assert values @ tile.spread(figures) == pytest.approx(figures @ tile.times(values, 40))
    assert sum(tile.area.sum() for tile in found) * 1e4 == pytest.approx(shapely.area(LAND))
    assert not list(tmp_path.iterdir())
