"""Rasters of diffusion maps as they are read: their values, their place, and which band is whose."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal, osr
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
from deepmend.algorithms.common.mapwriter import SERVED_AREA
from deepmend.models.grid import Grid
from deepmend.models.maps import Lattice

from ..cases import Log, picture, write_raster

pytestmark = pytest.mark.usefixtures("qgis_app")
CORNER = (690000.0, 6610000.0)  # north-west, of `write_raster`
CELL = 200.0


def source_of(path, arrays, names=None, label="MAPS", **more):
    return MapSource(write_raster(path, arrays, names, **more), label)


def named(*names):
    """What `match_bands` and its like look at of a raster."""
    return SimpleNamespace(names=names, label="MAPS", has_names=any(names))


def changed(path, transform=None, **more):
    """Give a raster another geotransform, or its first band more than numbers."""
    raster = gdal.Open(str(path), gdal.GA_Update)
    if transform:
        raster.SetGeoTransform(transform)
    for name, value in more.items():
        getattr(raster.GetRasterBand(1), name)(*value)
    raster.FlushCache()


def wkt_of(code):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    return reference.ExportToWkt()


# -- what a raster is


def test_what_is_known_of_a_raster(tmp_path):
    source = source_of(tmp_path / "r.tif", np.ones((2, 3, 4)), ["A", "B"])
    assert source.names == ("A", "B") and source.has_names
    assert source.cell == (CELL, CELL) and source.origin == CORNER and source.shape == (3, 4)
    x, y = source.edges
    assert x.tolist() == [690000, 690200, 690400, 690600, 690800]
    assert y.tolist() == [6610000, 6609800, 6609600, 6609400]
    assert not source_of(tmp_path / "n.tif", np.ones((2, 3, 4))).has_names


def test_a_file_that_is_no_raster(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("no raster")
    with pytest.raises(
        QgsProcessingException, match="TRUTH cannot be read: .*notes.txt is not a raster"
    ):
        MapSource(str(path), "TRUTH")
    with pytest.raises(QgsProcessingException, match="is not a raster file"):
        MapSource(str(tmp_path / "none.tif"), "TRUTH")


def test_a_picture_without_a_place(tmp_path):
    with pytest.raises(QgsProcessingException, match="MAPS has no georeference"):
        MapSource(picture(tmp_path / "p.png"), "MAPS")


@pytest.mark.parametrize(
    "transform",
    [
        (0.0, 200.0, 1.0, 0.0, 0.0, -200.0),
        (0.0, 200.0, 0.0, 0.0, 1.0, -200.0),
        (0.0, -200.0, 0.0, 0.0, 0.0, -200.0),
        (0.0, 200.0, 0.0, 0.0, 0.0, 200.0),
    ],
)
def test_rotated_and_flipped_rasters(tmp_path, transform):
    path = write_raster(tmp_path / "r.tif", [np.ones((3, 4))])
    changed(path, transform)
    with pytest.raises(QgsProcessingException, match="MAPS is rotated or flipped: warp it"):
        MapSource(path, "MAPS")


@pytest.mark.parametrize(
    "corner, cell, asked, fits",
    [
        (CORNER, 200.0, 200.0, True),
        (CORNER, 200.0, 100.0, False),
        ((690000.0, 6610100.0), 200.0, 200.0, False),
        ((690050.0, 6610000.0), 200.0, 200.0, False),
        ((690000.0000001, 6610000.0), 200.0, 200.0, True),
        ((0.3, 0.9), 0.1, 0.1, True),
    ],
)
def test_cells_of_a_grid(tmp_path, corner, cell, asked, fits):
    source = source_of(tmp_path / "r.tif", [np.ones((3, 4))], corner=corner, cell=cell)
    assert source.fits(asked) == fits


def test_crs_of_two_rasters(tmp_path):
    first, same, other, none = (
        source_of(tmp_path / f"{i}.tif", [np.ones((2, 2))], epsg=code)
        for i, code in enumerate((2154, 2154, 32631, None))
    )
    assert first.same_crs(same)
    assert not first.same_crs(other) and not other.same_crs(first)
    assert first.same_crs(none) and none.same_crs(first) and none.same_crs(none)


@pytest.mark.parametrize(
    "first, second, same",
    [(2154, 2154, True), (4326, 4979, True), (4326, 4171, False), (2154, 5698, True)],
)
def test_heights_do_not_matter_to_a_plane(first, second, same):
    """4979 and 5698 are 4326 and 2154 with heights."""
    assert same_plane(wkt_of(first), wkt_of(second)) == same
    assert same_plane(wkt_of(second), wkt_of(first)) == same


# -- values


def test_values_with_nodata_as_0(tmp_path):
    values = np.array([[1.0, np.nan], [0.0, 3.5]])
    source = source_of(tmp_path / "r.tif", [values, 2 * values])
    assert source.read(1).tolist() == [[1.0, 0.0], [0.0, 3.5]]
    assert source.read(2).tolist() == [[2.0, 0.0], [0.0, 7.0]]
    assert source.read(1).dtype == np.float64
    assert source.read_part(1, 1, 0, 1, 2).tolist() == [[0.0], [3.5]]


@pytest.mark.parametrize("wrong", [-0.5, np.inf])
def test_a_band_that_is_no_diffusion_map(tmp_path, wrong):
    source = source_of(tmp_path / "r.tif", [[[1.0, wrong]], [[1.0, 1.0]]], ["A", "B"])
    with pytest.raises(QgsProcessingException, match="Band A of MAPS is not a diffusion map"):
        source.read(1)
    assert source.read_part(1, 0, 0, 2, 1).tolist() == [[1.0, wrong]]
    assert source.read(2).sum() == 2.0


@pytest.mark.parametrize("empty", [[[0.0, 0.0]], [[np.nan, 0.0]]])
def test_an_empty_band_is_told_apart(tmp_path, empty):
    source = source_of(tmp_path / "r.tif", [empty])
    with pytest.raises(
        EmptyMapError, match="Band 1 of MAPS is not a diffusion map.*above 0 in at least one"
    ):
        source.read(1)


def test_scale_offset_and_what_the_user_hides(tmp_path):
    path = write_raster(tmp_path / "r.tif", [[[0.0, 1.0, 2.0, np.nan]]])
    changed(path, SetScale=(0.5,), SetOffset=(10.0,))
    assert MapSource(path, "X").read(1).tolist() == [[10.0, 10.5, 11.0, 0.0]]
    hidden = RasterInput(path, None, {1: [(10.0, 10.5, False, True), (11.0, 12.0, False, False)]})
    assert MapSource(path, "X", hidden).read(1).tolist() == [[10.0, 0.0, 11.0, 0.0]]


def test_nodata_that_is_nan(tmp_path):
    path = write_raster(tmp_path / "r.tif", [[[1.0, 2.0]]])
    raster = gdal.Open(path, gdal.GA_Update)
    raster.GetRasterBand(1).SetNoDataValue(np.nan)
    raster.GetRasterBand(1).WriteArray(np.array([[np.nan, 2.0]]))
    raster = None
    assert MapSource(path, "X").read(1).tolist() == [[0.0, 2.0]]


def test_what_is_set_on_a_layer(tmp_path):
    path = write_raster(tmp_path / "r.tif", [[[1.0, 2.0, np.nan]], [[4.0, 5.0, 6.0]]])
    layer = QgsRasterLayer(path, "maps")
    plain = RasterInput.of(layer)
    assert (plain.path, plain.crs.authid()) == (path, "EPSG:2154")
    assert plain.hidden == {} and plain.shown == frozenset()
    provider = layer.dataProvider()
    bounds = QgsRasterRange.BoundsType.IncludeMin
    provider.setUserNoDataValue(2, [QgsRasterRange(4.0, 6.0, bounds)])
    provider.setUseSourceNoDataValue(1, False)
    given = RasterInput.of(layer)
    assert given.hidden == {2: [(4.0, 6.0, True, False)]} and given.shown == {1}
    source = MapSource(path, "X", given)
    assert source.read(2).tolist() == [[0.0, 0.0, 6.0]]
    assert source.read_part(1, 0, 0, 3, 1).tolist() == [[1.0, 2.0, -9999.0]]


def test_a_broken_file_is_told(tmp_path):
    rng = np.random.default_rng(1)
    path = write_raster(tmp_path / "r.tif", [rng.random((300, 300))], ["A"])
    with open(path, "r+b") as file:
        file.truncate(60_000)
    with pytest.raises(QgsProcessingException, match="(Band A of )?MAPS cannot be read: "):
        MapSource(path, "MAPS").read(1)


@pytest.mark.parametrize(
    "text, area",
    [
        ("1234.5", 1234.5),
        ("1e7", 1e7),
        (None, None),
        ("", None),
        ("much", None),
        ("0", None),
        ("-3", None),
        ("nan", None),
        ("inf", None),
    ],
)
def test_served_areas(tmp_path, text, area):
    path = write_raster(tmp_path / "r.tif", [[[1.0]]])
    if text is not None:
        changed(path, SetMetadataItem=(SERVED_AREA, text))
    assert MapSource(path, "X").served_area(1) == area


# -- places


def test_means_near_places(tmp_path):
    values = np.zeros((20, 20))
    values[10, 5] = 9.0
    source = source_of(tmp_path / "r.tif", [values])
    x, y = CORNER[0] + 5.5 * CELL, CORNER[1] - 10.5 * CELL
    found = source.near(1, np.array([(x, y), (x + 2 * CELL, y), (x + 3 * CELL, y), (0.0, 0.0)]))
    # 300 m are two cells (1.5, rounded), so that it is a block of 5 x 5
    assert found == pytest.approx([9 / 25, 9 / 25, 0.0, 0.0])


def test_means_at_the_edge_are_of_what_is_there(tmp_path):
    source = source_of(tmp_path / "r.tif", [np.full((10, 10), 3.0)])
    places = [CORNER, (CORNER[0] - CELL, CORNER[1]), (CORNER[0] - 9 * CELL, CORNER[1])]
    assert source.near(1, np.array(places)) == pytest.approx([3.0, 3.0, 0.0])


def test_a_map_is_read_where_it_is_whole(tmp_path):
    grid = Grid(CELL, 3450, 33030, 20, 20)  # of the raster: its north is 33050
    values = np.zeros((20, 20))
    values[5:8, 3:6] = 1 / 9
    source = source_of(tmp_path / "r.tif", [values])
    window = Grid(CELL, 3440, 33035, 20, 20)  # beyond the raster, but over the map
    found, part = source.read_station(1, grid, window)
    assert part == Grid(CELL, 3450, 33035, 10, 15)
    assert found.tolist() == values[:15, :10].tolist()
    for other in (Grid(CELL, 3454, 33030, 4, 4), Grid(CELL, 4000, 33030, 4, 4)):
        assert source.read_station(1, grid, other) == (None, grid)
    negative = source_of(tmp_path / "n.tif", [values - np.eye(20) + np.eye(20)[::-1]])
    assert negative.read_station(1, grid, grid) == (None, grid)


@settings(deadline=None)
@given(
    st.floats(-1000.0, 1000.0),
    st.floats(-1000.0, 1000.0),
    st.floats(50.0, 400.0),
    st.integers(0, 99),
)
def test_on_another_grid_no_mass_is_lost(shift_x, shift_y, cell, seed):
    values = np.random.default_rng(seed).random((6, 7))
    path = f"/vsimem/test_mapreader_{seed}.tif"
    corner = (CORNER[0] + shift_x, CORNER[1] + shift_y)
    try:
        source = source_of(path, [values], cell=cell, corner=corner)
        window = Grid.window(corner[0] + 2 * cell, corner[1] - 2 * cell, 100.0, 1000.0)
        moved, grid = source.read_with(1, window)
        assert moved.shape == grid.shape
        assert moved.sum() == pytest.approx(values.sum())
        grid.slices(window)  # it holds the window, or this would raise
        # its centre of mass stays
        for axis, name in ((1, "x"), (0, "y")):
            edges = dict(zip("xy", source.edges))[name]
            centre = (values.sum(axis=1 - axis) * (edges[1:] + edges[:-1]) / 2).sum()
            new = (moved.sum(axis=1 - axis) * dict(zip("xy", grid.centres()))[name]).sum()
            assert new / moved.sum() == pytest.approx(centre / values.sum(), abs=100.0)
        placed = source.place(1, Lattice(*corner, cell, cell))
        assert (placed.column, placed.row, placed.moved) == (0, 0, False)
        assert (placed.values == values).all()
    finally:
        source = None
        gdal.Unlink(path)


def test_a_map_that_lies_elsewhere_is_told(tmp_path):
    source = source_of(tmp_path / "r.tif", [np.ones((3, 3))], ["A"])
    with pytest.raises(QgsProcessingException, match="Band A of MAPS does not overlap the station"):
        source.read_with(1, Grid(CELL, 0, 0, 10, 10))


# -- which band is whose


def test_bands_by_name():
    assert match_bands(["A", "C"], named("C", "B", "A")) == [3, 1]
    assert match_bands([], named("C")) == []


def test_bands_without_names_by_order():
    log = Log()
    assert match_bands(["A", "B"], named("", ""), log) == [1, 2]
    assert "taken in the order of the stations" in log.text
    assert match_bands(["A", "B"], named("", "")) == [1, 2]


@pytest.mark.parametrize("bands", [("A", "C"), ("",), ("", "", ""), ("A", "", "C")])
def test_bands_that_do_not_match(bands):
    with pytest.raises(
        QgsProcessingException, match="do not match .*Stations: A, B. Bands: "
    ) as told:
        match_bands(["A", "B"], named(*bands))
    assert ("(no name)" in str(told.value)) == ("" in bands)


def test_bands_of_one_name():
    with pytest.raises(QgsProcessingException, match=r"several bands of the same name \(B\)"):
        match_bands(["A"], named("A", "B", "B", "", ""))


def test_long_lists_are_cut():
    with pytest.raises(QgsProcessingException, match="S9 and 20 more"):
        match_bands([f"S{i}" for i in range(30)], named("x"))


def test_some_stations_have_a_band():
    log = Log()
    found = match_some(["A", "B", "C"], named("C", "x", "A", "D", ""), {"A", "B", "C", "D"}, log)
    assert found == {"A": 3, "C": 1}
    assert log.warnings == [
        "1 station has no band in MAPS and is left out: B",
        "2 bands of MAPS do not belong to a station and are left out: x, (no name)",
    ]
    log = Log()
    assert match_some(["A"], named("A", "D"), {"A", "D"}, log) == {"A": 1}
    assert log.text == ""


def test_no_station_has_a_band():
    log = Log()
    assert match_some(["A", "B"], named("", ""), {"A", "B"}, log) == {"A": 1, "B": 2}
    assert "taken in the order" in log.text
    with pytest.raises(QgsProcessingException, match="do not match the stations"):
        match_some(["A", "B"], named("C", "D"), {"A", "B"}, Log())
    with pytest.raises(QgsProcessingException, match="same name"):
        match_some(["A", "B"], named("A", "A"), {"A", "B"}, Log())


def test_pairs_by_name():
    log = Log()
    assert pair_bands(named("A", "B"), named("B", "A"), log) == [("A", 1, 2), ("B", 2, 1)]
    assert log.text == ""
    assert pair_bands(named("A", "B", "C"), named("C", "A"), log) == [("A", 1, 2), ("C", 3, 1)]
    assert log.warnings == ["1 station is in one raster only and is left out: B"]


@pytest.mark.parametrize(
    "first, second, names",
    [
        (("", ""), ("A", "B"), ["A", "B"]),
        (("A", ""), ("", ""), ["A", "2"]),
        (("", ""), ("", ""), ["1", "2"]),
    ],
)
def test_pairs_by_order(first, second, names):
    log = Log()
    assert pair_bands(named(*first), named(*second), log) == [
        (name, i, i) for i, name in enumerate(names, 1)
    ]
    assert "paired by order" in log.text


@pytest.mark.parametrize(
    "first, second",
    [
        (("A", "B"), ("A", "C")),
        (("A", "B"), ("C", "D")),
        (("A", "A"), ("A", "A")),
        (("", ""), ("A",)),
        (("",), ("", "")),
    ],
)
def test_pairs_that_are_none(first, second):
    with pytest.raises(QgsProcessingException, match="do not match. REFERENCE: .*CANDIDATE: "):
        pair_bands(named(*first), named(*second), Log())


# -- whether maps are of their stations


N = 30
PLACES = np.random.default_rng(3).uniform(400.0, 9600.0, (N, 2)) * (1, -1) + CORNER


@pytest.fixture(scope="module")
def heaps(tmp_path_factory, qgis_app):
    """A function: a raster of a heap about each of the places, with or without names."""
    folder = tmp_path_factory.mktemp("heaps")
    x = CORNER[0] + CELL * (np.arange(50) + 0.5)
    y = CORNER[1] - CELL * (np.arange(50) + 0.5)
    maps = [np.exp(-np.hypot(x[None] - px, y[:, None] - py) / 2000.0) for px, py in PLACES]

    def make(names=None):
        return source_of(folder / f"{bool(names)}.tif", maps, names)

    return make


def plan(xy=PLACES):
    shared = SimpleNamespace(xy=xy)
    return [SimpleNamespace(name=f"S{i}", deployment=shared, station=i) for i in range(len(xy))]


def in_order(turn=0):
    return {f"S{i}": (i + turn) % N + 1 for i in range(N)}


def test_maps_of_their_own_stations(heaps):
    log = Log()
    check_belonging(heaps(), in_order(), plan(), log)
    assert log.text == ""


def test_maps_of_other_stations(heaps):
    message = "Most maps of MAPS are far from the stations .* for example S"
    with pytest.raises(QgsProcessingException, match=message):
        check_belonging(heaps(), in_order(turn=11), plan(), Log())
    source = heaps([f"S{i}" for i in range(N)])
    with pytest.raises(QgsProcessingException, match=message):
        check_belonging(source, in_order(turn=11), plan(), Log(), are_models=True)
    log = Log()
    check_belonging(source, in_order(turn=11), plan(), log)
    assert "Most maps of MAPS are far" in log.text


def test_what_tells_nothing_is_not_refused(heaps, tmp_path):
    source = heaps()
    check_belonging(source, {"S3": 9}, plan(), Log())  # one station
    check_belonging(source, in_order(turn=11), plan(np.repeat(PLACES[:1], N, axis=0)), Log())
    empty = source_of(tmp_path / "e.tif", np.zeros((N, 50, 50)))
    check_belonging(empty, in_order(turn=11), plan(), Log())
