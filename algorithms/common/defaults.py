"""What the user prefers to begin with: values that the application sets here and the tools take up.

By themselves they are empty: scripts, saved models and `qgis_process` get the tools' own defaults.
"""

from __future__ import annotations

_preferred: dict = {}
_is_everywhere = False


def prefer(values, everywhere=False):
    """Set what tools that are made from now on begin with.

    Parameters
    ----------
    values : dict
        {parameter name: value}; empty takes all back.
    everywhere : bool
        Whether they replace the tools' own defaults, as scripts and models see them too. Else only dialogs
        begin with them.
    """
    global _preferred, _is_everywhere
    _preferred, _is_everywhere = dict(values), everywhere


def offer(parameter):
    """Have a parameter begin with what the user prefers, if that is a value that it takes.

    Parameters
    ----------
    parameter : QgsProcessingParameterDefinition
    """
    value = _preferred.get(parameter.name())
    if value is None or not parameter.checkValueIsAcceptable(value):
        return
    if _is_everywhere:
        parameter.setDefaultValue(value)
    else:
        parameter.setGuiDefaultValueOverride(value)


def own_defaults(algorithm):
    """{parameter name: the tool's own default} of what begins with something else in dialogs."""
    return {
        parameter.name(): parameter.defaultValue()
        for parameter in algorithm.parameterDefinitions()
        if parameter.defaultValueForGui() != parameter.defaultValue()
    }
