"""Pictures of the program for README and the guide, in a real QGIS window on a virtual screen.

`bash tools/python -m tools.documents.screenshots` writes them to build/screenshots/: toolbox, a tool's dialog
and its maps, models compared, and the station inspector, with the bundled sample and simulated truth.
`--write` puts those of the documents into docs/. Other data: `... STATIONS REGION TRUTH`, TRUTH being a
raster with a band for each station. The inspector comes once more in the theme Night Mapping; tour.log there
says how long its first map and the next ones took. Needs xvfb-run (Debian: apt-get install xvfb xauth).
tour.py beside this holds what is done in QGIS.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

TIMEOUT = 240  # seconds, for all pictures of a theme
DARK = "Night Mapping"
LOG = "tour.log"
HERE = Path(__file__).resolve().parent
WIDEST = 1200  # pixels
SHOWN = ("toolbox", "dialog", "window", "compared", "inspector")


def command(root, folder, theme, script=HERE / "tour.py"):
    """QGIS in a theme, in the private profile of this checkout, doing what a script says."""
    program = shutil.which("qgis.bin") or shutil.which("qgis")
    settings = ["--profiles-path", str(root / "build" / "qgis"), "--profile", "default"]
    defaults = folder / "theme.ini"
    defaults.write_text(f"[UI]\nUITheme={theme or 'default'}\n", encoding="utf-8")
    settings += ["--globalsettingsfile", str(defaults)]
    code = ["--code", str(script)]
    return [program, "--nologo", "--noversioncheck", *settings, *code]


def put_into_documents(folder, docs):
    """The pictures that the documents show, made smaller."""
    from PIL import Image

    for name in SHOWN:
        picture = Image.open(folder / f"{name}.png").convert("RGB")
        if picture.width > WIDEST:
            size = (WIDEST, round(picture.height * WIDEST / picture.width))
            picture = picture.resize(size, Image.LANCZOS)
        picture.save(docs / f"{name}.png", optimize=True)
        print(f"docs/{name}.png: {(docs / f'{name}.png').stat().st_size} bytes")


def main(arguments):
    if shutil.which("xvfb-run") is None:
        sys.exit("A virtual screen is needed: apt-get install xvfb xauth, then run this again.")
    root = HERE.parents[1]
    write = "--write" in arguments
    arguments = [argument for argument in arguments if argument != "--write"]
    folder = root / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    run = [str(root / "tools" / "qgis_process"), "run"]
    if not arguments:
        stations, region = folder / "stations.gpkg", root / "sample" / "region.geojson"
        truth = folder / "truth.tif"
        table = [f"INPUT={root / 'sample' / 'stations.csv'}", f"REGION={region}"]
        columns = ["X_FIELD=longitude", "Y_FIELD=latitude", "INPUT_CRS=EPSG:4326"]
        made = [*run, "deepmend:preparestations", "--", *table, *columns, f"OUTPUT={stations}"]
        subprocess.run(made, check=True, stdout=subprocess.DEVNULL)
        chosen = ["STATIONS=$id <= 40", "SEED=1", f"OUTPUT={truth}"]
        made = [*run, "deepmend:simulategroundtruth", "--", f"INPUT={stations}", f"REGION={region}"]
        subprocess.run([*made, *chosen], check=True, stdout=subprocess.DEVNULL)
        arguments = [str(stations), str(region), str(truth)]
    display = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"]
    for theme in ("", DARK):
        tour = os.pathsep.join([theme, str(folder), *arguments])
        environment = dict(os.environ, DEEPMEND_TOUR=tour)
        environment.pop("QT_QPA_PLATFORM", None)
        run = [*display, *command(root, folder, theme)]
        subprocess.run(run, check=True, env=environment, timeout=TIMEOUT)
        log = (folder / (("dark_" if theme else "") + LOG)).read_text(encoding="utf-8")
        print(log)
        if not log.endswith("done\n"):
            sys.exit("QGIS did not get to the end.")
    if write:
        put_into_documents(folder, root / "docs")


if __name__ == "__main__":
    main(sys.argv[1:])
