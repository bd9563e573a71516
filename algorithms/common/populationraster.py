"""Where devices are: a population raster, moved to the grid of the maps."""

from __future__ import annotations

import math
from collections import OrderedDict

import numpy as np
from qgis.core import QgsProcessingParameterString

from ...models.coverage import coverage
from ...models.grid import Grid
from ...models.warp import Warp
from .attributes import some, warn_of
from .lastingcrs import sound
from .mapreader import MapSource
from .messages import error, tr
from .numbertext import read_number
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


def add_class_weights(algorithm, of):
    """Add CLASS_WEIGHTS, for the raster of a parameter."""
    algorithm.add(
        QgsProcessingParameterString("CLASS_WEIGHTS", tr("Weights of classes"), optional=True),
        tr(
            "Where {of} holds classes, such as land use, instead of people: how densely each is used beside"
            " the others, such as 1: 1; 2: 0.5; 3: 0. A star is for all other classes: *: 0.1. Empty: {of}"
            " holds people."
        ).format(of=of),
        advanced=True,
    )


def class_weights_of(algorithm, parameters, context, label):
    """What CLASS_WEIGHTS says; None where it is empty."""
    text = algorithm.parameterAsString(parameters, "CLASS_WEIGHTS", context).strip()
    return ClassWeights(text, label) if text else None


class ClassWeights:
    """Weights of the classes of a raster.

    Parameters
    ----------
    text : str
        CLASS_WEIGHTS.
    label : str
        The raster's parameter.

    Raises
    ------
    QgsProcessingException
        If it is not of pairs of a whole number and a weight of 0 or more.
    """

    def __init__(self, text, label):
        self._label, self._rest = label, None
        weights = {}
        for part in filter(None, (part.strip() for part in text.split(";"))):
            name, _, weight = (piece.strip() for piece in part.partition(":"))
            number = read_number(weight)
            is_class = name == "*" or name.lstrip("-").isdecimal()
            if not (is_class and math.isfinite(number) and number >= 0.0):
                raise error(
                    tr(
                        "CLASS_WEIGHTS has '{part}', which is not a class and its weight: write pairs such"
                        " as 1: 1; 2: 0.5; 3: 0."
                    ).format(part=part)
                )
            if name == "*":
                self._rest = number
            else:
                weights[int(name)] = number
        self._classes = np.array(sorted(weights), dtype=np.float64)
        self._weights = np.array([weights[int(one)] for one in self._classes])

    def of(self, values):
        """Weights in cells of some class; NoData, NaN, has none.

        Raises
        ------
        QgsProcessingException
            If a class has no weight.
        """
        place = np.searchsorted(self._classes, values)
        place = np.minimum(place, max(0, len(self._classes) - 1))
        known = (
            self._classes[place] == values if len(self._classes) else np.zeros(values.shape, bool)
        )
        weights = self._weights[place] if len(self._classes) else np.zeros(values.shape)
        there = np.isfinite(values)
        strange = there & ~known
        if strange.any():
            if self._rest is None:
                names = [f"{value:g}" for value in np.unique(values[strange])]
                raise error(
                    tr(
                        "CLASS_WEIGHTS has no weight for some classes of {label}: {names}. Add them, or a"
                        " weight for all others, such as *: 0."
                    ).format(label=self._label, names=some(names))
                )
            weights = np.where(strange, self._rest, weights)
        return np.where(there, weights, 0.0)


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
    weights : ClassWeights, optional
        Where its numbers are classes, such as land use: how many people there are for each unit of area.

    Raises
    ------
    QgsProcessingException
        If it has no CRS; later, where it holds negative or infinite numbers in the region.
    """

    def __init__(self, raster, plan, transform_context, feedback, label="POPULATION", weights=None):
        self._label, self._weights = label, weights
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
                    "{label} has no people in the region: choose a raster that covers it, and check its"
                    " CRS."
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

    def _areas(self, part):
        """How large the cells of some rows are, beside each other: in degrees they become narrow."""
        if not self._way[1].isGeographic():
            return 1.0
        _, row, _, rows = part
        latitude = self._source.origin[1] - (row + np.arange(rows) + 0.5) * self._source.cell[1]
        return np.cos(np.radians(latitude))[:, None]

    def _moved(self, warp, block, inside):
        """The raster's numbers in the cells of a block that are inside the region, 0 in the others."""
        wrong = []

        def read(*part):
            if self._weights is not None:
                classes = self._source.read_part(1, *part, nodata=np.nan)
                return self._weights.of(classes) * self._areas(part)
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
                    "{label} has negative or infinite numbers: if they mean places without data, declare"
                    " them as NoData; else choose a raster of numbers from 0 up."
                ).format(label=self._label)
            )
        return result
