"""Translations: `make translations` brings i18n/*.ts up to date with the code and compiles them to *.qm.

All texts that users read are in `tr("...")` or `trn("...", "...", n)`, in one context. They are
found by reading the code; compiling them needs Qt's `lrelease` (Debian: qttools5-dev-tools).
"""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "i18n"
CONTEXT = "DeepMEND"
SHIPPED = ("deepmend_plugin", "algorithms", "models")
LABELS = ("description", "component_description", "help")
"""Names of what users read in a graphical model, as in `deepmend_plugin/workflows`."""


def texts_of(path):
    """The texts that a file has translated.

    Raises
    ------
    ValueError
        Where a text is put together while the program runs, so that it cannot be translated.
    """
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = (
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        )
        if name in ("tr", "to_translate") and len(node.args) == 1:
            texts = node.args
        elif name in ("tr", "translate") and len(node.args) == 2:
            texts = node.args[1:]
        elif name == "trn" and len(node.args) == 3:  # singular, plural, count
            texts = node.args[:2]
        else:
            continue
        for text in texts:
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                found.append(text.value)
            elif not _is_handed_on(text):
                raise ValueError(f"{path}:{node.lineno}: the text is not a plain string")
    return found


def _is_handed_on(text):
    """Whether `tr` or `trn` themselves hand on what they were given."""
    parts = (text.body, text.orelse) if isinstance(text, ast.IfExp) else (text,)
    return all(isinstance(part, ast.Name) for part in parts)


def texts_of_workflow(path):
    """The texts that users read in a graphical model, as `workflows.translated` finds them."""
    found = []
    for option in ElementTree.parse(path).getroot().iter("Option"):
        if option.get("name") in LABELS:
            found += [part.get("value") for part in option.iter("Option")]
    return [text for text in found if text]


def all_texts():
    """{text: file where it is first} of all that is shipped, in the order of files."""
    found = {}
    for folder in SHIPPED:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for text in texts_of(path):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
        for path in sorted((ROOT / folder).rglob("*.model3")):
            for text in texts_of_workflow(path):
                found.setdefault(text, path.relative_to(ROOT).as_posix())
    return found


def read_translations(path):
    """{text: translation} of a .ts file, without those that are empty."""
    if not path.exists():
        return {}
    found = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.text:
            found[message.findtext("source")] = translation.text
    return found


def write_translations(path, language, translations):
    """Write a .ts file of all texts of the code, with the translations that there are."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ElementTree.SubElement(root, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for text, place in all_texts().items():
        message = ElementTree.SubElement(context, "message")
        # lines move with every change, and would make all of the file differ
        ElementTree.SubElement(message, "location", filename=f"../{place}")
        ElementTree.SubElement(message, "source").text = text
        translation = ElementTree.SubElement(message, "translation")
        if text in translations:
            translation.text = translations[text]
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(root)
    body = ElementTree.tostring(root, encoding="unicode")
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
    path.write_text(f"{head}{body}\n", encoding="utf-8")


def main():
    compiler = shutil.which("lrelease") or shutil.which("lrelease-qt5")
    for path in sorted(FOLDER.glob("deepmend_*.ts")):
        translations = read_translations(path)
        write_translations(path, path.stem.split("_", 1)[1], translations)
        texts = all_texts()
        missing = [text for text in texts if text not in translations]
        print(f"{path.name}: {len(texts) - len(missing)} of {len(texts)} texts translated")
        for text in missing[:10]:
            print(f"  missing: {text[:90]}")
        if compiler is None:
            sys.exit("lrelease is not installed (Debian: apt-get install qttools5-dev-tools).")
        compiled = [compiler, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))]
        subprocess.run(compiled, check=True)


if __name__ == "__main__":
    main()
