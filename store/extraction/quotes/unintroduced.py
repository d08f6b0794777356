"""Sentences in quotation marks that neither a verb of saying nor anybody beside them introduces."""

from functools import cache

from store.extraction.engine.rule import Example, Rule
from store.extraction.lexicon import words_of
from store.extraction.quotes.leading import lead_subject
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.marks import Marked
from store.extraction.quotes.noun_phrases import Subject, named
from store.extraction.quotes.offices import is_many
from store.extraction.quotes.page import Name, Page
from store.extraction.quotes.rows import row_end
from store.extraction.quotes.said import Attribution, Heard, Said, Words, direct_words
from store.extraction.quotes.sentences_in_marks import is_sentence, is_spoken, leads
from store.extraction.quotes.speaker import Speaker, speaker_of
from store.model import Block
from store.text.fold import fold

CONTINUED = Rule(
    "quote.continued",
    0.93,
    finds=Example(
        "总裁周文静说：“第一年最难，天天亏本。”到了春天才好转。“第二年我们就请得起人了，生意很好。”",
        "第二年我们就请得起人了，生意很好。",
    ),
    leaves=Example("总裁周文静说：“第一年最难，天天亏本。”他推出“小树”计划。", "小树"),
    cases={"paragraph": 0.93, "listed": 0.93, "next": 0.88, "report": 0.88},
)
"""Whole sentences in marks that go on where somebody was quoted."""
ONLY_VOICE = Rule(
    "quote.only-voice",
    0.7,
    finds=Example(
        "总裁周文静说：“第一年最难，天天亏本。”\n到了春天才好转。“第二年我们就请得起人了，生意很好。”",
        "第二年我们就请得起人了，生意很好。",
    ),
    leaves=Example("总裁周文静说：“第一年最难，天天亏本。”\n店名叫“第二年”。", "第二年"),
)
"""Sentences in marks at the end of a paragraph, in an article where one person alone speaks."""
LAST_VOICE = Rule(
    "quote.last-voice",
    0.72,
    finds=Example(
        "总裁周文静说，第一年最难。\n春天到了。“第二年我们就请得起人了，生意越来越好，大家都很高兴。”才好转。",
        "第二年我们就请得起人了，生意越来越好，大家都很高兴。",
    ),
    leaves=Example("天气很好。\n“第二年我们就请得起人了，生意越来越好。”", "第二年我们就请得起人了，生意越来越好。"),
)
"""Sentences in marks that nobody introduces are of the person who spoke last nearby."""
TRAILING = Rule(
    "quote.trailing",
    0.65,
    finds=Example(
        "总裁周文静说，第一年最难。到了春天，街上的人多起来，“我们就请得起人了，生意越来越好，大家都很高兴。”",
        "我们就请得起人了，生意越来越好，大家都很高兴。",
    ),
    leaves=Example(
        "总裁周文静说，第一年最难。分析师李志远等在门外，“我们就请得起人了，生意越来越好，大家都很高兴。”",
        "我们就请得起人了，生意越来越好，大家都很高兴。",
    ),
    lists=("speakers.tsv",),
)
"""Sentences in marks that end a sentence in which nobody else is named are of the person who spoke last nearby."""
FOLLOWED = Rule(
    "quote.followed",
    0.88,
    finds=Example(
        "天黑了。\n“看，果子已经红了，过几天就能摘。”总裁周文静撩起门帘，请大家进去。",
        "看，果子已经红了，过几天就能摘。",
    ),
    leaves=Example(
        "天黑了。\n“看，果子已经红了，过几天就能摘。”门上贴着这样一张纸，字是红的。",
        "看，果子已经红了，过几天就能摘。",
    ),
)
"""Whole sentences in marks with which a paragraph opens, before a sentence that begins with a person."""
_LISTING = " \t\u3000、，,；;及和与"
_ENDED = '。！？!?….”」』"'
_RECITES = frozenset(("背", "念", "读", "朗诵", "背诵", "朗读"))
_POINTS = ("这首", "这句", "这段", "这番", "那首", "那句", "那段", "那番", "这话")
"""What somebody who recites words or hears of them is told to do right behind them, and what points at them."""
_NEARBY = 500
_REMARK = 4
"""The least that is one of several remarks in a row."""
_CLAUSE = 7
"""The least that is listed behind somebody's words as more of them, and no term."""
_SPEECH = 20
"""The least that is speech where no verb of saying shows it."""


@cache
def _introducing() -> tuple[str, ...]:
    """Return the words that introduce somebody else's words, whoever that is (消息指，「…」; 头条是，「…」)."""
    return (*words_of("cues.tsv", "pure"), *words_of("cues.tsv", "tail"), "是")


def _is_somebody(speaker: Speaker) -> bool:
    """Return whether a speaker without a name is described as one person (黄女士), no body and nobody in particular."""
    name = fold(speaker.name)
    several = is_many(name) or name.endswith(tuple(words_of(SPEAKERS, "body"))) or name in words_of(SPEAKERS, "alone")
    return speaker.kind == "unresolved" and not speaker.identities and not several


