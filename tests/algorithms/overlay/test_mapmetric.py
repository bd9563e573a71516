"""`mapmetric`: what it puts where, that nothing is lost, and what is refused."""

import numpy as np
import pytest
from qgis.core import NULL, QgsProcessingException

from ..cases import Log, bands, polygons, positions, run, stations, write_raster
from .overlay_cases import USERS, counted, differ, diffusion_maps, shared

pytestmark = pytest.mark.usefixtures("provider")


def spread(tmp_path, log=None, **more):
    given = {"METRIC_FIELD": "users", "OUTPUT": str(tmp_path / "metric.tif"), **shared(**more)}
    result = run("mapmetric", log, **given)
    (values,) = bands(result["OUTPUT"])[0].values()
    return result, values


@pytest.mark.parametrize("model", ["voronoi", "voronoiboost", "density", "deepmend"])
def test_every_model_conserves_the_total(model, tmp_path):
    result, values = spread(tmp_path, MODEL=model)
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)
    assert np.nansum(values) == pytest.approx(sum(USERS), rel=1e-6)
    assert result["NOT_MAPPED"] == 0


def test_it_is_the_sum_of_the_maps(tmp_path):
    maps, _ = diffusion_maps(tmp_path / "maps.tif")
    expected = sum(w * values for w, values in zip(USERS, maps.values()))
    _, values = spread(tmp_path)
    assert differ(values, expected) < 0.01


def test_maps_from_a_raster_give_the_same(tmp_path):
    diffusion_maps(tmp_path / "maps.tif")
    _, by_model = spread(tmp_path)
    result, by_maps = spread(
        tmp_path, MAPS=str(tmp_path / "maps.tif"), MODEL="voronoi", CELL_SIZE=100
    )
    assert differ(by_maps, by_model) < 0.01
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)


def test_a_population_moves_it_to_where_people_are(tmp_path):
    people = np.zeros((100, 100))
    people[:, :50] = 3.0
    path = write_raster(tmp_path / "people.tif", [people])
    maps, _ = diffusion_maps(tmp_path / "maps.tif")
    result, values = spread(tmp_path, POPULATION=path)
    expected = 0.0
    for w, m in zip(USERS, maps.values()):
        prior = m * people
        expected = expected + w * prior / prior.sum()
    assert differ(values, expected) < 0.01
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)


def test_a_population_that_has_nobody_near_a_station_is_told(tmp_path):
    people = np.zeros((100, 100))
    people[50, 50] = 1.0
    log = Log()
    path = write_raster(tmp_path / "people.tif", [people])
    result, _ = spread(tmp_path, log, POPULATION=path, MODEL="voronoi")
    assert "POPULATION is 0 wherever" in log.text
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)


@pytest.mark.parametrize("nulls", ["skip", "zero"])
def test_stations_without_a_figure_are_named(nulls, tmp_path):
    users = list(USERS)
    users[3] = NULL
    log = Log()
    layer = stations(users=users)
    result, _ = spread(tmp_path, log, INPUT=layer, NULLS=nulls)
    assert result["TOTAL"] == pytest.approx(sum(USERS) - USERS[3], rel=1e-9)
    assert "1 stations have no 'users'" in log.text
    assert "S3" in log.text


def test_what_is_not_mapped_is_summed(tmp_path):
    log = Log()
    result, _ = spread(tmp_path, log, STATIONS="station_id NOT IN ('S0', 'S3')")
    assert result["NOT_MAPPED"] == pytest.approx(USERS[0] + USERS[3])
    assert result["TOTAL"] == pytest.approx(sum(USERS) - USERS[0] - USERS[3], rel=1e-9)
    assert "S0, S3" in log.text


def test_numbers_as_text_are_understood(tmp_path):
    result, _ = spread(tmp_path, INPUT=stations(users=[f"1 {i:03d},5" for i in range(12)]))
    assert result["TOTAL"] == pytest.approx(sum(1000.5 + i for i in range(12)), rel=1e-9)


def test_groups_are_deployments_of_their_own(tmp_path):
    operators = ["Red"] * 6 + ["Blue"] * 6
    result, values = spread(tmp_path, INPUT=counted(operator=operators), GROUP_FIELD="operator")
    _, mixed = spread(tmp_path)
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)
    assert np.nanmax(np.abs(values - mixed)) > 0.01


