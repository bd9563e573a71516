"""The teacher's labels of a whole deployment: each station's best beta, in a table that grows with them."""

from __future__ import annotations

import csv
import hashlib
import io
import multiprocessing
import os
import signal
import sys
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from itertools import islice

import numpy as np
import shapely

from deepmend.models.grid import Grid
from deepmend.models.teacher import BETAS, teacher_search

COLUMNS = ["station_id", "beta", "ks", "setup"]
POLL = 0.2  # seconds between two looks at whether to stop


def label_deployment(
    deployment, truth_of, stations, cell, window, path, settings="", workers=1, progress=None
):
    """Teacher search for many stations, resumable: what the table holds already is not computed again.

    A station's row is on disk as soon as it is known. Workers are processes; each gets the deployment and
    the truth once. They walk through the stations side by side, from neighbour to neighbour, so that what
    neighbours share is computed once in each worker. A `truth_of` that uses threads of its own should be
    held to one where there are several workers. Inside QGIS use one worker, which needs no other process.

    Parameters
    ----------
    deployment : Deployment
    truth_of : callable
        (station, grid) -> ground-truth map (rows, columns), >= 0. Must be picklable where processes are
        not forked (elsewhere than on Linux).
    stations : sequence of int
        Indices of the stations to label; a later call may name others.
    cell, window : float
        Cell size and width of the stations' windows, metres.
    path : path-like
        CSV table station_id, beta, ks, setup; made if it is not there.
    settings : str
        All that the truth depends on beside deployment and grid. A table made with others is refused.
    workers : int
    progress : callable, optional
        Called with the fraction done; returns False to stop. With one worker it is called after every
        beta, else several times a second.

    Returns
    -------
    numpy.ndarray or None
        (stations, 2) best beta and its KS distance, in the order of `stations`; None if stopped.

    Raises
    ------
    ValueError
        If the table is none of this set-up, or a station has no truth or no map.
    OSError
        If the table cannot be read or written.
    concurrent.futures.process.BrokenProcessPool
        If a worker dies, say for want of memory. The table holds what was done before.
    """
    setup = fingerprint(deployment, cell, window, settings)
    ids = deployment.ids
    known = _open_table(path, setup)
    stations = [int(s) for s in stations]
    wanted = {s for s in stations if ids[s] not in known}
    todo = [s for s in sweep(deployment.xy, window / 2) if s in wanted]
    done = len(stations) - len(todo)
    work = deployment, truth_of, cell, window
    run = _in_turn if workers < 2 or len(todo) < 2 else _side_by_side
    with open(path, "a", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)

        def record(station, label):
            nonlocal done
            known[ids[station]] = label
            # with all digits: read back they are the same
            writer.writerow([ids[station], *label, setup])
            file.flush()
            done += 1

        def going_on(part=0.0):
            return not progress or progress((done + part) / max(1, len(stations)))

        if not run(work, todo, workers, record, going_on):
            return None
    return np.array([known[ids[s]] for s in stations]).reshape(-1, 2)


def fingerprint(deployment, cell, window, settings):
    """12 hexadecimal digits that tell one set-up from others."""
    plain = deployment.ids, deployment.latitude, float(cell), float(window), settings
    digest = hashlib.sha256()
    for part in (
        repr(plain).encode(),
        deployment.xy.tobytes(),
        b"" if deployment.heights is None else deployment.heights.tobytes(),
        shapely.to_wkb(deployment.region),
        np.asarray(BETAS).tobytes(),
    ):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:12]


def sweep(xy, width):
    """Stations in an order in which neighbours follow each other: strip by strip, there and back.

    Parameters
    ----------
    xy : numpy.ndarray
        (n, 2) metres.
    width : float
        Of a strip, metres.

    Returns
    -------
    list of int
    """
    strip = np.floor(xy[:, 1] / width)
    along = np.where(strip % 2 == 0, xy[:, 0], -xy[:, 0])
    return np.lexsort((along, strip)).tolist()


def _open_table(path, setup):
    """{station id: (beta, ks)} of a table, which is made if it is not there and rid of a half-written end."""
    text = ""
    if os.path.exists(path):
        with open(path, newline="", encoding="utf-8", errors="replace") as file:
            text = file.read().replace("\0", "?")  # a power cut may leave zeros
    rows = list(csv.reader(io.StringIO(text, newline="")))
    half = bool(rows) and (not text.endswith("\n") or (len(rows) > 1 and not _is_label(rows[-1])))
    header, *rows = (rows[:-1] if half else rows) or [[]]
    if header != COLUMNS and text and not ",".join(COLUMNS).startswith(text):
        raise ValueError(f"{path} is not a table of the teacher's labels: give another name")
    for number, row in enumerate(rows):
        if not _is_label(row):
            raise ValueError(f"{path} is damaged in row {number + 1}: remove that or the file")
        if row[3] != setup:
            raise ValueError(
                f"{path} was made with another deployment, grid or truth: remove it or give another name"
            )
    if half or not text:
        # beside it first, so that nothing is lost if this is cut off too
        spare = f"{path}.new"
        with open(spare, "w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([COLUMNS, *rows])
        os.replace(spare, path)
    return {row[0]: (float(row[1]), float(row[2])) for row in rows}


def _is_label(row):
    """Whether a row of the table holds a station's label."""
    try:
        return len(row) == len(COLUMNS) and bool(np.isfinite([float(row[1]), float(row[2])]).all())
    except ValueError:
        return False


def _label(work, station, progress):
    """Best beta and KS distance of a station; None if stopped."""
    deployment, truth_of, cell, window = work
    grid = Grid.window(*deployment.xy[station], cell, window)
    try:
        return teacher_search(deployment, station, grid, truth_of(station, grid), progress=progress)
    except ValueError as error:
        raise ValueError(f"station {deployment.ids[station]}: {error}") from error


def _in_turn(work, todo, _workers, record, going_on):
    """Label stations in this process; False if stopped."""
    for station in todo:
        if not going_on():
            return False
        label = _label(work, station, going_on)
        if label is None:
            return False
        record(station, label)
    return going_on()


def _side_by_side(work, todo, workers, record, going_on):
    """Label stations in several processes; False if stopped."""
    # forked processes find the package under its name, whatever folder it was loaded from
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    stop = context.Event()
    pool = ProcessPoolExecutor(min(workers, len(todo)), context, _start_worker, (work, stop))
    queue, running = iter(todo), {}
    try:
        while True:
            for station in islice(queue, 2 * workers - len(running)):
                running[pool.submit(_label_in_worker, station)] = station
            if not going_on():
                return False
            if not running:
                return True
            for future in wait(running, POLL, FIRST_COMPLETED).done:
                record(running.pop(future), future.result())
    finally:
        stop.set()
        # a truth that is being made cannot be stopped: its worker ends after it, unheeded
        pool.shutdown(wait=not running, cancel_futures=True)


_worker = None


def _start_worker(work, stop):
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it is the parent that decides
    _worker = work, stop


def _label_in_worker(station):
    work, stop = _worker
    return _label(work, station, lambda _: not stop.is_set())
