"""Sector antennas: what they take from the signal beside their main direction, and the sites that have them.

Constants are those of README.md beside this file; `make calibrate-antennas` measures them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..radio.antenna import FRONT_TO_BACK, HORIZONTAL_WIDTH

SHARE = 0.3
"""Part of the nominal pattern (3GPP TR 38.901, table 7.3-1), in dB, that is left after scattering."""

EXPONENT = 3.5
"""Path-loss exponent n: an antenna that takes 10 n dB makes a station seem ten times as far."""

OFFSET = 1.0
"""Metres added to every distance, so that models are finite at a station's foot."""

NEPERS = np.log(10.0) / (10.0 * EXPONENT)  # of a distance, for a decibel


def nominal_loss(off: np.ndarray, width: np.ndarray | float = HORIZONTAL_WIDTH) -> np.ndarray:
    """Loss of the nominal pattern, dB, at angles from the main direction; 0 where the angle is NaN.

    Parameters
    ----------
    off : numpy.ndarray
        Degrees, any; NaN for an antenna without direction.
    width : numpy.ndarray or float
        3 dB beam width, degrees.
    """
    off = np.abs(off) % 360.0
    off = np.minimum(off, 360.0 - off)
    loss = np.minimum(12.0 * np.square(off / width), FRONT_TO_BACK)
    return np.where(np.isnan(loss), 0.0, loss).astype(loss.dtype)


def beam_width(sectors: int) -> float:
    """Usual 3 dB beam width of each of so many sectors, degrees: narrower only where there are many."""
    return HORIZONTAL_WIDTH if sectors <= 3 else round(HORIZONTAL_WIDTH * 3.0 / sectors, 1)


