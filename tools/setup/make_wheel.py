"""build/deepmend-<version>-py3-none-any.whl: the science without QGIS, for notebooks and clusters."""

from __future__ import annotations

import base64
import configparser
import hashlib
import zipfile
from pathlib import Path

from tools.checkout import ROOT

KINDS = (".py", ".npz", ".json", ".safetensors")


def files():
    """{name in the wheel: bytes}."""
    found = {"deepmend/__init__.py": b""}
    for path in sorted((ROOT / "models").rglob("*")):
        if path.suffix in KINDS and "__pycache__" not in path.parts:
            found[f"deepmend/{path.relative_to(ROOT).as_posix()}"] = path.read_bytes()
    return found


def version():
    """The plugin's."""
    metadata = configparser.ConfigParser()
    metadata.read(ROOT / "metadata.txt", encoding="utf-8")
    return metadata["general"]["version"]


def make_wheel(folder):
    """Write the wheel into a folder; returns its path."""
    number = version()
    info = f"deepmend-{number}.dist-info"
    content = files()
    content[f"{info}/METADATA"] = (
        f"Metadata-Version: 2.1\nName: deepmend\nVersion: {number}\n"
        "Summary: Diffusion maps of mobile networks: models without QGIS\n"
        "License: GPL-3.0-or-later\nRequires-Python: >=3.9\n"
        "Requires-Dist: numpy>=1.24\nRequires-Dist: scipy\nRequires-Dist: shapely>=2.0\n"
    ).encode()
    content[f"{info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: make wheel\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    record = [f"{name},sha256={_digest(data)},{len(data)}" for name, data in content.items()]
    record.append(f"{info}/RECORD,,")
    content[f"{info}/RECORD"] = ("\n".join(record) + "\n").encode()
    path = Path(folder) / f"deepmend-{number}-py3-none-any.whl"
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def _digest(data):
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


if __name__ == "__main__":
    made = make_wheel(ROOT / "build")
    print(f"Written: {made.relative_to(ROOT)}")
