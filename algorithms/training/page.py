"""Page of how a student was trained: distances before and after, curves, settings."""

from __future__ import annotations

import html
import json

import numpy as np

from ..common.messages import tr, trn
from ..common.report import table, write_page

COLOURS = ("#1f78b4", "#e66101")


def write_training_report(path, distances, tuned, settings):
    """A page with distances before and after, the curves of training and the settings.

    Parameters
    ----------
    path : str
    distances : dict of str to sequence of float
        KS distances over the held-out stations, by model.
    tuned : models.deepmend.fine_tuning.FineTuned
    settings : dict
        What it takes to repeat the run.
    """
    heads = [tr("maps of"), tr("mean KS"), tr("median"), tr("worst")]
    rows = [
        [html.escape(name), *(f"{f(values):.4f}" for f in (np.mean, np.median, np.max))]
        for name, values in distances.items()
    ]
    count = len(next(iter(distances.values())))
    about = trn(
        "Over {n:,} station held out: it took no part in training.",
        "Over {n:,} stations held out: they took no part in training.",
        count,
    ).format(n=count)
    curves = tr(
        "Mean KS distance on the student's own lattices, epoch by epoch. Epoch {epoch} was"
        " kept because it was best on the validation stations."
    ).format(epoch=tuned.epoch)
    labels = (tr("used for training"), tr("used to choose the epoch"))
    body = (
        f"<h2>{tr('Held-out KS distance')}</h2><p>{html.escape(about)}</p>{table(heads, rows)}"
        f"<h2>{tr('Training')}</h2><p>{html.escape(curves)}</p>"
        f"{_curves(np.array(tuned.history).T, labels, tuned.epoch)}<h2>{tr('Settings')}</h2>"
        + table(
            [tr("setting"), tr("value")],
            [
                [html.escape(name), html.escape(json.dumps(value, ensure_ascii=False))]
                for name, value in settings.items()
            ],
        )
    )
    write_page(path, tr("Training of the student 'best'"), body)


def _curves(series, labels, kept):
    """Curves as inline SVG: epochs across, distance from 0 up, a dashed line at the epoch kept."""
    left, top, width, height = 50, 10, 560, 240
    last, most = max(1, series.shape[1] - 1), max(1.1 * float(series.max()), 1e-6)
    picture = ""
    for share in np.linspace(0, 1, 6):
        y = top + height * (1 - share)
        picture += f"<text x='{left - 8}' y='{y + 4}' text-anchor='end'>{most * share:.3f}</text>"
        picture += f"<path d='M{left} {y}h{width}' stroke='currentColor' stroke-opacity='.15'/>"
    for epoch in sorted({round(last * share) for share in np.linspace(0, 1, 6)}):
        x = left + width * epoch / last
        picture += f"<text x='{x}' y='{top + height + 18}' text-anchor='middle'>{epoch}</text>"
    picture += (
        f"<path d='M{left + width * kept / last:.1f} {top}v{height}' stroke='currentColor'"
        " stroke-dasharray='3 3' stroke-opacity='.6'/>"
    )
    for number, (values, label, colour) in enumerate(zip(series, labels, COLOURS)):
        points = " ".join(
            f"{left + width * i / last:.1f},{top + height * (1 - value / most):.1f}"
            for i, value in enumerate(values)
        )
        picture += f"<polyline points='{points}' fill='none' stroke='{colour}' stroke-width='2'/>"
        y = top + height - 28 + 18 * number
        picture += f"<path d='M{left + 8} {y - 4}h24' stroke='{colour}' stroke-width='3'/>"
        picture += f"<text x='{left + 40}' y='{y}'>{html.escape(label)}</text>"
    return (
        "<svg viewBox='0 0 640 280' width='640' role='img' fill='currentColor' font-size='12'>"
        f"{picture}</svg>"
    )
