"""Named layouts of public files of stations and measurements: each a file in `layouts/`, recognised by its
header.

Names of columns are compared without case, accents and signs (`Site Identity` is `site_identity`); one that
differs from year to year has all its names with | between. What a layout may say:

    title       what the log calls it
    header      columns that tell the layout; alone: true where the table has no more than one other
    first       for files without a line of names: a regular expression for the first value; columns are
                field_1, field_2 and so on, as QGIS calls them
    x, y, crs   columns of coordinates and their CRS, or several: the first that can hold all of them
    within      west, south, east and north of where positions in `crs` can be; others are left out
    dms_x, dms_y    columns of degrees, minutes, seconds and the letter of the direction
    latlon      a column with both, as 'latitude, longitude', in degrees of `crs`
    grid        a column of national grid references with letters
    id          columns that make a station's id, with - between
    lte         how cells become sites: columns `radio` and `cell`, and `site`, those that come before the
                number of the site
    group       column of operators; owners: several columns, each of which may name one
    azimuth     column of azimuths
    details     a second table: its `header`, and `key`, the columns that both have
    measurements    true for places where phones measured; then also time, accuracy (metres), skip (rows that
                are not of the serving cell: a column and a regular expression) and node (column of
                eNB numbers)
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_suffix("")
AUTO, NONE = "auto", "none"


@dataclass(frozen=True)
class Layout:
    """See the module."""

    name: str
    title: str
    header: tuple
    first: str = ""
    alone: bool = False
    x: str = ""
    y: str = ""
    crs: tuple = ()
    within: tuple = ()
    dms_x: tuple = ()
    dms_y: tuple = ()
    latlon: str = ""
    grid: str = ""
    id: tuple = ()
    lte: dict = field(default_factory=dict)
    group: str = ""
    owners: tuple = ()
    azimuth: str = ""
    details: dict = field(default_factory=dict)
    measurements: bool = False
    time: str = ""
    accuracy: str = ""
    skip: tuple = ()
    node: str = ""

    def fits(self, names, first=""):
        """Whether a table with some names of columns, and a text as its first value, has the layout."""
        if self.first and not re.fullmatch(self.first, first):
            return False
        if self.alone and len(names) > len(self.header) + 1:
            return False
        return has_columns(self.header, names)

    def is_at(self, names, x_field, y_field):
        """Whether coordinates in two fields are those of the layout."""
        found = [column_of(names, wanted) for wanted in (self.x, self.y) if wanted]
        return [names[i].lower() for i in found if i >= 0] == [x_field.lower(), y_field.lower()]


def has_columns(header, names):
    """Whether columns with some names are those of a header."""
    known = {plain(name) for name in names}
    return all(known & set(map(plain, column.split("|"))) for column in header)


@cache
def plain(name):
    """A column's name in small letters and digits, with _ between words."""
    text = unicodedata.normalize("NFKD", str(name)).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "_", text).strip("_")


def column_of(names, wanted):
    """Index of the column with a layout's name, -1 if there is none."""
    for alternative in wanted.split("|"):
        for index, name in enumerate(names):
            if alternative and plain(name) == plain(alternative):
                return index
    return -1


@cache
def layouts():
    """{name: Layout}, by name."""
    found = {}
    for path in sorted(FOLDER.glob("*.json")):
        values = json.loads(path.read_text(encoding="utf-8"))
        for key in ("header", "crs", "within", "dms_x", "dms_y", "id", "owners", "skip"):
            value = values.get(key, [])
            values[key] = (value,) if isinstance(value, str) else tuple(value)
        found[path.stem] = Layout(path.stem, **values)
    return found


def recognised(names, first=""):
    """The layout of a table with some names of columns, and a text as its first value: that with the longest
    header where several fit; None if none does."""
    fitting = [layout for layout in layouts().values() if layout.fits(names, first)]
    return max(fitting, key=lambda layout: len(layout.header), default=None)


def is_second_of(names):
    """The layout whose second table has some names of columns; None if there is none."""
    known = (layout for layout in layouts().values() if layout.details)
    return next((layout for layout in known if has_columns(layout.details["header"], names)), None)


def named(header):
    """Columns of a header as sentences name them, each under its first name."""
    return ", ".join(column.split("|")[0] for column in header)
