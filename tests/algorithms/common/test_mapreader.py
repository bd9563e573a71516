"""Rasters of maps of any origin: what is read, and which band is of which station."""

from types import SimpleNamespace

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsRasterRange

from deepmend.algorithms.common.mapreader import (
    EmptyMapError,
    MapSource,
    RasterInput,
    check_belonging,
    match_bands,
    match_some,
    pair_bands,
    same_plane,
)
from deepmend.models.grid import Grid

from ..cases import Log, write_raster

pytestmark = pytest.mark.usefixtures("provider")
CORNER = (700000.0, 6602000.0)  # north-west


def source_of(tmp_path, maps, names=None, label="MAPS", name="maps.tif", **more):
    path = write_raster(tmp_path / name, maps, names, corner=CORNER, **more)
    return MapSource(str(path), label)


def uniform(rows=20, columns=30):
    return np.full((rows, columns), 1.0 / (rows * columns))


def test_what_a_raster_says_of_itself(tmp_path):
    source = source_of(tmp_path, [uniform(), uniform()], ["A", "B"])
    assert source.names == ("A", "B") and source.has_names
    assert source.shape == (20, 30) and source.origin == CORNER
    x, y = source.edges
    assert len(x) == 31 and len(y) == 21 and x[0] == CORNER[0] and y[0] == CORNER[1]
    assert source.fits(source.cell[0]) and not source.fits(source.cell[0] * 1.01)


@pytest.mark.parametrize(
    "geotransform, sentence",
    [
        ((0.0, 100.0, 5.0, 0.0, 0.0, -100.0), "rotated or flipped"),
        ((0.0, 100.0, 0.0, 0.0, 0.0, 100.0), "rotated or flipped"),
        (None, "a picture that lies nowhere"),
    ],
)
def test_rasters_that_are_no_map_are_refused(tmp_path, geotransform, sentence):
    path = str(tmp_path / "odd.tif")
    raster = gdal.GetDriverByName("GTiff").Create(path, 4, 4, 1, gdal.GDT_Float32)
    if geotransform:
        raster.SetGeoTransform(geotransform)
    raster = None
    with pytest.raises(QgsProcessingException, match=f"MAPS is .*{sentence}"):
        MapSource(path, "MAPS")


def test_no_raster_is_told(tmp_path):
    (tmp_path / "text.tif").write_text("nothing")
    for name in ("text.tif", "none.tif"):
        with pytest.raises(
            QgsProcessingException, match="MAPS cannot be read: .* is no raster file"
        ):
            MapSource(str(tmp_path / name), "MAPS")


@pytest.mark.parametrize("spoil", [-1.0, np.inf])
def test_a_band_with_impossible_values_is_refused(tmp_path, spoil):
    values = uniform()
    values[3, 4] = spoil
    with pytest.raises(QgsProcessingException, match="Band A of MAPS is no diffusion map"):
        source_of(tmp_path, [values], ["A"]).read(1)


def test_an_empty_band_is_an_error_of_its_own(tmp_path):
    with pytest.raises(EmptyMapError, match="Band A of MAPS is no diffusion map"):
        source_of(tmp_path, [np.zeros((5, 5))], ["A"]).read(1)


def test_values_that_the_user_hides_are_nothing(tmp_path):
    values = uniform(4, 4)
    values[0] = 0.5
    path = write_raster(tmp_path / "maps.tif", [values], ["A"], corner=CORNER)
    layer = QgsRasterLayer(str(path), "maps")
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(0.4, 0.6)])
    raster = RasterInput.of(layer)
    assert raster.hidden == {1: [(0.4, 0.6, True, True)]}
    read = MapSource(raster.path, "MAPS", raster).read(1)
    assert (read[0] == 0.0).all() and (read[1:] > 0.0).all()


def test_a_map_on_a_window_that_holds_it_and_more(tmp_path):
    source = source_of(tmp_path, [uniform()], ["A"])
    cell = source.cell[0]
    column, top = round(CORNER[0] / cell), round(CORNER[1] / cell)
    window = Grid(cell, column - 5, top - 25, 50, 40)
    values, grid = source.read_with(1, window)
    assert grid == Grid.union([window, Grid(cell, column, top - 20, 30, 20)])
    assert values.sum() == pytest.approx(1.0) and (values > 0).sum() == 600
    with pytest.raises(QgsProcessingException, match="Band A of MAPS lies elsewhere"):
        source.read_with(1, Grid(cell, column + 1000, top, 10, 10))


def test_the_part_that_holds_all_is_found_and_a_cut_one_is_not(tmp_path):
    values = np.zeros((20, 30))
    values[5:8, 10:14] = 1.0 / 12
    source = source_of(tmp_path, [values], ["A"])
    cell = source.cell[0]
    column, top = round(CORNER[0] / cell), round(CORNER[1] / cell)
    whole = Grid(cell, column, top - 20, 30, 20)
    window = Grid(cell, column + 9, top - 9, 8, 6)
    part, grid = source.read_station(1, whole, window)
    assert grid == window and part.sum() == pytest.approx(1.0, abs=1e-6)
    assert source.read_station(1, whole, Grid(cell, column + 11, top - 9, 8, 6))[0] is None
    assert source.read_station(1, whole, Grid(cell, column + 90, top, 8, 6))[0] is None


