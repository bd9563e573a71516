"""`ksdistance`: pairing of bands, grids, the table and the page."""

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsProcessingException

from deepmend.models.ks import ks_distance

from ..cases import Log, rows_of, run, write_raster

pytestmark = pytest.mark.usefixtures("provider")
RNG = np.random.default_rng(0)
ONE, TWO, THREE = (RNG.uniform(size=(8, 6)) for _ in range(3))


def distance(tmp_path, reference, candidate, log=None, **more):
    return run(
        "ksdistance",
        log,
        **{"REFERENCE": reference, "CANDIDATE": candidate, "OUTPUT": "memory:", **more},
    )


def test_parameters_are_those_promised():
    algorithm = QgsApplication.processingRegistry().algorithmById("deepmend:ksdistance")
    assert [p.name() for p in algorithm.parameterDefinitions()] == [
        "REFERENCE",
        "CANDIDATE",
        "OUTPUT",
        "OUTPUT_HTML",
    ]
    assert algorithm.outputDefinition("MEAN_KS") is not None


def test_values_and_names(tmp_path):
    reference = write_raster(tmp_path / "r.tif", [ONE, TWO], ["A", "B"])
    candidate = write_raster(tmp_path / "c.tif", [THREE, ONE], ["B", "A"])
    result = distance(tmp_path, reference, candidate)
    rows = rows_of(result["OUTPUT"])
    assert [row["station_id"] for row in rows] == ["A", "B"]
    expected = [ks_distance(ONE, ONE), ks_distance(TWO, THREE)]
    assert [row["ks"] for row in rows] == pytest.approx(expected)
    assert [row["accuracy"] for row in rows] == pytest.approx(1 - np.array(expected))
    assert result["MEAN_KS"] == pytest.approx(np.mean(expected))


def test_nodata_counts_as_zero(tmp_path):
    holes = np.where(ONE < 0.5, np.nan, ONE)
    reference = write_raster(tmp_path / "r.tif", [holes], ["A"])
    candidate = write_raster(tmp_path / "c.tif", [TWO], ["A"])
    expected = ks_distance(np.nan_to_num(holes), TWO)
    assert distance(tmp_path, reference, candidate)["MEAN_KS"] == pytest.approx(expected)


@pytest.mark.parametrize("nodata", [-9999.9, -1e300, float("nan")])
def test_any_nodata_value_is_known(nodata, tmp_path):
    from osgeo import gdal

    path = write_raster(tmp_path / "r.tif", [ONE], ["A"])
    raster = gdal.Open(path, gdal.GA_Update)
    raster.GetRasterBand(1).SetNoDataValue(nodata)
    raster.GetRasterBand(1).WriteArray(np.where(ONE < 0.5, nodata, ONE))
    raster = None
    other = write_raster(tmp_path / "c.tif", [TWO], ["A"])
    expected = ks_distance(np.where(ONE < 0.5, 0.0, ONE), TWO)
    assert distance(tmp_path, path, other)["MEAN_KS"] == pytest.approx(expected)


def test_a_table_that_cannot_be_written_leaves_no_page(tmp_path):
    path = write_raster(tmp_path / "r.tif", [ONE], ["A"])
    with pytest.raises(QgsProcessingException):
        distance(
            tmp_path,
            path,
            path,
            OUTPUT=f"ogr:dbname='{tmp_path}/no/t.gpkg' table=\"t\" (geom)",
            OUTPUT_HTML=str(tmp_path / "page.html"),
        )
    assert not list(tmp_path.glob("*page*"))


def test_extents_may_differ(tmp_path):
    reference = write_raster(tmp_path / "r.tif", [ONE], ["A"], cell=100, corner=(1000, 2000))
    candidate = write_raster(tmp_path / "c.tif", [TWO], ["A"], cell=100, corner=(1300, 2200))
    p, q = np.zeros((10, 9)), np.zeros((10, 9))
    p[2:, :6], q[:8, 3:] = ONE, TWO
    log = Log()
    result = distance(tmp_path, reference, candidate, log)
    assert result["MEAN_KS"] == pytest.approx(ks_distance(p, q))
    assert not log.warnings


