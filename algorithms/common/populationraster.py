"""Where devices are: a population raster, moved to the grid of the maps."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import map_coordinates

from ...models.coverage import coverage
from ...models.grid import Grid
from ...models.maps import resample_curved
from .lastingcrs import sound
from .mapreader import MapSource
from .memory import check_memory
from .messages import cancelled, error, tr
from .workingcrs import crs_name, has_crs, transformed

MOST = 1 << 24  # cells of the raster that are read as one block
SIDE = 1024  # cells of the grid along a side of a block, at most
STEP = 16  # cells between the places that are projected one by one; between them projections are straight


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
        region = plan.bands[0].deployment.region
        for block in self._blocks():
            if feedback.isCanceled():
                raise cancelled()
            inside = coverage(region, block) > 0.0
            if inside.any():
                self.values[self.grid.slices(block)] = inside * self._moved(block)
        if not self.values.any():
            raise error(
                tr(
                    "{label} has nobody in the region: choose a raster that covers it, and check its CRS."
                ).format(label=label)
            )

    def __call__(self, window):
        """Number of people or devices in the cells of a window: float32 (rows, columns)."""
        return self.values[self.grid.slices(window)]

    def _blocks(self):
        """The grid in blocks for which not too much is to be read at once."""
        grid = self.grid
        column, row = self._corners(grid, max(grid.shape))
        needed = max(1.0, np.ptp(column) * np.ptp(row))
        side = int(np.clip(np.sqrt(MOST / needed * grid.size), 1, SIDE))
        for bottom in range(0, grid.rows, side):
            for left in range(0, grid.columns, side):
                width, height = min(side, grid.columns - left), min(side, grid.rows - bottom)
                yield Grid(grid.cell, grid.column + left, grid.row + bottom, width, height)

    def _corners(self, block, step):
        """Where corners of a block's cells lie, each `step`th and the last: (column, row) in the raster."""
        west, south, _, north = block.bounds
        x = west + block.cell * _each(step, block.columns)
        y = north - block.cell * _each(step, block.rows)
        places = np.stack(np.meshgrid(x, y), axis=-1)
        places = transformed(places.reshape(-1, 2), *self._way).reshape(places.shape)
        column = (places[..., 0] - self._source.origin[0]) / self._source.cell[0]
        row = (self._source.origin[1] - places[..., 1]) / self._source.cell[1]
        # from one corner to the next it cannot be half around the Earth
        jumps = self._way[1].isGeographic() and np.ptp(places[..., 0]) > 180.0
        if jumps or not np.isfinite(places).all():
            raise error(
                tr(
                    "{label} is in {crs}, which has a gap where the stations are: warp it to {target}."
                ).format(
                    label=self._label, crs=crs_name(self._way[1]), target=crs_name(self._way[0])
                )
            )
        return column, row

    def _moved(self, block):
        """The raster's numbers in the cells of a block: (rows, columns), or 0 where it has none."""
        column, row = self._corners(block, STEP)
        low = np.maximum(np.floor([column.min(), row.min()]).astype(int), 0)
        high = np.ceil([column.max(), row.max()]).astype(int)
        size = np.minimum(high, self._source.shape[::-1]) - low
        if (size <= 0).any():
            return 0.0
        values = self._source.read_part(1, *low.tolist(), *size.tolist())
        values[np.isnan(values)] = 0.0
        if values.min() < 0.0 or np.isinf(values).any():
            raise error(
                tr(
                    "{label} has negative or infinite numbers: if they stand for places without data,"
                    " declare them as NoData; else choose a raster of numbers from 0 up."
                ).format(label=self._label)
            )
        if not values.any():
            return 0.0
        every = [
            np.interp(np.arange(n + 1), _each(STEP, n), np.arange(len(_each(STEP, n))))
            for n in block.shape
        ]
        every = np.meshgrid(*every, indexing="ij")
        column, row = (map_coordinates(nodes, every, order=1) for nodes in (column, row))
        return resample_curved(values, column - low[0], row - low[1])


def _each(step, n):
    """0, step, 2 step, ... and n."""
    return np.append(np.arange(0, n, step), n)
