"""`simulategroundtruth`: seeds, radio settings, antenna heights, population, and its maps in other tools."""

from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException, QgsProject

from deepmend.algorithms.common.mapreader import RasterInput
from deepmend.algorithms.common.populationraster import Population
from deepmend.models import warp
from deepmend.models.grid import Grid
from deepmend.models.radio import fields, simulator, sites
from deepmend.models.radio.pathloss import STATION_HEIGHTS
from deepmend.models.radio.settings import RadioSettings
from deepmend.models.radio.simulator import RadioSimulator

from ..cases import (
    CENTRE,
    LAND,
    SMALL,
    Log,
    bands,
    degrees,
    polygons,
    positions,
    rows_of,
    run,
    stations,
    write_raster,
)

pytestmark = pytest.mark.usefixtures("provider", "small_fields")

CELLS = (100, 100)  # of LAND in cells of 200 m
HIGH = [12.0, 140.0, 30.0] * 4


@pytest.fixture
def small_fields(monkeypatch):
    """Random fields of 26 km instead of 205 km, which take a second to draw."""
    for module in (fields, simulator, sites):
        monkeypatch.setattr(module, "SIZE", 256)


def simulate(tmp_path, name="o.tif", log=None, **parameters):
    result = run(
        "simulategroundtruth",
        log,
        **{
            "INPUT": stations(),
            "REGION": polygons(LAND),
            "OUTPUT": str(tmp_path / name),
            **SMALL,
            **parameters,
        },
    )
    return bands(result["OUTPUT"])[0]


def same(first, second):
    return all(np.array_equal(first[name], second[name], equal_nan=True) for name in first)


def test_the_seed_decides(tmp_path):
    first = simulate(tmp_path)
    assert all(np.nansum(m) == pytest.approx(1.0, abs=1e-6) for m in first.values())
    assert same(first, simulate(tmp_path, SEED=1))
    assert not same(first, simulate(tmp_path, SEED=2))


def test_defaults_are_the_simulators(tmp_path):
    log = Log()
    simulate(tmp_path, log=log)
    (line,) = (info for info in log.infos if info.startswith("Radio simulator"))
    assert "seed 1" in line
    for name, value in asdict(RadioSettings()).items():
        assert f"{name} {value}" in line


@pytest.mark.parametrize(
    "change",
    [
        {"FREQUENCIES": "0.7, 3.5"},
        {"FREQUENCIES": "2.6"},
        {"STATION_HEIGHT": 60.0},
        {"DEVICE_HEIGHT": 8.0},
        {"POWER_SPREAD": 0.0},
        {"SHADOWING": 0.0},
        {"SHARED": 0.0},
        {"LOCAL": 1000.0},
        {"TERRAIN": 9000.0},
        {"FADING": 0.5},
        {"HYSTERESIS": 10.0},
        {"SENSITIVITY": -90.0},
    ],
    ids=str,
)
def test_every_setting_tells(change, tmp_path):
    few = {"STATIONS": "station_id = 'S3'"}
    assert not same(simulate(tmp_path, **few), simulate(tmp_path, **few, **change))


def test_frequencies_in_any_order_and_notation(tmp_path):
    few = {"STATIONS": "station_id = 'S3'"}
    first = simulate(tmp_path, **few, FREQUENCIES="0.7, 1.8,3.5")
    assert same(first, simulate(tmp_path, **few, FREQUENCIES=" 3.5;1.8 0.7; "))


@pytest.mark.parametrize(
    "change, sentence",
    [
        ({"SEED": -1}, "SEED must be 0 or a positive whole number, not -1"),
        ({"FREQUENCIES": "0.3"}, "frequencies must be between 0.5 and 30 GHz, not 0.3"),
        ({"FREQUENCIES": "0.8, 60"}, "frequencies must be between 0.5 and 30 GHz, not 60"),
        ({"FREQUENCIES": "many"}, "FREQUENCIES must be numbers .* not 'many'"),
        ({"FREQUENCIES": " "}, "FREQUENCIES must be numbers"),
        ({"FREQUENCIES": "1.8, 1.8"}, "each given once"),
        ({"STATION_HEIGHT": 5}, "antenna height must be between 10 and 150 m, not 5"),
        ({"DEVICE_HEIGHT": 0.5}, "device height must be between 1.5 and 10 m, not 0.5"),
        ({"POWER_SPREAD": -1}, "power must be between 0 and 50 dB"),
        ({"SHADOWING": -1}, "shadowing must be between 0 and 50 dB"),
        ({"SHARED": 1.5}, "shared part of shadowing must be between 0 and 1, not 1.5"),
        ({"LOCAL": 0}, "local shadowing must be between 1 and 50000 m, not 0"),
        ({"TERRAIN": -5}, "terrain must be between 1 and 50000 m, not -5"),
        ({"FADING": 0}, "fading must be between 0.1 and 50 dB, not 0"),
        ({"HYSTERESIS": -3}, "hysteresis must be between 0 and 50 dB"),
        ({"SENSITIVITY": 20}, "sensitivity must be between -160 and -70 dBm"),
        ({"HEIGHT_FIELD": "nothing"}, "HEIGHT_FIELD"),
        ({"POPULATION": "nothing.tif"}, "POPULATION"),
    ],
    ids=str,
)
def test_impossible_settings_are_one_sentence_and_leave_no_file(change, sentence, tmp_path):
    with pytest.raises(QgsProcessingException, match=sentence):
        simulate(tmp_path, **change)
    assert not list(tmp_path.iterdir())


