"""Which layers and fields the project remembers for the inspector."""

from __future__ import annotations

from qgis.core import QgsProject

SCOPE = "deepmend"
PREFIX = "/inspector/"


def remember(entries):
    """Write {key: text} into the project where it differs from what is there.

    A project that knows nothing is not told of stations that are not chosen: while one is closed, its layers
    go one by one, and the next one would begin with changes.
    """
    known = read()
    if known != entries and (known or entries["layer"]):
        for key, text in entries.items():
            QgsProject.instance().writeEntry(SCOPE, PREFIX + key, text)


def read():
    """{key: text} that the project remembers; empty where it does not."""
    project = QgsProject.instance()
    keys = project.entryList(SCOPE, PREFIX)
    return {key: project.readEntry(SCOPE, PREFIX + key)[0] for key in keys}
