"""Connections of signals that can all be taken back."""

from __future__ import annotations


class Connections:
    """Remembers what was connected, for `close`."""

    def __init__(self):
        self.made = []

    def add(self, signal, slot):
        """Connect a signal."""
        signal.connect(slot)
        self.made.append((signal, slot))

    def close(self):
        """Disconnect all."""
        for signal, slot in self.made:
            signal.disconnect(slot)
        self.made.clear()
