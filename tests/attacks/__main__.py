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
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tests.attacks.ground import ARTICLES, Ground
from tests.attacks.table import ATTACKS, Attack
from tests.attacks.verdicts import Verdict

_FEW = 8
HEAD = "| attack | trials | told | harmless | lost in silence | wrong verdicts of check | stuck | crashed |"


def attack(one: Attack, ground: Ground, trials: int, seed: int) -> tuple[str, bool]:
    """Make an attack so often; return its row of the table and whether all went as it should."""
    count: Counter[str] = Counter()
    for number in range(trials):
        verdict = _trial(one, ground, seed, number)
        count.update([verdict.fate, *(name for name in ("wrong", "stuck", "crashed") if getattr(verdict, name))])
        if not verdict.good:
            count["bad"] += 1
            print(f"{one.name} --seed {seed}, trial {number}: {verdict.note}", file=sys.stderr, flush=True)
    columns = (trials, *(count[name] for name in ("told", "harmless", "lost", "wrong", "stuck", "crashed")))
    return f"| {one.name} | " + " | ".join(map(str, columns)) + " |", not count["bad"]


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
    table = {one.name: one for one in ATTACKS}
    if unknown := [name for name in options.names if name not in table]:
        parser.error(f"no attack is called {', '.join(unknown)}")
    with tempfile.TemporaryDirectory(dir=options.store, prefix="dossier-attacks-") as folder:
        ground = Ground(Path(folder), options.articles, options.seed, _FEW if options.quick else ARTICLES)
        bad: list[str] = []
        print(HEAD, "|---|" + "---:|" * 7, sep="\n", flush=True)
        for name in options.names or usual:
            trials = options.trials or (2 if options.quick else table[name].trials)
            row, good = attack(table[name], ground, trials, options.seed)
            print(row, flush=True)
            bad += [] if good else [name]
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
