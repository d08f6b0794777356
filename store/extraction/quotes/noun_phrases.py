"""Noun phrases: which words make one, which of them is the head, and how the phrase names who speaks."""

import re
from typing import Literal, NamedTuple

from store.extraction.lexicon import words_of
from store.extraction.quotes.adverbs import ends_with
from store.extraction.quotes.extents import (
    MODIFIER_TAGS,
    after_opening,
    after_verbs,
    counted,
    counted_start,
    noun_phrase_start,
    with_places,
    with_title_marks,
    without_brackets,
)
from store.extraction.quotes.lists import small_words
from store.extraction.quotes.page import BRACKETED, Item, Name, Page

SubjectSort = Literal["name", "joint", "described", "pronoun", "title", "document", "inherited"]

_CUES = "cues.tsv"
_JOINT = re.compile(rf"[\s{BRACKETED}]*[、和与及跟暨][\s{BRACKETED}]*")
_TITLED_JOINT = re.compile(rf"[\s{BRACKETED}]*[、和与及跟暨]([^，。；：！？、,:;!?\n]{{2,20}})")
_COUNTED = re.compile(r"[一两二三四五六七八九十几数多\d]{1,3}[位名个]")
_FRAME_END = re.compile(r"[一-龥]{0,4}(?:下|时|期间|之后)")
"""Behind somebody shows that a frame that 在 opens ends there (在大律师某某盘问下表示)."""
_PREPOSITION_IN_GAP = re.compile(r"[在于向对]")


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


def named(page: Page, name: Name, clause: int) -> Subject:
    """Return a name as who speaks, right beside the verb."""
    return Subject(name.start, name.end, "name", page.document.text[name.start : name.end], (name,), clause, near=True)


def as_written(page: Page, start: int, end: int, clause: int, names: tuple[Name, ...] = ()) -> Subject:
    """Return who is only described as who speaks, right beside the verb; `names` are those in the description."""
    return Subject(start, end, "described", page.document.text[start:end], names, clause, near=True)


def is_object(page: Page, items: list[Item], place: int, begin: int) -> bool:
    """Return whether an item is the object of a preposition or a verb, or the owner of something else."""
    item = items[place]
    if governed_phrase(page, items, place, begin):
        return True
    if item.sort == "pronoun" and (_acted_on(page, items, place) or _in_frame(page, begin, item)):
        return True
    channel = page.masked.endswith("官方", begin, item.start)
    if channel and (place > 0 or page.masked.find("在", begin, item.start) >= 0):
        return True  # 某法院在官方微信发文称: the channel does not speak
    return item.sort == "name" and page.masked.startswith("的", item.end) and place + 1 == len(items)


def _acted_on(page: Page, items: list[Item], place: int) -> bool:
    """Return whether a pronoun is whom somebody before it in its clause does something to (打断他说)."""
    item, before = items[place], page.word_before(items[place].start)
    if place == 0 or before is None or item.text not in words_of("pronouns.tsv", "person"):
        return False
    known = any(before.text in small_words(sort) for sort in ("leading", "citing", "joining", "modifier", "continuing"))
    return before.tag == "v" and items[place - 1].end <= before.start and not known


def _in_frame(page: Page, begin: int, item: Item) -> bool:
    """Return whether a pronoun is joined to something that stands in where somebody speaks (在采访和他写的书中)."""
    joins = page.masked[item.start - 1 : item.start] in ("和", "与", "及")
    return joins and any(token.text == "在" for token in page.tokens_within(max(begin, item.start - 12), item.start))


def modifies(page: Page, item: Item) -> bool:
    """Return whether a word for a speaker only tells of what kind the noun after it is: 律师信, 代表被告的大律师."""
    if page.begins_name(item.end):
        return True
    after = page.tokens_within(item.end, item.end + 1)
    if after and after[0].text[:1] in small_words("joining") and after[0].text[1:] in words_of(_CUES, "tail"):
        return False  # 人士|又称: the segmenter makes one word of the adverb and the verb
    documents = words_of("speakers.tsv", "document")
    return bool(after) and after[0].tag in ("n", "nr", "ns", "nz", "nt") and after[0].text not in documents


def governed_phrase(page: Page, items: list[Item], place: int, begin: int) -> bool:
    """Return whether the noun phrase of an item is the object of a preposition or a verb."""
    relative = False
    while place > 0 and _linked(page, items[place - 1], items[place]):
        gap = page.masked[items[place - 1].end : items[place].start].strip()
        if gap.endswith("的") and len(gap) > 1:
            break  # 由大学回来的李志远: what governs the first does not govern the second
        relative = relative or "的" in gap
        place -= 1
    governor = _governed(page, items, place, begin)
    return governor > 0 and not (relative and governor > 1)  # 代表控方的律师李志远, but 对启明的律师李志远


def _governed(page: Page, items: list[Item], place: int, begin: int) -> int:
    """Return the length of the preposition or verb that governs an item, 0 where none does; 和 may only join it."""
    if place > 0 and _JOINT.fullmatch(page.masked, items[place - 1].end, items[place].start):
        return _governed(page, items, place - 1, begin)
    item = items[place]
    start = item.start if item.sort == "name" else noun_phrase_start(page, begin, item)
    if item.sort != "name" and page.masked[max(begin, start - 1) : start] in ("与", "和", "跟", "同"):
        return 0  # 战略与国际研究中心
    if page.masked.endswith("至于", begin, start):
        return 0  # 至于李志远表示，…: only turns to him
    if _addressed(page, begin, item):
        return 1
    return ends_with(page, begin, start, "object") or ends_with(page, begin, item.start, "object")


