"""VoronoiBoost: trees against the library that grew them, levels that nest, and the density between them."""

import re
from pathlib import Path

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.voronoiboost.model import TAUS, VoronoiBoostModel, cut, predict_scales
from deepmend.models.voronoiboost.trees import LEAF, Trees

from .cases import RAGGED, deployment_of, window_of


@pytest.fixture(scope="module")
def booster():
    """A small booster grown by the library, and rows to ask it about."""
    lightgbm = pytest.importorskip(
        "lightgbm", reason="lightgbm grows the trees; `make setup` installs it"
    )
    rng = np.random.default_rng(0)
    rows = rng.lognormal(size=(800, 15))
    target = np.sin(rows[:, 0]) + rows[:, 3] * rows[:, 14] + rng.normal(0, 0.1, 800)
    options = {"num_leaves": 40, "verbose": -1, "num_threads": 1, "deterministic": True}
    return lightgbm.train(options, lightgbm.Dataset(rows, target), 60), rng.lognormal(
        size=(5000, 15)
    )


def test_trees_agree_with_the_library(booster, tmp_path):
    from tools.training.train_voronoiboost import to_trees

    library, rows = booster
    trees = to_trees(library)
    assert trees.predict(rows) == pytest.approx(library.predict(rows), abs=1e-9)
    trees.save(tmp_path / "trees.npz")
    again = Trees.load(tmp_path / "trees.npz")
    assert np.array_equal(again.predict(rows), trees.predict(rows))


STUMP = {
    "feature": [0, LEAF, LEAF],
    "threshold": [0.5, 0.0, 0.0],
    "left": [1, 0, 0],
    "right": [2, 0, 0],
    "value": [0.0, -1.0, 1.0],
    "roots": [0],
}


def test_a_stump():
    trees = Trees(**STUMP)
    assert trees.predict([[0.5], [0.6]]).tolist() == [-1.0, 1.0]
    with pytest.raises(ValueError, match="fewer columns"):
        Trees(**{**STUMP, "feature": [3, LEAF, LEAF]}).predict([[1.0]])


@pytest.mark.parametrize(
    "broken",
    [
        {"left": [0, 0, 0]},  # a walk without end
        {"right": [3, 0, 0]},
        {"value": [0.0, np.nan, 1.0]},
        {"roots": []},
        {"roots": [7]},
        {"threshold": [0.5]},
        {"feature": [-2, LEAF, LEAF]},
        {"feature": [[0, LEAF, LEAF]]},
    ],
)
def test_arrays_that_are_no_trees(broken):
    with pytest.raises(ValueError, match="no regression trees"):
        Trees(**{**STUMP, **broken})


def test_files_that_hold_no_trees(tmp_path):
    text = tmp_path / "text.npz"
    text.write_text("no archive")
    foreign = tmp_path / "foreign.npz"
    np.savez(foreign, weights=np.ones(3))
    pickled = tmp_path / "pickled.npz"
    np.savez(pickled, **{key: np.array([{}], dtype=object) for key in Trees.KEYS})
    whole = tmp_path / "whole.npz"
    Trees(**STUMP).save(whole)
    cut_short = tmp_path / "short.npz"
    cut_short.write_bytes(whole.read_bytes()[:200])
    for path in (text, foreign, pickled, cut_short, tmp_path / "missing.npz"):
        with pytest.raises(ValueError, match="holds no regression trees"):
            VoronoiBoostModel(str(path))


class Fixed:
    """Stands in for trees: the logarithm of a given scale for each tau."""

    def __init__(self, scales):
        self._log = dict(zip(TAUS, np.log(scales)))

    def predict(self, rows):
        return np.array([self._log[tau] for tau in rows[:, -1]])


