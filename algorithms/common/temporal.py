"""Layers over time: rasters with a band per time and rows with a time, made to play in QGIS's temporal
controller."""

from __future__ import annotations

from functools import partial

from qgis.core import (
    Qgis,
    QgsDateTimeRange,
    QgsRasterLayer,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QDate, QDateTime, QTime

from . import styles
from .legends import classes_per_km2, head, round_limits
from .zonestyles import CLASSES, style_classes

PER_BAND = 33800
"""QGIS from which on a raster's bands have times of their own."""


def qt_moment(moment):
    """A datetime as Qt's, without a time zone."""
    return QDateTime(
        QDate(moment.year, moment.month, moment.day),
        QTime(moment.hour, moment.minute, moment.second, moment.microsecond // 1000),
    )


def range_of(steps, number):
    """When a time begins and ends."""
    start = steps.starts[number]
    return QgsDateTimeRange(qt_moment(start), qt_moment(start + steps.length), True, False)


class RasterOverTime:
    """A style of a raster with a band per time, one scale for all; it plays where times are moments.

    Parameters
    ----------
    steps : TimeSteps
    most : float
        Largest value of all bands.
    """

    in_project = True
    """It is called with the project too."""

    def __init__(self, steps, most):
        self._steps, self._most = steps, most

    def __call__(self, layer, project):
        heading = styles.style_metric(layer, self._most)
        if self._steps.starts is None:
            return heading
        if Qgis.QGIS_VERSION_INT >= PER_BAND:
            properties = layer.temporalProperties()
            properties.setMode(Qgis.RasterTemporalMode.FixedRangePerBand)
            numbers = range(len(self._steps))
            properties.setFixedRangePerBand({n + 1: range_of(self._steps, n) for n in numbers})
            properties.setIsActive(True)
        else:
            self._add_group(layer, project)
        return heading

    def _add_group(self, layer, project):
        """Show the layer's first band at its time, and the others by layers in a group: before QGIS 3.38
        bands have no times of their own."""
        _show_at(layer, range_of(self._steps, 0))
        if project is None:
            return
        group = project.layerTreeRoot().insertGroup(0, layer.name())
        group.setExpanded(False)
        for number, label in enumerate(self._steps.labels[1:], 1):
            one = QgsRasterLayer(layer.source(), f"{layer.name()} {label}", layer.providerType())
            heading = styles.style_metric(one, self._most)
            one.renderer().setBand(number + 1)
            _show_at(one, range_of(self._steps, number))
            project.addMapLayer(one, False)
            group.addLayer(one).setExpanded(False)
            head(one, project, heading)


def _show_at(layer, times):
    properties = layer.temporalProperties()
    properties.setMode(Qgis.RasterTemporalMode.FixedTemporalRange)
    properties.setFixedTemporalRange(times)
    properties.setIsActive(True)


def zones_style(steps, field, values, unit):
    """A style of zones over time: classes of a density, the same for all times; see `RasterOverTime`."""
    limits = round_limits(values, CLASSES)
    label = classes_per_km2(unit)
    return partial(_style_zones, steps=steps, field=field, limits=limits, label=label)


def _style_zones(layer, steps, field, limits, label):
    style_classes(layer, field, limits, label)
    if steps.starts is not None:
        play_features(layer, "time", steps.length)


def play_features(layer, field, length):
    """Have each row be there from its time on, for as long as a time lasts."""
    properties = layer.temporalProperties()
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeInstantFromField)
    properties.setStartField(field)
    # its name from QGIS 3.30 on, and before
    units = getattr(Qgis, "TemporalUnit", None)
    properties.setDurationUnits(
        units.Seconds if units else QgsUnitTypes.TemporalUnit.TemporalSeconds
    )
    properties.setFixedDuration(length.total_seconds())
    properties.setIsActive(True)
