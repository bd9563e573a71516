"""The catalogue: names that saved models rest on, titles, descriptions, and each model by itself."""

import pytest

from deepmend.models.catalogue import BASELINE, CATALOGUE, DEFAULT, Settings, each_model
from deepmend.models.deepmend.students import STUDENTS


def test_names_are_those_promised():
    assert list(CATALOGUE) == ["voronoi", "voronoiboost", "density", "deepmend"]
    assert {DEFAULT, BASELINE} <= set(CATALOGUE)
    assert all(entry.name == name for name, entry in CATALOGUE.items())


def test_each_by_itself_the_default_first():
    found = each_model()
    assert list(found) == [*STUDENTS, "density", "voronoiboost", "voronoi"]
    assert all(entry.name == name and not entry.variants for name, entry in found.items())
    assert {entry.label for entry in found.values()} >= {"DeepMEND best", "Voronoi"}


@pytest.mark.parametrize("name", each_model())
def test_models_that_need_no_package_can_be_made(name):
    entry = each_model()[name]
    if not entry.packages:
        assert entry.make(Settings()) is not entry.make(Settings())


def test_titles_tell_models_of_a_kind_apart():
    settings = Settings(beta=2.0, student="paper")
    titles = {name: entry.title(settings) for name, entry in CATALOGUE.items()}
    assert titles["density"] == "Density model, beta 2"
    assert titles["deepmend"] == "DeepMEND paper"
    assert titles["voronoi"] == "Voronoi"


def test_descriptions_are_sentences():
    for entry in [*CATALOGUE.values(), *each_model().values()]:
        text = entry.describe(Settings(beta=2.0))
        assert text.endswith(".") and "{" not in text
    assert "beta 2" in CATALOGUE["density"].describe(Settings(beta=2.0))


def test_settings_that_are_taken_are_settings():
    for entry in CATALOGUE.values():
        assert set(entry.takes) <= set(Settings.__dataclass_fields__)
