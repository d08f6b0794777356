"""Divisions of a state that no list has and that the segmenter tore, before a body of theirs: 被|锦|山区|人民法院.

The name of a division is two characters, less often one or three, and the word for what it is. The end of it often is a
word of the dictionary (山区, 都市, 湖区). What ends at its beginning is a mark, or a word of the sentence.
"""

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token
from store.extraction.lexicon import words, words_of
from store.extraction.organisations.inside import completes, unglued
from store.extraction.organisations.words import name_characters

_LONGEST = 3
"""Characters of a division's own name."""
_NAMES = ("nr", "nrt", "nz", "ns")
_FUNCTION = "pcudrmqfty"
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
        name = Token(name.start + 1, name.end, name.text[1:], name.tag, False)
    length = len(name.text) + len(last.text) - 1 if name is not None else 0
    return name.start if name is not None and 0 < length <= _LONGEST and _may_open(name.text) else last.end


def _shard(document: Document, before: Token, last: Token) -> int:
    """Return where a name begins of which one character is the beginning: 锦|山区."""
    if not _is_shard(before):
        return last.end
    first = document.token_map.before(before.start)
    if first is not None and len(first.text) == 1 and _is_shard(first):
        return first.start if len(last.text) == 1 else last.end
    return before.start if len(last.text) > 1 or last.text == _SHORT else last.end


def _is_shard(token: Token) -> bool:
    return token.tag[0] not in _FUNCTION and _may_open(token.text)


def _may_open(name: str) -> bool:
    """Return whether the first characters of a name are such as names of places have."""
    barred = ("glue", "common", "complement", "apart")
    return name[0] >= "\u4e00" and name.isalpha() and all(name[0] not in name_characters(kind) for kind in barred)
