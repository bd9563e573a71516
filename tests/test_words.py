"""Words that a native writer would not use are kept out of README, guide, model cards, tools and messages."""

import re

import pytest

from tools.checkout import ROOT
from tools.documents.make_translations import all_texts

BANNED = {
    "nobody": r"nobody",
    "train, not teach": r"teach(?:es|ing)?|taught",
    "values or metrics, not figures": r"figures?",
    "is not a, not is no": r"(?<!there )(?:is|are|was|were) no"
    r"(?! (?:longer|more|less|better|worse|larger|smaller|nearer|farther)\b)",
    "does not exist, not there is no such": r"no such",
    "is, not stands": r"(?:stands?|stood)",
    "is, not lies": r"(?:lies|lie)",
}
"""{rule: pattern of whole words, in any case}. 'Teacher' is a term of the density model."""


def pages():
    """What people read in the repository, by its place."""
    found = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "sample/README.md")]
    found += [*sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "models").rglob("README.md"))]
    return [page.relative_to(ROOT).as_posix() for page in found]


def found_in(text):
    """Each banned pattern in a text, with the words around it."""
    text = " ".join(text.split())
    return [
        f"{rule}: ...{text[max(0, match.start() - 40) : match.end() + 40]}..."
        for rule, pattern in BANNED.items()
        for match in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)
    ]


def prose(markdown):
    """A page without code, and without the tables that tools write between comments."""
    markdown = re.sub(r"<!--.*?-->.*?<!--.*?-->", " ", markdown, flags=re.DOTALL)
    markdown = re.sub(r"^ *```.*?^ *```", " ", markdown, flags=re.DOTALL | re.MULTILINE)
    markdown = re.sub(r"^    .*$", " ", markdown, flags=re.MULTILINE)
    return re.sub(r"`[^`]*`|\]\([^)]*\)", " ", markdown)


@pytest.mark.parametrize(
    "text, count",
    [
        ("The picture lies nowhere, nobody knows.", 2),
        ("There is no such file; it stands there.", 2),
        ("Taught by figures", 2),
        ("It is no longer used, is no better, and the teacher understands the standard.", 0),
        ("It is\nno raster, but there are no stations.", 1),
    ],
)
def test_banned_words_are_found(text, count):
    assert len(found_in(text)) == count


def test_prose_is_without_code_and_tables_of_tools():
    page = "a `figures` b [c](figures.md)\n\n    figures\n\n<!-- x: -->\nfigures\n<!-- end -->\nd\n"
    assert prose(page).split() == ["a", "b", "[c", "d"]


@pytest.mark.parametrize("page", pages())
def test_documents_are_without_banned_words(root, page):
    assert found_in(prose((root / page).read_text(encoding="utf-8"))) == []


def test_texts_of_the_code_are_without_banned_words():
    found = {text: found_in(text) for text in all_texts()}
    assert {text: words for text, words in found.items() if words} == {}
