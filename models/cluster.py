"""A Dask cluster that exists: connecting to it, and the science on its workers."""

from __future__ import annotations

import contextlib
import importlib
import os
import re
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

from .deepmend.torch_support import import_package
from .wording import tr

ADDRESS = re.compile(r"(tcp|tls|ws|wss|ucx)://[^\s/:]+:\d+", re.IGNORECASE)
WAIT = 10.0  # seconds for a scheduler to answer, and for a worker to be there
NEEDED = ("numpy", "scipy", "shapely")
PACKAGE = __name__.split(".")[0]


class ClusterError(ValueError):
    """What is wrong with a cluster, as a sentence."""


def check_address(address: str) -> None:
    """Refuse text that is not the address of a scheduler.

    Raises
    ------
    ClusterError
    """
    if not ADDRESS.fullmatch(address):
        raise ClusterError(
            tr(
                "'{address}' is not the address of a Dask scheduler, such as tcp://host:8786; the scheduler"
                " names it when it starts."
            ).format(address=address)
        )


@contextlib.contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the scheduler at an address, whose workers have the science.

    Yields
    ------
    distributed.Client

    Raises
    ------
    MissingPackageError
        Without the package distributed.
    ClusterError
        Where it cannot be reached or does not fit.
    """
    check_address(address)
    distributed = import_package("distributed")
    try:
        client = distributed.Client(address, timeout=WAIT, set_as_default=False)
    except (OSError, TimeoutError) as problem:
        raise ClusterError(
            tr(
                "The Dask scheduler at {address} cannot be reached: check that it is running and that"
                " no firewall blocks it, or leave SCHEDULER empty."
            ).format(address=address)
        ) from problem
    except Exception as problem:  # a scheduler of another version may answer anything
        raise ClusterError(
            tr(
                "The Dask scheduler at {address} does not understand this version of distributed, {version}:"
                " install the same version of dask and distributed on both sides."
            ).format(address=address, version=distributed.__version__)
        ) from problem
    try:
        with told_of_the_cluster():
            prepare(client)
            yield client
    finally:
        with contextlib.suppress(Exception):
            client.close(timeout=2)


def prepare(client: Any) -> None:
    """Look whether the workers of a client fit, and give them the science.

    Workers that join later get it too.

    Raises
    ------
    ClusterError
        Without workers, with other versions there, or without numpy, scipy or shapely.
    """
    plugins = import_package("distributed.diagnostics.plugin")
    try:
        client.wait_for_workers(1, timeout=WAIT)
    except TimeoutError as problem:
        raise ClusterError(
            tr(
                "The Dask scheduler has no workers: start some with 'dask worker {address}'."
            ).format(address=client.scheduler.address)
        ) from problem
    _check_versions(client)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"{PACKAGE}.zip")
        pack(path)
        client.register_plugin(plugins.UploadFile(path))
        # newer schedulers look into what they hand on
        if hasattr(plugins, "SchedulerUploadFile"):
            client.register_plugin(plugins.SchedulerUploadFile(path))
    for worker, missing in client.run(_missing).items():
        if missing:
            raise ClusterError(
                tr(
                    "The Dask worker {worker} lacks {names}: install them there (numpy, scipy and shapely are"
                    " all it needs)."
                ).format(worker=worker, names=", ".join(missing))
            )


def _missing() -> list[str]:
    """Packages that a worker lacks. It runs there."""
    result = []
    for name in NEEDED:
        try:
            importlib.import_module(name)
        except ImportError:
            result.append(name)
    return result


def _check_versions(client: Any) -> None:
    found = client.get_versions(check=False)
    own = _versions_of(found["client"])
    for worker, versions in found["workers"].items():
        other = _versions_of(versions)
        for name, version in own.items():
            if other[name] != version:
                raise ClusterError(
                    tr(
                        "The Dask worker {worker} has {name} {other}, but here it is {version}: install the"
                        " same version on both sides."
                    ).format(worker=worker, name=name, other=other[name], version=version)
                )


def _versions_of(versions: dict) -> dict[str, str]:
    """What must be the same for results to travel: Python's first two numbers, and distributed's version."""
    python = ".".join(str(versions["host"]["python"]).split(".")[:2])
    return {"Python": python, "distributed": str(versions["packages"]["distributed"])}


def pack(path: str) -> None:
    """Write a zip of the science: what workers import. Weights and trees travel inside the models."""
    root = os.path.dirname(os.path.abspath(__file__))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(f"{PACKAGE}/__init__.py", "")
        for folder, _, files in os.walk(root):
            inner = os.path.relpath(folder, os.path.dirname(root)).replace(os.sep, "/")
            for name in sorted(files):
                if name.endswith(".py"):
                    archive.write(os.path.join(folder, name), f"{PACKAGE}/{inner}/{name}")


@contextlib.contextmanager
def told_of_the_cluster() -> Iterator[None]:
    """Tell in a sentence where a cluster fails in the midst of work."""
    try:
        yield
    except Exception as problem:
        distributed = sys.modules.get("distributed")
        if distributed is None or isinstance(problem, ClusterError):
            raise
        if isinstance(problem, distributed.KilledWorker):
            raise ClusterError(
                tr(
                    "Several Dask workers died on the same part of the work, most likely because they ran"
                    " out of memory: start workers with more memory, or with fewer threads each."
                )
            ) from problem
        lost = (OSError, TimeoutError, distributed.client.FutureCancelledError)
        if isinstance(problem, lost) or type(problem).__module__.startswith("distributed"):
            raise ClusterError(
                tr(
                    "The Dask scheduler stopped during the work ({problem}): start it again, and run the"
                    " tool again."
                ).format(
                    problem=str(problem).splitlines()[0] if str(problem) else type(problem).__name__
                )
            ) from problem
        raise
