"""What the inspector says of models and stations."""

from __future__ import annotations

import html
import importlib.util
import math

from ...algorithms.common.messages import tr
from ...models.catalogue import each_model


def label_of(name):
    """A model as lists and charts name it; the truth for None."""
    return tr("Ground truth") if name is None else each_model()[name].shown


def entry_of(name):
    """A model in the list of models, saying so if it cannot be used yet."""
    lacking = [p for p in each_model()[name].packages if importlib.util.find_spec(p) is None]
    if lacking:
        # written as its makers do
        return tr("{model} (needs PyTorch)").format(model=label_of(name))
    return label_of(name)


def description_of(choice):
    """A model in one sentence."""
    return choice.entry.describe(choice.settings)


def figures(station, shown, compared, has_truth):
    """The figures of a station as (label, text).

    Parameters
    ----------
    station : Station
    shown : StationMap
    compared : dict
        {model name: Compared} as far as they came.
    has_truth : bool
        Whether a ground truth was chosen.
    """
    own = compared.get(shown.choice.name)
    accuracy = tr("no ground truth chosen")
    if has_truth:
        problem = compared[None].problem if None in compared else ""
        accuracy = problem or _number(1.0 - own.to_truth if own else math.nan)
    rows = [
        (tr("Station"), station.name),
        (tr("Latitude"), f"{station.latitude:.6f}"),
        (tr("Longitude"), f"{station.longitude:.6f}"),
        (tr("Height"), tr("{height} m").format(height=station.height) if station.height else "–"),
        *_antenna(station),
        (tr("Model"), f"{label_of(shown.choice.name)}: {description_of(shown.choice)}"),
        (tr("Generation time"), tr("{seconds:.3f} s").format(seconds=shown.seconds)),
        (tr("Accuracy (1 - KS)"), accuracy),
    ]
    for name in reversed(each_model()):
        other = compared.get(name)
        if other is None or name == shown.choice.name:
            continue
        text = other.problem or _number(other.to_chosen)
        rows.append((tr("Difference to {model} (KS)").format(model=label_of(name)), text))
    return rows


def _antenna(station):
    """Rows of a station of a cell plan."""
    if math.isnan(station.azimuth):
        return []
    text = tr("{azimuth:g}° (beam width {width:g}°)").format(
        azimuth=station.azimuth % 360.0, width=station.beamwidth
    )
    return [(tr("Azimuth"), text)]


def _number(value):
    return f"{value:.3f}" if math.isfinite(value) else "–"


def as_html(rows):
    """Figures as a table that follows the theme's colours."""
    cells = "".join(
        f"<tr><td style='padding-right:10px'>{html.escape(label)}</td><td>{html.escape(text)}</td></tr>"
        for label, text in rows
    )
    return f"<table>{cells}</table>"


def as_text(rows):
    """Figures as lines of text, for the clipboard."""
    return "\n".join(f"{label}\t{text}" for label, text in rows)


def reading(place, values):
    """What the views say of the place under the cursor.

    Parameters
    ----------
    place : QPointF
    values : list of (str, float or None)
        A view's title and its value there.
    """
    parts = [f"{title}: " + ("–" if v is None else f"{v:.2e}") for title, v in values]
    return (
        tr("x {x:,.0f}, y {y:,.0f} m").format(x=place.x(), y=place.y()) + "   " + "   ".join(parts)
    )
