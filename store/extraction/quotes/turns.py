"""Where a sentence turns from what one says to somebody else, who then speaks without being named again."""

import re
from functools import cache

from store.extraction.lexicon import rows
from store.extraction.quotes.headlines import leads_with_verb
from store.extraction.quotes.leading import lead_subject
from store.extraction.quotes.lists import small_words
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Page
from store.extraction.quotes.said import Attribution, Said
from store.extraction.quotes.subjects import clause_start
from store.text.fold import fold
from store.text.patterns import alternatives

_TURN = re.compile(r"\s*(?:不过|但是?|惟|然而|而)")
_FURTHER = re.compile(r"\s*(?:而|另外?|更|亦|也|还)*有")


@cache
def _utters() -> re.Pattern[str]:
    """Return the pattern of verbs of saying of two characters and more."""
    return re.compile(alternatives(row[0] for row in rows("cues.tsv") if len(row[0]) > 1 and not row[0].isascii()))


def turned(page: Page, running: Said | None, attribution: Attribution) -> Attribution:
    """Return a verb without a speaker of its own as of whom the clause right before it turns to, if it does so.

    甲说…，不过乙反驳，指…; 甲说…；有职员接受访问，更称…; 甲呼吁…，但乙没有理会，只呼吁…

    Args:
        page: the article.
        running: who speaks in the sentence so far, if somebody does.
        attribution: the verb.
    """
    subject, cue = attribution.subject, attribution.cue
    if running is None:
        return attribution
    body = running.attribution.body
    if subject.sort != "inherited" or cue is None or subject.clause <= body + 1:
        return attribution
    start = clause_start(page, body, subject.clause - 1)
    found = _turned_to(page, running, start, subject.clause - 1, fold(cue.text))
    return attribution._replace(subject=found, begin=start) if found else attribution


def _turned_to(page: Page, running: Said, start: int, end: int, verb: str) -> Subject | None:
    """Return who leads a clause that turns from the one who speaks, where that clause tells of an utterance."""
    if page.masked[start - 1] in "；;" and _FURTHER.match(page.masked, start, end):
        leading = lead_subject(page, start, end)
        return leading if leading and leading.sort == "described" else None
    turn = _TURN.match(page.masked, start, end)
    if not turn:
        return None
    if verb not in small_words("wishing") and not _utters().search(page.masked, start, end):
        return None
    leading = lead_subject(page, start, end)
    if leading is None or leading.sort not in ("name", "described"):
        return None
    if leads_with_verb(page, turn.end(), leading.start):
        return None  # 但形容某些议员…
    same = leading.sort == "name" and leading.names[-1].identity == running.speaker.identity
    return None if same else leading
