"""What a simulated radio network is like."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from .validity import check

RAYLEIGH = 5.57  # standard deviation of Rayleigh-faded power, dB


@dataclass(frozen=True)
class RadioSettings:
    """What the simulated network is like; the defaults were calibrated (README.md beside this file).

    Attributes
    ----------
    frequencies : tuple of float
        Carriers, GHz, lowest first.
    equipped : tuple of float
        Share of the stations that have each carrier; one that would have none has the lowest.
    traffic : tuple of float
        Share of the devices that prefer each carrier; where it is too weak they fall back to the next
        lower one.
    rural, micro : float
        Site spacing above which a place is rural (RMa) and below which it is a street canyon (UMi),
        metres; between them UMa.
    rural_height, urban_height, micro_height : float
        Median antenna heights where the deployment has none, metres.
    height_spread : float
        Standard deviation of their natural logarithm.
    device_height : float
        Metres.
    power_spread : float
        Standard deviation of transmitted power from station to station, dB.
    power_growth : float
        Power gained with every doubling of the site spacing, dB.
    reach : float
        Distance at which the main lobe meets the ground, in site spacings, median: sets the tilt.
    reach_spread : float
        Standard deviation of its natural logarithm.
    shadowing : float
        Standard deviation of shadowing, dB, beyond line of sight.
    shared : float
        Share of its variance that all stations see alike at a place (0.5 in TR 36.942).
    local, terrain : float
        Correlation distances of shadowing by buildings and by terrain, metres.
    terrain_share : float
        Share of the variance that is terrain's.
    fading : float
        Standard deviation of what is left of fading after a device's averaging, dB.
    hysteresis : float
        A device changes its station once another is stronger by this, dB.
    sensitivity : float
        Signal below which a device has no service, dBm per reference signal.

    Raises
    ------
    ValueError
        If a setting is outside the range that the propagation model is valid for.
    """

    frequencies: tuple[float, ...] = (0.8, 1.8, 2.6)
    equipped: tuple[float, ...] = (1.0, 0.9, 0.8)
    traffic: tuple[float, ...] = (0.4, 0.3, 0.3)
    rural: float = 5000.0
    micro: float = 350.0
    rural_height: float = 35.0
    urban_height: float = 28.0
    micro_height: float = 15.0
    height_spread: float = 0.25
    device_height: float = 1.5
    power_spread: float = 2.0
    power_growth: float = 0.0
    reach: float = 1.0
    reach_spread: float = 0.4
    shadowing: float = 6.0
    shared: float = 0.5
    local: float = 500.0
    terrain: float = 2500.0
    terrain_share: float = 0.5
    fading: float = 15.5
    hysteresis: float = 3.0
    sensitivity: float = -122.0

    def __post_init__(self) -> None:
        check(self)

    @classmethod
    def with_carriers(cls, frequencies: Sequence[float], **others: Any) -> RadioSettings:
        """Settings with other carriers, whose shares follow from those of the default ones.

        Between two default carriers shares are interpolated over the logarithm of the frequency; those of
        traffic are scaled to add up to 1.
        """
        frequencies = tuple(sorted(frequencies))
        if frequencies and frequencies[0] > 0.0 and frequencies != cls.frequencies:
            wanted, known = np.log(frequencies), np.log(cls.frequencies)
            others["equipped"] = tuple(np.interp(wanted, known, cls.equipped).tolist())
            traffic = np.interp(wanted, known, cls.traffic)
            others["traffic"] = tuple((traffic / traffic.sum()).tolist())
        return cls(frequencies=frequencies, **others)

    @property
    def steepness(self) -> float:
        """Exponent of the fading: signals are g F^(1 / steepness) with F exponential (Weibull fading).

        It makes the noise between station and device as wide as what is left of fading, and hysteresis: a
        device that has not yet changed stations is as if its signals were off by up to the hysteresis
        either way, evenly, which is added as variance.
        """
        return float(RAYLEIGH / np.sqrt(self.fading**2 + self.hysteresis**2 / 3.0))
