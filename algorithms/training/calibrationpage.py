"""Page of what measurements told of a network, and how well models fit what was held out."""

from __future__ import annotations

import html

import numpy as np

from ..common import charts
from ..common.messages import tr
from ..common.report import table, write_page


def write_calibration_page(path, found, scores):
    """A page with beta, gains, and scores before and after.

    Parameters
    ----------
    path : str
    found : models.calibration.Calibration
    scores : list of calibratestations.HeldOut
    """
    about = [
        [tr("BETA, how compact the network is"), f"{found.beta:.2f}"],
        [tr("Gains, standard deviation (dB)"), f"{found.gain.std():.2f}"],
        [tr("Stations with measurements"), f"{int((found.places > 0).sum()):,}"],
        [tr("Places used for the fit"), f"{int(found.places.sum()):,}"],
    ]
    if not np.isnan(found.pattern):
        about.append([tr("Share of the antenna pattern that remains"), f"{found.pattern:.2f}"])
    heads = [
        *(tr("model"), tr("held out"), tr("places"), tr("log score before"), tr("after")),
        *(tr("Brier score before"), tr("after"), tr("accuracy before"), tr("after")),
    ]
    rows = []
    for row in scores:
        before, after = row.before.means(), row.after.means()
        numbers = [f"{v:.3f}" for pair in zip(before[:2], after[:2]) for v in pair]
        shares = [f"{before[2]:.1%}", f"{after[2]:.1%}"]
        rows.append(
            [
                html.escape(row.label),
                html.escape(row.where),
                f"{len(row.before):,}",
                *numbers,
                *shares,
            ]
        )
    explained = tr(
        "Before: the default BETA and no gains. Squares of 1 km contain no measurement used"
        " for the fit; squares of 200 m are between such measurements. Log score: mean of -ln P"
        " of the serving station. Brier score: mean squared error of P over the stations."
        " Smaller is better for both. The gains in the output were fitted to all places."
    )
    last = scores[-1]
    curves = {tr("before"): last.before.reliability(), tr("after"): last.after.reliability()}
    body = (
        table([tr("what"), tr("value")], about, "wide text")
        + f"<h2>{tr('Places that were held out')}</h2><p>{html.escape(explained)}</p>"
        + table(heads, rows)
        + f"<h3>{tr('Reliability')} ({html.escape(last.label)}, {html.escape(last.where)})</h3>"
        + charts.legend(curves)
        + charts.reliability(
            list(curves.values()),
            tr("probability of the likeliest station"),
            tr("share that it serves"),
        )
    )
    write_page(path, tr("Calibrated stations"), body)
