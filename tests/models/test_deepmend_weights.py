"""Files of weights: what is written is read, and everything else is refused by a sentence."""

import pickle
import sys
from pathlib import Path

import numpy as np
import pytest
import safetensors.numpy

from deepmend.models.deepmend import students, torch_support
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.deepmend.best import shapes_of as shapes_of_best
from deepmend.models.deepmend.paper import PaperStudent, load_network
from deepmend.models.deepmend.sdunet import SDUNet, shapes, to_arrays
from deepmend.models.deepmend.students import load_student
from deepmend.models.deepmend.torch_support import MissingPackageError, choose_device
from deepmend.models.deepmend.weights import read_settings, read_weights, write_weights

from .cases import student_weights


@pytest.fixture
def path(tmp_path):
    return student_weights(tmp_path / "paper.safetensors")


def rewrite(path, change=None, **metadata):
    """Change the tensors or the metadata of a file of weights."""
    arrays = safetensors.numpy.load_file(path)
    with safetensors.safe_open(path, framework="numpy") as file:
        metadata = {**file.metadata(), **metadata}
    if change:
        change(arrays)
    safetensors.numpy.save_file(arrays, path, {k: v for k, v in metadata.items() if v is not None})


def test_what_is_written_is_read(tmp_path):
    path = str(tmp_path / "w.safetensors")
    arrays = {
        "a": np.arange(6.0, dtype=np.float16).reshape(2, 3).T,
        "b": np.array([1e-7, 3.0], dtype=np.float32),
    }
    write_weights(path, "best", arrays, {"width": 7, "data": ["x", "é"]})
    found, settings = read_weights(path, "best", lambda settings: {"a": (3, 2), "b": (2,)})
    assert settings == {"width": 7, "data": ["x", "é"]}
    assert read_settings(path) == ("best", settings)
    assert all(np.array_equal(found[name], arrays[name]) for name in arrays)
    assert all(values.dtype == np.float32 for values in found.values())
    assert [file.name for file in tmp_path.iterdir()] == ["w.safetensors"]


def test_a_network_survives_its_file(path):
    network = load_network(path)
    assert network.settings == {"channels": 16, "depth": 2, "inputs": 3}
    again = to_arrays(network)
    assert all(
        np.array_equal(again[name], a) for name, a in safetensors.numpy.load_file(path).items()
    )


def test_the_network_as_shipped_is_small():
    arrays = to_arrays(SDUNet())
    assert sum(values.nbytes for values in arrays.values()) < 5e6
    assert {name: values.shape for name, values in arrays.items()} == shapes(SDUNet())


def test_weights_that_are_not_finite_are_not_written(tmp_path):
    with pytest.raises(ValueError, match="not finite"):
        write_weights(str(tmp_path / "w.safetensors"), "best", {"a": np.array([np.nan])})
    assert not list(tmp_path.iterdir())


def truncate(path):
    with open(path, "r+b") as file:
        file.truncate(40000)


def cut_the_header(path):
    with open(path, "r+b") as file:
        file.truncate(5)


def make_pickle(path):
    with open(path, "wb") as file:
        pickle.dump({"weights": [1.0]}, file)


def make_text(path):
    with open(path, "w", encoding="utf-8") as file:
        file.write("no weights" * 100)


def set_nan(arrays):
    arrays["head.weight"][0, 0] = np.nan


def set_shape(arrays):
    arrays["head.bias"] = np.zeros(2, dtype=np.float32)


def set_type(arrays):
    arrays["head.bias"] = np.zeros(1, dtype=np.int32)


