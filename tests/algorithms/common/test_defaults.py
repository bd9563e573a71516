"""What the user prefers: where it is taken up, and where it is not."""

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
)

from deepmend.algorithms.common import defaults

PREFERRED = {"CELL_SIZE": 250.0, "WINDOW": 20000.0, "MODEL": "density", "STUDENT": "paper"}


@pytest.fixture(autouse=True)
def neutral():
    yield
    defaults.prefer({})


def tool(provider, name):
    """A tool as dialogs, models and scripts get it."""
    return provider.algorithm(name).create()


def test_dialogs_begin_with_it_and_nothing_else_does(provider):
    before = tool(provider, "mapmetric")
    own = {name: before.parameterDefinition(name).defaultValue() for name in PREFERRED}
    defaults.prefer(PREFERRED)
    algorithm = tool(provider, "mapmetric")
    for name, value in PREFERRED.items():
        assert value != own[name]
        parameter = algorithm.parameterDefinition(name)
        assert parameter.defaultValueForGui() == value
        assert parameter.defaultValue() == own[name]
    assert defaults.own_defaults(algorithm) == own
    defaults.prefer({})
    assert defaults.own_defaults(tool(provider, "mapmetric")) == {}


def test_everywhere_where_it_is_asked_for(provider):
    defaults.prefer(PREFERRED, everywhere=True)
    algorithm = tool(provider, "mapmetric")
    for name, value in PREFERRED.items():
        assert algorithm.parameterDefinition(name).defaultValue() == value
    assert defaults.own_defaults(algorithm) == {}


def test_what_a_tool_does_not_take_is_not_offered(provider):
    defaults.prefer({"MODEL": "no model", "CELL_SIZE": "wide"})
    assert defaults.own_defaults(tool(provider, "mapmetric")) == {}


def test_training_starts_from_its_own(provider):
    defaults.prefer({"CELL_SIZE": 250.0, "WEIGHTS": "w.safetensors", "DEVICE": "cpu"})
    assert set(defaults.own_defaults(tool(provider, "trainstudent"))) == {"DEVICE"}


def test_workflows_begin_with_it_too(provider):
    defaults.prefer(PREFERRED)
    workflow = tool(provider, "metrictozones")
    parameter = workflow.parameterDefinition("MODEL")
    assert parameter.defaultValueForGui() == "density"
    assert parameter.defaultValue() != "density"
    # the one that is copied into the modeller has the plugin's own
    parameter = provider.algorithm("metrictozones").parameterDefinition("MODEL")
    assert parameter.defaultValueForGui() == parameter.defaultValue()


def test_a_saved_model_does_what_it_did(provider, qgis_processing):
    """A step that leaves its number of stations to the tool gets the tool's own."""

    def stations():
        model = QgsProcessingModelAlgorithm("m", "m")
        step = QgsProcessingModelChildAlgorithm("deepmend:samplestations")
        step.setChildId("step")
        place = "650000,690000,6600000,6640000 [EPSG:2154]"
        source = QgsProcessingModelChildParameterSource.fromStaticValue(place)
        step.addParameterSources("EXTENT", [source])
        model.addChildAlgorithm(step)
        context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
        results, ok = model.run({}, context, feedback)
        assert ok, feedback.textLog()
        layer = context.takeResultLayer(results["CHILD_RESULTS"]["step"]["OUTPUT"])
        return layer.featureCount()

    own = tool(provider, "samplestations")
    count = own.parameterDefinition("COUNT").defaultValue()
    assert stations() == count
    defaults.prefer({"COUNT": count + 7})
    assert defaults.own_defaults(tool(provider, "samplestations")) == {"COUNT": count}
    assert stations() == count
    defaults.prefer({"COUNT": count + 7}, everywhere=True)
    assert stations() == count + 7
