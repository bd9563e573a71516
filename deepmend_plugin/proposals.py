"""What dialogs of tools propose: layers and fields of the project that look like those that are asked for."""

from __future__ import annotations

from qgis.core import QgsProcessing, QgsProject, QgsVectorLayer

from ..algorithms.common.attributes import is_null
from ..algorithms.common.guesses import (
    guess_counts,
    guess_fields,
    guess_region,
    guess_stations,
    guess_zone_id,
    guess_zones,
)
from .results.record import layer_of

STATION_FIELDS = {
    "ID_FIELD": "id",
    "GROUP_FIELD": "operator",
    "AZIMUTH_FIELD": "azimuth",
    "BEAMWIDTH_FIELD": "beamwidth",
    "HEIGHT_FIELD": "height",
}
"""Parameters that are fields of INPUT, and what they hold."""


def propose_layers(names, active, layers):
    """{parameter: layer} of what a tool asks for and a project is likely to hold.

    Parameters
    ----------
    names : collection of str
        The tool's parameters.
    active : QgsMapLayer or None
        Chosen in the panel of layers.
    layers : iterable of QgsMapLayer
        Of the project.
    """
    layers = list(layers)
    found = {
        "INPUT": guess_stations([active, *layers]),
        "REGION": guess_region(layers),
        "ZONES": guess_zones(layers),
        "COUNTS": guess_counts(layers),
    }
    return {name: layer for name, layer in found.items() if name in names and layer is not None}


def propose_fields(names, parameter, layer):
    """{parameter: field} of the parameters that are fields of a layer; '' where none looks like it.

    Parameters
    ----------
    names : collection of str
        The tool's parameters.
    parameter : str
        Whose layer it is.
    layer : QgsVectorLayer or None
    """
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        return {}
    if parameter == "INPUT":
        fields = guess_fields(layer)
        return {name: fields[what] for name, what in STATION_FIELDS.items() if name in names}
    if parameter == "ZONES" and "ZONE_ID" in names:
        return {"ZONE_ID": guess_zone_id(layer)}
    return {}


class Proposals:
    """Fills in a tool's dialog, and again where another layer is chosen; what the user chose stays.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    wrappers : dict
        {parameter: what shows it in the dialog}.
    context : QgsProcessingContext
    active : QgsMapLayer or None
    """

    def __init__(self, algorithm, wrappers, context, active):
        self._wrappers, self._context = wrappers, context
        self._names = {p.name() for p in algorithm.parameterDefinitions()} & set(wrappers)
        self._made = {}
        self._is_filling = False
        asked = {name for name in self._names if name != "INPUT" or _is_of_points(algorithm)}
        layers = propose_layers(asked, active, QgsProject.instance().mapLayers().values())
        for name in ("INPUT", "REGION", "ZONES", "COUNTS"):
            if name not in self._names:
                continue
            if name in layers:
                self._put(name, layers[name].id())
            if hasattr(wrappers[name], "widgetValueHasChanged"):
                wrappers[name].widgetValueHasChanged.connect(self._on_layer)
            self._put_fields(name)

    def take_back(self):
        """Undo what is still as it was proposed."""
        for name, value in self._made.items():
            if self._wrappers[name].parameterValue() == value and name != "INPUT":
                self._set(name, None)
        self._made = {}

    def _on_layer(self, wrapper):
        if not self._is_filling:
            self._put_fields(wrapper.parameterDefinition().name())

    def _put_fields(self, parameter):
        layer = layer_of(self._wrappers[parameter].parameterValue())
        for name, field in propose_fields(self._names, parameter, layer).items():
            now = self._wrappers[name].parameterValue()
            if _is_empty(now) or now == self._made.get(name) or not _has(layer, now):
                self._put(name, field or None)

    def _put(self, name, value):
        self._set(name, value)
        self._made[name] = self._wrappers[name].parameterValue()

    def _set(self, name, value):
        self._is_filling = True
        self._wrappers[name].setParameterValue(value, self._context)
        self._is_filling = False


def _is_of_points(algorithm):
    """Whether INPUT is nothing but points: elsewhere a table may be meant."""
    definition = algorithm.parameterDefinition("INPUT")
    kinds = definition.dataTypes() if hasattr(definition, "dataTypes") else []
    return list(kinds) == [QgsProcessing.SourceType.TypeVectorPoint]


def _is_empty(value):
    return is_null(value) or value == ""


def _has(layer, field):
    return isinstance(field, str) and layer.fields().lookupField(field) >= 0
