"""A tool's help for a terminal: `qgis_process help` shows it as it is, before each parameter's own help."""

from __future__ import annotations

from qgis.core import (
    QgsApplication,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)

from .messages import tr

TERMINAL = "qgis_process"
"""What QGIS calls the program without windows."""


def is_terminal():
    """Whether the help is read in a terminal, not in a window."""
    return QgsApplication.platform() == TERMINAL


def plain_help(algorithm, summary):
    """What a tool does, and what has to be given.

    QGIS 3.22 shows neither defaults nor what is optional, and says that choices are numbers.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    summary : str
    """
    optional, hidden = (
        getattr(QgsProcessingParameterDefinition.Flag, flag)
        for flag in ("FlagOptional", "FlagHidden")
    )
    shown = [p for p in algorithm.parameterDefinitions() if not p.flags() & hidden]
    given = {p.name(): as_given(p.defaultValue()) for p in shown}
    needed = [p.name() for p in shown if not p.flags() & optional and not given[p.name()]]
    lines = [summary, ""] if summary else []
    lines.append(tr("Required: {names}").format(names=", ".join(needed)))
    defaults = [f"{name}={text}" for name, text in given.items() if text]
    if defaults:
        lines.append(tr("Defaults: {values}").format(values=", ".join(defaults)))
    lines.append(tr("All other parameters are optional and empty by default."))
    if any(isinstance(p, QgsProcessingParameterEnum) and p.usesStaticStrings() for p in shown):
        lines.append(
            tr("Give available values by name, not by number; separate several with commas.")
        )
    return "\n".join(lines)


def as_given(value):
    """A value as it is written for `qgis_process`; '' for none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return ",".join(map(as_given, value))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value)
