"""What an article brings while it is being changed: references stay whole, evidence is worked out anew at the end."""

from collections.abc import Callable, Collection, Iterable
from functools import cached_property

import msgspec

from store.corrections.anchors import is_of, place
from store.corrections.decisions import Anchor
from store.identity.evidence import local_evidence
from store.identity.incoming import Incoming, proven
from store.identity.records import Local, Span, whole_article
from store.identity.tallies import form_key, readable_id
from store.model import Article, Block, Figure, Quote, SpeakerKind
from store.text.sentences import Numbering


class Draft:
    """An article that is being changed.

    Args:
        raw: what was found in it.

    Attributes:
        locals: its own organisations and people, by id.
        figures: its figures, by id.
        quotes: its quotes, by id.
    """

    def __init__(self, raw: Incoming) -> None:
        self._raw = raw
        self.locals: dict[str, Local] = {one.id: one for one in sorted(raw.locals, key=lambda one: one.id)}
        self.figures: dict[str, Figure] = {one.id: one for one in sorted(raw.figures, key=lambda one: one.id)}
        self.quotes: dict[str, Quote] = {one.id: one for one in sorted(raw.quotes, key=lambda one: one.id)}

    @property
    def text(self) -> str:
        """The article's text."""
        return self._raw.body.text

    @cached_property
    def article(self) -> Article:
        """The article."""
        return whole_article(self._raw.summary, self._raw.body)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of it that are read."""
        return self.article.prose

    @cached_property
    def numbering(self) -> Numbering:
        """The ordinals of its sentences."""
        return Numbering.of(self.article)

    def span(self, start: int, end: int, why: str) -> Span:
        """Return a stretch of it as a mention that is sure."""
        sentence = self.numbering.at(start)
        return Span(start=start, end=end, sentence=sentence, score=1.0, why=why, exact=self.text[start:end])

    def place(self, anchor: Anchor) -> tuple[int, int]:
        """Return where the words of an anchor stand here; nowhere is (-1, -1)."""
        if not is_of(anchor, self._raw.summary):
            return (-1, -1)
        start = place(anchor, self.text, self._raw.summary.digest)
        return (start, start + len(anchor.exact)) if start >= 0 else (-1, -1)

    def stated_at(self, anchor: Anchor, found: Iterable[Figure | Quote]) -> str:
        """Return the id of the figure or quote that stands where an anchor says, "" where none does."""
        where = self.place(anchor)
        return next((one.id for one in found if any((m.start, m.end) == where for m in one.mentions)), "")

    def called(self, kind: str, names: Collection[str]) -> list[Local]:
        """Return its own organisations or people that have one of some folded names."""
        found = (local for local in self.locals.values() if local.id.partition("/")[0] == kind)
        return [local for local in found if form_key(local.name) in names]

    def drop(self, gone: Collection[str]) -> None:
        """Take some organisations and people out; what refers to them stays, without them."""
        for identity in gone:
            del self.locals[identity]
        self._refer(lambda identity: "" if identity in gone else identity)

    def rename(self, identity: str, local: Local) -> None:
        """Put another organisation or person in the place of one, and let what refers to the one refer to the other."""
        del self.locals[identity]
        self.locals[local.id] = local
        self._refer(lambda one: local.id if one == identity else one)

    def _refer(self, now: Callable[[str], str]) -> None:
        """Let all references be what a function makes of them, "" for none."""
        for local in self.locals.values():
            roles = tuple(
                role
                if now(role.organisation_id) == role.organisation_id
                else msgspec.structs.replace(role, organisation=None, organisation_id="")
                for role in local.roles
            )
            self.locals[local.id] = msgspec.structs.replace(local, roles=roles)
        for figure in self.figures.values():
            self.figures[figure.id] = msgspec.structs.replace(figure, about=_all(figure.about, now))
        for quote in self.quotes.values():
            speaker = now(quote.speaker_id) if quote.speaker_id else ""
            speakers = _all(quote.speaker_ids, now)
            self.quotes[quote.id] = msgspec.structs.replace(
                quote,
                about=_all(quote.about, now),
                speaker_id=speaker,
                speaker_ids=speakers,
                speaker_kind=speaker_kind(speaker or next(iter(speakers), "")),
            )

    def done(self) -> Incoming:
        """Return what the article brings now."""
        locals_ = tuple(self.locals.values())
        if set(locals_) != set(self._raw.locals):
            locals_ = tuple(self._with_evidence(locals_))
        return proven(
            msgspec.structs.replace(
                self._raw,
                locals=tuple(sorted(locals_, key=lambda local: local.id)),
                figures=tuple(self.figures.values()),
                quotes=tuple(self.quotes.values()),
            )
        )

    def _with_evidence(self, locals_: Iterable[Local]) -> Iterable[Local]:
        """Yield the organisations and people, those who changed with what tells each from others of the name.

        Who is as found has the evidence that was found: a word that stands beside somebody tells of them whatever it
        is the name of, and so a decision on a frequent name leaves the people of its articles alone.
        """
        found, every = set(self._raw.locals), tuple(locals_)
        changed = {local.id for local in every if local not in found and speaker_kind(local.id) == "person"}
        if not changed:
            yield from every
            return
        known = local_evidence(self.article, every, changed)
        yield from (msgspec.structs.replace(one, beside=known.get(one.id, one.beside)) for one in every)


def _all(ids: Iterable[str], now: Callable[[str], str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in map(now, ids) if one))


def nobody_yet(kind: str, name: str) -> Local:
    """Return somebody by a name, who stands nowhere yet."""
    return Local(id=readable_id(kind, name), name=name, kind="other" if kind == "organisation" else "")


def speaker_kind(identity: str) -> SpeakerKind:
    """Return what sort of speaker an id is of; "" is nobody's."""
    match identity.partition("/")[0]:
        case "person":
            return "person"
        case "organisation":
            return "organisation"
        case _:
            return "unresolved"
