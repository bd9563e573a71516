"""Tries what users seldom do: laws of the models on hostile deployments, and random parameters of all tools.

    make fuzz [ARGS='--minutes 5 --seed 1'] or [ARGS='--laws 20000 --parameters 2000']

Everything follows from the seed. Each case runs in a child process, so that a crash is a finding and not the
end. Ends with 1 where a law does not hold, a tool ends in anything but success or a sentence, something is
left behind, or an input is changed; a line for each says with which seed it happens again:

    bash tools/python -m tools.evidence.fuzz --again laws 17
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import warnings
from collections import Counter

from tools.checkout import ROOT

BATCH = {"laws": 400, "parameters": 60}  # cases of a child process
SIDE_BY_SIDE = 2


def child(kind, first, count):
    """Try some cases, and say of each how it ended, a line of JSON for each."""
    warnings.simplefilter("ignore")
    if kind == "laws":
        from tools.evidence import fuzz_laws

        try_one, end = fuzz_laws.one, lambda: None
    else:
        import shutil

        from qgis.core import QgsApplication

        from tools.evidence import fuzz_parameters

        application = QgsApplication([], False)
        application.initQgis()
        world = fuzz_parameters.make_world()

        def try_one(seed):
            return fuzz_parameters.one(seed, world)

        def end():
            shutil.rmtree(world.folder.parent, ignore_errors=True)

    for seed in range(first, first + count):
        say("begun", seed)
        try:
            say(try_one(seed), seed)
        except Exception as problem:
            say("fault", seed, f"{type(problem).__name__}: {problem}")
    end()
    say("ended", first)
    sys.stdout.flush()
    import os

    os._exit(0)  # QGIS's own end is not what is tried


def say(outcome, seed, text=""):
    print("\n" + json.dumps([outcome, seed, text]), flush=True)


class Batch:
    """A child process at work."""

    def __init__(self, kind, first, count):
        self.kind = kind
        words = [
            sys.executable,
            "-m",
            "tools.evidence.fuzz",
            "--child",
            kind,
            str(first),
            str(count),
        ]
        self._process = subprocess.Popen(
            words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )

    def finish(self):
        """(Counter of outcomes, lines on faults)."""
        outcomes, faults, last, is_whole = Counter(), [], None, False
        for line in self._process.communicate()[0].splitlines():
            if not line.startswith("["):
                continue
            outcome, seed, text = json.loads(line)
            if outcome == "begun":
                last = seed
            elif outcome == "ended":
                is_whole = True
            else:
                outcomes[outcome] += 1
                if outcome == "fault":
                    faults.append(f"{self.kind} {seed}: {text}")
        if not is_whole:
            outcomes["fault"] += 1
            faults.append(f"{self.kind} {last}: the program ended with {self._process.returncode}")
        return outcomes, faults


def batches(options):
    """(kind, first seed, number of cases) of the batches that are asked for, both kinds in turn."""
    start = options.seed * 1_000_000
    left = {"laws": options.laws, "parameters": options.parameters}
    done = dict.fromkeys(left, 0)
    end = None if options.minutes is None else time.monotonic() + 60 * options.minutes
    while True:
        kinds = [kind for kind in left if end is not None or done[kind] < left[kind]]
        if not kinds or (end is not None and time.monotonic() > end):
            return
        for kind in kinds:
            count = BATCH[kind] if end is not None else min(BATCH[kind], left[kind] - done[kind])
            yield kind, start + done[kind], count
            done[kind] += count


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, help="how long; else as many cases as asked for")
    parser.add_argument("--laws", type=int, default=2000)
    parser.add_argument("--parameters", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--again", nargs=2, metavar=("KIND", "SEED"), help="one case, in this process"
    )
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child[0], *map(int, options.child[1:]))
    if options.again:
        child(options.again[0], int(options.again[1]), 1)
    (ROOT / "build").mkdir(exist_ok=True)
    outcomes, faults, running = {"laws": Counter(), "parameters": Counter()}, [], []

    def finish_first():
        batch = running.pop(0)
        found, lines = batch.finish()
        outcomes[batch.kind] += found
        faults.extend(lines)
        for line in lines:
            print(line, flush=True)

    for what in batches(options):
        if len(running) == SIDE_BY_SIDE:
            finish_first()
        running.append(Batch(*what))
    while running:
        finish_first()
    laws, tools = outcomes["laws"], outcomes["parameters"]
    print(f"Laws: {sum(laws.values()):,} cases, {laws['fault']:,} faults.")
    print(
        f"Parameters: {sum(tools.values()):,} sets; {tools['succeeded']:,} runs succeeded,"
        f" {tools['said why not']:,} said why not, {tools['fault']:,} faults."
    )
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
