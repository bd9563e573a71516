"""Default styles, put on result layers when QGIS loads them."""

from __future__ import annotations

import math
import re
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
    QgsRasterShader,
    QgsRendererCategory,
    QgsRendererRange,
    QgsSingleBandPseudoColorRenderer,
    QgsSingleSymbolRenderer,
    QgsStyle,
    QgsSymbolLayer,
    QgsSymbolLayerUtils,
    QgsTextBufferSettings,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt import sip
from qgis.PyQt.QtGui import QColor

from .cellplan import azimuth_field
from .legends import cell_km2, cell_side, chance, classes_of, decades_of, head, per_km2, shortened
from .messages import readable, tr
from .sharestyle import add_share_style, band_values

MAPS, CELLS, LEVELS, STATIONS = "maps", "cells", "levels", "stations"
REGIONS, GAIN, AREAS = "regions", "gain", "areas"
METRIC = "metric"

MODEL_OUTPUT = re.compile(r"[A-Z][A-Z0-9_]{4,}")
"""Names such as ZONES_WITH_FIGURES and LINES."""

TOP = 1e-2  # probability in a cell of 100 m: the end of the colour scale
DECADES = 7
SAMPLE = 400  # cells across a raster of which a scale is made

GAIN_COLOURS = ("#b35806", "#f1a340", "#f7f7f7", "#998ec3", "#542788")
DISTANCE_COLOURS = ("#feebe2", "#fbb4b9", "#f768a1", "#c51b8a", "#7a0177")
FLOW_CLASSES = (0.02, 0.1, 0.25, 0.5)  # limits of classes, as shares of the largest flow
LIMIT = 1e9  # beyond any gain: QGIS writes no infinite numbers into a style


def map_ramp():
    """The colours of diffusion maps, from much to little."""
    return QgsStyle.defaultStyle().colorRamp("Magma") or QgsStyle.defaultStyle().colorRamp("Greys")


def style_maps(layer):
    """One logarithmic scale for all maps of a cell size, so that layers can be compared by eye."""
    cell = layer.rasterUnitsPerPixelX()
    # more than all users cannot be in a cell
    top = min(0, round(math.log10(TOP * ((cell or 100.0) / 100.0) ** 2)))
    values = [10.0**exponent for exponent in range(top - DECADES, top + 1)]
    _style_logarithmic(layer, values, [chance(value) for value in values])
    add_share_style(layer)
    side = cell_side(layer)
    if side is None:
        return tr("Share of a station's users in a cell")
    return tr("Share of a station's users in a cell of {n} m").format(n=readable(side))


def style_metric(layer, most=None, unit=None):
    """A logarithmic scale per km² over the decades that hold nearly all of the layer.

    Parameters
    ----------
    layer : QgsRasterLayer
        Of amounts in cells.
    most : float, optional
        The end of the scale, an amount in a cell; the layer's largest value by default.
    unit : str, optional
        What is counted; devices by default.
    """
    most = _largest(layer) if most is None else most
    area = cell_km2(layer)
    sample = band_values(layer, min(layer.width(), SAMPLE), min(layer.height(), SAMPLE))
    size = area or 1.0
    low, high = decades_of(sample / size, most / size) if most > 0.0 else (-1, 1)
    steps = (1.0, 3.0) if high - low <= 3 else (1.0,)
    values = [step * 10.0**e for e in range(low, high) for step in steps] + [10.0**high]
    label = readable if area is None else per_km2
    _style_logarithmic(layer, [value * size for value in values], [label(v) for v in values])
    unit = unit or tr("devices")
    return tr("{unit} in a cell").format(unit=unit) if area is None else unit


def _largest(layer):
    # all statistics: to name one is deprecated in the newest QGIS
    statistics = layer.dataProvider().bandStatistics(1)
    return statistics.maximumValue


def _style_logarithmic(layer, values, labels):
    """Colours from little to much at values that are alike apart; nothing where there is nothing."""
    ramp = map_ramp()
    shader = QgsColorRampShader(values[0], values[-1])
    shader.setColorRampType(QgsColorRampShader.Type.Interpolated)
    # legends of print layouts know no transparency: white is empty on paper too
    items = [QgsColorRampShader.ColorRampItem(0.0, QColor(255, 255, 255, 0), "0")]
    last = len(values) - 1
    for step, (value, label) in enumerate(zip(values, labels)):
        # light where there is little, so that the map below shows through
        colour = ramp.color(1.0 - step / last)
        colour.setAlpha(int(150 + 105 * min(1.0, 2.0 * step / last)))
        items.append(QgsColorRampShader.ColorRampItem(value, colour, label))
    shader.setColorRampItemList(items)
    # a continuous colour bar would be linear, and all of the scale in its lowest pixel
    legend = QgsColorRampLegendNodeSettings()
    legend.setUseContinuousLegend(False)
    shader.setLegendSettings(legend)
    _show(layer, shader, values[0], values[-1])


def _show(layer, shader, low, high):
    raster_shader = QgsRasterShader()
    raster_shader.setRasterShaderFunction(shader)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, raster_shader)
    renderer.setClassificationMin(low)
    renderer.setClassificationMax(high)
    layer.setRenderer(renderer)


def style_values(layer, heading=None):
    """An even scale from 0 to the layer's largest value."""
    limits = QgsSymbolLayerUtils.prettyBreaks(0.0, _largest(layer), 4)
    limits = [limit for limit in limits if limit > 0.0] or [1.0]
    most = limits[-1]
    ramp = QgsStyle.defaultStyle().colorRamp("Viridis") or map_ramp()
    shader = QgsColorRampShader(0.0, most)
    shader.setColorRampType(QgsColorRampShader.Type.Interpolated)
    shader.setColorRampItemList(
        [
            QgsColorRampShader.ColorRampItem(limit, ramp.color(1.0 - limit / most), readable(limit))
            for limit in [0.0, *limits]
        ]
    )
    legend = QgsColorRampLegendNodeSettings()
    legend.setUseContinuousLegend(False)
    shader.setLegendSettings(legend)
    _show(layer, shader, 0.0, most)
    return heading


