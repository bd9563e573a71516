"""Counts of stations by time, read from a long table as a stream."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..common.attributes import ID, as_text, field_names, some
from ..common.guesses import TIMES
from ..common.messages import cancelled, error, readable, tr
from ..common.region import unchecked
from .longtables import LOOK, StationNumbers, amount_of, largest, merged_stations, places_of
from .timesteps import TimeSteps, time_steps

USUAL = {
    "STATION_FIELD": (ID,),
    "COUNT_FIELD": ("count", "counts", "devices", "users"),
    "TIME_FIELD": TIMES,
}
"""Names of fields of COUNTS that are taken where the user names none."""


@dataclass(frozen=True)
class Counts:
    """Counts by station and time.

    values : float64 (stations, times), 0 where there is no row; known : bool, whether there is one; times :
    TimeSteps.
    """

    values: np.ndarray
    known: np.ndarray
    times: TimeSteps


def add_counts(algorithm, count_field="COUNT_FIELD"):
    """Add COUNTS, STATION_FIELD, the field of counts by that name and TIME_FIELD."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "COUNTS",
            tr("Counts over time"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        tr("Table with a row for each station and time, such as each hour of a week."),
    )
    for name, label, help in (
        (
            "STATION_FIELD",
            tr("Field of stations"),
            tr("Field of COUNTS with the station's id; by default station_id."),
        ),
        (
            count_field,
            tr("Field of counts"),
            tr("Field of COUNTS with the count, 0 or more; by default count, devices or users."),
        ),
        (
            "TIME_FIELD",
            tr("Field of time"),
            tr(
                "Field of COUNTS with the time of a row, as a date, a text such as 2026-03-31 08:00, or a"
                " number; by default time."
            ),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="COUNTS", optional=True
            ),
            help,
        )


def counts_of(algorithm, parameters, context, names, feedback, count_fields=("COUNT_FIELD",)):
    """What COUNTS holds; None without it. See `read_counts`; of several parameters of the field of counts
    the first that is given is taken."""
    source = algorithm.source(parameters, "COUNTS", context)
    if source is None:
        return None
    given = {
        "STATION_FIELD": algorithm.parameterAsString(parameters, "STATION_FIELD", context),
        "COUNT_FIELD": next(
            filter(None, (";".join(field_names(parameters.get(name))) for name in count_fields)), ""
        ),
        "TIME_FIELD": algorithm.parameterAsString(parameters, "TIME_FIELD", context),
    }
    there = source.fields()
    for name, usual in USUAL.items():
        if not given[name]:
            given[name] = next((field for field in usual if there.lookupField(field) >= 0), "")
    merged = merged_stations(algorithm, parameters, context)
    return read_counts(source, given, StationNumbers(names, merged), names, feedback)


def read_counts(source, fields, numbers, names, feedback):
    """Read a table of counts.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    fields : dict of str to str
        STATION_FIELD, COUNT_FIELD and TIME_FIELD.
    numbers : StationNumbers
    names : sequence of str
        Ids of the stations that are mapped.
    feedback : QgsProcessingFeedback

    Returns
    -------
    Counts

    Raises
    ------
    QgsProcessingException
        If a field is not there, a count is not a number of 0 or more, or no row is of a mapped station.
    """
    places = places_of(source, "COUNTS", fields)
    strange, times = {}, {}
    # a table may have millions of rows
    stations, steps, amounts = array("i"), array("i"), array("d")
    rows = empty = 0
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        rows += 1
        if rows % LOOK == 0 and feedback.isCanceled():
            raise cancelled()
        value, time = feature[places["COUNT_FIELD"]], as_text(feature[places["TIME_FIELD"]])
        count = amount_of(value, rows, "COUNTS", "COUNT_FIELD", fields["COUNT_FIELD"])
        if count is None or not time:
            empty += 1
            continue
        name = as_text(feature[places["STATION_FIELD"]])
        station = numbers.of(name)
        if station is None:
            strange[name] = strange.get(name, 0.0) + count
            continue
        stations.append(station)
        steps.append(times.setdefault(time, len(times)))
        amounts.append(count)
    if not rows:
        raise error(tr("COUNTS has no rows: choose another table."))
    if not stations:
        _tell(rows, empty, 0, strange, feedback)
        raise error(
            tr(
                "None of the {n:,} rows of COUNTS is of a station that is mapped: STATION_FIELD gives"
                " {values}, station ids are such as {ids}. Choose another field."
            ).format(n=rows, values=some(list(strange), 3) or tr("nothing"), ids=some(names, 3))
        )
    order, rank = time_steps(list(times), feedback)
    shape = len(names), len(order)
    place = np.frombuffer(stations, np.intc) * shape[1] + rank[np.frombuffer(steps, np.intc)]
    found = np.bincount(place, minlength=shape[0] * shape[1]).reshape(shape)
    values = np.bincount(place, np.frombuffer(amounts), shape[0] * shape[1]).reshape(shape)
    _tell(rows, empty, int((found - 1)[found > 1].sum()), strange, feedback)
    return Counts(values, found > 0, order)


def _tell(rows, empty, twice, strange, feedback):
    """Say what was read and what is left out."""
    feedback.pushInfo(tr("Rows of COUNTS: {n:,}").format(n=rows))
    if empty:
        feedback.pushWarning(
            tr("Rows of COUNTS without a count or a time, left out: {n:,}").format(n=empty)
        )
    if twice:
        feedback.pushWarning(
            tr(
                "Rows of COUNTS of a station and a time that came before, added to these: {n:,}"
            ).format(n=twice)
        )
    if strange:
        feedback.pushWarning(
            tr(
                "Stations of COUNTS that are not mapped, left out: {n:,}, with {total} in all. The"
                " largest: {names}."
            ).format(
                n=len(strange),
                total=readable(sum(strange.values())),
                names=largest(strange),
            )
        )
