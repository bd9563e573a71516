"""What every model must keep: sums, the region, and invariance under moves that keep the grid."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.graded import PATCH
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.voronoi import VoronoiModel

from .cases import CELL, RAGGED, deployment_of, window_of

MODELS = [VoronoiModel(), DensityModel(), DensityModel(4.0)]
model_and_size = pytest.mark.parametrize("model", MODELS, ids=["voronoi", "density", "density4"])


def quarter_turn(xy):
    return np.c_[-np.asarray(xy)[:, 1], np.asarray(xy)[:, 0]]


def mirror(xy):
    return np.c_[-np.asarray(xy)[:, 0], np.asarray(xy)[:, 1]]


@model_and_size
@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40), st.integers(0, 1000), st.booleans())
def test_sums_to_one_and_is_zero_outside_the_region(model, n, seed, ragged):
    deployment = deployment_of(n, seed, RAGGED if ragged else None)
    assume(deployment.inside.any())
    station = int(np.flatnonzero(deployment.inside)[0])
    grid = window_of(deployment, station)
    values = model.diffuse(deployment, station, grid)
    assert values.dtype == np.float32 and values.shape == grid.shape
    assert values.min() >= 0.0
    assert values.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-6)
    assert (values[deployment.region_weight(grid) == 0.0] == 0.0).all()


def maps_moved_by(model, columns, rows):
    """The map of a station, and that after all has moved by so many cells."""
    shift = np.array([columns, rows]) * CELL
    here = deployment_of(12, 3, RAGGED)
    there = deployment_of(12, 3, RAGGED, turn=lambda xy: xy + shift)
    station = int(np.flatnonzero(here.inside)[0])
    grid = window_of(here, station)
    moved = Grid(grid.cell, grid.column + columns, grid.row + rows, grid.columns, grid.rows)
    assert window_of(there, station) == moved
    return model.diffuse(here, station, grid), model.diffuse(there, station, moved)


@model_and_size
@settings(max_examples=10, deadline=None)
@given(st.integers(-600, 600), st.integers(-600, 600))
def test_moving_by_whole_patches_moves_the_map(model, columns, rows):
    before, after = maps_moved_by(model, columns * PATCH, rows * PATCH)
    assert after == pytest.approx(before, rel=1e-4, abs=1e-9)


@model_and_size
@settings(max_examples=10, deadline=None)
@given(st.integers(-5000, 5000), st.integers(-5000, 5000))
def test_moving_by_whole_cells_hardly_changes_the_map(model, columns, rows):
    # patches do not move along
    assert ks_distance(*maps_moved_by(model, columns, rows)) < 1e-3


@model_and_size
@pytest.mark.parametrize(
    "turn, turned_map", [(quarter_turn, np.rot90), (mirror, np.fliplr)], ids=["turn", "mirror"]
)
def test_turning_the_deployment_turns_the_map(model, turn, turned_map):
    here, there = deployment_of(15, 5, RAGGED), deployment_of(15, 5, RAGGED, turn=turn)
    grid = Grid(CELL, -50, -50, 100, 100)
    station = int(np.flatnonzero(here.inside)[0])
    assert model.diffuse(there, station, grid) == pytest.approx(
        turned_map(model.diffuse(here, station, grid)), rel=1e-4, abs=1e-9
    )


def test_a_voronoi_cell_smaller_than_a_grid_cell_sums_to_one():
    ring = [(np.cos(a) * 8.0, np.sin(a) * 8.0) for a in np.arange(6) * np.pi / 3]
    deployment = Deployment(range(7), [(0.0, 0.0), *ring], shapely.box(-9000, -9000, 9000, 9000))
    grid = window_of(deployment, 0)
    values = VoronoiModel().diffuse(deployment, 0, grid)
    assert values.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-6)
    assert (values > 0).sum() <= 4


def test_a_voronoi_cell_in_parts_keeps_them_all():
    # the sea lies across the cell of the western station
    land = shapely.MultiPolygon([shapely.box(0, 0, 1000, 4000), shapely.box(2000, 0, 4000, 4000)])
    deployment = Deployment("AB", [(500, 2000), (3500, 2000)], land)
    grid = Grid(100.0, 0, 0, 40, 40)
    values = VoronoiModel().diffuse(deployment, 0, grid)
    assert (values[:, :10] > 0).all() and (values[:, 20] == 0).all() and not values[:, 10:20].any()
    deployment = Deployment("AB", [(900, 2000), (3500, 2000)], land)  # bisector at 2200 m
    values = VoronoiModel().diffuse(deployment, 0, grid)
    assert values[:, :10] == pytest.approx(values[:, 20:22].max())
    assert values[:, 20:22].sum() == pytest.approx(2 / 12, abs=1e-6)


def test_border_cells_have_less_of_a_map():
    deployment = deployment_of(1, region=shapely.box(-4950, -5000, 5000, 5000))
    grid = Grid(100.0, -50, -50, 100, 100)
    for model in (VoronoiModel(), DensityModel()):
        values = model.diffuse(deployment, 0, grid)
        assert values[:, 0] == pytest.approx(values[:, 1] / 2, rel=1e-5)


@model_and_size
def test_a_window_that_misses_the_region_is_an_error(model):
    deployment = deployment_of(5)
    with pytest.raises(ValueError, match="zero everywhere"):
        model.diffuse(deployment, 0, Grid(100.0, 500, 500, 10, 10))
