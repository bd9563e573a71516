"""Figures of stations, such as traffic or users, read from fields; what is not used is named and summed."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsFeatureRequest, QgsProcessingParameterEnum

from .attributes import as_text, find_field, is_null, read_number, some
from .base import error, tr
from .region import unchecked

SKIP, ZERO = "skip", "zero"


def add_nulls(algorithm, help):
    """Add NULLS: what stations without a figure are."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "NULLS",
            tr("Stations without a figure (NULL)"),
            options=[SKIP, ZERO],
            defaultValue=SKIP,
            usesStaticStrings=True,
        ),
        help,
    )


class Metrics:
    """Figures of all stations of a source.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
    id_field : str
        '' as with the stations: the field `station_id`, else the features' ids.
    names : dict of str to str
        Fields of figures, and the parameter that names each, for messages.
    nulls : str
        SKIP or ZERO.
    feedback : QgsProcessingFeedback
    signed : container of str
        Fields whose figures may be negative.

    Raises
    ------
    QgsProcessingException
        If a field is not there, or a figure is no number, infinite, or negative where it may not be.
    """

    def __init__(self, source, id_field, names, nulls, feedback, signed=()):
        fields = source.fields()
        id_index = find_field(fields, id_field, "ID_FIELD") if id_field else -1
        if id_index < 0:
            id_index = fields.lookupField("station_id")
        places = [find_field(fields, name, names[name]) for name in names]
        self.names = list(names)
        self._rows = {}
        missing = {name: [] for name in names}
        for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
            station = as_text(feature[id_index]) if id_index >= 0 else str(feature.id())
            row = []
            for name, place in zip(names, places):
                value = _figure(feature[place], station, name, names[name], name in signed)
                if value is None:
                    missing[name].append(station)
                    value = 0.0 if nulls == ZERO else math.nan
                row.append(value)
            self._rows[station] = np.array(row)
        for name, stations in missing.items():
            if stations:
                feedback.pushWarning(
                    tr("{n:,} stations have no '{field}' and {what}: {names}.").format(
                        n=len(stations),
                        field=name,
                        what=tr("count as 0") if nulls == ZERO else tr("are left out of it"),
                        names=some(stations),
                    )
                )

    def of(self, station):
        """(fields,) figures of a station by id, NaN where it is left out."""
        return self._rows[station]

    def account(self, mapped, feedback, intensive=()):
        """Say what is in all, and what stands at stations that are not mapped.

        Parameters
        ----------
        mapped : container of str
            Ids of the stations that are mapped.
        feedback : QgsProcessingFeedback
        intensive : container of str
            Fields whose sums mean nothing.

        Returns
        -------
        dict of str to (float, float)
            {field: (sum at mapped stations, sum at the others)}.
        """
        result = {}
        for i, name in enumerate(self.names):
            if name in intensive:
                continue
            known = {s: row[i] for s, row in self._rows.items() if math.isfinite(row[i])}
            inside = math.fsum(v for s, v in known.items() if s in mapped)
            outside = {s: v for s, v in known.items() if s not in mapped and v}
            result[name] = inside, math.fsum(outside.values())
            feedback.pushInfo(
                tr("{field}: {total:,.10g} at the stations that are mapped").format(
                    field=name, total=inside
                )
            )
            if outside:
                feedback.pushWarning(
                    tr(
                        "{field}: {total:,.10g} at {n:,} stations that are not mapped (outside REGION,"
                        " without a place or a band, or not chosen by STATIONS) is not in the result:"
                        " {names}."
                    ).format(
                        field=name, total=result[name][1], n=len(outside), names=some(list(outside))
                    )
                )
        return result


def _figure(value, station, field, parameter, signed):
    """A figure as a float; None where there is none."""
    if is_null(value) or as_text(value) == "" or as_text(value).lower() == "nan":
        return None
    number = read_number(value)
    if not math.isfinite(number):
        raise error(
            tr(
                "{parameter} '{field}' of station {station} is no number: {value}. Correct it, or choose"
                " another field."
            ).format(parameter=parameter, field=field, station=station, value=value)
        )
    if number < 0.0 and not signed:
        raise error(
            tr(
                "{parameter} '{field}' of station {station} is negative ({value}), but what is counted or"
                " measured at stations is 0 or more: correct it, or choose another field."
            ).format(parameter=parameter, field=field, station=station, value=value)
        )
    return number
