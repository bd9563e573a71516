"""Where the results of a run go: files, tables or memory; and that nothing that is read is overwritten."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass

from osgeo import gdal
from qgis.core import (
    QgsDataSourceUri,
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterRasterDestination,
    QgsProperty,
    QgsProviderRegistry,
    QgsVectorFileWriter,
)

from .mapwriter import check_name, check_writable, quiet
from .messages import error, tr

TEMPORARY = "TEMPORARY_OUTPUT"


@dataclass(frozen=True)
class Destination:
    """Where an output goes.

    Attributes
    ----------
    text : str
        As QGIS takes it; '' where the output is not asked for.
    path : str
        The file, of tables the database's; '' for memory and databases that are not files.
    table : str
        Table of a database that keeps its other tables; '' for a file that is written anew.
    """

    text: str
    path: str = ""
    table: str = ""

    def __bool__(self):
        return bool(self.text)


def destination_of(algorithm, parameters, name, context):
    """Where the output of a parameter goes.

    A dialog for many runs gives an empty definition for an optional output that is not asked for.
    """
    value = parameters.get(name)
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        expressions = context.expressionContext()
        value = value.valueAsString(expressions, "")[0] if value.isActive() else ""
    text = value.strip() if isinstance(value, str) else ""
    if not text or text == TEMPORARY:
        return Destination(text)
    # a provider's name is before a colon; a drive has one letter
    provider = re.match(r"([A-Za-z_]{2,}):(.*)", text, re.DOTALL)
    if provider:
        uri = QgsDataSourceUri(provider.group(2))
        if provider.group(1) in ("ogr", "spatialite") and uri.database():
            return Destination(text, uri.database(), uri.table())
        return Destination(text)
    definition = algorithm.parameterDefinition(name)
    if isinstance(definition, QgsProcessingParameterFeatureSink):
        text = with_ending(text)
    return Destination(text, text)


def with_ending(path):
    """A vector file with the ending that QGIS adds where there is none that it knows."""
    ending = os.path.splitext(path)[1].lstrip(".")
    known = ending and (
        ending.lower() == "parquet" or QgsVectorFileWriter.driverForExtension(ending)
    )
    return path if known else f"{path}.gpkg"


def check_destinations(algorithm, parameters, context):
    """Refuse destinations that cannot be written or are in use, before any work is done for them."""
    used = dict(algorithm.sources_in_use)
    for definition in algorithm.destinationParameterDefinitions():
        name = definition.name()
        destination = destination_of(algorithm, parameters, name, context)
        if not destination.path:
            _check_database(destination.text, name, algorithm)
            continue
        if isinstance(definition, QgsProcessingParameterRasterDestination):
            check_name(destination.path)
        check_writable(destination.path)
        whole, table = file_key(destination.path), destination.table.lower()
        for (other_file, other_table), other in used.items():
            # a file that is written anew holds whatever is read of it
            is_same = not table or not other_table or table == other_table
            if other_file == whole and other != name and is_same:
                raise error(
                    tr("{name} and {other} are one file, {path}: choose another output.").format(
                        name=name, other=other, path=destination.path
                    )
                )
        used[whole, table] = name


def file_key(path):
    """What tells files apart, however they are spelled."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return os.path.normcase(os.path.realpath(path))
    # file systems without numbers of files give 0
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.realpath(path)


def files_in_use(algorithm, parameters, context):
    """What a run reads, in whatever form it was given: {(file, table in lower case or ''): parameter}.

    To be asked in the main thread: layers of the project are looked at.
    """
    used = {}
    for definition in algorithm.parameterDefinitions():
        name = definition.name()
        if definition.isDestination() or parameters.get(name) is None:
            continue
        if isinstance(definition, QgsProcessingParameterFile):
            path = algorithm.parameterAsFile(parameters, name, context)
            if path:
                used[file_key(path), ""] = name
            continue
        layer = _layer(algorithm, definition, parameters, context)
        if layer is not None:
            for path, table in _files_of(layer):
                used[file_key(path), table.lower()] = name
            uri = _database(layer.dataProvider().name(), layer.source())
            if uri:
                used[uri, ""] = name
    return used


def _layer(algorithm, definition, parameters, context):
    """The layer that a parameter means; None for other parameters."""
    if definition.type() not in ("source", "vector", "raster", "layer"):
        return None
    name = definition.name()
    value = parameters[name]
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source
    if isinstance(value, QgsProperty):
        value = value.valueAsString(context.expressionContext(), "")[0]
    layer = algorithm.parameterAsLayer({**parameters, name: value}, name, context)
    is_layer = isinstance(layer, QgsMapLayer) and layer.dataProvider() is not None
    return layer if is_layer else None


def _files_of(layer):
    """(path, table) of all files that a layer reads; the table is '' where it reads the whole file."""
    provider = layer.dataProvider().name()
    parts = QgsProviderRegistry.instance().decodeUri(provider, layer.source())
    path = parts.get("path") or ""
    if provider == "spatialite":
        uri = QgsDataSourceUri(layer.source())
        return [(uri.database(), uri.table())]
    if not path:
        return []
    found = [(path, parts.get("layerName") or "")]
    with quiet():
        source = gdal.OpenEx(path) if provider in ("gdal", "ogr") else None
        if source is not None:
            if provider == "ogr" and not found[0][1] and source.GetLayerCount() == 1:
                found = [(path, source.GetLayer(0).GetName())]
            # a virtual raster reads others; side files are written with their own
            found += [(other, "") for other in source.GetFileList() or [] if other != path]
    return found


def _database(provider, source):
    """A table of a database that is not a file, as one text; '' for other layers."""
    if provider not in ("postgres", "mssql", "oracle"):
        return ""
    uri = QgsDataSourceUri(source)
    return "|".join(
        (uri.host(), uri.port(), uri.service(), uri.database(), uri.schema(), uri.table())
    )


def _check_database(text, name, algorithm):
    """Refuse a table of a database that is read."""
    provider = re.match(r"(postgis|mssql|oracle):(.*)", text, re.DOTALL)
    if not provider:
        return
    names = {"postgis": "postgres"}
    key = _database(names.get(provider.group(1), provider.group(1)), provider.group(2))
    other = algorithm.sources_in_use.get((key, ""))
    if other:
        raise error(
            tr("{name} and {other} are one table: choose another output.").format(
                name=name, other=other
            )
        )
