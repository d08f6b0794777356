"""Organisations that are known beforehand, and where a known name, of whatever sort, is only part of something else."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate, CandidateKind
from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Gazetteer, gazetteer_of
from store.extraction.engine.phrases import Found
from store.extraction.engine.rule import Example, Rule
from store.extraction.engine.tokens import is_known
from store.extraction.lexicon import in_order, lines, words, words_of
from store.extraction.organisations.heads import heads
from store.extraction.organisations.words import foreign_characters, is_office, is_site, is_title, name_characters
from store.text.patterns import alternatives

_ACCOUNTS = "accounts.tsv"
_LEGAL = "company_endings.tsv"
_NOT = "not_organisations.tsv"
GAZETTEER = Rule(
    "organisation.gazetteer",
    0.95,
    finds=Example("港鐵會見記者。", "港鐵"),
    leaves=Example("律政司长会见记者。", "律政司"),
    lists=(
        "organisations.tsv",
        "not_organisations.tsv",
        _ACCOUNTS,
        "organisation_characters.tsv",
        "transliteration.tsv",
    ),
    cases={"sure": 0.95, "ambiguous": 0.3},
)
"""A known name; one that is also a common word, or only says whose make something is, needs other evidence."""
_STRUCTURE = "pvcdrufxym"
"""The tags, by their first letter, of words before a name that are no part of it."""
_OFFICES = frozenset("部委局署院会办党")
"""What the initials of public bodies end in, and other words begin with."""
_BEFORE = frozenset(("p", "c", "d", "r", "uj", "ul", "v", "b"))
_STUDENTS = ("大学生", "大学者", "大学长")
"""Words that begin with the last character of a university's short name where its students follow."""
_PARTS = frozenset(("部门", "部长", "局长", "会长", "院长", "委员", "会员"))
"""Words that say what somebody is, or is part of, there: no chance joined them."""
_CHOSEN = r"了|产生|出(?![现战])|[\u4e00-\u9fff·、]{1,12}(?<![认因视成作称行以变改])(?:为|担任|出任)"
_ELECTED = re.compile(rf"(?:\d{{4}}年?)?(?:(?:换届|普)?选举|补选)(?!委员会|办|事务|管理|{_CHOSEN})|特殊津贴|特贴")
"""What of a body is an event, or is only called by it: 立法会选举, 国务院特殊津贴; not where it elects somebody."""
_LAW = re.compile(r"《[^》\n]{2,24}(?:法|条例|规则|章程|规例)》")
"""A law is called by the body that it is about: 《…公署组织法》."""
_STATES = re.compile(r"(?:各|成员|盟)?国家?(?!际)")
_COUNTS = re.compile(r"共[有计](?:[约近逾超]|超过)?[\d一二两三四五六七八九十百千数多]")
_PERIOD = r"(?:Q[1-4]|[HS][12]|FY\d{2,4})(?!\d)"
"""A quarter, half or year of business, which is no model: 极岚Q3交付."""
_BEFORE_PAGE = 6
"""Characters before a site that are looked at for a word that says that something stands on it."""
_DERIVED = 3
"""Characters of a word that is made of one of two."""
_OF_BODIES = frozenset("生卡厂社")
"""Characters that make a word of whom or what bodies have, or of another of their names: 大学|生, 银行|卡, 杂志|社."""
_LONG = 4
"""From this length on a known name is found even where the segmenter cuts the text otherwise."""


@cache
def _station() -> re.Pattern[str]:
    return re.compile(r"[\u4e00-\u9fff]{0,3}站(?![长台点在])")


@cache
def _model() -> re.Pattern[str]:
    """Return the pattern of a number that is joined to a name and counts nothing: 波音747 flies, 极岚SU7 drives."""
    score = r"\d{0,3}[-:比]\d"  # 公牛116-89大胜
    plain = rf"\d{{2,4}}(?!{score}|[\d.,]*\s?[%{''.join(name_characters('counted'))}])"
    letters = r"[A-Z]{1,3}-?\d{1,3}(?![\d年月])"
    return re.compile(rf"(?!{_PERIOD})(?:(?:[A-Z]{{1,2}}-?)?{plain}|{letters}|\d{{3}}-\d{{3}}(?:型|号|客机))")


@cache
def known_organisations() -> Gazetteer:
    """Return the gazetteer of organisations."""
    return gazetteer_of(lines("organisations.tsv"))


