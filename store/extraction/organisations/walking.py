"""The words before a word for organisations, read leftwards as far as they can belong to its name."""

from collections.abc import Mapping

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token, is_known
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.contexts import is_cue
from store.extraction.organisations.divisions import division_start, torn_brand_start
from store.extraction.organisations.heads import Head, heads, longest_head
from store.extraction.organisations.inside import belongs, completes, joins_in, unglued, without_first
from store.extraction.organisations.known_names import known_organisations
from store.extraction.organisations.naming import AND, BUSINESS
from store.extraction.organisations.torn import mended, torn_off
from store.extraction.organisations.words import NUMERALS, is_brand, is_generic, is_place, name_characters

_MOST_WORDS = 9
_REGISTERED = ("有限公司", "有限责任公司")
_SHORTEST_PLACE = 2
_LONGEST_PLACE = 6
_LONGEST_OWN = 3
"""Characters of a place's own name, before the level of its division."""
_LONGEST_NUMERAL = 2
_KNOWN = range(4, 1, -1)
"""Characters of a known name that fell apart."""
_GLUED = 3
"""Characters: a noun's end or a classifier, and a name of two."""


def walk(document: Document, index: int, start_of_head: int, head: Head, names: Mapping[int, int]) -> list[Token]:
    """Return the words before a head that can belong to its name, in order."""
    tokens = document.tokens
    inside: list[Token] = []
    position, border = index, start_of_head
    while position >= 0 and len(inside) < _MOST_WORDS:
        token = tokens[position]
        if token.text == ")" and token.end == border and _is_site(document, position, head):
            border = tokens[position - 2].start
            inside.insert(0, Token(border, token.end, document.folded[border : token.end], "n", True))
            position -= 2
        elif token.start < border:
            if border in names:
                start = names[border]
                inside.insert(0, Token(start, border, document.folded[start:border], "nz", False))
                border = start
                continue
            broken = _broken_place(document, token, border, head)
            if broken is None:
                broken = _broken_brand(document, token, border, inside, head)
            if broken is not None:
                inside.insert(0, broken)
                border = broken.start
                continue
            piece = _joined_division(document, token, border) or _piece(token, border)
            if piece is None or not _continues(document, position, piece, inside, head):
                inside[:0] = torn_off(document, piece, inside)
                break
            if joins_in(piece, inside, head) and _ends_body(tokens, position, names):
                break
            stripped = _without_noun(tokens[position - 1], unglued(piece)) if position else unglued(piece)
            if stripped is not piece:
                inside = [_level_place(stripped, inside, head), *inside] if stripped else inside
                break
            inside[:0] = _parted(token, _level_place(piece, inside, head))
            border = piece.start
        position -= 1
    return _uncounted(document, mended(_from_first(inside, head), head))


def _broken_place(document: Document, token: Token, border: int, head: Head) -> Token | None:
    """Return a place that fell apart into words: one of the list, a word of it a character (深水|埗), or torn."""
    torn = division_start(document, border) if token.end == border and head.strength not in BUSINESS else border
    if torn < border:
        return Token(torn, border, document.folded[torn:border], "ns", True)
    before = document.token_map.before(token.start)
    alone = before is not None and len(before.text) == 1
    if token.end != border or not (alone or len(token.text) == 1):
        return None
    for length in range(_LONGEST_PLACE, max(len(token.text), _SHORTEST_PLACE - 1), -1):
        start = border - length
        if start >= 0 and document.token_map.is_edge(start) and document.folded[start:border] in words("places.tsv"):
            return Token(start, border, document.folded[start:border], "ns", True)
    return None


def _joined_division(document: Document, token: Token, border: int) -> Token | None:
    """Return a division whose level the segmenter joined to its body (泰山|县公安局), None where none stands there."""
    level = document.folded[token.start : border]
    if token.end == border or len(level) != 1 or level not in name_characters("division"):
        return None
    before = document.token_map.before(token.start)
    name = unglued(before) if before is not None else None
    if name is None or not (not name.known or name.tag in ("ns", "nz", "nr", "nrt")) or name.text[-1] in "省市县区州":
        return None
    if name.text in words_of("places.tsv", "province") or not name.text.isalpha():
        return None
    if len(name.text) > _LONGEST_OWN or (len(name.text) == 1 and level != "县"):
        return None
    return Token(name.start, border, document.folded[name.start : border], "ns", True)


