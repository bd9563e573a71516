"""Counts over time and flows: present population at many times beside one, and flows between many zones.

A synthetic city of 520 stations, counts at random; the whole tool, from layers to a file. The baseline of a
number of times is one time as often. The baseline of flows is the sum over all pairs of zones for each flow,
on a part of them and scaled up.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from scipy import sparse

from deepmend.models.flows import zone_flows
from tools.evidence.timing import report, seconds

STATIONS, TIMES = 520, (1, 24, 168)
FLOWS, ZONES, SOME = 1_000_000, 5000, 200


def measure(times, path):
    """Write seconds, and peak memory in GiB, of present population at so many times to a file."""
    from tools.evidence.bench import in_qgis

    in_qgis(present, times, path)


def present(times, path):
    import processing
    from qgis.core import QgsFeature, QgsGeometry, QgsProcessingFeedback, QgsVectorLayer

    from tools.evidence.bench import CITY, peak_memory, stations_layer

    rng = np.random.default_rng(3)
    fields = "field=station_id:string&field=time:string&field=count:double"
    table = QgsVectorLayer(f"None?{fields}", "counts", "memory")
    rows = []
    for time in range(times):
        label = f"2026-03-{2 + time // 24:02d} {time % 24:02d}:00"
        for station, count in enumerate(rng.poisson(400.0, STATIONS).tolist(), 1):
            row = QgsFeature(table.fields())
            row.setAttributes([str(station), label, float(count)])
            rows.append(row)
    table.dataProvider().addFeatures(rows)
    region = QgsVectorLayer("Polygon?crs=EPSG:2154", "region", "memory")
    land = QgsFeature()
    land.setGeometry(QgsGeometry.fromWkt(CITY.wkt))
    region.dataProvider().addFeatures([land])
    layers = {"INPUT": stations_layer(STATIONS), "REGION": region, "COUNTS": table}
    took = seconds(
        lambda: processing.run(
            "deepmend:presentpopulation",
            {**layers, "TOLERANCE": 0.0, "OUTPUT": f"{path}.tif"},
            feedback=QgsProcessingFeedback(),
        )
    )
    Path(path).write_text(f"{took} {peak_memory()}", encoding="utf-8")


def bench_times():
    """Present population by number of times, then flows."""
    with TemporaryDirectory() as folder:
        one = None
        for times in TIMES:
            path = str(Path(folder) / str(times))
            with ProcessPoolExecutor(1, get_context("spawn")) as pool:
                pool.submit(measure, times, path).result()
            took, memory = map(float, Path(path).read_text(encoding="utf-8").split())
            one = one or took
            what = f"present population of {STATIONS} stations at {times} times"
            report(what, took, times * one, f"one time as often; peak {memory:.2f} GiB")
    rng = np.random.default_rng(4)
    matrix = sparse.random(2000, ZONES, 0.01, "csr", random_state=5)
    matrix.data += 0.01
    matrix = sparse.csr_matrix(matrix.multiply(1.0 / matrix.sum(axis=1)))
    ends = rng.integers(0, 2000, (2, FLOWS))
    flow = rng.exponential(size=FLOWS)
    total = 0.0

    def ours():
        nonlocal total
        total = sum(part[2].sum() for part in zone_flows(matrix, *ends, flow))

    def plain():
        result = {}
        for i, j, value in zip(*ends[:, :SOME], flow[:SOME]):
            for first, one in zip(matrix[i].indices, matrix[i].data):
                for last, other in zip(matrix[j].indices, matrix[j].data):
                    key = first, last
                    result[key] = result.get(key, 0.0) + value * one * other

    slow = seconds(plain) * FLOWS / SOME
    report(f"{FLOWS:,} flows over {ZONES:,} zones", seconds(ours), slow, "pair by pair, scaled up")
    print(f"  their sum differs by {abs(total / flow.sum() - 1.0):.1e}")
