"""Whom a figure is about (蔚来…注资 33 亿元), of what it is, and which other states the same: 620亿港元（80亿美元）."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extraction.engine.document import Document, captions_of
from store.extraction.figures.contexts import beside, letters, one_of
from store.extraction.figures.headlines import news_begins
from store.extraction.figures.measured import Noun, changing_before, measured_before
from store.extraction.figures.subjects import Name, Opening, clauses, opening_of, parts_of
from store.model import Figure, Mention
from store.text.sentences import Sentence

_REACH = 240  # characters: a clause or a sentence longer than that is no longer one statement
_CLAUSE = re.compile(r"[，；、,;(（]\s?")
_BACK = 3  # sentences before that of a figure in which whoever it is about may have been named
_AGED = frozenset("岁歲")
_BRACKET = re.compile(r"[（(](?:[男女]，)?")
_AGE = re.compile(r"[（(，]?(?:[男女]，)?(?:现年|今年|年仅|年)?")
_NEAR = 8  # characters from a name behind a figure to the noun that both belong to (28名民主黨議員)


@cache
def _converted() -> re.Pattern[str]:
    """Return the pattern of what stands between an amount and the same in another unit."""
    bracketed = letters("converted", "converted-bracketed")
    return re.compile(rf"\s*(?:[（(]\s*+{bracketed}{{0,5}}|，\s*{one_of('converted')})\s*")


class Told(NamedTuple):
    """Whom a figure is about, and of what it is where it counts nothing behind it."""

    about: tuple[str, ...]
    noun: str | None


class Place(NamedTuple):
    """A sentence: which one it is of the prose, or of the captions."""

    page: Document
    ordinal: int

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.page.sentences[self.ordinal]


class Voice(NamedTuple):
    """Who says a stretch of the text.

    Attributes:
        start: first character.
        end: one past the last.
        speaker: id of who says it, "" for nobody known.
        organisation: id of the one that a speaker speaks for, "" for none known.
    """

    start: int
    end: int
    speaker: str
    organisation: str


class Names:
    """The mentions of the names of an article, ready to be asked whom a figure is about."""

    def __init__(
        self,
        document: Document,
        mentions: Iterable[tuple[Mention, str]],
        figures: Iterable[Figure] = (),
        voices: Iterable[Voice] = (),
    ) -> None:
        self.document = document
        self.voices = tuple(voices)
        self.ends = frozenset(figure.mentions[0].end for figure in figures)
        self.names = sorted(Name(mention.start, mention.end, entity) for mention, entity in mentions)
        self.starts = [name.start for name in self.names]

    def within(self, start: int, end: int) -> Sequence[Name]:
        """Return the names that begin and end in a stretch of the text, in order."""
        stretch = self.names[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        return [name for name in stretch if name.end <= end]

    def about(self, figures: Iterable[Figure]) -> Iterator[Told]:
        """Yield of each of some figures in order whom it is about and of what it is."""
        last, noun = -1, None
        for figure in figures:
            told = self._told(figure)
            mention = figure.mentions[0]
            if told.noun is None and noun and mention.sentence == last:
                told = told._replace(noun=self._changed(noun, figure))
            last, noun = mention.sentence, told.noun or noun if mention.sentence == last else told.noun
            yield told

    def _changed(self, noun: str, figure: Figure) -> str | None:
        """Return what changed in a clause that says no more than that something did: 营收9亿元，同比增长8%."""
        start = figure.mentions[0].start
        change = changing_before(self.document.folded, start)
        starts = change >= 0 and _CLAUSE.match(self.document.folded, change - 1) is not None
        return noun + self.document.text[change:start].strip() if starts else None

    def _told(self, figure: Figure) -> Told:
        """Return whom a figure is about and of what it is, as far as its sentence says so; in doubt nobody.

        It is about whose it is (云岭科技的净利9亿元), else about the subject of its clause. A clause without a subject,
        and one about somebody's profits and the like, goes on about that of the clauses before, a sentence about that
        of the sentence before, as Chinese leaves out a subject that is clear; not behind a verb of saying, which others
        follow.
        """
        mention = figure.mentions[0]
        place = self.place(mention.start, mention.end)
        if place is None:
            return Told((), figure.counted)
        start = max(place.sentence.start, mention.start - _REACH)
        news = news_begins(place.page, place.sentence, start, mention.start)
        start = max(start, news)
        openings = self._openings(start, mention.start)
        last = openings[-1][1]
        if last.sort == "none" and not (last.acts or last.does or last.refers) and self._leads(figure):
            openings[-1] = openings[-1][0], Opening("other")
        clause = openings[-1][0]
        before = self.within(clause, mention.start)
        noun = None
        if figure.kind != "duration":
            noun = measured_before(self.document, mention.start, before[-1].end if before else clause)
        names = self._owner(mention.start, before, noun) or self._beside(figure, before) or self._counted(figure)
        names = names or self._row(place, mention.start) or self._voice(openings)
        if not names and not (figure.unit in _AGED and self.document.folded.startswith("的", mention.end)):
            names = self._subject([one for _, one in openings], place, alone=news >= 0)
        return Told(tuple(dict.fromkeys(name.entity for name in names)), self._noun(figure, noun))

    def _leads(self, figure: Figure) -> bool:
        """Return whether a figure with what it counts is the subject itself of the clause that it begins: 72人被捕."""
        behind = self.document.text[figure.mentions[0].end : figure.mentions[0].end + 1]
        return figure.kind in ("count", "percent") and behind.isalpha()

    def _noun(self, figure: Figure, before: Noun | None) -> str | None:
        """Return of what a figure is: what it counts, else the noun before it or behind it, a verb last."""
        counts = figure.kind in ("count", "percent")
        if before is None or (figure.counted and (counts or not before.is_told)):
            return figure.counted
        if figure.kind == "count" and not before.is_told:
            return None
        return self.document.text[before.start : before.end]

    def _owner(self, start: int, before: Sequence[Name], noun: Noun | None) -> Sequence[Name]:
        """Return whose an amount is: the name right before it or before the noun that is measured."""
        if not before:
            return ()
        name, folded = before[-1], self.document.folded
        measured = noun.start if noun is not None and not noun.is_verb else start
        between = folded[name.end : measured].strip()
        owns = between == "的" or (between == "" and measured < start)
        return (name,) if owns and name.start not in self.ends else ()

    def _counted(self, figure: Figure) -> Sequence[Name]:
        """Return the name between a figure and the noun that it counts: 28名民主党议员."""
        if not figure.counted:
            return ()
        end, text = figure.mentions[0].end, self.document.text
        name = next(iter(self.within(end, end + 2 * _NEAR)), None)
        if name is None or text.find(figure.counted, name.end, name.end + _NEAR) < 0:
            return ()
        between = text[end : name.start].strip()
        return (name,) if not between or between.isalpha() else ()

    def _beside(self, figure: Figure, before: Sequence[Name]) -> Sequence[Name]:
        """Return the names that a figure stands beside: 林晓月（23岁）, 23岁的林晓月, 林晓月等三人."""
        start, end = figure.mentions[0].start, figure.mentions[0].end
        aged = figure.unit in _AGED
        if before and before[-1].start not in self.ends:
            between = self.document.folded[before[-1].end : start].strip()
            if (_AGE if aged else _BRACKET).fullmatch(between):
                return before[-1:]
            if between == "等" and figure.kind == "count":
                return self._joined(before)
        name = next(iter(self.within(end, end + 2 * _NEAR)), None) if aged else None
        if name is None or not name.entity.startswith("person/"):
            return ()
        words = self.document.all_words.inside(end, name.start)
        return (name,) if all(word.text == "的" or word.tag[0] in "nbj" for word in words) else ()

    def _row(self, place: Place, start: int) -> Sequence[Name]:
        """Return whom a cell of a table is about: the one name of its row, which fills the cell that it stands in."""
        sentence, folded = place.sentence, self.document.folded
        if "|" not in folded[sentence.start : start]:
            return ()
        names = self.within(sentence.start, sentence.end)
        if len({name.entity for name in names}) != 1:
            return ()
        name = names[0]
        before = folded[sentence.start : name.start].rpartition("|")[2].strip()
        behind = folded[name.end : sentence.end].partition("|")[0].strip()
        return (name,) if name.end <= start and not before and (not behind or behind[0] in "((") else ()

    def _voice(self, openings: Sequence[tuple[int, Opening]]) -> Sequence[Name]:
        """Return who says 我, or whose 我们 it is, where that is the subject of a clause in a quote."""
        found = next(((at, one) for at, one in reversed(openings) if one.refers or one.sort != "none"), None)
        if found is None or not found[1].refers:
            return ()
        at, pronoun = found[0], found[1].refers
        # a clause begins with the quotation mark before the words
        voice = next((voice for voice in self.voices if voice.start - 1 <= at < voice.end), None)
        if voice is None:
            return ()
        who = ""
        if pronoun in beside("speakers"):
            who = voice.organisation
        elif pronoun in beside("speaker"):
            who = voice.speaker
        return (Name(at, at, who),) if who else ()

    def _joined(self, names: Sequence[Name]) -> Sequence[Name]:
        """Return the last of some names with those that are joined to it."""
        first = len(names) - 1
        while first and self.document.folded[names[first - 1].end : names[first].start].strip() in (
            "、",
            "和",
            "及",
            "与",
        ):
            first -= 1
        return names[first:]

    def _subject(self, openings: Sequence[Opening], place: Place, *, alone: bool = False) -> Sequence[Name]:
        """Return the subject of the last of some clauses of a sentence, or, but for `alone`, of those before it."""
        found = self._back(openings)
        if isinstance(found, tuple) or alone:
            return found if isinstance(found, tuple) else ()
        does = openings[0].does
        here = place.sentence
        for ordinal in range(place.ordinal - 1, max(-1, place.ordinal - 1 - _BACK), -1):
            before = place.page.sentences[ordinal]
            if before.end - before.start > _REACH or (not found and (does or before.block != here.block)):
                return ()
            others = [one for _, one in self._openings(before.start, before.end)]
            if others[0].says and others[0].sort == "other":
                return ()
            subject = (
                next((one for one in others if one.names and _fits(found, one.names)), None) if found else others[0]
            )
            if subject is not None and subject.sort == "named":
                topic = found or not subject.says or (openings[0].head and _are_firms(subject.names))
                return subject.names if topic else ()
            if not found:
                if others[0].sort == "other" and others[0].head not in beside("measured"):
                    return ()
                found, does = others[0].refers, others[0].does
        return ()

    def _back(self, openings: Sequence[Opening]) -> tuple[Name, ...] | str:
        """Return the subject of the last of some clauses of a sentence; the pronoun for it where that is not there."""
        refers, does, acts = "", False, False
        for place, opening in enumerate(reversed(openings)):
            if opening.sort == "named" and (not refers or _fits(refers, opening.names)):
                goes_on = not opening.says or not place or refers or does or (acts and _are_firms(opening.names))
                return opening.names if goes_on else ()
            if opening.says and place and not (does or (refers and opening.sort == "none")):
                return ()
            if opening.sort == "other" and opening.head not in beside("measured") and not refers:
                return ()
            refers, does, acts = refers or opening.refers, does or opening.does, acts or opening.acts
        return refers

    def _openings(self, start: int, end: int) -> list[tuple[int, Opening]]:
        """Return where the clauses of a stretch begin, and with what."""
        parts = tuple(parts_of(self.document, self.within(start, end), start, end))
        found = []
        for words, says in clauses(parts, self.document.text):
            opening = opening_of(words, says=says)
            if any(name.start in self.ends for name in opening.names):
                opening = Opening("other", says=says)  # 3则林晓月, 5则陈望川
            found.append((words[0].start if words else end, opening))
        return found

    def place(self, start: int, end: int) -> Place | None:
        """Return the sentence of the prose or of the captions that a figure stands in, None where it is in none."""
        for page in (self.document, self.document.once(captions_of)):
            if page is not None and page.sentences:
                ordinal = page.sentence_at(start)
                if page.sentences[ordinal].start <= start and end <= page.sentences[ordinal].end:
                    return Place(page, ordinal)
        return None


def _fits(pronoun: str, names: Sequence[Name]) -> bool:
    """Return whether a pronoun, or a noun like one, may stand for some names: 他 for a person, 公司 for none."""
    if pronoun in beside("speaker") and pronoun not in beside("whoever"):
        return False
    if pronoun in beside("several"):
        return len(names) > 1
    if pronoun in beside("person"):
        return len(names) == 1 and not _are_firms(names)
    return pronoun in beside("whoever") or _are_firms(names)


def _are_firms(names: Sequence[Name]) -> bool:
    """Return whether none of some names is a person's."""
    return not any(name.entity.startswith("person/") for name in names)


def same_amounts(text: str, figures: Sequence[Figure]) -> dict[int, int]:
    """Return which figure states the amount of which other in another unit, both ways, by their place in `figures`."""
    pairs: dict[int, int] = {}
    for place, (first, second) in enumerate(pairwise(figures)):
        if place in pairs or first.kind != second.kind or first.unit == second.unit:
            continue
        between = text[first.mentions[0].end : second.mentions[0].start]
        if first.kind in ("money", "measure") and len(between) < 12 and _converted().fullmatch(between):
            pairs[place], pairs[place + 1] = place + 1, place
    return pairs
