"""What parameters are called in sentences: by their labels where a dialog shows these, by their ids in
`qgis_process` and scripts, where they are written."""

from __future__ import annotations

import functools
import re

from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingMultiStepFeedback

from .messages import error, tr

DESKTOP = "desktop"
"""What QGIS calls the program with windows."""

ID = re.compile(r"(?<!['\w])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?![\w'])")

WORDS = {"CRS"}
"""Ids that are words of sentences too."""


def are_shown():
    """Whether the user sees labels, not ids."""
    return QgsApplication.platform() == DESKTOP


def with_labels(text, algorithm):
    """A sentence with the labels of an algorithm's parameters in place of their ids.

    What is between quotes stays: that is a name or value of the user's.
    """

    def label(found):
        name = found.group()
        parameter = None if name in WORDS else algorithm.parameterDefinition(name)
        return tr("“{label}”").format(label=parameter.description()) if parameter else name

    return ID.sub(label, text)


class LabelFeedback(QgsProcessingMultiStepFeedback):
    """Passes on what an algorithm says, with labels."""

    def __init__(self, feedback, algorithm):
        super().__init__(1, feedback)
        self._feedback, self._algorithm = feedback, algorithm
        if feedback.isCanceled():
            self.cancel()

    def pushInfo(self, text):
        self._feedback.pushInfo(with_labels(text, self._algorithm))

    def pushWarning(self, text):
        self._feedback.pushWarning(with_labels(text, self._algorithm))

    def reportError(self, text, fatalError=False):
        self._feedback.reportError(with_labels(text, self._algorithm), fatalError)


def speaks_of_labels(method):
    """A method (self, parameters, context, feedback) of a tool, which says labels where they are shown."""

    @functools.wraps(method)
    def run(self, parameters, context, feedback):
        if not are_shown() or isinstance(feedback, LabelFeedback):
            return method(self, parameters, context, feedback)
        try:
            return method(self, parameters, context, LabelFeedback(feedback, self))
        except QgsProcessingException as problem:
            raise error(with_labels(str(problem), self)) from problem

    return run


def checks_with_labels(method):
    """The same of `checkParameterValues`."""

    @functools.wraps(method)
    def check(self, parameters, context):
        is_right, problem = method(self, parameters, context)
        return is_right, with_labels(problem, self) if problem and are_shown() else problem

    return check
