"""Scripts for developers, by trade, not in the zip; in all of them the checkout is package `deepmend`."""

from . import checkout  # noqa: F401
