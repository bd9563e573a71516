"""Bad input to the tools that map stations: one clear sentence each, and no file left behind."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
)

from ..cases import CENTRE, LAND, SMALL, Log, bands, degrees, polygons, positions, run, stations
from .test_diffusion import TOOLS

every_tool = pytest.mark.parametrize("tool", TOOLS)
pytestmark = pytest.mark.usefixtures("provider")


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
        ({"CRS": "EPSG:99999"}, "CRS is not a known CRS: EPSG:99999"),
        (
            {"INPUT": lambda: stations(positions() / 1e5)},
            "look like degrees, but their CRS is EPSG:2154",
        ),
        ({"INPUT": lambda: stations(positions() * 1e5)}, "are not on Earth"),
        ({"OUTPUT": "no/such/folder/o.tif"}, "does not exist"),
        ({"STATIONS": "'false'"}, "matches none of the 12 stations"),
        ({"REGION": lambda: polygons(None)}, "REGION has no polygon with an area"),
        (
            {"REGION": lambda: polygons("Polygon ((0 0, 9000 0, 9000 9000, 0 0))")},
            "No station is in REGION; the nearest one is .,.* km away",
        ),
        ({"CELL_SIZE": 0}, "CELL_SIZE must be a positive number of metres"),
        ({"CELL_SIZE": -100}, "CELL_SIZE must be a positive number of metres"),
        ({"WINDOW": 0}, "WINDOW must be a positive number of metres"),
        ({"CELL_SIZE": 20000}, "CELL_SIZE .* is larger than WINDOW"),
        ({"CELL_SIZE": 0.1, "WINDOW": 60000}, "600,000 x 600,000 grid cells .* raise CELL_SIZE"),
        ({"STATIONS": "station_id = "}, "STATIONS is not a valid expression"),
        ({"STATIONS": "no_field = 1"}, "STATIONS uses no_field, which INPUT does not have"),
        ({"STATIONS": "station_id = 'X'"}, "matches none of the 12 stations"),
        ({"STATIONS": "array_get(1, 2) = to_int(station_id)"}, "STATIONS cannot be evaluated"),
        ({"INPUT": lambda: stations(ids=["A", "A"] + [*"BCDEFGHIJK"])}, r"1 station id .* \(A\)"),
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
    with pytest.raises(QgsProcessingException, match="latitude and longitude swapped"):
        run(
            "voronoidiffusion",
            INPUT=stations(swapped, crs="EPSG:4326"),
            REGION=polygons(LAND),
            OUTPUT=str(tmp_path / "o.tif"),
            **SMALL,
        )


def test_metres_in_a_layer_said_to_be_in_degrees(tmp_path):
    with pytest.raises(QgsProcessingException, match="are not degrees, but their CRS is EPSG:4326"):
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
        STATIONS="station_id IN ('S0', 'S6')",
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
    assert any("1 invalid polygon of REGION was repaired" in w for w in log.warnings)
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


@every_tool
@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"CELL_SIZE": 5e-324}, "CELL_SIZE must be between 0.001"),
        ({"WINDOW": 1e300}, "WINDOW must be between 0.001"),
        ({"STATIONS": "@layer"}, "STATIONS .*(is neither|neither true nor false|matches none)"),
        ({"STATIONS": "$geometry"}, "STATIONS must be true or false"),
        ({"STATIONS": "array(1)"}, "STATIONS must be true or false"),
    ],
)
def test_odd_parameters_are_refused(tool, parameters, message, tmp_path):
    with pytest.raises(QgsProcessingException, match=message):
        run(tool, INPUT=stations(), OUTPUT=str(tmp_path / "o.tif"), **{**SMALL, **parameters})
    assert not list(tmp_path.iterdir())


@every_tool
def test_a_limit_of_features_is_told(tool, tmp_path):
    layer = stations()
    QgsProject.instance().addMapLayer(layer)
    log, source = Log(), QgsProcessingFeatureSourceDefinition(layer.id(), False, 5)
    run(tool, log, INPUT=source, OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    QgsProject.instance().removeMapLayer(layer)
    assert any("the first few features" in warning for warning in log.warnings)
