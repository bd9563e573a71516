"""A second style of a station's map: where 50, 75 and 95 % of its users are."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    Qgis,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
    QgsStyle,
)
from qgis.PyQt.QtGui import QColor

from ...models.credible import credible_cells
from .messages import readable, tr

LEVELS = (0.5, 0.75, 0.95)
MOST_CELLS = 4_000_000
"""Cells of a raster up to which all of them are looked at while it is loaded."""


def add_share_style(layer):
    """Put the style beside the one that a layer has, under Styles in its menu.

    Only where the raster has one band: of several, each has limits of its own, and a style has one set.
    """
    manager = layer.styleManager()
    if layer.bandCount() != 1 or manager is None or layer.width() * layer.height() > MOST_CELLS:
        return
    name = tr("Where 50, 75 and 95 % of the users are")
    values = band_values(layer, layer.width(), layer.height())
    if name in manager.styles() or not values.any():
        return
    shown = layer.renderer().clone()
    layer.setRenderer(_renderer(layer, values))
    manager.addStyleFromLayer(name)
    layer.setRenderer(shown)


def band_values(layer, columns, rows):
    """Values of the first band at so many places evenly over it, NoData as 0: float64 (columns * rows,).

    Nothing where these are not of single precision, as all that the tools write are.
    """
    block = layer.dataProvider().block(1, layer.extent(), columns, rows)
    if not block.isValid() or block.dataType() != Qgis.DataType.Float32:
        return np.zeros(0)
    values = np.frombuffer(bytes(block.data()), np.float32).astype(np.float64)
    nothing = ~np.isfinite(values)
    if block.hasNoDataValue():
        nothing |= values == block.noDataValue()
    return np.where(nothing, 0.0, values)


def _renderer(layer, values):
    """One colour for each level, the innermost darkest."""
    ramp = QgsStyle.defaultStyle().colorRamp("Viridis") or QgsStyle.defaultStyle().colorRamp(
        "Greys"
    )
    limits = [float(values[cells].min()) for cells, _ in credible_cells(values, LEVELS)]
    # a class ends with the largest value that is in it
    ends = [np.nextafter(np.float32(limit), np.float32(0.0)) for limit in limits]
    item = QgsColorRampShader.ColorRampItem
    items = [item(float(ends[-1]), QColor(255, 255, 255, 0), tr("the others"))]
    for number, level in reversed(list(enumerate(LEVELS))):
        end = float(ends[number - 1]) if number else np.inf
        colour = ramp.color(number / len(LEVELS))
        colour.setAlpha(170)
        label = tr("{n} % of the users").format(n=readable(100.0 * level))
        items.append(item(end, colour, label))
    shader = QgsColorRampShader(0.0, float(values.max()))
    shader.setColorRampType(QgsColorRampShader.Type.Discrete)
    shader.setColorRampItemList(items)
    legend = QgsColorRampLegendNodeSettings()
    legend.setUseContinuousLegend(False)
    shader.setLegendSettings(legend)
    function = QgsRasterShader()
    function.setRasterShaderFunction(shader)
    return QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, function)
