"""Loads the checkout as package `deepmend`, whatever its folder is called; shared fixtures."""

import importlib.util
import os
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def load_package():
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


@pytest.fixture(scope="session")
def root():
    """Root folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def tool():
    """A function that loads one of the scripts in tools/ as a module."""

    def load(name):
        spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    return load


@pytest.fixture(scope="session")
def shared_data():
    """Folder with the real deployments (DEEPMEND_DATA, else ../shared/data); skips where absent."""
    folder = Path(os.environ.get("DEEPMEND_DATA") or ROOT.parent / "shared" / "data")
    if not (folder / "stations").is_dir():
        pytest.skip(f"no real deployments in {folder} (DEEPMEND_DATA names another folder)")
    return folder


@pytest.fixture(scope="module")
def provider(qgis_app, qgis_processing):
    """The DeepMEND provider, registered so that `processing.run` finds its tools."""
    from qgis.core import QgsApplication

    from deepmend.deepmend_plugin.provider import register

    registry = QgsApplication.processingRegistry()
    provider = register()
    if provider is None:
        raise RuntimeError("a provider 'deepmend' is registered already: an earlier test left it")
    yield provider
    registry.removeProvider("deepmend")
