"""What a layer of results was made from: kept with the layer, told in its layout."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsProperty,
)

from ...algorithms.common.attributes import field_names
from ...algorithms.common.messages import tr
from ...models.catalogue import CATALOGUE, Settings

METHOD, DATA = "deepmend/method", "deepmend/data"
"""Properties of a layer: sentences on how it was made, and from what."""

SOURCES = ("INPUT", "REGION", "ZONES", "MAPS", "GROUND_TRUTH", "POPULATION", "MEASUREMENTS")
"""Parameters whose layers are named, in this order."""

METRICS = ("METRIC_FIELD", "METRIC_FIELDS", "INTENSIVE_FIELDS", "COUNT_FIELD")
"""Parameters whose fields are named."""


def sentences(algorithm, parameters):
    """(method, data) of a run.

    Parameters
    ----------
    algorithm : QgsProcessingAlgorithm
    parameters : dict
        As the dialog gives them.
    """
    return _method(algorithm, parameters), _data(algorithm, parameters)


def _method(algorithm, parameters):
    parts = [algorithm.displayName()]
    model = parameters.get("MODEL") or algorithm.name().replace("diffusion", "")
    if model in CATALOGUE and not parameters.get("MAPS"):
        entry = CATALOGUE[model]
        given = {
            key: parameters[name]
            for key, name in (("beta", "BETA"), ("student", "STUDENT"))
            if isinstance(parameters.get(name), (int, float, str)) and parameters[name] != ""
        }
        title = entry.title(Settings(**given))
        parts.append(tr("model: {title}").format(title=title))
    cell = parameters.get("CELL_SIZE")
    if isinstance(cell, (int, float)):
        parts.append(tr("cells of {size:g} m").format(size=cell))
    return "; ".join(parts) + "."


def _data(algorithm, parameters):
    parts = []
    for name in SOURCES:
        definition = algorithm.parameterDefinition(name)
        text = _name_of(parameters.get(name)) if definition is not None else ""
        if text:
            label = definition.description().split(" (")[0]
            parts.append(tr("{parameter}: {name}").format(parameter=label, name=text))
    fields = field_names([n for key in METRICS for n in field_names(parameters.get(key))])
    if fields:
        parts.append(tr("fields: {names}").format(names=", ".join(fields)))
    return "; ".join(parts) + "." if parts else ""


def _plain(value):
    """A layer as it was given to a tool: its id, source or the layer itself."""
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        value = value.source  # of 'Selected features only'
    return value.staticValue() if isinstance(value, QgsProperty) else value


def layer_of(value):
    """The layer of the project that was given to a tool, None where it is not of the project."""
    value = _plain(value)
    if isinstance(value, QgsMapLayer):
        value = value.id()
    if not isinstance(value, str):
        return None
    project = QgsProject.instance()
    layer = project.mapLayer(value)
    if layer is not None:
        return layer
    same = (other for other in project.mapLayers().values() if other.source() == value)
    return next(same, None)


def _name_of(value):
    """How a layer given to a tool is called; '' for none."""
    layer, value = layer_of(value), _plain(value)
    if layer is not None:
        return layer.name()
    if not isinstance(value, str):
        return ""
    return value.split("|")[0].replace("\\", "/").rsplit("/", 1)[-1]


def keep(layers, algorithm, parameters):
    """Keep with layers what a run made them from."""
    method, data = sentences(algorithm, parameters)
    for layer in layers:
        layer.setCustomProperty(METHOD, method)
        layer.setCustomProperty(DATA, data)


def of(layer):
    """(method, data) of a layer, as far as they are known; '' where they are not."""
    return layer.customProperty(METHOD, ""), layer.customProperty(DATA, "")
