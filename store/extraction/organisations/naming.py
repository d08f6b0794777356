"""Whether the words before a head name anybody: a place, a proper name, a field of work, or only generic modifiers."""

from collections.abc import Mapping

from store.extraction.engine.rule import Rule
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.head_rules import (
    BRAND_HEAD,
    BRAND_INDUSTRY,
    FIELD_HEAD,
    FIELD_INDUSTRY,
    GENERIC,
    LEVEL,
    PLACE_FIELD_HEAD,
    PLACE_FIELD_INDUSTRY,
    PLACE_HEAD,
    SITE,
    UNIT,
)
from store.extraction.organisations.heads import Head, heads
from store.extraction.organisations.words import (
    is_brand,
    is_generic,
    is_place,
    is_scope,
    is_title,
    name_characters,
    names_place,
)

AND = frozenset("和与及暨")
BUSINESS = ("industry", "field")
"""Strengths of heads that are lines of business."""


def naming_score(inside: list[Token], head: Head) -> tuple[float, str]:
    """Return how likely the words name an organisation, and the rule that says so."""
    content = [token for token in inside if not is_place(token) and token.text not in AND and token.text != " "]
    owned = head.text in name_characters("owned") and not is_place(inside[0])
    if owned and (head.text == "警方" or not any(is_brand(token) for token in content)):
        return 0.0, GENERIC.name  # 经|警方批评, 大学|学生会: only a place has police of its own, a university students
    if any(is_brand(token) for token in content):
        return _branded(content, is_place(inside[0]), head)
    specific = _specific(content, head)
    if not is_place(inside[0]):
        numbered = any(token.text[0] == "第" for token in inside)  # 市第三小学
        local = _is_local(inside[0], head, numbered=numbered)
        return (LEVEL.score, LEVEL.name) if local else _plain(content, specific, head)
    public = head.is_public and head.strength != "site"
    public = public or sum(map(is_place, inside)) > 1
    named = public or bool(specific) or _is_taught(content, head)
    return _fielded(inside[0], named, head, len(content)) if content else _placed(inside, head)


def _is_local(first: Token, head: Head, *, numbered: bool) -> bool:
    """Return whether a public body is named behind the level of its division alone: 市|教育局, 省委|宣传部."""
    society = head.kind == "association" and head.strength == "strong"  # 市|电子商务协会
    public = society or (head.strength in ("body", "place") and head.is_public)
    served = head.text in name_characters("local")
    named = (
        public
        or served
        or (head.text.endswith("医院") and first.text != "县")
        or head.text == "学院"  # 省青年艺术学院
        or (head.kind == "university" and head.strength == "strong" and (numbered or first.text.endswith("中心")))
    )
    level = first.text.removesuffix("中心")  # the segmenter's 市中心 of 市|中心医院
    return named and level in name_characters("level") and head.text[0] not in name_characters("division")


def _is_taught(content: list[Token], head: Head) -> bool:
    """Return whether a subject or a line of business says which college of a place it is: 香港国际航空|学院."""
    college = head.kind == "university" and head.strength == "strong"
    taught = name_characters("taught")
    return college and any(token.text in taught or is_business(token.text[-2:]) for token in content)


def _specific(content: list[Token], head: Head) -> list[Token]:
    """Return the words that say which; a line of business or a title does not say which company (文化传媒有限公司)."""
    company = head.kind in ("company", "financial")
    common = [token for token in content if company and (is_business(token.text) or is_title(token.text))]
    return [token for token in content if not is_generic(token.text) and token not in common]


def _fielded(place: Token, specific: bool, head: Head, fields: int) -> tuple[float, str]:
    """Return the score of a place, a field of work and a head: 香港投资管理有限公司 is a name, 香港科技公司 is not."""
    if is_scope(place) and head.strength in ("weak", "site"):
        union = head.kind == "association" and specific and fields > 1  # 国际海员权益联盟
        return _said(FIELD_HEAD, "fields") if union else _GENERIC
    groups = head.text.endswith(("集团公司", "总公司"))  # 中国铁路工程集团公司
    served = head.text == "服务中心" and place.text[-1] in name_characters("division")  # 青山区人力资源服务中心
    named = specific or groups or head.strength == "place" or head.text.endswith("有限公司") or _is_of_town(place, head)
    return _FIELD["place" if served else head.strength] if named or served else _GENERIC


