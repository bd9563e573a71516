"""Named layouts of public files of stations: each a file in `layouts/`, recognised by its header.

A layout has a title; `header`, names of columns that the file has, in lower case; `x` and `y`, columns or
expressions, and their `crs`, or `grid`, a column of national grid references with letters; and, where the
file has such, `group` (operators) and `azimuth`. One with `measurements` holds no stations.
"""

from __future__ import annotations

import json
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

    def fits(self, fields):
        """Whether a table with these fields (QgsFields) has the layout."""
        return set(self.header) <= {name.strip().lower() for name in fields.names()}

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


def recognised(fields):
    """The layout of a table, that with the longest header where several fit; None if none does."""
    fitting = [layout for layout in layouts().values() if layout.fits(fields)]
    return max(fitting, key=lambda layout: len(layout.header), default=None)
