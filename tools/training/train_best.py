"""Train the best student on the lessons that tools/training/simulate_lessons.py wrote.

    bash tools/python -m tools.training.train_best [--epochs 16] [--hold-out Orleans] [--weights file]

Seeded. After every epoch the state is written beside the weights, and a run that was stopped goes on from
there. With --hold-out the deployments of one city are kept for the reported KS distances; without it all are
learned from.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from deepmend.models.deepmend.best import BestStudent
from deepmend.models.deepmend.best_training import (
    epoch,
    hidden_of,
    mean_ks,
    network,
    to_arrays,
)
from deepmend.models.deepmend.context import NAMES
from deepmend.models.deepmend.lessons import Lessons
from deepmend.models.deepmend.weights import write_weights
from tools.checkout import ROOT

HIDDEN = [24, 24]
RATE, BATCH = 2e-3, 16
THEORY = 0.4
"""Share of the loss in which the density model with all stations competing stands for the simulated map."""


def read_lessons(folder, held_out):
    """Lessons to learn from, and those of real deployments of the city held out (seed 1)."""
    learned, held = Lessons.none(), Lessons.none()
    for path in sorted(folder.glob("*.npz")):
        if held_out and f"_{held_out}-" in path.name:
            if path.name.startswith("real-") and path.stem.endswith("-1"):
                held.load(path)
        else:
            learned.load(path)
    return learned, held


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lessons", type=Path, default=ROOT / "build" / "lessons")
    parser.add_argument("--weights", type=Path, default=Path(BestStudent.weights))
    parser.add_argument("--state", type=Path, default=ROOT / "build" / "training" / "best.pt")
    parser.add_argument("--hold-out", default="")
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--hidden", type=int, nargs="+", default=HIDDEN)
    parser.add_argument("--theory", type=float, default=THEORY)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    learned, held = read_lessons(options.lessons, options.hold_out)
    print(f"{len(learned):,} lessons to learn from, {len(held):,} held out", flush=True)
    torch.manual_seed(options.seed)
    net = network(options.hidden)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-4)
    steps = options.epochs * -(-len(learned) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, RATE, total_steps=steps, pct_start=0.1
    )
    print(f"before: held out {mean_ks(net, held):.4f} (the density model shared out)", flush=True)
    done = 0
    options.state.parent.mkdir(parents=True, exist_ok=True)
    if options.state.exists():
        state = torch.load(options.state, weights_only=True)
        setup = steps, options.hidden, options.theory
        if (state["steps"], state["hidden"], state.get("theory")) == setup:
            net.load_state_dict(state["net"])
            optimizer.load_state_dict(state["optimizer"])
            schedule.load_state_dict(state["schedule"])
            done = state["epoch"]
    for number in range(done, options.epochs):
        start = time.monotonic()
        with tqdm(total=100, leave=False) as bar:
            found = epoch(
                net,
                optimizer,
                schedule,
                learned,
                np.random.default_rng((options.seed, number)),
                BATCH,
                lambda fraction, bar=bar: bar.update(int(100 * fraction) - bar.n) or True,
                options.theory,
            )
        line = f"epoch {number + 1}: KS {found:.4f}"
        if len(held) and (number % 2 or number + 1 == options.epochs):
            line += f", held out {mean_ks(net, held):.4f}"
        print(f"{line}, {time.monotonic() - start:.0f} s", flush=True)
        state = {
            "steps": steps,
            "hidden": options.hidden,
            "theory": options.theory,
            "epoch": number + 1,
            "net": net.state_dict(),
            "optimizer": optimizer.state_dict(),
            "schedule": schedule.state_dict(),
        }
        torch.save(state, options.state)
    arrays = to_arrays(net)
    write_weights(
        options.weights,
        BestStudent.name,
        arrays,
        {
            "hidden": hidden_of(arrays),
            "features": list(NAMES),
            "epochs": options.epochs,
            "seed": options.seed,
            "lessons": len(learned),
            "held_out": options.hold_out,
            "theory": options.theory,
        },
    )


if __name__ == "__main__":
    main()
