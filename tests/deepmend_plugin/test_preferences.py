"""The user's options: kept, read back whatever is there, and handed on."""

import os
import tempfile

import pytest
from qgis.core import QgsSettings

import deepmend
from deepmend.algorithms.common import defaults
from deepmend.algorithms.common.parts import temporary_files
from deepmend.deepmend_plugin import preferences
from deepmend.deepmend_plugin.preferences import GROUP, Preferences, read
from deepmend.models import parallel

CHOSEN = Preferences(
    *("density", "paper", "w.safetensors", "cpu", "tcp://host:8786", 250.0, 20000.0, 1)
)


@pytest.fixture(autouse=True)
def neutral(qgis_app):
    QgsSettings().remove(GROUP)
    yield
    QgsSettings().remove(GROUP)
    Preferences().apply()


def test_they_are_kept_and_removed():
    assert read() == Preferences()
    CHOSEN.write()
    assert read() == CHOSEN
    Preferences(model="voronoi").write()
    assert read() == Preferences(model="voronoi")
    assert set(CHOSEN.parameters) == {
        *("MODEL", "STUDENT", "WEIGHTS", "DEVICE", "SCHEDULER", "CELL_SIZE", "WINDOW")
    }
    assert Preferences().parameters == {}


@pytest.mark.parametrize("nonsense", ["wide", "-5", "nan", "inf", "1e300"])
def test_nonsense_in_the_settings_counts_as_empty(nonsense):
    for name in ("cell_size", "window", "threads"):
        QgsSettings().setValue(f"{GROUP}/{name}", nonsense)
    assert read() == Preferences()


def test_they_are_handed_on_and_taken_back(tmp_path):
    there = parallel.cores()
    Preferences(threads=1, folder=str(tmp_path)).apply()
    assert parallel.cores() == 1
    assert temporary_files() == str(tmp_path)
    Preferences().apply()
    assert parallel.cores() == there
    assert temporary_files() == tempfile.gettempdir()


@pytest.mark.parametrize("asked, expected", [(None, 100.0), ("0", 100.0), ("1", 250.0)])
def test_qgis_process_uses_them_only_where_it_is_asked(monkeypatch, asked, expected):
    CHOSEN.write()
    monkeypatch.delenv(preferences.ASKED, raising=False)
    if asked is not None:
        monkeypatch.setitem(os.environ, preferences.ASKED, asked)
    plugin = deepmend.classFactory(None)
    plugin.initProcessing()
    try:
        algorithm = plugin.provider.algorithm("mapmetric").create()
        assert algorithm.parameterDefinition("CELL_SIZE").defaultValue() == expected
        assert defaults.own_defaults(algorithm) == {}
    finally:
        plugin.unload()
    assert parallel.most_threads() is None
