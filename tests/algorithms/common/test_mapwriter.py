"""Rasters of diffusion maps as they are written: whole or not at all, and read back as they were."""

import os
import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from deepmend.algorithms.common import mapwriter
from deepmend.algorithms.common.mapreader import MapSource
from deepmend.algorithms.common.mapwriter import (
    NUMBERS,
    SERVED_AREA,
    MapWriter,
    check_map_size,
    check_name,
    check_raster_size,
    check_writable,
    file_size,
    quiet,
)
from deepmend.models.grid import Grid, window_cells

from ..cases import bands

pytestmark = pytest.mark.usefixtures("qgis_app")
GRID = Grid(100.0, 7000, 66000, 30, 20)


def writer(path, names=("A", "B"), grid=GRID, **more):
    return MapWriter(str(path), grid, QgsCoordinateReferenceSystem("EPSG:2154"), names, **more)


def some_map(grid, seed=1):
    return np.random.default_rng(seed).random(grid.shape).astype(np.float32)


# -- what is written is read


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([0.1, 1.0, 33.3, 100.0, 250.5]),
    st.tuples(st.integers(-5000, 5000), st.integers(-5000, 5000)),
    st.lists(
        st.tuples(*[st.integers(0, 20)] * 2, *[st.integers(1, 12)] * 2), min_size=1, max_size=4
    ),
    st.integers(0, 1000),
)
def test_what_was_written_is_read(cell, corner, boxes, seed):
    parts = [Grid(cell, corner[0] + x, corner[1] + y, w, h) for x, y, w, h in boxes]
    grid, names = Grid.union(parts), [f"S{i}" for i in range(len(parts))]
    maps = [some_map(part, seed + i) for i, part in enumerate(parts)]
    areas = [None if i % 2 else (i + 1) * 1e6 / 3 for i in range(len(parts))]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "maps.tif")
        with writer(path, names, grid) as target:
            for i, (values, part) in enumerate(zip(maps, parts)):
                target.write(i + 1, values, part, areas[i])
            target.commit()
        source = MapSource(path, "MAPS")
        assert source.names == tuple(names)
        assert source.shape == grid.shape and source.fits(cell)
        for edges, known in zip(source.edges, grid.edges()):
            assert edges == pytest.approx(known, abs=1e-6 * cell)
        for i, (values, part) in enumerate(zip(maps, parts)):
            expected = np.zeros(grid.shape)
            expected[grid.slices(part)] = values
            assert (source.read(i + 1) == expected).all()
            assert source.served_area(i + 1) == areas[i]
            near, place = source.read_with(i + 1, part)
            assert near[place.slices(part)].sum() == pytest.approx(values.sum(dtype=float))


def test_what_is_in_the_file(tmp_path):
    part = Grid(100.0, 7010, 66005, 4, 3)
    with writer(tmp_path / "m.tif", ["first", "é 2"]) as target:
        target.write(1, some_map(part), part, 1234.5)
        target.write(2, some_map(GRID), GRID)
        target.commit()
    values, transform = bands(tmp_path / "m.tif")
    assert list(values) == ["first", "é 2"]
    assert transform == (700000.0, 100.0, 0.0, 6602000.0, 0.0, -100.0)
    assert np.isfinite(values["first"]).sum() == part.size  # the rest is NoData
    assert np.isfinite(values["first"][12:15, 10:14]).all()
    raster = gdal.Open(str(tmp_path / "m.tif"))
    assert raster.GetSpatialRef().GetAuthorityCode(None) == "2154"
    assert raster.GetRasterBand(1).DataType == gdal.GDT_Float32
    assert raster.GetRasterBand(1).GetMetadataItem(SERVED_AREA) == "1234.5"
    assert raster.GetRasterBand(2).GetMetadataItem(SERVED_AREA) is None


def test_whole_numbers(tmp_path):
    with writer(tmp_path / "m.tif", ["station"], kind=NUMBERS) as target:
        target.write(1, np.arange(GRID.size).reshape(GRID.shape), GRID)
        target.commit()
    raster = gdal.Open(str(tmp_path / "m.tif"))
    band = raster.GetRasterBand(1)
    assert band.DataType == gdal.GDT_Int32 and band.GetNoDataValue() == 0.0
    assert (band.ReadAsArray().ravel() == np.arange(GRID.size)).all()


