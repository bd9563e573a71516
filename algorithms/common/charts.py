"""Charts of results as inline SVG: readable light and dark, small and large, and without seeing colours."""

from __future__ import annotations

import html

import numpy as np

from ...models.distance_statistics import group_medians

SERIES = (
    ("#0072b2", "", "M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"),
    ("#b34700", "7 3", "M-3 -3h6v6h-6z"),
    ("#007a55", "2 2.5", "M0 -4l3.8 6.5h-7.6z"),
    ("#a3477f", "9 3 2 3", "M0 -4l4 4l-4 4l-4 -4z"),
)
"""Of each curve: its colour on a light page, its dashes, its marker."""

DARK = ("#56b4e9", "#f0a35e", "#3fd0a4", "#e69fc9")

STYLE = (
    ".chart { width: 100%; max-width: 36rem; height: auto; display: block; }"
    ".panels { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 1rem; }"
    ".legend span { display: inline-block; margin-right: 1.2rem; white-space: nowrap; }"
    ".legend svg { vertical-align: middle; margin-right: .3rem; }"
    "@media (prefers-color-scheme: dark) {"
    + "".join(
        f".line{i} {{ stroke: {colour}; }} .mark{i} {{ fill: {colour}; }}"
        for i, colour in enumerate(DARK)
    )
    + "}"
)


def legend(labels):
    """How the curves look, as a line of text that wraps."""
    keys = ""
    for i, label in enumerate(labels):
        sample = _line(i, [(1, 7), (35, 7)]) + _marker(i, 18, 7)
        keys += f"<span><svg width='36' height='14'>{sample}</svg>{html.escape(label)}</span>"
    return f"<p class='legend'>{keys}</p>"


def distribution(curves, x_label, y_label):
    """Cumulative distributions of distances: distance 0 to 1 across, share of stations up.

    Parameters
    ----------
    curves : sequence of numpy.ndarray
    x_label, y_label : str
    """
    axes, picture = _shares(x_label)
    for i, values in enumerate(curves):
        ordered = np.sort(values)
        steps = np.repeat(np.arange(len(ordered) + 1) / len(ordered), 2)
        x = np.concatenate([[0.0], np.repeat(ordered, 2), [1.0]])
        picture += _line(i, [axes.at(*point) for point in zip(x, steps)])
        # markers apart from those of the other curves
        for share in np.arange(0.1 + 0.05 * i, 1.0, 0.2):
            at = ordered[min(len(ordered) - 1, int(share * len(ordered)))]
            picture += _marker(i, *axes.at(at, share))
    return axes.svg(picture, y_label)


def reliability(curves, x_label, y_label):
    """How often something happens, over the probability given to it.

    Parameters
    ----------
    curves : sequence of numpy.ndarray
        (bins, 3): probability, frequency, number of cases; bins of less than 1 % of these have no marker.
    x_label, y_label : str
    """
    axes, picture = _shares(x_label)
    (x0, y0), (x1, y1) = axes.at(0.0, 0.0), axes.at(1.0, 1.0)
    picture += f"<path d='M{x0:.1f} {y0:.1f}L{x1:.1f} {y1:.1f}' stroke='currentColor' stroke-opacity='.5'/>"
    for i, bins in enumerate(curves):
        points = [axes.at(*point) for point in bins[:, :2]]
        picture += _line(i, points)
        for point, count in zip(points, bins[:, 2]):
            if count >= 0.01 * bins[:, 2].sum():
                picture += _marker(i, *point)
    return axes.svg(picture, y_label)


