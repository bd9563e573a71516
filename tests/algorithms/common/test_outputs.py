"""Outputs: whole or not at all, what was there stays until then, and nothing that is read is overwritten."""

import contextlib
import os
import resource
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProject,
    QgsProperty,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from deepmend.algorithms.common import outputs as outputs_module
from deepmend.algorithms.common.parts import HOST, Part, clear, side_files, temporary_folder

from ..cases import LAND, SMALL, Log, bands, polygons, rows_of, run, stations, write_raster
from ..overlay.overlay_cases import counted, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")


@contextlib.contextmanager
def files_of_at_most(size):
    """A disk that is full after so many bytes of a file."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def save(layer, path, name, add=False):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name
    if add:
        options.actionOnExistingFile = (
            QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        )
    writer = getattr(QgsVectorFileWriter, "writeAsVectorFormatV3", None)
    assert writer(layer, str(path), QgsProject.instance().transformContext(), options)[0] == 0
    return str(path)


def layers_of(path):
    source = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    found = (source.GetLayer(i) for i in range(source.GetLayerCount()))
    return {layer.GetName(): layer.GetFeatureCount() for layer in found}


def names_in(folder):
    return sorted(os.listdir(folder))


@pytest.fixture
def failing(monkeypatch):
    """Writing fails when all features are written."""

    def fail(*_):
        raise QgsProcessingException("out of order")

    monkeypatch.setattr(outputs_module, "_check_written", fail)


# -- whole or not at all


@pytest.fixture(params=[False, True], ids=["plain", "exceptions"])
def gdal_of_others(request):
    """GDAL as another plugin may have left it."""
    before = gdal.GetUseExceptions()
    gdal.UseExceptions() if request.param else gdal.DontUseExceptions()
    yield
    gdal.UseExceptions() if before else gdal.DontUseExceptions()


@pytest.mark.usefixtures("gdal_of_others")
@pytest.mark.parametrize("ending", ["gpkg", "geojson", "csv", "shp"])
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, ending):
    n = 3000
    layer = stations(
        [(700000 + 7 * (i % 60), 6600000 + 9 * (i // 60)) for i in range(n)], pad=["z" * 200] * n
    )
    with (
        files_of_at_most(300_000),
        pytest.raises(QgsProcessingException, match="cannot be written"),
    ):
        run("preparestations", INPUT=layer, MERGE_DISTANCE=0, OUTPUT=str(tmp_path / f"o.{ending}"))
    assert names_in(tmp_path) == []


@pytest.mark.usefixtures("gdal_of_others")
def test_a_full_disk_leaves_the_raster_that_was_there(tmp_path):
    path = tmp_path / "o.tif"
    path.write_text("precious")
    with files_of_at_most(20_000), pytest.raises(QgsProcessingException, match="cannot be written"):
        run("densitydiffusion", INPUT=stations(), OUTPUT=str(path), **SMALL)
    assert path.read_text() == "precious"
    assert names_in(tmp_path) == ["o.tif"]


def test_a_file_that_was_there_stays_whole_where_writing_fails(tmp_path, failing):
    path = tmp_path / "mine.gpkg"
    save(counted(), path, "results_of_last_week")
    save(polygons(LAND), path, "another_layer", add=True)
    with pytest.raises(QgsProcessingException, match="out of order"):
        run("preparestations", INPUT=stations(), OUTPUT=str(path))
    assert layers_of(path) == {"results_of_last_week": 12, "another_layer": 1}
    assert names_in(tmp_path) == ["mine.gpkg"]


def test_of_several_outputs_none_is_left_where_one_fails(tmp_path):
    weights, zones = tmp_path / "w.csv", tmp_path / "z.csv"
    weights.write_text("precious")
    given = {
        **shared(MODEL="voronoi"),
        "ZONES": polygons(*square_zones()),
        "METRIC_FIELDS": ["users"],
        "OUTPUT_WEIGHTS": str(weights),
        "OUTPUT_ZONES": str(zones),
    }
    write = outputs_module._check_written
    outputs_module._check_written = lambda path, *rest: (
        write(path, *rest) if path == str(weights) else 1 / 0
    )
    try:
        with pytest.raises(Exception, match="division by zero"):
            run("zoneweights", **given)
    except AssertionError:  # `run` refuses tracebacks, which this one is on purpose
        pass
    finally:
        outputs_module._check_written = write
    assert weights.read_text() == "precious"
    assert names_in(tmp_path) == ["w.csv"]


# -- tables of databases


def table_of(path, name):
    return f"ogr:dbname='{path}' table=\"{name}\" (geom)"


def test_a_table_is_written_beside_the_others(tmp_path):
    path = save(polygons(LAND), tmp_path / "all.gpkg", "land")
    for _ in range(2):  # new, and in place of the old one
        result = run("preparestations", INPUT=stations(), OUTPUT=table_of(path, "stations"))
        assert layers_of(path) == {"land": 1, "stations": 12}
    layer = QgsVectorLayer(result["OUTPUT"], "o", "ogr")
    assert layer.isValid() and layer.featureCount() == 12


@pytest.mark.parametrize("text", ['table="my stations"', "table=stations", 'table="Stationen é"'])
def test_names_of_tables(tmp_path, text):
    path = save(polygons(LAND), tmp_path / "all.gpkg", "land")
    for _ in range(2):
        destination = f"ogr:dbname='{path}' {text} (geom)"
        result = run("preparestations", INPUT=stations(), OUTPUT=destination)
        name = text.partition("=")[2].strip('"')
        assert layers_of(path) == {"land": 1, name: 12}
        assert QgsVectorLayer(result["OUTPUT"], "o", "ogr").featureCount() == 12


def test_a_table_that_was_there_stays_where_writing_fails(tmp_path, failing):
    path = save(polygons(LAND), tmp_path / "all.gpkg", "land")
    save(counted(), path, "stations", add=True)
    with pytest.raises(QgsProcessingException, match="out of order"):
        run("preparestations", INPUT=stations(), OUTPUT=table_of(path, "stations"))
    assert layers_of(path) == {"land": 1, "stations": 12}


# -- what is read is not overwritten


def as_layer(path):
    layer = QgsVectorLayer(path, "towers", "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


INPUTS = {
    "path": lambda path: path,
    "table": lambda path: f"{path}|layername=stations",
    "layer": as_layer,
    "id": lambda path: as_layer(path).id(),
    "name": lambda path: as_layer(path).name(),
    "definition": lambda path: QgsProcessingFeatureSourceDefinition(path, False),
    "expression": lambda path: QgsProcessingFeatureSourceDefinition(
        QgsProperty.fromExpression(f"'{path}'")
    ),
    "link": lambda path: os.symlink(path, path + ".link.gpkg") or path + ".link.gpkg",
}
OUTPUTS = {
    "path": lambda path: path,
    "no ending": lambda path: path[: -len(".gpkg")],
    "definition": lambda path: QgsProcessingOutputLayerDefinition(path),
    "detour": lambda path: os.path.join(os.path.dirname(path), ".", os.path.basename(path)),
    "table": lambda path: table_of(path, "stations"),
    "table in capitals": lambda path: table_of(path, "STATIONS"),
}


@pytest.mark.parametrize("given", INPUTS)
@pytest.mark.parametrize("written", OUTPUTS)
def test_an_output_is_not_the_input(tmp_path, given, written):
    path = save(counted(), tmp_path / "all.gpkg", "stations")
    before = Path(path).read_bytes()
    try:
        with pytest.raises(QgsProcessingException, match="OUTPUT and INPUT are one file"):
            run("preparestations", INPUT=INPUTS[given](path), OUTPUT=OUTPUTS[written](path))
    finally:
        QgsProject.instance().clear()
    assert Path(path).read_bytes() == before


def test_another_table_of_the_input_is_fine(tmp_path):
    path = save(counted(), tmp_path / "all.gpkg", "stations")
    run("preparestations", INPUT=f"{path}|layername=stations", OUTPUT=table_of(path, "prepared"))
    assert layers_of(path) == {"stations": 12, "prepared": 12}


def test_what_a_virtual_raster_reads_is_not_overwritten(tmp_path):
    maps = str(tmp_path / "maps.tif")
    run("voronoidiffusion", INPUT=counted(), REGION=polygons(LAND), OUTPUT=maps, **SMALL)
    virtual = str(tmp_path / "maps.vrt")
    gdal.BuildVRT(virtual, [maps]).FlushCache()
    with pytest.raises(QgsProcessingException, match="OUTPUT and MAPS are one file"):
        run("mapmetric", **shared(MAPS=virtual), METRIC_FIELD="users", OUTPUT=maps)


def test_two_outputs_are_not_one_file(tmp_path):
    path = str(tmp_path / "o.gpkg")
    with pytest.raises(QgsProcessingException, match="are one file"):
        run(
            "zoneweights",
            **shared(MODEL="voronoi"),
            ZONES=polygons(*square_zones()),
            OUTPUT_WEIGHTS=path,
            OUTPUT_ZONES=str(tmp_path / "o"),
        )


@pytest.mark.parametrize("name", ["a" * 300 + ".tif", "a\0b.tif"])
def test_names_that_no_file_can_have(tmp_path, name):
    with pytest.raises(QgsProcessingException, match="too long|zero byte"):
        run("voronoidiffusion", INPUT=stations(), OUTPUT=str(tmp_path / name), **SMALL)


# -- what belonged to a file that is replaced


def test_side_files_of_a_raster_that_is_replaced_go(tmp_path):
    path = str(tmp_path / "o.tif")
    for ending in ("", ".ovr", ".msk", ".aux.xml"):
        (tmp_path / f"o.tif{ending}").write_text("old")
    (tmp_path / "o.qml").write_text("the user's style")
    run("voronoidiffusion", INPUT=stations(), OUTPUT=path, **SMALL)
    assert names_in(tmp_path) == ["o.qml", "o.tif"]
    assert len(bands(path)[0]) == 12


def test_side_files_of_a_shapefile_go_with_it(tmp_path):
    for ending in ("shp", "sbn", "qix", "cpg"):
        (tmp_path / f"o.{ending}").write_text("old")
    run("preparestations", INPUT=stations(), OUTPUT=str(tmp_path / "o.shp"))
    assert {"o.shp", "o.dbf", "o.shx"} <= set(names_in(tmp_path))
    assert not {"o.sbn", "o.qix"} & set(names_in(tmp_path))
    assert len(rows_of(str(tmp_path / "o.shp"))) == 12
    assert "o.cpg" in side_files("o.shp")


def test_ids_like_007_are_text_again_when_a_csv_is_loaded(tmp_path):
    path = str(tmp_path / "w.csv")
    layer = counted()
    layer = stations(ids=[f"{i:03d}" for i in range(12)], users=[1.0] * 12)
    run(
        "zoneweights",
        **shared(MODEL="voronoi", INPUT=layer),
        ZONES=polygons(*square_zones()),
        OUTPUT_WEIGHTS=path,
        OUTPUT_ZONES="memory:",
    )
    assert {row["station_id"] for row in rows_of(path)} == {f"{i:03d}" for i in range(12)}
    text = QgsVectorLayer(f"file://{path}?delimiter=,&detectTypes=yes", "w", "delimitedtext")
    assert "007" in {feature["station_id"] for feature in text.getFeatures()}


# -- leftovers


def a_pid_that_is_gone():
    program = subprocess.Popen([sys.executable, "-c", ""])
    program.wait()
    return program.pid


def test_parts_of_killed_programs_are_cleared_and_those_of_others_stay(tmp_path):
    gone, alive = a_pid_that_is_gone(), os.getpid()
    for name in (
        f".o.tif.{HOST}-{gone}-abc.part",
        f".o.tif.{HOST}-{alive}-abc.part",
        f".o.tif.00000000-{gone}-abc.part",
        f".other.tif.{HOST}-{gone}-abc.part",
    ):
        (tmp_path / name).mkdir()
        (tmp_path / name / "o.tif").write_text("half")
    (tmp_path / f".o.tif.{gone}.part").write_text("half, of an older version")
    run("voronoidiffusion", INPUT=stations(), OUTPUT=str(tmp_path / "o.tif"), **SMALL)
    assert names_in(tmp_path) == sorted(
        [
            f".o.tif.00000000-{gone}-abc.part",
            f".o.tif.{HOST}-{alive}-abc.part",
            f".other.tif.{HOST}-{gone}-abc.part",
            "o.tif",
        ]
    )


def test_temporary_folders_of_killed_programs_are_cleared(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    (tmp_path / f"deepmend-{HOST}-{a_pid_that_is_gone()}-x").mkdir()
    (tmp_path / "deepmend-notes").mkdir()
    with temporary_folder() as folder:
        assert names_in(tmp_path) == sorted(["deepmend-notes", os.path.basename(folder)])
    assert names_in(tmp_path) == ["deepmend-notes"]


def test_clearing_a_folder_that_is_not_there_is_nothing(tmp_path):
    clear(str(tmp_path / "none"), ".o.", ".part")


def test_a_part_takes_all_that_was_written_beside_it(tmp_path):
    part = Part(str(tmp_path / "o.shp"))
    for name in ("o.shp", "o.dbf"):
        with open(os.path.join(os.path.dirname(part.file), name), "w") as file:
            file.write("new")
    (tmp_path / "o.shx").write_text("old")
    part.keep()
    assert names_in(tmp_path) == ["o.dbf", "o.shp"]


def test_two_runs_at_a_time_write_one_file_whole(tmp_path):
    path = str(tmp_path / "o.tif")
    layers = [stations(ids=[f"{n}{i}" for i in range(12)]) for n in "AB"]
    algorithms, said = [], []
    for layer in layers:
        context, log = QgsProcessingContext(), Log()
        context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(
            "deepmend:voronoidiffusion"
        )
        given = {"INPUT": layer, "OUTPUT": path, **SMALL}
        assert algorithm.prepare(given, context, log)
        algorithms.append((algorithm, given, context, log))
    threads = [
        threading.Thread(target=lambda a=a: said.append(a[0].runPrepared(*a[1:])))
        for a in algorithms
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said) == 2
    assert len({name[0] for name in bands(path)[0]}) == 1
    assert names_in(tmp_path) == ["o.tif"]


# -- outputs that are not asked for


@pytest.mark.parametrize(
    "nothing",
    [
        None,
        "",
        QgsProcessingOutputLayerDefinition(""),
        QgsProcessingOutputLayerDefinition(QgsProperty()),
        QgsProcessingOutputLayerDefinition(),
    ],
)
@pytest.mark.parametrize(
    "tool", ["voronoidiffusion", "densitydiffusion", "zoneweights", "serviceoverlap"]
)
def test_outputs_left_empty_in_any_way_are_not_written(tmp_path, tool, nothing):
    wanted, optional, more = {
        "voronoidiffusion": ("OUTPUT", ["OUTPUT_CELLS"], {}),
        "densitydiffusion": ("OUTPUT", ["OUTPUT_TABLE"], {}),
        "zoneweights": ("OUTPUT_ZONES", ["OUTPUT_WEIGHTS"], {"ZONES": polygons(*square_zones())}),
        "serviceoverlap": ("ENTROPY", ["BEST_SERVER", "EFFECTIVE_SERVERS", "OUTPUT_SERVERS"], {}),
    }[tool]
    path = tmp_path / ("o.gpkg" if tool == "zoneweights" else "o.tif")
    given = {"INPUT": counted(), "REGION": polygons(LAND), **SMALL, **more}
    result = run(tool, **given, **{wanted: str(path)}, **dict.fromkeys(optional, nothing))
    assert not set(optional) & set(result)
    assert names_in(tmp_path) == [path.name]


def test_a_page_is_not_left_where_the_table_fails(tmp_path, failing):
    raster = write_raster(tmp_path / "r.tif", [[[0.25, 0.75]]], ["A"])
    with pytest.raises(QgsProcessingException, match="out of order"):
        run(
            "ksdistance",
            REFERENCE=raster,
            CANDIDATE=raster,
            OUTPUT=str(tmp_path / "o.csv"),
            OUTPUT_HTML=str(tmp_path / "o.html"),
        )
    assert names_in(tmp_path) == ["r.tif"]


# -- layers that go while a tool runs


class Remover(Log):
    """Takes all layers out of the project as soon as the working CRS is known."""

    def pushInfo(self, text):
        super().pushInfo(text)
        if text.startswith("Working CRS"):
            QgsProject.instance().removeAllMapLayers()


@pytest.mark.parametrize(
    ("tool", "ends_well"),
    [
        ("voronoidiffusion", True),
        ("comparemodels", True),
        ("preparestations", True),
        ("mapmetric", False),
        ("presentpopulation", False),
        ("zoneweights", False),
    ],
)
def test_a_layer_that_is_removed_while_a_tool_runs(tmp_path, tool, ends_well):
    """The result is written, or a sentence says which layer is missing."""
    layers = [counted(), polygons(LAND), polygons(*square_zones())]
    QgsProject.instance().addMapLayers(layers)
    points, land, zones = (layer.id() for layer in layers)
    del layers
    path = tmp_path / (
        "o.tif" if tool in ("mapmetric", "presentpopulation", "voronoidiffusion") else "o.gpkg"
    )
    more = {
        "comparemodels": {"MODELS": ["density"], "OUTPUT_HTML": str(tmp_path / "o.html")},
        "mapmetric": {"METRIC_FIELD": "users"},
        "presentpopulation": {"COUNT_FIELD": "users"},
        "zoneweights": {"ZONES": zones, "METRIC_FIELDS": ["users"], "OUTPUT_ZONES": str(path)},
    }.get(tool, {})
    sizes = {} if tool == "preparestations" else {**SMALL}
    if tool in ("mapmetric", "presentpopulation", "zoneweights"):
        sizes["MODEL"] = "voronoi"
    if tool != "zoneweights":
        more["OUTPUT"] = str(path)
    given = {"INPUT": points, "REGION": land, **sizes, **more}
    if ends_well:
        run(tool, Remover(), **given)
        assert path.exists()
    else:
        with pytest.raises(QgsProcessingException, match="Could not load source layer for INPUT"):
            run(tool, Remover(), **given)
        assert names_in(tmp_path) == []
