"""Three-sector antennas with the pattern of 3GPP TR 38.901 (table 7.3-1)."""

from __future__ import annotations

import numpy as np

SECTOR = 120.0  # degrees between the three main lobes
HORIZONTAL_WIDTH = 65.0  # half-power beam width, degrees
VERTICAL_WIDTH = 10.0  # of a column of elements; a single element has 65
SIDE_LOBE = 20.0  # most that the vertical pattern takes away, dB; 30 for a single element
FRONT_TO_BACK = 30.0  # most that both take away together, dB


def sector_loss(
    bearing: np.ndarray,
    azimuth: np.ndarray,
    depression: np.ndarray,
    tilt: np.ndarray,
    width: np.ndarray | float = HORIZONTAL_WIDTH,
    turn: float = SECTOR,
) -> np.ndarray:
    """What the best of a station's sectors loses against its main lobe.

    Parameters
    ----------
    bearing : numpy.ndarray
        Direction from the station to the device, degrees.
    azimuth : numpy.ndarray
        Of the first sector, degrees; NaN for an antenna that sends in all directions.
    depression : numpy.ndarray
        Angle below the horizon at which the device is seen, degrees.
    tilt : numpy.ndarray
        Downtilt of the main lobes, degrees.
    width : numpy.ndarray or float
        Half-power beam width, degrees.
    turn : float
        Degrees from one sector to the next: 360 where there is one only.

    Returns
    -------
    numpy.ndarray
        dB, >= 0, in the type of `bearing`.
    """
    off = (bearing - azimuth + turn / 2) % turn - turn / 2
    across = np.fmin(12.0 * (off / width) ** 2, FRONT_TO_BACK)
    if turn > SECTOR:
        across = np.where(np.isnan(off), np.zeros_like(across), across)
    down = np.minimum(12.0 * ((depression - tilt) / VERTICAL_WIDTH) ** 2, SIDE_LOBE)
    return np.minimum(across + down, FRONT_TO_BACK)