def test_other_grid_is_resampled_and_said(tmp_path):
    fine = np.kron(ONE, np.ones((2, 2))) / 4
    reference = write_raster(tmp_path / "r.tif", [TWO], ["A"], cell=100)
    candidate = write_raster(tmp_path / "c.tif", [fine], ["A"], cell=50)
    log = Log()
    result = distance(tmp_path, reference, candidate, log)
    assert result["MEAN_KS"] == pytest.approx(ks_distance(ONE, TWO))
    assert any("by area" in w for w in log.warnings)


def test_bands_without_names_go_by_order(tmp_path):
    reference = write_raster(tmp_path / "r.tif", [ONE, TWO], ["A", "B"])
    candidate = write_raster(tmp_path / "c.tif", [TWO, ONE])
    rows = rows_of(distance(tmp_path, reference, candidate)["OUTPUT"])
    assert [row["station_id"] for row in rows] == ["A", "B"]
    assert rows[0]["ks"] == pytest.approx(ks_distance(ONE, TWO))


def test_a_candidate_of_fewer_stations_is_compared_on_those(tmp_path):
    reference = write_raster(tmp_path / "r.tif", [ONE, TWO], ["A", "B"])
    candidate = write_raster(tmp_path / "c.tif", [ONE], ["B"])
    log = Log()
    rows = rows_of(distance(tmp_path, reference, candidate, log)["OUTPUT"])
    assert [row["station_id"] for row in rows] == ["B"]
    assert any("1 station is in one raster only" in w and "A" in w for w in log.warnings)


def test_page(tmp_path):
    reference = write_raster(tmp_path / "r.tif", [ONE, TWO], ["A<b>", "B"])
    candidate = write_raster(tmp_path / "c.tif", [TWO, TWO], ["A<b>", "B"])
    page = tmp_path / "page.html"
    result = distance(tmp_path, reference, candidate, OUTPUT_HTML=str(page))
    text = page.read_text(encoding="utf-8")
    assert result["OUTPUT_HTML"] == str(page)
    assert f"{ks_distance(ONE, TWO):.4f}" in text and "A&lt;b&gt;" in text and "<svg" in text
    assert sorted(p.name for p in tmp_path.glob("*page*")) == ["page.html"]


@pytest.mark.parametrize(
    "candidate, sentence",
    [
        ({"names": ["A", "C"]}, "do not match. REFERENCE: A, B. CANDIDATE: A, C"),
        ({"arrays": [ONE], "names": None}, "do not match"),
        ({"corner": (0, 0)}, "do not overlap"),
        ({"epsg": 32631}, "REFERENCE is in EPSG:2154 .* CANDIDATE in EPSG:32631"),
        ({"arrays": [ONE, TWO - 2]}, "Band B of CANDIDATE is not a diffusion map"),
        ({"arrays": [ONE, 0 * TWO]}, "Band B of CANDIDATE is not a diffusion map"),
        ({"arrays": [ONE, np.full((8, 6), np.inf)]}, "Band B of CANDIDATE is not a diffusion map"),
    ],
)
def test_what_cannot_be_compared_is_refused(candidate, sentence, tmp_path):
    reference = write_raster(tmp_path / "r.tif", [ONE, TWO], ["A", "B"])
    options = {"arrays": [ONE, TWO], "names": ["A", "B"], **candidate}
    other = write_raster(tmp_path / "c.tif", **options)
    with pytest.raises(QgsProcessingException, match=sentence):
        distance(tmp_path, reference, other, OUTPUT=str(tmp_path / "ks.csv"))
    assert not (tmp_path / "ks.csv").exists()


def test_a_file_that_is_no_raster(tmp_path):
    (tmp_path / "r.tif").write_text("no raster")
    good = write_raster(tmp_path / "c.tif", [ONE])
    with pytest.raises(QgsProcessingException, match="REFERENCE"):
        distance(tmp_path, str(tmp_path / "r.tif"), good)


def test_cancel(tmp_path):
    reference = write_raster(tmp_path / "r.tif", [ONE, TWO, THREE], ["A", "B", "C"])
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        distance(tmp_path, reference, reference, Log(cancel_at=30), OUTPUT=str(tmp_path / "ks.csv"))
    assert not (tmp_path / "ks.csv").exists()
