"""Players whom an account of a game calls by one foreign name, in no dictionary: 斯科塔罚中一球, 哈特利20分."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.teams import is_side, tells_of_games
from store.extraction.people import words
from store.extraction.people.foreign_runs import Run, runs
from store.extraction.people.words import name_characters
from store.text.patterns import alternatives

PLAYER = Rule(
    "person.player",
    0.85,
    finds=Example("首发的有哈特利。斯科塔上篮得手，又送出助攻，抢下篮板。", "斯科塔"),
    leaves=Example("哈特利和斯科塔的上篮视频卖得很好。", "斯科塔"),
    lists=("transliteration.tsv", "name_characters.tsv", "context_phrases.tsv", "places.tsv"),
)
"""What looks like a foreign name, where games are told of, and does what players do or is told of again and again."""
_LEAST, _MUCH, _SURE = 0.9, 1.9, 2.6
"""What the characters must weigh by themselves: more of whom nothing shows that he plays, most where he stands once."""
_OFTEN = 2
_SHORTEST = 3
"""Characters of a name behind a country's."""
_JOINED = frozenset("比让连因当")
"""Words of structure that are characters of foreign names, too, and begin none."""


def find_players(document: Document) -> Iterator[Candidate]:
    """Yield the foreign names of players in an account of a game."""
    if not tells_of_games(document):
        return
    found: dict[str, list[Run]] = defaultdict(list)
    for run in map(partial(_behind_country, document.folded), document.once(runs)):
        if run.own >= _LEAST and not words.not_after_person().after(document.folded, run.end):
            found[document.folded[run.start : run.end]].append(run)
    for name, places in found.items():
        usual = max(len(found.get(shorter, ())) for shorter in (name[1:], name[:-1]))
        if name[0] in _JOINED or usual > len(places):
            continue  # 比|哈特利, 哈特利|拉开
        told = places[0].own >= (_MUCH if len(places) >= _OFTEN else _SURE)
        if not (told or any(_plays(document.folded, one) for one in places)):
            continue
        if name in known_organisations().known or any(is_side(document.folded, one.end) for one in places):
            continue
        yield from (Candidate(one.start, one.end, "person", PLAYER.name, PLAYER.score) for one in places)


def _behind_country(text: str, run: Run) -> Run:
    """Return who is named without the country that stands before the name: 塞尔维亚|哈利洛夫."""
    for end in range(run.end - _SHORTEST, run.start + 1, -1):
        if text[run.start : end] in words_of("places.tsv", "country"):
            return run._replace(start=end)
    return run


@cache
def _play() -> re.Pattern[str]:
    """Return the pattern of what players do, how and when before it, or of how much they got."""
    how, does = alternatives(name_characters("plays-how")), alternatives(name_characters("plays"))
    return re.compile(rf"(?:{how}){{0,3}}(?:{does}|\d{{1,3}}(?:分|投|罚|个篮板|次助攻|个进球))")


def _plays(text: str, run: Run) -> bool:
    """Return whether who is named does what players do."""
    return _play().match(text, run.end, run.block.end) is not None
