"""From an article to its figures: read every number where it stands, refuse what is none, say what it counts."""

import bisect
import re
from collections.abc import Iterator
from decimal import Decimal

from store.extraction.document import Document, Token
from store.extraction.figures.bare import explain_bare
from store.extraction.figures.counted import counted_noun
from store.extraction.figures.numerals import CHINESE, arabic_run, begins_name, name_end
from store.extraction.figures.phrases import Phrase, read_phrase, without_unit
from store.extraction.figures.place import is_about_japan, local_currency
from store.extraction.figures.units import PLACE_MONEY, YUAN_OR_YEN
from store.model import Figure, Mention

_SEED = re.compile(f"[0-9{CHINESE}]")
_RUN = re.compile(f"[{CHINESE}]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)[\x21-\x7e]+")
_NOT_FOLDED = re.compile(
    r"[，①-⓿❶-➓⁰-₟²³¹㈠-㉃㊀-㊰]"
)  # full-width commas divide numbers; ① and ² number lists and notes
_WIDE = frozenset("０１２３４５６７８９")
_TIME_WORDS = frozenset(("内", "来", "里", "间", "前", "后", "中", "多", "半"))  # 年内 is a word, and 年 a unit in it
_SURE = {"money": 0.95, "percent": 0.97, "count": 0.9, "multiple": 0.9, "duration": 0.88, "measure": 0.9}


def find_figures(document: Document) -> tuple[Figure, ...]:
    """Return the figures of an article in order; `about`, `quote`, `equals` and `id` are left to `relations`."""
    return _Finder(document).figures()


class _Finder:
    """One reading of one article."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = _readable(document)
        self.tokens = document.tokens
        self.token_starts = [token.start for token in self.tokens]
        self.money = local_currency(document)

    def figures(self) -> tuple[Figure, ...]:
        """Return the figures, those without a unit explained by the others."""
        found: list[tuple[Phrase, int]] = []
        for block in self.document.blocks:
            text = self.text[block.start : block.end]
            found += [(phrase, block.start) for phrase in self._phrases(text, block.start)]
        known = {
            p.value: p for p, _ in found if p.kind == "money" and p.unit != PLACE_MONEY and p.number.scale >= 10**4
        }
        figures = (self._figure(phrase, base, known) for phrase, base in found)
        return tuple(figure for figure in figures if figure is not None)

    def _phrases(self, text: str, base: int) -> Iterator[Phrase]:
        """Return the phrases of one block, in order, none inside another."""
        position, last, taiwan = 0, 0, self.money == "TWD"
        while (seed := _SEED.search(text, position)) is not None:
            start = seed.start()
            reading = None if begins_name(text, start) else read_phrase(text, start, taiwan=taiwan)
            if reading is None:
                position = _past(text, start)
                continue
            position = max(reading.end, start + 1)
            phrase = reading.phrase
            if phrase is None or phrase.start < last or not self._number_stands(phrase, base):
                continue
            phrase = phrase if self._unit_stands(phrase, base) else without_unit(phrase)
            last = position
            yield phrase

    def _number_stands(self, phrase: Phrase, base: int) -> bool:
        """Return whether a Chinese numeral is a word of its own here, not part of one (统一, 唯一, 指数)."""
        if phrase.number.arabic:
            return True
        start = base + phrase.number.start
        token = self._token(start)
        if token is None or token.tag[0] in "mtql" or not token.known:
            return True
        return token.start == start and token.end <= base + phrase.unit_end

    def _unit_stands(self, phrase: Phrase, base: int) -> bool:
        """Return whether the classifier is a word of its own here, not the beginning of one (三家族, 10名将)."""
        if phrase.kind not in ("count", "measure", "duration") or phrase.form in ("", "个"):
            return True
        token = self._token(base + phrase.unit_start)
        if token is None or token.start != base + phrase.unit_start or not token.known:
            return True
        return token.end <= base + phrase.unit_end or token.text[len(phrase.form) :] in _TIME_WORDS

    def _token(self, offset: int) -> Token | None:
        place = bisect.bisect_right(self.token_starts, offset) - 1
        return self.tokens[place] if place >= 0 else None

    def _figure(self, phrase: Phrase, base: int, known: dict[Decimal | None, Phrase]) -> Figure | None:
        """Return the record of a phrase; None for a number without a unit that nothing explains."""
        start, end = base + phrase.start, base + phrase.end
        kind, unit, rule = phrase.kind, phrase.unit, phrase.rule
        score = _SURE.get(kind or "", 0.6)
        noun = counted_noun(self.tokens, self.token_starts, end)
        inferred = False
        if kind is None:
            twin = known.get(phrase.value) if phrase.value is not None else None
            bare = explain_bare(self.text, phrase._replace(start=start, end=end), noun.first)
            if twin is not None and (bare is None or bare.kind != "count" or bare.score < 0.6):
                kind, unit, rule, score, inferred = "money", twin.unit, "same_amount", 0.85, True
            elif bare is None:
                return None
            else:
                kind, unit, rule, score = bare.kind, bare.unit, bare.rule, bare.score
        if kind == "money" and unit in (PLACE_MONEY, YUAN_OR_YEN):
            unit, inferred = self._currency(unit), True
            score = min(score, 0.85)
        return Figure(
            id="",
            text=self.document.text[start:end],
            kind=kind,
            value=None if phrase.value is None else float(phrase.value),
            upper=None if phrase.upper is None else float(phrase.upper),
            unit=unit or self.document.text[base + phrase.unit_start : base + phrase.unit_end] or None,
            inferred=inferred,
            qualifier=phrase.qualifier or None,
            counted=noun.head if kind in ("count", "multiple", "percent") else None,
            article=self.document.article.id,
            mentions=(self._mention(start, end, rule or kind, score),),
        )

    def _currency(self, code: str) -> str:
        if code == YUAN_OR_YEN:
            return "JPY" if is_about_japan(self.document) else "CNY"
        return self.money

    def _mention(self, start: int, end: int, rule: str, score: float) -> Mention:
        return Mention(
            start=start,
            end=end,
            exact=self.document.text[start:end],
            sentence=self.document.sentence_at(start),
            why=f"figure.{rule}",
            score=score,
            article=self.document.article.id,
        )


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
