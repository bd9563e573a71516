"""Rasters as they are read: what their files and layers say of their numbers, and whose maps they hold."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingException, QgsProject, QgsRasterLayer, QgsRasterRange

from deepmend.algorithms.common.mapreader import MapSource, RasterInput
from deepmend.algorithms.common.memory import check_memory, free_memory
from deepmend.models.grid import Grid

from ..cases import LAND, SMALL, Log, bands, polygons, run, stations
from ..overlay.overlay_cases import USERS, counted, shared, square_zones

pytestmark = pytest.mark.usefixtures("provider")
PEOPLE = np.random.default_rng(4).integers(0, 900, (20, 20)).astype(float)
EMPTY = np.random.default_rng(5).random((20, 20)) < 0.3


def raster(path, arrays, kind=gdal.GDT_Float64, **more):
    """A raster of cells of a kilometre on the land of the tests; more: what its first band is given."""
    arrays = [np.asarray(a) for a in arrays]
    made = gdal.GetDriverByName("GTiff").Create(str(path), 20, 20, len(arrays), kind)
    made.SetGeoTransform((690000.0, 1000.0, 0, 6610000.0, 0, -1000.0))
    layer = polygons(LAND)
    made.SetProjection(layer.crs().toWkt())
    for number, values in enumerate(arrays, 1):
        made.GetRasterBand(number).WriteArray(values)
    for name, value in more.items():
        getattr(made.GetRasterBand(1), name)(value)
    return made


def spread(population, tmp_path):
    """Users where the people of a raster are."""
    path = str(tmp_path / "m.tif")
    given = {**shared(MODEL="voronoi"), "METRIC_FIELD": "users", "OUTPUT": path}
    run("mapmetric", **given, POPULATION=population)
    (values,) = bands(path)[0].values()
    return np.nan_to_num(values)


@pytest.fixture
def right(tmp_path):
    """What a plain raster gives, 0 where nobody is."""
    raster(tmp_path / "plain.tif", [np.where(EMPTY, 0.0, PEOPLE)]).FlushCache()
    return spread(str(tmp_path / "plain.tif"), tmp_path)


def test_scale_and_offset(tmp_path, right):
    stored = np.where(EMPTY, 0.0, PEOPLE) * 10 + 500
    made = raster(tmp_path / "r.tif", [stored], gdal.GDT_UInt16, SetScale=0.1, SetOffset=-50.0)
    made.FlushCache()
    del made
    assert spread(str(tmp_path / "r.tif"), tmp_path) == pytest.approx(right)


def test_nodata_is_compared_before_the_scale(tmp_path, right):
    stored = np.where(EMPTY, 65535, PEOPLE * 10)
    made = raster(tmp_path / "r.tif", [stored], gdal.GDT_UInt16, SetScale=0.1, SetNoDataValue=65535)
    made.FlushCache()
    del made
    assert spread(str(tmp_path / "r.tif"), tmp_path) == pytest.approx(right)


@pytest.mark.parametrize("inside", ["YES", "NO"])
def test_masks(tmp_path, right, inside):
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", inside)
    try:
        made = raster(tmp_path / "r.tif", [np.where(EMPTY, 65000, PEOPLE)], gdal.GDT_UInt16)
        made.CreateMaskBand(gdal.GMF_PER_DATASET)
        made.GetRasterBand(1).GetMaskBand().WriteArray(np.where(EMPTY, 0, 255).astype(np.uint8))
        made.FlushCache()
        del made
    finally:
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    assert spread(str(tmp_path / "r.tif"), tmp_path) == pytest.approx(right)


def test_alpha_is_not_a_band_of_maps(tmp_path, right):
    alpha = np.where(EMPTY, 0, 65535)
    made = raster(tmp_path / "r.tif", [np.where(EMPTY, 65000, PEOPLE), alpha], gdal.GDT_UInt16)
    made.GetRasterBand(2).SetColorInterpretation(gdal.GCI_AlphaBand)
    made.FlushCache()
    del made
    assert len(MapSource(str(tmp_path / "r.tif"), "X").names) == 1
    assert spread(str(tmp_path / "r.tif"), tmp_path) == pytest.approx(right)


def test_values_that_the_user_hides_on_the_layer(tmp_path, right):
    raster(tmp_path / "r.tif", [np.where(EMPTY, 5000.0, PEOPLE)]).FlushCache()
    layer = QgsRasterLayer(str(tmp_path / "r.tif"), "people")
    layer.dataProvider().setUserNoDataValue(1, [QgsRasterRange(4999.0, 5001.0)])
    QgsProject.instance().addMapLayer(layer)
    try:
        assert spread(layer.id(), tmp_path) == pytest.approx(right)
    finally:
        QgsProject.instance().removeMapLayer(layer)


def test_nodata_that_the_user_takes_as_a_value(tmp_path):
    made = raster(tmp_path / "r.tif", [PEOPLE], SetNoDataValue=PEOPLE[3, 4])
    made.FlushCache()
    del made
    layer = QgsRasterLayer(str(tmp_path / "r.tif"), "people")
    plain = MapSource(layer.source(), "X", RasterInput.of(layer)).read(1)
    assert plain[3, 4] == 0.0
    layer.dataProvider().setUseSourceNoDataValue(1, False)
    assert MapSource(layer.source(), "X", RasterInput.of(layer)).read(1)[3, 4] == PEOPLE[3, 4]


# -- whose maps they are


@pytest.fixture
def maps(tmp_path):
    path = str(tmp_path / "maps.tif")
    run("densitydiffusion", INPUT=counted(), REGION=polygons(LAND), OUTPUT=path, **SMALL)
    return path


def reordered(maps, path, order, names=None):
    """The bands of a raster in another order, without names or with others."""
    gdal.Translate(str(path), maps, bandList=[i + 1 for i in order])
    made = gdal.Open(str(path), gdal.GA_Update)
    for number in range(1, made.RasterCount + 1):
        made.GetRasterBand(number).SetDescription(names[number - 1] if names else "")
    made.FlushCache()
    return str(path)


def test_bands_without_names_in_the_right_order_are_used_with_a_warning(tmp_path, maps):
    log = Log()
    plain = reordered(maps, tmp_path / "plain.tif", range(12))
    run(
        "mapmetric", log, **shared(MAPS=plain), METRIC_FIELD="users", OUTPUT=str(tmp_path / "o.tif")
    )
    assert any("bands of MAPS have no names" in warning for warning in log.warnings)


@pytest.mark.parametrize("names", [None, [f"S{i}" for i in range(12)]])
def test_maps_of_other_stations_are_refused(tmp_path, maps, names):
    order = [0, 9, 11, 10, 1, 2, 3, 4, 5, 6, 7, 8]
    other = reordered(maps, tmp_path / "other.tif", order, names)
    with pytest.raises(QgsProcessingException, match="Most maps of MAPS are far from the stations"):
        run("mapmetric", **shared(MAPS=other), METRIC_FIELD="users", OUTPUT=str(tmp_path / "o.tif"))


def test_a_truth_in_another_order_is_refused_and_one_with_odd_names_is_told(tmp_path, maps):
    order = [0, 9, 11, 10, 1, 2, 3, 4, 5, 6, 7, 8]
    given = {"INPUT": counted(), "REGION": polygons(LAND), "MODELS": ["voronoi"], **SMALL}
    unnamed = reordered(maps, tmp_path / "unnamed.tif", order)
    with pytest.raises(QgsProcessingException, match="Most maps of GROUND_TRUTH are far"):
        run("comparemodels", **given, GROUND_TRUTH=unnamed, OUTPUT="memory:")
    named = reordered(maps, tmp_path / "named.tif", order, [f"S{i}" for i in range(12)])
    log = Log()
    run("comparemodels", log, **given, GROUND_TRUTH=named, OUTPUT="memory:")
    assert any("Most maps of GROUND_TRUTH are far" in warning for warning in log.warnings)


@pytest.mark.parametrize(
    "tool", ["voronoidiffusion", "voronoiboostdiffusion", "densitydiffusion", "simulategroundtruth"]
)
def test_maps_of_the_stations_themselves_are_never_doubted(tmp_path, tool):
    path = str(tmp_path / "maps.tif")
    run(tool, INPUT=counted(), REGION=polygons(LAND), OUTPUT=path, **SMALL)
    log = Log()
    run("mapmetric", log, **shared(MAPS=path), METRIC_FIELD="users", OUTPUT=str(tmp_path / "o.tif"))
    assert log.warnings == []


def test_bands_of_merged_stations_are_not_said_to_be_of_no_station(tmp_path):
    """A site's second row has a band of its own; STATIONS of one operator leaves the others' bands known."""
    xy = [(697000, 6600000), (703000, 6600000), (700000, 6604000), (697000.2, 6600000)]
    layer = stations(xy, ids=list("ABCD"), users=[1.0] * 4, net=["x", "y", "x", "x"])
    path = str(tmp_path / "maps.tif")
    given = {"INPUT": layer, "GROUP_FIELD": "net", "REGION": polygons(LAND), **SMALL}
    run("voronoidiffusion", **given, OUTPUT=path)
    log = Log()
    run(
        "mapmetric",
        log,
        **given,
        MAPS=path,
        STATIONS="net = 'x'",
        METRIC_FIELD="users",
        OUTPUT=str(tmp_path / "o.tif"),
    )
    assert not any("are of no station" in warning for warning in log.warnings)


@pytest.mark.parametrize("from_maps", [False, True])
@pytest.mark.parametrize("model", ["voronoi", "density"])
def test_stations_of_a_site_share_what_it_serves(tmp_path, model, from_maps):
    xy = [(697000, 6600000), (703000, 6600000), (700000, 6604000)]
    one = stations(xy, ids=list("ABC"), n=[100.0, 50.0, 50.0])
    two = stations([*xy, (697000.2, 6600000)], ids=[*"ABC", "A2"], n=[60.0, 50.0, 50.0, 40.0])
    found = []
    for layer in (one, two):
        given = {"INPUT": layer, "REGION": polygons(LAND), "MODEL": model, **SMALL}
        if from_maps:
            maps = str(tmp_path / "maps.tif")
            run(f"{model}diffusion", INPUT=layer, REGION=polygons(LAND), OUTPUT=maps, **SMALL)
            given["MAPS"] = maps
        path = str(tmp_path / "o.tif")
        run("presentpopulation", **given, COUNT_FIELD="n", TOLERANCE=1e-9, OUTPUT=path)
        people = np.nan_to_num(next(iter(bands(path)[0].values())))
        run("serviceoverlap", **given, ENTROPY=path)
        found.append((people, np.nan_to_num(next(iter(bands(path)[0].values())))))
    assert np.abs(found[0][0] - found[1][0]).sum() / 2 < 1e-3 * 200
    # the two of a site are as likely as each other, so where it serves alone there are two of them
    assert found[1][1].max() >= np.log(2) - 1e-6
    assert (found[1][1] >= found[0][1] - 1e-6).all()


def test_a_map_is_whole_whether_its_window_holds_it_or_not(tmp_path):
    maps = str(tmp_path / "maps.tif")
    wide = {"CELL_SIZE": 200.0, "WINDOW": 16000.0}
    run("densitydiffusion", INPUT=counted(), REGION=polygons(LAND), OUTPUT=maps, **wide)
    totals = []
    for window in (4000.0, 16000.0, 60000.0):
        path = str(tmp_path / "o.tif")
        given = {**shared(MAPS=maps), "WINDOW": window}
        run("mapmetric", **given, METRIC_FIELD="users", OUTPUT=path)
        totals.append(np.nan_to_num(next(iter(bands(path)[0].values()))))
    assert np.allclose(totals[0], totals[1], atol=1e-6 * max(USERS))
    assert np.allclose(totals[1], totals[2], atol=1e-6 * max(USERS))


# -- size


@pytest.mark.parametrize(
    "tool", ["mapmetric", "presentpopulation", "serviceoverlap", "zoneweights"]
)
@pytest.mark.parametrize("model", ["voronoi", "density"])
def test_memory_goes_with_the_land_not_with_how_far_it_reaches(tmp_path, tool, model):
    """Two stations 9,000 km apart: a grid that holds both has 2.7 thousand million cells."""
    far = stations([(700000, 6600000), (9700000, 9600000)], users=[1.0, 2.0])
    out = str(tmp_path / "o.tif")
    more = {
        "mapmetric": {"METRIC_FIELD": "users", "OUTPUT": out},
        "presentpopulation": {"COUNT_FIELD": "users", "OUTPUT": out},
        "serviceoverlap": {"ENTROPY": out},
        "zoneweights": {
            "ZONES": polygons(*square_zones()),
            "OUTPUT_ZONES": str(tmp_path / "z.gpkg"),
        },
    }[tool]
    result = run(
        tool,
        INPUT=far,
        CRS="EPSG:2154",
        CELL_SIZE=100.0,
        WINDOW=20000.0,
        MODEL=model,
        **more,
    )
    if "TOTAL" in result:
        assert result["TOTAL"] == pytest.approx(3.0, rel=1e-9)
    if tool != "zoneweights":
        raster = gdal.Open(out)
        assert raster.RasterXSize > 90000 and raster.RasterYSize > 30000
        assert (tmp_path / "o.tif").stat().st_size < 20e6


def test_free_memory_is_more_than_this_test_needs():
    assert 1 << 20 < free_memory() < 1 << 50
    check_memory(Grid(100.0, 0, 0, 100, 100), 8)


def test_values_that_single_precision_cannot_hold_are_refused(tmp_path):
    layer = stations(users=[1e39] * 12)
    with pytest.raises(
        QgsProcessingException, match="more than the raster's number type can store"
    ):
        run(
            "mapmetric",
            **{**shared(MODEL="voronoi"), "INPUT": layer, "CELL_SIZE": 4000.0},
            METRIC_FIELD="users",
            OUTPUT=str(tmp_path / "o.tif"),
        )
    assert not list(tmp_path.iterdir())
