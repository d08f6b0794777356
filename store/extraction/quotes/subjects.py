"""Who stands before a verb of saying: a name, a description, a pronoun, a document, or nobody in its own clause."""

import re
from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import column, words, words_of
from store.extraction.quotes.addressed import by_address, is_address
from store.extraction.quotes.adverbs import WHEN, after_leading, ends_with, light, meanwhile
from store.extraction.quotes.extents import after_clause, is_counted, with_nouns, with_office
from store.extraction.quotes.governing import is_object, modifies
from store.extraction.quotes.lists import SPEAKERS, small_words
from store.extraction.quotes.noun_phrases import (
    Subject,
    as_written,
    head_of,
    phrase_of,
)
from store.extraction.quotes.offices import called_by_end
from store.extraction.quotes.openings import opener
from store.extraction.quotes.owners import with_owner
from store.extraction.quotes.page import BRACKETED, QUOTED, Item, Page
from store.extraction.quotes.person_nouns import opinion, people_alone, person_noun
from store.extraction.quotes.relative import counted_before, with_clause
from store.extraction.quotes.sayers import hidden, nicknamed, sayer
from store.extraction.quotes.together import together
from store.extraction.quotes.unnamed import (
    agent,
    attached,
    body_at,
    counted_noun,
    country,
    name_like,
    nouns_before,
    term,
)

_LEAST_WHEN = 3
"""Words: a verb, its object, and when."""
_MOST_ITEMS = 12
"""In one clause; a clause with more of them is no sentence, and each would be compared with each."""
CLAUSE_END = re.compile(r"[，,；;：:—]")
_ADDRESS = re.compile(r"(.)(?:太|生|sir|伯|叔|姨|婶|嫂|婆婆|婆|伯伯|官|状)$")
"""A surname and a form of address where a clause begins, which the segmenter glues to the verb (林太说)."""
_DAY = re.compile(r"(?:\d{1,2}月)?\d{1,2}[日号](?:凌晨|早上|上午|中午|下午|晚间?|晚上|傍晚)?")
"""A day that stands right before who speaks."""
_WHO = ("人员", "人士", "机构", "部门", "小组")
_BEFORE_ASKING = f"{BRACKETED}而但当在就"
_DONE_TO = re.compile(r"[被遭][^，。；：问时后]{1,16}")
"""A clause up to a verb that whoever speaks in it does to the one it goes on about."""
_ASKED = re.compile(r"[^，。；：,]{0,40}被(?:记者|传媒|媒体)?追?问(?:及|到)")


def clause_start(page: Page, least: int, end: int) -> int:
    """Return where the clause that ends at `end` begins."""
    for place in range(end - 1, least - 1, -1):
        if _ends_clause(page, least, place):
            return place + 1
    return least


def _ends_clause(page: Page, least: int, place: int) -> bool:
    """Return whether a clause ends with the character at a place."""
    mark = page.masked[place]
    if mark == "," and page.masked[place + 1 : place + 2].isdigit():
        return False
    if mark in "，,。；;！？!?：:—\n\u3000#" or mark == QUOTED:
        return True
    if mark in '”」』"':
        return place > least and page.masked[place - 1] == QUOTED
    return mark == " " and _parts(page, place)


def _parts(page: Page, place: int) -> bool:
    """Return whether a space parts two Chinese phrases, as in headlines (文件曝光 新CEO称)."""
    left, right = page.masked[place - 1 : place], page.masked[place + 1 : place + 2]
    return "一" <= left <= "龥" and "一" <= right <= "龥" and page.is_headline(place)


