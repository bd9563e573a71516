"""Fits how far zone totals are off, and checks the intervals on networks that took no part in the fit.

    make fit-intervals [DATA=folder] [ARGS='--write --workers 2']

Simulates networks (tools/evidence/simulated_zones.py; files in build/intervals are kept, so it can be
stopped and started again: a quarter of an hour on two cores), fits each model by likelihood on the
networks of FIT, and measures on those of CHECK how often intervals hold the truth. With --write the spreads
go into models/intervals.json and the tables into docs/intervals.md; without it both are compared with what is
there. With DATA (`../shared/data` where it is there) networks at the real stations of the test cities, which
have no part in the fit either, and operator maps are held against the intervals too.
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from concurrent.futures import ProcessPoolExecutor

import numpy as np
import shapely
from scipy import optimize, sparse
from scipy.spatial import cKDTree
from scipy.special import gammaln, stdtrit

from deepmend.models.deployment import Deployment
from deepmend.models.intervals import FILE, Spread, Uncertainty, features, surroundings
from deepmend.models.radio.simulator import VERSION
from deepmend.models.zonetotals import ZoneWeights
from tools.arguments import natural
from tools.checkout import ROOT
from tools.deployments import TEST_CITIES, city_files, data_folder, read_deployment
from tools.evidence.simulated_zones import Network, make_deployment, make_network

MODELS = "voronoi", "voronoiboost", "density", "best"
FIT, CHECK = range(3000, 3030), range(4000, 4030)
"""Seeds of the networks: of no other work, and none is in both."""

SEED = 4100  # of the networks at real deployments

LAYOUTS = ((None, "squares"), (1500, "even"), (400, "even"), (400, "town"), (100, "even"))
LAYOUTS += ((100, "town"), (25, "even"), (25, "town"), (8, "even"))
"""Number of zones of a layout, and whether they are alike in size or small in towns."""

SAMPLE = 100  # zones of a layout
TYPICAL, SPREAD = (
    500.0,
    1.0,
)  # median devices of a station, and standard deviation of their logarithm
EDGES = 0.0, 0.3, 3.0, np.inf
SIZES = "small", "medium", "large"
"""Zones by their area over the squared site spacing about them."""

ZONES = [f"{name} zones" for name in SIZES]

LEVEL, BAR = 0.90, (0.85, 0.95)
LEAST = 1e-3  # part of a total below which a station is left out of the fit, which is then faster
NOTHING = 1e-6  # of a total: a truth below that is taken as that
DOCUMENT, FOLDER = ROOT / "docs" / "intervals.md", ROOT / "build" / "intervals"


def simulate(key, deployment=None):
    """Write the file of a network, if it is not there: of a seed, or of a name at a real deployment."""
    path = FOLDER / f"{key}.npz"
    if not path.exists():
        seed = key if deployment is None else SEED
        make_network(deployment or make_deployment(seed), seed, MODELS).save(path)
    return key


def simulate_city(files):
    """The same at a real deployment, of files (stations, region); its name."""
    return simulate(files[0].stem, read_deployment(*files))


def layout_of(found, count, kind, random):
    """Number of the zone of each square, and the land of each zone, square metres."""
    n = len(found.land)
    if count is None:
        return np.arange(n), found.land
    if kind == "town":
        middles = found.xy[random.integers(len(found.xy), size=count)]
        middles = middles + random.normal(0.0, 0.3 * _spacing(found), (count, 2))
    else:
        middles = found.middles[random.integers(n, size=count)]
    zone = np.unique(cKDTree(middles).query(found.middles)[1], return_inverse=True)[1].ravel()
    return zone, np.bincount(zone, found.land)


def _spacing(found):
    return np.sqrt(found.land.sum() / len(found.xy))


def cases(key, typical=TYPICAL, growth=0.0, contrast=0.0, known=False, extent=0.0):
    """Yield zones of a network with counts of stations, of each layout.

    Parameters
    ----------
    key : int or str
        Seed or name of a network whose file is there.
    typical : float
        Median count of a station.
    growth : float
        Exponent of the land that a station serves, in its count: 1 where devices are everywhere alike.
    contrast : float
        Standard deviation of the logarithm of how many people there are in a square.
    extent : float
        Metres over which people are alike; 0 where each square is drawn by itself.
    known : bool
        Whether the models know how many, as with POPULATION.

    Yields
    ------
    (dict of str to Uncertainty but for the spread, numpy.ndarray, numpy.ndarray, numpy.ndarray)
        {model: (weights, area, spacing, compact)}; counts (stations,); shares of stations' users that are in
        zones in truth (stations, zones); and the true totals (zones,), drawn by chance.
    """
    found = Network.load(FOLDER / f"{key}.npz")
    random = np.random.default_rng(zlib.crc32(str(key).encode()))
    n = len(found.xy)
    around = shapely.box(*found.xy.min(axis=0) - 1.0, *found.xy.max(axis=0) + 1.0)
    spacing, compact = surroundings(Deployment(range(n), found.xy, around))
    noise = random.standard_normal(len(found.land))
    if extent:
        squared = ((found.middles[:, None] - found.middles[None]) ** 2).sum(axis=2)
        kernel = np.exp(-0.5 * squared / extent**2)
        noise = kernel @ noise / np.sqrt(np.square(kernel).sum(axis=1))
    people = np.exp(contrast * noise)
    served = found.truth * people
    reach = served.sum(axis=1)
    models = {name: values.astype(np.float64) for name, values in found.models.items()}
    if known:
        models = {name: values * people for name, values in models.items()}
        models = {
            name: values / values.sum(axis=1, keepdims=True) for name, values in models.items()
        }
    for count, kind in LAYOUTS:
        zone, area = layout_of(found, count, kind, random)
        sums = sparse.csr_matrix((np.ones(len(zone)), (np.arange(len(zone)), zone)))
        counts = typical * np.exp(SPREAD * random.standard_normal(n))
        counts = np.round(counts * (reach / reach.mean()) ** growth)
        truth = served @ sums / reach[:, None]
        drawn = random.multinomial(
            counts.astype(np.int64), truth / truth.sum(axis=1, keepdims=True)
        )
        kept = np.sort(random.choice(len(area), min(SAMPLE, len(area)), replace=False))
        given = {}
        for model, values in models.items():
            rows = (values @ sums)[:, kept]
            weights = ZoneWeights.of_rows(((row, 1.0 - row.sum()) for row in rows), len(kept))
            given[model] = weights, area[kept], spacing, compact
        yield given, counts, truth[:, kept], drawn.sum(axis=0)[kept]


def sizes_of(weights, area, spacing, counts):
    """Area of each zone over the squared site spacing about it: (zones,)."""
    parts = weights.weight * counts[weights.station]
    mean = np.bincount(weights.zone, parts * np.log(spacing[weights.station]), weights.zones)
    total = np.maximum(np.bincount(weights.zone, parts, weights.zones), 1e-300)
    return area / np.exp(2.0 * mean / total)


class Lesson:
    """What a model is fitted on: pairs of stations and zones of many networks, and the zones' true totals."""

    def __init__(self, model, keys):
        parts, self.total, self.truth, self.size, first = [], [], [], [], 0
        for key in keys:
            for given, counts, shares, _ in cases(key):
                weights, area, spacing, compact = given[model]
                total = weights.totals(counts[:, None], 1)[0][:, 0]
                part = weights.weight * counts[weights.station]
                kept = part > LEAST * total[weights.zone]
                station, zone = weights.station[kept], weights.zone[kept]
                seen = features(
                    weights.weight[kept], area[zone], spacing[station], compact[station]
                )
                parts.append(
                    np.column_stack([first + zone, part[kept] ** 2, weights.weight[kept], seen])
                )
                self.total.append(np.maximum(total, 1e-9))
                self.truth.append(counts @ shares)
                self.size.append(sizes_of(weights, area, spacing, counts))
                first += weights.zones
        zone, self.square, self.weight, *seen = np.concatenate(parts).T
        self.zone, self.features = zone.astype(np.int64), np.column_stack(seen)
        self.total, self.truth, self.size = map(np.concatenate, (self.total, self.truth, self.size))
        off = np.maximum(self.truth, NOTHING * self.total) / self.total
        self.off = np.abs(np.log(off))
        # small, medium and large zones count more alike than they are many
        kind = np.digitize(self.size, EDGES) - 1
        share = 1.0 / np.sqrt(np.bincount(kind, minlength=len(SIZES)))[kind]
        self.share = share / share.sum()

    def scale(self, coefficients, plain):
        """Standard deviation of ln(truth / total) of the zones, a plain Dirichlet's or ours."""
        square = self.square * np.exp(self.features[:, : len(coefficients)] @ coefficients)
        if plain:
            square *= np.maximum(0.0, 1.0 - self.weight) / self.weight
        variance = np.bincount(self.zone, square, len(self.total)) / self.total**2
        return np.sqrt(np.log1p(np.maximum(variance, 1e-9)))

    def loss(self, values, plain):
        """Minus the mean log likelihood of Student's t, of ln(truth / total)."""
        *coefficients, log_degrees = values
        scale = self.scale(coefficients, plain)
        degrees = 1.0 + np.exp(np.clip(log_degrees, -5.0, 7.0))
        loss = np.log(scale) + (degrees + 1) / 2 * np.log1p((self.off / scale) ** 2 / degrees)
        loss += 0.5 * np.log(degrees) + gammaln(degrees / 2) - gammaln((degrees + 1) / 2)
        return float(self.share @ loss) + 1e-3 * float(np.square(coefficients[1:]).sum())


