"""Where things are: a CRS true to scale at the stations, edges and curves that stay where they lie."""

import math
import re

import numpy as np
import pytest
import shapely
from osgeo import osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProcessingException,
    QgsRectangle,
)

from deepmend.algorithms.common.lastingcrs import sound, world
from deepmend.algorithms.common.mapreader import same_plane
from deepmend.algorithms.common.region import Land, Mover
from deepmend.algorithms.common.workingcrs import transformed
from deepmend.deepmend_plugin.inspector.sources import Snapshot

from ..cases import Log, bands, polygons, rows_of, run, stations, write_raster

pytestmark = pytest.mark.usefixtures("provider")
CONTEXT = QgsCoordinateTransformContext()
SMALL = {"CELL_SIZE": 200.0, "WINDOW": 12000.0}


def box(west, south, east, north):
    return f"(({west} {south}, {east} {south}, {east} {north}, {west} {north}, {west} {south}))"


def towns(longitude, latitude, n=9, spread=0.06, seed=2):
    """Stations about a place, in degrees; longitudes from -180 to 180."""
    shift = np.random.default_rng(seed).uniform(-spread, spread, (n, 2))
    x, y = longitude + shift[:, 0] / math.cos(math.radians(latitude)), latitude + shift[:, 1]
    return [((a + 180.0) % 360.0 - 180.0, b) for a, b in zip(x, y)]


