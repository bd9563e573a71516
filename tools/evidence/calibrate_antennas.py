"""How much of an antenna's nominal pattern is left in a real city, and what azimuths are worth.

    make calibrate-antennas [DATA=folder]

Reads the measurements of DATA (`../shared/data` if not given), and writes the tables and the figure of
models/antennas/README.md. Of two cells of one site that are heard at one place, the distance is the same:
the difference of their signals over that of their nominal losses is the share. Log scores are of
probabilities with which all stations compete under Rayleigh fading, at one place in each square of 50 m.
Blocks of 4 km are either for the estimate or for the proof.
"""

from __future__ import annotations

import csv
import sys
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from deepmend.models.antennas.pattern import EXPONENT, OFFSET, SHARE, bearing, nominal_loss
from deepmend.models.association import all_compete, strongest_among
from deepmend.models.density import CROWD
from deepmend.models.distance_statistics import bootstrap_means, interval_of
from deepmend.models.scores import BLOCK, DOUBT, block_interval, thinned
from tools.checkout import ROOT
from tools.deployments import data_folder

REPORT = ROOT / "models" / "antennas" / "README.md"
MARKS = "<!-- figures: written by make calibrate-antennas -->", "<!-- figures end -->"
SITE = 50.0  # metres within which cells are of one site
PLACES = 8000  # of each part, drawn at random
DISTANCES = (0.0, 150.0, 300.0, 600.0, 2000.0)
ESTIMATE, PROOF = "blocks of the estimate", "blocks of the proof"


@dataclass
class Network:
    """Cells and sites: positions (n, 2), azimuths, heights, tilts (degrees), powers (dB) and sites of the
    cells, (n,), and the cells of each site, -1 where it has fewer."""

    cells: np.ndarray
    azimuth: np.ndarray
    height: np.ndarray
    tilt: np.ndarray
    power: np.ndarray
    site: np.ndarray
    sites: np.ndarray
    members: np.ndarray


