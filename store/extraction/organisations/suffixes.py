"""Organisations that end in a word for organisations: 香港金融管理局, 思谋集团, 运输及房屋局.

From each such head the words before it are read leftwards as far as they can belong to a name; then it is judged
whether they name anybody: a place, a word outside the dictionary, a field of work, or only a generic modifier.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token, is_known
from store.extraction.lexicon import words_of
from store.extraction.organisations.contexts import is_cue
from store.extraction.organisations.countries import without_country
from store.extraction.organisations.ends import head_end
from store.extraction.organisations.head_rules import FIELD_HEAD, LEVEL, PLACE_FIELD_HEAD, PLACE_HEAD
from store.extraction.organisations.heads import Head, head_of, heads, last_characters, longest_head
from store.extraction.organisations.inside import without_first
from store.extraction.organisations.known_names import is_event, known_organisations, names_law
from store.extraction.organisations.naming import BUSINESS, naming_score
from store.extraction.organisations.starts import start_of, without_doing
from store.extraction.organisations.walking import walk
from store.extraction.organisations.words import (
    begins_title,
    is_brand,
    is_generic,
    is_place,
    is_site,
    name_characters,
)

_NOT = "not_organisations.tsv"
_SEVERAL = re.compile(r"(?:^|[近超逾约岸])[二三四五六七八九十两数]{1,2}[地国省市县州]$|[各多][地国]$")
"""What many governments are: 两岸四地政府, 多国议会."""
_ONE = re.compile(r"(?<!第)一支[行队]$")
_COUNTED = re.compile(r"(?:首|第[一二三四五六七八九十])[家间所个座]")
_POST = re.compile(r"[原前]?副?书记|[委成]员|干事")
_GLUED = 3
"""Characters: a word of so many may be 前 and a name."""
_WHOLE = 5
"""Characters: a body whose department is named has a name of at least that length."""
_OWN_PART = 0.75


class Ending(NamedTuple):
    """A head in an article with what is made of it.

    Attributes:
        start: where the head begins.
        end: one past it.
        head: the head.
        candidate: the organisation that ends in it, None where nothing before it names anybody.
        refused: the function that says that it ends no name of its own, if one does.
    """

    start: int
    end: int
    head: Head
    candidate: Candidate | None
    refused: Callable[..., object] | None


@cache
def _unnamed() -> re.Pattern[str]:
    return re.compile(
        r"[某该此各每]$|[一二三四五六七八九十这那两几数多\d][家间所个]$|[各最一二三]大$|"
        r"首[家间所个]$|新型$|(?<![之统唯同单第])一$"
    )


def propose_suffixed(document: Document, names: Mapping[int, int]) -> Iterator[Candidate]:
    """Yield organisations that end in a head, each judged by the words before the head.

    Args:
        document: the article.
        names: where known names stand, their starts by their ends; such a name is one word whatever the segmenter says.
    """
    for ending in read_endings(document, names):
        if ending.candidate and ending.refused is None:
            yield ending.candidate


def read_endings(document: Document, names: Mapping[int, int]) -> Iterator[Ending]:
    """Yield every head of the article with what is made of it, also those that end no name.

    Args:
        document: the article.
        names: where known names stand, their starts by their ends.
    """
    last = last_characters()
    for index, token in enumerate(document.tokens):
        if last.isdisjoint(token.text):
            continue
        end = head_end(token)
        if document.folded[end - 1] not in last:
            continue
        head = _head_at(document.folded, end, token)
        if head is not None:
            yield _read(document, index, end, _behind_name(head, end, names), names)


def _behind_name(head: Head, end: int, names: Mapping[int, int]) -> Head:
    """Return the head that a known name leaves, which ends in what else begins it: 海国航空|公司."""
    rest = head.text[-2:]
    inside = rest == "公司" and names.get(end - len(rest), end) < end - len(head.text)
    return heads()[rest] if inside else head


def _read(document: Document, index: int, end: int, head: Head, names: Mapping[int, int]) -> Ending:
    """Return what is made of a head."""
    start = end - len(head.text)
    if _is_common_noun(head, document.tokens, index):
        return Ending(start, end, head, None, _is_common_noun)
    if _begins_title(document.folded, end, head, names):
        return Ending(start, end, head, None, _begins_title)
    for no_body in (is_site, is_event):
        if no_body(document.folded, end):
            return Ending(start, end, head, None, no_body)
    candidate = judged_head(document, index, end, head, names)
    if candidate is None:
        return Ending(start, end, head, None, None)
    if names_law(document.folded, candidate.start):
        return Ending(start, end, head, candidate, names_law)
    listed = end in names and not _is_elsewhere(document.folded, candidate, head, names)
    return Ending(start, end, head, candidate, _is_elsewhere if listed else None)


def _is_elsewhere(folded: str, candidate: Candidate, head: Head, names: Mapping[int, int]) -> bool:
    """Return whether a name that ends like a known one is another body: 澳门教育及青年|发展局, 海州银|保监局.

    Fields of work before the known name make another of it where a clause begins with them: 海岸|发展局.
    """
    start = candidate.end - len(head.text)
    if start < names[candidate.end] or candidate.why == LEVEL.name:
        return True
    seat = folded.startswith(("议员", "代表", "议席"), candidate.end)  # 海州西立法会议员 is of a constituency
    placed = candidate.why == PLACE_HEAD.name and candidate.start < names[candidate.end] and not seat
    each = head.kind != "government" or head.text[-1] in "委办局厅院"  # 海国|白宫 is nobody
    if placed and ((start == names[candidate.end] and each) or head.text.endswith(("法院", "检察院"))):
        return True  # 大江省|社科院, 云州市|青山区法院
    if head.strength != "body" or candidate.start >= names[candidate.end]:
        return False
    opens = not folded[candidate.start - 1 : candidate.start].isalnum()
    return candidate.why == PLACE_FIELD_HEAD.name or (candidate.why == FIELD_HEAD.name and opens)


def _begins_title(folded: str, end: int, head: Head, names: Mapping[int, int]) -> bool:
    """Return whether a head is rather a title's: 国开金融|投资总监, 民主党|党团召集人, 教育局|党委书记."""
    if head.kind == "party" and head.text[-2:] in name_characters("party-committee") and _POST.match(folded, end):
        return True
    field = head.text == "党团" or head.text in words_of(_NOT, "doing")
    return field and end - len(head.text) in names and begins_title(folded, end)


