"""Life cycle of the plugin, and what it says where a Python package is missing."""

import os
import sys
import types

import pytest
from qgis.core import QgsApplication
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton

import deepmend
from deepmend.algorithms.common import guide
from deepmend.algorithms.common.algorithm import DeepMendAlgorithm
from deepmend.deepmend_plugin import plugin as plugin_module
from deepmend.deepmend_plugin import provider as provider_module
from deepmend.deepmend_plugin import requirements


def registered():
    return QgsApplication.processingRegistry().providerById("deepmend")


@pytest.fixture
def messages(qgis_app):
    """All that is written to the message log, as (text, tag)."""
    heard = []

    def hear(text, tag, level):
        heard.append((text, tag))

    log = QgsApplication.messageLog()
    log.messageReceived[str, str, provider_module.Qgis.MessageLevel].connect(hear)
    yield heard
    log.messageReceived[str, str, provider_module.Qgis.MessageLevel].disconnect(hear)


@pytest.fixture
def plugin(qgis_iface):
    plugin = deepmend.classFactory(qgis_iface)
    yield plugin
    plugin.unload()


@pytest.fixture
def old_shapely(monkeypatch):
    """A Python that has Debian's shapely."""
    monkeypatch.setitem(sys.modules, "shapely", types.SimpleNamespace(__version__="1.8.5.post1"))


def test_loads_unloads_and_loads_again(plugin):
    before = QgsApplication.processingRegistry().providers()
    assert registered() is None
    for _ in range(3):
        plugin.initGui()
        assert registered() is plugin.provider
        plugin.unload()
        assert registered() is None
        assert plugin.provider is None
    assert QgsApplication.processingRegistry().providers() == before


def test_unload_without_initGui_and_twice(plugin):
    plugin.unload()
    plugin.initGui()
    plugin.unload()
    plugin.unload()
    assert registered() is None


def test_initProcessing_then_initGui_registers_one_provider(plugin):
    """QGIS may have asked for the tools before it builds its window."""
    plugin.initProcessing()
    provider = plugin.provider
    plugin.initGui()
    assert plugin.provider is provider
    ids = [p.id() for p in QgsApplication.processingRegistry().providers()]
    assert ids.count("deepmend") == 1


def test_works_without_a_window(qgis_app):
    """As in `qgis_process`."""
    plugin = deepmend.classFactory(None)
    plugin.initProcessing()
    try:
        assert registered().algorithms()
    finally:
        plugin.unload()
    assert registered() is None


def test_old_shapely_is_named_and_the_plugin_still_loads(plugin, old_shapely, messages):
    plugin.initGui()
    assert registered() is plugin.provider
    assert plugin.provider.algorithms() == []
    sentence = plugin.provider.warningMessage()
    assert "shapely 2.0 or newer (found 1.8.5.post1)" in sentence
    assert "shapely>=2.0" in sentence
    assert "pip install" in sentence
    assert "numpy 1" not in sentence
    assert (sentence, "DeepMEND") in messages


@pytest.fixture
def quiet_window(qgis_iface):
    """QGIS's window, of which only menu and message bar are asked; what they were given."""
    shown, menu = [], []
    bar = QgsMessageBar(qgis_iface.mainWindow())
    bar.widgetAdded.connect(shown.append)
    iface = types.SimpleNamespace(
        mainWindow=qgis_iface.mainWindow,
        messageBar=lambda: bar,
        addPluginToMenu=lambda name, action: menu.append((name, action.text())),
        removePluginMenu=lambda name, action: menu.remove((name, action.text())),
    )
    return iface, shown, menu


def test_window_shows_the_sentence(quiet_window, old_shapely):
    iface, shown, menu = quiet_window
    plugin = deepmend.classFactory(iface)
    plugin.initGui()
    try:
        (message,) = shown
        assert message.title() == "DeepMEND"
        assert message.text() == plugin.provider.warningMessage() != ""
        assert menu == [("DeepMEND", "User guide")]
        copy, guide = message.findChildren(QPushButton)
        copy.click()
        command = QgsApplication.clipboard().text()
        assert command.endswith("safetensors") or "shapely>=2.0" in command
        assert f"  {command}  " in plugin.provider.warningMessage()
        assert guide.text() == "User guide"
    finally:
        plugin.unload()
    assert menu == []


def test_a_sentence_without_command_has_no_button(quiet_window, monkeypatch):
    iface, shown, _ = quiet_window
    monkeypatch.setattr(requirements.Qgis, "QGIS_VERSION_INT", 31609)
    plugin = deepmend.classFactory(iface)
    plugin.initGui()
    plugin.unload()
    assert [button.text() for button in shown[0].findChildren(QPushButton)] == ["User guide"]


def test_menu_opens_the_guide(plugin, monkeypatch, root):
    opened = []
    monkeypatch.setattr(plugin_module.QDesktopServices, "openUrl", opened.append)
    plugin.initGui()
    plugin.menu.actions["UserGuide"].trigger()
    (address,) = opened
    assert os.path.realpath(address.toLocalFile()) == str(root / "docs" / "README.md")


def test_menu_is_taken_back(plugin):
    plugin.initGui()
    names = set(plugin.menu.actions)
    assert names >= {"StationInspector", "ShowStation", "MapLayout", "LoadSample", "UserGuide"}
    plugin.unload()
    assert plugin.menu is None
    assert DeepMendAlgorithm.make_dialog is None


def test_guide_for_a_browser_is_preferred(monkeypatch, tmp_path):
    monkeypatch.setattr(guide, "FOLDER", str(tmp_path))
    assert guide.guide_page("models").endswith("/models.md")
    (tmp_path / "models.html").touch()
    assert guide.guide_page("models").endswith("/models.html")


