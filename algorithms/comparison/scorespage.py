"""What a page says of models at places where the serving station is known."""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import datetime

from ..common import charts
from ..common.messages import tr
from ..common.report import table, write_page
from .page import how_to_repeat, interval_text, pairs


def scores_section(judged, labels):
    """Table of scores and reliability curves, as HTML.

    Parameters
    ----------
    judged : measurements.Judged
    labels : dict of str to str
        How pages call the models.
    """
    rows = []
    for name, found in judged.scores.items():
        log, brier, right = found.means()
        interval = interval_text(judged.interval(name), "{:.3f}")
        figures = f"{log:.3f}", interval, f"{brier:.3f}", f"{right:.1%}"
        rows.append([html.escape(labels[name]), *figures])
    heads = [tr("model"), tr("log score"), tr("95 % interval"), tr("Brier score"), tr("accuracy")]
    count = len(next(iter(judged.scores.values())))
    explained = tr(
        "{n:,} places, one in each square of 50 m. Log score: mean of -ln P of the serving"
        " station, where a thousandth of P is shared evenly by all stations. Brier score: mean"
        " squared error of P over the stations. Smaller is better for both. Accuracy: share of"
        " places that their likeliest station serves. Intervals: squares of 1 km drawn with"
        " replacement."
    ).format(n=count)
    curves = {labels[name]: found.reliability() for name, found in judged.scores.items()}
    meaning = tr(
        "How often the likeliest station serves, by the probability that the model gives to"
        " it. On the thin line the model is as confident as it should be; below it, it is"
        " overconfident."
    )
    return (
        f"<h2>{tr('Places where the serving station is known')}</h2><p>{explained}</p>"
        + table(heads, rows)
        + f"<h3>{tr('Reliability')}</h3><p>{meaning}</p>{charts.legend(curves)}"
        + charts.reliability(
            list(curves.values()),
            tr("probability of the likeliest station"),
            tr("share that it serves"),
        )
    )


@dataclass
class ScoresPage:
    """A page of scores alone: no maps were made. Attributes as those of `page.Comparison`."""

    title: str
    section: str
    about: dict
    settings: dict
    command: str

    def write(self, path):
        """Write the page.

        Raises
        ------
        OSError
            If the file cannot be written.
        """
        about = {**self.about, tr("Made on"): datetime.now().strftime("%Y-%m-%d %H:%M")}
        body = pairs(about) + self.section + how_to_repeat(self.settings, self.command)
        write_page(path, self.title, body)
