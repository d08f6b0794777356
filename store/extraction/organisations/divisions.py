"""Names that no list has and that the segmenter tore: divisions (被|锦|山区|人民法院), brands of firms (由|鲸|达|集团).

The name of a division is two characters, less often one or three, and the word for what it is. The end of it often is a
word of the dictionary (山区, 都市, 湖区). What ends at its beginning is a mark, or a word of the sentence.
"""

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.inside import completes, unglued, without_first
from store.extraction.organisations.words import SIDES, is_place, name_characters

_LONGEST = 3
"""Characters of a division's own name."""
_NAMES = ("nr", "nrt", "nz", "ns")
_ROOTS = ("ng", "g", "vg", "ag", "tg")
"""Tags of characters that are no words by themselves."""
_FUNCTION = "pcudrmqfty"
_BEFORE_NAMES = "pcuv"
"""Tags of words that a name stands behind."""
_OPENING = "vfazgqb"
"""Tags of characters that stand at the beginning of a clause only as half of a name."""
_SHORT = "县"
"""What alone stands behind a name of one character: 莒县, but no 墟市."""
_TORN = 2
"""Characters of a word that may be the end of a name."""


def division_start(document: Document, end: int) -> int:
    """Return where the torn name of a division begins that ends at a position, or the position where none does."""
    if end == 0 or document.folded[end - 1] not in name_characters("division"):
        return end
    last = document.token_map.before(end)
    if last is None or len(last.text) > _TORN or last.text in words("places.tsv"):
        return end
    before = document.token_map.before(last.start)
    if before is None or _is_word(last):
        return end
    if not before.known:
        return _unknown(document, before, last)
    if len(before.text) == 1:
        return _shard(document, before, last)
    named = len(last.text) == 1 and len(before.text) <= _LONGEST and before.tag in _NAMES
    return before.start if named else end


def _is_word(token: Token) -> bool:
    """Return whether a word that ends like a division is used as such: 社区, 全市."""
    if len(token.text) == 1 or not token.known:
        return False
    return token.tag[0] != "n" or token.tag == "n" or token.text in words_of("not_organisations.tsv", "generic")


def _unknown(document: Document, before: Token, last: Token) -> int:
    """Return where a name begins of which a word outside the dictionary is the beginning: 对松源|县, 经临|湖区."""
    name = unglued(before)
    verb = document.token_map.before(before.start)
    if name is not None and verb is not None and completes(verb, name):
        name = without_first(name)
    length = len(name.text) + len(last.text) - 1 if name is not None else 0
    return name.start if name is not None and 0 < length <= _LONGEST and _may_open(name.text) else last.end


def _shard(document: Document, before: Token, last: Token) -> int:
    """Return where a name begins of which one character is the beginning: 锦|山区."""
    first = document.token_map.before(before.start)
    if not (_is_shard(before) or (len(last.text) == _TORN and is_left_alone(before, first))):
        return last.end
    if first is not None and len(first.text) == 1 and _is_shard(first):
        return first.start if len(last.text) == 1 else last.end
    return before.start if len(last.text) > 1 or last.text == _SHORT else last.end


def is_left_alone(token: Token, before: Token | None) -> bool:
    """Return whether a numeral or a unit by the dictionary counts nothing, and so is a piece of a name: 在|元|澄镇.

    A word of structure, a verb or a mark stands before it, and no number.

    Args:
        token: the word.
        before: the word that ends where it begins.
    """
    counted = before is not None and (before.tag[0] in "mq" or before.text[-1].isdigit())
    noun = before is not None and before.text[-1].isalpha() and before.tag[0] not in _BEFORE_NAMES
    return len(token.text) == 1 and token.tag[0] in "mq" and not counted and not noun and _may_open(token.text)


def _is_shard(token: Token) -> bool:
    return (token.tag[0] not in _FUNCTION or token.text in SIDES) and _may_open(token.text)


def _may_open(name: str) -> bool:
    """Return whether the first characters of a name are such as names of places have."""
    barred = ("glue", "common", "complement", "apart")
    return name[0] >= "\u4e00" and name.isalpha() and all(name[0] not in name_characters(kind) for kind in barred)


def torn_brand_start(document: Document, last: Token) -> int:
    """Return where the brand begins whose last character is a word of its own, or where that does if it is none.

    Firms take their names from few characters (昌, 盛, 达); one of them, or a character that is no word by itself, says
    that this is one. Before the name stands a mark or a whole word.
    """
    before = document.token_map.before(last.start)
    if before is None or before.text[0] < "\u4e00" or not last.text.isalpha():
        return last.start
    trade = name_characters("trade")
    if len(before.text) > 1:
        name = before if before.known else unglued(before)
        if name is None or len(name.text) != _TORN or last.text not in trade:
            return last.start
        proper = not name.known or (name.tag in ("nz", "nrt") and not is_place(name))
        return name.start if proper else last.start
    first = document.token_map.before(before.start)
    alone = first is None or len(first.text) > 1 or not _is_shard(first)
    told = last.text in trade or last.tag in _ROOTS or (before.text in trade and last.tag[0] == "n")
    fits = all(_fits(token) for token in (before, last)) and not (before.tag == "q" and first and first.tag == "m")
    opens = first is None or not first.text[-1].isalnum()
    if opens and last.tag[0] == "n" and before.tag[0] in _OPENING and _may_open(before.text):
        return before.start  # 崴|盈|公司
    return before.start if alone and told and fits and not _are_states(before, last) else last.start


def _fits(token: Token) -> bool:
    """Return whether a word of one character may be half of a brand."""
    if token.text in name_characters("trade"):
        return _may_open(token.text)
    return token.tag[0] in "nqgjbz" and _may_open(token.text)


def _are_states(first: Token, second: Token) -> bool:
    return first.text in name_characters("states") and second.text in name_characters("states")
