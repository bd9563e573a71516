"""Random fields over the plane with a given correlation: shadowing as it varies from place to place."""

from __future__ import annotations

import numpy as np

SPACING = 100.0  # metres between the values of a field
SIZE = 2048  # values along a side: fields repeat after 205 km


def correlated_field(random: np.random.Generator, distance: float) -> np.ndarray:
    """A stationary Gaussian field with correlation exp(-r / distance) (TR 38.901, 7.4.4).

    Parameters
    ----------
    random : numpy.random.Generator
    distance : float
        Correlation distance, metres.

    Returns
    -------
    numpy.ndarray
        float32 (SIZE, SIZE), periodic, mean 0, standard deviation 1, one value each `SPACING` metres.
    """
    steps = np.minimum(np.arange(SIZE), SIZE - np.arange(SIZE)) * SPACING
    covariance = np.exp(-np.hypot(steps[:, None], steps[None, :]) / distance)
    # the transform of a covariance is the spectrum; rounding and the period leave tiny negative parts
    spectrum = np.sqrt(np.maximum(np.fft.rfft2(covariance).real, 0.0))
    noise = np.fft.rfft2(random.standard_normal((SIZE, SIZE)))
    field = np.fft.irfft2(noise * spectrum, s=(SIZE, SIZE))
    field -= field.mean()
    return (field / field.std()).astype(np.float32)


def look_up(
    field: np.ndarray, row: np.ndarray, column: np.ndarray, shifts: np.ndarray
) -> np.ndarray:
    """Values of a field at some places, each row of the result from another part of the field.

    Parameters
    ----------
    field : numpy.ndarray
        (SIZE, SIZE).
    row, column : numpy.ndarray
        (n,) lattice indices of the places.
    shifts : numpy.ndarray
        (k, 2) int, rows and columns by which each of k looks is moved.

    Returns
    -------
    numpy.ndarray
        (k, n).
    """
    # SIZE is a power of two, so that & is the remainder
    row, column, shifts = (np.asarray(a).astype(np.int32) for a in (row, column, shifts))
    places = (row[None, :] + shifts[:, :1]) & (SIZE - 1)
    places *= SIZE
    places += (column[None, :] + shifts[:, 1:]) & (SIZE - 1)
    return np.take(field.ravel(), places)
