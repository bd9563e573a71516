"""Ids of prepared stations: from the input's field, or made as a layout says."""

from __future__ import annotations

from collections import Counter

import numpy as np

from ..common.attributes import ID, some
from ..common.messages import error, tr, trn
from .sources import SHORTENED


def written_ids(stations, sites, fields, layout, feedback):
    """What first stations are called in the output, by their index: list of str, or dict.

    Those of the field of ids, else of the layout, else running numbers.

    Raises
    ------
    QgsProcessingException
        Where ids of the input's own field are empty or not unique.
    """
    records = stations.records
    ids, firsts = [record.name for record in records], np.unique(sites.leaders).tolist()
    if fields.lookupField(ID) >= 0:
        check_ids([ids[i] for i in firsts])
        return ids
    if layout is None or not layout.id:
        return ids
    mangled = next((name for name in ids if SHORTENED.search(name)), "")
    if mangled:
        feedback.pushWarning(
            tr(
                "Ids such as {name} were shortened by a spreadsheet, so the stations are numbered by their"
                " rows: get the file again, and do not save it with a spreadsheet."
            ).format(name=mangled)
        )
    for record in records:
        if mangled or not record.name:
            record.name = str(record.number)
    named = [sites.titles[i] if sites.titles else records[i].name for i in firsts]
    name_apart(named, feedback)
    return dict(zip(firsts, named))


def name_apart(names, feedback):
    """Give ids that several stations share a number at their end, in place; say so."""
    taken, count, again = set(names), Counter(), []
    for i, name in enumerate(names):
        count[name] += 1
        if count[name] > 1:
            again.append(name)
            while f"{name}-{count[name]}" in taken:  # an id of its own may look like that
                count[name] += 1
            names[i] = f"{name}-{count[name]}"
            taken.add(names[i])
    if again:
        feedback.pushWarning(
            tr(
                "Where stations that do not merge share an id of the layout, the id of all but the first ends"
                " in -2, -3 and so on: {n:,} ({names})."
            ).format(n=len(again), names=some(list(dict.fromkeys(again))))
        )


def check_ids(names):
    """Refuse prepared stations whose ids are empty or not unique."""
    empty = sum(1 for name in names if not name)
    if empty:
        raise error(
            trn(
                "{n:,} station has no value in field '{id}': fill it in, leave the station out with FILTER,"
                " or rename the field so that new ids are made.",
                "{n:,} stations have no value in field '{id}': fill it in, leave them out with FILTER, or"
                " rename the field so that new ids are made.",
                empty,
            ).format(n=empty, id=ID)
        )
    repeated = [name for name, count in Counter(names).items() if count > 1]
    if repeated:
        raise error(
            trn(
                "{n:,} id in field '{id}' belongs to several stations that do not merge ({ids}): make it"
                " unique, raise MERGE_DISTANCE if they are one site, or rename the field so that new ids are"
                " made.",
                "{n:,} ids in field '{id}' belong to several stations that do not merge ({ids}): make them"
                " unique, raise MERGE_DISTANCE if they are one site, or rename the field so that new ids are"
                " made.",
                len(repeated),
            ).format(n=len(repeated), id=ID, ids=some(repeated))
        )
