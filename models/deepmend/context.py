"""Scale-free features of the best student: how stations lie around a place, in ratios and cosines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np

from ..association import TINY, probability_of_each
from ..density import CROWD, OFFSET
from ..deployment import NEIGHBOURS, Deployment
from ..probability import nearest_stations

RINGS = (4, 12, 36)
"""Numbers of nearest other stations whose distance tells a site spacing."""

TIES = 24
"""More of the nearest others that are looked at, for several may be equally far."""

EQUAL = 1.0 + 1e-9
"""Ratio up to which distances are equal."""

ROSES = (6, 36)
"""Numbers of nearest other stations whose mean direction tells on which side the network is denser."""

FARTHEST = 4.0
"""Logarithms of ratios are cut at this, 55 to 1; also stands for rivals that do not exist."""

BETA = 1.3
"""Attenuation of the density model that the student corrects, in wide networks: its spread."""

COMPACT_BETA = 1.8
"""The same in compact networks."""

DENSE, SPARSE = 500.0, 1000.0
"""Site spacings, metres: networks that are as dense are taken to be compact, those as sparse to be wide."""

FLOOR = 1e-6  # of P(i|l), below which its logarithm says no more

FAR = (12, 36)
"""Ranks of stations, nearest first, whose distances tell how many more compete beyond the nearest five."""

COMPETITION = (*(f"ln(d_{k})" for k in FAR), "ln(sum of P)")
"""What `competition` tells of a place."""

NAMES = (
    *(f"ln(d_{j} / d)" for j in range(1, NEIGHBOURS + 1)),
    "ln(d / spacing)",
    *(f"ln(spacing_{a} / spacing_{b})" for a, b in zip(RINGS, RINGS[1:])),
    *(f"direction_{k}" for k in ROSES),
    *(f"lopsidedness_{k}" for k in ROSES),
    *(f"ln(d_{k} / d)" for k in FAR),
    "ln P",
)
"""What each feature is. d: distance to the station; d_j: to the j-th nearest other one, from 12 on of all."""


class Surroundings:
    """What the features need to know of each station of a deployment.

    Attributes
    ----------
    spacings : numpy.ndarray
        (n, len(RINGS)) side of the square that a station has for itself, by rings, metres.
    roses : numpy.ndarray
        (n, len(ROSES), 2) mean of the vectors to the nearest others, over the distance of the last.
    """

    def __init__(self, deployment: Deployment) -> None:
        n = len(deployment)
        k = min(max(*RINGS, *ROSES), n - 1)
        self.spacings = np.full((n, len(RINGS)), 1000.0)
        self.roses = np.zeros((n, len(ROSES), 2))
        if k == 0:
            return
        some = min(k + TIES, n - 1)
        distance, index = deployment.tree.query(deployment.xy, k=np.arange(2, some + 2))
        for ring, count in enumerate(RINGS):
            count = min(count, k)
            self.spacings[:, ring] = distance[:, count - 1] * np.sqrt(np.pi / (count + 0.5))
        vectors = deployment.xy[index] - deployment.xy[:, None]
        for rose, count in enumerate(ROSES):
            count = min(count, k)
            last = distance[:, count - 1, None]
            mean = vectors[:, :count].mean(axis=1)
            tied = np.flatnonzero((distance[:, count:] <= last * EQUAL).any(axis=1))
            mean[tied] = _fair_mean(vectors[tied], distance[tied], count)
            self.roses[:, rose] = mean / last


def guessed_beta(spacings: np.ndarray) -> float:
    """How compact a network is likely to be, told by how dense it is throughout: the design's spread.

    One measured city of dense sites is compact, four operator maps of sparse ones are wide (README.md).

    Parameters
    ----------
    spacings : numpy.ndarray
        (n, len(RINGS)) of `Surroundings`, metres.
    """
    middle = float(np.median(spacings[:, 1]))
    compact = np.clip(np.log(SPARSE / middle) / np.log(SPARSE / DENSE), 0.0, 1.0)
    return float(BETA + (COMPACT_BETA - BETA) * compact)


def _fair_mean(vectors: np.ndarray, distance: np.ndarray, count: int) -> np.ndarray:
    """Mean of the vectors to the nearest `count` others, where those as far as the last have equal parts.

    Else which of them count would depend on the order of the stations, as on an exact lattice.

    Parameters
    ----------
    vectors : numpy.ndarray
        (n, k, 2), nearest first.
    distance : numpy.ndarray
        (n, k).
    count : int
    """
    last = distance[:, count - 1, None]
    nearer = distance * EQUAL < last
    as_far = ~nearer & (distance <= last * EQUAL)
    part = (count - nearer.sum(axis=1)) / as_far.sum(axis=1)
    weights = nearer + as_far * part[:, None]
    return (vectors * weights[..., None]).sum(axis=1) / count


Corrections = Callable[[np.ndarray, np.ndarray, np.ndarray, np.ndarray], np.ndarray]
"""Of places (n, 2), the stations (n, k) nearest to them, ln(d + 1 m) (k, n) and P (k, n): what is added to
ln P, (k, n)."""


def competition(
    deployment: Deployment,
    places: np.ndarray,
    beta: float = BETA,
    corrections: Corrections | None = None,
) -> np.ndarray:
    """What all stations do at places (n, 2), metres: COMPETITION, float32 (3, n)."""
    _, far, near, beyond, grown = _looked_at(deployment, places, beta, corrections)
    return np.stack([*far, np.log(near + beyond) + grown])


def smooth_competition(
    deployment: Deployment,
    places: np.ndarray,
    beta: float = BETA,
    corrections: Corrections | None = None,
) -> np.ndarray:
    """The same of COMPETITION but for what the nearest stations do, which changes within a few cells.

    The last but one is the logarithm of the sum of P over the others, over the product of the powers of the
    distances to the nearest five: as these fall, so do all P but those of the nearest. The last one is how
    much the logarithm of the sum grows by corrections. float32 (4, n).
    """
    logs, far, _, beyond, grown = _looked_at(deployment, places, beta, corrections)
    smooth = np.log(np.maximum(beyond, TINY)) - logs[:NEIGHBOURS].sum(axis=0) * beta
    return np.stack([*far, smooth, grown]).astype(np.float32)


def whole_competition(logs: np.ndarray, smooth: np.ndarray) -> np.ndarray:
    """COMPETITION at places: float32 (3, n).

    Parameters
    ----------
    logs : numpy.ndarray
        (k, n) beta ln(d + 1 m) of the nearest NEIGHBOURS + 1 stations.
    smooth : numpy.ndarray
        (4, n) what `smooth_competition` tells.
    """
    *far, others, grown = smooth
    near = probability_of_each(logs.astype(np.float32), 1.0).sum(axis=0)
    beyond = np.exp(others + logs[:NEIGHBOURS].sum(axis=0))
    return np.stack([*far, np.log(near + beyond) + grown])


def _looked_at(
    deployment: Deployment, places: np.ndarray, beta: float, corrections: Corrections | None
) -> tuple[np.ndarray, list[np.ndarray], np.ndarray, np.ndarray, np.ndarray]:
    """ln d of the CROWD nearest stations (k, n); ln d at the ranks FAR; the sums of P over the nearest ones
    and over the others, (n,); and how much the logarithm of both together grows by corrections."""
    distances, stations = nearest_stations(deployment, places, CROWD, workers=-1)
    exact = np.log(distances.T + OFFSET)
    logs = exact.astype(np.float32)
    each = probability_of_each(logs, beta)
    near = each[: NEIGHBOURS + 1].sum(axis=0)
    # single precision would add up many small ones too coarsely
    beyond = each[NEIGHBOURS + 1 :].sum(axis=0, dtype=np.float64).astype(np.float32)
    grown = np.zeros_like(near)
    if corrections is not None:
        added = each * np.expm1(corrections(places, stations, logs, each))
        grown = np.log1p(added.sum(axis=0) / (near + beyond))
    return exact, at_ranks(logs, FAR), near, beyond, grown


def at_ranks(logs: np.ndarray, ranks: Iterable[int]) -> list[np.ndarray]:
    """Rows of (k, n) values sorted by distance, the nearest of rank 1; the last one where there are fewer."""
    return [logs[min(rank, len(logs)) - 1] for rank in ranks]


def as_table(
    surroundings: Surroundings,
    station: int | np.ndarray,
    xy: np.ndarray,
    far: np.ndarray | Sequence[np.ndarray],
    x: np.ndarray,
    y: np.ndarray,
    ratios: np.ndarray,
    probability: np.ndarray,
    own: np.ndarray | None = None,
) -> np.ndarray:
    """Features of some places, none of which changes when the plane is scaled, turned or mirrored.

    Parameters
    ----------
    surroundings : Surroundings
    station : int or numpy.ndarray
        One of all places, or (n,) one for each.
    xy : numpy.ndarray
        (2,) or (2, n) the station's position, metres.
    far : numpy.ndarray
        (len(FAR), n) ln(d_k) at the places, the first of COMPETITION.
    x, y : numpy.ndarray
        (n,) metres.
    ratios : numpy.ndarray
        (k, n) ln(d_j / d) that `density.log_distance_ratios` gives.
    probability : numpy.ndarray
        (n,) P(i|l) of the density model at BETA.
    own : numpy.ndarray, optional
        (n,) ln(d + 1 m) of the distance that the station seems to have, where that is not the one it has.

    Returns
    -------
    numpy.ndarray
        float32 (n, len(NAMES)).
    """
    dx, dy = (x - xy[0]).astype(np.float32), (y - xy[1]).astype(np.float32)
    distance = np.sqrt(dx * dx + dy * dy) + np.float32(OFFSET)
    spacings, roses = surroundings.spacings[station], surroundings.roses[station]
    if np.ndim(station):
        spacings, roses = spacings.T, np.moveaxis(roses, 0, -1)
    own = np.log(distance) if own is None else own
    columns = [*ratios, *[FARTHEST] * (NEIGHBOURS - len(ratios))]
    columns.append(own - np.log(spacings[0]).astype(np.float32))
    columns += [np.log(inner / outer) for inner, outer in zip(spacings, spacings[1:])]
    columns += [(dx * a + dy * b) / distance for a, b in roses.astype(np.float32)]
    columns += [np.hypot(a, b) for a, b in roses]
    columns += [values - own for values in far]
    columns.append(np.log(np.maximum(probability, FLOOR)) / 3.0)
    # feature by feature in memory, for which the layers of the network ask as gladly
    table = np.empty((len(NAMES), len(x)), dtype=np.float32)
    for row, values in zip(table, columns):
        row[:] = values
    np.maximum(table, -FARTHEST, out=table)
    return np.minimum(table, FARTHEST, out=table).T
