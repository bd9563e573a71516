"""Runs models/voronoiboost/train.py on DATA, else on `../shared/data`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))
import conftest  # noqa: E402, F401  (loads the checkout as package `deepmend`)

from deepmend.models.voronoiboost.train import main  # noqa: E402

if __name__ == "__main__":
    main(Path(os.environ.get("DATA") or ROOT.parent / "shared" / "data"))
