"""A large store: load many articles, take some out one by one and a folder of them at once, and check what is left.

    python -m tests.attacks.scale --count 53000 --articles DIR --store DIR

It takes hours and some gigabytes at that size; less with a smaller `--count`. The status says whether all went well.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from store.library import Library
from tests.attacks.articles import real_files, write_made_up, write_out_of

_ONE_BY_ONE, _AT_ONCE = 2000, 999


@contextmanager
def _timed(what: str) -> Iterator[None]:
    """Say how long a step took, as soon as it is done: the whole takes an hour."""
    begun = time.monotonic()
    yield
    print(f"{what}: {time.monotonic() - begun:.0f} s", flush=True)


def take_out(library: Library, folder: Path, articles: Sequence[str], at_once: int) -> list[str]:
    """Take out articles one by one, and then a folder of so many articles at once; return what went wrong.

    What one removal leaves in the store's file is taken out of it at the end of the turn to write, in a time that grows
    with the store: the many share one turn.
    """
    wrong = []
    with _timed(f"{len(articles)} taken out one by one"), library.writing():
        wrong += [f"{one} was not taken out." for one in articles if library.remove(one) != (one,)]
    with _timed(f"a folder of {at_once} taken out at once"):
        gone = library.remove(str(folder))
    if len(gone) != at_once:
        wrong.append(f"Removing a folder of {at_once} articles took out {len(gone)}.")
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Load, take out, check, and say what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000)
    parser.add_argument("--articles", type=Path, metavar="DIR", help="real articles to make them out of")
    parser.add_argument("--store", type=Path, metavar="DIR", help="where to work; a temporary folder without")
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    one_by_one, at_once = (min(number, options.count // 4) for number in (_ONE_BY_ONE, _AT_ONCE))
    with tempfile.TemporaryDirectory(dir=options.store, prefix="dossier-scale-") as name:
        many, few = Path(name).resolve() / "many", Path(name).resolve() / "at-once"
        if options.articles:
            real = real_files(options.articles)
            write_out_of(real, many, options.count - at_once, options.seed)
            write_out_of(real, few, at_once, options.seed + 1)
        else:
            write_made_up(many, options.count - at_once, options.seed)
            write_made_up(few, at_once, options.seed, first=options.count)
        with Library.open(Path(name) / "store") as library:
            with _timed(f"{options.count} loaded"):
                report = library.load([many, few])
            wrong = [f"{path}: {sentence}" for path, sentence in report.failed]
            print(
                f"{len(report.added)} of {options.count} articles added, {len(report.duplicates)} the same as another"
            )
            lies = {one: [Path(place.path) for place in library.summary(one).places] for one in report.added}
            apart = [one for one, files in lies.items() if all(many in file.parents for file in files)]
            gone = [one for one, files in lies.items() if all(few in file.parents for file in files)]
            wrong += take_out(library, few, apart[:one_by_one], len(gone))
        with _timed("checked"), Library.open(Path(name) / "store") as library:
            checked = library.check()
    print(f"{one_by_one} taken out one by one and {at_once} at once; check: {checked.summary}")
    print("\n".join((*wrong, *checked.problems[:20])), file=sys.stderr)
    return 1 if wrong or not checked.sound else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
