"""Names in Chinese characters: a surname, one or two characters of a given name, and what speaks for them.

Each place where a surname may begin gives a few readings (王|兴 or 王|兴称). A reading has a weight of its own
(how sure the surname is, how usual the given name, whether words end where it ends, whether the segmenter knows it as
a word) and a weight of its place (a title before it, a verb of saying after it). The article decides about the string:
its best place counts, each further place with other neighbours adds to it.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from store.extraction import person_words as words
from store.extraction.candidates import Candidate
from store.extraction.document import is_known
from store.extraction.tokens import TokenMap
from store.model import Block

ACCEPTED = 3.6
"""Weight from which a string is a name; chosen by reading articles, not by the gold standard alone."""

_CLOSING = frozenset("，。；：！？、,;:!?）)」』”》】]\n (（「『“《〈<|/")
_PLACE_ENDINGS = frozenset("社区县市省镇村路街寺桥厂店局厅署处部报网台嘴站堡坊族院协会率")
_FUNCTION_WORDS = frozenset("曾应有时原何任向于由与和那但从都同能才将")
_JAPANESE_ENDINGS = frozenset("郎子夫雄三一二男彦美树也司治介志之人平明太义伟")
_AFTER_SURNAMES = frozenset("女男父母妻夫子案家")
_ADDRESSES = frozenset("太氏官生总董伯姐哥叔婶嫂爷")
_LONG_ADDRESSES = frozenset(
    {"先生", "女士", "小姐", "太太", "同学", "伯伯", "老师", "先後", "先后", "教授", "医生", "师傅"}
)
_LIST_ENDS = frozenset("、，。；：,;:等和及与(（\n")
_HAN_FIRST, _HAN_LAST = "\u4e00", "\u9fff"


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


def find_chinese_names(text: str, blocks: tuple[Block, ...], tokens: TokenMap) -> list[Candidate]:
    """Return the names in Chinese characters in the blocks of a folded text, each at all places where it was read."""
    readings = [reading for block in blocks for reading in _read(text, block, tokens)]
    by_string: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_string[reading.text].append(reading)
    weights = {name: _weigh(text, places) for name, places in by_string.items()}
    _prefer_whole(text, by_string, weights)
    accepted = {name for name, weight in weights.items() if weight >= _needed(by_string[name])}
    accepted |= _listed(text, readings, accepted, weights, tokens)
    accepted -= _surname_phrases(accepted)
    return list(_choose(readings, accepted, weights))


def _surname_phrases(accepted: set[str]) -> set[str]:
    """Return what only looks like a name: a word of structure with a known surname (向唐), a surname with 女 or 案."""
    surnames = {name[0] for name in accepted if len(name) == 3}
    pairs = {name for name in accepted if len(name) == 2}
    return {n for n in pairs if n[1] in surnames and n[0] in _FUNCTION_WORDS} | {
        n for n in pairs if n[0] in surnames and n[1] in _AFTER_SURNAMES
    }


def _listed(
    text: str, readings: list[Reading], accepted: set[str], weights: dict[str, float], tokens: TokenMap
) -> set[str]:
    """Return the strings in a list beside an accepted name (曹某、包某、霍某): one name vouches for the next."""
    found: set[str] = set()
    for _ in range(2):
        known = accepted | found
        ends = {reading.end for reading in readings if reading.text in known}
        starts = {reading.start for reading in readings if reading.text in known}
        for reading in readings:
            if reading.text in known or weights[reading.text] + 1.6 < ACCEPTED:
                continue
            before = text[reading.start - 1 : reading.start] in "、和及与" and reading.start - 1 in ends
            after = text[reading.end : reading.end + 1] in "、和及与" and reading.end + 1 in starts
            closed = text[reading.end : reading.end + 1] in _LIST_ENDS or after
            opened = text[reading.start - 1 : reading.start] in _LIST_ENDS or tokens.is_edge(reading.start)
            if (before and closed) or (after and opened):
                found.add(reading.text)
    return found


def _weigh(text: str, places: list[Reading]) -> float:
    """Return what a string weighs in the article: its best place, and a little for each place with new neighbours."""
    best = max(reading.weight for reading in places)
    if len(places) == 1:
        return best
    after = {text[reading.end : reading.end + 1] for reading in places}
    before = {text[reading.start - 1 : reading.start] for reading in places}
    return best + 0.5 * (min(len(after), len(before), 4) - 1)


def _needed(places: list[Reading]) -> float:
    """Return the weight that is needed: more where nothing beside the string ever says that it is a person."""
    if any(reading.why != "person.surname" for reading in places):
        return ACCEPTED
    strength = words.surnames().get(places[0].text[:2], words.surnames().get(places[0].text[0], (0, "")))[0]
    return ACCEPTED + (0.5 if strength >= 2 else 1.6)


def _prefer_whole(text: str, by_string: dict[str, list[Reading]], weights: dict[str, float]) -> None:
    """Take weight from a short reading that always goes on in the same way, and from a long one that never comes twice.

    孙正|义 is no name where 义 follows each time; 王兴|称 is none where 王兴 stands elsewhere with other neighbours.
    """
    for name, places in by_string.items():
        if len(places) < 2:
            continue
        following = {text[reading.end : reading.end + 1] for reading in places}
        if len(following) == 1:
            longer = name + next(iter(following))
            if longer in weights:
                weights[name] -= 2.0
                weights[longer] += 0.5
        else:
            for character in following:
                longer = name + character
                if longer in weights and len(by_string[longer]) < len(places):
                    weights[longer] -= 0.5 if len(by_string[longer]) > 1 else 1.5


def _choose(readings: list[Reading], accepted: set[str], weights: dict[str, float]) -> Iterator[Candidate]:
    """Return for each place the best of the accepted readings that overlap there."""
    best: list[Reading] = []
    for reading in readings:
        if reading.text not in accepted:
            continue
        if best and reading.start < best[-1].end:
            if _rank(reading, weights) > _rank(best[-1], weights):
                best[-1] = reading
            continue
        best.append(reading)
    for reading in best:
        weight = weights[reading.text]
        yield Candidate(
            reading.start,
            reading.end,
            "person",
            reading.why,
            round(min(0.97, 0.55 + 0.07 * max(0.0, weight - ACCEPTED)), 3),
        )


def _rank(reading: Reading, weights: dict[str, float]) -> float:
    return weights[reading.text] + reading.weight + 0.3 * len(reading.text)


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
    elif single and single[0] >= 2 and surnames.get(text[start + 1 : start + 2], (0, ""))[0] >= 2:
        yield text[start : start + 2], (1, "double")


def _read(text: str, block: Block, tokens: TokenMap) -> Iterator[Reading]:
    """Return the readings of a block that could weigh enough with the article's help."""
    for match in words.surname_pattern().finditer(text, block.start, block.end):
        start = match.start()
        if start > block.start and _is_number(text, start - 1):
            continue  # 800 万新开发者
        for surname, (strength, kind) in _surnames_at(text, start, match.group(1)):
            shortest, longest = {"japanese": (1, 3), "double": (2, 2)}.get(kind, (1, 2))
            for length in range(shortest, longest + 1):
                end = start + len(surname) + length
                if end > block.end:
                    break
                if not _HAN_FIRST <= text[end - 1] <= _HAN_LAST:
                    break
                own = _own_weight(text, start, len(surname), end, (strength, kind), tokens)
                if own < -2.0 or text.startswith(("...", "…"), end):
                    continue  # 黄仁… is a name that a headline cut off
                place, why = _place_weight(text, block, start, end, tokens)
                if own + place >= 1.5:
                    yield Reading(start, end, text[start:end], own, place, why)


