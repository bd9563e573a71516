"""`densitydiffusion`: beta, and the teacher search against a ground truth."""

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from deepmend.models.teacher import BETAS

from ..cases import LAND, SMALL, Log, bands, picture, polygons, rows_of, run, stations, write_raster

pytestmark = pytest.mark.usefixtures("provider")


def density(tmp_path, name="o.tif", log=None, **parameters):
    return run(
        "densitydiffusion",
        log,
        **{
            "INPUT": stations(),
            "REGION": polygons(LAND),
            "OUTPUT": str(tmp_path / name),
            "OUTPUT_TABLE": "memory:",
            **SMALL,
            **parameters,
        },
    )


def test_table_without_truth(tmp_path):
    rows = rows_of(density(tmp_path, BETA=2.0)["OUTPUT_TABLE"])
    assert [row["station_id"] for row in rows] == [f"S{i}" for i in range(12)]
    assert {row["beta"] for row in rows} == {2.0}
    assert all(row["ks"] is None or row["ks"].isNull() for row in rows)


def test_small_beta_spreads(tmp_path):
    def cells_of_90_percent(beta):
        values = np.nan_to_num(bands(density(tmp_path, BETA=beta)["OUTPUT"])[0]["S0"])
        return int((np.cumsum(np.sort(values.ravel())[::-1]) < 0.9).sum())

    assert cells_of_90_percent(0.3) > cells_of_90_percent(1.3) > cells_of_90_percent(5.0)


def test_teacher_finds_the_beta_of_the_truth(tmp_path):
    beta = float(BETAS[18])
    truth = density(tmp_path, "truth.tif", BETA=beta)["OUTPUT"]
    log = Log()
    result = density(tmp_path, log=log, GROUND_TRUTH=truth, STATIONS="station_id in ('S7', 'S2')")
    rows = rows_of(result["OUTPUT_TABLE"])
    assert [row["station_id"] for row in rows] == ["S2", "S7"]
    for row in rows:
        assert row["beta"] == pytest.approx(beta)
        assert row["ks"] < 1e-5
    found, _ = bands(result["OUTPUT"])
    true, _ = bands(truth)
    assert np.nanmax(found["S7"]) == pytest.approx(np.nanmax(true["S7"]), rel=1e-6)
    assert any("from: GROUND_TRUTH" in info for info in log.infos)


def test_teacher_takes_another_grid(tmp_path):
    truth = density(tmp_path, "truth.tif", BETA=1.3, CELL_SIZE=150)["OUTPUT"]
    row = rows_of(density(tmp_path, GROUND_TRUTH=truth)["OUTPUT_TABLE"])[0]
    # the truth's cells were spread, so a neighbouring beta may come as near
    assert row["beta"] == pytest.approx(1.3, rel=0.03)
    assert 0 < row["ks"] < 0.02


def test_truth_without_names_goes_by_order(tmp_path):
    truth = density(tmp_path, "truth.tif", BETA=1.3)["OUTPUT"]
    maps, geo = bands(truth)
    plain = write_raster(tmp_path / "plain.tif", maps.values(), corner=(geo[0], geo[3]))
    rows = rows_of(density(tmp_path, GROUND_TRUTH=plain)["OUTPUT_TABLE"])
    assert all(row["ks"] < 1e-5 for row in rows)


@pytest.mark.parametrize("beta", [0, -1.3])
def test_impossible_beta(beta, tmp_path):
    with pytest.raises(QgsProcessingException, match="BETA must be a positive number"):
        density(tmp_path, BETA=beta)


def test_truth_of_other_stations_is_refused_with_both_lists(tmp_path):
    truth = write_raster(tmp_path / "truth.tif", [np.ones((5, 5))] * 2, ["X", "S1"])
    with pytest.raises(QgsProcessingException, match="Stations: S0, S1.* Bands: X, S1"):
        density(tmp_path, GROUND_TRUTH=truth)


@pytest.mark.parametrize("value", [-1.0, 0.0])
def test_truth_that_is_no_map_is_refused(value, tmp_path):
    truth = write_raster(tmp_path / "truth.tif", [np.full((5, 5), value)], ["S1"])
    with pytest.raises(QgsProcessingException, match="S1 of GROUND_TRUTH is not a diffusion map"):
        density(tmp_path, GROUND_TRUTH=truth, STATIONS="station_id = 'S1'")
    assert not (tmp_path / "o.tif").exists()


def test_truth_in_another_crs_than_the_one_asked_for(tmp_path):
    truth = write_raster(tmp_path / "truth.tif", [np.ones((5, 5))], ["S1"], epsg=32631)
    with pytest.raises(
        QgsProcessingException, match="GROUND_TRUTH is in EPSG:32631.*CRS asks for EPSG:2154"
    ):
        density(tmp_path, GROUND_TRUTH=truth, CRS="EPSG:2154", STATIONS="station_id = 'S1'")


def test_truth_that_lies_elsewhere(tmp_path):
    truth = write_raster(tmp_path / "truth.tif", [np.ones((5, 5))], ["S1"], corner=(0, 6600000))
    with pytest.raises(QgsProcessingException, match="S1 of GROUND_TRUTH does not overlap"):
        density(tmp_path, GROUND_TRUTH=truth, STATIONS="station_id = 'S1'")


def test_two_bands_of_one_name_are_refused(tmp_path):
    truth = write_raster(tmp_path / "truth.tif", [np.ones((5, 5))] * 2, ["S1", "S1"])
    with pytest.raises(QgsProcessingException, match=r"several bands of the same name \(S1\)"):
        density(tmp_path, GROUND_TRUTH=truth, STATIONS="station_id = 'S1'")


def test_ks_of_the_table_is_that_of_the_map_where_the_truth_is_wider(tmp_path):
    whole = np.random.default_rng(0).uniform(size=(100, 100))
    truth = write_raster(tmp_path / "truth.tif", [whole], ["S1"])
    result = density(
        tmp_path, REGION=None, WINDOW=6000, GROUND_TRUTH=truth, STATIONS="station_id = 'S1'"
    )
    found = run("ksdistance", REFERENCE=truth, CANDIDATE=result["OUTPUT"], OUTPUT="memory:")
    assert rows_of(result["OUTPUT_TABLE"])[0]["ks"] == pytest.approx(found["MEAN_KS"], abs=1e-5)


def test_best_betas_are_told(tmp_path):
    truth = density(tmp_path, "truth.tif", BETA=1.3)["OUTPUT"]
    log = Log()
    density(tmp_path, log=log, GROUND_TRUTH=truth)
    assert "Best beta: median 1.3, from 1.3 to 1.3; mean KS distance" in log.text


def test_a_picture_is_no_truth(tmp_path):
    with pytest.raises(QgsProcessingException, match="GROUND_TRUTH has no georeference"):
        density(tmp_path, GROUND_TRUTH=picture(tmp_path / "picture.png"))


def test_truth_that_is_no_raster_is_refused(tmp_path):
    (tmp_path / "truth.tif").write_text("no raster")
    with pytest.raises(QgsProcessingException, match="GROUND_TRUTH"):
        density(tmp_path, GROUND_TRUTH=str(tmp_path / "truth.tif"))
