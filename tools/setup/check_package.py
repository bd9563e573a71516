"""What a plugin site looks for in an uploaded zip, looked for here first: `make check-package`.

Files that are not taken, metadata that must be there, links, code that bandit finds unsafe, and secrets.
Exits with 1 where the zip would be refused; what is only missing for publication is printed as a note, or is
a problem too with ARGS=--to-publish.
"""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "deepmend"
LIMIT = 20_000_000  # bytes
REFUSED = {".so", ".dll", ".dylib", ".exe", ".pyd", ".pyc", ".pyo", ".zip", ".pkl", ".pt", ".pth"}
NEEDED = ("__init__.py", "metadata.txt", "LICENSE", "icon.svg", "docs/README.html")
KEYS = ("name", "qgisMinimumVersion", "description", "about", "version", "author", "email")
LINKS = ("homepage", "tracker", "repository")
LINK = re.compile(r"https://[^\s/]+\.[^\s/]+(/\S*)?")


def file_problems(archive):
    """What is wrong with the files of a zip."""
    problems = []
    names = [name for name in archive.namelist() if not name.endswith("/")]
    for name in names:
        path = PurePosixPath(name)
        if path.parts[0] != FOLDER or ".." in path.parts or path.is_absolute():
            problems.append(f"{name} is not in the folder {FOLDER}")
        if path.suffix.lower() in REFUSED:
            problems.append(f"{name}: files of this kind are not taken")
        if any(part.startswith(".") or part in ("__MACOSX", "__pycache__") for part in path.parts):
            problems.append(f"{name} is hidden or a cache")
    size = sum(info.compress_size for info in archive.infolist())
    if size > LIMIT:
        problems.append(f"{size:,} bytes are more than {LIMIT:,}")
    missing = [name for name in NEEDED if f"{FOLDER}/{name}" not in names]
    return problems + [f"{name} is missing" for name in missing]


def metadata_problems(text):
    """(what is wrong, what is missing for publication) of metadata.txt."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    try:
        parser.read_string(text)
        data = dict(parser["general"])
    except (configparser.Error, KeyError) as problem:
        return [f"metadata.txt cannot be read: {problem}"], []
    problems = [f"metadata.txt has no {key}" for key in KEYS if not data.get(key, "").strip()]
    if not re.fullmatch(r"\d+(\.\d+)+", data.get("version", "")):
        problems.append("the version is not a number such as 1.2.0")
    notes = []
    for key in LINKS:
        link = data.get(key, "").strip()
        if not link:
            notes.append(
                f"metadata.txt has no {key}: take the # off its line once the project has a public address"
            )
        elif not LINK.fullmatch(link):
            problems.append(f"{key} is no https address: {link}")
    return problems, notes


def code_problems(folder):
    """What bandit says of the code, and detect-secrets of all files."""
    python = [sys.executable, "-m"]
    bandit = [*python, "bandit", "-q", "-r", "-c", str(ROOT / "pyproject.toml"), "."]
    done = subprocess.run(bandit, cwd=folder, capture_output=True, text=True)
    problems = [] if done.returncode == 0 else [f"bandit:\n{done.stdout}{done.stderr}"]
    secrets = [*python, "detect_secrets", "scan", "--all-files", "."]
    done = subprocess.run(secrets, cwd=folder, capture_output=True, text=True)
    if done.returncode or '"results": {}' not in done.stdout:
        problems.append(f"detect-secrets:\n{done.stdout}{done.stderr}")
    return problems


def main(arguments):
    to_publish = "--to-publish" in arguments
    paths = [argument for argument in arguments if argument != "--to-publish"]
    if paths:
        (path,) = paths
    else:
        found = sorted((ROOT / "build").glob("deepmend-*.zip"), key=lambda p: p.stat().st_mtime)
        if not found:
            sys.exit("There is no zip in build/: run 'make package' first.")
        path = found[-1]
    with zipfile.ZipFile(path) as archive, tempfile.TemporaryDirectory() as folder:
        problems = file_problems(archive)
        more, notes = [], []
        if f"{FOLDER}/metadata.txt" in archive.namelist():
            more, notes = metadata_problems(archive.read(f"{FOLDER}/metadata.txt").decode("utf-8"))
        archive.extractall(folder)
        problems += more + code_problems(folder)
    if to_publish:
        problems, notes = problems + notes, []
    for note in notes:
        print(f"Note: {note}.")
    if problems:
        sys.exit("\n".join(problems))
    print(f"{Path(path).name}: nothing that a plugin site would refuse.")


if __name__ == "__main__":
    main(sys.argv[1:])
