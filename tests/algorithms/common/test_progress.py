"""Progress of a run, and the walk through its bands."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from deepmend.algorithms.common import progress as module
from deepmend.algorithms.common.progress import Clock, progress_of, time_left, walk

from ..cases import Log


class Land:
    """A deployment that counts how often it was let go."""

    def __init__(self):
        self.forgotten = 0

    def forget(self):
        self.forgotten += 1


def bands_of(*sizes):
    """Bands of deployments of so many stations."""
    lands = [Land() for _ in sizes]
    return lands, [
        SimpleNamespace(deployment=land, name=f"{i}.{j}")
        for i, (land, size) in enumerate(zip(lands, sizes))
        for j in range(size)
    ]


def steps_to(seen):
    """A progress that remembers."""

    def progress(fraction):
        seen.append(fraction)
        return True

    return progress


def thorough(calls, steps=4):
    """A `prepare` that remembers its deployments and tells of its steps."""

    def prepare(deployment, progress):
        calls.append(deployment)
        return all(progress(i / steps) for i in range(steps + 1))

    return prepare


# -- progress of a part


def test_progress_is_told_in_percent():
    log = Log()
    progress = progress_of(log)
    assert [progress(f) for f in (0.25, 0.5, 1.0)] == [True] * 3
    assert log.steps == [25.0, 50.0, 100.0]


def test_progress_of_a_part():
    log = Log()
    progress = progress_of(log, 20.0, 60.0)
    for fraction in (0.25, 0.5, 1.0):
        progress(fraction)
    assert log.steps == pytest.approx([30.0, 40.0, 60.0])


def test_progress_never_passes_100():
    log = Log()
    progress_of(log, 50.0, 100.0)(1.0000001)
    assert log.steps == [100.0]


def test_progress_says_when_to_stop():
    log = Log(cancel_at=50.0)
    progress = progress_of(log)
    assert [progress(f) for f in (0.4, 0.5, 0.6)] == [True, False, False]


# -- the walk


def test_bands_come_in_order_and_progress_ends_at_1():
    seen = []
    _, bands = bands_of(2, 1, 3)
    assert list(walk(bands, steps_to(seen))) == bands
    assert seen == pytest.approx([0, 1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6, 1])


def test_no_bands():
    seen = []
    assert list(walk([], steps_to(seen), thorough([]))) == []
    assert seen == [1.0]


def test_a_deployment_is_prepared_before_its_first_band_and_let_go_after_its_last():
    lands, bands = bands_of(2, 2)
    first, second = [], []
    walked = walk(bands, steps_to([]), thorough(first), thorough(second))
    assert first == []  # nothing is done before it is asked for
    for i, expected in enumerate([(1, 0, 0), (1, 0, 0), (2, 1, 0), (2, 1, 0)]):
        assert next(walked) is bands[i]
        assert (len(first), *(land.forgotten for land in lands)) == expected
    assert list(walked) == []
    assert first == second == lands
    assert [land.forgotten for land in lands] == [1, 1]


@settings(deadline=None)
@given(
    st.lists(st.integers(1, 4), min_size=1, max_size=4),
    st.integers(0, 3),
    st.integers(1, 5),
)
def test_progress_never_goes_back(sizes, prepares, steps):
    seen = []
    _, bands = bands_of(*sizes)
    assert list(walk(bands, steps_to(seen), *[thorough([], steps)] * prepares)) == bands
    assert all(later >= earlier - 1e-12 for earlier, later in zip(seen, seen[1:]))
    assert seen[0] == 0.0 and seen[-1] == 1.0
    assert all(0.0 <= fraction <= 1.0 for fraction in seen)


@settings(deadline=None)
@given(st.lists(st.integers(1, 3), min_size=1, max_size=3), st.integers(0, 2), st.data())
def test_a_run_that_is_stopped_ends_there_and_lets_go(sizes, prepares, data):
    lands, bands = bands_of(*sizes)
    seen = []
    list(walk(bands, steps_to(seen), *[thorough([])] * prepares))
    last = data.draw(st.integers(1, len(seen) - 1))  # when all is done, it is too late to stop
    lands, bands = bands_of(*sizes)
    calls = []

    def progress(fraction):
        calls.append(fraction)
        return len(calls) < last

    with pytest.raises(QgsProcessingException, match="Cancelled: nothing was written"):
        list(walk(bands, progress, *[thorough([])] * prepares))
    assert calls == seen[:last]
    begun = [land for land in lands if land.forgotten]
    assert begun == lands[: len(begun)]
    assert all(land.forgotten == 1 for land in begun)


def test_a_preparation_that_is_stopped():
    lands, bands = bands_of(2)
    later = []
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        list(walk(bands, steps_to([]), lambda *_: False, thorough(later)))
    assert later == []
    assert lands[0].forgotten == 1


def test_who_stops_to_ask_lets_go():
    lands, bands = bands_of(2, 2)
    walked = walk(bands, steps_to([]))
    next(walked)
    walked.close()
    assert [land.forgotten for land in lands] == [1, 0]


def test_a_failing_preparation_lets_go():
    lands, bands = bands_of(1)

    def fail(*_):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        list(walk(bands, steps_to([]), fail))
    assert lands[0].forgotten == 1


def test_preparations_take_most_of_the_first_band():
    seen = []
    _, bands = bands_of(2)
    list(walk(bands, steps_to(seen), thorough([], 1), thorough([], 1)))
    assert seen == pytest.approx([0, 0.225, 0.225, 0.45, 0.45, 0.5, 1])


# -- how long it takes


class Time:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    "seconds, text",
    [
        (0.0, "less than a minute left"),
        (29.0, "less than a minute left"),
        (75.0, "about 1 minute left"),
        (125.0, "about 2 minutes left"),
        (5300.0, "about 88 minutes left"),
        (7300.0, "about 2 hours left"),
    ],
)
def test_time_in_words(seconds, text):
    assert time_left(seconds) == text


def test_it_is_told_seldom():
    time = Time()
    clock = Clock(time)
    told = []
    for second in range(3600):
        time.now = 100.0 + second
        if clock.is_due():
            told.append(second)
    assert told[:3] == [5, 15, 25]
    assert len(told) < 50 and all(b - a >= 10 for a, b in zip(told, told[1:]))


def test_the_rest_takes_as_long_as_what_was_done():
    time = Time()
    clock = Clock(time)
    time.now += 60.0
    assert clock.left(0.25) == "about 3 minutes left"


def texts_of(log, monkeypatch, seconds):
    """What is told where each question to the clock comes so many seconds after the last one."""
    texts, time = [], Time()

    def later():
        time.now += seconds
        return time.now

    monkeypatch.setattr(module, "Clock", lambda: Clock(later))
    monkeypatch.setattr(
        type(log), "setProgressText", lambda _, text: texts.append(text), raising=False
    )
    return texts


def test_stations_are_counted(monkeypatch):
    log = Log()
    texts = texts_of(log, monkeypatch, 4.0)
    _, bands = bands_of(40)
    list(walk(bands, progress_of(log)))
    assert texts[0].startswith("Station 3 of 40, about ") and texts[0].endswith(" minutes left")
    assert texts[-1].startswith("Station ") and texts[-1].endswith("less than a minute left")
    assert len(texts) < 20


def test_walks_over_the_land_tell_their_share(monkeypatch):
    log = Log()
    texts = texts_of(log, monkeypatch, 60.0)
    progress = progress_of(log, 10.0, 100.0, land=True)
    for fraction in (0.25, 0.5, 1.0):
        progress(fraction)
    assert texts[0].startswith("25 % of the land, about ")
    assert texts[-1] == "100 % of the land, less than a minute left"


def test_short_runs_say_nothing(monkeypatch):
    log = Log()
    texts = texts_of(log, monkeypatch, 0.001)
    _, bands = bands_of(40)
    list(walk(bands, progress_of(log)))
    assert texts == []
