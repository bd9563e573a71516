"""Evidence that the radio simulator's maps look like an operator's: its defaults on the training cities.

    make calibrate-simulator [DATA=folder] [ARGS='--stations 12 --workers 2 --figures']

Maps stations of the 14 real deployments of five cities, measures the maps and the real ones alike, and
writes the tables in models/radio/README.md, with --figures the pictures beside it too. DATA holds
`stations/`, `regions/` and `operator_maps/`; `../shared/data` if not given. The test cities, Nantes and Le
Mans, have no part in it. A station takes a few seconds, on one core.
"""

from __future__ import annotations

import argparse
import csv
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict

import numpy as np
from scipy.stats import spearmanr

from deepmend.models.density import BETA
from deepmend.models.radio.simulator import VERSION, RadioSettings, RadioSimulator
from deepmend.models.teacher import BETAS
from deepmend.models.voronoiboost.model import TAUS
from tools.arguments import natural
from tools.checkout import ROOT
from tools.deployments import (
    CELL,
    TRAINING_CITIES,
    city_files,
    data_folder,
    land_window,
    read_deployment,
)
from tools.evidence.benchmark import read_case
from tools.evidence.map_statistics import LAGS, measure

REPORT = ROOT / "models" / "radio" / "README.md"
BEGIN, END = "<!-- calibration -->", "<!-- /calibration -->"
RANGES = {  # of six published operator maps
    "beta": (1.2, 1.9),
    "ks": (0.07, 0.21),
    "voronoi": (0.21, 0.63),
    "own": (0.15, 0.65),
}
NAMES = {
    "beta": "teacher's best beta",
    "ks": "KS distance of its map",
    "voronoi": "KS distance of the Voronoi cell",
    "own": "share of the mass in the own Voronoi cell",
}
BARS = [  # what is measured, how, lowest, highest
    ("beta", "median", 1.2, 1.5),
    ("beta", "lower quartile", 1.0, 1.9),
    ("beta", "upper quartile", 1.0, 1.9),
    ("ks", "mean", 0.08, 0.16),
    ("voronoi", "mean", 0.35, 0.5),
    ("own", "median", 0.25, 0.5),
]
FIGURES = {
    "mean": np.mean,
    "lower quartile": lambda v: np.percentile(v, 25),
    "median": np.median,
    "upper quartile": lambda v: np.percentile(v, 75),
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--stations", type=natural, default=12, help="of each deployment, at random"
    )
    parser.add_argument("--all", action="store_true", help="all stations")
    parser.add_argument("--workers", type=natural, default=2, help="processes side by side")
    parser.add_argument("--seed", type=int, default=1, help="of the networks and of the choice")
    parser.add_argument("--figures", action="store_true", help="draw the pictures too")
    parser.add_argument("--print-only", action="store_true", help="leave README.md as it is")
    return parser.parse_args()


# Measuring ---------------------------------------------------------------------------------------


