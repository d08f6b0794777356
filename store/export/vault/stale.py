"""Which notes are to be made anew: those of what was written to the store since, and of what stands with that.

What a note says is known without making it: it is made of the records of whom it is of, of the articles in which they
stand, and of what these show of others. Only where one of those is another one can the note be.
"""

import zlib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from store.export.vault.kept import State, Wanted, changes
from store.export.vault.plan import ARTICLE, Plan
from store.export.vault.source import VaultLinks, VaultSource

FORM = 2
"""The version of the notes' form; with another one all are made anew."""
_SHARE = 4
"""Where more than one of so many notes is shown otherwise in others, all of them may as well be made anew."""


class Stale(NamedTuple):
    """What is to be made anew, and what the notes are made of then.

    Attributes:
        ids: of whom notes are to be made.
        state: what they are made of.
    """

    ids: frozenset[str]
    state: State


def stale(source: VaultSource, links: VaultLinks, plan: Plan, then: State, wanted: Wanted) -> Stale:
    """Return which notes are to be made anew.

    Args:
        source: the store.
        links: what stands with what in it.
        plan: which notes there are.
        then: what they were made of when they were made last.
        wanted: what is wanted of them.
    """
    form = f"{FORM} {links.version}"
    as_before = then.form == form and then.wanted.language == wanted.language
    changed = source.changed_since(then.bookmark) if as_before else None
    copied = source.copied()
    source.read_inside_ahead(plan.articles)
    state = State(
        form=form,
        bookmark=source.bookmark,
        wanted=wanted,
        articles={one: _checksum((*source.inside(one), "", *copied.get(one, ()))) for one in plan.articles},
        labels={one: zlib.crc32(plan.label(one).encode()) for one in plan.paths},
        roles={one: zlib.crc32(role.encode()) for one in plan.named if (role := plan.role(one))},
        own={one: zlib.crc32(repr(own).encode()) for one, own in source.annotated().entities.items()},
    )
    moved = changes(then.labels, state.labels)
    if changed is None or len(moved) * _SHARE > len(plan.paths):
        return Stale(frozenset(plan.paths), state)
    articles = {*changed.articles, *changes(then.articles, state.articles)}
    articles |= {one for other in articles for one in copied.get(other, ())}
    ids = {*articles, *changed.named, *changes(then.own, state.own), *moved, *then.owed}
    ids.update(one for article in articles for one in source.inside(article))
    ids.update(_beside(source, links, moved))
    for one in changes(then.roles, state.roles):
        ids.update((*links.linked(one), *links.articles_of(one)))
    if then.wanted.with_text != wanted.with_text:
        ids.update(plan.articles)
    ids.update(one for one in plan.paths if one not in plan.files)
    return Stale(frozenset(ids.intersection(plan.paths)), state)


def _checksum(lines: Iterable[str]) -> int:
    return zlib.crc32("\n".join(lines).encode())


def _beside(source: VaultSource, links: VaultLinks, moved: Iterable[str]) -> Iterator[str]:
    """Yield whose notes may name or cite those whose name or file is another one: all that stand in articles with them.

    A quote is told in the notes of all whom it is about, with the name of who says it.
    """
    for one in moved:
        yield from links.linked(one)
        for article in [one] if one.startswith(f"{ARTICLE}/") else links.articles_of(one):
            for other in {article, *source.copied().get(article, ())}:
                yield other
                yield from source.inside(other)