def test_a_window_outside_the_grid_is_refused(tmp_path):
    outside = Grid(100.0, 7029, 66000, 2, 2)
    with writer(tmp_path / "m.tif") as target, pytest.raises(ValueError, match="not inside"):
        target.write(1, some_map(outside), outside)


# -- whole or not at all


def test_without_commit_nothing_is_left(tmp_path):
    with writer(tmp_path / "m.tif") as target:
        target.write(1, some_map(GRID), GRID)
    assert os.listdir(tmp_path) == []


def test_a_file_stays_whole_until_commit(tmp_path):
    path = tmp_path / "m.tif"
    path.write_text("precious")
    with pytest.raises(ZeroDivisionError), writer(path) as target:
        target.write(1, some_map(GRID), GRID)
        assert path.read_text() == "precious"
        raise ZeroDivisionError
    assert path.read_text() == "precious"
    assert os.listdir(tmp_path) == ["m.tif"]
    with writer(path) as target:
        target.write(1, some_map(GRID), GRID)
        target.commit()
    assert os.listdir(tmp_path) == ["m.tif"]
    assert list(bands(path)[0]) == ["A", "B"]


def test_who_finishes_takes_the_part(tmp_path):
    path = tmp_path / "m.tif"
    with writer(path) as target:
        target.write(1, some_map(GRID), GRID)
        part = target.finish()
    assert not path.exists()
    part.keep()
    assert os.listdir(tmp_path) == ["m.tif"]
    assert list(bands(path)[0]) == ["A", "B"]


def test_a_place_that_is_taken_meanwhile_is_told(tmp_path):
    path = tmp_path / "m.tif"
    with writer(path) as target:
        target.write(1, some_map(GRID), GRID)
        (path / "folder").mkdir(parents=True)
        with pytest.raises(QgsProcessingException, match=r"m.tif cannot be written \(.*make room"):
            target.commit()
    assert os.listdir(tmp_path) == ["m.tif"]


def test_a_raster_that_gdal_refuses_is_told_and_leaves_nothing(tmp_path):
    huge = Grid(100.0, 0, 0, 2**31 - 1, 2**31 - 1)
    with pytest.raises(QgsProcessingException, match="cannot be written"):
        writer(tmp_path / "m.tif", grid=huge)
    assert os.listdir(tmp_path) == []


def test_the_cache_is_given_back(tmp_path):
    before = gdal.GetCacheMax()
    gdal.SetCacheMax(mapwriter.CACHE + 1)
    try:
        with writer(tmp_path / "m.tif"):
            assert gdal.GetCacheMax() == mapwriter.CACHE
        assert gdal.GetCacheMax() == mapwriter.CACHE + 1
        gdal.SetCacheMax(mapwriter.CACHE - 1)
        with writer(tmp_path / "m.tif"):
            assert gdal.GetCacheMax() == mapwriter.CACHE - 1
    finally:
        gdal.SetCacheMax(before)


@pytest.mark.parametrize("raising", [True, False])
def test_quiet_leaves_gdal_as_it_was(raising):
    before = gdal.GetUseExceptions()
    try:
        gdal.UseExceptions() if raising else gdal.DontUseExceptions()
        with quiet():
            assert gdal.Open("/no/such/file.tif") is None
        assert bool(gdal.GetUseExceptions()) == raising
        with pytest.raises(ZeroDivisionError), quiet():
            raise ZeroDivisionError
        assert bool(gdal.GetUseExceptions()) == raising
    finally:
        gdal.UseExceptions() if before else gdal.DontUseExceptions()


# -- sizes


def test_windows_of_too_many_cells():
    check_map_size(2000, 1.0, 2000.0)
    sentence = (
        r"window of 2,001 m with grid cells of 1 m has 2,001 x 2,001 grid cells.*15 MiB a map: raise"
        r" CELL_SIZE to at least 1.01 m"
    )
    with pytest.raises(QgsProcessingException, match=sentence):
        check_map_size(2001, 1.0, 2001.0)


