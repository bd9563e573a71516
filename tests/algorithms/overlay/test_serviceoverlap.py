"""`serviceoverlap`: best server, entropy and effective servers against all maps at once."""

import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsRasterLayer, QgsVectorLayer

from deepmend.algorithms.common import styles
from deepmend.algorithms.common.mapwriter import SERVED_AREA

from ..cases import Log, bands, rows_of, run
from .overlay_cases import counted, diffusion_maps, forget_areas, shared

pytestmark = pytest.mark.usefixtures("provider")
RASTERS = ("BEST_SERVER", "ENTROPY", "EFFECTIVE_SERVERS")


def overlap(tmp_path, log=None, **more):
    paths = {name: str(tmp_path / f"{name}.tif") for name in RASTERS}
    result = run("serviceoverlap", log, **{**paths, "OUTPUT_SERVERS": "memory:", **shared(**more)})
    found = [next(iter(bands(paths[name])[0].values())) for name in RASTERS]
    return result, found


def test_it_is_what_all_maps_at_once_give(tmp_path):
    shipped = {"STUDENT": "best", "WEIGHTS": None}
    maps, _ = diffusion_maps(tmp_path / "maps.tif", "deepmenddiffusion", **shipped)
    forget_areas(tmp_path / "maps.tif")
    cells, _ = diffusion_maps(tmp_path / "cells.tif", "voronoidiffusion")
    q = np.array([m / c.max() for m, c in zip(maps.values(), cells.values())])
    total = q.sum(axis=0)
    p = np.divide(q, total, out=np.zeros_like(q), where=total > 0)
    expected = -(p * np.log(np.where(p > 0, p, 1.0))).sum(axis=0)
    _, (best, entropy, effective) = overlap(tmp_path, MAPS=str(tmp_path / "maps.tif"))
    served = total > 0
    assert np.isnan(entropy[~served]).all()
    np.testing.assert_allclose(entropy[served], expected[served], atol=2e-3)
    np.testing.assert_allclose(effective[served], np.exp(expected[served]), rtol=3e-3)
    assert (best[served] == p.argmax(axis=0)[served] + 1).mean() > 0.995


@pytest.mark.parametrize("model", ["voronoi", "voronoiboost", "density", "deepmend"])
def test_a_raster_gives_what_its_model_gives(model, tmp_path):
    _, by_model = overlap(tmp_path, MODEL=model)
    shipped = {"STUDENT": "best", "WEIGHTS": None} if model == "deepmend" else {}
    diffusion_maps(tmp_path / "maps.tif", f"{model}diffusion", **shipped)
    _, by_maps = overlap(tmp_path, MAPS=str(tmp_path / "maps.tif"))
    served = ~np.isnan(by_model[1])
    np.testing.assert_array_equal(served, ~np.isnan(by_maps[1]))
    most = 0.02 if model in ("density", "deepmend") else 1e-4
    assert np.abs(by_maps[1] - by_model[1])[served].mean() < most
    assert (by_maps[0][served] == by_model[0][served]).mean() > 1.0 - most


def test_areas_that_only_some_bands_know_are_not_mixed_with_others(tmp_path):
    path = str(tmp_path / "maps.tif")
    diffusion_maps(path)
    _, (_, known, _) = overlap(tmp_path, MAPS=path)
    raster = gdal.Open(path, gdal.GA_Update)
    for number in range(1, 13):
        raster.GetRasterBand(number).SetMetadataItem(SERVED_AREA, "none" if number == 7 else "1e6")
    raster = None
    _, (_, some, _) = overlap(tmp_path, MAPS=path)
    raster = gdal.Open(path, gdal.GA_Update)
    for number in range(1, 13):
        raster.GetRasterBand(number).SetMetadataItem(SERVED_AREA, None)
    raster = None
    _, (_, unknown, _) = overlap(tmp_path, MAPS=path)
    np.testing.assert_array_equal(some, unknown)
    assert np.nanmax(np.abs(known - unknown)) > 0.01


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


def test_a_name_that_is_no_geotiffs_is_refused_before_the_work(tmp_path):
    log = Log()
    with pytest.raises(QgsProcessingException, match="Rasters are written as GeoTIFF"):
        run("serviceoverlap", log, **shared(), ENTROPY=str(tmp_path / "e.asc"))
    assert not any("Working CRS" in line for line in log.infos)


def test_no_output_at_all_is_refused():
    with pytest.raises(QgsProcessingException, match="choose at least one of BEST_SERVER, "):
        run("serviceoverlap", **shared())


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


def test_cloud_optimized_rasters_hold_the_same(tmp_path):
    plain = overlap(tmp_path, MODEL="density")[1]
    folder = tmp_path / "cog"
    folder.mkdir()
    result, found = overlap(folder, MODEL="density", RASTER_FORMAT="cog")
    for name, values, other in zip(RASTERS, found, plain):
        np.testing.assert_array_equal(values, other)
        raster, before = gdal.Open(result[name]), gdal.Open(str(tmp_path / f"{name}.tif"))
        assert raster.GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE") == "COG"
        band, old = raster.GetRasterBand(1), before.GetRasterBand(1)
        assert band.GetNoDataValue() == old.GetNoDataValue() and band.DataType == old.DataType
        assert band.GetDescription() == old.GetDescription()
        assert raster.GetProjection() == before.GetProjection()
    assert sorted(p.name for p in folder.iterdir()) == sorted(f"{name}.tif" for name in RASTERS)


@pytest.mark.parametrize("model", ["voronoi", "density"])
def test_best_server_areas_are_those_of_the_raster(model, tmp_path):
    areas = str(tmp_path / "areas.gpkg")
    result, (best, _, _) = overlap(tmp_path, MODEL=model, BEST_SERVER_AREAS=areas)
    layer = QgsVectorLayer(areas)
    assert layer.isValid() and layer.crs().authid() == "EPSG:2154"
    names = {row["number"]: row["station_id"] for row in rows_of(result["OUTPUT_SERVERS"])}
    shapes = {}
    for feature in layer.getFeatures():
        assert names[feature["number"]] == feature["station_id"]
        shapes[feature["number"]] = shapely.from_wkb(bytes(feature.geometry().asWkb()))
        assert feature["area_km2"] == pytest.approx(feature.geometry().area() / 1e6)
    assert all(shape.is_valid for shape in shapes.values())
    cell = gdal.Open(str(tmp_path / "BEST_SERVER.tif")).GetGeoTransform()[1]
    for number, shape in shapes.items():
        assert shape.area == pytest.approx((best == number).sum() * cell**2)
    assert set(shapes) == set(np.unique(best[best > 0]))
    # no two overlap
    assert shapely.union_all(list(shapes.values())).area == pytest.approx(
        sum(shape.area for shape in shapes.values())
    )
    styles.style_areas(layer)
    assert layer.labelsEnabled() and layer.renderer().symbol() is not None
