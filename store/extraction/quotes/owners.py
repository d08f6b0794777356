"""Whose a speaker without a name is: 云岫银行（…）一位员工 by the name before it, 其高管 and 该行员工 by pronoun."""

from functools import cache

from store.extraction.lexicon import rows, words_of
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import BRACKETED, Page
from store.text.fold import fold


def with_owner(page: Page, begin: int, subject: Subject | None) -> Subject | None:
    """Return a description together with the organisation that stands right before it, brackets between left out."""
    if subject is None or subject.sort not in ("described", "title") or subject.names:
        return subject
    end = subject.start
    while end > begin and page.masked[end - 1] in f"{BRACKETED} ":
        end -= 1
    before = [name for name in page.names_within(begin, end) if name.end == end]
    if not before or before[-1].kind != "organisation":
        return subject
    owner = before[-1]
    text = page.document.text[owner.start : owner.end] + page.document.text[subject.start : subject.end].strip()
    return subject._replace(start=owner.start, sort="described", text=text, names=(owner,))


@cache
def _pronouns() -> tuple[str, ...]:
    """Return the pronouns of organisations that may begin a description, the longest first."""
    pointing = (row[0] for row in rows("pronouns.tsv") if row[1] == "organisation" and row[0][0] in "该这")
    return (*sorted(pointing, key=len, reverse=True), "其")


def of_him(text: str) -> str:
    """Return the people of somebody whom a description tells by a pronoun (他的|同学), "" where it tells none."""
    folded = fold(text)
    for pronoun in ("他的", "她的", "其"):
        if folded.startswith(pronoun) and folded.endswith(tuple(words_of(SPEAKERS, "people"))):
            return text[len(pronoun) :]
    return ""


def owned(text: str) -> tuple[str, str] | None:
    """Return the pronoun that a description begins with and the rest of it (该行, 工作人员), or None."""
    folded = fold(text)
    pronoun = next((word for word in _pronouns() if folded.startswith(word) and len(folded) > len(word) + 1), None)
    return (text[: len(pronoun)], text[len(pronoun) :]) if pronoun else None
