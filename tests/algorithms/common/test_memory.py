"""Memory that a run needs, told before it begins."""

import builtins
import io
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.common import memory
from deepmend.algorithms.common.memory import UNKNOWN, USABLE, check_memory, free_memory
from deepmend.models.grid import Grid

GRID = Grid(100.0, 0, 0, 2000, 1000)  # 16 MB of float64
FILES = {
    "/proc/meminfo": "MemTotal: 9 kB\nMemFree: 2 kB\nMemAvailable:     3000 kB\n",
    "/sys/fs/cgroup/memory.max": "max\n",
    "/sys/fs/cgroup/memory.current": "1000\n",
}


@pytest.fixture
def files(monkeypatch):
    """What the system tells, in place of what it tells here; no limit on addresses."""
    told, real = dict(FILES), builtins.open

    def opened(path, *rest, **more):
        if path in FILES:
            if path not in told:
                raise FileNotFoundError(path)
            return io.StringIO(told[path])
        return real(path, *rest, **more)

    monkeypatch.setattr(builtins, "open", opened)
    monkeypatch.setattr(memory, "_of_the_limit", lambda: None)
    return told


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what Linux tells")


@linux
def test_what_the_system_tells(files):
    assert free_memory() == 3000 * 1024


@linux
@pytest.mark.parametrize(
    "most, used, free",
    [("5000", "1000", 4000), ("5000", "6000", 0), ("99999999999", "0", 3000 * 1024)],
)
def test_a_container_has_its_own_limit(files, most, used, free):
    files["/sys/fs/cgroup/memory.max"] = most
    files["/sys/fs/cgroup/memory.current"] = used
    assert free_memory() == free


@linux
@pytest.mark.parametrize("text", ["", "nonsense"])
def test_what_is_not_understood_is_left_out(files, text):
    files["/sys/fs/cgroup/memory.max"] = text
    assert free_memory() == 3000 * 1024
    del files["/sys/fs/cgroup/memory.max"]
    assert free_memory() == 3000 * 1024


@linux
def test_a_system_that_does_not_tell_what_is_free(files, monkeypatch):
    monkeypatch.setattr(memory.os, "sysconf", {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 10}.get)
    for text in ("MemFree: 3 kB\n", "MemAvailable:\n", "MemAvailable: x kB\n"):
        files["/proc/meminfo"] = text
        assert free_memory() == 40960
    del files["/proc/meminfo"]
    assert free_memory() == 40960


def test_a_system_that_tells_nothing(monkeypatch):
    for name in ("_of_the_system", "_of_the_limit", "_of_the_group"):
        monkeypatch.setattr(memory, name, lambda: None)
    assert free_memory() == UNKNOWN


@pytest.mark.parametrize("limits", [(5, None, 7), (None, 5, 6), (6, 7, 5), (None, None, 5)])
def test_the_least_of_all_limits(monkeypatch, limits):
    for name, size in zip(("_of_the_system", "_of_the_limit", "_of_the_group"), limits):
        monkeypatch.setattr(memory, name, lambda size=size: size)
    assert free_memory() == 5


@linux
def test_a_limit_on_addresses(monkeypatch):
    import resource

    monkeypatch.setattr(memory, "_of_the_system", lambda: None)
    monkeypatch.setattr(memory, "_of_the_group", lambda: None)
    with open("/proc/self/statm") as file:
        used = int(file.read().split()[0]) * resource.getpagesize()
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (used + (1 << 30), 0))
    assert free_memory() == pytest.approx(1 << 30, abs=1 << 28)
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (used // 2, 0))
    assert free_memory() == 0
    monkeypatch.setattr(resource, "getrlimit", lambda kind: (resource.RLIM_INFINITY, 0))
    assert free_memory() == UNKNOWN


def test_a_grid_that_does_not_fit(monkeypatch):
    monkeypatch.setattr(memory, "free_memory", lambda: 10 << 20)
    message = (
        "2,000 x 1,000 cells .200 x 100 km., which needs 15 MiB of memory, but only 10 MiB is free.*"
        "STATIONS.*CELL_SIZE"
    )
    with pytest.raises(QgsProcessingException, match=message):
        check_memory(GRID, 8)
    check_memory(GRID, 4)


@settings(deadline=None)
@given(st.integers(1, 1000), st.integers(1, 1000), st.integers(1, 16), st.integers(1, 10**7))
def test_the_border(columns, rows, size, free):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(memory, "free_memory", lambda: free)
        grid, fits = Grid(50.0, 3, 4, columns, rows), columns * rows * size <= USABLE * free
        try:
            check_memory(grid, size)
        except QgsProcessingException:
            assert not fits
        else:
            assert fits
