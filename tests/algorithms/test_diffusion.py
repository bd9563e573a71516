"""What all tools that map stations share: their parameters, their raster, and their answers to bad input."""

import numpy as np
import pytest
import shapely
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingParameterDefinition,
    QgsProject,
    QgsRasterLayer,
)

from deepmend.models.density import DensityModel
from deepmend.models.deployment import Deployment
from deepmend.models.grid import Grid
from deepmend.models.voronoi import VoronoiModel
from deepmend.models.voronoiboost.model import VoronoiBoostModel

from .cases import CENTRE, LAND, SMALL, Log, bands, polygons, positions, run, stations

TOOLS = {
    "voronoidiffusion": VoronoiModel(),
    "voronoiboostdiffusion": VoronoiBoostModel(),
    "densitydiffusion": DensityModel(1.3),
}
every_tool = pytest.mark.parametrize("tool", TOOLS)
pytestmark = pytest.mark.usefixtures("provider")

SHARED = ["INPUT", "ID_FIELD", "GROUP_FIELD", "STATIONS", "REGION", "CELL_SIZE", "WINDOW", "CRS"]


@every_tool
def test_parameters_are_those_promised(tool):
    algorithm = QgsApplication.processingRegistry().algorithmById(f"deepmend:{tool}")
    names = [p.name() for p in algorithm.parameterDefinitions()]
    assert names[: len(SHARED)] == SHARED
    assert algorithm.groupId() == "diffusion"
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
    assert any("3 stations stand within 1 m" in w and "GROUP_FIELD" in w for w in log.warnings)
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
    assert any("2 features without a place" in w and "S5, S6" in w for w in log.warnings)


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
    assert any("1 stations lie outside REGION" in info for info in log.infos)
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
    assert any("no longer neighbours" in w and "STATIONS" in w for w in log.warnings)


# -- working CRS


def degrees(xy):
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:2154"),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsProject.instance(),
    )
    return [(p.x(), p.y()) for p in (transform.transform(*map(float, row)) for row in xy)]


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


# -- bad input: one sentence each, and no file

TWO_POINTS = QgsGeometry.fromWkt("MultiPoint ((1 1), (2 2))")
BOWTIE = (
    "Polygon ((690000 6590000, 710000 6610000, 710000 6590000, 690000 6610000, 690000 6590000))"
)


@pytest.mark.parametrize(
    "change, sentence",
    [
        ({"INPUT": lambda: stations([])}, "INPUT has no stations"),
        ({"INPUT": lambda: stations([None, None])}, "INPUT has no stations"),
        ({"INPUT": lambda: stations(crs="")}, "INPUT has no CRS"),
        ({"REGION": lambda: polygons(LAND, crs="")}, "REGION has no CRS"),
        ({"INPUT": lambda: polygons(LAND)}, "INPUT is a layer of Polygon, but stations are points"),
        ({"INPUT": lambda: stations([None], kind="None")}, "INPUT is a table without geometry"),
        ({"REGION": lambda: stations()}, "REGION is a layer of Point, but land is polygons"),
        ({"CRS": "EPSG:99999"}, "CRS is no known CRS: EPSG:99999"),
        (
            {"INPUT": lambda: stations(positions() / 1e5)},
            "look like degrees, but their CRS is EPSG:2154",
        ),
        ({"INPUT": lambda: stations(positions() * 1e5)}, "are no place on Earth"),
        ({"OUTPUT": "no/such/folder/o.tif"}, "does not exist"),
        ({"STATIONS": "'false'"}, "matches none of the 12 stations"),
        ({"REGION": lambda: polygons(None)}, "REGION has no polygon with an area"),
        (
            {"REGION": lambda: polygons("Polygon ((0 0, 9000 0, 9000 9000, 0 0))")},
            "No station lies in REGION; the nearest one is .,.* km away",
        ),
        ({"CELL_SIZE": 0}, "CELL_SIZE must be a positive number of metres"),
        ({"CELL_SIZE": -100}, "CELL_SIZE must be a positive number of metres"),
        ({"WINDOW": 0}, "WINDOW must be a positive number of metres"),
        ({"CELL_SIZE": 20000}, "CELL_SIZE .* is larger than WINDOW"),
        ({"CELL_SIZE": 0.1, "WINDOW": 60000}, "600,000 x 600,000 cells .* raise CELL_SIZE"),
        ({"STATIONS": "station_id = "}, "STATIONS is no valid expression"),
        ({"STATIONS": "no_field = 1"}, "STATIONS names no_field, which INPUT does not have"),
        ({"STATIONS": "station_id = 'X'"}, "matches none of the 12 stations"),
        ({"STATIONS": "array_get(1, 2) = to_int(station_id)"}, "STATIONS cannot be evaluated"),
        ({"INPUT": lambda: stations(ids=["A", "A"] + [*"BCDEFGHIJK"])}, r"1 station ids .* \(A\)"),
        ({"INPUT": lambda: stations(ids=[None, ""] + [*"BCDEFGHIJK"])}, "2 stations have no id"),
        ({"ID_FIELD": "nothing"}, "ID_FIELD"),
        ({"GROUP_FIELD": "nothing"}, "GROUP_FIELD"),
        (
            {"INPUT": lambda: stations(op=["a", None] * 6), "GROUP_FIELD": "op"},
            "6 stations have no value in GROUP_FIELD",
        ),
        (
            {
                "INPUT": lambda: stations(
                    [QgsGeometry.fromWkt("MultiPoint ((1 1), (2 2))")], kind="MultiPoint"
                )
            },
            "multipoint of 2 points.*preparestations",
        ),
        ({"CRS": "EPSG:4326"}, "not in metres"),
        ({"OUTPUT": "/nowhere/at/all/o.tif"}, "folder /nowhere/at/all does not exist"),
        ({"OUTPUT": "o.jpg"}, "ends in .tif"),
    ],
    ids=lambda value: "" if isinstance(value, dict) else value[:30],
)
@every_tool
def test_bad_input_is_one_sentence_and_leaves_no_file(tool, change, sentence, tmp_path):
    parameters = {
        "INPUT": stations,
        "REGION": lambda: polygons(LAND),
        "OUTPUT": "o.tif",
        **SMALL,
        **change,
    }
    parameters = {name: v() if callable(v) else v for name, v in parameters.items()}
    if not parameters["OUTPUT"].startswith("/"):
        parameters["OUTPUT"] = str(tmp_path / parameters["OUTPUT"])
    with pytest.raises(QgsProcessingException, match=sentence):
        run(tool, **parameters)
    assert not list(tmp_path.iterdir())


