"""Who stands before a verb of saying: a name, a description, a pronoun, a document, or nobody in its own clause."""

import re
from typing import Literal, NamedTuple

from store.extraction.quotes.adverbs import after_leading, ends_with, light, small_words
from store.extraction.quotes.page import BRACKETED, QUOTED, Item, Name, Page
from store.extraction.quotes.unnamed import attached, name_like, nouns_before

SubjectSort = Literal["name", "joint", "described", "pronoun", "title", "document", "inherited"]

_JOINT = re.compile(rf"[\s{BRACKETED}]*[、和与及跟暨][\s{BRACKETED}]*")
_TITLE_END = re.compile(
    r"(?:长|人|官|裁|理|事|席|任|师|员|家|授|者|士|管|监|秘|辅|导|生|臣|记|委|表|使|领|督|相|统|CEO|CFO|CTO|COO|CIO|主播|机师|先生|女士|博士|夫妇|嘉宾|合伙|顾问|首富|巨头|公司|机构|媒体|平台|企业|集团|的)[\s\x01“「\"]*$"
)
_PREPOSITION_IN_GAP = re.compile(r"[在于向对]")
_VERB_IN_GAP = re.compile(r"[在向对于被把将让令使给了过着称说]|发布|宣布|公布|举行|召开|表示|会见|接受")
_CLAUSE_END = re.compile(r"[，,；;：:—]")
_DATELINE = re.compile(r"(?:消息|讯|电|获悉|报道|报导|了解到)[\s\x01]*$")
_ASKED = re.compile(
    r"[\s\x01]*(?:而|但|当|在|就)?(?:被?(?:记者|传媒|媒体)?追?问(?:及|到)|对于|针对|至于|有关|谈及|提及|面对"
    r"|正如|一如|诚如|未知|不知|是否|如果|若|倘|一旦|只要|除非)"
    r"|[^，。；：,]{0,40}被(?:记者|传媒|媒体)?追?问(?:及|到)"
)
_MODIFIER_TAGS = frozenset(
    ("n", "ns", "nz", "nt", "s", "b", "a", "vn", "j", "l", "m", "q", "uj", "eng", "f", "mq", "nr", "an", "nrt", "i")
)
_COUNTED = re.compile(
    r"(?:[一两三四五六七八九十几数多\d]+(?:位|名|个|家)|(?:某|该|这|那|另|另外)(?:一|两|几)?(?:位|名|个|些|家)?|多(?:位|名|家)|不少|部分|一些|许多|众多|个别)(?:不愿(?:意)?(?:具名|透露姓名)的|匿名的?|不具名的?)?"
    r"[^，。；：！？]{0,24}$"
)


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


def clause_start(page: Page, least: int, end: int) -> int:
    """Return where the clause that ends at `end` begins."""
    for place in range(end - 1, least - 1, -1):
        if page.masked[place] == "," and page.masked[place + 1 : place + 2].isdigit():
            continue
        if page.masked[place] == " " and _parts(page, place):
            return place + 1
        if page.masked[place] in "，,。；;！？!?：:—\n\u3000#" or page.masked[place] == QUOTED:
            return place + 1
        if page.masked[place] in '”」』"' and place > least and page.masked[place - 1] == QUOTED:
            return place + 1
    return least


def _parts(page: Page, place: int) -> bool:
    """Return whether a space parts two Chinese phrases, as in headlines (文件曝光 新CEO称)."""
    left, right = page.masked[place - 1 : place], page.masked[place + 1 : place + 2]
    return "一" <= left <= "龥" and "一" <= right <= "龥"


def find_subject(page: Page, least: int, cue: int) -> Subject | None:
    """Return who stands before the verb at `cue`, not before `least`; None where it cannot be told."""
    begin = clause_start(page, max(least, page.window(cue, least)), cue)
    if _asked(page, begin) and not page.masked[begin:cue].rstrip().endswith("时"):
        return None
    items = _items(page, begin, cue)
    return _nearest(page, items, begin, cue) or _unnamed(page, items, begin, cue) or _first(page, items, begin, cue)


def _nearest(page: Page, items: list[Item], begin: int, cue: int) -> Subject | None:
    """Return the item right before the verb, but for adverbs, times and a setting."""
    for place in range(len(items) - 1, -1, -1):
        if light(page, items[place].end, cue):
            if not _is_object(page, items, place, begin):
                return _phrase(page, items, place, begin)._replace(near=True)
            break
    return None


