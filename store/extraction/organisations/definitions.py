"""Where an article says itself that two names are one: （下称：X）, （以下简称“X”）, 思谋集团（SmartMore）, 简称X."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words
from store.extraction.organisations.abbreviations import abbreviates
from store.extraction.organisations.contexts import after
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.words import foreign_characters, name_characters, names_place
from store.text.patterns import holds

DEFINED = Rule(
    "organisation.defined",
    0.8,
    finds=Example("香港云岫管理有限公司（下称：云岫公司）今日开业。", "香港云岫管理有限公司"),
    leaves=Example("香港云岫管理有限公司（小型股）今日开业。", "香港云岫管理有限公司"),
    lists=("suffixes.tsv", "organisation_characters.tsv"),
)
"""A name for which the article defines a short one."""
ALIAS = Rule(
    "organisation.alias",
    0.9,
    finds=Example("香港云岫管理有限公司（下称：云岫）今日开业。", "云岫"),
    leaves=Example("香港云岫管理有限公司（另见：云岫）今日开业。", "云岫"),
    lists=("suffixes.tsv", "not_organisations.tsv", "organisation_characters.tsv"),
    cases={"begins": 0.98, "short": 0.9, "first": 0.8, "bracket": 0.6},
)
"""The short or foreign name that the article declares."""
BRACKET = Rule(
    "organisation.bracket",
    0.5,
    finds=Example("云岫集团（Yunmore）今日开业。", "云岫集团"),
    leaves=Example("云岫集团（第3期）今日开业。", "云岫集团"),
    lists=("suffixes.tsv", "not_organisations.tsv"),
)
"""A name with a foreign one in brackets behind it."""
_QUOTES = "“”\"'「」『』‘’《》 "
_DEFINED = re.compile(
    r"\(\s*(?:以下|下)?(?:简称|统称|称|缩写)(?:为|作)?\s*+(?::\s*+)?[“\"「『'《]?(?P<short>[^“”\"「」『』'《》(),;。、]{2,20})[”\"」』'》]?[^()]{0,6}\)"
)
_AND_DEFINED = re.compile(
    r"\((?P<first>[^(),;]{2,40})[,;]\s*(?:以下|下)?(?:简称|统称|称)(?:为)?\s*+(?::\s*+)?[“\"「『]?(?P<short>[^“”\"「」『』(),;。]{2,20})[”\"」』]?\)"
)
_LATIN = re.compile(r"[A-Z][A-Za-z0-9&.'’+\-]*(?: (?:[A-Z&][A-Za-z0-9&.'’+\-]*|of|and|for|the|in|on)){0,9}\.?$")
_INITIALS = re.compile(r"[,;、]\s*+(?:简称\s*+)?(?P<short>[A-Z]{2,8})$")
"""Initials that follow the full foreign name in one bracket: (National Crime Agency, NCA)."""
_FULL_NAME = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_CAPITALS = re.compile(r"[A-Z]{3,6}")
_SHORT = re.compile("[\u4e00-\u9fff]{3,6}")
_LONGEST_PLACE = 5
"""Characters: what a name begins with that its abbreviation leaves out is shorter."""
_NOT = "not_organisations.tsv"


class Alias(NamedTuple):
    """Two folded forms that the article declares to be one name.

    Attributes:
        full: the form that is declared to have another.
        short: the other.
        worded: whether by a word for it (下称), and not by mere brackets, in which anything may stand.
    """

    full: str
    short: str
    worded: bool


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(r"\(\s*(?P<inner>[A-Za-z\u4e00-\u9fff][^()\n]{1,60}?)\s*\)")


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(r"[,，]?(?:以下)?简称[“\"「『]?(?P<short>[\u4e00-\u9fffA-Za-z0-9]{2,10})[”\"」』]?(?=[,，。;)])")


def declared(document: Document, candidates: Iterable[Candidate]) -> tuple[tuple[Candidate, ...], tuple[Alias, ...]]:
    """Return what the article declares: candidates for both forms of each declaration, and the pairs."""
    ends: dict[int, list[Candidate]] = defaultdict(list)
    starts: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        ends[candidate.end].append(candidate)
        starts[candidate.start].append(candidate)
    found: list[Candidate] = list(_unfounded(document))
    pairs: list[Alias] = []
    for block in document.blocks:
        worded = [(*pair, True) for pair in _definitions(document, block.start, block.end, ends)]
        bare = [(*pair, False) for pair in _brackets(document, block.start, block.end, ends, starts)]
        for left, right, by_word in (*worded, *bare):
            found += (left, right)
            full, short = (document.folded[span.start : span.end] for span in (left, right))
            pairs.append(Alias(full, short, by_word))
    return tuple(found), tuple(pairs)


def _unfounded(document: Document) -> Iterator[Candidate]:
    """Yield what is defined as a short form whatever stands before it; what follows the bracket must agree."""
    for block in document.blocks:
        for match in _DEFINED.finditer(document.folded, block.start, block.end):
            for evidence in after(document.folded, match.end(), block.end):
                yield Candidate(*match.span("short"), "organisation", evidence.why, evidence.score)


def _definitions(
    document: Document, start: int, end: int, ends: dict[int, list[Candidate]]
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield the pairs of （下称：X） and 简称X."""
    block = document.folded[start:end]
    if not holds(block, ("称", "缩写")):
        return
    for pattern in (_DEFINED, _AND_DEFINED, *((_spoken(),) if "简称" in block else ())):
        for match in pattern.finditer(document.folded, start, end):
            left = _left_name(document, match.start(), start, ends)
            if left is None or match["short"] in name_characters("itself"):
                continue
            full = Candidate(*left, "organisation", DEFINED.name, DEFINED.score)
            if pattern is _AND_DEFINED and _LATIN.match(match["first"]):
                yield full, _span(match, "first", ALIAS.cases["first"])
            yield full, _span(match, "short", ALIAS.cases["short"])


