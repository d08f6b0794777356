"""Which function decides where a name begins and ends: that of the finder which found the name there."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.document import Document
from store.extraction.organisations.brands import propose_brands, propose_recurring, units
from store.extraction.organisations.described import propose_described
from store.extraction.organisations.ends import head_end
from store.extraction.organisations.english import propose_english
from store.extraction.organisations.funded import propose_funded
from store.extraction.organisations.known_names import GAZETTEER
from store.extraction.organisations.latin import propose_latin, trimmed
from store.extraction.organisations.mastheads import propose_mastheads
from store.extraction.organisations.media import propose_media
from store.extraction.organisations.proposals import propose_words, sure_names
from store.extraction.organisations.starts import start_of
from store.extraction.organisations.suffixes import propose_suffixed
from store.extraction.people.bylines import bare, bylines, credited, label_pattern, tailed, word_behind
from store.extraction.people.chinese_names import choose, find_chinese_names
from store.extraction.people.datelines import Byline
from store.extraction.people.english_names import find_english_names
from store.extraction.people.foreign_runs import runs
from store.extraction.people.hyphenated_names import find_hyphenated_names
from store.extraction.people.latin_names import find_latin_names
from store.extraction.people.transliteration import (
    find_bare_foreign_names,
    find_dotted_names,
    part_start,
    step,
)
from store.model import Mention
from store.text.language import tr

_Function = Callable[..., object]


class _Border(NamedTuple):
    """The functions that decide where what a finder finds begins and ends."""

    begins: _Function
    ends: _Function


def told_newsroom(folded: str, place: int, by: Callable[[_Function], str]) -> Iterator[str]:
    """Yield what before the label of a by-line was read as the short name of a newsroom.

    Args:
        folded: the text.
        place: where the label begins, or a name behind it.
        by: returns the name of a function, to be told with its place.
    """
    line, end = folded.rfind("\n", 0, place) + 1, folded.find("\n", place)
    labels = label_pattern().finditer(folded, line, end if end >= 0 else len(folded))
    staff = [label.group("staff") for label in labels if label.start() <= place]
    if staff and staff[-1]:
        yield tr(
            "{staff} before the label read as a newsroom's short name by {by}", staff=staff[-1], by=by(label_pattern)
        )


class Borders:
    """What decided the borders of the names of one article."""

    def __init__(self, document: Document, candidates: Collection[Candidate]) -> None:
        """Keep where names are asked for.

        Args:
            document: the article prepared.
            candidates: what was proposed in it.
        """
        self._document = document
        self._known = sure_names(candidate for candidate in candidates if candidate.why == GAZETTEER.name)

    def told(self, place: Candidate | Mention, kind: CandidateKind, by: Callable[[_Function], str]) -> Iterator[str]:
        """Yield what decided where a name begins and ends, nothing where another form of it did.

        Args:
            place: where the name stands and is told.
            kind: what it names.
            by: returns the name of a function, to be told with its place.
        """
        border = self._found.get((kind, self._document.folded[place.start : place.end]))
        if border is None:
            return
        if border.begins is border.ends:
            yield tr("begins and ends by {by}", by=by(border.begins))
        else:
            yield tr("begins by {begin}, ends by {end}", begin=by(border.begins), end=by(border.ends))
        if border.ends is word_behind:
            yield from told_newsroom(self._document.folded, place.start, by)

    @cached_property
    def _found(self) -> dict[tuple[CandidateKind, str], _Border]:
        """What decided the borders of each form, the first finder of it."""
        folded = self._document.folded
        found: dict[tuple[CandidateKind, str], _Border] = {}
        for border, names in (*self._people(), *self._organisations()):
            for name in names:
                kind: CandidateKind = "person" if isinstance(name, Byline) else name.kind
                found.setdefault((kind, folded[name.start : name.end]), border)
        return found

    def _people(self) -> Iterator[tuple[_Border, Iterable[Candidate | Byline]]]:
        """Yield what each finder of people finds."""
        document = self._document
        text, blocks, tokens = document.folded, document.blocks, document.token_map
        foreign = _Border(part_start, step)
        named = document.once(bylines)
        for find in (tailed, credited):
            yield _Border(find, find), [name for block in blocks for name in find(text, block) if name in named]
        yield _Border(bare, bare), [name for name in named if not name.label]
        yield _Border(word_behind, word_behind), named
        yield foreign, find_dotted_names(text, blocks, tokens)
        yield foreign, find_hyphenated_names(text, blocks, tokens)
        yield _Border(runs, runs), find_bare_foreign_names(document)
        yield _Border(find_latin_names, find_latin_names), find_latin_names(text, blocks)
        if document.article.language == "en":
            yield _Border(find_english_names, find_english_names), find_english_names(document)
        yield _Border(choose, choose), find_chinese_names(text, blocks, tokens)

    def _organisations(self) -> Iterator[tuple[_Border, Iterable[Candidate]]]:
        """Yield what each finder of organisations finds."""
        document = self._document
        yield _Border(start_of, head_end), propose_suffixed(document, self._known)
        yield _Border(trimmed, trimmed), propose_latin(document)
        yield _Border(units, units), propose_brands(document)
        own = (propose_recurring, propose_funded, propose_described, propose_media, propose_mastheads, propose_words)
        for propose in (*own, propose_english) if document.article.language == "en" else own:
            yield _Border(propose, propose), propose(document)
