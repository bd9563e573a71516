"""A population raster on the grid of the maps: nobody is lost, and each stays where he is."""

from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from deepmend.algorithms.common.mapreader import RasterInput
from deepmend.algorithms.common.populationraster import ClassWeights, Population
from deepmend.algorithms.common.workingcrs import transformed
from deepmend.models.grid import Grid

from ..cases import CENTRE, Log, write_raster
from .common_cases import TRANSFORMS, crs

pytestmark = pytest.mark.usefixtures("qgis_app")
GRID = Grid(200.0, 3450, 32950, 100, 100)  # 20 km about the centre
PEOPLE = np.random.default_rng(4).integers(0, 900, (20, 20)).astype(float)
WHOLE = shapely.box(*GRID.bounds)


def population(
    path, arrays, code=2154, region=WHOLE, grid=GRID, log=None, label=None, weights=None, **more
):
    """Of a raster that is written; by default of cells of a kilometre on all of the grid."""
    given = {"cell": 1000.0, "corner": (GRID.bounds[0], GRID.bounds[3]), "epsg": code, **more}
    path = write_raster(path, arrays, **given)
    plan = SimpleNamespace(crs=crs(2154), cell=grid.cell, region=region)
    names = {} if label is None else {"label": label}
    raster = RasterInput(path, crs(code))
    found = Population(raster, plan, TRANSFORMS, log or Log(), weights=weights, **names)
    found.values = found(grid)  # read block by block, as they are asked for
    found.check()
    return found


# -- where they are


def test_each_number_is_spread_over_its_cells(tmp_path):
    people = population(tmp_path / "p.tif", [PEOPLE])
    expected = np.kron(PEOPLE, np.ones((5, 5))) / 25.0
    assert people.values == pytest.approx(expected, rel=1e-5, abs=1e-6)
    assert people.values.dtype == np.float32


def test_a_window_is_cut_out(tmp_path):
    people = population(tmp_path / "p.tif", [PEOPLE])
    window = Grid(200.0, 3470, 32960, 10, 20)
    assert (people(window) == people.values[GRID.slices(window)]).all()
    assert people(window).shape == (20, 10)
    assert not people(Grid(200.0, 0, 0, 5, 5)).any()


def test_blocks_are_read_when_they_are_asked_for(tmp_path, monkeypatch):
    people = population(tmp_path / "p.tif", [PEOPLE])
    monkeypatch.setattr(people, "_moved", None)
    assert (people(GRID) == people.values).all()  # from what is kept
    assert people.is_empty is False


def test_nodata_and_nan_are_nobody(tmp_path):
    holes = np.where(PEOPLE < 300.0, np.nan, PEOPLE)
    people = population(tmp_path / "p.tif", [holes])
    assert people.values.sum() == pytest.approx(np.nansum(holes), rel=1e-5)
    path = write_raster(tmp_path / "n.tif", [PEOPLE], cell=1000.0, corner=(690000.0, 6610000.0))
    raster = gdal.Open(path, gdal.GA_Update)
    raster.GetRasterBand(1).WriteArray(holes)
    raster = None
    plan = SimpleNamespace(crs=crs(2154), cell=GRID.cell, region=WHOLE)
    plain = Population(RasterInput(path, crs(2154)), plan, TRANSFORMS, Log())
    assert plain(GRID) == pytest.approx(people.values)


def test_nobody_is_outside_the_region(tmp_path):
    west, south, east, north = GRID.bounds
    region = shapely.box(west, south, west + 9900.0, north)  # ends within a cell
    people = population(tmp_path / "p.tif", [PEOPLE], region=region)
    all_over = population(tmp_path / "a.tif", [PEOPLE])
    # a cell on its border keeps all of its people
    assert (people.values[:, :50] == all_over.values[:, :50]).all()
    assert (people.values[:, 50:] == 0.0).all()


