"""Densities of zones, and people in them, against sums made otherwise."""

from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from qgis.core import QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtGui import qGray

from deepmend.algorithms.overlay import zonedensity
from deepmend.algorithms.overlay.zonedensity import ZoneDensities, inhabitants_of

from ..cases import LAND, Log, polygons, rows_of, run, write_raster
from .overlay_cases import shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")

PEOPLE = np.random.default_rng(3).uniform(0.0, 9.0, (100, 100))
"""In cells of 200 m of all of the land."""


def weigh(tmp_path, **more):
    given = {"ZONES": polygons(*square_zones()), "METRIC_FIELDS": ["users"], **shared(**more)}
    return run("zoneweights", **given, OUTPUT_ZONES=str(tmp_path / "zones.gpkg"))["OUTPUT_ZONES"]


def people(tmp_path):
    return write_raster(tmp_path / "people.tif", [PEOPLE])


def test_zones_have_their_area_and_density(tmp_path):
    rows = rows_of(weigh(tmp_path))
    for row, wkt in zip(rows, square_zones()):
        assert row["area_km2"] == pytest.approx(shapely.from_wkt(wkt).area / 1e6)
        assert row["users_per_km2"] == pytest.approx(row["users"] / row["area_km2"])
    assert "inhabitants" not in rows[0]


def test_zones_have_their_people(tmp_path):
    rows = rows_of(weigh(tmp_path, POPULATION=people(tmp_path)))
    left, top = 690000.0, 6610000.0
    for row, wkt in zip(rows, square_zones()):
        x, y = left + 200.0 * np.arange(100), top - 200.0 * np.arange(1, 101)
        cells = shapely.box(*np.meshgrid(x, y), *(np.array(np.meshgrid(x, y)) + 200.0))
        share = shapely.area(shapely.intersection(cells, shapely.from_wkt(wkt))) / 200.0**2
        assert row["inhabitants"] == pytest.approx((PEOPLE * share).sum(), rel=1e-5)
        expected = row["users"] / row["inhabitants"]
        assert row["users_per_inhabitant"] == pytest.approx(expected)


def test_classes_of_land_use_are_no_people(tmp_path):
    path = write_raster(tmp_path / "use.tif", [np.ones((100, 100))])
    rows = rows_of(weigh(tmp_path, POPULATION=path, CLASS_WEIGHTS="1: 2"))
    assert "inhabitants" not in rows[0] and "users_per_km2" in rows[0]


def test_names_that_are_taken(tmp_path):
    layer = polygons(*square_zones())
    layer.dataProvider().addAttributes(list(rows_field("area_km2")))
    layer.updateFields()
    found = weigh(tmp_path, ZONES=layer)
    assert "area_km2_stations" in QgsVectorLayer(found, "z", "ogr").fields().names()


def rows_field(name):
    from deepmend.algorithms.common.fields import make_fields

    return make_fields(**{name: float})


def test_withheld_totals_have_no_density():
    densities = ZoneDensities(["users"])
    shape = shapely.box(0.0, 0.0, 2000.0, 1000.0)
    values = densities.of([[np.nan], [6.0]], np.array([shape, shape]))
    assert densities.names == ["area_km2", "users_per_km2"]
    assert values[:, 0].tolist() == [2.0, 2.0]
    assert np.isnan(values[0, 1]) and values[1, 1] == 3.0


def test_zones_without_people_have_nothing_to_divide_by():
    shape = shapely.box(0.0, 0.0, 1000.0, 1000.0)
    values = ZoneDensities(["users"], has_people=True).of(
        [[6.0], [6.0]], np.array([shape, shape]), np.array([0.0, 3.0])
    )
    assert np.isnan(values[0, 3]) and values[1, 3] == 2.0


@pytest.mark.parametrize(
    "given, field",
    [
        ((["users"],), "users_per_km2"),
        ((["users"], [], True), "users_per_inhabitant"),
        (([], ["share"]), "share"),
        (([],), "weight_sum"),
    ],
)
def test_the_style_shows_what_can_be_compared(given, field):
    densities = ZoneDensities(*given)
    names = [*given[0], "share", "weight_sum", *densities.names]
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:2154" + "".join(f"&field={name}:double" for name in names), "z", "memory"
    )
    features = polygons(*square_zones()[:4]).getFeatures()
    for number, feature in enumerate(features):
        feature.setFields(layer.fields(), True)
        feature.setAttributes([float(number)] * len(names))
        layer.dataProvider().addFeature(feature)
    densities.style(str)(layer)
    renderer = layer.renderer()
    assert renderer.classAttribute() == field
    # every zone is in a class, and more is darker
    values = [feature[field] for feature in layer.getFeatures()]
    assert all(renderer.rangeForValue(value) is not None for value in values)
    lights = [qGray(r.symbol().color().rgb()) for r in renderer.ranges()]
    assert lights == sorted(lights, reverse=True)
    assert layer.attributeAlias(names.index("area_km2")) == "Area in km²"


@pytest.mark.parametrize("side", [3, 512])
def test_people_in_zones_of_any_form(monkeypatch, side):
    """However the zone is cut into pieces; of cells that are half water all people are on the land."""
    monkeypatch.setattr(zonedensity, "SIDE", side)
    land = shapely.box(0.0, 0.0, 2050.0, 5000.0)
    plan = SimpleNamespace(region=land, cell=100.0)
    shapes = np.array(
        [shapely.box(0.0, 200.0, 2500.0, 900.0), shapely.box(150.0, 0.0, 250.0, 5000.0)]
    )

    def people(grid):
        assert grid.rows <= side and grid.columns <= side
        return np.ones(grid.shape)

    found = inhabitants_of(shapes, people, plan, Log())
    assert found == pytest.approx([21 * 7, 50])


def test_it_can_be_cancelled():
    log = Log()
    log.cancel()
    shape = shapely.from_wkt(LAND)
    plan = SimpleNamespace(region=shape, cell=200.0)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        inhabitants_of(np.array([shape]), None, plan, log)
