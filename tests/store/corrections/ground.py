"""A small store to correct things in: invented people and firms, in articles written by hand."""

from collections.abc import Sequence
from pathlib import Path

from store.kinds import EntityKind
from store.library import Library
from store.library.deciding import Corrections
from store.model import Organisation, Person
from tests.store.articles_by_hand import Org, Story, Who, story, take_in

STORIES: tuple[Story, ...] = (
    story(
        "甲篇",
        "远山银行行长陈明说：“今天很好。”投资3亿元。算法公司没有来。",
        orgs=[Org("远山银行"), Org("算法", kind="other")],
        people=[Who("陈明", title="行长", at="远山银行")],
    ),
    story("乙篇", "远山集团的陈明来了，林晓月不在。", orgs=[Org("远山集团")], people=[Who("陈明"), Who("林晓月")]),
    story(
        "丙篇",
        "算法是算法。林小月说：“很多算法。”远海投资也在。",
        orgs=[Org("算法", kind="other")],
        people=[Who("林小月")],
    ),
    story("丁篇", "远海投资与远山银行签约，值3亿元。", orgs=[Org("远山银行")], people=[Who("远山")]),
)


def opened(folder: Path, stories: Sequence[Story] = STORIES) -> Library:
    """Return a store with the articles in it."""
    library = Library.open(folder)
    take_in(library, stories)
    return library


def called(library: Library, kind: EntityKind, name: str) -> list[str]:
    """Return the ids of those whom the rows call so."""
    return sorted(
        one.id for one in library.entities(kind) if isinstance(one, Organisation | Person) and one.name == name
    )


def of_kind(library: Library, kind: EntityKind) -> str:
    """Return the id of the first of a kind."""
    return min(one.id for one in library.entities(kind))


def corrections(library: Library) -> Corrections:
    return Corrections(library)