def _first(page: Page, items: list[Item], begin: int, cue: int) -> Subject | None:
    """Return the first noun phrase of the clause; where the clause has none, that it goes on about somebody."""
    for place, item in enumerate(items):
        if _is_object(page, items, place, begin) or item.sort in ("counted", "media"):
            continue
        head = _head(page, items, place)
        if _owns(page, items[head].end, cue):
            return None
        return _phrase(page, items, head, begin)._replace(near=light(page, items[head].end, cue))
    inherits = light(page, begin, cue) or (not items and _goes_on(page, begin))
    return Subject(begin, begin, "inherited", "", (), begin) if inherits else None


def _unnamed(page: Page, items: list[Item], begin: int, cue: int) -> Subject | None:
    """Return a speaker that is no item: a body of a named one (林郑竞选办), or what looks like an unknown name."""
    run = nouns_before(page, begin, cue)
    item = attached(page, items, run)
    if item:
        text = page.document.text[item.start : run[-1].end]
        names = (item.name,) if item.name else ()
        return Subject(item.start, run[-1].end, "described", text, names, begin, near=True)
    place = name_like(run)
    if place and not any(item.start < place[1] and place[0] < item.end for item in items):
        return Subject(*place, "described", page.document.text[place[0] : place[1]], (), begin, near=True)
    return None


def _owns(page: Page, end: int, cue: int) -> bool:
    """Return whether what stands before `end` only owns the subject: 的 follows before any adverb or setting."""
    for token in page.tokens_within(end, cue):
        if token.text in small_words("setting") or token.tag in ("d", "t", "c", "v"):
            return False
        if token.text == "的":
            return True
    return False


def _goes_on(page: Page, begin: int) -> bool:
    """Return whether a clause goes on about whoever was its sentence's subject (并指着脑袋说)."""
    first = page.tokens_within(begin, begin + 8)[:2]
    if len(first) < 2 or first[0].text not in small_words("joining"):
        return False
    if first[0].text in ("并", "并且", "且", "而且", "然后", "继而", "随后", "接着"):
        return True
    return first[1].tag in ("v", "p") and first[1].text not in ("有", "是", "令", "使", "让")


def _asked(page: Page, begin: int) -> bool:
    """Return whether a clause says what somebody was asked or what it is about (被问及某某称…)."""
    end = _CLAUSE_END.search(page.masked, begin, begin + 60)
    return _ASKED.match(page.masked, begin, end.start() if end else begin + 60) is not None


def lead_subject(page: Page, begin: int, end: int) -> Subject | None:
    """Return the first subject of the clauses between two places: that of a sentence whose verb comes later."""
    begin = max(begin, end - 200)
    while begin < end:
        pause = _CLAUSE_END.search(page.masked, begin, end)
        stop = pause.start() if pause else end
        skipped = _DATELINE.search(page.masked, begin, stop) or _asked(page, begin)
        items = [] if skipped else _items(page, begin, stop)
        for place, item in enumerate(items):
            if _governed_phrase(page, items, place, begin):
                continue
            phrase = _phrase(page, items, _head(page, items, place), begin)
            leads = phrase.start <= after_leading(page, begin, phrase.start)
            if item.sort in ("name", "pronoun", "alone") or (item.sort in ("head", "counted", "title") and leads):
                return phrase
        begin = stop + 1
    return None


def _items(page: Page, begin: int, cue: int) -> list[Item]:
    """Return what may be the subject in a clause; after 援引 only what is cited."""
    items = [item for item in page.items(begin, cue) if _stands_alone(page, item, begin, cue)]
    items = [item for item in items if item.sort != "counted" or _COUNTED.search(page.masked, begin, item.start)]
    for place in range(len(items) - 1, 0, -1):
        if ends_with(page, begin, items[place].start, "citing"):
            return items[place:]
    return items


def _stands_alone(page: Page, item: Item, begin: int, cue: int) -> bool:
    """Return whether a word for a speaker is one here: 其 not in 其中, 公司 not in 子公司, 他 not in 其他."""
    if item.sort != "pronoun":
        return item.sort == "name" or item.end in page.boundaries or item.end == cue
    if item.start not in page.boundaries or (item.end not in page.boundaries and item.end != cue):
        return False
    if item.text in ("他", "她", "其", "后者"):
        return page.masked[item.end : item.end + 1] not in ("的", "们", "国", "人")
    if item.text in ("公司", "集团", "公司方面"):
        return after_leading(page, begin, item.start) == item.start
    return True


def _is_object(page: Page, items: list[Item], place: int, begin: int) -> bool:
    """Return whether an item is the object of a preposition or a verb, or the owner of something else."""
    item = items[place]
    if _governed_phrase(page, items, place, begin):
        return True
    return item.sort == "name" and page.masked.startswith("的", item.end) and place + 1 == len(items)


