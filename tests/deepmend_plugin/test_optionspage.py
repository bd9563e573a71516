"""The page in QGIS's options, and what begins with what was chosen there."""

import pytest
from qgis.core import QgsProject, QgsSettings

import deepmend
from deepmend.deepmend_plugin import optionspage
from deepmend.deepmend_plugin.inspector.controller import model_of
from deepmend.deepmend_plugin.optionspage import OptionsFactory, problem_of
from deepmend.deepmend_plugin.preferences import GROUP, Preferences, read
from deepmend.models import parallel

from .test_preferences import CHOSEN, neutral  # noqa: F401


@pytest.fixture
def told():
    return []


@pytest.fixture
def page(told, qtbot):
    page = OptionsFactory(lambda: told.append(read())).createWidget(None)
    qtbot.addWidget(page)
    return page


def test_it_shows_what_is_kept_and_keeps_what_is_shown(page, told):
    assert page.preferences() == Preferences()
    page.show_preferences(CHOSEN)
    assert page.preferences() == CHOSEN
    assert read() == Preferences(), "nothing is kept before it is applied"
    page.apply()
    assert told == [CHOSEN]
    assert parallel.cores() == CHOSEN.threads
    page.show_preferences(Preferences())
    page.apply()
    assert read() == Preferences()
    assert QgsSettings().value(f"{GROUP}/model") is None


def test_what_cannot_be_is_told_at_once(page, tmp_path):
    for shown, part in (
        (Preferences(cell_size=2000.0, window=1000.0), "larger than the window"),
        (Preferences(folder=str(tmp_path / "none")), "does not exist"),
        (Preferences(scheduler="localhost"), "localhost"),
    ):
        page.show_preferences(shown)
        assert part in page.problem.text()
    page.show_preferences(Preferences(folder=str(tmp_path)))
    assert page.problem.text() == "" == problem_of(CHOSEN)


def test_the_plugin_adds_the_page_and_takes_it_back(qgis_iface, monkeypatch):
    pages = []
    monkeypatch.setattr(qgis_iface, "registerOptionsWidgetFactory", pages.append, raising=False)
    monkeypatch.setattr(qgis_iface, "unregisterOptionsWidgetFactory", pages.remove, raising=False)
    Preferences(threads=1).write()
    plugin = deepmend.classFactory(qgis_iface)
    plugin.initGui()
    assert [type(page) for page in pages] == [optionspage.OptionsFactory]
    assert parallel.most_threads() == 1
    plugin.unload()
    assert pages == []
    assert parallel.most_threads() is None


@pytest.mark.parametrize(
    "options, name",
    [
        (Preferences(), "best"),
        (Preferences(student="paper"), "paper"),
        (Preferences(model="deepmend"), "best"),
        (Preferences(model="deepmend", student="paper"), "paper"),
        (Preferences(model="density", student="paper"), "density"),
        (Preferences(student="unknown"), "best"),
        (Preferences(model="unknown"), ""),
    ],
)
def test_the_model_that_the_inspector_begins_with(options, name):
    assert model_of(options) in (name, options.model)
    assert name in ("", model_of(options))


def test_the_inspector_begins_with_them(qgis_iface, window, small, layer, settle):
    from deepmend.deepmend_plugin.inspector.controller import Inspector

    Preferences(model="density", cell_size=400.0, weights="none.safetensors").write()
    QgsProject.instance().addMapLayer(layer)
    inspector = Inspector(qgis_iface)
    try:
        dock = inspector.dock
        assert dock.model.currentData() == "density"
        dock.show()
        settle(inspector)
        dock.station.setCurrentIndex(0)
        settle(inspector)
        shown = inspector.picture.shown
        assert shown.band.grid.cell == 400.0
        assert "400 m" in dock.legend.caption
        # weights are those of the student chosen, here the first one, and are not there
        assert "none.safetensors" in inspector.picture.compared["best"].problem
        Preferences(cell_size=5.0, window=60000.0).write()
        inspector.take_up_options()
        settle(inspector)
        assert "12,000 x 12,000" in dock.status.text()
        Preferences(cell_size=200.0).write()
        inspector.take_up_options()
        settle(inspector)
        assert inspector.picture.shown.band.grid.cell == 200.0
        assert not inspector.picture.compared["best"].problem
        assert dock.model.currentData() == "density"
    finally:
        inspector.close()
