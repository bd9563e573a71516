"""The walk over stations: what deployments share is prepared and let go, progress goes up, cancel stops."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.common.progress import progress_of, walk

from ..cases import Log


class Counted:
    """A deployment that counts how often it was prepared and let go."""

    def __init__(self):
        self.prepared = self.forgotten = 0

    def forget(self):
        self.forgotten += 1


def bands_of(*sizes):
    deployments = [Counted() for _ in sizes]
    bands = [
        SimpleNamespace(deployment=d, station=i)
        for d, size in zip(deployments, sizes)
        for i in range(size)
    ]
    return deployments, bands


def prepare(deployment, progress):
    deployment.prepared += 1
    return all(progress(fraction) for fraction in (0.0, 0.5, 1.0))


@given(st.lists(st.integers(1, 4), min_size=1, max_size=5), st.integers(0, 3))
def test_each_deployment_is_prepared_by_each_and_let_go_once(sizes, prepares):
    deployments, bands = bands_of(*sizes)
    seen = []
    found = list(walk(bands, lambda f: seen.append(f) or True, *[prepare] * prepares))
    assert found == bands
    assert all(d.prepared == prepares and d.forgotten == 1 for d in deployments)
    assert all(after - before > -1e-12 for before, after in zip(seen, seen[1:]))
    assert seen[0] == 0.0 and seen[-1] == 1.0


def test_a_deployment_is_let_go_before_the_next_is_prepared():
    (first, second), bands = bands_of(2, 1)
    for band in walk(bands, lambda _: True, prepare):
        if band.deployment is second:
            assert first.forgotten == 1 and second.forgotten == 0
        else:
            assert second.prepared == 0


@pytest.mark.parametrize("calls", range(1, 9))
def test_it_stops_wherever_progress_says_so_and_lets_go(calls):
    deployments, bands = bands_of(2, 2)
    count = iter(range(100))
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        list(walk(bands, lambda _: next(count) < calls, prepare))
    started = [d for d in deployments if d.prepared]
    assert started and all(d.forgotten == 1 for d in started)


def test_who_leaves_early_lets_go():
    (deployment,), bands = bands_of(3)
    bands = walk(bands, lambda _: True)
    next(bands)
    bands.close()
    assert deployment.forgotten == 1


def test_nothing_to_walk():
    assert list(walk([], lambda _: True, prepare)) == []


def test_progress_of_a_part_of_a_run():
    log = Log()
    progress = progress_of(log, 25.0, 75.0)
    assert progress(0.0) and progress(0.5) and progress(1.0) and progress(9.0)
    assert log.steps[-4:] == [25.0, 50.0, 75.0, 100.0]
    log.cancel()
    assert progress(0.1) is False
