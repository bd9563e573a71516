"""Help as `qgis_process` prints it: no markup, and what has to be given."""

import re
import subprocess

import pytest
from qgis.core import QgsApplication

from deepmend.algorithms.common import plainhelp
from deepmend.algorithms.common.plainhelp import as_given


@pytest.fixture
def terminal(monkeypatch):
    monkeypatch.setattr(plainhelp, "TERMINAL", QgsApplication.platform())


def test_each_tool_and_workflow_has_it(provider, terminal):
    for algorithm in provider.algorithms():
        text = algorithm.shortHelpString()
        assert not re.search(r"</?\w+>|&\w+;", text), algorithm.name()
        assert "\nAll other parameters" in text
        for parameter in algorithm.parameterDefinitions():
            where = f"{algorithm.name()}:{parameter.name()}"
            help = parameter.help()
            assert not re.search(r"</?\w+>|&\w+;|\n|  ", help), where
            if parameter.type() in ("source", "vector") and not parameter.flags():
                assert re.search(rf"^Required: .*\b{parameter.name()}\b", text, re.MULTILINE), where
            if parameter.defaultValue() is not None and not parameter.isDestination():
                expected = f"{parameter.name()}={as_given(parameter.defaultValue())}"
                assert expected in text, where


def test_a_window_has_a_page(provider):
    for name in ("zoneweights", "metrictozones"):
        assert "<h2>" in provider.algorithm(name).shortHelpString()


@pytest.mark.parametrize(
    "value, text",
    [
        (None, ""),
        (60000.0, "60000"),
        (1e7, "10000000"),
        (0.1, "0.1"),
        (False, "false"),
        (["a", "b"], "a,b"),
        ("best", "best"),
    ],
)
def test_values_as_they_are_given(value, text):
    assert as_given(value) == text


def test_qgis_process_prints_it(root):
    call = ["bash", str(root / "tools" / "qgis_process"), "help", "deepmend:zoneweights"]
    done = subprocess.run(call, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr
    assert "\nRequired: INPUT, ZONES" in done.stdout
    assert "<html>" not in done.stdout and "<p>" not in done.stdout
