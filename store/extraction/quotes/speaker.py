"""Who speaks, and who spoke before: what the subjects of an article are understood by."""

from collections import deque
from collections.abc import Callable
from typing import NamedTuple

from store.extraction.lexicon import column, words_of
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.offices import is_several
from store.extraction.quotes.page import Name, Page
from store.extraction.quotes.sexes import agrees
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

    def spoken_of(self, subject: Subject, trust: float) -> "Speaker":
        """Return the same speaker, found elsewhere, as spoken of by words that mean him so often."""
        return self._replace(start=subject.start, end=subject.end, score=trust * self.score)


_BODY = 0.95
"""How much less often than a person an organisation that stands there is who speaks."""


def is_any_medium(page: Page, who: Speaker | Name) -> bool:
    """Return whether somebody is a medium, known or shown to be one by marks and name alone (《港岛邮报》)."""
    return page.is_medium(who.identity) or page.is_outlet(who.start)


def may_print(page: Page, who: Speaker | Name) -> bool:
    """Return whether somebody is a medium, or stands in the marks of one (《某网》)."""
    return is_any_medium(page, who) or (who.start > 0 and page.masked[who.start - 1] == "《")


def speaker_of(name: Name) -> Speaker:
    """Return somebody named as who speaks."""
    kind: SpeakerKind = name.kind if name.identity else "unresolved"  # an outlet that only its marks show
    return Speaker(name.name, kind, name.identity, name.start, name.end, 1.0 if kind == "person" else _BODY)


def in_words(page: Page, subject: Subject, score: float) -> Speaker:
    """Return a subject that cannot be resolved, in the words of the article."""
    text = page.document.text[subject.start : subject.end]
    return Speaker(text, "unresolved", "", subject.start, subject.end, score)


def _may_be_he(name: str) -> bool:
    """Return whether 他 may mean who spoke: one person, and somebody in particular."""
    nobody = name in words_of(SPEAKERS, "crowd") or name == "有人"
    return not nobody and not is_several(name) and name not in column("pronouns.tsv", 1)


_REMEMBERED = 40
"""People who spoke: whoever did before these did so too far away to be meant."""


class Spoken:
    """Who spoke in an article, as far as it is read.

    Args:
        page: the article.

    Attributes:
        last: who spoke last.
        medium: the medium, the media without a name, or the organisation without an id, that did.
        medium_until: where what that one said ends.
        described: who did and is not named, in order.
        since: where the last statement begins.
        until: where it ends.
    """

    def __init__(self, page: Page) -> None:
        self.last: Speaker | None = None
        self.medium: Speaker | None = None
        self.described: list[Speaker] = []
        self.since = self.until = self.medium_until = 0
        self._page = page
        self._people: deque[tuple[Speaker, int]] = deque(maxlen=_REMEMBERED)
        self._organisation: tuple[Speaker | None, int] = (None, 0)

    def of(self, kind: str, pronoun: str) -> tuple[Speaker | None, int]:
        """Return the person, for whom a pronoun may stand, or the organisation that spoke last, and where."""
        if kind != "person":
            return self._organisation
        return next(((said, at) for said, at in reversed(self._people) if agrees(pronoun, said.name)), (None, 0))

    def remember(self, speaker: Speaker, start: int, until: int) -> None:
        """Remember who spoke last, from where to where."""
        speaker = speaker._replace(by=None, place=-1)  # whoever is meant by it later tells why itself
        self.last = speaker
        if speaker.kind == "unresolved":
            self.described.append(speaker)
            if fold(speaker.name).endswith(tuple(words_of(SPEAKERS, "media"))):
                self.medium, self.medium_until = speaker, until  # 南洋媒体报道，…。报道称，…
        self.since, self.until = start, until
        if speaker.kind == "organisation" or self._page.is_outlet(speaker.start):
            self._organisation = speaker, start
            if may_print(self._page, speaker) or not speaker.identity:
                self.medium, self.medium_until = speaker, until
        elif _may_be_he(fold(speaker.name)) and not self._page.masked.endswith("们", 0, max(0, speaker.end)):
            self._people.append((speaker, start))
