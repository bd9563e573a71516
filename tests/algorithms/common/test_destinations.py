"""Where results go, and that nothing that is read is overwritten."""

import os

import pytest
from osgeo import gdal
from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterRasterDestination,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from deepmend.algorithms.common.destinations import (
    TEMPORARY,
    Destination,
    check_destinations,
    destination_of,
    file_key,
    files_in_use,
    with_ending,
)

from ..cases import stations, write_raster

pytestmark = pytest.mark.usefixtures("qgis_app")


class Tool(QgsProcessingAlgorithm):
    """A tool with inputs and outputs of all kinds."""

    def __init__(self):
        super().__init__()
        self.sources_in_use = {}
        self.initAlgorithm()

    def initAlgorithm(self, config=None):
        for parameter in (
            QgsProcessingParameterFeatureSource("INPUT"),
            QgsProcessingParameterFeatureSource("REGION", optional=True),
            QgsProcessingParameterRasterLayer("RASTER", optional=True),
            QgsProcessingParameterFile("WEIGHTS", optional=True),
            QgsProcessingParameterNumber("SIZE", optional=True),
            QgsProcessingParameterFeatureSink("OUTPUT", optional=True),
            QgsProcessingParameterFeatureSink("OTHER", optional=True),
            QgsProcessingParameterRasterDestination("MAPS", optional=True),
            QgsProcessingParameterFileDestination("PAGE", optional=True),
        ):
            self.addParameter(parameter)


def context():
    result = QgsProcessingContext()
    result.setProject(QgsProject.instance())
    return result


def goes_to(value, name="OUTPUT"):
    return destination_of(Tool(), {name: value}, name, context())


def check(reads=None, **parameters):
    tool = Tool()
    tool.sources_in_use = reads or {}
    check_destinations(tool, parameters, context())


def save(path, name="stations"):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name
    if os.path.exists(path):
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        )
    transforms = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(stations(), str(path), transforms, options)
    return str(path)


def table(path, name):
    return f"ogr:dbname='{path}' table=\"{name}\" (geom)"


# -- where


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "  ",
        QgsProcessingOutputLayerDefinition(""),
        QgsProcessingOutputLayerDefinition(),
        QgsProperty(),
    ],
)
def test_what_is_not_asked_for(value):
    assert goes_to(value) == Destination("") and not goes_to(value)
    assert not destination_of(Tool(), {}, "OUTPUT", context())


@pytest.mark.parametrize(
    "value, text, path, table",
    [
        (TEMPORARY, TEMPORARY, "", ""),
        ("memory:", "memory:", "", ""),
        ("memory:stations", "memory:stations", "", ""),
        (" /x/a.gpkg ", "/x/a.gpkg", "/x/a.gpkg", ""),
        ("/x/a.shp", "/x/a.shp", "/x/a.shp", ""),
        ("/x/a", "/x/a.gpkg", "/x/a.gpkg", ""),
        ("C:/x/a.gpkg", "C:/x/a.gpkg", "C:/x/a.gpkg", ""),
        (table("/x/a.gpkg", "t"), table("/x/a.gpkg", "t"), "/x/a.gpkg", "t"),
        (
            "spatialite:dbname='/x/a.sqlite' table=\"t\" (geom)",
            "spatialite:dbname='/x/a.sqlite' table=\"t\" (geom)",
            "/x/a.sqlite",
            "t",
        ),
        (
            'postgis:dbname=\'a\' table="s"."t" (geom)',
            'postgis:dbname=\'a\' table="s"."t" (geom)',
            "",
            "",
        ),
        (QgsProcessingOutputLayerDefinition("/x/a.gpkg"), "/x/a.gpkg", "/x/a.gpkg", ""),
        (QgsProperty.fromValue("/x/a.gpkg"), "/x/a.gpkg", "/x/a.gpkg", ""),
        (QgsProperty.fromExpression("'/x/' || 'a.gpkg'"), "/x/a.gpkg", "/x/a.gpkg", ""),
    ],
)
def test_where_an_output_goes(value, text, path, table):
    assert goes_to(value) == Destination(text, path, table)
    assert goes_to(value)


def test_only_vector_files_get_an_ending():
    assert goes_to("/x/a", "MAPS").path == "/x/a"
    assert goes_to("/x/a", "PAGE").path == "/x/a"


@pytest.mark.parametrize(
    "path, whole",
    [
        ("a", "a.gpkg"),
        ("a.gpkg", "a.gpkg"),
        ("a.GEOJSON", "a.GEOJSON"),
        ("a.csv", "a.csv"),
        ("a.b", "a.b.gpkg"),
        ("x.y/a", "x.y/a.gpkg"),
    ],
)
def test_endings_of_vector_files(path, whole):
    assert with_ending(path) == whole


# -- which file is which


def test_files_are_one_however_they_are_spelled(tmp_path):
    path = tmp_path / "a.tif"
    path.write_text("x")
    os.symlink(path, tmp_path / "link.tif")
    os.link(path, tmp_path / "hard.tif")
    (tmp_path / "other.tif").write_text("x")
    key = file_key(str(path))
    for same in (tmp_path / "link.tif", tmp_path / "hard.tif", tmp_path / "." / "a.tif"):
        assert file_key(str(same)) == key
    assert file_key(str(tmp_path / "other.tif")) != key


