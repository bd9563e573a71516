"""`comparemodels`: every figure anew from written rasters, bands and grids, what is left out or refused."""

import html
import re

import numpy as np
import pytest
import scipy.stats
from osgeo import gdal
from qgis.core import NULL, QgsProcessingException

from deepmend.models import catalogue
from deepmend.models.deepmend.torch_support import MissingPackageError

from ..cases import (
    LAND,
    SMALL,
    Log,
    bands,
    polygons,
    positions,
    rows_of,
    run,
    stations,
    write_raster,
)

pytestmark = pytest.mark.usefixtures("provider")
MODELS = ["voronoi", "voronoiboost", "density", "deepmend"]
IDS = [f"S{i}" for i in range(12)]


def shared(**more):
    return {"INPUT": stations(), "REGION": polygons(LAND), **SMALL, **more}


@pytest.fixture(scope="module")
def truth(tmp_path_factory, provider):
    path = str(tmp_path_factory.mktemp("truth") / "truth.tif")
    return run("simulategroundtruth", SEED=3, OUTPUT=path, **shared())["OUTPUT"]


@pytest.fixture(scope="module")
def rasters(tmp_path_factory, provider):
    """{model: {station: map}} as the diffusion tools write them."""
    folder = tmp_path_factory.mktemp("maps")
    settings = {"deepmend": {"STUDENT": "best", "WEIGHTS": None}}
    return {
        name: bands(
            run(
                f"{name}diffusion",
                OUTPUT=str(folder / f"{name}.tif"),
                **settings.get(name, {}),
                **shared(),
            )["OUTPUT"]
        )
        for name in MODELS
    }


def compare(log=None, **parameters):
    return run("comparemodels", log, **{**shared(), "OUTPUT": "memory:", **parameters})


def by_id(result):
    return {row["station_id"]: row for row in rows_of(result["OUTPUT"])}


def on_one_grid(first, second):
    """Two maps, each of one raster, as arrays of one size, summing to 1."""
    (p, (west, cell, _, north, *_)), (q, (other_west, _, _, other_north, *_)) = first, second
    left, top = min(west, other_west), max(north, other_north)
    places = [
        (round((top - y) / cell), round((x - left) / cell))
        for x, y in ((west, north), (other_west, other_north))
    ]
    shape = tuple(
        max(place[axis] + values.shape[axis] for place, values in zip(places, (p, q)))
        for axis in (0, 1)
    )
    result = []
    for (row, column), values in zip(places, (p, q)):
        whole = np.zeros(shape)
        whole[row : row + values.shape[0], column : column + values.shape[1]] = np.nan_to_num(
            values
        )
        result.append(whole / whole.sum())
    return result


def naive_ks(p, q):
    """Largest difference over the quadrants of all corners, each quadrant from its own corner."""
    turns = [(p - q)[rows, columns] for rows in _WAYS for columns in _WAYS]
    return max(abs(d.cumsum(0).cumsum(1)).max() for d in turns)


_WAYS = slice(None), slice(None, None, -1)


def distances_of(rasters, truth_path):
    true, place = bands(truth_path)
    return {
        model: {
            name: naive_ks(*on_one_grid((maps[name], where), (true[name], place)))
            for name in true
            if name in maps
        }
        for model, (maps, where) in rasters.items()
    }


def tables(page):
    """{heading: rows of cells as text, the head first} of the page's tables."""
    found = {}
    for title, rest in re.findall(r"<h2>(.*?)</h2>(.*?)(?=<h2>|$)", page, re.S):
        table = re.search(r"<table>(.*?)</table>", rest, re.S)
        if table:
            rows = re.findall(r"<tr>(.*?)</tr>", table[1], re.S)
            found[html.unescape(title)] = [
                [html.unescape(c) for c in re.findall(r"<t[dh]>(.*?)</t[dh]>", row, re.S)]
                for row in rows
            ]
    return found


