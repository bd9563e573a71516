"""Teacher search."""

import numpy as np
import pytest

from deepmend.models.density import DensityModel
from deepmend.models.ks import ks_distance
from deepmend.models.teacher import BETAS, teacher_search

from .cases import RAGGED, deployment_of, window_of


def test_betas_are_those_of_the_design():
    assert len(BETAS) == 31 and 1.3 in BETAS and (np.diff(BETAS) > 0).all()
    assert BETAS[0] == pytest.approx(0.1) and BETAS[-1] == pytest.approx(10.0)


@pytest.mark.parametrize("beta", [1.3, BETAS[5], BETAS[20]])
def test_finds_the_beta_that_made_the_truth(beta):
    deployment = deployment_of(15, 2, RAGGED)
    grid = window_of(deployment, 0)
    truth = 5.0 * DensityModel(beta).association(deployment, 0, grid)
    found, distance = teacher_search(deployment, 0, grid, truth)
    assert found == pytest.approx(beta)
    assert distance < 1e-5


def test_is_the_best_of_all_betas_for_another_truth():
    deployment = deployment_of(15, 2, RAGGED)
    grid = window_of(deployment, 1)
    truth = np.random.default_rng(0).uniform(size=grid.shape) ** 8
    truth[:20] *= 5
    found, distance = teacher_search(deployment, 1, grid, truth)
    distances = [
        ks_distance(DensityModel(b).association(deployment, 1, grid), truth) for b in BETAS
    ]
    assert distance == pytest.approx(min(distances), abs=1e-5)
    assert found == BETAS[int(np.argmin(distances))]


def test_stops_when_told_to():
    deployment = deployment_of(15)
    grid = window_of(deployment, 0)
    seen = []
    assert teacher_search(deployment, 0, grid, np.ones(grid.shape), progress=seen.append) is None
    assert seen == [pytest.approx(1 / 31)]


def test_refuses_a_truth_of_another_shape():
    deployment = deployment_of(5)
    with pytest.raises(ValueError, match="shape"):
        teacher_search(deployment, 0, window_of(deployment, 0), np.ones((3, 3)))
