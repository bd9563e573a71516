"""What the guide has people write, expressions and Python, does what the guide says."""

import re

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsVectorFileWriter,
)
from qgis.PyQt.QtCore import QVariant

from .algorithms.cases import LAND, polygons, run, stations, write_raster
from .algorithms.overlay.overlay_cases import counted, square_zones


def test_expressions_for_points_find_them(root):
    """Those of docs/stations.md, on rows as QGIS reads them from a CSV: all text."""
    rows = {
        "coordonnees": "47.8711111, -0.445",
        "COR_NB_DG_LAT": "47",
        "COR_NB_MN_LAT": "52",
        "COR_NB_SC_LAT": "16",
        "COR_CD_NS_LAT": "N",
        "COR_NB_DG_LON": "0",
        "COR_NB_MN_LON": "26",
        "COR_NB_SC_LON": "42",
        "COR_CD_EW_LON": "W",
    }
    fields = QgsFields()
    for name in rows:
        fields.append(QgsField(name, QVariant.String))
    feature = QgsFeature(fields)
    feature.setAttributes(list(rows.values()))
    context = QgsExpressionContext()
    context.setFeature(feature)
    context.setFields(fields)
    text = (root / "docs" / "stations.md").read_text(encoding="utf-8")
    found = re.findall(r"^ {6}(make_point\(.*?\n)\n", text, re.MULTILINE | re.DOTALL)
    assert len(found) == 2
    for block in found:
        expression = QgsExpression(block)
        assert not expression.hasParserError(), expression.parserErrorString()
        point = expression.evaluate(context).asPoint()
        assert (point.x(), point.y()) == pytest.approx((-0.445, 47.8711111), abs=1e-6)


def test_filters_of_the_guide_are_expressions(root):
    text = (root / "docs" / "stations.md").read_text(encoding="utf-8").replace("\n", " ")
    found = [e for e in re.findall(r"`([^`]+)`", text) if '"' in e]
    assert len(found) == 3
    for expression in found:
        assert not QgsExpression(" ".join(expression.split())).hasParserError(), expression


def python_of(page):
    """The blocks of Python in a page."""
    return re.findall(r"^```python\n(.*?)^```$", page.read_text(encoding="utf-8"), re.M | re.S)


@pytest.fixture
def make_one_raster(root, tmp_path):
    """The script of docs/training.md, with a folder of maps S0.tif and S1.tif."""
    for name in ("S1", "S0"):
        values = np.full((5, 5), 1.0 + int(name[1]))
        write_raster(tmp_path / f"{name}.tif", [values], [""])
    (block,) = python_of(root / "docs" / "training.md")
    assert '"C:/data/maps"' in block
    code = compile(block.replace('"C:/data/maps"', repr(str(tmp_path))), "training.md", "exec")
    return lambda: exec(code, {})


def test_maps_that_do_not_fit_together_are_not_misnamed(make_one_raster, tmp_path):
    write_raster(tmp_path / "S0a.tif", [np.ones((5, 5))], [""], epsg=3035)
    with pytest.raises(ValueError, match="not all files fit together"):
        make_one_raster()


def test_many_maps_become_one_raster(make_one_raster, tmp_path, provider):
    make_one_raster()
    raster = gdal.Open(str(tmp_path / "truth.vrt"))
    names = [raster.GetRasterBand(n).GetDescription() for n in (1, 2)]
    assert names == ["S0", "S1"]
    assert raster.GetRasterBand(2).ReadAsArray().max() == 2.0
    found = run(
        "densitydiffusion",
        INPUT=stations(),
        REGION=polygons(LAND),
        GROUND_TRUTH=str(tmp_path / "truth.vrt"),
        STATIONS="station_id IN ('S0', 'S1')",
        OUTPUT=str(tmp_path / "o.tif"),
    )
    assert gdal.Open(found["OUTPUT"]).RasterCount == 2


def test_script_of_the_guide_runs(root, tmp_path, monkeypatch, provider):
    for name, layer in (
        ("stations", counted()),
        ("land", polygons(LAND)),
        ("zones", polygons(*square_zones())),
    ):
        save(layer, tmp_path / f"{name}.gpkg")
    monkeypatch.chdir(tmp_path)
    (block,) = python_of(root / "docs" / "scripts.md")
    exec(compile(block, "scripts.md", "exec"), {})
    totals = ogr.Open(str(tmp_path / "totals.gpkg"))
    assert totals.GetLayer(0).GetFeatureCount() == len(square_zones())


def save(layer, path):
    """Write a layer to a file."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    done = QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, str(path), QgsCoordinateTransformContext(), options
    )
    assert done[0] == QgsVectorFileWriter.WriterError.NoError, done
