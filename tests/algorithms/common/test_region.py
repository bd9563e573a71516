"""The region: polygons of a layer as land in the working CRS."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsRectangle

from deepmend.algorithms.common.region import REACH, Land, Mover, require_crs
from deepmend.algorithms.common.workingcrs import transformed

from ..cases import CENTRE, LAND, Log, polygons, stations
from .common_cases import TRANSFORMS, crs, source_of

pytestmark = pytest.mark.usefixtures("qgis_app")
NEAR = QgsRectangle(2.9, 46.4, 3.1, 46.6)  # of the made-up place, degrees
BOW = "Polygon ((700000 6600000, 701000 6601000, 701000 6600000, 700000 6601000, 700000 6600000))"


def land_of(*wkts, code=2154):
    return Land(source_of(polygons(*wkts, crs=f"EPSG:{code}")), TRANSFORMS)


def union(*wkts, code=2154, target=2154, near=NEAR, log=None):
    return land_of(*wkts, code=code).union(crs(target), near, log or Log())


def box(west, south, east, north):
    return shapely.box(west, south, east, north).wkt


# -- which layers


def test_a_layer_without_crs():
    with pytest.raises(
        QgsProcessingException, match="REGION has no CRS, .*: set the layer's CRS.$"
    ):
        Land(source_of(polygons(LAND, crs="")), TRANSFORMS)
    with pytest.raises(QgsProcessingException, match="INPUT has no CRS.*'Prepare stations'"):
        require_crs(source_of(stations(crs="")), "INPUT")
    require_crs(source_of(stations()), "INPUT")


def test_a_layer_of_points():
    with pytest.raises(
        QgsProcessingException, match="REGION is a layer of Point, but land is polygons"
    ):
        Land(source_of(stations()), TRANSFORMS)


# -- where it is


def test_its_extent_in_degrees():
    land = land_of(box(1, 2, 3, 4), box(5, -1, 6, 3), None, code=4326)
    extent = land.extent()
    assert (extent.xMinimum(), extent.yMinimum()) == (1, -1)
    assert (extent.xMaximum(), extent.yMaximum()) == (6, 4)
    there = land_of(LAND).extent()
    assert there.contains(QgsRectangle(2.9, 46.45, 3.1, 46.55))
    assert there.width() < 0.3


def test_its_extent_is_the_shorter_way_round():
    both = "MultiPolygon (((179 1, 180 1, 180 2, 179 1)), ((-180 1, -179 1, -179 2, -180 1)))"
    extent = land_of(both, code=4326).extent()
    assert extent.width() == pytest.approx(2.0)


@pytest.mark.parametrize("wkts", [[], [None], ["Polygon EMPTY"]])
def test_no_land_has_no_extent(wkts):
    with pytest.raises(QgsProcessingException, match="REGION has no polygon with an area"):
        land_of(*wkts).extent()


def test_what_it_holds():
    land = land_of(LAND, BOW)
    xy = np.array([CENTRE, (CENTRE[0] + 11000, CENTRE[1]), (math.nan, 1.0), (0.0, 0.0)])
    assert land.holds(xy, crs(2154)).tolist() == [True, False, False, False]
    degrees = transformed(xy[:2], crs(2154), crs(4326), TRANSFORMS)
    assert land.holds(degrees, crs(4326)).tolist() == [True, False]
    assert land.holds(np.zeros((0, 2)), crs(2154)).tolist() == []
    assert land_of().holds(xy, crs(2154)).tolist() == [False] * 4


@pytest.mark.parametrize("shift", [-360.0, 0.0, 360.0])
def test_longitudes_may_be_counted_otherwise(shift):
    land = land_of(box(170 + shift, -20, 180 + shift, -10), code=4326)
    assert land.holds(np.array([(175.0, -15.0), (-175.0, -15.0)]), crs(4326)).tolist() == [
        True,
        False,
    ]


# -- its union


def test_pieces_come_together():
    log = Log()
    found = union(box(7e5, 66e5, 7.1e5, 66.1e5), box(7.05e5, 66e5, 7.2e5, 66.1e5), None, log=log)
    assert found.equals(shapely.box(7e5, 66e5, 7.2e5, 66.1e5))
    assert found.geom_type == "Polygon" and log.text == ""


def test_holes_stay():
    hole = "Polygon ((0 0, 9000 0, 9000 9000, 0 9000, 0 0), (3000 3000, 6000 3000, 6000 6000, 3000 3000))"
    assert shapely.area(union(hole)) == pytest.approx(81e6 - 4.5e6)


def test_invalid_polygons_are_repaired():
    log = Log()
    found = union(BOW, LAND, log=log)
    assert shapely.is_valid(found)
    assert "1 invalid polygon of REGION was repaired" in log.text
    assert shapely.area(union(BOW)) == pytest.approx(5e5)


def test_curves_become_segments():
    curve = "CurvePolygon (CircularString (0 0, 1000 1000, 2000 0, 1000 -1000, 0 0))"
    assert shapely.area(union(curve)) == pytest.approx(math.pi * 1e6, rel=1e-3)


@pytest.mark.parametrize("wkts", [[], [None], ["Polygon ((0 0, 1 1, 0 0))"], ["Polygon EMPTY"]])
def test_no_area(wkts):
    with pytest.raises(QgsProcessingException, match="REGION has no polygon with an area: choose"):
        union(*wkts)


def test_land_that_is_far_from_the_stations():
    with pytest.raises(QgsProcessingException, match="no polygon with an area near the stations"):
        union(box(150, -30, 160, -20), code=4326)


def test_the_whole_earth_is_cut():
    """It has no place in a plane as a whole."""
    earth = box(-180, -90, 180, 90)
    found = union(earth, code=4326, target=32631)
    assert shapely.is_valid(found)
    centre = transformed(np.array([(3.0, 46.5)]), crs(4326), crs(32631), TRANSFORMS)[0]
    assert shapely.contains_xy(found, *centre)
    assert shapely.distance(shapely.boundary(found), shapely.Point(centre)) > 1e6


def test_land_on_both_sides_of_the_180th_meridian():
    near = QgsRectangle(179.5, -17.5, 180.5, -16.5)
    log = Log()
    halves = box(179, -18, 180, -16), box(-180, -18, -179, -16)
    found = union(*halves, code=4326, target=32701, near=near, log=log)
    assert shapely.buffer(found, 1e-3).geom_type == "Polygon"  # they share an edge
    one = union(box(179, -18, 181, -16), code=4326, target=32701, near=near)
    assert shapely.area(found) == pytest.approx(shapely.area(one), rel=1e-4)
    assert log.text == ""


def test_coordinates_that_are_no_degrees():
    with pytest.raises(QgsProcessingException, match="REGION"):
        union(LAND, code=4326)


def test_long_edges_follow_the_ground():
    """A parallel is an arc in Lambert's projection: its middle lies 17 km south of the straight line."""
    found = union(box(-3, 46, 9, 48), code=4326)
    south = transformed(np.array([(3.0, 46.0), (3.0, 45.999)]), crs(4326), crs(2154), TRANSFORMS)
    assert shapely.distance(shapely.boundary(found), shapely.Point(south[0])) < 1.0
    ends = transformed(np.array([(-3.0, 46.0), (9.0, 46.0)]), crs(4326), crs(2154), TRANSFORMS)
    assert ends.mean(axis=0)[1] - south[0, 1] > 10_000.0