def bearing(dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
    """Direction of vectors, degrees clockwise from north, -180 to 180, in their type."""
    angle = np.arctan2(dx, dy)
    return angle * angle.dtype.type(180.0 / np.pi)


@dataclass(frozen=True, eq=False)
class Antennas:
    """Antennas of stations, one each.

    Attributes
    ----------
    azimuth : numpy.ndarray
        (n,) main directions, degrees clockwise from north, any; NaN for an antenna that has none.
    width : numpy.ndarray
        (n,) 3 dB beam widths, degrees, above 0, at most 360.
    gain : numpy.ndarray
        (n,) against the others', dB.

    Raises
    ------
    ValueError
        If they are not one for each station, or not such numbers.
    """

    azimuth: np.ndarray
    width: np.ndarray
    gain: np.ndarray

    def __post_init__(self) -> None:
        for name in ("azimuth", "width", "gain"):
            values = np.array(getattr(self, name), dtype=np.float64)
            values.flags.writeable = False
            object.__setattr__(self, name, values)
        if self.azimuth.ndim != 1 or not (
            self.azimuth.shape == self.width.shape == self.gain.shape
        ):
            raise ValueError("azimuths, beam widths and gains must be one for each station")
        if np.isinf(self.azimuth).any():
            raise ValueError("azimuths must be finite, or NaN for an antenna without direction")
        if not ((self.width > 0.0) & (self.width <= 360.0)).all():
            raise ValueError("beam widths must lie above 0 and up to 360 degrees")
        if not np.isfinite(self.gain).all():
            raise ValueError("gains must be finite")

    @classmethod
    def of(
        cls,
        azimuth: np.ndarray,
        width: np.ndarray | float = HORIZONTAL_WIDTH,
        gain: np.ndarray | float = 0.0,
    ) -> Antennas:
        """Antennas of given azimuths (n,), the usual beam width and equal gains if not told otherwise."""
        azimuth = np.asarray(azimuth, dtype=np.float64)
        return cls(
            azimuth, np.broadcast_to(width, azimuth.shape), np.broadcast_to(gain, azimuth.shape)
        )

    def __len__(self) -> int:
        return len(self.azimuth)


class Sites:
    """The antennas of each site.

    Parameters
    ----------
    antennas : Antennas
    site : numpy.ndarray
        int64 (n,) number of the site of each of them, 0, 1, ... without gaps.

    Attributes
    ----------
    cells : numpy.ndarray
        int64 (n,) numbers of the antennas, those of a site next to each other.
    starts : numpy.ndarray
        int64 (sites + 1,) where those of each site begin.
    """

    def __init__(self, antennas: Antennas, site: np.ndarray) -> None:
        self.antennas = antennas
        self.cells = np.argsort(site, kind="stable")
        self.starts = np.searchsorted(site[self.cells], np.arange(site.max() + 2))
        azimuth = np.mod(antennas.azimuth, 360.0)
        known = ~np.isnan(azimuth)
        self._azimuth = np.where(known, azimuth, 0.0)
        self._steepness = np.where(known, 12.0 / np.square(antennas.width), 0.0)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @cached_property
    def _table(self) -> np.ndarray:
        """float32 (3, sites, k) azimuth, steepness and gain of what differs on each site; the last one again
        where a site has fewer."""
        rows = []
        for first, last in zip(self.starts, self.starts[1:]):
            some = self.cells[first:last]
            values = [self._azimuth[some], self._steepness[some], self.antennas.gain[some]]
            rows.append(np.unique(np.stack(values), axis=1))
        table = np.empty((3, len(self), max(row.shape[1] for row in rows)), dtype=np.float32)
        for number, row in enumerate(rows):
            table[:, number, : row.shape[1]] = row
            table[:, number, row.shape[1] :] = row[:, -1:]
        return table

    @cached_property
    def bounds(self) -> tuple[float, float]:
        """Least and largest factor by which a site may seem nearer or farther than it is."""
        _, steepness, gain = self._table.astype(np.float64)
        most = np.minimum(steepness * 180.0**2, FRONT_TO_BACK) * SHARE - gain
        return float(np.exp(NEPERS * -gain.max())), float(np.exp(NEPERS * most.min(axis=1).max()))

    def log_factor(self, site: np.ndarray, dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
        """Logarithm of how much farther sites seem than they are, by their strongest cell.

        Parameters
        ----------
        site : numpy.ndarray
            Numbers of sites; fits the shape of dx and dy.
        dx, dy : numpy.ndarray
            From the sites to places, metres.

        Returns
        -------
        numpy.ndarray
            Of the type of dx.
        """
        kind = dx.dtype.type
        angle = bearing(dx, dy)
        result = None
        for azimuth, steepness, gain in np.moveaxis(self._table[:, site], -1, 0):
            loss = _loss(
                angle, azimuth.astype(kind, copy=False), steepness.astype(kind, copy=False)
            )
            loss *= kind(SHARE)
            loss -= gain.astype(kind, copy=False)
            result = loss if result is None else np.minimum(result, loss, out=result)
        result *= kind(NEPERS)
        return result

    def distance(self, site: np.ndarray, dx: np.ndarray, dy: np.ndarray) -> np.ndarray:
        """Effective distances less OFFSET, metres: they replace distances where sites have antennas."""
        result = np.sqrt(dx * dx + dy * dy)
        result += dx.dtype.type(OFFSET)
        result *= np.exp(self.log_factor(site, dx, dy))
        result -= dx.dtype.type(OFFSET)
        return result

    def powers(self, cells: np.ndarray, directions: np.ndarray) -> np.ndarray:
        """Power of cells (k, 1), against each other, at bearings (k, n) from their sites, degrees."""
        kind = directions.dtype.type
        azimuth, steepness = self._azimuth[cells], self._steepness[cells]
        loss = _loss(directions, azimuth.astype(kind), steepness.astype(kind))
        loss *= kind(-SHARE)
        loss += self.antennas.gain[cells].astype(kind)
        loss *= kind(np.log(10.0) / 10.0)
        return np.exp(loss, out=loss)


def _loss(angle: np.ndarray, azimuth: np.ndarray, steepness: np.ndarray) -> np.ndarray:
    """Nominal loss, dB, at bearings from -180 to 180, of azimuths from 0 to 360."""
    kind = angle.dtype.type
    off = np.abs(angle - azimuth)
    off = np.minimum(off, np.abs(kind(360.0) - off))
    off *= off
    off = off * steepness
    return np.minimum(off, kind(FRONT_TO_BACK), out=off)
