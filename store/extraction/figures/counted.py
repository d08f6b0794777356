"""The noun that a figure counts: 近300家大型客户 → 客户."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from store.extraction.engine.tokens import Token

_REACH = 6  # words between a number and the noun it counts, at most
_MODIFIERS = frozenset("abzfs")  # 大型, 新, 海外
_PLACE_PRONOUNS = frozenset(("本地", "当地", "其他", "其它", "不同", "各自", "本国", "本港"))
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt"))  # 上海 in 300家上海企业, 陈 in 6人 陈…
_PEOPLE = frozenset(("人", "者"))  # nothing is counted behind them: 46%的人声称…
_NOT_NOUNS = frozenset(("中", "内", "时", "时候", "方面", "之间", "左右", "以上", "以下"))


class Counted(NamedTuple):
    """The word behind a figure ("" for none) and the head of the noun phrase that begins there."""

    first: str
    head: str | None


def counted_noun(tokens: Sequence[Token], starts: Sequence[int], end: int, *, strict: bool = False) -> Counted:
    """Return the noun behind a figure that ends at `end`.

    Args:
        tokens: the words of the article.
        starts: where they start.
        end: one past the figure.
        strict: whether a verb ends the search (99%没有得到…); behind a classifier it may be a modifier (300家用工企业).
    """
    first, head, verbal, clause = "", None, None, False
    place = bisect_left(starts, end)
    expected = max(end, tokens[place - 1].end) if place else end  # a word may reach over the figure's end
    for token in tokens[place : place + _REACH]:
        word, gap = token.text, token.start - expected
        expected = token.end
        if gap or (word.isspace() and token.start > end) or word == "\u3000":
            break
        if word == " " or (word == "的" and (clause or (head is None and verbal is None))):
            head, clause = None if clause else head, False  # 三名手持铁管的男子
            continue
        part = _part(token)
        if part == "end" or (part == "verb" and (strict or (head is not None and token.tag == "v"))):
            break
        clause = clause or (part == "verb" and token.tag == "v")
        first = first or (word if part != "modifier" else "")
        if part == "noun":
            head = word
        elif part == "verb" and head is None:
            verbal = word if token.tag in ("vn", "l", "eng") else verbal
        if word in _PEOPLE:
            break
    return Counted(first, head or verbal)


def _part(token: Token) -> Literal["noun", "verb", "modifier", "end"]:
    """Return what part a word may play in the noun phrase behind a figure."""
    if token.text in _NOT_NOUNS:
        return "end"
    if token.tag in _NAMES or token.tag[0] in _MODIFIERS or token.text in _PLACE_PRONOUNS:
        return "modifier"
    if token.tag in ("vn", "l", "eng") or (token.tag == "v" and len(token.text) == 2):
        return "verb"  # 用工企业: a verb that modifies its noun
    return "noun" if token.tag[0] == "n" or token.tag in ("an", "j") else "end"