@settings(max_examples=25, deadline=None)
@given(
    st.floats(-0.5, 5.0),
    st.floats(43.0, 49.0),
    st.floats(0.01, 1.0),
    st.floats(0.01, 1.0),
    st.sampled_from([4326, 2154, 32631, 3857]),
)
def test_land_is_where_it_was(west, south, width, height, code):
    """Corners, inner and outer points are on the right side in any CRS."""
    outline = shapely.segmentize(shapely.box(west, south, west + width, south + height), 0.01)
    points = shapely.get_coordinates(outline)
    moved = transformed(points, crs(4326), crs(code), TRANSFORMS)
    found = union(shapely.Polygon(moved).wkt, code=code)
    shares = np.random.default_rng(1).uniform(0.01, 0.99, (40, 2))
    inner = shares * (width, height) + (west, south)
    outer = inner + (width, 0.0)
    for places, expected in ((inner, True), (outer, False)):
        xy = transformed(places, crs(4326), crs(2154), TRANSFORMS)
        assert (shapely.contains_xy(found, xy[:, 0], xy[:, 1]) == expected).all()
        assert (
            land_of(shapely.Polygon(moved).wkt, code=code).holds(xy, crs(2154)) == expected
        ).all()


# -- moving one by one


def test_what_is_moved_stays_as_it_is():
    geometry = QgsGeometry.fromWkt(box(2, 46, 4, 47))
    before = geometry.asWkt()
    mover = Mover(crs(4326), crs(2154), NEAR, TRANSFORMS)
    shape, repaired = mover.move(geometry)
    assert geometry.asWkt() == before
    assert not repaired and not mover.has_cut
    assert shapely.area(shape) == pytest.approx(153e3 * 111e3, rel=0.02)