@pytest.mark.parametrize("window", [2001.0, 60000.0, 1e6, 1e8])
def test_the_cell_size_that_is_named_is_possible(window):

    with pytest.raises(QgsProcessingException) as told:
        check_map_size(window_cells(0.5, window), 0.5, window)
    least = float(str(told.value).partition("at least ")[2].split(" ")[0])
    check_map_size(window_cells(least, window), least, window)


def test_rasters_that_are_too_large(tmp_path):
    folder = str(tmp_path)
    check_raster_size(10, GRID, 20, folder)
    with pytest.raises(QgsProcessingException, match="65,536 stations are more bands .*65,535"):
        check_raster_size(65536, GRID, 2, folder)
    check_raster_size(65535, GRID, 2, folder)
    with pytest.raises(
        QgsProcessingException, match="6,000 bands on 30 x 20 grid cells, 22.4 GiB.*STATIONS"
    ):
        check_raster_size(6000, GRID, 1000, folder)
    wide = Grid(100.0, 0, 0, 2_000_000, 2_000_000)  # few cells in windows that are far apart
    with pytest.raises(QgsProcessingException, match="before compression"):
        check_raster_size(2, wide, 20, folder)


def test_a_disk_without_room(tmp_path, monkeypatch):
    class Usage:
        free = 4 * 10 * 20 * 20 + 16 * 10 - 1

    monkeypatch.setattr(mapwriter.shutil, "disk_usage", lambda folder: Usage)
    with pytest.raises(QgsProcessingException, match="may need 16 KiB, but .* has 16 KiB left"):
        check_raster_size(10, GRID, 20, str(tmp_path))
    Usage.free += 1
    check_raster_size(10, GRID, 20, str(tmp_path))


@pytest.mark.parametrize(
    "n, text",
    [
        (0, "0 bytes"),
        (1023, "1023 bytes"),
        (1024, "1 KiB"),
        (5 << 20, "5 MiB"),
        (3 << 29, "1.5 GiB"),
        (2048 << 30, "2,048.0 GiB"),
    ],
)
def test_sizes_as_a_person_reads_them(n, text):
    assert file_size(n) == text


# -- names and places


@pytest.mark.parametrize("name", ["m.tif", "m.TIF", "a.b.tiff", "/x/m.TiFf"])
def test_names_of_geotiffs(name):
    check_name(name)


@pytest.mark.parametrize("name", ["m", "m.png", "m.tif.gz", ".tif", "m.gpkg"])
def test_other_names_are_refused(tmp_path, name):
    with pytest.raises(QgsProcessingException, match="as GeoTIFF: give .* ends in .tif"):
        check_name(name)
    with pytest.raises(QgsProcessingException, match="as GeoTIFF"):
        writer(tmp_path / name)


def test_places_that_can_be_written(tmp_path, monkeypatch):
    check_writable(str(tmp_path / "new.tif"))
    (tmp_path / "old.tif").write_text("x")
    check_writable(str(tmp_path / "old.tif"))
    check_writable(str(tmp_path / ("n" * 251 + ".tif")))
    monkeypatch.chdir(tmp_path)
    check_writable("bare.tif")
    assert os.listdir(tmp_path) == ["old.tif"]


@pytest.mark.parametrize(
    "name, sentence",
    [
        ("m\0.tif", "zero byte"),
        ("n" * 252 + ".tif", "nnn... is too long for a file"),
        ("é" * 126 + ".tif", "too long"),  # bytes count, not letters
        ("none/m.tif", "folder .*none does not exist: create it"),
        ("file/m.tif", "does not exist"),
        ("folder", "folder cannot be written: choose another"),
    ],
)
def test_places_that_cannot(tmp_path, name, sentence):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(QgsProcessingException, match=sentence):
        check_writable(os.path.join(str(tmp_path), name))


@pytest.mark.parametrize(
    "locked, sentence", [("m.tif", "exists and cannot be overwritten"), ("", "cannot be written")]
)
def test_places_that_may_not_be_written(tmp_path, monkeypatch, locked, sentence):
    path = Path(tmp_path / "m.tif")
    path.write_text("x")
    # whoever runs the tests may be allowed everything
    monkeypatch.setattr(
        mapwriter.os, "access", lambda place, mode: Path(place) != (tmp_path / locked)
    )
    with pytest.raises(QgsProcessingException, match=sentence):
        check_writable(str(path))