def test_the_first_of_several_bands(tmp_path):
    log = Log()
    people = population(tmp_path / "p.tif", [PEOPLE, 3 * PEOPLE, PEOPLE], log=log, label="USERS")
    assert people.values.sum() == pytest.approx(PEOPLE.sum(), rel=1e-5)
    assert "USERS has 3 bands: the first is used" in log.text
    log = Log()
    population(tmp_path / "q.tif", [PEOPLE], log=log)
    assert log.text == ""


@settings(max_examples=20, deadline=None)
@given(
    st.floats(60.0, 900.0),
    st.floats(-8000.0, 8000.0),
    st.floats(-8000.0, 8000.0),
    st.sampled_from([2154, 32631, 3857, 3035]),
    st.integers(0, 99),
)
def test_nobody_is_lost_on_the_way(cell, x, y, code, seed):
    """From any plane and cells of any size; the middle of all is where it was."""
    values = np.random.default_rng(seed).integers(0, 50, (8, 7)).astype(float)
    values[3, 3] = 10.0
    place = np.array([[CENTRE[0] + x / 2, CENTRE[1] + y / 2]])
    corner = transformed(place, crs(2154), crs(code), TRANSFORMS)[0]
    path = f"/vsimem/test_population_{seed}.tif"
    try:
        people = population(path, [values], code, cell=min(cell, 500.0), corner=tuple(corner))
    finally:
        gdal.Unlink(path)
    assert people.values.sum(dtype=float) == pytest.approx(values.sum(), rel=1e-4)
    rows, columns = np.indices(values.shape)
    share = values / values.sum()
    centre = np.array(
        [
            [
                corner[0] + min(cell, 500.0) * ((columns + 0.5) * share).sum(),
                corner[1] - min(cell, 500.0) * ((rows + 0.5) * share).sum(),
            ]
        ]
    )
    centre = transformed(centre, crs(code), crs(2154), TRANSFORMS)[0]
    cx, cy = GRID.centres()
    total = people.values.sum(dtype=float)
    assert (people.values.sum(axis=0) * cx).sum() / total == pytest.approx(centre[0], abs=60.0)
    assert (people.values.sum(axis=1) * cy).sum() / total == pytest.approx(centre[1], abs=60.0)


def test_a_raster_in_degrees(tmp_path):
    values = np.ones((40, 40))
    people = population(tmp_path / "p.tif", [values], 4326, cell=0.001, corner=(2.98, 46.52))
    assert people.values.sum() == pytest.approx(1600.0, rel=1e-4)


# -- what is refused


def test_a_raster_without_crs(tmp_path):
    path = write_raster(tmp_path / "p.tif", [PEOPLE])
    plan = SimpleNamespace(crs=crs(2154), cell=GRID.cell, region=WHOLE)
    raster = RasterInput(path, QgsCoordinateReferenceSystem())
    with pytest.raises(QgsProcessingException, match="POPULATION has no CRS"):
        Population(raster, plan, TRANSFORMS, Log())


@pytest.mark.parametrize("wrong", [-1.0, np.inf])
def test_numbers_that_count_nobody(tmp_path, wrong):
    values = PEOPLE.copy()
    values[10, 10] = wrong
    with pytest.raises(QgsProcessingException, match="USERS has negative or infinite .*as NoData"):
        population(tmp_path / "p.tif", [values], label="USERS")
    # outside the grid they do no harm
    wide = np.zeros((80, 80))
    wide[0, 0] = wrong
    wide[30:50, 30:50] = PEOPLE
    west, _, _, north = GRID.bounds
    far = population(tmp_path / "f.tif", [wide], corner=(west - 30e3, north + 30e3))
    assert far.values.sum() == pytest.approx(PEOPLE.sum(), rel=1e-5)


def test_numbers_outside_the_region_do_no_harm(tmp_path):
    values = PEOPLE.copy()
    values[:, 15:] = -99999.0  # the sea, which the region leaves out
    west, south, _, north = GRID.bounds
    region = shapely.box(west, south, west + 10e3, north)
    found = population(tmp_path / "p.tif", [values], region=region).values.sum()
    assert found == pytest.approx(PEOPLE[:, :10].sum(), rel=1e-5)