def test_latitude_and_longitude_exchanged_is_said(tmp_path):
    swapped = [(y, x) for x, y in degrees(positions(5))]
    with pytest.raises(QgsProcessingException, match="latitude and longitude exchanged"):
        run(
            "voronoidiffusion",
            INPUT=stations(swapped, crs="EPSG:4326"),
            REGION=polygons(LAND),
            OUTPUT=str(tmp_path / "o.tif"),
            **SMALL,
        )


def test_metres_in_a_layer_said_to_be_in_degrees(tmp_path):
    with pytest.raises(QgsProcessingException, match="are no degrees, but their CRS is EPSG:4326"):
        run(
            "voronoidiffusion",
            INPUT=stations(crs="EPSG:4326"),
            OUTPUT=str(tmp_path / "o.tif"),
            **SMALL,
        )
    assert not list(tmp_path.iterdir())


def test_a_group_field_that_is_no_operator(tmp_path):
    layer = stations(positions(600), name=[str(i) for i in range(600)])
    with pytest.raises(QgsProcessingException, match="'name' has 600 different values"):
        run(
            "voronoidiffusion",
            INPUT=layer,
            GROUP_FIELD="name",
            OUTPUT=str(tmp_path / "o.tif"),
            **SMALL,
        )


def test_a_station_far_away_does_not_spoil_the_working_crs(tmp_path):
    places = [*degrees(positions(6)), (46.6, 3.0)]
    log = Log()
    run(
        "voronoidiffusion",
        log,
        INPUT=stations(places, crs="EPSG:4326"),
        REGION=polygons(LAND),
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    assert any("EPSG:2154" in info and "REGION" in info for info in log.infos)


def test_stations_too_far_apart_for_any_crs_get_a_warning(tmp_path):
    places = [*degrees(positions(6)), (46.6, 3.0)]
    log = Log()
    run(
        "voronoidiffusion",
        log,
        INPUT=stations(places, crs="EPSG:4326"),
        STATIONS="station_id = 'S0'",
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    assert any("stations far away from the others" in w for w in log.warnings)


def test_stations_on_both_sides_of_the_180th_meridian(tmp_path):
    log = Log()
    places = [(179.95, -17.0), (-179.95, -17.1), (179.9, -16.9), (-179.9, -17.0)]
    layer = stations(places, crs="EPSG:4326")
    result = run("voronoidiffusion", log, INPUT=layer, OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    maps, _ = bands(result["OUTPUT"])
    assert (
        maps["S0"].shape[1] * SMALL["CELL_SIZE"] < 40000
    )  # 21 km apart, and half a window each side
    assert not log.warnings


def test_a_geopackage_without_crs_is_refused(tmp_path):
    from osgeo import ogr

    path = str(tmp_path / "nocrs.gpkg")
    source = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    layer = source.CreateLayer("stations", geom_type=ogr.wkbPoint)
    for x, y in positions(4):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({x} {y})"))
        layer.CreateFeature(feature)
    layer = source = None
    with pytest.raises(QgsProcessingException, match="INPUT has no CRS"):
        run("voronoidiffusion", INPUT=path, OUTPUT=str(tmp_path / "o.tif"), **SMALL)


def test_an_output_is_never_an_input(tmp_path):
    from qgis.core import QgsVectorFileWriter

    path = str(tmp_path / "stations.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    layer, project = stations(), QgsProject.instance()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, project.transformContext(), options)
    before = (tmp_path / "stations.gpkg").stat().st_size
    with pytest.raises(QgsProcessingException, match="OUTPUT_CELLS and INPUT are one file"):
        run(
            "voronoidiffusion",
            INPUT=path,
            OUTPUT=str(tmp_path / "o.tif"),
            OUTPUT_CELLS=str(tmp_path / "." / "stations.gpkg"),
            **SMALL,
        )
    assert (tmp_path / "stations.gpkg").stat().st_size == before
    assert not (tmp_path / "o.tif").exists()


def test_gdal_that_raises_is_told_as_a_sentence(tmp_path):
    gdal.UseExceptions()
    try:
        with pytest.raises(QgsProcessingException, match="ends in .tif|cannot be written"):
            run("voronoidiffusion", INPUT=stations(), OUTPUT=str(tmp_path / "o.png"), **SMALL)
        run("voronoidiffusion", INPUT=stations(), OUTPUT=str(tmp_path / "o.tif"), **SMALL)
        assert gdal.GetUseExceptions()
    finally:
        gdal.DontUseExceptions()


def test_regions_with_holes_parts_or_faults(tmp_path):
    hole = LAND[:-1] + ", (695000 6595000, 695000 6596000, 696000 6596000, 695000 6595000))"
    island = "Polygon ((711000 6590000, 712000 6590000, 712000 6591000, 711000 6590000))"
    log = Log()
    result = run(
        "voronoidiffusion",
        log,
        INPUT=stations(),
        REGION=polygons(hole, island, BOWTIE, None),
        OUTPUT=str(tmp_path / "o.tif"),
        **SMALL,
    )
    assert any("1 invalid polygons of REGION were repaired" in w for w in log.warnings)
    assert all(
        np.nansum(m) == pytest.approx(1, abs=1e-6) for m in bands(result["OUTPUT"])[0].values()
    )


@every_tool
def test_a_raster_too_large_is_refused_with_its_size(tool, tmp_path):
    xy = np.random.default_rng(0).uniform(-300000, 300000, (20000, 2)) + CENTRE
    with pytest.raises(QgsProcessingException, match="20,000 bands .* GiB .* STATIONS"):
        run(tool, INPUT=stations(xy), OUTPUT=str(tmp_path / "o.tif"))
    assert not list(tmp_path.iterdir())


@every_tool
@pytest.mark.parametrize("share", [0, 30])
def test_cancel_leaves_what_was_there(tool, share, tmp_path):
    path = tmp_path / "o.tif"
    path.write_text("precious")
    log = Log(cancel_at=share)
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        run(tool, log, INPUT=stations(), OUTPUT=str(path), **SMALL)
    assert path.read_text() == "precious"
    assert [p.name for p in tmp_path.iterdir()] == ["o.tif"]


@every_tool
def test_an_output_is_overwritten_and_its_statistics_go(tool, tmp_path):
    path = tmp_path / "o.tif"
    path.write_text("old")
    (tmp_path / "o.tif.aux.xml").write_text("<PAMDataset/>")
    run(tool, INPUT=stations(), OUTPUT=str(path), **SMALL)
    assert len(bands(path)[0]) == 12
    assert "<PAMDataset/>" not in [p.read_text() for p in tmp_path.glob("*.aux.xml")]


@every_tool
def test_progress_goes_from_nothing_to_all(tool, tmp_path):
    log = Log()
    run(tool, log, INPUT=stations(), OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    assert len(log.steps) >= 12 and log.steps[-1] == 100
    assert log.steps == sorted(log.steps)