def _head_at(folded: str, end: int, token: Token) -> Head | None:
    """Return the longest head that ends at an offset; none where the word only looks like one (总部, 部署)."""
    head = longest_head(folded, end, end)
    inside_word = head is not None and len(head.text) == 1 and len(token.text) > 1 and end == token.end
    if head is None or head.strength == "never" or (inside_word and _only_looks(token)):
        return None
    return head


def _only_looks(token: Token) -> bool:
    """Return whether a word that ends in a head of one character is another word."""
    whole = words_of(_NOT, "whole")
    if token.known and token.tag == "nt" and len(token.text) > 2:
        return token.text in whole  # 财政局 ends like 政局
    if token.text[-2:] in whole or token.text in whole:
        return True
    phrase = token.tag == "l" and is_known(token.text[:-1])  # 发展局
    return token.known and token.tag[0] not in "nj" and not phrase


def _is_common_noun(head: Head, tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a line of business is a common noun (网络安全, 汽车产业) or a verb (向蔚来投资70亿元)."""
    if head.strength in BUSINESS and len(tokens[index].text) > len(head.text) and is_generic(tokens[index].text):
        return True  # 人工智能 is one word, not 人工 in the business of 智能
    held = head.text in words_of(_NOT, "doing")  # 云岫控股的广岚期货
    if tokens[index].text == "所" and index + 1 < len(tokens):  # 国土|所|需
        return tokens[index + 1].tag == "v" and len(tokens[index + 1].text) == 1 and not is_cue(tokens[index + 1].text)
    if (head.strength not in BUSINESS and not held) or index + 1 >= len(tokens):
        return False
    if held and index and is_financial(tokens[index - 1].text):
        return True  # 云岫资本|投资: that is what it does
    after = tokens[index + 1]
    if after.text == " " and index + 2 < len(tokens):
        after = tokens[index + 2]
    news = head.text == "新闻" and after.text in name_characters("of-news")
    return news or after.text in words_of(_NOT, "after") or _is_done(tokens[index], after)


def is_financial(word: str) -> bool:
    """Return whether a word ends names of those who invest."""
    head = heads().get(word)
    return head is not None and head.kind == "financial"


def _is_done(token: Token, after: Token) -> bool:
    """Return whether a line of business is rather a verb, by the word after it (投资70亿元, 投资了)."""
    return token.tag in ("v", "vn") and (after.tag == "m" or after.text in name_characters("done"))


def judged_head(document: Document, index: int, end: int, head: Head, names: Mapping[int, int]) -> Candidate | None:
    """Return the candidate for a head, or None where nothing before it names anybody."""
    inside = without_doing(start_of(walk(document, index, end - len(head.text), head, names), head), head)
    if not inside:
        return None
    whole = _whole_of(document.folded, inside[0].start, end, head)
    if whole:
        return Candidate(inside[0].start, whole, "organisation", PLACE_FIELD_HEAD.name, _OWN_PART)
    if _is_room(inside, head, names) or _is_department(document.folded, inside, end, head, names):
        return None
    inside = without_country(inside, head)
    score, why = naming_score(inside, head)
    inside = [*_posted(document, inside[0], head), *_held(document, inside, end)]
    name = document.folded[inside[0].start : end]
    if (
        score <= 0
        or name in words_of(_NOT, "whole")
        or is_generic(name)
        or inside[-1].text in name_characters("owner")
        or _is_ranked(inside)
        or _ONE.search(name)
        or _SEVERAL.search(name[: -len(head.text)])
    ):
        return None
    if head.strength in ("weak", "site") or why == FIELD_HEAD.name:
        before = document.folded[max(0, inside[0].start - 3) : inside[0].start]
        if inside[0].text in words_of(_NOT, "determiner") or _unnamed().search(before) or _COUNTED.search(name):
            return None  # 首个香港人工智能研究院 has no name yet
    return Candidate(inside[0].start, end, "organisation", why, score)


def _is_department(folded: str, inside: list[Token], end: int, head: Head, names: Mapping[int, int]) -> bool:
    """Return whether a name is a known one with a department of it before a title: 云岫地产|亚太住宅部|总裁."""
    first = inside[0]
    if len(inside) < 2 or head.text not in name_characters("department") or names.get(first.end) != first.start:
        return False
    return known_organisations().kind(first.text) in ("company", "financial") and begins_title(folded, end)


def _is_room(inside: list[Token], head: Head, names: Mapping[int, int]) -> bool:
    """Return whether a name is a university and what each has, which has no name of its own: 云大|实验室.

    So has a firm its shops, but where their place is said, and a place shops of many firms: 云岫|专卖店, 海州|4S店.
    """
    first = inside[0]
    if head.text in name_characters("shop"):
        return len(inside) == 1 or not any(map(is_place, inside))
    if len(inside) > 1 or head.text not in name_characters("own-room") or names.get(first.end) != first.start:
        return False
    return any(row.kind == "university" for row in known_organisations().known.get(first.text, ()))


def _held(document: Document, inside: list[Token], end: int) -> list[Token]:
    """Return the words of a name without 前 and the like, glued to the first, before a title: 前望川公司|总裁."""
    first = inside[0]
    if first.known or len(first.text) < _GLUED or first.text[0] not in "前原" or not begins_title(document.folded, end):
        return inside
    return [without_first(first), *inside[1:]]


def _posted(document: Document, place: Token, head: Head) -> list[Token]:
    """Return the words before a place that say whose post abroad a body is (海国|驻|山国|代表处), none elsewhere."""
    at = document.token_map.at(place.start - 1) if place.start and head.text in name_characters("posted") else None
    if at is None or at.text != "驻" or not (is_place(place) or is_brand(place)):
        return []
    home = document.token_map.before(at.start)
    return [home, at] if home is not None and is_place(home) else [at]


def _is_ranked(inside: list[Token]) -> bool:
    """Return whether an ordinal before a generic word ranks something and is no name: 美国第一公立|大学."""
    return any(
        left.text[0] == "第" and left.tag == "m" and right.tag[0] != "n" and is_generic(right.text)
        for left, right in pairwise(inside)
    )


def _whole_of(folded: str, start: int, end: int, head: Head) -> int:
    """Return where the body ends whose department a name is (云岫货运公司|海运部), or 0 where it is no department."""
    if head.text[-1] not in name_characters("department") or head.kind == "university":
        return 0
    for place in range(end - len(head.text), start + _WHOLE - 1, -1):
        inner = head_of(folded[start:place])
        if inner and inner.text in name_characters("parent"):
            return place
    return 0
