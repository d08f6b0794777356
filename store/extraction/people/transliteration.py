"""Foreign names in Chinese characters: 山姆·奥特曼 with its dots, 奥特曼 without.

With a dot the name is sure; the question is where it begins and ends. Without one it needs the segmenter's word for it
(tag nr) or transliteration characters throughout, and a place where people stand.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token, TokenMap
from store.extraction.people import words
from store.extraction.people.beside import (
    CUE_AFTER,
    DESCRIBED,
    LIVES,
    TITLE_AFTER,
    TITLE_BEFORE,
    described_after,
    lives,
    says,
    says_later,
    title_after,
    title_before,
)
from store.extraction.people.foreign_runs import foreign_word, function_word, runs
from store.model import Block
from store.text.patterns import holds

DOTTED = Rule(
    "person.dotted",
    0.93,
    finds=Example("代表团团长山姆·哈特利发表讲话。", "山姆·哈特利"),
    leaves=Example("《云岫·归来》上映。", "云岫·归来"),
    lists=("transliteration.tsv", "titles.tsv", "not_after_person.tsv"),
)
"""Parts of a foreign name that middle dots join."""
TRANSLITERATED = Rule(
    "person.transliterated",
    0.95,
    finds=Example("法国总统马克龙在讲话中没有提到此事。马克龙周末离开。", "马克龙"),
    leaves=Example("卢森堡和卡塔尔签署协议。", "卢森堡"),
    lists=("transliteration.tsv", "not_people.tsv", "titles.tsv", "after_person.tsv", "name_characters.tsv"),
)
"""Characters of transliteration that another place in the article shows to be a person."""
_COUNT = re.compile(r"[数几][小日周月年天次名个]|得(?=[了到分\d])")
_SUFFIX = re.compile(r"(?:[一二三四五六七八九十]世|世)")
_LONGEST_PART = 9
_JOINTS = words.DOTS + "-–"
"""What joins the parts of a name that has a middle dot."""
STRONG = 2
"""The weight of the characters that hardly stand outside foreign names."""


@cache
def _dot() -> re.Pattern[str]:
    return re.compile(f"(?<=[{words.HAN}A-Za-z])[{words.DOTS}](?=[{words.HAN}A-Za-z])")


@cache
def _lost() -> re.Pattern[str]:
    """Return the pattern of a dot that some editor's character set lacked, before a Latin name: 斯蒂芬妮?席尔(S."""
    return re.compile(f"(?<=[{words.HAN}])[?](?=[{words.HAN}]{{1,9}}[(][A-Z])")


@cache
def _initial() -> re.Pattern[str]:
    """Return the pattern of an initial before a foreign name: C.朗拿度."""
    return re.compile(f"(?<![A-Za-z.])[A-Z][.](?=[{words.HAN}]{{2}})")


def find_dotted_names(text: str, blocks: tuple[Block, ...], tokens: TokenMap) -> Iterator[Candidate]:
    """Return the foreign names whose parts are joined by middle dots."""
    for block in blocks:
        position = block.start
        dots = _dots(text, block)
        for match in sorted(dots, key=lambda dot: dot.start()):
            if match.start() < position:
                continue
            start = part_start(text, match.start(), block.start, tokens)
            end = parts_end(text, match.end(), block.end, tokens, _JOINTS)
            if match[0] == "?":
                end = text.index("(", match.end())
            if match.start() - start < 1 or end - match.end() < 1 or end - start < 4:
                continue
            position = end
            if is_foreign(text[start:end]) and not words.not_after_person().after(text, end):
                yield Candidate(start, end, "person", DOTTED.name, DOTTED.score)


def _dots(text: str, block: Block) -> Iterator[re.Match[str]]:
    """Yield the middle dots of a block, and the question marks that stand for one."""
    if holds(text[block.start : block.end], words.DOTS):
        yield from _dot().finditer(text, block.start, block.end)
    if text.find("?", block.start, block.end) >= 0 and text.find("(", block.start, block.end) >= 0:
        yield from _lost().finditer(text, block.start, block.end)


