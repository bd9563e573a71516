"""Maps computed several at a time are those asked for one by one."""

import numpy as np
import pytest

from deepmend.models.ahead import Ahead
from deepmend.models.grid import Grid

from .cases import RAGGED, deployment_of


class Batched:
    """A model whose map of a station holds its number; some stations it cannot map."""

    batch = 3
    device = "cpu"

    def __init__(self, impossible=()):
        self.impossible, self.calls = impossible, []

    def prepare(self, deployment, progress=None):
        return "prepared"

    def diffuse(self, deployment, station, grid):
        self.calls.append([station])
        return self._map(station, grid)

    def diffuse_many(self, deployment, stations, grids):
        self.calls.append(list(stations))
        return [self._map(station, grid) for station, grid in zip(stations, grids)]

    def _map(self, station, grid):
        if station in self.impossible:
            raise ValueError(f"{station} is impossible")
        return np.full(grid.shape, station, dtype=np.float32)


def places(*deployments):
    return [
        (deployment, station, Grid.window(*deployment.xy[station], 100.0, 1000.0))
        for deployment in deployments
        for station in range(len(deployment))
    ]


def test_they_are_computed_by_batches_within_a_deployment():
    first, second = deployment_of(4, 1, RAGGED), deployment_of(2, 2, RAGGED)
    model = Batched()
    ahead = Ahead(model, places(first, second))
    for place in places(first, second):
        assert (ahead.diffuse(*place) == place[1]).all()
        assert ahead.seconds >= 0.0
    assert model.calls == [[0, 1, 2], [3], [0, 1]]


def test_a_station_that_cannot_be_mapped_is_told_by_its_own_name():
    deployment = deployment_of(4, 1, RAGGED)
    ahead = Ahead(Batched(impossible={1}), places(deployment))
    wanted = places(deployment)
    assert (ahead.diffuse(*wanted[0]) == 0).all()
    with pytest.raises(ValueError, match="1 is impossible"):
        ahead.diffuse(*wanted[1])
    assert (ahead.diffuse(*wanted[2]) == 2).all()


def test_all_else_is_the_models():
    ahead = Ahead(Batched(), [])
    assert ahead.device == "cpu" and ahead.prepare(None) == "prepared"
    with pytest.raises(AttributeError):
        ahead.nothing  # noqa: B018
