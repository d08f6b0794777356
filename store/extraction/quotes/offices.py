"""Who of an article holds an office or stands for somebody: 首席执行官 alone, 某某的律师, 林太."""

import re

from store.extraction.lexicon import words, words_of
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Name, Page
from store.model import Person
from store.text.fold import fold

_STANDS_FOR = re.compile(r"(?:的|之)?(?:代表|辩护|委托)?(律师|大律师|发言人|秘书|助理|经理人|经纪人)$")
_REACH = 3000
"""How far back a description is looked for; keeps the work linear in long texts."""
_COURTESY = re.compile(r"(.)(?:太|生|sir|Sir)$")


def office(title: str) -> str:
    """Return the office without new, former and the like, and without what stands before it."""
    return re.sub(r"^(?:新任?|前|现任?|该|其|公司|集团)", "", title)


def holders(page: Page) -> dict[str, list[str]]:
    """Return the ids of the people who hold an office, by the office as named alone."""
    found: dict[str, list[str]] = {}
    for person in page.people.values():
        for role in person.roles:
            found.setdefault(office(fold(role.title)), []).append(person.id)
    return found


def stands_for(page: Page, subject: Subject) -> Name | None:
    """Return the person whom the article named right after the same description (某某的律师; 某某代表律师李志远)."""
    described = _STANDS_FOR.search(fold(subject.text))
    if described is None or len(subject.names) != 1:
        return None
    owner = subject.names[0].identity
    found: Name | None = None
    previous: Name | None = None
    for name in page.names_within(max(0, subject.start - _REACH), subject.start):
        if previous and name.kind == "person" and previous.identity == owner and name.identity != owner:
            gap = _STANDS_FOR.fullmatch(page.masked[previous.end : name.start].strip())
            if gap and gap.group(1).endswith(described.group(1)[-2:]):
                found = name
        previous = name
    return found


def courtesy(page: Page, text: str) -> Person | None:
    """Return the one person of the article whom a surname and a form of address mean (林太: 林郑月娥)."""
    match = _COURTESY.fullmatch(text)
    if match is None or match.group(1) not in words("surnames.tsv"):
        return None
    fitting = [person for person in page.people.values() if fold(person.name).startswith(match.group(1))]
    married = [person for person in fitting if len(person.name) == 4]
    if text.endswith("太") and married:
        fitting = married
    return fitting[0] if len(fitting) == 1 else None


def is_many(name: str) -> bool:
    """Return whether an unnamed speaker is no single person, so that 他 does not mean him: 警方, 专家."""
    alone = words_of("speakers.tsv", "alone") - {"有人", "法官", "检察官"}
    return name.endswith(tuple(alone)) or name in words_of("speakers.tsv", "head") - {"发言人", "负责人"}


def only_person(page: Page, place: int) -> Name | None:
    """Return the one person named in the sentence before a place, for a pronoun that nobody else explains."""
    document = page.document
    number = document.sentence_at(place)
    if number == 0:
        return None
    before = document.sentences[number - 1]
    names = [name for name in page.names_within(before.start, before.end) if name.kind == "person"]
    return names[-1] if len({name.identity for name in names}) == 1 else None