def read_network(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    cells = np.array([(float(row["x"]), float(row["y"])) for row in rows])
    azimuth, height, electrical, mechanical, power = (
        np.array([float(row[name] or "nan") for row in rows])
        for name in ("azimuth", "height", "electrical_tilt", "mechanical_tilt", "power")
    )
    near = cKDTree(cells).sparse_distance_matrix(cKDTree(cells), SITE)
    count, site = connected_components(near, directed=False)
    sites = np.array([cells[site == i].mean(axis=0) for i in range(count)])
    of_site = [np.flatnonzero(site == i) for i in range(count)]
    members = np.full((count, max(map(len, of_site))), -1)
    for row, some in zip(members, of_site):
        row[: len(some)] = some
    tilt = electrical + mechanical
    return Network(cells, azimuth, height, tilt, power, site, sites, members)


def gains_by(values, slope):
    """Gains of a slope over the middle one of some values, 0 where one is not known."""
    return np.nan_to_num(slope * (values - np.nanmedian(values)))


def losses(network, places, cells):
    """Nominal loss of cells (n, ...) at places (n, 2), dB."""
    shape = cells.shape
    cells = cells.reshape(len(places), -1)
    dx, dy = np.moveaxis(places[:, None] - network.cells[cells], -1, 0)
    return nominal_loss(bearing(dx, dy) - network.azimuth[cells]).reshape(shape)


def places_of(data):
    """Number of the 5 m square that each measurement is in, and its middle (n, 2), metres."""
    x, y = (data[name].astype(np.int64) for name in "xy")
    return x * 100_000 + y, np.stack([x, y], axis=-1) * 5.0 + 2.5


def pairs_of_one_site(network, data):
    """Of pairs of cells of a site heard at one place: difference of losses and of signals (dB), angle off the
    first's and the second's main direction, distance and block."""
    place, xy = places_of(data)
    cell, signal = data["cell"].astype(np.int64), -data["rsrp"] / 2.0
    order = np.lexsort((cell, network.site[cell], place))
    place, xy, cell, signal = place[order], xy[order], cell[order], signal[order]
    same = (place[1:] == place[:-1]) & (network.site[cell[1:]] == network.site[cell[:-1]])
    first = np.flatnonzero(same)
    xy = xy[first]
    middle = network.sites[network.site[cell[first]]]
    off = []
    for number in (cell[first], cell[first + 1]):
        dx, dy = (xy - middle).T
        off.append(bearing(dx, dy) - network.azimuth[number])
    lost = nominal_loss(off[0]) - nominal_loss(off[1])
    distance = np.hypot(*(xy - middle).T)
    return lost, signal[first] - signal[first + 1], off, distance, xy


def share_of(lost, gained):
    """Slope through the origin: how much signal a dB of nominal loss takes."""
    return -float((lost * gained).sum() / (lost * lost).sum())


def share_table(pairs, chosen):
    """Rows (what, pairs, share, interval) of the share by distance."""
    lost, gained, _, distance, xy = pairs
    rows = []
    for low, high in [(0.0, np.inf), *zip(DISTANCES, DISTANCES[1:])]:
        some = chosen & (distance >= low) & (distance < high)
        square = np.unique((xy[some] // BLOCK) @ (100_000, 1), return_inverse=True)[1].ravel()
        products = [np.bincount(square, v[some]) for v in (lost * gained, lost * lost)]
        draws = bootstrap_means(np.stack(products, axis=-1))
        interval = interval_of(-draws[:, 0] / draws[:, 1])
        what = "all" if np.isinf(high) else f"{low:g} to {high:g} m"
        rows.append((what, int(some.sum()), share_of(lost[some], gained[some]), interval))
    return rows


def effective(distance, loss, exponent):
    """Effective distance, metres, of stations that lose so many decibels."""
    return (distance + OFFSET) * 10.0 ** (loss / (10.0 * exponent))


def probabilities(network, places, serving, kind, beta, share=SHARE, exponent=EXPONENT, gain=None):
    """P of the serving cell and of its site, and whether the likeliest cell serves: (n,) each.

    kind : 'cells', each a station of its own; 'sites', which compete by their strongest cell, and whose
    cells share what they have. gain : (cells,) dB.
    """
    gain = np.zeros(len(network.cells)) if gain is None else gain
    if kind == "cells":
        tree = cKDTree(network.cells)
        distance, cell = tree.query(places, k=3 * CROWD)
        seen = effective(distance, share * losses(network, places, cell) - gain[cell], exponent)
        nearest = np.argsort(seen, axis=1)[:, :CROWD]
        cell, seen = (np.take_along_axis(v, nearest, axis=1) for v in (cell, seen))
        found = all_compete(beta * np.log(seen).T).T
    else:
        distance, site = cKDTree(network.sites).query(places, k=CROWD)
        cell = network.members[site]
        lost = share * losses(network, places, cell) - gain[cell]
        lost[cell < 0] = np.inf
        seen = effective(distance, lost.min(axis=2), exponent)
        of_site = all_compete(beta * np.log(seen).T).T
        power = 10.0 ** (-lost / 10.0)  # 0 where there is no cell
        parts = np.moveaxis(strongest_among(np.moveaxis(power, 2, 0)), 0, 2)
        found = (of_site[:, :, None] * parts).reshape(len(places), -1)
        cell = cell.reshape(len(places), -1)
    own_site = network.site[serving][:, None]
    one = np.where(cell == serving[:, None], found, 0.0).sum(axis=1)
    of_own = np.where((network.site[cell] == own_site) & (cell >= 0), found, 0.0).sum(axis=1)
    return one, of_own, cell[np.arange(len(places)), found.argmax(axis=1)] == serving


def score_rows(network, places, serving):
    """Rows (what, log score per cell and interval, per site and interval, accuracy)."""
    rows = []
    height = 10.0 * np.log10(np.where(network.height > 0.0, network.height, np.nan))
    for what, kind, beta, more in (
        ("cells, without azimuths, beta 1.3", "cells", 1.3, {"share": 0.0}),
        ("cells, with azimuths, beta 1.3", "cells", 1.3, {}),
        ("sites, without azimuths, beta 1.3", "sites", 1.3, {"share": 0.0}),
        ("sites, without azimuths, beta 1.8", "sites", 1.8, {"share": 0.0}),
        ("sites, with azimuths, beta 1.3", "sites", 1.3, {}),
        ("sites, with azimuths, beta 1.8", "sites", 1.8, {}),
        ("the same, share 0.2", "sites", 1.8, {"share": 0.2}),
        ("the same, share 0.4", "sites", 1.8, {"share": 0.4}),
        ("the same, exponent 2.5", "sites", 1.8, {"exponent": 2.5}),
        ("the same, exponent 5", "sites", 1.8, {"exponent": 5.0}),
        ("the same, and half of the power", "sites", 1.8, {"gain": gains_by(network.power, 0.5)}),
        ("the same, and all of the power", "sites", 1.8, {"gain": gains_by(network.power, 1.0)}),
        ("the same, and 5 log10(height)", "sites", 1.8, {"gain": gains_by(height, 0.5)}),
        ("the same, and 10 log10(height)", "sites", 1.8, {"gain": gains_by(height, 1.0)}),
        (
            "the same, and 0.3 dB less a degree of tilt",
            "sites",
            1.8,
            {"gain": gains_by(network.tilt, -0.3)},
        ),
    ):
        one, own, right = probabilities(network, places, serving, kind, beta, **more)
        row = [what]
        for found, count in ((one, len(network.cells)), (own, len(network.sites))):
            score = -np.log((1.0 - DOUBT) * found + DOUBT / count)
            row += [float(score.mean()), block_interval(score, places)]
        rows.append((*row, float(right.mean())))
    return rows


def draw(pairs, chosen, path):
    """Signal beside the main direction as measured and as fitted, by angle and distance."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    _, gained, off, distance, _ = pairs
    off = [np.abs((a + 180.0) % 360.0 - 180.0) for a in off]
    figure, axes = plt.subplots(figsize=(7, 4.2))
    edges = np.arange(0.0, 181.0, 15.0)
    for low, high in zip(DISTANCES, DISTANCES[1:]):
        angle, loss = [], []
        # the other cell of the pair looks at the place: within 30 degrees
        for mine, other, sign in ((off[0], off[1], 1.0), (off[1], off[0], -1.0)):
            some = chosen & (other < 30.0) & (distance >= low) & (distance < high)
            angle.append(mine[some])
            loss.append(-sign * gained[some])
        angle, loss = np.concatenate(angle), np.concatenate(loss)
        number = np.digitize(angle, edges) - 1
        count = np.bincount(number, minlength=len(edges))
        mean = np.bincount(number, loss, len(edges)) / np.maximum(count, 1)
        shown = count[:-1] >= 200
        axes.plot((edges[:-1] + 7.5)[shown], mean[:-1][shown], "o-", label=f"{low:g} to {high:g} m")
    grid = np.linspace(0.0, 180.0, 181)
    axes.plot(grid, SHARE * nominal_loss(grid), "k--", label=f"{SHARE:g} of the nominal pattern")
    axes.set_xlabel("angle off the main direction, degrees")
    axes.set_ylabel("weaker than the cell that looks there, dB")
    axes.legend(fontsize=8)
    figure.tight_layout()
    figure.savefig(path, dpi=80)


def tables(shares, scores):
    """The tables as Markdown."""
    lines = ["| distance | pairs | share | 95 % |", "|---|---|---|---|"]
    for what, count, share, (low, high) in shares:
        lines.append(f"| {what} | {count:,} | {share:.3f} | {low:.3f} to {high:.3f} |")
    for part, rows in scores.items():
        lines += ["", f"Log scores, {part} ({PLACES:,} places):", ""]
        lines += ["| | per cell | 95 % | per site | 95 % | accuracy |", "|---|---|---|---|---|---|"]
        for what, cell, (a, b), site, (c, d), right in rows:
            lines.append(
                f"| {what} | {cell:.3f} | {a:.3f} to {b:.3f} | {site:.3f} | {c:.3f} to {d:.3f} |"
                f" {right:.3f} |"
            )
    return "\n".join(lines)


def main():
    folder = data_folder() / "measurements"
    if not (folder / "cells.csv").is_file():
        sys.exit(f"{folder} holds no measurements: give the folder that has them as DATA.")
    network = read_network(folder / "cells.csv")
    data = dict(np.load(folder / "places.npz"))
    pairs = pairs_of_one_site(network, data)

    def is_proof(xy):
        column, row = np.floor(xy / 4000.0).astype(int).T
        return (column + 2 * row) % 5 == 2

    shares = share_table(pairs, ~is_proof(pairs[4]))
    # the strongest cell of each place serves it
    place, xy = places_of(data)
    order = np.lexsort((data["rsrp"], place))
    first = order[np.unique(place[order], return_index=True)[1]]
    xy = xy[first]
    kept = thinned(xy)
    xy, serving = xy[kept], data["cell"][first][kept].astype(np.int64)
    proof, scores = is_proof(xy), {}
    for part, chosen in ((ESTIMATE, ~proof), (PROOF, proof)):
        some = np.random.default_rng(0).permutation(np.flatnonzero(chosen))[:PLACES]
        scores[part] = score_rows(network, xy[some], serving[some])
    text = tables(shares, scores)
    print(text)
    draw(pairs, ~is_proof(pairs[4]), REPORT.parent / "attenuation.png")
    page = REPORT.read_text(encoding="utf-8")
    before, rest = page.split(MARKS[0])
    after = rest.split(MARKS[1])[1]
    REPORT.write_text(f"{before}{MARKS[0]}\n{text}\n{MARKS[1]}{after}", encoding="utf-8")
    print(f"written: {REPORT.relative_to(ROOT)} (share {SHARE:g}, exponent {EXPONENT:g} in use)")


if __name__ == "__main__":
    main()
