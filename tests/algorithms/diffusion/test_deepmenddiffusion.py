"""Students in `deepmenddiffusion`: its choices, its log, and what it says where it cannot run."""

import sys
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingParameterDefinition

from deepmend.models.deepmend.paper import PaperStudent
from deepmend.models.deepmend.students import STUDENTS

from ..cases import LAND, SMALL, Log, bands, polygons, positions, run, stations, weights

pytestmark = pytest.mark.usefixtures("provider")


def maps_of(tmp_path, log=None, name="o.tif", **parameters):
    result = run(
        "deepmenddiffusion",
        log,
        **{
            "INPUT": stations(positions(5)),
            "REGION": polygons(LAND),
            "OUTPUT": str(tmp_path / name),
            **SMALL,
            **parameters,
        },
    )
    return bands(result["OUTPUT"])[0]


def test_choices():
    algorithm = QgsApplication.processingRegistry().algorithmById("deepmend:deepmenddiffusion")
    student, weights, device = map(algorithm.parameterDefinition, ("STUDENT", "WEIGHTS", "DEVICE"))
    assert student.options() == list(STUDENTS)
    assert student.defaultValue() == next(iter(STUDENTS))
    assert device.options() == ["auto", "cpu", "cuda"] and device.defaultValue() == "auto"
    advanced = QgsProcessingParameterDefinition.Flag.FlagAdvanced
    assert weights.flags() & QgsProcessingParameterDefinition.Flag.FlagOptional
    assert weights.flags() & advanced and device.flags() & advanced
    assert not student.flags() & advanced


def test_the_log_names_student_weights_and_device(tmp_path):
    log = Log()
    maps_of(tmp_path, log)
    said = next(info for info in log.infos if "Student" in info)
    assert "paper" in said and weights() in said and "cpu" in said


def test_the_plugins_own_weights_are_the_default(tmp_path, monkeypatch):
    monkeypatch.setattr(PaperStudent, "weights", weights())
    log = Log()
    maps = maps_of(tmp_path, log, STUDENT="paper", WEIGHTS=None, DEVICE="auto")
    assert len(maps) == 5 and "weights: paper.safetensors;" in log.text


def test_the_same_input_gives_the_same_raster(tmp_path):
    first, second = (maps_of(tmp_path, name=name) for name in ("a.tif", "b.tif"))
    assert all(np.array_equal(first[name], second[name], equal_nan=True) for name in first)


@pytest.mark.parametrize("cell", [50.0, 100.0, 250.0])
def test_cell_sizes(tmp_path, cell):
    for values in maps_of(tmp_path, CELL_SIZE=cell, WINDOW=5000.0).values():
        assert np.nansum(values) == pytest.approx(1.0, abs=1e-6)


def test_several_at_a_time_are_the_single_ones(tmp_path, monkeypatch):
    xy = positions(11)
    layer = stations(xy, operator=["red", "blue", "red"] * 3 + ["red", "blue"])
    shared = {"INPUT": layer, "GROUP_FIELD": "operator"}
    alone = maps_of(tmp_path, **shared)
    sizes = []
    many = PaperStudent.diffuse_many

    def counted(self, deployment, some, grids):
        sizes.append(len(some))
        return many(self, deployment, some, grids)

    monkeypatch.setattr(PaperStudent, "batch", 3)
    monkeypatch.setattr(PaperStudent, "diffuse_many", counted)
    together = maps_of(tmp_path, name="many.tif", **shared)
    assert sizes == [3, 3, 1, 3, 1]
    for name, values in alone.items():
        assert together[name] == pytest.approx(values, abs=1e-7, nan_ok=True)


def test_a_station_without_a_map_is_told_by_its_own_name(tmp_path, monkeypatch):
    # S0 stands on an island on which no cell of 100 m is land by half
    xy = np.vstack([[(711020.0, 6600000.0)], positions(3)])
    island = (
        "Polygon ((711010 6599000, 711030 6599000, 711030 6601000, 711010 6601000, 711010 6599000))"
    )
    parameters = {"INPUT": stations(xy), "REGION": polygons(LAND, island), "WINDOW": 2000.0}
    for batch in (1, 4):
        monkeypatch.setattr(PaperStudent, "batch", batch)
        with pytest.raises(QgsProcessingException, match="Station S0 cannot be mapped: .* zero"):
            maps_of(tmp_path, **parameters)
    assert not list(tmp_path.iterdir())


def no_torch(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    return {}


def no_weights(tmp_path, monkeypatch):
    monkeypatch.setattr(PaperStudent, "weights", str(tmp_path / "none"))
    return {"WEIGHTS": None, "STUDENT": "paper"}


def foreign(*_):
    return {"WEIGHTS": __file__}


def without_extension(*_):
    return {"WEIGHTS": str(Path(__file__).parents[3] / "LICENSE")}


@pytest.mark.parametrize(
    "case, sentence",
    [
        (no_torch, "package torch, which is not installed .* pip install"),
        (
            no_weights,
            "does not include weights for the student 'paper': give a file of them as WEIGHTS",
        ),
        (foreign, "test_deepmenddiffusion.py is not a safetensors file"),
        (without_extension, "LICENSE is not a safetensors file"),
        (lambda *_: {"WEIGHTS": "/nowhere/w.safetensors"}, "the file of weights /nowhere"),
        (lambda *_: {"STUDENT": "worst"}, "STUDENT"),
        (lambda *_: {"DEVICE": "tpu"}, "DEVICE"),
        (lambda *_: {"WINDOW": 1e6, "CELL_SIZE": 1000}, "Station .* make the window smaller"),
    ],
)
def test_what_cannot_run_is_told_and_leaves_no_file(case, sentence, tmp_path, monkeypatch):
    parameters = {"STUDENT": "paper", "WEIGHTS": weights(), **case(tmp_path, monkeypatch)}
    with pytest.raises(QgsProcessingException, match=sentence):
        maps_of(tmp_path, **parameters)
    assert not list(tmp_path.iterdir())


def test_without_torch_the_other_tools_work(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    path = str(tmp_path / "d.tif")
    run("densitydiffusion", INPUT=stations(positions(3)), OUTPUT=path, **SMALL)
    assert len(bands(path)[0]) == 3


def test_loading_the_tools_does_not_import_torch(root):
    import os
    import subprocess

    code = (
        "import sys; sys.path.insert(0, 'tests'); import conftest; import deepmend.algorithms;"
        " sys.exit('torch' in sys.modules or 'safetensors' in sys.modules)"
    )
    environment = {k: v for k, v in os.environ.items() if not k.startswith("QGIS")}
    done = subprocess.run([sys.executable, "-c", code], cwd=root, env=environment, timeout=120)
    assert done.returncode == 0
