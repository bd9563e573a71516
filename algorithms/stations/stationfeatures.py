"""Prepared stations as features: fields kept, ids made, figures of merged stations added up."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsField, QgsGeometry, QgsPointXY

from ..common.attributes import ID, MEMBERS, as_text, find_field
from ..common.fields import OutputFields, is_whole, make_fields, type_number
from ..common.messages import cancelled, error, readable, tr, trn
from ..common.numbertext import Numbers, read_number
from ..common.outputs import make_feature
from .records import LOOK

COUNT, INSIDE, SITE = "n_merged", "in_region", "site_id"

TEXT = 10  # Qt's number of that type


class StationLayout:
    """Which fields prepared stations have, and how a site's values come from its stations'.

    Parameters
    ----------
    fields : QgsFields
        Of the input.
    sum_fields : list of str
        Fields that are added up when stations merge.
    with_region : bool
        Whether there is a region that stations can be in.
    with_sites : bool
        Whether each station has the id of its site beside its own.
    azimuths : int
        Field of azimuths where stations with several become one, -1 if there is none.

    Raises
    ------
    QgsProcessingException
        If a field to be added up is none or cannot hold numbers.
    """

    def __init__(self, fields, sum_fields, with_region, with_sites=False, azimuths=-1):
        self._fields = fields
        self._id_index = fields.lookupField(ID)
        self._sums = {
            find_field(fields, name, tr("SUM_FIELDS (fields to add up)")) for name in sum_fields
        }
        if self._id_index in self._sums:
            raise error(tr("SUM_FIELDS names '{id}': ids cannot be added up.").format(id=ID))
        # a layer that was prepared before keeps what is known of its sites
        self._count, self._members = fields.lookupField(COUNT), fields.lookupField(MEMBERS)
        self._with_region, self._with_sites, self._azimuths = with_region, with_sites, azimuths
        self._numbers = {}
        replaced = {self._count, self._members}
        if with_region:
            replaced.add(fields.lookupField(INSIDE))
        self._kept = [i for i in range(len(fields)) if i not in replaced]

    def read_sums(self, records, lost, feedback):
        """See how the fields to be added up are written, and say what of them is left out.

        Parameters
        ----------
        records, lost : list of Record
            Of the stations to be written, and of those left out.
        feedback : QgsProcessingFeedback

        Raises
        ------
        QgsProcessingException
            If one holds anything but numbers, or numbers that can be read in two ways.
        """
        for index in self._sums:
            name = self._fields[index].name()
            numbers = Numbers(record.attributes[index] for record in [*records, *lost])
            numbers.check(f"SUM_FIELDS '{name}'", feedback)
            self._numbers[index] = numbers
            for record in records:
                value = record.attributes[index]
                if as_text(value) and math.isnan(numbers.read(value)):
                    raise error(
                        tr(
                            "SUM_FIELDS names '{field}', which holds '{value}' at station {station}: only"
                            " numbers can be added up, so choose another field or correct the value."
                        ).format(field=name, value=as_text(value), station=record.name)
                    )

        kept = {record.number for record in records}
        rows = {record.number: record for record in lost if record.number not in kept}
        for index, numbers in self._numbers.items():
            values = [numbers.read(record.attributes[index]) for record in rows.values()]
            values = [value for value in values if math.isfinite(value) and value]
            if values:
                feedback.pushWarning(
                    tr("{field}: {total} at {n:,} stations that were left out.").format(
                        field=self._fields[index].name(),
                        total=readable(math.fsum(values)),
                        n=len(values),
                    )
                )

    def fields(self, stations):
        """Fields of the output for the stations to be written: OutputFields."""
        result = OutputFields()
        text_id = make_fields(**{ID: str})[0]
        if self._id_index < 0:
            result.add(text_id)
        for index in self._kept:
            field = QgsField(self._fields[index])
            if index == self._id_index:
                field.setName(ID)
                field = text_id if stations.split else field
            elif index in self._sums:
                kind = int if is_whole(field) else float
                field = make_fields(**{field.name(): kind})[0]
            values = (record.attributes[index] for record in stations.records)
            result.copy(field, values, "_input")
        added = make_fields(**{COUNT: int, MEMBERS: str, INSIDE: int})
        for name in (COUNT, MEMBERS, INSIDE) if self._with_region else (COUNT, MEMBERS):
            result.add(added[added.lookupField(name)])
        if self._with_sites:
            result.add(make_fields(**{SITE: str})[0], "_of_cell")
        return result

    def attributes(self, members, name, inside, split, site):
        """Values of a site.

        Parameters
        ----------
        members : list of Record
            Its stations, the first in the lead.
        name : str
            Its id.
        inside : bool
            Whether it is in the region.
        split : bool
            Whether multipoints were split, so that ids are texts.
        site : str
            Id of the site, where stations have it beside their own.
        """
        first = members[0]
        if len(members) == 1 and self._id_index < 0 and not self._sums:
            # most stations are by themselves
            result = [name, *(first.attributes[index] for index in self._kept)]
            return self._counted(result, self._stations(first), self._ids(first), inside, site)
        # the parts of a multipoint share their row, whose figures count once
        rows = list({record.number: record for record in members}.values())
        result = [name] if self._id_index < 0 else []
        for index in self._kept:
            value = first.attributes[index]
            if index == self._id_index:
                value = name if split else value
            elif index in self._sums:
                value = self._total([record.attributes[index] for record in rows], index)
            elif index == self._azimuths and len(members) > 1:
                value = self._directions([record.attributes[index] for record in members])
            result.append(value)
        count = sum(self._stations(record) for record in members)
        ids = dict.fromkeys(i for record in members for i in self._ids(record))
        return self._counted(result, count, ids, inside, site)

    def _counted(self, result, count, ids, inside, site):
        """Values of the input's fields, and those of the tool's own."""
        result += [count, ";".join(ids)]
        if self._with_region:
            result.append(int(inside))
        if self._with_sites:
            result.append(site)
        return result

    def _directions(self, values):
        """Azimuths of the cells of a site, each once; NULL for several where the field is not of texts."""
        texts = list(dict.fromkeys(text for value in values if (text := as_text(value))))
        if len(texts) < 2:
            return next((value for value in values if as_text(value)), None)
        return "/".join(texts) if type_number(self._fields[self._azimuths]) == TEXT else None

    def _total(self, values, index):
        values = [value for value in values if as_text(value)]
        if not values:
            return None
        if is_whole(self._fields[index]):
            return sum(int(value) for value in values)
        return math.fsum(self._numbers[index].read(value) for value in values)

    def _stations(self, record):
        """How many stations a record stands for: more than one if it was prepared before."""
        known = read_number(record.attributes[self._count]) if self._count >= 0 else math.nan
        return int(known) if known >= 1 else 1

    def _ids(self, record):
        known = as_text(record.attributes[self._members]) if self._members >= 0 else ""
        return known.split(";") if known else [record.name]


def groups_of(records, index, feedback):
    """Each station's group, None without a group field."""
    if index < 0:
        return None
    groups = [as_text(record.attributes[index]) for record in records]
    if "" in groups:
        feedback.pushWarning(
            trn(
                "{n:,} station has no value in GROUP_FIELD: it is taken as a group of its own, and the tools"
                " that make maps will refuse it.",
                "{n:,} stations have no value in GROUP_FIELD: they are taken as a group of their own, and the"
                " tools that make maps will refuse them.",
                groups.count(""),
            ).format(n=groups.count(""))
        )
    return groups


def site_features(stations, points, sites, ids, inside, layout, fields, feedback):
    """Yields a feature for each site, in the order of their first stations.

    Parameters
    ----------
    stations : Stations
    points : numpy.ndarray
        (n, 2) positions in the output's CRS.
    sites : Sites
    ids : list of str
        (n,) what first stations are called.
    inside : numpy.ndarray
        (n,) bool
    layout : StationLayout
    fields : OutputFields
    feedback : QgsProcessingFeedback
    """
    records, split, leaders = stations.records, stations.split, sites.leaders
    order = np.argsort(leaders, kind="stable")
    firsts, starts = np.unique(leaders[order], return_index=True)
    ends = [*starts[1:].tolist(), len(order)]
    places, order = points[firsts].tolist(), order.tolist()
    for done, (first, start, end, place) in enumerate(
        zip(firsts.tolist(), starts.tolist(), ends, places)
    ):
        if done % LOOK == 0:
            if feedback.isCanceled():
                raise cancelled()
            feedback.setProgress(70.0 + 25.0 * done / len(firsts))
        members = [records[i] for i in order[start:end]]
        values = layout.attributes(members, ids[first], inside[first], split, sites.names[first])
        feature = make_feature(fields.values(values))
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place)))
        yield feature
