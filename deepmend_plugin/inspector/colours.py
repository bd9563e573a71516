"""Colours that can be read on whatever ground QGIS's theme gives."""

from __future__ import annotations

from qgis.PyQt.QtGui import QColor, QPalette

LEAST = 4.5  # contrast ratio of readable text (WCAG 2.1, 1.4.3)


def contrast(one, other):
    """Contrast ratio of two QColors, 1 to 21 (WCAG 2.1)."""
    lights = sorted(_luminance(colour) for colour in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _luminance(colour):
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ink(palette, ground=QPalette.ColorRole.Base):
    """The palette's text colour if it can be read on a ground, else black or white.

    Themes of QGIS colour text by style sheets, which only Qt's own widgets follow; the palette below may
    then be dark on dark (in 'Night Mapping' it is).

    Parameters
    ----------
    palette : QPalette
    ground : QPalette.ColorRole
        What is drawn on.
    """
    below = palette.color(ground)
    is_base = ground == QPalette.ColorRole.Base
    text = palette.color(QPalette.ColorRole.Text if is_base else QPalette.ColorRole.WindowText)
    if contrast(text, below) >= LEAST:
        return text
    return max(QColor("#111111"), QColor("#eeeeee"), key=lambda c: contrast(c, below))
