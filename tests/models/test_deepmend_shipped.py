"""The weights that come with the plugin: there, small, and worth having."""

import os

import numpy as np
import pytest
import shapely

from deepmend.models.deepmend.students import STUDENTS, load_student
from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.ks import ks_distance
from deepmend.models.radio.simulator import RadioSimulator
from deepmend.models.synthetic import sample_deployment
from deepmend.models.voronoi import VoronoiModel

MOST = 8e6  # bytes, all students together


@pytest.fixture(scope="module")
def cases():
    """Deployment and (station, grid, simulated map) of some stations; no student learned from it."""
    land = shapely.box(600000.0, 6600000.0, 630000.0, 6630000.0)
    xy = sample_deployment(land, 120, 0.5, 4321)
    deployment = Deployment([f"T{i}" for i in range(len(xy))], xy, land, 47.0)
    simulator = RadioSimulator(seed=99)
    grid = Grid(100.0, 6000, 66000, 300, 300)
    stations = range(0, len(xy), 12)
    return deployment, [(s, grid, simulator.diffuse(deployment, s, grid)) for s in stations]


def mean_ks(model, cases):
    deployment, truths = cases
    model.prepare(deployment)
    return np.mean(
        [ks_distance(model.diffuse(deployment, s, grid), truth) for s, grid, truth in truths]
    )


def test_together_they_are_small():
    assert sum(os.path.getsize(student.weights) for student in STUDENTS.values()) < MOST


@pytest.mark.parametrize("name", STUDENTS)
def test_on_a_simulated_network_a_student_is_far_better_than_voronoi(name, cases):
    if STUDENTS[name].needs_torch:
        pytest.importorskip("torch")
    student = load_student(name, None, "cpu")
    assert mean_ks(student, cases) < 0.6 * mean_ks(VoronoiModel(), cases)


def test_best_is_better_than_the_density_model(cases):
    best = load_student(next(iter(STUDENTS)), None, "cpu")
    assert mean_ks(best, cases) < mean_ks(DensityModel(), cases)
