"""Page of a comparison of maps: statistics, charts, the best and the worst stations, how to repeat it."""

from __future__ import annotations

import configparser
import html
import json
import math
import os
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from qgis.core import Qgis

from ...models.distance_statistics import RESAMPLES, SEED, paired_test, summary, summary_of_gain
from ...models.pictures import DECADES, data_uri, to_indices, top_of
from ..common import charts
from ..common.guide import ROOT
from ..common.messages import tr
from ..common.report import table, write_page


@dataclass
class Comparison:
    """What a page shows: KS distances of some maps to those of a reference, station by station.

    title : of the page; names : station ids; reference : what distances are to;
    distances : {label: (stations,) KS distances}, in the order of the page;
    baseline : label over which gains are, or None; sizes : (stations,) areas or None, and what they are;
    seconds : {label: (stations,)} or None, and once : {label: seconds before the first map};
    about : {what: text} of the data; settings : {name: value} and command : how to
    repeat it; examples : Extremes, by the distances of `judged`, a label; units : how pictures' sides and
    values are named; places : HTML on places where the serving station is known.
    """

    title: str
    names: list
    reference: str
    distances: dict
    judged: str
    examples: object
    about: dict
    settings: dict
    command: str
    baseline: str = None
    sizes: np.ndarray = None
    size_label: str = ""
    seconds: dict = None
    once: dict = None
    units: tuple = ("km", "km²")
    places: str = ""

    def write(self, path):
        """Write the page.

        Raises
        ------
        QgsProcessingException
            If the file cannot be written.
        """
        parts = [
            self._about(),
            self._statistics(),
            self.places,
            self._tests(),
            self._distribution(),
            self._against_size(),
            self._examples(),
            self._times(),
            self._stations(),
            how_to_repeat(self.settings, self.command),
        ]
        write_page(path, self.title, "".join(parts))

    # -- sections

    def _about(self):
        rows = {
            **self.about,
            tr("Stations compared"): f"{len(self.names):,}",
            tr("Distances are to"): self.reference,
            tr("Made on"): datetime.now().strftime("%Y-%m-%d %H:%M"),
        }
        return pairs(rows)

    def _statistics(self):
        def section(title, explained, rows, form):
            heads = [
                tr("maps of"),
                tr("mean"),
                tr("95 % interval"),
                tr("lower quartile"),
                tr("median"),
                tr("upper quartile"),
            ]
            lines = []
            for label, found in rows.items():
                figures = (found.mean, found.interval, *found.quartiles) if found else ["–"] * 5
                lines.append(
                    [html.escape(label), *(interval_text(figure, form) for figure in figures)]
                )
            return f"<h2>{title}</h2><p>{explained}</p>{table(heads, lines)}"

        parts = section(
            tr("KS distance"),
            tr(
                "The largest difference between two maps in the share of devices in any of the four"
                " quadrants around any grid-cell corner: 0 for equal maps, at most 1."
            ),
            {label: summary(values) for label, values in self.distances.items()},
            "{:.4f}",
        )
        parts += section(
            tr("Accuracy"),
            tr("1 - KS distance."),
            {label: summary(1.0 - values) for label, values in self.distances.items()},
            "{:.4f}",
        )
        if self.baseline:
            parts += section(
                tr("Gain over {baseline}").format(baseline=html.escape(self.baseline)),
                tr(
                    "The share of the baseline's distance that the model removes. Mean: 1 - mean KS / mean"
                    " KS of the baseline; quartiles: of the gains of the stations."
                ),
                {
                    label: summary_of_gain(values, self.distances[self.baseline])
                    for label, values in self.distances.items()
                    if label != self.baseline
                },
                "{:.1%}",
            )
        return parts + "<p class='small'>{}</p>".format(
            tr(
                "Intervals: 95 % of the means of {resamples:,} samples of stations drawn with"
                " replacement (seed {seed}). Neighbouring stations are alike, so the intervals are"
                " somewhat too narrow."
            ).format(resamples=RESAMPLES, seed=SEED)
        )

    def _tests(self):
        labels = list(self.distances)
        rows = []
        for i, first in enumerate(labels):
            for second in labels[i + 1 :]:
                a, b = self.distances[first], self.distances[second]
                p = paired_test(a, b)
                rows.append(
                    [
                        f"{html.escape(first)} – {html.escape(second)}",
                        f"{(a - b).mean():+.4f}",
                        f"{(a < b).mean():.1%}",
                        "–" if math.isnan(p) else f"{p:.2g}",
                    ]
                )
        if not rows:
            return ""
        heads = [
            tr("first – second"),
            tr("mean difference in KS"),
            tr("stations where the first is nearer"),
            tr("p"),
        ]
        explained = tr(
            "Two-sided Wilcoxon signed-rank test of the KS distances of the same stations; p is"
            " not adjusted for the number of pairs. A small p means that the difference is unlikely"
            " to be chance, not that it is large."
        )
        return f"<h2>{tr('Pairs')}</h2><p>{explained}</p>{table(heads, rows)}"

    def _distribution(self):
        return (
            f"<h2>{tr('Distribution')}</h2>{charts.legend(self.distances)}"
            + charts.distribution(
                list(self.distances.values()),
                tr("KS distance"),
                tr("share of stations with at most this distance"),
            )
        )

    def _against_size(self):
        if self.sizes is None:
            return ""
        known = self.sizes > 0.0
        if not known.any():
            return ""
        explained = tr(
            "Each small dot is a station; the line joins the medians of groups of stations with"
            " similar areas."
        )
        return f"<h2>{tr('KS distance against area')}</h2><p>{explained}</p>" + charts.against(
            self.sizes[known],
            [values[known] for values in self.distances.values()],
            list(self.distances),
            self.size_label,
            tr("KS distance"),
        )

    def _examples(self):
        best, worst = self.examples.best, self.examples.worst
        pictures = [p for example in best + worst for p in example.pictures.values()]
        if not pictures:
            return ""
        top = top_of(pictures)
        parts = f"<h2>{tr('The best and the worst stations')}</h2><p>" + html.escape(
            tr(
                "The stations whose maps of {label} are nearest to {reference}, and farthest from it."
                " All maps share one logarithmic scale and are centred on the station."
            ).format(label=self.judged, reference=self.reference)
        )
        parts += f"</p>{_scale(top, self.units[1])}"
        for title, examples in (
            (tr("Smallest distances"), best),
            (tr("Largest distances"), worst),
        ):
            if examples:
                parts += f"<h3>{title}</h3>" + "".join(self._example(e, top) for e in examples)
        return parts

    def _example(self, example, top):
        figures = ""
        for label, picture in example.pictures.items():
            ks = example.distances.get(label)
            caption = html.escape(label) + ("" if ks is None else f"<br>KS {ks:.4f}")
            figures += (
                f"<figure><img alt='{html.escape(label)}' src='{data_uri(to_indices(picture, top))}'>"
                f"<figcaption>{caption}</figcaption></figure>"
            )
        about = tr("{name}, {side:.3g} {unit} across").format(
            name=example.name, side=example.side, unit=self.units[0]
        )
        # one piece, that a page of paper does not divide
        return f"<section><p><b>{html.escape(about)}</b></p><div class='maps'>{figures}</div></section>"

    def _times(self):
        if not self.seconds:
            return ""
        rows = [
            [
                html.escape(label),
                *(f"{v:.3f}" for v in (np.mean(s), np.median(s), np.sum(s), self.once[label])),
            ]
            for label, s in self.seconds.items()
        ]
        heads = [tr("maps of"), tr("mean, s"), tr("median, s"), tr("sum, s"), tr("once, s")]
        explained = tr(
            "Time to make one map, without the work that models share (the tessellation, distances"
            " to the nearest stations). Once: what a model computes for a whole deployment before"
            " its first map."
        )
        return f"<h2>{tr('Computing times')}</h2><p>{explained}</p>{table(heads, rows)}"

    def _stations(self):
        labels = list(self.distances)
        worst_first = np.argsort(-self.distances[self.judged], kind="stable")
        rows = []
        for i in worst_first:
            row = [html.escape(self.names[i])]
            if self.sizes is not None:
                row.append(f"{self.sizes[i]:.3g}")
            row += [f"{self.distances[label][i]:.4f}" for label in labels]
            rows.append(row)
        heads = [tr("station")] + ([self.size_label] if self.sizes is not None else [])
        heads += [tr("KS, {label}").format(label=label) for label in labels]
        opened = " open" if len(rows) <= 20 else ""
        return (
            f"<h2>{tr('Stations')}</h2><details{opened}><summary>"
            + tr("All {n:,} stations, largest distance first").format(n=len(rows))
            + f"</summary>{table(heads, rows)}</details>"
        )


