"""Organisations that end in a word for organisations: 香港金融管理局, 思谋集团, 运输及房屋局.

From each such head the words before it are read leftwards as far as they can belong to a name; then it is judged
whether they name anybody: a place, a word outside the dictionary, a field of work, or only a generic modifier.
"""

from collections.abc import Iterator, Mapping

from store.extraction.candidates import Candidate
from store.extraction.document import Document, Token
from store.extraction.heads import Head, heads, last_characters
from store.extraction.lexicon import words, words_of
from store.extraction.words import GLUE, NUMERALS, is_brand, is_generic, is_place, is_scope

_NOT = "not_organisations.tsv"
_NAME_TAGS = frozenset(("n", "nz", "nt", "ns", "nr", "nrt", "nrfg", "vn", "j", "b", "an", "s", "ng", "l", "i", "eng"))
_TITLES = ("局长", "署长", "部长", "厅长", "院长", "校长", "行长", "会长", "社长", "馆长", "司长", "处长")
_AND = frozenset("和与及暨")
_LONGEST = 10
_MOST_WORDS = 9
_BUSINESS = ("industry", "field")
_DOING = frozenset(("了", "于", "过", "给", "至", "到", "的", "额", "数"))


def propose_suffixed(document: Document, names: Mapping[int, int]) -> Iterator[Candidate]:
    """Yield organisations that end in a head, each judged by the words before the head.

    Args:
        document: the article.
        names: where known names stand, their starts by their ends; such a name is one word whatever the segmenter says.
    """
    last = last_characters()
    for index, token in enumerate(document.tokens):
        end = token.end
        if token.text[-2:] in _TITLES and len(token.text) == 3:
            end -= 2  # the segmenter's dictionary holds 局局长: the head of 工业局 is inside it
        if document.folded[end - 1] not in last:
            continue
        head = _head_at(document.folded, end, token)
        if head is None or end in names or _is_common_noun(head, document.tokens, index):
            continue
        candidate = _judge(document, index, end, head, names)
        if candidate:
            yield candidate


def _head_at(folded: str, end: int, token: Token) -> Head | None:
    """Return the longest head that ends at an offset; none where the word only looks like one (总部, 部署)."""
    known = heads()
    for length in range(min(_LONGEST, end), 0, -1):
        head = known.get(folded[end - length : end])
        if head:
            inside_word = length == 1 and len(token.text) > 1 and end == token.end
            if head.strength == "never" or (inside_word and _only_looks(token)):
                return None
            return head
    return None


def _only_looks(token: Token) -> bool:
    """Return whether a word that ends in a head of one character is another word."""
    whole = words_of(_NOT, "whole")
    return token.text[-2:] in whole or token.text in whole or (token.known and token.tag[0] not in "nj")


