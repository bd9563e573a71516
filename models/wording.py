"""Sentences of the science that users read, in their language: the application says how to translate."""

from __future__ import annotations

from collections.abc import Callable

_translate: Callable[[str], str] | None = None


def translate_with(function: Callable[[str], str] | None) -> None:
    """Have `tr` translate with function(text) -> str; None: not at all."""
    global _translate
    _translate = function


def tr(text: str) -> str:
    """A text in the user's language; as it is, where nothing translates."""
    return text if _translate is None else _translate(text)


def trn(one: str, many: str, n: int) -> str:
    """`one` for a count of 1, `many` for all other numbers, in the user's language."""
    return tr(one if n == 1 else many)


def to_translate(text: str) -> str:
    """A text that is translated later, when it is shown; marks it for `make translations`."""
    return text
