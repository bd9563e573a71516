"""A print layout of the layer shown: title, map, legend, scale bar, north arrow, credits, method and data."""

from __future__ import annotations

import math
import os

from qgis.core import (
    QgsLayerTree,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMasterLayoutInterface,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QDate, QLocale, Qt
from qgis.PyQt.QtGui import QFont

from ...algorithms.common.guesses import is_points
from ...algorithms.common.messages import tr
from ...algorithms.common.workingcrs import crs_name
from . import bands, record

ARROW = os.path.join(
    os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "icons", "north.svg"
)
MILLIMETERS = QgsUnitTypes.LayoutUnit.LayoutMillimeters

# A4 across, in millimetres: (left, top, width, height)
TITLE = (10, 8, 277, 11)
MAP = (10, 21, 205, 146)
LEGEND = (219, 21, 68, 146)
METHOD = (10, 170, 277, 20)
CREDITS = (10, 192, 277, 12)
SCALE = (13, 151, 60, 12)
NORTH = (202, 25, 9, 12)

LEGEND_SIZES = {"Group": 10, "Subgroup": 9, "SymbolLabel": 8}
"""Points of what a legend writes."""

ROW, GAP = 3.5, 1.2
"""Height of a legend's row and of the gap above it, millimetres."""


def make_layout(layer, canvas):
    """A layout of a layer as the canvas shows it, in the project's list of layouts.

    Parameters
    ----------
    layer : QgsMapLayer
        What title, legend and texts are about.
    canvas : QgsMapCanvas

    Returns
    -------
    QgsPrintLayout
    """
    project = QgsProject.instance()
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    manager = project.layoutManager()
    kind = QgsMasterLayoutInterface.Type.PrintLayout
    title = tr("Map: {name}").format(name=layer.name())
    taken = {other.name() for other in manager.layouts()}
    layout.setName(title if title not in taken else manager.generateUniqueTitle(kind))
    map_item = _add_map(layout, layer, canvas)
    _add_legend(layout, layer, map_item)
    _add_scale(layout, map_item)
    _add_north(layout, map_item)
    _add_label(layout, "title", title_of(layer), TITLE, 18, is_bold=True)
    _add_label(layout, "method", method_of(layer), METHOD, 8)
    _add_label(layout, "credits", credits_of(layer), CREDITS, 7)
    manager.addLayout(layout)
    return layout


def title_of(layer):
    """What a layer is, and the station that it shows where it has several."""
    number = bands.shown_band(layer) if bands.holds_stations(layer) else None
    names = {value: key for key, value in bands.station_bands(layer).items()}
    if number in names:
        return tr("{layer}, station {name}").format(
            layer=layer.name(), name=bands.shortened(names[number])
        )
    return layer.name()


def method_of(layer):
    """The text on method and data; what to write, where nothing is known."""
    method, data = record.of(layer)
    if not method:
        method = tr("How this layer was made is not known: write it here.")
    lines = [tr("Method: {sentence}").format(sentence=method)]
    if data:
        lines.append(tr("Data: {sentence}").format(sentence=data))
    return "\n".join(lines)


def credits_of(layer):
    """Who made what the map rests on."""
    crs = QgsProject.instance().crs()
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
    lines = [
        tr("Made with DeepMEND for QGIS, {date}. CRS of the map: {crs}.").format(
            date=today, crs=crs_name(crs)
        )
    ]
    rights = layer.metadata().rights() if hasattr(layer, "metadata") else []
    lines += rights or [tr("Stations, land and background: name their sources here.")]
    return "\n".join(lines)


def _add_map(layout, layer, canvas):
    item = QgsLayoutItemMap(layout)
    _place(item, "map", MAP)
    layers = canvas.layers() or [layer]
    item.setLayers(layers)
    item.setKeepLayerSet(True)
    item.setCrs(canvas.mapSettings().destinationCrs())
    item.setExtent(_framed(canvas.extent(), layer, canvas))
    item.setFrameEnabled(True)
    # later changes of the station shown leave the title right
    item.storeCurrentLayerStyles()
    item.setKeepLayerStyles(True)
    layout.addLayoutItem(item)
    return item


def _framed(extent, layer, canvas):
    """What the canvas shows, else where the layer is; in the form of the map's frame."""
    if extent.isEmpty() or not extent.isFinite():
        extent = canvas.mapSettings().layerExtentToOutputExtent(layer, layer.extent())
    _, _, width, height = MAP
    centre, ratio = extent.center(), width / height
    across = max(extent.width(), extent.height() * ratio, 1e-9)
    return QgsRectangle.fromCenterAndSize(centre, across, across / ratio)


def _add_legend(layout, layer, map_item):
    """The layer, and the stations and lines that are shown with it; not what lies below."""
    item = QgsLayoutItemLegend(layout)
    for kind, size in LEGEND_SIZES.items():
        _write_in(item, getattr(QgsLegendStyle.Style, kind), size)
    item.setLinkedMap(map_item)
    item.setAutoUpdateModel(False)
    root = item.model().rootGroup()
    root.removeAllChildren()
    shown = [other for other in map_item.layers() if other is layer or is_points(other)]
    nodes = QgsProject.instance().layerTreeRoot()
    for other in shown or [layer]:
        node = nodes.findLayer(other.id())
        root.addChildNode(node.clone() if node is not None else QgsLayerTree.toLayer(other))
    item.setSymbolHeight(ROW)
    style = item.style(QgsLegendStyle.Style.Symbol)
    style.setMargin(QgsLegendStyle.Side.Top, GAP)
    item.setStyle(QgsLegendStyle.Style.Symbol, style)
    # how high it is, QGIS only knows once it is drawn
    rows = sum(1 + len(item.model().layerLegendNodes(node)) for node in root.findLayers())
    columns = math.ceil(rows * (ROW + GAP) / (LEGEND[3] - 8))
    item.setSplitLayer(columns > 1)
    item.setColumnCount(columns)
    item.setResizeToContents(True)
    _place(item, "legend", LEGEND)
    layout.addLayoutItem(item)
    item.adjustBoxSize()


def _write_in(legend, kind, size):
    """Give a kind of a legend's texts a size."""
    style = legend.style(kind)
    if hasattr(style, "textFormat"):  # QGIS 3.30 and later
        form = style.textFormat()
        form.setSize(size)
        style.setTextFormat(form)
    else:
        font = style.font()
        font.setPointSizeF(size)
        style.setFont(font)
    legend.setStyle(kind, style)


def _add_scale(layout, map_item):
    item = QgsLayoutItemScaleBar(layout)
    item.setStyle("Line Ticks Up")
    item.setLinkedMap(map_item)
    item.applyDefaultSize(item.guessUnits())
    item.setBackgroundEnabled(True)
    _place(item, "scale bar", SCALE)
    layout.addLayoutItem(item)


def _add_north(layout, map_item):
    item = QgsLayoutItemPicture(layout)
    item.setPicturePath(ARROW)
    item.setLinkedMap(map_item)
    _place(item, "north arrow", NORTH)
    layout.addLayoutItem(item)


def _add_label(layout, name, text, box, size, is_bold=False):
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    font = QFont()
    font.setPointSizeF(size)
    font.setBold(is_bold)
    if hasattr(item, "setTextFormat"):  # QGIS 3.24 and later
        form = item.textFormat()
        form.setFont(font)
        form.setSize(size)
        item.setTextFormat(form)
    else:
        item.setFont(font)
    item.setHAlign(Qt.AlignmentFlag.AlignLeft)
    _place(item, name, box)
    layout.addLayoutItem(item)


def _place(item, name, box):
    left, top, width, height = box
    item.setId(name)
    item.attemptMove(QgsLayoutPoint(left, top, MILLIMETERS))
    item.attemptResize(QgsLayoutSize(width, height, MILLIMETERS))
