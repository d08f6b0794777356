"""Firms that are named only before the title of who works there: 望川和首席财务总监林晓月, 、云岫永和招聘总监周启明."""

from collections.abc import Iterable, Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import rows, words, words_of
from store.extraction.organisations.contexts import BESIDE
from store.extraction.organisations.heads import heads
from store.extraction.organisations.words import is_brand, is_generic, is_place, is_title, name_characters

STAFFED = Rule(
    "organisation.staffed",
    0.55,
    finds=Example("到场的有教师周启明、非洲锦绣首席财务总监林晓月。", "非洲锦绣"),
    leaves=Example("到场的有教师周启明、前任招聘总监林晓月。", "前任"),
    lists=("titles.tsv", "title_words.tsv", "suffixes.tsv", "not_organisations.tsv", "organisation_characters.tsv"),
)
"""Between a mark and a title that only firms have, before a person: words of which one is in no dictionary."""
_NOT = "not_organisations.tsv"
_CONTEXTS = frozenset(rule.name for rule in BESIDE)
"""Rules that read the words beside a name alone, as this one does: what they say is no other name."""
_PERSON = 0.6
_LONGEST, _SHORTEST = 8, 3
_LONGEST_TITLE = 8
_KEPT = frozenset(("企业",))
"""What ends names of firms, and says of common words only what sort of firms they are."""
_OPENING = frozenset("、,，。;；:：(（\n")
_STRUCTURE = frozenset(("uj", "ul", "uz", "ug", "p", "c"))
_NOUNS = ("n", "v", "j", "b", "f", "x")


def propose_staffed(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the firms of which the people of an article hold a title that only firms have."""
    people, ends, starts = set[int](), set[int](), set[int]()
    for candidate in candidates:
        if candidate.kind == "person" and candidate.score >= _PERSON:
            people.add(candidate.start)
        elif candidate.kind == "organisation" and candidate.score >= _PERSON and candidate.why not in _CONTEXTS:
            ends.add(candidate.end)
            starts.add(candidate.start)
    for start in sorted(people):
        title = _title_start(document.folded, start)
        title -= title > 0 and document.folded[title - 1] == "副"
        former = document.folded[title - 1 : title] in ("前", "原") if title else False
        inside = _phrase(document, title - former, ends, whole=former)
        if inside and inside[0].start not in starts and _names_firm(inside):
            yield Candidate(inside[0].start, inside[-1].end, "organisation", STAFFED.name, STAFFED.score)


def _title_start(folded: str, position: int) -> int:
    """Return where the title begins that only firms have and that ends at a position, or 0."""
    for length in range(_LONGEST_TITLE, 1, -1):
        if folded[max(0, position - length) : position] in _titles():
            return position - length
    return 0


@cache
def _titles() -> frozenset[str]:
    ends = tuple(name_characters("firm"))
    return frozenset(row[0] for row in rows("titles.tsv") if row[1] == "company" and row[0].endswith(ends))


def _phrase(document: Document, position: int, ends: set[int], *, whole: bool) -> list[Token]:
    """Return the words between a mark and a title, without the field of the title; none where another name is there."""
    inside: list[Token] = []
    while position and position not in ends:
        token = document.token_map.before(position)
        if token is None or token.text[0] in _OPENING or (inside and _ends_clause(token)):
            break
        if inside and inside[-1].end - token.start > _LONGEST:
            return []
        if inside or whole or token.text in _KEPT or not _is_field(token.text):
            inside.insert(0, token)
        position = token.start
    last = max((number for number, token in enumerate(inside) if not token.known), default=len(inside) - 1)
    kept = last + 1 < len(inside) and inside[last + 1].text in _KEPT
    inside = inside if whole else inside[: last + 1 + kept]  # 望川|公关, 望川企业|公关
    before = document.token_map.before(position)
    opens = before is None or before.text[0] in _OPENING or _ends_clause(before)
    return inside if opens and position not in ends else []


def _ends_clause(token: Token) -> bool:
    """Return whether a word stands before a name and in none: 退居二线|的|望川, 采访|望川, 与|望川."""
    verb = token.tag == "v" and len(token.text) > 1 and token.text not in words("name_words.tsv")
    return token.known and (verb or token.tag in _STRUCTURE)


def _is_field(word: str) -> bool:
    """Return whether a word says of what somebody is the head inside a firm: 首席, 招聘, 财务."""
    return is_generic(word) or word in words("title_words.tsv") or word in words_of(_NOT, "cut") or word in heads()


def _names_firm(inside: list[Token]) -> bool:
    """Return whether words name somebody: all may stand in a name, and one is in no dictionary or stands by a place."""
    name = "".join(token.text for token in inside)
    function = name_characters("common") | name_characters("glue")
    if not _SHORTEST <= len(name) <= _LONGEST or not function.isdisjoint(name) or not name.isalpha():
        return False
    if any(token.known and token.tag[0] not in _NOUNS for token in inside):
        return False
    if any(_is_field(token.text) or is_title(token.text) for token in inside[:-1]) or is_title(inside[-1].text):
        return False
    if all(map(is_place, inside)):
        return False
    *places, noun = inside
    beside = len(places) == 1 and is_place(places[0]) and noun.tag[0] == "n"  # 海洲|博闻
    return beside or any(is_brand(token) or not token.known or token.tag == "nz" for token in inside)
