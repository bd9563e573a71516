"""Where devices are: a population raster, moved to the grid of the maps."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np

from ...models.coverage import coverage
from ...models.grid import Grid
from ...models.warp import Warp
from .attributes import warn_of
from .lastingcrs import sound
from .mapreader import MapSource
from .messages import error, tr
from .workingcrs import crs_name, has_crs, transformed

SIDE = 256  # cells along a side of a block
KEEP = 512  # blocks


def warn_of_deserted(names, feedback):
    """Say which stations serve no people, and are spread over the land alone."""
    warn_of(
        names,
        tr(
            "POPULATION is 0 wherever {n:,} stations can serve, so they are spread without it: {names}."
        ),
        feedback,
    )


class Population:
    """A population raster on the lattice of a plan, read block by block as it is asked for.

    Each cell's number is spread over the grid's cells by area, so that none is lost on the way. NoData
    is 0, and so is all outside the region.

    Parameters
    ----------
    raster : RasterInput
        Of several bands the first is taken.
    plan : Plan
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback
    label : str
        How messages call it: the parameter's name.

    Raises
    ------
    QgsProcessingException
        If it has no CRS; later, where it holds negative or infinite numbers in the region.
    """

    def __init__(self, raster, plan, transform_context, feedback, label="POPULATION"):
        self._label = label
        if not has_crs(raster.crs):
            raise error(
                tr("{label} has no CRS, so its place is not known: set the layer's CRS.").format(
                    label=label
                )
            )
        self._source = MapSource(raster.path, label, raster)
        self._way = plan.crs, sound(raster.crs), transform_context
        if len(self._source.names) > 1:
            feedback.pushInfo(
                tr("{label} has {n:,} bands: the first is used.").format(
                    label=label, n=len(self._source.names)
                )
            )
        self._region = plan.region
        self._cell = plan.cell
        self._kept = OrderedDict()
        self.is_empty = True
        """Whether all that was read so far is empty."""

    def __call__(self, part):
        """People or devices in the cells of a part of the plan's lattice: float32 (rows, columns)."""
        result = np.zeros(part.shape, dtype=np.float32)
        for row in range(part.row // SIDE, (part.row + part.rows - 1) // SIDE + 1):
            for column in range(part.column // SIDE, (part.column + part.columns - 1) // SIDE + 1):
                block = Grid(self._cell, column * SIDE, row * SIDE, SIDE, SIDE)
                common = block.common(part)
                result[part.slices(common)] = self._block(block)[block.slices(common)]
        return result

    def check(self):
        """Refuse an empty raster, after all of it that matters was read."""
        if self.is_empty:
            raise error(
                tr(
                    "{label} has nobody in the region: choose a raster that covers it, and check its CRS."
                ).format(label=self._label)
            )

    def _block(self, block):
        """Numbers in a block, which are kept for its next use."""
        place = block.column, block.row
        if place not in self._kept:
            values = np.zeros(block.shape, dtype=np.float32)
            warp = Warp(block, self._locate, self._source.shape)
            for piece in warp.blocks():
                inside = coverage(self._region, piece) > 0.0
                if inside.any():
                    values[block.slices(piece)] = self._moved(warp, piece, inside)
            self._kept[place] = values
            self.is_empty = self.is_empty and not values.any()
            while len(self._kept) > KEEP:
                self._kept.popitem(last=False)
        self._kept.move_to_end(place)
        return self._kept[place]

    def _locate(self, places):
        """Where places of the plan lie in the raster: (column, row), (n, 2)."""
        places = transformed(places, *self._way)
        # from one corner to the next it cannot be half around the Earth
        jumps = self._way[1].isGeographic() and np.ptp(places[:, 0]) > 180.0
        if jumps or not np.isfinite(places).all():
            raise error(
                tr(
                    "{label} is in {crs}, which has a gap where the stations are: warp it to {target}."
                ).format(
                    label=self._label, crs=crs_name(self._way[1]), target=crs_name(self._way[0])
                )
            )
        (left, top), (width, height) = self._source.origin, self._source.cell
        return np.stack([(places[:, 0] - left) / width, (top - places[:, 1]) / height], axis=-1)

    def _moved(self, warp, block, inside):
        """The raster's numbers in the cells of a block that are inside the region, 0 in the others."""
        wrong = []

        def read(*part):
            values = self._source.read_part(1, *part)
            values[np.isnan(values)] = 0.0
            impossible = (values < 0.0) | np.isinf(values)
            if impossible.any():
                wrong.append(impossible.astype(np.float64))
                values[impossible] = 0.0
            return values

        result = inside * warp.moved(block, read)
        if wrong and (inside * warp.moved(block, lambda *_: wrong[0]) > 1e-9).any():
            raise error(
                tr(
                    "{label} has negative or infinite numbers: if they stand for places without data,"
                    " declare them as NoData; else choose a raster of numbers from 0 up."
                ).format(label=self._label)
            )
        return result
