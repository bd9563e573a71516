"""Zone weights of a country on one and on two Dask workers of one core each, and what more might do.

T(n) = fixed + work / n + transfers, with fixed and work from the times of one and two workers, and the walk
on its way to each of n workers, and sums of the size of the result up a tree of log2(n) steps, at RATE.
"""

from __future__ import annotations

import pickle
import tempfile
import time
from pathlib import Path

import numpy as np
import shapely

from deepmend.models.cluster import connected
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.deployment import Deployment
from deepmend.models.synthetic import sample_deployment
from deepmend.models.walk import Walk
from deepmend.models.zonetotals import zone_weights
from tools.evidence.local_cluster import Cluster

LAND = shapely.Point(600000, 6600000).buffer(190000, 200)
STATIONS, SIDE, CELL = 5600, 3850.0, 100.0  # a fifth of a country
PROJECTED = (4, 8, 16, 32, 64)
RATE = 100.0  # MiB a second, of a usual network


def time_on(workers, walk):
    """Seconds of the work on a new cluster, the science having travelled; and the weights."""
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(Path(folder), workers)
        try:
            with connected(cluster.address) as client:
                client.wait_for_workers(workers, timeout=60)
                start = time.perf_counter()
                weights = zone_weights(walk, LAND, CELL, client=client)
                return time.perf_counter() - start, weights
        finally:
            cluster.close()


def bench_cluster():
    xy = sample_deployment(LAND, STATIONS, 0.5, 1)
    deployment = Deployment(range(len(xy)), xy, LAND)
    west, south, east, north = shapely.bounds(LAND)
    x, y = np.meshgrid(np.arange(west, east, SIDE), np.arange(south, north, SIDE))
    zones = shapely.box(x, y, x + SIDE, y + SIDE).ravel()
    zones = zones[shapely.intersects(zones, LAND)]
    walk = Walk.over(deployment, BestStudent(), zones=zones, least=5e-5)
    one, weights = time_on(1, walk)
    two, _ = time_on(2, walk)
    there, back = (len(pickle.dumps(part)) / 2**20 for part in (walk, weights))
    print(
        f"{len(xy):,} stations to {len(zones):,} zones with best, on Dask workers of one core each"
    )
    print(f"  measured: 1 worker {one:.1f} s, 2 workers {two:.1f} s: {one / two:.2f} times as fast")
    print(f"  the walk is {there:.1f} MiB on its way to each worker, the result {back:.1f} MiB")
    fixed = max(0.0, 2.0 * two - one)
    for n in PROJECTED:
        total = fixed + (one - fixed) / n + (there * n + back * np.log2(n)) / RATE
        print(
            f"  projected, not measured: {n} workers {total:.1f} s, {one / total:.1f} times as fast"
        )
