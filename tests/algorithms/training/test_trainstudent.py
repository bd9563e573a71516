"""`trainstudent`: it learns, what it writes is used, and what it cannot learn from is told."""

import sys
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsProcessingException

from deepmend.models.deepmend.best import BestStudent
from deepmend.models.deepmend.students import STUDENTS
from deepmend.models.deepmend.weights import read_settings

from ...models.cases import best_weights
from ..cases import (
    LAND,
    SMALL,
    Log,
    bands,
    picture,
    polygons,
    positions,
    run,
    stations,
    weights,
    write_raster,
)

pytestmark = pytest.mark.usefixtures("provider")

XY = positions(40, spread=10000.0)
FAST = {"EPOCHS": 6, "LEARNING_RATE": 0.01, "DEVICE": "cpu"}


def density(path, **parameters):
    parameters = {"INPUT": stations(XY), "REGION": polygons(LAND), **SMALL, **parameters}
    return run("densitydiffusion", OUTPUT=str(path), **parameters)["OUTPUT"]


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """Weights that have learned nothing yet: they leave the density model almost as it is."""
    path = tmp_path_factory.mktemp("weights") / "blank.safetensors"
    return best_weights(path, hidden=(16, 16), scale=0.1)


@pytest.fixture(scope="module")
def truth(provider, tmp_path_factory):
    """Maps of the density model at another beta than the one that the student corrects."""
    return density(tmp_path_factory.mktemp("truth") / "truth.tif", BETA=2.2)


@pytest.fixture
def altered(truth, tmp_path_factory):
    """Makes a copy of the truth, its maps changed by a function of {station id: map}."""

    def call(change):
        maps, corner = bands(truth)
        maps = change(maps) or maps
        path = tmp_path_factory.mktemp("altered") / "truth.tif"
        return write_raster(path, maps.values(), list(maps), corner=(corner[0], corner[3]))

    return call


@pytest.fixture
def train(blank, truth, tmp_path):
    def call(name="w.safetensors", log=None, **parameters):
        parameters = {
            "INPUT": stations(XY),
            "REGION": polygons(LAND),
            "GROUND_TRUTH": truth,
            "WINDOW": SMALL["WINDOW"],
            "WEIGHTS": blank,
            "OUTPUT": str(tmp_path / name),
            **FAST,
            **parameters,
        }
        return run("trainstudent", log, **parameters)

    return call


def test_it_learns_and_its_file_is_used(train, provider, truth, tmp_path, monkeypatch):
    log, page = Log(), tmp_path / "page.html"
    result = train(log=log, OUTPUT_HTML=str(page))
    assert result["KS_AFTER"] < 0.04 < 0.12 < result["KS_BEFORE"]
    assert log.steps == sorted(log.steps) and log.steps[-1] == 100.0
    assert "student, after" in log.text and "device: cpu (" in log.text

    settings = read_settings(result["OUTPUT"], "best")[1]
    assert settings["start"] == {"weights": "blank.safetensors"}
    assert settings["ground_truth"] == "truth.tif"
    assert settings["stations"] == {"learned": 27, "choosing": 5, "held_out": 8}
    assert (settings["epochs"], settings["seed"], settings["learning_rate"]) == (6, 1, 0.01)
    assert settings["ks_before"] == result["KS_BEFORE"]
    assert settings["ks_after"] == result["KS_AFTER"]
    text = page.read_text(encoding="utf-8")
    assert f"{result['KS_AFTER']:.4f}" in text and text.count("<polyline") == 2
    assert "blank.safetensors" in text and "Voronoi" in text

    # the maps of the file, made and compared by other tools, are as near to the truth as was reported
    monkeypatch.setitem(STUDENTS, "best", BestStudent)
    provider.refreshAlgorithms()
    names = ", ".join(f"'{name}'" for name in settings["held_out"])
    maps = run(
        "deepmenddiffusion",
        INPUT=stations(XY),
        REGION=polygons(LAND),
        STATIONS=f"station_id in ({names})",
        STUDENT="best",
        WEIGHTS=result["OUTPUT"],
        OUTPUT=str(tmp_path / "maps.tif"),
        **SMALL,
    )["OUTPUT"]
    compared = run("ksdistance", REFERENCE=truth, CANDIDATE=maps, OUTPUT="TEMPORARY_OUTPUT")
    assert compared["MEAN_KS"] == pytest.approx(result["KS_AFTER"], abs=1e-6)


