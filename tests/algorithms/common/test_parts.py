"""Files that are written beside their place, and moved there when they are whole."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.common.parts import (
    HOST,
    WEEK,
    Part,
    clear,
    keep_temporary_files_in,
    side_files,
    temporary_files,
    temporary_folder,
)


def names_in(folder):
    return sorted(os.listdir(folder))


def write(part, text="new", *others):
    Path(part.file).write_text(text)
    for name in others:
        (Path(part.file).parent / name).write_text(text)


@pytest.fixture(scope="module")
def ended():
    """Number of a program that has ended."""
    program = subprocess.Popen([sys.executable, "-c", ""])
    program.wait()
    return program.pid


# -- a part


def test_a_part_is_beside_its_place_under_the_same_name(tmp_path):
    part = Part(tmp_path / "a.tif")
    assert part.path == str(tmp_path / "a.tif")
    assert os.path.basename(part.file) == "a.tif"
    folder = Path(part.file).parent
    assert folder.parent == tmp_path and folder.name.startswith(".") and folder.is_dir()
    part.drop()
    assert names_in(tmp_path) == []


def test_what_is_kept_is_in_its_place(tmp_path):
    part = Part(tmp_path / "a.tif")
    write(part, "new", "a.tif.aux.xml", "other.txt")
    assert not (tmp_path / "a.tif").exists()
    part.keep()
    assert names_in(tmp_path) == ["a.tif", "a.tif.aux.xml", "other.txt"]
    assert (tmp_path / "a.tif").read_text() == "new"


def test_what_belonged_to_the_file_that_was_there_goes(tmp_path):
    for name in ("a.tif", "a.tif.ovr", "a.tif.aux.xml", "a.qml", "b.tif.ovr", "a.shx"):
        (tmp_path / name).write_text("old")
    part = Part(tmp_path / "a.tif")
    write(part, "new", "a.tif.aux.xml")
    part.keep()
    assert names_in(tmp_path) == ["a.qml", "a.shx", "a.tif", "a.tif.aux.xml", "b.tif.ovr"]
    assert (tmp_path / "a.tif.aux.xml").read_text() == "new"
    assert (tmp_path / "a.qml").read_text() == "old"  # a style is the user's


def test_what_is_dropped_leaves_all_as_it_was(tmp_path):
    (tmp_path / "a.tif").write_text("old")
    (tmp_path / "a.tif.ovr").write_text("old")
    part = Part(tmp_path / "a.tif")
    write(part)
    part.drop()
    part.drop()  # twice is no harm
    assert names_in(tmp_path) == ["a.tif", "a.tif.ovr"]
    assert (tmp_path / "a.tif").read_text() == "old"


def test_nothing_was_written(tmp_path):
    (tmp_path / "a.tif").write_text("old")
    part = Part(tmp_path / "a.tif")
    with pytest.raises(OSError):
        part.keep()
    assert (tmp_path / "a.tif").read_text() == "old"


def test_several_runs_with_one_place(tmp_path):
    parts = [Part(tmp_path / "a.tif") for _ in range(3)]
    for i, part in enumerate(parts):
        write(part, str(i))
    for i in (2, 0, 1):
        parts[i].keep()
        assert (tmp_path / "a.tif").read_text() == str(i)
    assert names_in(tmp_path) == ["a.tif"]


def test_no_folder_no_part(tmp_path):
    with pytest.raises(OSError):
        Part(tmp_path / "none" / "a.tif")


def test_a_long_name(tmp_path):
    part = Part(tmp_path / ("n" * 250 + ".tif"))
    write(part)
    part.keep()
    assert names_in(tmp_path) == ["n" * 250 + ".tif"]


def test_what_a_killed_program_left_is_cleared(tmp_path, ended):
    left = tmp_path / f".a.tif.{HOST}-{ended}-xyz.part"
    left.mkdir()
    (left / "a.tif").write_text("half")
    other = tmp_path / f".b.tif.{HOST}-{ended}-xyz.part"
    other.mkdir()
    part = Part(tmp_path / "a.tif")
    assert not left.exists() and other.exists()
    part.drop()


# -- files that belong to one


@pytest.mark.parametrize(
    "name, some",
    [
        ("a.tif", {"a.tif.ovr", "a.tif.aux.xml", "a.tif.msk"}),
        ("a.TIFF", {"a.TIFF.ovr"}),
        ("a.shp", {"a.shx", "a.dbf", "a.prj", "a.cpg"}),
        ("a.gpkg", {"a.gpkg-wal", "a.gpkg-shm", "a.gpkg-journal"}),
        ("a.b.csv", {"a.b.csvt"}),
        ("a.html", {"a.html.aux.xml"}),
        ("a", {"a.aux.xml"}),
    ],
)
def test_side_files(name, some):
    assert some <= set(side_files(name))


@settings(deadline=None)
@given(
    st.sampled_from(["tif", "gpkg", "shp", "csv", "tab", "mif", "x"]), st.text("ab.", min_size=1)
)
def test_side_files_are_others(ending, stem):
    name = f"{stem}.{ending}"
    assert name not in side_files(name)
    assert not any(other.endswith(".qml") for other in side_files(name))
    assert all(other.startswith(stem) for other in side_files(name))


# -- what is left of programs that have ended


def left(folder, name, old=False, is_folder=True):
    path = folder / name
    if is_folder:
        path.mkdir()
        (path / "file").write_text("x")
    else:
        path.write_text("x")
    if old:
        age = time.time() - WEEK - 60.0
        os.utime(path, (age, age))
    return path


def test_only_programs_that_have_ended_are_cleared_away(tmp_path, ended):
    goes = [
        left(tmp_path, f".x.{HOST}-{ended}-a.part"),
        left(tmp_path, f".x.{ended}-a.part"),  # of this machine, as no other is named
        left(tmp_path, f".x.{HOST}-{ended}-b.part", is_folder=False),
        left(tmp_path, f".x.0123abcd-{ended}-a.part", old=True),
        left(tmp_path, f".x.{HOST}-{os.getpid()}-old.part", old=True),
        left(tmp_path, f".x.{HOST}-{10**30}-a.part"),  # no program has such a number
    ]
    stays = [
        left(tmp_path, f".x.{HOST}-{os.getpid()}-a.part"),
        left(tmp_path, f".x.0124abcd-{ended}-a.part"),
        left(tmp_path, f".x.{HOST}-{ended}-a.par"),
        left(tmp_path, f".y.{HOST}-{ended}-a.part"),
        left(tmp_path, f"a.x.{HOST}-{ended}-a.part"),
        left(tmp_path, ".x.mine.part", old=True),
        left(tmp_path, f"{ended}.tif", old=True, is_folder=False),
    ]
    clear(tmp_path, ".x.", ".part")
    assert not any(path.exists() for path in goes)
    assert all(path.exists() for path in stays)


def test_a_link_is_not_followed(tmp_path, ended):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "file").write_text("x")
    link = tmp_path / f".x.{HOST}-{ended}-a.part"
    os.symlink(tmp_path / "precious", link)
    clear(tmp_path, ".x.", ".part")
    assert not os.path.lexists(link)
    assert (tmp_path / "precious" / "file").exists()


def test_names_are_no_patterns(tmp_path, ended):
    stays = left(tmp_path, f".axb.{HOST}-{ended}-a.part")
    clear(tmp_path, ".a.b.", ".part")
    assert stays.exists()


def test_a_folder_that_is_not_there(tmp_path):
    clear(tmp_path / "none", ".x.", ".part")


def test_temporary_folders(tmp_path, monkeypatch, ended):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old = left(tmp_path, f"deepmend-{HOST}-{ended}-abc")
    with temporary_folder() as folder:
        assert os.path.isdir(folder) and os.path.dirname(folder) == str(tmp_path)
        assert not old.exists()
        Path(folder, "file").write_text("x")
        with temporary_folder() as other:
            assert other != folder and os.path.isdir(folder)
    assert names_in(tmp_path) == []
    with pytest.raises(ZeroDivisionError), temporary_folder():
        raise ZeroDivisionError
    assert names_in(tmp_path) == []


def test_temporary_files_go_where_the_user_chose(tmp_path):
    keep_temporary_files_in(str(tmp_path))
    try:
        with temporary_folder() as folder:
            assert os.path.dirname(folder) == str(tmp_path)
        assert names_in(tmp_path) == []
        keep_temporary_files_in(str(tmp_path / "none"))
        with pytest.raises(QgsProcessingException, match="none, does not exist"):
            temporary_files()
    finally:
        keep_temporary_files_in(None)
    assert temporary_files() == tempfile.gettempdir()
