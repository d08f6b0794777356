"""What the pieces of a page are: the article's own prose, by-lines and captions, or the furniture of the page.

General rules in `furniture.tsv` and the structure of the page decide: link after link, short lines without an end of
sentence after the last paragraph. In doubt a piece stays what it was: furniture kept does less harm than text lost.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from store.articles.bylines import is_byline, is_picture_source
from store.articles.labels import either
from store.articles.metadata import host_of
from store.articles.pieces import Piece, parted
from store.model import BlockKind
from store.text.fold import fold
from store.text.tables import rows

_PICTURES = "pictures.tsv"
_MARKS = re.compile(r"[\W_]+")
_URL = re.compile(r"(?:https?://|www\.)[!-~]+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[。！？!?…][”’」』）)\"]*$|[a-z\d][.][”’\"')]*$")
_SENTENCE = re.compile(r"[。！？，；]|[a-z][.,;] ")
_SHORT, _APPEAL, _PHRASE, _LEGAL = 20, 40, 60, 400
"""Characters of a line of an interface, of an appeal, of a block that begins like one, of a legal notice."""
_WORDS = 12
"""Characters about an address that are no sentence, though one seems to end there."""
_LABEL = re.compile(r"[▲△▼▽↑◎]\s*\S|(?:[上下左右]?[图圖][为為]|[上下左右中][图圖]\s*[:：])")
_NOTICE = re.compile(r"[（(【]?\s*(?:特[别別]|[郑鄭]重|本[站网網]|平[台臺])?[声聲]明\s*[:：]")
_DISCLAIMED = re.compile(r"[参參]考|版[权權]|立[场場]|[转轉][载載]|侵[权權]|投[资資]建[议議]|真[实實]|[删刪]除")
"""What such a notice says, and a statement that is the article's hardly does."""
_OPENING = re.compile(
    r"(?:[（(【][^（）()【】]{0,40}(?:[关關]注|公[众眾][号號]|[订訂][阅閱]|星[标標])[^（）()【】]{0,40}[）)】]\s*)?"
    r"(?:[(（【]?(?:本文|全文|正文)[共约約计計大有]*\s*[\d,，.]++\s*+[余餘多]?字[\s，,。；;|｜/]*"
    r"(?:(?:[预預][计計])?[阅閱][读讀](?:全文|本文)?[共大约約需要时時间間用]*\s*+(?:[:：]\s*+)?\d+\s*分[钟鐘][）)】。，]?)?)?"
)
_NUMBERED = re.compile(r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*[.、．]")
_TOP = 10
"""Pieces at the top of a page among which such an opening stands."""
_TEXT = frozenset({"paragraph", "item", "quotation", "table"})


@cache
def _rules() -> Mapping[str, tuple[str, ...]]:
    rules: dict[str, list[str]] = {}
    for where, phrase in rows("store.articles", "furniture.tsv"):
        rules.setdefault(where, []).append(phrase)
    return {where: tuple(phrases) for where, phrases in rules.items()}


@cache
def _credit() -> re.Pattern[str]:
    """Return the pattern of what is said of a picture, and hardly of anything else below it."""
    return re.compile(rf"{either(_PICTURES, 'credit')}|[摄攝]\b")


@cache
def _credited() -> re.Pattern[str]:
    """Return the pattern of the end of a caption that says where its picture comes from."""
    credited = either(_PICTURES, "credited")
    return re.compile(rf"(?:{credited}|(?<![如下上])[图圖]片?)[）)\]]?$", re.IGNORECASE)


@cache
def _lines() -> frozenset[str]:
    return frozenset(_rules()["line"])


def bare(text: str) -> str:
    """Return what two writings of a line have in common: folded, lower case, letters and digits alone."""
    return _MARKS.sub("", fold(text).casefold())


def without_opening(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces with the appeal and the reading time before an article's first words cut off as a piece."""
    for place, piece in enumerate(pieces[:_TOP]):
        found = _OPENING.match(piece.text)
        if found and 0 < found.end() < len(piece.text) and piece.kind == "paragraph":
            opening, rest = parted(piece, found.end())
            return [*pieces[:place], opening._replace(kind="furniture"), rest, *pieces[place + 1 :]]
    return list(pieces)


def classify(pieces: Sequence[Piece], names: frozenset[str]) -> list[BlockKind]:
    """Return the kind of each piece; `names` are the bare forms of who wrote and published the article."""
    plains = _bare_beginnings(pieces)
    kinds = [_alone(piece, plain) for piece, plain in zip(pieces, plains, strict=True)]
    _pictures(pieces, kinds)
    _links(pieces, kinds)
    _sections(pieces, plains, kinds)
    _head(pieces, plains, kinds, names)
    _tail(pieces, kinds)
    return kinds


def _bare_beginnings(pieces: Sequence[Piece]) -> list[str]:
    """Return the bare form of what each piece begins with; folded all at once, which is ten times faster."""
    folded = fold("\n".join(piece.text[:_LEGAL] for piece in pieces)).casefold()
    return [_MARKS.sub("", text) for text in folded.split("\n")] if pieces else []


def _alone(piece: Piece, plain: str) -> BlockKind:
    """Return what a piece is by itself."""
    text = piece.text
    if piece.kind in {"code", "furniture"}:
        return piece.kind
    if not plain or _is_address(text) or is_picture_source(text) or _interface(text, plain):
        return "furniture"
    if piece.kind == "heading" and len(text) > _PHRASE and _SENTENCE_END.search(text):
        return "paragraph"  # set large, but told in sentences
    return piece.kind if piece.kind in {"caption", "heading", "table"} else _short(piece)


def _short(piece: Piece) -> BlockKind:
    """Return whether a paragraph is a by-line or a caption, else what it was."""
    text = piece.text
    host = host_of(piece.href) if piece.href else ""
    if is_byline(text) or (host and text.startswith(host) and len(text) <= len(host) + _SHORT):
        return "byline"
    if len(text) > 2 * _PHRASE:
        return piece.kind
    sentence = _SENTENCE_END.search(text)
    beside = piece.pictured and (not sentence or _credit().search(text))
    labelled = _LABEL.match(text) and not sentence
    return "caption" if beside or labelled or (piece.below and _credited().search(text)) else piece.kind


def _is_address(text: str) -> bool:
    """Return whether a block is a web address, with a few words about it at most."""
    rest = _URL.sub("", text)
    told = _SENTENCE.search(rest) and len(rest) > (_WORDS if _SENTENCE_END.search(rest) else _PHRASE // 2)
    return len(rest) * 3 < len(text) and not told


def is_interface(text: str) -> bool:
    """Return whether a line is the words of a button, of an appeal or of a notice."""
    return _interface(text, bare(text[:_LEGAL]))


def _interface(text: str, plain: str) -> bool:
    """Return whether a block is the words of a button, of an appeal or of a notice."""
    rules = _rules()
    if plain in _lines():
        return True
    if len(text) <= _LEGAL and plain.startswith(rules["legal"]):
        return True
    if text[0] in '「“"『':
        return False  # somebody says so
    if len(text) <= _LEGAL and _NOTICE.match(text) and _DISCLAIMED.search(text):
        return True
    return (len(text) <= _PHRASE and plain.startswith(rules["begins"])) or (
        len(text) <= _APPEAL and any(phrase in plain for phrase in rules["holds"])
    )


def _pictures(pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Read the captions of a picture story as its text: there they are all that is told."""
    told = sum(len(piece.text) for piece, kind in zip(pieces, kinds, strict=True) if kind == "caption")
    prose = sum(len(piece.text) for piece, kind in zip(pieces, kinds, strict=True) if kind in _TEXT)
    if told > prose:
        for place, piece in enumerate(pieces):
            if kinds[place] == "caption" and len(piece.text) > _SHORT:
                kinds[place] = "paragraph"


def _links(pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Mark blocks that are links and nothing else, where the page has prose besides them; and what HTML sets aside."""
    prose = sum(len(piece.text) - piece.linked for piece in pieces if not piece.aside)
    aside = sum(len(piece.text) for piece in pieces if piece.aside)
    linked = [_is_linked(piece) for piece in pieces]
    for place, piece in enumerate(pieces):  # a sentence that is one link is text, but not in a list of links
        alone = not any(linked[max(0, place - 1) : place]) and not any(linked[place + 1 : place + 2])
        linked[place] = linked[place] and (not _SENTENCE_END.search(piece.text) or (piece.kind == "item" and not alone))
    among_links = sum(len(piece.text) for piece, link in zip(pieces, linked, strict=True) if link)
    for place, piece in enumerate(pieces):
        if piece.aside and aside <= prose:
            kinds[place] = "furniture"
        if not linked[place] or kinds[place] in {"code", "byline"} or among_links > prose:
            continue
        follower = place + 1
        headline = piece.kind == "heading" or _NUMBERED.match(piece.text)
        if headline and follower < len(pieces) and not linked[follower] and _is_text(pieces[follower]):
            continue  # the headline of a digest's item
        kinds[place] = "furniture"


def _is_linked(piece: Piece) -> bool:
    """Return whether a piece is links alone, whatever marks stand between them."""
    return bool(piece.linked) and piece.linked * 10 >= 9 * len(_MARKS.sub("", piece.text))


def _sections(pieces: Sequence[Piece], plains: Sequence[str], kinds: list[BlockKind]) -> None:
    """Mark lists of other articles and texts of machines under their headings."""
    opened, links = "", 0
    last_prose = max((place for place, piece in enumerate(pieces) if _is_prose(piece)), default=-1)
    for place, piece in enumerate(pieces):
        opens = _opens(pieces, plains, place)
        if opens:
            opened, links = "end" if opens == "section" and place > last_prose >= 0 else opens, 0
        elif (opened != "end" and _is_new_heading(piece)) or (opened == "section" and _is_over(piece, links)):
            opened = ""
        links += _is_linked(piece)
        kept = {"chapter": {"code"}, "end": {"code", "byline"}}.get(opened, {"code", "byline", "caption", "table"})
        if opened and kinds[place] not in kept:
            kinds[place] = "furniture"


def _is_over(piece: Piece, links: int) -> bool:
    """Return whether a list of other articles ends before a piece: with text, or with no link after links."""
    return _is_prose(piece) or (links > 0 and not piece.linked)


def _is_new_heading(piece: Piece) -> bool:
    return piece.kind == "heading" and not piece.linked


def _opens(pieces: Sequence[Piece], plains: Sequence[str], place: int) -> str:
    """Return which kind of section of furniture a piece opens, or "" for none."""
    piece, plain, rules = pieces[place], plains[place], _rules()
    if len(piece.text) > 2 * _SHORT:
        return ""
    if piece.kind == "heading" and plain in rules["chapter"]:
        return "chapter"
    listed = place + 1 < len(pieces) and _is_linked(pieces[place + 1])
    return "section" if plain in rules["section"] or (listed and plain.startswith(rules["section"])) else ""


def _is_text(piece: Piece) -> bool:
    return piece.kind in {"paragraph", "quotation", "item"} and len(piece.text) > _SHORT


def _is_prose(piece: Piece) -> bool:
    """Return whether a piece is without doubt text: long, with sentences, and not one link."""
    return (
        piece.kind != "heading"
        and len(piece.text) > _APPEAL
        and piece.linked * 2 < len(piece.text)
        and bool(_SENTENCE.search(piece.text))
    )


def _head(pieces: Sequence[Piece], plains: Sequence[str], kinds: list[BlockKind], names: frozenset[str]) -> None:
    """Mark the names under the title, and the menus before the text."""
    first = next((place for place, piece in enumerate(pieces) if _is_prose(piece)), 0)
    menus = sum(kind == "furniture" for kind in kinds[:first])
    for place in range(min(first, len(pieces))):
        text = pieces[place].text
        if kinds[place] not in {"paragraph", "item"} or len(text) > _SHORT or _SENTENCE_END.search(text):
            continue
        following = plains[place + 1] if place + 1 < len(pieces) else ""
        if plains[place] in names or (place < 6 and following in names):
            kinds[place] = "byline"
        elif menus >= 8:
            kinds[place] = "furniture"


def _tail(pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Mark the short lines among the page's buttons after the end of the text."""
    below = 0
    for place in range(len(pieces) - 1, -1, -1):
        text = pieces[place].text
        if kinds[place] == "furniture":
            below += 1
        elif kinds[place] in {"byline", "caption", "code", "table"}:
            continue
        elif len(text) > _SHORT or _SENTENCE_END.search(text):
            return
        elif below >= 3:
            kinds[place] = "furniture"
