"""Attributes of features as text, numbers and truth values."""

from __future__ import annotations

import math
import re

from qgis.core import QgsExpression, QgsFeatureRequest

from .base import error, tr


def is_null(value):
    """Whether an attribute is NULL."""
    return value is None or (hasattr(value, "isNull") and value.isNull())


def as_text(value):
    """An attribute as text, '' for NULL; whole numbers without a decimal point."""
    if is_null(value):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def read_number(value):
    """An attribute as a number: float; NaN where it is none. Decimal commas and grouping are understood."""
    if is_null(value):
        return math.nan
    if isinstance(value, (int, float)):
        return float(value)
    text = re.sub(r"[\s'’]", "", str(value))
    if "," in text and "." in text:
        # whichever comes last is the decimal sign
        group, decimal = (",", ".") if text.rfind(".") > text.rfind(",") else (".", ",")
        text = text.replace(group, "").replace(decimal, ".")
    text = text.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", text):
        return math.nan
    return float(text)


def find_field(fields, name, parameter):
    """Index of a field by name, whatever the case; a sentence that lists the fields if there is none."""
    index = fields.lookupField(name)
    if index < 0:
        raise error(
            tr("{parameter} '{name}' is no field of INPUT; it has: {names}.").format(
                parameter=parameter, name=name, names=", ".join(fields.names()) or tr("none")
            )
        )
    return index


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
            tr("{parameter} is no valid expression ({problem}): {expression}").format(
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
                "{parameter} names {unknown}, which INPUT does not have; its fields are: {names}."
            ).format(
                parameter=parameter, unknown=", ".join(unknown), names=", ".join(fields.names())
            )
        )
    parsed.prepare(context)

    def wants(feature):
        context.setFeature(feature)
        value = parsed.evaluate(context)
        if parsed.hasEvalError():
            raise error(
                tr("{parameter} cannot be evaluated ({problem}): {expression}").format(
                    parameter=parameter,
                    problem=parsed.evalErrorString().strip(),
                    expression=expression,
                )
            )
        if isinstance(value, str):  # as QGIS takes texts
            return value.lower() not in ("", "0", "false")
        return not is_null(value) and bool(value)

    return wants
