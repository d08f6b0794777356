"""Speakers that no name is known of: a noun phrase right before the verb, taken only where it looks like somebody."""

import re
from functools import cache
from itertools import takewhile

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import column, words, words_of
from store.extraction.quotes.adverbs import after_leading, is_light, light
from store.extraction.quotes.lists import small_words
from store.extraction.quotes.page import BRACKETED, Item, Page
from store.text.patterns import alternatives

_COUNTED = re.compile(r"(?:[一两三四五六七八九十几数多\d]{1,4}|[某这该此])[名位]")
_MOST_COUNTED = 30
_MOST_NOUNS = 16
"""Characters of nouns that are somebody without a known name."""
_MOST_IN_CLAUSE = 3
_TO = frozenset("对向跟与给就于")
"""Prepositions behind which stands to whom or on what somebody speaks."""
_DOERS = ("人", "官", "员")
"""Behind a verb make a noun of it for who does that."""
_JOINING = frozenset("和与及跟暨")
_WITHIN = ("里", "中", "上", "内", "下")
_CLOSING = ("”", "」", "』")
_NOUN_TAGS = frozenset(("n", "nr", "nrt", "ns", "nt", "nz", "eng", "vn", "j", "s", "b", "ng"))
_NAME_TAGS = frozenset(("nr", "nrt", "eng", "nrfg"))


@cache
def _dotted() -> re.Pattern[str]:
    return re.compile(r"[一-龥]{1,8}(?:·[一-龥]{1,8}){1,12}$")


@cache
def _whatever() -> frozenset[str]:
    """Return the words for somebody that are nouns here whatever the segmenter calls them."""
    people = frozenset(word for word in words_of("speakers.tsv", "people") if len(word) > 1)
    return words_of("speakers.tsv", "ending") | words_of("speakers.tsv", "all") | people


def nouns_before(page: Page, begin: int, cue: int) -> tuple[Token, ...]:
    """Return the run of nouns that stands before a verb, its adverbs, times and setting left out."""
    within = page.tokens_within(begin, cue)
    tokens = [
        token if token.end <= cue else _cut(token, cue) for token in within if token.end <= cue or not token.known
    ]
    for place, token in enumerate(tokens):
        if place and token.text in small_words("setting") and not _in_clause(tokens, place):
            del tokens[place:]
            break
    while tokens and is_light(page, tokens[-1]) and not _may_be_name(page, tokens[-1]):
        tokens.pop()
    run: list[Token] = []
    last = tokens[-1] if tokens else None
    if last and len(tokens) > 1 and last.text in _DOERS and tokens[-2].tag == "v" and tokens[-2].end == last.start:
        tokens[-2:] = [Token(tokens[-2].start, last.end, tokens[-2].text + last.text, "n", known=True)]  # 签署|人
        last = tokens[-1]
    if last and (last.text in _whatever() or last.text in small_words("side") or _is_unknown_name(last)):
        run.append(tokens.pop())  # whatever the segmenter calls it
    elif len(tokens) > 1 and tokens[-1].text == "会" and tokens[-2].tag == "n" and tokens[-1].end == cue:
        run.append(tokens.pop())  # 大学生|会
    for token in reversed(tokens):
        noun = token.tag in _NOUN_TAGS or token.text in _whatever()
        if not noun and not (run and (_is_ordinal(token) or (token.text.isspace() and run[0].tag == "eng"))):
            break
        run.insert(0, token)
    while run and run[0].text.isspace():
        run.pop(0)
    return tuple(run)


def _is_ordinal(token: Token) -> bool:
    """Return whether a word counts which of several bodies one is (第五|分局)."""
    return token.tag == "m" and token.text[0] == "第" and token.text[-1] in "一二三四五六七八九十百0123456789"


def _in_clause(tokens: list[Token], place: int) -> bool:
    """Return whether a preposition stands in a clause that 的 ties to a noun for people (化名为“东海”的|市民|向…)."""
    if tokens[place].text in _TO:
        return False  # 对|在场的市民
    ties = (number for number in range(place + 1, len(tokens) - 1) if tokens[number].text == "的")
    return any(_is_of_people(tokens[number + 1 :]) for number in ties)


