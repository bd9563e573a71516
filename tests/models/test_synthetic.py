"""Synthetic deployments: inside the region, as many as asked for, apart, repeatable, and like real ones."""

import csv
import json

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import cKDTree

from deepmend.models.synthetic import MIN_DISTANCE, sample_deployment
from deepmend.models.tessellation import Tessellation

# lake, second part, narrow cape
REGION = shapely.MultiPolygon(
    [
        (
            [
                (0, 0),
                (40_000, 0),
                (40_000, 30_000),
                (80_000, 30_200),
                (40_000, 30_400),
                (0, 30_000),
            ],
            [[(20_000, 10_000), (30_000, 10_000), (30_000, 20_000)]],
        ),
        ([(100_000, 100_000), (104_000, 100_000), (104_000, 103_000)], []),
    ]
)
SQUARE = shapely.box(0, 0, 60_000, 60_000)


def nearest(xy):
    return cKDTree(xy).query(xy, k=2)[0][:, 1]


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 300),
    st.floats(0, 1),
    st.integers(0, 2**31),
    st.sampled_from([REGION, SQUARE, shapely.box(5e6, 5e6, 5_002_000, 5_000_700)]),
)
def test_laws(count, urbanity, seed, region):
    xy = sample_deployment(region, count, urbanity, seed)
    assert xy.shape == (count, 2)
    assert shapely.contains_xy(region, xy[:, 0], xy[:, 1]).all()
    assert np.array_equal(xy, sample_deployment(region, count, urbanity, seed))
    if count > 1:
        assert nearest(xy).min() >= min(MIN_DISTANCE, 0.1 * np.sqrt(region.area / count))
        assert not np.array_equal(xy, sample_deployment(region, count, urbanity, seed + 1))


def share_in_smallest_cells(xy, region):
    """Share of stations in the smallest Voronoi cells that make up a tenth of the area."""
    areas = np.sort(shapely.area(Tessellation(xy, region).cells()))
    return np.searchsorted(np.cumsum(areas), 0.1 * region.area) / len(xy)


def test_urbanity_gathers_stations_in_towns():
    shapely.prepare(SQUARE)
    shares = [
        np.mean(
            [
                share_in_smallest_cells(sample_deployment(SQUARE, 400, urbanity, seed), SQUARE)
                for seed in range(4)
            ]
        )
        for urbanity in (0.0, 0.25, 0.5, 0.75, 1.0)
    ]
    assert np.all(np.diff(shares) > 0)
    assert shares[0] < 0.25 and shares[-1] > 0.55


def test_urbanity_0_is_nearly_even():
    xy = sample_deployment(SQUARE, 400, 0.0, 1)
    # 0.5 for points thrown at random, 1.07 for a honeycomb
    assert np.mean(nearest(xy)) / np.sqrt(SQUARE.area / 400) > 0.6


def test_quartiles_at_one_half_are_those_of_real_deployments():
    """Lowest and highest of 14 real deployments in five cities, see the module."""
    for seed in range(5):
        xy = sample_deployment(SQUARE, 330, 0.5, seed)
        low, middle, high = np.percentile(nearest(xy), (25, 50, 75)) / np.sqrt(SQUARE.area / 330)
        assert 0.15 < low < 0.35 and 0.33 < middle < 0.63 and 0.64 < high < 0.93
        areas = np.percentile(shapely.area(Tessellation(xy, SQUARE).cells()), (10, 90))
        assert 17 < areas[1] / areas[0] < 120


@pytest.mark.parametrize("city", ["Bordeaux", "Lille", "Lyon", "Orleans", "Toulouse"])
def test_like_the_real_deployments_of_a_city(city, shared_data):
    """Side by side with every operator of a city, within the spread of real ones."""
    document = json.loads((shared_data / "regions" / f"{city}.geojson").read_text(encoding="utf-8"))
    land = shapely.union_all([shapely.geometry.shape(f["geometry"]) for f in document["features"]])
    middle = np.array(land.centroid.coords[0])

    def local(lonlat):
        metres = np.radians(lonlat - middle) * 6_371_008.8
        return metres * (np.cos(np.radians(middle[1])), 1.0)

    region = shapely.make_valid(shapely.transform(land, local))
    shapely.prepare(region)
    for path in (shared_data / "stations").glob(f"*_{city}.csv"):
        with open(path, encoding="utf-8", newline="") as file:
            rows = [(float(r["longitude"]), float(r["latitude"])) for r in csv.DictReader(file)]
        real = local(np.array(rows))
        real = real[shapely.contains_xy(region, *real.T)]
        ours = sample_deployment(region, len(real), 0.5, 1)
        for xy in (real, ours):
            quartiles = np.percentile(nearest(xy), (25, 50, 75)) / np.sqrt(region.area / len(xy))
            assert np.all(quartiles > (0.14, 0.32, 0.62)) and np.all(quartiles < (0.36, 0.64, 0.95))
            areas = np.percentile(shapely.area(Tessellation(xy, region).cells()), (10, 90))
            assert 16 < areas[1] / areas[0] < 125


def test_stops_when_told():
    asked = []
    assert sample_deployment(SQUARE, 50, progress=lambda f: asked.append(f) or False) is None
    assert len(asked) == 1 and 0 < asked[0] <= 1


def test_a_region_too_small_for_the_least_distance_still_gets_its_stations():
    region = shapely.box(0, 0, 100, 100)
    xy = sample_deployment(region, 200, 0.5, 1)
    assert len(xy) == 200
    assert nearest(xy).min() >= 0.1 * np.sqrt(100 * 100 / 200)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((SQUARE, 0), "at least one station"),
        ((SQUARE, 5, 1.1), "between 0 and 1"),
        ((SQUARE, 5, float("nan")), "between 0 and 1"),
        ((shapely.Polygon(), 5), "no area"),
    ],
)
def test_impossible_settings(arguments, message):
    with pytest.raises(ValueError, match=message):
        sample_deployment(*arguments)
