"""Teams that an account of their games calls by their short names: 湖人 of 洛杉矶湖人队, 海州队 by its town.

Short names of teams are words of every day (火箭, 太阳); only where games are told of do they mean teams.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import forms_of
from store.extraction.engine.phrases import FormIndex, Found
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import in_order, lines, one_of, words_of
from store.extraction.organisations.words import is_place, is_scope, names_place
from store.text.fold import fold

TEAM = Rule(
    "organisation.team",
    0.9,
    finds=Example("常规赛收官，马刺主场送走湖人，球迷退场。", "马刺"),
    leaves=Example("他养的灰熊和老鹰昨天逃走。", "灰熊"),
    lists=("organisations.tsv", "context_phrases.tsv", "places.tsv"),
    cases={"known": 0.9, "town": 0.6},
)
"""The short name of a known team, or a town and the word for a team, where games are told of."""
_PHRASES = "context_phrases.tsv"
_WORDS, _TEAMS = 3, 2
"""Words for games, and names of different teams, from which on an article tells of games between teams."""
_VERB = 4
"""Characters at most of what teams do to each other."""
_SIDE = "队"
_LONGER = frozenset("长员伍列友服徽旗歌史医内部形")
"""What follows 队 in other words: 队长 is somebody."""
_CUT = "部团球"
"""What 队 ends other words with: 部队, 团队, 球队."""
_SORT = "\tother\t"
_TOWN = 2
"""Characters at least of a town, which no list need have, and of a short name."""


def propose_teams(document: Document) -> Iterator[Candidate]:
    """Yield the teams of an article that tells of games: known ones by their short names, others by their towns."""
    text = document.folded
    if not tells_of_games(document):
        return
    named = [found for found in document.find(_index()) if not is_inside(document, found)]
    if _are_teams(document, named):
        for start, end, form in named:
            if form in _teams() and not _is_of_country(document, start):
                yield Candidate(start, end + is_side(text, end), "organisation", TEAM.name, TEAM.cases["known"])
    position = text.find(_SIDE)
    while position >= 0:
        start = _town_before(document, position)
        if start < position:
            yield Candidate(start, position + 1, "organisation", TEAM.name, TEAM.cases["town"])
        position = text.find(_SIDE, position + 1)


def tells_of_games(document: Document) -> bool:
    """Return whether an article has so many words for games that it tells of some."""
    return document.once(_tells)


def is_side(folded: str, position: int) -> bool:
    """Return whether the word for a team stands at a position, and not the beginning of another."""
    return folded.startswith(_SIDE, position) and folded[position + 1 : position + 2] not in _LONGER


def is_inside(document: Document, found: Found) -> bool:
    """Return whether a short name is a piece of a longer word of the dictionary: 火箭 in 火箭弹, but not in 火箭队."""
    words_there = (document.token_map.at(edge) for edge in (found.start, found.end) if document.inner[edge])
    whole = found.end + is_side(document.folded, found.end)
    return any(
        word is not None and word.known and (word.start, word.end) != (found.start, whole) for word in words_there
    )


def is_met(folded: str, start: int) -> bool:
    """Return whether what one team does to another stands right before a name: 击败|桑普."""
    return folded.endswith(in_order(_PHRASES, "beats"), max(0, start - _VERB), start)


def _tells(document: Document) -> bool:
    told = (word for word in in_order(_PHRASES, "game") if word[:2] in document.pairs and word in document.folded)
    return len({*islice(told, _WORDS)}) == _WORDS


def same_team(forms: list[str]) -> list[tuple[str, str]]:
    """Return the names of teams that differ in the word for one (云岫队, 云岫), or in the town of a known one."""
    known = set(forms)
    sides = [(form, form[:-1]) for form in forms if form[-1] == _SIDE and form[:-1] in known]
    shorts = {_bare(form): form for form in forms if _bare(form) in _teams()}
    towns = []
    for short, form in shorts.items():
        fulls = [full for full in forms if _bare(full) in _teams()[short]]
        if len({*map(_bare, fulls)}) == 1:
            towns.append((fulls[0], form))
    return [*sides, *towns]


def _bare(form: str) -> str:
    return form.removesuffix(_SIDE)


def _town_before(document: Document, position: int) -> int:
    """Return where the town begins whose team is named at a position (江苏|队), or the position."""
    if not is_side(document.folded, position):
        return position
    word = document.token_map.at(position)
    if word is not None and word.start < position and word.end == position + 1:
        whose = word.text[:-1]
        return word.start if names_place(whose) and whose not in words_of("places.tsv", "scope") else position
    town = document.token_map.before(position)
    named = town is not None and town.end == position and is_place(town) and not is_scope(town)
    return town.start if town is not None and named else position


def _are_teams(document: Document, named: list[Found]) -> bool:
    """Return whether an article means teams by words of every day: it names several, and one beyond doubt."""
    several = len({found.form for found in named}) >= _TEAMS
    return several and any(_is_sure(document.folded, found) for found in named)


def _is_sure(folded: str, found: Found) -> bool:
    """Return whether a name is a team's beyond doubt: the full one, no word, or beside what only teams do or have."""
    start, end, form = found
    if form not in _teams() or not is_known(form) or is_side(folded, end) or _does().match(folded, end):
        return True
    return is_met(folded, start)


def _is_of_country(document: Document, start: int) -> bool:
    """Return whether a country right before a word of every day says whose it is: 泰国|国王, 埃及|国民."""
    before = document.token_map.before(start)
    return before is not None and before.end == start and before.text in words_of("places.tsv", "country")


@cache
def _does() -> re.Pattern[str]:
    """Return the pattern of what teams do or have, right behind their names: 击败, 主帅, 102比98."""
    return re.compile(
        rf"(?:[在的]|今[天日]|昨[天日晚])?(?:{one_of(_PHRASES, 'beats')}|{one_of(_PHRASES, 'game')}|\d{{1,3}}[-:比]\d)"
    )


@cache
def _index() -> FormIndex:
    return FormIndex({*_teams(), *(full for fulls in _teams().values() for full in fulls)})


@cache
def _teams() -> dict[str, frozenset[str]]:
    """Return the full names of the known teams by their short ones: those behind the town of the others."""
    teams: dict[str, set[str]] = {}
    for line in lines("organisations.tsv"):
        if _SORT not in line or _SIDE not in line:
            continue
        forms = {_bare(fold(form)) for form in forms_of(line.split("\t"))}
        for short in forms:
            fulls = {form for form in forms if form.endswith(short) and len(form) >= len(short) + _TOWN}
            cut = short[-1] in _CUT or len(short) < _TOWN
            if fulls and not cut and not names_place(short):
                teams.setdefault(short, set()).update(fulls)
    begun = {longer[:length] for longer in teams for length in range(2, len(longer))}
    return {short: frozenset(fulls) for short, fulls in teams.items() if short not in begun}  # 尼克 begins 尼克斯
