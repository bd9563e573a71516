"""The benchmark's table: written as Markdown, put into a page, and held against what the page says."""

from __future__ import annotations

NAME = "docs/accuracy.md"
"""The page that has the table."""

START, END = "<!-- benchmark: written by make benchmark -->", "<!-- benchmark ends -->"
TOLERANCE = 0.005
"""Largest difference of a value of the page from what was measured."""


def lines_of(models, rows):
    """Markdown lines of {data: {model: mean KS distance}}."""
    lines = [_line(["data", *models]), _line(["---"] * (len(models) + 1))]
    return lines + [_line([data, *(f"{row[m]:.3f}" for m in models)]) for data, row in rows.items()]


def read_lines(lines):
    """{data: {model: figure}} of Markdown lines."""
    cells = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    (_, *models), _, *rows = cells
    return {data: dict(zip(models, map(float, figures))) for data, *figures in rows}


def shown(text):
    """{data: {model: KS distance}} that the page's text shows.

    Raises
    ------
    ValueError
        If there is no table between the marks.
    """
    _, start, rest = text.partition(START)
    table, end, _ = rest.partition(END)
    if not (start and end):
        raise ValueError(f"{NAME} has no table between {START} and {END}")
    return read_lines(table.strip().splitlines())


def differences(measured, page):
    """Sentences on the values of the page that are not what was measured, or missing."""
    problems = []
    for data, row in measured.items():
        for model, ks in row.items():
            told = page.get(data, {}).get(model)
            if told is None:
                problems.append(f"{NAME} has no value of {model} on {data}; measured: {ks:.3f}")
            elif not abs(told - ks) <= TOLERANCE:
                problems.append(f"{NAME} says {told:.3f} of {model} on {data}; measured: {ks:.3f}")
    return problems


def updated(text, models, measured):
    """The page's text with what was measured in its table, other rows as they were."""
    before, _, rest = text.partition(START)
    old, _, after = rest.partition(END)
    kept = shown(text) if old.strip() else {}
    rows = {**kept, **measured}
    table = "\n".join(lines_of(models, rows))
    return f"{before}{START}\n{table}\n{END}{after}"


def _line(cells):
    return f"| {' | '.join(cells)} |"
