"""Figures of stations, such as traffic or users, read from fields; what is not used is named and summed."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsFeatureRequest, QgsProcessingParameterEnum

from ..common.attributes import StationIds, as_text, find_field, is_null, some
from ..common.deployments import point_of
from ..common.messages import error, readable, tr, trn
from ..common.numbertext import Numbers
from ..common.region import unchecked

SKIP, ZERO = "skip", "zero"


def add_nulls(algorithm, help):
    """Add NULLS: what stations without a figure are."""
    algorithm.add(
        QgsProcessingParameterEnum(
            "NULLS",
            tr("Stations without a value (NULL)"),
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
        See `StationIds`.
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
        If a field is not there, or a value is not a number, infinite, or negative where it may not be.
    """

    def __init__(self, source, id_field, names, nulls, feedback, signed=()):
        fields = source.fields()
        ids = StationIds(fields, id_field)
        places = [find_field(fields, name, names[name]) for name in names]
        self.names = list(names)
        stations, columns, placed = [], [[] for _ in places], []
        for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
            station = ids.of(feature)
            stations.append(station)
            placed.append(point_of(feature.geometry(), station) is not None)
            for column, place in zip(columns, places):
                column.append(feature[place])
        missing = {name: [] for name in names}
        rows = np.full((len(stations), len(columns)), math.nan)
        for i, (name, column) in enumerate(zip(names, columns)):
            numbers = Numbers(column)
            numbers.check(f"{names[name]} '{name}'", feedback)
            for row, (station, value) in enumerate(zip(stations, column)):
                figure = _figure(value, numbers, station, name, names[name], name in signed)
                if figure is None:
                    missing[name].append(station)
                    figure = 0.0 if nulls == ZERO else math.nan
                rows[row, i] = figure
            _check_sum(rows[:, i], f"{names[name]} '{name}'")
        self._rows, self._homeless = {}, []
        for station, row, has_place in zip(stations, rows, placed):
            if has_place:
                self._rows[station] = row
            else:
                self._homeless.append((station, row))
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
            known = [(s, row[i]) for s, row in self._rows.items() if math.isfinite(row[i])]
            inside = math.fsum(v for s, v in known if s in mapped)
            outside = [(s, v) for s, v in known if s not in mapped and v]
            outside += [
                (s, row[i]) for s, row in self._homeless if row[i] and math.isfinite(row[i])
            ]
            result[name] = inside, math.fsum(v for _, v in outside)
            feedback.pushInfo(
                tr("{field}: {total} at the stations that are mapped").format(
                    field=name, total=readable(inside)
                )
            )
            if outside:
                feedback.pushWarning(
                    trn(
                        "{field}: {total} at {n:,} station that is not mapped (outside REGION, without a"
                        " position or a band, or not chosen by STATIONS) is not in the result: {names}.",
                        "{field}: {total} at {n:,} stations that are not mapped (outside REGION, without a"
                        " position or a band, or not chosen by STATIONS) is not in the result: {names}.",
                        len(outside),
                    ).format(
                        field=name,
                        total=readable(result[name][1]),
                        n=len(outside),
                        names=some([station for station, _ in outside]),
                    )
                )
        return result


def _check_sum(values, what):
    """Refuse values whose sum is more than a number can be."""
    with np.errstate(over="ignore"):
        total = np.nansum(np.abs(values))
    if not total < 1e300:
        raise error(
            tr(
                "{what} adds up to more than 1e300: correct the values, or change their unit."
            ).format(what=what)
        )


def _figure(value, numbers, station, field, parameter, signed):
    """A value as a float; None where there is none."""
    if is_null(value) or as_text(value) == "" or as_text(value).lower() == "nan":
        return None
    number = numbers.read(value)
    if not math.isfinite(number):
        raise error(
            tr(
                "{parameter} '{field}' of station {station} is not a number: {value}. Correct it, or choose"
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
