"""Pictures of maps: what they show, and that the files are what they should be."""

import base64

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from osgeo import gdal

from deepmend.models.pictures import (
    DECADES,
    centre,
    cut_out,
    data_uri,
    half_area,
    half_side,
    palette,
    png,
    to_indices,
    top_of,
)


def test_the_square_holds_the_mass():
    values = np.random.default_rng(0).uniform(size=(41, 61))
    half = half_side([values], 20, 30, 0.5)
    inside = [
        values[max(0, 20 - h) : 21 + h, max(0, 30 - h) : 31 + h].sum() for h in (half - 1, half)
    ]
    assert inside[0] < 0.5 * values.sum() <= inside[1]


def test_the_smallest_set_with_half():
    assert half_area(np.array([[0.3, 0.3], [0.2, 0.2]])) == 2
    assert half_area(np.array([[0.6, 0.4]])) == 1


def test_centre_of_mass():
    values = np.zeros((9, 7))
    values[2, 5] = 3
    assert centre(values) == (2, 5)


@given(st.integers(0, 29), st.integers(0, 19), st.integers(1, 40))
def test_a_cut_out_without_blocks_is_the_map(row, column, half):
    values = np.random.default_rng(1).uniform(size=(30, 20))
    square = cut_out(values, row, column, half)
    assert square.shape == (2 * half + 1,) * 2
    assert square[half, half] == np.float32(values[row, column])
    known = np.isfinite(square)
    rows = min(29, row + half) - max(0, row - half) + 1
    columns = min(19, column + half) - max(0, column - half) + 1
    assert known.sum() == rows * columns


def test_large_cut_outs_are_means_of_blocks():
    values = np.random.default_rng(1).uniform(size=(201, 201))
    square = cut_out(values, 100, 100, 100, pixels=67)
    assert square == pytest.approx(values.reshape(67, 3, 67, 3).mean(axis=(1, 3)), rel=1e-6)


def test_colours_of_the_scale():
    picture = np.array([[10.0**-k for k in range(DECADES + 2)] + [0.0, np.nan]])
    assert top_of([picture]) == 1.0
    found = to_indices(picture, 1.0)[0]
    assert found[0] == 255 and found[DECADES] == found[DECADES + 1] == found[-2] == 1
    assert found[-1] == 0
    assert (np.diff(found[: DECADES + 1].astype(int)) < 0).all()


def test_lighter_is_more():
    red, green, blue = palette().astype(float).T
    assert (np.diff(0.2126 * red + 0.7152 * green + 0.0722 * blue) >= -0.8).all()


def test_gdal_reads_the_file(tmp_path):
    indices = np.random.default_rng(0).integers(0, 256, (5, 7)).astype(np.uint8)
    path = tmp_path / "map.png"
    path.write_bytes(png(indices))
    raster = gdal.Open(str(path))
    assert (raster.ReadAsArray() == indices).all()
    table = raster.GetRasterBand(1).GetColorTable()
    assert table.GetColorEntry(255)[:3] == tuple(palette()[-1])
    head, _, body = data_uri(indices).partition(",")
    assert head == "data:image/png;base64" and base64.b64decode(body) == path.read_bytes()
