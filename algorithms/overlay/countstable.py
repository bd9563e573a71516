"""Counts of stations by time, read from a long table as a stream."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
)

from ..common.attributes import as_text, some
from ..common.messages import cancelled, error, tr
from ..common.region import unchecked
from .longtables import LOOK, StationNumbers, amount_of, in_order, largest, places_of

FIELDS = ("STATION_FIELD", "COUNT_FIELD", "TIME_FIELD")


@dataclass(frozen=True)
class Counts:
    """Counts by station and time.

    values : float64 (stations, times), 0 where there is no row; times : texts, in order.
    """

    values: np.ndarray
    times: list


def add_counts(algorithm):
    """Add COUNTS, STATION_FIELD, COUNT_FIELD and TIME_FIELD."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "COUNTS",
            tr("Counts over time"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        tr(
            "Table with a row for each station and time, such as each hour of a week: the totals of zones at"
            " each time go into OUTPUT_TIMES."
        ),
        advanced=True,
    )
    for name, label, help in (
        ("STATION_FIELD", tr("Field of stations"), tr("Field of COUNTS with the station's id.")),
        ("COUNT_FIELD", tr("Field of counts"), tr("Field of COUNTS with the count, 0 or more.")),
        ("TIME_FIELD", tr("Field of time"), tr("Field of COUNTS with the time of a row.")),
    ):
        algorithm.add(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="COUNTS", optional=True
            ),
            help,
            advanced=True,
        )


def read_counts(source, fields, names, feedback):
    """Read a table of counts.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    fields : dict of str to str
        STATION_FIELD, COUNT_FIELD and TIME_FIELD.
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
    numbers = StationNumbers(names)
    found, strange, times = {}, {}, {}
    rows = empty = twice = 0
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
        key = station, times.setdefault(time, len(times))
        twice += key in found
        found[key] = found.get(key, 0.0) + count
    _tell(rows, empty, twice, strange, feedback)
    if not found:
        raise error(
            tr(
                "None of the {n:,} rows of COUNTS is of a station that is mapped: STATION_FIELD gives"
                " {values}, station ids are such as {ids}. Choose another field."
            ).format(n=rows, values=some(list(strange), 3) or tr("nothing"), ids=some(names, 3))
        )
    order, rank = in_order(times)
    values = np.zeros((len(names), len(order)))
    stations, steps = np.array(list(found), dtype=np.int64).T
    values[stations, rank[steps]] = list(found.values())
    return Counts(values, order)


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
                "Stations of COUNTS that are not mapped, left out: {n:,}, with {total:,.10g} in all. The"
                " largest: {names}."
            ).format(
                n=len(strange),
                total=sum(strange.values()),
                names=largest(strange),
            )
        )
