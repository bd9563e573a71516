"""Pages of results: whole files, and nothing of the user's is taken for HTML."""

import os
import re
import tempfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepmend.algorithms.common.report import table, write_page

TEXT = st.text("<>&'\"ab/;é ", max_size=12)


class Reader(HTMLParser):
    """Text of a page by tag; refuses tags that are not closed in order."""

    def __init__(self, html):
        super().__init__()
        self.open, self.texts, self.alone = [], [], {"meta"}
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attributes):
        if tag not in self.alone:
            self.open.append(tag)
            self.texts.append((tag, ""))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        tag, text = self.texts[-1]
        self.texts[-1] = tag, text + data

    def of(self, tag):
        return [text for name, text in self.texts if name == tag]


def test_a_page(tmp_path):
    path = tmp_path / "page.html"
    write_page(str(path), "Résumé <b> & co", "<p>body</p>")
    text = path.read_text(encoding="utf-8")
    page = Reader(text)
    assert page.of("title") == page.of("h1") == ["Résumé <b> & co"]
    assert page.of("p") == ["body"] and "b" not in page.open
    assert text.startswith("<!DOCTYPE html>") and "charset='utf-8'" in text
    # it is whole in itself, light and dark
    assert not re.search(r"(src|href)=|url\(|@import", text)
    assert "color-scheme: light dark" in text and "prefers-color-scheme: dark" in text


def test_a_page_takes_the_place_of_another(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("x" * 100_000)
    write_page(str(path), "T", "")
    assert path.read_text().endswith("</body></html>")


def test_a_page_that_cannot_be_written(tmp_path):
    with pytest.raises(OSError):
        write_page(str(tmp_path / "none" / "page.html"), "T", "")
    with pytest.raises(OSError):
        write_page(str(tmp_path), "T", "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_full_disk_is_told():
    with pytest.raises(OSError):
        write_page("/dev/full", "T", "x" * 100_000)


def test_a_table():
    text = table(["a", "b<i>c & d"], [["1", "<b>2</b>"], ["3", "4"]])
    page = Reader(text)
    # on paper its head comes again on each page
    assert text.index("<thead>") < text.index("</thead>") < text.index("<tbody>")
    assert page.of("th") == ["a", "b<i>c & d"]
    assert page.of("td") == ["1", "", "3", "4"] and page.of("b") == ["2"]
    assert text.count("<tr>") == 3
    assert text.startswith("<div class='wide'>")
    assert table([], [], "wide text").startswith("<div class='wide text'>")


@settings(deadline=None)
@given(st.lists(TEXT, max_size=4), TEXT)
def test_heads_and_titles_are_never_html(heads, title):
    page = Reader(table(heads, []))
    assert page.of("th") == heads


@settings(deadline=None)
@given(TEXT)
def test_titles_are_never_html(title):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        write_page(str(path), title, "")
        assert Reader(path.read_text(encoding="utf-8")).of("h1") == [title]
