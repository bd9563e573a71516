"""Synthetic deployments that look like an operator's: towns of all sizes, a rural rest, few along roads.

Stations are drawn from a density of towns, roads and countryside, and keep a distance from each other that
grows with the local spacing, as planned sites do.

The constants were chosen by tools/training/fit_synthetic.py, a search from wide ranges on 14 real
deployments: up to four operators in five French metropolitan areas (Bordeaux 1, Lille 2, Lyon 4, Orleans 4,
Toulouse 3), 135 to 520 stations each, positions from the public data set 'Wireless Network Coverage in the
Wild'. Nantes and Le Mans, the test cities, had no part in it; the form of the model, though not its
constants, was settled earlier, when deployments of all seven had been looked at. The figures did not ask for
many stations on roads.

Lowest, median and highest figure of the real ones, and of synthetic ones at urbanity 0.5 in the same regions
with as many stations (means over five rounds of 14, on seeds that the search did not use: 1100 to 1113,
1200 to 1213 and so on to 1513). The spacing is the square root of the region's area for each station; the
largest cluster is what hangs together by steps of at most 0.4 spacings.

| figure | real | synthetic |
|---|---|---|
| distance to the nearest station over the spacing, lower quartile | 0.15, 0.22, 0.35 | 0.17, 0.21, 0.28 |
| median | 0.33, 0.43, 0.63 | 0.34, 0.40, 0.47 |
| upper quartile | 0.64, 0.81, 0.93 | 0.69, 0.78, 0.87 |
| distance to the nearest over the root of the own cell's area, median | 0.60, 0.65, 0.71 | 0.62, 0.65, 0.67 |
| area of Voronoi cells, 90th over 10th percentile | 18, 48, 119 | 22, 47, 91 |
| correlation of log area between neighbouring cells | 0.85, 0.90, 0.96 | 0.85, 0.93, 0.95 |
| share of stations in the largest cluster | 0.12, 0.34, 0.46 | 0.21, 0.37, 0.45 |
| in the second largest | 0.01, 0.02, 0.12 | 0.01, 0.02, 0.06 |
| in the smallest cells that make a tenth of the area | 0.38, 0.51, 0.60 | 0.45, 0.54, 0.60 |
| smallest distance between two stations, metres | 56, 125, 727 | 41, 166, 616 |

Nantes and Le Mans (8 deployments, measured once after all was settled and not acted upon), real over
synthetic medians: nearest distance, median, 0.51 over 0.42; cell areas, 44 over 29; largest cluster, 0.27
over 0.32; smallest distance, 143 m over 328 m: the real ones are somewhat less gathered in towns.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import shapely
from scipy.spatial import cKDTree

MIN_DISTANCE = 20.0
"""Stations are never nearer to each other than this (metres) where the region has room for that."""

OVERSAMPLING = 4  # candidates for each station wanted
NEIGHBOURS = 12  # candidates that tell the local spacing: three stations' worth
METROPOLIS = 520  # stations from which on the main town stands out less: the most compared
# the following were chosen by tools/training/fit_synthetic.py
REPULSION = 3.4  # farthest at which a candidate may be turned down, in local spacings
SOFTNESS = 0.55  # exponent of a uniform draw that shortens that distance
STATIONS_PER_TOWN = 42
MAIN_TOWN = 18.0  # the largest town over what Zipf's law gives it, in a metropolitan area
LARGE = 0.44  # exponent of the number of towns that gives the number of larger ones, on roads
BESIDE = 0.12  # share of the others that lie beside roads
CONTRAST = 9.4  # density of stations in the middle of a city, over the mean
VARIATION = 0.27  # of that from one deployment to the next, standard deviation of the logarithm
CITY = 63.0  # stations of a city with that density
TOWN_GROWTH = 0.23  # exponent of that density over a town's stations
CITY_GROWTH = 0.61  # the same above a city's
RURAL = 1.7  # exponent of 1 - urbanity that gives the share of stations in the countryside
ROADS = 0.019  # share of the others along roads where urbanity is low
ROAD_WIDTH = 0.54  # in mean spacings
SWING = (
    15.0  # standard deviation of an azimuth, degrees: half of the gaps of real ones are 95 to 140
)


def sample_deployment(
    region: shapely.Geometry,
    count: int,
    urbanity: float = 0.5,
    seed: int = 1,
    progress: Callable[[float], bool] | None = None,
) -> np.ndarray | None:
    """Positions of a realistic synthetic deployment.

    Parameters
    ----------
    region : shapely.Polygon or shapely.MultiPolygon
        Where stations can be, metres, valid.
    count : int
        Number of stations.
    urbanity : float
        0: spread nearly evenly; 0.5: as in the real deployments above; 1: nearly all in towns.
    seed : int
        The same seed and settings give the same stations.
    progress : callable, optional
        Called with the fraction done; returns False to stop.

    Returns
    -------
    numpy.ndarray or None
        (count, 2) positions inside the region, metres; None if stopped. Two stations are at least
        `MIN_DISTANCE` apart, or a tenth of the mean spacing where that is less.

    Raises
    ------
    ValueError
        If the region has no area, the count is below 1 or the urbanity is outside 0 to 1.
    """
    if count < 1:
        raise ValueError("a deployment needs at least one station")
    if not 0.0 <= urbanity <= 1.0:
        raise ValueError("urbanity must be between 0 and 1")
    if not shapely.area(region) > 0:
        raise ValueError("the region has no area")
    random = np.random.default_rng(seed)
    shapely.prepare(region)
    landscape = Landscape(region, count, urbanity, random)
    least = min(MIN_DISTANCE, 0.1 * landscape.spacing)
    chosen, strength, reference = np.empty((0, 2)), REPULSION, None
    while len(chosen) < count:
        candidates = landscape.draw(OVERSAMPLING * (count - len(chosen)) + NEIGHBOURS, random)
        if reference is None:
            reference = cKDTree(candidates)
            per_station = len(candidates) / count
        spacing = _local_spacing(candidates, reference, per_station)
        softness = random.uniform(0.0, 1.0, len(candidates)) ** SOFTNESS
        radii = np.maximum(least, strength * softness * spacing)
        chosen = _add_apart(chosen, candidates, radii, count)
        # where there is no room for more, the newcomers must put up with less
        strength *= 0.9
        if progress and not progress(len(chosen) / count):
            return None
    return chosen


def sample_azimuths(count: int, sectors: int, seed: int) -> np.ndarray:
    """Azimuths of the sectors of sites: nearly even, each site turned at random.

    Returns
    -------
    numpy.ndarray
        (count, sectors) whole degrees from 0 to 359, increasing but for a start anywhere.
    """
    random = np.random.default_rng((seed, 1))
    turn = random.uniform(0.0, 360.0, (count, 1))
    swing = random.normal(0.0, SWING, (count, sectors))
    # neighbours never change places
    even = 360.0 / sectors
    swing = np.clip(swing, -0.4 * even, 0.4 * even)
    return np.round(turn + even * np.arange(sectors) + swing) % 360.0


def _local_spacing(points: np.ndarray, reference: cKDTree, per_station: float) -> np.ndarray:
    """Side of the square that a station has for itself at each point, metres: (n,)."""
    k = min(NEIGHBOURS, reference.n)
    distance = reference.query(points, k=[k])[0][:, 0]
    return np.sqrt(np.pi * distance**2 * per_station / k)


def _add_apart(chosen, candidates, radii, count, parts=12):
    """Add candidates in turn up to `count`, each only if none already there is within its radius."""
    for part in np.array_split(np.arange(len(candidates)), parts):
        if len(chosen) == count:
            break
        # most are turned down for one chosen long before
        if len(chosen):
            part = part[cKDTree(chosen).query(candidates[part])[0] > radii[part]]
        if not len(part):
            continue
        near = cKDTree(candidates[part]).query_ball_point(candidates[part], radii[part])
        kept = [False] * len(part)
        for i, others in enumerate(near):
            kept[i] = not any(kept[j] for j in others)
        chosen = np.vstack([chosen, candidates[part[kept]]])[:count]
    return chosen


def _compact_parts(region: shapely.Geometry, halvings: int = 12) -> np.ndarray:
    """Parts of a region that fill a fair share of their bounding boxes; narrow strips are cut up."""
    parts = shapely.get_parts(region)
    for _ in range(halvings):
        bounds = shapely.bounds(parts)
        size = bounds[:, 2:] - bounds[:, :2]
        waste = size.prod(axis=1) > 8.0 * shapely.area(parts)
        if not waste.any():
            break
        low, high = bounds[waste, :2], bounds[waste, 2:]
        # halved across the longer side
        longer = np.arange(2) == size[waste].argmax(axis=1)[:, None]
        middle = (low + high) / 2
        halves = [
            shapely.intersection(parts[waste], shapely.box(*start.T, *end.T))
            for start, end in (
                (low, np.where(longer, middle, high)),
                (np.where(longer, middle, low), high),
            )
        ]
        parts = shapely.get_parts(np.concatenate([parts[~waste], *halves]))
        parts = parts[shapely.area(parts) > 0]
    return parts


class Landscape:
    """Where stations are wanted: a mixture of towns, roads and countryside.

    Parameters
    ----------
    region : shapely.Polygon or shapely.MultiPolygon
        Prepared.
    count : int
    urbanity : float
    random : numpy.random.Generator

    Attributes
    ----------
    spacing : float
        Square root of the region's area for each station, metres.
    """

    def __init__(
        self, region: shapely.Geometry, count: int, urbanity: float, random: np.random.Generator
    ) -> None:
        self._region = region
        self._parts = _compact_parts(region)
        shapely.prepare(self._parts)
        self.spacing = math.sqrt(shapely.area(region) / count)
        rural = (1.0 - urbanity) ** RURAL
        road = ROADS * (1.0 - urbanity) * (1.0 - rural)
        self._shares = np.array([rural, road, 1.0 - rural - road])
        self._build_towns(count, random)

    def _build_towns(self, count, random):
        """Centres, sizes and radii of towns, largest first, and the roads between the larger ones."""
        towns = max(1, round(count / STATIONS_PER_TOWN))
        large = round(towns**LARGE)
        sizes = 1.0 / np.arange(1, towns + 1)
        sizes[0] *= 1.0 + (MAIN_TOWN - 1.0) * min(1.0, METROPOLIS / count)
        sizes /= sizes.sum()
        self._sizes = sizes
        centres = self._apart(large, random)
        # each larger town has a road to the nearest of those that are larger still
        nearest = [
            int(np.argmin(np.hypot(*(centres[:i] - centres[i]).T))) for i in range(1, large)
        ] or [0]
        self._roads = np.stack([centres[max(0, large - len(nearest)) :], centres[nearest]], axis=1)
        others = towns - large
        beside = self._inside(round(BESIDE * others), self._along_roads, random)
        self._centres = np.vstack([centres, beside, self._anywhere(others - len(beside), random)])
        stations = self._shares[2] * count * sizes
        growth = (stations / CITY) ** np.where(stations < CITY, TOWN_GROWTH, CITY_GROWTH)
        contrast = CONTRAST * math.exp(random.normal(0.0, VARIATION))
        density = np.maximum(1e-6, contrast * growth) / self.spacing**2
        self._radii = np.sqrt(stations / (np.pi * density))

    def _apart(self, count, random):
        """Centres of the larger towns, the first near the middle: the remoter of two places each."""
        middle = np.array(shapely.centroid(self._region).coords[0])
        places = self._anywhere(16, random)
        centres = [places[np.argmin(np.hypot(*(places - middle).T))]]
        for _ in range(count - 1):
            places = self._anywhere(2, random)
            distance = cKDTree(np.array(centres)).query(places)[0]
            centres.append(places[np.argmax(distance)])
        return np.array(centres)

    def draw(self, count: int, random: np.random.Generator) -> np.ndarray:
        """(count, 2) places drawn from the mixture, in random order."""
        return self._inside(count, self._mixture, random)

    def _mixture(self, count, random):
        kinds = random.choice(3, count, p=self._shares)
        places = np.empty((count, 2))
        for kind, draw in enumerate((self._anywhere, self._along_roads, self._in_towns)):
            places[kinds == kind] = draw(int((kinds == kind).sum()), random)
        return places

    def _in_towns(self, count, random):
        """Places in towns: flat in the middle, density falling as distance^-4 far out."""
        town = random.choice(len(self._sizes), count, p=self._sizes)
        share, angle = random.uniform(0.0, 1.0, count), random.uniform(0.0, 2.0 * np.pi, count)
        radius = self._radii[town] * np.sqrt(share / (1.0 - share))
        return self._centres[town] + radius[:, None] * np.c_[np.cos(angle), np.sin(angle)]

    def _along_roads(self, count, random):
        """Places beside roads, the same number on every metre."""
        lengths = np.hypot(*(self._roads[:, 1] - self._roads[:, 0]).T)
        total = lengths.sum()
        shares = lengths / total if total > 0 else np.full(len(lengths), 1.0 / len(lengths))
        road = random.choice(len(lengths), count, p=shares)
        along = random.uniform(0.0, 1.0, (count, 1))
        places = self._roads[road, 0] * (1.0 - along) + self._roads[road, 1] * along
        return places + random.normal(0.0, ROAD_WIDTH * self.spacing, (count, 2))

    def _anywhere(self, count, random):
        """Places spread evenly over the region, drawn part by part: parts may lie far from each other."""
        bounds = shapely.bounds(self._parts)
        size = bounds[:, 2:] - bounds[:, :2]
        shares = size.prod(axis=1) / size.prod(axis=1).sum()
        found, number, batch = [np.empty((0, 2))], 0, 2 * count + 16
        while number < count:
            part = random.choice(len(self._parts), batch, p=shares)
            places = bounds[part, :2] + random.uniform(0.0, 1.0, (len(part), 2)) * size[part]
            places = places[shapely.contains_xy(self._parts[part], *places.T)]
            found.append(places)
            number += len(places)
            batch = min(2 * batch, 500_000)
        return np.vstack(found)[:count]

    def _inside(self, count, draw, random):
        """The first `count` of the places that `draw` gives that lie in the region."""
        found, number, tries = [np.empty((0, 2))], 0, 0
        while number < count:
            # roads across the sea or a town on a narrow cape: do not look for ever
            tries += 1
            if tries > 100:
                found.append(self._anywhere(count - number, random))
                break
            places = draw(count - number + 16, random)
            places = places[shapely.contains_xy(self._region, *places.T)]
            found.append(places)
            number += len(places)
        return np.vstack(found)[:count]
