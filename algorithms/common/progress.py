"""Progress of a run, as the models and loops report it: a function of the fraction done, False to stop."""

from __future__ import annotations

import time

from .messages import cancelled, readable, tr

FIRST, PAUSE = 5.0, 10.0  # seconds until it is told how far a run is, and from then on
GROWTH = 1.15  # long runs tell of it more seldom


def progress_of(feedback, start=0.0, end=100.0, land=False):
    """Progress of a part of a run, from one percentage to another.

    Parameters
    ----------
    feedback : QgsProcessingFeedback
    start, end : float
    land : bool
        Whether it is a walk over the land, of which it is told how long it will take.
    """
    return _Progress(feedback, start, end, land)


class _Progress:
    """See `progress_of`; `tell` shows a text beside the bar."""

    def __init__(self, feedback, start, end, land):
        self._feedback, self._start, self._end = feedback, start, end
        self._clock = Clock() if land else None

    def __call__(self, fraction):
        done = self._start + (self._end - self._start) * fraction
        self._feedback.setProgress(min(100.0, done))
        if self._clock is not None and self._clock.is_due():
            self.tell(
                tr("{percent} % of the land, {time}").format(
                    percent=readable(int(100.0 * fraction)), time=self._clock.left(fraction)
                )
            )
        return not self._feedback.isCanceled()

    def tell(self, text):
        self._feedback.setProgressText(text)


class Clock:
    """Says how long something will take, from how long it took so far; not too often, for logs keep it.

    Parameters
    ----------
    now : callable, optional
        Seconds.
    """

    def __init__(self, now=time.monotonic):
        self._now = now
        self._begin = now()
        self._next = FIRST

    def is_due(self):
        """Whether it is time to tell of it."""
        passed = self._now() - self._begin
        if passed < self._next:
            return False
        self._next = max(passed + PAUSE, GROWTH * passed)
        return True

    def left(self, fraction):
        """How long the rest will take, in words, where so much is done."""
        passed = self._now() - self._begin
        return time_left(passed * (1.0 - fraction) / max(fraction, 1e-9))


def time_left(seconds):
    """A time to wait, in words."""
    minutes = round(seconds / 60.0)
    if minutes < 1:
        return tr("less than a minute left")
    if minutes == 1:
        return tr("about 1 minute left")
    if minutes < 90:
        return tr("about {n} minutes left").format(n=minutes)
    return tr("about {n} hours left").format(n=readable(round(seconds / 3600.0)))


def walk(bands, progress, *prepares):
    """Yield bands one by one; what a deployment's stations share is prepared before its first one, and let
    go after its last.

    Parameters
    ----------
    bands : sequence of Band
        In `Plan.order`, or some of them.
    progress : callable
        See `progress_of`.
    *prepares : callable
        Of a deployment and a progress, such as a model's `prepare`; False where it was stopped.

    Raises
    ------
    QgsProcessingException
        Where `progress` returns False.
    """
    current = clock = None
    step = 1.0 / max(1, len(bands))
    tell = getattr(progress, "tell", None)
    try:
        for done, band in enumerate(bands):
            at = done
            if band.deployment is not current:
                if current is not None:
                    current.forget()
                current = band.deployment
                part = 0.9 / max(1, len(prepares))  # of what its first band takes
                for prepare in prepares:
                    if not prepare(current, _scaled(progress, at * step, part * step)):
                        raise cancelled()
                    at += part
            if not progress(at * step):
                raise cancelled()
            if tell and done:
                # the first one took its time for what all share
                clock = clock or Clock()
                if clock.is_due():
                    share = (done - 1) / (len(bands) - 1)
                    tell(
                        tr("Station {number} of {count}, {time}").format(
                            number=readable(done + 1),
                            count=readable(len(bands)),
                            time=clock.left(share),
                        )
                    )
            yield band
        progress(1.0)
    finally:
        if current is not None:
            current.forget()


def _scaled(progress, start, part):
    return lambda fraction: progress(start + part * fraction)
