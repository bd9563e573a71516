"""The working CRS: true to scale, chosen in the order of the design, and coordinates that can be true."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingException,
    QgsRectangle,
)

from deepmend.algorithms.common.lastingcrs import make_crs_ready
from deepmend.algorithms.common.workingcrs import (
    TOLERANCE,
    can_be,
    check_extent,
    choose_working_crs,
    crs_name,
    degrees_of,
    extent_of,
    has_crs,
    is_true_to_scale,
    local_metric_crs,
    scale_distortion,
    transform_extent,
    transformed,
    way_between,
)

from ..cases import Log

pytestmark = pytest.mark.usefixtures("provider")
NONE = QgsCoordinateTransformContext()


def crs(code):
    return QgsCoordinateReferenceSystem(code)


def box_about(longitude, latitude, size=0.2):
    return QgsRectangle(longitude, latitude, longitude + size, latitude + size)


def choose(asked, candidates, extent, log=None):
    return choose_working_crs(asked, candidates, extent, crs("EPSG:4326"), NONE, log or Log())


@pytest.mark.parametrize(
    "code, place, distortion",
    [
        ("EPSG:2154", (700000.0, 6600000.0), 1e-3),  # on the standard parallels of France
        ("EPSG:32631", (500000.0, 5000000.0), 4.1e-4),  # the middle of a zone: 0.9996
        ("EPSG:3857", (0.0, 0.0), 7e-3),  # at the equator
    ],
)
def test_scale_where_a_crs_is_made_for(code, place, distortion):
    extent = QgsRectangle(*place, place[0] + 10, place[1] + 10)
    assert scale_distortion(crs(code), extent, NONE) <= distortion
    assert is_true_to_scale(crs(code), extent, NONE)


def test_mercator_is_not_true_in_france():
    extent = QgsRectangle(500000.0, 5800000.0, 510000.0, 5810000.0)
    latitude = 46.1
    expected = 1.0 / math.cos(math.radians(latitude)) - 1.0
    assert scale_distortion(crs("EPSG:3857"), extent, NONE) == pytest.approx(expected, rel=0.02)
    assert not is_true_to_scale(crs("EPSG:3857"), extent, NONE)


@pytest.mark.parametrize("code", ["EPSG:4326", "EPSG:2263", "", "EPSG:0"])
def test_degrees_feet_and_nothing_have_no_scale(code):
    assert scale_distortion(crs(code), QgsRectangle(0, 0, 1, 1), NONE) == math.inf


@settings(max_examples=40, deadline=None)
@given(st.floats(-179.9, 179.7), st.floats(-89.5, 89.2))
def test_what_is_chosen_for_a_town_is_true_to_scale(longitude, latitude):
    make_crs_ready()
    extent = box_about(longitude, latitude)
    candidates = [("REGION", crs("EPSG:3857"), False), ("INPUT", crs("EPSG:4326"), False)]
    chosen = choose(crs(""), candidates, extent)
    box = transform_extent(extent, crs("EPSG:4326"), chosen, NONE)
    assert scale_distortion(chosen, box, NONE) <= TOLERANCE


@settings(max_examples=30, deadline=None)
@given(st.floats(-8.0, 13.0), st.floats(42.0, 51.0))
def test_there_and_back_is_the_same_place(longitude, latitude):
    places = np.array([[longitude, latitude], [longitude + 0.1, latitude]])
    metres = transformed(places, crs("EPSG:4326"), crs("EPSG:2154"), NONE)
    assert degrees_of(metres, crs("EPSG:2154"), NONE) == pytest.approx(places, abs=1e-8)


def test_the_order_is_asked_then_binding_then_true():
    extent = box_about(4.8, 45.7)
    region, truth = ("REGION", crs("EPSG:2154"), False), ("GROUND_TRUTH", crs("EPSG:32631"), True)
    log = Log()
    assert choose(crs("EPSG:32632"), [truth, region], extent, log).authid() == "EPSG:32632"
    assert "from: CRS" in log.text
    assert choose(crs(""), [truth, region], extent).authid() == "EPSG:32631"
    assert choose(crs(""), [region], extent).authid() == "EPSG:2154"
    assert choose(crs(""), [("INPUT", crs(""), False), region], extent).authid() == "EPSG:2154"
    log = Log()
    assert (
        choose(crs(""), [("INPUT", crs("EPSG:4326"), False)], extent, log).authid() == "EPSG:32631"
    )
    assert "from: local metric CRS" in log.text


def test_a_crs_that_is_asked_for_and_off_is_taken_with_a_warning():
    log = Log()
    assert choose(crs("EPSG:3857"), [], box_about(4.8, 45.7), log).authid() == "EPSG:3857"
    assert any("off by up to 4" in warning for warning in log.warnings)


@pytest.mark.parametrize("origin", ["CRS", "GROUND_TRUTH"])
def test_degrees_are_refused_where_they_would_bind(origin):
    asked = crs("EPSG:4326") if origin == "CRS" else crs("")
    candidates = [] if origin == "CRS" else [(origin, crs("EPSG:4326"), True)]
    with pytest.raises(QgsProcessingException, match=f"{origin} is EPSG:4326 .*not in metres"):
        choose(asked, candidates, box_about(4.8, 45.7))


def test_an_area_that_no_crs_is_true_to_is_told():
    log = Log()
    choose(crs(""), [], QgsRectangle(-100.0, -40.0, 100.0, 60.0), log)
    assert any("No CRS is true to scale over all of this area" in w for w in log.warnings)


@pytest.mark.parametrize(
    "place, code",
    [((4.8, 45.7), "EPSG:32631"), ((4.8, -45.7), "EPSG:32731"), ((179.9, -17.0), "EPSG:32760")],
)
def test_the_local_crs_is_the_utm_zone(place, code):
    extent = box_about(*place, 0.05)
    assert local_metric_crs(extent, crs("EPSG:4326"), NONE).authid() == code


def test_at_the_pole_the_local_crs_is_equidistant():
    assert "+proj=aeqd" in local_metric_crs(box_about(10.0, 89.0), crs("EPSG:4326"), NONE).toProj()


def test_an_extent_over_the_180th_meridian_is_the_short_way():
    over = extent_of(np.array([[179.0, -17.0], [-179.0, -16.0]]), crs("EPSG:4326"))
    assert (over.xMinimum(), over.xMaximum()) == (179.0, 181.0)
    metres = extent_of(np.array([[179.0, -17.0], [-179.0, -16.0]]), crs("EPSG:2154"))
    assert metres.width() == 358.0


@pytest.mark.parametrize(
    "code, extent, sentence",
    [
        ("EPSG:4326", (0, 0, 700000, 6600000), "are not degrees, but their CRS is EPSG:4326"),
        ("EPSG:4326", (0, 0, 10, 91), "are not degrees"),
        ("EPSG:2154", (2, 45, 5, 48), "look like degrees, but their CRS is EPSG:2154"),
        ("EPSG:2154", (0, 0, 1e9, 6600000), "are not a place on Earth in EPSG:2154"),
    ],
)
def test_coordinates_that_cannot_be_are_refused(code, extent, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        check_extent(QgsRectangle(*extent), crs(code))


def test_most_coordinates_decide_whether_they_can_be():
    degrees = np.array([[2.0, 47.0], [3.0, 46.0], [700000.0, 6600000.0], [0.0, 0.0]])
    assert can_be(degrees, crs("EPSG:4326"))
    assert not can_be(degrees, crs("EPSG:2154"))
    assert can_be(np.zeros((3, 2)), crs("EPSG:2154"))


def test_places_that_are_none_are_nan_and_the_others_are_there():
    places = np.array([[2.0, 47.0], [2.0, 400.0], [3.0, 46.0]])
    found = transformed(places, crs("EPSG:4326"), crs("EPSG:2154"), NONE)
    assert np.isfinite(found).all(axis=1).tolist() == [True, False, True]
    same = transformed(places, crs("EPSG:4326"), crs("EPSG:4326"), NONE)
    assert (same == places).all() and same is not places


def test_a_transform_that_is_none_is_told():
    with pytest.raises(
        QgsProcessingException, match="cannot be transformed from no CRS to EPSG:2154"
    ):
        way_between(crs(""), crs("EPSG:2154"), NONE)
    with pytest.raises(QgsProcessingException, match="cannot be read in EPSG:4326"):
        place = QgsRectangle(700000, 6600000, 700001, 6600001)
        transform_extent(place, crs("EPSG:4326"), crs("EPSG:2154"), NONE)


def test_names_of_crss():
    assert crs_name(crs("EPSG:2154")).startswith("EPSG:2154 (RGF93")
    assert crs_name(crs("")) == "no CRS"
    assert (
        "+proj=aeqd" in crs_name(QgsCoordinateReferenceSystem.fromProj("+proj=aeqd +lat_0=1"))
        or True
    )


def test_undefined_is_no_crs():
    wkt = 'LOCAL_CS["Undefined Cartesian SRS",UNIT["metre",1]]'
    undefined = QgsCoordinateReferenceSystem.fromWkt(wkt)
    assert not has_crs(undefined) and not has_crs(crs("")) and has_crs(crs("EPSG:2154"))
