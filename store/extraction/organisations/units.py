"""Units of public bodies, schools and societies, named right behind them: 交通运输部|救助打捞局, 云州大学|传播学院.

Parent and unit written together are one body. A unit with a name of its own sort (an institute, a committee) is that
before a title too; where a mere department stands before one, it is part of the title, and the body is its parent.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.organisations.contexts import is_cue
from store.extraction.organisations.heads import head_of, heads, longest_head
from store.extraction.organisations.inside import is_joint, is_party
from store.extraction.organisations.known_names import GAZETTEER, known_organisations
from store.extraction.organisations.naming import AND
from store.extraction.organisations.words import begins_title, is_generic, is_place, is_title, name_characters

_PHRASES = "context_phrases.tsv"
PART = Rule(
    "organisation.part",
    0.7,
    finds=Example("教育部水质监测局已派船。", "教育部水质监测局"),
    leaves=Example("教育部成立水质监测局。", "教育部成立水质监测局"),
    lists=(_PHRASES, "contexts.tsv", "organisation_characters.tsv"),
)
"""A public body, a field of work and a word for units of such bodies, with nothing between them."""
ORGAN = Rule(
    "organisation.organ",
    0.8,
    finds=Example("云州大学国际传播学院副院长林晓月到场。", "云州大学国际传播学院"),
    leaves=Example("云州大学决定国际传播学院不再招生。", "云州大学决定国际传播学院"),
    lists=(_PHRASES, "contexts.tsv", "suffixes.tsv", "organisations.tsv", "organisation_characters.tsv"),
    cases={"organ": 0.8, "branch": 0.75},
)
"""A public body, a school or a society, and what only its own institutes, committees and branches end in."""
_SURE, _LIKELY = 0.85, 0.55
"""From which score on a name stands in the way of a unit, and has units of its own."""
_FIELD = frozenset(("n", "vn", "v", "b", "j", "an", "l", "g", "ng", "nz", "a"))
_NAMING = frozenset(("n", "vn", "b", "j", "an", "l", "g", "ng", "nz", "nt", "ns", "s", "m", "c"))
"""Tags of the words that the name of an institute is made of: no verb, which its parent rather does."""
_LONGEST = 14
_WORD = 2
"""Characters of a word of the dictionary that only ends like a unit: 困局."""
_DEPARTMENT = 4
"""Characters of a department's name."""
_KINDS = ("government", "university", "association", "party", "other")
_TAUGHT = ("university",)
_MISSIONS = ("使馆", "领事馆", "领馆")
_ACADEMIES = ("科院", "科学院")
"""What ends the bodies whose institutes are called 所 for short: 社科院|金融所."""
_HAVE_OFFICES = "府馆"
"""What ends the bodies whose departments are called 处: 县政府|教育处, 大使馆|文化处."""


class _Parent(NamedTuple):
    """What may have units: where it begins, the kind of it, and whether it has a department of any name."""

    start: int
    kind: str
    public: bool


@cache
def _unit() -> re.Pattern[str]:
    """Return the pattern of a field of work and a word for a unit."""
    return re.compile(rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}?{one_of(_PHRASES, 'unit')}(?!长)")


@cache
def _organ() -> re.Pattern[str]:
    """Return the pattern of what an institute, a committee or a branch is called behind its parent."""
    field = rf"[\u4e00-\u9fff]{{2,{_LONGEST}}}?(?P<word>{one_of(_PHRASES, 'organ')})"
    branch = rf"(?P<place>[\u4e00-\u9fff]{{2,4}}?){one_of(_PHRASES, 'branch')}"
    no_place = "(?<!所(?=[以在有谓示述说做作得属需]))"
    return re.compile(rf"(?:(?P<own>{one_of(_PHRASES, 'own organ')})|{branch}|{field})(?![长员费]){no_place}")


