"""Fine-tuning the best student on maps of one's own: which stations for what, the epochs, the distances."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..deployment import Deployment
from ..grid import Grid
from ..ks import ks_distance
from ..maps import placed
from ..wording import tr
from .torch_support import choose_device, import_torch

if TYPE_CHECKING:
    from ..catalogue import DiffusionModel
    from .lessons import Lessons

RATE = 1e-3
"""Largest learning rate; it rises to this in the first tenth of the steps and falls to zero."""

LEAST = 10
"""Stations with a map, below which there is nothing to learn from and to judge by."""

CHOOSE = 1 / 6  # of the stations that are not held out: they choose the epoch
BLOCKS = 4  # about as many blocks of neighbours are held out
TIE = 1e-5  # KS distances that differ by less are told apart by rounding alone
STEPS = 24  # an epoch has at least about as many
BATCH = 16  # lessons in a batch, at most
PART = 128  # lessons judged between two looks at whether to stop


@dataclass(frozen=True)
class FineTuned:
    """What fine-tuning gave.

    arrays : dict of str to numpy.ndarray, the weights of the best epoch; epoch : its number, 0 for the
    weights that it started from; history : list of (float, float), mean KS distances, from epoch 0 on, over
    the stations learned from and over those that choose, on the lattices of the lessons.
    """

    arrays: dict[str, np.ndarray]
    epoch: int
    history: list[tuple[float, float]]


def split(xy: np.ndarray, share: float, seed: int) -> list[np.ndarray]:
    """Stations to learn from, to choose the epoch by, and to hold out, by whole blocks of neighbours.

    Neighbours share hills and rivals, so a station between others that were learned from would tell little.

    Parameters
    ----------
    xy : numpy.ndarray
        (n, 2) positions, metres.
    share : float
        Of the stations that are held out, 0 to 1.
    seed : int

    Returns
    -------
    list of numpy.ndarray
        Three arrays of indices, each in order.
    """
    held_out = max(1, round(share * len(xy)))
    choosing = max(1, round(CHOOSE * (len(xy) - held_out)))
    blocks = _blocks(xy, np.arange(len(xy)), max(1, held_out // BLOCKS))
    order = np.random.default_rng(seed).permutation(len(blocks))
    shuffled = np.concatenate([blocks[i] for i in order])
    # the last block of a part may be cut, or parts would not have the size that was asked for
    parts = np.split(shuffled, [held_out, held_out + choosing])
    return [np.sort(part) for part in (parts[2], parts[1], parts[0])]


def _blocks(xy: np.ndarray, chosen: np.ndarray, most: int) -> list[np.ndarray]:
    """Stations in blocks of at most `most`, halved again and again across the longer side."""
    if len(chosen) <= most:
        return [chosen]
    places = xy[chosen]
    axis = int(np.argmax(np.ptp(places, axis=0)))
    chosen = chosen[np.argsort(places[:, axis], kind="stable")]
    middle = len(chosen) // 2
    return _blocks(xy, chosen[:middle], most) + _blocks(xy, chosen[middle:], most)


def fine_tune(
    arrays: dict[str, np.ndarray],
    learned: Lessons,
    choosing: Lessons,
    epochs: int = 20,
    learning_rate: float = RATE,
    seed: int = 1,
    device: str = "auto",
    progress: Callable[[float], bool] | None = None,
) -> FineTuned | None:
    """Teach the best student further; the epoch is kept that is best on lessons it did not learn from.

    On a CPU the same arguments give the same weights.

    Parameters
    ----------
    arrays : dict of str to numpy.ndarray
        Weights to start from.
    learned, choosing : Lessons
        To learn from, and to choose the epoch by.
    epochs : int
    learning_rate : float
        The largest.
    seed : int
        Of the order of the lessons.
    device : str
        One of `torch_support.DEVICES`.
    progress : callable, optional
        Called with the fraction done, after every batch; returns False to stop.

    Returns
    -------
    FineTuned or None
        None if stopped.

    Raises
    ------
    ValueError
        If there is no such device, or the weights are not finite any more.
    MissingPackageError
        Without torch.
    """
    torch = import_torch()
    from .best_training import epoch, hidden_of, mean_ks, network, set_arrays, to_arrays

    with torch.random.fork_rng(devices=[]):  # new layers draw numbers, which others must not miss
        net = network(hidden_of(arrays))
    set_arrays(net, arrays)
    net.to(choose_device(torch, device))
    batch = int(np.clip(len(learned) // STEPS, 1, BATCH))
    steps = epochs * -(-len(learned) // batch)
    optimizer = torch.optim.AdamW(net.parameters(), lr=learning_rate, weight_decay=1e-4)
    warm = max(1, steps // 10)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (steps - step) / max(1, steps - warm))
    )

    def measured(lessons, fraction):
        return _measured(lambda part: mean_ks(net, part), lessons, progress, fraction)

    history = [(measured(learned, 0.0), measured(choosing, 0.0))]
    if None in history[0]:
        return None
    best = FineTuned(_copied(to_arrays(net)), 0, history)
    for number in range(1, epochs + 1):
        found = epoch(
            net,
            optimizer,
            schedule,
            learned,
            np.random.default_rng((seed, number)),
            batch,
            progress and (lambda done, before=number - 1: progress((before + done) / epochs)),  # type: ignore[misc]
        )
        history.append((found, measured(choosing, number / epochs)))
        if None in history[-1]:
            return None
        if not np.isfinite(history[-1]).all():
            raise ValueError(tr("the weights are no longer finite: choose a smaller learning rate"))
        if history[-1][1] < history[best.epoch][1] - TIE:
            best = FineTuned(_copied(to_arrays(net)), number, history)
    return best


def _measured(
    mean_ks: Callable[[Lessons], float],
    lessons: Lessons,
    progress: Callable[[float], bool] | None,
    fraction: float,
) -> float | None:
    """Mean KS distance, part by part so that it can be stopped; None if it was."""
    total = 0.0
    for start in range(0, len(lessons), PART):
        if progress and not progress(fraction):
            return None
        part = lessons.part(range(start, min(start + PART, len(lessons))))
        total += mean_ks(part) * len(part)
    return total / len(lessons)


def _copied(arrays: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """Arrays that do not change with what they were taken from."""
    return {name: values.copy() for name, values in arrays.items()}


def map_distances(
    models: Iterable[DiffusionModel],
    deployment: Deployment,
    station: int,
    window: Grid,
    truth: np.ndarray,
    grid: Grid,
) -> list[float]:
    """KS distances of some models' maps of a station to its true map.

    Parameters
    ----------
    models : iterable
        Of models, ready for the deployment.
    deployment : Deployment
    station : int
    window : Grid
        In which the station is mapped.
    truth : numpy.ndarray
        (rows, columns) on `grid`, need not be normalised.
    grid : Grid
        Holds the window; what the truth has outside counts against every model.

    Returns
    -------
    list of float

    Raises
    ------
    ValueError
        If a model cannot map the station.
    """
    maps = (placed(model.diffuse(deployment, station, window), window, grid) for model in models)
    return [ks_distance(values, truth) for values in maps]