def test_levels_that_are_not_smaller_than_the_next_kept_one_are_dropped():
    table = np.ones((1, 14))
    scales = predict_scales(Fixed([0.5, 2.5, 2.2, 2.0, 3.00049]), table)[0]
    # 2.2 and 2.5 are both compared with 2.0, the last one kept
    assert np.isnan(scales).tolist() == [False, True, True, False, False]
    assert scales[[0, 3, 4]].tolist() == [0.5, 2.0, 3.0]
    assert np.isnan(predict_scales(Fixed([1, 2, 3, 4, 5]), np.full((1, 14), np.nan))).all()


@pytest.mark.parametrize("n, region", [(1, None), (2, None), (8, RAGGED), (60, RAGGED)])
def test_levels_nest(n, region):
    deployment = deployment_of(n, 4, region)
    model = VoronoiBoostModel()
    for station in np.flatnonzero(deployment.inside)[:5]:
        levels = model.levels(deployment, int(station))
        assert 1 <= len(levels) <= 5
        taus, scales, polygons = zip(*levels)
        assert list(taus) == sorted(taus) and set(taus) <= set(TAUS)
        assert list(scales) == sorted(scales)
        areas = shapely.area(polygons)
        assert areas / areas[0] == pytest.approx((np.array(scales) / scales[0]) ** 2)
        boxes = shapely.bounds(polygons)
        assert (boxes[:, :2] + boxes[:, 2:]) == pytest.approx(
            np.tile(boxes[0, :2] + boxes[0, 2:], (len(levels), 1)), abs=1e-6
        )


@settings(max_examples=15, deadline=None)
@given(st.integers(1, 40), st.integers(0, 1000), st.booleans())
def test_sums_to_one_and_is_zero_outside_the_region(n, seed, ragged):
    deployment = deployment_of(n, seed, RAGGED if ragged else None)
    model = VoronoiBoostModel()
    for station in np.flatnonzero(deployment.inside)[:1]:
        grid = window_of(deployment, int(station))
        values = model.diffuse(deployment, int(station), grid)
        assert values.dtype == np.float32 and values.min() >= 0.0
        assert values.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-6)
        assert (values[deployment.region_weight(grid) == 0.0] == 0.0).all()


def test_a_ring_shaped_island_has_a_map():
    # all scaled cells lie in the lagoon or the sea
    island = shapely.Point(0, 0).buffer(3000, 60).difference(shapely.Point(0, 0).buffer(2900, 60))
    mainland = shapely.box(8000, -5000, 15000, 5000)
    xy = np.vstack(
        [[(2950.0, 0.0)], np.random.default_rng(1).uniform(-4000, 4000, (9, 2)) + (11500, 0)]
    )
    deployment = Deployment(range(10), xy, shapely.union(island, mainland))
    grid = Grid(100.0, -40, -40, 80, 80)
    values = VoronoiBoostModel().diffuse(deployment, 0, grid)
    assert values.sum(dtype=np.float64) == pytest.approx(1.0, abs=1e-6)
    assert (values[deployment.region_weight(grid) == 0.0] == 0.0).all()


def test_progress_grows_and_stops():
    deployment = deployment_of(60, 4, RAGGED)
    seen = []
    assert VoronoiBoostModel().prepare(deployment, lambda f: seen.append(f) or True)
    assert seen == sorted(seen) and seen[-1] == pytest.approx(1.0)
    for enough in (0.05, 0.3, 0.8):
        assert not VoronoiBoostModel().prepare(deployment_of(60, 4), lambda f, e=enough: f < e)


def test_trees_of_other_features_are_refused(tmp_path):
    for change in ({"feature": [20, LEAF, LEAF]}, {"value": [0.0, 1e5, 1.0]}):
        Trees(**{**STUMP, **change}).save(tmp_path / "other.npz")
        with pytest.raises(ValueError, match="no regression trees of VoronoiBoost"):
            VoronoiBoostModel(str(tmp_path / "other.npz"))


