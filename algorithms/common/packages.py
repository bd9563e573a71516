"""Python packages that are missing: how to install them for the Python that QGIS runs."""

from __future__ import annotations

import importlib
import os
import re
import shlex
import sys
import sysconfig

from ...models.deepmend.torch_support import MissingPackageError
from .messages import tr

MAC = "/Applications/QGIS.app/Contents/MacOS/bin/python3"
CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
"""Where pip finds torch without gigabytes of GPU libraries."""

NEED_NUMPY = ("scipy", "shapely")


def python_program():
    """Path of the Python program that belongs to the running Python.

    `sys.executable` comes last: inside QGIS it is QGIS itself (Windows, macOS), or whichever
    python3 is first on PATH, which may be another one.
    """
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    places = [
        os.path.join(sys.prefix, "bin", version),
        os.path.join(sys.prefix, "bin", "python3"),
        os.path.join(sys.prefix, "python.exe"),
        os.path.join(sys.prefix, "python3.exe"),
        sys.executable or "",
    ]
    for place in places:
        if os.path.basename(place).lower().startswith("python") and os.path.isfile(place):
            return place
    return MAC if sys.platform == "darwin" else "python3"


def install_command(names, options=()):
    """The command that installs packages for the running Python.

    Parameters
    ----------
    names : sequence of str
        As pip takes them, e.g. ``shapely>=2.0``.
    options : sequence of str
        More for pip.

    Returns
    -------
    str
        One line for a terminal.
    """
    words = [python_program(), "-m", "pip", "install"]
    if sys.prefix == sys.base_prefix:
        words.append("--user")
        # Debian and Ubuntu refuse without this, even where only the user's own folder is written.
        if os.path.exists(os.path.join(sysconfig.get_path("stdlib"), "EXTERNALLY-MANAGED")):
            words.append("--break-system-packages")
    words += [*names, *_held_numpy(names), *options]
    if os.name == "nt":
        return " ".join(f'"{word}"' if set(word) & set(" <>") else word for word in words)
    return shlex.join(words)


def command_in(sentence):
    """The command that a sentence on a missing package holds, '' where it holds none.

    Commands stand between two blanks on each side, in every language.
    """
    found = re.search(r"(?:^|[^ ])  ([^ ].*? -m pip install .*?)  (?:[^ ]|$)", sentence)
    return found.group(1) if found else ""


def _held_numpy(names):
    """What keeps pip from replacing numpy, which QGIS's GDAL was built for, by the newest one."""
    if not any(name.startswith(NEED_NUMPY) for name in names):
        return []
    if any(name.startswith("numpy") for name in names):
        return []
    try:
        version = importlib.import_module("numpy").__version__
    except (ImportError, AttributeError):
        return []
    # what a Linux package calls unknown is no version to hold
    return [f"numpy=={version}"] if re.match(r"[1-9]\d*\.\d+", version) else []


def sentence_of(problem):
    """An error of a model as a sentence: of a MissingPackageError, what is missing and how to get it."""
    if not isinstance(problem, MissingPackageError):
        return str(problem)
    advice = install_advice(problem.package)
    if problem.reason:
        return tr(
            "The Python package {name} is installed but cannot be loaded ({reason}); to reinstall"
            " it, {advice}."
        ).format(name=problem.package, reason=problem.reason, advice=advice)
    return tr(
        "DeepMEND needs the Python package {name}, which is not installed for the Python that"
        " QGIS runs: {advice}."
    ).format(name=problem.package, advice=advice)


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
