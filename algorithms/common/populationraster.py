"""Where devices are: a population raster, moved to the grid of the maps."""

from __future__ import annotations

import numpy as np

from ...models.coverage import coverage
from ...models.warp import Warp
from .lastingcrs import sound
from .mapreader import MapSource
from .memory import check_memory
from .messages import cancelled, error, tr
from .workingcrs import crs_name, has_crs, transformed


class Population:
    """A population raster on the grid of a plan; read once, cut into windows when called.

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
        If it has no CRS, or holds negative or infinite numbers in the region, or none above 0.
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
        self.grid = plan.grid
        check_memory(self.grid, 4)
        self.values = np.zeros(self.grid.shape, dtype=np.float32)
        warp = Warp(self.grid, self._locate, self._source.shape)
        for block in warp.blocks():
            if feedback.isCanceled():
                raise cancelled()
            inside = coverage(plan.region, block) > 0.0
            if inside.any():
                self.values[self.grid.slices(block)] = self._moved(warp, block, inside)
        if not self.values.any():
            raise error(
                tr(
                    "{label} has nobody in the region: choose a raster that covers it, and check its CRS."
                ).format(label=label)
            )

    def __call__(self, window):
        """Number of people or devices in the cells of a window: float32 (rows, columns)."""
        return self.values[self.grid.slices(window)]

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