def _addressed(page: Page, begin: int, item: Item) -> bool:
    """Return whether only nouns stand between 对, 向 or 在 and an item: it does not speak (对台下的妻子某某说)."""
    owned = acting = False
    for token in reversed(page.tokens_within(max(begin, item.start - 24), item.start)):
        if token.text == "在":
            before = page.word_before(token.start)
            lived = before is not None and before.start >= begin and before.tag[0] == "v"  # 住在当地的某某
            return not acting and not lived and (not owned or _FRAME_END.match(page.masked, item.end) is not None)
        if token.text in ("对", "向"):
            return True
        if token.tag not in MODIFIER_TAGS:
            acting = token.end == item.start  # 向|游行|人士说
            if not acting:
                return False
        owned = owned or token.text == "的"
    return False


def _linked(page: Page, left: Item, right: Item) -> bool:
    """Return whether two items are one noun phrase: 公司 + title + name, 公司 + 的 + name, 公司 + 发布的 + 财报."""
    gap = page.masked[left.end : right.start]
    if len(gap) > 45 or re.search(r"[，。；：！？,;:!?—]", gap) or left.text in words_of("pronouns.tsv", "person"):
        return False  # 她认同网民: he and she own no noun without 的
    if left.name and left.name.kind == "person" and right.name and not _names_whose(gap, right.name):
        return False
    if right.sort == "document":  # 蔚来发布的财报, not 蔚来在声明中, 蔚来成立了一个调查…的小组
        return not _PREPOSITION_IN_GAP.search(gap) and "了一" not in gap
    if any(word in gap for word in small_words("parting")):
        return False
    if right.sort in ("head", "title", "media", "counted"):
        return len(gap) <= 20 and ("的" in gap or not _acts(page, left.end, right.start))
    body = left.name is not None and left.name.kind == "organisation"
    bodies = body and right.name is not None and right.name.kind == "organisation"
    nothing = not gap.strip(f" {BRACKETED}" if bodies else None)  # 海岸银行（代号）东湾支行
    return (
        nothing
        or (body and _COUNTED.fullmatch(gap) is not None)
        or gap.rstrip(f' {BRACKETED}“「"、').endswith(tuple(words_of("speakers.tsv", "post")))
    )


def _names_whose(gap: str, name: Name) -> bool:
    """Return whether a person before a name only tells whose the bearer is (某某的律师某某; not 某某挖走总裁某某)."""
    return name.kind == "person" and "是" not in gap and ("的" in gap or not gap.strip())


def _acts(page: Page, start: int, end: int) -> bool:
    """Return whether a verb with an object stands between two items (法官考虑专家报告, 某某否认有撬走前司长)."""
    tokens = page.tokens_within(start, end)
    if any(token.text in small_words("weighing") for token in tokens):
        return True
    verbs = [token for token in tokens if token.tag == "v" and token.text not in small_words("modifier")]
    return len(verbs) > 1 or any(token.text in words_of("cues.tsv", "stance") for token in verbs)


def _one_phrase(page: Page, left: Item, right: Item) -> bool:
    """Return whether two items are one noun phrase, or two names that are joined (微软和领英)."""
    joined = left.name is not None and right.name is not None and left.name.kind == right.name.kind
    return _linked(page, left, right) or (joined and _JOINT.fullmatch(page.masked, left.end, right.start) is not None)


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
        return Subject(start, end, "joint", page.document.text[start:end], tuple(names), begin)
    return Subject(start, end, "name", page.document.text[start:end], (names[-1],), begin)


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
    if before == place - 1 and _JOINT.fullmatch(page.masked, start, end):
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
        if item.sort == "name" and not _governed(page, items, before, begin):
            named = _named(page, items, before, begin)
            return named._replace(end=items[place].end) if named.sort == "name" else named
        if item.sort == "pronoun":
            return Subject(item.start, item.end, "pronoun", item.text, (), begin)
        if item.sort in ("alone", "head", "counted") and _linked(page, item, items[place]):
            return _described(page, items, before, begin)
    item = items[place]
    return Subject(begin, item.end, "document", page.document.text[begin : item.end].strip(), (), begin)


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
        start = counted_start(page, begin, start, number.start())
    elif names and not alone:
        start = with_places(page, begin, start)
    start = after_opening(page, start, item.start)
    start = with_title_marks(page, begin, after_verbs(page, start, item.start), item, alone=alone)
    end = item.end + (page.masked[item.end : item.end + 1] == "们")
    text = without_brackets(page, start, end)
    titled = item.sort == "title" and not names and not number
    return Subject(start, end, "title" if titled else "described", text, names, begin)


def _first_linked(page: Page, items: list[Item], place: int) -> int:
    """Return the first of the items that belong together with one: linked to it, or names joined."""
    first = place
    while first > 0:
        before, item = items[first - 1], items[first]
        joined = item.sort == "name" and _JOINT.fullmatch(page.masked, before.end, item.start)
        if not (_linked(page, before, item) or joined):
            break
        first -= 1
    return first


def _of_a_name(page: Page, items: list[Item], first: int, place: int) -> int | None:
    """Return the place of the name that a word only describes: 某公司官方, but 其官方 and 二人官方 are as written."""
    item = items[place]
    before = items[place - 1] if first < place else item
    if item.text == "官方" and before.name and page.masked[before.end : item.start].strip() == "":
        return place - 1
    if item.sort != "title":
        return None
    named = [(number, other.name) for number, other in enumerate(items[first:place], first) if other.name]
    return named[-1][0] if any(name.kind == "person" for _, name in named) else None
