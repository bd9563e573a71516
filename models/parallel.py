"""Tasks of a walk on all cores of this machine, or on a Dask cluster."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from typing import Any

POLL = 0.1  # seconds between two looks at whether the user has cancelled
_most: int | None = None  # threads that the user allows
GROUP = 4  # neighbouring tasks that a cluster merges where they were done


class Stopped(Exception):  # noqa: N818  # not an error
    """The user has cancelled."""


def use_at_most(threads: int | None) -> None:
    """Have no more threads work at a time than that, from now on; None for as many as there are cores."""
    global _most
    _most = threads


def most_threads() -> int | None:
    """What `use_at_most` was given."""
    return _most


def most_cores() -> int:
    """Cores that this program could use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def cores() -> int:
    """Cores that this program uses."""
    return min(most_cores(), _most or most_cores())


def each(
    work: Callable[[Any, Any], Any],
    shared: Any,
    tasks: Sequence[Any],
    progress: Callable[[float], bool] | None = None,
    client: Any = None,
    threads: int | None = None,
) -> Iterator[Any]:
    """Yield work(shared, task) for each task, in the order of the tasks.

    Few results are held at a time, so memory goes with the tasks under work.

    Parameters
    ----------
    work : callable
        Of `shared` and a task; a function of a module, where a cluster does it.
    shared : object
    tasks : sequence
    progress : callable, optional
        Called with the fraction done, in the calling thread only; returns False to stop.
    client : distributed.Client, optional
        Of a Dask cluster that `cluster.connected` gives; without it threads of this machine work.
    threads : int, optional
        By default as many as there are cores.

    Raises
    ------
    Stopped
        Where `progress` returns False.
    cluster.ClusterError
        Where the cluster fails.
    """
    if client is None:
        pool = ThreadPoolExecutor(threads or cores())
        most = 2 * (threads or cores())
        yield from _in_order(
            lambda task: pool.submit(work, shared, task), pool.shutdown, tasks, most, progress
        )
        return
    from .cluster import told_of_the_cluster

    with told_of_the_cluster():
        common = client.scatter(shared, broadcast=True, hash=False)
        most = 4 * max(1, sum(client.nthreads().values()))
        yield from _in_order(
            lambda task: client.submit(work, common, task, pure=False),
            lambda: None,
            tasks,
            most,
            progress,
        )


def _in_order(
    submit: Callable[[Any], Any],
    close: Callable[[], None],
    tasks: Sequence[Any],
    most: int,
    progress: Callable[[float], bool] | None,
) -> Iterator[Any]:
    """Yield the results of futures in the order of the tasks, `most` of which wait at a time."""
    pending: deque = deque()
    rest = iter(tasks)
    done = 0

    def told() -> None:
        if progress is not None and not progress(done / len(tasks)):
            raise Stopped

    try:
        while True:
            while len(pending) < most:
                task = next(rest, None)
                if task is None:
                    break
                pending.append(submit(task))
            if not pending:
                return
            told()
            try:
                result = pending[0].result(timeout=POLL)
            except (NotYet, TimeoutError):
                if not pending[0].done():
                    continue
                result = pending[0].result()  # raises what is the work's own
            pending.popleft()
            done += 1
            yield result
            told()
    finally:
        for future in pending:
            future.cancel()
        close()


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

    The tree depends on the number of tasks only, so the result is the same for any number of threads or
    workers. Parameters as in `each`; `merge` makes one result of two, and is a function of a module too.

    Raises
    ------
    ValueError
        If there are no tasks.
    Stopped, cluster.ClusterError
        As in `each`.
    """
    if not tasks:
        raise ValueError("there are no tasks")
    groups = [tasks[start : start + GROUP] for start in range(0, len(tasks), GROUP)]
    parts = each(_merged_group, (work, merge, shared), groups, progress, client, threads)
    return merged(parts, merge)


def _merged_group(shared: tuple, tasks: Sequence[Any]) -> Any:
    """What neighbouring tasks give, merged where they are done."""
    work, merge, common = shared
    return merged((work(common, task) for task in tasks), merge)


def merged(results: Iterable[Any], merge: Callable[[Any, Any], Any]) -> Any:
    """Merge results in a tree of neighbours, holding few of them."""
    waiting: list[tuple[int, Any]] = []  # (how many results are in it, what they gave)
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
