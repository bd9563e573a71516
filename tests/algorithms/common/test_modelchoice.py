"""Models made from parameters: each takes its own settings, and what is missing is told."""

import sys

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingException

from deepmend.algorithms.common.modelchoice import lacks_a_package, make_model, settings_of
from deepmend.algorithms.comparison.comparemodels import CompareModels
from deepmend.models.ahead import Ahead
from deepmend.models.catalogue import CATALOGUE, DEFAULT, Settings
from deepmend.models.density import DensityModel
from deepmend.models.voronoiboost import model as voronoiboost

from ..cases import LAND, SMALL, Log, polygons, stations, weights

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def make():
    """Of a model's name and parameters: the model."""
    algorithm = CompareModels()
    algorithm.initAlgorithm()
    context = QgsProcessingContext()

    def call(name, log=None, **parameters):
        parameters = {"INPUT": stations(), "REGION": polygons(LAND), **SMALL, **parameters}
        algorithm.prepareAlgorithm(parameters, context, Log())
        plan = algorithm.read_plan(parameters, context, Log())
        return make_model(algorithm, name, parameters, context, log or Log(), plan)

    call.settings = lambda name, **p: settings_of(algorithm, name, p, context)
    return call


@pytest.mark.parametrize("name", CATALOGUE)
def test_every_model_of_the_catalogue_can_be_made(make, name):
    model = make(name)
    for what in ("prepare", "prepare_areas", "service", "diffuse", "served_area"):
        assert callable(getattr(model, what))


def test_a_model_takes_its_own_settings_only(make):
    given = {"BETA": 2.5, "STUDENT": "paper", "WEIGHTS": "w", "DEVICE": "cpu"}
    assert make.settings("voronoi", **given) == Settings()
    assert make.settings("density", **given) == Settings(beta=2.5)
    expected = Settings(student="paper", weights="w", device="cpu")
    assert make.settings("deepmend", **given) == expected
    assert make.settings("deepmend") == Settings()
    model = make("density", BETA=2.5)
    assert isinstance(model, DensityModel) and model.beta == 2.5


def test_the_log_names_student_weights_and_device(make):
    log = Log()
    make(DEFAULT, log)
    assert "Student: best; weights: best.npz; device: cpu" in log.text


def test_a_model_that_maps_several_at_a_time_is_asked_ahead(make):
    model = make("deepmend", STUDENT="paper", WEIGHTS=weights(), DEVICE="cpu")
    assert isinstance(model, Ahead) is (model.batch > 1)


def test_a_missing_package_is_told_with_the_way_to_get_it(make, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(QgsProcessingException, match="package torch, which is not .*pip") as caught:
        make("deepmend", STUDENT="paper")
    assert lacks_a_package(caught.value)


def test_weights_that_cannot_be_used_are_told(make):
    with pytest.raises(
        QgsProcessingException, match="DeepMEND cannot be used: there is no"
    ) as caught:
        make("deepmend", WEIGHTS="/no/such/file.npz")
    assert not lacks_a_package(caught.value) and "Reinstall" not in str(caught.value)


def test_a_broken_file_of_the_plugin_is_told(make, monkeypatch, tmp_path):
    path = tmp_path / "trees.npz"
    path.write_text("nothing")
    monkeypatch.setattr(voronoiboost.VoronoiBoostModel.__init__, "__defaults__", (str(path),))
    with pytest.raises(QgsProcessingException, match="cannot be used: .*Reinstall the plugin."):
        make("voronoiboost")
