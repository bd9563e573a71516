"""The main job end to end through `qgis_process`: stations in, diffusion maps, KS table and picture out.

Settings come from the environment, where `make demo STATIONS=file REGION=file` puts them: STATIONS and
REGION (any vector file, or a CSV with coordinates), ID_FIELD, X_FIELD, Y_FIELD and INPUT_CRS. Without
STATIONS the synthetic sample is mapped. Everything lands in build/demo/.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import subprocess
import sys
import time
from pathlib import Path

import matplotlib.pyplot as plt
import numpy as np
import shapely
from matplotlib.colors import LogNorm
from osgeo import gdal, ogr, osr
from scipy.spatial import cKDTree

gdal.UseExceptions()
ogr.UseExceptions()
osr.UseExceptions()

ROOT = Path(__file__).resolve().parents[1]
OUT = Path("build/demo")
MAPPED = 6
BETA = 1.3
MODELS = {
    "Voronoi": OUT / "voronoi.tif",
    "VoronoiBoost": OUT / "voronoiboost.tif",
    f"Density (beta {BETA})": OUT / "density.tif",
    "DeepMEND": OUT / "deepmend.tif",
}
PROGRESS = "0...10...20...30...40...50...60...70...80...90...100 - done."
# Pairs of column names that stand for coordinates, and whether they are degrees.
COORDINATES = [
    ("longitude", "latitude", True),
    ("lon", "lat", True),
    ("long", "lat", True),
    ("lng", "lat", True),
    ("x", "y", False),
    ("easting", "northing", False),
    ("x_coord", "y_coord", False),
    ("coord_x", "coord_y", False),
]


class DemoError(Exception):
    """One sentence for the user: what cannot be done and what to do."""


# Reading what the user gave ----------------------------------------------------------------------


def file_of(source):
    """The file of a source such as `towns.gpkg|layername=masts`."""
    return source.split("|")[0]


def existing(source, name):
    if not os.path.exists(file_of(source)):
        raise DemoError(f"{name}={source}: there is no such file.")
    return source


def open_vector(source, name):
    """The first or the named layer of a vector file, with the data set that keeps it alive."""
    layer_name = next((p[10:] for p in source.split("|")[1:] if p.startswith("layername=")), None)
    try:
        dataset = gdal.OpenEx(file_of(source), gdal.OF_VECTOR)
        layer = dataset.GetLayerByName(layer_name) if layer_name else dataset.GetLayer(0)
    except (RuntimeError, AttributeError):
        layer = None
    if layer is None:
        raise DemoError(
            f"{name}={source} cannot be read as a vector layer: give a CSV, GeoPackage or GeoJSON file."
        )
    return dataset, layer


def read_csv(path):
    """Column names and the first rows of a CSV."""
    for encoding in ("utf-8-sig", "latin-1"):
        try:
            with open(path, encoding=encoding, newline="") as file:
                head = file.read(4096)
                file.seek(0)
                try:
                    dialect = csv.Sniffer().sniff(head, ",;\t|")
                except csv.Error:
                    dialect = csv.excel
                reader = csv.DictReader(file, dialect=dialect)
                return list(reader.fieldnames or []), [row for row, _ in zip(reader, range(1000))]
        except csv.Error:
            break
        except UnicodeDecodeError:
            continue
    return [], []


def position(row, x, y):
    """Coordinates of a row, None where they are not two numbers."""
    try:
        return tuple(float(row[name].strip().replace(",", ".")) for name in (x, y))
    except (AttributeError, ValueError):
        return None


def csv_arguments(path, settings):
    """X_FIELD, Y_FIELD and INPUT_CRS for a table, as given or as its column names suggest."""
    columns, rows = read_csv(path)
    if not columns or not all(column.isprintable() for column in columns):
        raise DemoError(
            f"STATIONS={path} cannot be read as a table with column names in its first line."
        )
    x, y = settings["X_FIELD"], settings["Y_FIELD"]
    degrees = None
    if bool(x) != bool(y):
        raise DemoError("Give both X_FIELD and Y_FIELD, or neither.")
    if not x:
        names = {column.strip().lower(): column for column in columns}
        known = [c for c in COORDINATES if c[0] in names and c[1] in names]
        if not known:
            raise DemoError(
                f"STATIONS={path} has no columns such as longitude and latitude, or x and y: name them "
                f"with X_FIELD and Y_FIELD (its columns are {', '.join(columns)})."
            )
        x, y, degrees = names[known[0][0]], names[known[0][1]], known[0][2]
    for name in (x, y):
        if name not in columns:
            raise DemoError(f"{path} has no column '{name}': its columns are {', '.join(columns)}.")
    # Rows without a position are for preparestations to drop and to count.
    points = np.array([p for p in (position(row, x, y) for row in rows) if p])
    if len(points) == 0:
        raise DemoError(f"{path} has no row with numbers in {x} and {y}.")
    fits = bool(np.all(np.abs(points) <= (180, 90)))
    if degrees and not fits and not settings["INPUT_CRS"]:
        raise DemoError(
            f"Columns {x} and {y} of {path} hold values that are not degrees: give INPUT_CRS."
        )
    crs = settings["INPUT_CRS"] or ("EPSG:4326" if fits else "")
    if fits and not degrees and not settings["INPUT_CRS"]:
        print(f"{x} and {y} hold degrees: taken for longitude and latitude.")
    if not crs:
        crs = region_crs_around(points, settings["REGION"])
        if crs:
            print(
                f"{x} and {y} lie in the region if read in its coordinate system, {crs}: taken for that."
            )
    if not crs:
        raise DemoError(
            f"The coordinate system of columns {x} and {y} of {path} is not known: "
            "name it, for example with INPUT_CRS=EPSG:2154."
        )
    return [f"X_FIELD={x}", f"Y_FIELD={y}", f"INPUT_CRS={crs}"]


def region_crs_around(points, region):
    """The region's CRS, where most points lie in its extent if read in it; else empty."""
    if not region:
        return ""
    dataset, layer = open_vector(region, "REGION")
    reference = layer.GetSpatialRef()
    west, east, south, north = layer.GetExtent()
    x, y = points.T
    inside = (x >= west) & (x <= east) & (y >= south) & (y <= north)
    if reference is None or not reference.GetAuthorityCode(None) or inside.mean() < 0.5:
        return ""
    return f"{reference.GetAuthorityName(None)}:{reference.GetAuthorityCode(None)}"


