"""Flows between stations, such as trips between two of a device's records, read from a table as a stream."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsFeatureRequest

from ..common.attributes import as_text, is_null, same_number, some
from ..common.messages import cancelled, error, tr
from ..common.numbertext import read_number
from ..common.region import unchecked

LOOK = 1 << 14  # rows read before the user's wish to stop is looked at


@dataclass(frozen=True)
class StationFlows:
    """Flows of stations that are mapped.

    origin, destination, time : int64 (m,) numbers of stations and of times; flow : float64 (m,); times :
    texts, in order, [''] without a field of them.
    """

    origin: np.ndarray
    destination: np.ndarray
    time: np.ndarray
    flow: np.ndarray
    times: list


def read_flows(source, fields, names, feedback):
    """Read a table of flows.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    fields : dict of str to str
        FROM_FIELD, TO_FIELD, FLOW_FIELD, and TIME_FIELD, '' without one.
    names : sequence of str
        Ids of the stations that are mapped.
    feedback : QgsProcessingFeedback

    Returns
    -------
    StationFlows

    Raises
    ------
    QgsProcessingException
        If a field is not there, a flow is not a number of 0 or more, or no flow is between mapped stations.
    """
    places = {}
    for parameter, name in fields.items():
        index = source.fields().lookupField(name) if name else -1
        if index < 0 and (name or parameter != "TIME_FIELD"):
            raise error(
                tr("{parameter} '{name}' is not a field of FLOWS; its fields are: {names}.").format(
                    parameter=parameter, name=name, names=", ".join(source.fields().names())
                )
            )
        places[parameter] = index
    number = {name: i for i, name in enumerate(names)}
    # tables that were saved as CSV and loaded again have numbers for ids
    plain = {same_number(name): i for name, i in number.items()}
    times, rows, strange = {}, [], {}
    lost = empty = count = 0
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        count += 1
        if count % LOOK == 0 and feedback.isCanceled():
            raise cancelled()
        value = feature[places["FLOW_FIELD"]]
        if is_null(value):
            empty += 1
            continue
        flow = float(value) if isinstance(value, (int, float)) else read_number(value)
        if not (np.isfinite(flow) and flow >= 0.0):
            raise error(
                tr(
                    "Row {n:,} of FLOWS has a flow of {value} in FLOW_FIELD '{field}', but flows are numbers"
                    " of 0 or more: correct it, or leave it empty."
                ).format(n=count, value=as_text(value), field=fields["FLOW_FIELD"])
            )
        ends = [as_text(feature[places[name]]) for name in ("FROM_FIELD", "TO_FIELD")]
        found = [number.get(end, plain.get(same_number(end))) for end in ends]
        if None in found:
            lost += 1
            for end, station in zip(ends, found):
                if station is None:
                    strange[end] = strange.get(end, 0.0) + flow
            continue
        time = as_text(feature[places["TIME_FIELD"]]) if places["TIME_FIELD"] >= 0 else ""
        rows.append((*found, times.setdefault(time, len(times)), flow))
    _tell(count, lost, empty, strange, feedback)
    if not rows:
        raise error(
            tr(
                "None of the {n:,} rows of FLOWS goes from one station that is mapped to another:"
                " FROM_FIELD and TO_FIELD give {values}, station ids are such as {ids}. Choose other fields."
            ).format(n=count, values=some(list(strange), 3) or tr("nothing"), ids=some(names, 3))
        )
    origin, destination, time, flow = zip(*rows)
    order = sorted(times)
    rank = np.empty(len(times), dtype=np.int64)
    rank[[times[text] for text in order]] = np.arange(len(order))
    columns = (np.array(column, dtype=np.int64) for column in (origin, destination))
    return StationFlows(*columns, rank[np.array(time)], np.array(flow, dtype=np.float64), order)


def _tell(count, lost, empty, strange, feedback):
    """Say which rows are left out."""
    feedback.pushInfo(tr("Rows of FLOWS: {n:,}").format(n=count))
    if empty:
        feedback.pushWarning(tr("Rows of FLOWS without a flow, left out: {n:,}").format(n=empty))
    if lost:
        largest = sorted(strange, key=strange.get, reverse=True)
        feedback.pushWarning(
            tr(
                "Rows of FLOWS with an end that is not a mapped station, left out: {n:,}. The ends, with the"
                " flow of their rows: {names}."
            ).format(
                n=lost,
                names=some([f"{name or tr('empty')} ({strange[name]:,.6g})" for name in largest]),
            )
        )
