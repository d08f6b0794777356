"""What an article brings, of what was found in it alone: with what other articles know, and as the user decides it.

Pure: of the same article, names, decisions and marks comes the same, so that each can be taken back exactly.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

import msgspec

from store.corrections.amending import Amendments
from store.corrections.wording import Forms, searched
from store.identity.incoming import Incoming, incoming, proven, renamed
from store.identity.known import full_names
from store.identity.records import ArticleSummary, Local, Text, whole_article
from store.kinds import named_kind_of
from store.library.found import Found
from store.library.marks import Marks
from store.library.sparing import spare


class Made(NamedTuple):
    """An article as it comes to be.

    Attributes:
        arriving: what it brings.
        found: what was found in it, where that is something else.
    """

    arriving: Incoming
    found: Found | None = None


class Making:
    """What makes of articles what they bring.

    Args:
        amendments: what the user says of what is found in articles.
        forgotten: who is left out.
        elsewhere: folded names of people that many articles have, see `store.library.elsewhere`.
    """

    def __init__(self, amendments: Amendments, forgotten: Marks, elsewhere: Iterable[str]) -> None:
        self._amendments = amendments
        self._forgotten = forgotten
        self._elsewhere = Forms(one for one in elsewhere if not (forgotten and forgotten.hold("person", one)))

    def of(self, found: Incoming) -> Made:
        """Return what an article brings in which this was found alone."""
        raw = spare(found, self._forgotten)
        alone, by = self._amended(raw)
        read, names = self._read_again(raw)
        if not names:
            return Made(alone, Found.apart_from(alone, raw, by) if by else None)
        arriving, by = self._amended(read)
        helped = Counter(_names(arriving.locals))
        helped.subtract(_names(alone.locals))
        kept = Found.apart_from(arriving, raw, by)
        counts = {name: count for name, count in sorted(helped.items()) if count}
        return Made(arriving, msgspec.structs.replace(kept, elsewhere=tuple(sorted(names)), helped=counts))

    def missed(self, locals_: Collection[Local], text: str) -> frozenset[str]:
        """Return the names that other articles have and that stand in the text of one which has not found them."""
        if not self._elsewhere:
            return frozenset()
        standing = set(self._elsewhere.within(searched(text)))
        found = set(_names(locals_)) if standing else set[str]()
        return frozenset(one for one in standing if not any(one in name for name in found))

    def _amended(self, raw: Incoming) -> tuple[Incoming, tuple[str, ...]]:
        amended, by = self._amendments.amend(raw)
        return spare(amended, self._forgotten), by

    def _read_again(self, raw: Incoming) -> tuple[Incoming, frozenset[str]]:
        """Return what is found in an article with the names that others have, and those; none where that is nobody."""
        names = _standing(raw, self.missed(raw.locals, raw.body.text))
        read = extracted(raw.summary.id, raw.summary, raw.body, names) if names else raw
        if not names or not _is_helped(read):
            return raw, frozenset()
        kept = msgspec.structs.replace(raw, locals=read.locals, figures=read.figures, quotes=read.quotes)
        return spare(proven(kept), self._forgotten), names


def extracted(identity: str, summary: ArticleSummary, body: Text, elsewhere: Collection[str] = ()) -> Incoming:
    """Return what is found in an article today.

    Args:
        identity: the article's id.
        summary: what is known of it.
        body: its text.
        elsewhere: folded names of people that many other articles have.
    """
    from store.extraction.pipeline import extract

    article = whole_article(summary, body)
    return renamed(incoming(article, extract(article, elsewhere=elsewhere)), identity)


def _names(locals_: Iterable[Local]) -> list[str]:
    """Return under which full names an article's own people can be met in others."""
    return [name for one in locals_ if named_kind_of(one.id) == "person" for name in full_names(one)]


def _standing(raw: Incoming, names: Collection[str]) -> frozenset[str]:
    """Return those of some names that stand in an article and not only within other words."""
    if not names:
        return frozenset()
    from store.extraction.people.elsewhere import named_elsewhere

    return named_elsewhere(whole_article(raw.summary, raw.body), names)


def _is_helped(read: Incoming) -> bool:
    """Return whether anybody was found since other articles name them."""
    from store.extraction.people.elsewhere import ELSEWHERE

    return any(span.why == ELSEWHERE.name for one in read.locals for span in one.spans)
