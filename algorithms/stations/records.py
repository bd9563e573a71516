"""Stations from any layer or table, read row by row, with an account of what was left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureRequest
from scipy.spatial import cKDTree

from ..common.attributes import some
from ..common.messages import cancelled, error, tr, trn
from ..common.region import unchecked
from ..common.workingcrs import check_extent, crs_name, extent_of
from .tablefile import Odd, attributes_of, feature_of

MUCH_FARTHER = 20.0
"""Times the usual distance of a station to the nearest one, from which on (0, 0) is not one of them."""

FAR_FROM_ALL = 1e5
"""Metres from all other stations, from which on (0, 0) is in no case one of them."""

METRES_IN_A_DEGREE = 111_320.0

FEW = 0.1
"""Share of stations up to which a single 0 may mean that a coordinate is not known."""

LOOK = 1 << 6  # rows read before the user's wish to stop is looked at


@dataclass
class Record:
    """A station as it is in the input: number of its row, which point of a multipoint (0 if it is the
    only one), attributes, id."""

    __slots__ = ("number", "part", "attributes", "name")

    number: int
    part: int
    attributes: list
    name: str


@dataclass
class Stations:
    """Stations of the input: records and their positions (n, 2) in a CRS."""

    records: list
    xy: np.ndarray
    crs: QgsCoordinateReferenceSystem

    @property
    def split(self):
        """Whether some are points of a multipoint."""
        return any(record.part for record in self.records)

    def keep(self, mask, reason, losses):
        """Those where the mask is true; the others are lost for a reason. A sentence if none is left."""
        if mask.all():
            return self
        for record, kept in zip(self.records, mask):
            if not kept:
                losses.add(reason, record)
        if not mask.any():
            raise error(losses.none_left())
        records = [record for record, kept in zip(self.records, mask) if kept]
        return Stations(records, self.xy[mask], self.crs)


class Losses:
    """What was left out and why, for the log and the outputs.

    Parameters
    ----------
    places : bool
        Whether it is of places of measurements, not of stations.
    """

    def __init__(self, places=False):
        self.places = places
        self._names = {}
        self.records = []
        """What was left out: list of Record."""

    def add(self, reason, record):
        self.records.append(record)
        name = record.name or tr("row {n}").format(n=record.number)
        self._names.setdefault(reason, []).append(name)

    def count(self, *reasons):
        """How many were left out, for the reasons given or in all."""
        return sum(
            len(names) for reason, names in self._names.items() if not reasons or reason in reasons
        )

    def sentence(self, reason):
        names = self._names[reason]
        return tr("{n:,} left out because {reason}: {names}").format(
            n=len(names), reason=reason, names=some(names)
        )

    def report(self, feedback):
        for reason in self._names:
            feedback.pushInfo(self.sentence(reason))

    def none_left(self):
        """A sentence on why nothing is left."""
        said = (
            tr("No measurement is left: {losses}.")
            if self.places
            else tr("No station is left: {losses}.")
        )
        return said.format(losses=self.summary())

    def summary(self):
        """Counts and reasons in one line."""
        parts = [
            tr("{n:,} because {reason}").format(n=len(names), reason=reason)
            for reason, names in self._names.items()
        ]
        return ", ".join(parts)


def read_records(source, places, wants, name_of, asked_crs, losses, feedback):
    """Read the stations of a source, row by row.

    Parameters
    ----------
    source : QgsProcessingFeatureSource or RowSource
    places : FieldPlaces, GeometryPlaces, LayoutPlaces or PairPlaces
    wants : callable or None
        Of a feature: whether it is to be kept; None keeps all.
    name_of : callable or None
        Of a feature or row: its id; None to take the running number.
    asked_crs : QgsCoordinateReferenceSystem
        INPUT_CRS; invalid if not set.
    losses : Losses
    feedback : QgsProcessingFeedback

    Returns
    -------
    Stations

    Raises
    ------
    QgsProcessingException
        If none has a position, or the CRS is not known.
    """
    rows, raws = [], []
    total = max(1, source.featureCount())
    whole = feature_of(source)
    for number, feature in enumerate(source.getFeatures(QgsFeatureRequest(), unchecked()), 1):
        if number % LOOK == 1:
            if feedback.isCanceled():
                raise cancelled()
            feedback.setProgress(min(40.0, 40.0 * number / total))
        name = name_of(feature) if name_of else str(number)
        record = Record(number, 0, attributes_of(feature), name)
        if type(feature) is Odd:
            losses.add(feature.reason, record)
        elif wants is not None and not wants(whole(feature)):
            losses.add(tr("FILTER is not true for them"), record)
        else:
            rows.append(record)
            raws.append(places.raw(feature))
    records, xy = [], []
    for number, ((points, reason), record) in enumerate(zip(places.points(raws), rows)):
        if number % LOOK == 0:
            if feedback.isCanceled():
                raise cancelled()
            feedback.setProgress(40.0 + 10.0 * number / len(rows))
        if reason:
            losses.add(reason, record)
        elif len(points) == 1:
            records.append(record)
            xy.append(points[0])
        else:
            for part, point in enumerate(points, 1):
                name = f"{record.name}-{part}"
                records.append(Record(record.number, part, record.attributes, name))
                xy.append(point)
    feedback.setProgress(50.0)
    _require_some(records, losses, places)
    xy = np.array(xy, dtype=np.float64)
    crs = places.crs(xy, asked_crs)
    said = (
        tr("Measurements read: {n:,}, in {crs}")
        if losses.places
        else trn("{n:,} station read, in {crs}", "{n:,} stations read, in {crs}", len(records))
    )
    feedback.pushInfo(said.format(n=len(records), crs=crs_name(crs)))
    split = {record.number for record in records if record.part}
    if split:
        feedback.pushWarning(
            trn(
                "{n:,} multipoint was split into its points, each a station with an id ending in -1, -2 and"
                " so on; the values in its fields are repeated, not divided.",
                "{n:,} multipoints were split into their points, each a station with an id ending in -1, -2"
                " and so on; the values in their fields are repeated, not divided.",
                len(split),
            ).format(n=len(split))
        )
    return _drop_impossible(Stations(records, xy, crs), losses)


def _require_some(records, losses, places):
    """Say why there is no station, where there is none."""
    if records:
        return
    if not losses.count():
        raise error(
            tr("INPUT has no rows: choose a layer or table with at least one measurement.")
            if losses.places
            else tr("INPUT has no rows: choose a layer or table with at least one station.")
        )
    raise error(f"{losses.none_left()} {places.advice_if_none()}")


def _drop_impossible(stations, losses):
    """Leave out what cannot be a place in degrees, and (0, 0) where it means 'not known'."""
    xy = stations.xy
    if stations.crs.isGeographic():
        possible = (np.abs(xy) <= (360.0, 90.0)).all(axis=1)
        known = (xy != 0.0).any(axis=1)
        if known.any() and not possible[known].any():
            check_extent(extent_of(xy[known], stations.crs), stations.crs)
        stations = stations.keep(possible, tr("their coordinates are not degrees"), losses)
    reason = tr("their coordinates are 0, 0, as where the place is not known")
    stations = stations.keep(~_unknown(stations.xy, stations.crs.isGeographic()), reason, losses)
    reason = tr("one of their coordinates is 0, far from all other stations")
    return stations.keep(~_half_unknown(stations.xy, stations.crs.isGeographic()), reason, losses)


def _unknown(xy, degrees):
    """Which positions are (0, 0) and mean 'not known': (n,) bool.

    In degrees all of them, for the place is in the open sea. In other CRSs those that are much farther from
    the other stations than these are from each other, for the origin may be a place like any other.
    """
    zero = (xy == 0.0).all(axis=1)
    others = xy[~zero]
    if degrees or not zero.any() or len(others) == 0:
        return zero
    tree = cKDTree(others)
    gap = tree.query((0.0, 0.0))[0]
    usual = FAR_FROM_ALL
    if len(others) > 1:
        usual = min(usual, np.quantile(tree.query(others, k=2)[0][:, 1], 0.95) * MUCH_FARTHER)
    return zero & (gap > usual)


def _half_unknown(xy, degrees):
    """Which positions have a 0 that means 'not known' in one coordinate: (n,) bool.

    A few of many, and much farther from the other stations than these are from each other: the equator, the
    meridian of Greenwich and the axes of a grid are places like any other.
    """
    zero = (xy == 0.0).any(axis=1)
    others = xy[~zero]
    if not zero.any() or len(others) < 2 or zero.mean() > FEW:
        return np.zeros(len(xy), dtype=bool)
    tree = cKDTree(others)
    far = FAR_FROM_ALL / METRES_IN_A_DEGREE if degrees else FAR_FROM_ALL
    usual = np.quantile(tree.query(others, k=2)[0][:, 1], 0.95) * MUCH_FARTHER
    zero[zero] = tree.query(xy[zero])[0] > max(far, usual)
    return zero
