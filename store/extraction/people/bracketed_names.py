"""Names with another form beside them: 梅根（Meghan Markle）, Jensen Huang（黄仁勋）, 陈细明 Simon Chan."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token, TokenMap
from store.extraction.lexicon import words as lexicon_words
from store.extraction.people import words
from store.extraction.people.beside import CUE_AFTER, TITLE_BEFORE, title_before
from store.extraction.people.sounds import sound_alike
from store.extraction.people.transliteration import DOTTED
from store.model import Block
from store.text.patterns import alternatives

BRACKET = Rule(
    "person.bracket",
    0.92,
    finds=Example("设计负责人梅根（Megan Holt）上月离职。", "Megan Holt"),
    leaves=Example("设计负责人梅根（Design Team）上月离职。", "Design Team"),
    lists=(
        "given_names.tsv",
        "latin_not_names.tsv",
        "romanised_surnames.tsv",
        "titles.tsv",
        "surnames.tsv",
        "name_characters.tsv",
        "transliteration.tsv",
    ),
    cases={"known": 0.92, "shaped": 0.85, "called": 0.9, "chinese": 0.9, "beside": 0.8},
)
"""A name and its other form in brackets, or behind a blank; either half proves the other."""
_LATIN_WORD = r"[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÿ'’.-]{0,40}"
_TWO_WORDS = rf"{_LATIN_WORD}(?:[ ]{_LATIN_WORD}){{1,2}}(?![A-Za-z0-9])"
_BEHIND_HAN = re.compile(rf"(?<=[{words.HAN}])[ ](?P<name>{_TWO_WORDS})")
_BEFORE_HAN = re.compile(rf"(?<![A-Za-z])(?P<name>{_TWO_WORDS})[ ](?=[{words.HAN}])")
_STOP = frozenset("，。；：！？、,;:!?）)」』”》】]\n (（「『“《〈<|/—…")
_LONGEST = 7
_PAIR = 2
_ONE_WORD, _GIVEN = 0.3, 0.8
"""What a Latin name scores at most with one word that is no given name, and at least with a sure one."""
_SHAPED = 0.6
"""What a Latin name scores by its form alone, no given name in it."""
_FULL = 4  # characters of the longest name of a Chinese person


class Pair(NamedTuple):
    """Two forms of one person's name, each as (start, end)."""

    name: tuple[int, int]
    original: tuple[int, int]


class _Brackets(NamedTuple):
    """The brackets of an article that may hold another form of a name.

    Attributes:
        originals: Latin letters behind Chinese characters, each with the start of its block.
        called: what somebody is called besides.
        nicknamed: what somebody is called by the last character of a name.
        chinese: Chinese characters behind Latin letters.
        behind: two or three Latin words behind Chinese characters and a blank.
        before: the same before them.
    """

    originals: tuple[tuple[int, re.Match[str]], ...]
    called: tuple[re.Match[str], ...]
    nicknamed: tuple[re.Match[str], ...]
    chinese: tuple[re.Match[str], ...]
    behind: tuple[re.Match[str], ...]
    before: tuple[re.Match[str], ...]


@cache
def _nicknamed() -> re.Pattern[str]:
    """Return the pattern of what somebody is called by his last character: 阿芳（赖美芳）, 赖美芳（阿芳）."""
    return re.compile(
        rf"(?P<nick>[阿小](?P<of>[{words.HAN}]))\((?P<full>[{words.HAN}]{{1,3}}(?P=of))[),]"
        rf"|(?P<name>[{words.HAN}]{{1,3}}(?P<last>[{words.HAN}]))\((?P<called>[阿小](?P=last))[),]"
    )


@cache
def _after_latin() -> re.Pattern[str]:
    return re.compile(rf"(?<=[A-Za-z])[ ]?\([ ]?(?P<name>[{words.HAN}{words.DOTS}]{{2,12}})[ ]?(?=[),;])")


@cache
def _after_han() -> re.Pattern[str]:
    return re.compile(
        rf"(?<=[{words.HAN}])[ ]?\([ ]?(?P<name>{_LATIN_WORD}(?:[ ](?:{_LATIN_WORD}|de|van|von|bin|al|der)){{0,4}})"
        rf"[ ]?(?=[),;]|[ ]?[{words.HAN}])"
    )


