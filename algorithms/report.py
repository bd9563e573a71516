"""HTML pages of results: one self-contained file each, light and dark."""

from __future__ import annotations

import html
import os
from datetime import datetime

import numpy as np

from .base import error, tr

STYLE = """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { padding: .2rem .8rem; text-align: right; }
th:first-child, td:first-child { text-align: left; }
tr { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); }
svg { max-width: 100%; height: auto; } .wide { overflow-x: auto; }
"""


def write_page(path, title, body):
    """Write a page whole or not at all.

    Raises
    ------
    QgsProcessingException
        If the file cannot be written.
    """
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{html.escape(title)}</h1>{body}</body></html>"
    )
    part = f"{path}.{os.getpid()}.part"
    try:
        with open(part, "w", encoding="utf-8") as file:
            file.write(page)
        os.replace(part, path)
    except OSError as problem:
        raise error(
            tr("{path} cannot be written: {problem}").format(path=path, problem=problem.strerror)
        ) from problem


def write_ks_report(path, distances, reference, candidate):
    """A page with summary, distribution and table of KS distances.

    Parameters
    ----------
    path : str
    distances : dict
        {station id: KS distance}.
    reference, candidate : str
        What was compared.
    """
    values = np.array(list(distances.values()))
    quartiles = np.percentile(values, [0, 25, 50, 75, 100])
    about = tr("{candidate} against the reference {reference}, {n} stations, {when}").format(
        candidate=os.path.basename(candidate),
        reference=os.path.basename(reference),
        n=len(values),
        when=datetime.now().strftime("%Y-%m-%d %H:%M"),
    )
    heads = [
        tr("mean"),
        tr("least"),
        tr("lower quartile"),
        tr("median"),
        tr("upper quartile"),
        tr("most"),
    ]
    summary = table(heads, [[f"{v:.4f}" for v in (values.mean(), *quartiles)]])
    rows = [
        [html.escape(name), f"{ks:.4f}", f"{1 - ks:.4f}"]
        for name, ks in sorted(distances.items(), key=lambda item: -item[1])
    ]
    body = (
        f"<p>{html.escape(about)}</p><h2>{tr('KS distance')}</h2>{summary}"
        f"<h2>{tr('Share of stations with at most this distance')}</h2>{_distribution(values)}"
        f"<h2>{tr('Stations, the farthest first')}</h2>"
        + table([tr("station"), tr("KS"), tr("accuracy")], rows)
    )
    write_page(path, tr("KS distance between diffusion maps"), body)


def table(heads, rows):
    """A table of cells that are HTML already, under heads that are not."""
    head = "".join(f"<th>{html.escape(h)}</th>" for h in heads)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<div class='wide'><table><tr>{head}</tr>{lines}</table></div>"


def _distribution(values):
    """Cumulative distribution as inline SVG: distance 0 to 1 across, share of stations up."""
    left, top, width, height = 50, 10, 560, 240

    def at(ks, share):
        return f"{left + width * ks:.1f},{top + height * (1 - share):.1f}"

    ordered = np.sort(values)
    points, share = [at(0, 0)], 0.0
    for i, ks in enumerate(ordered, 1):
        points += [at(ks, share), at(ks, i / len(ordered))]
        share = i / len(ordered)
    points.append(at(1, 1))
    ticks = ""
    for tick in np.linspace(0, 1, 6):
        x, y = left + width * tick, top + height * (1 - tick)
        ticks += f"<text x='{x}' y='{top + height + 18}' text-anchor='middle'>{tick:.1f}</text>"
        ticks += f"<text x='{left - 8}' y='{y + 4}' text-anchor='end'>{tick:.0%}</text>"
        ticks += f"<path d='M{left} {y}h{width}' stroke='currentColor' stroke-opacity='.15'/>"
    return (
        f"<svg viewBox='0 0 640 280' width='640' role='img' fill='currentColor' font-size='12'>{ticks}"
        f"<polyline points='{' '.join(points)}' fill='none' stroke='#1f78b4' stroke-width='2'/></svg>"
    )
