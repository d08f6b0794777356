"""Noun phrases: which words make one, which of them is the head, and how the phrase names who speaks."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from store.extraction.lexicon import words, words_of
from store.extraction.quotes.adverbs import ends_with
from store.extraction.quotes.extents import (
    after_opening,
    after_verbs,
    counted,
    counted_start,
    noun_phrase_start,
    with_body,
    with_nouns,
    with_office,
    with_places,
    with_title_marks,
    without_brackets,
)
from store.extraction.quotes.governing import JOINT, governed, linked
from store.extraction.quotes.lists import DOCUMENTS, small_words
from store.extraction.quotes.page import BRACKETED, Item, Name, Page
from store.text.fold import fold

SubjectSort = Literal["name", "joint", "described", "pronoun", "title", "document", "inherited"]

_WITHIN = ("中", "里", "内", "上")
_JOINER = re.compile(r"以及|[、和与與及跟暨]")
_TITLED_JOINT = re.compile(rf"[\s{BRACKETED}]*[、和与及跟暨]([^，。；：！？、,:;!?\n]{{2,20}})")


class Subject(NamedTuple):
    """Who is said to speak.

    Attributes:
        start: where the words for it begin.
        end: one past them.
        sort: how it is said.
        text: the words as written, for a description; else the word (他, 财报, CEO).
        names: the names in it: the speaker, the joint speakers, or those a description holds.
        clause: where the clause begins: here the statement before it ends.
        near: whether nothing but adverbs, times and a setting stands between it and the verb.
    """

    start: int
    end: int
    sort: SubjectSort
    text: str
    names: tuple[Name, ...]
    clause: int
    near: bool = False

    @property
    def kind(self) -> str:
        """The kind of the person or the organisation that a name alone is of; "" where it is anything else."""
        return self.names[-1].kind if self.sort == "name" else ""


def named(page: Page, name: Name, clause: int) -> Subject:
    """Return a name as who speaks, right beside the verb."""
    return Subject(name.start, name.end, "name", page.document.text[name.start : name.end], (name,), clause, near=True)


def as_written(page: Page, start: int, end: int, clause: int, names: tuple[Name, ...] = ()) -> Subject:
    """Return who is only described as who speaks, right beside the verb; `names` are those in the description."""
    return Subject(start, end, "described", page.document.text[start:end], names, clause, near=True)


def _one_phrase(page: Page, left: Item, right: Item) -> bool:
    """Return whether two items are one noun phrase, or two names that are joined (微软和领英)."""
    joined = left.name is not None and right.name is not None and left.name.kind == right.name.kind
    return linked(page, left, right) or (joined and JOINT.fullmatch(page.masked, left.end, right.start) is not None)


def head_of(page: Page, items: list[Item], place: int) -> int:
    """Return the last item of the noun phrase that begins at `place`: its head."""
    while place + 1 < len(items) and _one_phrase(page, items[place], items[place + 1]):
        place += 1
    return place


def phrase_of(page: Page, items: list[Item], place: int, begin: int) -> Subject:
    """Return the subject whose head is an item."""
    item = items[place]
    if item.sort == "name" and item.name:
        return _named(page, items, place, begin)
    if item.sort == "pronoun":
        return Subject(item.start, item.end, "pronoun", item.text, (), begin)
    if item.sort == "document":
        return _document(page, items, place, begin)
    return _described(page, items, place, begin)


def _named(page: Page, items: list[Item], place: int, begin: int) -> Subject:
    """Return a name, together with the names joined to it (微软和领英)."""
    names: list[Name] = []
    first = place
    while True:
        name = items[first].name
        if name is None:
            first += 1
            break
        names.insert(0, name)
        before = _joined(page, items, first)
        if before is None:
            break
        first = before
    start, end = names[0].start, names[-1].end
    if len({name.identity for name in names}) > 1:
        return Subject(start, end, "joint", joined_names(page, names), tuple(names), begin)
    return Subject(start, end, "name", page.document.text[start:end], (names[-1],), begin)


def joined_names(page: Page, names: Sequence[Name]) -> str:
    """Return names joined as written, without the titles between (某某及副会长李志远: 某某及李志远)."""
    text = page.document.text
    written = text[names[0].start : names[0].end]
    for left, right in pairwise(names):
        sign = _JOINER.search(text, left.end, right.start)
        written += (sign.group() if sign else "、") + text[right.start : right.end]
    return written


def first_of_two(page: Page, subject: Subject) -> Subject:
    """Return the first of two joined names where 与 or 和 says with whom he does something (某甲与某乙通话，强调…)."""
    if not page.masked.startswith(tuple(small_words("meeting")), subject.end):
        return subject
    first = subject.names[0]
    return subject._replace(end=first.end, sort="name", text=first.name, names=(first,))


def _joined(page: Page, items: list[Item], place: int) -> int | None:
    """Return the place of the name that is joined to a later one, the later one's title between (某某及副主席某某)."""
    before = next((number for number in range(place - 1, -1, -1) if items[number].sort == "name"), None)
    if before is None:
        return None
    start, end = items[before].end, items[place].start
    if before == place - 1 and JOINT.fullmatch(page.masked, start, end):
        return before
    joint = _TITLED_JOINT.fullmatch(page.masked, start, end)
    titled = joint is not None and joint.group(1).rstrip().endswith(tuple(words_of("speakers.tsv", "post")))
    verbs = any(token.tag == "v" and len(token.text) > 1 for token in page.tokens_within(start, end))
    same = {item.name.kind for item in (items[before], items[place]) if item.name} == {"person"}
    return before if titled and same and not verbs else None


