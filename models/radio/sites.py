"""What is particular to each station of a simulated radio network."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from ..deployment import Deployment
from .antenna import HORIZONTAL_WIDTH
from .fields import SIZE
from .pathloss import STATION_HEIGHTS
from .settings import RadioSettings

NEIGHBOURS = 4  # other stations that tell the local site density
ALONE = 10_000.0  # site spacing of the only station there is, metres


@dataclass(frozen=True)
class Sites:
    """What a network draws at random for each station; all (n,) but `carriers` (n, k), bool, and `shifts`.

    Cells of one site have all but azimuth, width, and what follows from their height, in common.
    """

    spacing: np.ndarray  # local site spacing, metres
    height: np.ndarray  # metres
    power: np.ndarray  # over the mean, dB
    azimuth: (
        np.ndarray
    )  # of the first sector, degrees; of a cell plan, of the only one, NaN if it has none
    width: np.ndarray  # half-power beam width, degrees
    tilt: np.ndarray  # degrees
    carriers: np.ndarray
    shifts: np.ndarray  # (n, 3, 2) parts of the random fields


def scenario_of(spacing: np.ndarray, settings: RadioSettings) -> np.ndarray:
    """Index into SCENARIOS by local site spacing, metres."""
    return np.where(spacing > settings.rural, 0, np.where(spacing < settings.micro, 2, 1))


def site_spacing(deployment: Deployment) -> np.ndarray:
    """Side of the square that a station has for itself, from its nearest neighbours: (n,), metres."""
    k = min(NEIGHBOURS, len(deployment) - 1)
    if k == 0:
        return np.full(len(deployment), ALONE)
    distance = deployment.tree.query(deployment.xy, k=[k + 1])[0][:, 0]
    return distance * np.sqrt(np.pi / (k + 0.5))


def draw_sites(deployment: Deployment, settings: RadioSettings, seed: int) -> Sites:
    """The stations' random properties. A site's own depend on its (first) id and the seed alone."""
    of, n = deployment.site_of, len(deployment.sites)
    normal, even, shifts = np.empty((n, 3)), np.empty((n, 1 + len(settings.frequencies))), []
    for i, name in enumerate(deployment.sites.ids):
        random = np.random.default_rng((seed, zlib.crc32(name.encode())))
        # carriers last, so that another number of them changes nothing else
        shifts.append(random.integers(0, SIZE, (3, 2)))
        normal[i], even[i] = random.standard_normal(3), random.uniform(size=even.shape[1])
    spacing = site_spacing(deployment.sites)[of]
    normal, even = normal[of], even[of]
    medians = np.array([settings.rural_height, settings.urban_height, settings.micro_height])
    height = medians[scenario_of(spacing, settings)] * np.exp(settings.height_spread * normal[:, 0])
    if deployment.heights is not None:
        height = np.where(np.isfinite(deployment.heights), deployment.heights, height)
    height = np.clip(height, *STATION_HEIGHTS)
    reach = settings.reach * spacing * np.exp(settings.reach_spread * normal[:, 1])
    tilt = np.degrees(np.arctan((height - settings.device_height) / reach))
    power = settings.power_spread * normal[:, 2]
    power += settings.power_growth * np.log2(spacing / 1000.0)
    carriers = even[:, 1:] < np.array(settings.equipped)
    carriers[~carriers.any(axis=1), 0] = True
    azimuth, width = 120.0 * even[:, 0], np.full(len(of), HORIZONTAL_WIDTH)
    if deployment.antennas is not None:
        azimuth, width = deployment.antennas.azimuth, deployment.antennas.width
        power += deployment.antennas.gain
    shifts = np.array(shifts)[of]
    return Sites(spacing, height, power, azimuth, width, tilt, carriers, shifts)
