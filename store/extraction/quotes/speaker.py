"""Who speaks, and who spoke before: what the subjects of an article are understood by."""

from collections.abc import Callable
from typing import NamedTuple

from store.extraction.lexicon import column
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.offices import is_many
from store.extraction.quotes.page import Name, Page
from store.model import SpeakerKind
from store.text.fold import fold


class Speaker(NamedTuple):
    """Who speaks.

    Attributes:
        name: canonical name, or the words as written.
        kind: person, organisation or unresolved.
        identity: id of the person or organisation, "" when unresolved.
        start: where the words for the speaker begin (他, 首席执行官); -1 where there are none.
        end: one past them.
        score: how sure the way of finding it is, 0 to 1.
        identities: the ids of joint speakers (微软和领英); `name` is then as written and `identity` empty.
        by: the function that told who it is, where the words alone do not.
        place: where it was told before, -1 where at no one place.
    """

    name: str
    kind: SpeakerKind
    identity: str
    start: int
    end: int
    score: float = 1.0
    identities: tuple[str, ...] = ()
    by: Callable[..., object] | None = None
    place: int = -1

    def told_by(self, by: Callable[..., object], place: int = -1) -> "Speaker":
        """Return the same speaker as a function has told it, by what stands at a place."""
        return self._replace(by=by, place=place)

    def spoken_of(self, subject: Subject) -> "Speaker":
        """Return the same speaker, found elsewhere, as spoken of by the words of a subject."""
        return self._replace(start=subject.start, end=subject.end, score=0.8 * self.score)


def speaker_of(name: Name) -> Speaker:
    """Return somebody named as who speaks."""
    kind: SpeakerKind = name.kind if name.identity else "unresolved"  # an outlet that only its marks show
    return Speaker(name.name, kind, name.identity, name.start, name.end)


def in_words(page: Page, subject: Subject, score: float) -> Speaker:
    """Return a subject that cannot be resolved, in the words of the article."""
    text = page.document.text[subject.start : subject.end]
    return Speaker(text, "unresolved", "", subject.start, subject.end, score)


class Spoken:
    """Who spoke in an article, as far as it is read.

    Args:
        page: the article.

    Attributes:
        last: who spoke last.
        medium: the medium, or the organisation without an id, that did.
        described: who did and is not named, in order.
        since: where the last statement begins.
        until: where it ends.
    """

    def __init__(self, page: Page) -> None:
        self.last: Speaker | None = None
        self.medium: Speaker | None = None
        self.described: list[Speaker] = []
        self.since = self.until = 0
        self._page = page
        self._person: tuple[Speaker | None, int] = (None, 0)
        self._organisation: tuple[Speaker | None, int] = (None, 0)

    def of(self, kind: str) -> tuple[Speaker | None, int]:
        """Return the person or organisation that spoke last, and where."""
        return self._person if kind == "person" else self._organisation

    def remember(self, speaker: Speaker, start: int, until: int) -> None:
        """Remember who spoke last, from where to where."""
        speaker = speaker._replace(by=None, place=-1)  # whoever is meant by it later tells why itself
        self.last = speaker
        if speaker.kind == "unresolved":
            self.described.append(speaker)
        self.since, self.until = start, until
        if speaker.kind == "organisation" or self._page.is_outlet(speaker.start):
            self._organisation = speaker, start
            if self._page.is_medium(speaker.identity) or not speaker.identity:
                self.medium = speaker
        elif not is_many(fold(speaker.name)) and fold(speaker.name) not in column("pronouns.tsv", 1):
            self._person = speaker, start
