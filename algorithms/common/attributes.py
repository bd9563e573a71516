"""Attributes of features as text, numbers and truth values."""

from __future__ import annotations

import json

from qgis.core import QgsExpression, QgsFeatureRequest
from qgis.PyQt.QtCore import QByteArray, QDate, QDateTime, Qt, QTime

from .messages import error, tr

ID = "station_id"
"""The field of ids of stations, where the user names no other one."""

MEMBERS = "merged_ids"
"""The field of the ids of stations that became one, with ; between them, as *Prepare stations* writes it."""


def is_null(value):
    """Whether an attribute is NULL."""
    return value is None or (hasattr(value, "isNull") and value.isNull())


def as_text(value):
    """An attribute as text, '' for NULL; whole numbers without a decimal point, dates as ISO 8601, lists and
    objects as JSON, bytes as hexadecimal digits."""
    if is_null(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, (dict, list, tuple)):
        return json.dumps(value, ensure_ascii=False, default=as_text)
    if isinstance(value, QByteArray):
        return bytes(value).hex()
    return str(value).strip()


def same_number(text):
    """An id without leading zeros, as a program makes a number of it; other texts as they are.

    Tables that are saved as CSV and loaded again often have numbers for ids: 7 for 007.
    """
    return text.lstrip("0") or "0" if text.isdecimal() else text


def find_field(fields, name, parameter):
    """Index of a field by name, whatever the case; a sentence that lists the fields if there is none."""
    index = fields.lookupField(name)
    if index < 0:
        raise error(
            tr("{parameter} '{name}' is not a field of INPUT; it has: {names}.").format(
                parameter=parameter, name=name, names=", ".join(fields.names()) or tr("none")
            )
        )
    return index


class StationIds:
    """Ids of a layer's stations: those of ID_FIELD, else of a field `station_id`, else the features' own.

    Parameters
    ----------
    fields : QgsFields
    id_field : str
        '' if the user chose none.
    """

    def __init__(self, fields, id_field):
        index = find_field(fields, id_field, "ID_FIELD") if id_field else fields.lookupField(ID)
        self._index = index
        self.field = fields[index].name() if index >= 0 else ""
        """The field that holds them, '' if none does."""

    def of(self, feature):
        """The id of a feature, as text."""
        return as_text(feature[self._index]) if self._index >= 0 else str(feature.id())


def field_names(value):
    """Names of fields in a parameter of several: a list, or text with semicolons between; each once."""
    if is_null(value):
        return []
    names = value if isinstance(value, (list, tuple)) else str(value).split(";")
    return list(dict.fromkeys(str(name) for name in names if str(name).strip()))


def warn_of(names, sentence, feedback):
    """Warn with a sentence of some names, in which {n} is their number and {names} the first few; not of
    none."""
    if names:
        feedback.pushWarning(sentence.format(n=len(names), names=some(names)))


def some(names, most=5):
    """The first few names, and how many more there are."""
    shown = ", ".join(str(name) for name in names[:most])
    return shown + (tr(" and {n:,} more").format(n=len(names) - most) if len(names) > most else "")


def predicate(expression, parameter, fields, context):
    """A function of a feature: whether an expression is true for it.

    Parameters
    ----------
    expression : str
        '' or None is true for all.
    parameter : str
        How messages call it.
    fields : QgsFields
    context : QgsExpressionContext

    Raises
    ------
    QgsProcessingException
        If it does not parse or names unknown fields; by the function, if it cannot be evaluated.
    """
    if not (expression or "").strip():
        return lambda feature: True
    parsed = QgsExpression(expression)
    if parsed.hasParserError():
        raise error(
            tr("{parameter} is not a valid expression ({problem}): {expression}").format(
                parameter=parameter,
                problem=parsed.parserErrorString().strip(),
                expression=expression,
            )
        )
    asked = parsed.referencedColumns() - {QgsFeatureRequest.ALL_ATTRIBUTES}
    unknown = sorted(name for name in asked if fields.lookupField(name) < 0)
    if unknown:
        raise error(
            tr(
                "{parameter} uses {unknown}, which INPUT does not have; its fields are: {names}."
            ).format(
                parameter=parameter, unknown=", ".join(unknown), names=", ".join(fields.names())
            )
        )
    parsed.prepare(context)

    def wants(feature):
        context.setFeature(feature)
        try:
            value = parsed.evaluate(context)
            problem = parsed.evalErrorString().strip()
        except TypeError:  # a value that has no form in Python, such as a layer
            value, problem = None, tr("its value is neither true nor false")
        if problem:
            raise error(
                tr("{parameter} cannot be evaluated ({problem}): {expression}").format(
                    parameter=parameter, problem=problem, expression=expression
                )
            )
        if isinstance(value, str):  # as QGIS takes texts
            return value.lower() not in ("", "0", "false")
        if not (is_null(value) or isinstance(value, (bool, int, float))):
            raise error(
                tr(
                    "{parameter} must be true or false for each station, but its value is neither:"
                    " {expression}"
                ).format(parameter=parameter, expression=expression)
            )
        return not is_null(value) and bool(value)

    return wants