def test_cancel_within_a_station(tmp_path, monkeypatch):
    log, blocks, serve = Log(), [], RadioSimulator.serve

    def counted(self, deployment, x, y, margin):
        blocks.append(len(x))
        if len(blocks) == 3:
            log.cancel()
        return serve(self, deployment, x, y, margin)

    monkeypatch.setattr(RadioSimulator, "serve", counted)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        simulate(tmp_path, log=log)
    assert len(blocks) == 3 and not list(tmp_path.iterdir())


# -- antenna heights


def test_heights_are_used_and_empty_ones_drawn(tmp_path):
    drawn = simulate(tmp_path)
    field = {"HEIGHT_FIELD": "h"}
    assert not same(drawn, simulate(tmp_path, INPUT=stations(h=HIGH), **field))
    log = Log()
    assert same(drawn, simulate(tmp_path, log=log, INPUT=stations(h=["", None] * 6), **field))
    assert not log.warnings and any("known for 0 of 12" in info for info in log.infos)


def test_heights_are_taken_from_text(tmp_path):
    text = [f"{height:.1f}".replace(".", ",") for height in HIGH]
    field = {"HEIGHT_FIELD": "h"}
    assert same(
        simulate(tmp_path, INPUT=stations(h=HIGH), **field),
        simulate(tmp_path, INPUT=stations(h=text), **field),
    )


def test_heights_beyond_the_models_range_are_clipped_and_counted(tmp_path):
    low, high = STATION_HEIGHTS
    log, field = Log(), {"HEIGHT_FIELD": "h"}
    clipped = simulate(tmp_path, log=log, INPUT=stations(h=[3.0, 300.0, 30.0] * 4), **field)
    assert any("8 antenna heights are outside 10 to 150 m" in w for w in log.warnings)
    assert same(clipped, simulate(tmp_path, INPUT=stations(h=[low, high, 30.0] * 4), **field))


@pytest.mark.parametrize("value", ["tall", "35 m", "0", "-12", "inf"])
def test_impossible_heights_name_the_station(value, tmp_path):
    layer = stations(h=["30"] * 7 + [value] + ["30"] * 4)
    with pytest.raises(QgsProcessingException, match=f"station S7 in HEIGHT_FIELD 'h'.*: {value}"):
        simulate(tmp_path, INPUT=layer, HEIGHT_FIELD="h")
    assert not list(tmp_path.iterdir())


def test_the_highest_antenna_of_a_site_counts(tmp_path):
    xy = positions()
    layer = stations(np.vstack([xy, xy[:2], xy[2:3]]), h=HIGH + [90.0, 20.0, None])
    merged = simulate(tmp_path, INPUT=layer, HEIGHT_FIELD="h")
    one = simulate(tmp_path, INPUT=stations(xy, h=[90.0] + HIGH[1:]), HEIGHT_FIELD="h")
    assert same(one, merged)


# -- population


def population(tmp_path, values, **more):
    return write_raster(tmp_path / "people.tif", [values], **more)


def expected(uniform, people):
    """Maps of uniformly spread devices, weighted by a population on their own grid."""
    weighted = {name: values * people for name, values in uniform.items()}
    return {name: values / np.nansum(values) for name, values in weighted.items()}


def test_maps_are_weighted_by_population(tmp_path):
    people = np.random.default_rng(3).uniform(0, 50, CELLS)
    people[:, 50:] = 0.0
    wide = {"WINDOW": 40000.0}  # so that the raster's grid holds all of LAND
    uniform = simulate(tmp_path, **wide)
    found = simulate(tmp_path, POPULATION=population(tmp_path, people), **wide)
    grid = np.zeros(uniform["S0"].shape)
    top, left = (np.flatnonzero(np.isfinite(uniform["S0"]).any(axis=a))[0] for a in (1, 0))
    grid[top : top + CELLS[0], left : left + CELLS[1]] = people
    for name, values in expected(uniform, grid).items():
        assert found[name] == pytest.approx(values, abs=1e-7, nan_ok=True)
        assert np.nansum(found[name]) == pytest.approx(1.0, abs=1e-6)


