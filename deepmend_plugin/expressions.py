"""Expression functions that look figures up in a table of weights, for labels, styles and fields."""

from __future__ import annotations

import math
import threading
from collections import defaultdict
from contextlib import suppress

from qgis.core import QgsExpression, QgsExpressionFunction, QgsProject, QgsVectorLayer

from ..algorithms.common.attributes import as_text, same_number
from ..algorithms.common.messages import tr
from ..algorithms.common.numbertext import Numbers, read_number
from ..algorithms.overlay.weightstable import BELOW, REST

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


class Named(dict):
    """A dictionary by id that also finds ids which a program made numbers of, and so lost their zeros.

    Parameters
    ----------
    items : dict
    are_numbers : bool
        Whether the ids are numbers in their layer.
    """

    def __init__(self, items, are_numbers):
        super().__init__(items)
        self.are_numbers = are_numbers
        self._by_number = {}
        for name in items:
            self._by_number.setdefault(same_number(name), []).append(name)

    def find(self, name, is_number=False):
        """The value of an id, None where there is none."""
        if name not in self and (is_number or self.are_numbers):
            alike = self._by_number.get(same_number(name), [])
            name = alike[0] if len(alike) == 1 else name
        return self.get(name)


def weights_of(layer):
    """{zone: {station: weight}} of a table of weights; '' for the share outside all zones.

    What is below the minimum weight is divided over a station's zones, as in the tool's own totals.
    """
    station_place, zone_place, weight_place = (layer.fields().lookupField(name) for name in FIELDS)
    rest_place = layer.fields().lookupField(REST)
    table, inside, below = defaultdict(dict), defaultdict(float), {}
    for feature in layer.getFeatures():
        weight = read_number(feature[weight_place])
        if not math.isfinite(weight):
            continue
        zone, station = as_text(feature[zone_place]), as_text(feature[station_place])
        if not zone and rest_place >= 0 and as_text(feature[rest_place]) == BELOW:
            below[station] = weight
            continue
        table[zone][station] = weight
        if zone:
            inside[station] += weight
    for zone, weights in table.items():
        for station in weights.keys() & below.keys() if zone else ():
            weights[station] *= 1.0 + below[station] / inside[station]
    are_numbers = layer.fields()[station_place].isNumeric()
    zones = {zone: Named(weights, are_numbers) for zone, weights in table.items()}
    return Named(zones, layer.fields()[zone_place].isNumeric())


def figures_of(layer, id_field, field):
    """{station: figure} of a layer, without those that have none."""
    features = list(layer.getFeatures())
    numbers = Numbers(f[field] for f in features)
    pairs = ((as_text(f[id_field]), numbers.read(f[field])) for f in features)
    figures = {name: figure for name, figure in pairs if math.isfinite(figure)}
    return Named(figures, layer.fields()[layer.fields().lookupField(id_field)].isNumeric())


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
            "<p>The share of a station's users that is in a zone, from a table of weights that 'Zone"
            " weights and totals' made; 0 if that row is missing.</p><p>deepmend_weight(weights, station,"
            " zone)</p><p><b>weights</b>: the table, by name or id; <b>station</b>, <b>zone</b>:"
            " ids.</p><p>Example: deepmend_weight('Weights', 'A12', \"code\")</p>"
        )
        super().__init__("deepmend_weight", ("weights", "station", "zone"), help, lookup)

    def result(self, table, values):
        station, zone = values
        weights = table.find(as_text(zone), _is_number(zone))
        weight = weights and weights.find(as_text(station), _is_number(station))
        return weight or 0.0


class ZoneTotal(_Function):
    """deepmend_zone_total(weights, zone, stations, id_field, field)"""

    def __init__(self, lookup):
        help = tr(
            "<p>The total of a value in a zone: value times weight, summed over all stations, from a table"
            " of weights that 'Zone weights and totals' made. So other values of the same stations come to"
            " the zones without making maps again.</p><p>deepmend_zone_total(weights, zone, stations,"
            " id_field, field)</p><p><b>weights</b>, <b>stations</b>: layers, by name or id; <b>zone</b>:"
            " id; <b>id_field</b>, <b>field</b>: names of fields of the stations. Stations without a value"
            " are left out.</p><p>Example: deepmend_zone_total('Weights', \"code\", 'Stations',"
            " 'station_id', 'users')</p>"
        )
        arguments = ("weights", "zone", "stations", "id_field", "field")
        super().__init__("deepmend_zone_total", arguments, help, lookup)

    def result(self, table, values):
        zone, stations, id_field, field = values
        layer = _layer(stations, (id_field, field))
        figures = self.lookup.of(layer, figures_of, str(id_field), str(field))
        weights = table.find(as_text(zone), _is_number(zone)) or {}
        found = {station: figures.find(station, weights.are_numbers) for station in weights}
        if figures and found and all(figure is None for figure in found.values()):
            raise ValueError(
                tr(
                    "No station of the weights, such as {station}, is in field '{field}' of '{layer}': choose"
                    " the field with the ids that the weights were made with."
                ).format(station=next(iter(found)), field=id_field, layer=layer.name())
            )
        return math.fsum(weights[station] * (figure or 0.0) for station, figure in found.items())


def _is_number(value):
    return isinstance(value, (int, float))


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
            tr("There is no table or layer '{name}' in the project.").format(name=as_text(value))
        )
    missing = [name for name in fields if layer.fields().lookupField(str(name)) < 0]
    if missing:
        raise ValueError(
            tr("'{layer}' has no field {names}.").format(
                layer=layer.name(), names=", ".join(map(as_text, missing))
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
