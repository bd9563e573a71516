"""Loads the checkout as package `deepmend`, whatever its folder is called; shared fixtures."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # where `tools` is
from tools.checkout import ROOT

# how long a case takes says nothing on a machine that does other work as well
settings.register_profile("deepmend", deadline=None)
settings.load_profile("deepmend")


DEPRECATED = r"error::DeprecationWarning:deepmend(\.|\Z)"
"""What `--deprecated-as-errors` has pytest do: only calls of the plugin's own modules count."""


def pytest_addoption(parser):
    parser.addoption(
        "--deprecated-as-errors",
        action="store_true",
        help="deprecated calls of PyQGIS, PyQt, numpy ... in the plugin's modules are errors",
    )


def pytest_configure(config):
    if config.getoption("--deprecated-as-errors"):
        config.addinivalue_line("filterwarnings", DEPRECATED)


@pytest.fixture(scope="session")
def root():
    """Root folder of the checkout."""
    return ROOT


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
