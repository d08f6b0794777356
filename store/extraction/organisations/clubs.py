"""Clubs by what accounts of their games call them: 纽卡 by its short name, 罗马 by its town, 云州|蓉岚 by both."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.phrases import FormIndex
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import column, one_of, words, words_of
from store.extraction.organisations.teams import is_inside, is_met, is_side, tells_of_games
from store.extraction.organisations.words import is_brand, is_place, is_scope

_CLUBS, _PHRASES = "clubs.tsv", "context_phrases.tsv"
CLUB = Rule(
    "organisation.club",
    0.9,
    finds=Example("联赛昨晚开打，罗马客场2-1击败桑普，球员离场。", "罗马"),
    leaves=Example("联赛昨晚开打，罗马下雨，桑普球员离场。", "罗马"),
    lists=(_CLUBS, _PHRASES, "places.tsv", "surnames.tsv"),
    cases={"known": 0.9, "coined": 0.6},
)
"""A known club by its short name or its town, or a town and a word outside the dictionary, where games are told of."""
_CLUBS_NAMED = 2
"""Different clubs from which on an article tells of games between clubs."""
_COINED = 2
"""Characters of what is no word, behind a town."""
_WHERE = frozenset("在于到至往赴抵离从")
"""What stands before a town where something happens."""
_OF_TOWNS = frozenset("市区港")
"""What stands behind a club's name where its town is meant: 利物浦港."""
_NAMES = ("nr", "nz", "ns")
_SURELY = "2"
"""How surely a character is a surname, from which on what begins with it is taken for a player."""


def propose_clubs(document: Document) -> Iterator[Candidate]:
    """Yield the clubs of an article that tells of games."""
    if not tells_of_games(document):
        return
    found = [one for one in document.find(_index()) if not is_inside(document, one)]
    if len({one.form for one in found}) >= _CLUBS_NAMED:
        for start, end, form in found:
            named = form in words_of(_CLUBS, "club") and document.folded[end : end + 1] not in _OF_TOWNS
            if named or _plays(document, start, end):
                whole = end + is_side(document.folded, end)
                yield Candidate(start, whole, "organisation", CLUB.name, CLUB.cases["known"])
    for town in document.tokens:
        if is_place(town) and not is_scope(town) and town.text not in words_of("places.tsv", "country"):
            name = document.token_map.at(town.end)
            if name is not None and _is_coined(name, town.end) and _plays(document, town.start, name.end):
                yield Candidate(town.start, name.end, "organisation", CLUB.name, CLUB.cases["coined"])


def same_club(forms: list[str]) -> list[tuple[str, str]]:
    """Return the names of clubs of which one begins or ends the other, and no third one: 北京国安, 国安队.

    A word of every day, which firms are called by as well, is one with the word for a team behind it.
    """
    bare = {form.removesuffix("队"): form for form in forms if form.removesuffix("队") in words(_CLUBS)}
    pairs = []
    for short, form in bare.items():
        fulls = [bare[full] for full in bare if full != short and (full.startswith(short) or full.endswith(short))]
        if len(fulls) == 1 and (short in words_of(_CLUBS, "club") or form != short):
            pairs.append((fulls[0], form))
    return pairs


def _plays(document: Document, start: int, end: int) -> bool:
    """Return whether beside a name stands what only clubs do or have, and it says not where that happens."""
    folded = document.folded
    if folded[start - 1 : start] in _WHERE:
        return False
    return is_side(folded, end) or _does().match(folded, end) is not None or is_met(folded, start)


@cache
def _does() -> re.Pattern[str]:
    """Return the pattern of what clubs do or have, right behind their names: 击败, 主帅, 2-1."""
    when = r"今[天日]|昨[天日晚]|本场|此役|同样"
    does = rf"{one_of(_PHRASES, 'beats')}|{one_of(_PHRASES, 'of team')}|\d{{1,2}}[-:比]\d{{1,2}}(?![:\d])"
    return re.compile(rf"(?:{when})?(?:在|则在?|的)?(?:{does})(?![馆场员])")


def _is_coined(token: Token, position: int) -> bool:
    """Return whether a word behind a town is the rest of a club's name: outside the dictionary, or a proper name."""
    proper = not token.known or token.tag in _NAMES
    if token.start != position or len(token.text) != _COINED or not proper or not is_brand(token):
        return False
    person = not token.known or token.tag.startswith("nr")
    return not person or column("surnames.tsv", 1).get(token.text[0], "0") < _SURELY  # 江城|陆岚 plays for it


@cache
def _index() -> FormIndex:
    return FormIndex(words(_CLUBS))
