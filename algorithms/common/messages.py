"""Sentences for users: translated, and as the exceptions that stop an algorithm."""

from __future__ import annotations

from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication


def tr(text):
    """Translate `text` in the plugin's own context."""
    return QCoreApplication.translate("DeepMEND", text)


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
