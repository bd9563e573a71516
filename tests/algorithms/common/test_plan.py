"""What to map: bands, windows and deployments of stations and land."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.common.deployments import StationFields
from deepmend.algorithms.common.plan import Band, Plan, PlanRequest, make_plan
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid

from ..cases import CENTRE, LAND, Log, degrees, polygons, positions, stations
from .common_cases import TRANSFORMS, crs, source_of

pytestmark = pytest.mark.usefixtures("qgis_app")


def plan_of(layer=None, region=None, log=None, fields=None, **more):
    layer = source_of(stations() if layer is None else layer)
    region = None if region is None else source_of(region)
    given = {"cell": 200.0, "window": 6000.0, **more}
    request = PlanRequest(layer, fields or StationFields(), region, TRANSFORMS, **given)
    return make_plan(request, log or Log())


# -- what a plan holds


def test_a_plan_of_all_stations():
    xy, log = positions(), Log()
    plan = plan_of(stations(xy), log=log)
    assert plan.names == [f"S{i}" for i in range(12)]
    assert plan.ids == frozenset(plan.names)
    assert plan.crs == crs(2154) and plan.cell == 200.0
    (deployment,) = plan.deployments
    assert deployment.xy == pytest.approx(xy)
    assert deployment.latitude == pytest.approx(46.5, abs=0.1)
    for i, band in enumerate(plan.bands):
        assert band.deployment is deployment and band.station == i
        assert band.grid == Grid.window(*xy[i], 200.0, 6000.0)
        assert (band.group, band.share) == ("", 1.0)
        plan.grid.slices(band.grid)  # inside, or this would raise
    assert plan.degrees == pytest.approx(np.array(degrees(xy)), abs=1e-6)
    assert plan.near.xMinimum() == pytest.approx(plan.degrees[:, 0].min())
    assert plan.near.yMaximum() == pytest.approx(plan.degrees[:, 1].max())
    # without a region: the stations' box grown by half a window
    assert plan.region.bounds == pytest.approx((*(xy.min(0) - 3000.0), *(xy.max(0) + 3000.0)))
    assert "bounding box, extended by 3000 m" in log.text


def test_stations_that_are_not_chosen_are_neighbours():
    plan = plan_of(expression="station_id IN ('S3', 'S1')")
    assert plan.names == ["S1", "S3"]
    assert [band.station for band in plan.bands] == [1, 3]
    assert len(plan.deployments[0]) == len(plan.ids) == len(plan.degrees) == 12
    # the place that counts is that of those to map
    chosen = plan.degrees[[1, 3]]
    near = [
        (plan.near.xMinimum(), plan.near.yMinimum()),
        (plan.near.xMaximum(), plan.near.yMaximum()),
    ]
    assert np.array(near) == pytest.approx(np.array([chosen.min(axis=0), chosen.max(axis=0)]))


def test_stations_outside_the_region_are_neighbours():
    xy, log = positions(), Log()
    east = shapely.box(CENTRE[0], CENTRE[1] - 9000, CENTRE[0] + 9000, CENTRE[1] + 9000)
    plan = plan_of(stations(xy), polygons(east.wkt), log)
    inside = np.flatnonzero(xy[:, 0] >= CENTRE[0])
    assert 0 < len(inside) < 12
    assert plan.names == [f"S{i}" for i in inside]
    assert len(plan.deployments[0]) == 12
    assert plan.region.equals(east)
    assert f"{12 - len(inside)} stations are outside REGION" in log.text


def test_groups_are_deployments_of_their_own():
    layer = stations(net=["x", "y"] * 6)
    plan = plan_of(layer, fields=StationFields(group="net"))
    assert [len(deployment) for deployment in plan.deployments] == [6, 6]
    assert [band.group for band in plan.bands] == ["x", "y"] * 6
    assert [band.station for band in plan.bands] == [i // 2 for i in range(12)]
    assert plan.bands[0].deployment is plan.bands[2].deployment is plan.deployments[0]
    turns = [band.group for band in plan.order]
    assert turns == ["x"] * 6 + ["y"] * 6


def test_stations_of_one_site_share_it():
    xy = np.array([CENTRE, CENTRE, (CENTRE[0] + 3000.0, CENTRE[1]), CENTRE])
    plan = plan_of(stations(xy))
    assert [band.share for band in plan.bands] == pytest.approx([1 / 3, 1 / 3, 1.0, 1 / 3])
    assert [band.station for band in plan.bands] == [0, 0, 1, 0]
    assert len(plan.deployments[0]) == 2


def test_degrees_are_planned_in_metres():
    xy = positions()
    plan = plan_of(stations(degrees(xy), crs="EPSG:4326"), polygons(LAND))
    assert plan.crs == crs(2154)  # the region's
    assert plan.deployments[0].xy == pytest.approx(xy, abs=0.1)
    alone = plan_of(stations(degrees(xy), crs="EPSG:4326"))
    assert alone.crs == crs(32631)


@settings(max_examples=15, deadline=None)
@given(
    st.integers(1, 8),
    st.integers(0, 99),
    st.sampled_from([50.0, 200.0, 333.0]),
    st.sampled_from([2000.0, 6000.0]),
)
def test_the_order_holds_each_band_once(n, seed, cell, window):
    layer = stations(positions(n, seed), net=[f"N{i % 3}" for i in range(n)])
    fields = StationFields(group="net")
    plan = plan_of(layer, cell=cell, window=window, fields=fields)
    assert sorted(band.name for band in plan.order) == sorted(plan.names)
    turns = [band.group for band in plan.order]
    assert len(turns) - 1 - sum(a == b for a, b in zip(turns, turns[1:])) == len(set(turns)) - 1
    for band in plan.bands:
        x, y = band.deployment.xy[band.station]
        west, south, east, north = band.grid.bounds
        assert west <= x <= east and south <= y <= north
        assert band.deployment.ids[band.station] == band.name
        plan.grid.slices(band.grid)


def test_neighbours_follow_each_other():
    """Rows of windows are gone through like a field is ploughed."""
    deployment = Deployment(["a"], [(0.0, 0.0)], shapely.box(-1, -1, 1, 1))

    def band(column, row):
        return Band(f"{column},{row}", deployment, 0, Grid(1.0, column, row, 4, 4), "")

    bands = [band(*place) for place in [(5, 2), (0, 0), (9, 0), (4, 1), (1, 3), (3, 2)]]
    plan = Plan(bands, None, 1.0, None, None, None, None)
    assert [b.name for b in plan.order] == ["9,0", "4,1", "0,0", "1,3", "3,2", "5,2"]


# -- the working CRS


def test_the_crs_that_is_asked_for():
    assert plan_of(crs=crs(32631)).crs == crs(32631)


def test_a_raster_binds():
    assert plan_of(binding=("TRUTH", crs(32631))).crs == crs(32631)
    assert plan_of(binding=("TRUTH", crs(32631)), crs=crs(32631)).crs == crs(32631)
    with pytest.raises(
        QgsProcessingException, match="TRUTH is in EPSG:32631 .*but CRS asks for EPSG:2154"
    ):
        plan_of(binding=("TRUTH", crs(32631)), crs=crs(2154))


# -- what is wrong


def test_no_station_in_the_region():
    far = shapely.box(CENTRE[0] + 105e3, CENTRE[1], CENTRE[0] + 120e3, CENTRE[1] + 9e3)
    xy = [CENTRE, (CENTRE[0] - 3000.0, CENTRE[1])]
    with pytest.raises(
        QgsProcessingException, match="the nearest one is 105 km away: check that both"
    ):
        plan_of(stations(xy), polygons(far.wkt))


def test_latitude_and_longitude_exchanged():
    exchanged = [(y, x) for x, y in degrees(positions())]
    with pytest.raises(
        QgsProcessingException, match="they would be with latitude and longitude swapped"
    ):
        plan_of(stations(exchanged, crs="EPSG:4326"), polygons(LAND))


def test_no_chosen_station_in_the_region():
    xy = [CENTRE, (CENTRE[0] + 50e3, CENTRE[1])]
    with pytest.raises(
        QgsProcessingException, match="None of the stations that STATIONS chooses is in REGION"
    ):
        plan_of(stations(xy), polygons(LAND), expression="station_id = 'S1'")


def test_coordinates_that_are_not_of_their_crs():
    with pytest.raises(QgsProcessingException, match="are not degrees, but their CRS is EPSG:4326"):
        plan_of(stations(positions(), crs="EPSG:4326"))
    with pytest.raises(QgsProcessingException, match="look like degrees"):
        plan_of(stations(degrees(positions())))


def test_a_region_without_an_area():
    with pytest.raises(QgsProcessingException, match="REGION has no polygon with an area"):
        plan_of(region=polygons("Polygon ((0 0, 1 1, 0 0))"))
