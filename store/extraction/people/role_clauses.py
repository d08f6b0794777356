"""Titles in a clause that does not name its subject again: 林小川1970年生，曾任董事长. 他现任行长."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.people.role_borders import HARD
from store.extraction.people.role_organisations import sentence_end, sentence_start
from store.extraction.people.role_phrases import Phrases
from store.extraction.people.role_pieces import Piece
from store.extraction.people.role_verbs import (
    is_opinion,
    moves_others,
    only_when,
    opens_capacity,
    opens_held,
    opens_own_clause,
)
from store.model import Person

_VERBS = "role_verbs.tsv"
CARRIED = Rule(
    "role.carried",
    0.0,
    finds=Example("林小川毕业于云岫大学，曾任云岫集团总监。", "总监"),
    leaves=Example("林小川与周文静到会，曾任云岫集团总监。", "总监"),
    lists=("titles.tsv", _VERBS),
)
"""A title in a clause without a subject, or of 他 or 她, held by the one person that is named before."""

_WHEN = "dftmq"
"""The tags, by their first letter, of words that say when or how somebody acts."""
_NOT = "不未没非"
"""The first characters of the words that deny."""


def own_clauses(
    document: Document, phrases: Phrases, people: Sequence[Person]
) -> Mapping[int, list[tuple[list[Piece], tuple[int, int]]]]:
    """Return the titles of clauses that do not name their subject, by where the subject's name begins.

    Each with where the words stand that show it to be held.
    """
    text = document.folded
    names = sorted((m.start, m.end, n) for n, person in enumerate(people) for m in person.mentions)
    starts = [start for start, _, _ in names]
    found: dict[int, list[tuple[list[Piece], tuple[int, int]]]] = defaultdict(list)
    for opens in opens_own_clause().finditer(text):
        begin = opens.end()
        if is_opinion(text, begin) or only_when(text, begin):
            continue
        subject = _subject(document, names, starts, opens.start(), carried=opens["who"] is not None)
        if subject is None or (opens["who"] is None and _moves(document, subject, opens.start())):
            continue
        pieces = phrases.after(begin, sentence_end(text, begin))
        if (
            pieces
            and _stands_alone(text, pieces, begin, opens["being"] or opens["also"])
            and not _names(starts, begin, pieces[-1].end)
            and not phrases.borders.acts(begin, pieces[0].start)
        ):
            found[subject].append((pieces, opens.span()))
    for opens in opens_capacity().finditer(text):
        pieces = phrases.before(opens.end("title"), opens.start("title"))
        subject = _acting(document, names, starts, opens.start()) if pieces else None
        if subject is not None and pieces[0].start == opens.start("title"):
            found[subject].append((pieces, opens.span()))
    return found


def _subject(
    document: Document, names: Sequence[tuple[int, int, int]], starts: Sequence[int], position: int, *, carried: bool
) -> int | None:
    """Return where the name of the one person begins that a sentence is about before a position.

    Args:
        document: the article.
        names: where the names of people begin and end, and whose they are, in order.
        starts: where they begin.
        position: the place.
        carried: whether a pronoun begins the clause, which may mean who the sentence before is about.
    """
    text = document.text
    least = sentence_start(text, position)
    inside = names[bisect_left(starts, least) : bisect_left(starts, position)]
    if not inside and carried and least > 0:
        end = least - 1
        least = sentence_start(text, end)
        inside = names[bisect_left(starts, least) : bisect_left(starts, end)] if "\n" not in text[end:position] else []
    if len({person for _, _, person in inside}) != 1:
        if not inside or not _is_told_of(text, inside[-1], position):
            return None
        inside = inside[-1:]
    start, end, _ = inside[0]
    return None if text[end : end + 1] == "的" else start


def _is_told_of(text: str, name: tuple[int, int, int], position: int) -> bool:
    """Return whether the clause before a position says what somebody holds whose name begins it: ，林小川是院士，|…."""
    start, end, _ = name
    begins = text[start - 1 : start] in HARD or start == 0
    return begins and opens_held().match(text, end, position) is not None


def _moves(document: Document, subject: int, position: int) -> bool:
    """Return whether somebody moves others before a place, whom what stands there is about: 呼吁|毕业生加入警队，…."""
    for verb in moves_others().finditer(document.folded, subject, position):
        moved = document.all_words.at(verb.end()) if verb.end() < position else None
        if moved is not None and moved.start == verb.end() and moved.tag[0] != "v":
            return True
    return False


def _acting(
    document: Document, names: Sequence[tuple[int, int, int]], starts: Sequence[int], position: int
) -> int | None:
    """Return where the name of the one person begins who acts by a capacity that is told at a position.

    Only what says when or how may stand between the position and the name, or the pronoun that begins its clause:
    林小川昨日|以董事身份出席, not 公司|以董事身份要求他辞职.
    """
    text = document.folded
    line = text.rfind("\n", 0, position) + 1
    least = max(line, *(text.rfind(mark, line, position) + 1 for mark in HARD))
    name = bisect_left(starts, position) - 1
    named = name >= 0 and starts[name] >= least
    who = not named and text[least : least + 1] in ("他", "她")
    for word in document.all_words.inside(names[name][1] if named else least + who, position):
        if (word.tag[0] not in _WHEN and word.text not in _light()) or word.text[0] in _NOT:
            return None
    return _subject(document, names, starts, position, carried=who)


@cache
def _light() -> frozenset[str]:
    """Return the words, adverbs and forms of being, that may stand between somebody and a capacity."""
    return words_of(_VERBS, "adverb") | words_of(_VERBS, "being")


def _stands_alone(text: str, pieces: Sequence[Piece], begin: int, being: str | None) -> bool:
    """Return whether titles end their clause; behind 是 they begin it, too: 他是董事长, not 他是在会上经律师介绍."""
    end = pieces[-1].end
    return (text[end : end + 1] or "。") in HARD and (being is None or pieces[0].start == begin)


def _names(starts: Sequence[int], begin: int, end: int) -> bool:
    """Return whether a name begins in a stretch."""
    return bisect_left(starts, begin) < bisect_right(starts, end)
