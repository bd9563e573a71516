"""Rasters of diffusion maps and a canvas, for the tests of what is done with results."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle

from .result_cases import make_maps, make_stations


@pytest.fixture
def project(qgis_app):
    project = QgsProject.instance()
    project.clear()
    yield project
    project.clear()


@pytest.fixture
def canvas(qgis_canvas):
    qgis_canvas.resize(400, 400)
    qgis_canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:2154"))
    qgis_canvas.setExtent(QgsRectangle(700000, 6600000, 702000, 6602000))
    return qgis_canvas


@pytest.fixture
def maps(project, tmp_path):
    """A layer of maps of the stations A, B and 007, with the tools' style, in the project."""
    layer = make_maps(tmp_path / "maps.tif", ["A", "B", "007"])
    project.addMapLayer(layer)
    return layer


@pytest.fixture
def stations(project):
    """A layer of these stations, in the project."""
    layer = make_stations(["A", "B", "7"])
    project.addMapLayer(layer)
    return layer
