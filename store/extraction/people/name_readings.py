"""Readings of a name in Chinese characters: where one could stand, and what speaks for it there.

A reading has a weight of its own (how sure the surname is, how usual the given name, whether words end where it ends,
whether the segmenter knows it as a word) and a weight of its place (a title before it, a verb of saying after it).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token, TokenMap, is_known
from store.extraction.people import words
from store.extraction.people.beside import (
    CUE_AFTER,
    DESCRIBED,
    LIVES,
    TITLE_AFTER,
    TITLE_BEFORE,
    aged_before,
    described_after,
    is_labelled,
    is_role,
    lives,
    says,
    title_after,
    title_before,
)
from store.extraction.people.formed_titles import formed_title
from store.extraction.people.framing import CLOSING, GIVEN, ends_in_verb, forgiven, holds_no_word, is_framed, is_held
from store.extraction.people.japanese_names import given_weight, in_japan
from store.extraction.people.no_names import begins_word, is_no_name, is_place_like, is_verb_like
from store.extraction.people.segmented import cuts_word, segmentation
from store.extraction.people.words import name_characters
from store.model import Block

SURNAME = Rule(
    "person.surname",
    0.97,
    finds=Example("到场的有徐望川、周启明。", "徐望川"),
    leaves=Example("浙江湖州吴兴区公布了名单。", "吴兴"),
    lists=("surnames.tsv", "given_characters.tsv", "name_characters.tsv", "not_people.tsv", "places.tsv"),
)
"""A surname and one or two characters of a given name, by their own weight and that of their neighbours."""
DICTIONARY = Rule(
    "person.dictionary",
    0.97,
    finds=Example("昨天有人提到习近平的讲话。", "习近平"),
    leaves=Example("昨天有人提到司法权的界限。", "司法权"),
    lists=("surnames.tsv", "name_characters.tsv", "not_people.tsv", "places.tsv"),
)
"""A name of three characters and more that the segmenter's dictionary holds."""


class Reading(NamedTuple):
    """One reading of one place: the name would stand from start to end."""

    start: int
    end: int
    text: str
    own: float
    place: float
    why: str

    @property
    def weight(self) -> float:
        """What the reading weighs where it stands."""
        return self.own + self.place


def _is_number(text: str, position: int) -> bool:
    """Return whether a digit stands at a position, or before the space there."""
    if text[position] == " " and position > 0:
        position -= 1
    return text[position].isdigit()


def _surnames_at(text: str, start: int, longer: str | None) -> Iterator[tuple[str, tuple[int, str]]]:
    """Return the surnames that may begin at a place: single, compound, and two joined as married women have them."""
    surnames = words.surnames()
    single = surnames.get(text[start])
    if single:
        yield text[start], single
    if longer:
        yield longer, surnames[longer]
    elif single and single[0] >= 2:
        second = surnames.get(text[start + 1 : start + 2], (0, ""))[0]
        if second >= 2 or (single[0] == 3 and second == 1 and words.titles_before().before(text, start)):
            yield text[start : start + 2], (1, "double")  # 罗盛慕娴: a rare second surname only after a title


def read_names(
    text: str, block: Block, tokens: TokenMap, *, guarded: bool = True, forgiving: bool = False
) -> Iterator[Reading]:
    """Return the readings of a block that could weigh enough with the article's help.

    Args:
        text: the folded text.
        block: where to read.
        tokens: the words of the text.
        guarded: whether words are left out that look like names and are none; without, whoever asks why sees them.
        forgiving: whether characters that are never in a given name weigh nothing, for whoever asks why.
    """
    for match in words.surname_pattern().finditer(text, block.start, block.end):
        start = match.start()
        if start > block.start and _is_number(text, start - 1):
            continue  # 800 万新开发者
        if cuts_word(text, start, tokens) or is_held(text, start):
            continue
        for surname, entry in _surnames_at(text, start, match.group(1)):
            if entry[1] == "japanese" and title_before(text, start + 1):
                continue  # 会长|井贤栋
            for end in _ends(text, block, start + len(surname), entry[1]):
                own = _own_weight(text, start, len(surname), end, entry, tokens, guarded=guarded)
                own += in_japan(text, text[start + len(surname) : end]) if entry[1] == "japanese" else 0.0
                if forgiving or is_framed(text, (start, end), entry[0], tokens):
                    own += forgiven(text[start + len(surname) : end])
                if own < -2.0 or text.startswith(("...", "…"), end):
                    continue  # 黄仁… is a name that a headline cut off
                place, why = _place_weight(text, block, start, end, tokens)
                weight = own + place
                if weight >= _ALONE or (weight >= _LISTED and _is_item(text, start, end)):
                    listed = why == SURNAME.name and _in_dictionary(tokens.at(start), start, end)
                    yield Reading(start, end, text[start:end], own, place, DICTIONARY.name if listed else why)


