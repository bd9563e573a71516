"""Tasks on threads: their order, one result for any number of threads, and what stops them."""

import threading
import time

import numpy as np
import pytest

from deepmend.models.deepmend.torch_support import import_torch
from deepmend.models.parallel import Stopped, cores, each, merged, most_cores, reduce, use_at_most

TASKS = list(range(37))


def slowly(shared, task):
    time.sleep(0.002 * ((task * 7) % 5))
    return shared + task


def sums(shared, task):
    """Numbers whose sum depends on the order in which they are added."""
    return np.random.default_rng(task).lognormal(0.0, 20.0, 50)


def added(one, other):
    return one + other


@pytest.mark.parametrize("threads", [1, 2, 5, None])
def test_results_come_in_the_order_of_tasks(threads):
    assert list(each(slowly, 100, TASKS, threads=threads)) == [100 + task for task in TASKS]
    assert list(each(slowly, 0, [], threads=threads)) == []


def test_any_number_of_threads_gives_the_same():
    first = reduce(sums, added, None, TASKS, threads=1)
    for threads in (2, 3, 5):
        assert (reduce(sums, added, None, TASKS, threads=threads) == first).all()
    plain = sum(sums(None, task) for task in TASKS)
    assert (plain != first).any()  # so the law says something
    assert first == pytest.approx(plain)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 8, 13])
def test_a_tree_merges_all(count):
    assert merged(iter([f"{i}," for i in range(count)]), added) == "".join(
        f"{i}," for i in range(count)
    )


def test_no_tasks():
    with pytest.raises(ValueError, match="no tasks"):
        reduce(sums, added, None, [])


def test_it_stops_and_begins_nothing_more():
    begun = []

    def work(shared, task):
        begun.append(task)
        time.sleep(0.02)
        return task

    with pytest.raises(Stopped):
        for _ in each(work, None, range(1000), lambda fraction: len(begun) < 6, threads=2):
            pass
    count = len(begun)
    assert count < 20
    time.sleep(0.1)
    assert len(begun) == count
    assert not [t for t in threading.enumerate() if t.name.startswith("ThreadPoolExecutor")]


def test_who_waits_for_a_long_task_is_asked_meanwhile():
    asked = []

    def go_on(fraction):
        asked.append(fraction)
        return True

    list(each(lambda shared, task: time.sleep(0.5), None, [1], go_on, threads=1))
    assert len(asked) >= 4 and asked[0] == 0.0 and asked[-1] == 1.0


def test_a_task_that_fails_ends_it():
    def work(shared, task):
        if task == 5:
            raise ValueError("task 5")
        return task

    with pytest.raises(ValueError, match="task 5"):
        list(each(work, None, TASKS, threads=3))


def test_a_task_that_times_out_is_a_failure_of_its_own():
    def work(shared, task):
        raise TimeoutError("of the task")

    with pytest.raises(TimeoutError, match="of the task"):
        list(each(work, None, TASKS, threads=2))


def test_no_more_threads_than_are_allowed():
    working, most = set(), []

    def work(shared, task):
        working.add(threading.get_ident())
        most.append(len(working))
        time.sleep(0.002)
        working.discard(threading.get_ident())

    use_at_most(1)
    try:
        assert cores() == 1
        list(each(work, None, TASKS))
        assert max(most) == 1
        use_at_most(10**6)
        assert cores() == most_cores()
    finally:
        use_at_most(None)
    assert cores() == most_cores()


def test_torch_works_in_as_many():
    torch = pytest.importorskip("torch")
    before = torch.get_num_threads()
    use_at_most(1)
    try:
        assert import_torch().get_num_threads() == 1
    finally:
        use_at_most(None)
        torch.set_num_threads(before)
    assert import_torch().get_num_threads() == before
