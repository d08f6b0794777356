"""Characters that the segmenter left alone at the border of a name and that are pieces of it: 云|岫, 岚|云山."""

from functools import cache

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token, tokens_of
from store.extraction.organisations.divisions import is_left_alone
from store.extraction.organisations.heads import Head
from store.extraction.organisations.naming import AND
from store.extraction.organisations.words import is_brand, name_characters, names_place


def torn_off(document: Document, piece: Token | None, inside: list[Token]) -> list[Token]:
    """Return a numeral or a unit that counts nothing as the beginning of a proper name (在|元|岫书院), or nothing."""
    first = inside[0] if inside else None
    if piece is None or first is None:
        return []
    other = piece.text in name_characters("states") or _is_classifier(first.text[0])  # 日|韩公司, 首|张唱片
    level = first.text in name_characters("level")
    proper = (is_brand(first) or _is_shard(first) or _is_unlisted(first)) and not other and not level
    alone = proper and is_left_alone(piece, document.token_map.before(piece.start))
    return [Token(piece.start, piece.end, piece.text, "x", False)] if alone else []


def mended(inside: list[Token], head: Head) -> list[Token]:
    """Return the words with single characters in a row as one unknown word: a name that fell apart (云, 岫).

    A character and the rest of a place are one as well, but before a firm: there it may be a surname.
    """
    firm = head.kind in ("company", "financial")
    whole: list[Token] = []
    for token in inside:
        before = whole[-1] if whole else None
        if before and len(before.text) == 1 and _is_shard(before) and (_is_shard(token) or is_brand(token)):
            whole[-1] = Token(before.start, token.end, before.text + token.text, "x", False)
        elif before and not firm and _begins_place(before, token):
            whole[-1] = Token(before.start, token.end, before.text + token.text, "ns", True)
        else:
            whole.append(token)
    return whole


@cache
def _is_classifier(character: str) -> bool:
    """Return whether a character is one that a numeral stands before."""
    return next(tokens_of(character, 0, 1)).tag == "q"


def _begins_place(before: Token, place: Token) -> bool:
    """Return whether a character left alone begins a place, of which the rest is in no list: 岚|云山."""
    barred = before.text in name_characters("apart") or before.text in name_characters("states")
    alone = len(before.text) == 1 and before.end == place.start and _is_shard(before) and not barred
    return alone and _is_unlisted(place)


def _is_unlisted(token: Token) -> bool:
    """Return whether a word is a place by the dictionary alone, which has the ends of many names as such: 云山."""
    return token.tag == "ns" and len(token.text) > 1 and not names_place(token.text)


def _is_shard(token: Token) -> bool:
    """Return whether a word is a single character that may be a piece of a name."""
    return (
        token.tag[0] not in "mqtpvducrf"
        and len(token.text) == 1
        and token.text >= "\u3400"
        and token.text.isalpha()
        and token.text not in AND
        and token.text not in name_characters("glue")
    )
