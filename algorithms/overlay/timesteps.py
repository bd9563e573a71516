"""Times of counts and flows: texts, dates and numbers in order, read as moments where that is safe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

import numpy as np

from ..common.attributes import some
from ..common.messages import error, tr

FORMS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d %H:%M:%S",
    "%Y%m%d",
    "%Y%m%d %H:%M",
    "%Y%m%d%H%M",
    "%Y%m%d%H%M%S",
    "%d.%m.%Y",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y %H:%M:%S",
)
"""Beside ISO 8601."""

SLASHES = tuple(
    (f"%d/%m/%Y{time}", f"%m/%d/%Y{time}") for time in ("", " %H:%M", " %H:%M:%S", " %I:%M:%S %p")
)
"""Written alike with the day or the month in front."""

COMPACT = re.compile(r"(\d{8})[T ]?(\d{4}|\d{6})?")


@dataclass(frozen=True)
class TimeSteps:
    """Times, in order.

    Attributes
    ----------
    labels : list of str
        As they were written; moments as ISO 8601.
    starts : list of datetime or None
        Without a time zone; None where the texts are not moments.
    length : timedelta or None
        How long each lasts: the shortest time from one to the next.
    """

    labels: list
    starts: list | None = None
    length: timedelta | None = None

    def __len__(self):
        return len(self.labels)


def time_steps(texts, feedback=None, label="COUNTS"):
    """Put texts of times in order.

    Parameters
    ----------
    texts : sequence of str
        Each once, in the order in which they came.
    feedback : QgsProcessingFeedback, optional
        Told how they are read, and which are missing.
    label : str
        The table's parameter, for messages.

    Returns
    -------
    (TimeSteps, numpy.ndarray)
        And the number of each text in it, int64: texts of one moment have the same.

    Raises
    ------
    QgsProcessingException
        If some have a time zone and others have none.
    """
    moments = _moments(texts, feedback, label)
    if moments is not None:
        order = sorted(set(moments))
        places = {moment: number for number, moment in enumerate(order)}
        gaps = [b - a for a, b in zip(order, order[1:])]
        midnight = all(m.time() == m.min.time() for m in order)
        length = min(gaps, default=timedelta(days=1) if midnight else timedelta(hours=1))
        steps = TimeSteps([_iso(moment, midnight) for moment in order], order, length)
        _tell_of_gaps(steps, gaps, feedback, label)
        return steps, np.array([places[moment] for moment in moments], dtype=np.int64)
    try:
        order = sorted(texts, key=float)
    except ValueError:
        order = list(texts)
    places = {text: number for number, text in enumerate(order)}
    return TimeSteps(order), np.array([places[text] for text in texts], dtype=np.int64)


def _iso(moment, is_date):
    return moment.date().isoformat() if is_date else moment.isoformat()


def _moments(texts, feedback, label):
    """Moments without a time zone; None where not all texts are such."""
    found = [_iso_moment(text) for text in texts]
    if not texts:
        return None
    if None in found:
        return _other_moments(texts, feedback, label)
    zones = {moment.utcoffset() for moment in found}
    if zones == {None}:
        return found
    if None in zones:
        bare = [text for text, moment in zip(texts, found) if moment.utcoffset() is None]
        raise error(
            tr(
                "Some times of {label} have a time zone and others have none, such as {times}: write all of"
                " them in the same way."
            ).format(label=label, times=some(bare, 3))
        )
    if len(zones) > 1:
        _say(
            feedback,
            tr("Times of {label} have several time zones: all are shown in UTC.").format(
                label=label
            ),
        )
        found = [moment.astimezone(timezone.utc) for moment in found]
    else:
        _say(
            feedback,
            tr("Times of {label} are shown in their own time zone, {zone}.").format(
                label=label, zone=found[0].tzname()
            ),
        )
    return [moment.replace(tzinfo=None) for moment in found]


def _iso_moment(text):
    """A moment written as ISO 8601 says, None for other texts."""
    if not text[:4].isdecimal() or len(text) < 10 or text[4] != "-":
        return None
    try:
        return datetime.fromisoformat(re.sub(r"[Zz]$", "+00:00", text.strip()))
    except ValueError:
        return None


def _other_moments(texts, feedback, label):
    compact = [COMPACT.fullmatch(text) for text in texts]
    if all(compact) and all(text[:2] in ("19", "20") for text in texts):
        texts = [f"{match[1]}{match[2] or ''}" for match in compact]
    for form in FORMS:
        found = _by(form, texts)
        if found:
            return found
    for day_first, month_first in SLASHES:
        either = _by(day_first, texts), _by(month_first, texts)
        if all(either) and either[0] != either[1]:
            if feedback is not None:
                feedback.pushWarning(
                    tr(
                        "Times of {label}, such as {time}, can have the day or the month in front, so they"
                        " are taken as texts, in the order in which they come: write them as 2026-03-31"
                        " 08:00."
                    ).format(label=label, time=texts[0])
                )
            return None
        if any(either):
            return either[0] or either[1]
    return None


def _by(form, texts):
    """Moments of texts of a form; None where some text is of another one."""
    try:
        return [datetime.strptime(text, form) for text in texts]
    except ValueError:
        return None


def _tell_of_gaps(steps, gaps, feedback, label):
    """Say how many times are missing in a regular row of them."""
    missing = [(gap / steps.length, start) for gap, start in zip(gaps, steps.starts)]
    if any(count % 1.0 for count, _ in missing):
        return  # not regular, such as months
    lost = int(sum(count - 1 for count, _ in missing))
    if lost and feedback is not None:
        first = next(start for count, start in missing if count > 1)
        feedback.pushWarning(
            tr(
                "Times of {label} are {length} apart, but {n:,} are missing in between, the first after"
                " {time}. The outputs have none of them."
            ).format(label=label, length=_length(steps.length), n=lost, time=first.isoformat(" "))
        )


def _length(length):
    """A length of time in words."""
    minutes = length.total_seconds() / 60.0
    if minutes % 1440 == 0:
        return tr("{n:g} d").format(n=minutes / 1440)
    return (
        tr("{n:g} h").format(n=minutes / 60)
        if minutes % 60 == 0
        else tr("{n:g} min").format(n=minutes)
    )


def _say(feedback, text):
    if feedback is not None:
        feedback.pushInfo(text)
