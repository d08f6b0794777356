"""Foreign names whose parts a hyphen joins, as pages of sports and films write them: 安德鲁-哈特利, 乔-马雷夫, 洛尔-邓.

A hyphen also stands between places, teams, or two ends of a line. So a title or a verb of saying beside it tells, a
part that is a usual given name, or another such name in the article; nothing does where the parts are places or two
people whom everybody knows.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import TokenMap
from store.extraction.lexicon import words as lexicon_words
from store.extraction.people import words
from store.extraction.people.known_names import known_people
from store.extraction.people.transliteration import STRONG, TRANSLITERATED, part_start, parts_end, place_of
from store.model import Block
from store.text.patterns import holds

HYPHENATED = Rule(
    "person.hyphenated",
    0.9,
    finds=Example("首发的有安德鲁-哈特利和洛尔-邓。", "洛尔-邓"),
    leaves=Example("莫斯科-喀山的铁路通车。", "莫斯科-喀山"),
    lists=("transliteration.tsv", "people.tsv", "places.tsv", "not_after_person.tsv"),
    cases={"shown": 0.8},
)
"""Parts of a foreign name that hyphens join; where dashes do, what stands beside it has to show that it is a name."""
_HYPHENS = "-–—"
_PAIR = 2
_LEAST, _ENOUGH = 3, 4
"""How many characters all parts have together, more where each has several, none of Latin letters."""
_HABIT = 2
"""So many different ones in an article are its way of writing names."""


class _Found(NamedTuple):
    """Where such a name may stand, which rule its place speaks by, and what its place and its characters say."""

    start: int
    end: int
    why: str
    shown: bool
    likely: bool


@cache
def _hyphen() -> re.Pattern[str]:
    return re.compile(f"(?<=[{words.HAN}A-Z])[{_HYPHENS}](?=[{words.HAN}])")


def find_hyphenated_names(text: str, blocks: tuple[Block, ...], tokens: TokenMap) -> Iterator[Candidate]:
    """Yield the foreign names whose parts are joined by hyphens."""
    found = [one for block in blocks for one in _in_block(text, block, tokens)]
    forms = {text[one.start : one.end] for one in found if one.likely}
    # 连|安德鲁-哈特利 where 安德鲁-哈特利 stands elsewhere
    found = [one._replace(start=one.start + 1) if text[one.start + 1 : one.end] in forms else one for one in found]
    habit = len({text[one.start : one.end] for one in found if one.likely}) >= _HABIT
    for one in found:
        if one.likely and (one.shown or habit or _has_given_name(text[one.start : one.end])):
            yield Candidate(one.start, one.end, "person", one.why, HYPHENATED.score)
        elif one.shown:
            yield Candidate(one.start, one.end, "person", one.why, HYPHENATED.cases["shown"])


def _in_block(text: str, block: Block, tokens: TokenMap) -> Iterator[_Found]:
    """Yield what may be such a name in a block."""
    if not holds(text[block.start : block.end], _HYPHENS):
        return
    position = block.start
    for match in _hyphen().finditer(text, block.start, block.end):
        if match.start() < position:
            continue
        start = part_start(text, match.start(), position, tokens)
        end = parts_end(text, match.end(), block.end, tokens, match[0])
        parts = text[start:end].split(match[0])
        if not all(parts) or text[start:end] in words.not_people():
            continue
        likely = match[0] == "-" and _is_likely(text, start, end, parts, tokens)
        if likely or (len(parts) == _PAIR and min(map(len, parts)) > 1):
            position = end
            place, why = place_of(text, block, start, end)
            shown = place >= 1.0 or len(words.titles_after().after(text, end)) > 1
            yield _Found(start, end, HYPHENATED.name if why == TRANSLITERATED.name else why, shown, likely)


def _is_likely(text: str, start: int, end: int, parts: list[str], tokens: TokenMap) -> bool:
    """Return whether parts look like those of a name: all foreign, cut out of no word, no places, no two people."""
    if words.not_after_person().after(text, end):
        return False
    weights = words.transliteration_weights()
    letters = [character for part in parts for character in part if not character.isascii()]
    strong = sum(weights.get(character, 0) == STRONG for character in letters)
    least = _LEAST if min(map(len, parts)) == 1 or parts[0].isascii() else _ENOUGH
    if len(letters) < least or 2 * strong < len(letters) or not all(character in weights for character in letters):
        return False
    if len(parts[0]) == 1 and not _begins(text, start, tokens):
        return False
    if len(parts[-1]) == 1 and not _ends(end, tokens):
        return False
    return not _are_places(parts) and not _are_several(parts)


def _begins(text: str, start: int, tokens: TokenMap) -> bool:
    """Return whether a part of one character ends no longer one: 让|乔-马雷夫, not 费尔南|达-莫塔."""
    if not tokens.is_edge(start):
        return False
    before = tokens.before(start)
    alone = before is None or before.end < start or before.start == start - 1
    return alone or text[start - 1] not in words.transliteration_weights()


def _ends(end: int, tokens: TokenMap) -> bool:
    """Return whether a part of one character does not begin a word: 洛尔-邓|得分, not 洛尔-金|融."""
    last = tokens.at(end - 1)
    return last is None or last.end == end or not last.known


def _are_places(parts: list[str]) -> bool:
    """Return whether one of the parts is a place and none of them a usual given name: 莫斯科-喀山."""
    places = lexicon_words("places.tsv")
    return any(part in places for part in parts) and not any(part in words.foreign_given_names() for part in parts)


def _are_several(parts: list[str]) -> bool:
    """Return whether each part is somebody whom everybody knows by it, and the whole is nobody: two who meet."""
    known = known_people().known
    return all(part in known for part in parts) and words.DOTS[0].join(parts) not in known


def _has_given_name(name: str) -> bool:
    """Return whether the first part of a name is a usual given name."""
    return name.split("-", maxsplit=1)[0] in words.foreign_given_names()