_ALONE, _LISTED = 1.5, 0.5
"""What a reading must weigh to be read on: less between the marks of a list, where its neighbours may vouch for it."""


def _is_item(text: str, start: int, end: int) -> bool:
    """Return whether a name of three characters would be an item of a list: 、方子华、."""
    return end - start == 3 and text[start - 1 : start] == "、" and text[end : end + 1] == "、"


_LENGTHS = {"japanese": (1, 3), "double": (2, 2)}
_USUAL_LENGTHS = (1, 2)
"""How short and how long given names are, by the kind of their surname."""


def _ends(text: str, block: Block, given: int, kind: str) -> Iterator[int]:
    """Yield where a name may end whose given name begins at a place, by the kind of its surname."""
    shortest, longest = _LENGTHS.get(kind, _USUAL_LENGTHS)
    for end in range(given + shortest, min(given + longest, block.end) + 1):
        if not words.is_han(text[end - 1]):
            return
        yield end


def _in_dictionary(token: Token | None, start: int, end: int) -> bool:
    """Return whether the segmenter's dictionary holds a name of three characters and more (习近平, 金正恩)."""
    if token is None or token.start != start or token.end != end or end - start < 3:
        return False
    if not token.known or not token.tag.startswith("nr"):
        return False
    thing = token.text[-1] in name_characters("thing-ending") and is_known(token.text[:-1])
    return token.text[-1] not in name_characters("place-ending") and (not thing or token.text[:-1] in words.surnames())


_SHORTEST = 2
"""Characters: a name of so many keeps its last one, whatever it begins."""
_MARRIED = 3
"""Characters: two surnames and one character of the given name."""
_STRENGTH = (-2.5, 0.3, 1.3, 2.0)


def _own_weight(
    text: str, start: int, surname: int, end: int, entry: tuple[int, str], tokens: TokenMap, *, guarded: bool
) -> float:
    """Return what speaks for the characters themselves: surname, given name, words of the segmenter."""
    strength, kind = entry
    name = text[start:end]
    if guarded and begins_word(name, kind, strength, start, tokens):
        return -9.0
    weight = _of_characters(name, surname, entry, guarded=guarded)
    if weight is None:
        return -9.0
    sure = 2 if kind == "double" else strength
    return weight + segmentation(text, start, start + surname, end, sure, tokens) - _foreignness(name)


@lru_cache(maxsize=16384)
def _of_characters(name: str, surname: int, entry: tuple[int, str], *, guarded: bool) -> float | None:
    """Return what the characters weigh wherever they stand, None where they are no name; the same come everywhere."""
    strength, kind = entry
    given = name[surname:]
    if (guarded and is_no_name(name, given)) or (kind == "double" and strength == 1 and not _is_usual(given)):
        return None  # two surnames side by side make a name only with a usual given name behind them
    added = given_weight(given) if kind == "japanese" else _of_given(given)
    if added is None:
        return None
    weight = _STRENGTH[strength] + added + _KIND.get(kind, 0.0)
    if is_place_like(given):
        weight -= 2.5
    if name[0] in name_characters("function-surname") and is_verb_like(given):
        weight -= 2.0
    return weight


_KIND = {"compound": 0.5, "double": 1.0}
"""What a surname of two characters adds."""


def _is_usual(given: str) -> bool:
    """Return whether all characters of a given name are usual in one, or so rare that they stand in names alone."""
    weights = words.given_weights()
    return all(weights.get(character, 0) >= 1 or words.is_rare(character) for character in given)


def _of_given(given: str) -> float:
    """Return what the characters of a Chinese given name add to the weight of a surname."""
    weights = words.given_weights()
    weight = sum(GIVEN[weights.get(character, 0)] for character in given)
    return weight - 1.5 if len(given) == 1 and weights.get(given, 0) < 0 else weight


@lru_cache(maxsize=16384)
def _foreignness(name: str) -> float:
    """Return what speaks against a Chinese name because all its characters are those of foreign names (卢森堡)."""
    weights = words.transliteration_weights()
    values = [weights.get(character, 0) for character in name]
    return 1.5 if 0 not in values and values.count(2) >= 2 and len(name) > 2 else 0.0


_ROLE_ALONE = 0.8
"""What it adds to a role before a name that the name holds no word."""


