"""HTML pages of results: one self-contained file each, light and dark."""

from __future__ import annotations

import html
import os

from . import charts

STYLE = (
    """
:root { color-scheme: light dark; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; } th, td { padding: .2rem .6rem; text-align: right; vertical-align: top; }
th:first-child, td:first-child { text-align: left; padding-left: 0; } th { vertical-align: bottom; }
.text td, .text th { text-align: left; overflow-wrap: anywhere; }
tr { border-bottom: 1px solid rgba(128, 128, 128, .35); }
svg { max-width: 100%; height: auto; } .wide { overflow-x: auto; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
.maps { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: .8rem; }
figure { margin: 0; } figure img { width: 100%; image-rendering: pixelated; display: block; }
figcaption, .small { font-size: 13px; }
@media (max-width: 34rem) { body { padding: 0 .5rem; } th, td { padding: .2rem .12rem; font-size: 11.5px; } }
"""
    + charts.STYLE
    + """
@page { size: A4; margin: 15mm; }
@media print {
:root { color-scheme: light; }
body { max-width: none; margin: 0; padding: 0; font-size: 10pt; color: #000; background: #fff; }
h1, h2, h3 { page-break-after: avoid; break-after: avoid; }
table, tr, figure, img, svg, section, .chart, .panels > * { page-break-inside: avoid; break-inside: avoid; }
thead { display: table-header-group; }
table { font-size: 8.5pt; } th, td { padding: .1rem .35rem; } td { overflow-wrap: anywhere; }
.wide { overflow: visible; }
.maps, .panels { display: block; }
.maps figure { display: inline-block; width: 23%; margin: 0 1% 3mm 0; vertical-align: top; }
img, svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
pre { font-size: 8.5pt; }
}
"""
)


def write_page(path, title, body):
    """Write a page.

    Raises
    ------
    OSError
        If the file cannot be written.
    """
    page = (
        "<!DOCTYPE html><html><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width, initial-scale=1'>"
        f"<title>{html.escape(title)}</title><style>{STYLE}</style></head>"
        f"<body><h1>{html.escape(title)}</h1>{body}</body></html>"
    )
    with open(path, "w", encoding="utf-8") as file:
        file.write(page)
        file.flush()
        os.fsync(file.fileno())


def table(heads, rows, style="wide"):
    """A table of cells that are HTML already, under heads that are not; style: 'wide' or 'wide text'."""
    head = "".join(f"<th>{html.escape(h)}</th>" for h in heads)
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<div class='{style}'><table><thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
