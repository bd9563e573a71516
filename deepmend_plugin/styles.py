"""Default styles, put on result layers when QGIS loads them."""

from __future__ import annotations

import math
from collections import deque

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsMarkerSymbol,
    QgsProcessingLayerPostProcessorInterface,
    QgsRasterShader,
    QgsRendererCategory,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsStyle,
)
from qgis.PyQt.QtGui import QColor

MAPS, CELLS, LEVELS, STATIONS = "maps", "cells", "levels", "stations"

TOP = 1e-2  # probability in a cell of 100 m: the end of the colour scale
DECADES = 7
STEPS = 2  # colours a decade


def map_ramp():
    """The colours of diffusion maps, from much to little."""
    return QgsStyle.defaultStyle().colorRamp("Magma") or QgsStyle.defaultStyle().colorRamp("Greys")


def style_maps(layer):
    """One logarithmic scale for all maps of a cell size, so that layers can be compared by eye."""
    cell = layer.rasterUnitsPerPixelX()
    top = 10.0 ** round(math.log10(TOP * (cell / 100.0) ** 2)) if cell > 0 else TOP
    ramp = map_ramp()
    shader = QgsColorRampShader(top * 10.0**-DECADES, top)
    shader.setColorRampType(QgsColorRampShader.Type.Interpolated)
    items = [QgsColorRampShader.ColorRampItem(0.0, QColor(0, 0, 0, 0), "0")]
    for step in range(DECADES * STEPS + 1):
        value = top * 10.0 ** (step / STEPS - DECADES)
        # light where there is little, so that the map below shows through
        colour = ramp.color(1.0 - step / (DECADES * STEPS))
        colour.setAlpha(int(70 + 185 * min(1.0, step / (2 * STEPS))))
        items.append(QgsColorRampShader.ColorRampItem(value, colour, f"{value:.0e}"))
    shader.setColorRampItemList(items)
    # a continuous colour bar would be linear, and all of the scale in its lowest pixel
    legend = QgsColorRampLegendNodeSettings()
    legend.setUseContinuousLegend(False)
    shader.setLegendSettings(legend)
    raster_shader = QgsRasterShader()
    raster_shader.setRasterShaderFunction(shader)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, raster_shader)
    renderer.setClassificationMin(top * 10.0**-DECADES)
    renderer.setClassificationMax(top)
    layer.setRenderer(renderer)


def style_cells(layer):
    """Outlines only, so that maps below stay visible."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#1f6f8b", "outline_width": "0.3"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def style_levels(layer):
    """Nested cells, one colour for each tau, the innermost darkest and on top."""
    taus = sorted({feature["tau"] for feature in layer.getFeatures()}, reverse=True)
    ramp = QgsStyle.defaultStyle().colorRamp("Viridis") or QgsStyle.defaultStyle().colorRamp(
        "Greys"
    )
    categories = []
    for i, tau in enumerate(taus):
        colour = ramp.color(1.0 - i / max(1, len(taus) - 1))
        colour.setAlpha(60)
        symbol = QgsFillSymbol.createSimple(
            {"outline_color": colour.name(), "outline_width": "0.4"}
        )
        symbol.setColor(colour)
        categories.append(QgsRendererCategory(tau, symbol, f"{tau:.0%}"))
    renderer = QgsCategorizedSymbolRenderer("tau", categories)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("tau", False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)


def style_stations(layer):
    """Small dots with a light rim, readable on any map."""
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#d7301f", "outline_color": "#ffffff", "size": "1.8"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Runs one of the functions above on a layer that a tool has made."""

    def __init__(self, style):
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer, context, feedback):
        self._style(layer)
        layer.triggerRepaint()


_STYLES = {MAPS: style_maps, CELLS: style_cells, LEVELS: style_levels, STATIONS: style_stations}

# One for each layer: some versions of QGIS delete a post-processor after use. And none of them keeps a
# reference to it until then, so the last ones are kept here.
_recent = deque(maxlen=100)


def style_when_loaded(context, destination, style):
    """Have QGIS put a style on an output once it is loaded; nothing where it is not to be loaded."""
    if context.willLoadLayerOnCompletion(destination):
        styler = _Styler(_STYLES[style])
        _recent.append(styler)
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)
