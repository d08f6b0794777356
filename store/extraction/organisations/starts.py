"""Where a name of an organisation begins among the words before its head: at its place, at its brand, behind a verb."""

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.heads import Head
from store.extraction.organisations.naming import AND, BUSINESS
from store.extraction.organisations.walking import is_body, is_verb
from store.extraction.organisations.words import is_brand, is_generic, is_place, is_scope, name_characters


def start_of(inside: list[Token], head: Head) -> list[Token]:
    """Return the words from where the name begins: at its place, else at its brand, else where the words begin."""
    starts = range(len(inside) - 1, 0, -1)
    brand = next((index for index in starts if _opens(inside, index, head) and is_brand(inside[index])), None)
    place = next(
        (i for i in starts if _opens(inside, i, head) and is_place(inside[i]) and not is_scope(inside[i])), None
    )
    again = next((n for n in starts if is_place(inside[n]) and inside[n].text[:2] == inside[0].text[:2]), None)
    if again is not None:
        return inside[again:]  # 大江省临河市|大江云岫有限公司: an address, and the name
    wider = next((n for n in starts if _is_wider(inside[n - 1], inside[n])), None)
    if wider is not None:
        return inside[wider:]
    if brand is not None and (head.strength in BUSINESS or not is_place(inside[0])):
        return inside[brand if place is None or head.strength in BUSINESS else min(brand, place) :]
    if place is not None:
        return inside[place:]
    if inside and not is_place(inside[0]):
        theirs = head.kind == "association" and inside[0].text in words("name_words.tsv")  # 雇佣|代理协会
        return inside if theirs else _without_verbs(inside, head)
    return inside


def _is_wider(before: Token, place: Token) -> bool:
    """Return whether a province stands behind a division of it, as it does between an address and a name."""
    divided = before.text[-1] in name_characters("division") and is_place(before)
    return divided and place.text in words_of("places.tsv", "province")


def without_doing(inside: list[Token], head: Head) -> list[Token]:
    """Return the words after the last verb that only a place before it would make part of a name."""
    if not inside or is_place(inside[0]):
        return inside
    verbs = [number for number, token in enumerate(inside) if is_verb(token, head)]
    return inside[verbs[-1] + 1 :] if verbs else inside


def _without_verbs(inside: list[Token], head: Head) -> list[Token]:
    """Return the words from the first that is no verb: 生产大众集团 is another's sentence, 创新及科技局 is not.

    Before a public body an idiom says what is done as well: 非常感谢|市总工会.
    """
    first = 0
    said = ("v", "i") if head.is_public else ("v",)
    while first < len(inside) - 1 and (inside[first].tag in said or inside[first].text == "政府"):
        first += 1
    joined = first and inside[first].text in AND
    return inside[first:] if first and not joined and not is_generic(inside[first].text) else inside


def _opens(inside: list[Token], index: int, head: Head) -> bool:
    """Return whether a name may begin at a word rather than before it: what stands before is common."""
    before = inside[index - 1]
    if head.text in name_characters("nested") and (is_body(before.text[-2:]) or is_body(before.text)):
        return False  # 交警支队|青山大队
    if before.text in AND or before.text == " " or before.tag in ("nt", "j") or _is_lower(before):
        return False
    return not is_place(before) and not is_brand(before)


def _is_lower(token: Token) -> bool:
    """Return whether a word is a brand in small Latin letters, which begins names as well: vivo极岚实验室."""
    return token.text.isascii() and token.text.islower()
