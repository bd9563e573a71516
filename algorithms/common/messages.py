"""Sentences for users: translated, and as the exceptions that stop an algorithm."""

from __future__ import annotations

import math

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication, QLocale


def tr(text):
    """Translate `text` in the plugin's own context."""
    return QCoreApplication.translate("DeepMEND", text)


def trn(one, many, n):
    """Translate the sentence that fits a count: `one` for 1, `many` for all other numbers.

    Both are texts of their own, so each language words them as it needs.
    """
    return tr(one if n == 1 else many)


def error(sentence):
    """A sentence for the user, as the exception that stops an algorithm."""
    return QgsProcessingException(sentence)


def cancelled():
    """What ends a run that the user cancelled."""
    return error(tr("Cancelled: nothing was written."))


def unmappable(name, problem):
    """What ends a run because of a station that a model cannot map, for a reason given by `problem`."""
    return error(
        tr("Station {name} cannot be mapped: {problem}.").format(name=name, problem=problem)
    )


def readable(value):
    """A number as text to be read, by the user's signs: whole from 1,000 on, else with four digits.

    What is to be computed with is given in full elsewhere, in outputs and tables.
    """
    locale = QLocale()
    if locale.language() == QLocale.Language.C:  # which does not part thousands
        locale = QLocale(QLocale.Language.English)
    if not math.isfinite(value) or value == 0.0:
        return locale.toString(float(value), "f", 0)
    exponent = math.floor(math.log10(abs(value)))
    if not -8 <= exponent <= 15:
        return locale.toString(float(value), "g", 4)
    text = locale.toString(float(value), "f", max(0, 3 - exponent))
    point = locale.decimalPoint()
    return text.rstrip("0").rstrip(point) if point in text else text
