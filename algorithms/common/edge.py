"""How far beyond the outermost stations devices are placed: EDGE, and what is said without it."""

from __future__ import annotations

import math

import numpy as np
import shapely
from qgis.core import QgsProcessingParameterString

from ...models.reach import share_beyond, surroundings, usual_edge
from ...models.tessellation import polygons_only
from .messages import error, readable, tr
from .numbertext import read_number

AUTOMATIC = "auto"

LEAST_SHARE, LEAST_IN_REGION = 0.1, 0.25
"""Shares of users beyond the surroundings from which on it is told: without, and with a region."""

SOME = 20
"""Maps of a run that are looked at."""


def add_edge(algorithm):
    """Add EDGE."""
    algorithm.add(
        QgsProcessingParameterString(
            "EDGE",
            tr("Limit beyond the outermost stations (metres, or auto)"),
            optional=True,
        ),
        tr(
            "Devices are placed between the stations and at most this many metres beyond the"
            " outermost ones. Without a limit, users of stations at the edge are spread over the"
            " rest of the region or window, where stations serve that INPUT does not contain."
            " 'auto' is twice the mean distance to the five nearest sites at the edge; the log"
            " gives the value. Leave it empty for no limit, which is right if REGION is the land"
            " that the stations serve."
        ),
        advanced=True,
    )


def edge_of(algorithm, parameters, context):
    """EDGE: metres, AUTOMATIC, or None without it."""
    text = algorithm.parameterAsString(parameters, "EDGE", context).strip()
    if not text:
        return None
    return AUTOMATIC if text.lower() == AUTOMATIC else read_number(text)


def edge_problem(algorithm, parameters, context):
    """What is wrong with EDGE, as a sentence; None if nothing."""
    edge = edge_of(algorithm, parameters, context)
    if edge in (None, AUTOMATIC) or (math.isfinite(edge) and edge > 0.0):
        return None
    return tr("EDGE must be a positive number of metres, auto, or empty, not '{value}'.").format(
        value=parameters["EDGE"]
    )


def limited(region, xy, groups, edge, window, feedback):
    """A region without what is far beyond the outermost stations.

    Parameters
    ----------
    region : shapely geometry
    xy : numpy.ndarray
        (n, 2) all stations, metres.
    groups : list of str
        Their operators.
    edge : float, AUTOMATIC or None
        Metres; None leaves the region as it is.
    window : float
        Metres, half of which is taken where stations have no neighbours.
    feedback : QgsProcessingFeedback
    """
    if edge is None:
        return region
    if edge == AUTOMATIC:
        names = np.array(groups, dtype=object)
        edge = max(usual_edge(xy[names == name], window / 2) for name in dict.fromkeys(groups))
    result = polygons_only([shapely.intersection(region, surroundings(xy, edge))])[0]
    if shapely.is_empty(result) or not shapely.area(result) > 0.0:
        raise error(
            tr(
                "No land of REGION is within EDGE ({n} m) of the stations: raise EDGE, or leave it empty."
            ).format(n=readable(edge))
        )
    feedback.pushInfo(
        tr(
            "Devices are placed at most {n} m beyond the outermost stations: on {after} km² of {before} km²."
        ).format(
            n=readable(edge),
            after=readable(shapely.area(result) / 1e6),
            before=readable(shapely.area(region) / 1e6),
        )
    )
    return result


class Reach:
    """Which share of their users stations have beyond their surroundings, and what to do about it.

    Parameters
    ----------
    plan : Plan
    """

    def __init__(self, plan):
        half = max(band.grid.rows for band in plan.bands) * plan.cell / 2
        places = [deployment.xy for deployment in plan.deployments]
        self._has_region = plan.has_region
        self.edge = max(usual_edge(xy, half) for xy in places)
        self.near = surroundings(np.concatenate(places), self.edge)
        shapely.prepare(self.near)
        # where all land is near, nothing needs to be looked at
        self.has_more = not shapely.contains(self.near, plan.region)
        self._chosen = set(plan.bands[:: -(-len(plan.bands) // SOME)])
        self._shares = []

    def look_at(self, band, values):
        """Take in the map of a band, whatever is below 0 not known."""
        if not self.has_more or band not in self._chosen:
            return
        x, y = np.meshgrid(*band.grid.centres())
        amounts = np.maximum(values, 0.0)
        far = ~shapely.contains_xy(self.near, x, y)
        self._shares.append(float(amounts[far].sum(dtype=float) / amounts.sum(dtype=float)))

    def tell(self, feedback):
        """Warn where the maps looked at have much beyond."""
        if self._shares:
            self.warn(float(np.mean(self._shares)), feedback)

    def warn(self, share, feedback):
        """Warn where a share of users is much."""
        if share < (LEAST_IN_REGION if self._has_region else LEAST_SHARE):
            return
        what = (
            tr(
                "REGION extends far beyond the stations: about {percent} % of a station's users are"
                " placed more than {km} km beyond the outermost stations, where others may serve them."
                " Choose a region that the stations serve, add the surrounding stations, or set EDGE to"
                " auto."
            )
            if self._has_region
            else tr(
                "REGION is not set: about {percent} % of a station's users are placed more than {km}"
                " km beyond the outermost stations, whether on land or on water. Set REGION to the land"
                " that the stations serve, or EDGE to auto."
            )
        )
        feedback.pushWarning(
            what.format(
                percent=readable(round(100 * share)), km=readable(round(self.edge / 1000, 1))
            )
        )


def warn_of_reach(plan, model, feedback):
    """The same before a walk over the land, from what the model says at some places."""
    reach = Reach(plan)
    if not reach.has_more:
        return
    shares = []
    for deployment in plan.deployments:
        stations = np.unique([b.station for b in plan.bands if b.deployment is deployment])
        model.prepare(deployment)
        shares += [share_beyond(model, deployment, stations, reach.near)] * len(stations)
    reach.warn(float(np.mean(shares)), feedback)
