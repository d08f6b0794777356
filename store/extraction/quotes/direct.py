"""Words in quotation marks: which of them are speech, and whose."""

import re

from store.extraction.engine.rule import Example, Rule
from store.extraction.quotes.attributions import CUE
from store.extraction.quotes.english import SAID
from store.extraction.quotes.headlines import MARKED
from store.extraction.quotes.marks import Marked
from store.extraction.quotes.page import Page
from store.extraction.quotes.phrases import IN_EYES
from store.extraction.quotes.rows import heads_remarks, row_end
from store.extraction.quotes.said import Attribution, Heard, Said, Words, direct_words, has_colon
from store.extraction.quotes.sentences_in_marks import LEAD_IN, REMARK, SIGNED
from store.extraction.quotes.unintroduced import Unintroduced

CUE_BEFORE = Rule(
    "quote.cue-before",
    CUE.score,
    finds=Example("总裁周文静说：“我们会在明年开店。”", "我们会在明年开店。"),
    leaves=Example("总裁周文静表示，“颠覆性”产品不会在今年上市。", "颠覆性"),
    lists=CUE.lists,
)
"""The verb, then the words in marks; as sure as the verb."""
CUE_AFTER = Rule(
    "quote.cue-after",
    CUE.score,
    finds=Example("“房价还会再跌一段时间。”分析师李志远指出。", "房价还会再跌一段时间。"),
    leaves=Example("外界形容新店「又小又旧」，分析师李志远回应说，明年会重新装修。", "又小又旧"),
    lists=CUE.lists,
)
"""The words in marks, then who says them; as sure as the verb."""
_ENDS = "。！？；!?;，,\n）)#"
_SENTENCE_END = "。！？!?…."
_PAUSES_INSIDE = re.compile(r"[，。！？；,!?;…]")
_LAST = re.compile(r"[^，。；：]{0,10}(?:。|$)", re.MULTILINE)
_TERM = 5
_SHORT = 8
"""A quotation of fewer characters without a pause, after a verb of saying and before further words, is a term."""


