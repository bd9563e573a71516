"""The inspector in a window that is shown, with small maps and models that load quickly."""

from dataclasses import replace

import pytest
from qgis.core import QgsProject

from .inspector_cases import TIMEOUT, make_stations


@pytest.fixture
def small(monkeypatch):
    """Maps of 60 x 60 cells, and no students but the one that needs no torch."""
    from deepmend.deepmend_plugin.inspector import computation
    from deepmend.models.catalogue import CATALOGUE

    monkeypatch.setattr(computation, "CELL", 200.0)
    monkeypatch.setattr(computation, "WINDOW", 12000.0)
    best, paper = CATALOGUE["deepmend"].variants
    best = replace(best, inputs=paper.inputs)
    monkeypatch.setitem(CATALOGUE, "deepmend", replace(CATALOGUE["deepmend"], variants=(best,)))


@pytest.fixture
def layer(qgis_app):
    layer = make_stations()
    yield layer
    QgsProject.instance().clear()


@pytest.fixture
def window(qgis_iface, monkeypatch):
    """QGIS's window, shown, to which docks are really added."""
    window = qgis_iface.mainWindow()
    monkeypatch.setattr(qgis_iface, "addDockWidget", window.addDockWidget)
    monkeypatch.setattr(qgis_iface, "removeDockWidget", window.removeDockWidget)
    window.show()
    yield window
    window.hide()


@pytest.fixture
def inspector(qgis_iface, window, small, qtbot):
    from deepmend.deepmend_plugin.inspector.controller import Inspector

    inspector = Inspector(qgis_iface)
    inspector.dock.show()
    yield inspector
    inspector.close()


@pytest.fixture
def settle(qtbot):
    """Wait until an inspector has nothing more to do."""

    def wait(inspector):
        qtbot.waitUntil(lambda: not inspector.is_busy, timeout=TIMEOUT)

    return wait


@pytest.fixture
def opened(inspector, layer, settle):
    """The inspector after it has read the stations."""
    QgsProject.instance().addMapLayer(layer)
    settle(inspector)
    return inspector
