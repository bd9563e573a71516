"""What layers and fields are likely to hold, by their names: the one guess of dialogs and inspector."""

from __future__ import annotations

import re

from qgis.core import QgsVectorLayer, QgsWkbTypes

from .cellplan import AZIMUTH_FIELDS
from .deployments import OPERATOR_FIELDS

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
"""Fields of stations by what they hold: their usual names, the likeliest first."""

FIELDS = tuple(GUESSES)

NUMBERS = ("azimuth", "beamwidth")
"""Guessed only where the field holds numbers."""

ZONE_IDS = (
    *(
        "zone_id",
        "code",
        "code_iris",
        "dcomiris",
        "iris",
        "insee",
        "code_insee",
        "codgeo",
        "depcom",
    ),
    *("nuts_id", "lau_id", "geoid", "id", "name"),
)
"""Usual names of fields of ids of zones, the likeliest first."""

TIMES = ("time", "datetime", "timestamp", "hour", "date")
"""Usual names of fields of times."""

REGIONS = {"region", "land", "landmass", "boundary", "border", "région", "terre", "territoire"}
"""Words in the name of a layer of land."""

ZONES = {
    *{
        "zones",
        "zone",
        "zonage",
        "iris",
        "communes",
        "municipalities",
        "census",
        "tracts",
        "districts",
    },
    *{"quartiers", "cantons", "wards", "blocks", "nuts", "lau", "carreaux", "gemeinden", "bezirke"},
}
"""Words in the name of a layer of zones."""

MOST_VALUES = 200_000
"""Features up to which values are looked at to see whether an id is unique."""


def guess_fields(layer):
    """{what: name of a field, '' where none looks like it}; an id must be unique, NUMBERS are numeric."""
    result = dict.fromkeys(FIELDS, "")
    for what, likely in GUESSES.items():
        for name in _among(layer, likely):
            if what in NUMBERS and not layer.fields().field(name).isNumeric():
                continue
            if what != "id" or _is_unique(layer, name):
                result[what] = name
                break
    return result


def guess_zone_id(layer):
    """The field that names the zones of a layer, '' where none looks like it."""
    return next((name for name in _among(layer, ZONE_IDS) if _is_unique(layer, name)), "")


def _among(layer, likely):
    """Fields of a layer that are called like some names, whatever the case; in the order of the names."""
    names = {name.lower(): name for name in reversed(layer.fields().names())}
    return [names[key] for key in likely if key in names]


def _is_unique(layer, name):
    count = layer.featureCount()
    if not 0 <= count <= MOST_VALUES:
        return True
    return len(layer.uniqueValues(layer.fields().lookupField(name))) == count


def is_points(layer):
    """Whether a layer can hold stations."""
    return _is_of(layer, QgsWkbTypes.GeometryType.PointGeometry)


def is_region(layer):
    """Whether a layer holds polygons and is called like land in which devices can be."""
    return _is_called(layer, REGIONS)


def is_zones(layer):
    """Whether a layer holds polygons and is called like zones of a census."""
    return _is_called(layer, ZONES) and not is_region(layer)


def guess_stations(layers):
    """The first layer that `is_points`, else None."""
    return next((layer for layer in layers if is_points(layer)), None)


def guess_region(layers):
    """The only layer that `is_region`, else None."""
    return _only(layer for layer in layers if is_region(layer))


def guess_zones(layers):
    """The only layer that `is_zones`, else None."""
    return _only(layer for layer in layers if is_zones(layer))


def guess_counts(layers):
    """The only table without geometry that has a field of times, else None."""
    return _only(
        layer
        for layer in layers
        if _is_of(layer, QgsWkbTypes.GeometryType.NullGeometry)
        and any(layer.fields().lookupField(name) >= 0 for name in TIMES)
    )


def _only(layers):
    found = list(layers)
    return found[0] if len(found) == 1 else None


def _is_called(layer, words):
    return _is_of(layer, QgsWkbTypes.GeometryType.PolygonGeometry) and not words.isdisjoint(
        re.findall(r"[^\W_]+", layer.name().lower())
    )


def _is_of(layer, kind):
    return isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.geometryType() == kind
