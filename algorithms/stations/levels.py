"""Sites and cells: which stations become one, where they are, and the ids of their sites."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...models.sites import merge_sites
from ..common.messages import tr
from .cells import leaders_of_cells
from .layouts import column_of
from .sources import whole

AS_IS, SITE, CELL = "auto", "site", "cell"
LEVELS = (AS_IS, SITE, CELL)
PER_SITE = 256
"""Numbers that a site of 4G has for its cells."""

LTE = ("LTE", "4G", "LTE_CA", "LTE+", "LTE-A")


@dataclass
class Sites:
    """What becomes of n stations.

    leaders : (n,) index of the first station of what each becomes part of; places : (n,) index of the
    station at whose position it is; names : (n,) ids of their sites; mean : (n,) number of a site that is at
    the mean of its cells, -1 for others, or None; titles : (n,) ids of first stations that are sites, or None
    where these are called as their rows.
    """

    leaders: np.ndarray
    places: np.ndarray
    names: list
    mean: np.ndarray | None = None
    titles: list | None = None


def sites_at(level, metres, distance, groups, azimuths, names, cells=None, keys=None):
    """Put stations together at a level.

    Parameters
    ----------
    level : str
        AS_IS: cells with different azimuths stay apart, others merge; SITE: all of a site become one; CELL:
        all with an id of their own stay apart, and those with azimuths where these differ.
    metres : numpy.ndarray
        (n, 2) positions.
    distance : float
        Metres within which stations are one site.
    groups : list or None
        (n,) operators.
    azimuths : numpy.ndarray or None
        (n,) degrees, NaN where there is none.
    names : list of str
        (n,) ids that rows have.
    cells : list of str, optional
        (n,) ids with the azimuth, where cells of a site share theirs; by default `names`.
    keys : list of str, optional
        (n,) ids of sites that rows tell, '' where they do not. Their cells are where they were heard, so a
        site is at their mean.
    """
    near = merge_sites(metres, distance, groups)
    if level == AS_IS:
        leaders = near if azimuths is None else leaders_of_cells(near, azimuths)
        return Sites(leaders, near, names)
    told = keys if keys is not None else [""] * len(names)
    of_key = np.array([i if key else -1 for i, key in enumerate(told)])
    first = {}
    for i, key in enumerate(told):
        if key:
            of_key[i] = first.setdefault((key, groups[i] if groups else ""), i)
    known = of_key >= 0
    sites = np.where(known, of_key, near)
    # a site that others are near to may be one that cells tell
    sites = np.where(~known & known[sites], np.arange(len(sites)), sites)
    titles = [told[i] or names[sites[i]] for i in range(len(names))]
    places = np.where(known, np.arange(len(sites)), sites)
    if level == SITE:
        mean = np.where(known, sites, -1)
        return Sites(sites, places, titles, mean, titles if known.any() else None)
    cells = names if cells is None else cells
    which = {}
    leaders = np.arange(len(sites))
    for i, site in enumerate(sites.tolist()):
        apart = cells[i] if azimuths is None or np.isnan(azimuths[i]) else round(azimuths[i], 3)
        leaders[i] = which.setdefault((site, apart), i)
    return Sites(leaders, places, titles)


def at_means(points, sites):
    """Positions (n, 2), those of sites that are at the mean of their cells put there."""
    if sites.mean is None or not (sites.mean >= 0).any():
        return points
    chosen = sites.mean >= 0
    numbers, which = np.unique(sites.mean[chosen], return_inverse=True)
    count = np.bincount(which.ravel())
    means = [np.bincount(which.ravel(), points[chosen, axis]) / count for axis in (0, 1)]
    result = points.copy()
    result[numbers] = np.stack(means, axis=1)
    return result


class SiteNumbers:
    """Ids of the sites of 4G cells, from their numbers, as a layout says.

    Parameters
    ----------
    fields : QgsFields
    layout : Layout
        With `lte`.
    """

    def __init__(self, fields, layout):
        names, lte = fields.names(), layout.lte
        self._radio = column_of(names, lte["radio"])
        self._cell = column_of(names, lte["cell"])
        self._site = [column_of(names, column) for column in lte["site"]]
        self._node = column_of(names, layout.node) if layout.node else -1
        self.has_nodes = self._node >= 0
        self.usable = self._cell >= 0 and self._radio >= 0 and min(self._site, default=0) >= 0

    def parts(self, values):
        """(number of the site, number of the cell there), None where it is not a 4G cell."""
        radio = whole(values[self._radio]).upper()
        if radio not in LTE:
            return None
        text = whole(values[self._cell])
        if not text.isdigit():
            return None
        number = int(text)
        node = whole(values[self._node]) if self._node >= 0 else ""
        if node.isdigit() and number < PER_SITE:
            return int(node), number
        return divmod(number, PER_SITE)

    def of(self, values):
        """The id of the site of a row's cell, '' where it has none."""
        parts = self.parts(values)
        if parts is None:
            return ""
        return "-".join([*(whole(values[i]) for i in self._site), str(parts[0])])


def site_keys(fields, layout, stations, level, feedback):
    """Ids of the sites of 4G cells, '' for other cells: (n,); None where the layout has none, or the level
    needs none."""
    if layout is None or not layout.lte:
        return None
    numbers = SiteNumbers(fields, layout)
    if not numbers.usable:
        return None
    if level == AS_IS:
        feedback.pushInfo(
            tr("Each row is a cell; LEVEL site makes sites of the 4G cells, by their numbers.")
        )
        return None
    return [numbers.of(record.attributes) for record in stations.records]
