"""Models by name: the parameters that choose them, and the models that these make."""

import os
from types import SimpleNamespace

import numpy as np
import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingParameterDefinition

from deepmend.algorithms.common import modelchoice
from deepmend.algorithms.common.algorithm import DeepMendAlgorithm
from deepmend.algorithms.common.modelchoice import (
    ModelChoiceMixin,
    add_beta,
    add_device,
    add_student,
    add_weights,
    beta_problem,
    lacks_a_package,
    make_model,
    settings_of,
    weights_filter,
)
from deepmend.models.ahead import Ahead
from deepmend.models.catalogue import CATALOGUE, Entry, Settings
from deepmend.models.deepmend.students import STUDENTS
from deepmend.models.deepmend.torch_support import DEVICES, MissingPackageError
from deepmend.models.density import BETA, DensityModel
from deepmend.models.voronoi import VoronoiModel

from ...models.cases import deployment_of, first_inside, student_weights, window_of
from ..cases import Log

pytestmark = pytest.mark.usefixtures("qgis_app")
NO_PLAN = SimpleNamespace(order=[], deployments=[])


class Tool(ModelChoiceMixin, DeepMendAlgorithm):
    """A tool with a choice of one model and one of several."""

    def __init__(self):
        super().__init__()
        self.initAlgorithm()

    def name(self):
        return "tool"

    def displayName(self):
        return "Tool"

    def groupId(self):
        return "comparison"

    def initAlgorithm(self, config=None):
        self.add_model_choice("MODEL", "Model", "help of MODEL", "density")
        self.add_model_choice(
            "MODELS", "Models", "help", ["voronoi"], several=True, optional=True, advanced=True
        )
        self.add_model_settings()


def check(**parameters):
    return Tool().checkParameterValues({"MODEL": "density", **parameters}, QgsProcessingContext())


def settings(name, **parameters):
    return settings_of(Tool(), name, parameters, QgsProcessingContext())


def make(name, log=None, plan=NO_PLAN, **parameters):
    return make_model(Tool(), name, parameters, QgsProcessingContext(), log or Log(), plan)


def is_advanced(parameter):
    return bool(parameter.flags() & QgsProcessingParameterDefinition.Flag.FlagAdvanced)


# -- parameters


def test_parameters():
    tool = Tool()
    found = {p.name(): p for p in tool.parameterDefinitions()}
    assert list(found) == ["MODEL", "MODELS", "BETA", "STUDENT", "WEIGHTS", "DEVICE"]
    assert all(parameter.help() for parameter in found.values())
    for name in ("MODEL", "MODELS"):
        assert found[name].options() == list(CATALOGUE) and found[name].usesStaticStrings()
        assert found[name].allowMultiple() == (name == "MODELS")
    assert found["MODEL"].defaultValue() == "density"
    assert found["MODELS"].defaultValue() == ["voronoi"]
    assert found["BETA"].defaultValue() == BETA
    assert found["STUDENT"].options() == list(STUDENTS)
    assert found["STUDENT"].defaultValue() == Settings().student
    assert found["DEVICE"].options() == list(DEVICES)
    assert found["DEVICE"].defaultValue() == Settings().device
    assert found["WEIGHTS"].defaultValue() is None
    advanced = [name for name, parameter in found.items() if is_advanced(parameter)]
    assert advanced == ["MODELS", "BETA", "STUDENT", "WEIGHTS", "DEVICE"]


def test_parameters_one_by_one():
    added = []

    class Other:
        def add(self, parameter, help, advanced=False):
            added.append((parameter.name(), help, advanced))

    add_beta(Other(), "Remark.")
    add_student(Other())
    add_student(Other(), "Remark.", advanced=True)
    add_weights(Other(), "Label", "help")
    add_device(Other())
    assert [name for name, *_ in added] == ["BETA", "STUDENT", "STUDENT", "WEIGHTS", "DEVICE"]
    assert [advanced for *_, advanced in added] == [False, False, True, True, True]
    assert added[0][1].endswith(" Remark.") and added[2][1].endswith(" Remark.")
    assert added[1][1] == added[1][1].strip()


def test_a_file_dialog_shows_weights_first():
    assert "(*.safetensors)" in weights_filter()


# -- values


def test_values_that_are_fine():
    assert check()[0]
    assert check(MODELS=["voronoi", "deepmend"], BETA=0.5)[0]
    assert check(MODELS="voronoi,density")[0]


