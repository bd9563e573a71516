"""The teacher's labels of a whole deployment."""

import csv
import functools
import os

import numpy as np
import pytest

from deepmend.models.density import DensityModel
from deepmend.models.teacher import BETAS, teacher_search
from tools.training.labels import COLUMNS, label_deployment, sweep

from ..models.cases import CELL, RAGGED, WINDOW, deployment_of, window_of

STATIONS = [7, 0, 3, 1, 5]


@pytest.fixture(scope="module")
def deployment():
    return deployment_of(12, 2, RAGGED)


def beta_of(station):
    return BETAS[8 + station]


def truth_of(deployment, station, grid, calls=None):
    if calls is not None:
        calls.append(station)
    return DensityModel(beta_of(station)).diffuse(deployment, station, grid)


def label(deployment, path, truth=truth_of, stations=STATIONS, **others):
    truth = functools.partial(truth, deployment)
    return label_deployment(deployment, truth, stations, CELL, WINDOW, path, **others)


def rows_of(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def test_finds_the_betas_that_made_the_truth(deployment, tmp_path):
    path = tmp_path / "labels.csv"
    labels = label(deployment, path)
    assert labels[:, 0] == pytest.approx([beta_of(s) for s in STATIONS])
    header, *rows = rows_of(path)
    assert header == COLUMNS
    assert sorted(row[0] for row in rows) == sorted(deployment.ids[s] for s in STATIONS)


def test_equals_the_teacher_search_of_each_station(deployment, tmp_path):
    noise = np.random.default_rng(3).uniform(size=window_of(deployment, 0).shape) ** 6

    def truth(deployment, station, grid):
        return truth_of(deployment, station, grid) * noise

    labels = label(deployment, tmp_path / "labels.csv", truth)
    for station, (beta, distance) in zip(STATIONS, labels):
        grid = window_of(deployment, station)
        exact = teacher_search(deployment, station, grid, truth(deployment, station, grid))
        assert (beta, distance) == exact and distance > 0.01
    # and the same again from the table
    assert np.array_equal(label(deployment, tmp_path / "labels.csv", truth), labels)


def test_two_workers_equal_one(deployment, tmp_path):
    seen = []

    def progress(fraction):
        seen.append(fraction)
        return True

    one = label(deployment, tmp_path / "one.csv")
    two = label(deployment, tmp_path / "two.csv", workers=2, progress=progress)
    assert np.array_equal(one, two)
    assert sorted(rows_of(tmp_path / "one.csv")) == sorted(rows_of(tmp_path / "two.csv"))
    assert seen == sorted(seen) and seen[0] == 0.0 and seen[-1] == 1.0


@pytest.mark.parametrize("workers", [1, 2])
def test_goes_on_where_it_was_stopped(workers, deployment, tmp_path):
    path = tmp_path / "labels.csv"

    stations = list(range(len(deployment)))

    def until_more_than_two_are_done(fraction):
        return fraction <= 2 / len(stations)

    label(
        deployment, path, stations=stations, workers=workers, progress=until_more_than_two_are_done
    )
    done = [row[0] for row in rows_of(path)[1:]]
    assert 2 <= len(done) < len(stations)
    calls = []
    truth = functools.partial(truth_of, calls=calls)
    labels = label(deployment, path, truth, stations)
    assert sorted(done + [deployment.ids[s] for s in calls]) == sorted(deployment.ids)
    assert labels[:, 0] == pytest.approx([beta_of(s) for s in stations])
    assert len(rows_of(path)) == 1 + len(stations)


def test_other_stations_are_added_to_the_table(deployment, tmp_path):
    calls = []
    truth = functools.partial(truth_of, calls=calls)
    label(deployment, tmp_path / "labels.csv", truth, [0, 1])
    assert len(label(deployment, tmp_path / "labels.csv", truth, [1, 2, 3])) == 3
    assert sorted(calls) == [0, 1, 2, 3]


@pytest.mark.parametrize("workers", [1, 2])
def test_stops_inside_a_search(workers, deployment, tmp_path):
    path = tmp_path / "labels.csv"
    assert label(deployment, path, workers=workers, progress=lambda fraction: False) is None
    assert rows_of(path) == [COLUMNS]
    assert len(label(deployment, path)) == len(STATIONS)


@pytest.mark.parametrize("end", [-1, -3, -20, -25])
def test_a_half_written_line_is_dropped(end, deployment, tmp_path):
    path = tmp_path / "labels.csv"
    labels = label(deployment, path)
    whole = path.read_bytes()
    last = rows_of(path)[-1][0]
    path.write_bytes(whole[:end])
    calls = []
    truth = functools.partial(truth_of, calls=calls)
    assert np.array_equal(label(deployment, path, truth), labels)
    assert [deployment.ids[s] for s in calls] == [last]
    assert sorted(path.read_bytes().split()) == sorted(whole.split())
    assert os.listdir(tmp_path) == ["labels.csv"]


@pytest.mark.parametrize(
    "end", [b"S9,1.3", b"S9,1.3,0.1\r\n", b"S9,,0.1,abc\n", b"\0\0\0\0", b'"S9\n']
)
def test_a_spoilt_last_line_is_dropped(end, deployment, tmp_path):
    path = tmp_path / "labels.csv"
    labels = label(deployment, path)
    whole = path.read_bytes()
    path.write_bytes(whole + end)
    assert np.array_equal(label(deployment, path), labels)
    assert path.read_bytes() == whole


@pytest.mark.parametrize("text", ["", "station_", ",".join(COLUMNS)])
def test_a_table_without_rows_is_begun_anew(text, deployment, tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text(text)
    label(deployment, path, stations=[0])
    assert [row[0] for row in rows_of(path)] == ["station_id", deployment.ids[0]]


@pytest.mark.parametrize("text", ["hello", "a,b\n1,2\n", "station_id\nS1\n"])
def test_refuses_another_file_and_leaves_it_alone(text, deployment, tmp_path):
    path = tmp_path / "labels.csv"
    path.write_text(text)
    with pytest.raises(ValueError, match="is not a table of the teacher's labels"):
        label(deployment, path)
    assert path.read_text() == text


def test_refuses_a_damaged_table(deployment, tmp_path):
    path = tmp_path / "labels.csv"
    label(deployment, path)
    lines = path.read_text().splitlines()
    path.write_text("\n".join([lines[0], "S0,what", *lines[2:], ""]))
    with pytest.raises(ValueError, match="damaged in row 1"):
        label(deployment, path)


def test_refuses_a_table_of_another_set_up(deployment, tmp_path):
    path = tmp_path / "labels.csv"
    truth = functools.partial(truth_of, deployment)
    label(deployment, path, stations=[0], settings="seed 1")
    before = path.read_bytes()
    for place, cell, window, settings in (
        (deployment, CELL, WINDOW, "seed 2"),
        (deployment, CELL, 2 * WINDOW, "seed 1"),
        (deployment, 2 * CELL, WINDOW, "seed 1"),
        (deployment_of(12, 2), CELL, WINDOW, "seed 1"),
        (deployment_of(12, 3, RAGGED), CELL, WINDOW, "seed 1"),
    ):
        with pytest.raises(ValueError, match="another deployment, grid or truth"):
            label_deployment(place, truth, [0], cell, window, path, settings)
    assert path.read_bytes() == before


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_names_the_station_and_keeps_the_others(workers, deployment, tmp_path):
    path = tmp_path / "labels.csv"
    last = [s for s in sweep(deployment.xy, WINDOW / 2) if s in STATIONS][-1]

    def truth(deployment, station, grid):
        return np.zeros(grid.shape) if station == last else truth_of(deployment, station, grid)

    with pytest.raises(ValueError, match=f"station {deployment.ids[last]}: the map is zero"):
        label(deployment, path, truth, workers=workers)
    assert len(rows_of(path)) >= len(STATIONS) - 1
    assert len(label(deployment, path)) == len(STATIONS)


def test_no_stations(deployment, tmp_path):
    assert label(deployment, tmp_path / "labels.csv", stations=[]).shape == (0, 2)


def test_the_sweep_visits_every_station_once_and_goes_from_neighbour_to_neighbour():
    xy = np.stack(np.meshgrid(np.arange(6.0), np.arange(4.0)), axis=-1).reshape(-1, 2)
    order = sweep(xy[::-1], 1.0)
    assert sorted(order) == list(range(len(xy)))
    assert np.hypot(*np.diff(xy[::-1][order], axis=0).T).max() == 1.0
