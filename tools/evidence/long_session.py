"""A real QGIS window that stays open for minutes, as a user's does: what was made early must hold later.

    make long-session [ARGS='--minutes 10']

On a virtual screen, with the bundled sample: prepare stations, wait, map, inspect with truth, wait, inspect
again, add to the project, edit a station, inspect, and map once more. Ends with 1 where a tool fails, a
layer's CRS has lost its definition, a map or an accuracy is missing, or QGIS does not get to the end. Needs
xvfb-run (Debian: apt-get install xvfb xauth).
"""

import argparse
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools.documents.screenshots import command


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=10.0)
    options = parser.parse_args()
    if shutil.which("xvfb-run") is None:
        sys.exit("A virtual screen is needed: apt-get install xvfb xauth, then run this again.")
    root = Path(__file__).resolve().parents[2]
    folder = root / "build" / "long_session"
    folder.mkdir(parents=True, exist_ok=True)
    sample = root / "sample"
    log = folder / "tour.log"
    log.unlink(missing_ok=True)
    words = ["", str(folder), str(sample / "stations.csv"), str(sample / "region.geojson")]
    environment = dict(os.environ, DEEPMEND_TOUR=os.pathsep.join([*words, str(options.minutes)]))
    environment.pop("QT_QPA_PLATFORM", None)
    # the plugin is switched on in the private profile
    listed = [str(root / "tools" / "qgis_process"), "plugins"]
    subprocess.run(listed, check=True, stdout=subprocess.DEVNULL)
    display = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp"]
    run = [
        *display,
        *command(root, folder, "", Path(__file__).with_name("long_session_steps.py").resolve()),
    ]
    done = subprocess.run(run, env=environment, timeout=60 * options.minutes + 600)
    text = log.read_text(encoding="utf-8") if log.exists() else ""
    print(text)
    if done.returncode or "FAULT" in text or not text.endswith("done\n"):
        sys.exit(f"The session did not end well (QGIS's exit code: {done.returncode}).")


if __name__ == "__main__":
    main()
