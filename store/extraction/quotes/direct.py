"""Words in quotation marks: which of them are speech, and whose."""

import bisect
import re

from store.extraction.engine.rule import Example, Rule
from store.extraction.quotes.attributions import CUE
from store.extraction.quotes.english import SAID
from store.extraction.quotes.marks import Marked
from store.extraction.quotes.page import Name, Page
from store.extraction.quotes.said import Attribution, Said, Words
from store.extraction.quotes.sentences_in_marks import REMARK, is_sentence
from store.extraction.quotes.speaker import speaker_of
from store.extraction.quotes.subjects import lead_subject
from store.model import Block
from store.text.fold import fold

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
CONTINUED = Rule(
    "quote.continued",
    0.75,
    finds=Example(
        "总裁周文静说：“第一年最难，天天亏本。”到了春天才好转。“第二年我们就请得起人了，生意很好。”",
        "第二年我们就请得起人了，生意很好。",
    ),
    leaves=Example("总裁周文静说：“第一年最难，天天亏本。”他推出“小树”计划。", "小树"),
    cases={"paragraph": 0.75, "next": 0.7, "report": 0.65},
)
"""Whole sentences in marks that go on where somebody was quoted."""
ONLY_VOICE = Rule(
    "quote.only-voice",
    0.6,
    finds=Example(
        "总裁周文静说：“第一年最难，天天亏本。”\n到了春天才好转。“第二年我们就请得起人了，生意很好。”",
        "第二年我们就请得起人了，生意很好。",
    ),
    leaves=Example("总裁周文静说：“第一年最难，天天亏本。”\n店名叫“第二年”。", "第二年"),
)
"""Sentences in marks at the end of a paragraph, in an article where one person alone speaks."""
LAST_VOICE = Rule(
    "quote.last-voice",
    0.5,
    finds=Example(
        "总裁周文静说，第一年最难。\n春天到了。“第二年我们就请得起人了，生意越来越好，大家都很高兴。”才好转。",
        "第二年我们就请得起人了，生意越来越好，大家都很高兴。",
    ),
    leaves=Example("天气很好。\n“第二年我们就请得起人了，生意越来越好。”", "第二年我们就请得起人了，生意越来越好。"),
)
"""Sentences in marks that nobody introduces are of the person who spoke last nearby."""
_ENDS = "。！？；!?;，,\n）)#"
_SENTENCE_END = "。！？!?…."
_PAUSES_INSIDE = re.compile(r"[，。！？；,!?;…]")
_NEARBY = 500
_SPEECH = 20
"""The least that is speech where no verb of saying shows it."""
_TERM = 5
_SHORT = 8
"""A quotation of fewer characters without a pause, after a verb of saying and before further words, is a term."""


