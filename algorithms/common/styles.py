"""Default styles, put on result layers when QGIS loads them."""

from __future__ import annotations

import math
from collections import deque

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsExpression,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGraduatedSymbolRenderer,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalettedRasterRenderer,
    QgsPalLayerSettings,
    QgsProcessingLayerPostProcessorInterface,
    QgsProperty,
    QgsRasterBandStats,
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsStyle,
    QgsSymbolLayer,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from .cellplan import azimuth_field

MAPS, CELLS, LEVELS, STATIONS = "maps", "cells", "levels", "stations"
REGIONS, GAIN, AREAS = "regions", "gain", "areas"
METRIC, VALUES, FLOWS = "metric", "values", "flows"
CV = "cv"

TOP = 1e-2  # probability in a cell of 100 m: the end of the colour scale
DECADES = 7
STEPS = 2  # colours a decade

GAIN_COLOURS = ("#b35806", "#f1a340", "#f7f7f7", "#998ec3", "#542788")
DISTANCE_COLOURS = ("#feebe2", "#fbb4b9", "#f768a1", "#c51b8a", "#7a0177")
LIMIT = 1e9  # beyond any gain: QGIS writes no infinite numbers into a style


def map_ramp():
    """The colours of diffusion maps, from much to little."""
    return QgsStyle.defaultStyle().colorRamp("Magma") or QgsStyle.defaultStyle().colorRamp("Greys")


def style_maps(layer):
    """One logarithmic scale for all maps of a cell size, so that layers can be compared by eye."""
    cell = layer.rasterUnitsPerPixelX()
    top = 10.0 ** round(math.log10(TOP * (cell / 100.0) ** 2)) if cell > 0 else TOP
    _style_logarithmic(layer, top)


def style_metric(layer, most=None):
    """A logarithmic scale below the layer's largest value, or another one."""
    most = _largest(layer) if most is None else most
    _style_logarithmic(layer, 10.0 ** math.ceil(math.log10(most)) if most > 0.0 else 1.0)


def _largest(layer):
    statistics = layer.dataProvider().bandStatistics(1, QgsRasterBandStats.Stats.Max)
    return statistics.maximumValue


def _style_logarithmic(layer, top):
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


def style_values(layer):
    """An even scale from 0 to the layer's largest value."""
    most = _largest(layer)
    ramp = QgsStyle.defaultStyle().colorRamp("Viridis") or map_ramp()
    shader = QgsColorRampShader(0.0, most, ramp)
    shader.classifyColorRamp(5)
    raster_shader = QgsRasterShader()
    raster_shader.setRasterShaderFunction(shader)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, raster_shader)
    renderer.setClassificationMin(0.0)
    renderer.setClassificationMax(most)
    layer.setRenderer(renderer)


def style_servers(layer, names):
    """A colour for each station, by number from 1, unlike those of the numbers beside it."""
    classes = []
    for number, name in enumerate(names, 1):
        # steps of the golden angle around the circle of hues never come near each other soon
        hue = (0.618034 * number) % 1.0
        colour = QColor.fromHsvF(hue, 0.45 + 0.35 * (number % 2), 0.75 + 0.2 * (number % 3 == 0))
        classes.append(QgsPalettedRasterRenderer.Class(number, colour, name))
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))