def how_to_repeat(settings, command):
    """Settings of a run, {name: value}, and the command that repeats it."""
    where = tr("In the Python console of QGIS:")
    return (
        f"<h2>{tr('Settings')}</h2>{pairs(settings)}<p>{where}</p><pre>{html.escape(command)}</pre>"
    )


def versions():
    """{name: version} of what a result rests on."""
    parser = configparser.ConfigParser()
    parser.read(os.path.join(ROOT, "metadata.txt"), encoding="utf-8")
    return {"DeepMEND": parser["general"]["version"], "QGIS": Qgis.QGIS_VERSION}


def pairs(values):
    """A table of names and values."""
    rows = []
    for name, value in values.items():
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        rows.append([html.escape(name), html.escape(text)])
    return table([tr("what"), tr("value")], rows, "wide text")


def interval_text(value, form):
    """A figure, or an interval (low, high) of two; – where there is none."""
    if isinstance(value, tuple):
        low, high = value
        return tr("{low} to {high}").format(
            low=interval_text(low, form), high=interval_text(high, form)
        )
    if isinstance(value, str):
        return value
    return "–" if math.isnan(value) else form.format(value)


def _scale(top, unit):
    """The colours of the pictures and what they mean."""
    strip = data_uri(np.arange(1, 256, dtype=np.uint8)[None, :].repeat(12, axis=0))
    steps = "".join(f"<span>{top * 10.0**-step:.0e}</span>" for step in range(DECADES, -1, -1))
    about = tr(
        "share of the station's devices per {unit}; darkest: this value or less; no colour: a"
        " device cannot be there"
    )
    return (
        "<div style='max-width: 26rem'>"
        f"<img alt='' src='{strip}' style='width: 100%; height: 14px; display: block'>"
        f"<div class='small' style='display: flex; justify-content: space-between'>{steps}</div>"
        f"<p class='small'>{about.format(unit=unit)}</p></div>"
    )