def _is_common_noun(head: Head, tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether a line of business is a common noun (网络安全, 汽车产业) or a verb (向蔚来投资70亿元)."""
    if head.strength not in ("industry", "field") or index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    if after.text == " " and index + 2 < len(tokens):
        after = tokens[index + 2]
    if after.text in words_of(_NOT, "after"):
        return True
    return tokens[index].tag in ("v", "vn") and (after.tag == "m" or after.text in _DOING)


def _judge(document: Document, index: int, end: int, head: Head, names: Mapping[int, int]) -> Candidate | None:
    """Return the candidate for a head, or None where nothing before it names anybody."""
    inside = _start(_walk(document, index, end - len(head.text), head, names), head)
    if not inside:
        return None
    score, why = _score(inside, head)
    name = document.folded[inside[0].start : end]
    if score <= 0 or name in words_of(_NOT, "whole"):
        return None
    return Candidate(inside[0].start, end, "organisation", why, score)


def _walk(document: Document, index: int, start_of_head: int, head: Head, names: Mapping[int, int]) -> list[Token]:
    """Return the words before a head that can belong to its name, in order."""
    tokens = document.tokens
    inside: list[Token] = []
    position, border = index, start_of_head
    while position >= 0 and len(inside) < _MOST_WORDS:
        token = tokens[position]
        if token.start < border:
            if border in names:
                start = names[border]
                inside.insert(0, Token(start, border, document.folded[start:border], "nz", False))
                border = start
                continue
            piece = _piece(token, border)
            if piece is None or not _continues(document, position, piece, inside, head):
                break
            stripped = _unglued(piece)
            if stripped is not piece:
                inside = [stripped, *inside] if stripped else inside
                break
            inside.insert(0, piece)
            border = piece.start
        position -= 1
    while inside and (inside[0].text == " " or inside[0].text in _AND):
        inside.pop(0)
    return inside


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
        return position > 0 and _bridges(document.tokens[position - 1], document.folded[piece.end], head)
    if piece.text in _AND:
        return _joins(document.tokens, position, inside, head)
    return _belongs(piece)


def _bridges(before: Token, after: str, head: Head) -> bool:
    """Return whether a space stands inside a name: between Latin and Chinese, or two Latin words."""
    if head.strength in _BUSINESS and after >= "\u2e80":
        return False
    return before.tag == "eng" or (after < "\u2e80" and before.tag in ("n", "nz", "ns"))


def _belongs(token: Token) -> bool:
    """Return whether a word can stand inside a name."""
    if token.text in words_of(_NOT, "cut") and token.text not in words_of(_NOT, "generic"):
        return False
    if not token.known:
        return token.text[0].isalpha() and not (token.text[0] in NUMERALS and len(token.text) == 2)
    if token.tag == "n" and token.text[-1] in "方者员" and token.text != "招商":
        return False  # 合作方思谋集团: whoever this is, the name begins after it
    return token.tag in _NAME_TAGS or is_place(token) or token.text in words("name_words.tsv") or token.text[0] == "第"


def _unglued(token: Token) -> Token | None:
    """Return an unknown word without the function word that the segmenter glued to it (由德迅 → 德迅).

    Returns:
        The word itself where nothing is glued to it, or None where only function words are left.
    """
    if token.known or not token.text or token.text[0] < "\u4e00":
        return token
    if token.text[-1] in GLUE:
        return None
    if token.text[0] in GLUE:
        return Token(token.start + 1, token.end, token.text[1:], token.tag, False) if len(token.text) > 2 else None
    return token


def _joins(tokens: tuple[Token, ...], position: int, inside: list[Token], head: Head) -> bool:
    """Return whether 和 or 及 joins two fields of work in one name (工业和信息化部), not two names."""
    if head.strength not in ("body", "strong") or not inside or position == 0:
        return False
    left = tokens[position - 1]
    known = heads().get(left.text)
    if is_brand(left) or is_place(left) or (known and known.strength not in _BUSINESS):
        return False
    return _belongs(left) and not any(is_brand(token) or is_place(token) for token in inside)


def _start(inside: list[Token], head: Head) -> list[Token]:
    """Return the words from where the name begins: at its place, else at its brand, else where the words begin."""
    starts = range(len(inside) - 1, 0, -1)
    brand = next((index for index in starts if _opens(inside, index) and is_brand(inside[index])), None)
    place = next((i for i in starts if _opens(inside, i) and is_place(inside[i]) and not is_scope(inside[i])), None)
    if brand is not None and (head.strength in _BUSINESS or not is_place(inside[0])):
        return inside[brand if place is None or head.strength in _BUSINESS else min(brand, place) :]
    if place is not None:
        return inside[place:]
    if brand is None and inside and not is_place(inside[0]):
        return _without_verbs(inside)
    return inside


def _without_verbs(inside: list[Token]) -> list[Token]:
    """Return the words from the first that is no verb: 生产大众集团 is somebody else's sentence."""
    first = 0
    while first < len(inside) - 1 and inside[first].tag == "v" and not is_brand(inside[first]):
        first += 1
    return inside[first:] if first and not is_generic(inside[first].text) else inside


def _opens(inside: list[Token], index: int) -> bool:
    """Return whether a name may begin at a word rather than before it: what stands before is common."""
    before = inside[index - 1]
    if before.text in _AND or before.text == " " or before.tag in ("nt", "j"):
        return False
    return not is_place(before) and not is_brand(before)


def _score(inside: list[Token], head: Head) -> tuple[float, str]:
    """Return how likely the words name an organisation, and the rule that says so."""
    content = [token for token in inside if not is_place(token) and token.text not in _AND and token.text != " "]
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
    return [token for token in content if not is_generic(token.text) and not (company and _is_business(token))]


def _fielded(place: Token, specific: bool, head: Head) -> tuple[float, str]:
    """Return the score of a place, a field of work and a head: 香港投资管理有限公司 is a name, 香港科技公司 is not."""
    if is_scope(place) and head.strength in ("weak", "site"):
        return _GENERIC
    named = specific or head.strength == "place" or head.text.endswith("有限公司")
    return _FIELD[head.strength] if named else _GENERIC


def _plain(content: list[Token], specific: list[Token], head: Head) -> tuple[float, str]:
    """Return the score of words of the dictionary and a head: 运输及房屋局 is a name, 科技公司 is not."""
    if not specific:
        return _GENERIC
    if len(head.text) == 1 and sum(len(token.text) for token in content) < 3:
        return 0.35, "organisation.field-head"
    if head.kind == "financial" and head.strength == "industry" and len(content) == 1:
        return 0.25, "organisation.field-industry"
    if any(token.tag == "nt" and len(token.text) > 2 for token in content):
        return _BRAND[head.strength]
    return _PLAIN[head.strength]


def _is_business(token: Token) -> bool:
    """Return whether a word is a line of business, which names nobody by itself (文化传媒有限公司)."""
    head = heads().get(token.text)
    return head is not None and head.strength in _BUSINESS


def _branded(content: list[Token], place: bool, head: Head) -> tuple[float, str]:
    """Return the score of a name with a proper name in it; a line of business must stand right beside it."""
    if head.strength in _BUSINESS:
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
        if len(content) > 1 or not is_brand(nearest):
            return 0.25, "organisation.brand-industry"
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
    "industry": (0.15, "organisation.field-industry"),
    "field": (0.1, "organisation.field-industry"),
    "body": (0.6, "organisation.field-head"),
    "place": (0.3, "organisation.field-head"),
    "site": (0.1, "organisation.site"),
    "unit": (0.0, ""),
}