def test_every_figure_of_layer_and_page_comes_out_of_the_written_rasters(truth, rasters, tmp_path):
    result = compare(GROUND_TRUTH=truth, OUTPUT_HTML=str(tmp_path / "page.html"))
    rows = by_id(result)
    assert list(rows) == IDS
    expected = distances_of(rasters, truth)
    areas = dict(zip(IDS, cell_areas(tmp_path)))
    ks = {}
    for model in MODELS:
        ks[model] = np.array([expected[model][name] for name in IDS])
        assert [rows[n][f"ks_{model}"] for n in IDS] == pytest.approx(ks[model], abs=2e-6)
        accuracy = [rows[n][f"accuracy_{model}"] for n in IDS]
        assert accuracy == pytest.approx(1 - ks[model], abs=2e-6)
        gain = 1 - ks[model] / ks["voronoi"]
        assert [rows[n][f"gain_{model}"] for n in IDS] == pytest.approx(gain, abs=2e-5)
        assert all(rows[n][f"seconds_{model}"] > 0 for n in IDS)
    assert [rows[n]["area_km2"] for n in IDS] == pytest.approx([areas[n] for n in IDS], rel=1e-6)

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    found = tables(page)
    check_statistics(found, ks)
    check_pairs(found["Pairs"], ks)
    check_stations(found["Stations"], ks)
    seconds = found["Computing times"][1:]
    for model, (_, mean, median, total, _) in zip(MODELS, seconds):
        own = np.array([rows[n][f"seconds_{model}"] for n in IDS])
        figures = [own.mean(), np.median(own), own.sum()]
        assert [float(mean), float(median), float(total)] == pytest.approx(figures, abs=6e-4)
    captions = re.findall(r"<figcaption>(.*?)<br>KS ([\d.]+)</figcaption>", page)
    assert len(captions) == 6 * len(MODELS)
    known = {f"{value:.4f}" for values in ks.values() for value in values}
    assert {figure for _, figure in captions} <= known
    best = min(range(len(IDS)), key=lambda i: ks["deepmend"][i])
    assert page.index(f"<b>{IDS[best]},") == page.index("<b>S")
    check_distribution(page, ks)


def cell_areas(tmp_path):
    cells = str(tmp_path / "cells.gpkg")
    run("voronoidiffusion", OUTPUT="TEMPORARY_OUTPUT", OUTPUT_CELLS=cells, **shared())
    from osgeo import ogr

    source = ogr.Open(cells)
    return [feature.geometry().GetArea() / 1e6 for feature in source.GetLayer(0)]


def check_statistics(found, ks):
    for title, of in (("KS distance", lambda v: v), ("Accuracy", lambda v: 1 - v)):
        for values, row in zip(map(of, ks.values()), found[title][1:]):
            label, mean, interval, *quartiles = row
            assert float(mean) == pytest.approx(values.mean(), abs=6e-5)
            expected = np.quantile(values, [0.25, 0.5, 0.75])
            assert list(map(float, quartiles)) == pytest.approx(expected, abs=6e-5)
            check_interval(interval, (values,), np.mean)
    for model, (_, mean, interval, *quartiles) in zip(MODELS[1:], found["Gain over Voronoi"][1:]):
        gain = 1 - ks[model].mean() / ks["voronoi"].mean()
        assert percent(mean) == pytest.approx(gain, abs=6e-4)
        expected = np.quantile(1 - ks[model] / ks["voronoi"], [0.25, 0.5, 0.75])
        assert list(map(percent, quartiles)) == pytest.approx(expected, abs=6e-4)
        check_interval(
            interval,
            (ks[model], ks["voronoi"]),
            lambda a, b, axis=-1: 1 - a.mean(axis) / b.mean(axis),
            percent,
        )


def check_interval(text, samples, statistic, number=float):
    """scipy's own bootstrap draws other samples: its ends differ by the noise of 2,000 draws."""
    low, high = map(number, text.split(" to "))
    own = scipy.stats.bootstrap(
        samples,
        statistic,
        paired=len(samples) > 1,
        method="percentile",
        n_resamples=4000,
        random_state=5,
    ).confidence_interval
    width = own.high - own.low
    assert [low, high] == pytest.approx([own.low, own.high], abs=0.1 * width + 1e-3)


def percent(text):
    return float(text.rstrip("%")) / 100


def check_pairs(rows, ks):
    pairs = [(a, b) for i, a in enumerate(MODELS) for b in MODELS[i + 1 :]]
    assert len(rows) == len(pairs) + 1
    for (a, b), (_, difference, nearer, p) in zip(pairs, rows[1:]):
        assert float(difference) == pytest.approx((ks[a] - ks[b]).mean(), abs=6e-5)
        assert percent(nearer) == pytest.approx((ks[a] < ks[b]).mean(), abs=6e-4)
        assert float(p) == pytest.approx(scipy.stats.wilcoxon(ks[a], ks[b]).pvalue, rel=0.06)