def _is_of_people(tokens: list[Token]) -> bool:
    """Return whether nouns of which the last is one for people stand first, and no more of them follow."""
    nouns = list(takewhile(lambda token: token.tag in _NOUN_TAGS or token.text in _whatever(), tokens))
    return bool(nouns) and (nouns[-1].text in _whatever() or _is_person(nouns[-1])) and len(nouns) <= _MOST_IN_CLAUSE


def _cut(token: Token, end: int) -> Token:
    """Return what stands before a verb of a word that the segmenter makes of it and a noun's end (科学|园说)."""
    tag = token.tag if token.tag in _NAME_TAGS else "n"
    return Token(token.start, end, token.text[: end - token.start], tag, known=False)


def _may_be_name(page: Page, token: Token) -> bool:
    """Return whether a word that is light by its part of speech may be a name; what is bracketed or listed is none."""
    listed = token.text in small_words("light")
    return token.tag in _NAME_TAGS and page.masked[token.start] != BRACKETED and not listed


def attached(page: Page, items: list[Item], run: tuple[Token, ...]) -> Item | None:
    """Return the name that a run of nouns makes a body, a post or people of (林郑竞选办, 某医院医生), if it does."""
    if not run or not (run[-1].text.endswith(tuple(words_of("speakers.tsv", "ending"))) or _is_person(run[-1])):
        return None
    if run[-1].text in words_of("speakers.tsv", "nobody"):
        return None  # 在警署外向记者表示
    for item in items:
        if item.end > run[-1].start:
            continue
        gap = page.masked[item.end : run[-1].start].strip(f" {BRACKETED}")
        if item.sort in ("name", "pronoun") and gap in _between(item, run):
            between = page.names_within(item.end, run[-1].start)
            return None if between or _is_title(item, run[-1]) else item
    return None


def _is_title(item: Item, noun: Token) -> bool:
    """Return whether a noun right behind the name of a person is what that person is (周文静医生, but 周文静家属)."""
    person = item.name is not None and item.name.kind == "person" and item.end == noun.start
    return person and noun.text.endswith(tuple(words_of("speakers.tsv", "post")))


def _is_person(noun: Token) -> bool:
    """Return whether a word is one for people by itself (医生, 家属), whatever the segmenter calls it."""
    return len(noun.text) > 1 and any(noun.text in words_of("speakers.tsv", sort) for sort in ("people", "counted"))


def _between(item: Item, run: tuple[Token, ...]) -> tuple[str, ...]:
    """Return what may stand between a name and the last noun: the other nouns of the run after the name."""
    nouns = "".join(token.text for token in run[:-1] if token.start >= item.end)
    return ("", "的", nouns, f"的{nouns}")


def _is_unknown_name(token: Token) -> bool:
    """Return whether a word that no dictionary has is built like a Chinese name, whatever it is called (林示/v)."""
    odd = not token.known and token.text[-1] not in _WITHIN
    return odd and 2 <= len(token.text) <= 3 and token.text[0] in _sure_surnames()


@cache
def _sure_surnames() -> frozenset[str]:
    """Return the surnames that are hardly ever another word."""
    return frozenset(surname for surname, strength in column("surnames.tsv", 1).items() if strength in ("2", "3"))


def _is_name_like(token: Token) -> bool:
    """Return whether a word looks like part of a name; what the dictionary has as a transliteration rarely is one."""
    if _is_unknown_name(token):
        return True
    if token.tag not in _NAME_TAGS or (token.tag == "nrt" and token.known):
        return False
    return not token.known or token.tag == "eng" or token.text[:1] in words("surnames.tsv")


def body_like(run: tuple[Token, ...]) -> tuple[int, int] | None:
    """Return where a run of nouns is a body without a known name (司法机构, 消防部门)."""
    bodies = tuple(words_of("speakers.tsv", "body"))
    for place in range(len(run) - 1):
        if run[place].text in words_of("speakers.tsv", "post") and run[-1].end - run[place].end >= 4:
            return body_like(run[place + 1 :])  # 出版业巨头某某集团
    if not run[-1].text.endswith(bodies) or run[-1].end - run[0].start < 3:
        return None
    return run[0].start, run[-1].end


