"""Simulated truth to learn from: networks at real, thinned and synthetic deployments of five cities.

    bash tools/python -m tools.training.simulate_lessons [--data dir] [--workers 2] [--rounds 1] [--out dir]

One file of lessons (models/deepmend/lessons.py) for each deployment and seed; files that are there already
are kept, so it can be stopped and started again. The test cities, Nantes and Le Mans, are never read.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from tqdm import tqdm

from deepmend.models.deepmend.lessons import LessonMaker, Lessons
from deepmend.models.deployment import Deployment
from deepmend.models.radio.simulator import RadioSimulator
from deepmend.models.synthetic import sample_deployment
from tools.checkout import ROOT
from tools.deployments import (
    TRAINING_CITIES,
    WINDOW,
    city_files,
    data_folder,
    land_window,
    read_deployment,
)
from tools.training.labels import sweep

ROUNDS = (("real", 1), ("synthetic", 100), ("thinned", 200), ("real", 2))
"""Kinds of deployments and the seed of the first one; others follow."""


def made(kind, stations, region, seed):
    """A deployment of a kind, its random parts fixed by the seed."""
    deployment = read_deployment(stations, region)
    random = np.random.default_rng(seed)
    if kind == "thinned":
        count = int(len(deployment) * random.uniform(0.35, 0.8))
        kept = np.sort(random.permutation(len(deployment))[:count])
        ids, xy = [deployment.ids[i] for i in kept], deployment.xy[kept]
    elif kind == "synthetic":
        count, urbanity = int(random.integers(100, 520)), float(random.uniform(0.2, 0.8))
        xy = sample_deployment(deployment.region, count, urbanity, seed)
        ids = [f"{seed}-{i}" for i in range(count)]
    else:
        return deployment
    return Deployment(ids, xy, deployment.region, deployment.latitude)


def lessons_of(job):
    """Simulate one deployment and write its lessons; returns (file, stations, lessons, seconds)."""
    kind, stations, region, seed, path = job
    start = time.monotonic()
    deployment = made(kind, stations, region, seed)
    simulator, teacher, lessons = (
        RadioSimulator(seed=seed),
        LessonMaker(deployment, True),
        Lessons.none(),
    )
    for station in sweep(deployment.xy, WINDOW / 4):  # neighbours share what was simulated
        if not deployment.inside[station]:
            continue
        grid = land_window(deployment, station)
        lessons.add(teacher.lesson(station, grid, simulator.diffuse(deployment, station, grid)))
    lessons.save(path)
    return path.name, len(deployment), len(lessons), time.monotonic() - start


def jobs(data, out, rounds):
    """(kind, stations, region, seed, file) of all lessons, round by round."""
    result = []
    for kind, first in rounds:
        for number, (stations, region) in enumerate(city_files(data, TRAINING_CITIES)):
            seed = first if kind == "real" else first + number
            result.append(
                (kind, stations, region, seed, out / f"{kind}-{stations.stem}-{seed}.npz")
            )
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=data_folder())
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "lessons")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=1, help="kinds of deployments, of 4")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    todo = [
        job
        for job in jobs(options.data, options.out, ROUNDS[: options.rounds])
        if not job[-1].exists()
    ]
    with ProcessPoolExecutor(options.workers) as pool:
        for name, stations, lessons, seconds in tqdm(pool.map(lessons_of, todo), total=len(todo)):
            tqdm.write(f"{name}: {lessons} of {stations} stations, {seconds:.0f} s")


if __name__ == "__main__":
    main()
