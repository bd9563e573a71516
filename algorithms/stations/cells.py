"""Rows of a cell plan: one for each azimuth, with an id of its own."""

from __future__ import annotations

import re
from collections import defaultdict

import numpy as np

from ..common.attributes import as_text, some
from ..common.cellplan import SEVERAL, read_azimuths
from ..common.messages import trn
from .records import Record, Stations

DECIMAL = re.compile(r"\s*[-+]?\d{1,3},\d{1,2}\s*°?\s*")
"""A number with a decimal comma; where a column has longer ones, its commas are between azimuths."""


def as_cells(stations, index, field, feedback):
    """Stations of a cell plan, those with several azimuths split, and their azimuths.

    Parameters
    ----------
    stations : Stations
    index : int
        Of the field of azimuths.
    field : str
        Its name.
    feedback : QgsProcessingFeedback

    Returns
    -------
    (Stations, numpy.ndarray, numpy.ndarray)
        Then which of the stations given each of them was: int64 (n,); and azimuths (n,), degrees from 0 to
        360, NaN where there is none.

    Raises
    ------
    QgsProcessingException
        With a sentence where a value is not an azimuth.
    """
    records, place, split = [], [], []
    texts = [as_text(record.attributes[index]) for record in stations.records]
    # with decimal commas, 30,00 is one azimuth
    decimal = all(DECIMAL.fullmatch(text) for text in texts if "," in text)
    for number, (record, text) in enumerate(zip(stations.records, texts)):
        is_list = SEVERAL.fullmatch(text) and not (decimal and "," in text)
        several = _parts(text) if is_list else [None]
        if len(several) > 1:
            split.append(record.name)
        for value in several:
            attributes = record.attributes
            if len(several) > 1:
                attributes = [*attributes[:index], value, *attributes[index + 1 :]]
            records.append(Record(record.number, record.part, attributes, record.name))
            place.append(number)
    if split:
        feedback.pushWarning(
            trn(
                "{n:,} row with several azimuths was split into a row for each; the values in its other"
                " fields are repeated, not divided: {names}.",
                "{n:,} rows with several azimuths were split into a row for each; the values in their other"
                " fields are repeated, not divided: {names}.",
                len(split),
            ).format(n=len(split), names=some(split))
        )
    azimuths = read_azimuths(
        [record.attributes[index] for record in records],
        [record.name for record in records],
        field,
        feedback,
    )
    azimuths = np.mod(azimuths, 360.0)
    _name_apart(records, azimuths, feedback)
    row = np.array(place)
    return Stations(records, stations.xy[row], stations.crs), row, azimuths


def _parts(text):
    """The azimuths of a text that holds several."""
    return re.findall(r"[-+]?\d+(?:\.\d+)?", text)


def _name_apart(records, azimuths, feedback):
    """Give cells that have their site's id one of their own, which ends in their azimuth."""
    of_name = defaultdict(list)
    for number, record in enumerate(records):
        of_name[record.name].append(number)
    renamed = []
    for name, numbers in of_name.items():
        if len(set(azimuths[numbers].tolist())) > 1:
            renamed.append(name)
            for number in numbers:
                if not np.isnan(azimuths[number]):
                    records[number].name = f"{name}-{azimuths[number]:g}"
                records[number].part = records[number].part or 1
    if renamed:
        feedback.pushInfo(
            trn(
                "{n:,} id is shared by cells with different azimuths: theirs end in the azimuth, for example"
                " {example}.",
                "{n:,} ids are shared by cells with different azimuths: theirs end in the azimuth, for"
                " example {example}.",
                len(renamed),
            ).format(
                n=len(renamed),
                example=next(r.name for r in records if r.name.startswith(f"{renamed[0]}-")),
            )
        )


def leaders_of_cells(sites, azimuths):
    """Index of the first station of each station's cell: (n,), from that of its site's first one."""
    # empty azimuths are one
    known = np.where(np.isnan(azimuths), -1.0, np.round(azimuths, 3))
    keys = np.stack([sites.astype(np.float64), known])
    _, first, which = np.unique(keys, axis=1, return_index=True, return_inverse=True)
    return first[which.ravel()]
