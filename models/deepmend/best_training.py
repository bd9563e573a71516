"""Teaching the best student: a KS-shaped loss over lessons. Needs torch."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch

from .best import LIMIT
from .context import NAMES
from .lessons import SIDE, Lessons

CROSS = 0.05  # weight of the cross entropy beside the KS distance


def network(hidden: Sequence[int]) -> Any:
    """A perceptron from the features to a correction of ln P, which begins as none."""
    layers, width = [], len(NAMES)
    for wide in hidden:
        layers += [torch.nn.Linear(width, wide), torch.nn.ReLU()]
        width = wide
    last = torch.nn.Linear(width, 1)
    torch.nn.init.zeros_(last.weight)
    torch.nn.init.zeros_(last.bias)
    return torch.nn.Sequential(*layers, last)


def to_arrays(net: Any) -> dict[str, np.ndarray]:
    """Its weights by the names that `best.shapes_of` gives."""
    linear = [layer for layer in net if isinstance(layer, torch.nn.Linear)]
    arrays = {}
    for number, layer in enumerate(linear):
        arrays[f"weight_{number}"] = layer.weight.detach().cpu().numpy()
        arrays[f"bias_{number}"] = layer.bias.detach().cpu().numpy()
    return arrays


def set_arrays(net: Any, arrays: dict[str, np.ndarray]) -> None:
    """Take weights as `to_arrays` gives them."""
    linear = [layer for layer in net if isinstance(layer, torch.nn.Linear)]
    with torch.no_grad():
        for number, layer in enumerate(linear):
            layer.weight.copy_(torch.from_numpy(np.array(arrays[f"weight_{number}"], np.float32)))
            layer.bias.copy_(torch.from_numpy(np.array(arrays[f"bias_{number}"], np.float32)))


def hidden_of(arrays: dict[str, np.ndarray]) -> list[int]:
    """Widths of the hidden layers."""
    return [len(arrays[f"bias_{i}"]) for i in range(len(arrays) // 2 - 1)]


def maps(net: Any, lessons: Lessons, chosen: Sequence[int]) -> tuple[Any, Any]:
    """Maps of some lessons on their lattices: (len(chosen), SIDE, SIDE), sums 1, and their logarithms."""
    device = next(net.parameters()).device
    sizes = [len(lessons.where[i]) for i in chosen]
    table = torch.from_numpy(np.concatenate([lessons.table[i] for i in chosen])).to(device).float()
    prior = torch.from_numpy(np.concatenate([lessons.prior[i] for i in chosen])).to(device)
    where = np.concatenate(
        [lessons.where[i].astype(np.int64) + n * SIDE * SIDE for n, i in enumerate(chosen)]
    )
    values = prior + LIMIT * torch.tanh(net(table)[:, 0] / LIMIT)
    logs = torch.full((len(chosen) * SIDE * SIDE,), -40.0, device=device)
    logs = logs.index_put((torch.from_numpy(where).to(device),), values)
    logs = torch.log_softmax(logs.view(len(sizes), -1), dim=1)
    return logs.exp().view(-1, SIDE, SIDE), logs


def ks(p: Any, q: Any) -> Any:
    """KS distances of maps (n, SIDE, SIDE) that sum to 1: (n,), with gradients."""
    sums = (p - q).cumsum(1).cumsum(2)
    rows, columns = sums[:, :, -1:], sums[:, -1:, :]
    quadrants = torch.stack([sums, rows - sums, columns - sums, sums - rows - columns], 1)
    return quadrants.abs().flatten(1).amax(1)


def loss_of(
    net: Any, lessons: Lessons, chosen: Sequence[int], theory: float = 0.0
) -> tuple[Any, Any]:
    """Mean KS distance to the truth plus a little cross entropy, and the mean KS distance alone.

    `theory`, 0 to 1, is the share of the loss in which the density model with all stations competing stands
    for the truth.
    """
    p, logs = maps(net, lessons, chosen)
    loss, distance = _loss(p, logs, lessons.truth, chosen)
    if theory > 0.0:
        loss = (1.0 - theory) * loss + theory * _loss(p, logs, lessons.theory, chosen)[0]
    return loss, distance.detach()


def _loss(p, logs, wanted, chosen):
    wanted = torch.from_numpy(np.stack([wanted[i] for i in chosen])).to(p.device)
    distance = ks(p, wanted.view(-1, SIDE, SIDE)).mean()
    cross = -(wanted * logs.clamp(min=-14.0)).sum(1).mean()
    return distance + CROSS * cross, distance


def mean_ks(net: Any, lessons: Lessons, batch: int = 32) -> float:
    """Mean KS distance over lessons."""
    with torch.no_grad():
        total = sum(
            float(loss_of(net, lessons, range(i, min(i + batch, len(lessons))))[1])
            * (min(i + batch, len(lessons)) - i)
            for i in range(0, len(lessons), batch)
        )
    return total / max(1, len(lessons))


def epoch(
    net: Any,
    optimizer: Any,
    schedule: Any,
    lessons: Lessons,
    random: np.random.Generator,
    batch: int = 16,
    progress: Callable[[float], bool] | None = None,
    theory: float = 0.0,
) -> float | None:
    """One pass over the lessons in random order; mean KS distance, or None if stopped."""
    order, total = random.permutation(len(lessons)), 0.0
    for start in range(0, len(order), batch):
        chosen = order[start : start + batch]
        loss, distance = loss_of(net, lessons, chosen, theory)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        optimizer.step()
        if schedule is not None:
            schedule.step()
        total += float(distance) * len(chosen)
        if progress and not progress((start + len(chosen)) / len(order)):
            return None
    return total / max(1, len(order))
