"""Runs models/voronoiboost/train.py on DATA, else on `../shared/data`."""

from __future__ import annotations

import os
from pathlib import Path

from checkout import ROOT

from deepmend.models.voronoiboost.train import main

if __name__ == "__main__":
    main(Path(os.environ.get("DATA") or ROOT.parent / "shared" / "data"))
