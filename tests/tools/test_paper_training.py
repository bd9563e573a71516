"""Teaching the paper's student, on maps small enough for a test."""

import math

import numpy as np
import pytest
import torch

from deepmend.models.deepmend.paper import features, land_mask, to_target
from deepmend.models.deepmend.sdunet import SDUNet
from deepmend.models.density import DensityModel
from deepmend.models.ks import ks_distance
from tools.training.paper_training import (
    map_distance,
    mean_loss,
    target_loss,
    train_epoch,
)

from ..models.cases import RAGGED, deployment_of, window_of


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


def test_the_distance_is_the_ks_distance_of_the_maps():
    maps = np.random.default_rng(1).exponential(size=(2, 3, 20, 30)) ** 3
    land = np.random.default_rng(2).random((3, 20, 30)) < 0.7
    maps = [part * land / (part * land).sum(axis=(1, 2), keepdims=True) for part in maps]
    y, target = (torch.from_numpy(to_target(part))[:, None] for part in maps)
    found = map_distance(y, target, torch.from_numpy(land)[:, None])
    assert float(found) == pytest.approx(np.mean([ks_distance(*pair) for pair in zip(*maps)]))


def test_learning_the_distance_brings_maps_nearer(batches):
    torch.manual_seed(1)
    network = SDUNet(16, 1)
    optimizer = torch.optim.Adam(network.parameters(), 1e-3)

    def distance():
        network.train(False)
        with torch.no_grad():
            return np.mean([float(map_distance(network(f), t, m)) for f, t, m in batches])

    train_epoch(network, optimizer, batches)
    before, mean = distance(), network.down[0].first.norm.running_mean.clone()
    for _ in range(8):
        train_epoch(network, optimizer, batches, distance=0.01, frozen=True)
    assert distance() < 0.9 * before
    assert torch.equal(mean, network.down[0].first.norm.running_mean)
