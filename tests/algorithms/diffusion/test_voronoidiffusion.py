"""The cells of `voronoidiffusion`, against QGIS's own tessellation."""

import numpy as np
import pytest
from qgis.core import QgsGeometry

from ..cases import LAND, SMALL, polygons, positions, run, stations

pytestmark = pytest.mark.usefixtures("provider")


def test_cells_are_those_of_qgis(tmp_path):
    import processing

    layer = stations(positions(40))
    ours = run(
        "voronoidiffusion",
        INPUT=layer,
        REGION=polygons(LAND),
        OUTPUT=str(tmp_path / "o.tif"),
        OUTPUT_CELLS="memory:",
        **SMALL,
    )["OUTPUT_CELLS"]
    theirs = processing.run(
        "qgis:voronoipolygons", {"INPUT": layer, "BUFFER": 200, "OUTPUT": "memory:"}
    )["OUTPUT"]
    land = QgsGeometry.fromWkt(LAND)
    expected = {f["station_id"]: f.geometry().intersection(land) for f in theirs.getFeatures()}
    assert ours.featureCount() == 40
    for cell in ours.getFeatures():
        other = expected[cell["station_id"]]
        assert cell.geometry().symDifference(other).area() < 1e-6 * other.area() + 1.0
        assert cell["area_km2"] == pytest.approx(other.area() / 1e6, rel=1e-6)


def test_cells_carry_their_group(tmp_path):
    cells = run(
        "voronoidiffusion",
        INPUT=stations(operator=["red", "blue"] * 6),
        GROUP_FIELD="operator",
        REGION=polygons(LAND),
        OUTPUT=str(tmp_path / "o.tif"),
        OUTPUT_CELLS="memory:",
        **SMALL,
    )["OUTPUT_CELLS"]
    area = {"red": 0.0, "blue": 0.0}
    for cell in cells.getFeatures():
        area[cell["group"]] += cell["area_km2"]
    assert np.allclose(list(area.values()), 400.0)


def test_no_cells_file_after_a_failure(tmp_path):
    from qgis.core import QgsProcessingException

    with pytest.raises(QgsProcessingException):
        run(
            "voronoidiffusion",
            INPUT=stations(),
            STATIONS="station_id = 'X'",
            OUTPUT=str(tmp_path / "o.tif"),
            OUTPUT_CELLS=str(tmp_path / "cells.gpkg"),
            **SMALL,
        )
    assert not list(tmp_path.iterdir())


def test_a_table_that_cannot_be_made_leaves_no_file(tmp_path):
    from qgis.core import QgsProcessingException

    # no driver writes this kind
    with pytest.raises(QgsProcessingException, match="folder .*missing does not exist"):
        run(
            "voronoidiffusion",
            INPUT=stations(),
            OUTPUT=str(tmp_path / "o.tif"),
            OUTPUT_CELLS=f"ogr:dbname='{tmp_path}/missing/cells.nonsense' table=\"cells\" (geom)",
            **SMALL,
        )
    assert not list(tmp_path.iterdir())
