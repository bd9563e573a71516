"""Path loss and probability of line of sight of 3GPP TR 38.901 (tables 7.4.1-1 and 7.4.2-1)."""

from __future__ import annotations

import math

import numpy as np

SCENARIOS = ("RMa", "UMa", "UMi")
"""Rural macro, urban macro, urban micro (street canyon)."""

LIGHT = 3.0e8  # metres per second, as the report has it
NEAREST = 10.0  # metres: the formulas begin here
STREET = 20.0  # RMa: width of streets, metres
BUILDING = 5.0  # RMa: height of buildings, metres
EFFECTIVE = 1.0  # UMa, UMi: effective height of the surroundings for devices below 13 m, metres

FREQUENCIES = (0.5, 30.0)
"""Carrier frequencies that all three scenarios are valid for, GHz."""
STATION_HEIGHTS = (10.0, 150.0)
"""Antenna heights that RMa is valid for, metres; UMa is stated for 25 m, UMi for 10 m."""
DEVICE_HEIGHTS = (1.5, 10.0)
"""Device heights that all three scenarios are valid for, metres."""


def path_loss(
    scenario: str,
    distance: np.ndarray,
    frequency: float,
    station_height: float | np.ndarray,
    device_height: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Median path loss with and without line of sight.

    Beyond the report's distances (10 km; 5 km for urban scenarios and without line of sight) the last
    slope continues; below 10 m the loss at 10 m is taken.

    Parameters
    ----------
    scenario : str
        One of `SCENARIOS`.
    distance : numpy.ndarray
        Horizontal distance, metres.
    frequency : float
        GHz.
    station_height : float or numpy.ndarray
        Metres, broadcast with `distance`.
    device_height : float
        Metres.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        With line of sight, without; dB, in the type of `distance`.
    """
    distance = np.maximum(distance, NEAREST)
    # logarithm of metres in space
    space = np.log10(distance**2 + (station_height - device_height) ** 2) * 0.5
    model = {"RMa": _rural, "UMa": _urban, "UMi": _urban}.get(scenario)
    if model is None:
        raise ValueError(f"unknown scenario {scenario!r}: take one of {', '.join(SCENARIOS)}")
    seen, hidden = model(scenario, distance, space, frequency, station_height, device_height)
    hidden = np.maximum(seen, hidden)
    return seen.astype(distance.dtype), hidden.astype(distance.dtype)


def _urban(scenario, distance, space, frequency, station_height, device_height):
    below = (station_height - EFFECTIVE) * (device_height - EFFECTIVE)
    edge = 4.0 * below * frequency * 1e9 / LIGHT  # breakpoint distance
    corner = np.log10(edge**2 + (station_height - device_height) ** 2)
    if scenario == "UMa":
        carrier = 20.0 * math.log10(frequency)
        near, far = 28.0 + 22.0 * space, 28.0 + 40.0 * space - 9.0 * corner
        hidden = 13.54 + 39.08 * space + carrier - 0.6 * (device_height - 1.5)
    else:
        carrier = 20.0 * math.log10(frequency)
        near, far = 32.4 + 21.0 * space, 32.4 + 40.0 * space - 9.5 * corner
        hidden = 22.4 + 35.3 * space + 21.3 * math.log10(frequency) - 0.3 * (device_height - 1.5)
    return np.where(distance <= edge, near, far) + carrier, hidden


def _rural(scenario, distance, space, frequency, station_height, device_height):
    edge = 2.0 * math.pi * station_height * device_height * frequency * 1e9 / LIGHT
    carrier = 20.0 * math.log10(40.0 * math.pi * frequency / 3.0)
    slope = 20.0 + min(0.03 * BUILDING**1.72, 10.0)
    offset = carrier - min(0.044 * BUILDING**1.72, 14.77)
    linear = 0.002 * math.log10(BUILDING)

    # up to the breakpoint the formula itself; from there on 40 dB a decade from its value there
    reach = np.minimum(space, np.log10(edge))
    seen = slope * reach + linear * 10.0**reach + offset + 40.0 * (space - reach)
    high = np.log10(station_height)
    hidden = 161.04 - 7.1 * math.log10(STREET) + 7.5 * math.log10(BUILDING)
    hidden = hidden - (24.37 - 3.7 * (BUILDING / station_height) ** 2) * high
    hidden = hidden + (43.42 - 3.1 * high) * (space - 3.0) + 20.0 * math.log10(frequency)
    hidden = hidden - (3.2 * math.log10(11.75 * device_height) ** 2 - 4.97)
    return seen, hidden


def sight_probability(scenario: str, distance: np.ndarray) -> np.ndarray:
    """Probability of line of sight to a device below 13 m outdoors.

    Parameters
    ----------
    scenario : str
    distance : numpy.ndarray
        Horizontal distance, metres.

    Returns
    -------
    numpy.ndarray
        0 to 1, in the type of `distance`.
    """
    if scenario == "RMa":
        return np.exp(-np.maximum(distance - 10.0, 0.0) / 1000.0)
    near = 18.0 / np.maximum(distance, 18.0)
    decay = {"UMa": 63.0, "UMi": 36.0}[scenario]
    return near + np.exp(-distance / decay) * (1.0 - near)