def _governed_phrase(page: Page, items: list[Item], place: int, begin: int) -> bool:
    """Return whether the noun phrase of an item is the object of a preposition or a verb."""
    while place > 0 and _linked(page, items[place - 1], items[place]):
        place -= 1
    return _governed(page, items, place, begin)


def _governed(page: Page, items: list[Item], place: int, begin: int) -> bool:
    """Return whether a preposition or a verb of which it is the object stands before an item; 和 may only join it."""
    if place > 0 and _JOINT.fullmatch(page.masked, items[place - 1].end, items[place].start):
        return _governed(page, items, place - 1, begin)
    return ends_with(page, begin, items[place].start, "object") > 0


def _linked(page: Page, left: Item, right: Item) -> bool:
    """Return whether two items are one noun phrase: 公司 + title + name, 公司 + 的 + name, 公司 + 发布的 + 财报."""
    gap = page.masked[left.end : right.start]
    if len(gap) > 45 or re.search(r"[，。；：！？,;:!?—]", gap):
        return False
    if right.sort == "document":  # 蔚来发布的财报, not 蔚来在声明中
        return not _PREPOSITION_IN_GAP.search(gap)
    if _VERB_IN_GAP.search(gap):
        return False
    if right.sort in ("head", "title", "media", "counted"):
        return len(gap) <= 20
    return not gap.strip() or _TITLE_END.search(gap) is not None


def _head(page: Page, items: list[Item], place: int) -> int:
    """Return the last item of the noun phrase that begins at `place`: its head."""
    while place + 1 < len(items) and _linked(page, items[place], items[place + 1]):
        place += 1
    return place


def _phrase(page: Page, items: list[Item], place: int, begin: int) -> Subject:
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
        if first == 0 or items[first - 1].sort != "name":
            break
        if not _JOINT.fullmatch(page.masked, items[first - 1].end, items[first].start):
            break
        first -= 1
    start, end = names[0].start, names[-1].end
    if len({name.identity for name in names}) > 1:
        return Subject(start, end, "joint", page.document.text[start:end], tuple(names), begin)
    return Subject(start, end, "name", page.document.text[start:end], (names[-1],), begin)


def _document(page: Page, items: list[Item], place: int, begin: int) -> Subject:
    """Return a document as its issuer where that stands in the clause, else as itself."""
    for before in range(place - 1, -1, -1):
        item = items[before]
        if item.sort == "name" and not _governed(page, items, before, begin):
            named = _named(page, items, before, begin)
            return named._replace(end=items[place].end) if named.sort == "name" else named
        if item.sort == "pronoun":
            return Subject(item.start, item.end, "pronoun", item.text, (), begin)
    item = items[place]
    return Subject(begin, item.end, "document", page.document.text[begin : item.end].strip(), (), begin)


def _described(page: Page, items: list[Item], place: int, begin: int) -> Subject:
    """Return a speaker without a name, as written: 华南一位基金经理, 富时罗素行政总裁, 该公司旗下的电信部门."""
    item = items[place]
    first = place
    while first > 0 and (
        _linked(page, items[first - 1], items[first])
        or (items[first].sort == "name" and _JOINT.fullmatch(page.masked, items[first - 1].end, items[first].start))
    ):
        first -= 1
    names = tuple(other.name for other in items[first:place] if other.name)
    start = items[first].start
    if item.text == "官方" and first < place and page.masked[items[place - 1].end : item.start].strip() == "":
        return _named(page, items, place - 1, begin)
    if item.sort == "title" and any(name.kind == "person" for name in names):
        return _named(page, items, max(i for i in range(first, place) if items[i].name), begin)
    start -= ends_with(page, begin, start, "modifier")
    if first == place and item.text not in ("有人", "官方"):
        start = _noun_phrase_start(page, begin, item)
    counted = _COUNTED.search(page.masked, begin, start if first < place else item.start)
    if counted and not names:
        start = min(start, after_leading(page, begin, max(begin, counted.start())))
    text = page.document.text[start : item.end].strip()
    sort: SubjectSort = "title" if item.sort == "title" and not names and not counted else "described"
    return Subject(start, item.end, sort, text, names, begin)


def _noun_phrase_start(page: Page, begin: int, item: Item) -> int:
    """Return where the noun phrase before a head noun begins: nouns, adjectives, places, numbers and 的."""
    start = item.start
    for token in reversed(page.tokens_within(max(begin, item.start - 24), item.start)):
        if token.tag not in _MODIFIER_TAGS or token.end > item.start:
            break
        start = token.start
    while start < item.start and page.masked[start] in f"的 \t{BRACKETED}":
        start += 1
    return max(start, begin)
