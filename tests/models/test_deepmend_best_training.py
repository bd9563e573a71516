"""The best student: what it learns from, and how."""

import numpy as np
import pytest

from deepmend.models.deepmend.best import BestStudent
from deepmend.models.deepmend.context import BETA, NAMES
from deepmend.models.deepmend.lessons import SIDE, LessonMaker, Lessons
from deepmend.models.deepmend.theory import share_of_all
from deepmend.models.deepmend.weights import write_weights
from deepmend.models.density import DensityModel
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance

from .cases import (
    CELL,
    RAGGED,
    deployment_of,
    first_inside,
    sum_over_stations,
)

# -- lessons


def lessons_of(deployment, beta=2.2):
    """Lessons whose truth is another density model."""
    teacher, lessons = LessonMaker(deployment, theory=True), Lessons.none()
    for station in np.flatnonzero(deployment.inside):
        grid = Grid(CELL, -80, -80, 160, 160)
        truth = DensityModel(beta).diffuse(deployment, station, grid)
        lessons.add(teacher.lesson(station, grid, truth))
    return lessons


@pytest.fixture(scope="module")
def lessons():
    return lessons_of(deployment_of(20, 3, RAGGED))


def test_lessons_hold_maps(lessons):
    assert len(lessons) == deployment_of(20, 3, RAGGED).inside.sum()
    for table, where, prior, truth in zip(
        lessons.table, lessons.where, lessons.prior, lessons.truth
    ):
        assert table.shape == (len(where), len(NAMES)) and prior.shape == where.shape
        assert np.isfinite(table).all() and np.isfinite(prior).all()
        assert truth.shape == (SIDE * SIDE,) and truth.min() >= 0.0
        assert truth.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-5)
        assert len(np.unique(where)) == len(where) and where.max() < SIDE * SIDE


def test_lessons_survive_their_file(lessons, tmp_path):
    path = tmp_path / "lessons.npz"
    lessons.save(path)
    assert [file.name for file in tmp_path.iterdir()] == ["lessons.npz"]
    again = Lessons.none()
    again.load(path)
    again.load(path)
    assert len(again) == 2 * len(lessons)
    for name in ("table", "where", "prior", "truth", "theory"):
        kept = getattr(lessons, name)
        for first, second in zip(kept + kept, getattr(again, name)):
            assert first.dtype == second.dtype and np.array_equal(first, second)
    few = again.part([3, 0])
    assert np.array_equal(few.table[0], lessons.table[3]) and len(few) == 2