# -- which band is of which station


def named(*names):
    return SimpleNamespace(names=names, has_names=any(names), label="MAPS")


def test_bands_by_name_whatever_the_order_and_more_of_them():
    assert match_bands(["B", "A"], named("A", "C", "B")) == [3, 1]


def test_bands_by_order_are_warned_of():
    log = Log()
    assert match_bands(["B", "A"], named("", ""), log) == [1, 2]
    assert "have no names, so they are taken in the order of the stations" in log.text


@pytest.mark.parametrize(
    "names, sentence",
    [
        (("A", ""), "do not match .*Stations: A, B. Bands: A, \\(no name\\)"),
        (("", "", ""), "do not match"),
        (("A", "A", "B"), "several bands of the same name \\(A\\)"),
    ],
)
def test_bands_that_do_not_match_are_refused(names, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        match_bands(["A", "B"], named(*names))


def test_some_of_the_stations_have_a_band():
    log = Log()
    found = match_some(["A", "B", "C"], named("C", "A", "X", "N"), {"A", "B", "C", "N"}, log)
    assert found == {"A": 2, "C": 1}
    assert "1 stations have no band in MAPS and are left out: B" in log.text
    assert "1 bands of MAPS are of no station and are left out: X" in log.text


@pytest.mark.parametrize(
    "first, second, pairs",
    [
        (("A", "B"), ("B", "A"), [("A", 1, 2), ("B", 2, 1)]),
        (("A", "B", "C"), ("B", "C"), [("B", 2, 1), ("C", 3, 2)]),
        (("A", "B"), ("", ""), [("A", 1, 1), ("B", 2, 2)]),
        (("", ""), ("", ""), [("1", 1, 1), ("2", 2, 2)]),
    ],
)
def test_pairs_of_bands(first, second, pairs):
    log = Log()
    assert pair_bands(named(*first), named(*second), log) == pairs
    assert bool(log.warnings) is (first != ("A", "B") or second != ("B", "A"))


@pytest.mark.parametrize(
    "first, second",
    [
        (("A", "B"), ("C", "D")),
        (("A", "B"), ("A", "C")),
        (("A",), ("", "")),
        (("A", "A"), ("A", "B")),
    ],
)
def test_rasters_that_cannot_be_paired_are_refused(first, second):
    with pytest.raises(QgsProcessingException, match="do not match. REFERENCE: .* CANDIDATE: "):
        pair_bands(named(*first), named(*second), Log())


def own_maps(tmp_path, order):
    """Maps that are large near their stations, in an order; and the bands of a plan."""
    x = CORNER[0] + 100.0 * np.arange(500, 3000, 500)
    xy = np.stack([x[:5], np.full(5, CORNER[1] - 1000.0)], axis=1)[:5]
    xy[:, 0] = CORNER[0] + np.array([300.0, 900.0, 1500.0, 2100.0, 2700.0])
    columns = np.arange(30) * 100.0 + 50.0 + CORNER[0]
    maps = [np.exp(-np.abs(columns - place) / 300.0) * np.ones((20, 1)) for place in xy[:, 0]]
    maps = [values / values.sum() for values in maps]
    names = [f"S{i}" for i in range(5)]
    path = write_raster(
        tmp_path / "own.tif", [maps[i] for i in order], names, corner=CORNER, cell=100.0
    )
    deployment = SimpleNamespace(xy=xy)
    plan = [SimpleNamespace(name=n, deployment=deployment, station=i) for i, n in enumerate(names)]
    return MapSource(str(path), "MAPS"), {name: i + 1 for i, name in enumerate(names)}, plan


def test_maps_near_their_stations_are_theirs(tmp_path):
    source, numbers, plan = own_maps(tmp_path, range(5))
    log = Log()
    check_belonging(source, numbers, plan, log, are_models=True)
    assert not log.warnings


def test_maps_of_others_are_refused_or_warned_of(tmp_path):
    source, numbers, plan = own_maps(tmp_path, [4, 3, 2, 1, 0][::-1][2:] + [0, 1])
    with pytest.raises(QgsProcessingException, match="far from the stations that their bands"):
        check_belonging(source, numbers, plan, Log(), are_models=True)
    log = Log()
    check_belonging(source, numbers, plan, log)
    assert "far from the stations that their bands are matched with" in log.text


def test_one_plane_whatever_the_heights():
    from osgeo import osr

    def wkt(code):
        plane = osr.SpatialReference()
        plane.ImportFromEPSG(code)
        return plane.ExportToWkt()

    assert same_plane(wkt(2154), wkt(2154)) and not same_plane(wkt(2154), wkt(32631))
    assert same_plane(wkt(4979), wkt(4326))
