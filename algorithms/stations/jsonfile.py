"""Tables in JSON: an array of objects, wherever in the file it is, or an object in each line."""

from __future__ import annotations

import json
import os
from collections import Counter

from ..common.messages import error, tr
from .textfile import encoding_of

DEPTH = 4  # of the objects around the array


def is_geojson(head):
    """Whether QGIS itself reads a JSON file as a layer, by its first bytes."""
    names = (b'"FeatureCollection"', b'"Feature"', b'"Topology"', b'"geometryType"')
    return any(name in head for name in names)


def read_json(path):
    """Names and rows of the table in a JSON file.

    Values of objects inside become columns too, under their own name where it is free (`lat` of `position`),
    and points of GeoJSON a longitude and a latitude; other values stay what they are.

    Returns
    -------
    (list of str, list of list, str)
        Names; rows, None where an object lacks a value; and a sentence on how it was read.

    Raises
    ------
    QgsProcessingException
        If it is not JSON, or holds no array of objects.
    """
    with open(path, encoding=encoding_of(path)) as file:
        text = file.read()
    name = os.path.basename(path)
    try:
        where, objects = _array_in(json.loads(text), "")
    except ValueError as problem:
        where, objects = "", _objects_by_line(text)
        if not objects:
            raise error(
                tr(
                    "{path} is not whole JSON ({problem}): get the file again, or correct it there."
                ).format(path=path, problem=problem)
            ) from problem
    if not objects:
        raise error(
            tr(
                "{path} holds no table: an array of objects, such as [{example}], is needed."
            ).format(path=path, example='{"lon": 2.5, "lat": 46.5}, ...')
        )
    rows, paths = [], {}
    for entry in objects:
        flat = {}
        _flatten(entry, "", flat)
        paths.update(dict.fromkeys(flat))
        rows.append(flat)
    short = Counter(_short(path).lower() for path in paths)
    names = [_short(path) if short[_short(path).lower()] == 1 else path for path in paths]
    told = tr("{path}: JSON, objects: {n:,}{where}").format(
        path=name, n=len(rows), where=f" ({where})" if where else ""
    )
    return names, [[row.get(path) for path in paths] for row in rows], told


def _short(path):
    return path.split(".")[-1]


def _array_in(value, where, depth=0):
    """(its path, the longest array of objects in a value)."""
    if isinstance(value, list):
        objects = [entry for entry in value if isinstance(entry, dict)]
        return where, objects if 2 * len(objects) > len(value) else []
    found = where, []
    if isinstance(value, dict) and depth < DEPTH:
        for key, inner in value.items():
            place, objects = _array_in(inner, f"{where}.{key}" if where else key, depth + 1)
            if len(objects) > len(found[1]):
                found = place, objects
    return found


def _objects_by_line(text):
    """The objects of a text with one in each line; none where a line is not one."""
    try:
        objects = [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError:
        return []
    return objects if all(isinstance(entry, dict) for entry in objects) else []


def _flatten(value, name, flat):
    """Put the values of an object into a flat one, by their path."""
    place = value.get("coordinates")
    if value.get("type") == "Point" and isinstance(place, list) and len(place) >= 2:
        flat[f"{name}.longitude".lstrip(".")], flat[f"{name}.latitude".lstrip(".")] = place[:2]
        return
    for key, inner in value.items():
        key = f"{name}.{key}" if name else key
        if isinstance(inner, dict):
            _flatten(inner, key, flat)
        elif isinstance(inner, list):
            flat[key] = json.dumps(inner, ensure_ascii=False)
        else:
            flat[key] = inner
