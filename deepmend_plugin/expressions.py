"""Expression functions that look figures up in a table of weights, for labels, styles and fields."""

from __future__ import annotations

import math
import threading
from collections import defaultdict
from contextlib import suppress

from qgis.core import QgsExpression, QgsExpressionFunction, QgsProject, QgsVectorLayer

from ..algorithms.attributes import as_text, read_number
from ..algorithms.base import tr

FIELDS = ("station_id", "zone_id", "weight")
CHANGES = ("dataChanged", "featureAdded", "featuresDeleted", "attributeValueChanged")


class Lookup:
    """Dictionaries made of layers, kept until one of these layers changes."""

    def __init__(self):
        self._known, self._layers = {}, {}
        self._lock = threading.Lock()

    def of(self, layer, make, *arguments):
        """make(layer, *arguments), made once."""
        key = (layer.id(), make, *arguments)
        with self._lock:
            if key not in self._known:
                self._known[key] = make(layer, *arguments)
                self._listen(layer)
            return self._known[key]

    def _listen(self, layer):
        if layer.id() not in self._layers:
            self._layers[layer.id()] = layer
            for name in (*CHANGES, "willBeDeleted"):
                getattr(layer, name).connect(self.close)

    def close(self, *_):
        """Forget all, and listen to no layer any more."""
        self._known.clear()
        for layer in self._layers.values():
            for name in (*CHANGES, "willBeDeleted"):
                with suppress(RuntimeError, TypeError):  # the layer may be gone
                    getattr(layer, name).disconnect(self.close)
        self._layers.clear()


def weights_of(layer):
    """{zone: {station: weight}} of a table of weights."""
    places = [layer.fields().lookupField(name) for name in FIELDS]
    table = defaultdict(dict)
    for feature in layer.getFeatures():
        station, zone, weight = (feature[place] for place in places)
        table[as_text(zone)][as_text(station)] = read_number(weight)
    return table


def figures_of(layer, id_field, field):
    """{station: figure} of a layer, without those that have none."""
    pairs = ((as_text(f[id_field]), read_number(f[field])) for f in layer.getFeatures())
    return {name: figure for name, figure in pairs if math.isfinite(figure)}


class _Function(QgsExpressionFunction):
    """A function whose first argument is a table of weights."""

    def __init__(self, name, arguments, help, lookup):
        parameters = [QgsExpressionFunction.Parameter(argument) for argument in arguments]
        super().__init__(name, parameters, "DeepMEND", help)
        self.lookup = lookup

    def func(self, values, context, parent, node):
        try:
            table = self.lookup.of(_layer(values[0], FIELDS), weights_of)
            return self.result(table, values[1:])
        except ValueError as problem:
            parent.setEvalErrorString(str(problem))
            return None

    def referencesGeometry(self):
        return False


class Weight(_Function):
    """deepmend_weight(weights, station, zone)"""

    def __init__(self, lookup):
        help = tr(
            "<p>The share of a station's users that is in a zone, from a table of weights that 'Zone weights"
            " and totals' made; 0 where it has no such row.</p><p>deepmend_weight(weights, station,"
            " zone)</p><p><b>weights</b>: the table, by name or id; <b>station</b>, <b>zone</b>:"
            " ids.</p><p>Example: deepmend_weight('Weights', 'A12', \"code\")</p>"
        )
        super().__init__("deepmend_weight", ("weights", "station", "zone"), help, lookup)

    def result(self, table, values):
        station, zone = values
        return table.get(as_text(zone), {}).get(as_text(station), 0.0)


class ZoneTotal(_Function):
    """deepmend_zone_total(weights, zone, stations, id_field, field)"""

    def __init__(self, lookup):
        help = tr(
            "<p>The total of a figure in a zone: figure times weight, summed over all stations, from a table"
            " of weights that 'Zone weights and totals' made. So other figures of the same stations come to"
            " the zones without making maps again.</p><p>deepmend_zone_total(weights, zone, stations,"
            " id_field, field)</p><p><b>weights</b>, <b>stations</b>: layers, by name or id; <b>zone</b>: id;"
            " <b>id_field</b>, <b>field</b>: names of fields of the stations. Stations without a figure are"
            " left out.</p><p>Example: deepmend_zone_total('Weights', \"code\", 'Stations', 'station_id',"
            " 'users')</p>"
        )
        arguments = ("weights", "zone", "stations", "id_field", "field")
        super().__init__("deepmend_zone_total", arguments, help, lookup)

    def result(self, table, values):
        zone, stations, id_field, field = values
        layer = _layer(stations, (id_field, field))
        figures = self.lookup.of(layer, figures_of, id_field, field)
        weights = table.get(as_text(zone), {})
        return sum(weight * figures.get(station, 0.0) for station, weight in weights.items())


def _layer(value, fields):
    """The vector layer that an argument means.

    Raises
    ------
    ValueError
        If there is none, or it lacks fields.
    """
    layer = value
    if not isinstance(layer, QgsVectorLayer):
        project = QgsProject.instance()
        named = project.mapLayersByName(str(value))
        layer = project.mapLayer(str(value)) or (named[0] if named else None)
    if not isinstance(layer, QgsVectorLayer):
        raise ValueError(
            tr("There is no table or layer '{name}' in the project.").format(name=value)
        )
    missing = [name for name in fields if layer.fields().lookupField(str(name)) < 0]
    if missing:
        raise ValueError(
            tr("'{layer}' has no field {names}.").format(
                layer=layer.name(), names=", ".join(missing)
            )
        )
    return layer


class Functions:
    """The functions, registered until `close`."""

    def __init__(self):
        self.lookup = Lookup()
        self._functions = [Weight(self.lookup), ZoneTotal(self.lookup)]
        for function in self._functions:
            QgsExpression.registerFunction(function)

    def close(self):
        for function in self._functions:
            QgsExpression.unregisterFunction(function.name())
        self._functions = []
        self.lookup.close()
