"""A network's spread and its stations' gains, from places where the serving station is known.

Sites compete by their strongest cell and cells share what their site has, as in `cells.py`; signals fade as
in the density model, with all near sites competing. The fit is by penalised maximum likelihood: gains have a
Gaussian prior about 0, so that the gain of a station with few places stays near 0. Places near each other
share hills and walls, and so tell less than their number: the prior's width is chosen by squares held out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from scipy.optimize import minimize

from .antennas.pattern import (
    NEPERS,
    OFFSET,
    SHARE,
    Antennas,
    Sites,
    bearing,
    nominal_loss,
)
from .deployment import Deployment
from .scores import BLOCK, DOUBT

RIVALS = 24
"""Nearest sites that compete at a place; a place whose site is farther down the list is not learned from."""

LEVELS = np.exp(np.linspace(-8.0, 4.0, 28))  # of the fading, on the strongest signal's scale
BETAS = 0.3, 6.0  # between which beta is looked for
SHARES = 0.0, 1.0  # and the share of the pattern that is left
SPREADS = (0.5, 1.0, 1.4, 2.0, 2.8, 4.0)  # of gains, dB: widths of the prior that are tried
STEPS = 30  # of a fit at most
HELD_OUT = 0.15  # share of the squares of each size
NEAR = 200.0  # side of the smaller ones, metres: places near them are learned from
WORSE = 0.02  # nats of the log score, behind the best width, from which on no wider one is tried
FEWEST = 50
"""Places below which nothing can be told of a network."""

CHUNK = 2048  # places handled together
DECIBEL = np.log(10.0) / 10.0


@dataclass(frozen=True)
class Calibration:
    """What was found of a network.

    Attributes
    ----------
    beta : float
        Its spread.
    pattern : float
        Share of the antennas' nominal pattern that is left, NaN without azimuths.
    gain, gain_sd : numpy.ndarray
        (n,) of stations, dB: against the others, and how uncertain that is (standard deviation).
    places : numpy.ndarray
        int64 (n,) places that each station served, of those learned from.
    spread : float
        Width of the prior of the gains (standard deviation), dB.
    """

    beta: float
    pattern: float
    gain: np.ndarray
    gain_sd: np.ndarray
    places: np.ndarray
    spread: float

    def antennas(self, deployment: Deployment) -> Antennas:
        """The antennas of a deployment, with these gains added to theirs."""
        known = antennas_of(deployment)
        return Antennas(known.azimuth, known.width, known.gain + self.gain)


def antennas_of(deployment: Deployment) -> Antennas:
    """Antennas of a deployment; such without direction where it has none."""
    if deployment.antennas is not None:
        return deployment.antennas
    return Antennas.of(np.full(len(deployment), np.nan))


def squares_of(xy: np.ndarray, side: float = BLOCK) -> np.ndarray:
    """Number of the square that each of places (n, 2), metres, is in: int64 (n,)."""
    cells = np.floor(xy / side).astype(np.int64)
    return np.unique(cells, axis=0, return_inverse=True)[1].ravel()


def held_out(squares: np.ndarray, seed: int, share: float = HELD_OUT) -> np.ndarray:
    """Which of places are in squares that are held out, by the number of their square: bool (n,)."""
    count = int(squares.max()) + 1
    drawn = np.random.default_rng(seed).permutation(count)[: max(1, round(share * count))]
    return np.isin(squares, drawn)


class Places:
    """Places, the sites that compete there, and what their antennas lose.

    Parameters
    ----------
    deployment : Deployment
    xy : numpy.ndarray
        (n, 2) metres.
    serving : numpy.ndarray
        int64 (n,) the station that serves each.

    Attributes
    ----------
    kept : numpy.ndarray
        int64 (m,) the places whose serving site is among the RIVALS nearest; only these are learned from.
    """

    def __init__(self, deployment: Deployment, xy: np.ndarray, serving: np.ndarray) -> None:
        self.antennas, of = antennas_of(deployment), deployment.site_of
        self.sites = Sites(self.antennas, of)
        ranks = np.arange(1, min(RIVALS, len(self.sites)) + 1)
        distance, near = deployment.sites.tree.query(xy, k=ranks, workers=-1)
        found = near == of[serving][:, None]
        self.kept = np.flatnonzero(found.any(axis=1))
        near, xy = near[self.kept], xy[self.kept]
        self.own = found[self.kept].argmax(axis=1)
        self.logs = np.log(distance[self.kept] + OFFSET).astype(np.float32)
        counts = np.diff(self.sites.starts)
        rank = np.arange(counts.max())
        there = rank < counts[near][:, :, None]
        place = np.where(there, self.sites.starts[near][:, :, None] + rank, 0)
        self.cells = np.where(there, self.sites.cells[place], -1).astype(np.int32)
        offset = (xy[:, None] - deployment.sites.xy[near]).astype(np.float32)
        direction = bearing(offset[..., 0], offset[..., 1])[:, :, None]
        azimuth = self.antennas.azimuth[self.cells].astype(np.float32)
        width = self.antennas.width[self.cells].astype(np.float32)
        self.loss = nominal_loss(direction - azimuth, width).astype(np.float32)
        self.loss -= self.antennas.gain[self.cells].astype(np.float32) / np.float32(SHARE)
        mine = self.cells[np.arange(len(xy)), self.own]
        self.own_cell = (mine == serving[self.kept][:, None]).argmax(axis=1)
        self.serving = serving[self.kept]
        self.stations = len(of)

    def __len__(self) -> int:
        return len(self.kept)

    def part(self, chosen: np.ndarray) -> Places:
        """Some of the places."""
        result = object.__new__(Places)
        result.__dict__.update(vars(self))
        for name in ("kept", "own", "logs", "cells", "loss", "own_cell", "serving"):
            setattr(result, name, getattr(self, name)[chosen])
        return result

    def logs_of(self, beta: float, share: float, gain: np.ndarray) -> np.ndarray:
        """ln P' of the serving station of each place: float64 (n,)."""
        parts = [part[0] for part in self._parts(beta, share, gain)]
        return np.concatenate(parts) if parts else np.zeros(0)

    def score(
        self, beta: float, share: float, gain: np.ndarray
    ) -> tuple[float, float, float, np.ndarray, np.ndarray]:
        """Sum of ln P' of the serving stations, and its derivatives.

        Returns
        -------
        (float, float, float, numpy.ndarray, numpy.ndarray)
            The sum; derivatives by beta and share; by each gain (n,), and the sums of squares of the places'
            own, which tell how much is known of it.
        """
        total = by_beta = by_share = 0.0
        by_gain, squared = np.zeros(self.stations), np.zeros(self.stations)
        for logs, of_beta, of_share, *of_gain in self._parts(beta, share, gain):
            total += float(logs.sum())
            by_beta, by_share = by_beta + of_beta, by_share + of_share
            for cells, values in of_gain:
                by_gain += np.bincount(cells, values, self.stations)
                squared += np.bincount(cells, values**2, self.stations)
        return total, by_beta, by_share, by_gain, squared

    def _parts(self, beta, share, gain):
        for start in range(0, len(self), CHUNK):
            yield self._score(slice(start, start + CHUNK), beta, share, gain)

    def _score(self, part, beta, share, gain):
        cells, own, own_cell = self.cells[part], self.own[part], self.own_cell[part]
        row, there = np.arange(len(cells)), cells >= 0
        loss = self.loss[part]
        decibels = np.where(
            there, np.float32(share) * loss - gain[cells].astype(np.float32), np.inf
        )
        best = decibels.argmin(axis=2)
        least = np.take_along_axis(decibels, best[..., None], axis=2)[..., 0]
        lost = np.take_along_axis(loss, best[..., None], axis=2)[..., 0]
        far = self.logs[part] + np.float32(NEPERS) * least
        of_site, by_site = log_strongest(np.float32(beta) * far, own)
        mine, mine_loss = decibels[row, own], loss[row, own]
        of_cell, by_cell = log_strongest(np.float32(DECIBEL) * mine, own_cell)
        probability = np.exp(of_site + of_cell)
        doubtful = (1.0 - DOUBT) * probability + DOUBT / self.stations
        weight = (1.0 - DOUBT) * probability / doubtful
        by_site, by_cell = by_site * weight[:, None], by_cell * weight[:, None]
        by_cell[~there[row, own]] = 0.0
        strongest = np.take_along_axis(cells, best[..., None], axis=2)[..., 0]
        of_gain = [
            (strongest.ravel(), (-beta * NEPERS * by_site).ravel()),
            (np.maximum(cells[row, own], 0).ravel(), (-DECIBEL * by_cell).ravel()),
        ]
        by_share = beta * NEPERS * float((by_site * lost).sum()) + DECIBEL * float(
            (by_cell * np.where(there[row, own], mine_loss, 0.0)).sum()
        )
        return np.log(doubtful), float((by_site * far).sum()), by_share, *of_gain