def _broken_brand(document: Document, token: Token, border: int, inside: list[Token], head: Head) -> Token | None:
    """Return the brand of a firm that fell apart into words, the last one a character: 鲸|达, 博源|盛."""
    firm = head.kind in ("company", "financial") and token.end == border and len(token.text) == 1
    if not firm or any(map(is_brand, inside)):
        return None
    start = _known_start(document, border)
    start = start if start < token.start else torn_brand_start(document, token)
    return Token(start, border, document.folded[start:border], "x", False) if start < token.start else None


def _known_start(document: Document, end: int) -> int:
    """Return where a known name begins that ends at a position, be it also a word (上|银), else the position."""
    known = known_organisations().known
    fits = (end - length for length in _KNOWN if document.folded[max(0, end - length) : end] in known)
    return next((start for start in fits if start >= 0 and document.token_map.is_edge(start)), end)


def _level_place(piece: Token, inside: list[Token], head: Head) -> Token:
    """Return an unknown word as a place where the level of its division follows: 岚陵|县政府, 万安|乡公所.

    A village is called by words of every day as well: 新光|村委会.
    """
    village = head.text[0] == "村"
    levelled = not inside and (village or head.text[0] in name_characters("division")) and len(head.text) > 2
    named = not piece.known or piece.tag in ("nz", "nr", "nrt") or (village and piece.tag[0] == "n")
    named = named and not is_generic(piece.text)
    if levelled and named and _SHORTEST_PLACE <= len(piece.text) <= _LONGEST_OWN and piece.text.isalpha():
        return Token(piece.start, piece.end, piece.text, "ns", True)
    return piece


def _parted(token: Token, piece: Token) -> list[Token]:
    """Return a piece of a word of the dictionary with its place apart: 云州|云岫|医院 may be one word there."""
    if piece.end == token.end or len(piece.text) < 2 * _SHORTEST_PLACE or is_place(piece):
        return [piece]
    for length in range(len(piece.text) - _SHORTEST_PLACE, _SHORTEST_PLACE - 1, -1):
        if piece.text[:length] in words("places.tsv"):
            border = piece.start + length
            rest = piece.text[length:]
            place = Token(piece.start, border, piece.text[:length], "ns", True)
            return [place, Token(border, piece.end, rest, "n", is_known(rest))]
    return [piece]


def _uncounted(document: Document, inside: list[Token]) -> list[Token]:
    """Return the words without the classifier that the segmenter glued to the first one: 18|名嘉科."""
    first = inside[0] if inside else None
    before = document.token_map.before(first.start) if first else None
    if first is None or first.known or before is None or before.tag != "m":
        return inside
    if first.text[0] == "号":
        return inside[1:]  # 2|号楼|实验室
    if len(first.text) < _GLUED or first.text[0] not in name_characters("counter"):
        return inside
    return [without_first(first), *inside[1:]]


def _without_noun(before: Token, piece: Token | None) -> Token | None:
    """Return an unknown word without the end of the noun before it: 运营|方金穗, 设计|厂晶峦."""
    if piece is None or piece.known or len(piece.text) < _GLUED:
        return piece
    if completes(before, piece):
        return without_first(piece)
    if piece.text[0] not in name_characters("role-noun"):
        return piece
    if (
        before.end != piece.start
        or before.tag not in ("v", "vn", "n")
        or len(before.text) != 2
        or before.text in heads()
    ):
        return piece
    return without_first(piece)


def _from_first(inside: list[Token], head: Head) -> list[Token]:
    """Return the words without the spaces, joints and verbs that they begin with."""
    words = enumerate(inside)
    begins = (
        place for place, token in words if token.text != " " and token.text not in AND and not is_verb(token, head)
    )
    return inside[next(begins, len(inside)) :]


def _is_site(document: Document, closing: int, head: Head) -> bool:
    """Return whether a bracket stands behind a company's brand and holds its place: 云岫（云州）科技有限公司.

    Or it says that the company is the group's: 云岫联合（集团）有限公司. In a registered name its business may stand
    before the bracket: 云岫企业咨询（云州）有限公司.
    """
    brand, opening, held = document.tokens[closing - 3 : closing] if closing > 2 else (None, None, None)
    if brand is None or opening is None or held is None or opening.text != "(" or brand.end != opening.start:
        return False
    if held.text in name_characters("bracketed"):
        return True
    business = brand.tag in ("v", "vn") and head.text.endswith(_REGISTERED)
    return is_place(held) and (business or is_brand(brand) or brand.tag[0] == "n")


