"""Coordinates as text: degrees, minutes and seconds with letters, and two coordinates in one value."""

from __future__ import annotations

import math
import re

_NUMBER = r"\d{1,3}(?:[.,]\d+)?"
ANGLE = re.compile(
    rf"""\s*(?P<before>[NSEW])?\s*(?P<sign>[+\-−])?\s*
    (?P<degrees>{_NUMBER})\s*(?:°|º|d(?:eg)?\.?|[:\s-])?\s*
    (?:(?P<minutes>\d{{1,2}}(?:[.,]\d+)?)\s*(?:'|′|’|m(?:in)?\.?|[:\s-])?\s*
    (?:(?P<seconds>\d{{1,2}}(?:[.,]\d+)?)\s*(?:"|″|”|''|′′|’’|sec\.?|s(?=\s*[NSEW]\s*$))?)?)?
    \s*(?P<after>[NSEW])?\s*""",
    re.VERBOSE | re.IGNORECASE,
)
WORDS = re.compile(r"\d\s*d(?:eg)?\.?\s*\d.*\d\s*s\s*$")
"""An angle such as 12d30m36s, whose last letter is a unit."""

SIGNS = re.compile(r"[NSEW°º′″\"']|\d[:\s-]+\d{1,2}[:\s-]+\d{1,2}([.,]\d+)?\s*$", re.IGNORECASE)
"""What tells an angle from a number."""

POINT = re.compile(r"\s*POINT\s*\(\s*(\S+)\s+(\S+)\s*\)\s*", re.IGNORECASE)


def read_angle(text: str, letters: str = "NSEW") -> float:
    """Degrees of an angle such as 2°43'34"W, 46 58 16.5 N or N46:58.275.

    Parameters
    ----------
    text : str
    letters : str
        Those that may be before or behind it: EW for longitudes, NS for latitudes.

    Returns
    -------
    float
        South and west are negative; NaN where it is not such an angle, has a sign and a letter, or has 60
        minutes or seconds and more.
    """
    if WORDS.search(text):
        text = text.rstrip()[:-1]  # of seconds, not of south
    found = ANGLE.fullmatch(text)
    if not found:
        return math.nan
    part = found.groupdict()
    letter = (part["before"] or "") + (part["after"] or "")
    if len(letter) > 1 or letter.upper() not in letters or (letter and part["sign"]):
        return math.nan
    degrees, minutes, seconds = (
        float((part[name] or "0").replace(",", ".")) for name in ("degrees", "minutes", "seconds")
    )
    whole = degrees.is_integer() or not part["minutes"]
    if (
        minutes >= 60
        or seconds >= 60
        or not whole
        or (part["seconds"] and not minutes.is_integer())
    ):
        return math.nan
    value = degrees + minutes / 60 + seconds / 3600
    negative = letter.upper() in ("S", "W") if letter else part["sign"] in ("-", "−")
    return -value if negative else value


def is_angle(text: str) -> bool:
    """Whether a text is an angle rather than a number."""
    return bool(SIGNS.search(text)) and not math.isnan(read_angle(text))


def join_angle(degrees: float, minutes: float, seconds: float, letter: str) -> float:
    """Degrees of an angle that is kept in four parts; NaN where they cannot be such."""
    letter = letter.strip().upper()
    possible = 0 <= minutes < 60 and 0 <= seconds < 60 and letter in tuple("NSEW")
    if not possible or math.copysign(1.0, degrees) < 0:
        return math.nan
    value = degrees + minutes / 60 + seconds / 3600
    return -value if letter in "SW" else value


def split_pair(text: str) -> tuple[str, str] | None:
    """The first and the second half of two coordinates in one text, as they are written.

    A well-known text, POINT (2.7 46.9), has the longitude first and is given the other way round: its first
    half is the latitude too. None where it cannot be cut in two.
    """
    known = POINT.fullmatch(text)
    if known:
        return known.group(2), known.group(1)
    text = text.strip().strip("()[]").strip()
    for sign in (";", "|", "/", ", ", ","):
        parts = [part.strip() for part in text.split(sign)]
        if len(parts) == 2 and all(parts):
            return parts[0], parts[1]
    parts = text.split()
    if len(parts) == 2:
        return parts[0], parts[1]
    return None