def test_the_same_seed_gives_the_same_file(train):
    import torch

    before = torch.get_rng_state()
    first, second, other = (
        train(name, EPOCHS=1, SEED=seed)["OUTPUT"] for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert Path(first).read_bytes() == Path(second).read_bytes()
    held_out = [read_settings(path)[1]["held_out"] for path in (first, other)]
    assert held_out[0] != held_out[1]
    assert torch.equal(before, torch.get_rng_state())


def test_fine_tuning_goes_on_from_its_own_file(train):
    first = train("first.safetensors", EPOCHS=1)
    second = train("second.safetensors", EPOCHS=1, WEIGHTS=first["OUTPUT"])
    assert second["KS_BEFORE"] == pytest.approx(first["KS_AFTER"], abs=1e-9)
    start = read_settings(second["OUTPUT"])[1]["start"]
    assert start["weights"] == "first.safetensors" and start["ks_after"] == first["KS_AFTER"]


def test_the_plugins_own_weights_are_the_default(train, blank, monkeypatch):
    monkeypatch.setattr(BestStudent, "weights", blank)
    path = train(EPOCHS=1, WEIGHTS=None)["OUTPUT"]
    assert read_settings(path)[1]["start"]["weights"] == "blank.safetensors"


def test_bands_that_do_not_sum_to_one(train, altered):
    def scale(maps):
        return {name: 7.0 * values for name, values in maps.items()}

    plain, scaled = train(EPOCHS=1), train(EPOCHS=1, GROUND_TRUTH=altered(scale))
    for name in ("KS_BEFORE", "KS_AFTER"):
        assert scaled[name] == pytest.approx(plain[name], abs=1e-5)


def test_empty_bands_are_named_and_left_out(train, altered):
    def empty(maps):
        for name in ("S3", "S30"):
            maps[name][:] = 0.0

    log = Log()
    path = train(log=log, EPOCHS=1, GROUND_TRUTH=altered(empty))["OUTPUT"]
    assert any("2 bands have no value" in text and "S3" in text for text in log.warnings)
    assert sum(read_settings(path)[1]["stations"].values()) == 38


def test_stations_without_a_band_are_neighbours_only(train, altered):
    def some(maps):
        return dict(list(maps.items())[:20])

    log = Log()
    path = train(log=log, EPOCHS=1, GROUND_TRUTH=altered(some))["OUTPUT"]
    assert "20 stations have no band in GROUND_TRUTH" in log.text
    assert sum(read_settings(path)[1]["stations"].values()) == 20


def test_each_group_is_a_deployment(train, tmp_path):
    layer = stations(XY, operator=["red", "blue"] * 20)
    shared = {"INPUT": layer, "GROUP_FIELD": "operator"}
    truth = density(tmp_path / "groups.tif", **shared)
    # blank weights are near to the truth here only if the groups do not compete
    assert train(EPOCHS=1, GROUND_TRUTH=truth, **shared)["KS_BEFORE"] < 0.06


def test_no_epoch_better_is_said(train, blank, tmp_path):
    # the truth is what the weights already give
    log = Log()
    path = best_weights(tmp_path / "zero.safetensors", hidden=(4,), scale=0.0)
    where = {"INPUT": stations(XY), "REGION": polygons(LAND), **SMALL}
    truth = str(tmp_path / "same.tif")
    run("deepmenddiffusion", WEIGHTS=path, OUTPUT=truth, **where)
    result = train(log=log, EPOCHS=1, GROUND_TRUTH=truth, WEIGHTS=path, LEARNING_RATE=0.1)
    assert result["KS_AFTER"] == result["KS_BEFORE"] < 1e-3
    assert any("No epoch was better than the start weights" in text for text in log.warnings)


@pytest.mark.parametrize("percent", [1, 15, 30, 60, 90])
def test_cancelling_leaves_no_file(percent, train, tmp_path):
    old = tmp_path / "w.safetensors"
    old.write_text("as it was")
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        train(log=Log(cancel_at=percent), OUTPUT_HTML=str(tmp_path / "page.html"))
    assert [file.name for file in tmp_path.iterdir()] == ["w.safetensors"]
    assert old.read_text() == "as it was"


def no_torch(monkeypatch, _):
    monkeypatch.setitem(sys.modules, "torch", None)
    return {}


def no_weights(monkeypatch, _):
    monkeypatch.setattr(BestStudent, "weights", "/nowhere/best.safetensors")
    return {"WEIGHTS": None}


def negative(_, altered):
    def change(maps):
        maps["S5"][:] = -1.0

    return {"GROUND_TRUTH": altered(change)}


def infinite(_, altered):
    def change(maps):
        maps["S5"][0] = np.inf

    return {"GROUND_TRUTH": altered(change)}


def other_stations(_, altered):
    return {"GROUND_TRUTH": altered(lambda maps: {f"X{name}": m for name, m in maps.items()})}


def in_degrees(_, altered):
    truth = write_raster(altered(lambda maps: None), [np.ones((5, 5))], ["S1"], 0.01, (2, 47), 4326)
    return {"GROUND_TRUTH": truth}


def a_picture(_, altered):
    return {"GROUND_TRUTH": picture(altered(lambda maps: None))}


@pytest.mark.parametrize(
    "case, sentence",
    [
        (a_picture, "GROUND_TRUTH has no georeference"),
        (no_torch, "package torch, which is not installed .* pip install"),
        (no_weights, "Training cannot start: the file of weights /nowhere/best"),
        (lambda *_: {"WEIGHTS": weights()}, "holds weights of the student 'paper', not of 'best'"),
        (lambda *_: {"WEIGHTS": __file__}, "is not a safetensors file"),
        (negative, "Band S5 of GROUND_TRUTH is not a diffusion map"),
        (infinite, "Band S5 of GROUND_TRUTH is not a diffusion map"),
        (other_stations, "do not match .* Stations: S0, S1.* Bands: XS0, XS1"),
        (in_degrees, "GROUND_TRUTH is EPSG:4326 .* not in metres"),
        (lambda *_: {"GROUND_TRUTH": __file__}, "GROUND_TRUTH"),
        (lambda *_: {"GROUND_TRUTH": None}, "GROUND_TRUTH"),
        (lambda *_: {"STATIONS": "$id <= 9"}, "training needs at least 10 stations, and it has 9"),
        (lambda *_: {"OUTPUT": "/nowhere/w.safetensors"}, "folder /nowhere does not exist"),
        (lambda *_: {"EPOCHS": 0}, "EPOCHS must be a whole number from 1"),
        (lambda *_: {"HOLD_OUT": 0.9}, "HOLD_OUT must be a share from 0.05 to 0.5, not 0.9"),
        (lambda *_: {"SEED": -1}, "SEED must be"),
        (lambda *_: {"LEARNING_RATE": 0}, "LEARNING_RATE must be"),
        (lambda *_: {"DEVICE": "tpu"}, "DEVICE"),
    ],
)
def test_what_cannot_be_learned_from_is_told(case, sentence, train, altered, tmp_path, monkeypatch):
    with pytest.raises(QgsProcessingException, match=sentence):
        train(**case(monkeypatch, altered))
    assert not list(tmp_path.iterdir())


def test_its_own_start_weights_are_not_overwritten(train, blank):
    with pytest.raises(QgsProcessingException, match="OUTPUT and WEIGHTS are one file"):
        train(OUTPUT=blank)


def test_a_page_that_cannot_be_written_leaves_no_weights(train, tmp_path):
    (tmp_path / "page.html").mkdir()
    with pytest.raises(QgsProcessingException, match="page.html"):
        train(EPOCHS=1, OUTPUT_HTML=str(tmp_path / "page.html"))
    assert [file.name for file in tmp_path.iterdir()] == ["page.html"]