def fit(lesson, plain=False):
    """The likeliest Spread; a plain Dirichlet has ln(1 / (kappa + 1)) by the site spacing alone."""
    start = np.zeros(2 if plain else lesson.features.shape[1])
    found = optimize.minimize(lesson.loss, [*start, 1.5], args=(plain,), method="BFGS").x
    degrees = 1.0 + np.exp(np.clip(found[-1], -5.0, 7.0))
    return Spread(np.round(found[:-1], 2), float(np.round(degrees)))


def check(spreads, keys, level=LEVEL, **world):
    """How often intervals hold the truth.

    Returns
    -------
    dict of str to (numpy.ndarray, numpy.ndarray, numpy.ndarray, numpy.ndarray)
        {model: (held, size, cv, place of the network among the keys)}, all (zones,).
    """
    found = {model: [] for model in spreads}
    for place, key in enumerate(keys):
        for given, counts, _, truth in cases(key, **world):
            for model, spread in spreads.items():
                weights, area, spacing, compact = given[model]
                interval = Uncertainty(weights, area, spacing, compact, spread).of(
                    counts[:, None], level, True
                )
                held = (interval.low[:, 0] <= truth) & (truth <= interval.high[:, 0])
                size = sizes_of(weights, area, spacing, counts)
                parts = held, size, interval.cv[:, 0], np.full(len(held), place)
                found[model].append(np.column_stack(parts))
    return {model: np.concatenate(parts).T for model, parts in found.items()}


