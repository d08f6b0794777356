"""Who of an article holds an office or stands for somebody: 首席执行官 alone, 某某的律师, 林太."""

import re
from functools import cache

from store.extraction.engine.tokens import Token
from store.extraction.lexicon import one_of, words, words_of
from store.extraction.quotes.lists import SPEAKERS
from store.extraction.quotes.noun_phrases import Subject
from store.extraction.quotes.page import Name, Page
from store.model import Person
from store.text.fold import fold

_REACH = 3000
"""How far back a description is looked for; keeps the work linear in long texts."""
_HE_OR_SHE = re.compile(r"[^。！？\n他她]{0,60}([他她])(?!们)")
_LOOKED_AT = 40
"""Mentions of somebody: more tell nothing new of whether it is 他 or 她."""
_WHOLE_NAME = 5
"""Characters: a body called by fewer may be called by the end of its name alone."""


@cache
def _stands_for() -> re.Pattern[str]:
    """Return the pattern of who stands for somebody, at the end of a description."""
    return re.compile(rf"[的之]?(?:代表|辩护|委托)?({one_of(SPEAKERS, 'deputy')})$")


@cache
def _passing() -> re.Pattern[str]:
    """Return the pattern of what stands before an office and is none of it."""
    return re.compile(one_of(SPEAKERS, "passing"))


def office(title: str) -> str:
    """Return the office without new, former and the like, and without what stands before it."""
    passing = _passing().match(title)
    return title[passing.end() :] if passing else title


def holders(page: Page) -> dict[str, list[str]]:
    """Return the ids of the people who hold an office, by the office as named alone."""
    found: dict[str, list[str]] = {}
    for person in page.people.values():
        for role in person.roles:
            found.setdefault(office(fold(role.title)), []).append(person.id)
    return found


def stands_for(page: Page, subject: Subject) -> Name | None:
    """Return the person whom the article named right after the same description (某某的律师; 某某代表律师李志远)."""
    described = _stands_for().search(fold(subject.text))
    if described is None or len(subject.names) != 1:
        return None
    owner = subject.names[0].identity
    found: Name | None = None
    previous: Name | None = None
    for name in page.names_within(max(0, subject.start - _REACH), subject.start):
        if previous and name.kind == "person" and previous.identity == owner and name.identity != owner:
            gap = _stands_for().fullmatch(page.masked[previous.end : name.start].strip())
            if gap and gap.group(1).endswith(described.group(1)[-2:]):
                found = name
        previous = name
    return found


def courtesy(page: Page, text: str) -> Person | None:
    """Return the one person of the article whom a surname and a form of address mean (林太: 林郑月娥)."""
    surname, address = text[:1], text[1:]
    bench = address in words_of(SPEAKERS, "bench")
    if surname not in words("surnames.tsv") or not (bench or address in words_of(SPEAKERS, "courtesy")):
        return None
    fitting = [person for person in page.people.values() if fold(person.name).startswith(surname)]
    if bench:
        fitting = [person for person in fitting if _sits_in_court(person)]
    married = [person for person in fitting if len(person.name) == 4]
    if text.endswith("太"):
        fitting = married or [person for person in fitting if not _is_he(page, person)]
    return fitting[0] if len(fitting) == 1 else None


def _is_he(page: Page, person: Person) -> bool:
    """Return whether the first pronoun in a sentence behind a name of somebody is 他 more often than 她."""
    behind = (_HE_OR_SHE.match(page.masked, mention.end) for mention in person.mentions[:_LOOKED_AT])
    found = [match.group(1) for match in behind if match]
    return found.count("他") > found.count("她")


def _sits_in_court(person: Person) -> bool:
    """Return whether somebody has a title of those who speak in court for others than themselves."""
    titles = tuple(words_of(SPEAKERS, "in-court"))
    return any(fold(role.title).endswith(titles) for role in person.roles)


def presiding(page: Page, text: str) -> Person | None:
    """Return the one person of the article whose title ends as a word for who speaks in court (法官: 主审法官)."""
    if text not in words_of(SPEAKERS, "in-court"):
        return None
    fitting = [
        person for person in page.people.values() if any(fold(role.title).endswith(text) for role in person.roles)
    ]
    return fitting[0] if len(fitting) == 1 else None


