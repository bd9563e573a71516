"""Files that are written beside their place and moved there when they are whole."""

from __future__ import annotations

import contextlib
import os
import platform
import re
import shutil
import sys
import tempfile
import time
import zlib

from .messages import error, tr

HOST = f"{zlib.crc32(platform.node().encode()):08x}"
WEEK = 7 * 24 * 3600.0

RASTER = (".ovr", ".aux.xml", ".msk", ".msk.ovr")
DATABASE = ("-wal", "-shm", "-journal")
SHAPEFILE = (
    *(".shx", ".dbf", ".prj", ".qpj", ".cpg", ".sbn", ".sbx", ".qix", ".qmd", ".idm", ".ind"),
    ".shp.xml",
)
SIDES = {
    **dict.fromkeys((".gpkg", ".sqlite", ".db"), ((), DATABASE)),
    **dict.fromkeys((".tif", ".tiff"), ((), RASTER)),
    ".shp": (SHAPEFILE, ()),
    ".tab": ((".dat", ".map", ".id", ".ind"), ()),
    ".mif": ((".mid",), ()),
    ".csv": ((".csvt", ".prj"), ()),
}
"""Endings of files that belong to one of a kind: in place of its own ending, and behind its whole name.

Styles (.qml) are the user's and are left alone."""


class Part:
    """A file in a hidden folder of its own beside the place that it is to have.

    Several runs may write to one place at a time: that of the last to end is kept, whole. Folders that a
    killed program left are cleared by the next run with the same place.

    Parameters
    ----------
    path : str
        The place.

    Attributes
    ----------
    file : str
        Where to write, under the same name; files with other names beside it are kept too.

    Raises
    ------
    OSError
        If no folder can be made there.
    """

    def __init__(self, path):
        self.path = os.path.abspath(path)
        folder, name = os.path.split(self.path)
        start = f".{name[:40]}."
        clear(folder, start, ".part")
        self._folder = tempfile.mkdtemp(
            prefix=f"{start}{HOST}-{os.getpid()}-", suffix=".part", dir=folder
        )
        self.file = os.path.join(self._folder, name)

    def keep(self):
        """Move what was written to its place, and drop what belonged to the file that was there.

        Raises
        ------
        OSError
            If a file cannot be replaced.
        """
        folder, name = os.path.split(self.path)
        written = set(os.listdir(self._folder)) - {name}
        os.replace(self.file, self.path)
        for other in sorted(written):
            os.replace(os.path.join(self._folder, other), os.path.join(folder, other))
        for other in side_files(name):
            if other not in written:
                with contextlib.suppress(OSError):
                    os.remove(os.path.join(folder, other))
        self.drop()

    def drop(self):
        """Remove what is still beside the place."""
        shutil.rmtree(self._folder, ignore_errors=True)


def side_files(name):
    """Names of the files that can belong to one."""
    stem, ending = os.path.splitext(name)
    instead, behind = SIDES.get(ending.lower(), ((), (".aux.xml",)))
    return [stem + other for other in instead] + [name + other for other in behind]


_chosen = None  # where temporary files go, if the user chose


def keep_temporary_files_in(folder):
    """Choose where temporary files go from now on; None for the system's own place."""
    global _chosen
    _chosen = folder or None


def temporary_files():
    """The folder that temporary files go to.

    Raises
    ------
    QgsProcessingException
        If one was chosen that is not there.
    """
    if _chosen is None:
        return tempfile.gettempdir()
    if not os.path.isdir(_chosen):
        raise error(
            tr(
                "The folder for temporary files, {folder}, does not exist: choose another one in QGIS's"
                " options, page DeepMEND."
            ).format(folder=_chosen)
        )
    return _chosen


@contextlib.contextmanager
def temporary_folder():
    """A folder among the temporary files, removed at the end; those of killed programs are cleared."""
    start, place = "deepmend-", temporary_files()
    clear(place, start, "")
    with tempfile.TemporaryDirectory(prefix=f"{start}{HOST}-{os.getpid()}-", dir=place) as folder:
        yield folder


def clear(folder, start, end):
    """Remove files and folders of programs that do not run any more, by the beginning and end of names."""
    name = re.compile(re.escape(start) + r"(?:([0-9a-f]{8})-)?(\d+)\b.*" + re.escape(end))
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            found = name.fullmatch(entry.name)
            if not found:
                continue
            host, pid = found.groups()
            with contextlib.suppress(OSError):
                # of another machine on a shared disk nothing can be known but the age
                is_old = time.time() - entry.stat(follow_symlinks=False).st_mtime > WEEK
                if is_old or (host in (None, HOST) and not _runs(int(pid))):
                    if entry.is_dir(follow_symlinks=False):
                        shutil.rmtree(entry.path, ignore_errors=True)
                    else:
                        os.remove(entry.path)


def _runs(pid):
    """Whether there is a program with a number."""
    if sys.platform == "win32":
        import ctypes

        # a signal of 0, as below, would end it there
        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
