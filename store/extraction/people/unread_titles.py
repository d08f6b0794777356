"""Titles beside a name that are read as no role, and why: by what the list says of them, or whose they are."""

from collections.abc import Iterator

from store.extraction.engine.near_miss import NearMiss
from store.extraction.people import words
from store.extraction.people.role_phrases import Phrases
from store.model import Mention
from store.text.language import tr

_LONGEST = 12


def unread_titles(phrases: Phrases, mention: Mention, least: int) -> Iterator[NearMiss]:
    """Yield the titles before and behind a mention of which no role was made.

    Args:
        phrases: the reader of the article's phrases.
        mention: a name, beside which no role was read.
        least: where its sentence begins.
    """
    text = phrases.text
    end = phrases.borders.skip_back(mention.start, least)
    start = next((at for at in range(max(least, end - _LONGEST), end - 1) if text[at:end] in words.titles()), None)
    if start is not None:
        word = text[start:end]
        if phrases.borders.title_before(end) is None:
            yield NearMiss(
                start,
                end,
                tr("{word} before a name is no role, by what titles.tsv says of it", word=word),
                Phrases.before,
            )
        else:
            yield NearMiss(start, end, tr("{word} belongs to the name before it", word=word), Phrases.piece_back)
    begin = mention.end
    end = next((at for at in range(begin + _LONGEST, begin + 1, -1) if text[begin:at] in words.titles()), begin)
    if end > begin:
        reason = tr("{text} behind a name is no role, by what titles.tsv says of it", text=text[begin:end])
        yield NearMiss(begin, end, reason, Phrases.after)
