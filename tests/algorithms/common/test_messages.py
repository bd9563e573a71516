"""Sentences for users: the one that fits a count."""

import pytest

from deepmend.algorithms.common import messages
from deepmend.models import wording


@pytest.mark.parametrize("module", [messages, wording])
@pytest.mark.parametrize("n, sentence", [(0, "0 are"), (1, "1 is"), (2, "2 are"), (21, "21 are")])
def test_a_sentence_fits_its_count(module, n, sentence):
    assert module.trn("{n} is", "{n} are", n).format(n=n) == sentence


def test_each_of_the_two_is_translated(monkeypatch):
    monkeypatch.setattr(wording, "_translate", {"one": "un", "many": "plusieurs"}.get)
    assert wording.trn("one", "many", 1) == "un"
    assert wording.trn("one", "many", 5) == "plusieurs"
