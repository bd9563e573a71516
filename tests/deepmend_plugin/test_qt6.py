"""The plugin's windows with Qt 6, in a program of its own: two versions of Qt do not go into one."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(importlib.util.find_spec("PyQt6") is None, reason="needs PyQt6")
def test_windows_are_drawn_with_qt_6():
    script = Path(__file__).with_name("qt6_widgets.py")
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.startswith("Qt 6.")
