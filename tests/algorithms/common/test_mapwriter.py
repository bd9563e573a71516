"""Rasters of maps: what is written, that nothing half-written stays, and what is refused before."""

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from deepmend.algorithms.common.mapreader import MapSource
from deepmend.algorithms.common.mapwriter import (
    MAX_BANDS,
    MAX_MAP_CELLS,
    NODATA,
    NUMBERS,
    MapWriter,
    check_map_size,
    check_name,
    check_raster_size,
    check_writable,
    file_size,
    quiet,
)
from deepmend.models.grid import Grid

pytestmark = pytest.mark.usefixtures("provider")
GRID = Grid(100.0, 7000, 66000, 30, 20)


def writer(path, names=("A", "B"), **more):
    return MapWriter(str(path), GRID, QgsCoordinateReferenceSystem("EPSG:2154"), names, **more)


def test_a_raster_is_as_the_design_says(tmp_path):
    path = tmp_path / "maps.tif"
    part = Grid(100.0, 7005, 66002, 10, 8)
    values = np.full(part.shape, 1.0 / 80, dtype=np.float32)
    values[0, 0] = NODATA
    with writer(path) as maps:
        maps.write(2, values, part, served_area=12345.678)
        maps.commit()
    raster = gdal.Open(str(path))
    assert raster.GetGeoTransform() == (700000.0, 100.0, 0.0, 6602000.0, 0.0, -100.0)
    assert [raster.GetRasterBand(i).GetDescription() for i in (1, 2)] == ["A", "B"]
    assert raster.GetMetadata("IMAGE_STRUCTURE")["INTERLEAVE"] == "BAND"
    assert raster.GetMetadata("IMAGE_STRUCTURE")["COMPRESSION"] == "DEFLATE"
    band = raster.GetRasterBand(2)
    assert band.DataType == gdal.GDT_Float32 and band.GetNoDataValue() == NODATA
    assert band.GetBlockSize() == [256, 256]
    whole = band.ReadAsArray()
    rows, columns = GRID.slices(part)
    assert (whole[rows, columns] == values).all()
    whole[rows, columns] = NODATA
    assert (whole == NODATA).all()
    source = MapSource(str(path), "MAPS")
    assert source.served_area(2) == 12345.678 and source.served_area(1) is None


@settings(max_examples=20, deadline=None)
@given(
    st.integers(0, 20), st.integers(0, 12), st.integers(1, 10), st.integers(1, 8), st.integers(0, 9)
)
def test_what_is_written_is_read(tmp_path_factory, left, low, columns, rows, seed):
    path = tmp_path_factory.mktemp("maps") / "maps.tif"
    part = Grid(100.0, 7000 + left, 66000 + low, columns, rows)
    values = np.random.default_rng(seed).uniform(0.0, 1.0, part.shape).astype(np.float32)
    values /= values.sum()
    with writer(path, ["A"]) as maps:
        maps.write(1, values, part)
        maps.commit()
    read, grid = MapSource(str(path), "MAPS").read_with(1, part)
    assert (read[grid.slices(part)] == values).all()
    assert read.sum() == pytest.approx(1.0, abs=1e-6)


def test_numbers_have_zero_for_nothing(tmp_path):
    path = tmp_path / "best.tif"
    with writer(path, ["best"], kind=NUMBERS) as maps:
        maps.write(1, np.full(GRID.shape, 70000, dtype=np.int32), GRID)
        maps.commit()
    raster = gdal.Open(str(path))
    band = raster.GetRasterBand(1)
    assert band.DataType == gdal.GDT_Int32 and band.GetNoDataValue() == 0.0
    assert (band.ReadAsArray() == 70000).all()


def test_what_is_not_committed_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "maps.tif"
    path.write_text("old")
    with writer(path) as maps:
        maps.write(1, np.zeros(GRID.shape, dtype=np.float32), GRID)
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["maps.tif"]
    with pytest.raises(RuntimeError), writer(path) as maps:
        raise RuntimeError("something else")
    assert path.read_text() == "old" and os.listdir(tmp_path) == ["maps.tif"]


def test_the_cache_is_given_back(tmp_path):
    before = gdal.GetCacheMax()
    with writer(tmp_path / "maps.tif"):
        assert gdal.GetCacheMax() <= 256 << 20
    assert gdal.GetCacheMax() == before


def test_a_part_outside_the_grid_is_refused(tmp_path):
    with writer(tmp_path / "maps.tif") as maps, pytest.raises(ValueError, match="not inside"):
        maps.write(1, np.zeros((2, 2)), Grid(100.0, 6999, 66000, 2, 2))


@pytest.mark.parametrize("name", ["a.png", "a", "a.tif.gz", "a.gpkg"])
def test_other_forms_are_refused(name):
    with pytest.raises(QgsProcessingException, match="name that ends in .tif"):
        check_name(name)
    check_name("a.TIF")


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("no/such/folder/a.tif", "does not exist: create it"),
        ("x" * 300 + ".tif", "is too long for a file"),
        ("a\0.tif", "zero byte"),
        ("folder", "cannot be written: choose another output file"),
    ],
)
def test_places_that_cannot_be_written_are_refused(tmp_path, name, sentence):
    (tmp_path / "folder").mkdir()
    with pytest.raises(QgsProcessingException, match=sentence):
        check_writable(str(tmp_path) + "/" + name)


def test_windows_of_too_many_cells_are_refused_with_a_size_that_is_possible():
    most = int(MAX_MAP_CELLS**0.5)
    check_map_size(most, 30.0, 30.0 * most)
    with pytest.raises(QgsProcessingException, match="raise CELL_SIZE to at least 30.3 m"):
        check_map_size(most + 2, 30.0, 30.0 * most)


def test_rasters_that_are_too_large_are_refused(tmp_path):
    folder = str(tmp_path)
    check_raster_size(520, GRID, 600, folder)
    with pytest.raises(QgsProcessingException, match="65,536 stations are more bands"):
        check_raster_size(MAX_BANDS + 1, GRID, 10, folder)
    with pytest.raises(
        QgsProcessingException, match="20,000 bands on 30 x 20 cells, .* GiB before"
    ):
        check_raster_size(20000, GRID, 600, folder)


def test_a_full_disk_is_told_before(tmp_path, monkeypatch):
    from types import SimpleNamespace

    from deepmend.algorithms.common import mapwriter

    monkeypatch.setattr(mapwriter.shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
    with pytest.raises(QgsProcessingException, match="may need .* has 1000 bytes left"):
        check_raster_size(520, GRID, 600, str(tmp_path))


@pytest.mark.parametrize(
    "size, text",
    [
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1024, "1 KiB"),
        (5 << 20, "5 MiB"),
        (3 << 29, "1.5 GiB"),
    ],
)
def test_sizes_as_a_person_reads_them(size, text):
    assert file_size(size) == text


def test_gdal_is_quiet_and_says_so_again_afterwards():
    gdal.UseExceptions()
    with quiet():
        assert gdal.Open("/no/such/file.tif") is None
    with pytest.raises(RuntimeError):
        gdal.Open("/no/such/file.tif")
    gdal.DontUseExceptions()