FAULTS = {
    "truncated": (truncate, "not a safetensors file, or it is truncated"),
    "cut": (cut_the_header, "not a safetensors file, or it is truncated"),
    "pickle": (make_pickle, "not a safetensors file"),
    "text": (make_text, "not a safetensors file"),
    "empty": (lambda p: open(p, "wb").close(), "not a safetensors file"),
    "foreign": (lambda p: rewrite(p, deepmend=None), "not one of DeepMEND"),
    "plain": (lambda p: safetensors.numpy.save_file({"a": np.zeros(3)}, p), "not one of DeepMEND"),
    "version": (lambda p: rewrite(p, deepmend="first"), "not one of DeepMEND"),
    "newer": (lambda p: rewrite(p, deepmend="99"), "newer DeepMEND.*update the plugin"),
    "student": (lambda p: rewrite(p, student="other"), "of the student 'other', not of 'paper'"),
    "settings": (lambda p: rewrite(p, depth="{"), "settings that cannot be read"),
    "size": (lambda p: rewrite(p, channels="1000000"), "1000000 channels.* is not known"),
    "lacking": (lambda p: rewrite(p, channels=None), "None channels.* is not known"),
    "list": (lambda p: rewrite(p, depth="[2]"), "is not known"),
    "depth": (lambda p: rewrite(p, depth="3"), "does not fit the student 'paper' .lacking: "),
    "names": (lambda p: rewrite(p, lambda a: a.pop("head.bias")), "lacking: head.bias; unknown: -"),
    "shape": (lambda p: rewrite(p, set_shape), r"head.bias has shape \(2,\)"),
    "type": (lambda p: rewrite(p, set_type), "type I32"),
    "nan": (lambda p: rewrite(p, set_nan), "not finite .in head.weight"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_other_files_are_refused(path, fault):
    spoil, sentence = FAULTS[fault]
    spoil(path)
    with pytest.raises(ValueError, match=sentence) as caught:
        load_student("paper", path)
    assert path in str(caught.value) and "\n" not in str(caught.value)


def test_a_folder_or_nothing_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "none.safetensors"):
        with pytest.raises(ValueError, match="the file of weights"):
            load_student("paper", str(path))


# -- students


def test_students_are_made_by_name(path):
    student = load_student("paper", path, "cpu")
    assert isinstance(student, PaperStudent)
    assert student.device.startswith("cpu") and student.batch == 1
    with pytest.raises(ValueError, match="'worst' is not a student: choose one of .*paper"):
        load_student("worst")


def test_missing_weights_of_the_plugin_are_told(monkeypatch, tmp_path):
    monkeypatch.setattr(PaperStudent, "weights", str(tmp_path / "none.safetensors"))
    with pytest.raises(
        ValueError, match="does not include weights for the student 'paper'.*WEIGHTS"
    ):
        load_student("paper")


def test_devices():
    import torch

    has_cuda = torch.cuda.is_available()
    assert choose_device(torch, "cpu").type == "cpu"
    assert choose_device(torch, "auto").type == ("cuda" if has_cuda else "cpu")
    with pytest.raises(ValueError, match="'tpu' is not a device"):
        choose_device(torch, "tpu")
    if not has_cuda:
        with pytest.raises(ValueError, match="no CUDA device .* choose the device cpu or auto"):
            choose_device(torch, "cuda")


# -- packages


def test_a_missing_package_is_named(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(MissingPackageError, match="package torch is not installed") as caught:
        load_student("paper", path)
    assert (caught.value.package, caught.value.reason) == ("torch", "")


def test_a_torch_that_cannot_be_loaded_is_told(path, monkeypatch):
    def fail(name):
        raise OSError("[WinError 126] c10.dll\nmore of it")

    monkeypatch.setattr(torch_support.importlib, "import_module", fail)
    with pytest.raises(MissingPackageError, match=r"cannot be loaded \(\[WinError 126\] c10.dll\)"):
        load_student("paper", path)


def test_without_safetensors_its_files_cannot_be_read_and_npz_can(path, tmp_path, monkeypatch):
    BestStudent()  # the plugin's own weights
    monkeypatch.setitem(sys.modules, "safetensors", None)
    BestStudent()
    with pytest.raises(MissingPackageError, match="package safetensors is not installed"):
        load_student("paper", path)


def test_npz_and_safetensors_hold_the_same(tmp_path):
    arrays, settings = read_weights(BestStudent.weights, "best", shapes_of_best)
    for name in ("w.npz", "w.safetensors"):
        path = str(tmp_path / name)
        write_weights(path, "best", arrays, settings)
        again, same = read_weights(path, "best", shapes_of_best)
        assert same == settings
        assert all(np.array_equal(again[key], values) for key, values in arrays.items())
    first = (tmp_path / "w.npz").read_bytes()
    write_weights(str(tmp_path / "w.npz"), "best", arrays, settings)
    assert (tmp_path / "w.npz").read_bytes() == first


@pytest.mark.parametrize(
    "spoil, sentence",
    [
        (lambda arrays: arrays.pop("metadata"), "not one of DeepMEND's"),
        (lambda arrays: arrays.update(metadata=np.array("{")), "not one of DeepMEND's"),
        (lambda arrays: arrays.update(metadata=np.array("[1]")), "not one of DeepMEND's"),
        (lambda arrays: arrays.update(bias_0=np.zeros(3)), "does not fit .*bias_0 has shape"),
        (lambda arrays: arrays.update(bias_0=arrays["bias_0"].astype(int)), "type I64"),
        (lambda arrays: arrays.update(bias_0=arrays["bias_0"] * np.nan), "not finite"),
        (lambda arrays: arrays.pop("bias_1"), "lacking: bias_1"),
        (lambda arrays: arrays.update(bias_0=np.array([{}], dtype=object)), "cannot be read"),
    ],
)
def test_npz_files_that_are_no_weights_are_refused(tmp_path, spoil, sentence):
    with np.load(BestStudent.weights, allow_pickle=False) as file:
        arrays = dict(file)
    spoil(arrays)
    path = str(tmp_path / "w.npz")
    np.savez(path, **arrays)
    with pytest.raises(ValueError, match=sentence):
        BestStudent(path)


def test_a_broken_npz_is_refused(tmp_path):
    content = bytearray(Path(BestStudent.weights).read_bytes())
    content[len(content) // 2 :: 7] = bytes(len(content[len(content) // 2 :: 7]))
    for size in (len(content), len(content) - 40, 30):
        path = tmp_path / "w.npz"
        path.write_bytes(bytes(content[:size]))
        with pytest.raises(ValueError, match="choose a .* file that DeepMEND's training wrote"):
            BestStudent(str(path))


def test_a_student_without_need_of_torch_works_without(monkeypatch):
    class Plain:
        name, needs_torch, takes_beta, weights = "plain", False, False, __file__

        def __init__(self, weights, device):
            self.made_of = weights, device

    monkeypatch.setitem(sys.modules, "torch", None)
    monkeypatch.setitem(students.STUDENTS, "plain", Plain)
    assert load_student("plain").made_of == (__file__, "auto")


def test_settings_nested_without_end_are_refused(tmp_path):
    from safetensors.numpy import save

    depth = 100_000
    metadata = {"deepmend": "1", "student": "best", "hidden": "[" * depth + "]" * depth}
    path = tmp_path / "w.safetensors"
    path.write_bytes(save({"x": np.zeros(1, dtype=np.float32)}, metadata=metadata))
    with pytest.raises(ValueError, match="has settings that cannot be read"):
        read_weights(str(path), "best", lambda settings: {})


def test_the_same_settings_in_any_order_are_the_same_file(tmp_path):
    arrays = {"x": np.arange(3, dtype=np.float32)}
    files = []
    for settings in ({"a": {"b": 1, "c": 2}, "d": 3}, {"d": 3, "a": {"c": 2, "b": 1}}):
        path = tmp_path / f"{len(files)}.safetensors"
        write_weights(str(path), "best", arrays, settings)
        files.append(path.read_bytes())
    assert files[0] == files[1]
