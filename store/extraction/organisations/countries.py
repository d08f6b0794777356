"""The foreign country before a university or a Latin name only says where it is: 法国|马赛大学, 日本|Oltema公司."""

import re

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words_of
from store.extraction.organisations.heads import Head
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.words import SIDES, is_brand, is_place, is_scope, name_characters

_LATIN = re.compile("[A-Z]")
_KIND = "大学"
_SHORTEST = 3
"""Characters at least of an unknown word that is a foreign place or name: 马赛 is listed, 普林斯顿 need not be."""


def without_country(inside: list[Token], head: Head) -> list[Token]:
    """Return the words before a head without the foreign country, where more than that is left."""
    if len(inside) < 2 or not _is_foreign(inside[0].text):
        return inside
    rest = inside[1]
    if head.kind == "company" and _LATIN.fullmatch(rest.text[0]):
        return inside[1:]  # 日本|Oltema咨询公司
    taught = head.kind == "university" and head.strength == "strong"
    if not taught or is_scope(rest) or SIDES.issuperset(rest.text):
        return inside
    unknown = is_brand(rest) and not rest.known and len(rest.text) >= _SHORTEST  # 外国语 and 天主教 are words
    listed = _is_university("".join(token.text for token in inside[1:]) + head.text)
    return inside[1:] if is_place(rest) or unknown or listed else inside


def is_abroad(word: str) -> bool:
    """Return whether a word of the dictionary is a foreign country and a university that is known without it."""
    country = next((word[:length] for length in range(2, len(word)) if _is_foreign(word[:length])), "")
    rest = word.removeprefix(country)
    return bool(country) and not is_another(word, rest) and _is_university(rest)


def is_another(full: str, rest: str) -> bool:
    """Return whether a foreign country makes another of a university that is called by a side: 美国|西北大学."""
    return SIDES.issuperset(rest.removesuffix(_KIND)) and _is_foreign(full.removesuffix(rest))


def _is_foreign(word: str) -> bool:
    return word in words_of("places.tsv", "country") and word not in name_characters("home")


def _is_university(name: str) -> bool:
    rows = known_organisations().known.get(name, ())
    return bool(rows) and rows[0].kind == "university" and rows[0].name.startswith(name)