def by_size(values, size):
    """Mean of values of small, medium and large zones."""
    kind = np.digitize(size, EDGES) - 1
    return [float(np.mean(values[kind == k])) for k in range(len(SIZES))]


def percents(values):
    return " | ".join(f"{100 * value:.0f} %" for value in values)


def table(title, names, rows):
    lines = [f"| {' | '.join([title, *names])} |", f"|{' --- |' * (1 + len(names))}"]
    return [*lines, *(f"| {name} | {values} |" for name, values in rows)]


def held_table(spreads, keys, title):
    """Lines on some networks, and what does not meet the bar."""
    at = {level: check(spreads, keys, level) for level in (0.5, LEVEL, 0.95)}
    rows, problems, widths = [], [], []
    for model, (held, size, cv, place) in at[LEVEL].items():
        shares = by_size(held, size)
        each = [held[place == number].mean() for number in range(len(keys))]
        others = [at[level][model][0].mean() for level in (0.5, 0.95)]
        rows.append((model, percents([*shares, min(each), max(each), *others])))
        kind = np.digitize(size, EDGES) - 1
        widths.append((model, percents(np.nanmedian(cv[kind == k]) for k in range(len(SIZES)))))
        problems += [
            f"{title}, {model}, {name} zones: {share:.1%} held, not 85 to 95 %"
            for name, share in zip(SIZES, shares)
            if not BAR[0] <= share <= BAR[1]
        ]
    more = ["lowest network", "highest network", "50 % intervals", "95 % intervals"]
    lines = table(f"90 %, {title}, {len(held):,} zones", [*ZONES, *more], rows)
    return [*lines, "", *table("median `_cv`", ZONES, widths)], problems


