"""A CRS that is used first in a worker thread stays what it is when that thread ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize("start", ["nothing", "model", "lent", "cleared"])
def test_prepare_map_and_inspect_across_threads_that_end(tmp_path, start):
    script = Path(__file__).with_name("threads_that_end.py")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONWARNINGS": "ignore"}
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path), start],
        capture_output=True,
        text=True,
        env=environment,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert said.count("ok   ") == 14
