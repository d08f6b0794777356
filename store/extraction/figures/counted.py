"""The noun that a figure counts: 近300家大型客户 → 客户."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from store.extraction.engine.tokens import Token
from store.extraction.figures.contexts import beside

_Part = Literal["noun", "verb", "modifier", "end"]
_REACH = 6  # words between a number and the noun it counts, at most
_MODIFIERS = frozenset("abzfs")  # 大型, 新, 海外
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt"))  # 上海 in 300家上海企业, 陈 in 6人 陈…
_PARTS = frozenset(("zg", "g", "ng", "k"))  # of single characters: the rest of a word that the segmenter does not know
_JOINED = frozenset("及和与或、")
_PEOPLE = frozenset(("人", "者"))  # nothing is counted behind them: 46%的人声称…
_PAID = re.compile(
    r"(?:资金|经费|[补津]贴|补助|房贷|贷款|债务|赔偿|薪酬|工资|[罚捐借欠存货税]款"
    r"|[学车药路会年租押订定保杂房饭]费|(?<![黄白铂合五基])金)$"
)


class Counted(NamedTuple):
    """The word behind a figure and the noun that is counted.

    Attributes:
        first: the word, folded, "" for none.
        head: the head of the noun phrase that begins there, folded; None for none.
        start: where the noun begins.
        end: one past it, what is joined to it (体育及康乐设施) and the rest of a word that the segmenter does not know
            (选委) with it.
    """

    first: str
    head: str | None
    start: int = 0
    end: int = 0

    @property
    def paid(self) -> bool:
        """Whether it is a sum of money by its last part (专项资金, 运作经费, 补助金)."""
        return _PAID.search(self.head or "") is not None


def counted_noun(tokens: Sequence[Token], starts: Sequence[int], end: int, *, strict: bool = False) -> Counted:
    """Return the noun behind a figure that ends at `end`.

    Args:
        tokens: the words of the article.
        starts: where they start.
        end: one past the figure.
        strict: whether a verb ends the search (99%没有得到…); behind a classifier it may be a modifier (300家用工企业).
    """
    place = bisect_left(starts, end)
    expected = max(end, tokens[place - 1].end) if place else end  # a word may reach over the figure's end
    phrase = _NounPhrase(strict)
    behind = place
    for token in tokens[place : place + _REACH]:
        apart = token.start != expected or (token.text.isspace() and token.start > end) or token.text == "\u3000"
        expected = token.end
        if apart or not phrase.takes(token):
            break
        behind += 1
    head = phrase.head or phrase.verbal
    if head is None:
        return Counted(phrase.first, None)
    glued = head is tokens[place] and place > 0 and tokens[place - 1].end > end  # 名泛 and 民选 of 225名泛民选委
    return Counted(phrase.first, head.text, end if glued else head.start, _end_of(tokens, head, behind))


def _end_of(tokens: Sequence[Token], head: Token, place: int) -> int:
    """Return where a counted noun ends, given the place of the word behind it."""
    end = head.end
    for token, following in zip(tokens[place:], (*tokens[place + 1 : place + _REACH], None), strict=False):
        if token.start != end:
            break
        joins = token.text in _JOINED and following is not None and following.tag[0] == "n"
        if token.tag in _PARTS and len(token.text) == 1 and end == head.end:
            return token.end
        if not joins and (end == head.end or token.tag[0] != "n"):
            break
        end = token.end
    return end


@dataclass
class _NounPhrase:
    """A noun phrase that is read word by word.

    Attributes:
        strict: whether a verb ends it.
        first: its first word that is more than a modifier.
        head: the noun so far.
        verbal: a word that is a verb and a noun, where no noun comes.
        clause: whether a clause that modifies the noun is being read.
    """

    strict: bool
    first: str = ""
    head: Token | None = None
    verbal: Token | None = None
    clause: bool = False

    def takes(self, token: Token) -> bool:
        """Take in a word, and return whether the phrase may go on behind it."""
        word = token.text
        if word == " " or (word == "的" and (self.clause or (self.head is None and self.verbal is None))):
            if self.clause:
                self.head, self.clause = None, False  # 三名手持铁管的男子
            return True
        part = _part(token)
        if part == "end" or (part == "verb" and self._is_full(token)):
            return False
        self._read(token, part)
        return word not in _PEOPLE

    def _is_full(self, token: Token) -> bool:
        """Return whether a verb is none of the phrase."""
        return token.tag == "v" and (self.strict or self.head is not None)

    def _read(self, token: Token, part: "_Part") -> None:
        self.clause = self.clause or (part == "verb" and token.tag == "v")
        self.first = self.first or (token.text if part != "modifier" else "")
        if part == "noun":
            self.head = token
        elif part == "verb" and self.head is None and token.tag in ("vn", "l", "eng"):
            self.verbal = token


def _part(token: Token) -> _Part:
    """Return what part a word may play in the noun phrase behind a figure."""
    if token.text in beside("not-counted"):
        return "end"
    if token.tag in _NAMES or token.tag[0] in _MODIFIERS or token.text in beside("modifier"):
        return "modifier"
    if token.tag in ("vn", "l", "eng") or (token.tag == "v" and len(token.text) == 2):
        return "verb"  # 用工企业: a verb that modifies its noun
    return "noun" if token.tag[0] == "n" or token.tag in ("an", "j") else "end"
