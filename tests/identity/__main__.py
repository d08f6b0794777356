"""How well it is known who is one across articles: `python -m tests.identity [--errors] [--archive FILE]`."""

import argparse
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from pathlib import Path

from store.identity.records import ArticleSummary, Sighting
from store.identity.tallies import form_key
from store.kinds import named_kind_of
from store.library import Library
from tests.identity.scoring import ARCHIVE, PARTS, Marked, gold, score


def main(arguments: Sequence[str]) -> int:
    """Print the scores; the status is 2 where the archive is not there."""
    parser = argparse.ArgumentParser(prog="python -m tests.identity", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="also what is wrong in the first part")
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help="the articles that are marked")
    options = parser.parse_args(arguments)
    if not options.archive.is_file():
        print(f"There is no {options.archive}: name the archive of articles with --archive.", file=sys.stderr)
        return 2
    marked = gold()
    with tempfile.TemporaryDirectory() as name, Library.open(Path(name) / "store") as library:
        library.load([unpacked(options.archive, {one.article for one in marked}, Path(name))])
        entities = entities_of(library, marked)
    print(f"{'':14}{'part':8}{'mentions':>9}{'found':>7}{'precision':>11}{'recall':>8}")
    for kind in ("person", "organisation"):
        for part in PARTS:
            mine = [one for one in marked if (one.kind, one.part) == (kind, part)]
            pairs, found = score(mine, entities), sum(one in entities for one in mine)
            print(f"{kind:14}{part:8}{len(mine):9}{found:7}{pairs.precision:11.4f}{pairs.recall:8.4f}")
            if options.errors and part == "first":
                for what, wrong in (("wrongly joined", pairs.joined), ("wrongly apart", pairs.apart)):
                    print("\n".join(f"  {what}: {one} and {other}, {n}" for (one, other), n in wrong.most_common()))
    return 0


def unpacked(archive: Path, articles: set[str], folder: Path) -> Path:
    """Write the articles that are marked into a folder and return it."""
    with tarfile.open(archive) as packed:
        for member in packed:
            if member.name.removeprefix("./").removesuffix(".md") in articles:
                packed.extract(member, folder / "articles", filter="data")
    return folder / "articles"


def entities_of(library: Library, marked: Sequence[Marked]) -> dict[Marked, str]:
    """Return which entity of a library each mention is of that was found."""
    paths = {one.id: "/".join(Path(one.path).with_suffix("").parts[-2:]) for one in summaries(library)}
    called: dict[tuple[str, str, str], str] = {}
    also: dict[tuple[str, str, str], str] = {}
    for _, sighting in library.database.records("mentions", Sighting):
        for local in sighting.locals:
            place = paths[sighting.article], named_kind_of(sighting.entity)
            called[*place, form_key(local.name)] = sighting.entity
            also.update(((*place, form_key(alias)), sighting.entity) for alias in local.aliases)
    found = {one: (one.article, one.kind, form_key(one.name)) for one in marked}
    return {one: called.get(place) or also[place] for one, place in found.items() if place in called or place in also}


def summaries(library: Library) -> list[ArticleSummary]:
    """Return the articles of a library."""
    return [one for _, one in library.database.records("articles", ArticleSummary)]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
