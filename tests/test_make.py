"""What is given to make reaches the recipes as it was written."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize(
    "name", ["STATIONS", "REGION", "ID_FIELD", "X_FIELD", "INPUT_CRS", "DATA", "VERSION", "PROFILE"]
)
@pytest.mark.parametrize("where", ["command line", "environment"])
def test_a_dollar_is_a_sign_like_any_other(tmp_path, name, where):
    value = f"cost$2024 $(shell touch {tmp_path}/pwned) `date` \"a\" 'b' $$ ;"
    words = [shutil.which("make"), "-s", "--eval", f"show: ; @printenv {name}", "show"]
    environment = {key: text for key, text in os.environ.items() if not key.startswith("MAKE")}
    if where == "environment":
        environment[name] = value
    else:
        words.append(f"{name}={value}")
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.stdout == value + "\n", done.stderr
    assert not list(tmp_path.iterdir())