def check_stations(rows, ks):
    order = sorted(range(len(IDS)), key=lambda i: -ks["deepmend"][i])
    assert [row[0] for row in rows[1:]] == [IDS[i] for i in order]
    for i, row in zip(order, rows[1:]):
        expected = [ks[model][i] for model in MODELS]
        assert list(map(float, row[-len(MODELS) :])) == pytest.approx(expected, abs=6e-5)


def check_distribution(page, ks):
    """The first chart's curves step up by 1 / stations at each distance: 40 to 406 across, 242 to 22 up."""
    chart = re.search(r"<h2>Distribution</h2>.*?(<svg class='chart'.*?</svg>)", page, re.S)[1]
    curves = re.findall(r"<polyline class='line\d' points='(.*?)'", chart)
    assert len(curves) == len(MODELS)
    for values, curve in zip(ks.values(), curves):
        points = np.array([list(map(float, point.split(","))) for point in curve.split()])
        across = (points[:, 0] - 40) / (406 - 40)
        up = (242 - points[:, 1]) / (242 - 22)
        assert across[1:-1:2] == pytest.approx(np.sort(values), abs=3e-4)
        assert up[2::2] == pytest.approx(np.arange(1, 13) / 12, abs=5e-4)


def test_without_truth_distances_are_to_the_baseline(rasters, tmp_path):
    page = tmp_path / "page.html"
    rows = by_id(compare(MODELS=["density"], BASELINE="voronoi", OUTPUT_HTML=str(page)))
    (density, place), (voronoi, other) = rasters["density"], rasters["voronoi"]
    for name in IDS:
        expected = naive_ks(*on_one_grid((density[name], place), (voronoi[name], other)))
        assert rows[name]["ks_density"] == pytest.approx(expected, abs=2e-6)
        assert rows[name]["ks_voronoi"] == 0 and rows[name]["gain_density"] == NULL
    text = page.read_text(encoding="utf-8")
    assert "the maps of Voronoi" in text and "Gain over" not in text


def test_stations_without_a_band_and_bands_of_no_station_are_named(truth, tmp_path):
    maps, transform = bands(truth)
    some = write_raster(
        tmp_path / "some.tif",
        [maps[name] for name in ("S2", "S0", "S4")],
        ["S2", "S0", "X9"],
        corner=(transform[0], transform[3]),
    )
    log = Log()
    whole = by_id(compare(GROUND_TRUTH=truth, MODELS=["voronoi"]))
    rows = by_id(compare(log, GROUND_TRUTH=some, MODELS=["voronoi"]))
    assert list(rows) == ["S0", "S2"]
    for name in rows:
        assert rows[name]["ks_voronoi"] == pytest.approx(whole[name]["ks_voronoi"], abs=1e-9)
    assert "10 stations have no band in GROUND_TRUTH and are left out: S1, S3" in log.text
    assert "1 band of GROUND_TRUTH does not belong to a station and is left out: X9" in log.text


def truth_like(tmp_path, change, names=("S0", "S1"), **options):
    """A raster of two maps, 30 x 30 cells of 200 m around the stations, changed by `change`."""
    random = np.random.default_rng(2)
    arrays = [change(random.uniform(size=(30, 30))) for _ in names]
    corner = options.pop("corner", (697000.0, 6603000.0))
    return write_raster(tmp_path / "t.tif", arrays, list(names), corner=corner, **options)


def test_truth_that_does_not_sum_to_one_is_normalised_and_named(tmp_path):
    one, log = by_id(two(truth_like(tmp_path, lambda v: v / v.sum()))), Log()
    more = by_id(two(truth_like(tmp_path, lambda v: 7 * v / v.sum()), log))
    assert more["S0"]["ks_density"] == pytest.approx(one["S0"]["ks_density"], abs=1e-9)
    assert "2 bands of GROUND_TRUTH do not sum to 1 and were normalised: S0, S1" in log.text


def two(path, log=None, **more):
    return compare(
        log, GROUND_TRUTH=path, MODELS=["density"], STATIONS="station_id IN ('S0','S1')", **more
    )


def test_truth_on_another_grid_and_in_another_crs(tmp_path):
    path, log = truth_like(tmp_path, lambda v: v / v.sum(), corner=(697050.0, 6603070.0)), Log()
    assert len(by_id(two(path, log))) == 2
    assert "GROUND_TRUTH has another grid" in log.text
    other = str(tmp_path / "utm.tif")
    gdal.Warp(other, path, dstSRS="EPSG:32631", xRes=200, yRes=200, dstNodata=-9999)
    log = Log()
    assert len(by_id(two(other, log))) == 2
    assert "EPSG:32631" in log.text and "GROUND_TRUTH" in log.text


