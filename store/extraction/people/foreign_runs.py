"""Runs of words that look like a foreign name in Chinese characters, where no dot tells: 马克|龙, 斯|加利|斯."""

import bisect
import re
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from store.extraction.engine.document import Document
from store.extraction.engine.tokens import Token, TokenMap
from store.extraction.people import words
from store.extraction.people.beside import says, title_before
from store.model import Block

_START = itemgetter(0)
_LONGEST_JOINED = 4
_PIECE = 2
"""Characters: a longer piece that the segmenter takes for a name is one, whatever it begins with."""
_TWO = 0.45
"""What a name of two characters lacks, of which the words of a sentence make many."""
_NAMED_THING = 0.4
"""What it says that the dictionary holds a word as the name of a thing, as it does of people it knows by one name."""
_LONG, _LONG_ADDS = 4, 0.5
"""Characters: a name of so many in no dictionary is hardly anything but a foreign name."""


class Run(NamedTuple):
    """Words that look transliterated.

    Attributes:
        block: where they stand.
        start: first code point.
        end: one past the last.
        own: what speaks for the characters themselves.
    """

    block: Block
    start: int
    end: int
    own: float


def runs(document: Document) -> tuple[Run, ...]:
    """Return the words that look transliterated, in order.

    The segmenter cuts such names (马克|龙, 斯|加利|斯): pieces side by side that close nothing are one name.
    """
    return tuple(run for block in document.blocks for run in _in_block(document.folded, block, document.token_map))


@cache
def _characters() -> re.Pattern[str]:
    """Return the pattern of two characters of foreign names and more, side by side: a run lies in such a stretch."""
    return re.compile(f"[{''.join(words.transliteration_weights())}]{{2,}}")


def _in_block(text: str, block: Block, tokens: TokenMap) -> Iterator[Run]:
    """Yield the runs of a block."""
    inside = tokens.inside(block.start, block.end)
    number = 0
    for stretch in _characters().finditer(text, block.start, block.end):
        number = bisect.bisect_left(inside, stretch.start(), number, key=_START)
        while number < len(inside) and inside[number].start < stretch.end():
            pieces, number = _pieces(text, inside, number)
            if not pieces:
                continue
            start, end = pieces[0].start, pieces[-1].end
            while end - start > 2 and function_word(text, end - 1, block.end):
                end -= 1
            own = _foreign_weight(text[start:end], pieces)
            if own is not None:
                yield Run(block, start, end, own)


def _pieces(text: str, inside: Sequence[Token], number: int) -> tuple[list[Token], int]:
    """Return the pieces of the run that begins with a word, none where none does, and where to read on."""
    first = number
    if inside[number].text[0] not in words.transliteration_weights():
        return [], first + 1
    pieces: list[Token] = []
    if number + 1 < len(inside) and _opens(text, inside[number], inside[number + 1]):
        pieces.append(inside[number])
        number += 1
    while number < len(inside) and len(pieces) < 5 and _continues(text, inside[number]):
        pieces.append(inside[number])
        number += 1
    if number < len(inside) and _closes(text, pieces, inside[number]):
        pieces.append(inside[number])
        number += 1
    if pieces and number < len(inside) and (piece := _before_cue(text, inside[number])) is not None:
        pieces.append(piece)
    return pieces, number if pieces else first + 1


def _opens(text: str, token: Token, following: Token) -> bool:
    """Return whether a word that is another elsewhere begins a foreign name, behind a role or a mark: 总统安|瓦尔."""
    weights = words.transliteration_weights()
    if not all(character in weights for character in token.text) or len(token.text) > 2 or following.start != token.end:
        return False
    begins = not text[token.start - 1 : token.start].isalnum() and (not token.known or token.tag == "v")
    named = following.tag.startswith("nr") and not following.known and len(following.text) > _PIECE
    foreign = weights.get(following.text[0]) == 2 and (following.tag.startswith("nr") or not following.known)
    return (begins or bool(title_before(text, token.start))) and (foreign or named) and _continues(text, following)


def _closes(text: str, pieces: list[Token], token: Token) -> bool:
    """Return whether a character that is a verb elsewhere ends the foreign name before it: 埃尔多|安."""
    if not pieces or token.start != pieces[-1].end or len(token.text) > 1 or token.tag != "v":
        return False
    name = text[pieces[0].start : token.end]
    weights = words.transliteration_weights()
    strong = sum(weights.get(character, 0) == 2 for character in name)
    return (
        token.text in weights
        and len(name) >= _LONG
        and strong >= len(name) - 1
        and not words.after_person().after(text, token.start)
    )


def _before_cue(text: str, token: Token) -> Token | None:
    """Return the piece of a foreign name that the segmenter joined with the verb of saying behind it: 巴尔|比+说."""
    weights = words.transliteration_weights()
    if token.known or len(token.text) > _LONGEST_JOINED:
        return None
    for end in range(token.start + 1, token.end):
        if text[end - 1] not in weights:
            return None
        if says(words.after_person().after(text, end)):
            return Token(token.start, end, text[token.start : end], token.tag, False)
    return None


def _foreign_weight(name: str, pieces: list[Token]) -> float | None:
    """Return what the characters of a run say, or None where they cannot be a name."""
    weights = words.transliteration_weights()
    values = [weights[character] for character in name]
    strong = values.count(2)
    named = any(piece.tag.startswith("nr") for piece in pieces)
    if not 2 <= len(values) <= 8 or name in words.not_people() or strong < (1 if named or len(values) > 2 else 2):
        return None
    brand = len(pieces) == 1 and pieces[0].known and not named
    if brand and pieces[0].tag != "nz":
        return None
    own = 0.4 * strong - 0.2 * values.count(1)
    if named:
        own += 1.4 if len(pieces) == 1 and pieces[0].known else 0.6
    if len(values) >= _LONG and not any(piece.known and piece.tag == "ns" for piece in pieces):
        own += _LONG_ADDS
    if brand:
        own += _NAMED_THING
    return own - _TWO if len(values) == 2 else own


def _continues(text: str, token: Token) -> bool:
    """Return whether a word goes on with the foreign name before it."""
    weights = words.transliteration_weights()
    if not all(character in weights for character in token.text):
        return False
    thing = token.tag == "nz" and len(token.text) > 1
    if token.known and len(token.text) > 1 and not thing and not foreign_word(token.text, token.tag):
        return False
    if len(token.text) == 1 and weights[token.text] < 2 and token.tag[0] in "pcdufmrv":
        return False
    return not words.after_person().after(text, token.start)


def function_word(text: str, position: int, limit: int) -> bool:
    """Return whether a character of foreign names is a word of structure here (都, 因): nothing foreign follows."""
    weights = words.transliteration_weights()
    if weights.get(text[position], 0) == 2 or text[position] not in words.after_person().weights:
        return False
    return position + 1 >= limit or text[position + 1] not in weights


def foreign_word(word: str, tag: str) -> bool:
    """Return whether a word of the segmenter's dictionary may be a piece of a foreign name."""
    if tag.startswith("nr") or len(word) == 1:
        return True
    weights = words.transliteration_weights()
    return tag[0] in "nxzg" and all(weights.get(character, 0) == 2 for character in word)