class Direct:
    """Finds the direct quotes of an article, given who speaks where."""

    def __init__(self, page: Page, everything: list[Said]) -> None:
        self.page = page
        self.everything = everything
        self.text = page.document.text
        self._by_body: dict[int, Said] = {}
        self._by_begin: dict[int, Said] = {}
        for said in everything:
            self._by_body.setdefault(said.attribution.body, said)
            if not said.attribution.cue or said.attribution.subject.sort != "inherited":
                self._by_begin.setdefault(self._skip(said.attribution.begin), said)
                self._by_begin.setdefault(max(said.attribution.subject.start, said.attribution.begin), said)
        self._starts = [said.attribution.start for said in everything]
        self._previous: tuple[Said, Marked] | None = None

    def find(self) -> tuple[list[tuple[Said, Words]], set[int]]:
        """Return the direct quotes, and the places where what follows a verb is one of them."""
        found: list[tuple[Said, Words]] = []
        bodies: set[int] = set()
        for mark in self.page.marks:
            if mark.inside_end - mark.inside < 2:
                continue
            quote = self._before(mark) or self._after(mark) or self._continued(mark)
            if quote:
                said, words = quote
                found.append((said, words))
                bodies.add(mark.start)
                self._previous = said, mark
        return found, bodies

    def _words(self, mark: Marked, why: str, score: float) -> Words:
        start, end = mark.inside, mark.inside_end
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Words(start, end, "direct", why, score, mark.closed)

    def _skip(self, place: int) -> int:
        while place < len(self.text) and self.text[place] in " \t\u3000，,":
            place += 1
        return place

    def _before(self, mark: Marked) -> tuple[Said, Words] | None:
        """Rule quote.cue-before: the verb, then the words in marks, and nothing of the clause after them."""
        said = self._by_body.get(mark.start)
        if said is None or not self._whole(mark) or self._term(mark, said):
            return None
        return said, self._words(mark, _rule(said.attribution, CUE_BEFORE), said.attribution.score)

    def _term(self, mark: Marked, said: Said) -> bool:
        """Return whether a few characters after a verb that takes things are one (承诺「走数」)."""
        cue = said.attribution.cue
        inside = self.text[mark.inside : mark.inside_end]
        bare = cue is not None and cue.body == cue.end and cue.sort not in ("pure", "tail")
        return bare and len(inside) < _TERM and not _PAUSES_INSIDE.search(inside)

    def _whole(self, mark: Marked) -> bool:
        """Return whether the marks hold all that is said, not a term with which a statement begins (“颠覆性”技术)."""
        inside = self.text[mark.inside : mark.inside_end]
        following = self.text[mark.end : mark.end + 1]
        if inside[-1:] in _SENTENCE_END or not mark.closed:
            return True
        if not following or following in _ENDS:
            return (
                not (following in "，," and len(inside) < _SHORT and not _PAUSES_INSIDE.search(inside)) or not following
            )
        return following in '“「『‘"' or self._by_begin.get(self._skip(mark.end)) is not None

    def _after(self, mark: Marked) -> tuple[Said, Words] | None:
        """Rule quote.cue-after: the words in marks, then who says them (“…”，李明说)."""
        said = self._by_begin.get(self._skip(mark.end))
        if (
            said is None
            or said.attribution.why not in (CUE.name, REMARK.name, SAID.name)
            or not self._speech(mark, said.attribution)
        ):
            return None
        if self._reported(mark.start):
            return None
        return said, self._words(mark, _rule(said.attribution, CUE_AFTER), said.attribution.score)

    def _reported(self, place: int) -> bool:
        """Return whether a place is within a statement that began before it in its sentence."""
        last = self._last(place)
        if last is None or last.attribution.follows in ("mark", "nothing") or last.attribution.body > place:
            return False
        document = self.page.document
        return document.sentences[document.sentence_at(place)].start <= last.attribution.start

    def _speech(self, mark: Marked, attribution: Attribution) -> bool:
        """Return whether words in marks before a speaker are speech, not part of the name of the speaker."""
        inside = self.text[mark.inside : mark.inside_end]
        if attribution.start - mark.end > 60 or attribution.subject.sort == "document":
            return False
        ended = inside[-1:] in _SENTENCE_END
        if attribution.follows == "mark" and ended and ":" in fold(self.text[attribution.end : attribution.body]):
            return False  # “…。”李明说：“…”: the colon says which are his
        before = self.text[max(0, mark.start - 30) : mark.start].rstrip(" \t\u3000")[-1:]
        if before and before in "：:、":
            return False  # a colon, or the quotation before, says whose the words are
        begins = before == "" or before in _SENTENCE_END + "\n”」』；;"
        apart = self.text[mark.end : mark.end + 1] in "，,\n"
        if begins:
            return apart or ended or inside[-1:] in "，," or len(_PAUSES_INSIDE.findall(inside)) > 1
        return ended or (apart and _PAUSES_INSIDE.search(inside) is not None)

    def _continued(self, mark: Marked) -> tuple[Said, Words] | None:
        """Rule quote.continued: whole sentences in marks, without a verb, that go on where somebody was quoted."""
        if not is_sentence(self.page, mark):
            return None
        block = self._block(mark.start)
        before = self.text[max(block.start, mark.start - 40) : mark.start].rstrip()
        if before and before[-1] not in '。！？!?….”」』"':
            return None
        last = self._last(mark.start, outer=True)
        if last is None:
            return None
        voice = self._same_voice(mark, block, last, self._previous[0]) if self._previous else None
        return voice or self._follows_report(mark, last) or self._led(mark, last) or self._last_voice(mark, last)

    def _led(self, mark: Marked, last: Said) -> tuple[Said, Words] | None:
        """Rule quote.last-voice: of whom the sentence right before is about, who is not who spoke last."""
        document = self.page.document
        block = self._block(mark.start)
        sentence = document.sentences[document.sentence_at(mark.start - 1)]
        apart = block.start <= sentence.start < mark.start and sentence.start >= self._ended(last)
        if not apart or self.text[sentence.start : mark.start].rstrip().endswith(("？", "?")):
            return None
        subject = lead_subject(self.page, sentence.start, mark.start)
        if subject is None or subject.sort != "name" or not self._may_say(subject.names[-1], mark):
            return None
        place = mark.start
        attribution = Attribution(place, subject, place, place, "mark", place, LAST_VOICE.name, LAST_VOICE.score)
        return Said(attribution, speaker_of(subject.names[-1])), self._words(mark, LAST_VOICE.name, LAST_VOICE.score)

    def _may_say(self, name: Name, mark: Marked) -> bool:
        """Return whether sentences in marks can be a person's: long enough, and not about that person."""
        inside = self.text[mark.inside : mark.inside_end]
        return name.kind == "person" and len(inside) >= _SPEECH and name.name not in inside

    def _ended(self, last: Said) -> int:
        """Return where the sentence ends in which somebody spoke."""
        document = self.page.document
        return document.sentences[document.sentence_at(last.attribution.start)].end

    def _last_voice(self, mark: Marked, last: Said) -> tuple[Said, Words] | None:
        """Rule quote.last-voice: sentences in marks that nobody introduces are of the person who spoke last nearby."""
        person = last.speaker.kind == "person" and self.page.document.folded[mark.start] in "“「"
        if not person or mark.start - self.page.past_marks(last.attribution.body) > _NEARBY:
            return None
        inside = self.text[mark.inside : mark.inside_end]
        return (last, self._words(mark, LAST_VOICE.name, LAST_VOICE.score)) if len(inside) >= _SPEECH else None

    def _follows_report(self, mark: Marked, last: Said) -> tuple[Said, Words] | None:
        """Return a quotation as of who is reported in the sentence right before it (她指出…。「…。」)."""
        place = mark.start - 1
        while place > 0 and self.text[place].isspace():
            place -= 1
        document = self.page.document
        before = document.sentences[document.sentence_at(place)]
        if last.attribution.follows == "nothing" or not before.start <= last.attribution.start < before.end:
            return None
        return (
            (last, self._words(mark, CONTINUED.name, CONTINUED.cases["report"]))
            if last.speaker.kind != "organisation"
            else None
        )

    def _same_voice(self, mark: Marked, block: Block, last: Said, previous: Said) -> tuple[Said, Words] | None:
        """Return a quotation as of the voice before it: in its paragraph, just before, or the article's only one."""
        if block.start <= last.attribution.start:
            if previous.speaker.name == last.speaker.name:
                return last, self._words(mark, CONTINUED.name, CONTINUED.cases["paragraph"])
        elif self._fills(mark, block) and self._just_before(block):
            return previous, self._words(mark, CONTINUED.name, CONTINUED.cases["next"])
        elif mark.end >= block.end - 1 and len(self._voices(mark.start)) == 1:
            return last, self._words(mark, ONLY_VOICE.name, ONLY_VOICE.score)
        return None

    def _fills(self, mark: Marked, block: Block) -> bool:
        """Return whether a quotation is all there is in its paragraph."""
        return not (self.text[block.start : mark.start] + self.text[mark.end : block.end]).strip(" \t。")

    def _just_before(self, block: Block) -> bool:
        """Return whether the paragraph before ended with the words of the one who was quoted last."""
        if self._previous is None:
            return False
        between = self.text[self._previous[1].end : block.start]
        return not between.strip(" \t\n。")

    def _voices(self, place: int) -> set[str]:
        """Return the people who have spoken before a place."""
        index = bisect.bisect_left(self._starts, place)
        return {said.speaker.name for said in self.everything[:index] if said.speaker.kind != "organisation"}

    def _last(self, place: int, *, outer: bool = False) -> Said | None:
        """Return who spoke last before a place; `outer` passes over a voice with which a statement begins."""
        index = bisect.bisect_left(self._starts, place) - 1
        if outer and index > 0 and _begins(self.everything[index - 1].attribution, self.everything[index].attribution):
            index -= 1
        return self.everything[index] if index >= 0 else None

    def _block(self, place: int) -> Block:
        blocks = self.page.document.blocks
        return blocks[max(0, bisect.bisect_right(blocks, place, key=lambda block: block.start) - 1)]


def _begins(outer: Attribution, inner: Attribution) -> bool:
    """Return whether what somebody says begins with what another one says (某某批评，另一人重申…)."""
    return outer.follows not in ("mark", "nothing") and outer.body <= inner.begin <= outer.body + 1


def _rule(attribution: Attribution, rule: Rule) -> str:
    """Return the rule that found a quote: that of the attribution, where it is not simply a verb of saying."""
    return rule.name if attribution.why == CUE.name else attribution.why