@pytest.mark.parametrize("value", [-0.1, np.inf])
def test_truth_with_impossible_values_is_refused_and_nothing_left(value, tmp_path):
    def change(values):
        values[4, 4] = value
        return values

    with pytest.raises(QgsProcessingException, match="is not a diffusion map"):
        two(
            truth_like(tmp_path, change),
            OUTPUT=str(tmp_path / "o.gpkg"),
            OUTPUT_HTML=str(tmp_path / "o.html"),
        )
    assert not list(tmp_path.glob("o.*")) and not list(tmp_path.glob("*.part"))


def test_truth_with_nan_is_refused(tmp_path):
    path = truth_like(tmp_path, lambda v: v)
    raster = gdal.Open(path, gdal.GA_Update)
    values = raster.GetRasterBand(1).ReadAsArray()
    values[3, 3] = np.nan
    raster.GetRasterBand(1).WriteArray(values)
    raster = None
    with pytest.raises(
        QgsProcessingException, match="Band S0 of GROUND_TRUTH is not a diffusion map"
    ):
        two(path)


def test_truth_of_another_place_is_refused(tmp_path):
    with pytest.raises(QgsProcessingException, match="does not overlap the station's window"):
        two(truth_like(tmp_path, lambda v: v, corner=(100000.0, 6600000.0)))


def test_an_empty_band_is_left_out_and_named(tmp_path):
    maps = [np.ones((30, 30)), np.zeros((30, 30))]
    path = write_raster(tmp_path / "t.tif", maps, ["S0", "S1"], corner=(697000.0, 6603000.0))
    log = Log()
    assert list(by_id(two(path, log))) == ["S0"]
    assert "1 band has no value above 0 and is left out: S1" in log.text


def test_a_model_that_lacks_a_package_is_left_out_and_said(truth, monkeypatch):
    def without(*_):
        raise MissingPackageError("torch")

    monkeypatch.setattr(catalogue, "load_student", without)
    log = Log()
    rows = by_id(compare(log, GROUND_TRUTH=truth, MODELS=["density", "deepmend"]))
    assert "DeepMEND is left out: DeepMEND needs the Python package torch" in log.text
    assert "ks_density" in rows["S0"] and "ks_deepmend" not in rows["S0"]
    log = Log()
    rows = by_id(compare(log, GROUND_TRUTH=truth, MODELS=["density"], BASELINE="deepmend"))
    assert "BASELINE DeepMEND cannot be used, so gains cannot be computed" in log.text
    assert rows["S0"]["gain_density"] == NULL
    with pytest.raises(QgsProcessingException, match="choose another BASELINE"):
        compare(MODELS=["density"], BASELINE="deepmend")


def test_one_model_and_no_truth_is_nothing_to_compare():
    with pytest.raises(QgsProcessingException, match="nothing to compare with"):
        compare(MODELS=["voronoi"], BASELINE="voronoi")


def test_groups_are_deployments_of_their_own():
    xy = np.concatenate([positions(6, 1), positions(6, 2)])
    layer = stations(xy, operator=["a"] * 6 + ["b"] * 6)
    rows = by_id(compare(INPUT=layer, GROUP_FIELD="operator", MODELS=["density"]))
    alone = by_id(compare(INPUT=stations(positions(6, 1)), MODELS=["density"]))
    assert {row["group"] for row in rows.values()} == {"a", "b"}
    for name, row in alone.items():
        assert rows[name]["ks_density"] == pytest.approx(row["ks_density"], abs=1e-9)


@pytest.mark.parametrize("at", [1, 50])
def test_cancelled_leaves_nothing(at, truth, tmp_path):
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        compare(
            Log(cancel_at=at),
            GROUND_TRUTH=truth,
            OUTPUT=str(tmp_path / "o.gpkg"),
            OUTPUT_HTML=str(tmp_path / "o.html"),
        )
    assert not list(tmp_path.iterdir())


def test_a_layer_that_cannot_be_written_leaves_no_page(truth, tmp_path):
    with pytest.raises(QgsProcessingException):
        compare(
            GROUND_TRUTH=truth,
            MODELS=["voronoi"],
            OUTPUT=f"ogr:dbname='{tmp_path}/no/t.gpkg' table=\"t\" (geom)",
            OUTPUT_HTML=str(tmp_path / "page.html"),
        )
    assert not list(tmp_path.glob("*page*"))
