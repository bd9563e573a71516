"""What all tools that map stations share: their parameters, their raster, and their answers to bad input."""

import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRasterLayer,
)

from deepmend.models.deepmend.paper import PaperStudent
from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.radio.simulator import RadioSimulator
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import VoronoiBoostModel

from ..cases import (
    CENTRE,
    LAND,
    SMALL,
    Log,
    bands,
    degrees,
    polygons,
    positions,
    run,
    stations,
    weights,
)

TOOLS = {
    "voronoidiffusion": VoronoiModel(),
    "voronoiboostdiffusion": VoronoiBoostModel(),
    "densitydiffusion": DensityModel(1.3),
    "deepmenddiffusion": PaperStudent(weights(), "cpu"),
    "simulategroundtruth": RadioSimulator(),
}
every_tool = pytest.mark.parametrize("tool", TOOLS)
pytestmark = pytest.mark.usefixtures("provider")

CELL_PLAN = ["AZIMUTH_FIELD", "BEAMWIDTH_FIELD", "HEIGHT_FIELD", "GAIN_FIELD"]
SHARED = [
    *("INPUT", "ID_FIELD", "GROUP_FIELD", "STATIONS", "REGION", *CELL_PLAN),
    *("CELL_SIZE", "WINDOW", "CRS"),
]


@every_tool
def test_parameters_are_those_promised(tool):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"deepmend:{tool}")
    names = [p.name() for p in algorithm.parameterDefinitions()]
    assert names[: len(SHARED)] == SHARED
    assert algorithm.groupId() == ("training" if tool == "simulategroundtruth" else "diffusion")
    defaults = {p.name(): p.defaultValue() for p in algorithm.parameterDefinitions()}
    assert (defaults["CELL_SIZE"], defaults["WINDOW"]) == (100, 60000)
    crs = algorithm.parameterDefinition("CRS")
    assert crs.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced


@every_tool
def test_bands_are_the_models_maps(tool, tmp_path):
    xy = positions()
    result = run(
        tool, INPUT=stations(xy), REGION=polygons(LAND), OUTPUT=str(tmp_path / "maps.tif"), **SMALL
    )
    maps, (west, cell, _, north, _, _) = bands(result["OUTPUT"])
    assert list(maps) == [f"S{i}" for i in range(12)]
    latitude = degrees([xy.mean(axis=0)])[0][1]
    deployment = Deployment(maps, xy, shapely.from_wkt(LAND), latitude)
    shape = maps["S0"].shape
    grid = Grid(200.0, int(west / 200), int(north / 200) - shape[0], shape[1], shape[0])
    assert cell == 200.0 and west % 200 == 0 and north % 200 == 0
    for i, (name, values) in enumerate(maps.items()):
        window = Grid.window(*xy[i], 200.0, 12000.0)
        inside = values[grid.slices(window)]
        assert np.isnan(values).sum() == values.size - np.isfinite(inside).sum()
        assert np.array_equal(np.isnan(inside), deployment.region_weight(window) == 0)
        assert np.nan_to_num(inside) == pytest.approx(
            TOOLS[tool].diffuse(deployment, i, window), abs=1e-9
        )
        assert np.nansum(values) == pytest.approx(1.0, abs=1e-6), name


@every_tool
def test_the_file_is_a_sparse_compressed_geotiff(tool, tmp_path):
    path = run(tool, INPUT=stations(), OUTPUT=str(tmp_path / "maps.tif"), **SMALL)["OUTPUT"]
    raster = gdal.Open(path)
    structure = raster.GetMetadata("IMAGE_STRUCTURE")
    assert structure["COMPRESSION"] == "DEFLATE" and structure["INTERLEAVE"] == "BAND"
    band = raster.GetRasterBand(1)
    assert band.DataType == gdal.GDT_Float32 and band.GetNoDataValue() == -9999
    assert band.GetBlockSize() == [256, 256]
    layer = QgsRasterLayer(path)
    assert layer.isValid() and layer.crs().authid() == "EPSG:2154"


@every_tool
def test_stations_maps_a_few_and_the_others_stay_neighbours(tool, tmp_path):
    every = run(tool, INPUT=stations(), OUTPUT=str(tmp_path / "all.tif"), **SMALL)
    few = run(
        tool,
        INPUT=stations(),
        STATIONS="\"station_id\" IN ('S3', 'S7')",
        OUTPUT=str(tmp_path / "few.tif"),
        **SMALL,
    )
    every, few = bands(every["OUTPUT"])[0], bands(few["OUTPUT"])[0]
    assert list(few) == ["S3", "S7"]
    for name, values in few.items():
        assert np.sort(values[values > 0]) == pytest.approx(
            np.sort(every[name][every[name] > 0]), rel=1e-6
        )