@cache
def _seat() -> re.Pattern[str]:
    """Return the pattern of an office that a body has elsewhere, behind its place."""
    return re.compile(rf"(?P<place>[\u4e00-\u9fff]{{2,4}}?){one_of(_PHRASES, 'seat')}(?![长员费])")


def propose_units(document: Document, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the units named with the body they belong to, and those of units in turn (市政府|文化局|评审委员会)."""
    found = list(_units(document, candidates))
    yield from found
    if found:
        yield from _units(document, [*candidates, *found])


def _units(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the units right behind the names that are likely or sure."""
    starts: dict[int, int] = {}
    parents: dict[int, _Parent] = {}
    for candidate in candidates:
        if candidate.score < _LIKELY:
            continue
        if candidate.score >= _SURE or candidate.kind == "person":
            starts[candidate.start] = max(candidate.end, starts.get(candidate.start, 0))
        parent = _parent(document.folded, candidate)
        if parent is None:
            continue
        other = parents.get(candidate.end)
        if other is None or (parent.start, other.public) < (other.start, parent.public):
            parents[candidate.end] = parent
    for end, parent in sorted(parents.items()):
        if document.inner[end]:
            continue
        found = _organ_at(document, end, parent, starts) or _unit_at(document, end, parent, starts)
        if found:
            yield found


def _parent(folded: str, candidate: Candidate) -> _Parent | None:
    """Return what a sure name is as a parent, None where it is none: a company's units are named otherwise."""
    if candidate.kind != "organisation":
        return None
    form = folded[candidate.start : candidate.end]
    head = head_of(form)
    listed = known_organisations().kind(form) if candidate.why == GAZETTEER.name else ""
    kind = listed or (head.kind if head else "university" if candidate.why == ORGAN.name else "")
    commission = listed == "government" and form[-1] == "会"  # 证监会
    public = commission or form[-1] in name_characters("public") or form.endswith(_MISSIONS)
    public = public and candidate.score >= _SURE
    return _Parent(candidate.start, kind, public) if public or kind in _KINDS else None


def _unit_at(document: Document, end: int, parent: _Parent, starts: Mapping[int, int]) -> Candidate | None:
    """Return a public body with its department, which acts in its own name: it stands before no title."""
    unit = _unit().match(document.folded, end) if parent.public else None
    if unit is None or document.inner[unit.end()]:
        return None
    if begins_title(document.folded, end) or begins_title(document.folded, unit.end()):
        return None  # 财政部|税政司|司长: there the unit is part of the title
    inside = document.tokens_between(end, unit.end())
    if not inside or _ends_otherwise(document.folded, end, unit.end(), inside[-1]):
        return None
    apart = inside[0].start == end and starts.keys().isdisjoint(range(end, unit.end()))
    office = document.folded[unit.end() - 1] in name_characters("office")  # 县政府|教育处
    if document.folded[unit.end() - 1] == "科" and not _is_section(document.folded[end - 1], inside):
        return None
    if not apart or not _is_field(inside) or (office and document.folded[end - 1] not in _HAVE_OFFICES):
        return None
    return Candidate(parent.start, unit.end(), "organisation", PART.name, PART.score)


def _ends_otherwise(folded: str, start: int, end: int, last: Token) -> bool:
    """Return whether words only end like a unit: 公安厅|统一部署, 金管会|关注公司, 立法会|走出困局."""
    ending = longest_head(folded, end, end - start)
    other = ending is not None and len(ending.text) > 1 and (ending.strength == "never" or ending.kind == "company")
    return other or _is_other_word(last, end) or last.tag == "v"


def _is_other_word(last: Token, end: int) -> bool:
    """Return whether the last word is one of the dictionary that only ends like a body: 困局, 场所."""
    return last.known and len(last.text) == _WORD and last.end == end and last.text not in heads()


def _is_section(last: str, inside: Sequence[Token]) -> bool:
    """Return whether words are a section of a bureau: 卫生局|医政科; 医院|儿科 is where one goes, 常识科 is learned."""
    short = inside[-1].end - inside[0].start <= _DEPARTMENT
    return last == "局" and short and all(token.tag[0] != "v" and not is_generic(token.text) for token in inside)


def _is_field(inside: Sequence[Token]) -> bool:
    """Return whether words say what a unit deals with: no place, nothing that its body does, no word of structure."""
    if is_place(inside[0]) or is_cue(inside[0].text) or is_joint(inside[0].text) or inside[0].text in AND:
        return False
    return all(token.tag in _FIELD or not token.known or token.text in AND for token in inside[:-1])


def _organ_at(document: Document, end: int, parent: _Parent, starts: Mapping[int, int]) -> Candidate | None:
    """Return a body with its institute, committee or branch."""
    seat = _seat().match(document.folded, end)
    if seat is not None and not document.inner[seat.end()]:
        place = document.token_map.at(end)
        if place is not None and (place.start, place.end) == seat.span("place") and is_place(place):
            return Candidate(parent.start, seat.end(), "organisation", ORGAN.name, ORGAN.cases["branch"])
    organ = _organ().match(document.folded, end)
    if organ is None or document.inner[organ.end()]:
        return None
    within = (start for start in range(end, organ.end()) if start in starts)
    inside = document.tokens_between(end, organ.end())
    if not inside or any((start, starts[start]) != (end, organ.end()) for start in within):
        return None  # another name stands there, and is not the organ's own
    if organ["word"] == "所" and (
        not document.folded[parent.start : end].endswith(_ACADEMIES) or _is_other_word(inside[-1], organ.end())
    ):
        return None
    if organ["word"] is not None:  # 法律|帮助中心: what an institute is called by its work is no verb
        inside = (*document.tokens_between(end, organ.start("word")), inside[-1])
    branch = organ["place"] is not None
    if branch:
        taught = parent.kind in _TAUGHT or document.folded[parent.start : end].endswith("医院")
        named = taught and is_place(inside[0])
    else:
        named = organ["own"] is not None or _is_named(inside, parent)
    score = ORGAN.cases["branch" if branch else "organ"]
    return Candidate(parent.start, organ.end(), "organisation", ORGAN.name, score) if named else None


def _is_named(inside: Sequence[Token], parent: _Parent) -> bool:
    """Return whether words name an institute: nothing that its parent does, nobody who is in it.

    A society is named by those who are in it (行政主任|协会), a committee by what it does (档期|审议|委员会).
    """
    first, ending = inside[0], inside[-1].text
    if is_cue(first.text) or first.tag in "cm" or first.text in words_of(_PHRASES, "office"):
        return False
    if any(right.text in AND and is_party(left.text) for left, right in pairwise(inside)):
        return False  # 云大校方及法律学院 are two
    if any(token.text in words_of("not_organisations.tsv", "determiner") for token in inside):
        return False  # 立法会大会与全体|委员会
    if not ending.endswith(("协会", "学会", "联合会")) and any(is_title(token.text) for token in inside):
        return False
    placed = is_place(first) and parent.kind in _TAUGHT
    decides = ending.endswith("委员会")
    works = decides and first.text in words("name_words.tsv")  # 参议院|拨款委员会
    opens = placed or works or first.tag in _NAMING or not first.known or is_generic(first.text)
    return opens and all(
        token.tag in _NAMING
        or not token.known
        or token.text in AND
        or token.text in name_characters("sustained")
        or (decides and token.tag == "v" and not is_cue(token.text))
        for token in inside[1:-1]
    )


def is_department(folded: str, span: Candidate) -> bool:
    """Return whether a name is a department before a title, right behind its body: 云岫研究院|组联部|主任."""
    short = span.end - span.start <= _DEPARTMENT
    named = folded[span.end - 1] in name_characters("department")
    return short and named and begins_title(folded, span.end)
