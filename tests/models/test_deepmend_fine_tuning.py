"""Which stations are for what, which epoch is kept, and truth that reaches beyond the window."""

import numpy as np
import pytest

from deepmend.models.deepmend.best import shapes_of
from deepmend.models.deepmend.fine_tuning import fine_tune, map_distances, split
from deepmend.models.deepmend.lessons import LessonMaker, Lessons
from deepmend.models.deepmend.weights import read_weights
from deepmend.models.density import DensityModel
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance

from .cases import best_weights, deployment_of, window_of


@pytest.mark.parametrize("n, share", [(10, 0.05), (10, 0.5), (41, 0.2), (300, 0.2)])
def test_every_station_has_one_part(n, share):
    xy = np.random.default_rng(1).uniform(size=(n, 2))
    parts = split(xy, share, 1)
    assert sorted(np.concatenate(parts)) == list(range(n))
    assert all(len(part) for part in parts)
    assert len(parts[2]) == max(1, round(share * n))
    again = split(xy, share, 1)
    assert all(np.array_equal(a, b) for a, b in zip(parts, again))
    assert len(split(np.zeros((n, 2)), share, 1)[2]) == len(parts[2])  # all at one place


def test_neighbours_are_held_out_together():
    xy = np.random.default_rng(1).uniform(size=(300, 2))
    held_out = np.zeros(300, dtype=bool)
    held_out[split(xy, 0.2, 1)[2]] = True
    distance = np.hypot(*(xy[:, None] - xy).T)
    np.fill_diagonal(distance, np.inf)
    nearest_too = held_out[distance.argmin(axis=1)][held_out].mean()
    assert nearest_too > 0.6  # 0.2 if each were drawn by itself


def test_truth_beyond_the_window_counts():
    deployment = deployment_of(6)
    window = window_of(deployment, 0, 200.0, 4000.0)
    grid = Grid(200.0, window.column - 5, window.row - 5, window.columns + 10, window.rows + 10)
    model = DensityModel()
    truth = model.diffuse(deployment, 0, grid)
    (found,) = map_distances([model], deployment, 0, window, truth, grid)
    assert found > 0.01
    values = np.zeros(grid.shape)
    values[5:-5, 5:-5] = model.diffuse(deployment, 0, window)
    assert found == ks_distance(values, truth)


def test_stopping_and_what_is_kept(tmp_path):
    deployment, model = deployment_of(12), DensityModel(2.2)
    teacher, lessons = LessonMaker(deployment), Lessons.none()
    for station in range(12):
        window = window_of(deployment, station, 200.0)
        truth = model.diffuse(deployment, station, window)
        lessons.add(teacher.lesson(station, window, truth, window))
    path = best_weights(tmp_path / "w.safetensors", scale=0.1)
    arrays, _ = read_weights(path, "best", shapes_of)
    parts = lessons.part(range(9)), lessons.part(range(9, 12))

    seen = []
    tuned = fine_tune(
        arrays, *parts, epochs=3, learning_rate=0.01, device="cpu", progress=told(seen)
    )
    assert len(tuned.history) == 4 and seen == sorted(seen) and seen[-1] == 1.0
    assert tuned.epoch == np.argmin([choosing for _, choosing in tuned.history]) > 0
    assert not all(np.array_equal(arrays[name], tuned.arrays[name]) for name in arrays)
    for calls in (1, 2, 3, len(seen)):
        assert fine_tune(arrays, *parts, 3, device="cpu", progress=told([], calls)) is None
    with pytest.raises(ValueError, match="no longer finite"):
        fine_tune(arrays, *parts, epochs=3, learning_rate=1e30, device="cpu")


def told(seen, most=None):
    """A progress callback that notes what it is told, and stops the work at a number of calls."""

    def progress(fraction):
        seen.append(fraction)
        return len(seen) != most

    return progress