def against(x, curves, labels, x_label, y_label):
    """Distances over a size on a logarithmic axis: a panel for each curve, with medians of groups by size.

    Parameters
    ----------
    x : numpy.ndarray
        Sizes, > 0.
    curves : sequence of numpy.ndarray
        Distances, 0 to 1.
    labels : sequence of str
    x_label, y_label : str
    """
    logs = np.log10(x)
    low, high = np.floor(logs.min() - 1e-9), np.ceil(logs.max() + 1e-9)
    panels = ""
    for i, (values, label) in enumerate(zip(curves, labels)):
        look = i % len(SERIES)
        axes = _Axes(270, 210, (low, high), (0.0, 1.0))
        picture = axes.ticks(
            [(t, f"{10.0**t:g}") for t in np.arange(low, high + 1)],
            [(t, f"{t:.1f}") for t in np.linspace(0, 1, 6)],
            x_label,
        )
        for at, value in zip(logs, values):
            px, py = axes.at(at, value)
            picture += (
                f"<circle class='mark{look}' cx='{px:.1f}' cy='{py:.1f}' r='1.6' fill='{SERIES[look][0]}'"
                " fill-opacity='.6'/>"
            )
        medians = [axes.at(*point) for point in group_medians(logs, values)]
        points = " ".join(f"{px:.1f},{py:.1f}" for px, py in medians)
        picture += (
            f"<polyline points='{points}' fill='none' stroke='currentColor' stroke-width='2'/>"
        )
        for px, py in medians:
            picture += f"<circle cx='{px:.1f}' cy='{py:.1f}' r='3.5' fill='currentColor'/>"
        panels += f"<div><b>{html.escape(label)}</b>{axes.svg(picture, y_label)}</div>"
    return f"<div class='panels'>{panels}</div>"


def _shares(x_label):
    """Axes of what is 0 to 1 across and up, and the picture of their ticks."""
    axes = _Axes(420, 280, (0.0, 1.0), (0.0, 1.0))
    ticks = np.linspace(0, 1, 6)
    x, y = ([(t, form.format(t)) for t in ticks] for form in ("{:.1f}", "{:.0%}"))
    return axes, axes.ticks(x, y, x_label)


class _Axes:
    """A plane with room for ticks at its left and below."""

    def __init__(self, width, height, x, y):
        self._size = width, height
        self._left, self._top, self._right, self._bottom = 40, 22, width - 14, height - 38
        self._x, self._y = x, y

    def at(self, x, y):
        """Where a point is drawn."""
        across = (x - self._x[0]) / (self._x[1] - self._x[0])
        up = (y - self._y[0]) / (self._y[1] - self._y[0])
        return (
            self._left + (self._right - self._left) * across,
            self._bottom - (self._bottom - self._top) * up,
        )

    def ticks(self, x, y, x_label):
        """Numbers along both axes, lines across, and what the x axis shows."""
        picture = ""
        for value, text in x:
            px = self.at(value, self._y[0])[0]
            picture += (
                f"<text x='{px:.1f}' y='{self._bottom + 15}' text-anchor='middle'>{text}</text>"
            )
            picture += (
                f"<path d='M{px:.1f} {self._bottom}v4' stroke='currentColor' stroke-opacity='.5'/>"
            )
        for value, text in y:
            py = self.at(self._x[0], value)[1]
            picture += (
                f"<text x='{self._left - 6}' y='{py + 4:.1f}' text-anchor='end'>{text}</text>"
            )
            picture += (
                f"<path d='M{self._left} {py:.1f}H{self._right}' stroke='currentColor'"
                " stroke-opacity='.18'/>"
            )
        middle = (self._left + self._right) / 2
        label = html.escape(x_label)
        return (
            picture
            + f"<text x='{middle}' y='{self._size[1] - 6}' text-anchor='middle'>{label}</text>"
        )

    def svg(self, picture, y_label):
        width, height = self._size
        return (
            f"<svg class='chart' viewBox='0 0 {width} {height}' role='img' fill='currentColor'"
            f" font-size='11'><text x='4' y='12'>{html.escape(y_label)}</text>{picture}</svg>"
        )


def _line(i, points):
    colour, dashes, _ = SERIES[i % len(SERIES)]
    dashes = f" stroke-dasharray='{dashes}'" if dashes else ""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f"<polyline class='line{i % len(SERIES)}' points='{points}' fill='none' stroke='{colour}'"
        f" stroke-width='2'{dashes}/>"
    )


def _marker(i, x, y):
    look = i % len(SERIES)
    colour, _, shape = SERIES[look]
    return f"<path class='mark{look}' transform='translate({x:.1f} {y:.1f})' d='{shape}' fill='{colour}'/>"