def test_each_level_holds_its_share():
    # far from the border nothing is cut away, so level k holds tau_k of what all levels hold
    region = shapely.box(-90000, -90000, 90000, 90000)
    deployment = deployment_of(40, 2, region)
    station = int(np.argmin(np.hypot(*deployment.xy.T)))
    model = VoronoiBoostModel()
    grid = Grid(100.0, -400, -400, 800, 800)
    values = model.diffuse(deployment, station, grid).astype(float)
    levels = model.levels(deployment, station)
    x, y = np.meshgrid(*grid.centres())
    for tau, _, polygon in levels:
        inside = shapely.contains_xy(polygon, x, y)
        assert values[inside].sum() == pytest.approx(tau / levels[-1][0], abs=0.03)


def test_what_a_level_adds_is_spread_evenly():
    deployment = deployment_of(40, 2, shapely.box(-90000, -90000, 90000, 90000))
    station = int(np.argmin(np.hypot(*deployment.xy.T)))
    model = VoronoiBoostModel()
    grid = Grid(100.0, -400, -400, 800, 800)
    values = model.diffuse(deployment, station, grid).astype(float)
    x, y = np.meshgrid(*grid.centres())
    before = shapely.Polygon()
    for _, _, polygon in model.levels(deployment, station):
        ring = polygon.buffer(-150).difference(before.buffer(150))
        inside = values[shapely.contains_xy(ring, x, y)]
        if len(inside):
            assert np.ptp(inside) < 1e-5 * inside.max()
        before = shapely.union(before, polygon)


def test_cut_keeps_what_is_inside():
    region = shapely.box(0, 0, 10, 10)
    shapely.prepare(region)
    inner = shapely.box(1, 1, 2, 2)
    assert cut(inner, region) is inner
    assert cut(shapely.box(-5, 0, 5, 5), region).area == 25


def test_what_a_cell_holds_by_its_scales():
    from tools.training.train_voronoiboost import held_by_cells

    none = np.nan
    scales = [
        [1.0, 2.0, 3.0, 4.0, 5.0],  # the cell holds 25 %
        [0.5, none, none, none, 2.0],  # (1 - 0.25) / (4 - 0.25) of the way from 25 to 95 %
        [2.0, 3.0, 4.0, 5.0, 6.0],  # a quarter of the area that holds 25 %
        [none, none, none, none, 1.0],  # left out: a single level
        [1.0, 3.0, 2.0, 4.0, 5.0],  # left out: does not grow
    ]
    assert held_by_cells(np.array(scales)) == pytest.approx([0.25, 0.25 + 0.2 * 0.7, 0.0625])


def test_what_cells_hold_is_what_the_card_says(root, shared_data):
    from tools.training.train_voronoiboost import held_by_cells, read_all

    scales = [scales for found in read_all(shared_data).values() for _, scales in found]
    shares = held_by_cells(np.concatenate(scales))
    low, middle, high = np.quantile(shares, (0.05, 0.5, 0.95))
    card = (root / "models" / "voronoiboost" / "README.md").read_text(encoding="utf-8")
    readme = (root / "README.md").read_text(encoding="utf-8")
    for text in (card, readme):
        assert f"{100 * low:.0f} to {100 * high:.0f} %" in text
    assert f"median {100 * middle:.0f} %" in card


def test_error_on_the_test_cities(shared_data):
    """The figure that counts, as the model card gives it: the shipped trees never saw these cities."""
    from deepmend.models.voronoiboost.model import WEIGHTS
    from tools.training.train_voronoiboost import TEST_CITIES, errors, read_deployment

    deployments = [
        read_deployment(file, shared_data / "regions" / f"{city}.geojson")
        for city in TEST_CITIES
        for file in sorted((shared_data / "stations").glob(f"*_{city}.csv"))
    ]
    found = {
        str(tau): (error, r2) for tau, error, r2, _ in errors(Trees.load(WEIGHTS), deployments)
    }
    card = (
        (Path(WEIGHTS).parent / "README.md").read_text(encoding="utf-8").split("Test cities, ")[1]
    )
    for tau, (error, r2) in found.items():
        said = re.search(rf"^\| {tau} \| ([\d.]+) \| ([\d.]+) \|", card, re.MULTILINE).groups()
        assert (error, r2) == pytest.approx(tuple(map(float, said)), abs=0.0006)
