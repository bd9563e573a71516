"""Vector outputs, written in one go when everything in them is known."""

from __future__ import annotations

import contextlib
import os
import re

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsMapLayer,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProviderRegistry,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

from ..deepmend_plugin import styles
from .base import error, tr
from .mapwriter import check_writable


def check_destinations(algorithm, parameters, context):
    """Refuse destinations that cannot be written or are in use, before any work is done for them."""
    sources = {}
    for definition in algorithm.parameterDefinitions():
        if not definition.isDestination():
            path = _source_file(parameters.get(definition.name()), context)
            if path is not None:
                sources[os.path.realpath(path)] = definition.name()
    for definition in algorithm.destinationParameterDefinitions():
        path = _file_of(parameters.get(definition.name()))
        if path is None:
            continue
        check_writable(path)
        used = sources.setdefault(os.path.realpath(path), definition.name())
        if used != definition.name():
            raise error(
                tr("{name} and {used} are one file, {path}: choose another output.").format(
                    name=definition.name(), used=used, path=path
                )
            )


def _file_of(value):
    """The file of a destination; None for what is no file of the user's choice (memory, a database)."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    if not isinstance(value, str) or not value or value == "TEMPORARY_OUTPUT":
        return None
    # a provider's name stands before a colon; a drive has one letter
    return None if re.match(r"[A-Za-z_]{2,}:", value) else value


def _source_file(value, context):
    """The file that a layer parameter reads, if it is one."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source.staticValue()
    if isinstance(value, str) and os.path.isfile(value.split("|")[0]):
        return value.split("|")[0]
    layer = value
    if isinstance(value, str) and value and context.project() is not None:
        layer = context.project().mapLayer(value)
    if not isinstance(layer, QgsMapLayer) or layer.dataProvider() is None:
        return None
    parts = QgsProviderRegistry.instance().decodeUri(layer.dataProvider().name(), layer.source())
    return parts.get("path") or None


def remove_files(parameters, outputs):
    """Take back files that a run has written before it failed."""
    for name in outputs:
        path = _file_of(parameters.get(name))
        if path is not None:
            with contextlib.suppress(OSError):
                os.remove(path)


def make_fields(**kinds):
    """Fields of the given names and Python types (str, int, float, bool).

    QGIS 3.38 and later take Qt's meta types, those before it QVariant's.
    """
    fields = QgsFields()
    if Qgis.QGIS_VERSION_INT >= 33800:
        types = {
            str: QMetaType.Type.QString,
            int: QMetaType.Type.LongLong,
            float: QMetaType.Type.Double,
            bool: QMetaType.Type.Bool,
        }
    else:
        types = {
            str: QVariant.String,
            int: QVariant.LongLong,
            float: QVariant.Double,
            bool: QVariant.Bool,
        }
    for name, kind in kinds.items():
        fields.append(QgsField(name, types[kind]))
    return fields


def make_feature(attributes, geometry=None):
    """A feature of attributes in the order of its fields, with a shapely geometry or none."""
    feature = QgsFeature()
    feature.setAttributes(list(attributes))
    if geometry is not None:
        shape = QgsGeometry()
        shape.fromWkb(geometry.wkb)
        if geometry.geom_type != "Point":
            shape.convertToMultiType()
        feature.setGeometry(shape)
    return feature


def write_features(
    algorithm, parameters, name, context, fields, features, wkb_type=None, crs=None, style=None
):
    """Write features to a sink parameter.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    parameters : dict
    name : str
        Of the sink parameter; nothing is written if it is optional and not asked for.
    context : QgsProcessingContext
    fields : QgsFields
    features : iterable of QgsFeature
    wkb_type : QgsWkbTypes.Type, optional
        Without it a table.
    crs : QgsCoordinateReferenceSystem, optional
    style : str, optional
        One of the styles of `deepmend_plugin.styles`.

    Returns
    -------
    dict
        {name: destination}, empty if nothing was asked for.
    """
    features = list(features)
    path = _file_of(parameters.get(name))
    is_new = path is not None and not os.path.exists(path)
    sink = None
    try:
        sink, destination = algorithm.parameterAsSink(
            parameters,
            name,
            context,
            fields,
            QgsWkbTypes.Type.NoGeometry if wkb_type is None else wkb_type,
            QgsCoordinateReferenceSystem() if crs is None else crs,
        )
        if sink is None:
            if parameters.get(name) is None:
                return {}
            raise error(algorithm.invalidSinkError(parameters, name))
        if not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise error(
                tr("{name} cannot be written: {problem}").format(
                    name=name, problem=sink.lastError()
                )
            )
    except QgsProcessingException:
        del sink
        if is_new:
            with contextlib.suppress(FileNotFoundError):
                os.remove(path)
        raise
    del sink  # closes the file
    if style:
        styles.style_when_loaded(context, destination, style)
    return {name: destination}
