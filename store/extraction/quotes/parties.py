"""Who is meant by 被告 or 首被告: the one person of whom an article shows that he is that party to the case."""

import re
from collections.abc import Iterator
from functools import cache, cached_property

from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.leading import lead_subject
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import BRACKETED, Name, Page
from store.extraction.quotes.speaker import Speaker, speaker_of
from store.text.fold import fold

_SAME = {"被告人": "被告", "疑犯": "嫌疑人", "嫌犯": "嫌疑人"}
_RANKS = {"首": "1", "次": "2"} | dict(zip("一二三四五六七八九", "123456789", strict=True))
_RANK = r"(?:第(?P<number>[一二三四五六七八九十\d]{1,3})[名位]?|(?P<first>[首次])名?)?"
_SEVERAL = re.compile(
    r"(?:[两二三四五六七八九十数多各几每众\d][余多]?[名位个]?|(?<![该这那])[名位个]"
    r"|其他|其余|余下|另外?|部分|所有|全部|同案|共同|以及|[和与及至、])$"
)
"""Right before a party shows that there is more than one."""
_IS = ("", "是", "为", "系", "即", "叫", "名叫", "男子", "女子")
"""What may stand between a party and the name of who is it."""
_JOINED = re.compile(rf"[\s{BRACKETED}]*(?:[、和与及跟]|以及|等)")
_OPENING = re.compile(r"\s?[(（]\s?$")
_WITHHELD = re.compile(r"[一-龥]{1,2}某")
"""A name that is not told in full: of somebody, though nobody known."""
_COUNSEL = re.compile(r"(?:大|资深大)?律师|代理人")
_CHARGED = re.compile(r"被(?:加?控(?!制)|起诉|检控|提起公诉)|受审|应讯|提堂|过堂|认罪(?!认罚)")
_MANY = re.compile(r"[两二三四五六七八九十数多\d][名余多]{0,2}人|[们等]|各人")
_BEFORE = 4
"""Characters: what counts a party has no more."""
_ACCUSED = "被告"
_OFTEN_MANY = "证人"
"""Of whom a case has more than an article names, so that one alone is nobody in particular."""


@cache
def _party() -> re.Pattern[str]:
    """Return the pattern of a party to a case, numbered or alone; 被告知 and 被告上法庭 are none."""
    return re.compile(rf"{_RANK}(?P<party>{one_of(SPEAKERS, 'party')})(?![知诫诉发上方]|一方)")


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:本案|该案|案中)的?|[该这]名)?{_RANK}(?P<party>{one_of(SPEAKERS, 'party')})")


def _key(match: re.Match[str]) -> tuple[str, str]:
    """Return which party words are: its number, "" where it has none, and its noun."""
    number = match["number"] or match["first"] or ""
    return _RANKS.get(number, number), _SAME.get(match["party"], match["party"])


class Parties:
    """Who is which party to the case of an article.

    Args:
        page: the article.
    """

    def __init__(self, page: Page) -> None:
        self._page = page

    def the_party(self, subject: Subject) -> Speaker | None:
        """Return the only person who is shown to be the party that is named alone, or None where several may be."""
        told = None if subject.names else _alone().fullmatch(fold(subject.text))
        if told is None or _key(told) == ("", _OFTEN_MANY):
            return None
        shown = [*self._shown.get(_key(told), {}).values()]
        if len(shown) != 1 or shown[0].kind != "person" or not shown[0].identity:
            return None
        return speaker_of(shown[0])._replace(score=0.7).told_by(Parties.the_party, shown[0].start)

    @cached_property
    def _shown(self) -> dict[tuple[str, str], dict[str, Name]]:
        """The names of each party by their ids; a party of which there are more without a name has one of "", too."""
        shown: dict[tuple[str, str], dict[str, Name]] = {}
        for key, name in (*self._called(), *self._charged()):
            shown.setdefault(key, {}).setdefault(name.identity, name)
        return shown

    def _called(self) -> Iterator[tuple[tuple[str, str], Name]]:
        """Yield who stands right behind the words for a party, or in front of them in brackets, and who is joined."""
        text, masked = self._page.document.folded, self._page.masked
        starts = {name.start: name for name in self._page.names}
        ends = {name.end: name for name in self._page.names}
        for match in _party().finditer(text):
            key, place = _key(match), match.end()
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            if key[0] or _SEVERAL.search(before) or text.startswith("们", place):
                yield ("", key[1]), _nobody(place)  # who speaks as 被告 alone is one of them
            bracket = _OPENING.search(before)
            held = ends.get(match.start() - len(bracket[0])) if bracket else None
            if held:
                yield key, held
            if _WITHHELD.match(text, place):
                yield key, _nobody(place)
            places = (place + len(word) for word in _IS if text.startswith(word, place))
            name = next((starts[after] for after in places if after in starts), None)
            if name is None or name.end not in self._page.boundaries or _COUNSEL.match(masked, name.end):
                continue  # 第二被告|曾|参与…
            yield key, name
            joined = None if key[0] else _JOINED.match(masked, name.end)
            if joined:
                yield key, starts.get(joined.end(), _nobody(name.end))

    def _charged(self) -> Iterator[tuple[tuple[str, str], Name]]:
        """Yield who leads a sentence in which he is charged or tried, and nobody where several are."""
        page = self._page
        for match in _CHARGED.finditer(page.masked):
            sentence = page.document.sentences[page.document.sentence_at(match.start())]
            between = page.masked[sentence.start : match.start()]
            if _MANY.search(between):
                yield ("", _ACCUSED), _nobody(match.start())
                continue
            leading = lead_subject(page, sentence.start, match.start())
            if leading is None or leading.sort not in ("name", "joint") or leading.names[0].kind != "person":
                continue
            said = page.masked[leading.end : match.start()]
            if any(word in said for word in words_of("cues.tsv", "pure")):
                continue  # 李志远表示，有人被控
            yield ("", _ACCUSED), leading.names[0]
            if len(leading.names) > 1 or _JOINED.match(said):
                yield ("", _ACCUSED), _nobody(leading.end)


def _nobody(place: int) -> Name:
    """Return the name of somebody without one."""
    return Name(place, place, "", "", "person")
