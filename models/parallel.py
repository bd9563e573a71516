"""Tasks of a walk on all cores of this machine."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from typing import Any

POLL = 0.1  # seconds between two looks at whether the user has cancelled


class Stopped(Exception):
    """The user has cancelled."""


def cores() -> int:
    """Cores that this program may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def each(
    work: Callable[[Any, Any], Any],
    shared: Any,
    tasks: Sequence[Any],
    progress: Callable[[float], bool] | None = None,
    client: Any = None,
    threads: int | None = None,
) -> Iterator[Any]:
    """Yield work(shared, task) for each task, in the order of the tasks.

    Parameters
    ----------
    work : callable
        Of `shared` and a task.
    shared : object
    tasks : sequence
    progress : callable, optional
        Called with the fraction done, in the calling thread only; returns False to stop.
    client : distributed.Client, optional
        Of a Dask cluster; without it threads of this machine work.
    threads : int, optional
        By default as many as there are cores.

    Raises
    ------
    Stopped
        Where `progress` returns False.
    """
    threads = threads or cores()
    pending: deque = deque()
    done = 0
    rest = iter(tasks)
    pool = ThreadPoolExecutor(threads)
    try:
        while True:
            for task in rest:
                pending.append(pool.submit(work, shared, task))
                if len(pending) >= 2 * threads:
                    break
            if not pending:
                break
            while not pending[0].done():
                wait([pending[0]], POLL, FIRST_COMPLETED)
                if progress is not None and not progress(done / len(tasks)):
                    raise Stopped
            yield pending.popleft().result()
            done += 1
            if progress is not None and not progress(done / len(tasks)):
                raise Stopped
    finally:
        for future in pending:
            future.cancel()
        pool.shutdown()


def reduce(
    work: Callable[[Any, Any], Any],
    merge: Callable[[Any, Any], Any],
    shared: Any,
    tasks: Sequence[Any],
    progress: Callable[[float], bool] | None = None,
    client: Any = None,
    threads: int | None = None,
) -> Any:
    """Merge work(shared, task) of all tasks in a tree of neighbours.

    The tree depends on the number of tasks only, so the result is the same for any number of threads.
    Parameters as in `each`; `merge` makes one result of two.

    Raises
    ------
    ValueError
        If there are no tasks.
    Stopped
        Where `progress` returns False.
    """
    if not tasks:
        raise ValueError("there are no tasks")
    return merged(each(work, shared, tasks, progress, client, threads), merge)


def merged(results: Iterable[Any], merge: Callable[[Any, Any], Any]) -> Any:
    """Merge results in a tree of neighbours, holding few of them."""
    waiting: list[tuple[int, Any]] = []  # (how many tasks are in it, result)
    for result in results:
        count = 1
        while waiting and waiting[-1][0] == count:
            result = merge(waiting.pop()[1], result)
            count *= 2
        waiting.append((count, result))
    result = waiting.pop()[1]
    while waiting:
        result = merge(waiting.pop()[1], result)
    return result
