"""Outputs of a run: written beside their places, and put there together when all of them are whole."""

from __future__ import annotations

import contextlib
import os
import re
import sqlite3
from itertools import islice

from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsWkbTypes,
)

from . import styles
from .destinations import destination_of
from .fields import type_number
from .lastingcrs import in_main_thread
from .mapwriter import has_failed, quiet
from .messages import error, tr
from .parts import Part
from .tables import ENDINGS

CHUNK = 10000  # features handed over at once: a table may have millions
TABLE = re.compile(r'table=("(?:[^"\\]|\\.)*"|\S+)')
NUMBER_LIKE = re.compile(r"[+-]?(0\d+|\d+[eE][+-]?\d+|\d{16,})")
"""Texts that change when a program takes them for numbers, such as 007."""


class Outputs:
    """What a run writes. A context manager: without `commit` nothing is left and old files stay as they are.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    parameters : dict
    context : QgsProcessingContext

    Examples
    --------
    with Outputs(self, parameters, context) as outputs:
        outputs.features("OUTPUT", fields, features)
        return outputs.commit()
    """

    def __init__(self, algorithm, parameters, context):
        self._algorithm = algorithm
        self._parameters = parameters
        self._context = context
        self.wants_cog = parameters.get("RASTER_FORMAT") == "cog"
        self._pending = []  # (name, destination, what keeps it, what drops it, style)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for _, _, _, drop, _ in self._pending:
            drop()

    def wants(self, name):
        """Whether the output of a parameter is asked for."""
        return bool(destination_of(self._algorithm, self._parameters, name, self._context))

    def commit(self):
        """Put all in place: {name: destination} of what was written."""
        results = {}
        while self._pending:
            name, destination, keep, drop, style = self._pending[0]
            try:
                keep()
            except OSError as problem:
                raise _unwritable(destination, problem.strerror) from problem
            self._pending.pop(0)
            drop()
            if style:
                styles.style_when_loaded(self._context, destination, style)
            label = self._algorithm.parameterDefinition(name).description()
            styles.name_when_loaded(self._context, destination, label, self._algorithm.about)
            results[name] = destination
        return results

    def file(self, name, path, write):
        """Add a file.

        Parameters
        ----------
        name : str
            Of its parameter.
        path : str
            Its place.
        write : callable
            Writes to the path that it is given; an OSError is told as a sentence.
        """
        part = self._part(path)
        try:
            write(part.file)
        except OSError as problem:
            part.drop()
            raise _unwritable(path, problem.strerror) from problem
        except BaseException:
            part.drop()
            raise
        self._pending.append((name, path, part.keep, part.drop, None))

    def raster(self, name, writer, style=None, cog=""):
        """Add a raster: a MapWriter into which all has been written.

        Where `cog` says how overviews are made, it becomes a Cloud Optimized GeoTIFF.
        """
        part = writer.finish_as_cog(cog) if cog else writer.finish()
        self._pending.append((name, writer.path, part.keep, part.drop, style))

    def features(self, name, fields, features, wkb_type=None, crs=None, style=None):
        """Add features, if the output is asked for.

        Parameters
        ----------
        name : str
            Of a sink parameter.
        fields : QgsFields
        features : iterable of QgsFeature
            Not asked for anything where nothing is to be written, so a generator saves work.
        wkb_type : QgsWkbTypes.Type, optional
            Without it a table.
        crs : QgsCoordinateReferenceSystem, optional
        style : str, optional
            One of the styles of `deepmend_plugin.styles`.
        """
        destination = destination_of(self._algorithm, self._parameters, name, self._context)
        if not destination:
            return
        kind = (
            fields,
            QgsWkbTypes.Type.NoGeometry if wkb_type is None else wkb_type,
            QgsCoordinateReferenceSystem() if crs is None else crs,
        )
        if destination.table:
            self._add_table(name, destination, kind, features, style)
        elif destination.path:
            self._add_file(name, destination.path, kind, features, style)
        else:
            result, _, _ = self._write(name, self._parameters, kind, features)
            if crs is not None and not in_main_thread():
                self._algorithm.in_memory[result] = crs.authid(), crs.toProj()
            self._pending.append((name, result, _nothing, _nothing, style))

    def table(self, name, fields, table, style=None):
        """Add a large table, if the output is asked for.

        Parameters
        ----------
        name : str
            Of a sink parameter.
        fields : QgsFields
            Of the table's columns.
        table : Table
        style : callable, optional
            See `features`.
        """
        destination = destination_of(self._algorithm, self._parameters, name, self._context)
        ending = os.path.splitext(destination.path)[1].lower()
        if destination.table or ending not in ENDINGS:
            self.features(name, fields, map(make_feature, table.each()), style=style)
            return
        part = self._part(destination.path)
        try:
            if ending == ".csv":
                table.write_csv(part.file)
                if any(NUMBER_LIKE.fullmatch(text) for text in table.texts()):
                    _write_types(part.file, fields)
            elif ending == ".parquet":
                table.write_parquet(part.file)
            else:
                kind = fields, QgsWkbTypes.Type.NoGeometry, QgsCoordinateReferenceSystem()
                self._write(name, self._moved(name, part.file), kind, ())
                table.fill_gpkg(part.file)
            if ending != ".parquet":
                _check_written(destination.path, part.file, table.rows)
        except (OSError, sqlite3.Error) as problem:
            part.drop()
            raise _unwritable(destination.path, getattr(problem, "strerror", problem)) from problem
        except BaseException:
            part.drop()
            raise
        _load_instead(self._context, part.file, destination.path)
        self._pending.append((name, destination.path, part.keep, part.drop, style))

    def _add_file(self, name, path, kind, features, style):
        part = self._part(path)
        try:
            result, count, is_odd = self._write(name, self._moved(name, part.file), kind, features)
            _check_written(path, result, count)
            if is_odd:
                _write_types(result, kind[0])
        except QgsProcessingException as problem:
            part.drop()
            raise error(str(problem).replace(part.file, path)) from problem
        except BaseException:
            part.drop()
            raise
        _load_instead(self._context, result, path)
        self._pending.append((name, path, part.keep, part.drop, style))

    def _add_table(self, name, destination, kind, features, style):
        """Write a table of a database under another name, which it changes when all is whole."""
        table = f"deepmend_{os.getpid()}_{id(self):x}"
        text = TABLE.sub(f'table="{table}"', destination.text, count=1)
        drop = _dropper(destination.path, table)
        try:
            result, count, _ = self._write(name, self._moved(name, text), kind, features)
            _check_written(destination.path, destination.path, count, table)
        except BaseException:
            drop()
            raise
        final = result.replace(f"layername={table}", f"layername={destination.table}")
        _load_instead(self._context, result, final)

        def keep():
            _rename(destination.path, table, destination.table)

        self._pending.append((name, final, keep, _nothing, style))

    def _write(self, name, parameters, kind, features):
        """(destination, number of features, whether a CSV has texts that look like numbers and are none)."""
        algorithm, features = self._algorithm, iter(features)
        texts = [i for i, field in enumerate(kind[0]) if type_number(field) == 10]
        count, is_odd = 0, False
        sink, destination = algorithm.parameterAsSink(parameters, name, self._context, *kind)
        if sink is None:
            raise error(algorithm.invalidSinkError(parameters, name))
        asked = destination.lower().endswith(".csv")  # others keep the kinds of their columns
        while part := list(islice(features, CHUNK)):
            written = sink.addFeatures(part, QgsFeatureSink.Flag.FastInsert)
            if not (written and sink.flushBuffer()):
                problem = sink.lastError()
                del sink
                raise _unwritable(name, problem)
            count += len(part)
            is_odd = (
                is_odd
                or asked
                and any(
                    isinstance(feature[i], str) and NUMBER_LIKE.fullmatch(feature[i])
                    for feature in part
                    for i in texts
                )
            )
        with quiet():
            gdal.ErrorReset()
            del sink  # closes the file
            problem = gdal.GetLastErrorMsg()
            is_wrong = has_failed()
        if is_wrong:
            raise _unwritable(name, problem)
        return destination, count, is_odd

    def _moved(self, name, text):
        """The parameters with another destination."""
        value = self._parameters[name]
        if isinstance(value, QgsProcessingOutputLayerDefinition):
            value = QgsProcessingOutputLayerDefinition(value)
            value.sink = QgsProperty.fromValue(text)
        else:
            value = text
        return {**self._parameters, name: value}

    @staticmethod
    def _part(path):
        try:
            return Part(path)
        except OSError as problem:
            raise _unwritable(path, problem.strerror) from problem


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


