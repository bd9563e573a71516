"""The paper's student: what it sees, what it gives, and the maps made of it."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from deepmend.models.deepmend import paper
from deepmend.models.deepmend.paper import PaperStudent, features, from_target, to_target
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.maps import resample

from .cases import RAGGED, deployment_of, first_inside, student_weights, window_of


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    return student_weights(tmp_path_factory.mktemp("weights") / "paper.safetensors")


@pytest.fixture(scope="module")
def student(weights):
    return PaperStudent(weights, "cpu")


# -- features


@pytest.mark.parametrize("n", [1, 2, 4, 30])
def test_features_are_those_of_a_loop_over_cells(n):
    deployment = deployment_of(n, 4, RAGGED)
    grid = Grid(100.0, -52, -31, 23, 34)
    found = features(deployment, 0, grid)
    assert found.dtype == np.float32 and found.shape == (3, *grid.shape)
    xs, ys = grid.centres()
    weight = deployment.region_weight(grid)
    assert (weight >= 0.5).any() and (weight < 0.5).any()
    for row, y in enumerate(ys):
        for column, x in enumerate(xs):
            distances = sorted(np.hypot(x - a, y - b) + 1.0 for a, b in deployment.xy)
            own = np.hypot(x - deployment.xy[0, 0], y - deployment.xy[0, 1]) + 1.0
            m = 1.0 if weight[row, column] >= 0.5 else 0.0
            five = distances[:5]
            others = (distances[0], distances[:2][-1], sum(five) / len(five))
            expected = [1.0 - np.exp(-m * d / own) for d in others]
            assert found[:, row, column] == pytest.approx(expected, abs=1e-6)


def test_the_nearest_station_is_the_serving_one_in_its_own_cell():
    deployment = deployment_of(10, 2)
    grid = window_of(deployment, 3)
    first = features(deployment, 3, grid)[0]
    row, column = grid.rows // 2 - 1, grid.columns // 2
    assert first[row, column] == pytest.approx(1 - np.exp(-1), abs=1e-6)
    assert first.max() <= 1 - np.exp(-1) + 1e-6


# -- transform


@settings(max_examples=200, deadline=None)
@given(arrays(np.float64, st.integers(1, 20), elements=st.floats(1e-300, 0.999999)))
def test_probabilities_survive_the_transform(p):
    y = to_target(p)
    assert (y > 0).all()
    assert from_target(y) == pytest.approx(p, rel=1e-9)


@given(arrays(np.float64, 5, elements=st.floats(0, 1)))
def test_larger_probabilities_have_larger_targets(p):
    p = np.sort(p)
    assert (np.diff(to_target(p)) >= 0).all()
    assert np.isfinite(to_target(p)).all()


def test_the_transforms_ends():
    assert to_target([0.0, 0.1, 1e-4]) == pytest.approx([0.0, 1.0, 0.25])
    assert (from_target([-3.0, 0.0, 1e-9, 2e-9]) == 0.0).all()
    assert from_target([1.0, np.inf]) == pytest.approx([0.1, 1.0])
    assert from_target(to_target([1.0])) == pytest.approx(1.0, abs=1e-6)


# -- maps


@settings(max_examples=15, deadline=None)
@given(
    st.integers(1, 40),
    st.integers(0, 1000),
    st.sampled_from([50.0, 70.0, 100.0, 250.0]),
    st.booleans(),
)
def test_sums_to_one_and_is_zero_outside_the_region(student, n, seed, cell, ragged):
    deployment = deployment_of(n, seed, RAGGED if ragged else None)
    if not deployment.inside.any():
        return
    station = first_inside(deployment)
    grid = window_of(deployment, station, cell)
    values = student.diffuse(deployment, station, grid)
    assert values.dtype == np.float32 and values.shape == grid.shape
    assert values.min() >= 0.0
    assert values.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-6)
    assert (values[deployment.region_weight(grid) == 0.0] == 0.0).all()


def test_cells_less_than_half_in_the_region_hold_nothing(student):
    deployment = deployment_of(8, 3, RAGGED)
    grid = Grid(100.0, -60, -60, 120, 120)
    values = student.diffuse(deployment, first_inside(deployment), grid)
    assert ((values > 0) <= (deployment.region_weight(grid) >= 0.5)).all()


@pytest.mark.parametrize("columns, rows", [(1, 1), (1, 40), (37, 53), (64, 64), (61, 60)])
def test_windows_of_any_size(student, columns, rows):
    deployment = deployment_of(12, 3)
    grid = Grid(100.0, -20, -30, columns, rows)
    values = student.diffuse(deployment, 0, grid)
    assert values.shape == (rows, columns)
    assert values.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-6)


def test_the_same_again(student, weights):
    deployment = deployment_of(12, 3)
    grid = window_of(deployment, 0)
    first = student.diffuse(deployment, 0, grid)
    assert np.array_equal(first, student.diffuse(deployment, 0, grid))
    again = PaperStudent(weights, "cpu").diffuse(deployment_of(12, 3), 0, grid)
    assert np.array_equal(first, again)


def test_many_maps_are_the_single_ones(student):
    deployment = deployment_of(6, 3, RAGGED)
    stations = list(np.flatnonzero(deployment.inside))
    grids = [window_of(deployment, s, window=3000.0 + 1000.0 * (s % 2)) for s in stations]
    for values, station, grid in zip(
        student.diffuse_many(deployment, stations, grids), stations, grids
    ):
        assert values == pytest.approx(student.diffuse(deployment, station, grid), abs=1e-7)


def test_the_fused_network_is_the_trained_one(weights):
    import torch

    network = paper.load_network(weights).train(False)
    fused = paper.load_network(weights).fuse()
    x = torch.rand(1, 3, 30, 45, generator=torch.Generator().manual_seed(1))
    with torch.inference_mode():
        assert fused(x).numpy() == pytest.approx(network(x).numpy(), abs=1e-5)


def test_bfloat16_where_it_is_asked_for(weights, student):
    deployment = deployment_of(12, 3)
    grid = window_of(deployment, 0)
    half = PaperStudent(weights, "cpu", bfloat16=True).diffuse(deployment, 0, grid)
    assert half == pytest.approx(student.diffuse(deployment, 0, grid), rel=0.5)


# -- other cell sizes


@pytest.mark.parametrize("cell", [50.0, 200.0, 250.0, 500.0])
def test_other_cell_sizes_have_the_mass_of_the_100_m_map(student, cell):
    deployment = deployment_of(12, 3)
    coarse = Grid(100.0, -40, -40, 80, 80)
    other = Grid(cell, int(-4000 / cell), int(-4000 / cell), int(8000 / cell), int(8000 / cell))
    values = student.diffuse(deployment, 0, other)
    edges = np.arange(9) * 1000.0 - 4000.0
    blocks = [
        resample(v, *(np.linspace(-4000.0, 4000.0, n + 1) for n in v.shape[::-1]), edges, edges)
        for v in (values, student.diffuse(deployment, 0, coarse))
    ]
    assert blocks[0] == pytest.approx(blocks[1], abs=1e-6)


def test_a_window_between_the_lines_of_100_m(student):
    deployment = deployment_of(12, 3)
    grid = Grid(70.0, -31, -17, 44, 41)
    inner = paper._at_own_cell(grid)
    assert inner.bounds == (-2200.0, -1200.0, 1000.0, 1700.0)
    values = student.diffuse(deployment, 0, grid)
    whole = student.diffuse(deployment, 0, inner)
    # a cell within one of 100 m has its density
    x, y = grid.centres()
    row, column = 7, 11
    target = int((1700.0 - y[row]) // 100), int((x[column] + 2200.0) // 100)
    inside = 35.0 <= x[column] % 100 <= 65.0 and 35.0 <= y[row] % 100 <= 65.0
    assert inside
    share = whole[target] * 0.49
    assert values[row, column] == pytest.approx(share, rel=0.2) and values[row, column] > share


def test_windows_too_large_are_refused(student):
    with pytest.raises(ValueError, match="10,000 x 10,000 of them: make the window smaller"):
        student.diffuse(deployment_of(5), 0, Grid(1000.0, -500, -500, 1000, 1000))


# -- nothing to map


def test_a_window_that_misses_the_region_is_an_error(student):
    with pytest.raises(ValueError, match="zero everywhere"):
        student.diffuse(deployment_of(5), 0, Grid(100.0, 500, 500, 10, 10))


def test_land_too_thin_for_half_a_cell_is_an_error(student):
    deployment = Deployment("A", [(50.0, 50.0)], shapely.box(0, 40, 1000, 60))
    with pytest.raises(ValueError, match="zero everywhere"):
        student.diffuse(deployment, 0, Grid(100.0, -10, -10, 30, 30))


def test_a_network_that_gives_nothing_is_an_error(tmp_path):
    import torch

    network = paper.load_network(student_weights(tmp_path / "w.safetensors"))
    torch.nn.init.constant_(network.head.bias, -100.0)
    paper.save_student(tmp_path / "w.safetensors", network)
    with pytest.raises(ValueError, match="zero everywhere"):
        PaperStudent(str(tmp_path / "w.safetensors"), "cpu").diffuse(
            deployment_of(5), 0, Grid(100.0, -5, -5, 10, 10)
        )
    with torch.no_grad():
        network.head.weight *= 1e4
        network.merge[-1].first.norm.weight *= 1e30
        network.merge[-1].first.norm.bias.fill_(1e38)
    paper.save_student(tmp_path / "w.safetensors", network)
    with pytest.raises(ValueError, match="not finite"):
        PaperStudent(str(tmp_path / "w.safetensors"), "cpu").diffuse(
            deployment_of(5), 0, Grid(100.0, -5, -5, 10, 10)
        )