@pytest.mark.parametrize("n", [1, 2, 30])
@pytest.mark.parametrize("cell", [50.0, 100.0, 250.0])
def test_a_lattice_has_blocks_of_whole_cells(n, cell):
    deployment = deployment_of(n, 3)
    grid = LessonMaker(deployment).lattice(0, cell)
    assert grid.shape == (SIDE, SIDE) and (grid.cell / cell).is_integer()
    west, south, east, north = np.array(grid.bounds) / cell
    assert all(edge == round(edge) for edge in (west, south, east, north))
    row, column = (deployment.xy[0] // grid.cell)[::-1]
    assert (row - grid.row, column - grid.column) == (SIDE // 2, SIDE // 2)


def test_the_prior_of_a_lesson_is_the_density_model_shared_out(lessons):
    deployment = deployment_of(20, 3, RAGGED)
    station = first_inside(deployment)
    grid = LessonMaker(deployment).lattice(station, CELL)
    expected = DensityModel(BETA).association(deployment, station, grid)
    total = sum_over_stations(deployment, grid)
    expected = np.divide(expected, total, out=np.zeros(grid.shape), where=total > 0.0)
    expected *= deployment.region_weight(grid)
    found = np.zeros(SIDE * SIDE)
    found[lessons.where[0]] = np.exp(lessons.prior[0])
    assert np.abs(found - expected.ravel()).mean() < 0.01
    found = found.reshape(SIDE, SIDE) / found.sum()
    assert ks_distance(found, expected / expected.sum()) < 0.02


def test_the_theory_of_a_lesson_is_all_stations_competing(lessons):
    deployment = deployment_of(20, 3, RAGGED)
    station = first_inside(deployment)
    grid = LessonMaker(deployment).lattice(station, CELL)
    x, y = grid.centres()
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    expected = share_of_all(deployment.tree, deployment.xy[station], places).reshape(grid.shape)
    expected = expected * deployment.region_weight(grid)
    found = lessons.theory[0].reshape(grid.shape)
    # blocks where five rivals leave next to nothing are left out
    assert ks_distance(found, expected / expected.sum()) < 1e-3


def test_without_a_theory_it_is_the_truth():
    deployment = deployment_of(20, 3, RAGGED)
    station = first_inside(deployment)
    grid = Grid(CELL, -80, -80, 160, 160)
    truth = DensityModel(2.2).diffuse(deployment, station, grid)
    *_, truth, theory = LessonMaker(deployment).lesson(station, grid, truth)
    assert np.array_equal(truth, theory)


@pytest.mark.parametrize("n", [1, 2, 7, 50])
def test_all_competing_stations_share_every_place(n):
    deployment = deployment_of(n, 5)
    places = np.random.default_rng(2).uniform(-9000.0, 9000.0, (300, 2))
    shares = [share_of_all(deployment.tree, xy, places) for xy in deployment.xy]
    assert np.sum(shares, axis=0) == pytest.approx(1.0, abs=0.015 if n > 1 else 0.2)


def test_all_competing_is_the_density_model_with_few_stations():
    """Six stations have five rivals each: the limit is none."""
    deployment = deployment_of(6, 5)
    grid = Grid(CELL, -40, -40, 80, 80)
    x, y = grid.centres()
    places = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
    expected = DensityModel(1.5).association(deployment, 2, grid).ravel()
    weight = deployment.region_weight(grid).ravel()
    found = share_of_all(deployment.tree, deployment.xy[2], places, 1.5) * weight
    assert found == pytest.approx(expected, abs=0.003)


def test_the_truth_of_a_lesson_is_the_map_in_blocks(lessons):
    deployment = deployment_of(20, 3, RAGGED)
    station = first_inside(deployment)
    blocks = LessonMaker(deployment).lattice(station, CELL)
    size = round(blocks.cell / CELL)
    cells = Grid(CELL, blocks.column * size, blocks.row * size, SIDE * size, SIDE * size)
    whole = DensityModel(2.2).diffuse(deployment, station, cells).astype(float)
    expected = whole.reshape(SIDE, size, SIDE, size).sum(axis=(1, 3))
    assert lessons.truth[0].reshape(SIDE, SIDE) == pytest.approx(expected, abs=1e-5)


def test_a_lesson_that_misses_the_truth_is_none():
    deployment = deployment_of(30, 3)
    grid = Grid(CELL, 4000, 4000, 10, 10)
    assert LessonMaker(deployment).lesson(0, grid, np.ones(grid.shape)) is None


# -- learning


def test_the_ks_distance_of_training_is_the_exact_one():
    torch = pytest.importorskip("torch")
    from deepmend.models.deepmend.best_training import ks

    p, q = np.random.default_rng(1).exponential(size=(2, 5, SIDE, SIDE)) ** 3
    p, q = (v / v.sum(axis=(1, 2), keepdims=True) for v in (p, q))
    found = ks(torch.from_numpy(p), torch.from_numpy(q)).numpy()
    assert found == pytest.approx([ks_distance(*pair) for pair in zip(p, q)], abs=1e-9)


def test_it_begins_as_the_density_model_and_learns(lessons, tmp_path):
    torch = pytest.importorskip("torch")
    from deepmend.models.deepmend.best_training import epoch, maps, mean_ks, network, to_arrays

    torch.set_num_threads(1)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(1)
        net = network([8])
    with torch.no_grad():
        first = maps(net, lessons, [0])[0][0].numpy()
    prior = np.zeros(SIDE * SIDE)
    prior[lessons.where[0]] = np.exp(lessons.prior[0])
    assert ks_distance(first, prior.reshape(SIDE, SIDE)) < 1e-5
    before = mean_ks(net, lessons)
    optimizer = torch.optim.Adam(net.parameters(), 0.02)
    for number in range(12):
        epoch(net, optimizer, None, lessons, np.random.default_rng(number), 5)
    assert mean_ks(net, lessons) < 0.4 * before

    # and what was learned is what maps are made of, at another resolution and place
    path = str(tmp_path / "best.safetensors")
    write_weights(path, "best", to_arrays(net), {"hidden": [8], "features": list(NAMES)})
    deployment = deployment_of(25, 8)
    grid = Grid(50.0, -80, -80, 160, 160)
    truth = DensityModel(2.2).diffuse(deployment, 0, grid)
    density = DensityModel(BETA).diffuse(deployment, 0, grid)
    learned = BestStudent(path).diffuse(deployment, 0, grid)
    assert ks_distance(learned, truth) < 0.5 * ks_distance(density, truth)


def test_it_learns_the_theory_when_asked(lessons):
    torch = pytest.importorskip("torch")
    from deepmend.models.deepmend.best_training import loss_of, network

    net = network([4])
    one, distance = loss_of(net, lessons, [0, 1])
    all_theory, same = loss_of(net, lessons, [0, 1], 1.0)
    half, _ = loss_of(net, lessons, [0, 1], 0.5)
    assert float(half.detach()) == pytest.approx(float((one + all_theory).detach()) / 2, abs=1e-6)
    assert float(one.detach()) != float(all_theory.detach()) and torch.equal(distance, same)


def test_learning_stops_when_asked(lessons):
    torch = pytest.importorskip("torch")
    from deepmend.models.deepmend.best_training import epoch, network

    net = network([4])
    optimizer = torch.optim.Adam(net.parameters(), 0.0)
    seen = []

    def progress(fraction):
        seen.append(fraction)
        return len(seen) < 2

    random = np.random.default_rng(1)
    assert epoch(net, optimizer, None, lessons, random, 4, progress) is None
    assert len(seen) == 2 and 0 < seen[0] < seen[1] < 1
