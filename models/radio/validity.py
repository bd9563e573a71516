"""Which settings of the radio simulator are possible."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np

from .pathloss import DEVICE_HEIGHTS, FREQUENCIES, STATION_HEIGHTS

SHARE = (0.0, 1.0)
DECIBELS = (0.0, 50.0)
METRES = (1.0, 50_000.0)  # random fields repeat after 205 km

VALID = {
    "frequencies": ("frequencies", FREQUENCIES, " GHz"),
    "equipped": ("shares of equipped stations", SHARE, ""),
    "traffic": ("shares of traffic", SHARE, ""),
    "rural": ("rural site spacing", METRES, " m"),
    "micro": ("site spacing in street canyons", METRES, " m"),
    "rural_height": ("median antenna height", STATION_HEIGHTS, " m"),
    "urban_height": ("median antenna height", STATION_HEIGHTS, " m"),
    "micro_height": ("median antenna height", STATION_HEIGHTS, " m"),
    "height_spread": ("spread of antenna heights", (0.0, 5.0), ""),
    "device_height": ("device height", DEVICE_HEIGHTS, " m"),
    "power_spread": ("spread of power", DECIBELS, " dB"),
    "power_growth": ("growth of power", (-50.0, 50.0), " dB"),
    "reach": ("reach of main lobes", (0.01, 100.0), " site spacings"),
    "reach_spread": ("spread of reach", (0.0, 5.0), ""),
    "shadowing": ("shadowing", DECIBELS, " dB"),
    "shared": ("shared part of shadowing", SHARE, ""),
    "local": ("correlation distance of local shadowing", METRES, " m"),
    "terrain": ("correlation distance of terrain", METRES, " m"),
    "terrain_share": ("terrain's share of shadowing", SHARE, ""),
    "fading": ("fading", (0.1, 50.0), " dB"),  # without any, no border would be soft
    "hysteresis": ("hysteresis", DECIBELS, " dB"),
    "sensitivity": ("sensitivity", (-160.0, -70.0), " dBm"),
}
"""What each setting is called, its lowest and highest value, and its unit."""


def check(settings):
    """Refuse impossible settings.

    Parameters
    ----------
    settings : RadioSettings

    Raises
    ------
    ValueError
        Naming the range that is possible.
    """
    values = asdict(settings)
    for name, (words, (low, high), unit) in VALID.items():
        for value in np.atleast_1d(values[name]):
            if not low <= value <= high:  # NaN is never within
                raise ValueError(
                    f"{words} must be between {low:,g} and {high:,g}{unit}, not {value:g}"
                )
    carriers = len(settings.frequencies)
    if not carriers or (np.diff(settings.frequencies) <= 0.0).any():
        raise ValueError("frequencies must be one or several, each given once, the lowest first")
    for name in ("equipped", "traffic"):
        if len(values[name]) != carriers:
            raise ValueError(
                f"there are {len(values[name])} {VALID[name][0]} for {carriers} frequencies:"
                " give one for each"
            )
    if abs(sum(settings.traffic) - 1.0) > 1e-6:
        raise ValueError(f"shares of traffic must add up to 1, not {sum(settings.traffic):g}")
    if settings.micro > settings.rural:
        raise ValueError(
            f"site spacing in street canyons ({settings.micro:g} m) must not exceed the rural one"
            f" ({settings.rural:g} m)"
        )
