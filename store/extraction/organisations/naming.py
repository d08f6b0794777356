"""Whether the words before a head name anybody: a place, a proper name, a field of work, or only generic modifiers."""

from store.extraction.engine.document import Token
from store.extraction.lexicon import words_of
from store.extraction.organisations.heads import Head, heads
from store.extraction.organisations.words import is_brand, is_generic, is_place, is_scope

AND = frozenset("和与及暨")
BUSINESS = ("industry", "field")
"""Strengths of heads that are lines of business."""


def naming_score(inside: list[Token], head: Head) -> tuple[float, str]:
    """Return how likely the words name an organisation, and the rule that says so."""
    content = [token for token in inside if not is_place(token) and token.text not in AND and token.text != " "]
    if any(is_brand(token) for token in content):
        return _branded(content, is_place(inside[0]), head)
    specific = _specific(content, head)
    if not is_place(inside[0]):
        return _plain(content, specific, head)
    public = head.kind in ("government", "association")
    return _fielded(inside[0], public or bool(specific), head) if content else _placed(inside, head)


def _specific(content: list[Token], head: Head) -> list[Token]:
    """Return the words that say which; a line of business does not say which company (文化传媒有限公司)."""
    company = head.kind in ("company", "financial")
    return [token for token in content if not is_generic(token.text) and not (company and is_business(token.text))]


def _fielded(place: Token, specific: bool, head: Head) -> tuple[float, str]:
    """Return the score of a place, a field of work and a head: 香港投资管理有限公司 is a name, 香港科技公司 is not."""
    if is_scope(place) and head.strength in ("weak", "site"):
        return _GENERIC
    named = specific or head.strength == "place" or head.text.endswith("有限公司")
    return _FIELD[head.strength] if named else _GENERIC


def _plain(content: list[Token], specific: list[Token], head: Head) -> tuple[float, str]:
    """Return the score of words of the dictionary and a head: 运输及房屋局 is a name, 科技公司 is not."""
    if not specific:
        public = head.strength == "body" or head.kind == "association"
        named = [token for token in content if token.text not in words_of("not_organisations.tsv", "determiner")]
        fields = public and head.text != "部" and len(named) > 1
        return (0.5, "organisation.field-head") if fields else _GENERIC  # two fields make a bureau: 创新科技署
    if any(token.tag == "nt" and len(token.text) > 2 for token in content):
        return _BRAND[head.strength]
    if len(head.text) == 1 and sum(len(token.text) for token in content) < 3:
        return 0.35, "organisation.field-head"
    if head.kind == "university" or head.text in ("银行", "部"):
        return 0.4, "organisation.field-head"  # 传播学院 and 客服部 are parts, 主流小学 is a sort
    fund = head.kind == "financial" and head.strength == "industry" and len(content) == 1
    return (0.25, "organisation.field-industry") if fund else _PLAIN[head.strength]


def is_business(word: str) -> bool:
    """Return whether a word is a line of business, which names nobody by itself (文化传媒有限公司)."""
    head = heads().get(word)
    return head is not None and head.strength in BUSINESS


def _branded(content: list[Token], place: bool, head: Head) -> tuple[float, str]:
    """Return the score of a name with a proper name in it; a line of business must stand right beside it."""
    if head.strength in BUSINESS:
        nearest = content[-1]
        if nearest.text[0] < "\u2e80" and head.text not in (
            "科技",
            "汽车",
            "航空",
            "资本",
            "投资",
            "创投",
            "证券",
            "基金",
        ):
            return _GENERIC
        if place and head.kind == "financial":
            return 0.4, "organisation.brand-industry"
        if len(content) > 1 or not is_brand(nearest):
            return 0.15, "organisation.brand-industry"
    if head.text == "政府" and content[-1].tag in ("nr", "nrt") and len(content) == 1:
        return 0.6, "organisation.brand-head"  # 特朗普政府
    if len(head.text) == 1 and not place:
        return 0.45, "organisation.brand-head"  # a head of one character ends many other words (宋词上半部)
    return _BRAND[head.strength]


def _placed(inside: list[Token], head: Head) -> tuple[float, str]:
    """Return the score of a place and a head alone: 沙特政府 and 香港大学 are names, 香港公司 is not."""
    if is_scope(inside[-1]):
        return 0.2, "organisation.place-head"
    if head.strength == "place":
        return 0.85, "organisation.place-head"
    if head.text == "医院" or (head.kind == "university" and head.strength == "strong"):
        return 0.6, "organisation.place-head"
    if head.kind == "financial" and head.strength == "industry":
        return 0.2, "organisation.place-head"
    return (0.4 if head.strength in ("strong", "body") else 0.15), "organisation.place-head"


_GENERIC = (0.1, "organisation.generic")
_BRAND: dict[str, tuple[float, str]] = {
    "strong": (0.85, "organisation.brand-head"),
    "weak": (0.75, "organisation.brand-head"),
    "industry": (0.6, "organisation.brand-industry"),
    "body": (0.75, "organisation.brand-head"),
    "field": (0.4, "organisation.brand-industry"),
    "place": (0.45, "organisation.brand-head"),
    "site": (0.4, "organisation.site"),
    "unit": (0.45, "organisation.unit"),
}
_FIELD: dict[str, tuple[float, str]] = {
    "strong": (0.85, "organisation.place-field-head"),
    "weak": (0.6, "organisation.place-field-head"),
    "industry": (0.25, "organisation.place-field-industry"),
    "field": (0.2, "organisation.place-field-industry"),
    "body": (0.9, "organisation.place-field-head"),
    "place": (0.8, "organisation.place-field-head"),
    "site": (0.35, "organisation.site"),
    "unit": (0.4, "organisation.unit"),
}
_PLAIN: dict[str, tuple[float, str]] = {
    "strong": (0.6, "organisation.field-head"),
    "weak": (0.25, "organisation.field-head"),
    "industry": (0.2, "organisation.field-industry"),
    "field": (0.1, "organisation.field-industry"),
    "body": (0.6, "organisation.field-head"),
    "place": (0.3, "organisation.field-head"),
    "site": (0.1, "organisation.site"),
    "unit": (0.0, ""),
}