_STRENGTH = (-2.5, 0.3, 1.3, 2.0)
_GIVEN = {2: 0.6, 1: 0.3, 0: -0.3, -1: -1.2, -3: -4.0}


def _own_weight(text: str, start: int, surname: int, end: int, entry: tuple[int, str], tokens: TokenMap) -> float:
    """Return what speaks for the characters themselves: surname, given name, words of the segmenter."""
    strength, kind = entry
    given = text[start + surname : end]
    weights = words.given_weights()
    weight = _STRENGTH[strength]
    if kind == "japanese":
        weight += 0.6 if len(given) > 1 and given[-1] in _JAPANESE_ENDINGS else -0.5
    else:
        weight += sum(_GIVEN[weights.get(character, 0)] for character in given)
        if len(given) == 1 and weights.get(given, 0) < 0:
            weight -= 1.5
    if kind in ("compound", "double"):
        weight += 0.5
    if text[start : start + 2] in words.not_people() and kind not in ("compound", "double"):
        return -9.0
    if (
        given in words.titles()
        or given in _LONG_ADDRESSES
        or (len(given) == 1 and given in _ADDRESSES)
        or text[start:end] in words.not_people()
    ):
        return -9.0
    if text[end - 1] in _PLACE_ENDINGS or (len(given) > 1 and given[0] in "太官氏"):
        weight -= 2.5
    if text[start] in _FUNCTION_WORDS and len(given) > 1 and is_known(given):
        weight -= 2.0
    return weight + _segmentation(text, start, start + surname, end, strength, tokens) - _foreignness(text[start:end])


