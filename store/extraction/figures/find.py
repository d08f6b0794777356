"""From an article to its figures: read every number where it stands, refuse what is none, say what it counts."""

import bisect
import re
from collections.abc import Callable, Iterator
from functools import cache

from store.extraction.engine.document import Document, captions_of
from store.extraction.engine.near_miss import NearMiss
from store.extraction.engine.tokens import Token
from store.extraction.figures.bare import explain_bare
from store.extraction.figures.contexts import beside, ends_with
from store.extraction.figures.english import seed_words
from store.extraction.figures.fractions import FRACTION
from store.extraction.figures.guards import article_of_law, glued
from store.extraction.figures.numerals import CHINESE, arabic_run, name_end, read_numeral
from store.extraction.figures.phrases import Phrase, no_half, read_phrase, without_unit
from store.extraction.figures.records import Recorder
from store.extraction.figures.scales import on_scale
from store.extraction.figures.units import unit_at, unit_refused
from store.extraction.lexicon import words
from store.model import Figure, FigureKind
from store.text.language import tr

_SEED = re.compile(
    f"[0-9{CHINESE}]|对(?=折)|[低中高]?[单双个](?=位数)|(?<![完达形构建变组做促合])成(?=[百千])|翻(?=了?[一两二三四五]?[番倍])"
)
_RUN = re.compile(f"[{CHINESE}]+")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]+"
    r"|%E[0-9A-F](?:%[89AB][0-9A-F]){2}[\x21-\x7e]*",  # a Chinese character escaped (RFC 3986, 2.1) behind others
    re.IGNORECASE,
)
_NOT_FOLDED = re.compile(
    r"[，①-⓿❶-➓⁰-₟²³¹㈠-㉃㊀-㊰]"
)  # full-width commas divide numbers; ① and ² number lists and notes
_APART = {
    "半": ("早", "晚", "迟"),
    "数": ("有", "用", "经", "连"),
}  # 提早半天, 有数人: words that end before the number
_NEVER = frozenset(("万一", "千百", "数学"))
"""Words whose last character no unit joins to a number: 万一发生, 千百年, 数学分数."""
_CLASSIFIED = "classifier_words.tsv"
_WIDE = frozenset("０１２３４５６７８９")


