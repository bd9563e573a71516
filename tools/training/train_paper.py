"""Train the paper's student on the teacher's maps.

    bash tools/python -m tools.training.train_paper [--steps 6000] [--data folder] [--labels build/teacher]

The labels are those of tools/training/teacher_labels.py over the training cities (best beta of each station
on simulated truth): the target is the density model's map at that beta, computed on the full window and cut
to a square about the station, turned and mirrored at random. Seeded; the state is written every 200 steps and
a run that was stopped goes on from there. The test cities, Nantes and Le Mans, are never read.
"""

from __future__ import annotations

import argparse
import csv
import time
from pathlib import Path

import numpy as np
import torch
from tqdm import tqdm

from deepmend.models.deepmend.paper import (
    PaperStudent,
    features,
    land_mask,
    load_network,
    save_student,
    to_target,
)
from deepmend.models.deepmend.sdunet import SDUNet
from deepmend.models.density import DensityModel
from deepmend.models.grid import Grid
from tools.checkout import ROOT
from tools.deployments import (
    CELL,
    TRAINING_CITIES,
    WINDOW,
    city_files,
    data_folder,
    read_deployment,
)
from tools.training.paper_training import train_epoch

SAVED = 200  # steps between two states on disk


def examples(data, labels, seed, size):
    """Endless (features, target, land) of labelled stations, deployment by deployment."""
    files = []
    for stations, region in city_files(data, TRAINING_CITIES):
        table = labels / f"{stations.stem}_1.csv"
        if table.exists():
            with open(table, newline="", encoding="utf-8") as file:
                rows = list(csv.DictReader(file))
            files.append((read_deployment(stations, region), rows))
    if not files:
        raise SystemExit(
            f"There are no labels in {labels}: run tools/training/teacher_labels.py first."
        )
    print(f"{sum(len(rows) for _, rows in files):,} labels of {len(files)} deployments", flush=True)
    random = np.random.default_rng(seed)
    while True:
        # a few dozen in a row from one deployment, which share their distances
        deployment, rows = files[random.integers(len(files))]
        for number in random.permutation(len(rows))[:24]:
            station = deployment.ids.index(rows[number]["station_id"])
            yield example(deployment, station, float(rows[number]["beta"]), random, size)
        deployment.forget()


def example(deployment, station, beta, random, size):
    """One station's (features, target, land), cut at random so that the station is in the inner half."""
    grid = Grid.window(*deployment.xy[station], CELL, WINDOW)
    target = to_target(DensityModel(beta).diffuse(deployment, station, grid)).astype(np.float32)
    middle, most = grid.rows // 2, grid.rows - size
    top, left = np.clip(random.integers(middle - 3 * size // 4, middle - size // 4, 2), 0, most)
    cut = slice(top, top + size), slice(left, left + size)
    parts = [
        features(deployment, station, grid)[(slice(None), *cut)],
        target[None][(slice(None), *cut)],
        land_mask(deployment, grid)[None][(slice(None), *cut)],
    ]
    turns, flip = random.integers(4), random.integers(2)
    parts = [np.rot90(part, turns, axes=(1, 2)) for part in parts]
    parts = [part[:, :, ::-1] if flip else part for part in parts]
    return [torch.from_numpy(np.ascontiguousarray(part)) for part in parts]


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=data_folder())
    parser.add_argument("--labels", type=Path, default=ROOT / "build" / "teacher")
    parser.add_argument("--weights", type=Path, default=Path(PaperStudent.weights))
    parser.add_argument("--state", type=Path, default=ROOT / "build" / "training" / "paper.pt")
    parser.add_argument("--steps", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path, help="weights to go on from, normalisation kept")
    parser.add_argument("--distance", type=float, default=0.0, help="weight of the KS distance")
    parser.add_argument("--size", type=int, default=320, help="cells along a side of a square")
    parser.add_argument("--batch", type=int, default=2)
    parser.add_argument("--rate", type=float, default=1e-3)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    network = load_network(options.start) if options.start else SDUNet(channels=16, depth=4)
    network = network.to(memory_format=torch.channels_last)
    optimizer = torch.optim.AdamW(network.parameters(), lr=options.rate)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, options.rate, total_steps=options.steps
    )
    done = 0
    options.state.parent.mkdir(parents=True, exist_ok=True)
    if options.state.exists():
        state = torch.load(options.state, weights_only=True)
        if state["steps"] == options.steps:
            network.load_state_dict(state["network"])
            optimizer.load_state_dict(state["optimizer"])
            schedule.load_state_dict(state["schedule"])
            done = state["done"]
    source = examples(options.data, options.labels, (options.seed, done), options.size)
    bar = tqdm(total=options.steps, initial=done)
    while done < options.steps:
        start, losses = time.monotonic(), []
        for _ in range(SAVED):
            batch = [
                torch.stack(part) for part in zip(*(next(source) for _ in range(options.batch)))
            ]
            losses.append(
                train_epoch(
                    network,
                    optimizer,
                    [tuple(batch)],
                    bfloat16=True,
                    distance=options.distance,
                    frozen=options.start is not None,
                )
            )
            schedule.step()
            done += 1
            bar.update()
            if done == options.steps:
                break
        tqdm.write(f"step {done}: loss {np.mean(losses):.6f}, {time.monotonic() - start:.0f} s")
        torch.save(
            {
                "steps": options.steps,
                "done": done,
                "network": network.state_dict(),
                "optimizer": optimizer.state_dict(),
                "schedule": schedule.state_dict(),
            },
            options.state,
        )
        save_student(options.weights, network, steps=done, seed=options.seed)


if __name__ == "__main__":
    main()
