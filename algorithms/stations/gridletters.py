"""National grid references with letters: Great Britain (TL 52111 63254) and Ireland (O 15904 34671)."""

from __future__ import annotations

import re

GREAT_BRITAIN, IRELAND = "EPSG:27700", "EPSG:29903"
SQUARE = 100_000  # metres along a side of the squares that letters name

REFERENCE = re.compile(r"\s*([A-HJ-Z]{1,2})\s*(\d+)\s*(\d*)\s*", re.IGNORECASE)


def read_reference(text: str) -> tuple[float, float, str] | None:
    """Easting and northing, metres, of the middle of the square that a reference names, and its CRS.

    Parameters
    ----------
    text : str
        Two letters for Great Britain, one for Ireland, then as many digits for the easting as for the
        northing.

    Returns
    -------
    (float, float, str) or None
        None where it is not such a reference.
    """
    found = REFERENCE.fullmatch(text)
    if not found:
        return None
    letters, first, second = found.groups()
    if not second:
        if len(first) % 2:
            return None
        first, second = first[: len(first) // 2], first[len(first) // 2 :]
    if len(first) != len(second) or len(first) > 5:
        return None
    unit = 10.0 ** (5 - len(first))
    east, north = (
        float(digits) * unit + (unit / 2 if unit > 1 else 0.0) for digits in (first, second)
    )
    # 25 letters, in rows of five from the north-west; there is no I
    numbers = [ord(letter) - ord("A") - (letter > "I") for letter in letters.upper()]
    if len(numbers) == 1:
        column, row = numbers[0] % 5, 4 - numbers[0] // 5
        return column * SQUARE + east, row * SQUARE + north, IRELAND
    outer, inner = numbers
    column = (outer - 2) % 5 * 5 + inner % 5
    row = 19 - outer // 5 * 5 - inner // 5
    if not (0 <= column <= 6 and 0 <= row <= 12):
        return None
    return column * SQUARE + east, row * SQUARE + north, GREAT_BRITAIN