@cache
def _called() -> re.Pattern[str]:
    """Return the pattern of what somebody is called besides, in brackets: （简称SBF）."""
    return re.compile(
        rf"\([ ]?(?:以下|下)?(?:{alternatives(words.name_characters('called'))})[为是作叫]?:?[ ]?"
        rf"[“\"「『]?(?P<name>[{words.HAN}A-Za-z{words.DOTS} ]{{2,20}}?)[”\"」』]?[ ]?(?=[),;])"
    )


def _brackets(document: Document) -> tuple[_Brackets, ...]:
    """Return the brackets of each block of an article."""
    text = document.folded

    def inside(pattern: Callable[[], re.Pattern[str]], block: Block) -> Iterator[re.Match[str]]:
        bracketed = text.find("(", block.start, block.end) >= 0
        return pattern().finditer(text, block.start, block.end) if bracketed else iter(())

    return tuple(
        _Brackets(
            tuple((block.start, match) for match in inside(_after_han, block)),
            tuple(inside(_called, block)),
            tuple(inside(_nicknamed, block)),
            tuple(inside(_after_latin, block)),
            tuple(_BEHIND_HAN.finditer(text, block.start, block.end)) if block.kind != "byline" else (),
            tuple(_BEFORE_HAN.finditer(text, block.start, block.end)) if block.kind != "byline" else (),
        )
        for block in document.blocks
    )


def find_pairs(document: Document, people: Iterable[Candidate]) -> Iterator[tuple[Pair, float]]:
    """Return the names with another form in brackets behind them, and how sure it is that they are a person's.

    Args:
        document: the article.
        people: what other rules already take for people.
    """
    ending: dict[int, Candidate] = {}
    beginning: dict[int, int] = {}
    for person in people:
        if person.end not in ending or person.start < ending[person.end].start:
            ending[person.end] = person
        beginning[person.start] = person.end
    for block in document.once(_brackets):
        yield from _originals(document, block, ending)
        yield from _other_names(block, ending)
        yield from _nicknames(block, ending, beginning)
        yield from _chinese_forms(block, ending, beginning)
        yield from _side_by_side(block, ending, beginning)


def _originals(document: Document, block: _Brackets, ending: Mapping[int, Candidate]) -> Iterator[tuple[Pair, float]]:
    """Return the Chinese forms with the original in Latin letters behind them: 姆欽（Steve Mnuchin）."""
    for least, match in block.originals:
        end = match.start()
        known = ending.get(end)
        shaped = _latin_score(match["name"])
        if known and (shaped > 0.3 or (match["name"][1:].islower() and _vouched(known))):
            yield Pair((known.start, known.end), match.span("name")), BRACKET.cases["known"]
            continue
        start, titled = _left(document.folded, least, end, document.token_map) if shaped > _ONE_WORD else (None, False)
        if start is None:
            continue
        whole = shaped >= _GIVEN or (titled and " " in match["name"])
        if whole or _is_last_name(match["name"], document.folded[start:end]):
            yield Pair((start, end), match.span("name")), BRACKET.cases["shaped"]


def _is_last_name(latin: str, chinese: str) -> bool:
    """Return whether a Chinese form sounds like the last Latin word alone; of places the whole is transliterated."""
    words_of_it = latin.split()
    return len(words_of_it) > 1 and len(chinese) > _PAIR and sound_alike(words_of_it[-1], chinese)


def _other_names(block: _Brackets, ending: Mapping[int, Candidate]) -> Iterator[tuple[Pair, float]]:
    """Return the names with what somebody is called besides: Sam Bankman-Fried（简称SBF）."""
    for match in block.called:
        known = ending.get(match.start())
        if known:
            yield Pair((known.start, known.end), match.span("name")), BRACKET.cases["called"]


def _nicknames(
    block: _Brackets, ending: Mapping[int, Candidate], beginning: Mapping[int, int]
) -> Iterator[tuple[Pair, float]]:
    """Return the names with what their bearers are called by their last character: 阿芳（赖美芳）."""
    for match in block.nicknamed:
        known = ending.get(match.end("name")) if match["name"] else None
        if known is not None:
            yield Pair((known.start, known.end), match.span("called")), BRACKET.cases["called"]
        elif match["full"] and (beginning.get(match.start("full")) == match.end("full") or _han_name(match["full"])):
            yield Pair(match.span("full"), match.span("nick")), BRACKET.cases["called"]


def _chinese_forms(
    block: _Brackets, ending: Mapping[int, Candidate], beginning: Mapping[int, int]
) -> Iterator[tuple[Pair, float]]:
    """Return the Latin names with the Chinese form behind them: Jensen Huang（黄仁勋）."""
    for match in block.chinese:
        inner = match.span("name")
        known = ending.get(match.start())
        if known and (beginning.get(inner[0]) == inner[1] or _han_name(match["name"])):
            yield Pair(inner, (known.start, known.end)), BRACKET.cases["chinese"]


