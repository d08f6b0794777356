"""Whether what follows a verb of saying is something said, or only a thing that was announced or disclosed."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.asserted import asserts
from store.extraction.quotes.cues import PAUSE
from store.extraction.quotes.following import Cue
from store.extraction.quotes.lists import SPEAKING, people_words, small_words
from store.extraction.quotes.page import QUOTED, Page
from store.extraction.quotes.questions import is_asking, is_question
from store.text.fold import fold

_MARKED = rf"[“「『\"]{QUOTED}+[”」』\"]"
_SHOUTED = re.compile(rf"{_MARKED}(?:[、，及和]?{_MARKED}){{0,9}}等?的?(?:口号|标语|字样|横额|横幅)")
"""Slogans in marks, and what they are (高喊「…」口号)."""
_LOOKED_AT = 120
"""How many characters of what follows are looked at; a clause says by then that it is one."""
_SHOWN = ("v", "vn", "n", "an")
_HOW_SHOWN = ("a", "ad", "an", "b", "z", "uj")
_STATES = frozenset(("a", "z", "l", "i", "ad", "vd"))
_MODALS = ("会", "将", "可", "能", "应", "须", "必须")
_MOST_SHOWN = 3
_LONGEST_SHOWN = 16
"""Words and characters: what somebody shows, with how he does (诚挚的感谢)."""


@cache
def _no_object() -> re.Pattern[str]:
    """Return the pattern of what makes of the words after a verb its object."""
    crime = r"(?:[一两三四五六七八九十\d]+项)?[^，。、]{1,8}罪(?:[，。]|$)"
    within = "".join(sorted(small_words("within-word")))
    return re.compile(rf"{crime}|[一两几]、?[两二]?句|的(?![是确])|者|时|后(?![年天来续])|中(?![{within}])")


@cache
def _about_it() -> re.Pattern[str]:
    """Return the pattern of what is said of a proposal, where the word for it is a noun."""
    return re.compile(rf"[还亦也]?{one_of(SPEAKING, 'undergoing')}")


@cache
def _lists() -> re.Pattern[str]:
    """Return the pattern of where findings are listed."""
    return re.compile(rf"[，,]{one_of(SPEAKING, 'listing')}")


def is_statement(page: Page, cue: Cue, end: int) -> bool:
    """Return whether what follows a cue up to `end` is something said and not a thing (宣布新架构, 透露细节)."""
    end = min(end, cue.body + _LOOKED_AT)
    words = page.masked[cue.body : end]
    first = page.tokens_within(cue.body, cue.body + 1) if fold(cue.text) in small_words("insisting") else ()
    if first and first[0].tag in ("v", "eng", "nr"):
        return False  # 坚持要求取消: what somebody does, not says
    least = 3 if words.startswith(("会", "将", "不会", "不")) else 4  # 说会考虑, but 声称对此负责
    if len(words.replace(QUOTED, "x").strip(" 。")) < least:
        return False
    asking = is_asking(cue.text)
    if asking or any(mark in "，,：:" for mark in page.masked[cue.end : cue.body]):
        return not asking or is_question(page, cue.body, end)
    if cue.sort == "document" and _lists().search(words):
        return True
    if cue.sort == "stance" and _about_it().match(words):
        return False
    return not _is_object(page, cue, words, end) and _says_something(page, cue, words, end)


def only_shows(page: Page, cue: Cue) -> bool:
    """Return whether 表示 takes what somebody shows, and the article goes on (对来宾表示热烈欢迎，并陪同参观).

    What he thinks of it, or says in marks, is what he says: 表示反对，认为….
    """
    pause = PAUSE.search(page.masked, cue.body, cue.body + _LONGEST_SHOWN) if cue.text.endswith("表示") else None
    if pause is None or cue.follows != "words" or page.mark_between(pause.end(), pause.end() + 2):
        return False
    shown = page.tokens_within(cue.body, pause.start())
    if not 0 < len(shown) <= _MOST_SHOWN or len(shown[-1].text) < len("欢迎"):
        return False
    what = shown[-1].text
    stand = what.endswith(_things()) or (shown[-1].tag in _SHOWN and what[0] not in "不没未")  # 反对/d, 强烈不满/i
    saying = (small_words("predicate"), words_of("cues.tsv", "pure"), words_of("cues.tsv", "comma"))
    speaks = any(what in words for words in saying)  # 提醒，…
    how = all(token.tag in _HOW_SHOWN for token in shown[:-1]) and not speaks
    return how and stand and not page.masked.startswith(tuple(words_of("cues.tsv", "stance")), pause.end())


def _is_object(page: Page, cue: Cue, words: str, end: int) -> bool:
    """Return whether what follows a verb is only its object."""
    whole = _no_object().match(words)
    word = whole is not None and (len(whole.group()) > 1 or cue.body + 1 in page.boundaries)  # 认为|时间不够
    return (
        (cue.sort == "noun" and not _reports(page, cue, end))
        or word
        or _SHOUTED.match(words) is not None
        or _is_thing(page, cue, end)
    )


def _reports(page: Page, cue: Cue, end: int) -> bool:
    """Return whether a clause with a subject of its own follows a word that is as often a noun (公布当地已有…)."""
    if fold(cue.text) in small_words("citing") or fold(cue.text) == "评论":
        return False
    pause = PAUSE.search(page.masked, cue.body, end)
    every = page.tokens_within(cue.body, pause.start() if pause else end)
    tokens = [token for token in every if not token.text.isspace()]
    for place, (token, after) in enumerate(pairwise(tokens)):
        if token.text == "的":
            return False
        counts = token.tag == "v" and after.tag.startswith("m")
        if place and after.text != "的" and (_shows(token) or counts):
            return tokens[0].tag[0] in "nrjt"
    return False


def _says_something(page: Page, cue: Cue, words: str, end: int) -> bool:
    """Return whether what follows a verb is a clause with a verb of its own."""
    pure = cue.sort in ("pure", "tail")
    if fold(cue.text) in small_words("thinking") or _called(page, cue, end) or _urges(page, cue, end):
        return True
    return (pure or _is_clause(page, cue, words, end)) and _has_predicate(
        page, cue.body, min(end, cue.body + 60), loose=pure, ends=cue.sort == "stance" or page.begins_name(cue.body)
    )


def _called(page: Page, cue: Cue, end: int) -> bool:
    """Return whether somebody blames or praises somebody in words of his own in marks (批评业主「推卸责任」)."""
    if fold(cue.text) not in small_words("acting"):
        return False
    while end > cue.body and page.masked[end - 1] in "。，,；; \n":
        end -= 1
    mark = page.mark_ending(end)
    before = page.word_before(mark.start) if mark and mark.start > cue.body else None
    return before is not None and before.tag.startswith("n") and before.start >= cue.body


def _urges(page: Page, cue: Cue, end: int) -> bool:
    """Return whether somebody asks for something to be done (呼吁恢复会谈, 呼吁家长多陪伴孩子)."""
    asks = fold(cue.text)
    if asks not in small_words("wishing") and asks not in small_words("hoping"):
        return False
    tokens = page.tokens_within(cue.body, end)
    if len(tokens) < 2:
        return False
    if tokens[0].tag in ("v", "l", "i", "d", "ad"):
        return True
    if tokens[0].tag not in ("n", "nr", "r", "nt") or tokens[1].tag not in ("m", "d", "zg", "v"):
        return False
    pause = PAUSE.search(page.masked, cue.body, end)
    first = [token for token in tokens if pause is None or token.start < pause.start()]
    return len(first) > 3 and not _is_time(page, cue.body, end)  # 呼吁他人离场时，…


def _is_thing(page: Page, cue: Cue, end: int) -> bool:
    """Return whether the words after a verb only name a thing (透露推荐两人的原因, 谴责他发表言论的做法)."""
    if _advises(page, cue):
        return False
    pause = PAUSE.search(page.masked, cue.body, end)
    stop = pause.start() if pause else end
    while stop > cue.body and page.masked[stop - 1] in "。 ":
        stop -= 1
    tokens = page.tokens_within(cue.body, stop)
    if not any(token.text == "的" for token in tokens[-5:]) or any(token.tag == "d" for token in tokens):
        return False
    if _states(tokens) or asserts(page, cue, tokens, pause.end() if pause else 0):
        return False
    done = page.masked[cue.end : cue.body] == "了"  # 指出了新店的不足之处
    named = tokens[-1].text.endswith(_things())
    if cue.sort == "stance":
        return named or not _does_something(page, tokens)
    return named and (done or _begins_thing(cue, tokens))


def _states(tokens: Sequence[Token]) -> bool:
    """Return whether words hold a verb that shows them to be a sentence, whatever stands at their end."""
    for token, after in pairwise(tokens):
        if token.text in small_words("negating") and after.tag[0] in "vpd":
            return True  # 批评方案没有考虑街坊的需要; but 没有诚意的道歉 is a thing
        if token.tag == "v" and after.text in ("了", "过"):
            return True  # 指责员工对店主进行了长达一年的骚扰
    return any(token.text in small_words("asserting") for token in tokens[:-1])  # 认为占成本三成的开支是最大的问题


def _does_something(page: Page, tokens: Sequence[Token]) -> bool:
    """Return whether words begin with somebody named and what he does (抨击某局阻止居民保护自己的房子)."""
    if not page.begins_name(tokens[0].start):
        return False
    verbs = (token for token in tokens if token.tag == "v" and not page.in_name(token.start))
    verb = next((token for token in verbs if token.text not in small_words("negating")), None)
    before = [token for token in tokens if verb is not None and token.start < verb.start]
    return verb is not None and not any(token.text == "的" or token.tag == "p" for token in before)


def _advises(page: Page, cue: Cue) -> bool:
    """Return whether people are asked to do something (建议消费者查看包装上的资料)."""
    asks = fold(cue.text)
    if asks not in small_words("wishing") and asks not in small_words("hoping"):
        return False
    pause = PAUSE.search(page.masked, cue.body, cue.body + _LOOKED_AT)
    tokens = page.tokens_within(cue.body, pause.start() if pause else cue.body + _LOOKED_AT)
    if len(tokens) < 2 or tokens[1].tag != "v":
        return False
    attribute = [token.text for token in tokens[2:3]] == ["的"]  # 学生学习的环境 is a thing, but …的环境改善
    return tokens[0].text.endswith(people_words()) and (not attribute or any(token.tag == "v" for token in tokens[3:]))


@cache
def _things() -> tuple[str, ...]:
    """Return the ends of words for what is a thing and no statement (不足之处)."""
    return tuple(small_words("thing"))


def _begins_thing(cue: Cue, tokens: Sequence[Token]) -> bool:
    """Return whether words begin as the name of a thing does: with a verb, or without any behind most verbs."""
    if tokens[0].tag in ("v", "vn"):
        return True
    takes_things = cue.sort not in ("pure", "tail") or cue.text == "透露"
    return takes_things and not any(token.tag == "v" for token in tokens)


def _is_clause(page: Page, cue: Cue, words: str, end: int) -> bool:
    """Return whether the words after a verb that also takes things can be a clause: not 公告书, 确认了…, 宣布…后."""
    compound = words.startswith(tuple(small_words("compounding"))) and not _is_to_come(page, cue.body)
    compound = compound and not page.begins_name(cue.body)  # 裁定|人民党有成员受贿
    if compound or page.masked[cue.end : cue.end + 1] == "了":
        return False
    return cue.sort == "stance" or not _is_time(page, cue.body, end)


def _is_to_come(page: Page, start: int) -> bool:
    """Return whether 会 behind a verb says what will be done (承诺会增加人手), and is none of its word (公布会)."""
    tokens = page.tokens_within(start, start + 3)[:2]
    return len(tokens) == 2 and tokens[0].text == "会" and tokens[1].tag in ("v", "vn", "d", "p", "ad")


def _is_time(page: Page, start: int, end: int) -> bool:
    """Return whether the first clause only says when (宣布重组后，…)."""
    pause = PAUSE.search(page.masked, start, end)
    last = page.word_before(pause.start()) if pause else None
    opens = page.masked[start] in "每在当自从逢"  # 形容每逢节日期间，…: the next clause says something
    return last is not None and last.text in small_words("when") and not opens


def _frames(page: Page, pause: int) -> bool:
    """Return whether the clause that a pause ends only says among what or where (一百个名额中，)."""
    last = page.word_before(pause)
    if last is None:
        return False
    within = last.tag == "f" and last.text in ("中", "当中", "之中", "之内", "内", "里")
    return within or last.text in small_words("when")


@cache
def _supposing() -> tuple[str, ...]:
    """Return what begins a clause after which only the next one says something (即使…，也…)."""
    return tuple(small_words("supposing") | small_words("conceding"))


def _shows(token: Token) -> bool:
    """Return whether a word shows by itself that it stands in a clause: an adverb, or a word such as 将."""
    adverb = token.tag in ("d", "zg") and token.text not in small_words("degree")
    return adverb or token.text in small_words("predicate") or token.text.startswith("将会")  # 两人将会于|明年…


def _ends(token: Token, *, ends: bool) -> bool:
    """Return whether a verb may end a clause (希望社会谅解，…), and is no thing (批评政府做法，…)."""
    return ends and token.text not in small_words("thing") | small_words("query")


def _acts(token: Token, following: str, tokens: Sequence[Token]) -> bool:
    """Return whether words begin with what somebody does: a verb with what is its own (宣布计划前往…, 料下降半成)."""
    if token.text in small_words("intending") and following not in ("", "的", "、", "。", "和"):
        return True
    amount = len(tokens) == 2 and tokens[1].tag.startswith("m")
    return token.tag in ("v", "vn") and following != "的" and (len(tokens) > 2 or amount)


def _has_none(token: Token, following: str) -> bool:
    """Return whether words begin with what somebody has not (答称没有|时间表)."""
    return token.text in small_words("negating") and following not in ("", "的")


def _has_predicate(page: Page, start: int, end: int, *, loose: bool, ends: bool) -> bool:
    """Return whether the words hold a verb of their own: 将, 是, 已, or a verb that is no noun's attribute.

    Args:
        page: the article.
        start: where they begin.
        end: where they end.
        loose: whether any verb, adjective or adverb is enough.
        ends: whether a verb before a pause is (希望社会谅解，…).
    """
    if start not in page.boundaries and page.masked[start : start + 1] in ("会", "将"):
        return True  # 说会|考虑: the segmenter makes one word of the verb and what will be
    loose = loose or page.masked.startswith(_supposing(), start)
    pause = None if loose else PAUSE.search(page.masked, start, end)
    if pause and _frames(page, pause.start()):  # 承认一百个名额中，只有…: the next clause says something
        pause = PAUSE.search(page.masked, pause.end(), end)
    tokens = page.tokens_within(start, pause.start() if pause and pause.start() - start > 1 else end)
    for place, token in enumerate(tokens):
        following = tokens[place + 1].text if place + 1 < len(tokens) else ""
        if _shows(token):
            return True
        said_how = token.tag == "ad" and following not in ("的", "、")  # 担心质量|完全|符合标准
        if token.tag in _STATES and (loose or (place and (said_how or following in ("", "。")))):
            return True  # 批评收费|过高, 担心问题|持续
        if place == 0 and (_acts(token, following, tokens) or (loose and _has_none(token, following))):
            return True
        if token.tag == "v" and place and following != "的" and (loose or following or _ends(token, ends=ends)):
            return True
    modal = pause is not None and page.masked.startswith(tuple(small_words("predicate")), pause.end())
    can = pause is not None and ends and page.masked.startswith(_MODALS, pause.end())  # 坚信科技，可以改善服务
    return bool(tokens) and (can or (modal and tokens[0].tag == "v"))  # 坚信增加人手，可以改善服务
