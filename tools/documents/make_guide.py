"""The guide as pages for a browser, put into the plugin's zip beside its Markdown.

`bash tools/python -m tools.documents.make_guide ZIP`.

A help button opens them: few computers have a program that shows Markdown.
"""

from __future__ import annotations

import html
import re
import sys
import zipfile

from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin

STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.55 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; }
img { max-width: 100%; height: auto; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { padding: .3rem .7rem; text-align: left; vertical-align: top; }
tr { border-bottom: 1px solid rgba(128, 128, 128, .35); }
pre { padding: .6rem .8rem; white-space: pre-wrap; background: rgba(128, 128, 128, .12); }
code { font-size: 14px; }
nav { font-size: 14px; }
"""
MARKDOWN = MarkdownIt("commonmark").enable("table").use(anchors_plugin, max_level=4)
LOCAL_PAGE = re.compile(r'(<a href="(?!https?:)[^"#]+)\.md(?=["#])')


def title_of(text, otherwise):
    """The first heading of a page."""
    found = re.search(r"^# (.+)$", text, re.MULTILINE)
    return re.sub(r"[*`]", "", found.group(1)).strip() if found else otherwise


def page(text, name, home):
    """A page of Markdown as HTML, with links that lead to the other pages.

    Parameters
    ----------
    text : str
    name : str
        Title, where the page has none.
    home : str or None
        Where the guide's first page is, seen from this one; None for that page itself.

    Returns
    -------
    str
    """
    title = html.escape(title_of(text, name))
    back = f'<nav><a href="{html.escape(home)}">DeepMEND user guide</a></nav>' if home else ""
    body = LOCAL_PAGE.sub(r"\1.html", MARKDOWN.render(text))
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{STYLE}</style></head>\n<body>{back}\n{body}</body></html>\n"
    )


def add_pages(path):
    """Add a page for each Markdown file in a zip; how many."""
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        sources = [info for info in archive.infolist() if info.filename.endswith(".md")]
        for source in sources:
            name = source.filename
            up = "../" * (name.count("/") - 1)
            home = None if name == "deepmend/docs/README.md" else f"{up}docs/README.html"
            made = zipfile.ZipInfo(name[: -len("md")] + "html", source.date_time)
            made.compress_type = zipfile.ZIP_DEFLATED
            made.external_attr = 0o644 << 16  # else only who unpacked it could read it
            archive.writestr(made, page(archive.read(source).decode("utf-8"), name, home))
    return len(sources)


if __name__ == "__main__":
    print(f"{add_pages(sys.argv[1])} pages of the guide")
