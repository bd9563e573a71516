"""Train the second network of the student `best`, that for compact networks, on measured places.

    bash tools/python -m tools.training.train_compact [--every-part] [--weights file]

Reads the measurements of DATA (`../shared/data` if not given): the strongest cell of each place serves it,
one place in each square of 50 m, sites as calibrate_antennas.py makes them. Blocks of 4 km by a rule of their
number are three parts. With --every-part each is left out in turn, the log score there is printed beside that
of the density model with all stations competing, and no weights are written. Else all are learned from, and
the weights are put beside those of the first network. Seeded; minutes on two cores.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np
import torch

from deepmend.models.association import all_compete, probability_of_each
from deepmend.models.deepmend.best import COMPACT, LIMIT, SERVED, BestStudent, shapes_of
from deepmend.models.deepmend.best_training import network, to_arrays
from deepmend.models.deepmend.context import (
    COMPACT_BETA,
    FAR,
    NAMES,
    Surroundings,
    as_table,
    at_ranks,
)
from deepmend.models.deepmend.weights import read_weights, write_weights
from deepmend.models.density import CROWD, OFFSET
from deepmend.models.deployment import NEIGHBOURS, Deployment, default_region
from deepmend.models.probability import nearest_stations
from deepmend.models.scores import DOUBT, thinned
from tools.deployments import WINDOW, data_folder
from tools.evidence.calibrate_antennas import places_of, read_network

HIDDEN = (24, 24)
RATE, DECAY, NOISE, EPOCHS, BATCH = 3e-3, 1e-2, 0.2, 5, 1024
WIDE_SHARE = 0.5
"""Of the first network's correction that is kept: models/deepmend/README.md says why."""

BETAS = (1.5, 1.6, 1.7, 1.8, 1.9)  # of the density model beside it


def read_places(with_cells=False):
    """Deployment of the sites; places (n, 2), the site that serves each, and its part, 2 to 4; if asked for,
    the cell that serves each and the network of cells too."""
    folder = data_folder() / "measurements"
    if not (folder / "cells.csv").is_file():
        sys.exit(f"{folder} holds no measurements: give the folder that has them as DATA.")
    found = read_network(folder / "cells.csv")
    data = dict(np.load(folder / "places.npz"))
    place, xy = places_of(data)
    order = np.lexsort((data["rsrp"], place))
    first = order[np.unique(place[order], return_index=True)[1]]
    xy = xy[first]
    kept = thinned(xy)
    xy, cell = xy[kept], data["cell"][first][kept].astype(np.int64)
    column, row = np.floor(xy / 4000.0).astype(int).T
    ids = [str(number) for number in range(len(found.sites))]
    deployment = Deployment(ids, found.sites, default_region(found.sites, WINDOW))
    places = deployment, xy, found.site[cell], (column + 2 * row) % 5
    return (*places, cell, found) if with_cells else places


class Places:
    """Pairs of a place and a site that may serve it: features, ln P of the density model, whether it does."""

    def __init__(self, deployment, xy, serving):
        distances, stations = nearest_stations(deployment, xy, CROWD, workers=-1)
        logs = np.log(distances.T + OFFSET).astype(np.float32)
        each = probability_of_each(logs, COMPACT_BETA)
        place, rank = np.nonzero(each.T > SERVED)
        station = stations[place, rank]
        other = np.arange(NEIGHBOURS)[:, None]
        other = other + (other >= rank)
        table = as_table(
            Surroundings(deployment),
            station,
            deployment.xy[station].T,
            [values[place] for values in at_ranks(logs, FAR)],
            *xy[place].T,
            logs[other, place] - logs[rank, place],
            each[rank, place],
        )
        self.starts = np.searchsorted(place, np.arange(len(xy) + 1))
        self.table = np.ascontiguousarray(table)
        self.logs = np.log(each[rank, place])
        self.serves = station == serving[place]
        self.stations = len(deployment)

    def batch(self, chosen):
        """Numbers of the pairs of some places, and which of these each belongs to."""
        counts = self.starts[chosen + 1] - self.starts[chosen]
        shift = self.starts[chosen] - (np.cumsum(counts) - counts)
        pairs = np.repeat(shift, counts) + np.arange(counts.sum())
        return torch.from_numpy(pairs), torch.from_numpy(np.repeat(np.arange(len(chosen)), counts))


