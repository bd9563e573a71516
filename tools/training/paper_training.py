"""Teaching the paper's student: loss and epochs over batches that somebody else makes. Needs torch."""

from __future__ import annotations

import math

import torch

from deepmend.models.deepmend.best_training import ks

FAINT = 0.05
"""Outputs y below this stand for P below 1e-20: nothing, and steep."""

STRAY = 10.0
"""Targets above this are cut: y = 10 is a place that holds 79 % of a map, and has no bound beyond."""


def target_loss(y, target, land):
    """Mean squared difference of y = -1 / log10 P over the land.

    Parameters
    ----------
    y : torch.Tensor
        (b, 1, h, w), what the network gives.
    target : torch.Tensor
        (b, 1, h, w), `paper.to_target` of the teacher's maps.
    land : torch.Tensor
        (b, 1, h, w) bool, `paper.land_mask`: elsewhere maps are zero whatever the network says.

    Returns
    -------
    torch.Tensor
        Scalar; 0 where there is no land.
    """
    squares = (y.float() - target.clamp(max=STRAY)) ** 2 * land
    return squares.sum() / land.sum().clamp(min=1)


def map_distance(y, target, land):
    """Mean KS distance between the maps that y and the target stand for, within what is seen of them.

    Parameters as `target_loss`; a scalar tensor. Squares of y hardly see a few cells that are too large,
    but P = 10^(-1/y) does.
    """
    maps = []
    for values in (y.float(), target):
        logs = -math.log(10.0) / values.clamp(FAINT, STRAY)
        logs = torch.where(land & (values > FAINT), logs, torch.full_like(logs, -60.0))
        maps.append(torch.softmax(logs.flatten(1), dim=1).view(len(y), *y.shape[2:]))
    return ks(*maps).mean()


def train_epoch(
    network, optimizer, batches, bfloat16=False, progress=None, distance=0.0, frozen=False
):
    """One pass over the batches.

    Parameters
    ----------
    network : sdunet.SDUNet
        Trained in place, on the device where it is.
    optimizer : torch.optim.Optimizer
    batches : iterable of (features, target, land)
        Tensors (b, 3, h, w) float32, (b, 1, h, w) float32, (b, 1, h, w) bool, on any device.
    bfloat16 : bool
        Compute the network in bfloat16, its weights and the loss in single precision.
    progress : callable, optional
        Called with the number of batches done and the loss of the last; returns False to stop.
    distance : float
        Weight of `map_distance` beside `target_loss`.
    frozen : bool
        Normalise as in use, not by the batch.

    Returns
    -------
    float or None
        Mean loss over the batches, NaN without any; None if stopped.
    """
    return _pass(network, batches, bfloat16, progress, optimizer, distance, frozen)


def mean_loss(network, batches, bfloat16=False, progress=None):
    """As `train_epoch`, of a network that stays as it is: for maps held out of training."""
    with torch.no_grad():
        return _pass(network, batches, bfloat16, progress)


def _pass(network, batches, bfloat16, progress, optimizer=None, distance=0.0, frozen=False):
    network.train(optimizer is not None and not frozen)
    device = next(network.parameters()).device
    total, done = 0.0, 0
    for batch in batches:
        features, target, land = (part.to(device, non_blocking=True) for part in batch)
        features = features.contiguous(memory_format=torch.channels_last)
        with torch.autocast(device.type, torch.bfloat16, enabled=bfloat16):
            y = network(features)
        loss = target_loss(y, target, land)
        if distance > 0.0:
            loss = loss + distance * map_distance(y, target, land)
        if optimizer is not None:
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
        value = float(loss.detach())
        total, done = total + value, done + 1
        if progress and not progress(done, value):
            return None
    return total / done if done else float("nan")