def _side_by_side(
    block: _Brackets, ending: Mapping[int, Candidate], beginning: Mapping[int, int]
) -> Iterator[tuple[Pair, float]]:
    """Return the full Chinese names with a full Latin one beside them: 陈细明 Simon Chan, Simon Chan 陈细明."""
    for match in block.behind:
        known = ending.get(match.start())
        if known and known.end - known.start <= _FULL and _is_full(match["name"]):
            yield Pair((known.start, known.end), match.span("name")), BRACKET.cases["beside"]
    for match in block.before:
        end = beginning.get(match.end(), 0)
        if 0 < end - match.end() <= _FULL and _is_full(match["name"]):
            yield Pair((match.end(), end), match.span("name")), BRACKET.cases["beside"]


def _is_full(name: str) -> bool:
    """Return whether Latin words are a whole name by a given name or by a Chinese surname, not only by their form."""
    shaped = _latin_score(name)
    return shaped > _SHAPED or (shaped > 0 and name.rsplit(maxsplit=1)[-1] in lexicon_words("romanised_surnames.tsv"))


def _vouched(person: Candidate) -> bool:
    """Return whether more than the characters speaks for a name, so that one Latin word may be its other form."""
    return person.why in (TITLE_BEFORE.name, DOTTED.name, CUE_AFTER.name) and person.score >= 0.7


def _latin_score(name: str) -> float:
    """Return how much a bracketed Latin form looks like a person's name."""
    parts = name.split()
    if any(_is_no_part(part) for part in parts):
        return 0.0
    kind = words.latin_given_names().get(parts[0].split("-")[0], "")
    if len(parts) == 1:
        return 0.4 if kind == "sure" else 0.0
    return 0.9 if kind == "sure" else 0.7 if kind else 0.6


def _is_no_part(part: str) -> bool:
    """Return whether a Latin word belongs to companies and products, or is initials without a dot."""
    initials = part.isupper() and len(part) > 2 and "." not in part and part != "III"
    return initials or part.rstrip(".") in lexicon_words("latin_not_names.tsv")


def _han_name(name: str) -> bool:
    """Return whether a bracketed Chinese form looks like a name: surname and one or two characters, or dotted."""
    if any(dot in name for dot in words.DOTS):
        return True
    weights = words.given_weights()
    surname = words.surnames().get(name[0], (0, ""))[0]
    return surname >= 2 and 2 <= len(name) <= 3 and all(weights.get(c, 0) >= 0 for c in name[1:])


def _is_word(token: Token) -> bool:
    """Return whether a token is an ordinary word, not a piece of a name."""
    foreign = words.transliteration_weights()
    ordinary = token.known and len(token.text) > 1 and not token.tag.startswith("nr")
    return ordinary and not all(character in foreign for character in token.text)


def _left(text: str, least: int, end: int, tokens: TokenMap) -> tuple[int | None, bool]:
    """Return where the Chinese form before a bracket begins, and whether a title stands before it.

    It begins after a title, a mark, or a word that is no name; None where there is none.
    """
    start, titled = end, False
    while start > max(least, end - _LONGEST) and text[start - 1] not in _STOP and words.is_han(text[start - 1]):
        if start < end - 1:
            titled = bool(title_before(text, start))
            if titled or _ends_before(text, start, tokens):
                break
        start -= 1
    return (start if _may_be_name(text[start:end], titled=titled) else None), titled


def _ends_before(text: str, start: int, tokens: TokenMap) -> bool:
    """Return whether what stands before a position is a word of the sentence, so that a name begins there."""
    if words.before_person().before(text, start) and tokens.is_edge(start):
        return True
    token = tokens.at(start - 1)
    return token is not None and token.end == start and _is_word(token)


def _may_be_name(name: str, *, titled: bool) -> bool:
    """Return whether a Chinese form before a bracket may be a name: foreign, behind a title, or with a surname."""
    foreign = words.transliteration_weights()
    weights = words.given_weights()
    if all(character in foreign for character in name) and 2 <= len(name) <= _LONGEST:
        return True
    if not 2 <= len(name) <= 4:
        return False
    if titled and all(weights.get(character, 0) >= -1 for character in name):
        return True
    return name[0] in words.surnames() and all(weights.get(character, 0) >= -1 for character in name[1:])