def _nothing():
    pass


def _unwritable(path, problem):
    return error(
        tr(
            "{path} cannot be written ({problem}): close whatever uses it, make room on the disk, or choose"
            " another output."
        ).format(path=path, problem=problem or tr("unknown reason"))
    )


def _check_written(path, file, count, table=None):
    """Read again what was written: a disk that was full may not have been told of before."""
    with quiet():
        gdal.ErrorReset()
        source = gdal.OpenEx(file, gdal.OF_VECTOR)
        layer = None
        if source is not None:
            layer = source.GetLayerByName(table) if table else source.GetLayer(0)
        found = layer.GetFeatureCount() if layer is not None else -1
        problem = gdal.GetLastErrorMsg()
    if file.lower().endswith(".csv"):
        with open(file, "rb") as text:
            text.seek(max(0, os.path.getsize(file) - 1))
            found = found if text.read() == b"\n" else -1
    if found < count:
        raise _unwritable(path, problem or tr("it was not written completely; is the disk full?"))


def _write_types(path, fields):
    """Say beside a CSV which columns are text, so that ids like 007 stay what they are."""
    kinds = {10: "String", 2: "Integer", 4: "Real", 6: "Real"}
    names = (kinds.get(type_number(field), "String") for field in fields)
    with open(os.path.splitext(path)[0] + ".csvt", "w", encoding="ascii") as file:
        file.write(",".join(f'"{name}"' for name in names) + "\n")


def _load_instead(context, before, after):
    """Have QGIS load a layer from its final place."""
    layers = context.layersToLoadOnCompletion()
    if before != after and before in layers:
        layers[after] = layers.pop(before)
        context.setLayersToLoadOnCompletion(layers)


def _rename(path, before, after):
    """Give a table of a GeoPackage or SpatiaLite its name, in place of the one that has it."""
    with quiet():
        gdal.ErrorReset()
        source = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
        done = source is not None and source.StartTransaction(False) == 0
        if done:
            if source.GetLayerByName(after) is not None:
                source.ExecuteSQL(f"DELLAYER:{after}")
            names = (name.replace('"', '""') for name in (before, after))
            source.ExecuteSQL('ALTER TABLE "{}" RENAME TO "{}"'.format(*names))
            done = not has_failed()
            done = (source.CommitTransaction() if done else source.RollbackTransaction() or 1) == 0
        problem = gdal.GetLastErrorMsg()
    if not done:
        _dropper(path, before)()
        raise _unwritable(path, problem)


def _dropper(path, table):
    def drop():
        with quiet(), contextlib.suppress(RuntimeError):
            source = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
            if source is not None and source.GetLayerByName(table) is not None:
                source.ExecuteSQL(f"DELLAYER:{table}")

    return drop
