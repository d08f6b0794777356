"""What stands beside a name of a person, in whatever script: a title before or after it, a verb of saying after it."""

import re
from functools import cache

from store.extraction import lexicon
from store.extraction.engine.phrases import Phrases
from store.extraction.engine.rule import Example, Rule
from store.extraction.people import words

TITLE_BEFORE = Rule(
    "person.title-before",
    0.97,
    finds=Example("甲公司董事长许望川出席了签约仪式。", "许望川"),
    leaves=Example("董事长昨日到许望川流域考察。", "许望川"),
    lists=("titles.tsv", "surnames.tsv", "given_characters.tsv", "not_people.tsv"),
    cases={"role": 2.8, "kin": 1.8, "latin": 2.5, "foreign": 2.8},
)
"""A title stands before a name; its weight by what title it is, or by the script of the name."""
TITLE_AFTER = Rule(
    "person.title-after",
    0.97,
    finds=Example("昨天到场的还有许望川教授。", "许望川"),
    leaves=Example("昨天到场的还有何教授。", "何"),
    lists=("titles.tsv", "surnames.tsv", "given_characters.tsv", "not_people.tsv"),
    cases={"chinese": 1.8, "foreign": 1.5},
)
"""A title or an honorific stands after a name and ends there."""
CUE_AFTER = Rule(
    "person.cue-after",
    0.97,
    finds=Example("会后，许望川表示，公司暂无扩产计划。", "许望川"),
    leaves=Example("会后，高度重视表示支持。", "高度重"),
    lists=("after_person.tsv", "surnames.tsv", "given_characters.tsv", "not_people.tsv"),
    cases={"long": 2.5, "short": 1.8, "latin": 1.0, "foreign": 1.45},
)
"""A verb of saying stands after a name; its weight by its length, or by the script of the name."""

DESCRIBED = Rule(
    "person.described",
    0.97,
    finds=Example("到场的有许望（27岁）。", "许望"),
    leaves=Example("到场的有许望（27里）。", "许望"),
    lists=("titles.tsv", "surnames.tsv", "given_characters.tsv", "not_people.tsv"),
    cases={"age": 2.2, "title": 1.3, "label": 1.8},
)
"""An age beside a name, or a title in brackets behind it or with a colon before it, says that it is a man's."""
LIVES = Rule(
    "person.lives",
    0.9,
    finds=Example("许望川的舅妈说，他昨晚没有回来。", "许望川"),
    leaves=Example("许望川的流域有三个县。", "许望川"),
    lists=("only_people.tsv", "surnames.tsv", "given_characters.tsv", "transliteration.tsv", "not_people.tsv"),
    cases={"chinese": 1.5, "foreign": 2.2},
)
"""What only a man or a woman does or has stands after a name: 出生于, 被送到, 的母亲."""
_AGE = re.compile(r" ?\(\d{1,3}岁|[,，]\d{1,3}岁[,，)）、。]")
_INSIDE = re.compile(r" ?\(([^()\n]{2,40})\)")
_PARTS = re.compile(r"[,，、;；]")
_OPENING, _COLON = frozenset(" (,，"), frozenset(": ")
_LABEL = re.compile(r" ?: ?$")
_CLOSED = frozenset("(（、;；|/ ")
_SAYS = 3.0
"""The weight of verbs of saying in after_person.tsv."""


_DAY = r"[上本]?周[一二三四五六日末]?|星期[一二三四五六日]|[昨今当]天|[昨今当即]日|日前|近日|\d{1,2}[日号]"
_WHEN = rf"(?:{_DAY}|早前|稍[早后]|随后|其后|此前|晚间|早上|下午|晚上)"
_TO = r"(?:对|向|在|于|透过|通过)[^，。；！？、,;!?\n]{1,14}"


@cache
def _later() -> re.Pattern[str]:
    """Return the pattern of when and where something is said, between its speaker and the verb: 上周对媒体|说."""
    return re.compile(rf"(?:{_WHEN}{{1,3}}(?:{_TO})?|{_TO})(?:还|也|又|则)?(?=[说称表指强透坦警宣])")


def says_later(text: str, end: int, limit: int) -> bool:
    """Return whether a verb of saying stands behind a name, when or to whom it is said between them."""
    between = _later().match(text, end, limit)
    return between is not None and says(words.after_person().after(text, between.end()))


def title_before(text: str, position: int) -> str:
    """Return the title of two characters and more that ends at a position, or ""."""
    title = words.titles_before().before(text, position)
    return title if len(title) > 1 else ""


def title_after(text: str, position: int, limit: int) -> str:
    """Return the title of two characters and more that begins at a position and ends what stands there, or ""."""
    title = words.titles_after().after(text, position)
    return title if len(title) > 1 and words.closes(text, position + len(title), limit) else ""


def described_after(text: str, position: int, limit: int) -> str:
    """Return what describes the man whose name ends at a position: "age", "title" (in brackets), or ""."""
    if text[position : position + 1] not in _OPENING:
        return ""
    if _AGE.match(text, position, limit):
        return "age"
    inside = _INSIDE.match(text, position, limit)
    if inside is None:
        return ""
    ends = [mark.start() for mark in _PARTS.finditer(text, *inside.span(1))]
    titles = filter(None, (title_before(text, end) for end in (*ends, inside.end(1))))
    return "title" if any(map(is_role, titles)) else ""


@cache
def _only_people() -> Phrases[None]:
    """Return what stands after a name that is a single person's."""
    does = lexicon.words_of("only_people.tsv", "does") | lexicon.words_of("only_people.tsv", "group")
    return Phrases(
        (word, None) for word in (*does, *(f"的{word}" for word in lexicon.words_of("only_people.tsv", "of")))
    )


def lives(text: str, position: int) -> bool:
    """Return whether what only a man or a woman does or has stands at a position."""
    word = _only_people().after(text, position)
    return bool(word) and text[position + len(word) : position + len(word) + 1] != "节"  # 的父亲|节


_AGED = re.compile(r"\d{1,3}岁半?的$")


def aged_before(text: str, position: int) -> bool:
    """Return whether how old somebody is stands before a position: 现年43岁的|于川平."""
    return text[position - 1 : position] == "的" and _AGED.search(text, max(0, position - 7), position) is not None


def is_labelled(text: str, floor: int, start: int, end: int, limit: int) -> bool:
    """Return whether a title with a colon, no label of by-lines, stands before a name that a mark or a bracket closes.

    Args:
        text: the folded text.
        floor: where the block begins.
        start: where the name begins.
        end: where it ends.
        limit: where the block ends.
    """
    if text[start - 1 : start] not in _COLON or (end < limit and text[end] not in _CLOSED):
        return False
    label = _LABEL.search(text, max(floor, start - 3), start)
    if label is None:
        return False
    title = title_before(text, label.start())
    return is_role(title) and title not in words.byline_labels()


def is_role(title: str) -> bool:
    """Return whether a title that stands before names is a role, not kin or an honorific."""
    return words.titles_before().weights.get(title) == 1.0


def says(word: str) -> bool:
    """Return whether a word is a verb of saying."""
    return words.after_person().weights.get(word) == _SAYS
