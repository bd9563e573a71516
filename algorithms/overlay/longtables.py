"""What tables with a row for each station, or pair of stations, and time have in common."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsFeatureRequest

from ..common.attributes import MEMBERS, StationIds, as_text, is_null, same_number, some
from ..common.messages import error, tr
from ..common.numbertext import read_number
from ..common.region import unchecked

LOOK = 1 << 14  # rows read before the user's wish to stop is looked at


class StationNumbers:
    """Numbers of stations by id, also where an id lost its leading zeros on the way through a CSV, or became
    part of another station.

    Parameters
    ----------
    names : sequence of str
        Ids of the stations.
    merged : dict of str to str, optional
        See `merged_stations`.
    """

    def __init__(self, names, merged=None):
        self._numbers = {name: i for i, name in enumerate(names)}
        for member, name in (merged or {}).items():
            if name in self._numbers:
                self._numbers.setdefault(member, self._numbers[name])
        self._plain = {same_number(name): i for name, i in self._numbers.items()}

    def of(self, name):
        """The number of a station, None for an unknown one."""
        return self._numbers.get(name, self._plain.get(same_number(name)))


def merged_stations(algorithm, parameters, context):
    """{id: id of the station that it became part of}, of stations of INPUT that *Prepare stations* merged."""
    source = algorithm.source(parameters, "INPUT", context)
    place = source.fields().lookupField(MEMBERS)
    if place < 0:
        return {}
    ids = StationIds(source.fields(), algorithm.parameterAsString(parameters, "ID_FIELD", context))
    return {
        member: ids.of(feature)
        for feature in source.getFeatures(QgsFeatureRequest(), unchecked())
        for member in as_text(feature[place]).split(";")
        if member
    }


def places_of(source, label, fields, optional=()):
    """{parameter: index} of fields {parameter: name} of a table; -1 for optional ones that are not named."""
    places = {}
    for parameter, name in fields.items():
        places[parameter] = source.fields().lookupField(name) if name else -1
        if places[parameter] < 0 and (name or parameter not in optional):
            raise error(
                tr(
                    "{parameter} '{name}' is not a field of {label}; its fields are: {names}."
                ).format(
                    parameter=parameter,
                    name=name,
                    label=label,
                    names=", ".join(source.fields().names()),
                )
            )
    return places


def amount_of(value, row, label, parameter, field):
    """An attribute as an amount of 0 or more; None where it is empty."""
    if is_null(value):
        return None
    amount = float(value) if isinstance(value, (int, float)) else read_number(value)
    if np.isfinite(amount) and amount >= 0.0:
        return amount
    raise error(
        tr(
            "Row {n:,} of {label} has {value} in {parameter} '{field}', which is not a number of 0 or more:"
            " correct it, or leave it empty."
        ).format(n=row, label=label, value=as_text(value), parameter=parameter, field=field)
    )


def largest(sums):
    """Names with their sums, the largest first, as text; of {name: sum}."""
    order = sorted(sums, key=sums.get, reverse=True)
    return some([f"{name or tr('empty')} ({sums[name]:,.6g})" for name in order])
