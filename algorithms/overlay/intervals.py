"""Intervals of zone totals in tables: the parameter, which fits hold for a run, and the fields."""

from __future__ import annotations

import numpy as np
import shapely
from qgis.core import QgsProcessingParameterNumber

from ...models.catalogue import CATALOGUE
from ...models.density import BETA
from ...models.intervals import Uncertainty, fitted, surroundings
from ..common.fields import make_fields
from ..common.messages import error, tr
from ..common.modelchoice import settings_of

PARTS = "low", "high", "cv"
"""What is put behind a field's name, after an underscore."""


def add_intervals(algorithm):
    """Add INTERVALS."""
    algorithm.add(
        QgsProcessingParameterNumber(
            "INTERVALS",
            tr("Level of intervals (%)"),
            QgsProcessingParameterNumber.Type.Double,
            0.0,
            optional=True,
            minValue=0.0,
            maxValue=99.9,
        ),
        tr(
            "0: none. 90: each total in METRIC_FIELDS, and the devices in OUTPUT_TIMES, get the fields _low"
            " and _high, between which the truth is with a probability of 90 %, and _cv, the standard"
            " deviation over the total. The interval covers that the model's map is wrong, as it is on"
            " simulated networks with people spread evenly, and, for whole numbers, that counts are a"
            " sample. It does not cover wrong counts, stations that are missing or out of place, uneven"
            " population that POPULATION does not hold, nor what real networks have and simulated ones lack."
            " With MAPS, MODEL must be the model that made them."
        ),
        advanced=True,
    )


def interval_problem(algorithm, parameters, context):
    """What is wrong with INTERVALS, as a sentence; None if nothing."""
    level = algorithm.parameterAsDouble(parameters, "INTERVALS", context)
    if not (level == 0.0 or 1.0 <= level <= 99.9):
        return tr(
            "INTERVALS is a level in %, 1 to 99.9, or 0 for no intervals, not {level:g}: give 90 for"
            " intervals that contain the truth in 90 % of cases."
        ).format(level=level)
    return None


class ZoneIntervals:
    """What a run asks of intervals.

    Parameters
    ----------
    algorithm : ZoneWeighing
        With INTERVALS.
    parameters, context, feedback
        Of the run.

    Raises
    ------
    QgsProcessingException
        Where no intervals were fitted for the model.

    Attributes
    ----------
    wanted : bool
        Whether there are to be any.
    """

    def __init__(self, algorithm, parameters, context, feedback):
        self._level = algorithm.parameterAsDouble(parameters, "INTERVALS", context) / 100.0
        self.wanted = self._level > 0.0
        if not self.wanted:
            return
        name = algorithm.parameterAsEnumString(parameters, "MODEL", context)
        settings = settings_of(algorithm, name, parameters, context)
        entry = CATALOGUE[name]
        model, title = (settings.student if entry.variants else name), entry.title(settings)
        spreads = fitted()
        if model not in spreads:
            raise error(
                tr(
                    "INTERVALS: none were fitted for {model}, only for {names}. Choose another model, or set"
                    " INTERVALS to 0."
                ).format(model=title, names=", ".join(spreads))
            )
        self._spread = spreads[model]
        feedback.pushInfo(
            tr("Intervals of {level:g} %, as fitted for {model}").format(
                level=100.0 * self._level, model=title
            )
        )
        if parameters.get("MAPS"):
            feedback.pushWarning(
                tr(
                    "The intervals hold only if MAPS were made by {model}: choose the MODEL that made them."
                ).format(model=title)
            )
        own = [
            key.upper()
            for key, usual in (("beta", BETA), ("weights", None))
            if key in entry.takes and getattr(settings, key) != usual
        ]
        if parameters.get("AZIMUTH_FIELD"):
            own.append("AZIMUTH_FIELD")
        if own:
            feedback.pushWarning(
                tr(
                    "The intervals were fitted for {model} without {names}: with it they are approximate."
                ).format(model=entry.shown, names=", ".join(own))
            )

    def measure(self, plan, zones, weights):
        """Take in what the intervals of all figures have in common; nothing where none are wanted.

        Parameters
        ----------
        plan : Plan
        zones : numpy.ndarray
            (z,) shapely polygons in the working CRS.
        weights : ZoneWeights
            Of the plan's bands.
        """
        self._zones = len(zones)
        if not self.wanted:
            return
        near = {deployment: surroundings(deployment) for deployment in plan.deployments}
        each = [[part[band.station] for part in near[band.deployment]] for band in plan.bands]
        area = _land_in(plan.land, zones)
        self._uncertainty = Uncertainty(weights, area, *np.array(each).T, self._spread)

    def columns(self, figures, counted, names, feedback):
        """Low, high and cv of fields in turn: (zones, 3 f), NaN for cv where the total is 0.

        Parameters
        ----------
        figures : numpy.ndarray
            (stations, f).
        counted : sequence of bool
            Whether each is of counts, see `are_counts`.
        names : list of str
            Of the fields.
        feedback : QgsProcessingFeedback
        """
        if not self.wanted:
            return np.zeros((self._zones, 0))
        for name, is_counted in zip(names, counted):
            if not is_counted:
                feedback.pushInfo(
                    tr(
                        "{field}: not whole numbers, so not counts: its intervals are those of the map alone"
                    ).format(field=name)
                )
        found = self._uncertainty.of(figures, self._level, np.array(counted))
        return np.stack([found.low, found.high, found.cv], axis=2).reshape(len(found.cv), -1)

    def over_time(self, figures, counted):
        """{"low", "high", "cv": (times, zones + 1)} of figures (stations, times), counts or not; none where
        no intervals are wanted. Behind the zones is what is outside all of them, which has none: NaN."""
        if not self.wanted:
            return {}
        found = self._uncertainty.of(figures, self._level, counted)
        nothing = np.full((1, figures.shape[1]), np.nan)
        return {part: np.concatenate([getattr(found, part), nothing]).T for part in PARTS}


def are_counts(figures):
    """Whether all values are whole, and so are taken as counts; gigabytes are not a sample of devices."""
    known = figures[np.isfinite(figures)]
    return bool((known == np.round(known)).all())


def interval_fields(name):
    """Fields of the interval of a field."""
    return make_fields(**{f"{name}_{part}": float for part in PARTS})


def _land_in(land, zones):
    """Area of land in each zone, square metres: (z,)."""
    shapely.prepare(land)
    area = shapely.area(zones)
    edge = ~shapely.contains_properly(land, zones)
    area[edge] = shapely.area(shapely.intersection(zones[edge], land))
    return area
