"""Scores of service probabilities at places where the serving station is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepmend.models.density import DensityModel
from deepmend.models.probability import ServiceProbability
from deepmend.models.scores import DOUBT, block_interval, score_places, thinned
from deepmend.models.voronoi import VoronoiModel

from .cases import deployment_of


class Fixed:
    """A model that says the same everywhere."""

    def __init__(self, stations, values):
        self._stations, self._values = np.array(stations), np.array(values, dtype=float)

    def prepare(self, deployment):
        return True

    def service(self, deployment, places):
        n = len(places)
        return ServiceProbability(np.tile(self._stations, (n, 1)), np.tile(self._values, (n, 1)))


PLACES = np.zeros((3, 2))


def test_scores_by_hand():
    deployment = deployment_of(10)
    scores = score_places(Fixed([4, 2], [0.75, 0.25]), deployment, PLACES, np.array([4, 2, 7]))
    expected = -np.log([(1 - DOUBT) * p + DOUBT / 10 for p in (0.75, 0.25, 0.0)])
    assert scores.log == pytest.approx(expected)
    # over all stations: (.25^2 + .25^2), (.75^2 + .75^2), (.75^2 + .25^2 + 1)
    assert scores.brier == pytest.approx([0.125, 1.125, 1.625])
    assert scores.right.tolist() == [1.0, 0.0, 0.0]
    assert scores.means() == pytest.approx((expected.mean(), 2.875 / 3, 1 / 3))
    assert scores.reliability().tolist() == [[0.75, 1 / 3, 3.0]]


def test_stations_of_one_site_share_what_it_has():
    deployment = deployment_of(10)
    shares = np.array([0.5, 1.0, 1.0])
    scores = score_places(
        Fixed([4, 2], [0.75, 0.25]), deployment, PLACES, np.array([4, 2, 7]), shares, 11
    )
    assert scores.log[0] == pytest.approx(-np.log((1 - DOUBT) * 0.375 + DOUBT / 11))
    # stations of .375, .375 and .25, of which the first serves
    assert scores.brier[0] == pytest.approx(0.625**2 + 0.375**2 + 0.25**2)
    assert scores.right[0] == 0.5


def test_who_knows_the_truth_scores_best():
    """The expected log score has its least value at the probabilities that drew the stations."""
    deployment, random = deployment_of(30, 3), np.random.default_rng(1)
    places = random.uniform(-4000, 4000, (4000, 2))
    truth = DensityModel(1.3).service(deployment, places)
    drawn = (truth.values.cumsum(axis=1) < random.uniform(size=(4000, 1))).sum(axis=1)
    serving = truth.stations[np.arange(4000), drawn]
    logs, briers = {}, {}
    for name, model in {
        "truth": DensityModel(1.3),
        "sharper": DensityModel(3.0),
        "flatter": DensityModel(0.5),
        "voronoi": VoronoiModel(),
    }.items():
        scores = score_places(model, deployment, places, serving)
        logs[name], briers[name], _ = scores.means()
        if name == "truth":
            sure, right, count = scores.reliability().T
            assert count.sum() == 4000
            assert (np.abs(sure - right) < 4.0 / np.sqrt(count)).all()
    assert min(logs, key=logs.get) == min(briers, key=briers.get) == "truth"


def test_it_stops_when_told_to():
    places = np.zeros((50000, 2))
    serving = np.zeros(50000, dtype=int)
    told = []

    def progress(fraction):
        told.append(fraction)
        return len(told) < 2

    model = Fixed([0], [1.0])
    assert score_places(model, deployment_of(3), places, serving, progress=progress) is None
    assert len(told) == 2


@given(st.integers(1, 400), st.floats(1.0, 500.0), st.integers(0, 99))
def test_thinning_keeps_one_place_of_each_square(n, square, seed):
    xy = np.random.default_rng(seed).uniform(-1000, 1000, (n, 2))
    kept = thinned(xy, square)
    squares = {tuple(p) for p in np.floor(xy / square)}
    assert len(kept) == len(squares) == len({tuple(p) for p in np.floor(xy[kept] / square)})
    assert (np.diff(kept) > 0).all() and np.array_equal(kept, thinned(xy, square))


def test_intervals_are_wider_where_neighbours_are_alike():
    random = np.random.default_rng(0)
    xy = random.uniform(0, 20000, (20000, 2))
    alone = random.normal(size=20000)
    low, high = block_interval(alone, xy)
    assert high - low == pytest.approx(2 * 1.96 / np.sqrt(20000), rel=0.2)
    low, high = block_interval(np.floor(xy[:, 0] / 1000.0) % 2 + alone, xy)
    assert high - low > 4 / np.sqrt(20000)
    assert np.isnan(block_interval(alone[:9], np.zeros((9, 2)))).all()
