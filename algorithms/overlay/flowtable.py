"""Flows between stations, such as trips between two of a device's records, read from a table as a stream."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsFeatureRequest

from ..common.attributes import as_text, some
from ..common.messages import cancelled, error, tr
from ..common.region import unchecked
from .longtables import LOOK, StationNumbers, amount_of, largest, places_of
from .timesteps import TimeSteps, time_steps


@dataclass(frozen=True)
class StationFlows:
    """Flows of stations that are mapped.

    origin, destination, time : int64 (m,) numbers of stations and of times; flow : float64 (m,); times :
    TimeSteps, one without a name where there is no field of them.
    """

    origin: np.ndarray
    destination: np.ndarray
    time: np.ndarray
    flow: np.ndarray
    times: TimeSteps


def read_flows(source, fields, names, feedback, merged=None):
    """Read a table of flows.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    fields : dict of str to str
        FROM_FIELD, TO_FIELD, FLOW_FIELD, and TIME_FIELD, '' without one.
    names : sequence of str
        Ids of the stations that are mapped.
    feedback : QgsProcessingFeedback
    merged : dict of str to str, optional
        See `merged_stations`.

    Returns
    -------
    StationFlows

    Raises
    ------
    QgsProcessingException
        If a field is not there, a flow is not a number of 0 or more, or no flow is between mapped stations.
    """
    places = places_of(source, "FLOWS", fields, ["TIME_FIELD"])
    numbers = StationNumbers(names, merged)
    times, rows, strange = {}, [], {}
    lost = empty = count = 0
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        count += 1
        if count % LOOK == 0 and feedback.isCanceled():
            raise cancelled()
        value = feature[places["FLOW_FIELD"]]
        flow = amount_of(value, count, "FLOWS", "FLOW_FIELD", fields["FLOW_FIELD"])
        if flow is None:
            empty += 1
            continue
        ends = [as_text(feature[places[name]]) for name in ("FROM_FIELD", "TO_FIELD")]
        found = [numbers.of(end) for end in ends]
        if None in found:
            lost += 1
            for end, station in zip(ends, found):
                if station is None:
                    strange[end] = strange.get(end, 0.0) + flow
            continue
        time = as_text(feature[places["TIME_FIELD"]]) if places["TIME_FIELD"] >= 0 else ""
        rows.append((*found, times.setdefault(time, len(times)), flow))
    if not count:
        raise error(tr("FLOWS has no rows: choose another table."))
    _tell(count, lost, empty, strange, feedback)
    if not rows:
        raise error(
            tr(
                "None of the {n:,} rows of FLOWS goes from one station that is mapped to another:"
                " FROM_FIELD and TO_FIELD give {values}, station ids are such as {ids}. Choose other fields."
            ).format(n=count, values=some(list(strange), 3) or tr("nothing"), ids=some(names, 3))
        )
    origin, destination, time, flow = zip(*rows)
    order, rank = (
        time_steps(list(times), feedback, "FLOWS") if fields["TIME_FIELD"] else _one_time()
    )
    columns = (np.array(column, dtype=np.int64) for column in (origin, destination))
    return StationFlows(*columns, rank[np.array(time)], np.array(flow, dtype=np.float64), order)


def _one_time():
    return TimeSteps([""]), np.zeros(1, dtype=np.int64)


def _tell(count, lost, empty, strange, feedback):
    """Say which rows are left out."""
    feedback.pushInfo(tr("Rows of FLOWS: {n:,}").format(n=count))
    if empty:
        feedback.pushWarning(tr("Rows of FLOWS without a flow, left out: {n:,}").format(n=empty))
    if lost:
        feedback.pushWarning(
            tr(
                "Rows of FLOWS with an end that is not a mapped station, left out: {n:,}. The ends, with the"
                " flow of their rows: {names}."
            ).format(n=lost, names=largest(strange))
        )
