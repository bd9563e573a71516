"""Vector outputs, written in one go when everything in them is known."""

from __future__ import annotations

import contextlib
import os
import re
from itertools import islice

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterRasterDestination,
    QgsWkbTypes,
)

from ..deepmend_plugin import styles
from .base import error, tr
from .mapwriter import check_name, check_writable

CHUNK = 10000  # features handed over at once: a table may have millions


def check_destinations(algorithm, parameters):
    """Refuse destinations that cannot be written or are in use, before any work is done for them."""
    used = dict(algorithm.source_files)
    for definition in algorithm.destinationParameterDefinitions():
        name = definition.name()
        path = _file_of(parameters.get(name))
        if path is None:
            continue
        if isinstance(definition, QgsProcessingParameterRasterDestination):
            check_name(path)
        check_writable(path)
        other = used.setdefault(os.path.realpath(path), name)
        if other != name:
            raise error(
                tr("{name} and {other} are one file, {path}: choose another output.").format(
                    name=name, other=other, path=path
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


def remove_files(parameters, outputs):
    """Take back files that a run has written before it failed."""
    for name in outputs:
        path = _file_of(parameters.get(name))
        if path is not None:
            with contextlib.suppress(OSError):
                os.remove(path)


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
        Not asked for anything where nothing is to be written, so a generator saves work.
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
    if not parameters.get(name):
        return {}
    features = iter(features)
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
            raise error(algorithm.invalidSinkError(parameters, name))
        while part := list(islice(features, CHUNK)):
            if not sink.addFeatures(part, QgsFeatureSink.Flag.FastInsert):
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
