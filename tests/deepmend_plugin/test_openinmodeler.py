"""Ready workflows opened in the graphical modeller."""

import types

import pytest
from qgis.core import QgsProcessingModelAlgorithm

from deepmend.deepmend_plugin.workflows import NAMES, openinmodeler

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def entry():
    from processing.gui.ProviderActions import ProviderContextMenuActions

    before = list(ProviderContextMenuActions.actions)
    undo = openinmodeler.install()
    (added,) = [a for a in ProviderContextMenuActions.actions if a not in before]
    yield added
    undo()
    assert ProviderContextMenuActions.actions == before


def test_it_is_offered_for_workflows_only(entry, provider):
    for algorithm in provider.algorithms():
        entry.setData(algorithm, None)
        assert entry.isEnabled() is (algorithm.name() in NAMES)
    entry.setData("a group", None)
    assert not entry.isEnabled()


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_model_of_the_users_own(provider, name, tmp_path):
    workflow = provider.algorithm(name)
    model = openinmodeler.copy_of(workflow)
    assert type(model) is QgsProcessingModelAlgorithm
    assert model.sourceFilePath() == ""
    assert set(model.childAlgorithms()) == set(workflow.childAlgorithms())
    parameters = [p.name() for p in model.parameterDefinitions()]
    assert parameters == [p.name() for p in workflow.parameterDefinitions()]
    assert model.toFile(str(tmp_path / "mine.model3"))


def test_it_opens_the_modeller(entry, provider, monkeypatch):
    from processing.modeler.ModelerDialog import ModelerDialog

    opened = []

    class Dialog:
        update_model = types.SimpleNamespace(connect=lambda slot: None)

        def show(self):
            opened.append("shown")

        activate = show

    monkeypatch.setattr(
        ModelerDialog, "create", staticmethod(lambda model: opened.append(model) or Dialog())
    )
    entry.setData(provider.algorithm(NAMES[0]), None)
    entry.execute()
    assert isinstance(opened[0], QgsProcessingModelAlgorithm)
    assert "shown" in opened
