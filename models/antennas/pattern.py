"""What a sector antenna takes from the signal beside its main direction, and the cells of a site.

Constants are those of README.md beside this file; `make calibrate-antennas` measures them.
"""

from __future__ import annotations

import numpy as np

from ..association import LARGEST, probability_of_ratios
from ..radio.antenna import FRONT_TO_BACK, HORIZONTAL_WIDTH

SHARE = 0.3
"""Part of the nominal pattern (3GPP TR 38.901, table 7.3-1), in dB, that is left after scattering."""

EXPONENT = 3.5
"""Path-loss exponent n: an antenna that takes 10 n dB makes a station seem ten times as far."""


def nominal_loss(off: np.ndarray, width: np.ndarray | float = HORIZONTAL_WIDTH) -> np.ndarray:
    """Loss of the nominal pattern, dB, at angles from the main direction; 0 where the angle is NaN.

    Parameters
    ----------
    off : numpy.ndarray
        Degrees, any; NaN for an antenna without direction.
    width : numpy.ndarray or float
        3 dB beam width, degrees.
    """
    off = (np.asarray(off, dtype=np.float64) + 180.0) % 360.0 - 180.0
    return np.nan_to_num(np.minimum(12.0 * np.square(off / width), FRONT_TO_BACK), nan=0.0)


def bearing(dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
    """Direction of vectors, degrees clockwise from north."""
    return np.degrees(np.arctan2(dx, dy))


def seeming_distance(
    distance: np.ndarray, loss: np.ndarray, share: float = SHARE, exponent: float = EXPONENT
) -> np.ndarray:
    """How far a station without antennas would be whose signal is as strong.

    Parameters
    ----------
    distance : numpy.ndarray
        Metres, the one metre of the density model already in.
    loss : numpy.ndarray
        Nominal loss less gain, dB.
    share, exponent : float

    Returns
    -------
    numpy.ndarray
        Metres.
    """
    return distance * 10.0 ** (share * loss / (10.0 * exponent))


def cell_shares(loss: np.ndarray, share: float = SHARE) -> np.ndarray:
    """Pr[cell strongest among the cells of its site] under Rayleigh fading: they are equally far.

    Parameters
    ----------
    loss : numpy.ndarray
        (k, n) nominal losses of k cells at n places, dB; infinite where a site has fewer cells.
    share : float

    Returns
    -------
    numpy.ndarray
        (k, n); sums to 1 over the cells.
    """
    there = np.isfinite(loss)
    power = np.where(there, 10.0 ** (-share * np.where(there, loss, 0.0) / 10.0), 0.0)
    result = np.empty_like(power)
    for cell, own in enumerate(power):
        others = np.delete(power, cell, axis=0)
        # the ratio that counts is that of the cell's power to each other's
        with np.errstate(divide="ignore", invalid="ignore"):
            ratios = np.minimum(own / others, float(LARGEST))
        ratios = np.sort(np.where(others > 0.0, ratios, float(LARGEST)), axis=0)
        result[cell] = np.where(own > 0.0, probability_of_ratios(ratios), 0.0)
    return result / result.sum(axis=0)
