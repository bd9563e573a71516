"""The best student: its features, its maps, and what it learns from."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from deepmend.models.deepmend.best import LIMIT, SERVED, STRIDE, BestStudent
from deepmend.models.deepmend.context import BETA, FAR, NAMES, Competition, linear_weights
from deepmend.models.deepmend.lessons import SIDE, Lessons, Teacher
from deepmend.models.deepmend.theory import share_of_all
from deepmend.models.deepmend.weights import read_weights, write_weights
from deepmend.models.density import OFFSET, DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.maps import resample

from .cases import CELL, RAGGED, best_weights, deployment_of, window_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("weights")


@pytest.fixture(scope="module")
def student(folder):
    return BestStudent(best_weights(folder / "random.safetensors"))


@pytest.fixture(scope="module")
def untaught(folder):
    return BestStudent(best_weights(folder / "zero.safetensors", scale=0.0))


def first_inside(deployment):
    return int(np.flatnonzero(deployment.inside)[0])


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


def sum_over_stations(deployment, grid):
    """Sum of P(k|l) of all stations, one by one."""
    model = DensityModel(BETA)
    return sum(model.association(deployment, k, grid) for k in range(len(deployment)))


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
    assert distance < 2e-3


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


def test_far_from_the_station_fewer_places_say_enough(student, monkeypatch):
    """Corrections on every few cells only, beside one for every cell."""
    deployment = spread_out(40)
    station = first_inside(deployment)
    grid = Grid(CELL, -400, -400, 800, 800)
    found = student.diffuse(deployment, station, grid)
    monkeypatch.setattr("deepmend.models.deepmend.best.MOST", 1)
    expected = student.diffuse(deployment, station, grid)
    assert 0.0 < ks_distance(found, expected) < 0.002


# -- stations beyond the nearest few


def exactly(deployment, grid):
    """`Competition.FIELDS` at every cell, each by itself."""
    x, y = grid.centres()
    ranks = np.minimum(FAR, len(deployment))
    distances = deployment.tree.query(np.stack(np.meshgrid(x, y), axis=-1), k=ranks)[0]
    total = sum_over_stations(deployment, grid)
    return np.stack([*np.log(np.moveaxis(distances, -1, 0) + OFFSET), np.log(total)])


@pytest.mark.parametrize(
    "n, mean, most", [(1, 0.01, 3.0), (5, 0.01, 0.5), (40, 0.01, 0.4), (90, 0.02, 0.4)]
)
def test_competition_is_near_what_it_is_cell_by_cell(n, mean, most):
    """Site spacings of 1300 and 870 m, nodes 400 m from each other."""
    deployment = deployment_of(n, 6)
    grid = Grid(CELL, -45, -40, 80, 90)
    error = np.abs(Competition(deployment, CELL, STRIDE).window(grid) - exactly(deployment, grid))
    assert error.mean() < mean and error.max() < most


def test_competition_does_not_depend_on_the_window():
    deployment = deployment_of(60, 6)
    whole = Grid(CELL, -90, -60, 150, 130)
    together = Competition(deployment, CELL, STRIDE).window(whole)
    competition = Competition(deployment, CELL, STRIDE)
    for column, row in ((-90, -60), (-13, 3), (20, 40)):
        part = Grid(CELL, column, row, 31, 17)
        expected = together[(slice(None), *whole.slices(part))]
        assert np.array_equal(competition.window(part), expected)


@given(st.integers(1, 40), st.integers(1, 9), st.floats(0.0, 1.0), st.floats(0.01, 1.0))
def test_linear_weights_interpolate(points, nodes, first, step):
    weights = linear_weights(points, nodes, first, step)
    places = np.clip(first + step * np.arange(points), 0.0, nodes - 1.0)
    assert weights.sum(axis=1) == pytest.approx(1.0)
    assert weights @ np.arange(nodes) == pytest.approx(places, abs=1e-5)


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
        ({**good, "features": list(NAMES)[:-1]}, "features are not the ones"),
        ({**good, "features": list(NAMES)[::-1]}, "features are not the ones"),
        ({"hidden": good["hidden"]}, "features are not the ones"),
        ({"features": good["features"]}, "widths of hidden layers that can be: None"),
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


# -- lessons


def lessons_of(deployment, beta=2.2):
    """Lessons whose truth is another density model."""
    teacher, lessons = Teacher(deployment, theory=True), Lessons.none()
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
    grid = Teacher(deployment).lattice(0, cell)
    assert grid.shape == (SIDE, SIDE) and (grid.cell / cell).is_integer()
    west, south, east, north = np.array(grid.bounds) / cell
    assert all(edge == round(edge) for edge in (west, south, east, north))
    row, column = (deployment.xy[0] // grid.cell)[::-1]
    assert (row - grid.row, column - grid.column) == (SIDE // 2, SIDE // 2)


def test_the_prior_of_a_lesson_is_the_density_model_shared_out(lessons):
    deployment = deployment_of(20, 3, RAGGED)
    station = first_inside(deployment)
    grid = Teacher(deployment).lattice(station, CELL)
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
    grid = Teacher(deployment).lattice(station, CELL)
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
    *_, truth, theory = Teacher(deployment).lesson(station, grid, truth)
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
    blocks = Teacher(deployment).lattice(station, CELL)
    size = round(blocks.cell / CELL)
    cells = Grid(CELL, blocks.column * size, blocks.row * size, SIDE * size, SIDE * size)
    whole = DensityModel(2.2).diffuse(deployment, station, cells).astype(float)
    expected = whole.reshape(SIDE, size, SIDE, size).sum(axis=(1, 3))
    assert lessons.truth[0].reshape(SIDE, SIDE) == pytest.approx(expected, abs=1e-5)


def test_a_lesson_that_misses_the_truth_is_none():
    deployment = deployment_of(30, 3)
    grid = Grid(CELL, 4000, 4000, 10, 10)
    assert Teacher(deployment).lesson(0, grid, np.ones(grid.shape)) is None


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