# stations, region, the working CRS that is right there
LANDS = {
    "fiji": (towns(180, -17), [box(177, -19, 180, -16), box(-180, -19, -178, -16)], "327(01|60)"),
    "new zealand with chatham": (
        towns(174.8, -41.2),
        [box(166, -47.5, 179, -34), box(-177, -44.6, -175.8, -43.5)],
        "32760",
    ),
    "france with overseas": (
        towns(2.35, 48.85),
        [box(-5, 42, 8.3, 51.2), box(-61.9, 15.8, -61, 16.6), box(163, -23, 168, -19)],
        "32631",
    ),
    "norway with its southern island": (
        towns(10.75, 59.9),
        [box(4.5, 57.9, 31.2, 71.3), box(3.2, -54.5, 3.5, -54.3)],
        "32632",
    ),
    "usa": (
        towns(-87.7, 41.8),
        [box(-125, 24.5, -66.9, 49.4), box(-180, 51, -130, 71.5), box(172, 51, 180, 53.5)],
        "32616",
    ),
    "russia": (
        towns(37.6, 55.75),
        [box(27.3, 41.2, 180, 81.9), box(-180, 62, -169, 71.6)],
        "32637",
    ),
    "all land": (
        towns(4.85, 45.75),
        [box(-180, -90, 180, -60), box(-18, -35, 51, 37), box(-10, 36, 180, 78), box(-170, -55, -34, 83)],
        "32631",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LANDS)
def test_cells_are_true_to_scale_where_the_stations_are(tmp_path, name):
    places, parts, code = LANDS[name]
    region = polygons(*(f"Polygon {part}" for part in parts), crs="EPSG:4326")
    log, path = Log(), str(tmp_path / "o.tif")
    layer = stations(places, crs="EPSG:4326")
    run(
        "voronoidiffusion",
        log,
        INPUT=layer,
        REGION=region,
        OUTPUT=path,
        **SMALL,
    )
    assert re.search(f"Working CRS: EPSG:{code} ", log.text)
    assert log.warnings == []
    maps, _ = bands(path)
    assert len(maps) == len(places)
    assert all(np.nansum(values) == pytest.approx(1.0, abs=1e-6) for values in maps.values())
    # prepared stations are measured in the same way
    prepared = Log()
    run(
        "preparestations",
        prepared,
        INPUT=layer,
        REGION=region,
        OUTPUT="memory:",
    )
    assert re.search(f"Working CRS: EPSG:{code} ", prepared.text)


@pytest.mark.parametrize("crs", ["EPSG:2154", "EPSG:32631", "EPSG:27572"])
def test_a_crs_named_by_the_user_takes_a_region_of_all_land(tmp_path, crs):
    places, parts, _ = LANDS["all land"]
    region = polygons(*(f"Polygon {part}" for part in parts), crs="EPSG:4326")
    log = Log()
    run(
        "voronoidiffusion",
        log,
        INPUT=stations(places, crs="EPSG:4326"),
        REGION=region,
        CRS=crs,
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    assert log.warnings == []


def test_the_regions_own_plane_is_kept_where_it_is_true(tmp_path):
    log = Log()
    far = "Polygon ((100000 6000000, 1300000 6000000, 1300000 7200000, 100000 7200000, 100000 6000000))"
    run(
        "voronoidiffusion",
        log,
        INPUT=stations(),
        REGION=polygons(far),
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    assert "Working CRS: EPSG:2154" in log.text


def test_zones_far_from_the_stations_are_kept_without_a_weight(tmp_path):
    places, _, _ = LANDS["usa"]
    near = "Polygon " + box(-88.5, 41, -87, 42.5)
    wkts = [near, "Polygon " + box(172, 51, 180, 53.5), "Polygon " + box(-20, -80, 20, -75)]
    rows = []
    result = run(
        "zoneweights",
        INPUT=stations(places, crs="EPSG:4326", users=[1.0] * 9),
        REGION=polygons(near, crs="EPSG:4326"),
        ZONES=polygons(*wkts, crs="EPSG:4326"),
        METRIC_FIELDS=["users"],
        MODEL="voronoi",
        OUTPUT_ZONES="memory:",
        **SMALL,
    )
    rows = rows_of(result["OUTPUT_ZONES"])
    assert [round(row["users"], 3) for row in rows] == [9.0, 0.0, 0.0]


# -- edges


@pytest.mark.parametrize("side", [1, -1])
def test_long_edges_in_degrees_stay_on_their_parallel(side):
    """A rectangle in degrees holds what QGIS says that it holds, whatever the CRS of the work."""
    layer = polygons("Polygon " + box(-10, 45, 3, 52), crs="EPSG:4326")
    edge = 45.0 if side > 0 else 52.0
    places = np.array([(-3.5, edge + side * 0.02), (-3.5, edge - side * 0.02)])
    land = Land(Snapshot(layer), CONTEXT)
    target = QgsCoordinateReferenceSystem("EPSG:32630")
    region = land.union(target, QgsRectangle(-4, 45, -3, 52), Log())
    metres = transformed(places, world(), target, CONTEXT)
    assert shapely.intersects_xy(region, *metres.T).tolist() == [True, False]


def test_what_is_in_one_crs_stays_as_it_is():
    wkt = "Polygon ((0 0, 900000 0, 900000 700000, 0 0))"
    mover = Mover(
        *[QgsCoordinateReferenceSystem("EPSG:2154")] * 2, QgsRectangle(2, 46, 3, 47), CONTEXT
    )
    shape, repaired = mover.move(QgsGeometry.fromWkt(wkt))
    assert shapely.equals_exact(shape, shapely.from_wkt(wkt))
    assert not repaired


def test_zones_that_share_an_edge_share_it_after_the_move():
    wkts = [
        "Polygon " + box(0, 45, 6, 48),
        "Polygon " + box(6, 45, 12, 48),
        "Polygon " + box(0, 48, 12, 49),
    ]
    mover = Mover(
        world(), QgsCoordinateReferenceSystem("EPSG:32632"), QgsRectangle(5, 46, 6, 47), CONTEXT
    )
    shapes = [mover.move(QgsGeometry.fromWkt(wkt))[0] for wkt in wkts]
    whole = mover.move(QgsGeometry.fromWkt("Polygon " + box(0, 45, 12, 49)))[0]
    gap = shapely.area(shapely.symmetric_difference(shapely.union_all(shapes), whole))
    assert gap < 1e-6 * shapely.area(whole)


def test_curves_are_those_of_their_layer():
    circle = "CurvePolygon (CircularString (4.7 45.7, 4.8 45.8, 4.9 45.7, 4.8 45.6, 4.7 45.7))"
    mover = Mover(
        world(),
        QgsCoordinateReferenceSystem("EPSG:2154"),
        QgsRectangle(4.7, 45.6, 4.9, 45.8),
        CONTEXT,
    )
    curved = mover.move(QgsGeometry.fromWkt(circle))[0]
    angle = np.linspace(0, 2 * np.pi, 2001)
    ring = np.c_[4.8 + 0.1 * np.cos(angle), 45.7 + 0.1 * np.sin(angle)]
    exact = shapely.Polygon(
        transformed(ring, world(), QgsCoordinateReferenceSystem("EPSG:2154"), CONTEXT)
    )
    assert shapely.area(shapely.symmetric_difference(curved, exact)) < 1e-3 * shapely.area(exact)


# -- CRSs


def test_heights_do_not_make_another_plane():
    wkts = []
    for code in (5698, 2154, 32631, 4979, 4326):
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(code)
        wkts.append(reference.ExportToWkt())
    compound, plane, other, high, flat = wkts
    assert same_plane(compound, plane)
    assert same_plane(high, flat)
    assert not same_plane(plane, other)


def test_ks_compares_a_raster_with_heights(tmp_path):
    values = np.random.default_rng(1).uniform(size=(4, 5))
    first = write_raster(tmp_path / "a.tif", [values], ["A"], epsg=2154)
    second = write_raster(tmp_path / "b.tif", [values], ["A"], epsg=5698)
    assert run("ksdistance", REFERENCE=first, CANDIDATE=second, OUTPUT="memory:")["MEAN_KS"] == 0.0


def test_areas_in_a_crs_in_feet_are_square_kilometres(tmp_path):
    values = np.ones((10, 10))
    raster = write_raster(
        tmp_path / "r.tif", [values], ["A"], cell=1000.0, corner=(0.0, 0.0), epsg=2272
    )
    result = run("credibleregions", RASTER=raster, LEVELS="100", OUTPUT="memory:")
    (row,) = rows_of(result["OUTPUT"])
    assert row["area_km2"] == pytest.approx(100 * (1000.0 * 1200 / 3937) ** 2 / 1e6)


def test_a_crs_without_definition_is_made_anew():
    class Lost:
        """What is left of a CRS when the thread that made it has ended."""

        def __init__(self, code="", definition=""):
            self._code, self._definition = code, definition

        def isValid(self):
            return True

        def toWkt(self):
            return ""

        def authid(self):
            return self._code

        def toProj(self):
            return self._definition

    assert sound(Lost("EPSG:32631")).authid() == "EPSG:32631"
    local = "+proj=aeqd +lat_0=10 +lon_0=20 +datum=WGS84 +units=m +no_defs"
    assert "aeqd" in sound(Lost("", local)).toProj()
    known = QgsCoordinateReferenceSystem("EPSG:2154")
    assert sound(known) is known
    assert not sound(QgsCoordinateReferenceSystem()).isValid()


def test_no_region_is_refused_in_a_sentence():
    for layer in (polygons(crs="EPSG:4326"), polygons(None, crs="EPSG:4326")):
        with pytest.raises(QgsProcessingException, match="REGION has no polygon with an area"):
            Land(Snapshot(layer), CONTEXT).extent()


# -- coordinates that cannot be in the layer's CRS

METRES = [(652000.0 + 900 * i, 6862000.0 + 700 * (i % 3)) for i in range(6)]
DEGREES = [(4.8 + 0.02 * (i % 4), 45.7 + 0.02 * (i // 4)) for i in range(8)]


@pytest.mark.parametrize("bad", [(99999.0, 3.0), (4.8, 4570.0)])
def test_a_wrong_row_does_not_move_the_others_to_input_crs(bad):
    log = Log()
    result = run(
        "preparestations",
        log,
        INPUT=stations([*DEGREES, bad], crs="EPSG:4326"),
        INPUT_CRS="EPSG:2154",
        OUTPUT="memory:",
    )
    assert result["COUNT"] == 8
    assert "INPUT_CRS is not used" in log.text
    assert result["OUTPUT"].crs().authid() == "EPSG:32631"


@pytest.mark.parametrize("extra", [[], [(0.0, 0.0)], [(0.0, 0.0), (12.0, 3.0)]])
def test_metres_under_degrees_are_read_in_input_crs(extra):
    log, layer = Log(), stations([*METRES, *extra], crs="EPSG:4326")
    result = run("preparestations", log, INPUT=layer, INPUT_CRS="EPSG:2154", OUTPUT="memory:")
    assert re.search(r"EPSG:2154 .* is used", log.text)
    assert result["COUNT"] >= 6


def test_metres_and_places_not_known_say_what_helps():
    layer = stations([*METRES, (0.0, 0.0)], crs="EPSG:4326")
    with pytest.raises(QgsProcessingException, match="native:assignprojection.* INPUT_CRS"):
        run("preparestations", INPUT=layer, OUTPUT="memory:")


@pytest.mark.parametrize(
    "extent", ["19e6,20.5e6,-2.2e6,-1.8e6 [EPSG:3857]", "170.68,184.16,-19.4,-15.9 [EPSG:4326]"]
)
def test_an_extent_over_180_degrees_is_where_it_is(extent):
    log = Log()
    layer = run("samplestations", log, EXTENT=extent, COUNT=20, OUTPUT="memory:")["OUTPUT"]
    xy = np.array([f.geometry().asPoint() for f in layer.getFeatures()])
    longitudes = transformed(xy, layer.crs(), world(), CONTEXT)[:, 0] % 360.0
    assert longitudes.min() > 169 and longitudes.max() < 186
    assert "too wide for any CRS" not in log.text
