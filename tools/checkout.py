"""Importing this loads the checkout as package `deepmend`, from a folder of any name; ROOT is that folder."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def load_package() -> None:
    """Import the repository's root as package `deepmend`."""
    if "deepmend" in sys.modules:
        return
    spec = importlib.util.spec_from_file_location(
        "deepmend", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = importlib.util.module_from_spec(spec)
    # First, so that relative imports inside find their parent.
    sys.modules["deepmend"] = package
    spec.loader.exec_module(package)


load_package()
