"""A table of weights of stations in zones, as 'Zone weights and totals' writes it, read back."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsFeatureRequest

from ...models.zonetotals import ZoneWeights
from ..common.attributes import as_text, some, warn_of
from ..common.messages import cancelled, error, tr
from ..common.region import unchecked
from .longtables import LOOK, StationNumbers, amount_of, places_of

FIELDS = {"station_id": "station_id", "zone_id": "zone_id", "weight": "weight"}
SLACK = 1e-6
"""Share of a station that may be missing or too much."""


def read_weights(source, names, zones, feedback):
    """Read a table of weights.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    names : sequence of str
        Ids of the stations that are mapped.
    zones : sequence of str
        Ids of the zones.
    feedback : QgsProcessingFeedback

    Returns
    -------
    ZoneWeights

    Raises
    ------
    QgsProcessingException
        If it is of other stations or zones, or the weights of a station do not sum to 1.
    """
    places = places_of(source, "WEIGHTS_TABLE", FIELDS)
    stations, numbers = StationNumbers(names), StationNumbers(zones)
    found, strange = [], {}
    outside = np.zeros(len(names))
    count = 0
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        count += 1
        if count % LOOK == 0 and feedback.isCanceled():
            raise cancelled()
        value = feature[places["weight"]]
        weight = amount_of(value, count, "WEIGHTS_TABLE", "weight", "weight")
        station = stations.of(as_text(feature[places["station_id"]]))
        if station is None or weight is None:
            continue
        name = as_text(feature[places["zone_id"]])
        zone = numbers.of(name) if name else None
        if name and zone is None:
            strange[name] = strange.get(name, 0.0) + weight
        elif zone is None:
            outside[station] += weight
        else:
            found.append((station, zone, weight))
    if strange:
        raise error(
            tr(
                "WEIGHTS_TABLE has zones that ZONES does not have: {names}. Set ZONES and ZONE_ID to those"
                " of the weights."
            ).format(names=some(list(strange)))
        )
    columns = list(zip(*sorted(found))) or [(), (), ()]
    station, zone = (np.array(column, dtype=np.int64) for column in columns[:2])
    weight = np.array(columns[2], dtype=np.float64)
    sums = np.bincount(station, weight, len(names)) + outside
    missing = [name for name, total in zip(names, sums) if total == 0.0]
    wrong = [
        f"{name} ({total:.6g})"
        for name, total in zip(names, sums)
        if total and abs(total - 1.0) > SLACK
    ]
    if wrong or len(missing) == len(names):
        raise error(
            tr(
                "Weights of a station in WEIGHTS_TABLE must sum to 1; these do not: {names}. Give the whole"
                " table that 'Zone weights and totals' wrote, for the same stations."
            ).format(names=some(wrong or missing))
        )
    outside[sums == 0.0] = 1.0
    warn_of(
        missing,
        tr("{n:,} stations have no weights, so all of theirs is outside the zones: {names}."),
        feedback,
    )
    return ZoneWeights(station, zone, weight, outside, len(zones))
