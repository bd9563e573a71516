"""The teacher's labels (best beta, KS distance) of a deployment on maps of the radio simulator, as a table.

    make teacher-labels STATIONS=stations.csv REGION=region.geojson [ARGS='--every 5 --seed 2']

STATIONS is a CSV with station_id, longitude, latitude, REGION a GeoJSON, both in degrees. Stop it when you
like: run again, it goes on where it was. Stations outside the region are neighbours but get no label.
"""

from __future__ import annotations

import argparse
import functools
import sys
import time
from pathlib import Path

import numpy as np

from tools.arguments import natural
from tools.checkout import ROOT
from tools.deployments import read_deployment
from tools.training.labels import label_deployment

CELL, WINDOW = 100.0, 60000.0  # metres


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("stations", type=existing, help="CSV with station_id, longitude, latitude")
    parser.add_argument("region", type=existing, help="GeoJSON with polygons, degrees")
    parser.add_argument("--every", type=natural, default=1, help="label every k-th station only")
    parser.add_argument("--seed", type=int, default=1, help="of the simulated network")
    parser.add_argument("--workers", type=natural, default=2, help="processes side by side")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "build" / "teacher", help="folder of the table"
    )
    return parser.parse_args()


def existing(text):
    path = Path(text)
    if not path.is_file():
        raise argparse.ArgumentTypeError(f"there is no file '{text}'")
    return path


def reporter(n):
    """A progress callback that prints a line every ten seconds."""
    start = last = time.monotonic()

    def progress(fraction):
        nonlocal last
        now = time.monotonic()
        if now - last > 10:
            last = now
            print(f"  {fraction * n:6.1f} of {n} stations after {now - start:.0f} s", flush=True)
        return True

    return progress


def run(options):
    from deepmend.models.radio.simulator import VERSION, RadioSimulator

    deployment = read_deployment(options.stations, options.region)
    stations = np.flatnonzero(deployment.inside)[:: options.every]
    simulator = RadioSimulator(seed=options.seed)
    simulator.prepare(deployment)
    options.out.mkdir(parents=True, exist_ok=True)
    path = options.out / f"{options.stations.stem}_{options.seed}.csv"
    print(f"{len(stations)} of {len(deployment)} stations, every result at once into {path}")
    labels = label_deployment(
        deployment,
        functools.partial(simulator.diffuse, deployment),
        stations,
        CELL,
        WINDOW,
        path,
        settings=f"radio simulator {VERSION}, seed {options.seed}, {simulator.settings}",
        workers=options.workers,
        progress=reporter(len(stations)),
    )
    if len(labels):
        quartiles = np.percentile(labels[:, 0], (25, 50, 75))
        print("beta: median {1:.2f}, quartiles {0:.2f} and {2:.2f}".format(*quartiles))
        print(f"KS distance of the best: mean {labels[:, 1].mean():.3f}")


def main():
    try:
        run(arguments())
    except KeyboardInterrupt:
        sys.exit("Stopped: run it again to go on.")
    except (OSError, ValueError) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
