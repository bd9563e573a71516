"""The benchmark's table in docs/accuracy.md: read back, held against measured values, and well formed."""

import pytest

from tools.evidence import benchmark_table as table

ROWS = {"sample": {"a": 0.5, "b": 0.1234}, "maps": {"a": 0.25, "b": 0.2}}


def test_what_is_written_is_read_back():
    text = table.updated(f"x\n{table.START}\n{table.END}\ny\n", ["a", "b"], ROWS)
    found = table.shown(text)
    assert found == {"sample": {"a": 0.5, "b": 0.123}, "maps": {"a": 0.25, "b": 0.2}}
    assert text.startswith("x\n") and text.endswith("\ny\n")
    assert table.differences(ROWS, found) == []
    newer = table.shown(table.updated(text, ["a", "b"], {"maps": {"a": 0.3, "b": 0.2}}))
    assert newer["maps"]["a"] == 0.3 and newer["sample"] == found["sample"]


def test_values_that_differ_or_lack_are_told():
    page = {"sample": {"a": 0.506, "b": 0.1234}}
    problems = table.differences(ROWS, page)
    assert f"{table.NAME} says 0.506 of a on sample; measured: 0.500" in problems
    assert f"{table.NAME} has no value of a on maps; measured: 0.250" in problems
    assert len(problems) == 3


def test_a_value_that_is_not_a_number_is_told():
    assert len(table.differences({"sample": {"a": float("nan")}}, {"sample": {"a": 0.1}})) == 1


def test_page_without_marks_is_refused():
    with pytest.raises(ValueError, match="accuracy.md has no table"):
        table.shown("nothing")


def test_the_page_has_a_table(root):
    rows = table.shown((root / table.NAME).read_text(encoding="utf-8"))
    assert any(data.startswith("synthetic sample") for data in rows)
    assert all(0 < ks < 1 for row in rows.values() for ks in row.values())
