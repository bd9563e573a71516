"""`serviceoverlap`: best server, entropy and effective servers against all maps at once."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer

from deepmend.deepmend_plugin import styles

from .cases import Log, bands, rows_of, run
from .overlay_cases import counted, diffusion_maps, shared

pytestmark = pytest.mark.usefixtures("provider")
RASTERS = ("BEST_SERVER", "ENTROPY", "EFFECTIVE_SERVERS")


def overlap(tmp_path, log=None, **more):
    paths = {name: str(tmp_path / f"{name}.tif") for name in RASTERS}
    result = run("serviceoverlap", log, **{**paths, "OUTPUT_SERVERS": "memory:", **shared(**more)})
    found = [next(iter(bands(paths[name])[0].values())) for name in RASTERS]
    return result, found


def test_it_is_what_all_maps_at_once_give(tmp_path):
    maps, _ = diffusion_maps(tmp_path / "maps.tif", WINDOW=20000.0)
    cells, _ = diffusion_maps(tmp_path / "cells.tif", "voronoidiffusion", WINDOW=20000.0)
    q = np.array([m / c.max() for m, c in zip(maps.values(), cells.values())])
    total = q.sum(axis=0)
    p = np.divide(q, total, out=np.zeros_like(q), where=total > 0)
    expected = -(p * np.log(np.where(p > 0, p, 1.0))).sum(axis=0)
    _, (best, entropy, effective) = overlap(
        tmp_path, MAPS=str(tmp_path / "maps.tif"), WINDOW=20000.0
    )
    served = total > 0
    assert np.isnan(entropy[~served]).all()
    np.testing.assert_allclose(entropy[served], expected[served], atol=2e-3)
    np.testing.assert_allclose(effective[served], np.exp(expected[served]), rtol=3e-3)
    assert (best[served] == p.argmax(axis=0)[served] + 1).mean() > 0.995


def test_voronoi_maps_have_one_server_inside_cells(tmp_path):
    _, (best, entropy, effective) = overlap(tmp_path, MODEL="voronoi", WINDOW=20000.0)
    assert np.nanmedian(entropy) == 0
    assert np.nanmedian(effective) == 1
    assert set(np.unique(best[~np.isnan(best)])) == set(range(1, 13))


def test_the_best_server_is_a_whole_number_with_a_table(tmp_path):
    result, (best, _, _) = overlap(tmp_path)
    raster = gdal.Open(result["BEST_SERVER"])
    assert raster.GetRasterBand(1).DataType == gdal.GDT_Int32
    rows = rows_of(result["OUTPUT_SERVERS"])
    assert [(r["number"], r["station_id"]) for r in rows] == [(i + 1, f"S{i}") for i in range(12)]
    for row in rows:
        assert row["best_km2"] == pytest.approx((best == row["number"]).sum() * 0.04)


def test_only_what_is_asked_for_is_written(tmp_path):
    path = str(tmp_path / "e.tif")
    result = run("serviceoverlap", **shared(), ENTROPY=path)
    assert set(result) == {"ENTROPY"}
    assert [p.name for p in tmp_path.iterdir()] == ["e.tif"]


def test_styles_name_the_stations(tmp_path):
    result, _ = overlap(tmp_path)
    layer = QgsRasterLayer(result["BEST_SERVER"], "best")
    styles.style_servers(layer, [f"S{i}" for i in range(12)])
    labels = [c.label for c in layer.renderer().classes()]
    assert labels == [f"S{i}" for i in range(12)]
    values = QgsRasterLayer(result["EFFECTIVE_SERVERS"], "servers")
    styles.style_values(values)
    assert values.renderer().classificationMax() > 1


def test_two_operators_at_once_are_refused(tmp_path):
    layer = counted(operator=["Red"] * 6 + ["Blue"] * 6)
    with pytest.raises(QgsProcessingException, match="a device has one operator"):
        overlap(tmp_path, INPUT=layer, GROUP_FIELD="operator")
    assert list(tmp_path.iterdir()) == []
    overlap(tmp_path, INPUT=layer, GROUP_FIELD="operator", STATIONS="operator = 'Red'")


@pytest.mark.parametrize("at", [0.0, 50.0])
def test_cancel_leaves_nothing(at, tmp_path):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        overlap(tmp_path, Log(cancel_at=at))
    assert list(tmp_path.iterdir()) == []
