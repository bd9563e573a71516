"""Files of weights: arrays, and which student they are of, with which settings; safetensors or npz."""

from __future__ import annotations

import contextlib
import json
import os
import uuid
import zipfile
import zlib
from collections.abc import Callable

import numpy as np

from ..wording import tr
from .torch_support import import_package

FORMAT = 1
"""Version of what is written; files of a later one are refused."""

KINDS = ("F16", "F32", "F64")  # names of number types in a safetensors header
BROKEN = (OSError, EOFError, NotImplementedError, zipfile.BadZipFile, zlib.error)
"""What reading a broken npz raises, beside ValueError."""

MOST = 1 << 28  # bytes of the arrays of an npz: no student is larger
METADATA = "metadata"  # the array of an npz that holds what a safetensors header does, as JSON


def write_weights(
    path: str | os.PathLike[str],
    student: str,
    arrays: dict[str, np.ndarray],
    settings: dict | None = None,
) -> None:
    """Write the weights of a student.

    Parameters
    ----------
    path : str
        Where it ends in .npz, an npz that needs no package to be read; else safetensors.
    student : str
        Name of the student.
    arrays : dict of str to numpy.ndarray
        Floating-point arrays; float16 is enough for most and halves the file.
    settings : dict, optional
        What the student must know before it can take the arrays, and what a reader may want to know
        (seed, epochs, data): anything that JSON holds.

    Raises
    ------
    ValueError
        If a value is not finite: such a file would be refused later.
    OSError
        If the file cannot be written.
    MissingPackageError
        Without safetensors, where such a file is to be written.
    """
    for name, values in arrays.items():
        if not np.isfinite(values).all():
            raise ValueError(f"the weights {name} are not finite: they are not written")
    metadata = {name: json.dumps(value, sort_keys=True) for name, value in (settings or {}).items()}
    metadata |= {"deepmend": str(FORMAT), "student": student}
    arrays = {name: np.ascontiguousarray(values) for name, values in arrays.items()}
    as_npz = str(path).endswith(".npz")
    save = None if as_npz else import_package("safetensors.numpy").save
    # no half a file where the run ends early
    part = f"{path}.{uuid.uuid4().hex}.part"
    try:
        with open(part, "wb") as file:
            if save is None:
                described = np.array(json.dumps(metadata, sort_keys=True))
                np.savez_compressed(file, **{METADATA: described}, **arrays)
            else:
                file.write(_steady(save(arrays, metadata=metadata)))
            file.flush()
            os.fsync(file.fileno())
        os.replace(part, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.remove(part)
        raise


def _steady(content):
    """A safetensors file with its header in order: safetensors shuffles it from one call to the next."""
    size = 8 + int.from_bytes(content[:8], "little")
    header = json.dumps(json.loads(content[8:size]), sort_keys=True).encode()
    header += b" " * (-len(header) % 8)  # numbers begin at multiples of 8
    return len(header).to_bytes(8, "little") + header + content[size:]


def read_settings(path: str | os.PathLike[str], student: str | None = None) -> tuple[str, dict]:
    """Name of the student and settings of a file of weights.

    Parameters
    ----------
    path : str
    student : str, optional
        The student that the weights must be of.

    Returns
    -------
    (str, dict)

    Raises
    ------
    ValueError
        If the file does not hold weights, or those of another student.
    MissingPackageError
        Without safetensors, where the file is one of these.
    """
    with _opened(path) as file:
        return _settings(path, file, student)


def read_weights(
    path: str | os.PathLike[str], student: str, shapes_of: Callable[[dict], dict[str, tuple]]
) -> tuple[dict[str, np.ndarray], dict]:
    """Read the weights of a student.

    Parameters
    ----------
    path : str
    student : str
        The student that the weights must be of.
    shapes_of : callable
        Called with the settings; returns the expected {name: shape}, or raises a ValueError that says
        what is wrong with the settings.

    Returns
    -------
    (dict of str to numpy.ndarray, dict)
        float32 arrays, finite, of the expected shapes; settings.

    Raises
    ------
    ValueError
        If the file is not exactly that.
    MissingPackageError
        Without safetensors, where the file is one of these.
    """
    with _opened(path) as file:
        _, settings = _settings(path, file, student)
        try:
            expected = shapes_of(settings)
        except ValueError as problem:
            raise _refused(
                tr("{path} cannot be used ({problem})"), path, problem=problem
            ) from problem
        _check_names(path, student, set(file.keys()), set(expected))
        arrays = {}
        for name, shape in expected.items():
            part = file.get_slice(name)
            found = tuple(part.get_shape())
            if found != tuple(shape) or part.get_dtype() not in KINDS:
                raise _refused(
                    tr(
                        "{path} does not fit the student '{student}' ({name} has shape {found} and type"
                        " {type}, not {shape} and F16 or F32)"
                    ),
                    path,
                    student=student,
                    name=name,
                    found=found,
                    type=part.get_dtype(),
                    shape=tuple(shape),
                )
            arrays[name] = np.asarray(file.get_tensor(name), dtype=np.float32)
            if not np.isfinite(arrays[name]).all():
                raise _refused(
                    tr("{path} has weights that are not finite (in {name})"), path, name=name
                )
    return arrays, settings


class _Npz:
    """An npz as safetensors shows a file: metadata, keys, slices, tensors."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            size = sum(part.file_size for part in archive.infolist())
        if size > MOST:
            raise ValueError(f"{size / 1e6:.0f} MB")
        self._path = path
        self._file = np.load(path, allow_pickle=False)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def metadata(self):
        try:
            found = json.loads(str(self._file[METADATA]))
        except (KeyError, ValueError, *BROKEN):
            return {}
        texts = isinstance(found, dict) and all(isinstance(v, str) for v in found.values())
        return found if texts else {}

    def keys(self):
        return [name for name in self._file.files if name != METADATA]

    def get_slice(self, name):
        return _NpzSlice(self.get_tensor(name))

    def get_tensor(self, name):
        try:
            return self._file[name]
        except (ValueError, *BROKEN) as problem:
            raise _refused(
                tr("{path} cannot be read ({problem})"), self._path, problem=problem
            ) from problem


class _NpzSlice:
    def __init__(self, values):
        self._values = values

    def get_shape(self):
        return list(self._values.shape)

    def get_dtype(self):
        kind = self._values.dtype
        return f"{kind.kind.upper()}{8 * kind.itemsize}"


def _opened(path):
    """The file, its header read; no code in it is ever run."""
    if not os.path.isfile(path):
        raise _refused(tr("the file of weights {path} does not exist"), path)
    if zipfile.is_zipfile(path):
        try:
            return _Npz(path)
        except (ValueError, *BROKEN) as problem:
            raise _refused(
                tr("{path} cannot be read ({problem})"), path, problem=problem
            ) from problem
    safetensors = import_package("safetensors")
    try:
        return safetensors.safe_open(path, framework="numpy")
    except (safetensors.SafetensorError, OSError, ValueError, RecursionError) as problem:
        raise _refused(
            tr("{path} is not a safetensors file, or it is truncated ({problem})"),
            path,
            problem=problem,
        ) from problem


def _settings(path, file, student):
    metadata = dict(file.metadata() or {})
    version, found = metadata.pop("deepmend", None), metadata.pop("student", None)
    if version is None or found is None or not version.isdecimal():
        raise _refused(tr("{path} is a file of arrays, but not one of DeepMEND's"), path)
    if int(version) > FORMAT:
        raise ValueError(
            tr(
                "{path} was written by a newer DeepMEND (format {version}, this one reads {format}): update"
                " the plugin"
            ).format(path=path, version=version, format=FORMAT)
        )
    if student is not None and found != student:
        raise ValueError(
            tr(
                "{path} holds weights of the student '{found}', not of '{student}': choose that student, or"
                " other weights"
            ).format(path=path, found=found, student=student)
        )
    try:
        return found, {name: json.loads(value) for name, value in metadata.items()}
    except (ValueError, RecursionError) as problem:
        raise _refused(tr("{path} has settings that cannot be read"), path) from problem


def _check_names(path, student, found, expected):
    if found == expected:
        return
    raise _refused(
        tr("{path} does not fit the student '{student}' (lacking: {lacking}; unknown: {unknown})"),
        path,
        student=student,
        lacking=", ".join(sorted(expected - found)[:3]) or "-",
        unknown=", ".join(sorted(found - expected)[:3]) or "-",
    )


def _refused(reason, path, **more):
    """The error that says why a file is not taken, and what to do."""
    advice = tr("choose a .safetensors or .npz file that DeepMEND's training wrote")
    return ValueError(f"{reason.format(path=path, **more)}: {advice}")
