"""Zones as they are read from a layer: their ids, their place, and what is refused or told."""

import math

import pytest
import shapely
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsRectangle,
    QgsVectorLayer,
    QgsWkbTypes,
)

from deepmend.algorithms.overlay.zonelayer import read_zones

from ..cases import CENTRE, Log, polygons, stations
from ..common.common_cases import TRANSFORMS, crs, source_of

pytestmark = pytest.mark.usefixtures("qgis_app")
NEAR = QgsRectangle(2.9, 46.4, 3.1, 46.6)


def square(column, row=0, side=1000.0):
    west, south = CENTRE[0] + 1000.0 * column, CENTRE[1] + 1000.0 * row
    return shapely.box(west, south, west + side, south + side).wkt


def layer_of(*rows, code=2154, kind="Polygon"):
    """Zones of (name, WKT or geometry)."""
    layer = QgsVectorLayer(
        f"{kind}?crs=EPSG:{code}&field=name:string&field=size:double", "z", "memory"
    )
    for name, shape in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name, 7.0])
        if shape is not None:
            geometry = QgsGeometry.fromWkt(shape) if isinstance(shape, str) else shape
            feature.setGeometry(geometry)
        layer.dataProvider().addFeature(feature)
    return layer


def read(layer, id_field="name", log=None, target=2154, near=NEAR):
    return read_zones(source_of(layer), id_field, crs(target), near, TRANSFORMS, log or Log())


# -- what is read


def test_zones():
    log = Log()
    zones = read(layer_of(("A", square(0)), (" B ", square(1))), log=log)
    assert zones.ids == ["A", "B"]
    assert [shape.wkt for shape in zones.shapes] == [square(0), square(1)]
    assert [feature["name"] for feature in zones.features] == ["A", " B "]
    assert zones.wkb_type == QgsWkbTypes.Type.Polygon and zones.crs == crs(2154)
    assert log.text == ""


def test_ids_of_features_and_fields_in_any_case():
    layer = layer_of(("A", square(0)), ("B", square(1)))
    assert read(layer, "").ids == ["1", "2"]
    assert read(layer, "NAME").ids == ["A", "B"]
    assert read(layer_of(("A", square(0))), "size").ids == ["7"]


def test_shapes_are_in_the_working_crs_and_features_in_their_own():
    layer = layer_of(("A", shapely.box(3.0, 46.5, 3.01, 46.51).wkt), code=4326)
    zones = read(layer)
    assert shapely.bounds(zones.shapes[0])[:2] == pytest.approx(CENTRE, abs=2000.0)
    assert shapely.area(zones.shapes[0]) == pytest.approx(767.0 * 1112.0, rel=0.01)
    assert zones.features[0].geometry().boundingBox().xMinimum() == 3.0
    assert zones.crs == crs(4326)


def test_parts_of_one_zone():
    both = shapely.union(shapely.from_wkt(square(0)), shapely.from_wkt(square(2)))
    zones = read(layer_of(("A", both.wkt), kind="MultiPolygon"))
    assert shapely.area(zones.shapes[0]) == pytest.approx(2e6)
    assert zones.wkb_type == QgsWkbTypes.Type.MultiPolygon


def test_zones_far_from_the_stations_have_no_shape_but_stay():
    log = Log()
    far = shapely.box(150, -40, 151, -39).wkt
    near = shapely.box(3.0, 46.5, 3.01, 46.51).wkt
    zones = read(layer_of(("near", near), ("far", far), code=4326), log=log)
    assert zones.ids == ["near", "far"] and len(zones.features) == 2
    assert shapely.is_empty(zones.shapes).tolist() == [False, True]
    assert log.text == ""


# -- what is told


def test_zones_without_an_area_are_left_out():
    log = Log()
    line = "Polygon ((700000 6600000, 700100 6600000, 700000 6600000))"
    zones = read(
        layer_of(("A", square(0)), ("B", None), ("C", "Polygon EMPTY"), ("D", line)), log=log
    )
    assert zones.ids == ["A"] and len(zones.features) == len(zones.shapes) == 1
    assert "3 zones without an area are left out: B, C, D." in log.text


def test_invalid_zones_are_repaired():
    log = Log()
    x, y = CENTRE
    bow = f"Polygon (({x} {y}, {x + 1000} {y + 1000}, {x + 1000} {y}, {x} {y + 1000}, {x} {y}))"
    zones = read(layer_of(("A", bow)), log=log)
    assert shapely.is_valid(zones.shapes).all()
    assert shapely.area(zones.shapes[0]) == pytest.approx(5e5)
    assert "1 invalid zone was repaired: A." in log.text


def test_zones_that_overlap():
    log = Log()
    read(
        layer_of(("A", square(0)), ("B", square(0.5)), ("C", square(1)), ("D", square(5))), log=log
    )
    assert "2 pairs of zones overlap, 1 km² in all" in log.text
    assert "A / B" in log.text and "B / C" in log.text
    log = Log()
    read(layer_of(("A", square(0)), ("B", square(0.9995))), log=log)
    assert log.text == ""  # slivers are no overlaps


# -- what is refused


def test_layers_that_are_no_polygons():
    with pytest.raises(
        QgsProcessingException, match="ZONES is a layer of Point, but zones are polygons"
    ):
        read(stations())


def test_a_layer_without_crs():
    with pytest.raises(QgsProcessingException, match="ZONES has no CRS"):
        read(polygons(square(0), crs=""), "")


def test_a_field_that_is_not_there():
    message = "ZONE_ID 'id' is not a field of ZONES; it has: name, size"
    with pytest.raises(QgsProcessingException, match=message):
        read(layer_of(("A", square(0))), "id")


@pytest.mark.parametrize("rows", [[], [("A", None)], [("A", "Polygon EMPTY")]])
def test_no_zone_at_all(rows):
    with pytest.raises(QgsProcessingException, match="ZONES has no polygon with an area"):
        read(layer_of(*rows))


def test_ids_that_are_missing():
    with pytest.raises(QgsProcessingException, match="2 zones have no id .* in field 'name'"):
        read(layer_of(("A", square(0)), (None, square(1)), (" ", square(2))))
    # one without an area needs no id
    assert read(layer_of(("A", square(0)), (None, None))).ids == ["A"]


def test_ids_that_stand_twice():
    rows = [(name, square(i)) for i, name in enumerate("ABACBA")]
    with pytest.raises(QgsProcessingException, match=r"2 zone ids .* in field 'name' \(A, B\)"):
        read(layer_of(*rows))


def around(wrong):
    x, y = CENTRE
    ring = [(x, y), (wrong, y), (x + 1000, y + 1000), (x, y)]
    return QgsGeometry.fromPolygonXY([[QgsPointXY(*place) for place in ring]])


@pytest.mark.parametrize("wrong", [math.inf, math.nan])
def test_a_zone_that_has_no_place(wrong):
    with pytest.raises(QgsProcessingException, match="Zone B cannot be transformed from EPSG:2154"):
        read(layer_of(("A", square(0)), ("B", around(wrong))))
