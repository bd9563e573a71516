"""Where the pages of the user guide are."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import QUrl

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDER = os.path.join(ROOT, "docs")


def guide_page(name):
    """Address of a page, such as ``models``: for a browser in the plugin's zip, as written in a checkout."""
    path = os.path.join(FOLDER, name)
    form = ".html" if os.path.isfile(path + ".html") else ".md"
    return QUrl.fromLocalFile(path + form).toString()
