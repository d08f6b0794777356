"""From the phrases of an article to its records: what a number without a unit is, whose money, which noun it counts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from store.extraction.engine.document import Document, Token
from store.extraction.figures.bare import Bare, explain_bare
from store.extraction.figures.counted import Counted, counted_noun
from store.extraction.figures.english import english_noun
from store.extraction.figures.phrases import Phrase
from store.extraction.figures.place import is_about_japan, is_english, local_currency
from store.extraction.figures.units import DOLLARS, UNDECIDED, YUAN_OR_YEN
from store.model import Figure, FigureKind, Mention

_NOUN_UNITS = frozenset(("人", "国", "省", "市", "县", "村", "人次", "股", "票", "分", "字", "度", "点"))
_SURE: dict[FigureKind, float] = {
    "money": 0.95,
    "percent": 0.97,
    "count": 0.9,
    "multiple": 0.9,
    "duration": 0.88,
    "measure": 0.9,
}
_INFERRED = 0.85  # whose money a bare 元 is: right in all but a few articles that speak of two places


class Recorder:
    """Makes the records of one article."""

    def __init__(self, document: Document, text: str, tokens: Sequence[Token], starts: Sequence[int]) -> None:
        self.document = document
        self.text = text
        self.tokens = tokens
        self.starts = starts
        self.currency = local_currency(document)
        self.english = is_english(document)

    def figures(self, phrases: Sequence[Phrase]) -> tuple[Figure, ...]:
        """Return the records of the phrases; a number without a unit that nothing explains is left out."""
        known = _amounts(phrases)
        figures = (self._figure(phrase, known) for phrase in phrases)
        return tuple(figure for figure in figures if figure is not None)

    def _hopeless(self, phrase: Phrase) -> bool:
        """Return whether a few digits have neither a unit nor a word behind them, so that no evidence is looked for."""
        following = self.text[phrase.end : phrase.end + 2].lstrip()[:1]
        short = phrase.number.scale == 1 and phrase.number.end - phrase.number.start < 5
        return phrase.kind is None and short and not following.isalpha()

    def _figure(self, phrase: Phrase, known: dict[Decimal, str]) -> Figure | None:
        if self._hopeless(phrase):
            return None
        if self.english:
            noun, read = self._english(phrase)
        else:
            noun = counted_noun(self.tokens, self.starts, phrase.end, strict=phrase.kind not in (None, "count"))
            read = self._read(phrase, noun, known)
        if read is None:
            return None
        kind, unit, rule, score = read
        text = self.document.text
        inferred = phrase.kind is None and kind == "money"
        if kind == "money" and unit in UNDECIDED:
            unit, inferred, score = self._whose(unit), True, min(score, _INFERRED)
        return Figure(
            id="",
            text=text[phrase.start : phrase.end],
            kind=kind,
            value=None if phrase.value is None else float(phrase.value),
            upper=None if phrase.upper is None else float(phrase.upper),
            unit=unit or text[phrase.unit_start : phrase.unit_end] or None,
            inferred=inferred,
            qualifier=phrase.qualifier or None,
            counted=(noun.head or None) if _counts(phrase, kind) else None,
            article=self.document.article.id,
            mentions=(self._mention(phrase, rule, score),),
        )

    def _read(self, phrase: Phrase, noun: Counted, known: dict[Decimal, str]) -> Bare | None:
        """Return what the phrase states: what its unit says, or what its surroundings say where it has none."""
        if phrase.kind is not None:
            return _with_unit(phrase, phrase.kind)
        bare = explain_bare(self.text, phrase, noun)
        twin = known.get(phrase.value) if phrase.value is not None else None
        if twin is not None and (bare is None or bare.kind == "money" or bare.score < 0.7):
            return Bare("money", twin, "same_amount", 0.85)  # 620亿 where 620亿港元 stands elsewhere
        return bare

    def _english(self, phrase: Phrase) -> tuple[Counted, Bare | None]:
        """Return the noun and the reading of a phrase in English, where only a plural noun makes a number a count."""
        if phrase.kind is not None:
            return Counted("", None), _with_unit(phrase, phrase.kind)
        noun = english_noun(self.text, phrase.start, phrase.end)
        written = phrase.text(self.text)
        year = len(written) == 4 and written.isdecimal() and 1800 <= int(written) <= 2200
        if noun is None or year or (noun.named and written.isdecimal()):
            return Counted("", None), None
        return Counted(noun.noun, noun.noun), Bare("count", "", "english_count", 0.75)

    def _whose(self, code: str) -> str:
        if code == YUAN_OR_YEN:
            return "JPY" if is_about_japan(self.document) else "CNY"
        if code == DOLLARS and self.currency == "CNY":
            return "USD"
        return self.currency

    def _mention(self, phrase: Phrase, rule: str, score: float) -> Mention:
        return self.document.mention(phrase.start, phrase.end, f"figure.{rule}", score)


def _with_unit(phrase: Phrase, kind: FigureKind) -> Bare:
    vague = "vague" if phrase.value is None else ""
    return Bare(kind, phrase.unit, phrase.rule or vague or kind, _SURE[kind])


def _amounts(phrases: Iterable[Phrase]) -> dict[Decimal, str]:
    """Return the currency of each large amount that the article states with one."""
    return {
        phrase.value: phrase.unit
        for phrase in phrases
        if phrase.kind == "money" and phrase.unit not in UNDECIDED and phrase.value and phrase.number.scale >= 10**4
    }


def _counts(phrase: Phrase, kind: FigureKind) -> bool:
    """Return whether a noun behind the figure is what it counts; 人 and 国 are nouns themselves."""
    if kind == "count":
        return phrase.form not in _NOUN_UNITS
    return kind == "percent" or phrase.rule in ("fraction", "slash")
