"""Memory that a run needs, told before it begins."""

from __future__ import annotations

import contextlib
import os
import sys

from .mapwriter import file_size
from .messages import error, tr

USABLE = 0.8  # share of the free memory that a run may take
UNKNOWN = 8 << 30  # bytes that are assumed to be free where the system does not tell


def check_memory(grid, bytes_per_cell):
    """Refuse grids whose arrays do not fit into the memory that is free.

    Parameters
    ----------
    grid : Grid
        Common grid of all maps.
    bytes_per_cell : int
        Of all arrays on it that are held at a time.
    """
    needed, free = grid.size * bytes_per_cell, free_memory()
    if needed <= USABLE * free:
        return
    west, south, east, north = grid.bounds
    raise error(
        tr(
            "The maps share a grid of {columns:,} x {rows:,} cells ({width:,.0f} x {height:,.0f}"
            " km), which needs {size} of memory, but only {free} is free: look for stations far"
            " away from the others, choose fewer with STATIONS, choose a smaller REGION, or raise"
            " CELL_SIZE."
        ).format(
            columns=grid.columns,
            rows=grid.rows,
            width=(east - west) / 1000.0,
            height=(north - south) / 1000.0,
            size=file_size(needed),
            free=file_size(free),
        )
    )


def free_memory():
    """Bytes that this program can still take, as far as the system tells."""
    known = [
        size for size in (_of_the_system(), _of_the_limit(), _of_the_group()) if size is not None
    ]
    return min(known, default=UNKNOWN)


def _of_the_system():
    """Free memory of the machine; None where it does not tell."""
    if sys.platform == "win32":
        return _of_windows()
    missing = contextlib.suppress(OSError, ValueError, IndexError)
    with missing, open("/proc/meminfo", encoding="ascii") as file:
        for line in file:
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    with contextlib.suppress(OSError, ValueError, AttributeError):
        # all of it, where what is free is not told, as on macOS
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return None


def _of_windows():
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = [
            ("length", ctypes.c_ulong),
            ("load", ctypes.c_ulong),
            *((name, ctypes.c_ulonglong) for name in ("total", "free", "all_pages", "free_pages")),
            *((name, ctypes.c_ulonglong) for name in ("all_virtual", "free_virtual", "extended")),
        ]

    status = Status(length=ctypes.sizeof(Status))
    done = ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))
    return int(status.free) if done else None


def _of_the_limit():
    """What is left of a limit on this program's addresses (ulimit -v); None without one."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        if limit == resource.RLIM_INFINITY:
            return None
        with open("/proc/self/statm", encoding="ascii") as file:
            return max(0, limit - int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE"))
    return None


def _of_the_group():
    """What is left to the container in which this runs; None without a limit."""
    with contextlib.suppress(OSError, ValueError):
        texts = []
        for name in ("memory.max", "memory.current"):
            with open(f"/sys/fs/cgroup/{name}", encoding="ascii") as file:
                texts.append(file.read().strip())
        return None if texts[0] == "max" else max(0, int(texts[0]) - int(texts[1]))
    return None