@cache
def _english_seed() -> re.Pattern[str]:
    return re.compile(f"[0-9]|{seed_words()}")


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures of an article in order; `about`, `quote`, `equals` and `id` are left to `relations`.

    Captions are read too: what a caption says beside a photographer's name is stated as much as the prose.
    """
    figures = _Finder(document).figures()
    return tuple(sorted(figures, key=lambda figure: figure.mentions[0].start))


def nearly_figures(document: Document) -> list[NearMiss]:
    """Return what reads like a figure in an article and is none, and why, in order."""
    finder = _Finder(document)
    finder.figures()
    return sorted((_with_unit(finder.text, miss) for miss in finder.refused), key=lambda miss: miss.start)


def asked_guards(document: Document) -> dict[int, FigureKind | None]:
    """Return of which kind the guards were that let each number of an article pass, by where its phrase begins."""
    finder = _Finder(document)
    finder.figures()
    return finder.asked


def _with_unit(text: str, miss: NearMiss) -> NearMiss:
    """Return why a number is no figure: where a unit would stand behind it, that its list has it as another word."""
    word = unit_refused(text, miss.end) if miss.by is explain_bare else ""
    if not word:
        return miss
    return miss._replace(
        reason=tr("{word} is a word of its own (not before, in units.tsv or classifiers.tsv)", word=word),
        by=unit_refused,
    )


class _Finder:
    """One reading of one article."""

    def __init__(self, document: Document) -> None:
        captions = document.once(captions_of)
        self.text = _readable(document)
        self.blocks = (*document.blocks, *captions.blocks) if captions else document.blocks
        self.tokens = document.all_tokens
        self.starts = document.all_words.starts
        self.recorder = Recorder(document, self.text, self.tokens, self.starts)
        self.refused: list[NearMiss] = []
        self.without_unit: dict[int, NearMiss] = {}
        self.asked: dict[int, FigureKind | None] = {}
        self.seed = _english_seed() if self.recorder.english else _SEED

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures, those without a unit explained by the others."""
        phrases = self._without_laws(
            [phrase for block in self.blocks for phrase in self._phrases(block.start, block.end)]
        )
        figures = self.recorder.figures(phrases)
        no_unit = (miss for miss in self.recorder.refused if miss.start not in self.without_unit)
        self.refused += [*no_unit, *self.without_unit.values()]
        return figures

    def _phrases(self, base: int, end: int) -> Iterator[Phrase]:
        """Return the phrases of one block, in order, none inside another."""
        text = self.text[base:end]
        position, last, taiwan = 0, 0, self.recorder.currency == "TWD"
        while (seed := self.seed.search(text, position)) is not None:
            start = seed.start()
            reading = None if _names(text, start) else read_phrase(text, start, taiwan=taiwan)
            if reading is None:
                position = _past(text, start)
                continue
            position = max(reading.end, start + 1)
            if reading.refused is not None:
                miss = reading.refused
                self.refused.append(miss._replace(start=base + miss.start, end=base + miss.end))
            if reading.phrase is None or reading.phrase.start < last:
                continue
            phrase = on_scale(text, reading.phrase, taiwan=taiwan).at(base)
            if self._number_stands(phrase):
                last = position
                self.asked[phrase.start] = reading.asked
                yield self._with_own_unit(phrase)

    def _without_laws(self, phrases: list[Phrase]) -> list[Phrase]:
        """Return the phrases but for articles of a law that the article elsewhere shows to be such (23条立法: 23条)."""
        laws = {self.text[miss.start : miss.end] for miss in self.refused if miss.by is article_of_law}
        kept = []
        for phrase in phrases:
            if self.text[phrase.start : phrase.end] in laws and phrase.kind == "count":
                reason = tr("an article of a law elsewhere in this article")
                self.refused.append(NearMiss(phrase.start, phrase.end, reason, article_of_law))
            else:
                kept.append(phrase)
        return kept

    def _with_own_unit(self, phrase: Phrase) -> Phrase:
        """Return a phrase, as a number alone where its unit only begins a word, which is kept for whoever asks why."""
        word = self._unit_begins(phrase)
        if not word:
            return phrase
        reason = tr(
            "the unit {unit} was read as the beginning of {word}; add {word} to {file} to count it",
            unit=phrase.form,
            word=word,
            file=_CLASSIFIED,
        )
        self.without_unit[phrase.start] = NearMiss(phrase.start, phrase.unit_end, reason, _Finder._unit_begins)
        return without_unit(phrase)

    def _number_stands(self, phrase: Phrase) -> bool:
        """Return whether a Chinese numeral is a word of its own here, not part of one (统一, 唯一, 指数)."""
        if phrase.number.arabic:
            return True
        start = phrase.number.start
        token = self._token(start)
        if token is None or token.tag[0] in "mtql" or not token.known:
            return True
        if phrase.rule == FRACTION.name and token.text == "之一":
            return True  # 6分之一
        if token.end <= phrase.unit_end and self.text[token.start : start] in _APART.get(phrase.text(self.text), ()):
            return True
        rest = self.text[phrase.unit_end : token.end]
        within = not rest or rest in beside("time") or (phrase.kind == "measure" and rest in beside("extent"))  # 八岁时
        return token.start in (start, phrase.start) and within  # 过半数 begins with its qualifier

    def _unit_begins(self, phrase: Phrase) -> str:
        """Return the word that the unit only begins (三家族, 10名将, 1000 亿天价), "" where it is one of its own."""
        if not _may_begin_word(phrase):
            return ""
        token = self._token(phrase.unit_start)
        if token is None or token.start != phrase.unit_start or not token.known or token.end <= phrase.unit_end:
            return ""
        rest = token.text[len(phrase.form) :]
        joined = rest in beside("time") or (phrase.kind == "measure" and rest in beside("extent"))
        joined |= phrase.kind == "count" and len(rest) > 1 and token.tag == "n"  # 3名教授, a noun of the classifier
        return "" if joined or token.text in words(_CLASSIFIED) else token.text

    def _token(self, offset: int) -> Token | None:
        place = bisect.bisect_right(self.starts, offset) - 1
        return self.tokens[place] if place >= 0 else None


STANDING: tuple[Callable[..., object], ...] = (_Finder._number_stands, _Finder._unit_begins, glued, no_half)
"""What is asked of every number before the guards: whether it and its unit are words of their own where they stand."""


def _may_begin_word(phrase: Phrase) -> bool:
    """Return whether the unit of a phrase is of a sort that also begins words."""
    counts = phrase.kind in ("count", "measure", "duration")
    return counts and phrase.form != "个" and phrase.unit_start != phrase.unit_end


def _names(text: str, start: int) -> bool:
    """Return whether a word that is no numeral begins here (三星), not a numeral with a longer unit (三星期)."""
    end = name_end(text, start)
    if end == start or text.startswith("折", end) or text.startswith("分之", end - 1):
        return False  # 三八折, 十分之一
    if text[start:end] in _NEVER:
        return True
    number = read_numeral(text, start)
    unit = unit_at(text, number.end) if number is not None else None
    if (
        unit is not None
        and unit.kind == "duration"
        and unit.end == end
        and ends_with(text[max(0, start - 2) : start], "consecutive")
    ):
        return False  # 连续四季
    return unit is None or unit.end <= end


def _past(text: str, start: int) -> int:
    """Return where to read on behind what is no number: past the whole run of digits, or of Chinese numerals."""
    if text[start].isdecimal():
        return max(start + 1, arabic_run(text, start))
    name = name_end(text, start)
    if name > start:
        return name
    run = _RUN.match(text, start)
    return run.end() if run is not None else start + 1


def _readable(document: Document) -> str:
    """Return the folded text as numbers are read in it.

    Folding makes a comma of the full-width one, which divides numbers instead of joining their thousands, and a digit
    of ①, which numbers a list; both are set back. Addresses, whose digits say nothing, are blanked.
    """
    text, folded = document.text, document.folded
    characters = list(folded)
    for match in _NOT_FOLDED.finditer(text):
        inside = text[match.start() - 1 : match.start()] in _WIDE and text[match.end() : match.end() + 1] in _WIDE
        if not (match.group() == "，" and inside and match.start()):
            characters[match.start()] = match.group()
    for match in _ADDRESS.finditer(text):
        characters[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(characters)
