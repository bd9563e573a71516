"""What the command lines of several scripts have in common."""

from __future__ import annotations

import argparse


def natural(text):
    """A whole number from 1 on."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number
