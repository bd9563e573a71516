"""What legends say: numbers, classes, and headings."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRasterLayer

from deepmend.algorithms.common import legends

from ..cases import write_raster

pytestmark = pytest.mark.usefixtures("qgis_app")


def test_shares_and_densities_in_plain_numbers():
    assert legends.chance(1e-4) == "1 in 10,000 users"
    assert legends.chance(0.1**9) == "1 in 1,000,000,000 users"
    assert legends.per_km2(1.0) == "1 per km²"
    assert legends.per_km2(0.3) == "0.3 per km²"
    assert legends.classes_of([0.0, 2.5, 1000.0], "{n} users") == [
        "0 – 2.5 users",
        "2.5 – 1,000 users",
    ]
    odd = legends.classes_per_km2("a{b}")
    assert legends.classes_of([0.0, 1.0], odd) == ["0 – 1 a{b} per km²"]


def test_long_ids_are_cut():
    assert legends.shortened("S" * 40) == "S" * 40
    assert len(legends.shortened("S" * 5000)) == legends.LONGEST


@given(st.lists(st.floats(0.0, 1e12), max_size=50), st.integers(1, 8))
def test_classes_hold_all_values_and_are_not_more_than_asked(values, count):
    limits = legends.round_limits(values, count)
    assert limits[0] == 0.0 and limits == sorted(set(limits))
    assert 2 <= len(limits) <= count + 1
    positive = [value for value in values if value > legends.TINY]
    if positive:
        assert max(positive) <= limits[-1] * (1.0 + 1e-9)
        assert limits[-1] <= 1.2 * max(positive)


def test_classes_have_about_as_many_values_each():
    values = np.random.default_rng(1).lognormal(3.0, 2.0, 1000)
    limits = legends.round_limits(values, 5)
    counts = np.histogram(values, limits)[0]
    assert len(counts) == 5 and counts.min() > 150 and counts.sum() == 1000


def test_values_that_are_not_known_are_in_no_class():
    assert legends.round_limits([np.nan, 0.0, -1.0], 5) == [0.0, 1.0]


@given(st.floats(1e-6, 1e6), st.floats(0.5, 5.0))
def test_decades_hold_nearly_all(most, spread):
    values = most * np.exp(-spread * np.random.default_rng(0).random(1000) * 2.0)
    low, high = legends.decades_of(values, most)
    assert 10.0**high >= most * (1 - 1e-6) and 2 <= high - low <= 6
    faint = values[values < 10.0**low]
    assert faint.sum() <= 0.01 * values.sum() or high - low == 6


def test_decades_of_nothing():
    assert legends.decades_of(np.zeros(4), 50.0) == (-2, 2)


@pytest.mark.parametrize(
    "epsg, cell, area", [(2154, 200.0, 0.04), (4326, 0.01, None), (None, 200.0, None)]
)
def test_the_area_of_cells_where_the_crs_tells(tmp_path, epsg, cell, area):
    corner = (2.0, 47.0) if epsg == 4326 else (690000.0, 6610000.0)
    path = write_raster(tmp_path / "r.tif", [np.ones((3, 3))], cell=cell, corner=corner, epsg=epsg)
    layer = QgsRasterLayer(path, "r", "gdal")
    if epsg is None:
        layer.setCrs(QgsCoordinateReferenceSystem())
    assert legends.cell_km2(layer) == (area if area is None else pytest.approx(area))


def test_a_heading_takes_the_place_of_the_bands_name(tmp_path):
    path = write_raster(tmp_path / "r.tif", [np.ones((3, 3))])
    layer, project = QgsRasterLayer(path, "r", "gdal"), QgsProject()
    legends.head(layer, project, "users")  # not in the project: nothing happens
    legends.head(layer, None, "users")
    project.addMapLayer(layer)
    legends.head(layer, project, "users")
    node = project.layerTreeRoot().findLayer(layer.id())
    assert node.customProperty(legends.HEADING) == "users"