def body_named(page: Page, place: int, word: str) -> Name | None:
    """Return the organisation named last before a place whose name ends in a word (公署, after 廉政公署)."""
    for name in reversed(page.names_within(max(0, place - _REACH), place)):
        folded = fold(name.name)
        if name.kind == "organisation" and name.identity and len(folded) > len(word) and folded.endswith(word):
            return name
    return None


def called_by_end(page: Page, run: tuple[Token, ...], head: int) -> tuple[int, int] | None:
    """Return where one noun opens a clause that is the end of the name of a body named before (公署指出)."""
    if len(run) != 1 or run[0].start > head or not 2 <= len(run[0].text) < _WHOLE_NAME:
        return None
    return (run[0].start, run[0].end) if body_named(page, run[0].start, run[0].text) else None


_BODIES = {
    "校": ("大学", "学院", "学校", "中学", "小学", "校"),
    "院": ("医院", "研究院", "学院", "院"),
    "检": ("检察院", "检察署", "检察厅", "地检署", "高检署", "地检", "高检"),
}


def body_meant(page: Page, subject: Subject) -> Name | None:
    """Return the organisation named last before a word for it whose name ends as the word begins (局方, 校方)."""
    word = fold(subject.text)
    short = not subject.names and len(word) < _WHOLE_NAME and word not in words_of(SPEAKERS, "alone")
    if short and word.endswith(tuple(words_of(SPEAKERS, "body"))):
        return body_named(page, subject.start, word)
    if len(word) != 2 or word[1] != "方" or word[0] not in words_of(SPEAKERS, "side"):
        return None
    ends = _BODIES.get(word[0], (word[0],))
    for name in reversed(page.names_within(max(0, subject.start - _REACH), subject.start)):
        if name.kind == "organisation" and name.identity and fold(name.name).endswith(ends):
            return name
    return None


def holder_of(page: Page, subject: Subject) -> Person | None:
    """Return the one person of the article who holds a title of an organisation (某某局局长)."""
    if not subject.names:
        return None
    text = fold(subject.text)
    identity = subject.names[-1].identity
    fitting = [
        person
        for person in page.people.values()
        if any(
            role.organisation_id == identity and role.title and text.endswith(office(fold(role.title)))
            for role in person.roles
        )
    ]
    return fitting[0] if len(fitting) == 1 else None


def by_surname(page: Page, text: str) -> Person | None:
    """Return the one person of an English article of whose name a word is all that is written (Okafor)."""
    if not text.isascii() or " " in text:
        return None
    fitting = [person for person in page.people.values() if text in person.name.split()]
    return fitting[0] if len(fitting) == 1 else None


def is_many(name: str) -> bool:
    """Return whether an unnamed speaker is no single person, so that 他 does not mean him: 警方, 专家."""
    alone = words_of(SPEAKERS, "alone") - words_of(SPEAKERS, "one")
    return name.endswith(tuple(alone)) or name in words_of(SPEAKERS, "head") - words_of(SPEAKERS, "one")


@cache
def _several() -> re.Pattern[str]:
    """Return the pattern of what shows that more than one person is described."""
    return re.compile(
        rf"(?:[两二三四五六七八九十几数多]|\d{{2,}})\s*余?多?[个名位]|{one_of(SPEAKERS, 'quantifier')}|们$"
    )


def is_several(name: str) -> bool:
    """Return whether an unnamed speaker is more than one person or no person, whom 他们 means: 两个孩子, 警方."""
    return is_many(name) or _several().search(name) is not None


def is_staff(subject: Subject) -> bool:
    """Return whether the people of an organisation are meant by what they are, uncounted: no one of them is he."""
    if not subject.names or subject.names[0].kind != "organisation":
        return False
    text = fold(subject.text)
    one = words_of(SPEAKERS, "one") | words_of(SPEAKERS, "title") | words_of(SPEAKERS, "address")
    return not text.endswith(tuple(one)) and _one_of().search(text) is None


@cache
def _one_of() -> re.Pattern[str]:
    """Return the pattern of what shows that one of several is described."""
    return re.compile(r"[一某该][位名个]?")


def only_person(page: Page, place: int) -> Name | None:
    """Return the one person named in the sentence before a place, for a pronoun that nobody else explains."""
    document = page.document
    number = document.sentence_at(place)
    if number == 0:
        return None
    before = document.sentences[number - 1]
    names = [name for name in page.names_within(before.start, before.end) if name.kind == "person"]
    return names[-1] if len({name.identity for name in names}) == 1 else None