def find_subject(page: Page, least: int, cue: int) -> Subject | None:
    """Return who stands before the verb at `cue`, not before `least`; None where it cannot be told."""
    begin = clause_start(page, max(least, page.window(cue, least)), cue)
    if is_asked(page, begin) and not page.masked[begin:cue].rstrip().endswith("时"):
        return None
    items = clause_items(page, begin, cue)
    found = _nearest(page, items, begin, cue) or _unnamed(page, items, begin, cue) or _first(page, items, begin, cue)
    joint = together(page, begin, found, cue) if found else None
    if joint is not found:
        return joint
    called = by_address(page, found) if found else None
    return called or _without_turn(page, with_owner(page, begin, found and with_clause(page, begin, found)))


def _without_turn(page: Page, subject: Subject | None) -> Subject | None:
    """Return a description without the day, or the word that only joins its clause to what stands before."""
    if subject is None or subject.sort != "described":
        return subject
    if page.masked.startswith("有的", subject.start - 1):
        return subject._replace(start=subject.start - 1, text=f"有{subject.text}")  # 有|的邻居
    start = after_clause(page, _after_turn(page, subject), subject.end)
    if start == subject.start:
        return subject
    return subject._replace(start=start, text=page.document.text[start : subject.end].strip())


def _after_turn(page: Page, subject: Subject) -> int:
    """Return where a description begins behind a day or such a word (5日下午|多名医生, 但|多名医生)."""
    day = _DAY.match(page.masked, subject.start, subject.end - 1)
    if day:
        return day.end()
    first = next(iter(page.tokens_within(subject.start, subject.start + 1)), None)
    if first is None:
        return subject.start
    end = first.end if first.known else subject.start + 1  # 但多间, which the segmenter makes one word of
    word = page.masked[subject.start : end]
    turns = any(word in small_words(sort) for sort in ("turning", "clinging-before", "even"))
    return end if turns and end < subject.end - 1 else subject.start


def _nearest(page: Page, items: list[Item], begin: int, cue: int) -> Subject | None:
    """Return the last item that nothing governs, with adverbs, times and a setting before the verb (某某对记者表示)."""
    for place in range(len(items) - 1, -1, -1):
        governed = is_object(page, items, place, begin) or _asks(page, items[place])
        end = _past_title(page, items[place])
        if not governed and light(page, end, cue):
            subject = phrase_of(page, items, place, begin)._replace(near=True)
            return subject._replace(end=max(end, subject.end)) if subject.sort == "name" else subject
    return None


@cache
def titles() -> frozenset[str]:
    """Return the titles that may stand right behind a name."""
    return words_of(SPEAKERS, "post") | words_of(SPEAKERS, "title") | words_of(SPEAKERS, "address")


def _past_title(page: Page, item: Item) -> int:
    """Return where a title right behind the name of a person ends (周文静博士), else where the name does."""
    if item.name is None or item.name.kind != "person":
        return item.end
    ends = (end for end in (item.end + 4, item.end + 3, item.end + 2) if page.masked[item.end : end] in titles())
    return next(ends, item.end)


def _asks(page: Page, item: Item) -> bool:
    """Return whether media are named as asking, not as saying (其后传媒访问时重申)."""
    return item.sort == "media" and page.masked.startswith(tuple(small_words("interviewing")), item.end)


def _first(page: Page, items: list[Item], begin: int, cue: int) -> Subject | None:
    """Return the first noun phrase of the clause; where the clause has none, that it goes on about somebody."""
    for place, item in enumerate(items):
        if is_object(page, items, place, begin) or item.sort in ("counted", "media"):
            continue
        owned = item.text == "其" and [other.start for other in items[place + 1 : place + 2]] == [item.end]
        head = head_of(page, items, place + owned)  # 其律师陈词时指出
        if _owns(page, items[head].end, cue):
            return None
        end = items[head].end
        near = light(page, end, cue) or meanwhile(page, end, cue)
        return phrase_of(page, items, head, begin)._replace(near=near)
    return Subject(begin, begin, "inherited", "", (), begin) if _inherits(page, items, begin, cue) else None