def propose_known(document: Document, gazetteer: Gazetteer, kind: CandidateKind, rule: Rule) -> Iterator[Candidate]:
    """Yield each known name in the article's prose; an ambiguous one with a score that needs other evidence.

    Args:
        document: the article.
        gazetteer: the known names.
        kind: what they are.
        rule: the rule that finds them.
    """
    for known in gazetteer.find(document):
        found = _without_region(document, gazetteer, known)
        if _is_name(document, found):
            sure = not gazetteer.is_ambiguous(found.form) or _is_shown(document, gazetteer, found)
            made = is_make(document, found.end) and not _is_app(gazetteer, document, found)
            sure = sure and not made and not _is_ridden(document.folded, found.start)
            sure = sure and not is_page(document.folded, found.start, found.end)
            yield Candidate(found.start, found.end, kind, rule.name, rule.cases["sure" if sure else "ambiguous"])


def _without_region(document: Document, gazetteer: Gazetteer, found: Found) -> Found:
    """Return a known name without the country that is rather a part of its market: 云岫|中国区总裁."""
    start, end, form = found
    shorter = form[:-2]
    regional = document.folded.startswith("区", end) and form[-2:] in words("places.tsv") and shorter in gazetteer.known
    return Found(start, end - 2, shorter) if regional else found


def _is_shown(document: Document, gazetteer: Gazetteer, found: Found) -> bool:
    """Return whether what follows shows what a form that is also something else is: 农业部|部长, 中大|社会学副教授."""
    before = document.token_map.at(found.start - 1) if found.start else None
    if before is not None and before.tag[0] not in _STRUCTURE:
        return False  # 云岫农业部 and 海岬科大 are others
    if document.folded.startswith(tuple(name_characters("chief")), found.end):
        return True
    taught = len(found.form) < _LONG and all(row.kind == "university" for row in gazetteer.known[found.form])
    return taught and _campus().match(document.folded, found.end) is not None


@cache
def _campus() -> re.Pattern[str]:
    """Return the pattern of what a university has, after the words that say of which field it is."""
    return re.compile(rf"[^\W\d_a-zA-Z]{{0,10}}?(?:{alternatives(name_characters('campus'))})")


def is_page(folded: str, start: int, end: int) -> bool:
    """Return whether a known name only says where something stands: 微信公众号, 臉書粉專, 微信「云岫」, 在微信表示."""
    if folded[start:end] not in words_of(_ACCOUNTS, "platform"):
        return False
    if folded[max(0, start - _BEFORE_PAGE) : start].rstrip(" [").endswith(in_order(_ACCOUNTS, "on")):
        return True
    return folded[end : end + 1] in ("「", "“") or folded.startswith(tuple(words_of(_ACCOUNTS, "page")), end)


def _is_ridden(folded: str, start: int) -> bool:
    """Return whether a known name only says by what somebody travels: 乘搭极岚."""
    return folded.endswith(tuple(name_characters("ridden")), 0, start)


def is_event(folded: str, end: int) -> bool:
    """Return whether a body's name goes on as that of an event: 立法会|选举, but 立法会|选举林晓月为主席."""
    return _ELECTED.match(folded, end) is not None


def names_law(folded: str, start: int) -> bool:
    """Return whether a name begins that of a law: 《廉政公署条例》."""
    return start > 0 and _LAW.match(folded, start - 1) is not None


def _is_app(gazetteer: Gazetteer, document: Document, found: Found) -> bool:
    """Return whether a medium is called by its programme for telephones: 云岫新闻客户端."""
    medium = all(row.kind == "media" for row in gazetteer.known[found.form])
    return medium and document.folded.startswith("客户端", found.end)


def is_make(document: Document, end: int) -> bool:
    """Return whether a name only says whose make something is: 波音747, 空客飞机, 海尔腕式血压计.

    A noun may stand between the name and what is made.
    """
    model = _model().match(document.folded, end)
    if model and model.group() not in known_organisations().known:  # 军情六处MI6 is one body
        return True
    behind = end + document.folded.startswith(" ", end)
    first = document.token_map.at(behind)
    if first is None or first.start != behind:
        return False
    second = document.token_map.at(first.end) if first.tag[0] in "nb" else None
    goods = words_of(_NOT, "goods")
    return first.text in goods or (second is not None and second.text in goods)