@pytest.mark.parametrize(
    "values, more, sentence",
    [
        (["many"] * 12, {}, "METRIC_FIELD 'users' of station S0 is not a number: many"),
        ([-1.0] + USERS[1:], {}, "of station S0 is negative"),
        (USERS, {"METRIC_FIELD": "visitors"}, "METRIC_FIELD 'visitors' is not a field of INPUT"),
    ],
)
def test_figures_that_cannot_be_used(values, more, sentence, tmp_path):
    with pytest.raises(QgsProcessingException, match=sentence):
        spread(tmp_path, INPUT=stations(users=values), **more)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arrays, names, sentence",
    [
        (lambda m: m * 0.5, None, "Band S0 of MAPS sums to 0.5, not 1"),
        (lambda m: m - 1.0, None, "Band S0 of MAPS is not a diffusion map"),
        (lambda m: m * 0.0, None, "Band S0 of MAPS has no value above 0"),
        (lambda m: m, "XYZ", "The bands of MAPS do not match the stations to map"),
    ],
)
def test_rasters_that_are_no_diffusion_maps(arrays, names, sentence, tmp_path):
    maps, transform = diffusion_maps(tmp_path / "maps.tif")
    path = write_raster(
        tmp_path / "wrong.tif",
        [arrays(m) for m in maps.values()],
        [f"X{i}" for i in range(12)] if names else list(maps),
        corner=(transform[0], transform[3]),
    )
    with pytest.raises(QgsProcessingException, match=sentence):
        spread(tmp_path, MAPS=path)
    assert not (tmp_path / "metric.tif").exists()


def test_maps_that_are_no_raster(tmp_path):
    with pytest.raises(QgsProcessingException, match="MAPS.*nothing.tif"):
        spread(tmp_path, MAPS="nothing.tif")


def test_stations_without_a_band_are_told(tmp_path):
    diffusion_maps(tmp_path / "maps.tif", STATIONS="station_id <> 'S3'")
    log = Log()
    result, _ = spread(tmp_path, log, MAPS=str(tmp_path / "maps.tif"))
    assert result["NOT_MAPPED"] == pytest.approx(USERS[3])
    assert "1 station has no band in MAPS" in log.text


@pytest.mark.parametrize("at", [0.0, 30.0, 80.0])
def test_cancel_leaves_nothing(at, tmp_path):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        spread(tmp_path, Log(cancel_at=at))
    assert list(tmp_path.iterdir()) == []


def test_maps_of_another_grid_are_moved(tmp_path):
    """A raster whose cells are not aligned to multiples of their size."""
    maps, transform = diffusion_maps(tmp_path / "maps.tif")
    path = write_raster(
        tmp_path / "moved.tif",
        maps.values(),
        list(maps),
        corner=(transform[0] + 70, transform[3] - 30),
    )
    result, values = spread(tmp_path, MAPS=path, REGION=None)
    assert result["TOTAL"] == pytest.approx(sum(USERS), rel=1e-9)
    assert np.nansum(values) == pytest.approx(sum(USERS), rel=1e-6)


def test_land_is_cut_out(tmp_path):
    land = (
        "Polygon ((690000 6590000, 700050 6590000, 700050 6610000, 690000 6610000, 690000 6590000))"
    )
    result, values = spread(tmp_path, REGION=polygons(land))
    assert result["NOT_MAPPED"] > 0
    assert result["TOTAL"] + result["NOT_MAPPED"] == pytest.approx(sum(USERS), rel=1e-9)
    assert values.shape == (100, 51)  # where the land ends


@pytest.mark.parametrize("first", [True, False])
def test_a_row_without_a_place_does_not_replace_that_of_a_station(tmp_path, first):
    xy = positions(6)
    places, ids = [None, *xy] if first else [*xy, None], [f"S{i}" for i in range(6)]
    ids = ["S0", *ids] if first else [*ids, "S0"]
    users = [1000.0, *[10.0] * 6] if first else [*[10.0] * 6, 1000.0]
    log = Log()
    layer = stations(places, ids=ids, users=users)
    result = run(
        "mapmetric",
        log,
        **{**shared(MODEL="voronoi"), "INPUT": layer},
        METRIC_FIELD="users",
        OUTPUT=str(tmp_path / "m.tif"),
    )
    assert result["TOTAL"] == pytest.approx(60.0)
    assert result["NOT_MAPPED"] == pytest.approx(1000.0)


@pytest.mark.parametrize("value", [1e300, 1e308])
def test_sums_that_no_number_holds_are_refused(tmp_path, value):
    layer = stations(users=[value] * 12)
    with pytest.raises(QgsProcessingException, match="METRIC_FIELD 'users' adds up to more than"):
        run(
            "mapmetric",
            **{**shared(MODEL="voronoi"), "INPUT": layer},
            METRIC_FIELD="users",
            OUTPUT=str(tmp_path / "m.tif"),
        )
    assert not (tmp_path / "m.tif").exists()


def test_a_column_with_thousands_separators_is_refused(tmp_path):
    layer = stations(users=["950", "1,234", *["12"] * 10])
    with pytest.raises(
        QgsProcessingException, match="Values in METRIC_FIELD 'users' such as 1,234"
    ):
        run(
            "mapmetric",
            **{**shared(MODEL="voronoi"), "INPUT": layer},
            METRIC_FIELD="users",
            OUTPUT=str(tmp_path / "m.tif"),
        )
