"""Prepared stations as features: fields kept, ids made, figures of merged stations added up."""

from __future__ import annotations

import math

from qgis.core import QgsField, QgsGeometry, QgsPointXY

from ..common.attributes import ID, MEMBERS, as_text, find_field, some
from ..common.fields import OutputFields, is_whole, make_fields
from ..common.messages import cancelled, error, readable, tr
from ..common.numbertext import Numbers, read_number
from ..common.outputs import make_feature

COUNT, INSIDE = "n_merged", "in_region"


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

    Raises
    ------
    QgsProcessingException
        If a field to be added up is none or cannot hold numbers.
    """

    def __init__(self, fields, sum_fields, with_region):
        self._fields = fields
        self._id_index = fields.lookupField(ID)
        self._sums = {
            find_field(fields, name, tr("SUM_FIELDS (fields to add up)")) for name in sum_fields
        }
        if self._id_index in self._sums:
            raise error(tr("SUM_FIELDS names '{id}': ids cannot be added up.").format(id=ID))
        # a layer that was prepared before keeps what is known of its sites
        self._count, self._members = fields.lookupField(COUNT), fields.lookupField(MEMBERS)
        self._with_region = with_region
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
                            " numbers can be added up, so choose another field or mend the value."
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
        return result

    def attributes(self, members, inside, split):
        """Values of a site.

        Parameters
        ----------
        members : list of Record
            Its stations, the first in the lead.
        inside : bool
            Whether it is in the region.
        split : bool
            Whether multipoints were split, so that ids are texts.
        """
        first = members[0]
        # the parts of a multipoint share their row, whose figures count once
        rows = list({record.number: record for record in members}.values())
        result = [first.name] if self._id_index < 0 else []
        for index in self._kept:
            value = first.attributes[index]
            if index == self._id_index:
                value = first.name if split else value
            elif index in self._sums:
                value = self._total([record.attributes[index] for record in rows], index)
            result.append(value)
        result += [sum(self._stations(record) for record in members)]
        result += [";".join(dict.fromkeys(i for record in members for i in self._ids(record)))]
        return result + [int(inside)] if self._with_region else result

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


def check_ids(names):
    """Refuse prepared stations whose ids are empty or not unique."""
    empty = sum(1 for name in names if not name)
    if empty:
        raise error(
            tr(
                "{n:,} stations have no value in field '{id}': fill it in, leave them out with FILTER, or"
                " rename the field so that new ids are made."
            ).format(n=empty, id=ID)
        )
    seen, repeated = set(), {}
    for name in names:
        if name in seen:
            repeated[name] = True
        seen.add(name)
    if repeated:
        raise error(
            tr(
                "{n:,} ids in field '{id}' belong to several stations that do not merge ({ids}): make them"
                " unique, raise MERGE_DISTANCE if they are one site, or rename the field so that new ids are"
                " made."
            ).format(n=len(repeated), id=ID, ids=some(list(repeated)))
        )


def groups_of(records, index, feedback):
    """Each station's group, None without a group field."""
    if index < 0:
        return None
    groups = [as_text(record.attributes[index]) for record in records]
    if "" in groups:
        feedback.pushWarning(
            tr(
                "{n:,} stations have no value in GROUP_FIELD: they are taken as a group of their own, and the"
                " tools that make maps will refuse them."
            ).format(n=groups.count(""))
        )
    return groups


def site_features(stations, points, leaders, inside, layout, fields, feedback):
    """One feature for each site, in the order of their first stations.

    Parameters
    ----------
    stations : Stations
    points : numpy.ndarray
        (n, 2) positions in the output's CRS.
    leaders : numpy.ndarray
        (n,) index of the first station of each station's site.
    inside : numpy.ndarray
        (n,) bool
    layout : StationLayout
    fields : OutputFields
    feedback : QgsProcessingFeedback
    """
    members = {}
    for record, first in zip(stations.records, leaders.tolist()):
        members.setdefault(first, []).append(record)
    features, split = [], stations.split
    for done, (first, site) in enumerate(members.items()):
        if feedback.isCanceled():
            raise cancelled()
        feedback.setProgress(70.0 + 25.0 * done / len(members))
        feature = make_feature(fields.values(layout.attributes(site, inside[first], split)))
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*points[first].tolist())))
        features.append(feature)
    check_ids([site[0].name for site in members.values()])
    return features