def _is_of_town(place: Token, head: Head) -> bool:
    """Return whether a field of work names the body of a town: 云州电影学院; those of a country are many."""
    wide = any(place.text in words_of("places.tsv", kind) for kind in ("country", "region", "scope"))
    return head.text in name_characters("of-town") and not wide


def _plain(content: list[Token], specific: list[Token], head: Head) -> tuple[float, str]:
    """Return the score of words of the dictionary and a head: 运输及房屋局 is a name, 科技公司 is not."""
    if not specific:
        public = head.strength == "body" or head.kind == "association"
        apart = words_of("not_organisations.tsv", "determiner")
        named = [token for token in content if token.text not in apart and not is_title(token.text)]  # 咨询|顾问委员会
        said = sum(len(token.text) for token in named)
        fields = public and head.text != "部" and (len(named) > 1 or (head.text == "署" and said > 3))
        return _said(FIELD_HEAD, "fields") if fields else _GENERIC  # two fields make a bureau: 创新科技署
    if any(token.tag == "nt" and len(token.text) > 2 for token in content):
        return _BRAND[head.strength]
    said = sum(len(token.text) for token in content)
    torn = head.strength == "place" and content[0].text not in name_characters("states")  # 多|国|使馆, but 美|海军
    if (len(head.text) == 1 and said < 3) or (said == 1 and (torn or head.kind in ("company", "financial"))):
        return _said(FIELD_HEAD, "single") if said > 1 else _GENERIC  # 腕部 is no body, 新|锂公司 has another half
    if head.text in name_characters("precinct") and said > 1 and all(token.tag[0] != "v" for token in content):
        return _said(FIELD_HEAD, "body")  # 茶园派出所, 铁路公安局
    taught = head.kind == "university" and head.text not in name_characters("everyday")
    if taught or head.text in ("银行", "部"):
        return _said(FIELD_HEAD, "part")  # 传播学院 and 客服部 are parts, 主流小学 is a sort
    fund = head.kind == "financial" and head.strength == "industry" and len(content) == 1
    return _said(FIELD_INDUSTRY, "fund") if fund else _PLAIN[head.strength]


def is_business(word: str) -> bool:
    """Return whether a word is a line of business, which names nobody by itself (文化传媒有限公司)."""
    head = heads().get(word)
    return head is not None and head.strength in BUSINESS


def _branded(content: list[Token], place: bool, head: Head) -> tuple[float, str]:
    """Return the score of a name with a proper name in it; a line of business must stand right beside it."""
    doubt = _in_business(content, place, head) if head.strength in BUSINESS else None
    if doubt is not None:
        return doubt
    scolded = head.strength == "place" and not place and all(token.tag == "v" for token in content)
    everyday = head.text in name_characters("everyday")
    lettered = everyday and content[-1].text.isascii()
    if scolded or lettered or (head.text == "政府" and content[-1].text.endswith("党")):
        return _GENERIC  # 大骂|政府, K-12|学校
    if head.text == "政府" and content[-1].tag in ("nr", "nrt") and len(content) == 1:
        return _said(BRAND_HEAD, "leader")  # 特朗普政府
    if (len(head.text) == 1 or (everyday and len(content) == 1)) and not place:
        return _said(BRAND_HEAD, "single")  # a head of one character ends many other words (宋词上半部)
    bank = head.kind == "financial" and head.text not in name_characters("sole")
    if head.strength == "place" and head.text != "政府" and (place or bank or head.kind == "other"):
        # 云州望川妇女权益中心, 云岫集团采购中心
        return _said(PLACE_FIELD_HEAD, "place") if place else _said(BRAND_HEAD, "weak")
    # 望川法院: who has such is a division, of which no list knows
    seat = head.text in name_characters("precinct") or (head.text == "法院" and content[-1].tag in ("nz", "nr", "nrt"))
    return _BRAND["body" if seat else head.strength]