def test_what_is_cut_is_remembered():
    mover = Mover(crs(4326), crs(2154), NEAR, TRANSFORMS)
    shape, _ = mover.move(QgsGeometry.fromWkt(box(3, 46, 4, 46.6 + REACH + 5)))
    assert mover.has_cut
    assert (
        shapely.bounds(shape)[3]
        < transformed(np.array([(3.0, 46.6 + REACH + 0.1)]), crs(4326), crs(2154), TRANSFORMS)[0, 1]
    )
    shape, repaired = mover.move(QgsGeometry.fromWkt(box(3, -60, 4, -50)))
    assert shapely.is_empty(shape) and not repaired


def test_what_lies_around_the_earth_s_other_side_is_not_cut():
    near = QgsRectangle(179.5, -17.5, 180.5, -16.5)
    mover = Mover(crs(4326), crs(32701), near, TRANSFORMS)
    both = "MultiPolygon (((179 1, 180 1, 180 2, 179 1)), ((-180 1, -179 1, -179 2, -180 1)))"
    shape, repaired = mover.move(QgsGeometry.fromWkt(both))
    assert not mover.has_cut and not repaired
    assert shapely.area(shape) == pytest.approx(111e3**2, rel=0.02)


def test_invalid_ones_are_told():
    for mover in (
        Mover(crs(2154), crs(2154), NEAR, TRANSFORMS),
        Mover(crs(2154), crs(32631), NEAR, TRANSFORMS),
    ):
        shape, repaired = mover.move(QgsGeometry.fromWkt(BOW))
        assert repaired and shapely.is_valid(shape)


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
@pytest.mark.parametrize("source, target", [(2154, 2154), (2154, 32631), (4326, 2154)])
def test_what_has_no_place(source, target, wrong):
    mover = Mover(crs(source), crs(target), NEAR, TRANSFORMS)
    ring = [QgsPointXY(*place) for place in ((0, 0), (wrong, 0), (1, 1), (0, 0))]
    assert mover.move(QgsGeometry.fromPolygonXY([ring])) == (None, False)


@pytest.mark.parametrize("wrong", [math.nan, math.inf])
def test_polygons_without_a_place_hold_nothing(wrong):
    layer, feature = polygons(LAND), QgsFeature()
    ring = [QgsPointXY(*place) for place in ((0, 0), (wrong, 0), (1, 1), (0, 0))]
    feature.setGeometry(QgsGeometry.fromPolygonXY([ring]))
    layer.dataProvider().addFeature(feature)
    land = Land(source_of(layer), TRANSFORMS)
    assert land.holds(np.array([CENTRE, (0.5, 0.5)]), crs(2154)).tolist() == [True, False]