def _place_weight(text: str, block: Block, start: int, end: int, tokens: TokenMap) -> tuple[float, str]:
    """Return what the neighbours say, and the id of the rule that says most."""
    left, why_left = _left(text, block, start, tokens)
    right, why_right = _right(text, block, start, end)
    if why_left == SURNAME.name and is_labelled(text, block.start, start, end, block.end):
        left, why_left = DESCRIBED.cases["label"], DESCRIBED.name
    if why_left == SURNAME.name and right > 0.0 and formed_title(text[start - 1 : start], tokens, start):
        left, why_left = TITLE_BEFORE.cases["kin"], TITLE_BEFORE.name  # 预报员|林学款|介绍
    if left == TITLE_BEFORE.cases["role"] and holds_no_word(text, start, end, tokens):
        left += _ROLE_ALONE
    if end - start == 2 and end < block.end and _goes_on(text, end, tokens, open_ended=right == 0.0):
        right = -1.2
    if end - start == _MARRIED and end < block.end and _is_cut_off(text, start, end):
        right = -1.2
    if ends_in_verb(text, end, tokens):
        right = -2.5
    return left + right, why_left if left >= right else why_right


def _is_cut_off(text: str, start: int, end: int) -> bool:
    """Return whether a rare character goes on with what begins with two surnames, a married name: 张陈淑|媜."""
    strengths = (words.surnames().get(character, (0, ""))[0] for character in text[start : start + 2])
    return min(strengths) >= words.SURE and words.is_han(text[end]) and words.is_rare(text[end])


def _goes_on(text: str, end: int, tokens: TokenMap, *, open_ended: bool) -> bool:
    """Return whether the next character is rather the name's own last one: 梁瑞|佩 and then a mark."""
    token = tokens.at(end)
    if text[end] in name_characters("last-adverb") and end + 1 < len(text):
        return text[end + 1] in CLOSING
    if text[end] in name_characters("last-character") and end + 1 < len(text):
        # 徐立之， and 吕志和的: neither 之 nor 和 can stand before a mark or before 的
        return text[end + 1] in CLOSING or text[end + 1] == "的" or says(words.after_person().after(text, end + 1))
    if token is None or words.given_weights().get(text[end], 0 if words.is_han(text[end]) else -3) < 0:
        return False
    single = token.end - token.start == 1 and token.tag[0] not in "pcdufm"
    return open_ended and (single or not token.known)


def _left(text: str, block: Block, start: int, tokens: TokenMap) -> tuple[float, str]:
    if start == block.start or (text[start - 1] in CLOSING and text[start - 1] != " "):
        return 0.5, SURNAME.name
    nearest = start - 1 if text[start - 1] == " " and not words.titles_before().before(text, start) else start
    title = title_before(text, nearest)
    if title and not _is_cut_out(tokens, nearest - len(title), nearest):
        return TITLE_BEFORE.cases["role" if is_role(title) else "kin"], TITLE_BEFORE.name
    if aged_before(text, start) and text[start + 1] not in name_characters("after-address"):  # 73岁的邓太|自愿
        return DESCRIBED.cases["age"], DESCRIBED.name
    if text[start - 1] == " " or words.before_person().before(text, start):
        return 0.6, SURNAME.name
    return 0.0, SURNAME.name


def _is_cut_out(tokens: TokenMap, start: int, end: int) -> bool:
    """Return whether a title only seems to stand there, cut out of two words of the dictionary: 国内|外+相|关规定."""
    first, last = tokens.at(start), tokens.at(end - 1)
    if first is None or last is None or tokens.is_edge(start) or tokens.is_edge(end):
        return False
    return first.known and last.known and first is not last


def _begins_cue(text: str, end: int) -> bool:
    """Return whether the last character of a name begins a verb of saying that goes on behind it: 贺兰珊|预+料."""
    word = words.after_person().after(text, end - 1)
    return len(word) > 1 and says(word)


def _right(text: str, block: Block, start: int, end: int) -> tuple[float, str]:
    if end >= block.end:
        return 0.4, SURNAME.name
    goes_on = end - start > _SHORTEST and _begins_cue(text, end)
    if goes_on or words.not_after_person().after(text, end):
        return -1.5 if goes_on else -2.5, SURNAME.name
    word = words.after_person().after(text, end)
    if says(word):
        return CUE_AFTER.cases["long" if len(word) > 1 else "short"], CUE_AFTER.name
    held = _held(text, block, end)
    if held:
        return held
    if text[end] in CLOSING:
        return 0.5, SURNAME.name
    return (0.6 if word else 0.0), SURNAME.name


def _held(text: str, block: Block, end: int) -> tuple[float, str] | None:
    """Return what a title behind a name says, an age or a title in brackets, or what only people do or have."""
    if title_after(text, end, block.end):
        return TITLE_AFTER.cases["chinese"], TITLE_AFTER.name
    described = described_after(text, end, block.end)
    if described:
        return DESCRIBED.cases[described], DESCRIBED.name
    lived = lives(text, end) and text[end - 1] not in name_characters("adverb")  # 郑仍|身穿
    return (LIVES.cases["chinese"], LIVES.name) if lived else None