def style_cells(layer):
    """Outlines only, so that maps below stay visible."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#1f6f8b", "outline_width": "0.3"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def style_levels(layer):
    """Nested cells, one colour for each tau, the innermost darkest and on top."""
    _style_nested(layer, "tau", "{:.0%}")


def style_regions(layer):
    """Credible regions, one colour for each level, the innermost darkest and on top."""
    _style_nested(layer, "level", "{:g} %")


def style_areas(layer):
    """A colour for each station as in the raster of best servers, with light borders and the station's id;
    one symbol, or the legend would be as long as the list of stations."""
    symbol = QgsFillSymbol.createSimple({"outline_color": "#ffffff", "outline_width": "0.4"})
    colour = (
        'color_hsva((0.618034 * "number" * 360) % 360, 45 + 35 * ("number" % 2),'
        ' 75 + 20 * ("number" % 3 = 0), 65)'
    )
    symbol.symbolLayer(0).setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyFillColor, QgsProperty.fromExpression(colour)
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    settings = QgsPalLayerSettings()
    settings.fieldName = "station_id"
    form = QgsTextFormat()
    form.setSize(8)
    rim = QgsTextBufferSettings()
    rim.setEnabled(True)
    rim.setSize(0.7)
    form.setBuffer(rim)
    settings.setFormat(form)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)


def style_flows(layer):
    """Lines as wide and as dark as the flow is large, the largest 2.5 mm."""
    most = layer.maximumValue(layer.fields().lookupField("flow")) or 1.0
    share = f'("flow" / {float(most)!r})'
    symbol = QgsLineSymbol.createSimple({"line_color": "#1f6f8b", "capstyle": "round"})
    for name, expression in (
        (QgsSymbolLayer.Property.PropertyStrokeWidth, f"0.05 + 2.45 * {share}"),
        (
            QgsSymbolLayer.Property.PropertyStrokeColor,
            f"color_rgba(31, 111, 139, 8 + 222 * {share} ^ 1.5)",
        ),
    ):
        symbol.symbolLayer(0).setDataDefinedProperty(name, QgsProperty.fromExpression(expression))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _style_nested(layer, field, label):
    values = sorted({feature[field] for feature in layer.getFeatures()}, reverse=True)
    ramp = QgsStyle.defaultStyle().colorRamp("Viridis") or QgsStyle.defaultStyle().colorRamp(
        "Greys"
    )
    categories = []
    for i, value in enumerate(values):
        colour = ramp.color(1.0 - i / max(1, len(values) - 1))
        colour.setAlpha(60)
        symbol = QgsFillSymbol.createSimple(
            {"outline_color": colour.name(), "outline_width": "0.4"}
        )
        symbol.setColor(colour)
        categories.append(QgsRendererCategory(value, symbol, label.format(value)))
    renderer = QgsCategorizedSymbolRenderer(field, categories)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(field, False)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)


def style_stations(layer):
    """Small dots with a light rim, readable on any map; with a wedge where a field tells their azimuth."""
    azimuth = azimuth_field(layer.fields())
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "circle", "color": "#d7301f", "outline_color": "#ffffff", "size": "1.8"}
    )
    if azimuth and layer.fields().field(azimuth).isNumeric():
        symbol.insertSymbolLayer(0, _wedge(azimuth))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _wedge(azimuth):
    """A quarter of a disc that points where a field says; nothing where that is empty."""
    # QGIS's own points to the north-west
    symbol = QgsMarkerSymbol.createSimple(
        {"name": "quarter_circle", "color": "#fdae61", "outline_color": "#d7301f", "size": "7"}
    )
    wedge = symbol.symbolLayer(0).clone()
    column = QgsExpression.quotedColumnRef(azimuth)
    wedge.setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyAngle, QgsProperty.fromExpression(f"{column} + 45")
    )
    wedge.setDataDefinedProperty(
        QgsSymbolLayer.Property.PropertyLayerEnabled,
        QgsProperty.fromExpression(f"{column} is not null"),
    )
    return wedge


def style_gain(layer):
    """Stations by the gain of the last model that has one; by its distance where none has."""
    fields = [name for name in layer.fields().names() if name.startswith(("ks_", "gain_"))]
    largest = dict.fromkeys(fields, 0.0)
    for feature in layer.getFeatures():
        for name in fields:
            if isinstance(feature[name], float):
                largest[name] = max(largest[name], abs(feature[name]))
    gains = [name for name in fields if name.startswith("gain_") and largest[name] > 0.0]
    if gains:
        _graduate(layer, gains[-1], GAIN_COLOURS, (-0.5, -0.1, 0.1, 0.5), "{:+.0%}")
    else:
        known = [name for name in fields if largest[name] > 0.0] or fields
        _graduate(layer, known[-1], DISTANCE_COLOURS, (0.1, 0.2, 0.3, 0.5), "{:.1f}")


def _graduate(layer, field, colours, breaks, form):
    """Dots in classes of a field: one more than breaks."""
    texts = [form.format(value) for value in breaks]
    lows, highs = [-math.inf, *breaks], [*breaks, math.inf]
    labels = [f"< {texts[0]}", *map(" – ".join, zip(texts, texts[1:])), f"> {texts[-1]}"]
    ranges = []
    for low, high, label, colour in zip(lows, highs, labels, colours):
        symbol = QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": colour, "outline_color": "#404040", "size": "2.6"}
        )
        low, high = max(low, -LIMIT), min(high, LIMIT)
        ranges.append(QgsRendererRange(low, high, symbol, f"{field} {label}"))
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))


def style_cv(layer):
    """Zones by the last field, the coefficient of variation of the last metric: dark where it is large."""
    field = layer.fields()[-1].name()
    breaks = 0.1, 0.2, 0.35, 0.6
    texts = [f"{100 * value:.0f} %" for value in breaks]
    labels = [f"< {texts[0]}", *map(" – ".join, zip(texts, texts[1:])), f"> {texts[-1]}"]
    ranges = []
    for low, high, label, colour in zip((0.0, *breaks), (*breaks, LIMIT), labels, DISTANCE_COLOURS):
        symbol = QgsFillSymbol.createSimple(
            {"color": colour, "outline_color": "#ffffff", "outline_width": "0.2"}
        )
        ranges.append(QgsRendererRange(low, high, symbol, f"{field} {label}"))
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Runs one of the functions above on a layer that a tool has made."""

    def __init__(self, style):
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer, context, feedback):
        if getattr(self._style, "in_project", False):
            self._style(layer, context.project())
        else:
            self._style(layer)
        layer.triggerRepaint()


_STYLES = {
    MAPS: style_maps,
    CELLS: style_cells,
    LEVELS: style_levels,
    STATIONS: style_stations,
    REGIONS: style_regions,
    GAIN: style_gain,
    AREAS: style_areas,
    METRIC: style_metric,
    VALUES: style_values,
    FLOWS: style_flows,
    CV: style_cv,
}

# One for each layer: some versions of QGIS delete a post-processor after use. And none of them keeps a
# reference to it until then, so the last ones are kept here.
_recent = deque(maxlen=100)


def style_when_loaded(context, destination, style):
    """Have QGIS put a style, one of those above or a function of a layer, on an output once it is loaded;
    nothing where it is not to be loaded."""
    if context.willLoadLayerOnCompletion(destination):
        styler = _Styler(_STYLES.get(style, style))
        _recent.append(styler)
        context.layerToLoadOnCompletionDetails(destination).setPostProcessor(styler)