def _inherits(page: Page, items: list[Item], begin: int, cue: int) -> bool:
    """Return whether a clause without a subject goes on about somebody, and does not hold a verb's object."""
    opening = after_leading(page, begin, cue)
    if any(token.text == "经" for token in page.tokens_within(opening, opening + 1)):
        return False  # 经消防现场搜救确认: somebody else confirms
    if items and _DONE_TO.fullmatch(page.masked, opening, cue):
        return False  # 被法官再提醒
    governed = bool(items) and items[-1].end == cue and items[-1].sort in ("alone", "head", "title")  # 在法庭裁定…后
    further = page.tokens_within(begin, begin + 1)
    if further and further[0].text in ("另", "另外"):
        begin = further[0].end  # 另同时呼吁…
    if not items and _goes_on(page, begin):
        return True
    return not governed and (light(page, begin, cue) or _only_says_when(page, opening, cue))


def _only_says_when(page: Page, begin: int, cue: int) -> bool:
    """Return whether a clause before a verb only says when its subject, told before, speaks (今早接受访问时表示)."""
    tokens = page.tokens_within(begin, cue)
    while tokens and tokens[-1].tag in ("d", "ad"):
        tokens = tokens[:-1]
    if len(tokens) < _LEAST_WHEN or tokens[-1].text not in WHEN or tokens[0].tag != "v":
        return False
    if tokens[0].text.removeprefix("并") in small_words("denying"):
        return False  # 并会在收集提名后宣布: it is to come
    return not page.names_within(begin, tokens[1].end) and "的" not in page.masked[begin:cue]


def _unnamed(page: Page, items: list[Item], begin: int, cue: int) -> Subject | None:
    """Return a speaker that is no item: a body of a named one (林郑竞选办), or what looks like an unknown name."""
    shown = _address(page, begin, cue) or hidden(page, begin, cue) or nicknamed(page, begin, cue)
    run = nouns_before(page, begin, cue)
    shown = shown or opinion(page, begin, cue) or sayer(page, begin, cue) or _called(page, run)
    if shown:
        return as_written(page, *shown, begin)
    item = attached(page, items, run)
    if item:
        bare = not item.name and page.masked[item.end] != "的"
        start = item.end if bare else item.start  # 其竞选办 is the office as written, without 其
        if item.name and item.name.kind == "person":
            start = with_office(page, begin, start)
        return as_written(page, start, run[-1].end, begin, (item.name,) if item.name else ())
    counted = counted_noun(page, begin, run)
    if counted is not None and not ends_with(page, begin, counted, "object"):
        counted = next((item.start for item in items if item.name and item.end == counted), counted)
        counted = with_nouns(page, begin, counted)
        return as_written(page, counted, run[-1].end, begin)
    place = person_noun(page, begin, run) or people_alone(page, begin, cue)
    place = place or name_like(page, run) or country(page, begin, cue, run)
    if place is None and run:
        head = after_leading(page, begin, run[0].start)
        place = body_at(page, run, head) or called_by_end(page, run, head)
    place = place or term(page, begin, cue) or agent(page, begin, cue, run) or opener(page, begin, cue, run)
    turned = bool(run) and page.masked.endswith("至于", begin, run[0].start)
    if place and run and not turned and ends_with(page, begin, min(place[0], run[0].start), "object"):
        return None  # 由某工会提出
    if place and not any(item.start < place[1] and place[0] < item.end for item in items):
        return as_written(page, *place, begin)
    return None


def _called(page: Page, run: tuple[Token, ...]) -> tuple[int, int] | None:
    """Return where a run of nouns ends in a surname and a form of address (“…”唐警官介绍)."""
    starts = (token.start for token in run[-2:] if is_address(page, token.start, run[-1].end))
    return next(((start, run[-1].end) for start in starts if not page.in_name(start)), None)


