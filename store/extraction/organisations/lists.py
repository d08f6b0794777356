"""Organisations in a row: where most of an enumeration are organisations, its other proper names are too.

蚂蚁集团、舜宇光学、传化智联、博冠科技和鱼跃医疗: who is known speaks for who is not.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words
from store.extraction.organisations.enumerations import (
    GROUP,
    begins_group,
    counted,
    ends_group,
    holds_people,
    names_things,
    tells_number,
)
from store.extraction.organisations.heads import heads
from store.extraction.organisations.naming import is_business
from store.extraction.organisations.words import is_brand, is_generic, is_place

LIST = Rule(
    "organisation.list",
    0.6,
    finds=Example("出席的有清科集团、云岫科技、舜宇光学、芮橡资本和汉柏科技。", "舜宇光学"),
    leaves=Example("他买了苹果、舜宇光学、香蕉和鸭梨。", "舜宇光学"),
    lists=("context_phrases.tsv", "suffixes.tsv", "not_organisations.tsv", "places.tsv", "organisation_characters.tsv"),
)
"""A proper name in an enumeration of organisations."""
_NOT, _PHRASES = "not_organisations.tsv", "context_phrases.tsv"
_ROW = re.compile(r"[^、,。:;!?()\n]{2,16}(?:、[^、,。:;!?()\n]{2,16})+")
_AND = re.compile(r"以及|还有|[和与及]|(?<![A-Za-z0-9])\s|\s(?![A-Za-z0-9])")  # Apple Pay is one item
_OPENING, _CLOSING = frozenset('“「『"'), frozenset('”」』"')
_SHORTEST, _LONGEST, _LONGEST_LATIN = 2, 10, 16  # characters of a name
_SHORT = 5
"""Characters at most of a name in a row of names that is made of words of every day."""
_MANY = 3
"""Names in a row that speak for the rest of it."""
_PERSON = 3
"""Characters of a person's name."""
_LABEL = 16
"""Characters before a colon that are looked at for what an enumeration holds."""
_LEAST = 0.5
_LIKELY = 0.4
_SOME = 0.2
"""From this score on what other rules say of an item is more than that it looks like a name."""


