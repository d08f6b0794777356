"""What a word may be in a name of an organisation: a place, a proper name, a generic modifier."""

from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import rows, words, words_of

_NOT = "not_organisations.tsv"
GLUE = frozenset("由被与和据在对向从将为让给把等及或称至是的于跟以并而但因曾兼即予到在之任经")
"""Function words that the segmenter glues to unknown names (由德迅, 选在)."""
_COMMON = frozenset(
    "最但是所不了的这那又也都就才很更已曾并且而其每该些么吗呢吧们你我他她它谁哪怎没未把让随若即之属被或"
)
"""Characters of function words, which names do not have anywhere."""
_EDGES = frozenset("会此今昨次个各几向从于在来去着得地至届经某由获到有如当时过再连较均仍亦遂称指说问因故")
"""Characters of function words that names may have inside (有赞 and 得物 are in the gazetteer)."""
_AFTER = frozenset("方后前中内外上下时间里们性化型式级类版款例案数率值额量价费者")
"""Characters that end common words which the dictionary does not hold (灾后, 川方)."""
_SORTS = frozenset("型性类式级化版")
"""Characters that end words for a sort of thing (被动型)."""
_DIVISIONS = frozenset("省市县区州镇乡郡")
NUMERALS = frozenset("一二三四五六七八九十两百千万亿几数")


@cache
def _places() -> frozenset[str]:
    return words("places.tsv")


@cache
def _scopes() -> frozenset[str]:
    return words_of("places.tsv", "scope")


def is_place(token: Token) -> bool:
    """Return whether a word is the name of a place."""
    text = token.text
    if text in _places() or (token.known and token.tag == "ns" and len(text) > 1):
        return True
    return not token.known and len(text) > 2 and text[-1] in _DIVISIONS and text[0] not in GLUE


def names_place(text: str) -> bool:
    """Return whether a piece of a name is a place, or ends like a division of a state (江阴市)."""
    return text in _places() or (len(text) > 2 and text[-1] in _DIVISIONS)


def is_scope(token: Token) -> bool:
    """Return whether a word is as wide as a place but none (国际, 全球): it begins names and names nobody."""
    return token.text in _scopes()


def is_site(folded: str, end: int) -> bool:
    """Return whether what stands after a name makes it a place or an event: 香港迪士尼乐园, 恒生大厦."""
    return any(folded.startswith(site, end) for site in words_of(_NOT, "site"))


@cache
def is_title(text: str) -> bool:
    """Return whether a word is what somebody holds or is: 副社长, 教授."""
    return text in _titles()


def is_office(folded: str, end: int) -> bool:
    """Return whether a name ends inside the office of its head: 德国内政|部长, 律政|司长."""
    return folded[end : end + 1] == "长" and folded[end - 1] in "部司署厅"


def begins_title(folded: str, position: int) -> bool:
    """Return whether a title begins at a position: what stands before it may be its field (投资总监)."""
    return any(is_title(folded[position : position + length]) for length in range(2, 6))


@cache
def _titles() -> frozenset[str]:
    return frozenset(row[0] for row in rows("titles.tsv") if len(row[0]) > 1 and row[1] not in ("kin", "honorific"))


@cache
def is_generic(text: str) -> bool:
    """Return whether a word, or a word made of two, is a modifier that names nobody (网络安全)."""
    generic = words_of(_NOT, "generic")
    if text in generic or (len(text) > 2 and text[-1] in _SORTS):
        return True
    return len(text) in (3, 4) and text[:2] in generic and text[2:] in generic


def is_brand(token: Token) -> bool:
    """Return whether a word looks like a proper name: outside the dictionary, Latin, or tagged as one."""
    if token.text in words(_NOT) or is_generic(token.text):
        return False
    if token.tag == "eng" or token.text[0] < "\u2e80":
        return token.text[0].isupper() or token.text[0].isdigit()
    if token.known and (token.tag not in ("nz", "nrt", "nr") or len(token.text) > 3):
        return False
    if len(token.text) < 2 or token.text[-1] in _AFTER or (token.text[0] in NUMERALS and len(token.text) == 2):
        return False
    if token.text[0] in _EDGES or (token.text[-1] in _EDGES and token.text[-1] != "来"):
        return False
    return not any(character in _COMMON for character in token.text)
