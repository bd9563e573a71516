"""How long work takes, and a line about it."""

from __future__ import annotations

import time


def seconds(work, repeat=1):
    """Best of `repeat` runs."""
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def report(what, ours, baseline, against):
    print(f"{what:<58} {ours:10.4f} s {baseline:10.2f} s {baseline / ours:9.1f} x   {against}")
