"""Newspapers and magazines in title marks: 《河谷时报》, 据江国《河谷》报道, 《云岫》杂志."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import in_order, one_of
from store.extraction.organisations.heads import head_of
from store.extraction.organisations.words import names_place

_TITLES = "mastheads.tsv"
MASTHEAD = Rule(
    "media.masthead",
    0.8,
    finds=Example("《河谷言论报》昨日停印。", "河谷言论报"),
    leaves=Example("两国发表《联合公报》。", "联合公报"),
    lists=(_TITLES, "suffixes.tsv", "places.tsv"),
    cases={"paper cited": 0.8, "paper": 0.6, "called": 0.75, "cited as issued": 0.7, "issued": 0.55},
)
"""A newspaper or magazine in title marks."""
_MARKED = re.compile(r"《(?P<name>[^《》\n]{2,24})》")
_LONGEST = 12
"""Characters of a Chinese title: longer ones are those of what a medium has published."""
_BEFORE = 12
"""Characters before a title that are looked at for what cites it or says that it is issued."""
_LONGEST_PLACE = 6


@cache
def _publishes() -> re.Pattern[str]:
    """Return the pattern of what a newspaper does, after its title (《河谷》昨日报道)."""
    return re.compile(
        rf" ?(?:的)?(?:昨日|今日|昨天|今天|周[一二三四五六日])?(?:\d+月)?(?:\d+日)?{one_of(_TITLES, 'publishes')}"
    )


@cache
def _called() -> re.Pattern[str]:
    """Return the pattern of what is only of a medium, right behind its title: 《河谷》杂志, 《河谷》总编辑."""
    return re.compile(rf"{one_of(_TITLES, 'called')}(?![会友])")


@cache
def _reports() -> re.Pattern[str]:
    """Return the pattern of what is told by a medium that is cited: 据《河谷》消息."""
    return re.compile(rf"(?:的|最新|独家|\d+月|\d+日)*{one_of(_TITLES, 'reports')}")


def propose_mastheads(document: Document) -> Iterator[Candidate]:
    """Yield newspapers and magazines in title marks: by their last word, or because they publish as a house does."""
    for block in document.blocks:
        for match in _MARKED.finditer(document.folded, block.start, block.end):
            name = match["name"]
            if len(name) <= _LONGEST or name.isascii():
                case = _case(document.folded, match, block.start, block.end)
                if case:
                    yield Candidate(*match.span("name"), "organisation", MASTHEAD.name, MASTHEAD.cases[case])


def same_title(forms: list[str]) -> list[tuple[str, str]]:
    """Return the media that are called by their title with its marks and without: 《河谷》杂志, 河谷."""
    known = set(forms)
    titles = ((form, _MARKED.match(form)) for form in forms)
    return [(form, title["name"]) for form, title in titles if title is not None and title["name"] in known]


def _case(folded: str, match: re.Match[str], floor: int, limit: int) -> str:
    """Return what shows a title to be a medium's, or "" where nothing does."""
    name, behind = match["name"], match.end()
    cited = _publishes().match(folded, behind, limit) is not None
    before = folded[max(floor, match.start() - _BEFORE) : match.start()]
    issued = _is_issued(before)
    if len(name) > 2 and _is_paper(name):
        return "paper cited" if cited or issued else "paper"
    if _called().match(folded, behind, limit) or (
        _is_cited(before)
        and _reports().match(folded, behind, limit)
        and not name.endswith(in_order(_TITLES, "no paper"))
    ):
        return "called"
    if cited and issued:
        return "cited as issued"
    return "issued" if issued or (cited and name.isascii() and " " in name) else ""


def _is_paper(title: str) -> bool:
    """Return whether a title ends as those of newspapers and magazines do."""
    head = head_of(title)
    if (head is not None and head.kind == "media") or title.endswith(in_order(_TITLES, "paper")):
        return True
    return len(title) > 1 and title.endswith("报") and not title.endswith(in_order(_TITLES, "no paper"))


def _is_issued(before: str) -> bool:
    """Return whether the words before a title say that it is a medium's (报章《河谷》)."""
    bare = before[:-1] if before.endswith(("的", ":")) else before
    return bare.endswith(in_order(_TITLES, "issued"))


def _is_cited(before: str) -> bool:
    """Return whether the words before a title cite it, its country between them or not: 据江国|《河谷》."""
    for length in range(_LONGEST_PLACE + 1):
        place = before[len(before) - length :]
        if before.endswith(in_order(_TITLES, "citing"), 0, len(before) - length) and (not length or names_place(place)):
            return True
    return False