def log_strongest(logs: np.ndarray, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """ln P that a signal is the strongest under Rayleigh fading, and its derivatives.

    Parameters
    ----------
    logs : numpy.ndarray
        float32 (n, k) logarithms of the rates of signals (beta ln d): infinite where there is none.
    own : numpy.ndarray
        int64 (n,) the signal asked for.

    Returns
    -------
    (numpy.ndarray, numpy.ndarray)
        float64 (n,), and float32 (n, k) by the logarithms of the rates.
    """
    n, k = logs.shape
    if k == 1:
        return np.zeros(n), np.zeros((n, 1), dtype=np.float32)
    row = np.arange(n)
    rates = np.exp(np.minimum(logs - logs.min(axis=1, keepdims=True), np.float32(25.0)))
    mine = rates[row, own]
    total, derivatives = np.zeros(n), np.zeros((n, k), dtype=np.float32)
    by_own = np.zeros(n)
    for level in LEVELS.astype(np.float32):
        faded = np.minimum(level * rates, np.float32(60.0))
        above = np.exp(-faded)
        below = -np.expm1(-faded)
        # the product over the others
        others = np.log(below).sum(axis=1) - np.log(below[row, own])
        held = (
            level
            * mine
            * np.exp(np.maximum(others, np.float32(-80.0)) - np.minimum(level * mine, 60.0))
        )
        total += held
        derivatives += held[:, None] * (faded * above / below)
        by_own += held * (1.0 - level * mine)
    total = np.maximum(total, 1e-30)
    derivatives /= total[:, None].astype(np.float32)
    derivatives[row, own] = by_own / total
    derivatives[~np.isfinite(logs)] = 0.0
    return np.log(total * np.log(LEVELS[1] / LEVELS[0])), derivatives


def calibrate(
    places: Places, spread: float, progress: Callable[[float], bool] | None = None
) -> Calibration | None:
    """Fit beta and gains with a prior of some width, and beside these the share of the pattern.

    Parameters
    ----------
    places : Places
    spread : float
        Standard deviation of the prior, dB.
    progress : callable, optional
        Told the fraction done; returns False to stop.

    Returns
    -------
    Calibration or None
        None if stopped.
    """
    try:
        values = _fit(places, spread, None, _Steps(progress))
        beta, gain = float(np.exp(values[0])), values[1:]
        known = places.score(beta, SHARE, gain)[4]
        pattern = np.nan
        if np.isfinite(places.antennas.azimuth).any():

            def off(values):
                total, _, by_share, _, _ = places.score(beta, values[0], gain)
                return -total, np.array([-by_share])

            pattern = float(minimize(off, [SHARE], jac=True, bounds=[SHARES]).x[0])
    except _StoppedError:
        return None
    served = np.bincount(places.serving, minlength=places.stations)
    deviation = 1.0 / np.sqrt(known + spread**-2)
    return Calibration(beta, pattern, gain, deviation, served, spread)


def choose_spread(
    learned: Places, judged: Places, progress: Callable[[float], bool] | None = None
) -> float | None:
    """The width of the prior, dB, with which places that are not learned from have the best log score.

    Parameters
    ----------
    learned, judged : Places
        To learn from and to judge by.
    progress : callable, optional
        Told the fraction done; returns False to stop.

    Returns
    -------
    float or None
        None if stopped.
    """
    values, found = None, []
    for tried, spread in enumerate(SPREADS):
        told = progress and partial(_of_several, progress, tried)
        try:
            values = _fit(learned, spread, values, _Steps(told))
        except _StoppedError:
            return None
        found.append(float(judged.logs_of(float(np.exp(values[0])), SHARE, values[1:]).mean()))
        if found[-1] < max(found) - WORSE:
            break  # wider ones are worse still
    return SPREADS[int(np.argmax(found))]


def _fit(places: Places, spread: float, start: np.ndarray | None, steps: _Steps) -> np.ndarray:
    """ln beta and gains, (1 + n,)."""

    def worse(values):
        steps.count()
        total, by_beta, _, by_gain, _ = places.score(np.exp(values[0]), SHARE, values[1:])
        penalty = 0.5 * np.square(values[1:] / spread).sum()
        slope = np.concatenate([[-by_beta * np.exp(values[0])], values[1:] / spread**2 - by_gain])
        return penalty - total, slope

    first = np.concatenate([[np.log(1.7)], np.zeros(places.stations)]) if start is None else start
    limits = [tuple(np.log(BETAS)), *[(-20.0, 20.0)] * places.stations]
    options = {"maxiter": STEPS}
    return minimize(worse, first, jac=True, method="L-BFGS-B", bounds=limits, options=options).x


def _of_several(progress: Callable[[float], bool], number: int, part: float) -> bool:
    """Tell how much of all widths is tried, from how much of one is."""
    return progress((number + part) / len(SPREADS))


class _Steps:
    """Tells how far a fit is."""

    def __init__(self, progress: Callable[[float], bool] | None) -> None:
        self._progress, self._done = progress, 0

    def count(self) -> None:
        """One more step; ends the fit where the user wants to stop."""
        self._done += 1
        if self._progress and not self._progress(min(1.0, self._done / (1.3 * STEPS))):
            raise _StoppedError


class _StoppedError(Exception):
    """The user wants to stop."""