def _document(page: Page, items: list[Item], place: int, begin: int) -> Subject:
    """Return a document as its issuer where that stands in the clause, else as itself."""
    for before in range(place - 1, -1, -1):
        item = items[before]
        if item.sort == "name" and (_issues(page, item, items[place]) or not governed(page, items, before, begin)):
            named = _named(page, items, before, begin)
            return named._replace(end=items[place].end) if named.sort == "name" else named
        if item.sort == "pronoun":
            return Subject(item.start, item.end, "pronoun", item.text, (), begin)
        if item.sort in ("alone", "head", "counted") and linked(page, item, items[place]):
            return _described(page, items, before, begin)
    item = items[place]
    if page.masked[begin] == "在" and page.masked[item.end : item.end + 1] in _WITHIN:
        return Subject(begin, begin, "inherited", "", (), begin)  # 某某，在今年发出的公开信中表示
    return Subject(begin, item.end, "document", page.document.text[begin : item.end].strip(), (), begin)


def _issues(page: Page, item: Item, document: Item) -> bool:
    """Return whether a document is said to be issued by a name (一份由某法院出具的传票)."""
    between = page.tokens_within(item.end, document.start)
    return page.masked[item.start - 1] == "由" and any(token.text in words_of(DOCUMENTS, "issued") for token in between)


def _described(page: Page, items: list[Item], place: int, begin: int) -> Subject:
    """Return a speaker without a name, as written: 华南一位基金经理, 富时罗素行政总裁, 该公司旗下的电信部门."""
    item = items[place]
    first = _first_linked(page, items, place)
    names = tuple(other.name for other in items[first:place] if other.name)
    named = _of_a_name(page, items, first, place)
    if named is not None:
        return _named(page, items, named, begin)._replace(end=item.end)
    alone = first == place
    start = items[first].start - ends_with(page, begin, items[first].start, "modifier")
    if alone and item.text not in ("有人", "官方"):
        start = noun_phrase_start(page, begin, item)
    number = counted().search(page.masked, begin, item.start if alone else start)
    if number and not names:
        start = with_nouns(page, begin, counted_start(page, begin, start, number.start()))
    elif names and not alone:
        start = with_office(page, begin, start) if names[0].kind == "person" else with_places(page, begin, start)
    elif not names and not alone:
        start = noun_phrase_start(page, begin, items[first])
    start = after_verbs(page, after_opening(page, start, item.start), item.start)
    start = with_body(page, begin, start, item.start) if alone else start
    start = with_title_marks(page, begin, start, item, alone=alone)
    if start == item.start > begin and page.masked[start - 1] in words("surnames.tsv"):
        start -= item.text in words_of("speakers.tsv", "polite") and not page.in_name(start - 1)  # 据|黎女士
    end = item.end + (page.masked[item.end : item.end + 1] == "们")
    text = without_brackets(page, start, end)
    titled = item.sort == "title" and not names and not number
    return Subject(start, end, "title" if titled else "described", text, names, begin)


def _is_called(page: Page, name: Name, title: str) -> bool:
    """Return whether a title right behind the name of a person is his; 某某律师 may also be the lawyer of another."""
    person = page.people.get(name.identity)
    if person is not None and title in words_of("speakers.tsv", "polite"):
        return True
    return person is not None and any(fold(role.title).endswith(title) for role in person.roles)


def _first_linked(page: Page, items: list[Item], place: int) -> int:
    """Return the first of the items that belong together with one: linked to it, or names joined."""
    first = place
    while first > 0:
        before, item = items[first - 1], items[first]
        joined = item.sort == "name" and JOINT.fullmatch(page.masked, before.end, item.start)
        if not (linked(page, before, item) or joined):
            break
        first -= 1
    return first


def _of_a_name(page: Page, items: list[Item], first: int, place: int) -> int | None:
    """Return the place of the name that a word only describes: 某公司官方, but 其官方 and 二人官方 are as written."""
    item = items[place]
    before = items[place - 1] if first < place else item
    if item.text == "官方" and before.name and page.masked[before.end : item.start].strip() == "":
        return place - 1
    if before.name and before.end == item.start and _is_called(page, before.name, item.text):
        return place - 1  # 某某律师, who is one
    if item.sort != "title":
        return None
    named = [(number, other.name) for number, other in enumerate(items[first:place], first) if other.name]
    return named[-1][0] if any(name.kind == "person" for _, name in named) else None
