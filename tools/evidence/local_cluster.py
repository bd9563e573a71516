"""A Dask cluster of processes on this machine, for tests and measurements."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time


class Cluster:
    """A scheduler and workers of one thread each, on this machine; they cannot see the project's files."""

    def __init__(self, folder, workers):
        self._folder = folder
        self._file = folder / "scheduler.json"
        self.scheduler = self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0")
        self._until(self._file.exists)
        self.workers = [self.add() for _ in range(workers)]

    def add(self):
        more = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", "--memory-limit", "0")
        return self._start("dask_worker", *more)

    @property
    def address(self):
        return json.loads(self._file.read_text())["address"]

    def _start(self, program, *options):
        kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}
        command = [sys.executable, "-m", f"distributed.cli.{program}", "--no-dashboard", *options]
        return subprocess.Popen(
            [*command, "--scheduler-file", str(self._file)],
            cwd=self._folder,
            env={**kept, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @staticmethod
    def _until(true):
        for _ in range(600):
            if true():
                return
            time.sleep(0.1)
        raise TimeoutError("the cluster does not start")

    def close(self):
        for process in [*self.workers, self.scheduler]:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()
