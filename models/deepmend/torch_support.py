"""Packages that only the students need, imported when one is used; and what torch computes on."""

from __future__ import annotations

import importlib
from types import ModuleType
from typing import Any

from ..parallel import most_threads
from ..wording import tr

DEVICES = ("auto", "cpu", "cuda")


class MissingPackageError(RuntimeError):
    """A package is absent or cannot be loaded.

    Parameters
    ----------
    package : str
    reason : str
        Why it cannot be loaded; '' if it is absent.
    """

    def __init__(self, package: str, reason: str = ""):
        self.package, self.reason = package, reason
        text = tr("the Python package {name} is not installed")
        if reason:
            text = tr("the Python package {name} cannot be loaded ({reason})")
        super().__init__(text.format(name=package, reason=reason))


def import_package(name: str) -> ModuleType:
    """Import a package that the plugin can be loaded without.

    Raises
    ------
    MissingPackageError
        If it is absent, or is there and cannot be loaded.
    """
    try:
        return importlib.import_module(name)
    except (ImportError, OSError) as problem:  # OSError: a library that it rests on, on Windows
        absent = isinstance(problem, ModuleNotFoundError) and problem.name in (None, name)
        reason = str(problem).strip().splitlines() or [type(problem).__name__]
        raise MissingPackageError(name, "" if absent else reason[0]) from problem


def import_torch() -> ModuleType:
    """torch, imported now; it works in as many threads as the user allows.

    Raises
    ------
    MissingPackageError
        If there is none that works.
    """
    torch = import_package("torch")
    if most_threads() is not None:
        torch.set_num_threads(most_threads())
    return torch


def choose_device(torch: Any, name: str = "auto") -> Any:
    """The device that is meant by a name.

    Parameters
    ----------
    torch : module
    name : str
        One of DEVICES; 'auto' takes CUDA where there is one.

    Returns
    -------
    torch.device

    Raises
    ------
    ValueError
        If there is no such device.
    """
    if name not in DEVICES:
        raise ValueError(
            tr("{name!r} is not a device: choose one of {names}").format(
                name=name, names=", ".join(DEVICES)
            )
        )
    if name != "cpu" and torch.cuda.is_available():
        return torch.device("cuda")
    if name == "cuda":
        raise ValueError(
            tr(
                "torch {version} finds no CUDA device on this computer: choose the device cpu or auto"
            ).format(version=torch.__version__)
        )
    return torch.device("cpu")


def device_label(torch: Any, device: Any) -> str:
    """A device as the log names it."""
    if device.type == "cuda":
        return f"cuda ({torch.cuda.get_device_name(device)})"
    return tr("cpu ({count} threads)").format(count=torch.get_num_threads())


def has_bfloat16(torch: Any, device: Any) -> bool:
    """Whether the processor itself computes in bfloat16, as far as torch knows."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    # torch has no public name for it, and older ones none at all
    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, name, bool)() for name in names if hasattr(torch, "cpu"))