def _foreignness(name: str) -> float:
    """Return what speaks against a Chinese name because all its characters are those of foreign names (卢森堡)."""
    weights = words.transliteration_weights()
    values = [weights.get(character, 0) for character in name]
    return 1.5 if 0 not in values and values.count(2) >= 2 and len(name) > 2 else 0.0


def _segmentation(text: str, start: int, given: int, end: int, strength: int, tokens: TokenMap) -> float:
    """Return what the segmenter's words say: a name is not in its dictionary, and words end where the name ends."""
    first = tokens.at(start)
    last = tokens.at(end - 1)
    if first is None or last is None:
        return -9.0
    weight = 0.0
    if first.start < start:
        # 控制|人马|云: the segmenter joins the end of a title with the surname; elsewhere a word is not cut
        if first.known and len(words.titles_before().before(text, start)) < 2:
            return -9.0
        weight -= 0.5
    if last.end == end:
        weight += 0.7
    elif last.known:
        weight -= 2.5
    else:
        weight -= 0.4
    if first is last and first.start == start and first.end == end:
        return weight + _single_word(first.tag, end - start, known=first.known)
    if first.known and first.end > given and first.end - first.start > 1 and not first.tag.startswith("nr"):
        weight -= 3.0
    if last is not first and last.known and last.start == given and last.end == end and end - given >= 2:
        weight -= _ordinary(last.tag, strength)
    elif first is last and not first.known and end - given >= 2 and is_known(text[given:end]):
        weight -= 0.3 if strength >= 2 else 1.0
    return weight


def _ordinary(tag: str, strength: int) -> float:
    """Return what speaks against a given name that is a word of the dictionary (于|今年, 曾|承诺; but 李|建国)."""
    if tag[0] in "tdpcrufm":
        return 1.3 if strength >= 2 and tag[0] == "d" else 3.0
    if tag.startswith("nr"):
        return 0.0
    return 0.5 if strength >= 2 else 1.6


def _single_word(tag: str, length: int, *, known: bool) -> float:
    """Return what it says that the name is one word of the segmenter; its own two-character names are often none."""
    if tag.startswith("nr"):
        return 1.3 if not known or length > 2 else 0.3
    return -4.0 if known else 0.5


def _place_weight(text: str, block: Block, start: int, end: int, tokens: TokenMap) -> tuple[float, str]:
    """Return what the neighbours say, and the id of the rule that says most."""
    left, why_left = _left(text, block, start)
    right, why_right = _right(text, block, end)
    if right == 0.0 and end - start == 2 and _goes_on(text, end, tokens):
        right = -1.2
    return left + right, why_left if left >= right else why_right


def _goes_on(text: str, end: int, tokens: TokenMap) -> bool:
    """Return whether the next character is rather the name's own last one: 梁瑞|佩 and then a mark."""
    token = tokens.at(end)
    if token is None or words.given_weights().get(text[end], 0 if _HAN_FIRST <= text[end] <= _HAN_LAST else -3) < 0:
        return False
    return not token.known or (token.end - token.start == 1 and token.tag[0] not in "pcdufm")


def _left(text: str, block: Block, start: int) -> tuple[float, str]:
    if start == block.start or (text[start - 1] in _CLOSING and text[start - 1] != " "):
        return 0.5, "person.surname"
    title = words.titles_before().before(text, start)
    if not title and text[start - 1] == " ":
        title = words.titles_before().before(text, start - 1)
    if title and len(title) > 1:
        return (2.8 if words.titles_before().weights[title] == 1.0 else 1.8), "person.title-before"
    if text[start - 1] == " " or words.before_person().before(text, start):
        return 0.6, "person.surname"
    return 0.0, "person.surname"


def _right(text: str, block: Block, end: int) -> tuple[float, str]:
    if end >= block.end:
        return 0.4, "person.surname"
    if words.not_after_person().after(text, end):
        return -2.5, "person.surname"
    word = words.after_person().after(text, end)
    if word and words.after_person().weights[word] == 3.0:
        return (2.5 if len(word) > 1 else 1.8), "person.cue-after"
    title = words.titles_after().after(text, end)
    if title and len(title) > 1 and words.closes(text, end + len(title), block.end):
        return 1.8, "person.title-after"
    if text[end] in _CLOSING:
        return 0.5, "person.surname"
    return (0.6 if word else 0.0), "person.surname"
