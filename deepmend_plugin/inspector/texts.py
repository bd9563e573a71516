"""What the inspector says of models and stations."""

from __future__ import annotations

import html
import importlib.util
import math
import os

from qgis.PyQt.QtCore import QLocale

from ...algorithms.common.messages import readable, tr
from ...models.catalogue import BASELINE, each_model


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


def cell_caption(cell):
    """What the colours of maps say, whose cells have a side, metres."""
    return tr("Probability in a cell of {cell:g} m").format(cell=cell)


def number(value, decimals=3):
    """A number with the decimal sign of the user's locale; a dash where it is none."""
    return QLocale().toString(float(value), "f", decimals) if math.isfinite(value) else "–"


def chance(value):
    """A probability in plain numbers, such as "1 in 12,300"."""
    if not value > 0.0:
        return "0"
    inverse = 1.0 / value
    # as they are rounded, to three digits
    if inverse < 999_500:
        size, form = 1, tr("1 in {n}")
    elif inverse < 999_500_000:
        size, form = 1e6, tr("1 in {n} million")
    else:
        size, form = 1e9, tr("1 in {n} billion")
    return form.format(n=_rounded(inverse / size))


def _rounded(value):
    """A number of at least 1 with three digits that count."""
    return readable(round(value, 2 - math.floor(math.log10(value) + 1e-9)))


def headline(shown, compared, has_truth):
    """What is most wanted of a station: the accuracy, or how far the map is from the baseline's."""
    own = compared.get(shown.choice.name)
    if has_truth:
        accuracy = 1.0 - own.to_truth if own else math.nan
        return tr("Accuracy: {value}").format(value=number(accuracy))
    if shown.choice.name == BASELINE:
        return tr("Accuracy: choose a ground truth")
    other = compared.get(BASELINE)
    return tr("KS to {model}: {value}").format(
        model=label_of(BASELINE), value=number(other.to_chosen if other else math.nan)
    )


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
    accuracy = 1.0 - own.to_truth if own and has_truth else math.nan
    rows = [
        (tr("Station"), station.name),
        (tr("Accuracy (1 - KS)"), number(accuracy)),
        (tr("Model"), label_of(shown.choice.name)),
    ]
    for name in reversed(each_model()):
        other = compared.get(name)
        if other is not None and name != shown.choice.name:
            label = tr("KS to {model}").format(model=label_of(name))
            rows.append((label, number(other.to_chosen)))
    rows += [
        (tr("Generation time"), tr("{seconds} s").format(seconds=number(shown.seconds))),
        (tr("Latitude"), number(station.latitude, 6)),
        (tr("Longitude"), number(station.longitude, 6)),
        (tr("Height"), tr("{height} m").format(height=station.height) if station.height else "–"),
        *_antenna(station),
    ]
    return rows


def remarks(shown, compared):
    """What is to be said of the model chosen, and of those that have no map, in sentences."""
    problems = [
        f"{label_of(name)}: {step.problem}" for name, step in compared.items() if step.problem
    ]
    own = [f"{label_of(shown.choice.name)}: {description_of(shown.choice)}"]
    settings = shown.choice.settings
    if settings.weights and settings.student == shown.choice.name:
        own.append(tr("Weights: {file}").format(file=os.path.basename(settings.weights)))
    return [*own, *problems]


def _antenna(station):
    """Rows of a station of a cell plan."""
    if math.isnan(station.azimuth):
        return []
    text = tr("{azimuth:g}° (beam width {width:g}°)").format(
        azimuth=station.azimuth % 360.0, width=station.beamwidth
    )
    return [(tr("Azimuth"), text)]


def as_html(rows, sentences=()):
    """Figures as a table that follows the theme's colours, and sentences below it."""
    cells = "".join(
        f"<tr><td style='padding-right:10px'>{html.escape(label)}</td><td>{html.escape(text)}</td></tr>"
        for label, text in rows
    )
    return f"<table>{cells}</table>" + "".join(f"<p>{html.escape(text)}</p>" for text in sentences)


def as_text(rows, sentences=()):
    """Figures as lines of text, for the clipboard."""
    return "\n".join([*(f"{label}\t{text}" for label, text in rows), *sentences])


def reading(place, values):
    """What the views say of the place under the cursor, in lines.

    Parameters
    ----------
    place : QPointF
    values : list of (str, float or None)
        A view's title and its value there.
    """
    x, y = (readable(round(value)) for value in (place.x(), place.y()))
    lines = [f"{title}: " + ("–" if value is None else chance(value)) for title, value in values]
    return "\n".join([*lines, tr("x {x}, y {y} m").format(x=x, y=y)])
