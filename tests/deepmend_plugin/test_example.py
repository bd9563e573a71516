"""A copy of the example project."""

import pytest

from deepmend.deepmend_plugin.results import example


@pytest.fixture
def made(tmp_path, monkeypatch):
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / example.PROJECT).write_text("project")
    (folder / "zones.gpkg").write_text("zones")
    monkeypatch.setattr(example, "FOLDER", str(folder))
    return folder


def test_each_copy_has_a_folder_of_its_own(made, tmp_path):
    target = tmp_path / "documents"
    first, second = (example.copy_example(str(target)) for _ in range(2))
    assert first != second
    for path in (first, second):
        assert path.endswith(example.PROJECT)
        with open(path, encoding="utf-8") as file:
            assert file.read() == "project"
    assert (target / f"{example.NAME} 2" / "zones.gpkg").read_text() == "zones"


def test_a_checkout_without_it(tmp_path, monkeypatch):
    monkeypatch.setattr(example, "FOLDER", str(tmp_path / "nowhere"))
    with pytest.raises(FileNotFoundError):
        example.copy_example(str(tmp_path))


def test_where_it_cannot_be_written(made, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError):
        example.copy_example(str(tmp_path / "file"))
