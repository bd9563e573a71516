"""Maps computed several at a time, for who asks for them one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.models.ahead import Ahead
from deepmend.models.grid import Grid

from .cases import deployment_of

FIRST, SECOND = deployment_of(5), deployment_of(4, seed=2)


class Model:
    """Maps that tell of which place they are; remembers how it was asked."""

    beta = 1.3

    def __init__(self, batch=3, broken=()):
        self.batch, self.broken, self.asked = batch, broken, []

    def diffuse(self, deployment, station, grid):
        self.asked.append((station,))
        return self._map(deployment, station, grid)

    def diffuse_many(self, deployment, stations, grids):
        self.asked.append(tuple(stations))
        return [self._map(deployment, *place) for place in zip(stations, grids)]

    def _map(self, deployment, station, grid):
        if station in self.broken:
            raise ValueError(f"station {station} has no map")
        return np.full(grid.shape, deployment.xy[station, 0])


def places_of(*pairs):
    return [(land, i, Grid(100.0, i, 0, 3, 2)) for land, i in pairs]


def test_several_are_computed_at_a_time():
    places = places_of(*((FIRST, i) for i in range(5)))
    model = Model()
    ahead = Ahead(model, places)
    for land, station, grid in places:
        assert (ahead.diffuse(land, station, grid) == land.xy[station, 0]).all()
    assert model.asked == [(0, 1, 2), (3, 4)]


def test_only_of_one_deployment():
    places = places_of((FIRST, 0), (FIRST, 1), (SECOND, 0), (SECOND, 1))
    model = Model()
    ahead = Ahead(model, places)
    for land, station, grid in places:
        assert (ahead.diffuse(land, station, grid) == land.xy[station, 0]).all()
    assert model.asked == [(0, 1), (0, 1)]


def test_all_else_is_the_models():
    ahead = Ahead(Model(), [])
    assert ahead.beta == 1.3 and ahead.batch == 3
    with pytest.raises(AttributeError):
        ahead.unknown  # noqa: B018


def test_places_may_be_left_out():
    places = places_of(*((FIRST, i) for i in range(5)))
    model = Model(batch=2)
    ahead = Ahead(model, places)
    for i in (0, 3, 4):
        assert (ahead.diffuse(*places[i]) == FIRST.xy[i, 0]).all()
    assert model.asked[0] == (0, 1) and model.asked[1] == (3, 4)
    assert len(model.asked) == 2


def test_a_station_without_a_map_is_told_by_its_own_name():
    places = places_of(*((FIRST, i) for i in range(5)))
    ahead = Ahead(Model(broken=(1,)), places)
    assert (ahead.diffuse(*places[0]) == FIRST.xy[0, 0]).all()
    with pytest.raises(ValueError, match="station 1 has no map"):
        ahead.diffuse(*places[1])
    for i in (2, 3, 4):
        assert (ahead.diffuse(*places[i]) == FIRST.xy[i, 0]).all()


def test_the_time_is_that_of_one_map(monkeypatch):
    times = iter([10.0, 13.0, 20.0, 21.0])
    monkeypatch.setattr("deepmend.models.ahead.time.perf_counter", lambda: next(times))
    places = places_of(*((FIRST, i) for i in range(4)))
    ahead = Ahead(Model(broken=(3,)), places)
    assert ahead.seconds == 0.0
    for i in range(3):
        ahead.diffuse(*places[i])
        assert ahead.seconds == 1.0  # three in three seconds


def test_the_time_of_one_alone(monkeypatch):
    times = iter([10.0, 14.0])
    monkeypatch.setattr("deepmend.models.ahead.time.perf_counter", lambda: next(times))
    places = places_of((FIRST, 0), (FIRST, 1))
    ahead = Ahead(Model(broken=(1,)), places)
    ahead.diffuse(*places[0])
    assert ahead.seconds == 4.0


@settings(deadline=None)
@given(
    st.integers(1, 6),
    st.lists(st.sampled_from([(FIRST, i) for i in range(5)]), unique=True, max_size=5),
    st.lists(st.sampled_from([(SECOND, i) for i in range(4)]), unique=True, max_size=4),
    st.sets(st.integers(0, 4)),
)
def test_maps_are_those_of_the_model(batch, first, second, broken):
    places = places_of(*first, *second)
    ahead = Ahead(Model(batch, broken), places)
    for land, station, grid in places:
        if station in broken:
            with pytest.raises(ValueError, match=f"station {station} "):
                ahead.diffuse(land, station, grid)
        else:
            assert (ahead.diffuse(land, station, grid) == land.xy[station, 0]).all()
