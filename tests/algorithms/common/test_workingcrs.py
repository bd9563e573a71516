"""The working CRS: which one is chosen, how true to scale it is, and what is said of wrong coordinates."""

import math

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsPointXY,
    QgsProcessingException,
    QgsRectangle,
)

from deepmend.algorithms.common.workingcrs import (
    FARTHEST,
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

from ..cases import CENTRE, Log

pytestmark = pytest.mark.usefixtures("qgis_app")
TRANSFORMS = QgsCoordinateTransformContext()
NO_CRS = QgsCoordinateReferenceSystem()
TOLERANCE = 0.01  # what is promised
FEET, MERCATOR, FRENCH = 2225, 3857, 2154


def crs(code):
    return QgsCoordinateReferenceSystem(f"EPSG:{code}")


def about(x, y, half=0.1):
    return QgsRectangle(x - half, y - half, x + half, y + half)


def choose(extent, *candidates, asked=NO_CRS, extent_crs=4326):
    """(the working CRS, the log)."""
    log = Log()
    found = choose_working_crs(asked, list(candidates), extent, crs(extent_crs), TRANSFORMS, log)
    return found, log


# -- ways from one CRS to another


def test_a_way_there_and_back():
    there = way_between(crs(FRENCH), crs(4326), TRANSFORMS)
    back = way_between(crs(4326), crs(FRENCH), TRANSFORMS)
    place = there.transform(QgsPointXY(*CENTRE))
    assert (place.x(), place.y()) == pytest.approx((3.0, 46.5), abs=0.01)
    again = back.transform(place)
    assert (again.x(), again.y()) == pytest.approx(CENTRE, abs=0.01)


@pytest.mark.parametrize("source, target", [(4326, None), (None, 4326), (None, None)])
def test_no_way_without_a_crs(source, target):
    source, target = (crs(code) if code else NO_CRS for code in (source, target))
    with pytest.raises(QgsProcessingException, match="cannot be transformed from .*no CRS"):
        way_between(source, target, TRANSFORMS)


# -- the error of scale


def test_scale_of_mercator_is_that_of_its_latitude():
    """Mercator draws all 1 / cos(latitude) times as large."""
    box = transform_extent(about(2.0, 60.0, 0.001), crs(4326), crs(MERCATOR), TRANSFORMS)
    assert scale_distortion(crs(MERCATOR), box, TRANSFORMS) == pytest.approx(1.0, rel=0.01)
    assert not is_true_to_scale(crs(MERCATOR), box, TRANSFORMS)


def test_the_worst_place_of_an_extent_counts():
    small = transform_extent(about(2.0, 0.5, 0.1), crs(4326), crs(MERCATOR), TRANSFORMS)
    large = transform_extent(about(2.0, 30.0, 29.6), crs(4326), crs(MERCATOR), TRANSFORMS)
    assert scale_distortion(crs(MERCATOR), small, TRANSFORMS) < TOLERANCE
    error = 1.0 / math.cos(math.radians(59.6)) - 1.0
    assert scale_distortion(crs(MERCATOR), large, TRANSFORMS) == pytest.approx(error, rel=0.01)


def test_a_national_crs_is_true_at_home_only():
    at_home = QgsRectangle(*CENTRE, CENTRE[0] + 1e5, CENTRE[1] + 1e5)
    assert is_true_to_scale(crs(FRENCH), at_home, TRANSFORMS)
    abroad = transform_extent(about(30.0, 60.0), crs(4326), crs(FRENCH), TRANSFORMS)
    assert not is_true_to_scale(crs(FRENCH), abroad, TRANSFORMS)


@pytest.mark.parametrize("code", [4326, FEET, None])
def test_degrees_feet_and_no_crs_are_not_metres(code):
    box = QgsRectangle(0.0, 0.0, 1.0, 1.0)
    assert math.isinf(scale_distortion(crs(code) if code else NO_CRS, box, TRANSFORMS))


def test_no_extent_is_not_true_to_scale():
    assert math.isinf(scale_distortion(crs(FRENCH), QgsRectangle(), TRANSFORMS))


def test_places_that_are_none_are_not_true_to_scale():
    far = QgsRectangle(1e9, 1e9, 1.1e9, 1.1e9)
    assert not is_true_to_scale(crs(32631), far, TRANSFORMS)


# -- extents


def test_an_extent_over_the_180th_meridian_goes_on():
    box = transform_extent(
        QgsRectangle(179.0, -18.0, 181.0, -17.0), crs(4326), crs(32701), TRANSFORMS
    )
    degrees = transform_extent(box, crs(32701), crs(4326), TRANSFORMS, over_180=True)
    assert degrees.width() < 3.0
    assert degrees.xMinimum() < 180.0 < degrees.xMaximum()


@pytest.mark.parametrize("target", [FRENCH, 32631])
def test_an_extent_that_is_no_place_is_told_with_its_coordinates(target):
    with pytest.raises(
        QgsProcessingException, match=r"\(700000, 6.6e\+06\) are not valid in EPSG:4326"
    ):
        transform_extent(QgsRectangle(*CENTRE, *CENTRE), crs(4326), crs(target), TRANSFORMS)


@pytest.mark.parametrize(
    "code, x, width",
    [
        (4326, [179.5, -179.5], 1.0),
        (4326, [10.0, -10.0], 20.0),
        (4326, [-100.0, 0.0, 100.0], 200.0),  # the way over 180 would be longer
        (FRENCH, [200.0, -200.0], 400.0),
    ],
)
def test_the_shorter_way_round(code, x, width):
    box = extent_of(np.array([(value, 1.0 + i) for i, value in enumerate(x)]), crs(code))
    assert box.width() == pytest.approx(width)
    assert (box.yMinimum(), box.yMaximum()) == (1.0, float(len(x)))


def test_the_extent_of_one_place():
    box = extent_of(np.array([(3.0, 4.0)]), crs(4326))
    assert (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()) == (3, 4, 3, 4)


# -- coordinates that cannot be


@pytest.mark.parametrize(
    "code, x, y, sentence",
    [
        (4326, 361.0, 0.0, "are not degrees, but their CRS is EPSG:4326"),
        (4326, 0.0, 90.5, "latitude and longitude are not swapped"),
        (4326, 0.0, -91.0, "are not degrees"),
        (FRENCH, 2.3, 48.8, "look like degrees, but their CRS is EPSG:2154"),
        (FRENCH, -180.0, -90.0, "EPSG:4326 for degrees"),
        (FRENCH, 2e8, 100.0, "are not on Earth"),
        (FRENCH, 1000.0, -2e8, "remove or correct them"),
    ],
)
def test_impossible_coordinates(code, x, y, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        check_extent(QgsRectangle(x, y, x, y), crs(code))
    assert not can_be(np.array([(x, y)] * 3), crs(code))


@pytest.mark.parametrize(
    "code, x, y",
    [
        (4326, 360.0, 90.0),
        (4326, -360.0, -90.0),
        (FRENCH, 181.0, 0.0),
        (FRENCH, 0.0, 91.0),
        (FRENCH, FARTHEST, -FARTHEST),
    ],
)
def test_coordinates_at_the_border_of_what_can_be(code, x, y):
    check_extent(QgsRectangle(x, y, x, y), crs(code))
    assert can_be(np.array([(x, y)]), crs(code))


def test_most_positions_decide_and_unknown_ones_do_not():
    good, wrong = [700000.0, 6600000.0], [2.3, 48.8]
    assert can_be(np.array([good, good, wrong]), crs(FRENCH))
    assert not can_be(np.array([good, wrong, wrong]), crs(FRENCH))
    assert can_be(np.array([good] + [[0.0, 0.0]] * 9), crs(FRENCH))
    assert can_be(np.zeros((4, 2)), crs(FRENCH))
    assert can_be(np.zeros((0, 2)), crs(FRENCH))


# -- names


def test_names_of_crs():
    assert crs_name(crs(FRENCH)).startswith("EPSG:2154 (")
    assert crs_name(NO_CRS) == "no CRS"
    own = QgsCoordinateReferenceSystem()
    own.createFromProj("+proj=aeqd +lat_0=10 +lon_0=20 +datum=WGS84 +units=m +no_defs")
    assert crs_name(own)


def test_undefined_crs_are_none():
    assert has_crs(crs(FRENCH))
    assert not has_crs(NO_CRS)
    undefined = QgsCoordinateReferenceSystem()
    undefined.createFromWkt(
        'ENGCRS["Undefined Cartesian SRS with unknown unit",EDATUM["Unknown engineering datum"],'
        'CS[Cartesian,2],AXIS["X",unspecified,ORDER[1],LENGTHUNIT["unknown",0]],'
        'AXIS["Y",unspecified,ORDER[2],LENGTHUNIT["unknown",0]]]'
    )
    assert not has_crs(undefined)


# -- a local CRS


@pytest.mark.parametrize(
    "x, y, code",
    [
        (3.0, 46.5, 32631),
        (2.9, -0.5, 32731),
        (-179.9, 10.0, 32601),
        (179.9, 10.0, 32660),
        (180.1, 10.0, 32601),
        (5.99, 0.001, 32631),
        (6.01, 0.001, 32632),
    ],
)
def test_the_utm_zone_of_a_place(x, y, code):
    assert local_metric_crs(about(x, y, 0.005), crs(4326), TRANSFORMS) == crs(code)


def test_over_the_180th_meridian():
    """Two stations on both sides of it have one zone, and no area around the Earth."""
    xy = degrees_of(np.array([(178.0, -18.0), (-178.0, -17.0)]), crs(4326), TRANSFORMS)
    local = local_metric_crs(extent_of(xy, crs(4326)), crs(4326), TRANSFORMS)
    assert local in (crs(32760), crs(32701))


@pytest.mark.parametrize("x, y, half", [(15.0, 86.0, 0.1), (0.0, -89.0, 0.5), (10.0, 50.0, 20.0)])
def test_beyond_utm_an_equidistant_one(x, y, half):
    local = local_metric_crs(about(x, y, half), crs(4326), TRANSFORMS)
    assert "+proj=aeqd" in local.toProj()


# -- the choice


def test_what_was_asked_comes_first():
    found, log = choose(about(3.0, 46.5), ("INPUT", crs(32631), False), asked=crs(FRENCH))
    assert found == crs(FRENCH)
    assert "Working CRS: EPSG:2154" in log.text and "from: CRS" in log.text
    assert log.warnings == []


def test_the_first_true_candidate_is_taken():
    candidates = [
        ("NONE", NO_CRS, False),
        ("DEGREES", crs(4326), False),
        ("REGION", crs(MERCATOR), False),
        ("INPUT", crs(FRENCH), False),
        ("LATER", crs(32631), False),
    ]
    found, log = choose(about(3.0, 46.5), *candidates)
    assert found == crs(FRENCH)
    assert "from: INPUT" in log.text


@pytest.mark.parametrize("east, is_taken", [(7.5, True), (9.0, False), (10.0, False)])
def test_one_percent_is_the_border(east, is_taken):
    """East of its middle a zone of UTM draws all 1 + east² / 2 times as large, less 0.04 %."""
    extent = about(3.0 + east, 0.1, 0.001)
    found, _ = choose(extent, ("INPUT", crs(32631), False))
    assert (found == crs(32631)) == is_taken
    error = (1.0 + math.radians(east) ** 2 / 2) * 0.9996 - 1.0
    assert measured(found, (3.0 + east, 0.1)) <= TOLERANCE
    assert (error <= TOLERANCE) == is_taken


def test_without_any_a_local_one():
    found, log = choose(about(3.0, 46.5), ("INPUT", crs(4326), False))
    assert found == crs(32631)
    assert "from: local metric CRS" in log.text


def test_a_raster_binds_and_a_wrong_scale_is_told():
    found, log = choose(
        about(3.0, 46.5), ("TRUTH", crs(MERCATOR), True), ("INPUT", crs(FRENCH), False)
    )
    assert found == crs(MERCATOR)
    assert "off by up to 46 %" in log.text


def test_an_unknown_crs_of_a_raster_does_not_bind():
    found, _ = choose(about(3.0, 46.5), ("TRUTH", NO_CRS, True), ("INPUT", crs(FRENCH), False))
    assert found == crs(FRENCH)


@pytest.mark.parametrize("code", [4326, FEET])
def test_degrees_and_feet_cannot_bind(code):
    with pytest.raises(QgsProcessingException, match="CRS is EPSG:.* not in metres"):
        choose(about(-121.0, 36.0), asked=crs(code))
    with pytest.raises(QgsProcessingException, match="TRUTH is EPSG:.* choose a projected CRS"):
        choose(about(-121.0, 36.0), ("TRUTH", crs(code), True))


def test_an_area_that_no_plane_holds_is_told():
    _, log = choose(QgsRectangle(-60.0, 10.0, 60.0, 60.0))
    assert "too wide for any CRS to be true to scale" in log.text
    assert "km wide" in log.text


def test_impossible_coordinates_are_refused_first():
    with pytest.raises(QgsProcessingException, match="are not degrees"):
        choose(QgsRectangle(*CENTRE, *CENTRE), asked=crs(FRENCH))


def measured(found, place):
    """Relative error of two short distances at a place in degrees, measured by QGIS."""
    ruler = QgsDistanceArea()
    ruler.setEllipsoid("WGS84")
    ruler.setSourceCrs(crs(4326), TRANSFORMS)
    start = transformed(np.array([place]), crs(4326), found, TRANSFORMS)
    ends = degrees_of(start + [[0.0, 0.0], [200.0, 0.0], [0.0, 200.0]], found, TRANSFORMS)
    origin, *others = (QgsPointXY(*map(float, row)) for row in ends)
    return max(abs(200.0 / ruler.measureLine(origin, other) - 1.0) for other in others)


@settings(max_examples=60, deadline=None)
@given(
    st.floats(-180.0, 180.0),
    st.floats(-89.0, 89.0),
    st.floats(0.001, 0.9),
    st.floats(0.001, 3.0),
    st.tuples(st.floats(-1.0, 1.0), st.floats(-1.0, 1.0)),
    st.lists(st.sampled_from([FRENCH, MERCATOR, 4326, FEET, 32631, 32733, 3035]), max_size=3),
)
@example(179.9, -17.0, 0.5, 3.0, (1.0, 1.0), [])
@example(13.0, 0.0, 0.5, 0.5, (1.0, 0.0), [32631])
@example(3.0, 84.0, 0.9, 3.0, (1.0, 1.0), [32631])
def test_what_is_chosen_is_true_to_scale(x, y, high, wide, where, codes):
    """Whatever is offered, the choice is true to 1 % all over the area, and nothing is warned of."""
    extent = QgsRectangle(x - wide, y - high, x + wide, y + high)
    found, log = choose(extent, *[("INPUT", crs(code), False) for code in codes])
    assert log.warnings == []
    # at borders of the area rounding is all that may be added
    assert measured(found, (x + wide * where[0], y + high * where[1])) <= TOLERANCE + 2e-4


# -- positions


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-1.0, 6.0), st.floats(43.0, 50.0)), min_size=1, max_size=5))
def test_positions_there_and_back(places):
    places = np.array(places)
    xy = transformed(places, crs(4326), crs(FRENCH), TRANSFORMS)
    assert degrees_of(xy, crs(FRENCH), TRANSFORMS) == pytest.approx(places, abs=1e-7)
    one_by_one = [transformed(row[None], crs(4326), crs(FRENCH), TRANSFORMS)[0] for row in places]
    assert xy == pytest.approx(np.array(one_by_one), abs=1e-6)


def test_the_same_crs_gives_a_copy():
    places = np.array([(1.0, 2.0)])
    result = transformed(places, crs(4326), crs(4326), TRANSFORMS)
    result[:] = 0.0
    assert places.tolist() == [[1.0, 2.0]]


@pytest.mark.parametrize("wrong", [(3.0, 95.0), (math.nan, 46.0), (math.inf, 46.0)])
def test_only_positions_without_a_place_are_nan(wrong):
    places = np.array([(3.0, 46.5), wrong, (2.0, 48.0)])
    xy = transformed(places, crs(4326), crs(FRENCH), TRANSFORMS)
    assert np.isfinite(xy).all(axis=1).tolist() == [True, False, True]
    assert np.isnan(xy[1]).all()
    assert xy[0] == pytest.approx(CENTRE, abs=2000.0)


def test_no_positions():
    assert transformed(np.zeros((0, 2)), crs(4326), crs(FRENCH), TRANSFORMS).shape == (0, 2)