@pytest.mark.parametrize("nothing", [0.0, np.nan], ids=["zero", "NoData"])
def test_where_nobody_lives_nobody_is_served(nothing, tmp_path):
    people = np.full(CELLS, nothing)
    people[:, :50] = 7.0  # west of CENTRE
    simulate(tmp_path, POPULATION=population(tmp_path, people))
    maps, (west, cell, *_) = bands(tmp_path / "o.tif")
    middle = int((CENTRE[0] - west) / cell)
    for values in maps.values():
        assert np.nansum(values[:, :middle]) == pytest.approx(1.0, abs=1e-6)
        assert np.nansum(values[:, middle:]) == 0.0


def test_population_in_the_west_draws_maps_west(tmp_path):
    people = np.linspace(100.0, 1.0, 20) * np.ones((20, 1))
    path = population(tmp_path, people, cell=1000.0)

    def mean_column(values):
        return np.nansum(values * np.arange(values.shape[1])) / np.nansum(values)

    uniform, found = simulate(tmp_path), simulate(tmp_path, POPULATION=path)
    assert all(mean_column(found[name]) < mean_column(uniform[name]) for name in uniform)


def moved(path, crs, grid, region=LAND):
    """A population raster on a grid in EPSG:2154."""
    plan = SimpleNamespace(
        cell=grid.cell,
        crs=QgsCoordinateReferenceSystem("EPSG:2154"),
        region=shapely.from_wkt(region),
    )
    crs = QgsCoordinateReferenceSystem(crs)
    found = Population(
        RasterInput(str(path), crs), plan, QgsProject.instance().transformContext(), Log()
    )
    found.values = found(grid)
    return found


WHOLE = Grid(100.0, 6850, 65850, 300, 300)  # LAND and 5 km around it


@pytest.mark.parametrize("cell", [70.0, 100.0, 1000.0])
def test_population_keeps_its_sum_in_cells_of_other_size(cell, tmp_path):
    n = int(20000 / cell)
    people = np.random.default_rng(1).uniform(size=(n, n))
    path = population(tmp_path, people, cell=cell)
    result = moved(path, "EPSG:2154", WHOLE)
    assert result.values.sum(dtype=float) == pytest.approx(people.sum(), rel=1e-6)
    if cell == 1000.0:
        blocks = result.values[50:-50, 50:-50].reshape(20, 10, 20, 10).sum(axis=(1, 3))
        assert blocks == pytest.approx(people, rel=1e-5)
    window = Grid(100.0, 6900, 65900, 40, 30)
    assert np.array_equal(result(window), result.values[-80:-50, 50:90])


