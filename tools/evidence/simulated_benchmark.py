"""KS distances of the models to simulated truth of whole deployments, in tables that grow with them."""

from __future__ import annotations

import csv
import multiprocessing
import os
import time
from concurrent.futures import ProcessPoolExecutor

import numpy as np

from deepmend.models.density import BETA
from deepmend.models.ks import ks_distance
from deepmend.models.radio.simulator import VERSION, RadioSettings, RadioSimulator
from deepmend.models.teacher import teacher_search
from tools.deployments import CELL, WINDOW, land_window, read_deployment
from tools.evidence.compared_models import TEACHER, baselines, checksum, diffuse, students
from tools.training.labels import fingerprint, sweep

SEED = 7
"""Of the simulated networks: none that anything was trained or calibrated on."""


def measure_deployments(files, folder, beta, every=1, workers=2):
    """KS distances of all models, station by station.

    Parameters
    ----------
    files : sequence of (pathlib.Path, pathlib.Path)
        Stations and region of each deployment, see `read_deployment`.
    folder : pathlib.Path
        For the tables, one for each deployment: what they hold already is not computed again.
    beta : float
        Attenuation of a second density model.
    every : int
        Take every k-th station only.
    workers : int
        Processes side by side, each with one deployment.

    Returns
    -------
    dict of str to dict of str to numpy.ndarray
        {deployment: {model: (stations,) KS distances}}.
    """
    folder.mkdir(parents=True, exist_ok=True)
    largest_first = sorted(files, key=lambda pair: -pair[0].stat().st_size)
    jobs = [(*pair, folder / f"{pair[0].stem}.csv", beta, every) for pair in largest_first]
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # of the workers, which do not share cores well
    found = {}
    with ProcessPoolExecutor(workers, multiprocessing.get_context("spawn")) as pool:
        for job, (distances, seconds) in zip(jobs, pool.map(measure, jobs)):
            found[job[0].stem] = distances
            count = len(distances[TEACHER])
            print(f"{job[0].stem}: {count} stations, {seconds:.0f} s", flush=True)
    return {file.stem: found[file.stem] for file, _ in files}


def measure(job):
    """KS distances {model: (stations,)} in one deployment, and the seconds that it took."""
    start = time.monotonic()
    stations, region, path, beta, every = job
    deployment = read_deployment(stations, region)
    models = {**baselines((BETA, beta)), **students()}
    truth = f"radio simulator {VERSION}, seed {SEED}, {RadioSettings()}"
    setups = {
        name: fingerprint(deployment, CELL, WINDOW, f"{truth}, {name}, {checksum(model)}")
        for name, model in {**models, TEACHER: None}.items()
    }
    known = read_table(path, setups)
    simulator = RadioSimulator(seed=SEED)
    chosen = np.flatnonzero(deployment.inside)[::every]
    missing = {
        station: [model for model in setups if (deployment.ids[station], model) not in known]
        for station in chosen
    }
    with open(path, "a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        if any(missing.values()):
            writer.writerow([])  # ends a row that was cut off
        for station in sweep(deployment.xy, WINDOW / 4):
            if not missing.get(station):
                continue
            grid, name = land_window(deployment, station), deployment.ids[station]
            values = simulator.diffuse(deployment, station, grid)
            for model in missing[station]:
                if model == TEACHER:
                    _, ks = teacher_search(deployment, station, grid, values)
                else:
                    found = diffuse(models[model], deployment, station, grid, WINDOW)
                    ks = ks_distance(found, values)
                known[name, model] = ks
                writer.writerow([name, model, ks, setups[model]])
            file.flush()
    distances = {
        model: np.array([known[deployment.ids[station], model] for station in chosen])
        for model in setups
    }
    return distances, time.monotonic() - start


def read_table(path, setups):
    """{(station id, model): KS distance} of the rows of a table that were made with these set-ups."""
    if not path.exists():
        return {}
    with open(path, newline="", encoding="utf-8") as file:
        rows = [row for row in csv.reader(file) if len(row) == 4]
    # the set-up comes last, so that a row that was cut off is none of these
    return {(row[0], row[1]): float(row[2]) for row in rows if setups.get(row[1]) == row[3]}
