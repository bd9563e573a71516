"""Densities of zones: totals per km², and per inhabitant where a raster of people is given."""

from __future__ import annotations

from functools import partial

import numpy as np
import shapely

from ...models.coverage import coverage
from ...models.grid import Grid
from ...models.tessellation import polygons_only
from ..common.legends import classes_per_km2, escaped
from ..common.messages import cancelled, tr
from ..common.zonestyles import style_zones

SIDE = 512  # cells along the side of what is looked at at once


class ZoneDensities:
    """Fields of zones that make them comparable, and how a map shows them.

    Parameters
    ----------
    totals : list of str
        Names of the fields with totals.
    means : list of str
        Names of the fields with means, which are comparable as they are.
    has_people : bool
        Whether there is a raster of people.

    Attributes
    ----------
    names : list of str
        Of the fields: area_km2, `<total>_per_km2` of each; with people inhabitants, `<total>_per_inhabitant`.
    """

    def __init__(self, totals, means=(), has_people=False):
        self._totals, self._means, self._has_people = list(totals), list(means), has_people
        self.names = ["area_km2", *(f"{name}_per_km2" for name in totals)]
        if has_people:
            self.names += ["inhabitants", *(f"{name}_per_inhabitant" for name in totals)]

    def of(self, values, shapes, inhabitants=None):
        """Their values.

        Parameters
        ----------
        values : numpy.ndarray
            (zones, t) totals, NaN where not known.
        shapes : numpy.ndarray
            (zones,) shapely polygons, metres.
        inhabitants : numpy.ndarray, optional
            (zones,) people in each; needed with `has_people`.

        Returns
        -------
        numpy.ndarray
            float64 (zones, names), NaN where there is nothing to divide by.
        """
        values = np.asarray(values, dtype=np.float64)[:, : len(self._totals)]
        columns = []
        for base in [shapely.area(shapes) / 1e6, *([inhabitants] if self._has_people else [])]:
            base = np.asarray(base, dtype=np.float64)[:, None]
            shares = np.full(values.shape, np.nan)
            np.divide(values, base, out=shares, where=base > 0.0)
            columns += [base, shares]
        return np.concatenate(columns, axis=1)

    def style(self, named):
        """A style of the zones by the first total, else mean, else by the weights; a function of the layer.

        Parameters
        ----------
        named : callable
            Of a field's name: the name that it has in the output.
        """
        aliases = {named(name): text for name, text in self._aliases().items()}
        if self._totals and self._has_people:
            first = self._totals[0]
            field = f"{first}_per_inhabitant"
            label = tr("{n} {unit} per inhabitant").format(n="{n}", unit=escaped(first))
        elif self._totals:
            field, label = f"{self._totals[0]}_per_km2", classes_per_km2(self._totals[0])
        elif self._means:
            field, label = self._means[0], f"{{n}} {escaped(self._means[0])}"
        else:
            field, label = "weight_sum", tr("users of {n} stations")
        return partial(style_zones, field=named(field), label=label, aliases=aliases)

    def _aliases(self):
        words = {
            "weight_sum": tr("Stations' users in the zone, in stations"),
            "stations": tr("Stations with users in the zone"),
            "area_km2": tr("Area in km²"),
            "inhabitants": tr("Inhabitants"),
        }
        for name in self._totals:
            words[f"{name}_per_km2"] = tr("{field} per km²").format(field=name)
            words[f"{name}_per_inhabitant"] = tr("{field} per inhabitant").format(field=name)
        return words


def inhabitants_of(shapes, people, plan, feedback):
    """People in each zone: float64 (zones,); each cell is divided by its land.

    Parameters
    ----------
    shapes : numpy.ndarray
        (zones,) shapely polygons in the plan's CRS.
    people : callable
        Of a grid: people in its cells.
    plan : Plan
    feedback : QgsProcessingFeedback
    """
    result = np.zeros(len(shapes))
    shapely.prepare(plan.region)
    inland = shapely.contains(plan.region, shapes)
    for number, (shape, is_inland) in enumerate(zip(shapes, inland)):
        if feedback.isCanceled():
            raise cancelled()
        if not is_inland:
            shape = polygons_only([shapely.intersection(shape, plan.region)])[0]
        if shapely.is_empty(shape):
            continue
        for part in _parts(Grid.around(plan.cell, shapely.bounds(shape), 0.0)):
            if shapely.intersects(shape, shapely.box(*part.bounds)):
                share = coverage(shape, part)
                land = _land(plan.region, part)
                np.divide(share, land, out=share, where=land > 0.0)
                result[number] += float((share * people(part)).sum())
    return result


def _land(region, part):
    """Share of land in the cells of a part."""
    box = shapely.box(*part.bounds)
    if shapely.contains(region, box):
        return np.ones(part.shape)
    return coverage(polygons_only([shapely.intersection(region, box)])[0], part)


def _parts(grid):
    """A grid in pieces."""
    for row in range(0, grid.rows, SIDE):
        for column in range(0, grid.columns, SIDE):
            yield Grid(
                grid.cell,
                grid.column + column,
                grid.row + row,
                min(SIDE, grid.columns - column),
                min(SIDE, grid.rows - row),
            )
