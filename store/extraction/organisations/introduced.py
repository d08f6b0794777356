"""Organisations that a frame around them introduces, whatever words they are made of.

日商望川竹头 is a company from Japan, 广岚（6188） one whose shares have a number, 拾得酒业跌停 one on the market,
and 原相宜本心总裁林晓月 led one. What stands in such a frame may be common words to the dictionary.
"""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, rows, words, words_of
from store.extraction.organisations.brands import BOUNDS
from store.extraction.organisations.contexts import is_cue
from store.extraction.organisations.heads import heads
from store.extraction.organisations.words import is_generic, is_place, name_characters
from store.text.patterns import alternatives, holds

_NOT = "not_organisations.tsv"
_PHRASES = "context_phrases.tsv"
NATIONAL = Rule(
    "organisation.national",
    0.65,
    finds=Example("他主导日商望川竹头收购案，望川竹头昨日成立。", "望川竹头"),
    leaves=Example("他邀请日商投资设厂。", "投资"),
    lists=(_NOT, "contexts.tsv", "suffixes.tsv"),
)
"""A word for companies of one country before a name (日商, 美商)."""
NUMBERED_SHARE = Rule(
    "organisation.share-number",
    0.65,
    finds=Example("集团旗下广岚（6188）昨日开工。", "广岚"),
    leaves=Example("集团旗下广岚（2016）昨日开工。", "广岚"),
    lists=(_NOT, "suffixes.tsv", _PHRASES),
)
"""A proper name before the number of its shares in brackets, which is no year."""
TRADED = Rule(
    "organisation.traded",
    0.7,
    finds=Example("昨日，拾得酒业跌停。拾得酒业回应称没有违规。", "拾得酒业"),
    leaves=Example("昨日，购买酒业股票的人不多。", "购买酒业"),
    lists=("suffixes.tsv", _NOT, _PHRASES),
)
"""A word and a line of business at the beginning of a clause, before what shares do, that recurs."""
FORMER = Rule(
    "organisation.former",
    0.6,
    finds=Example("昨日，原相宜本心总裁林晓月到场。", "相宜本心"),
    leaves=Example("昨日，原销售部总裁林晓月到场。", "销售部"),
    lists=("titles.tsv", _NOT, "suffixes.tsv"),
)
"""What stands between 原 at the beginning of a clause and a title that only firms have."""
_CODE = re.compile(r"\( ?(?P<number>\d{4,6})(?:\.[A-Z]{2,3})? ?\)")
_FIRST_YEAR, _LAST_YEAR = 1900, 2050
_NAME_TAGS = "nxjia"
_LONGEST = 6
_NATIONAL = re.compile("[日美英德法韩荷港台陆瑞]商")
_JOINTS = frozenset("和与及以至对")


@cache
def _traded() -> re.Pattern[str]:
    """Return the pattern of a word and a line of business before what shares do."""
    lines = [head for head, about in heads().items() if about.strength in ("industry", "field") and len(head) > 1]
    return re.compile(rf"(?P<name>[\u4e00-\u9fff]{{2}}(?:{alternatives(lines)})){one_of(_PHRASES, 'shares')}")


@cache
def _titles() -> tuple[str, ...]:
    """Return the titles that only firms have."""
    ends = tuple(name_characters("firm"))
    return tuple(row[0] for row in rows("titles.tsv") if row[1] == "company" and row[0].endswith(ends))


@cache
def _former() -> re.Pattern[str]:
    """Return the pattern of a firm between 原 and a title that only firms have."""
    return re.compile(
        rf"(?<![\u4e00-\u9fff])(?:原|前)(?P<name>[\u4e00-\u9fff]{{3,6}}?)(?:{alternatives(_titles())})(?=[\u4e00-\u9fff]{{2}})"
    )


def propose_introduced(document: Document) -> Iterator[Candidate]:
    """Yield the names that a frame around them introduces."""
    shares = holds(document.folded, words_of(_PHRASES, "shares"))
    titles = holds(document.folded, _titles())
    for block in document.blocks:
        yield from _of_a_country(document, block.start, block.end)
        for match in _CODE.finditer(document.folded, block.start, block.end):
            yield from _with_number(document, block.start, match)
        for match in _traded().finditer(document.folded, block.start, block.end) if shares else ():
            if _is_traded(document, *match.span("name")):
                yield Candidate(*match.span("name"), "organisation", TRADED.name, TRADED.score)
        for match in _former().finditer(document.folded, block.start, block.end) if titles else ():
            if _may_lead(document, *match.span("name")):
                yield Candidate(*match.span("name"), "organisation", FORMER.name, FORMER.score)


def _of_a_country(document: Document, start: int, end: int) -> Iterator[Candidate]:
    """Yield what 日商 and the like stand before: the words up to one that says what it does or has."""
    for match in _NATIONAL.finditer(document.folded, start, end):
        position = match.end()
        if not document.token_map.is_edge(position):
            continue
        until = position
        for token in document.tokens_between(position, min(end, position + _LONGEST)):
            if token.start != until or not _may_name(token):
                break
            until = token.end
        name = document.folded[position:until]
        if len(name) > 1 and document.folded.count(name) > 1 and not _is_common(name):
            yield Candidate(position, until, "organisation", NATIONAL.name, NATIONAL.score)


def _may_name(token: Token) -> bool:
    """Return whether a word may be one of a name: no verb, no word of structure, nothing that only companies have."""
    done = is_cue(token.text) or is_cue(token.text[:2])  # 收购案
    return (token.tag[0] in _NAME_TAGS or not token.known) and not done and token.text not in heads()


def _is_common(name: str) -> bool:
    return name in words(_NOT) or is_generic(name) or name in heads()


def _with_number(document: Document, floor: int, match: re.Match[str]) -> Iterator[Candidate]:
    """Yield the proper name right before the number of its shares."""
    if _FIRST_YEAR <= int(match["number"]) <= _LAST_YEAR:
        return
    token = document.token_map.before(match.start())
    if token is None or token.start < floor or not token.text[0].isalpha() or _is_common(token.text):
        return
    proper = not token.known or token.tag in ("nr", "nz", "nrt", "j")
    before = document.token_map.before(token.start)
    opens = before is None or before.text[0] in BOUNDS or before.text in _JOINTS | words_of(_PHRASES, "introduces")
    if 2 <= len(token.text) <= _LONGEST and opens and (proper or token.tag[0] == "n") and not is_place(token):
        yield Candidate(token.start, token.end, "organisation", NUMBERED_SHARE.name, NUMBERED_SHARE.score)


def _is_traded(document: Document, start: int, end: int) -> bool:
    """Return whether a name begins a clause, and stands elsewhere too."""
    name = document.folded[start:end]
    opens = start == 0 or document.folded[start - 1] in BOUNDS
    return opens and document.folded.count(name) > 1 and not is_generic(name[:2]) and not _is_common(name)


def _may_lead(document: Document, start: int, end: int) -> bool:
    """Return whether words name a firm: they end with a word, and say neither a department nor a field."""
    inside = document.tokens_between(start, end)
    if not inside or inside[0].start != start or inside[-1].end != end or _is_common(document.folded[start:end]):
        return False
    if document.folded[end - 1] in name_characters("department"):
        return False
    fields = words("title_words.tsv")
    return not any(
        token.tag[0] in "dpcurmqf" or is_place(token) or is_generic(token.text) or token.text in fields
        for token in inside
    )
