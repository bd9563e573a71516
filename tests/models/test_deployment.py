"""What a deployment refuses, and what it keeps."""

import numpy as np
import pytest
import shapely

from deepmend.models.deployment import Deployment, default_region

from .cases import RAGGED, deployment_of, window_of

BOX = shapely.box(0, 0, 10, 10)


@pytest.mark.parametrize(
    "ids, xy, region, reason",
    [
        ([], np.empty((0, 2)), BOX, "at least one station"),
        (["A"], [1, 2], BOX, "at least one station"),
        (["A"], [(1, 2), (5, 5)], BOX, "1 ids for 2 stations"),
        (["A", "A"], [(1, 2), (5, 5)], BOX, "not unique"),
        (["A"], [(1, np.nan)], BOX, "not finite"),
        (["A", "B"], [(1, 2), (1.5, 2)], BOX, "within 1 m"),
        (["A"], [(1, 2)], shapely.Polygon(), "empty"),
        (["A"], [(1, 2)], shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), "not a valid polygon"),
    ],
)
def test_refuses(ids, xy, region, reason):
    with pytest.raises(ValueError, match=reason):
        Deployment(ids, xy, region)


def test_heights_may_be_known_of_some():
    deployment = Deployment("AB", [(1, 2), (5, 5)], BOX, heights=[30, None])
    assert deployment.heights[0] == 30.0 and np.isnan(deployment.heights[1])
    assert Deployment("AB", [(1, 2), (5, 5)], BOX).heights is None


@pytest.mark.parametrize(
    "heights, reason",
    [
        ([30.0], "one for each of the 2 stations"),
        ([[30.0, 20.0]], "one for each of the 2 stations"),
        ([30.0, -5.0], "must be positive"),
        ([30.0, np.inf], "must be positive"),
    ],
)
def test_refuses_heights(heights, reason):
    with pytest.raises(ValueError, match=reason):
        Deployment("AB", [(1, 2), (5, 5)], BOX, heights=heights)


def test_stations_in_the_lake_are_outside():
    deployment = Deployment("AB", [(-1200, -1500), (2000, 2000)], RAGGED)
    assert deployment.inside.tolist() == [False, True]


def test_region_weight_is_the_share_inside():
    deployment = Deployment("A", [(1, 1)], shapely.box(-50, -1000, 1000, 1000))
    weight = deployment.region_weight(window_of(deployment, 0, 100.0, 400.0))
    assert weight.tolist() == [[0.0, 0.5, 1.0, 1.0]] * 4


def test_nearest_distances_after_forgetting():
    deployment = deployment_of(10)
    grid = window_of(deployment, 0)
    before = deployment.nearest_distances(grid)
    deployment.forget()
    assert np.array_equal(deployment.nearest_distances(grid), before)


def test_default_region_is_half_a_window_around_the_stations():
    region = default_region(np.array([(0.0, 0.0), (100.0, 50.0)]), 40.0)
    assert shapely.bounds(region).tolist() == [-20.0, -20.0, 120.0, 70.0]