def is_verb(token: Token, head: Head) -> bool:
    """Return whether a word is a verb that only a place before it would make part of a name."""
    return token.tag == "v" and not belongs(token, head)


def _ends_body(tokens: tuple[Token, ...], position: int, names: Mapping[int, int]) -> bool:
    """Return whether the name of a body ends before a word, which another one joins in (水务局|会同|公安局)."""
    before = tokens[position - 1] if position else None
    if before is None:
        return False
    ending = longest_head(before.text, len(before.text), len(before.text))
    public = ending is not None and ending.is_public and before.text[-1] in name_characters("public")
    return public or tokens[position].start in names or is_body(before.text)


def _piece(token: Token, border: int) -> Token | None:
    """Return a word up to where the name goes on: all of it, or the beginning of 财政部 before its head; else None."""
    if token.end == border:
        return token
    if token.start < border < token.end:
        return Token(token.start, border, token.text[: border - token.start], token.tag, token.known)
    return None


def _continues(document: Document, position: int, piece: Token, inside: list[Token], head: Head) -> bool:
    """Return whether a name can go on leftwards with a word."""
    if piece.text == " ":
        apart = document.text[piece.start] == "\u3000"  # a headline parts its clauses so
        return position > 0 and not apart and _bridges(document.tokens[position - 1], document.folded[piece.end], head)
    if piece.text in AND:
        return _joins(document.tokens, position, inside, head)
    if _is_numbered_part(piece, inside, head):
        return True
    if is_learned(piece, head) and not any(token.tag == "v" for token in inside):
        return True  # 日本汉字能力检定协会; `start_of` sees to it that a place begins it
    return piece.end != document.tokens[position].end or belongs(piece, head)


def _is_numbered_part(piece: Token, inside: list[Token], head: Head) -> bool:
    """Return whether a numeral says which part of a body follows: 公安局交管|三|分局, 交警大队|三|中队."""
    part = inside[0].text if inside else head.text
    numeral = piece.tag == "m" and len(piece.text) <= _LONGEST_NUMERAL and NUMERALS.issuperset(piece.text)
    return numeral and part in name_characters("nested") and head.strength == "body"


def is_learned(piece: Token, head: Head) -> bool:
    """Return whether a word is a verb such as stand inside the names of learned bodies and of registered companies.

    Centres are called by their work as well, by which others are: 海州采购|交易中心, but not 海州启用|交易中心.
    """
    registered = head.text.endswith(_REGISTERED)
    inside = piece.tag == "v" or (registered and piece.tag in ("a", "d"))  # 互动 is an adverb of the dictionary
    centre = head.text.endswith("中心") and head.strength == "place" and f"{piece.text}中心" in heads()
    listed = registered or centre or head.text in name_characters("learned")
    founds = registered and piece.text in name_characters("founding")
    return inside and listed and len(piece.text) == 2 and not founds and not is_cue(piece.text)


def _bridges(before: Token, after: str, head: Head) -> bool:
    """Return whether a space stands inside a name: between Latin and Chinese, or two Latin words."""
    if head.strength in BUSINESS and after >= "\u2e80":
        return False
    return before.tag == "eng" or (after < "\u2e80" and before.tag in ("n", "nz", "ns"))


def _joins(tokens: tuple[Token, ...], position: int, inside: list[Token], head: Head) -> bool:
    """Return whether 和 or 及 joins two fields of work in one name (工业和信息化部), not two names."""
    researching = head.kind == "university" and head.strength == "weak"  # 环境与生态研究院
    if head.text == "出版社" or not (researching or head.strength in ("body", "strong")):
        return False
    if not inside or position == 0:
        return False
    left = tokens[position - 1]
    if _is_specific(left) or left.tag == "nt" or is_body(left.text):
        return False
    return belongs(left, head) and not any(map(_is_specific, inside))


def _is_specific(token: Token) -> bool:
    """Return whether a word says which organisation: a proper name or a place."""
    return is_brand(token) or is_place(token)


def is_body(word: str) -> bool:
    """Return whether a word is one for organisations and no line of business."""
    head = heads().get(word)
    return head is not None and head.strength not in BUSINESS
