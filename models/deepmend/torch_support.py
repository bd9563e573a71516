"""Packages that only the students need, imported when one is used; and what torch computes on."""

from __future__ import annotations

import importlib
import sys

from ...algorithms.common.packages import install_command
from ..wording import tr

DEVICES = ("auto", "cpu", "cuda")
CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
"""Where pip finds torch without gigabytes of GPU libraries."""


class MissingPackageError(RuntimeError):
    """A package is absent or cannot be loaded; the text is a sentence that says how to get it."""


def import_package(name):
    """Import a package that the plugin can be loaded without.

    Raises
    ------
    MissingPackageError
        If it is absent, or is there and cannot be loaded.
    """
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError as problem:
        if problem.name not in (None, name):
            raise MissingPackageError(_broken(name, problem)) from problem
        raise MissingPackageError(
            tr(
                "DeepMEND needs the Python package {name}, which is not installed for the Python that"
                " QGIS runs: {advice}."
            ).format(name=name, advice=install_advice(name))
        ) from problem
    except (ImportError, OSError) as problem:  # OSError: a library that it rests on, on Windows
        raise MissingPackageError(_broken(name, problem)) from problem


def _broken(name, problem):
    reason = str(problem).strip().splitlines() or [type(problem).__name__]
    return tr(
        "The Python package {name} is installed but cannot be loaded ({reason}); to install it anew,"
        " {advice}."
    ).format(name=name, reason=reason[0], advice=install_advice(name))


def import_torch():
    """torch, imported now.

    Raises
    ------
    MissingPackageError
        If there is none that works.
    """
    return import_package("torch")


def install_advice(name):
    """How to install a package for the Python that QGIS runs on this platform, to end a sentence."""
    if sys.platform == "win32":
        return tr(
            "close QGIS, run  {command}  in the OSGeo4W Shell (in the start menu, beside QGIS), and start"
            " QGIS again"
        ).format(command=install_command([name]))
    if sys.platform == "darwin":
        return tr(
            "close QGIS, run  {command}  in a terminal (with the Python inside QGIS.app), and start QGIS"
            " again"
        ).format(command=install_command([name]))
    if name != "torch":
        return tr("close QGIS, run  {command}  in a terminal, and start QGIS again").format(
            command=install_command([name])
        )
    return tr(
        "close QGIS, install your distribution's package (sudo apt install python3-torch) or run "
        " {command}  in a terminal, and start QGIS again"
    ).format(command=install_command([name], ["--index-url", CPU_WHEELS]))


def choose_device(torch, name="auto"):
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
            tr("there is no device {name!r}: choose one of {names}").format(
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


def device_label(torch, device):
    """A device as the log names it."""
    if device.type == "cuda":
        return f"cuda ({torch.cuda.get_device_name(device)})"
    return tr("cpu ({count} threads)").format(count=torch.get_num_threads())


def has_bfloat16(torch, device):
    """Whether the processor itself computes in bfloat16, as far as torch knows."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    # torch has no public name for it, and older ones none at all
    names = ("_is_avx512_bf16_supported", "_is_amx_tile_supported")
    return any(getattr(torch.cpu, name, bool)() for name in names if hasattr(torch, "cpu"))
