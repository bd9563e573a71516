"""A table of weights of stations in zones, as 'Zone weights and totals' writes it, read back."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsFeatureRequest

from ...models.zonetotals import ZoneWeights
from ..common.attributes import as_text, some, warn_of
from ..common.fields import make_fields
from ..common.messages import cancelled, error, tr, trn
from ..common.region import unchecked
from ..common.tables import Table, Texts
from .longtables import LOOK, StationNumbers, amount_of, places_of

FIELDS = {"station_id": "station_id", "zone_id": "zone_id", "weight": "weight"}
SLACK = 1e-6
"""Share of a station that may be missing or too much."""

REST, OUTSIDE, BELOW = "rest", "outside", "below_minimum"
"""The field that says what a row without zone is, and its values: outside all zones, and in zones whose
weights are below the minimum. In rows of zones it is NULL."""


def weights_table(weights, stations, zones, feedback):
    """The columns of a table of weights, by station: its zones, and behind them what is in no row of a zone.

    Parameters
    ----------
    weights : ZoneWeights
    stations, zones : list of str
        Ids.
    feedback : QgsProcessingFeedback

    Returns
    -------
    Table
        Its weights of a station sum to 1.
    """
    rests = [(np.flatnonzero(part > 0.0), part) for part in (weights.outside, weights.below)]
    station = np.concatenate([weights.station, *(found for found, _ in rests)])
    n, lost = len(weights.station), len(station) - len(weights.station)
    zone = np.concatenate([weights.zone, np.full(lost, -1)])
    weight = np.concatenate([weights.plain, *(part[found] for found, part in rests)])
    rest = np.full(len(station), -1)
    rest[n:] = np.repeat([0, 1], [len(found) for found, _ in rests])
    order = np.argsort(station, kind="stable")
    return Table(
        feedback,
        station_id=Texts(station[order], stations),
        zone_id=Texts(zone[order], zones),
        weight=weight[order],
        rest=Texts(rest[order], [OUTSIDE, BELOW]),
    )


def weights_fields():
    """The fields of `weights_table`."""
    return make_fields(station_id=str, zone_id=str, weight=float, rest=str)


def weights_aliases():
    """What these fields are, in plain words."""
    return {
        "station_id": tr("Station"),
        "zone_id": tr("Zone"),
        "weight": tr("Share of users"),
        REST: tr("If no zone"),
    }


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
    outside, below = np.zeros((2, len(names)))
    rest = source.fields().lookupField(REST)  # which tables of version 0.1 do not have
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
        elif zone is None and rest >= 0 and as_text(feature[rest]) == BELOW:
            below[station] += weight
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
    inside = np.bincount(station, weight, len(names))
    sums = inside + outside + below
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
        trn(
            "{n:,} station has no weights, so all of its users are outside the zones: {names}.",
            "{n:,} stations have no weights, so all of their users are outside the zones: {names}.",
            len(missing),
        ),
        feedback,
    )
    # what is below the minimum is divided over the station's zones
    raised = np.divide(inside + below, inside, out=np.ones(len(names)), where=inside > 0.0)
    return ZoneWeights(station, zone, weight * raised[station], outside, len(zones), below)
