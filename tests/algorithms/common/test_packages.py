"""The command that installs a package names the right Python and leaves QGIS's numpy alone."""

import os
import re
import shlex
import sys
import types

import pytest

from deepmend.algorithms.common import packages
from deepmend.models.deepmend.torch_support import MissingPackageError


def test_it_names_the_python_that_runs(monkeypatch):
    """Not the one that happens to be first on PATH, nor QGIS itself."""
    for executable in ("/opt/other/bin/python3", "/opt/QGIS/bin/qgis", None):
        monkeypatch.setattr(sys, "executable", executable)
        command = packages.install_command(["safetensors>=0.5"])
        python = shlex.split(command)[0]
        assert os.path.dirname(python) == os.path.join(sys.prefix, "bin")
        assert os.path.isfile(python)
        assert command.endswith(" 'safetensors>=0.5'")


@pytest.mark.parametrize("platform, python", [("linux", "python3"), ("darwin", packages.MAC)])
def test_where_there_is_none_it_is_guessed(monkeypatch, tmp_path, platform, python):
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    monkeypatch.setattr(sys, "executable", "/opt/QGIS/bin/qgis")
    monkeypatch.setattr(sys, "platform", platform)
    assert packages.python_program() == python


def test_paths_with_spaces_are_quoted(monkeypatch, tmp_path):
    folder = tmp_path / "QGIS 3.40" / "bin"
    folder.mkdir(parents=True)
    (folder / "python3").touch()
    monkeypatch.setattr(sys, "prefix", str(folder.parent))
    assert shlex.split(packages.install_command(["torch"]))[0] == str(folder / "python3")
    monkeypatch.setattr(os, "name", "nt")
    command = packages.install_command(["torch>=2"])
    assert command.startswith(f'"{folder / "python3"}" -m pip install ')
    assert command.endswith(' "torch>=2"')


@pytest.mark.parametrize(
    "names, held",
    [
        (["scipy>=1.0"], True),
        (["safetensors", "shapely>=2.0,<2.1"], True),
        (["torch"], False),
        (["scipy>=1.0", "numpy>=1.24"], False),
    ],
)
def test_numpy_is_held(monkeypatch, names, held):
    """Else pip would replace it by the newest one, with which QGIS's GDAL does not work."""
    monkeypatch.setitem(sys.modules, "numpy", types.SimpleNamespace(__version__="1.24.2"))
    assert ("numpy==1.24.2" in packages.install_command(names)) is held
    monkeypatch.setitem(sys.modules, "numpy", None)
    assert "numpy==" not in packages.install_command(names)


@pytest.mark.parametrize(
    "platform, advice",
    [
        ("win32", r"python\S* -m pip install .*torch  in the OSGeo4W Shell"),
        (
            "darwin",
            r"python\S* -m pip install .*torch  in a terminal \(with the Python inside QGIS.app\)",
        ),
        ("linux", r"apt install python3-torch\) or run  .*pip install .*torch --index-url https"),
    ],
)
def test_a_sentence_says_how_to_get_torch(monkeypatch, platform, advice):
    monkeypatch.setattr(sys, "platform", platform)
    for problem, start in (
        (
            MissingPackageError("torch"),
            "DeepMEND needs the Python package torch, which is not installed",
        ),
        (
            MissingPackageError("torch", "c10.dll"),
            r"torch is installed but cannot be loaded \(c10.dll\)",
        ),
    ):
        sentence = packages.sentence_of(problem)
        assert re.search(f"{start}.*{advice}.*start QGIS again", sentence)
        assert sentence.count(". ") == 0


def test_most_distributions_have_no_package_of_safetensors():
    assert "apt install" not in packages.sentence_of(MissingPackageError("safetensors"))


def test_other_errors_are_sentences_themselves():
    assert packages.sentence_of(ValueError("no such file")) == "no such file"


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("name", ["torch", "safetensors"])
def test_the_command_is_found_in_its_sentence(monkeypatch, platform, name):
    monkeypatch.setattr(sys, "platform", platform)
    sentence = packages.sentence_of(MissingPackageError(name))
    command = packages.command_in(sentence)
    assert f"  {command}  " in sentence
    assert " -m pip install" in command
    assert name in shlex.split(command)


def test_other_sentences_hold_no_command():
    assert packages.command_in("The layer has no CRS: set one.") == ""
    assert packages.command_in("Two  blanks  stand here.") == ""
