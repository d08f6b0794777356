"""Repeat attacks on dossier and print what became of each, as a table in Markdown.

    python -m tests.attacks                     all of them, as often as the table says by itself
    python -m tests.attacks truncate flip --trials 300 --seed 5
    python -m tests.attacks --quick             two of each, on a small store

Each attack is made on a store that is made up here, or of real articles with `--articles DIR`, through the executable
`dossier` that lies beside this Python. Told: something was wrong, and was said to be. Harmless: nothing was. Lost in
silence: something was missing, other than it was, or not what was said, and no word of it. Standard error names each
trial that did not end well; the same seed makes it again.
"""

import argparse
import random
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.attacks.ground import ARTICLES, Ground
from tests.attacks.table import ATTACKS, Attack
from tests.attacks.verdicts import Verdict

_FEW = 8
_FAULTS = ("wrong", "stuck", "crashed")
HEAD = "| attack | trials | told | harmless | lost in silence | wrong verdicts of check | stuck | crashed |"


class Tally:
    """What became of the trials of an attack.

    Attributes:
        bad: how many did not go as they should.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._count: Counter[str] = Counter()
        self.bad = 0

    def add(self, verdict: Verdict, trial: str) -> None:
        """Count a trial, and name it where it did not go as it should."""
        self._count.update(["trials", verdict.fate, *(name for name in _FAULTS if getattr(verdict, name))])
        if not verdict.good:
            self.bad += 1
            print(f"{self._name} {trial}: {verdict.note}", file=sys.stderr, flush=True)

    @property
    def row(self) -> str:
        """Its row of the table."""
        columns = ("trials", "told", "harmless", "lost", *_FAULTS)
        return f"| {self._name} | " + " | ".join(str(self._count[name]) for name in columns) + " |"


def _trial(one: Attack, ground: Ground, seed: int, number: int) -> Verdict:
    return one.strike(ground, random.Random(f"{seed} {one.name} {number}"), number)


def main(arguments: Sequence[str]) -> int:
    """Make the attacks named and print the table; the status says whether all ended well."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    usual = [one.name for one in ATTACKS if one.trials]
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(one.name for one in ATTACKS))
    parser.add_argument("--trials", type=int, help="as often as this instead")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--quick", action="store_true", help="two trials each, on a small store")
    parser.add_argument("--store", type=Path, metavar="DIR", help="where to work; a temporary folder without")
    parser.add_argument("--articles", type=Path, metavar="DIR", help="real articles (*.md) to make the store's of")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # started in the background it would be ignored by all
    table = {one.name: one for one in ATTACKS}
    if unknown := [name for name in options.names if name not in table]:
        parser.error(f"no attack is called {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(dir=options.store, prefix="dossier-attacks-") as folder:
        ground = Ground(Path(folder), options.articles, options.seed, _FEW if options.quick else ARTICLES)
        bad = 0
        print(HEAD, "|---|" + "---:|" * 7, sep="\n", flush=True)
        for name in options.names or usual:
            trials = options.trials or (2 if options.quick else table[name].trials or 1)
            tally = Tally(name)
            try:
                for number in range(trials):
                    verdict = _trial(table[name], ground, options.seed, number)
                    tally.add(verdict, f"--seed {options.seed}, trial {number}")
            finally:  # ctrl+c ends it with what was done
                print(tally.row, flush=True)
            bad += tally.bad
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