@pytest.mark.parametrize("cell", [1 / 120, 1 / 2400])
def test_population_keeps_its_sum_and_place_in_another_crs(cell, tmp_path):
    (x, y), n = degrees([CENTRE])[0], int(0.1 / cell)
    people = np.random.default_rng(1).uniform(size=(n, n))
    corner = (x - n // 2 * cell, y + n // 2 * cell)
    path = population(tmp_path, people, cell=cell, corner=corner, epsg=4326)
    values = moved(path, "EPSG:4326", WHOLE).values.astype(float)
    assert values.sum() == pytest.approx(people.sum(), rel=1e-6)
    rows, columns = np.indices(people.shape) + 0.5
    place = [(values.sum(axis=a) * WHOLE.centres()[a]).sum() / values.sum() for a in (0, 1)]
    mean = [(people * grid).sum() / people.sum() for grid in (columns, rows)]
    mean = (corner[0] + mean[0] * cell, corner[1] - mean[1] * cell)
    assert degrees([place])[0] == pytest.approx(mean, abs=2e-5)


def test_population_is_the_same_read_in_many_blocks(tmp_path, monkeypatch):
    (x, y), cell = degrees([CENTRE])[0], 1 / 1200
    people = np.random.default_rng(1).uniform(size=(200, 200))
    corner = (x - 100 * cell, y + 100 * cell)
    path = population(tmp_path, people, cell=cell, corner=corner, epsg=4326)
    whole = moved(path, "EPSG:4326", WHOLE).values
    monkeypatch.setattr(warp, "MOST", 2000)
    assert moved(path, "EPSG:4326", WHOLE).values == pytest.approx(whole, abs=0.01)


def test_population_outside_the_region_is_of_no_matter(tmp_path):
    people = np.ones(CELLS)
    people[:10, :10] = -5.0  # in the region's box, not in it
    path = population(tmp_path, people)
    triangle = "Polygon ((690000 6590000, 710000 6590000, 710000 6610000, 690000 6590000))"
    with pytest.raises(QgsProcessingException, match="negative"):
        moved(path, "EPSG:2154", Grid(200.0, 3450, 32950, 100, 100))
    assert moved(path, "EPSG:2154", Grid(200.0, 3500, 32950, 50, 100), triangle).values.any()


@pytest.mark.parametrize(
    "people, more, sentence",
    [
        (np.full(CELLS, -1.0), {}, "POPULATION has negative or infinite numbers.*NoData"),
        (np.full(CELLS, np.inf), {}, "POPULATION has negative or infinite numbers"),
        (np.zeros(CELLS), {}, "POPULATION has no people in the region"),
        (
            np.ones(CELLS),
            {"corner": (100000.0, 6610000.0)},
            "POPULATION has no people in the region",
        ),
        (np.ones(CELLS), {"epsg": 32631}, "POPULATION has no people in the region"),
        (np.ones(CELLS), {"epsg": None}, "POPULATION has no CRS"),
        (np.ones((3, 3)), {}, "Station S.* cannot be mapped: POPULATION is 0 everywhere it serves"),
    ],
    ids=["negative", "infinite", "empty", "elsewhere", "other CRS", "no CRS", "a corner only"],
)
def test_impossible_populations(people, more, sentence, tmp_path):
    path = population(tmp_path, people, **more)
    with pytest.raises(QgsProcessingException, match=sentence):
        simulate(tmp_path, POPULATION=path)
    assert not (tmp_path / "o.tif").exists()


def test_population_whose_crs_breaks_off_at_the_stations(tmp_path):
    places = [(179.95, -17.0), (-179.95, -17.1), (179.9, -16.9), (-179.9, -17.0)]
    path = population(tmp_path, np.ones((5, 5)), cell=36.0, corner=(-180.0, 90.0), epsg=4326)
    with pytest.raises(QgsProcessingException, match="POPULATION is in EPSG:4326.* warp it to"):
        simulate(tmp_path, INPUT=stations(places, crs="EPSG:4326"), REGION=None, POPULATION=path)


def test_a_turned_population_is_refused(tmp_path):
    path = population(tmp_path, np.ones(CELLS))
    raster = gdal.Open(path, gdal.GA_Update)
    raster.SetGeoTransform((690000.0, 200.0, 20.0, 6610000.0, 20.0, -200.0))
    raster = None
    with pytest.raises(QgsProcessingException, match="POPULATION is rotated"):
        simulate(tmp_path, POPULATION=path)


def test_the_first_of_several_bands_of_population_is_used(tmp_path):
    people = np.ones(CELLS)
    people[:, 50:] = 0.0
    one = simulate(tmp_path, POPULATION=population(tmp_path, people))
    two = write_raster(tmp_path / "two.tif", [people, people.T])
    log = Log()
    assert same(one, simulate(tmp_path, log=log, POPULATION=two))
    assert any("POPULATION has 2 bands" in info for info in log.infos)


# -- with the other tools


def test_distance_to_and_teacher_of_simulated_maps(tmp_path):
    shared = {"INPUT": stations(), "REGION": polygons(LAND), **SMALL}
    simulate(tmp_path, "truth.tif")
    truth = str(tmp_path / "truth.tif")
    teacher = run(
        "densitydiffusion",
        **shared,
        GROUND_TRUTH=truth,
        OUTPUT=str(tmp_path / "d.tif"),
        OUTPUT_TABLE="memory:",
    )
    rows = rows_of(teacher["OUTPUT_TABLE"])
    assert len(rows) == 12 and all(0.1 <= row["beta"] <= 10.0 for row in rows)
    voronoi = run("voronoidiffusion", **shared, OUTPUT=str(tmp_path / "v.tif"))
    distances = [
        run("ksdistance", REFERENCE=truth, CANDIDATE=maps["OUTPUT"], OUTPUT="memory:")["MEAN_KS"]
        for maps in (teacher, voronoi)
    ]
    assert distances[0] == pytest.approx(np.mean([row["ks"] for row in rows]), abs=1e-5)
    assert 0.0 < distances[0] < distances[1] < 1.0


def test_sampled_stations_can_be_simulated(tmp_path):
    sample = run(
        "samplestations",
        COUNT=20,
        REGION=polygons(LAND),
        OUTPUT=str(tmp_path / "sample.gpkg"),
    )["OUTPUT"]
    found = simulate(tmp_path, INPUT=sample)
    assert len(found) == 20 and list(found)[0] == "S0001"
