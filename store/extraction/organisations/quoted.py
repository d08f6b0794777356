"""Bodies in quotation marks, before the title of who belongs to them or before their head: 「云岫故事」成员."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.organisations.words import is_place

QUOTED_BODY = Rule(
    "organisation.quoted-body",
    0.7,
    finds=Example("「云岫故事」成員林晓月到场。", "云岫故事"),
    leaves=Example("「云岫故事」作者林晓月到场。", "云岫故事"),
    lists=("context_phrases.tsv", "not_organisations.tsv", "places.tsv"),
)
"""Quotation marks, a word for members or heads of bodies, and a person."""
QUOTED_HEAD = Rule(
    "organisation.quoted-head",
    0.75,
    finds=Example("海州“俏云岫”餐饮集团开业。", "海州“俏云岫”餐饮集团"),
    leaves=Example("海州“空壳”餐饮集团开业。", "海州“空壳”餐饮集团"),
    lists=("context_phrases.tsv",),
)
"""A name in quotation marks that is no single word of the dictionary, or a title of a paper, and a word for bodies."""
_PERSON = 0.6
_FIRM = 5
"""Characters of a firm's name in marks, before its line of business."""
_COINED = ("nz", "nr", "nrt", "i", "eng")
_LINES = ("n", "vn", "nz")
_UNITS = ("分公司", "总公司", "子公司", "母公司", "集团公司")


@cache
def _quoted() -> re.Pattern[str]:
    """Return the pattern of a name in quotation marks and of a title behind it."""
    when = "(?:前|副|共同|联合|创会|荣誉|轮值|现任|时任|候任)"
    title = rf"{when}?(?:(?:立法会|区议会|市议会|国会)?议员|{one_of('context_phrases.tsv', 'belongs')})"
    return re.compile(rf"[「“『](?P<name>[^「」“”『』，。！？、\s]{{2,10}})[」”』]{title}")


@cache
def _headed() -> re.Pattern[str]:
    """Return the pattern of a name in marks with its head right behind it; a firm's line of business may be between."""
    name = "[「“『](?P<name>[^「」“”『』,。!?、:;\\s]{2,10})[」”』]"
    head = rf"(?:{one_of('context_phrases.tsv', 'quoted head')}|(?P<firm>[\u4e00-\u9fff]{{2,4}}(?:集团|公司|有限公司)))"
    paper = rf"《[^《》,。!?、:;\s]{{2,12}}》{one_of('context_phrases.tsv', 'paper head')}"
    return re.compile(rf"(?:{name}{head}|{paper})(?![长员])")


def propose_quoted_heads(document: Document) -> Iterator[Candidate]:
    """Yield the bodies whose names are partly in marks: 海州“俏云岫”餐饮集团, 《云岫风物》杂志社."""
    for block in document.blocks:
        for match in _headed().finditer(document.folded, block.start, block.end):
            if document.inner[match.end()] or not _names(document, *match.span("name")):
                continue
            before = document.token_map.before(match.start())
            place = before if before is not None and is_place(before) else None
            if match["firm"] and not (_is_line(document, match) and (place or _is_coined(document, match))):
                continue
            start = place.start if place else match.start()
            yield Candidate(start, match.end(), "organisation", QUOTED_HEAD.name, QUOTED_HEAD.score)


def _is_coined(document: Document, match: re.Match[str]) -> bool:
    """Return whether no word of every day is in marks, which says what sort of firms they are: “问题奶粉”生产公司."""
    inside = document.tokens_between(*match.span("name"))
    return all(not token.known or len(token.text) == 1 or token.tag in _COINED for token in inside)


def _is_line(document: Document, match: re.Match[str]) -> bool:
    """Return whether nouns alone stand between a short name and the word for firms: no “云岫”在各地公司."""
    between = document.tokens_between(match.end("name") + 1, match.end("firm"))
    short = match.end("name") - match.start("name") <= _FIRM
    theirs = any(token.text in words_of("not_organisations.tsv", "under") for token in between)  # “云岫”旗下公司
    return short and not theirs and all(token.tag in _LINES and token.text not in _UNITS for token in between)


def _names(document: Document, start: int, end: int) -> bool:
    """Return whether what stands in marks is a name, and no word that says what sort it is: “空壳”公司."""
    if start < 0:
        return True
    inside = document.tokens_between(start, end)
    if document.folded.startswith("俱乐部", end + 1) and any(token.tag[0] == "m" for token in inside):
        return False  # “百亿”俱乐部: who has so much
    return len(inside) > 1 or any(not token.known or token.tag in ("i", "eng") for token in inside)


def propose_quoted(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the bodies in quotation marks that people of the article belong to."""
    people = {candidate.start for candidate in candidates if candidate.kind == "person" and candidate.score >= _PERSON}
    for block in document.blocks:
        for match in _quoted().finditer(document.folded, block.start, block.end):
            name = match["name"]
            known = name in words("not_organisations.tsv") or name in words("places.tsv")
            if match.end() in people and not known:
                yield Candidate(*match.span("name"), "organisation", QUOTED_BODY.name, QUOTED_BODY.score)