def propose_listed(document: Document, candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Yield the proper names of enumerations of which at least two others, and half, are organisations.

    An enumeration that ends in 等公司, or begins with 手机厂商, says itself what its items are; so does one of 应用.
    """
    said = _said(candidates)
    for block in document.blocks:
        if document.folded.find("、", block.start, block.end) < 0:
            continue
        for row in _ROW.finditer(document.folded, block.start, block.end):
            items = _items(document, row.start(), row.end(), said)
            mark = document.folded.index("、", row.start())
            if not items or names_things(document.folded, row.start(), mark, items[-1][1]):
                continue
            led = begins_group(document.folded, row.start(), mark)
            led = led if led and _begins_name(document.folded, led, mark) else 0
            called = not led and _is_called(document.folded, block.start, row.start())
            items = [_bare(document.folded, led, mark), *(item for item in items if item[0] > mark)] if led else items
            ended = ends_group(document.folded, items[-1][1], block.end)
            some = any(said.scores.get(item, 0.0) >= _LEAST for item in items)
            exactly = tells_number(document.folded, items[-1][1], len(items))
            told = exactly or (some and counted().match(document.folded, items[-1][1]) is not None)
            known = ended or called or told
            group = bool(led) or known
            rule = GROUP if group else LIST
            if ended and holds_people(document.folded, items[-1][1], block.end):
                items = [item for item in items if _is_more_than_a_person(document.folded[slice(*item)])]
            named = [*filter(said.is_whole, items)] if group or _are_organisations(items, said.scores) else []
            sure = [item for item in named if _is_named(document, item, said, group=group, known=known)]
            if (exactly or (ended and len(sure) >= _MANY)) and all(
                _is_like_them(document, item) for item in named if item not in sure
            ):
                sure = named
            for item in sure:
                yield Candidate(*item, "organisation", rule.name, rule.score)


def _begins_name(folded: str, led: int, mark: int) -> bool:
    """Return whether a first item can stand behind what an enumeration begins with: 公司|服务区域包括云岫 goes on."""
    return mark - led >= _SHORTEST and folded[led] != "的" and _includes().search(folded, led, mark) is None


def _is_called(folded: str, floor: int, start: int) -> bool:
    """Return whether the words before an enumeration say that it names who took part or was chosen: 获奖企业:极岚.

    A word for organisations alone says as often who speaks (车企:降价、裁员) or what matters to them.
    """
    return folded[start - 1 : start] == ":" and _label().search(folded, max(floor, start - _LABEL), start) is not None


@cache
def _label() -> re.Pattern[str]:
    """Return the pattern of what organisations did that are named behind a colon, and the word for them."""
    return re.compile(f"{one_of(_PHRASES, 'chosen')}的?{one_of(_PHRASES, 'leading')}:$")


def _is_named(document: Document, item: tuple[int, int], said: "_Said", *, group: bool, known: bool) -> bool:
    """Return whether an item of an enumeration of organisations is the name of one."""
    quoted = group and document.folded[item[0] - 1] in _OPENING and _may_be_quoted(document.folded[slice(*item)])
    return quoted or said.scores.get(item, 0.0) >= _SOME or _is_name(document, item, known=known)


def _is_like_them(document: Document, item: tuple[int, int]) -> bool:
    """Return whether an item may be a name though its words are those of every day: 蜂蜜有钱 among other platforms."""
    inside = document.tokens_between(*item)
    return (
        item[1] - item[0] <= _SHORT
        and _may_be_quoted(document.folded[slice(*item)])
        and bool(inside)
        and not is_place(inside[-1])
        and document.folded[item[0]].isalpha()
    )


def _is_more_than_a_person(item: str) -> bool:
    """Return whether an item of an enumeration of shareholders and the like is no person's name: 棋云资本, 林晓月."""
    return len(item) > _PERSON or item.isascii()


class _Said(NamedTuple):
    """What other rules say of an article.

    Attributes:
        scores: the best score of each stretch that may be an organisation.
        begins: where the longest sure organisation ends that begins at a place.
        opens: where the longest organisation ends that may begin at a place.
        ends: where the longest organisation begins that may end at a place.
        persons: where the longest person begins that ends at a place.
    """

    scores: dict[tuple[int, int], float]
    begins: dict[int, int]
    opens: dict[int, int]
    ends: dict[int, int]
    persons: dict[int, int]

    def is_whole(self, item: tuple[int, int]) -> bool:
        """Return whether an item is no person, with a title or not, and not the beginning of a longer organisation."""
        person = self.persons.get(item[1], -1)
        titled = person > item[0] and item[1] - person >= _PERSON and self.scores.get(item, 0.0) < _SOME
        return person != item[0] and not titled and self.begins.get(item[0], item[1]) >= item[1]


def _said(candidates: Iterable[Candidate]) -> _Said:
    scores: dict[tuple[int, int], float] = {}
    persons: dict[int, int] = {}
    for start, end, kind, _, score in candidates:
        if kind == "organisation":
            scores[start, end] = max(score, scores.get((start, end), 0.0))
        elif score >= _LEAST:
            persons[end] = min(start, persons.get(end, start))
    begins = {start: end for (start, end), score in sorted(scores.items()) if score >= _LEAST}
    opens = {start: end for (start, end), score in sorted(scores.items()) if score >= _SOME}
    ends = {end: start for (start, end), score in sorted(scores.items(), reverse=True) if score >= _SOME}
    return _Said(scores, begins, opens, ends, persons)


def _are_organisations(items: Sequence[tuple[int, int]], scores: Mapping[tuple[int, int], float]) -> bool:
    """Return whether two items of an enumeration, and half of them, are organisations, or one, and all may be."""
    sure = sum(scores.get(item, 0.0) >= _LEAST for item in items)
    if sure == 1 and len(items) > 2:
        return all(scores.get(item, 0.0) >= _LIKELY for item in items)
    return sure >= 2 and 2 * sure >= len(items)


def _items(document: Document, start: int, end: int, said: _Said) -> list[tuple[int, int]]:
    """Return the items of an enumeration: the first is the name or word before the first mark, the last ends at 等.

    Without 等 the last one ends with the organisation that begins it: 极岚和望川集团|共同投资.
    """
    folded = document.folded
    marks = [mark.start() for mark in re.finditer("、", folded[start:end])]
    first = start + marks[0]
    words_before = document.tokens_between(start, first)
    begins = _after_includes(folded, start, first) or (words_before[-1].start if words_before else start)
    items = [(said.ends.get(first, begins), first)]
    for left, right in pairwise([*marks, end - start]):
        position = start + left + 1
        end_of_item = _closing(folded, position + 2, start + right)
        for joint in _AND.finditer(folded, position + 2, end_of_item):
            items.append((position, joint.start()))
            position = joint.end()
        items.append((position, end_of_item))
    last, right = items[-1]
    items[-1] = last, min(said.begins.get(last, said.opens.get(last, right)), right)
    return [item for item in (_bare(folded, *item) for item in items) if item[1] - item[0] >= 2]


def _closing(folded: str, start: int, end: int) -> int:
    """Return where an item ends, and not what says that it was the last: 等, 4家公司."""
    closing = folded.find("等", start, end)
    if closing > 0:
        return closing
    told = counted().search(folded, start, end)
    return told.start() if told else end


def _after_includes(folded: str, start: int, first: int) -> int:
    """Return where the last word ends that says what there is (包括) before a first mark, 0 where none does."""
    ends = [found.end() for found in _includes().finditer(folded, start, first)]
    return ends[-1] if ends and first - ends[-1] >= _SHORTEST else 0


@cache
def _includes() -> re.Pattern[str]:
    """Return the pattern of the words that say what there is."""
    return re.compile(one_of(_PHRASES, "includes"))


def _may_be_quoted(item: str) -> bool:
    """Return whether an item in quotation marks may be a name in spite of its words: “云岫中国”."""
    return len(item) <= _LONGEST and item not in words(_NOT) and not is_generic(item)


def _bare(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return an item without the quotation marks around it."""
    quoted = folded[start : start + 1] in _OPENING and folded[end - 1 : end] in _CLOSING
    return (start + 1, end - 1) if quoted else (start, end)


def _is_name(document: Document, item: tuple[int, int], *, known: bool = False) -> bool:
    """Return whether an item is one to three words of which one is a proper name."""
    start, end = item
    name = document.folded[start:end]
    if len(name) > (_LONGEST_LATIN if name.isascii() else _LONGEST) or name in words(_NOT):
        return False
    inside = document.tokens_between(start, end)
    whole = bool(inside) and inside[0].start == start and inside[-1].end == end
    if not whole or len(inside) > 3 or (is_place(inside[-1]) and not is_brand(inside[0])):
        return False
    if inside[0].tag == "m" and inside[0].text[0].isdigit():
        return False  # 350元
    if any(token.known and token.tag[0] == "v" and not is_place(token) for token in inside):
        return False
    if known and len(inside) == 1 and inside[0].tag[0] in "naj":
        return not is_generic(inside[0].text) and inside[0].text not in heads()
    return any(is_brand(token) for token in inside) or (is_place(inside[0]) and is_business(inside[-1].text))
