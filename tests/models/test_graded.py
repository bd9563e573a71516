"""Places of a window that are fewer where the nearest station is far."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from deepmend.models import density
from deepmend.models.association import FAR_OFF, FarOff, probability_of_ratios
from deepmend.models.density import DensityModel, DensityWindows
from deepmend.models.graded import PATCH, SIDE, Graded
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance

from .cases import CELL, RAGGED, deployment_of, first_inside, window_of

STATIONS = cKDTree([(0.0, 0.0), (9000.0, 3000.0)])


def graded(share=0.3, coarse=None, **options):
    return Graded(
        STATIONS, CELL, 2, share, lambda *fields: np.concatenate(fields), coarse, **options
    )


def everywhere(grid):
    return np.ones(grid.shape, dtype=bool)


def centres_of(grid):
    return np.stack(np.meshgrid(*grid.centres()), axis=-1)


@settings(deadline=None)
@given(st.integers(-200, 200), st.integers(-200, 200), st.integers(1, 130), st.integers(1, 130))
def test_what_is_linear_is_exact_at_all_cells(column, row, columns, rows):
    grid = Grid(CELL, column, row, columns, rows)
    window = graded(coarse=lambda places: np.array([[2.0, -1.0]]) @ places.T).window(
        grid, everywhere(grid)
    )
    expected = centres_of(grid) @ (2.0, -1.0)
    found = window.on_cells([places.field(2) for places in window.places])
    assert found == pytest.approx(expected, abs=0.1)
    # and places are where they say
    values = []
    for places in window.places:
        patch, place = np.indices((len(places.corners), places.fields.shape[2])).reshape(2, -1)
        x, y = places.at(patch, place)
        values.append((2.0 * x - y).reshape(len(places.corners), -1))
        distances = STATIONS.query(np.c_[x, y], k=2)[0].T
        for number in (0, 1):
            assert places.field(number).ravel() == pytest.approx(distances[number], rel=1e-5)
        assert places.distances(np.array([9000.0, 3000.0])).ravel() == pytest.approx(
            np.hypot(x - 9000.0, y - 3000.0), rel=1e-5, abs=1e-2
        )
        assert np.array_equal(places.fields_at(patch, place, [1])[0], places.field(1).ravel())
    assert window.on_cells(values) == pytest.approx(expected, abs=0.1)


def test_places_are_close_to_each_other_near_stations_only():
    grid = Grid(CELL, -100, -100, 300, 200)
    window = graded().window(grid, everywhere(grid))
    steps = []
    for places in window.places:
        step = places.offsets[1] - places.offsets[0]
        nearest = STATIONS.query(places.corners + PATCH * CELL / 2)[0]
        assert step == CELL or (step <= 0.3 * nearest).all()
        steps.append(step)
    assert steps == [100.0, 200.0, 400.0]
    assert sum(p.fields.shape[0] * p.fields.shape[2] for p in window.places) < grid.size / 3


def test_only_patches_that_matter_have_places():
    grid = Grid(CELL, 3, 5, 2 * SIDE, SIDE)
    where = np.zeros(grid.shape, dtype=bool)
    where[0, -1] = True
    window = graded().window(grid, where)
    assert sum(len(places.corners) for places in window.places) == 1
    found = window.on_cells([places.field(0) + 1e6 for places in window.places])
    assert found[0, -1] > found[-1, 0] - 1e-3 and found.shape == grid.shape


def test_tiles_are_kept_and_forgotten_without_a_difference():
    calls = []

    def coarse(places):
        calls.append(len(places))
        return places.T[:1]

    keeping, forgetful = graded(coarse=coarse), graded(coarse=coarse, memory=1)
    for columns in (150, 150, 149):
        grid = Grid(CELL, -50, -50, columns, 90)
        found = [g.window(grid, everywhere(grid)) for g in (keeping, forgetful)]
        for one, other in zip(*(window.places for window in found)):
            assert np.array_equal(one.fields, other.fields)
    assert len(calls) == 2  # each computed its tiles once: those of a window are never forgotten


@pytest.mark.parametrize("step", [0.0, 100.0, 250.0, 900.0, np.inf])
def test_fewer_places_of_a_patch_interpolate(step):
    grid = Grid(CELL, -100, -100, 300, 200)
    for places in graded().window(grid, everywhere(grid)).places:
        numbers, weights = places.sparser(step)
        some = np.arange(len(weights.T))
        x, y = places.at(np.zeros_like(some), some)
        for plane in (x, y, 3.0 * x - y):
            assert plane[numbers] @ weights == pytest.approx(plane, rel=1e-5, abs=1e-2)
        kept = np.unique(x[numbers])
        assert len(numbers) == len(kept) ** 2
        assert np.diff(kept).max() <= max(step, np.diff(places.offsets).min())


# -- the density model there


@given(st.lists(st.floats(1e-4, 1.0), min_size=1, max_size=5), st.floats(1e-6, FAR_OFF))
def test_far_off_agrees_with_the_sum_over_subsets(ratios, largest):
    ratios = np.sort(ratios) / max(ratios) * largest
    logs = np.log(ratios)[:, None]
    expected = probability_of_ratios(np.exp(logs))
    fields = FarOff.fields(logs)
    found = FarOff.log_probability(np.zeros(1), logs[-1], fields, len(ratios))
    assert np.exp(found) == pytest.approx(expected, rel=0.006)


@pytest.mark.parametrize("beta", [0.2, 1.3, 4.0, 10.0])
@pytest.mark.parametrize("n", [1, 2, 4, 6, 7, 60])
def test_a_map_of_the_density_model_is_near_that_of_all_cells(n, beta):
    deployment = deployment_of(n, 2, RAGGED)
    station = first_inside(deployment)
    grid = window_of(deployment, station, 50.0, 12000.0)
    model = DensityModel(beta)
    expected = model.association(deployment, station, grid)
    found = model.diffuse(deployment, station, grid)
    assert ks_distance(found, expected / expected.sum()) < 0.002
    area = model.served_area(deployment, station, grid)
    assert area == pytest.approx(expected.sum() * grid.cell**2, rel=0.005)


def test_there_are_no_steps_where_places_become_fewer():
    """From cell to cell ln P changes as it does in a map of all cells."""
    deployment = deployment_of(12, 2)
    grid = window_of(deployment, 0, 50.0, 12000.0)
    model = DensityModel()
    found = np.log(np.maximum(model.diffuse(deployment, 0, grid), 1e-30))
    exact = model.association(deployment, 0, grid)
    there = exact > 0.0
    error = np.where(there, found - np.log(np.where(there, exact / exact.sum(), 1.0)), 0.0)
    assert np.abs(np.diff(error, axis=0))[there[1:] & there[:-1]].max() < 0.08


def test_the_own_station_is_no_rival_of_its_own():
    deployment = deployment_of(30, 5)
    windows = DensityWindows(deployment, CELL, 1.3)
    grid = window_of(deployment, 3)
    for places in windows.window(grid, everywhere(grid)).places:
        own, logs = windows.logs(places, 3)
        patch, place = np.indices(own.shape).reshape(2, -1)
        others = np.delete(deployment.xy, 3, axis=0)
        distances = cKDTree(others).query(np.stack(places.at(patch, place), axis=-1), k=5)[0]
        expected = np.float32(1.3) * np.log(distances.T + density.OFFSET) - own.ravel()
        found = windows.rivals(places, own, patch, place)
        assert found == pytest.approx(expected, abs=1e-4)
        assert (logs <= 1e-5).all()
