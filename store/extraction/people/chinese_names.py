"""Names in Chinese characters: a surname, one or two characters of a given name, judged by the whole article.

Each place where a surname may begin gives a few readings (王|兴 or 王|兴称), see `name_readings`. The article decides
about the string: its best place counts, each further place with other neighbours adds to it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.tokens import TokenMap
from store.extraction.people import words
from store.extraction.people.name_chains import chained
from store.extraction.people.name_readings import SURNAME, Reading, read_names
from store.extraction.people.words import name_characters
from store.model import Block

ACCEPTED = 3.6
"""Weight from which a string is a name; chosen by reading articles, not by the gold standard alone."""
_BESIDE, _VOUCHED = 1.6, 2.6
"""What a name beside a string in a list adds to its weight: more where the string is an item of the list."""


def find_chinese_names(text: str, blocks: tuple[Block, ...], tokens: TokenMap) -> list[Candidate]:
    """Return the names in Chinese characters in the blocks of a folded text, each at all places where it was read."""
    readings = [reading for block in blocks for reading in read_names(text, block, tokens)]
    by_string, weights = weighed(text, readings)
    accepted = {name for name, weight in weights.items() if weight >= needed(by_string[name])}
    accepted |= _listed(text, readings, accepted, weights, tokens)
    accepted -= surname_phrases(accepted)
    return list(choose(readings, accepted, weights))


def weighed(text: str, readings: Iterable[Reading]) -> tuple[dict[str, list[Reading]], dict[str, float]]:
    """Return the readings of each string, and what it weighs in the article."""
    by_string: dict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_string[reading.text].append(reading)
    weights = {name: _weigh(text, places) for name, places in by_string.items()}
    _prefer_whole(text, by_string, weights)
    return by_string, weights


def surname_phrases(accepted: set[str]) -> set[str]:
    """Return what only looks like a name: a word of structure with a known surname (向唐), a surname with 女 or 案."""
    surnames = {name[0] for name in accepted if len(name) == 3}
    return {name for name in accepted if len(name) == 2 and _is_phrase(name[0], name[1], surnames)}


def _is_phrase(first: str, second: str, surnames: set[str]) -> bool:
    """Return whether two characters are a surname of the article with a word before or after it."""
    if second in surnames and first in name_characters("function-surname"):
        return True
    return first in surnames and second in name_characters("after-surname")


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
            if reading.text in known or weights[reading.text] + _VOUCHED < ACCEPTED:
                continue
            before = text[reading.start - 1 : reading.start] in "、和及与" and reading.start - 1 in ends
            after = text[reading.end : reading.end + 1] in "、和及与" and reading.end + 1 in starts
            closed = text[reading.end : reading.end + 1] in name_characters("list-end") or after
            opened = text[reading.start - 1 : reading.start] in name_characters("list-end") or tokens.is_edge(
                reading.start
            )
            item = text[reading.start - 1 : reading.start] == text[reading.end : reading.end + 1] == "、"
            vouched = weights[reading.text] + (_VOUCHED if item else _BESIDE) >= ACCEPTED
            if vouched and ((before and closed) or (after and opened)):
                found.add(reading.text)
        known = accepted | found
        names = [reading for reading in readings if reading.text in known]
        possible = (
            reading
            for reading in readings
            if reading.text not in known and weights[reading.text] + _VOUCHED >= ACCEPTED
        )
        found |= set(chained(text, names, possible))
    return found


def _weigh(text: str, places: list[Reading]) -> float:
    """Return what a string weighs in the article: its best place, and a little for each place with new neighbours."""
    best = max(reading.weight for reading in places)
    if len(places) == 1:
        return best
    after = {text[reading.end : reading.end + 1] for reading in places}
    before = {text[reading.start - 1 : reading.start] for reading in places}
    return best + 0.5 * (min(len(after), len(before), 4) - 1)


def needed(places: list[Reading]) -> float:
    """Return the weight that is needed: more where nothing beside the string ever says that it is a person."""
    if any(reading.why != SURNAME.name for reading in places):
        return ACCEPTED
    strength = words.surnames().get(places[0].text[:2], words.surnames().get(places[0].text[0], (0, "")))[0]
    if strength >= 2:
        return ACCEPTED + 0.5
    given = places[0].text[1:]
    usual = len(given) > 1 and all(words.given_weights().get(character, 0) == 2 for character in given)
    return ACCEPTED + (1.4 if usual else 1.6)


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


def choose(readings: list[Reading], accepted: set[str], weights: dict[str, float]) -> Iterator[Candidate]:
    """Return for each place the best of the accepted readings that overlap there."""
    best: list[Reading] = []
    for reading in readings:
        if reading.text not in accepted:
            continue
        if best and reading.start < best[-1].end:
            # a married woman's name holds her own name, which often weighs as much by itself (朱|李月华)
            tail = len(best[-1].text) == 4 and best[-1].text.endswith(reading.text)
            if not tail and _rank(reading, weights) > _rank(best[-1], weights):
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
            round(min(SURNAME.score, 0.55 + 0.07 * max(0.0, weight - ACCEPTED)), 3),
        )


def _rank(reading: Reading, weights: dict[str, float]) -> float:
    return weights[reading.text] + reading.weight + 0.3 * len(reading.text)