def style_servers(layer, names):
    """A colour for each station, by number from 1, unlike those of the numbers beside it."""
    classes = []
    for number, name in enumerate(names, 1):
        # steps of the golden angle around the circle of hues never come near each other soon
        hue = (0.618034 * number) % 1.0
        colour = QColor.fromHsvF(hue, 0.45 + 0.35 * (number % 2), 0.75 + 0.2 * (number % 3 == 0))
        classes.append(QgsPalettedRasterRenderer.Class(number, colour, shortened(name)))
    layer.setRenderer(QgsPalettedRasterRenderer(layer.dataProvider(), 1, classes))
    return tr("Likeliest station")


def style_cells(layer):
    """Outlines only, so that maps below stay visible."""
    symbol = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "#1f6f8b", "outline_width": "0.3"}
    )
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def style_levels(layer):
    """Nested cells, one colour for each tau, the innermost darkest and on top."""
    _style_nested(layer, "tau", 100.0)


def style_regions(layer):
    """Credible regions, one colour for each level, the innermost darkest and on top."""
    _style_nested(layer, "level", 1.0)


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
    """Lines in classes of flow, the larger the wider, darker and higher up; the largest 2.5 mm."""
    most = layer.maximumValue(layer.fields().lookupField("flow")) or 1.0
    limits = [0.0, *sorted({float(f"{share * most:.2g}") for share in FLOW_CLASSES}), most]
    ranges = []
    for low, high, label in zip(limits, limits[1:], classes_of(limits, tr("flow {n}"))):
        share = high / most
        symbol = QgsLineSymbol.createSimple({"capstyle": "round"})
        symbol.setWidth(0.1 + 2.4 * share)
        symbol.setColor(QColor(31, 111, 139, int(30 + 200 * share)))
        ranges.append(QgsRendererRange(low, high, symbol, label))
    renderer = QgsGraduatedSymbolRenderer("flow", ranges)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("flow", True)]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)


def _style_nested(layer, field, percent):
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
        categories.append(
            QgsRendererCategory(
                value, symbol, tr("{n} % of the users").format(n=readable(value * percent))
            )
        )
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
        label = tr("gain {n}")
        _graduate(layer, gains[-1], GAIN_COLOURS, (-0.5, -0.1, 0.1, 0.5), "{:+.0%}", label)
    else:
        known = [name for name in fields if largest[name] > 0.0] or fields
        label = tr("KS distance {n}")
        _graduate(layer, known[-1], DISTANCE_COLOURS, (0.1, 0.2, 0.3, 0.5), "{:.1f}", label)


def _graduate(layer, field, colours, breaks, form, label):
    """Dots in classes of a field: one more than breaks."""
    texts = [form.format(value) for value in breaks]
    lows, highs = [-math.inf, *breaks], [*breaks, math.inf]
    classes = [f"< {texts[0]}", *map(" – ".join, zip(texts, texts[1:])), f"> {texts[-1]}"]
    ranges = []
    for low, high, text, colour in zip(lows, highs, classes, colours):
        symbol = QgsMarkerSymbol.createSimple(
            {"name": "circle", "color": colour, "outline_color": "#404040", "size": "2.6"}
        )
        low, high = max(low, -LIMIT), min(high, LIMIT)
        ranges.append(QgsRendererRange(low, high, symbol, label.format(n=text)))
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))


def style_cv(layer, field):
    """Zones by a field of coefficients of variation: dark where they are large."""
    breaks = 0.1, 0.2, 0.35, 0.6
    texts = [f"{100 * value:.0f} %" for value in breaks]
    labels = [f"< {texts[0]}", *map(" – ".join, zip(texts, texts[1:])), f"> {texts[-1]}"]
    ranges = []
    for low, high, label, colour in zip((0.0, *breaks), (*breaks, LIMIT), labels, DISTANCE_COLOURS):
        symbol = QgsFillSymbol.createSimple(
            {"color": colour, "outline_color": "#ffffff", "outline_width": "0.2"}
        )
        ranges.append(QgsRendererRange(low, high, symbol, tr("uncertain by {n}").format(n=label)))
    layer.setRenderer(QgsGraduatedSymbolRenderer(field, ranges))


class _Styler(QgsProcessingLayerPostProcessorInterface):
    """Runs one of the functions above on a layer that a tool has made."""

    def __init__(self, style):
        super().__init__()
        self._style = style

    def postProcessLayer(self, layer, context, feedback):
        project = context.project()
        # a layer may be taken away while others are loaded
        if layer is None or sip.isdeleted(layer) or not layer.isValid():
            return
        if getattr(self._style, "in_project", False):
            heading = self._style(layer, project)
        else:
            heading = self._style(layer)
        head(layer, project, heading)
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


def name_when_loaded(context, destination, label, about):
    """Have QGIS name an output's layer by what it is about too; a name that the user gave stays, but for an
    id, as outputs of graphical models have it in upper case.

    Parameters
    ----------
    context : QgsProcessingContext
    destination, label : str
        Of the output: where it is, and what its parameter is called.
    about : iterable of str
        Such as a metric and a model.
    """
    about = ", ".join(shortened(text) for text in about)
    if about and context.willLoadLayerOnCompletion(destination):
        details = context.layerToLoadOnCompletionDetails(destination)
        if details.name == label or MODEL_OUTPUT.fullmatch(details.name):
            details.name = f"{label} ({about})"