class Direct:
    """Finds the direct quotes of an article, given who speaks where."""

    def __init__(self, page: Page, everything: list[Said]) -> None:
        self.page = page
        self.text = page.document.text
        self._by_body: dict[int, Said] = {}
        self._by_begin: dict[int, Said] = {}
        self._voices = {self._skip(said.attribution.begin) for said in everything}
        for said in everything:
            self._by_body.setdefault(said.attribution.body, said)
            if not said.attribution.cue or said.attribution.subject.sort != "inherited":
                self._by_begin.setdefault(self._skip(said.attribution.begin), said)
                self._by_begin.setdefault(max(said.attribution.subject.start, said.attribution.begin), said)
        self._heard = Heard(page, everything)
        self._unintroduced = Unintroduced(page, self._heard)

    def find(self) -> tuple[list[tuple[Said, Words]], set[int]]:
        """Return the direct quotes, and the places where what follows a verb is one of them."""
        found: list[tuple[Said, Words]] = []
        bodies: set[int] = set()
        for mark in self.page.marks:
            if mark.inside_end - mark.inside < 2:
                continue
            quote = self._before(mark)
            if quote is None or quote[0].attribution.why == LEAD_IN.name:  # who is named behind it is surer
                quote = self._after(mark) or quote or self._unintroduced.read(mark)
            if quote:
                said, words = quote
                found.append((said, words))
                bodies.add(mark.start)
                self._unintroduced.previous = said, mark
        return found, bodies

    def _skip(self, place: int) -> int:
        while place < len(self.text) and self.text[place] in " \t\u3000，,—":
            place += 1
        return place

    def _before(self, mark: Marked) -> tuple[Said, Words] | None:
        """Rule quote.cue-before: the verb, then the words in marks, and nothing of the clause after them."""
        said = self._by_body.get(mark.start)
        if said is None or not self._whole(mark, said) or self._term(mark, said):
            return None
        return said, direct_words(self.page, mark, _rule(said.attribution, CUE_BEFORE), said.attribution.score)

    def _term(self, mark: Marked, said: Said) -> bool:
        """Return whether a few characters after a verb that takes things are one (承诺「走数」)."""
        cue = said.attribution.cue
        inside = self.text[mark.inside : mark.inside_end]
        bare = cue is not None and cue.body == cue.end and cue.sort not in ("pure", "tail")
        term = bare and len(inside) < _TERM and not _PAUSES_INSIDE.search(inside)
        return term and not heads_remarks(self.page, mark)

    def _whole(self, mark: Marked, said: Said) -> bool:
        """Return whether the marks hold all that is said, not a term with which a statement begins (“颠覆性”技术)."""
        inside = self.text[mark.inside : mark.inside_end]
        following = self.text[mark.end : mark.end + 1]
        if inside[-1:] in _SENTENCE_END or not mark.closed:
            return True
        if not following or following in _ENDS:
            term = len(inside) < _SHORT and not _PAUSES_INSIDE.search(inside)
            return not following or following not in "，," or not term or self._skip(mark.end) in self._voices
        if said.attribution.why in (MARKED.name, LEAD_IN.name) or heads_remarks(self.page, mark):
            return True
        if following == "、" and (len(inside) >= _SHORT or _PAUSES_INSIDE.search(inside)):
            end = row_end(self.page, mark)  # 留言：“…”、“…”。, but not 高喊“…”、“…”等口号
            return end > mark.end and self.text[end : end + 1] in ("", *"。；！？\n")
        return following in '“「『‘"' or self._by_begin.get(self._skip(mark.end)) is not None

    def _after(self, mark: Marked) -> tuple[Said, Words] | None:
        """Rule quote.cue-after: the words in marks, then who says them (“…”，李明说)."""
        said = self._by_begin.get(self._skip(mark.end))
        if said is None:  # “…”昨日，李明说。
            place = self._skip(self.page.past_time(mark.end, self.page.block_at(mark.start).end))
            said = self._by_begin.get(place)
        if (
            said is None
            or said.attribution.why not in (CUE.name, REMARK.name, SIGNED.name, SAID.name, IN_EYES.name)
            or not self._speech(mark, said.attribution)
        ):
            return None
        if self._heard.reported(mark.start) and not self._another(mark, said):
            return None
        return said, direct_words(self.page, mark, _rule(said.attribution, CUE_AFTER), said.attribution.score)

    def _another(self, mark: Marked, said: Said) -> bool:
        """Return whether somebody else is named right behind whole sentences in marks (有人认为…，“…。”李明说)."""
        last = self._heard.last(mark.start)
        other = last is not None and last.speaker.name != said.speaker.name
        closed = self.text[mark.end : mark.end + 1] in "，," and self._ends(said.attribution)  # “…”，李明说。
        whole = (closed or self.text[mark.inside_end - 1] in _SENTENCE_END) and said.attribution.subject.near
        here = self.page.block_at(mark.start).end > said.attribution.start
        alone = said.attribution.follows in ("mark", "nothing")  # not 李明指，…: what follows is what he says
        somebody = ("name", "described", "title") if closed else ("name",)
        return other and whole and here and alone and said.attribution.subject.sort in somebody

    def _ends(self, attribution: Attribution) -> bool:
        """Return whether a sentence ends with a verb of saying, or with to whom it is said."""
        return attribution.follows == "nothing" and _LAST.match(self.page.masked, attribution.end) is not None

    def _speech(self, mark: Marked, attribution: Attribution) -> bool:
        """Return whether words in marks before a speaker are speech, not part of the name of the speaker."""
        inside = self.text[mark.inside : mark.inside_end]
        if attribution.start - mark.end > 60 or attribution.subject.sort == "document":
            return False
        ended = inside[-1:] in _SENTENCE_END
        if ended and has_colon(self.page, attribution):
            return False  # “…。”李明说：“…”: the colon says which are his
        before = self.text[max(0, mark.start - 30) : mark.start].rstrip(" \t\u3000")[-1:]
        if before and before in "：:、":
            return False  # a colon, or the quotation before, says whose the words are
        begins = before == "" or before in _SENTENCE_END + "\n”」』；;"
        apart = self.text[mark.end : mark.end + 1] in "，,—\n"
        if begins:
            return apart or ended or inside[-1:] in "，," or len(_PAUSES_INSIDE.findall(inside)) > 1
        return ended or ((apart or inside[-1:] in "，,") and _PAUSES_INSIDE.search(inside) is not None)


def _rule(attribution: Attribution, rule: Rule) -> str:
    """Return the rule that found a quote: that of the attribution, where it is not simply a verb of saying."""
    return rule.name if attribution.why == CUE.name else attribution.why