def find_initialled_names(text: str, blocks: tuple[Block, ...], tokens: TokenMap) -> Iterator[Candidate]:
    """Return the foreign names that an initial with its point begins."""
    for block in blocks:
        if text.find(".", block.start, block.end) < 0:
            continue
        for match in _initial().finditer(text, block.start, block.end):
            end = part_end(text, match.end(), block.end, tokens)
            weights = words.transliteration_weights()
            foreign = all(character in weights for character in text[match.end() : end])
            if end - match.end() > 1 and foreign and not words.not_after_person().after(text, end):
                yield Candidate(match.start(), end, "person", DOTTED.name, DOTTED.score)


def parts_end(text: str, dot: int, most: int, tokens: TokenMap, joints: str) -> int:
    """Return where the parts after a dot or hyphen end, as long as one of the joints joins one more."""
    end = part_end(text, dot, most, tokens)
    while end < most and text[end] in joints:
        following = part_end(text, end + 1, most, tokens)
        if following <= end + 1:
            break
        end = following
    return end


def part_start(text: str, dot: int, least: int, tokens: TokenMap) -> int:
    """Return where the part before a dot begins: back over characters of transliteration, not over another word."""
    weights = words.transliteration_weights()
    start = dot
    if text[dot - 1].isascii():
        while start > least and text[start - 1].isascii() and text[start - 1].isalpha():
            start -= 1
        return start
    while start > least and dot - start < _LONGEST_PART and (text[start - 1] in weights or _is_hyphen(text, start - 1)):
        token = tokens.at(start - 1)
        if token and token.known and token.end < dot and not foreign_word(token.text, token.tag):
            break
        title = words.titles_before().before(text, start)
        if title and len(title) > 1 and start < dot - 1:
            break
        start -= 1
    first = tokens.at(start)
    alone = first if first is not None and first.known and first.end == start + 1 else None
    structure = alone is not None and (alone.tag[0] in "pcdvuy" or alone.text in words.before_person().weights)
    return start + 1 if structure and text[start + 1 : dot] in words.foreign_given_names() else start  # 让|托尼·


def _is_hyphen(text: str, position: int) -> bool:
    """Return whether a hyphen between two Chinese characters stands at a position."""
    return text[position] == "-" and position > 0 and words.is_han(text[position - 1])


def part_end(text: str, dot: int, most: int, tokens: TokenMap) -> int:
    """Return where the part after a dot ends."""
    end = dot
    if end < most and text[end].isascii():
        while end < most and text[end].isascii() and (text[end].isalpha() or text[end] == "."):
            end += 1
        return end
    while end < most and end - dot < _LONGEST_PART:
        following = step(text, dot, end, most, tokens)
        if following == end or _COUNT.match(text, end):
            break
        end = following
    return end


def step(text: str, dot: int, end: int, most: int, tokens: TokenMap) -> int:
    """Return where the part after a dot ends when it goes on after `end`, or `end` where it does not go on."""
    suffix = _SUFFIX.match(text, end)
    if suffix and end > dot and suffix.end() - end > 1:
        return suffix.end()
    token = tokens.at(end)
    if text[end] not in words.transliteration_weights():
        return token.end if token is not None and _holds(token, dot, end) else end
    if end == dot:
        return end + 1
    if function_word(text, end, most):
        return end
    if token and token.known and token.start == end and not _goes_on(text, token):
        return end
    return end + 1


def _holds(token: Token, dot: int, end: int) -> bool:
    """Return whether a word holds a character that is rare in foreign names and belongs to one there.

    The segmenter takes the word for a name, and no word of structure ends it (格鲁沙|以), or it is the first (阿不都).
    """
    if not dot <= token.start < end:
        return False
    joined = end + 1 == token.end and token.text[-1] in words.after_person().weights
    return not joined and (token.tag.startswith("nr") or (token.start == dot and len(token.text) == 3))


