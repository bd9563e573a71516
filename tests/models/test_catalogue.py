"""The list of models: each of them is made, is what it promises, and is named in the user's language."""

import dataclasses

import numpy as np
import pytest

from deepmend.models import catalogue as catalogue_module
from deepmend.models.catalogue import (
    BASELINE,
    CATALOGUE,
    DEFAULT,
    DiffusionModel,
    Settings,
    each_model,
)
from deepmend.models.deepmend.students import STUDENTS
from deepmend.models.density import BETA, DensityModel

from .cases import deployment_of, first_inside, student_weights, window_of

WHOLE = [name for name, entry in each_model().items() if not entry.packages]
WHAT_MODELS_DO = [name for name in vars(DiffusionModel) if not name.startswith("_")]


def test_names():
    assert list(CATALOGUE) == ["voronoi", "voronoiboost", "density", "deepmend"]
    assert all(entry.name == name for name, entry in CATALOGUE.items())
    assert DEFAULT in CATALOGUE and BASELINE in CATALOGUE and DEFAULT != BASELINE


def test_settings():
    settings = Settings()
    assert settings.beta == BETA and settings.student == next(iter(STUDENTS))
    assert settings.weights is None and settings.device == "auto"
    names = {field.name for field in dataclasses.fields(Settings)}
    for entry in CATALOGUE.values():
        assert set(entry.takes) <= names


def test_each_model_by_itself():
    models = each_model()
    assert list(models) == [*STUDENTS, "density", "voronoiboost", "voronoi"]
    assert next(iter(models)) == Settings().student
    assert all(entry.name == name and not entry.variants for name, entry in models.items())
    for name, student in STUDENTS.items():
        assert models[name].packages == (("torch",) if student.needs_torch else ())
        assert models[name].label == f"DeepMEND {name}"


def test_titles():
    settings = Settings(beta=2.5, student="paper")
    assert [entry.title(settings) for entry in CATALOGUE.values()] == [
        "Voronoi",
        "VoronoiBoost",
        "Density model, beta 2.5",
        "DeepMEND paper",
    ]


def test_descriptions():
    for entry in {**CATALOGUE, **each_model()}.values():
        text = entry.describe(Settings(beta=2.5))
        assert text.endswith(".") and "{" not in text
    assert "beta 2.5" in CATALOGUE["density"].describe(Settings(beta=2.5))


def test_names_in_the_users_language(monkeypatch):
    monkeypatch.setattr(catalogue_module, "tr", lambda text: text.upper())
    assert CATALOGUE["density"].shown == "DENSITY MODEL"
    assert CATALOGUE["voronoi"].describe(Settings()).startswith("EVERY DEVICE")


def test_models_are_made_of_their_settings():
    model = CATALOGUE["density"].make(Settings(beta=2.5))
    deployment = deployment_of(8)
    station = first_inside(deployment)
    grid = window_of(deployment, station)
    right = DensityModel(2.5).diffuse(deployment, station, grid)
    assert (model.diffuse(deployment, station, grid) == right).all()
    other = CATALOGUE["density"].make(Settings()).diffuse(deployment, station, grid)
    assert np.abs(other - right).max() > 1e-6


def test_settings_that_cannot_be():
    with pytest.raises(ValueError, match="beta"):
        CATALOGUE["density"].make(Settings(beta=-1.0))
    with pytest.raises(ValueError, match="'x' is not a student: choose one of best, paper"):
        CATALOGUE["deepmend"].make(Settings(student="x"))


def test_variants_are_students_whatever_is_chosen():
    best = each_model()["best"].make(Settings(student="paper"))
    assert isinstance(best, STUDENTS["best"])


def test_weights_of_ones_own(tmp_path):
    pytest.importorskip("torch")
    weights = student_weights(tmp_path / "w.safetensors")
    model = CATALOGUE["deepmend"].make(Settings(student="paper", weights=weights, device="cpu"))
    assert isinstance(model, STUDENTS["paper"])
    assert model.device.startswith("cpu")
    with pytest.raises(ValueError, match="paper"):
        CATALOGUE["deepmend"].make(Settings(student="best", weights=weights))
    # what is shown beside it has its own
    assert isinstance(
        each_model()["best"].make(Settings(student="paper", weights=weights)), STUDENTS["best"]
    )
    with pytest.raises(ValueError, match="tpu"):
        CATALOGUE["deepmend"].make(Settings(student="paper", weights=weights, device="tpu"))


@pytest.mark.parametrize("name", WHOLE)
def test_each_model_keeps_the_contract(name):
    model = each_model()[name].make(Settings())
    assert all(callable(getattr(model, what)) for what in WHAT_MODELS_DO)
    deployment = deployment_of(8)
    station = first_inside(deployment)
    grid = window_of(deployment, station)
    seen = []
    assert model.prepare(deployment, lambda fraction: seen.append(fraction) or True)
    assert model.prepare_areas(deployment, lambda fraction: seen.append(fraction) or True)
    assert all(0.0 <= fraction <= 1.0 for fraction in seen)
    values = model.diffuse(deployment, station, grid)
    assert values.dtype == np.float32 and values.shape == grid.shape
    assert values.sum(dtype=float) == pytest.approx(1.0, abs=1e-5) and values.min() >= 0.0
    assert (values[deployment.region_weight(grid) == 0.0] == 0.0).all()
    assert model.served_area(deployment, station, grid) > 0.0
    shares = model.service(deployment, deployment.xy[:3])
    assert shares.values.sum(axis=1) == pytest.approx(1.0)
