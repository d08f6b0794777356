"""Who leads a sentence or a clause whose verb of saying comes later: the subject that is carried on."""

import re
from functools import cache

from store.extraction.lexicon import one_of, words_of
from store.extraction.quotes.acting import lead_people
from store.extraction.quotes.addressed import by_address
from store.extraction.quotes.adverbs import after_leading
from store.extraction.quotes.governing import governed_phrase
from store.extraction.quotes.headlines import leads_with_verb
from store.extraction.quotes.lists import SPEAKING
from store.extraction.quotes.noun_phrases import Subject, as_written, head_of, phrase_of
from store.extraction.quotes.page import Item, Page
from store.extraction.quotes.person_nouns import is_of_people
from store.extraction.quotes.subjects import CLAUSE_END, clause_items, clause_start, is_asked
from store.extraction.quotes.together import together

_ANSWERS = re.compile(r"([^，。；：,]{1,24})被(?:记者|传媒|媒体)?追?问(?:及|到)[^，。；：,]*[时后]$")
"""A clause of who is asked, and answers in the next one (某某被问及…时，表示…)."""
_PEOPLE_WITHIN = 14
"""Characters: the noun for people of an organisation begins so shortly behind its name."""
_SINCE = re.compile(r"继(?!续|而|承)[^，。；：,]{4,40}后$")
"""A clause of what somebody else did before (继某某辞职后，…)."""


def _is_dateline(page: Page, begin: int, stop: int) -> bool:
    """Return whether a clause says where and by whom a report is made; not one of who sends out a telegram."""
    line = _dateline().search(page.masked, begin, stop) if begin == page.block_at(begin).start else None
    before = page.word_before(line.start()) if line else None
    verb = before is not None and (before.tag == "v" or before.text in words_of("cues.tsv", "comma"))
    return line is not None and not verb  # 证实|消息 is no dateline


def lead_subject(page: Page, begin: int, end: int, *, named: bool = False) -> Subject | None:
    """Return the first subject of the clauses between two places: that of a sentence whose verb comes later.

    Args:
        page: the article.
        begin: where the first clause begins.
        end: where the last one ends.
        named: whether only somebody with a name is looked for.
    """
    begin = max(begin, end - 200)
    while begin < end:
        pause = CLAUSE_END.search(page.masked, begin, end)
        stop = pause.start() if pause else end
        skipped = _is_dateline(page, begin, stop) or is_asked(page, begin) or _SINCE.match(page.masked, begin, stop)
        asked = _ANSWERS.match(page.masked, begin, stop)
        items = clause_items(page, begin, asked.end(1)) if asked else [] if skipped else clause_items(page, begin, stop)
        people = None if skipped or named else lead_people(page, begin, stop)
        if people and (not items or people[0] < _first_phrase(page, items, begin)):
            return as_written(page, *people, begin)
        for place, item in enumerate(items):
            if governed_phrase(page, items, place, begin):
                continue
            phrase = phrase_of(page, items, head_of(page, items, place), begin)
            leads = _leads(page, begin, phrase.start)
            sure = item.sort == "name" or (item.sort in ("pronoun", "alone") and not named)
            if sure or (item.sort in ("head", "counted", "title") and leads and not named):
                several = _people_of(page, phrase, stop) or _with_others(page, items[place + 1 :], phrase, stop)
                return several or by_address(page, phrase) or phrase
        begin = stop + 1
    return None


def _first_phrase(page: Page, items: list[Item], begin: int) -> int:
    """Return where the first noun phrase of somebody begins, or the word for a document."""
    if items[0].sort == "document":
        return items[0].start
    return phrase_of(page, items, head_of(page, items, 0), begin).start


def _people_of(page: Page, phrase: Subject, stop: int) -> Subject | None:
    """Return the people of an organisation whom nouns right behind its name tell (某校师生), None where none do."""
    if phrase.kind != "organisation":
        return None
    end = phrase.end
    for token in page.tokens_within(phrase.end, min(stop, phrase.end + _PEOPLE_WITHIN)):
        if token.tag[0] != "n" and token.text != "的":
            break
        if is_of_people(token) and not page.in_name(token.start):
            end = token.end
    return None if end == phrase.end else as_written(page, phrase.start, end, phrase.clause, phrase.names)


def _with_others(page: Page, items: list[Item], phrase: Subject, stop: int) -> Subject | None:
    """Return a name together with those that are joined to it behind, None where nobody is."""
    found = None
    for item in items if phrase.sort == "name" else ():
        if item.name and item.name.kind == phrase.names[-1].kind:
            other = phrase._replace(start=item.start, end=item.end, names=(item.name,))
            joint = together(page, phrase.clause, other, stop)
            found = joint if joint.sort == "joint" and joint.start <= phrase.start else found
    return found


def _leads(page: Page, begin: int, start: int) -> bool:
    """Return whether a clause begins with what stands at `start`, but for small words and a few nouns."""
    head = after_leading(page, begin, start)
    return len(page.tokens_within(head, start)) <= 4 and not leads_with_verb(page, head, start)


def last_subject(page: Page, begin: int, end: int) -> Subject | None:
    """Return the subject that the nearest clause before `end` begins with, else the first one of the clauses."""
    begin = max(begin, end - 200)
    stop = end
    while stop > begin:
        start = clause_start(page, begin, stop - 1) if stop - 1 > begin else begin
        subject = lead_subject(page, start, stop - 1 if stop - 1 > start else stop)
        leads = subject is not None and (_leads(page, start, subject.start) or _apposed(page, subject, stop - 1))
        if subject and leads and subject.clause == start:
            return subject
        if subject is None and _begins_with_noun(page, start, stop):
            return None  # 陪审团退庭后，裁定…: somebody unknown leads
        stop = start
    return lead_subject(page, begin, end)


def _apposed(page: Page, subject: Subject, stop: int) -> bool:
    """Return whether a clause only tells who somebody is whom it ends with (网名为“小树”的李志远，)."""
    return subject.sort == "name" and subject.end == stop and page.masked[subject.start - 1] == "的"


def _begins_with_noun(page: Page, start: int, stop: int) -> bool:
    """Return whether a clause begins with a noun that may be a subject, and goes on after it."""
    if _dateline().search(page.masked, start, max(start, stop - 1)):
        return False
    tokens = page.tokens_within(after_leading(page, start, stop), stop)
    return len(tokens) > 2 and tokens[0].tag in ("n", "nr", "nt", "nz") and tokens[1].tag in ("v", "p", "d")


@cache
def _dateline() -> re.Pattern[str]:
    """Return the pattern of where the line ends that says where and by whom a report is made."""
    return re.compile(rf"{one_of(SPEAKING, 'dateline')}[\s\x01]*$")
