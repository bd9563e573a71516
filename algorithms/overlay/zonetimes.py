"""Zones over time: a row for each zone and time, as polygons that play or as a table."""

from __future__ import annotations

import os
from datetime import datetime

import numpy as np
import shapely
from qgis.core import QgsFeature, QgsWkbTypes

from ...models.zones import ZoneShares
from ..common import temporal
from ..common.fields import make_fields
from ..common.memory import check_memory
from ..common.messages import cancelled, error, tr
from ..common.tables import Table, Texts

BYTES = 56  # a cell: its place, zone and share, and the same in order
TABLES = (".csv", ".parquet")
"""Endings of files without geometries."""


def write_zone_times(outputs, destination, name, zones, steps, columns, feedback):
    """Add an output of zones over time.

    Parameters
    ----------
    outputs : Outputs
    destination : Destination
        Of the output.
    name : str
        Its parameter.
    zones : Zones
    steps : TimeSteps
    columns : dict of str to numpy.ndarray
        (times, zones + 1) values by field, the last column what is outside all zones; NaN becomes NULL. The
        first of them is in a layer per km² too, by which it is coloured.
    feedback : QgsProcessingFeedback
    """
    if not destination:
        return
    first = next(iter(columns.values()))
    n = len(zones.ids)
    # what is outside all zones only where there is some
    has_outside = bool(np.nansum(first[:, n:]) > 0.0)
    numbers = np.arange(n + has_outside)
    zone = np.tile(np.where(numbers < n, numbers, -1), len(steps))
    time = np.repeat(np.arange(len(steps)), len(numbers))
    values = {field: array[:, numbers].ravel() for field, array in columns.items()}
    kinds = dict.fromkeys(columns, float)
    if os.path.splitext(destination.path)[1].lower() in TABLES and not destination.table:
        table = Table(
            feedback, zone_id=Texts(zone, zones.ids), time=Texts(time, steps.labels), **values
        )
        outputs.table(name, make_fields(zone_id=str, time=str, **kinds), table)
        return
    shown = next(iter(columns))
    density = f"{shown}_per_km2"
    area = np.append(shapely.area(zones.shapes) / 1e6, np.nan)
    area[area == 0.0] = np.nan
    values[density] = (first / area)[:, numbers].ravel()
    kinds[density] = float
    moments = steps.starts is not None
    fields = make_fields(zone_id=str, time=datetime if moments else str, **kinds)
    times = [temporal.qt_moment(start) for start in steps.starts] if moments else steps.labels

    def rows():
        every = [array.tolist() for array in values.values()]
        for z, t, *some in zip(zone.tolist(), time.tolist(), *every):
            feature = QgsFeature(fields)
            known = [None if value != value else value for value in some]
            feature.setAttributes([zones.ids[z] if z >= 0 else None, times[t], *known])
            if z >= 0:
                feature.setGeometry(zones.features[z].geometry())
            yield feature

    outputs.features(
        name,
        fields,
        rows(),
        wkb_type=QgsWkbTypes.multiType(zones.wkb_type),
        crs=zones.crs,
        style=temporal.zones_style(steps, density, values[density], shown),
    )


class ZoneTotals:
    """Devices by zone, one time after the other, from rasters of them.

    Parameters
    ----------
    zones : Zones
    grid : Grid
        Of the rasters.
    region : shapely geometry
    destination : Destination
        Of the output OUTPUT_ZONES.
    feedback : QgsProcessingFeedback

    Raises
    ------
    QgsProcessingException
        Where no zone is on the grid, or the user cancels.
    """

    def __init__(self, zones, grid, region, destination, feedback):
        check_memory(grid, BYTES)
        self._zones, self._destination = zones, destination
        self._shares = ZoneShares(zones.shapes, grid, region, lambda _: not feedback.isCanceled())
        if not self._shares.complete:
            raise cancelled()
        if self._shares.is_empty:
            raise error(
                tr(
                    "No zone is where devices can be: check that ZONES and INPUT are of one place and have"
                    " the right CRS."
                )
            )
        self._rows = []

    def add(self, result):
        """Add up the devices of a time."""
        row = np.zeros(len(self._zones.ids) + 1)
        for part, values in result:
            inside, outside = self._shares.weights(values, part)
            row[:-1] += inside
            row[-1] += outside
        self._rows.append(row)

    def write(self, outputs, steps, hidden, feedback):
        """Add the output; small values are hidden by `Withheld`."""
        devices = hidden.hide(np.array(self._rows), tr("Zones"))
        given = self._zones, steps, {"devices": devices}
        write_zone_times(outputs, self._destination, "OUTPUT_ZONES", *given, feedback)


def help_text():
    """What all outputs of zones over time are."""
    return tr(
        "A row for each zone and time: zone_id, time, devices, devices_per_km2. It plays in QGIS's temporal"
        " controller, and joins the zones by zone_id; what is outside all zones has no zone_id. As .csv or"
        " .parquet it is a table without polygons and densities."
    )
