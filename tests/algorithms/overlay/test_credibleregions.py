"""`credibleregions`: polygons of the smallest regions, and what is refused."""

import numpy as np
import pytest
import shapely
from qgis.core import QgsApplication, QgsProcessingException

from ..cases import Log, rows_of, run, write_raster

pytestmark = pytest.mark.usefixtures("provider")
RNG = np.random.default_rng(3)
ONE, TWO = RNG.uniform(size=(8, 6)), RNG.uniform(size=(8, 6))


def regions(raster, log=None, **more):
    return run("credibleregions", log, **{"RASTER": raster, "OUTPUT": "memory:", **more})["OUTPUT"]


def test_parameters_are_those_promised():
    algorithm = QgsApplication.processingRegistry().algorithmById("deepmend:credibleregions")
    names = [p.name() for p in algorithm.parameterDefinitions()]
    assert names == ["RASTER", "LEVELS", "OUTPUT"]
    assert algorithm.parameterDefinition("LEVELS").defaultValue() == "50,75,95"


def test_regions_hold_what_they_say(tmp_path):
    holes = np.where(ONE < 0.2, np.nan, ONE)
    layer = regions(write_raster(tmp_path / "r.tif", [holes, TWO], ["A", "B"]))
    rows = rows_of(layer)
    assert [(r["station_id"], r["level"]) for r in rows] == [
        (name, level) for name in "AB" for level in (95.0, 75.0, 50.0)
    ]
    x, y = np.meshgrid(690100.0 + 200.0 * np.arange(6), 6609900.0 - 200.0 * np.arange(8))
    maps = {"A": np.nan_to_num(holes), "B": TWO}
    for feature, row in zip(layer.getFeatures(), rows):
        shape = shapely.from_wkb(bytes(feature.geometry().asWkb()))
        inside = shapely.contains_xy(shape, x, y)
        values = maps[row["station_id"]]
        assert row["share"] == pytest.approx(values[inside].sum() / values.sum())
        assert row["share"] >= row["level"] / 100.0
        assert shape.is_valid and shape.area == pytest.approx(1e6 * row["area_km2"])
        assert row["cells"] == inside.sum() == round(shape.area / 200.0**2)
        assert values[inside].min() > values[~inside].max()


def test_levels_of_ones_own(tmp_path):
    raster = write_raster(tmp_path / "r.tif", [ONE], ["A"])
    assert [r["level"] for r in rows_of(regions(raster, LEVELS="10; 99.5,10"))] == [99.5, 10.0]


@pytest.mark.parametrize("levels", ["0", "101", "half", "", "50,,75", "nan"])
def test_levels_that_cannot_be(levels, tmp_path):
    raster = write_raster(tmp_path / "r.tif", [ONE], ["A"])
    with pytest.raises(QgsProcessingException, match="LEVELS must be percentages"):
        regions(raster, LEVELS=levels, OUTPUT=str(tmp_path / "o.gpkg"))
    assert not (tmp_path / "o.gpkg").exists()


def test_bands_that_do_not_sum_to_one_are_named(tmp_path):
    log = Log()
    regions(write_raster(tmp_path / "r.tif", [ONE / ONE.sum(), TWO], ["A", "B"]), log)
    (warning,) = log.warnings
    assert warning.startswith("1 band does not sum to 1") and warning.count("B") == 1


def test_empty_bands_are_named(tmp_path):
    log = Log()
    raster = write_raster(tmp_path / "r.tif", [ONE, 0 * ONE], ["A", "B"])
    assert {r["station_id"] for r in rows_of(regions(raster, log))} == {"A"}
    assert "1 band has no value above 0 and is left out: B" in log.text


@pytest.mark.parametrize(
    "values, epsg, sentence",
    [
        (-ONE, 2154, "Band A of RASTER is not a diffusion map"),
        (0 * ONE, 2154, "RASTER has no band with a value above zero"),
        (ONE, 4326, "RASTER is in degrees"),
    ],
)
def test_rasters_that_are_no_maps(values, epsg, sentence, tmp_path):
    raster = write_raster(tmp_path / "r.tif", [values], ["A"], epsg=epsg)
    with pytest.raises(QgsProcessingException, match=sentence):
        regions(raster, OUTPUT=str(tmp_path / "o.gpkg"))
    assert not (tmp_path / "o.gpkg").exists()


def test_cancelling_leaves_no_file(tmp_path):
    raster = write_raster(tmp_path / "r.tif", [ONE] * 10, [str(i) for i in range(10)])
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        regions(raster, Log(cancel_at=30), OUTPUT=str(tmp_path / "o.gpkg"))
    assert not (tmp_path / "o.gpkg").exists()


@pytest.mark.parametrize("levels", ["0.5;0.95", "0.9", "0.5,1"])
def test_shares_are_not_taken_for_percentages(tmp_path, levels):
    raster = write_raster(tmp_path / "r.tif", [ONE], ["A"])
    with pytest.raises(QgsProcessingException, match="LEVELS are percentages.*write 50,95"):
        regions(raster, LEVELS=levels)


@pytest.mark.parametrize("levels", ["5e-324", "1e-9,50", "inf", "nan"])
def test_levels_that_mean_nothing_are_refused(tmp_path, levels):
    raster = write_raster(tmp_path / "r.tif", [ONE], ["A"])
    with pytest.raises(QgsProcessingException, match="LEVELS must be percentages"):
        regions(raster, LEVELS=levels)