def log_scores(net, places, chosen, middle, width, noise=0.0):
    """-ln P of the serving site at some places: (len(chosen),)."""
    pairs, owner = places.batch(chosen)
    table = (torch.from_numpy(places.table[pairs]) - middle) / width
    if noise:
        table = table + noise * torch.randn_like(table)
    logs = torch.from_numpy(places.logs[pairs]) + LIMIT * torch.tanh(net(table)[:, 0] / LIMIT)
    n = len(chosen)
    most = torch.full((n,), -1e9).scatter_reduce(0, owner, logs, "amax")
    values = torch.exp(logs - most[owner])
    total = torch.zeros(n).index_add(0, owner, values)
    serving = torch.zeros(n).index_add(0, owner, values * torch.from_numpy(places.serves[pairs]))
    return -torch.log((1.0 - DOUBT) * serving / total + DOUBT / places.stations)


def learn(places, chosen, seed=0):
    """A network, and the middle and width of its features: it takes them less the one, over the other."""
    torch.manual_seed(seed)
    random = np.random.default_rng(seed)
    middle = torch.from_numpy(places.table.mean(axis=0))
    width = torch.from_numpy(places.table.std(axis=0) + 1e-3)
    net = network(HIDDEN)
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, EPOCHS)
    for number in range(EPOCHS):
        total = 0.0
        parts = np.array_split(random.permutation(chosen), max(1, len(chosen) // BATCH))
        for part in parts:
            optimizer.zero_grad()
            loss = log_scores(net, places, part, middle, width, NOISE).mean()
            loss.backward()
            optimizer.step()
            total += float(loss.detach())
        schedule.step()
        print(f"epoch {number + 1}: log score {total / len(parts):.4f}, with noise", flush=True)
    return net, middle, width


def score(net, places, chosen, middle, width):
    with torch.no_grad():
        parts = np.array_split(chosen, max(1, len(chosen) // 4096))
        return float(torch.cat([log_scores(net, places, p, middle, width) for p in parts]).mean())


def of_density(deployment, xy, serving, beta):
    """-ln P of the serving site where all stations compete: (n,)."""
    result = []
    for part in np.array_split(np.arange(len(xy)), 1 + len(xy) // 5000):
        distances, stations = nearest_stations(deployment, xy[part], CROWD)
        each = all_compete(np.log(distances.T + OFFSET).astype(np.float32) * np.float32(beta))
        own = np.where(serving[part] == stations.T, each, 0.0).sum(axis=0)
        result.append(-np.log((1.0 - DOUBT) * own + DOUBT / len(deployment)))
    return np.concatenate(result)


def judge_every_part(deployment, xy, serving, part):
    """Log scores of each part, left out in turn, beside those of the density model."""
    places = Places(deployment, xy, serving)
    known = {beta: of_density(deployment, xy, serving, beta) for beta in BETAS}
    for held in np.unique(part):
        left_out = part == held
        net, middle, width = learn(places, np.flatnonzero(~left_out))
        found = score(net, places, np.flatnonzero(left_out), middle, width)
        best = min(BETAS, key=lambda beta: known[beta][~left_out].mean())
        print(
            f"part {held}, {left_out.sum():,} places: {found:.4f}; all stations compete, beta {best:g} (the"
            f" best of the other parts): {known[best][left_out].mean():.4f}",
            flush=True,
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--every-part", action="store_true")
    parser.add_argument("--share", type=float, default=WIDE_SHARE, help="of the first network")
    parser.add_argument("--weights", type=Path, default=Path(BestStudent.weights))
    options = parser.parse_args()
    torch.set_num_threads(2)
    data = read_places()
    if options.every_part:
        judge_every_part(*data)
        return
    write(*data[:3], options.weights, options.weights, options.share)
    print(f"written: {options.weights}")


def write(deployment, xy, serving, known, path, share=WIDE_SHARE):
    """Learn from places, and write weights with the first network of those that are known."""
    net, middle, width = learn(Places(deployment, xy, serving), np.arange(len(xy)))
    with torch.no_grad():
        # features as they are
        net[0].bias -= net[0].weight @ (middle / width)
        net[0].weight /= width
    arrays, settings = read_weights(known, BestStudent.name, shapes_of)
    wide = {name: values for name, values in arrays.items() if not name.startswith(COMPACT)}
    compact = {COMPACT + name: values for name, values in to_arrays(net).items()}
    settings |= {
        "compact": {"places": len(xy), "epochs": EPOCHS, "seed": 0, "beta": COMPACT_BETA},
        "share": share,
        "features": list(NAMES),
    }
    write_weights(path, BestStudent.name, wide | compact, settings)


if __name__ == "__main__":
    main()
