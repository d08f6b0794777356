"""Bodies whose heads are people: what stands before 主席林晓月 is what she leads (前线医生联盟, 海滨文化导赏会)."""

from collections.abc import Iterable, Iterator

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words_of
from store.extraction.organisations.heads import Head, head_of, heads
from store.extraction.organisations.inside import belongs, unglued
from store.extraction.organisations.naming import AND, BUSINESS
from store.extraction.organisations.words import is_brand, is_generic, is_place, name_characters

HOLDER = Rule(
    "organisation.holder",
    0.6,
    finds=Example("海滨文化导赏会会长林晓月负责讲解。", "海滨文化导赏会"),
    leaves=Example("研讨会主持人林晓月负责讲解。", "研讨会"),
    lists=("organisation_characters.tsv", "not_organisations.tsv", "suffixes.tsv", "titles.tsv"),
)
"""Who is called the head of something leads it: a phrase that ends like the names of bodies, a title, a person."""
_NOT = "not_organisations.tsv"
_PERSON = 0.6
_LONGEST = 16
_FEWEST = 3
_UNIT = 4
"""A word shorter than that behind an organisation is a part of it."""
_DEPARTMENT = 8
"""A word for departments (部) with its field is, up to that length: 云岫地产|亚太住宅部|总裁."""
_BODY = Head("会", "association", "strong")


def propose_held(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the bodies of which the people of an article are heads."""
    people, longest, ends = set[int](), dict[int, int](), dict[int, int]()
    for candidate in candidates:
        if candidate.kind == "person" and candidate.score >= _PERSON:
            people.add(candidate.start)
        elif candidate.kind == "organisation" and candidate.score >= _PERSON:
            longest[candidate.start] = max(candidate.end, longest.get(candidate.start, 0))
            ends[candidate.end] = min(candidate.start, ends.get(candidate.end, candidate.start))
    for start in sorted(people):
        end = _before_title(document, start)
        if end:
            inside = _phrase(document, end)
            begin = inside[0].start if inside else 0
            if (
                not inside
                or begin < ends.get(end, 0)
                or begin in ends
                or _is_part(document, inside, longest.get(begin, end))
            ):
                continue  # 波及|创科局, 云岫集团|董事局, 云岫医院|儿童中心
            opens = not document.folded[begin - 1 : begin].isalnum()
            if _names_body(inside, document.folded[begin:end], opens=opens):
                yield Candidate(begin, end, "organisation", HOLDER.name, HOLDER.score)


def _is_part(document: Document, inside: list[Token], whole: int) -> bool:
    """Return whether a phrase is another organisation, up to a place, with a part of it or what it does (收购集团)."""
    rest = inside[-1].end - whole
    head = head_of(document.folded[inside[0].start : whole])
    firm = head is not None and head.kind in ("company", "financial")
    if 0 < rest < (_DEPARTMENT if firm and inside[-1].text[-1] in name_characters("department") else _UNIT):
        return True
    does = (token for token in inside[:-1] if token.text not in AND and not belongs(token, _BODY))
    return any(token.start == whole for token in does)


def _is_firm(token: Token) -> bool:
    """Return whether a word ends names of companies."""
    head = heads().get(token.text)
    return head is not None and head.kind in ("company", "financial")


def _before_title(document: Document, position: int) -> int:
    """Return where the title of a head begins that ends at a position, with what says when it is held, or 0."""
    folded = document.folded
    while position and folded[position - 1] == " ":
        position -= 1
    for length in range(5, 1, -1):
        if folded[max(0, position - length) : position] in name_characters("leader"):
            position = _without_field(document, position - length)
            break
    else:
        return 0
    for word in words_of("context_phrases.tsv", "office"):
        if folded.endswith(word, 0, position):
            return position - len(word)
    return position


def _without_field(document: Document, position: int) -> int:
    """Return where a title begins with the word that says of what its holder is the head: 导赏会|行政|总监."""
    token = document.token_map.before(position)
    if token is None or token.tag not in ("n", "vn", "b") or len(token.text) != 2:
        return position
    return position if token.text in heads() or _is_ending(token.text) else token.start


def _phrase(document: Document, end: int) -> list[Token]:
    """Return the words before a position that can belong to a name, in order."""
    inside: list[Token] = []
    position = end
    while position and end - position < _LONGEST:
        token = document.token_map.at(position - 1)
        if token is None:
            break
        piece = (
            token
            if token.end == position
            else Token(token.start, position, token.text[: position - token.start], "n", False)
        )
        ending = not inside and piece.tag == "v" and piece.text in heads()  # 促进会 is a verb of the dictionary
        joint = piece.text in AND and bool(inside) and not any(is_place(word) or is_brand(word) for word in inside)
        if not joint and not ending and not belongs(piece, _BODY) and not _is_within(document, piece, inside):
            break
        bare = unglued(piece)
        if bare is not piece:
            return [bare, *inside] if bare else inside
        inside.insert(0, piece)
        position = piece.start
    joined = any(token.text in AND for token in inside)
    return [] if joined and not (is_place(inside[0]) or is_brand(inside[0])) else inside


def _is_within(document: Document, piece: Token, inside: list[Token]) -> bool:
    """Return whether a verb stands inside the name of a company, between a noun and 集团: 云岫|拓展|集团."""
    before = document.token_map.before(piece.start)
    if not inside or not _is_firm(inside[0]) or piece.tag != "v" or len(piece.text) != 2:
        return False
    return before is not None and before.tag[0] == "n"


def _names_body(inside: list[Token], name: str, *, opens: bool) -> bool:
    """Return whether a phrase ends like the name of a body and says which; a common word does where a clause opens."""
    if len(name) < _FEWEST or "前" in name[2:] or name in words_of(_NOT, "whole") or is_generic(name):
        return False
    ending = next((word for length in range(6, 0, -1) if (word := name[-length:]) in heads() or _is_ending(word)), "")
    head = heads().get(ending)
    if not ending or ending == name or (head is not None and head.strength in ("never", "unit", *BUSINESS)):
        return False
    rest = name[: -len(ending)]
    society = head is not None and head.kind == "association" and head.strength == "strong" and len(ending) > 2
    generic = is_generic(rest) and not (society and opens)  # 环保协进会 is one, 技术委员会 is any
    return len(rest) > 1 and not generic and not all(is_place(token) for token in inside)


def _is_ending(word: str) -> bool:
    """Return whether names of bodies end so that have a head, though other words do as well."""
    return word in name_characters("led")