def _is_name(document: Document, found: Found) -> bool:
    """Return whether a known form is a name where it stands, and no piece of another word or name."""
    start, end, _ = found
    if end - start < _LONG and (
        (document.inner[end] and not _ends_by_chance(document, found))
        or (document.inner[start] and not _is_by_chance(document, found))
    ):
        return False
    if is_site(document.folded, end) or is_office(document.folded, end):
        return False  # 香港迪士尼乐园 and 恒生大厦 are places
    if is_event(document.folded, end) or names_law(document.folded, start):
        return False
    if found.form[-1] == "铁" and _station().match(document.folded, end):
        return False  # 港铁大围站
    if (
        _is_amid(document, found)
        or _is_cut(document, end)
        or (found.form[-1] in "盟约" and _STATES.match(document.folded, end))
    ):
        return False  # 欧盟国家
    short = end - start == 2
    return not (short and (_goes_on(document, start, end) or document.folded[end : end + 1] in name_characters("town")))


def _is_cut(document: Document, end: int) -> bool:
    """Return whether a known name ends inside a word that goes on: 中国电子|商务, 极岚基金|会."""
    word = document.token_map.at(end) if document.inner[end] else None
    if word is None or not word.known:
        return False
    if word.end - word.start == _DERIVED and word.end == end + 1:
        return word.tag[0] == "n" and document.folded[end] not in _OF_BODIES
    if word.end - word.start < _LONG:
        return False
    line = heads().get(document.folded[word.start : end])
    return line is not None and line.kind == "company" and line.strength in ("industry", "field")


def _is_amid(document: Document, found: Found) -> bool:
    """Return whether a short form is half of a word: 检测|中|共有5批, or ends a phrase of every day: 社会|大众."""
    start, end, form = found
    before = document.token_map.at(start - 1) if start else None
    if before is not None and document.folded[before.start : end] in words(_NOT):
        return True
    if form[0] != "中" or end - start != 2 or not _COUNTS.match(document.folded, end - 1):
        return False
    return before is not None and before.end >= start and before.tag[0] in "vn"


def _is_by_chance(document: Document, found: Found) -> bool:
    """Return whether a known name begins inside a word by chance: 有传中联办 holds 传中, and the dictionary 和耶鲁."""
    word = document.token_map.at(found.start)
    if word is None:
        return False
    if word.start == found.start - 1 and word.end == found.end:
        return word.text[0] in name_characters("glue") and word.tag[0] not in "il"  # 和耶鲁, 于耶鲁, but 对牛弹琴
    return found.end - found.start > 2 and word.end - word.start == 2


def _ends_by_chance(document: Document, found: Found) -> bool:
    """Return whether a known name is whole though a word goes on behind it: 工信部|下架 holds 部下, 索尼|公司."""
    end = found.end
    word = document.token_map.at(end)
    if word is None:
        return False
    if found.form[-1] == "党" and word.text[0] == "党" and is_title(word.text[1:]):
        return True  # 望川党|立委
    if word.start == found.start and document.folded[end : word.end] in words(_LEGAL):
        return True  # 索尼公司 is a word of the dictionary
    if found.form[-1] == "大" and document.folded.startswith(_STUDENTS, end - 1):
        return word.start == found.start or (word.start == end - 1 and _opens_phrase(document, found.start))
    if found.form[-1] not in _OFFICES or word.end - word.start != 2 or word.text in _PARTS:
        return False
    return word.text in ("部下", "党籍") or (
        document.folded[end + 1 : end + 2].isalpha() and is_known(document.folded[end : end + 2])
    )


def _opens_phrase(document: Document, start: int) -> bool:
    """Return whether a name may begin at a place, where a noun before it is not: 指责|中大学生, but 比赛中|大学生."""
    before = document.token_map.before(start)
    return before is None or before.tag in _BEFORE or not before.text[-1].isalnum()


def _goes_on(document: Document, start: int, end: int) -> bool:
    """Return whether a short form is the beginning of a longer foreign name: 海尔 in 海尔布隆.

    What follows is written with the characters of foreign names and stands nowhere else without the form before it.
    """
    after = next(iter(document.tokens_between(end, end + 1)), None)
    if after is None or not 2 <= len(after.text) <= 3 or after.tag[:2] != "nr":
        return False
    if not all(character in foreign_characters() for character in document.folded[start : after.end]):
        return False
    folded = document.folded
    return folded.count(after.text) == folded.count(folded[start : after.end])