class Unintroduced:
    """Reads quotations as words of somebody who spoke before, or of whom the sentence before is about.

    Args:
        page: the article.
        heard: who speaks where in it.

    Attributes:
        previous: the last quotation that was found to be somebody's, and whose.
    """

    def __init__(self, page: Page, heard: Heard) -> None:
        self.previous: tuple[Said, Marked] | None = None
        self._page = page
        self._heard = heard
        self._text = page.document.text

    def read(self, mark: Marked) -> tuple[Said, Words] | None:
        """Rule quote.continued: whole sentences in marks, without a verb, that go on where somebody was quoted."""
        if self.previous and self._reopens(mark, self.previous[1]):
            return self._more_of(self.previous[0], mark, "next")
        row = self._in_row(mark)
        if row:
            return row
        if not is_sentence(self._page, mark):
            return self._listed(mark) if mark.inside_end - mark.inside >= _CLAUSE else None
        block = self._page.block_at(mark.start)
        before = self._text[max(block.start, mark.start - 40) : mark.start].rstrip()
        last = self._heard.last(mark.start, outer=True)
        if last is None:
            return None if before and before[-1] not in _ENDED else self._followed(mark, block)
        if before and before[-1] not in _ENDED:
            return self._listed(mark) or (self._trailing(mark, last) if before[-1] in "，," else None)
        voice = self._same_voice(mark, block, last, self.previous[0]) if self.previous else None
        voice = voice or self._followed(mark, block) or self._follows_report(mark, last)
        voice = voice or self._led(mark, last) or self._last_voice(mark, last)
        return voice or (self._followed(mark, block, anywhere=True) if is_spoken(self._page, mark) else None)

    def _more_of(self, said: Said, mark: Marked, case: str) -> tuple[Said, Words]:
        """Return a quotation as more of what somebody says, as sure as a case of rule quote.continued is."""
        return said, direct_words(self._page, mark, CONTINUED.name, CONTINUED.cases[case])

    def _reopens(self, mark: Marked, previous: Marked) -> bool:
        """Return whether a paragraph opens the marks again that the one before it left open: one speech goes on."""
        block = self._page.block_at(mark.start)
        same = not previous.closed and self._text[mark.start] == self._text[previous.start]
        return same and mark.start == block.start > previous.start and self._just_before(block)

    def _listed(self, mark: Marked) -> tuple[Said, Words] | None:
        """Return a quotation as of who said the one right before it in a list (写道：“…”、“…”)."""
        if self.previous is None or self._text[self.previous[1].end : mark.start].strip(_LISTING):
            return None
        return self._more_of(self.previous[0], mark, "listed")

    def _in_row(self, mark: Marked) -> tuple[Said, Words] | None:
        """Return a few words as of whose remarks they stand among (留言说，“…”、“…”、“…”)."""
        if self.previous is None or mark.inside_end - mark.inside < _REMARK:
            return None
        if mark.start >= row_end(self._page, self.previous[1], "、"):
            return None
        return self._more_of(self.previous[0], mark, "listed")

    def _trailing(self, mark: Marked, last: Said) -> tuple[Said, Words] | None:
        """Rule quote.trailing: sentences in marks behind a comma, of whoever spoke last nearby and of nobody else."""
        document = self._page.document
        start = document.sentences[document.sentence_at(mark.start)].start
        long = mark.inside_end - mark.inside >= _SPEECH
        if not long or self._heard.reported(mark.start) or not self._alone(last, start, mark.start):
            return None
        near = start - self._page.past_marks(last.attribution.body) <= _NEARBY
        one = last.speaker.kind == "person" or (
            self._page.block_at(mark.start).start <= last.attribution.start and _is_somebody(last.speaker)
        )
        return (last, direct_words(self._page, mark, TRAILING.name, TRAILING.score)) if near and one else None

    def _alone(self, last: Said, start: int, end: int) -> bool:
        """Return whether nobody else may be who speaks between two places, and no verb of saying ends it."""
        if self._page.masked[start:end].rstrip(" ，,").endswith(_introducing()):
            return False
        names = self._page.names_within(start, end)
        if any(name.kind == "person" and name.identity != last.speaker.identity for name in names):
            return False
        leading = lead_subject(self._page, start, end)
        return (
            leading is None
            or leading.sort == "pronoun"
            or (leading.sort == "name" and leading.names[-1].identity == last.speaker.identity)
        )

    def _followed(self, mark: Marked, block: Block, *, anywhere: bool = False) -> tuple[Said, Words] | None:
        """Rule quote.followed: of the person with whom the sentence right behind them begins."""
        document = self._page.document
        opens = anywhere or mark.start == block.start or self._heard.last(mark.start) is None
        if not opens or not mark.closed or mark.end >= block.end:
            return None
        end = document.sentences[document.sentence_at(mark.end)].end
        subject = lead_subject(self._page, mark.end, end)
        if subject is not None and subject.kind == "organisation":  # 海岸农场的老板周文静撩开门帘
            subject = self._of(subject, end)
        if subject is None or subject.kind != "person" or not leads(self._page, subject):
            return None
        behind = self._page.tokens_within(subject.end, end)
        if any(token.text in _RECITES or token.text.startswith(_POINTS) for token in behind):
            return None  # 从小就会背这首诗: the words are another's
        if subject.names[-1].name in self._text[mark.inside : mark.inside_end]:
            return None
        place = mark.start
        attribution = Attribution(place, subject, place, place, "mark", place, FOLLOWED.name, FOLLOWED.score)
        return Said(attribution, speaker_of(subject.names[-1])), direct_words(
            self._page, mark, FOLLOWED.name, FOLLOWED.score
        )

    def _of(self, owner: Subject, end: int) -> Subject | None:
        """Return the person whom an organisation that leads a clause only tells about, None where nobody is."""
        names = self._page.names_within(owner.end, end)
        if not names or names[0].kind != "person" or names[0].start - owner.end > _CLAUSE:
            return None
        return named(self._page, names[0], owner.clause)

    def _led(self, mark: Marked, last: Said) -> tuple[Said, Words] | None:
        """Rule quote.last-voice: of whom the sentence right before is about, who is not who spoke last."""
        document = self._page.document
        block = self._page.block_at(mark.start)
        sentence = document.sentences[document.sentence_at(mark.start - 1)]
        apart = block.start <= sentence.start < mark.start and sentence.start >= self._ended(last)
        if not apart or self._text[sentence.start : mark.start].rstrip().endswith(("？", "?")):
            return None
        subject = lead_subject(self._page, sentence.start, mark.start)
        if subject is None or subject.sort != "name" or not self._may_say(subject.names[-1], mark):
            return None
        place = mark.start
        attribution = Attribution(place, subject, place, place, "mark", place, LAST_VOICE.name, LAST_VOICE.score)
        return Said(attribution, speaker_of(subject.names[-1])), direct_words(
            self._page, mark, LAST_VOICE.name, LAST_VOICE.score
        )

    def _may_say(self, name: Name, mark: Marked) -> bool:
        """Return whether sentences in marks can be a person's: long enough, and not about that person."""
        inside = self._text[mark.inside : mark.inside_end]
        return name.kind == "person" and len(inside) >= _SPEECH and name.name not in inside

    def _ended(self, last: Said) -> int:
        """Return where the sentence ends in which somebody spoke."""
        document = self._page.document
        return document.sentences[document.sentence_at(last.attribution.start)].end

    def _last_voice(self, mark: Marked, last: Said) -> tuple[Said, Words] | None:
        """Rule quote.last-voice: sentences in marks that nobody introduces are of the person who spoke last nearby."""
        person = last.speaker.kind == "person" and self._page.document.folded[mark.start] in "“「"
        if not person or mark.start - self._page.past_marks(last.attribution.body) > _NEARBY:
            return None
        inside = self._text[mark.inside : mark.inside_end]
        return (
            (last, direct_words(self._page, mark, LAST_VOICE.name, LAST_VOICE.score))
            if len(inside) >= _SPEECH
            else None
        )

    def _follows_report(self, mark: Marked, last: Said) -> tuple[Said, Words] | None:
        """Return a quotation as of who is reported in the sentence right before it (她指出…。「…。」)."""
        place = mark.start - 1
        while place > 0 and self._text[place].isspace():
            place -= 1
        document = self._page.document
        before = document.sentences[document.sentence_at(place)]
        if last.attribution.follows == "nothing" or not before.start <= last.attribution.start < before.end:
            return None
        return self._more_of(last, mark, "report") if last.speaker.kind != "organisation" else None

    def _same_voice(self, mark: Marked, block: Block, last: Said, previous: Said) -> tuple[Said, Words] | None:
        """Return a quotation as of the voice before it: in its paragraph, just before, or the article's only one."""
        if block.start <= last.attribution.start:
            if previous.speaker.name == last.speaker.name:
                return self._more_of(last, mark, "paragraph")
        elif self._fills(mark, block) and self._just_before(block):
            return self._more_of(previous, mark, "next")
        elif mark.end >= block.end - 1 and len(self._heard.people(mark.start)) == 1:
            return last, direct_words(self._page, mark, ONLY_VOICE.name, ONLY_VOICE.score)
        return None

    def _fills(self, mark: Marked, block: Block) -> bool:
        """Return whether a quotation is all there is in its paragraph."""
        return not (self._text[block.start : mark.start] + self._text[mark.end : block.end]).strip(" \t。")

    def _just_before(self, block: Block) -> bool:
        """Return whether the paragraph before ended with the words of the one who was quoted last."""
        if self.previous is None:
            return False
        between = self._text[self.previous[1].end : block.start]
        return not between.strip(" \t\n。")
