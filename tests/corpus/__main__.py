"""How well the extractor does on annotated articles: `python -m tests.corpus [NAMES…]`."""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from tests.corpus import baseline, reliability
from tests.corpus.annotation import HERE, names_in, run
from tests.corpus.report import explained, table
from tests.corpus.scoring import Scores, by_language, score


def main(arguments: Sequence[str]) -> int:
    """Print what was asked for; the status is 2 where that cannot be done."""
    options = _options(arguments)
    known = names_in(options.corpus)
    if unknown := sorted(set(options.names) - set(known)) or not known:
        print(f"No annotated article there: {unknown or options.corpus}", file=sys.stderr)
        return 2
    if options.update_baseline and (options.names or options.corpus != HERE):
        print("The baseline is that of all articles of this folder: leave names and --corpus out.", file=sys.stderr)
        return 2
    cases = [run(name, options.corpus) for name in options.names or known]
    scores = [score(case) for case in cases]
    groups = by_language(zip(cases, scores, strict=True))
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(_plain(groups)), indent=1).decode())
    else:
        print("\n".join(table(groups)))
    if options.reliability:
        print("\n".join(reliability.table(one for case in cases for one in reliability.outcomes(case))))
    if options.errors:
        for case, one in zip(cases, scores, strict=True):
            print("\n".join(explained(case, one.faults)))
    if options.update_baseline:
        baseline.write(baseline.made_of(groups, {case.name: one for case, one in zip(cases, scores, strict=True)}))
    return 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.corpus", description=__doc__)
    parser.add_argument("names", nargs="*", help="articles, by the names of their files without the ending; else all")
    parser.add_argument("--errors", action="store_true", help="also each fault, its sentence and the rule behind it")
    parser.add_argument("--reliability", action="store_true", help="also how often what has some score is right")
    parser.add_argument("--json", action="store_true", help="numbers for programs instead of a table")
    parser.add_argument("--update-baseline", action="store_true", help="keep these scores as those that may not fall")
    parser.add_argument("--corpus", type=Path, default=HERE, help="another folder with articles/ and gold/")
    return parser.parse_args(arguments)


def _plain(groups: Mapping[str, Scores]) -> dict[str, dict[str, dict[str, float]]]:
    return {
        group: {
            kind: {
                "gold": tally.gold,
                "found": tally.found,
                "both": tally.both,
                "precision": tally.precision,
                "recall": tally.recall,
                "f1": tally.f1,
            }
            for kind, tally in scores.kinds.items()
        }
        | {
            attribute: {"right": share.right, "of": share.of, "share": share.share}
            for attribute, share in scores.attributes.items()
        }
        for group, scores in groups.items()
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
