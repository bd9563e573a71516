"""Times of measurements, however a log writes them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

WRITTEN = re.compile(
    r"(?P<year>\d{4})[-./]?(?P<month>\d{2})[-./]?(?P<day>\d{2})"
    r"(?:[T _]?(?P<hour>\d{2})[:.\-]?(?P<minute>\d{2})(?:[:.\-]?(?P<second>\d{2})(?P<rest>[.,]\d+)?)?)?"
    r"\s*(?P<zone>Z|[+-]\d{2}:?\d{2})?"
)
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
SECONDS = (1e8, 1e10)  # from 1973 to 2286, as seconds; a thousand times that, as milliseconds


def read_time(text: str) -> str:
    """A time as ISO 8601; as it is where its form is not known.

    Parameters
    ----------
    text : str
        Such as 2024-01-01T00:00:00.000Z, 2019.01.28_09.37.12, or seconds or milliseconds since 1970 (UTC).
    """
    text = text.strip()
    if re.fullmatch(r"\d{9,13}(\.\d+)?", text):
        number = float(text)
        number = number / 1000.0 if number >= SECONDS[1] else number
        if SECONDS[0] <= number < SECONDS[1]:
            time = EPOCH + timedelta(seconds=round(number, 3))
            return time.replace(tzinfo=None).isoformat(timespec="auto") + "Z"
    found = WRITTEN.fullmatch(text)
    if not found:
        return text
    part = found.groupdict()
    numbers = [
        int(part[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")
    ]
    try:
        time = datetime(*numbers)
    except ValueError:
        return text
    rest = (part["rest"] or "").replace(",", ".").rstrip("0").rstrip(".")
    return time.isoformat() + rest + (part["zone"] or "")
