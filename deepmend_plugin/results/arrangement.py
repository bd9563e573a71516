"""Where the layers of a run go in the project: one group on top, the stations above the maps."""

from __future__ import annotations

from qgis.core import QgsLayerTree, QgsProject, QgsVectorLayer, QgsWkbTypes

from ...algorithms.common.guesses import is_points
from . import bands

LINES = QgsWkbTypes.GeometryType.LineGeometry
POLYGONS = QgsWkbTypes.GeometryType.PolygonGeometry


def arrange(layers, title, stations=None):
    """Put new layers on top of the project's tree, several in a group; points above lines, polygons, rasters.

    Layers that a run has put into a group of its own already stay in it.

    Parameters
    ----------
    layers : list of QgsMapLayer
        Of one run, in the project.
    title : str
        Of the group.
    stations : QgsVectorLayer, optional
        What the run read; comes above the layers where it is in no group, and none of them is of points.

    Returns
    -------
    QgsLayerTreeGroup or None
        The group, where there is one.
    """
    root = QgsProject.instance().layerTreeRoot()
    nodes = [node for node in (root.findLayer(layer.id()) for layer in layers) if node is not None]
    nodes.sort(key=lambda node: _height(node.layer()))
    group = _own_group(nodes, root)
    if group is not None:
        group = _to_top(_outermost(group, root), root)
    elif len(nodes) > 1:
        group = root.insertGroup(0, _free(title, root))
        for node in nodes:
            _move(node, group, len(group.children()))
        for expanded in (False, True):  # the panel of layers may think otherwise than the tree
            group.setExpanded(expanded)
    elif nodes:
        _move(nodes[0], root, 0)
    node = root.findLayer(stations.id()) if stations is not None else None
    # points of the run tell more than those that it read
    is_alone = nodes and not any(is_points(layer) for layer in layers)
    if is_alone and node is not None and node.parent() is root and is_points(stations):
        _to_top(node, root)
    return group


def label_shown(layer):
    """Have the legend of a raster of stations, if only of one, say which one it shows."""
    number = bands.shown_band(layer) if bands.holds_stations(layer, 1) else None
    if number is not None:
        names = {value: key for key, value in bands.station_bands(layer, 1).items()}
        if number in names:
            bands.label_station(layer, names[number])
            layer.rendererChanged.emit()


def _height(layer):
    """Where a layer belongs, from the top."""
    if not isinstance(layer, QgsVectorLayer):
        return 3
    if is_points(layer):
        return 0
    kind = layer.geometryType()
    return 1 if kind == LINES else 2 if kind == POLYGONS else 4


def _own_group(nodes, root):
    """The group that holds these nodes and no other, None where there is none."""
    parent = nodes[0].parent() if nodes else root
    return parent if parent is not root and set(parent.findLayers()) == set(nodes) else None


def _outermost(node, root):
    """The node below the root that holds a node."""
    while node.parent() is not None and node.parent() is not root:
        node = node.parent()
    return node


def _to_top(node, root):
    """Move a node of the root to its top; the node in its new place."""
    if root.children()[0] is node:
        return node
    return _move(node, root, 0)


def _move(node, parent, place):
    # QGIS knows no other way; what is chosen for the node goes with its copy
    copy = node.clone()
    parent.insertChildNode(place, copy)
    node.parent().removeChildNode(node)
    return copy


def _free(title, root):
    """A title that no group has yet."""
    taken = {child.name() for child in root.children() if QgsLayerTree.isGroup(child)}
    number, free = 1, title
    while free in taken:
        number += 1
        free = f"{title} {number}"
    return free
