"""Quotes of an article: who said what, word for word, reported, or both.

The way of an article through this package: `page` gathers names, words and quotation marks; `cues` finds the verbs of
saying, `attributions` who stands before them, `voices` and `speakers` who that is, `direct` and `indirect` what is
said.
"""

from store.extraction.document import Document
from store.extraction.quotes.attributions import voice_breaks
from store.extraction.quotes.direct import Direct
from store.extraction.quotes.indirect import indirect_words
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import make_quote
from store.extraction.quotes.voices import speaking
from store.model import Organisation, Person, Quote


def find_quotes(
    document: Document, organisations: tuple[Organisation, ...], people: tuple[Person, ...]
) -> tuple[Quote, ...]:
    """Return the quotes of an article in order, speakers resolved; ids and contents are left to `relations`."""
    if not document.sentences:
        return ()
    page = Page(document, organisations, people)
    page.pair(lambda: voice_breaks(page))
    everything = speaking(page)
    direct, bodies = Direct(page, everything).find()
    spoken = list(direct)
    for place, said in enumerate(everything):
        if said.attribution.body not in bodies:
            words = indirect_words(page, everything, place)
            if words:
                spoken.append((said, words))
    spoken.sort(key=lambda pair: (pair[1].start, -pair[1].end))
    return tuple(make_quote(page, said, words) for said, words in spoken)