def _span(match: re.Match[str], group: str, score: float) -> Candidate:
    return Candidate(match.start(group), match.end(group), "organisation", ALIAS.name, score)


def _left_name(
    document: Document, position: int, floor: int, ends: dict[int, list[Candidate]]
) -> tuple[int, int] | None:
    """Return the name that ends before an offset: what is quoted there, or the longest candidate for one."""
    end = position
    while end > floor and document.folded[end - 1] in _QUOTES:
        end -= 1
    if end < position and document.folded[end] in '”"」』':
        opening = max(document.folded.rfind(mark, max(floor, end - 30), end) for mark in '“"「『')
        if opening >= 0 and end - opening > 2 and "、" not in document.folded[opening:end]:
            return opening + 1, end
    named = [c for c in ends.get(end, ()) if c.kind == "organisation" and c.score >= 0.2]
    if not named or any(c.kind == "person" and c.score >= 0.6 for c in ends.get(end, ())):
        return None
    best = min(named, key=lambda candidate: candidate.start)
    return best.start, best.end


def _is_short(inner: str, name: str) -> bool:
    """Return whether what stands in a bracket is how a company is called: 康盈物业有限公司（康盈）."""
    return 2 <= len(inner) <= len(name) - 4 and name.startswith(inner) and name.endswith("公司")


def _is_abbreviation(inner: str, name: str) -> bool:
    """Return whether what stands in a bracket is made of a name's characters: 香港商品交易所（商交所）."""
    head = head_of(name)
    if head is None or not _SHORT.fullmatch(inner) or len(inner) > len(name) - 2 or names_place(inner):
        return False
    return inner[-1] in head.text and any(abbreviates(inner, name[start:]) for start in range(_LONGEST_PLACE))


def _called(inner: str, name: str) -> str:
    """Return the case of a Chinese short name in a bracket behind the full one, "" where it is none."""
    if _is_short(inner, name):
        return "begins"
    return "first" if _is_abbreviation(inner, name) else ""


def _is_foreigner(name: str, latin: str) -> bool:
    """Return whether a name in the characters of foreign names, and a forename and a surname, are a person's."""
    return head_of(name) is None and set(name) <= foreign_characters() and _FULL_NAME.fullmatch(latin) is not None


def _placed(document: Document, position: int, ends: dict[int, list[Candidate]]) -> tuple[int, int] | None:
    """Return a place and a word for companies before initials, which what names nobody has not: 远山期货公司（YFC）."""
    for candidate in ends.get(position, ()):
        name = document.folded[candidate.start : candidate.end]
        head = head_of(name)
        company = head is not None and head.kind in ("company", "financial") and head.strength in ("strong", "weak")
        if candidate.kind == "organisation" and company and any(names_place(name[:length]) for length in (2, 3, 4)):
            return candidate.start, candidate.end
    return None


def _brackets(
    document: Document,
    start: int,
    end: int,
    ends: dict[int, list[Candidate]],
    starts: dict[int, list[Candidate]],
) -> Iterator[tuple[Candidate, Candidate]]:
    """Yield the pairs of 思谋集团（SmartMore） and SmartMore（思谋）."""
    if document.folded.find("(", start, end) < 0:
        return
    for match in _bracket().finditer(document.folded, start, end):
        inner = match["inner"]
        first = re.split(r"[,;]", inner)[0].strip()
        if first in words(_NOT) or ":" in inner or re.search(r"\d", first):
            continue
        left = _left_name(document, match.start(), start, ends) or (
            _placed(document, match.start(), ends) if _CAPITALS.fullmatch(first) else None
        )
        if left and document.folded[left[0] : left[1]] in first.split():
            continue  # a sort of it, and no other name: “stale” API (Stale API)
        if left and left[1] not in ends and not head_of(document.folded[left[0] : left[1]]):
            continue  # “a thing of many words” (Its Name) is rarely an organisation
        if left and _is_foreigner(document.folded[left[0] : left[1]], first):
            continue  # 安察洛蒂（Carlo Ancelotti）
        span = (match.start("inner"), match.start("inner") + len(first))
        case = _called(first, document.folded[left[0] : left[1]]) if left and first == inner else ""
        if left and case:
            yield (
                Candidate(*left, "organisation", DEFINED.name, DEFINED.score),
                Candidate(*span, "organisation", ALIAS.name, ALIAS.cases[case]),
            )
        known = [c for c in starts.get(span[0], ()) if c.end == span[1] and c.kind == "organisation"]
        if left and (_LATIN.match(first) or any(c.score >= 0.5 for c in known)):
            yield (
                Candidate(*left, "organisation", BRACKET.name, BRACKET.score),
                Candidate(*span, "organisation", ALIAS.name, ALIAS.cases["bracket"]),
            )
            initials = _INITIALS.match(inner, len(first))
            if initials:
                at = match.start("inner") + initials.start("short")
                yield (
                    Candidate(*left, "organisation", BRACKET.name, BRACKET.score),
                    Candidate(at, at + len(initials["short"]), "organisation", ALIAS.name, ALIAS.cases["bracket"]),
                )