def body_at(page: Page, run: tuple[Token, ...], head: int) -> tuple[int, int] | None:
    """Return where a body without a known name leads a clause; an adjective may begin its name (健康空气行动)."""
    place = body_like(run)
    before = page.tokens_within(head, run[0].start)
    if place is None or len(before) > 1:
        return None
    if any(token.tag not in ("a", "an", "ad", "f", "vn") and len(token.text) > 1 for token in before):
        return None  # but 教|大学生会
    return (head, place[1]) if before else place


def body_within(page: Page, begin: int, end: int) -> tuple[int, int] | None:
    """Return where the nouns that end at `end` are a body without a known name (英国公司注册处)."""
    run: list[Token] = []
    for token in reversed(page.tokens_within(begin, end)):
        if token.end > end or (token.tag not in _NOUN_TAGS and token.tag != "q"):
            break
        run.insert(0, token)
    return body_like(tuple(run)) if run and run[0].start <= after_leading(page, begin, run[0].start) else None


def name_like(page: Page, run: tuple[Token, ...]) -> tuple[int, int] | None:
    """Return where the end of a run of nouns looks like the name of a person, though none is known."""
    tail: list[Token] = []
    for token in reversed(run):
        if not _is_name_like(token) and not (tail and token.text.isspace()):
            break
        tail.insert(0, token)
    while tail and (tail[0].text.isspace() or tail[0].text in words_of("speakers.tsv", "title")):
        tail.pop(0)  # CEO|李志远
    if tail and any(tail[-1].text in words_of("speakers.tsv", sort) for sort in ("nobody", "silent")):
        return None  # 化名, 作陈词
    if not tail or not 2 <= tail[-1].end - tail[0].start <= 30:
        return None
    latin = tail[0].tag == "eng"
    if latin and not tail[0].text[0].isupper():
        return None
    end = tail[-1].end
    whole = _dotted().search(page.masked, max(0, end - 24), end)
    start = min(tail[0].start, whole.start()) if whole else tail[0].start
    while start < end and page.masked[start] in small_words("clinging-before"):
        start += 1
    while end > start and page.masked[end - 1] in small_words("clinging-after"):
        end -= 1
    before = page.word_before(start)
    if before is not None and before.tag.startswith(("v", "p")) and before.tag != "vn":
        return None  # 完成陈词前: what the segmenter takes for a name is an object
    return (start, end) if end - start >= 2 else None


def counted_noun(page: Page, begin: int, run: tuple[Token, ...]) -> int | None:
    """Return where a noun phrase begins whose classifier shows that it is somebody (一名不愿具名的银行家)."""
    if not run or run[-1].tag in _NAME_TAGS:
        return None
    found = [match.start() for match in _COUNTED.finditer(page.masked, begin, run[-1].start)]
    if not found or run[-1].end - found[-1] > _MOST_COUNTED:
        return None
    relative = page.masked.rfind("的", found[-1], run[-1].start)
    if page.names_within(max(found[-1], relative), run[-1].end):
        return None
    between = page.tokens_within(max(found[-1], relative), run[-1].start)
    told = page.masked[found[-1] - 1] == "的"  # 支持某某的一名选民: what is done there is part of who it is
    led = () if told else page.tokens_within(begin, found[-1])
    verbs = [
        token
        for token in (*between, *led)
        if token.tag.startswith(("v", "p"))
        and token.text not in _leading()
        and page.masked[token.end : token.end + 1] not in small_words("side")  # 建制|派
    ]
    return None if verbs or any(token.text in small_words("manner") for token in between) else found[-1]


def _leading() -> frozenset[str]:
    return small_words("leading") | small_words("introducing") | small_words("modifier")


