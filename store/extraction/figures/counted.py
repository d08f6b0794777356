"""The noun that a figure counts: 近300家大型客户 → 客户."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from store.extraction.document import Token

_REACH = 6  # words between a number and the noun it counts, at most
_MODIFIERS = frozenset("abzf")  # 大型, 新
_NOUNS = ("n", "vn", "an", "j", "eng", "l")
_NOT_NOUNS = frozenset(("中", "内", "时", "时候", "方面", "之间", "左右", "以上", "以下"))


class Counted(NamedTuple):
    """The word behind a figure ("" for none) and the head of the noun phrase that begins there."""

    first: str
    head: str | None


def counted_noun(tokens: Sequence[Token], starts: Sequence[int], end: int) -> Counted:
    """Return the noun behind a figure that ends at `end`; `starts` are the starts of the tokens."""
    place = bisect_left(starts, end)
    first, head = "", None
    for token in tokens[place : place + _REACH]:
        word = token.text
        if word.isspace():
            continue
        if word == "的" and head is None:
            continue
        noun = token.tag in _NOUNS or token.tag.startswith("n")
        if (
            not noun
            and token.tag[0] not in _MODIFIERS
            and not (token.tag in ("v", "x") and not token.known and word.isalpha())
        ):
            if token.tag == "v" and head is None and token.known and len(word) == 2:
                continue  # 用工企业, 认购股份: a verb before its noun
            break
        if word in _NOT_NOUNS:
            break
        first = first or (word if token.start <= end + 2 else "")
        if noun:
            head = word
    return Counted(first, head)