def _address(page: Page, begin: int, cue: int) -> tuple[int, int] | None:
    """Return where a surname and a form of address stand at the head of a clause, or after a word for somebody."""
    head = after_leading(page, begin, cue)
    bench = page.masked[head + 1 : head + 2] in words_of(SPEAKERS, "bench")
    end = head + 2 if bench and light(page, head + 2, cue) else cue  # 郭官在判词中指出
    address = _ADDRESS.search(page.masked, max(begin, end - 3), end)
    if address is None or address.group(1) not in words("surnames.tsv"):
        return None
    start = address.start()
    if page.in_name(start) or start not in page.boundaries:
        return None
    items = page.items(begin, start)
    leads = after_leading(page, begin, start) == start or (bool(items) and items[-1].end == start)
    return address.span() if leads else None


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
    if first[0].text in small_words("continuing"):
        return True
    return first[1].tag in ("v", "p") and first[1].text not in small_words("stating")


def is_asked(page: Page, begin: int) -> bool:
    """Return whether a clause says what somebody was asked or what it is about (被问及某某称…)."""
    pause = CLAUSE_END.search(page.masked, begin, begin + 60)
    end = pause.start() if pause else begin + 60
    start = begin
    while start < end and (page.masked[start].isspace() or page.masked[start] in _BEFORE_ASKING):
        start += 1
    if page.masked.startswith(tuple(small_words("asking")), start):
        return True
    return _ASKED.match(page.masked, begin, end) is not None


def clause_items(page: Page, begin: int, cue: int) -> list[Item]:
    """Return what may be the subject in a clause; after 援引 only what is cited."""
    items = page.items(begin, cue)
    if len(items) > _MOST_ITEMS:
        items = [*items[: _MOST_ITEMS // 2], *items[-_MOST_ITEMS // 2 :]]
    items = [item for item in items if _may_speak(page, item, begin, cue)]
    cited = (place for place in range(len(items) - 1, 0, -1) if ends_with(page, begin, items[place].start, "citing"))
    place = next(cited, 0)
    return items[:place] if place and _is_person(items[place - 1]) else items[place:]


def _may_speak(page: Page, item: Item, begin: int, cue: int) -> bool:
    """Return whether an item stands alone, and where it is a person by its number only, has one."""
    alone = _stands_alone(page, item, begin, cue)
    if item.sort != "counted" or not alone:
        return alone
    tied = "的" in page.masked[begin : item.start]
    return is_counted(page, begin, item.start) or (tied and counted_before(page, begin) is not None)


def _of_people(page: Page, item: Item) -> bool:
    """Return whether a word for a document only tells what those behind it do (调查人员; not 结果儿子没有来)."""
    return page.masked.startswith(_WHO, item.end)


def _is_person(item: Item) -> bool:
    """Return whether an item is a person, who cites (他引述报道说); else who is cited speaks (传媒引述公司称)."""
    return item.sort == "pronoun" or (item.name is not None and item.name.kind == "person")


def _stands_alone(page: Page, item: Item, begin: int, cue: int) -> bool:
    """Return whether a word for a speaker is one here: 其 not in 其中, 公司 not in 子公司, 他 not in 其他."""
    if item.sort in ("name", "document"):
        return item.sort == "name" or (item.end in page.boundaries and not _of_people(page, item)) or item.end == cue
    if item.sort != "pronoun":
        leads = item.text not in words_of(SPEAKERS, "assembly") or after_leading(page, begin, item.start) == item.start
        return leads and (
            item.end == cue or (item.end in page.boundaries and not modifies(page, item))
        )  # 某某在特别会议表示
    if item.start not in page.boundaries or (not page.ends_word(item.end, item.text) and item.end != cue):
        return False
    if item.text in ("他", "她", "其", "后者"):
        return page.masked[item.end : item.end + 1] not in ("的", "们", "国", "人")
    bare = item.text in column("pronouns.tsv", 1) and not item.text.startswith(("该", "这", "后", "对"))
    return not bare or after_leading(page, begin, item.start) == item.start
