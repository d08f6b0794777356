"""What a word may be in a name of an organisation: a place, a proper name, a generic modifier."""

from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import characters, rows, words, words_of

_NOT = "not_organisations.tsv"
NUMERALS = frozenset("一二三四五六七八九十两百千万亿几数")
SIDES = frozenset("东西南北中")
"""What parts of a country and divisions are called by, each a word by itself: 日本|东北大学, 中|山区."""

_LASTING = frozenset("期久远达年沙春江安城")
"""What follows 长 where it is no title: 教育局|长期."""
_SHORTEST = 2
"""Characters of a place with its division."""


@cache
def name_characters(kind: str) -> frozenset[str]:
    """Return the characters of a class that decides about names of organisations, see organisation_characters.tsv."""
    return characters("organisation_characters.tsv", kind)


@cache
def _places() -> frozenset[str]:
    return words("places.tsv")


@cache
def _sites() -> tuple[str, ...]:
    return tuple(words_of(_NOT, "site"))


@cache
def _grounds() -> frozenset[str]:
    return words_of(_NOT, "ground")


@cache
def _scopes() -> frozenset[str]:
    return words_of("places.tsv", "scope")


def is_place(token: Token) -> bool:
    """Return whether a word is the name of a place."""
    text = token.text
    listed = token.known and token.tag == "ns" and len(text) > 1 and text[-1] not in "和与及"  # 波及 is none
    if text in _places() or (listed and text not in _grounds()):
        return True
    if not token.known and token.tag == "ns" and len(text) == _SHORTEST and text[-1] in name_characters("state"):
        return text[0] not in name_characters("apart")  # 雪州, but not 某州
    unlisted = not token.known or token.tag[:2] in ("nr", "nt")  # the dictionary takes 徐汇区 for a man's name
    return unlisted and _is_division(text) and not glued(text)


def glued(text: str) -> int:
    """Return how many characters of function words the segmenter glued before an unknown word: 由|德迅, 昨从|省."""
    at = int(text[0] in "昨今")
    return at + 1 if text[at : at + 1] in name_characters("glue") else 0


def names_place(text: str) -> bool:
    """Return whether a piece of a name is a place, or ends like a division of a state (江阴市)."""
    return text in _places() or _is_division(text)


def _is_division(text: str) -> bool:
    return len(text) > 2 and text[-1] in name_characters("division")


def is_scope(token: Token) -> bool:
    """Return whether a word is as wide as a place but none (国际, 全球): it begins names and names nobody."""
    return token.text in _scopes()


def is_site(folded: str, end: int) -> bool:
    """Return whether what stands after a name makes it a place or an event: 香港迪士尼乐园, 恒生大厦."""
    return folded.startswith(_sites(), end)


@cache
def foreign_characters() -> frozenset[str]:
    """Return the characters that foreign names are written with."""
    return frozenset("".join(row[0] for row in rows("transliteration.tsv")))


def _sounds(token: Token) -> bool:
    """Return whether a word of the dictionary is a foreign name, by its tag and its characters: 布鲁克斯."""
    return token.tag in ("nrt", "nr") and foreign_characters().issuperset(token.text)


@cache
def is_title(text: str) -> bool:
    """Return whether a word is what somebody holds or is: 副社长, 教授."""
    return text in _titles()


def is_office(folded: str, end: int) -> bool:
    """Return whether a name ends inside the office of its head, or inside a word for several bodies.

    That is 德国内政|部长, 律政|司长 and 德国内政|部门; at a gate it ends before that: 德国内政部|门口.
    """
    if folded[end - 1 : end + 1] == "部门":
        return folded[end + 1 : end + 2] not in tuple("口前外")
    if folded[end : end + 1] != "长":
        return False
    return folded[end - 1] in "部司署厅" or (folded[end - 1] in "局处" and folded[end + 1 : end + 2] not in _LASTING)


def begins_title(folded: str, position: int) -> bool:
    """Return whether a title begins at a position: what stands before it may be its field (投资总监)."""
    return any(is_title(folded[position : position + length]) for length in range(2, 6))


@cache
def _titles() -> frozenset[str]:
    return frozenset(
        row[0] for row in rows("titles.tsv") if len(row[0]) > 1 and row[1] not in ("kin", "honorific", "party")
    )


@cache
def is_generic(text: str) -> bool:
    """Return whether a word, or a word made of two, is a modifier that names nobody (网络安全)."""
    generic = words_of(_NOT, "generic")
    if text in generic or (len(text) > 2 and text[-1] in name_characters("sort")):
        return True
    return len(text) in (3, 4) and text[:2] in generic and text[2:] in generic


def is_brand(token: Token) -> bool:
    """Return whether a word looks like a proper name: outside the dictionary, Latin, or tagged as one."""
    text = token.text
    if text in words(_NOT) or is_generic(text):
        return False
    if token.tag == "eng" or text[0] < "\u2e80":
        return text[0].isupper() or text[0].isdigit()
    if token.known and (token.tag not in ("nz", "nrt", "nr") or (len(text) > 3 and not _sounds(token))):
        return False
    named = not token.known and (token.tag == "nz" or text[0] in "百千万")  # 千屿
    counted = len(text) == 2 and text[0] in NUMERALS and not named
    if len(text) < 2 or text[-1] in name_characters("after") or counted:
        return False
    edges = name_characters("edge")
    if text[0] in edges or (text[-1] in edges and text[-1] != "来"):
        return False
    return name_characters("common").isdisjoint(text)
