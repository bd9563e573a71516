"""Which layers and fields the inspector uses: guesses, and what the project remembers."""

from __future__ import annotations

import re

from qgis.core import QgsProject, QgsVectorLayer, QgsWkbTypes

from ...algorithms.common.cellplan import AZIMUTH_FIELDS
from ...algorithms.common.deployments import OPERATOR_FIELDS

SCOPE = "deepmend"
PREFIX = "/inspector/"

GUESSES = {
    "id": (
        *("station_id", "stationid", "site_id", "siteid", "bs_id", "cell_id"),
        *("num_site", "sup_id", "id", "code"),
    ),
    "operator": OPERATOR_FIELDS,
    "city": ("city", "ville", "town", "municipality", "commune", "stadt", "nom_com"),
    "country": ("country", "pays", "land", "iso", "iso_a2", "mcc"),
    "height": ("height", "antenna_height", "hauteur", "altitude_support", "haut_sup", "h", "z"),
    "azimuth": AZIMUTH_FIELDS,
    "beamwidth": ("beamwidth", "beam_width", "hbw", "horizontal_beamwidth", "beam"),
    "gain": (),  # of many kinds: it is not guessed
}
"""Fields by what they hold: their usual names, the likeliest first."""

FIELDS = tuple(GUESSES)

NUMBERS = ("azimuth", "beamwidth")
"""Guessed only where the field holds numbers."""

REGIONS = {"region", "land", "landmass", "boundary", "border", "région", "terre", "territoire"}
"""Words in the name of a layer of land."""


def guess_fields(layer):
    """{what: name of a field, '' where none looks like it}; an id must be unique, NUMBERS are numeric."""
    result = dict.fromkeys(FIELDS, "")
    names = {name.lower(): name for name in reversed(layer.fields().names())}
    for what, likely in GUESSES.items():
        for name in (names[key] for key in likely if key in names):
            if what in NUMBERS and not layer.fields().field(name).isNumeric():
                continue
            if what != "id" or _is_unique(layer, name):
                result[what] = name
                break
    return result


def _is_unique(layer, name):
    values = layer.uniqueValues(layer.fields().lookupField(name))
    return len(values) == layer.featureCount()


def is_points(layer):
    """Whether a layer can hold stations."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
    )


def guess_layer(active):
    """The active layer if it holds points, else the project's first that does, else None."""
    layers = [active, *QgsProject.instance().mapLayers().values()]
    return next((layer for layer in layers if is_points(layer)), None)


def is_region(layer):
    """Whether a layer holds polygons and is called like land in which devices can be."""
    return (
        isinstance(layer, QgsVectorLayer)
        and layer.isValid()
        and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        and not REGIONS.isdisjoint(re.findall(r"[^\W_]+", layer.name().lower()))
    )


def guess_region():
    """The project's only layer that `is_region`, else None."""
    found = [layer for layer in QgsProject.instance().mapLayers().values() if is_region(layer)]
    return found[0] if len(found) == 1 else None


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
