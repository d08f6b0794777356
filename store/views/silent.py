"""Who is named often and never heard, who is quoted without a name, and who speaks about whom."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np

from store.model import LINK_KINDS, Record
from store.text.fold import key
from store.views.independent import sources
from store.views.links import Links

_LEAST = 3
"""Independent articles that name somebody who is missed where nobody quotes them."""
_PAIRS = 300
"""Pairs of speaker and subject that are told, those of most quotes."""


class Unheard(Record, frozen=True, kw_only=True):
    """Somebody who is named in several independent articles, and quoted in none."""

    id: str
    sources: int


class Unnamed(Record, frozen=True, kw_only=True):
    """Words for a speaker who is nobody known, and the quotes of whoever is called so."""

    words: str
    quotes: tuple[str, ...]


class About(Record, frozen=True, kw_only=True):
    """Who speaks about whom: in how many quotes, and the id of one of them, of the newest article."""

    speaker: str
    subject: str
    quotes: int
    newest: str


class Silent(Record, frozen=True, kw_only=True):
    """Who is not heard, who is heard without a name, and who speaks about whom; the most frequent first."""

    unheard: tuple[Unheard, ...]
    unnamed: tuple[Unnamed, ...]
    about: tuple[About, ...]


def silent(
    links: Links,
    strangers: Mapping[str, Sequence[str]],
    copies: Mapping[str, Sequence[str]],
    writers: Iterable[str] = (),
    beside: Collection[str] = (),
) -> Silent:
    """Return who is heard and who is not.

    Args:
        links: what stands with what.
        strangers: of speakers who are nobody known, by the words for them, the ids of their quotes.
        copies: of articles that have copies, all of the group.
        writers: names of authors and publishers, who are not expected to be quoted.
        beside: ids of those who stand in nothing but by-lines and credits, nor these.
    """
    known = links.known
    counts = sources(known, copies)
    _, other, kind = known.references.T
    says = kind == LINK_KINDS.index("said by")
    heard = np.bincount(other[says], minlength=len(known.ids)) > 0
    missed = np.flatnonzero(links.named & ~heard & (counts >= _LEAST))
    missed = missed[np.argsort(-counts[missed], kind="stable")]
    written = {key(writer) for writer in writers}
    named = sorted(strangers.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return Silent(
        unheard=tuple(
            Unheard(id=known.ids[row], sources=int(counts[row]))
            for row in missed.tolist()
            if known.ids[row] not in beside and _name_in(known.ids[row]) not in written
        ),
        unnamed=tuple(Unnamed(words=words, quotes=tuple(quotes)) for words, quotes in named),
        about=_about(links),
    )


def _name_in(identity: str) -> str:
    """Return the name that an id is made of, as names are compared."""
    return key(identity.partition("/")[2].partition("~")[0])


def _about(links: Links) -> tuple[About, ...]:
    """Return who speaks about whom, but for those who speak about themselves."""
    known = links.known
    one, other, kind = known.references.T
    says, concerns = (kind == LINK_KINDS.index(name) for name in ("said by", "about"))
    speaker_of = np.full(len(known.ids), -1, np.int64)
    speaker_of[one[says]] = other[says]
    quotes, subjects = one[concerns], other[concerns]
    speakers = speaker_of[quotes]
    wanted = (speakers >= 0) & (speakers != subjects)
    quotes, pairs = quotes[wanted], speakers[wanted] * np.int64(len(known.ids)) + subjects[wanted]
    values, inverse, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    first = np.full(len(known.ids), len(known.articles), np.int64)
    np.minimum.at(first, known.mentions[:, 0], known.mentions[:, 1])  # the newest articles stand first
    pages, newest = first[quotes], np.full(len(values), len(known.articles), np.int64)
    np.minimum.at(newest, inverse, pages)
    best = np.zeros(len(values), np.int64)
    shown = pages == newest[inverse]
    best[inverse[shown]] = quotes[shown]
    order = np.argsort(-counts, kind="stable")[:_PAIRS]
    return tuple(
        About(
            speaker=known.ids[pair // len(known.ids)],
            subject=known.ids[pair % len(known.ids)],
            quotes=count,
            newest=known.ids[quote],
        )
        for pair, count, quote in zip(values[order].tolist(), counts[order].tolist(), best[order].tolist(), strict=True)
    )
