"""Serving stations of measurements: their ids as the stations' layer has them."""

from __future__ import annotations

import re
from collections import Counter

from qgis.core import QgsFeatureRequest

from ..common.attributes import ID, MEMBERS, StationIds, as_text, same_number, some, warn_of
from ..common.measurements import serving_reader
from ..common.messages import error, tr
from ..common.region import unchecked
from .levels import AS_IS, CELL, PER_SITE, SITE, SiteNumbers
from .sources import id_reader, whole
from .tablefile import RowSource

NOWHERE = re.compile(r"(^|-)(-1|0|65535|268435455|2147483647|4294967295|NULL|null|None)$")
"""Numbers of cells that phones give where they do not know the cell."""


class Servers:
    """Names under which the station that served at a place may be known.

    Parameters
    ----------
    source : QgsProcessingFeatureSource or RowSource
    layout : Layout or None
    serving : str
        SERVING_FIELD: a field or an expression; '' for what the layout says, or a field with a usual name.
    expressions : QgsExpressionContext
    """

    def __init__(self, source, layout, serving, expressions):
        fields, self._numbers, self._id = source.fields(), None, None
        if layout is not None and layout.lte:
            numbers = SiteNumbers(fields, layout)
            self._numbers = numbers if numbers.usable else None
        if layout is not None and not serving.strip():
            self._id = id_reader(fields, layout.id)
        self._given = self._id is None
        if self._given:
            read = serving_reader(fields, serving, expressions, "INPUT")
            rows = RowSource(fields, [])
            self._id = lambda row: whole(read(rows.feature(row)))

    def served(self, row):
        """Whether the station that served is known; of a layout's cells some numbers mean that it is not."""
        name = self.names(row)[CELL]
        return bool(name) and (self._given or not NOWHERE.search(name))

    def parts(self, row):
        """(number of the eNB, number of the cell there) of a 4G cell, None where it is not one."""
        return self._numbers.parts(row) if self._numbers else None

    @property
    def has_parts(self):
        return self._numbers is not None

    def names(self, row):
        """{level: id} of the station that served: of the cell, of its site, and their bare numbers."""
        name = self._id(row)
        found = {CELL: name}
        parts = None if self._given else self.parts(row)
        if parts is not None:
            found[SITE] = self._numbers.of(row)
            found["cell number"] = str(parts[0] * PER_SITE + parts[1])
            if self._numbers.has_nodes:
                # the log has the number at the site only
                found[CELL] = found["cell number"]
            found["site number"] = str(parts[0])
        elif self._given and name.isdigit() and int(name) >= PER_SITE:
            found[SITE] = str(int(name) // PER_SITE)
        return found


def known_stations(source, id_field):
    """Ids of stations, and ids of what was merged into them: {id: id of the station}."""
    ids, known = StationIds(source.fields(), id_field), {}
    members = source.fields().lookupField(MEMBERS)
    own = []
    if not ids.field and isinstance(source, RowSource):
        raise error(
            tr("STATIONS has no field {id}: choose the one with the ids as ID_FIELD.").format(id=ID)
        )
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked()):
        name = ids.of(feature)
        own.append(name)
        if members >= 0:
            for member in as_text(feature[members]).split(";"):
                known.setdefault(same_number(member), name)
    if not own:
        raise error(tr("STATIONS has no stations: choose a layer with at least one, or none."))
    # an id of a station itself counts before what was merged into another
    known.update((same_number(name), name) for name in own)
    return known


def named_at(level, names):
    """Ids at a level, the cell's where there is none: list of str."""
    level = CELL if level == AS_IS else level
    return [found.get(level) or found[CELL] for found in names]


def named_like(stations, level, names, feedback):
    """Ids of serving stations, as a layer of stations has them where it knows them.

    Parameters
    ----------
    stations : dict of str to str
        See `known_stations`.
    level : str
        AS_IS: the one that most stations are known by.
    names : list of dict
        See `Servers.names`.
    feedback : QgsProcessingFeedback

    Returns
    -------
    (list of str, int)
        Ids, and how many are known.
    """
    levels = (
        [level] if level != AS_IS else list(dict.fromkeys(key for found in names for key in found))
    )
    matches = {
        one: sum(same_number(name) in stations for name in named_at(one, names)) for one in levels
    }
    best = max(matches, key=matches.get)
    found = named_at(best, names)
    unknown = Counter(name for name in found if same_number(name) not in stations)
    feedback.pushInfo(
        tr("Measurements served by a station of STATIONS: {n:,} of {total:,}.").format(
            n=matches[best], total=len(found)
        )
    )
    if not matches[best]:
        feedback.pushWarning(
            tr(
                "No serving station is in STATIONS: measurements have ids such as {names}, stations such as"
                " {ids}. Choose SERVING_FIELD, LEVEL, or ID_FIELD of STATIONS."
            ).format(names=some([*unknown], 3), ids=some(list(dict.fromkeys(stations.values())), 3))
        )
    else:
        warn_of(
            [name for name, _ in unknown.most_common()],
            tr("Serving stations that are not in STATIONS: {n:,} ({names})."),
            feedback,
        )
    return [stations.get(same_number(name), name) for name in found], matches[best]
