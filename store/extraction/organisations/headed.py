"""Bodies that only who heads them shows: 云岫地缘论坛|主席林晓月, 海国民防处|处长周启明, 望川板材|董事长林晓月.

They end as names of bodies do that other words end in as well, or in the character for the body that the title repeats,
or in nothing of the sort where the title is that of who heads a whole firm and so has no field of its own.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import characters, column, words, words_of
from store.extraction.organisations.heads import heads, longest_head
from store.extraction.organisations.naming import AND, BUSINESS
from store.extraction.organisations.posts import post_before
from store.extraction.organisations.words import is_brand, is_generic, is_place, is_title, name_characters

HEADED = Rule(
    "organisation.headed",
    0.6,
    finds=Example("昨日，云岫地缘经济论坛主席林晓月到会。", "云岫地缘经济论坛"),
    leaves=Example("昨日，云岫地缘经济论坛开幕，林晓月到会。", "云岫地缘经济论坛"),
    lists=(
        "posted_bodies.tsv",
        "titles.tsv",
        "suffixes.tsv",
        "places.tsv",
        "name_words.tsv",
        "organisation_characters.tsv",
    ),
)
"""From a mark or a verb on words that may name a body, the title of who heads it, and the name of that person."""
_LIST = "posted_bodies.tsv"
_PERSON = 0.6
_LONGEST, _SHORTEST = 18, 3
_COINED = 10
"""Characters: no name without an ending is longer."""
_FEW = 2
"""Words: so many common ones say which body is meant, where a mark stands before them."""
_OPENING = frozenset('\n,。;:!?、("“「『《〈—… ·>*#|/)')
_CLOSING = {'"': '"', "”": "“", "」": "「", "』": "『"}
_BEFORE = frozenset("的和与及由据对向在让被给经跟同是为即")
_FORMER = frozenset(("前", "原", "时任", "现任", "新任", "前任", "候任", "昔日", "当时"))
_INSIDE = "nvjbfxaslzgi"
"""The tags, by their first letter, of words that names are made of."""
_COUNTED = re.compile("[近逾约超数几多]?[一二三四五六七八九十百千万两数几]+[家间个名所位支]")
_IN_PARTY = re.compile("党(?:支部|总支|委|工委)(?=(?:第一|副|原)?书记)")
_SMALL = ("村", "社区", "街道", "镇", "乡")
"""Ends the smallest places, whose party has a name with them and whose people have none without it."""
_VESSELS = "舰艇"
"""Ends names of ships, which are called by places and by words of every day."""
_ITSELF = ("委员会", "书记处")
"""Begins titles that are held in a body of which only this is said: 云岫中央|委员会主席."""


class _Ending(NamedTuple):
    """What ends a name: how many characters, and whether a proper name or a place is needed before it."""

    length: int
    named: bool


def propose_headed(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the bodies of which the people of an article hold a post, and that no other rule has found there."""
    people, taken = set[int](), set[int]()
    for candidate in candidates:
        if candidate.score < _PERSON:
            continue
        if candidate.kind == "person":
            people.add(candidate.start)
        taken.add(candidate.end)
    for start in sorted(people):
        end, title = _title(document, start)
        if end and end not in taken and not title.startswith(_ITSELF):
            found = _body(document, end, title, taken)
            if found is not None:
                yield found


def _body(document: Document, end: int, title: str, taken: Collection[int]) -> Candidate | None:
    """Return the body whose name ends before a title, or behind its party there: 云山村|党支部书记."""
    party = _IN_PARTY.match(document.folded, end)
    if party and document.folded.endswith(_SMALL, 0, end):
        end = party.end()
        ending: _Ending | None = _Ending(end - party.start(), named=False)
    else:
        party, ending = None, _ending(document.folded, end, title)
    inside = _inside(document, end - ending.length, taken) if ending else []
    if ending is None or not inside or not _names_body(inside, ending, document.folded[inside[0].start : end]):
        return None
    if _is_any_village(inside) if party else ending.length == 1 and _is_one_word(document, inside[0].start, end):
        return None
    return Candidate(inside[0].start, end, "organisation", HEADED.name, HEADED.score)


def _is_any_village(inside: Sequence[Token]) -> bool:
    """Return whether the words before a party tell of any small place, not which: 贫困村, 优秀乡镇, 老街道."""
    return inside[0].tag[0] == "a" or (len(inside) == 1 and (inside[0].known or len(inside[0].text) < _SHORTEST))


def _is_one_word(document: Document, start: int, end: int) -> bool:
    """Return whether a name is a word of the dictionary that is no name: 变电站|站长."""
    token = document.token_map.at(start)
    return token is not None and (token.start, token.end) == (start, end) and token.known and token.tag[0] == "n"


