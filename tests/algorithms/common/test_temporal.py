"""Rasters and rows that play in the temporal controller."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from qgis.core import Qgis, QgsProject, QgsRasterLayer

from deepmend.algorithms.common import temporal
from deepmend.algorithms.overlay.timesteps import TimeSteps

from ..cases import polygons, write_raster

pytestmark = pytest.mark.usefixtures("qgis_app")

START = datetime(2026, 3, 31, 8)
STEPS = TimeSteps(
    ["2026-03-31T08:00:00", "2026-03-31T09:00:00"],
    [START, START + timedelta(hours=1)],
    timedelta(hours=1),
)


@pytest.fixture
def project():
    return QgsProject()


def raster(tmp_path):
    path = write_raster(tmp_path / "p.tif", [np.full((5, 5), 2.0), np.full((5, 5), 70.0)])
    return QgsRasterLayer(path, "present", "gdal")


def test_each_band_has_its_time(tmp_path, project):
    layer = raster(tmp_path)
    temporal.RasterOverTime(STEPS, 70.0)(layer, project)
    assert layer.temporalProperties().isActive()
    if Qgis.QGIS_VERSION_INT >= temporal.PER_BAND:
        ranges = layer.temporalProperties().fixedRangePerBand()
        assert [ranges[n].begin().toPyDateTime().hour for n in (1, 2)] == [8, 9]
        return
    (other,) = project.mapLayers().values()
    assert other.name() == "present 2026-03-31T09:00:00"
    for one, band, hour in ((layer, 1, 8), (other, 2, 9)):
        times = one.temporalProperties().fixedTemporalRange()
        assert (times.begin().time().hour(), times.end().time().hour()) == (hour, hour + 1)
        assert one.renderer().band() == band
        # one scale for all: 70 devices in a cell of 0.04 km² are 1,750 per km²
        assert one.renderer().classificationMax() == pytest.approx(10_000 * 0.04)


def test_texts_that_are_not_moments_do_not_play(tmp_path, project):
    layer = raster(tmp_path)
    temporal.RasterOverTime(TimeSteps(["a", "b"]), 70.0)(layer, project)
    assert not layer.temporalProperties().isActive()
    assert not project.mapLayers()


def test_rows_are_there_for_as_long_as_a_time_lasts():
    layer = polygons("Polygon ((0 0, 1 0, 1 1, 0 0))")
    values = np.array([0.0, 1.0, 5.0, np.nan, 80.0])
    temporal.zones_style(STEPS, "devices", values, "devices")(layer)
    properties = layer.temporalProperties()
    assert properties.isActive() and properties.startField() == "time"
    assert properties.fixedDuration() == 3600.0
    ranges = layer.renderer().ranges()
    assert ranges[0].lowerValue() == 0.0 and ranges[-1].upperValue() == 80.0


def test_classes_of_nothing():
    layer = polygons("Polygon ((0 0, 1 0, 1 1, 0 0))")
    temporal.zones_style(TimeSteps(["a"]), "devices", np.zeros(3), "devices")(layer)
    assert len(layer.renderer().ranges()) == 1