def test_nobody_in_the_region(tmp_path):
    with pytest.raises(QgsProcessingException, match="POPULATION has no people in the region"):
        population(tmp_path / "p.tif", [np.zeros((20, 20))])
    with pytest.raises(
        QgsProcessingException, match="no people in the region: choose a raster that"
    ):
        population(tmp_path / "p.tif", [PEOPLE], corner=(0.0, 0.0))
    west, south, _, north = GRID.bounds
    half = np.where(np.arange(20) < 10, 0.0, PEOPLE)
    with pytest.raises(QgsProcessingException, match="no people in the region"):
        population(tmp_path / "p.tif", [half], region=shapely.box(west, south, west + 5e3, north))


def test_a_gap_where_the_stations_are(tmp_path):
    """Beyond the horizon of an orthographic view there is no place."""
    path = write_raster(tmp_path / "p.tif", [PEOPLE])
    view = QgsCoordinateReferenceSystem()
    view.createFromProj("+proj=ortho +lat_0=-46.5 +lon_0=183 +datum=WGS84 +units=m +no_defs")
    plan = SimpleNamespace(crs=crs(2154), cell=GRID.cell, region=WHOLE)
    with pytest.raises(
        QgsProcessingException, match="gap where the stations are: warp it to EPSG:2154"
    ):
        Population(RasterInput(path, view), plan, TRANSFORMS, Log())(GRID)


def test_degrees_that_jump_by_a_whole_turn(tmp_path):
    path = write_raster(tmp_path / "p.tif", [PEOPLE], cell=0.001, corner=(179.9, -17.0), epsg=4326)
    place = transformed(np.array([(180.0, -17.0)]), crs(4326), crs(32701), TRANSFORMS)[0]
    grid = Grid.window(*place, 1000.0, 40e3)
    plan = SimpleNamespace(crs=crs(32701), cell=grid.cell, region=shapely.box(*grid.bounds))
    with pytest.raises(
        QgsProcessingException, match="EPSG:4326 .*has a gap where the stations are"
    ):
        Population(RasterInput(path, crs(4326)), plan, TRANSFORMS, Log())(grid)


# -- classes


def test_classes_have_weights(tmp_path):
    classes = np.full((20, 20), 1.0)
    classes[:, 10:], classes[0] = 2.0, np.nan
    people = population(tmp_path / "p.tif", [classes], weights=ClassWeights("1: 1; 2: 0.5", "P"))
    assert people.values[50, 20] == pytest.approx(2.0 * people.values[50, 80])
    assert not people.values[:5].any()
    assert people.values[50, 20] == pytest.approx(1.0 / 25.0)


def test_cells_in_degrees_count_by_their_area(tmp_path):
    west, south = transformed(np.array([GRID.bounds[:2]]), crs(2154), crs(4326), TRANSFORMS)[0]
    given = {"code": 4326, "cell": 0.01, "corner": (west - 0.1, south + 0.3)}
    ones = population(
        tmp_path / "p.tif", [np.ones((60, 60))], weights=ClassWeights("1: 1", "P"), **given
    )
    # an even use of the land
    assert np.ptp(ones.values) / ones.values.mean() < 2e-3


def test_other_classes(tmp_path):
    classes = np.tile([[1.0, 7.0]], (20, 10))
    given = tmp_path / "p.tif", [classes]
    with pytest.raises(QgsProcessingException, match="no weight for some classes of P: 7."):
        population(*given, weights=ClassWeights("1: 1", "P"))
    people = population(*given, weights=ClassWeights("1: 1; *: 0.25", "P"))
    assert np.unique(people.values) == pytest.approx([0.01, 0.04])


@pytest.mark.parametrize("text", ["1", "a: 1", "1: -1", "1: x", "1.5: 1"])
def test_texts_that_are_not_weights(text):
    with pytest.raises(QgsProcessingException, match="which is not a class and its weight"):
        ClassWeights(text, "P")