# Running the tools -------------------------------------------------------------------------------


def quoted(word):
    """A word as one may type it in a shell, in double quotes where those will do."""
    safe = shlex.quote(word)
    return f'"{word}"' if safe != word and not set(word) & set('"$`\\!') else safe


def run(tool, *arguments):
    """Run one tool in QGIS, printing the command line and what the tool says."""
    words = ["tools/qgis_process", "run", f"deepmend:{tool}", "--", *arguments]
    print(f"\n$ {' '.join(quoted(word) for word in words)}", flush=True)
    start = time.monotonic()
    done = subprocess.run(
        words,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    outputs = [w.split("=", 1)[1] for w in arguments if w.startswith("OUTPUT")]
    if done.returncode != 0 or not all(os.path.exists(path) for path in outputs):
        lines = [line for line in done.stdout.splitlines() if line.strip()]
        sentences = [line[7:] for line in lines if line.startswith("ERROR:\t")]
        if sentences and not sentences[0].startswith("Traceback"):
            raise DemoError(f"{tool} says: {sentences[0]}")
        print("\n".join(lines[-15:]), flush=True)
        raise DemoError(f"{tool} did not succeed (exit code {done.returncode}).")
    for line in said(done.stdout):
        print(f"  {line}")
    print(f"  {', '.join(outputs)} after {time.monotonic() - start:.1f} s")


def said(output):
    """What the tool itself said: qgis_process prints it between inputs and results."""
    body = output.split("Results\n")[0].split("Inputs\n")[-1].split("\n\n", 1)[-1]
    bar = PROGRESS
    for line in body.splitlines():
        # Pieces of the progress bar stand wherever a line begins.
        done = len(os.path.commonprefix([line, bar]))
        if bar != PROGRESS or done > 3:
            line, bar = line[done:], bar[done:]
        if line.strip("- ") and ":\t" not in line:
            yield line.strip()


# Choosing stations -------------------------------------------------------------------------------


def transformation(source, target):
    for reference in (source, target):
        reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return osr.CoordinateTransformation(source, target)


def prepared_stations(path, id_field):
    """Ids, positions and CRS of the prepared stations."""
    dataset, layer = open_vector(str(path), "the prepared layer")
    index = layer.GetLayerDefn().GetFieldIndex(id_field)
    if index < 0:
        fields = [field.GetName() for field in layer.schema]
        raise DemoError(
            f"The stations have no field '{id_field}': their fields are {', '.join(fields)}."
        )
    ids, positions = [], []
    for feature in layer:
        ids.append(feature.GetField(index))
        positions.append(feature.GetGeometryRef().GetPoint_2D())
    return ids, np.array(positions).reshape(-1, 2), layer.GetSpatialRef().Clone()


def inside_region(positions, reference, region):
    """Which stations lie in the region."""
    if not region:
        return np.ones(len(positions), dtype=bool)
    dataset, layer = open_vector(region, "REGION")
    change = None
    if layer.GetSpatialRef() is not None:
        change = transformation(layer.GetSpatialRef().Clone(), reference)
    parts = []
    for feature in layer:
        geometry = feature.GetGeometryRef()
        if geometry is None:
            continue
        geometry = geometry.Clone()
        geometry.FlattenTo2D()
        if change is not None:
            geometry.Transform(change)
        parts.append(shapely.make_valid(shapely.from_wkb(bytes(geometry.ExportToWkb()))))
    region = shapely.union_all(parts)
    shapely.prepare(region)
    return shapely.intersects(region, shapely.points(positions))


def in_metres(positions, reference):
    """Positions in metres, good enough for distances between neighbours."""
    if not reference.IsGeographic():
        return positions * reference.GetLinearUnits()
    shrink = np.cos(np.radians(positions[:, 1].mean()))
    return positions * 111_195.0 * np.array([shrink, 1.0])


def spread(nearest, candidates, count):
    """Indices of `count` candidates, from where stations are densest to where they are sparsest."""
    ordered = candidates[np.argsort(nearest[candidates], kind="stable")]
    if len(ordered) <= count:
        return ordered
    places = np.linspace(0.02, 0.98, count) * (len(ordered) - 1)
    return ordered[np.round(places).astype(int)]


def expression_for(id_field, ids):
    """The STATIONS expression that picks stations by id."""
    values = [
        str(i) if isinstance(i, (int, float)) else "'" + str(i).replace("'", "''") + "'"
        for i in ids
    ]
    field = (
        id_field
        if re.fullmatch("[A-Za-z_]+", id_field)
        else '"' + id_field.replace('"', '""') + '"'
    )
    return f"{field} IN ({', '.join(values)})"


# Picture -----------------------------------------------------------------------------------------


def read_map(path, station, x, y, half_width):
    """One station's map around (x, y); NaN where it has no value, with its extent on the ground."""
    dataset = gdal.Open(str(path))
    names = [dataset.GetRasterBand(b + 1).GetDescription() for b in range(dataset.RasterCount)]
    band = dataset.GetRasterBand(names.index(str(station)) + 1)
    left, size, _, top, _, _ = dataset.GetGeoTransform()
    # Rounded outwards, so that no gap shows at the edge of the picture.
    reach = half_width + size
    columns = np.round((np.array([x - reach, x + reach]) - left) / size)
    rows = np.round((top - np.array([y + reach, y - reach])) / size)
    c0, c1 = np.clip(columns, 0, dataset.RasterXSize).astype(int).tolist()
    r0, r1 = np.clip(rows, 0, dataset.RasterYSize).astype(int).tolist()
    values = band.ReadAsArray(c0, r0, c1 - c0, r1 - r0).astype(float)
    values[values == band.GetNoDataValue()] = np.nan
    return values, (left + c0 * size, left + c1 * size, top - r1 * size, top - r0 * size)


def draw(chosen, ids, positions, nearest, distances, title):
    """maps.png: a column for each station, a row for each model, one logarithmic colour scale."""
    widths = np.array([3e3, 5e3, 1e4, 1.5e4, 2e4, 3e4])
    half_widths = [widths[min(np.searchsorted(widths, 6 * nearest[i]), 5)] for i in chosen]
    panels = {
        (model, i): read_map(path, ids[i], *positions[i], half_width)
        for model, path in MODELS.items()
        for i, half_width in zip(chosen, half_widths)
    }
    highest = max(np.nanmax(values) for values, _ in panels.values())
    scale = LogNorm(highest * 1e-6, highest)
    colours = plt.get_cmap("viridis_r").copy()
    colours.set_bad("#d9d9d9")
    colours.set_under("white")

    figure, axes = plt.subplots(
        len(MODELS),
        len(chosen),
        figsize=(2.4 * len(chosen) + 1.4, 2.5 * len(MODELS) + 1.2),
        squeeze=False,
        layout="constrained",
    )
    for model, row in zip(MODELS, axes):
        top, bottom = model == next(iter(MODELS)), model == list(MODELS)[-1]
        for axis, i, half_width in zip(row, chosen, half_widths):
            values, (west, east, south, north) = panels[model, i]
            x, y = positions[i]
            image = axis.imshow(
                np.ma.masked_invalid(np.where(values == 0, highest * 1e-9, values)),
                extent=[(west - x) / 1e3, (east - x) / 1e3, (south - y) / 1e3, (north - y) / 1e3],
                norm=scale,
                cmap=colours,
                interpolation="nearest",
            )
            axis.plot(*((positions - (x, y)) / 1e3).T, ".", color="black", markersize=2)
            axis.plot(0, 0, "^", color="#d7301f", markeredgecolor="white", markersize=8)
            axis.set_xlim(-half_width / 1e3, half_width / 1e3)
            axis.set_ylim(-half_width / 1e3, half_width / 1e3)
            axis.set_facecolor("#d9d9d9")
            axis.tick_params(labelsize=7, labelleft=False, labelbottom=bottom)
            if top:
                axis.set_title(f"{ids[i]}\nnext station at {nearest[i] / 1e3:.2g} km", fontsize=8)
            if bottom:
                axis.set_xlabel(f"km\nKS of Voronoi {distances[str(ids[i])]:.2f}", fontsize=8)
        row[0].set_ylabel(model, fontsize=10)
    bar = figure.colorbar(image, ax=axes, shrink=0.85, pad=0.01, extend="min")
    bar.set_label("share of the station's devices in a cell", fontsize=9)
    figure.suptitle(title, fontsize=11)
    figure.savefig(OUT / "maps.png", dpi=110)


# The job -----------------------------------------------------------------------------------------


def clear_output():
    """Start from an empty folder, so that nothing from an earlier run passes for a result."""
    OUT.mkdir(parents=True, exist_ok=True)
    for path in OUT.iterdir():
        if path.is_file():
            path.unlink()


def demo(settings):
    stations, region = settings["STATIONS"], settings["REGION"]
    if stations:
        existing(stations, "STATIONS")
        print(f"Diffusion maps of your stations: {stations}")
    else:
        ignored = [name for name, value in settings.items() if value]
        if ignored:
            print(f"{', '.join(ignored)} is left aside, because no STATIONS are given.")
        settings = dict.fromkeys(settings, "")
        stations, region = "sample/stations.csv", "sample/region.geojson"
        settings["REGION"] = region
        print("Diffusion maps of the bundled sample: SYNTHETIC stations, made by samplestations.")
        print("For your own: make demo STATIONS=file [REGION=file] (CSV, GeoPackage or GeoJSON)")
    if region:
        existing(region, "REGION")
        open_vector(region, "REGION")
    id_field = settings["ID_FIELD"] or "station_id"
    place = [f"REGION={region}"] if region else []
    clear_output()

    table = []
    if file_of(stations).lower().endswith((".csv", ".tsv", ".txt")):
        table = csv_arguments(file_of(stations), settings)
    else:
        open_vector(stations, "STATIONS")
    prepared = OUT / "stations.gpkg"
    run("preparestations", f"INPUT={stations}", *table, *place, f"OUTPUT={prepared}")

    ids, positions, reference = prepared_stations(prepared, id_field)
    metres = in_metres(positions, reference)
    candidates = np.flatnonzero(inside_region(positions, reference, region))
    if len(candidates) == 0:
        raise DemoError("No prepared station lies in the region, so there is nothing to map.")
    nearest = np.full(len(ids), 1000.0)
    if len(ids) > 1:
        nearest = cKDTree(metres).query(metres, k=2)[0][:, 1]
    chosen = spread(nearest, candidates, MAPPED)
    where = "in the region" if region else "fit to be mapped (no REGION is given)"
    print(
        f"\n{len(ids)} stations are prepared, {len(candidates)} of them {where}. {len(chosen)} are "
        "mapped here, from the densest\nneighbourhood to the sparsest; all others count as their "
        "neighbours. (A diffusion tool that is run without\nSTATIONS maps every station of the region.)"
    )

    shared = [f"INPUT={prepared}", f"ID_FIELD={id_field}"]
    shared += [f"STATIONS={expression_for(id_field, [ids[i] for i in chosen])}", *place]
    voronoi, voronoiboost, density, deepmend = MODELS.values()
    run("voronoidiffusion", *shared, f"OUTPUT={voronoi}")
    run("voronoiboostdiffusion", *shared, f"OUTPUT={voronoiboost}")
    run("densitydiffusion", *shared, f"BETA={BETA}", f"OUTPUT={density}")
    run("deepmenddiffusion", *shared, f"OUTPUT={deepmend}")
    run(
        "ksdistance",
        f"REFERENCE={deepmend}",
        f"CANDIDATE={voronoi}",
        f"OUTPUT={OUT / 'ks.csv'}",
        f"OUTPUT_HTML={OUT / 'ks.html'}",
    )

    with open(OUT / "ks.csv", encoding="utf-8", newline="") as file:
        distances = {row["station_id"]: float(row["ks"]) for row in csv.DictReader(file)}
    print(
        "\nHow far the Voronoi map is from DeepMEND's (KS distance: 0 for equal maps, at most 1):"
    )
    for i in chosen:
        print(
            f"  {str(ids[i]):<24} next station at {nearest[i]:>7.0f} m   KS {distances[str(ids[i])]:.3f}"
        )
    print(f"  mean {np.mean(list(distances.values())):.3f}")
    print("Neither is the truth: this says how much the choice of the model matters here.")

    raster = gdal.Open(str(deepmend)).GetSpatialRef()
    change = transformation(reference, raster)
    on_maps = np.array([p[:2] for p in change.TransformPoints(positions.tolist())])
    source = "SYNTHETIC sample" if not settings["STATIONS"] else os.path.basename(file_of(stations))
    draw(chosen, ids, on_maps, nearest, distances, f"Diffusion maps, {source}")

    print(f"\nResults in {OUT}/:")
    for name, what in (
        ("stations.gpkg", "prepared stations"),
        ("voronoi.tif", "Voronoi maps, a band for each mapped station"),
        ("voronoiboost.tif", "VoronoiBoost maps, a band for each mapped station"),
        (
            "density.tif",
            f"maps of the density model with beta {BETA}, a band for each mapped station",
        ),
        ("deepmend.tif", "maps of DeepMEND's student 'best', a band for each mapped station"),
        ("ks.csv", "KS distances of Voronoi and DeepMEND"),
        ("ks.html", "the same as a page"),
        ("maps.png", "the maps side by side"),
    ):
        print(f"  {name:<16} {(OUT / name).stat().st_size / 1000:>9,.1f} kB   {what}")


def main():
    os.chdir(ROOT)
    names = ("STATIONS", "REGION", "ID_FIELD", "X_FIELD", "Y_FIELD", "INPUT_CRS")
    try:
        demo({name: os.environ.get(name, "").strip() for name in names})
    except DemoError as sentence:
        print(sentence, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