def _in_business(content: list[Token], place: bool, head: Head) -> tuple[float, str] | None:
    """Return the score of a proper name and a line of business where it is less than that of a brand, or None."""
    nearest = content[-1]
    if nearest.text[0] < "\u2e80" and head.text not in name_characters("latin"):
        return _GENERIC
    if place and head.kind == "financial":
        return _said(BRAND_INDUSTRY, "financial")
    if len(content) == 2 and all(map(is_brand, content)):
        return _said(BRAND_INDUSTRY, "field")  # a parent's name before its own: 中信望川期货
    return _said(BRAND_INDUSTRY, "apart") if len(content) > 1 or not is_brand(nearest) else None


def _placed(inside: list[Token], head: Head) -> tuple[float, str]:
    """Return the score of a place and a head alone: 沙特政府 and 香港大学 are names, 香港公司 is not."""
    if is_scope(inside[-1]):
        named = head.strength in ("strong", "place") or head.text in name_characters("seated")
        national = not is_scope(inside[0]) and named
        return _said(PLACE_HEAD, "learned" if national else "scope")  # 澳大利亚国家科学院
    if head.strength == "place" or _is_of_natives(inside, head):
        return _said(PLACE_HEAD, "place")
    if (
        head.text.endswith("医院")
        or (head.kind == "university" and head.strength == "strong")
        or _is_seated(inside[-1], head)
    ):
        return _said(PLACE_HEAD, "media" if head.kind == "media" else "learned")
    if _is_called_after(inside, head):
        return _said(BRAND_INDUSTRY, "industry")
    if head.kind == "financial" and head.strength == "industry":
        return _said(PLACE_HEAD, "financial")
    return _said(PLACE_HEAD, head.strength if head.strength in ("strong", "body") else "other")


def _is_called_after(inside: list[Token], head: Head) -> bool:
    """Return whether a firm or an institute has its name from a place that few know: 远山证券, 新岚研究所."""
    place = inside[-1].text
    if head.strength == "industry" or head.text == "股份":
        return place not in words("places.tsv") and len(inside) == 1 and not is_generic(place)
    theirs = head.kind in ("company", "financial", "university") and head.strength in ("strong", "weak")
    return theirs and not names_place(place) and not is_generic(place)


def _is_seated(place: Token, head: Head) -> bool:
    """Return whether a body bears the name of its place alone: 岳麓派出所; 美国派出所 and 中环银行 are sorts."""
    wide = ("country", "region", *(("district", "world") if head.kind == "financial" else ()))
    if head.text in name_characters("national"):
        return True
    named = head.text in name_characters("seated")
    return named and not any(place.text in words_of("places.tsv", kind) for kind in wide)


def _is_of_natives(inside: list[Token], head: Head) -> bool:
    """Return whether an association is that of one place in another: 香港河北同乡会."""
    several = len(inside) > 1 and not any(map(is_scope, inside))
    return several and head.kind == "association" and head.strength == "strong"


def _said(rule: Rule, case: str) -> tuple[float, str]:
    return rule.cases[case], rule.name


def _by_strength(head: Rule, industry: Rule, words: str) -> Mapping[str, tuple[float, str]]:
    """Return what heads of each strength prove behind words of one sort."""
    said = {strength: _said(head, strength) for strength in ("strong", "weak", "body", "place")}
    said |= {strength: _said(industry, strength) for strength in BUSINESS}
    return said | {"site": _said(SITE, words), "unit": _said(UNIT, words)}


_GENERIC = (GENERIC.score, GENERIC.name)
_BRAND = _by_strength(BRAND_HEAD, BRAND_INDUSTRY, "brand")
_FIELD = _by_strength(PLACE_FIELD_HEAD, PLACE_FIELD_INDUSTRY, "place")
_PLAIN = _by_strength(FIELD_HEAD, FIELD_INDUSTRY, "plain")