@pytest.mark.parametrize(
    "given, name, value",
    [
        ({"MODEL": "vornoi"}, "MODEL", "vornoi"),
        ({"MODEL": ""}, "MODEL", ""),
        ({"MODELS": ["voronoi", "best"]}, "MODELS", "best"),
        ({"MODELS": "voronoi,x"}, "MODELS", "x"),
        ({"MODELS": [0]}, "MODELS", "0"),
        ({"BASELINE": "none"}, "BASELINE", "none"),
    ],
)
def test_names_that_are_no_models(given, name, value):
    is_fine, sentence = check(**given)
    assert not is_fine
    assert sentence == (
        f"{name}: '{value}' is not a model; the models are voronoi, voronoiboost, density, deepmend."
    )


@pytest.mark.parametrize("beta", [0.0, -1.3, float("inf"), float("nan")])
def test_betas_that_are_none(beta):
    problem = beta_problem(Tool(), {"BETA": beta}, QgsProcessingContext())
    assert problem.startswith("BETA must be a positive number") and f"not {beta:g}." in problem
    assert not check(BETA=beta)[0]


@pytest.mark.parametrize("given", [{}, {"BETA": 1e-3}, {"BETA": "2.5"}])
def test_betas_that_can_be(given):
    assert beta_problem(Tool(), given, QgsProcessingContext()) is None


# -- settings


def test_each_model_takes_its_own_settings():
    given = {"BETA": 2.5, "STUDENT": "paper", "WEIGHTS": "w.safetensors", "DEVICE": "cpu"}
    assert settings("voronoi", **given) == settings("voronoiboost", **given) == Settings()
    assert settings("density", **given) == Settings(beta=2.5)
    assert settings("deepmend", **given) == Settings(
        beta=2.5, student="paper", weights="w.safetensors", device="cpu"
    )


def test_without_parameters_the_defaults():
    for name in CATALOGUE:
        assert settings(name) == Settings()


# -- models


def test_models_are_those_of_the_catalogue():
    assert isinstance(make("voronoi"), VoronoiModel)
    model = make("density", BETA=2.5)
    deployment = deployment_of(8)
    station = first_inside(deployment)
    grid = window_of(deployment, station)
    right = DensityModel(2.5).diffuse(deployment, station, grid)
    assert (model.diffuse(deployment, station, grid) == right).all()


def test_the_log_names_a_student():
    log = Log()
    make("deepmend", log)
    weights = os.path.basename(STUDENTS["best"].weights)
    assert f"Student: best; weights: {weights}; device: cpu" in log.text
    log = Log()
    make("voronoi", log)
    make("density", log)
    assert log.text == ""


def test_weights_of_ones_own_are_named(tmp_path):
    pytest.importorskip("torch")
    log = Log()
    weights = student_weights(tmp_path / "w.safetensors")
    make("deepmend", log, STUDENT="paper", WEIGHTS=weights, DEVICE="cpu")
    assert f"Student: paper; weights: {weights}; device: cpu" in log.text


def test_weights_that_cannot_be_used(tmp_path):
    path = tmp_path / "w.safetensors"
    path.write_text("nonsense")
    with pytest.raises(QgsProcessingException, match="DeepMEND cannot be used: .*") as told:
        make("deepmend", WEIGHTS=str(path))
    assert "Reinstall" not in str(told.value)
    assert not lacks_a_package(told.value)


def entry_that(fails):
    def raising(settings):
        raise fails

    return Entry("new", "New", "A new one.", raising)


def test_what_came_with_the_plugin_is_to_be_reinstalled(monkeypatch):
    monkeypatch.setitem(CATALOGUE, "new", entry_that(ValueError("its file is broken")))
    message = "^New cannot be used: its file is broken. Reinstall the plugin.$"
    with pytest.raises(QgsProcessingException, match=message):
        make("new")


def test_a_package_that_is_missing(monkeypatch):
    monkeypatch.setitem(CATALOGUE, "new", entry_that(MissingPackageError("torch")))
    monkeypatch.setattr(modelchoice, "sentence_of", lambda problem: f"install {problem.package} so")
    with pytest.raises(QgsProcessingException, match="^install torch so$") as told:
        make("new")
    assert lacks_a_package(told.value)


def test_a_model_of_batches_is_asked_ahead(monkeypatch):
    deployment = deployment_of(6)
    bands = [
        SimpleNamespace(deployment=deployment, station=i, grid=window_of(deployment, i))
        for i in (3, 1, 4)
    ]

    class Batches:
        batch = 2

        def diffuse_many(self, deployment, stations, grids):
            return [np.full((1, 1), station) for station in stations]

    monkeypatch.setitem(CATALOGUE, "new", Entry("new", "New", "x", lambda settings: Batches()))
    model = make("new", plan=SimpleNamespace(order=bands, deployments=[deployment]))
    assert isinstance(model, Ahead)
    for band in bands:
        assert model.diffuse(band.deployment, band.station, band.grid) == band.station
    Batches.batch = 1
    assert isinstance(make("new"), Batches)
