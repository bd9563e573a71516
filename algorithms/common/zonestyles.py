"""Styles of zones, and plain words for the fields of what tools write."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsRendererRange,
    QgsStyle,
)

from .legends import classes_of, round_limits

CLASSES = 6


def style_zones(layer, field, label, aliases=None):
    """Classes of a field with about as many zones in each, light where there is little.

    Parameters
    ----------
    layer : QgsVectorLayer
        Of polygons.
    field : str
    label : str
        Of a class: holds {n}, its limits.
    aliases : dict of str to str, optional
        See `explain`.
    """
    explain(layer, aliases or {})
    place = layer.fields().lookupField(field)
    if place < 0:
        return
    values = [feature.attribute(place) for feature in layer.getFeatures()]
    known = [value for value in values if isinstance(value, (int, float))]
    style_classes(layer, field, round_limits(np.array(known, float), CLASSES), label)


def style_classes(layer, field, limits, label):
    """Classes of a field between limits, as `style_zones`."""
    ramp = QgsStyle.defaultStyle().colorRamp("Viridis") or QgsStyle.defaultStyle().colorRamp(
        "Greys"
    )
    texts = classes_of(limits, label)
    ranges = []
    for number, (low, high, text) in enumerate(zip(limits, limits[1:], texts)):
        symbol = QgsFillSymbol.createSimple({"outline_color": "#8c8c8c", "outline_width": "0.1"})
        symbol.setColor(ramp.color(1.0 - (number + 0.5) / (len(limits) - 1)))
        ranges.append(QgsRendererRange(low, high, symbol, text))
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))


def explain(layer, aliases):
    """Give fields names to be read (aliases), by their own: those stay as saved models need them."""
    for name, alias in aliases.items():
        place = layer.fields().lookupField(name)
        if place >= 0:
            layer.setFieldAlias(place, alias)
