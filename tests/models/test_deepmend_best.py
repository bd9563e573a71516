"""The best student: its features and its maps."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deepmend.models.deepmend.best import LIMIT, SERVED, BestStudent
from deepmend.models.deepmend.context import BETA, FAR, NAMES, competition
from deepmend.models.deepmend.weights import read_weights, write_weights
from deepmend.models.density import OFFSET, DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.maps import resample

from .cases import (
    CELL,
    RAGGED,
    best_weights,
    deployment_of,
    first_inside,
    sum_over_stations,
    window_of,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(scope="module")
def student(folder):
    return BestStudent(best_weights(folder / "random.safetensors"))


@pytest.fixture(scope="module")
def untaught(folder):
    return BestStudent(best_weights(folder / "zero.safetensors", scale=0.0))


def moved(deployment, move):
    return Deployment(
        deployment.ids, move(deployment.xy), shapely.transform(deployment.region, move)
    )


def spread_out(n=30, seed=3):
    """Stations so far from each other that a metre more does not count."""
    return moved(deployment_of(n, seed, RAGGED), lambda xy: 10.0 * xy)


# -- maps


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from([1, 2, 5, 6, 40]),
    st.integers(0, 1000),
    st.sampled_from([50.0, 100.0, 250.0]),
    st.booleans(),
)
def test_sums_to_one_and_is_zero_outside_the_region(student, n, seed, cell, ragged):
    deployment = deployment_of(n, seed, RAGGED if ragged else None)
    assume(deployment.inside.any())
    station = first_inside(deployment)
    grid = window_of(deployment, station, cell)
    values = student.diffuse(deployment, station, grid)
    assert values.dtype == np.float32 and values.shape == grid.shape
    assert values.min() >= 0.0
    assert values.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-6)
    assert (values[deployment.region_weight(grid) == 0.0] == 0.0).all()


@pytest.mark.parametrize("n", [1, 2, 5, 40])
def test_without_a_correction_it_is_the_density_model_shared_out(untaught, n):
    deployment = deployment_of(n, 4, RAGGED)
    station = first_inside(deployment)
    grid = window_of(deployment, station)
    expected = DensityModel(BETA).association(deployment, station, grid)
    total = sum_over_stations(deployment, grid)
    expected = np.divide(expected, total, out=np.zeros(grid.shape), where=total > 0.0)
    expected *= deployment.region_weight(grid)
    found = untaught.diffuse(deployment, station, grid)
    # the sum is interpolated between nodes 400 m apart
    assert ks_distance(found, expected / expected.sum()) < 0.005


def test_the_correction_is_bounded(folder):
    strong = BestStudent(best_weights(folder / "strong.safetensors", scale=100.0))
    correction = strong.correction(np.random.default_rng(1).normal(size=(500, len(NAMES))))
    assert np.abs(correction).max() <= LIMIT
    assert correction.min() < -3.9 and correction.max() > 3.9


def test_the_network_is_that_of_training(folder, student):
    torch = pytest.importorskip("torch")
    from deepmend.models.deepmend.best import shapes_of
    from deepmend.models.deepmend.best_training import hidden_of, network, set_arrays, to_arrays

    arrays, _ = read_weights(best_weights(folder / "same.safetensors"), "best", shapes_of)
    net = network(hidden_of(arrays))
    set_arrays(net, arrays)
    assert all(np.array_equal(values, arrays[name]) for name, values in to_arrays(net).items())
    table = np.random.default_rng(2).normal(size=(20000, len(NAMES))).astype(np.float32)
    with torch.no_grad():
        expected = LIMIT * torch.tanh(net(torch.from_numpy(table))[:, 0] / LIMIT).numpy()
    assert student.correction(table) == pytest.approx(expected, abs=1e-5)


def test_the_same_again(student):
    grid = window_of(deployment_of(12, 3), 0)
    first = student.diffuse(deployment_of(12, 3), 0, grid)
    student.diffuse(deployment_of(20, 5), 2, grid)  # what was kept of another one does not matter
    assert np.array_equal(first, student.diffuse(deployment_of(12, 3), 0, grid))


@pytest.mark.parametrize("columns, rows", [(1, 1), (7, 3), (36, 38)])
def test_a_part_of_the_window_has_the_same_map(student, columns, rows):
    deployment = deployment_of(25, 3)
    whole = window_of(deployment, 0)
    part = Grid(CELL, whole.column + 23, whole.row + 21, columns, rows)
    expected = student.diffuse(deployment, 0, whole)[whole.slices(part)].astype(float)
    found = student.diffuse(deployment, 0, part)
    # at its rim a window lacks a few of the cells between which corrections are interpolated
    assert found == pytest.approx(expected / expected.sum(), rel=0.05, abs=1e-9)
    assert ks_distance(found, expected / expected.sum()) < 1e-3


# -- invariance


@settings(max_examples=10, deadline=None)
@given(st.sampled_from([1, 2, 5, 30]), st.integers(0, 1000), st.integers(0, 3), st.booleans())
def test_turns_and_mirrors_with_the_deployment(student, n, seed, quarters, mirror):
    def move(xy):
        xy = np.c_[-xy[:, 0], xy[:, 1]] if mirror else xy
        for _ in range(quarters):
            xy = np.c_[-xy[:, 1], xy[:, 0]]
        return xy

    here = deployment_of(n, seed, RAGGED)
    assume(here.inside.any())
    there, station = moved(here, move), first_inside(here)
    grid = Grid(CELL, -60, -60, 120, 120)
    values = student.diffuse(here, station, grid)
    expected = np.rot90(np.fliplr(values) if mirror else values, quarters)
    assert ks_distance(student.diffuse(there, station, grid), expected) < 1e-4


def test_scales_with_the_deployment(student):
    here = spread_out()
    there, station = moved(here, lambda xy: 3.0 * xy), first_inside(here)
    grid = Grid(1000.0, -60, -60, 120, 120)
    wide = Grid(3000.0, -60, -60, 120, 120)
    # what is left is the metre that is added to all distances
    distance = ks_distance(
        student.diffuse(here, station, grid), student.diffuse(there, station, wide)
    )
    assert distance < 1e-3


@settings(max_examples=10, deadline=None)
@given(st.integers(-300, 300), st.integers(-300, 300))
def test_moving_by_whole_cells_moves_the_map(student, columns, rows):
    # the lattice of the far distances does not move along
    shift = np.array([columns, rows]) * CELL
    here = deployment_of(30, 3, RAGGED)
    there, station = moved(here, lambda xy: xy + shift), first_inside(here)
    distance = ks_distance(
        student.diffuse(here, station, window_of(here, station)),
        student.diffuse(there, station, window_of(there, station)),
    )
    assert distance < 3e-3


def test_smaller_cells_only_resolve_more(student):
    deployment = deployment_of(30, 3, RAGGED)
    station = first_inside(deployment)
    edges = np.arange(-4000.0, 4001.0, 500.0)
    blocks = []
    for cell in (50.0, 100.0, 250.0):
        n = int(8000 / cell)
        values = student.diffuse(deployment, station, Grid(cell, -n // 2, -n // 2, n, n))
        fine = np.linspace(-4000.0, 4000.0, n + 1)
        blocks.append(resample(values, fine, fine, edges, edges))
    for coarser in blocks[1:]:
        assert ks_distance(coarser, blocks[0]) < 0.02


def test_far_from_the_station_fewer_places_say_enough(student, folder, monkeypatch):
    """Fewer places and fewer corrections, beside all cells and a correction of each."""
    deployment = spread_out(40)
    station = first_inside(deployment)
    grid = Grid(CELL, -400, -400, 800, 800)
    found = student.diffuse(deployment, station, grid)
    monkeypatch.setattr("deepmend.models.density.SHARE", 0.0)
    monkeypatch.setattr("deepmend.models.deepmend.best.WEAK", SERVED)
    monkeypatch.setattr("deepmend.models.deepmend.best.PER_SPACING", np.inf)
    every = BestStudent(best_weights(folder / "every.safetensors"))
    expected = every.diffuse(deployment, station, grid)
    assert 0.0 < ks_distance(found, expected) < 0.002


# -- stations beyond the nearest few


@pytest.mark.parametrize("n", [1, 5, 40, 90])
def test_competition_is_what_it_is_by_definition(n):
    deployment = deployment_of(n, 6)
    grid = Grid(CELL, -5, -40, 11, 90)
    x, y = grid.centres()
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    distances = deployment.tree.query(places, k=np.minimum(FAR, n))[0]
    far, total = np.log(distances.T + OFFSET), np.log(sum_over_stations(deployment, grid).ravel())
    *found, summed = competition(deployment, places)
    assert found == pytest.approx(far, abs=1e-5)
    assert summed == pytest.approx(total, abs=1e-3)


# -- nothing to map


def test_a_window_that_misses_the_region_is_an_error(student):
    with pytest.raises(ValueError, match="zero everywhere"):
        student.diffuse(deployment_of(5), 0, Grid(CELL, 500, 500, 10, 10))


def test_a_window_where_the_station_serves_nobody_has_a_map_too(student):
    deployment = deployment_of(40, 3)
    x, y = deployment.xy[1:].T
    for column, row in zip((x // CELL).astype(int), (y // CELL).astype(int)):
        grid = Grid(CELL, column, row, 1, 1)
        if 0.0 < DensityModel(BETA).association(deployment, 0, grid)[0, 0] < SERVED:
            break
    else:
        pytest.fail("no such place")
    assert student.diffuse(deployment, 0, grid).tolist() == [[1.0]]


# -- weights


def test_weights_of_other_features_or_shapes_are_refused(folder):
    path = best_weights(folder / "spoilt.safetensors")
    from deepmend.models.deepmend.best import shapes_of

    arrays, good = read_weights(path, "best", shapes_of)
    write_weights(path, "best", arrays, good)
    BestStudent(path)
    others = [
        ({**good, "features": list(NAMES)[:-1]}, "features are not those"),
        ({**good, "features": list(NAMES)[::-1]}, "features are not those"),
        ({"hidden": good["hidden"]}, "features are not those"),
        ({"features": good["features"]}, "widths of hidden layers are not valid: None"),
        ({**good, "hidden": [8, 7]}, r"bias_1 has shape|weight_1 has shape"),
        ({**good, "hidden": [8, 6, 6]}, "lacking: bias_3"),
        ({**good, "hidden": []}, "widths of hidden layers"),
        ({**good, "hidden": [10**9]}, "widths of hidden layers"),
        ({**good, "hidden": [8, [6]]}, "widths of hidden layers"),
        ({**good, "hidden": ["8", None]}, "widths of hidden layers"),
        ({**good, "hidden": 8}, "widths of hidden layers"),
    ]
    for metadata, sentence in others:
        write_weights(path, "best", arrays, metadata)
        with pytest.raises(ValueError, match=sentence) as caught:
            BestStudent(path)
        assert path in str(caught.value) and "\n" not in str(caught.value)
    write_weights(path, "paper", arrays, good)
    with pytest.raises(ValueError, match="of the student 'paper', not of 'best'"):
        BestStudent(path)


def test_on_a_lattice_the_order_of_stations_does_not_matter_and_the_map_is_its_own_mirror_image():
    """Where several stations are equally far, none of them comes first."""
    places = (
        np.stack(np.meshgrid(np.arange(-3, 4), np.arange(-3, 4)), axis=-1).reshape(-1, 2) * 1000.0
    )
    region = shapely.box(-20000, -20000, 20000, 20000)
    grid = Grid(200.0, -50, -50, 100, 100)
    student, maps = BestStudent(), []
    for seed in range(5):
        order = (
            np.random.default_rng(seed).permutation(len(places)) if seed else np.arange(len(places))
        )
        deployment = Deployment([str(k) for k in order], places[order], region)
        middle = int(np.flatnonzero((places[order] == 0.0).all(axis=1))[0])
        maps.append(student.diffuse(deployment, middle, grid))
    for other in (*maps[1:], maps[0][:, ::-1], maps[0][::-1], maps[0].T):
        assert ks_distance(maps[0], other) < 1e-5