def _title(document: Document, position: int) -> tuple[int, str]:
    """Return where the title before a name begins, its degree included, and the title without that, or 0."""
    begin, _ = post_before(document.folded, position)
    title = document.folded[begin:position]
    while begin:
        token = document.token_map.before(begin)
        if token is not None and (token.text in characters("name_characters.tsv", "degree") or is_title(token.text)):
            begin = token.start
        elif document.folded[begin - 1] in "副前原代":
            begin -= 1
        else:
            break
    return begin, title


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Return what names of such bodies end in by its last character, the longest first."""
    found: dict[str, list[str]] = {}
    for ending in column(_LIST, 1):
        found.setdefault(ending[-1], []).append(ending)
    return {last: tuple(sorted(each, key=len, reverse=True)) for last, each in found.items()}


def posted_kind(form: str) -> str:
    """Return the kind of a body by how its name ends, or ""."""
    ending = _listed(form, len(form))
    return column(_LIST, 1)[ending] if ending else ""


def _listed(folded: str, end: int) -> str:
    """Return the longest ending of the list that stands before an offset, or ""."""
    return next((ending for ending in _endings().get(folded[end - 1], ()) if folded.endswith(ending, 0, end)), "")


def _ending(folded: str, end: int, title: str) -> _Ending | None:
    """Return what ends a name before a title."""
    last = folded[end - 1]
    listed = _listed(folded, end)
    if listed:
        return _Ending(len(listed), named=column(_LIST, 2)[listed] == "named")
    head = longest_head(folded, end, _LONGEST)
    business = head is not None and head.strength in BUSINESS
    if head is not None and head.strength not in ("never", "unit", *BUSINESS) and len(head.text) >= _FEW:
        if head.text in name_characters("faculty"):
            return None  # whose that is, posts asks
        return _Ending(len(head.text), named=head.strength != "strong")
    chief = title.removeprefix("副")
    if chief[1:2] == "长" and chief[0] == last and last in name_characters("chiefs"):
        return _Ending(1, named=last not in _VESSELS)
    return _Ending(0, named=True) if (head is None or business) and chief in name_characters("whole") else None


def _inside(document: Document, position: int, taken: Collection[int]) -> list[Token]:
    """Return the words before an ending as far as a mark or a word of structure, none where no name may begin there."""
    inside: list[Token] = []
    folded, least = document.folded, max(position - _LONGEST, 0)
    while position > least:
        if folded[position - 1] in _OPENING and (inside or folded[position - 1] not in _CLOSING):
            return inside
        token = _word_before(document, position, least, marks=not inside)
        if token is None or any(end in taken for end in range(token.start + 1, position + 1)):
            return []  # 教科局|对学校
        if token.text in _BEFORE or token.text in _FORMER or _is_verb(token):
            return inside
        if (token.tag[0] not in _INSIDE and token.known) or is_title(token.text) or _COUNTED.fullmatch(token.text):
            return []
        inside.insert(0, token)
        position = token.start
    return inside if position == 0 else []


def _word_before(document: Document, position: int, least: int, *, marks: bool) -> Token | None:
    """Return the word that ends at a position, cut where it goes on, or what stands in marks there: “一带一路”."""
    folded = document.folded
    if marks and folded[position - 1] in _CLOSING:
        opening = folded.rfind(_CLOSING[folded[position - 1]], least, position - 1)
        if opening <= least or folded[opening - 1] in _OPENING:
            return None  # a name of its own: 「云岫」|研究所
        return Token(opening, position, folded[opening:position], "x", known=False)
    token = document.token_map.at(position - 1)
    if token is None or token.end == position:
        return token
    return Token(token.start, position, token.text[: position - token.start], "n", known=False)


def _is_verb(token: Token) -> bool:
    """Return whether a word is a verb that stands before a name, and in none."""
    return token.known and token.tag == "v" and len(token.text) > 1 and token.text not in words("name_words.tsv")


def _names_body(inside: Sequence[Token], ending: _Ending, name: str) -> bool:
    """Return whether words before an ending say which body is meant."""
    if not _SHORTEST <= len(name) <= _LONGEST or name[0] in name_characters("unnamed") or _COUNTED.match(name):
        return False
    if name in words_of("not_organisations.tsv", "whole") or name in heads():
        return False
    if any(not name_characters("common").isdisjoint(token.text) for token in inside):
        return False
    content = [token for token in inside if not is_place(token) and token.text not in AND]
    return _is_specific(inside, content, named=ending.named) if ending.length else _is_coined(inside, content)


def _is_specific(inside: Sequence[Token], content: Sequence[Token], *, named: bool) -> bool:
    """Return whether words say which of its sort a body is: by a place, a proper name, or by much of what it does."""
    if not content:
        return len(inside) > 1 or not named
    generic = all(is_generic(token.text) for token in content)
    if is_place(inside[0]):
        return not (generic and named)
    if generic:
        return False
    return any(map(is_brand, content)) or (not named and len(content) >= _FEW)


def _is_coined(inside: Sequence[Token], content: Sequence[Token]) -> bool:
    """Return whether words begin with a proper name, be it behind a place, and end with no place or part of a firm."""
    last = inside[-1]
    if not content or inside.index(content[0]) > 1 or sum(len(token.text) for token in inside) > _COINED:
        return False
    part = is_place(last) or is_generic(last.text) or last.text[-1] in name_characters("division") | set("部处")
    return is_brand(content[0]) and not part and all(token.tag[0] in "nxjvb" for token in inside)
