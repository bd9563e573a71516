"""Teaching the paper's student, on maps small enough for a test."""

import math

import numpy as np
import pytest
import torch

from deepmend.models.deepmend.paper import features, land_mask, to_target
from deepmend.models.deepmend.paper_training import mean_loss, target_loss, train_epoch
from deepmend.models.deepmend.sdunet import SDUNet
from deepmend.models.density import DensityModel

from .cases import RAGGED, deployment_of, window_of


@pytest.fixture(scope="module")
def batches():
    torch.set_num_threads(1)
    deployment = deployment_of(12, 3, RAGGED)
    stations = np.flatnonzero(deployment.inside)[:4]
    grids = [window_of(deployment, station, window=3200.0) for station in stations]
    rows = [
        (
            features(deployment, s, grid),
            to_target(DensityModel().diffuse(deployment, s, grid))[None].astype(np.float32),
            land_mask(deployment, grid)[None],
        )
        for s, grid in zip(stations, grids)
    ]
    parts = [torch.from_numpy(np.stack(part)) for part in zip(*rows)]
    return [tuple(part[i : i + 2] for part in parts) for i in (0, 2)]


def taught(batches, epochs=6):
    torch.manual_seed(1)
    network = SDUNet(depth=1)
    optimizer = torch.optim.AdamW(network.parameters(), lr=1e-3)
    return network, [train_epoch(network, optimizer, batches) for _ in range(epochs)]


def test_the_loss_falls_and_is_the_same_every_time(batches):
    network, losses = taught(batches)
    assert losses[-1] < 0.5 * losses[0]
    assert taught(batches)[1] == losses
    before = {name: values.clone() for name, values in network.state_dict().items()}
    assert mean_loss(network, batches) > 0
    assert all(torch.equal(values, before[name]) for name, values in network.state_dict().items())


def test_the_loss_is_the_mean_over_land():
    y, target = torch.zeros(1, 1, 2, 2), torch.tensor([[[[1.0, 50.0], [3.0, 7.0]]]])
    land = torch.tensor([[[[True, True], [False, False]]]])
    assert float(target_loss(y, target, land)) == pytest.approx((1 + 100) / 2)
    assert float(target_loss(y, target, land & False)) == 0


def test_training_can_be_stopped(batches):
    network = SDUNet(depth=1)
    optimizer = torch.optim.SGD(network.parameters(), lr=0.0)
    seen = []

    def progress(done, loss):
        seen.append((done, loss))
        return False

    assert train_epoch(network, optimizer, batches, progress=progress) is None
    assert [done for done, _ in seen] == [1]
    assert math.isnan(train_epoch(network, optimizer, []))