@every_tool
def test_groups_are_deployments_of_their_own(tool, tmp_path):
    xy = positions(20)
    groups = ["red", "blue"] * 10
    log = Log()
    together = run(
        tool,
        log,
        INPUT=stations(xy, operator=groups),
        GROUP_FIELD="operator",
        REGION=polygons(LAND),
        OUTPUT=str(tmp_path / "groups.tif"),
        **SMALL,
    )
    maps, _ = bands(together["OUTPUT"])
    assert list(maps) == [f"S{i}" for i in range(20)]
    assert any("2 deployments" in info for info in log.infos)
    assert not log.warnings
    for group in (0, 1):
        alone = run(
            tool,
            INPUT=stations(xy[group::2], ids=[f"S{i}" for i in range(group, 20, 2)]),
            REGION=polygons(LAND),
            OUTPUT=str(tmp_path / f"{group}.tif"),
            **SMALL,
        )
        for name, values in bands(alone["OUTPUT"])[0].items():
            assert values[values > 0].size == maps[name][maps[name] > 0].size
            assert np.nanmax(values) == np.nanmax(maps[name])


def test_operators_without_group_field_get_a_warning(tmp_path):
    log = Log()
    layer = stations(operator=["red", "blue"] * 6)
    run("voronoidiffusion", log, INPUT=layer, OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    assert any("GROUP_FIELD" in w and "'operator'" in w for w in log.warnings)


def test_strikingly_mixed_stations_get_a_warning(tmp_path):
    log = Log()
    xy = positions(10)
    layer = stations(np.vstack([xy, xy + 20.0]))
    run("voronoidiffusion", log, INPUT=layer, OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    assert any("mixed" in w and "GROUP_FIELD" in w for w in log.warnings)


@every_tool
def test_co_located_stations_share_their_sites_map(tool, tmp_path):
    xy = positions()
    log = Log()
    result = run(
        tool,
        log,
        INPUT=stations(np.vstack([xy, xy[:2], xy[2:3] + 0.3])),
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    maps, _ = bands(result["OUTPUT"])
    assert len(maps) == 15
    assert any("3 stations are within 1 m" in w and "GROUP_FIELD" in w for w in log.warnings)
    for one, other in (("S0", "S12"), ("S1", "S13"), ("S2", "S14")):
        assert np.array_equal(maps[one], maps[other], equal_nan=True)
    alone, _ = bands(
        run(tool, INPUT=stations(xy), OUTPUT=str(tmp_path / "alone.tif"), **SMALL)["OUTPUT"]
    )
    assert np.nanmax(alone["S0"]) == pytest.approx(np.nanmax(maps["S0"]), rel=1e-6)


@every_tool
@pytest.mark.parametrize("n", [1, 2])
def test_one_or_two_stations(tool, n, tmp_path):
    result = run(tool, INPUT=stations(positions(n)), OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    maps, _ = bands(result["OUTPUT"])
    assert len(maps) == n
    assert all(np.nansum(m) == pytest.approx(1.0, abs=1e-6) for m in maps.values())


@every_tool
def test_stations_on_a_line(tool, tmp_path):
    xy = np.array([(i * 500.0, i * 1000.0) for i in range(-4, 5)]) + CENTRE
    maps, _ = bands(
        run(tool, INPUT=stations(xy), OUTPUT=str(tmp_path / "o.tif"), **SMALL)["OUTPUT"]
    )
    assert all(np.nansum(m) == pytest.approx(1.0, abs=1e-6) for m in maps.values())


def test_multipoints_of_one_point_are_points(tmp_path):
    places = [QgsGeometry.fromWkt(f"MultiPoint (({x} {y}))") for x, y in positions(4)]
    layer = stations(places, kind="MultiPoint")
    maps, _ = bands(
        run("voronoidiffusion", INPUT=layer, OUTPUT=str(tmp_path / "o.tif"), **SMALL)["OUTPUT"]
    )
    assert len(maps) == 4


def test_stations_without_a_place_are_named_and_left_out(tmp_path):
    xy = [*positions(5), None, QgsGeometry.fromWkt("Point (nan nan)")]
    log = Log()
    result = run(
        "voronoidiffusion", log, INPUT=stations(xy), OUTPUT=str(tmp_path / "o.tif"), **SMALL
    )
    assert len(bands(result["OUTPUT"])[0]) == 5
    assert any("2 features without a position" in w and "S5, S6" in w for w in log.warnings)


def test_stations_outside_the_region_are_neighbours_only(tmp_path):
    xy = np.vstack([positions(6), [(711000.0, 6600000.0)]])
    log = Log()
    result = run(
        "voronoidiffusion",
        log,
        INPUT=stations(xy),
        REGION=polygons(LAND),
        OUTPUT=str(tmp_path / "o.tif"),
        OUTPUT_CELLS="memory:",
        **SMALL,
    )
    assert list(bands(result["OUTPUT"])[0]) == [f"S{i}" for i in range(6)]
    assert any("1 station is outside REGION" in info for info in log.infos)
    area = sum(f["area_km2"] for f in result["OUTPUT_CELLS"].getFeatures())
    assert 350 < area < 400  # of 400 km2: the neighbour outside took the rest


def test_ids(tmp_path):
    out = {"OUTPUT": str(tmp_path / "o.tif"), **SMALL}
    layer = stations(positions(3), id_field="name", ids=["a", "b", "c"], number=[7.0, 8.0, 9.5])
    assert list(
        bands(run("voronoidiffusion", INPUT=layer, ID_FIELD="name", **out)["OUTPUT"])[0]
    ) == [*"abc"]
    by_number = run("voronoidiffusion", INPUT=layer, ID_FIELD="number", **out)["OUTPUT"]
    assert list(bands(by_number)[0]) == ["7", "8", "9.5"]
    assert list(bands(run("voronoidiffusion", INPUT=layer, **out)["OUTPUT"])[0]) == ["1", "2", "3"]


def test_selected_features_only_is_told(tmp_path):
    layer = stations()
    layer.selectByIds([1, 2, 3])
    log = Log()
    QgsProject.instance().addMapLayer(layer)
    try:
        source = QgsProcessingFeatureSourceDefinition(layer.id(), True)
        result = run("voronoidiffusion", log, INPUT=source, OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    assert len(bands(result["OUTPUT"])[0]) == 3
    assert any("no longer count as neighbours" in w and "STATIONS" in w for w in log.warnings)


def test_a_layer_filter_is_told(tmp_path):
    layer = stations(operator=["Red"] * 8 + ["Blue"] * 4)
    layer.setSubsetString("operator = 'Red'")
    log = Log()
    result = run("voronoidiffusion", log, INPUT=layer, OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    assert len(bands(result["OUTPUT"])[0]) == 8
    assert any("layer filter, operator = 'Red'" in line for line in log.infos)


# -- working CRS


@pytest.mark.parametrize(
    "case, expected",
    [
        ("input", "EPSG:2154"),
        ("degrees", "EPSG:32631"),
        ("degrees and region", "EPSG:2154"),
        ("degrees and mercator region", "EPSG:32631"),
        ("asked for", "EPSG:27572"),
    ],
)
def test_working_crs(case, expected, tmp_path):
    parameters = {"INPUT": stations(positions(5)), "OUTPUT": str(tmp_path / "o.tif"), **SMALL}
    if "degrees" in case:
        parameters["INPUT"] = stations(degrees(positions(5)), crs="EPSG:4326")
    if case.endswith("and region"):
        parameters["REGION"] = polygons(LAND)
    if "mercator" in case:
        box = "300000 5800000, 380000 5800000, 380000 5900000, 300000 5900000, 300000 5800000"
        parameters["REGION"] = polygons(f"Polygon (({box}))", crs="EPSG:3857")
    if case == "asked for":
        parameters["CRS"] = "EPSG:27572"
    log = Log()
    result = run("voronoidiffusion", log, **parameters)
    assert QgsRasterLayer(result["OUTPUT"]).crs().authid() == expected
    assert any(expected in info for info in log.infos)
    maps, _ = bands(result["OUTPUT"])
    assert len(maps) == 5


def test_places_whose_exchanged_coordinates_are_nowhere_near(tmp_path):
    places = [(-80.0 + 0.01 * i, 40.0 + 0.013 * (i % 4)) for i in range(8)]
    box = "-80.2 39.8, -79.6 39.8, -79.6 40.3, -80.2 40.3, -80.2 39.8"
    result = run(
        "voronoidiffusion",
        INPUT=stations(places, crs="EPSG:4326"),
        REGION=polygons(f"Polygon (({box}))", crs="EPSG:4326"),
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    assert len(bands(result["OUTPUT"])[0]) == 8
    assert QgsRasterLayer(result["OUTPUT"]).crs().authid() == "EPSG:32617"


def test_a_mercator_crs_that_was_asked_for_gets_a_warning(tmp_path):
    log = Log()
    run(
        "voronoidiffusion",
        log,
        INPUT=stations(positions(5)),
        CRS="EPSG:3857",
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    assert any("off by up to 4" in w and "EPSG:3857" in w for w in log.warnings)
