"""Which settings of the radio simulator are possible."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import numpy as np

from ..wording import to_translate, tr
from .pathloss import DEVICE_HEIGHTS, FREQUENCIES, STATION_HEIGHTS

if TYPE_CHECKING:
    from .settings import RadioSettings

SHARE = (0.0, 1.0)
DECIBELS = (0.0, 50.0)
METRES = (1.0, 50_000.0)  # random fields repeat after 205 km

VALID = {
    "frequencies": (to_translate("frequencies"), FREQUENCIES, " GHz"),
    "equipped": (to_translate("shares of equipped stations"), SHARE, ""),
    "traffic": (to_translate("shares of traffic"), SHARE, ""),
    "rural": (to_translate("rural site spacing"), METRES, " m"),
    "micro": (to_translate("site spacing in street canyons"), METRES, " m"),
    "rural_height": (to_translate("median antenna height"), STATION_HEIGHTS, " m"),
    "urban_height": (to_translate("median antenna height"), STATION_HEIGHTS, " m"),
    "micro_height": (to_translate("median antenna height"), STATION_HEIGHTS, " m"),
    "height_spread": (to_translate("spread of antenna heights"), (0.0, 5.0), ""),
    "device_height": (to_translate("device height"), DEVICE_HEIGHTS, " m"),
    "power_spread": (to_translate("spread of power"), DECIBELS, " dB"),
    "power_growth": (to_translate("growth of power"), (-50.0, 50.0), " dB"),
    "reach": (to_translate("reach of main lobes"), (0.01, 100.0), to_translate(" site spacings")),
    "reach_spread": (to_translate("spread of reach"), (0.0, 5.0), ""),
    "shadowing": (to_translate("shadowing"), DECIBELS, " dB"),
    "shared": (to_translate("shared part of shadowing"), SHARE, ""),
    "local": (to_translate("correlation distance of local shadowing"), METRES, " m"),
    "terrain": (to_translate("correlation distance of terrain"), METRES, " m"),
    "terrain_share": (to_translate("terrain's share of shadowing"), SHARE, ""),
    "fading": (to_translate("fading"), (0.1, 50.0), " dB"),  # without any, no border would be soft
    "hysteresis": (to_translate("hysteresis"), DECIBELS, " dB"),
    "sensitivity": (to_translate("sensitivity"), (-160.0, -70.0), " dBm"),
}
"""What each setting is called, its lowest and highest value, and its unit."""


def check(settings: RadioSettings) -> None:
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
                    tr("{what} must be between {low:g} and {high:g}{unit}, not {value:g}").format(
                        what=tr(words), low=low, high=high, unit=tr(unit), value=value
                    )
                )
    carriers = len(settings.frequencies)
    if not carriers or (np.diff(settings.frequencies) <= 0.0).any():
        raise ValueError(
            tr("frequencies must be one or more values, each given once, the lowest first")
        )
    for name in ("equipped", "traffic"):
        words, *_ = VALID[name]
        if len(values[name]) != carriers:
            raise ValueError(
                tr("there are {count} {what} for {carriers} frequencies: give one for each").format(
                    count=len(values[name]), what=tr(words), carriers=carriers
                )
            )
    if abs(sum(settings.traffic) - 1.0) > 1e-6:
        raise ValueError(
            tr("shares of traffic must add up to 1, not {sum:g}").format(sum=sum(settings.traffic))
        )
    if settings.micro > settings.rural:
        raise ValueError(
            tr(
                "site spacing in street canyons ({micro:g} m) must not exceed the rural one ({rural:g} m)"
            ).format(micro=settings.micro, rural=settings.rural)
        )