def other_tables(spreads, plain, lessons):
    """Lines on other worlds than that of the fit, and on a plain Dirichlet."""
    lines = []
    for title, world in (
        ("stations count 25 devices (median)", {"typical": 25.0}),
        ("stations count 20,000 devices (median)", {"typical": 20_000.0}),
        ("devices alike everywhere", {"growth": 1.0}),
        ("people uneven, not known to the models", {"contrast": 1.0}),
        ("people uneven, given as POPULATION", {"contrast": 1.0, "known": True}),
    ):
        found = check(spreads, CHECK[::2], **world)
        rows = [(model, percents(by_size(held, size))) for model, (held, size, *_) in found.items()]
        lines += ["", *table(f"90 %, {title}", ZONES, rows)]
    rows = []
    for model, spread in plain.items():
        lesson, factor = lessons[model], stdtrit(spread.degrees, (1.0 + LEVEL) / 2.0)
        held = lesson.off <= factor * lesson.scale(spread.coefficients, True)
        rows.append((model, percents(by_size(held, lesson.size))))
    title = "90 %, one kappa for each station (map alone)"
    return [*lines, "", *table(title, ZONES, rows)]


def as_file(spreads):
    """Text of models/intervals.json."""
    models = {
        name: {"coefficients": spread.coefficients.tolist(), "degrees": spread.degrees}
        for name, spread in spreads.items()
    }
    made = (
        f"make fit-intervals: {len(FIT)} simulated networks, seeds {FIT[0]} to {FIT[-1]}, radio simulator"
        f" {VERSION}, made-up regions and stations; no real city has a part in them"
    )
    return json.dumps({"made by": made, "models": models}, indent=1) + "\n"


def operator_table(spreads, folder):
    """Lines on real maps, station by station."""
    # it has GDAL raise exceptions from then on, which QGIS in the same process does not expect
    from tools.evidence.operator_intervals import operator_maps

    parts = {model: [] for model in spreads}
    count = 0
    for station, found in operator_maps(folder, spreads, LEVEL):
        count += 1
        for model, (held, size) in found.items():
            print(station, model, f"{held.mean():.1%} of {len(held)} squares held", flush=True)
            parts[model].append((held, size))
    rows = []
    for model, of_maps in parts.items():
        held, size = np.concatenate(of_maps, axis=1)
        each = [part.mean() for part, _ in of_maps]
        shares = percents([*by_size(held, size), min(each), max(each)])
        rows.append((model, f"{len(held):,} | {shares}"))
    names = ["squares", *(f"{name} ones" for name in SIZES), "lowest map", "highest map"]
    return table(f"90 %, shares of one station's users, {count} operator maps", names, rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--write", action="store_true", help="into models/ and docs/")
    parser.add_argument("--workers", type=natural, default=2, help="processes side by side")
    options = parser.parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(options.workers) as pool:
        data = data_folder()
        cities = [*pool.map(simulate_city, city_files(data, TEST_CITIES))]
        for key in pool.map(simulate, [*FIT, *CHECK]):
            print(f"network {key}", flush=True)
    spreads, plain, lessons = {}, {}, {}
    for model in MODELS:
        lesson = Lesson(model, FIT)
        spreads[model], plain[model] = fit(lesson), fit(lesson, plain=True)
        lessons[model] = Lesson(model, CHECK)
        print(model, spreads[model], flush=True)
    lines, problems = held_table(spreads, CHECK, f"{len(CHECK)} made-up networks")
    tables = {"simulated": lines + other_tables(spreads, plain, lessons)}
    if cities:
        title = f"{len(cities)} real deployments of Nantes and Le Mans, simulated maps"
        tables["cities"], _ = held_table(spreads, cities, title)
    if any((data / "operator_maps").glob("station_*.tif")):
        tables["operator"] = operator_table(spreads, data / "operator_maps")
    if len(tables) < 3:
        print(
            f"No test cities or operator maps in {data}: left out (DATA=folder names where they are)."
        )
    page = DOCUMENT.read_text(encoding="utf-8")
    for name, lines in tables.items():
        start, end = (
            f"<!-- {name}: {word} make fit-intervals -->" for word in ("written by", "end of")
        )
        before, _, rest = page.partition(start)
        page = "\n".join([before + start, *lines, end + rest.partition(end)[2]])
        print("", *lines, sep="\n")
    for path, text in ((FILE, as_file(spreads)), (DOCUMENT, page)):
        if options.write:
            path.write_text(text, encoding="utf-8")
        elif path.read_text(encoding="utf-8") != text:
            problems.append(f"{path.relative_to(ROOT)} has something else: ARGS=--write writes it")
    if problems:
        sys.exit("\n".join(problems))


if __name__ == "__main__":
    main()