def country(page: Page, begin: int, cue: int, run: tuple[Token, ...]) -> tuple[int, int] | None:
    """Return where the name of a country or a town, which speaks for who governs it, leads a sentence to its verb.

    Two that are joined speak together (法国和德国今天表示).
    """
    sentence = page.document.sentences[page.document.sentence_at(begin)]
    if sentence.start < begin or not run or not light(page, run[-1].end, cue):
        return None
    if len(run) != 1 or not _is_place(run[0]):
        return None
    start, end = run[0].start, run[0].end
    before = [token for token in page.tokens_within(begin, start) if not token.text.isspace()]
    if len(before) > 1 and before[-1].text in _JOINING and _is_place(before[-2]):
        start = before[-2].start
    return (start, end) if after_leading(page, begin, start) == start else None


def _is_place(token: Token) -> bool:
    """Return whether a word is the name of a country or a town that the dictionary has."""
    return token.tag == "ns" and token.known and len(token.text) > 1


@cache
def _of_agents() -> re.Pattern[str]:
    """Return the pattern of the verbs of which only somebody is the subject; a mark shows short ones to be such."""
    long, short = alternatives(words_of("cues.tsv", "pure")), alternatives(words_of("cues.tsv", "tail"))
    return re.compile(rf"(?:{long})|(?:{short})[，：:]?[“「]|(?:{short})(?:[，：:]|[会将](?![议来]))")


def agent(page: Page, begin: int, cue: int, run: tuple[Token, ...]) -> tuple[int, int] | None:
    """Return where nouns alone open a clause before a verb of which only somebody is the subject (传染病科表示).

    The last of them is in no dictionary, or ends as words for people and bodies do.
    """
    while run and run[-1].tag in ("s", "t", "f"):
        run = run[:-1]  # 控方庭上表示
    if not run or not _of_agents().match(page.masked, cue) or not light(page, run[-1].end, cue):
        return None
    start, end = run[0].start, run[-1].end
    while start < end and page.masked[start] in small_words("clinging-before"):
        start += 1
    opens = after_leading(page, begin, run[0].start) >= run[0].start and cue - end <= _MOST_NOUNS
    if not opens or not 2 <= end - start <= _MOST_NOUNS or not _may_act(page, run[-1], cue):
        return None
    return None if any(token.text in words_of("cues.tsv", "stance") for token in run) else (start, end)


def _may_act(page: Page, noun: Token, cue: int) -> bool:
    """Return whether a noun can be that of somebody: an unknown one or one that ends so; what a sign means is none."""
    if noun.text in words_of("speakers.tsv", "nobody") or noun.text in words_of("speakers.tsv", "quantifier"):
        return False
    if noun.text[-1] in _WITHIN:
        return False  # 信里说
    if noun.text.endswith(tuple(words_of("speakers.tsv", "document") | words_of("speakers.tsv", "source"))):
        return False
    if noun.tag == "eng":
        return noun.text[:1].isupper() and not page.masked.startswith("表示", cue)
    return not noun.known or noun.text.endswith(_ends_of_agents())


@cache
def _ends_of_agents() -> tuple[str, ...]:
    """Return the ends of nouns for people and bodies."""
    return tuple(
        words_of("speakers.tsv", "ending") | words_of("speakers.tsv", "body") | words_of("speakers.tsv", "people")
    )


def term(page: Page, begin: int, cue: int) -> tuple[int, int] | None:
    """Return where a name in quotation marks stands right before a verb (“斯帕姆豪斯”警告称)."""
    tokens = [token for token in page.tokens_within(begin, cue) if token.end <= cue]
    for sign in ("表示", "指"):
        if page.masked.startswith(sign, cue) and not page.masked.startswith(("，", "：", ",", "出"), cue + len(sign)):
            return None  # “CO”表示cookie数据: what a sign means
    while tokens and tokens[-1].tag != "x" and is_light(page, tokens[-1]):
        tokens.pop()
    mark = page.mark_ending(tokens[-1].end) if tokens and tokens[-1].text in _CLOSING else None
    if mark is None or mark.start < begin or page.is_speech(mark) or mark.inside_end - mark.inside > 12:
        return None
    inside = page.tokens_within(mark.inside, mark.inside_end)
    if any(token.tag in ("v", "d", "uj", "ul", "r") for token in inside) or not any(
        character.isalpha() for character in page.masked[mark.inside : mark.inside_end]
    ):
        return None  # 一些网媒「走得太前」报道…
    return mark.inside, mark.inside_end