@pytest.mark.parametrize("version, old", [(31609, True), (32200, False), (40001, False)])
def test_old_qgis_is_named(monkeypatch, version, old):
    monkeypatch.setattr(requirements.Qgis, "QGIS_VERSION_INT", version)
    sentence = requirements.obstacle()
    assert sentence == requirements.old_qgis_sentence()
    assert ("they need QGIS 3.22 or newer, and this is 3.16: install" in sentence) is old


def test_terminal_shows_the_sentence(qgis_app, old_shapely, capsys):
    plugin = deepmend.classFactory(None)
    plugin.initProcessing()
    try:
        assert capsys.readouterr().err.strip() == plugin.provider.warningMessage() != ""
    finally:
        plugin.unload()


def test_absent_packages_are_named_together(plugin, monkeypatch):
    for name in ("scipy", "shapely"):
        monkeypatch.setitem(sys.modules, name, None)
    plugin.initGui()
    sentence = plugin.provider.warningMessage()
    assert "scipy 1.0 or newer (not installed)" in sentence
    assert "shapely 2.0 or newer (not installed)" in sentence
    assert plugin.provider.algorithms() == []


def test_tools_come_back_once_the_package_is_there(plugin, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setitem(sys.modules, "shapely", None)
        plugin.initGui()
        assert plugin.provider.warningMessage()
    plugin.provider.refreshAlgorithms()
    assert plugin.provider.warningMessage() == ""
    assert plugin.provider.algorithms()


def test_a_tool_that_cannot_be_imported_is_reported(plugin, messages, monkeypatch):
    monkeypatch.setitem(sys.modules, "deepmend.algorithms.toolbox", None)
    plugin.initGui()
    assert plugin.provider.algorithms() == []
    assert "deepmend.algorithms.toolbox" in plugin.provider.warningMessage()
    assert (plugin.provider.warningMessage(), "DeepMEND") in messages


@pytest.mark.parametrize(
    ("found", "missing"),
    [("1.23.5", True), ("1.24.0", False), ("1.26.4", False), ("2.0.0rc1", False), ("2.4", False)],
)
def test_versions_are_compared_as_numbers(monkeypatch, found, missing):
    monkeypatch.setitem(sys.modules, "somepackage", types.SimpleNamespace(__version__=found))
    result = requirements.missing_packages([("somepackage", (1, 24))])
    assert result == ([("somepackage", (1, 24), found)] if missing else [])


@pytest.mark.parametrize("version", ["0+unknown", "", "unknown", None])
@pytest.mark.parametrize("able", [True, False])
def test_a_package_that_does_not_tell_its_version_is_asked_what_it_can_do(
    monkeypatch, version, able
):
    abilities = dict.fromkeys(requirements.ABILITIES["shapely"]) if able else {}
    package = types.SimpleNamespace(__version__=version, geos_version=(3, 11, 1), **abilities)
    if version is None:
        del package.__version__
    monkeypatch.setitem(sys.modules, "shapely", package)
    missing = requirements.missing_packages([("shapely", (2, 0))])
    assert (missing == []) == able
    assert requirements.missing_sentence(missing) == "" if able else "shapely" in str(missing)


def test_abilities_are_those_of_the_packages_that_run_here():
    for name, abilities in requirements.ABILITIES.items():
        package = __import__(name)
        assert all(hasattr(package, ability) for ability in abilities)


@pytest.fixture
def on_linux(monkeypatch):
    """QGIS with Debian 12's GEOS, whatever runs the tests."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(requirements.Qgis, "geosVersionInt", staticmethod(lambda: 31101))


def shapely_with(geos):
    return types.SimpleNamespace(__version__="2.1.2", geos_version=geos)


def test_shapely_that_would_crash_qgis_is_refused(plugin, on_linux, monkeypatch):
    monkeypatch.setitem(sys.modules, "shapely", shapely_with((3, 13, 1)))
    plugin.initGui()
    assert plugin.provider.algorithms() == []
    sentence = plugin.provider.warningMessage()
    assert "shapely 2.1.2 brings GEOS 3.13" in sentence
    assert "GEOS 3.11" in sentence
    assert "'shapely>=2.0,<2.1'" in sentence


@pytest.mark.parametrize(
    ("platform", "qgis", "own", "clash"),
    [
        ("linux", 31101, (3, 13, 1), True),
        ("linux", 31201, (3, 13, 1), True),
        ("linux", 31301, (3, 13, 4), False),
        ("linux", 31101, (3, 11, 4), False),
        ("linux", 31002, (3, 11, 4), False),
        ("linux", 31401, (3, 14, 1), False),
        ("linux", 31401, (3, 13, 1), False),
        ("win32", 31101, (3, 13, 1), False),
        ("darwin", 31101, (3, 13, 1), False),
    ],
)
def test_only_a_newer_geos_on_linux_is_too_new(monkeypatch, platform, qgis, own, clash):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(requirements.Qgis, "geosVersionInt", staticmethod(lambda: qgis))
    monkeypatch.setitem(sys.modules, "shapely", shapely_with(own))
    assert (requirements.too_new_shapely() is not None) is clash


@pytest.mark.parametrize("found", [None, object()])
def test_safetensors_is_installed_in_the_same_go(monkeypatch, found):
    monkeypatch.setattr(requirements.importlib.util, "find_spec", lambda name: found)
    sentence = requirements.missing_sentence([("scipy", (1, 0), None)])
    assert sentence.count("safetensors") == (found is None)


def test_advice_never_leads_into_the_clash(on_linux):
    sentence = requirements.missing_sentence([("shapely", (2, 0), None), ("scipy", (1, 0), None)])
    assert "'shapely>=2.0,<2.1'" in sentence
    assert "'scipy>=1.0'" in sentence
