"""The graded mesh: leaves cover the land once, are as fine as asked, and do not depend on tiles."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.deployment import Deployment
from deepmend.models.mesh import FINE, MANY, PLAIN, fineness_for, make_mesh, tile_cells, tiles

CENTRE = np.array([50000.0, 80000.0])
LAND = shapely.difference(
    shapely.Point(CENTRE).buffer(9000.0), shapely.Point(CENTRE + 3000.0).buffer(1500.0)
)


def network(count=20, seed=0, region=LAND):
    xy = CENTRE + np.random.default_rng(seed).uniform(-7000.0, 7000.0, (count, 2))
    return Deployment([str(i) for i in range(count)], xy, region)


def meshes(deployment, cells, cell=100.0, share=0.25):
    return [make_mesh(deployment, t, share) for t in tiles(deployment.region, cell, cells)]


def test_tiles_hold_all_land_and_nothing_else():
    found = list(tiles(LAND, 100.0, 16))
    assert sum(shapely.area(t.land) for t in found) == pytest.approx(shapely.area(LAND))
    corners = [(t.grid.column, t.grid.row) for t in found]
    assert len(set(corners)) == len(corners)
    for tile in found:
        assert tile.grid.rows == tile.grid.columns == 16 and tile.grid.column % 16 == 0
        box = shapely.box(*tile.grid.bounds)
        assert tile.is_whole == (shapely.area(tile.land) == pytest.approx(shapely.area(box)))


def test_parts_far_apart_cost_nothing_in_between():
    far = shapely.union(shapely.box(0, 0, 3000, 3000), shapely.box(9e6, 7e6, 9.001e6, 7.001e6))
    assert len(list(tiles(far, 100.0, 16))) <= 10


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 60), st.integers(0, 999), st.sampled_from([0.1, 0.25, 0.6]))
def test_leaves_cover_the_land_once_and_are_fine_enough(count, seed, share):
    deployment = network(count, seed)
    area = 0.0
    for mesh in meshes(deployment, 64, share=share):
        land = mesh.land > 0.0
        assert (mesh.label[land] >= 0).all() and (mesh.label[~land] < 0).all()
        assert (mesh.sums(np.ones(mesh.grid.shape)) <= mesh.size**2).all()
        area += mesh.sums(mesh.land).sum() * 1e4
        nearest = deployment.tree.query(mesh.centres)[0]
        assert ((mesh.size == 1) | (mesh.size * 100.0 <= share * nearest)).all()
        assert mesh.starts[0] == 0 and mesh.starts[-1] == len(mesh)
        for number in range(len(mesh.blocks)):
            block = mesh.block(number, np.arange(count))
            middle, side = mesh.blocks[number, :2], mesh.blocks[number, 2]
            assert (np.abs(block.places - middle) < side / 2).all()
            # what is linear in the plane is interpolated exactly
            linear = (block.nodes - middle) @ np.array([[1.0], [2.0]]) / side
            expected = (block.places - middle) @ np.array([1.0, 2.0]) / side
            assert block.interpolated(linear.T.astype(np.float32))[0] == pytest.approx(
                expected, abs=1e-5
            )
    assert area == pytest.approx(shapely.area(LAND), rel=1e-9)


def test_leaves_do_not_depend_on_where_tiles_begin():
    deployment = network()
    found = []
    for cells in (32, 128):
        leaves = set()
        for mesh in meshes(deployment, cells):
            inside = mesh.size <= 16  # larger ones are cut by the smaller tiles
            leaves |= {(*c, s) for c, s in zip(mesh.centres[inside].tolist(), mesh.size[inside])}
        found.append(leaves)
    assert found[0] == found[1]


def test_a_tile_suits_the_spacing_of_stations():
    land = shapely.box(0, 0, 100e3, 100e3)
    assert tile_cells(land, 100, 100.0) == 256  # at most
    assert tile_cells(land, 10000, 100.0) == 64
    assert tile_cells(land, 10**7, 100.0) == 16  # at least


def test_small_deployments_are_walked_finely():
    assert fineness_for(network(5)) is FINE
    xy = np.stack(np.meshgrid(np.arange(80.0), np.arange(80.0)), axis=-1).reshape(-1, 2) * 100.0
    many = Deployment(range(len(xy)), xy, shapely.box(0, 0, 8000, 8000))
    assert len(many) > MANY and fineness_for(many) is PLAIN