def _goes_on(text: str, token: Token) -> bool:
    """Return whether a word of the dictionary may go on with the part of a name before it."""
    if not foreign_word(token.text, token.tag) and not _is_little_known(token):
        return False
    return len(token.text) > 1 or not words.after_person().after(text, token.start)


def _is_little_known(token: Token) -> bool:
    """Return whether a word is a place of the segmenter's that hardly anybody knows, and sounds foreign: 萨尔|蒙斯."""
    weights = words.transliteration_weights()
    foreign = all(character in weights for character in token.text) and weights[token.text[-1]] == STRONG
    return token.tag == "ns" and len(token.text) > 1 and foreign and token.text not in words.not_people()


def is_foreign(name: str) -> bool:
    """Return whether the parts are those of a foreign name: most characters are used in transliteration."""
    weights = words.transliteration_weights()
    letters = [character for character in _SUFFIX.sub("", name) if character.isalpha()]
    good = sum(1 for character in letters if character.isascii() or character in weights)
    return good >= 0.75 * len(letters) and any(not character.isascii() for character in letters)


_ACCEPTED = 3.35
_SPOKEN = 2.6
"""What is enough for a name of three characters and more that a verb of saying follows, and nothing else shows."""
_SHORTEST_SPOKEN = 3


def find_bare_foreign_names(document: Document) -> Iterator[Candidate]:
    """Return foreign names without a dot, judged by all places where the string stands."""
    places: dict[str, list[tuple[int, int, float, str]]] = defaultdict(list)
    for block, start, end, own in document.once(runs):
        place, why = place_of(document.folded, block, start, end)
        places[document.folded[start:end]].append((start, end, own + place, why))
    for found in places.values():
        weight = max(entry[2] for entry in found) + 0.3 * (min(len(found), 4) - 1)
        if weight < _least(found) or all(entry[3] == TRANSLITERATED.name for entry in found):
            continue  # brands and places look the same: somebody must be called by a title or be said to speak
        score = round(min(TRANSLITERATED.score, 0.6 + 0.08 * max(0.0, weight - _ACCEPTED)), 3)
        for start, end, _, why in found:
            yield Candidate(start, end, "person", why, score)


def _least(found: list[tuple[int, int, float, str]]) -> float:
    """Return the weight that a name needs, by what shows it at its places."""
    spoken = any(why == CUE_AFTER.name for *_, why in found) and found[0][1] - found[0][0] >= _SHORTEST_SPOKEN
    return _SPOKEN if spoken else _ACCEPTED


def place_of(text: str, block: Block, start: int, end: int) -> tuple[float, str]:
    """Return what the neighbours of a bare foreign name say; a company may say something too, hence the low weights."""
    weight, why = 0.0, TRANSLITERATED.name
    if words.not_after_person().after(text, end) or words.not_before_person().before(text, start):
        return -2.5, why
    if start > block.start and title_before(text, start):
        weight, why = TITLE_BEFORE.cases["foreign"], TITLE_BEFORE.name
    if title_after(text, end, block.end):
        least = TITLE_AFTER.cases["foreign"]
        weight, why = max(weight, least), TITLE_AFTER.name if weight < least else why
    if described_after(text, end, block.end) == "age" and weight < DESCRIBED.cases["age"]:
        weight, why = DESCRIBED.cases["age"], DESCRIBED.name
    if weight < LIVES.cases["foreign"] and lives(text, end):
        weight, why = LIVES.cases["foreign"], LIVES.name
    word = words.after_person().after(text, end)
    if says(word) or says_later(text, end, block.end):
        return weight + CUE_AFTER.cases["foreign"], why if why != TRANSLITERATED.name else CUE_AFTER.name
    if word:
        weight += 2.0 if word in words.name_characters("self") else 0.2
    return weight, why
