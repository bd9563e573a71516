"""Named layouts of public files of stations: each a file in `layouts/`, recognised by its header.

A layout has a title; `header`, names of columns that the file has, in lower case; `x` and `y`, columns or
expressions, and their `crs`, or `grid`, a column of national grid references with letters; and, where the
file has such, `group` (operators) and `azimuth`. `first`, a regular expression, is what a file without a line
of names has in its first column. One with `measurements` holds no stations.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
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
    x: str = ""
    y: str = ""
    crs: str = ""
    group: str = ""
    azimuth: str = ""
    grid: str = ""
    measurements: bool = False
    first: str = ""

    def fits(self, fields, values):
        """Whether a table with these fields (QgsFields), and texts in its first row, has the layout."""
        names = [name.strip().lower() for name in fields.names()]
        if self.first and not (values and re.fullmatch(self.first, values[0])):
            return False
        return set(self.header) <= set(names)

    def has_columns(self, fields):
        """Whether x and y are columns of a table, not expressions."""
        return all(fields.lookupField(name) >= 0 for name in (self.x, self.y))


@cache
def layouts():
    """{name: Layout}, by name."""
    found = {}
    for path in sorted(FOLDER.glob("*.json")):
        values = json.loads(path.read_text(encoding="utf-8"))
        values["header"] = tuple(values["header"])
        found[path.stem] = Layout(path.stem, **values)
    return found


def recognised(fields, values=()):
    """The layout of a table with some fields, and texts in its first row: that with the longest header where
    several fit; None if none does."""
    fitting = [layout for layout in layouts().values() if layout.fits(fields, values)]
    return max(fitting, key=lambda layout: len(layout.header), default=None)