def published_scales(stations):
    """(n, 5) published scales, NaN where dropped, in the order of the file."""
    with open(stations, newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    names = [f"scale_{tau * 100:.0f}" for tau in TAUS]
    return np.array([[float(row[name] or "nan") for name in names] for row in rows])


def measure_deployment(files, number, seed):
    """What `measure` says of `number` random stations of one deployment, or of all."""
    deployment = read_deployment(*files)
    scales = published_scales(files[0])
    simulator = RadioSimulator(seed=seed)
    stations = np.random.default_rng(seed).permutation(np.flatnonzero(deployment.inside))[:number]
    figures = []
    for station in stations:
        grid = land_window(deployment, station)
        truth = simulator.diffuse(deployment, station, grid)
        figures.append(measure(deployment, station, grid, truth, scales[station]))
    return figures


def measure_all(data, number, seed, workers):
    """{figure: array over all stations}, with `city` and `deployment` of each."""
    files, start, figures = city_files(data, TRAINING_CITIES), time.monotonic(), []
    with ProcessPoolExecutor(workers) as pool:
        tasks = [pool.submit(measure_deployment, pair, number, seed) for pair in files]
        for (stations, _), task in zip(files, tasks):
            city = stations.stem.split("_")[1]
            figures += [{**f, "city": city, "deployment": stations.stem} for f in task.result()]
            print(f"{stations.stem}: done after {time.monotonic() - start:.0f} s", file=sys.stderr)
    return {name: np.array([f[name] for f in figures]) for name in figures[0]}


def measure_real(data):
    """{name: (figures, deployment, grid, map)} of the operator maps."""
    result = {}
    for raster in sorted((data / "operator_maps").glob("station_*.tif")):
        deployment, grid, truth = read_case(raster)
        truth = truth / truth.sum()
        result[raster.stem.removeprefix("station_")] = (
            measure(deployment, 0, grid, truth),
            deployment,
            grid,
            truth,
        )
    return result


# The report --------------------------------------------------------------------------------------


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def bars(measured):
    """The bars of the project, and whether they are met."""
    rows = []
    for name, how, low, high in BARS:
        value = float(FIGURES[how](measured[name]))
        verdict = "met" if low <= value <= high else "**not met**"
        rows.append([f"{NAMES[name]}, {how}", f"{low:g} to {high:g}", f"{value:.3f}", verdict])
    return table(["value", "bar", "measured", ""], rows)


def beside_real(measured, real):
    """Simulated maps, the two operator maps, and the range of the six published ones."""
    header = ["value", *FIGURES, *(f"operator map {name}" for name in real), "published maps"]
    rows = []
    for name, words in NAMES.items():
        values = [f"{how(measured[name]):.3f}" for how in FIGURES.values()]
        values += [f"{case[0][name]:.3f}" for case in real.values()]
        rows.append([words, *values, "{:g} to {:g}".format(*RANGES[name])])
    return table(header, rows)


def by_city(measured):
    header = ["city", "stations", "median beta", "mean KS", "Voronoi's mean KS", "median own share"]
    rows = []
    for city in dict.fromkeys(measured["city"]):
        here = measured["city"] == city
        beta, ks, voronoi, own = (measured[name][here] for name in NAMES)
        means = [f"{np.mean(v):.3f}" for v in (ks, voronoi)]
        rows.append([city, here.sum(), f"{np.median(beta):.2f}", *means, f"{np.median(own):.3f}"])
    return table(header, rows)


def best_fixed(measured):
    """Mean KS distance of one beta for all stations: those about the best, and the default."""
    means = measured["by_beta"].mean(axis=0)
    best = int(means.argmin())
    shown = np.flatnonzero((abs(np.arange(len(BETAS)) - best) <= 4) | (BETAS == BETA))
    rows = [[f"mean KS over {len(measured['ks'])} stations", *(f"{means[i]:.4f}" for i in shown)]]
    header = ["beta", *(f"**{BETAS[i]:.2f}**" if i == best else f"{BETAS[i]:.2f}" for i in shown)]
    return f"The best fixed beta is {BETAS[best]:.2f}.\n\n{table(header, rows)}"


def textures(measured, real):
    header = ["maps", "standard deviation", *(f"{lag}" for lag in LAGS)]
    rows = [["simulated, mean", *(f"{v:.2f}" for v in np.nanmean(measured["texture"], axis=0))]]
    for name, (figures, *_) in real.items():
        rows.append([f"operator map {name}", *(f"{v:.2f}" for v in figures["texture"])])
    return table(header, rows)


def spreads(measured):
    """How the spread changes from station to station, published and simulated."""
    rows = []
    for words, name in (("published scales", "scales"), ("simulated maps' scales", "spread")):
        beta = measured[f"{name}_beta"]
        rows.append([words, *quartiles(beta), f"{slope(beta, measured['area']):.3f}"])
    beta = measured["beta"]
    rows.append(["simulated, teacher's", *quartiles(beta), f"{slope(beta, measured['area']):.3f}"])
    header = ["beta that fits", "lower quartile", "median", "upper quartile", "slope on area"]
    return table(header, rows)


def rank_correlations(measured):
    rows = []
    for tau in (0.75, 0.95):
        level = TAUS.index(tau)
        ours, theirs = measured["spread"][:, level], measured["scales"][:, level]
        both = np.isfinite(ours) & np.isfinite(theirs)
        correlation = spearmanr(ours[both], theirs[both])[0]
        rows.append([f"scale that holds {tau:.0%}", f"{correlation:.3f}", both.sum()])
    return table(["spread", "rank correlation", "stations"], rows)


def quartiles(values):
    return [f"{v:.2f}" for v in np.nanpercentile(values, (25, 50, 75))]


def slope(beta, area):
    """Of ln(beta) on ln(area)."""
    known = np.isfinite(beta)
    return np.polyfit(np.log(area[known]), np.log(beta[known]), 1)[0]


def settings():
    values = asdict(RadioSettings())
    return ", ".join(f"`{name}` {value}" for name, value in values.items())


def report(measured, real, command):
    """All tables, as Markdown."""
    number = len(measured["ks"])
    return f"""\
Made by `{command}`: version {VERSION} of the simulator, {number} stations in
{len(set(measured["deployment"]))} deployments of {len(TRAINING_CITIES)} cities.

Settings: {settings()}.

{bars(measured)}

{beside_real(measured, real)}

{by_city(measured)}

One beta for all stations. {best_fixed(measured)}

Texture: ln(map / nearest density map), its standard deviation and its correlation at some lags in cells of
{CELL:g} m.

{textures(measured, real)}

Spread, cells that are convex only.

{spreads(measured)}

{rank_correlations(measured)}"""


def write_report(text):
    page = REPORT.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{REPORT} has no {BEGIN} and {END}: nothing was written")
    REPORT.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def command(options):
    """What repeats this run, but for the number of processes."""
    given = ["--all"] if options.all else []
    for name, default in (("stations", 12), ("seed", 1)):
        if getattr(options, name) != default and not (options.all and name == "stations"):
            given.append(f"--{name} {getattr(options, name)}")
    given += ["--figures"] if options.figures else []
    return "make calibrate-simulator" + (f" ARGS='{' '.join(given)}'" if given else "")


def main():
    options = arguments()
    data = data_folder()
    if not city_files(data, TRAINING_CITIES) or not any(
        (data / "operator_maps").glob("station_*.tif")
    ):
        sys.exit(f"There are no deployments or operator maps in {data}: give DATA=folder.")
    number = None if options.all else options.stations
    real = measure_real(data)
    measured = measure_all(data, number, options.seed, options.workers)
    text = report(measured, real, command(options))
    print(text)
    if not options.print_only:
        write_report(text)
    if options.figures:
        from tools.evidence.simulator_figures import draw_figures, draw_maps

        draw_figures(measured, real)
        draw_maps(city_files(data, TRAINING_CITIES), real, options.seed)


if __name__ == "__main__":
    main()
