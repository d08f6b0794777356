"""Organisations that a sentence introduces by their name: 一家名为极岚的公司, 这家公司名叫 Oltema."""

import re
from collections.abc import Iterator
from functools import cache

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import one_of, words
from store.extraction.organisations.words import begins_title, is_generic
from store.text.patterns import holds

_BODIES = "described_bodies.tsv"
_NOT = "not_organisations.tsv"
NAMED = Rule(
    "organisation.named",
    0.7,
    finds=Example("一家名为长夜的空壳公司昨日倒闭。", "长夜"),
    leaves=Example("一部名为长夜的公司纪录片昨日上映。", "长夜"),
    lists=(_BODIES, _NOT),
)
"""A name between a word for naming and a noun for an organisation, or behind both."""
_OPEN, _CLOSE = r" ?[“「『\"]? ?", r" ?[”」』\"]? ?"
_NAME = r"(?P<name>[A-Za-z0-9][A-Za-z0-9&.'’ -]{0,30}[A-Za-z0-9]|[\u4e00-\u9fff][\u4e00-\u9fffA-Za-z0-9·]{1,11}?)"
_CALLED = "名为|名叫|叫做|叫作|取名为?|命名为"
_NAMING = ("名为", "叫", "取名", "称为", "自称")
"""One of them is in all that names."""
_SHOWN = r"(?= ?[“「『A-Z\"])"
"""What must follow a word that names and also does something else: 自称独立的媒体, 团队叫他等着."""
_BRACKET = r"(?:\([^()\n]{1,40}\) ?)?"
_MEMBERS = r"(?![员职者人家股方法化器部类型内]|投资)"
"""What follows a noun for an organisation that is part of a longer word: 组织|者, 公司|职员."""
_THING = re.compile(r"(?:种|类|系列|项|部|款|首|本|场|次)[^,。;]{0,6}$")
_CLAUSE = re.compile(r"[了是在]|[^A-Za-z]的")


def propose_named(document: Document) -> Iterator[Candidate]:
    """Yield the names that a word for naming and a noun for an organisation frame."""
    if not holds(document.folded, _NAMING):
        return
    for sentence in document.sentences:
        for pattern in (_before_noun(), _behind_noun()):
            for match in pattern.finditer(document.folded, sentence.start, sentence.end):
                if _is_counted_otherwise(document.folded, match.start()) or not _may_be_name(match["name"]):
                    continue
                if pattern is _before_noun() and begins_title(document.folded, match.end()):
                    continue  # 名为林晓月的公司经理
                yield Candidate(*match.span("name"), "organisation", NAMED.name, NAMED.score)


@cache
def _before_noun() -> re.Pattern[str]:
    """Return the pattern of a name, of what sort it is, and the noun (名为极岚的空壳公司)."""
    sort = r"[^,。;:!?、()的了在于该其这那\n]{0,8}?"
    called = rf"(?:{_CALLED}|称为(?<!名称为){_SHOWN}|自称为?{_SHOWN})"
    body = one_of(_BODIES, "body")
    return re.compile(rf"{called}{_OPEN}{_NAME}{_CLOSE}{_BRACKET}的{sort}{body}{_MEMBERS}")


@cache
def _behind_noun() -> re.Pattern[str]:
    """Return the pattern of the noun and a name up to a mark (公司名叫 Oltema, …)."""
    called = rf"(?:{_CALLED}|叫{_SHOWN})"
    return re.compile(rf"{one_of(_BODIES, 'body')},?{called}{_OPEN}{_NAME}{_CLOSE}(?=[,。;!?(])")


def _is_counted_otherwise(folded: str, start: int) -> bool:
    """Return whether a measure word says that what is named is no organisation: 一种叫做褐脂的组织, 一部名为…."""
    return _THING.search(folded, max(0, start - 8), start) is not None


def _may_be_name(name: str) -> bool:
    """Return whether words may be a name: no clause, and no word that names nobody."""
    return name not in words(_NOT) and not is_generic(name) and _CLAUSE.search(name) is None
