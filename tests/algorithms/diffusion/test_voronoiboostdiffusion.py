"""The nested cells of `voronoiboostdiffusion`."""

import pytest
import shapely
from qgis.core import QgsProcessingException

from deepmend.models.voronoiboost import model as voronoiboost

from ..cases import LAND, SMALL, polygons, positions, run, stations

pytestmark = pytest.mark.usefixtures("provider")


def cells_of(tmp_path, **parameters):
    return run(
        "voronoiboostdiffusion",
        **{
            "INPUT": stations(positions(40)),
            "REGION": polygons(LAND),
            "OUTPUT": str(tmp_path / "o.tif"),
            "OUTPUT_CELLS": "memory:",
            **SMALL,
            **parameters,
        },
    )["OUTPUT_CELLS"]


def test_cells_are_the_models_levels(tmp_path):
    cells = cells_of(tmp_path, STATIONS="station_id IN ('S3', 'S7')")
    land = shapely.from_wkt(LAND)
    found = {}
    for cell in cells.getFeatures():
        shape = shapely.from_wkb(bytes(cell.geometry().asWkb()))
        found.setdefault(cell["station_id"], []).append((cell["tau"], cell["scale"], shape))
        assert shape.difference(land.buffer(1e-6)).area == 0
    assert set(found) == {"S3", "S7"}
    for levels in found.values():
        taus, scales, shapes = zip(*levels)
        # the largest first, so that the inner ones are drawn on top
        assert list(taus) == sorted(taus, reverse=True) and set(taus) <= set(voronoiboost.TAUS)
        assert list(scales) == sorted(scales, reverse=True)
        assert all(round(scale, 3) == scale for scale in scales)
        assert list(shapely.area(shapes)) == sorted(shapely.area(shapes), reverse=True)


def test_a_scale_is_of_the_voronoi_cell(tmp_path):
    few = {"STATIONS": "station_id = 'S3'"}
    boosted = next(c for c in cells_of(tmp_path, **few).getFeatures() if c["tau"] == 0.25)
    plain = run(
        "voronoidiffusion",
        INPUT=stations(positions(40)),
        REGION=polygons(LAND),
        OUTPUT=str(tmp_path / "v.tif"),
        OUTPUT_CELLS="memory:",
        **few,
        **SMALL,
    )["OUTPUT_CELLS"]
    area = next(plain.getFeatures()).geometry().area()
    assert boosted.geometry().area() == pytest.approx(area * boosted["scale"] ** 2, rel=1e-6)


def test_groups_keep_to_themselves(tmp_path):
    xy = positions(40)
    xy[1::2] += (0.0, 1000.0)
    together = cells_of(tmp_path, INPUT=stations(xy, op=["a", "b"] * 20), GROUP_FIELD="op")
    alone = cells_of(tmp_path, INPUT=stations(xy[::2], ids=[f"S{i}" for i in range(0, 40, 2)]))

    def levels(cells, group):
        features = [c for c in cells.getFeatures() if c["group"] == group]
        return {(c["station_id"], c["tau"]): c["scale"] for c in features}

    assert levels(together, "a") == levels(alone, "")


def test_a_broken_file_of_trees_is_told(tmp_path, monkeypatch):
    broken = tmp_path / "trees.npz"
    broken.write_bytes(b"PK\x03\x04 no trees")
    monkeypatch.setattr(voronoiboost.VoronoiBoostModel.__init__, "__defaults__", (str(broken),))
    with pytest.raises(
        QgsProcessingException, match="VoronoiBoost cannot be used.*Reinstall the plugin"
    ):
        cells_of(tmp_path)
    assert not (tmp_path / "o.tif").exists()
