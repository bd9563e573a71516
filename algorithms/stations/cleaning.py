"""Which measurements are kept: those that a station served, at places exact enough, one in each square."""

from __future__ import annotations

import re

import numpy as np

from ...models.scores import thinned
from ..common.messages import tr
from ..common.numbertext import read_number
from .layouts import column_of
from .sources import whole


def served(places, fields, layout, servers, losses):
    """Those that a station served."""
    if layout is not None and layout.skip:
        index = column_of(fields.names(), layout.skip[0])
        if index >= 0:
            values = [whole(record.attributes[index]).lower() for record in places.records]
            other = np.array([bool(re.fullmatch(layout.skip[1], value)) for value in values])
            reason = tr("their cell was heard but did not serve")
            places = places.keep(~other, reason, losses)
    known = np.array([servers.served(record.attributes) for record in places.records])
    return places.keep(known, tr("the station that served is not known"), losses)


def exact(places, fields, name, most, losses):
    """Those whose places are exact enough."""
    if not name or most == 0:
        return places
    index = fields.lookupField(name)
    values = np.array([read_number(record.attributes[index]) for record in places.records])
    far = values > most  # not where it is not known
    reason = tr("they may be more than {most:g} m off").format(most=most)
    return places.keep(~far, reason, losses)


def thin(places, metres, side, seed, losses):
    """One of each square."""
    if side == 0:
        return places
    drawn = np.zeros(len(metres), dtype=bool)
    drawn[thinned(metres, side, seed)] = True
    reason = tr("another one was drawn in their square of {side:g} m").format(side=side)
    return places.keep(drawn, reason, losses)
