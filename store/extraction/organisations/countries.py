"""The foreign country before a university or a Latin name only says where it is: 法国|马赛大学, 日本|Oltema公司."""

import re

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words_of
from store.extraction.organisations.heads import Head
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.words import is_brand, is_place, is_scope, name_characters

_LATIN = re.compile("[A-Z]")
_SIDES = frozenset("东西南北中")
"""What a part of a country is called by, which its university is named after: 日本|东北大学 is that of Japan."""
_COUNTRY = 2
"""Characters of most countries."""


def without_country(inside: list[Token], head: Head) -> list[Token]:
    """Return the words before a head without the foreign country, where more than that is left."""
    foreign = inside[0].text in words_of("places.tsv", "country") and inside[0].text not in name_characters("home")
    if foreign and len(inside) > 1 and head.kind == "company" and _LATIN.fullmatch(inside[1].text[0]):
        return inside[1:]  # 日本|Oltema咨询公司
    taught = head.kind == "university" and head.strength == "strong" and len(inside) > 1
    if not (foreign and taught) or is_scope(inside[1]) or _SIDES.issuperset(inside[1].text):
        return inside
    named = is_place(inside[1]) or (is_brand(inside[1]) and len(inside[1].text) > _COUNTRY)
    return inside[1:] if named else inside


def is_abroad(word: str) -> bool:
    """Return whether a word of the dictionary is a country and a university that is known without it."""
    country, rest = word[:_COUNTRY], word[_COUNTRY:]
    rows = known_organisations().known.get(rest, ()) if country in words_of("places.tsv", "country") else ()
    return bool(rows) and rows[0].kind == "university"