def test_files_that_are_not_there_yet(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert file_key("a.tif") == file_key(str(tmp_path / "a.tif")) == file_key("x/../a.tif")
    assert file_key("a.tif") != file_key("b.tif")
    assert file_key("a\0.tif" if os.name == "nt" else "a.tif")


# -- what is read


def in_use(**parameters):
    return files_in_use(Tool(), parameters, context())


def test_files_that_a_run_reads(tmp_path):
    points = save(tmp_path / "s.gpkg")
    raster = write_raster(tmp_path / "r.tif", [[[1.0]]])
    weights = tmp_path / "w.safetensors"
    weights.write_text("x")
    used = in_use(
        INPUT=points, RASTER=raster, WEIGHTS=str(weights), SIZE=3, OUTPUT=str(tmp_path / "o.gpkg")
    )
    assert used == {
        (file_key(points), "stations"): "INPUT",
        (file_key(raster), ""): "RASTER",
        (file_key(str(weights)), ""): "WEIGHTS",
    }


def test_layers_in_memory_are_no_files():
    layer = stations()
    QgsProject.instance().addMapLayer(layer)
    try:
        assert in_use(INPUT=layer.id()) == {}
        assert in_use(INPUT=layer) == {}
    finally:
        QgsProject.instance().clear()
    assert in_use() == {}


@pytest.mark.parametrize(
    "form",
    [
        lambda path: QgsProcessingFeatureSourceDefinition(path, False),
        lambda path: QgsProcessingFeatureSourceDefinition(QgsProperty.fromExpression(f"'{path}'")),
        lambda path: QgsProperty.fromValue(path),
        lambda path: f"{path}|layername=stations",
        lambda path: QgsVectorLayer(path, "s", "ogr"),
    ],
)
def test_whatever_form_it_was_given_in(tmp_path, form):
    path = save(tmp_path / "s.gpkg")
    value = form(path)
    assert in_use(INPUT=value) == {(file_key(path), "stations"): "INPUT"}


def test_tables_of_a_database(tmp_path):
    path = save(tmp_path / "s.gpkg")
    save(path, "Land")
    used = in_use(INPUT=f"{path}|layername=stations", REGION=f"{path}|layername=Land")
    assert used == {(file_key(path), "stations"): "INPUT", (file_key(path), "land"): "REGION"}


def test_what_a_virtual_raster_reads(tmp_path):
    raster = write_raster(tmp_path / "r.tif", [[[1.0]]])
    virtual = str(tmp_path / "v.vrt")
    gdal.BuildVRT(virtual, [raster]).FlushCache()
    used = in_use(RASTER=virtual)
    assert used == {(file_key(virtual), ""): "RASTER", (file_key(raster), ""): "RASTER"}


# -- what is refused


def test_destinations_that_are_fine(tmp_path):
    check(OUTPUT=str(tmp_path / "a.gpkg"), OTHER="memory:", MAPS=str(tmp_path / "a.tif"))
    check(OUTPUT=TEMPORARY, OTHER=TEMPORARY)
    check()
    check(OUTPUT=table(tmp_path / "a.gpkg", "s"), OTHER=table(tmp_path / "a.gpkg", "t"))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "given, sentence",
    [
        ({"OUTPUT": "no/a.gpkg"}, "no does not exist"),
        ({"MAPS": "a.png"}, "as GeoTIFF"),
        ({"MAPS": "a"}, "as GeoTIFF"),
        ({"PAGE": "."}, "cannot be written"),
        (
            {"OUTPUT": "a.gpkg", "OTHER": "a.gpkg"},
            "OTHER and OUTPUT are one file, .*a.gpkg: choose",
        ),
        ({"OUTPUT": "a", "OTHER": "a.gpkg"}, "OTHER and OUTPUT are one file"),
        ({"MAPS": "a.tif", "PAGE": "./a.tif"}, "PAGE and MAPS are one file"),
    ],
)
def test_destinations_that_are_not(tmp_path, given, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        check(**{name: os.path.join(str(tmp_path), value) for name, value in given.items()})


def test_tables_that_are_one(tmp_path):
    path = tmp_path / "a.gpkg"
    with pytest.raises(QgsProcessingException, match="OTHER and OUTPUT are one file"):
        check(OUTPUT=table(path, "s"), OTHER=table(path, "S"))
    with pytest.raises(QgsProcessingException, match="OTHER and OUTPUT are one file"):
        check(OUTPUT=table(path, "s"), OTHER=str(path))  # the whole file is written anew


def test_what_is_read_is_not_overwritten(tmp_path):
    path = save(tmp_path / "s.gpkg")
    reads = {(file_key(path), "stations"): "INPUT"}
    for value in (path, table(path, "stations"), table(path, "STATIONS")):
        with pytest.raises(QgsProcessingException, match="OUTPUT and INPUT are one file"):
            check(reads, OUTPUT=value)
    check(reads, OUTPUT=table(path, "prepared"))
    with pytest.raises(QgsProcessingException, match="are one file"):
        check({(file_key(path), ""): "INPUT"}, OUTPUT=table(path, "prepared"))


def test_a_table_of_a_server_that_is_read():
    uri = 'dbname=\'d\' host=h port=5432 table="s"."t" (geom)'
    reads = {("h|5432||d|s|t", ""): "INPUT"}
    with pytest.raises(
        QgsProcessingException, match="OUTPUT and INPUT are one table: choose another"
    ):
        check(reads, OUTPUT=f"postgis:{uri}")
    check(reads, OUTPUT="postgis:" + uri.replace('"t"', '"u"'))
    check(reads, OUTPUT="mssql:" + uri.replace("host=h", "host=i"))
