"""What in an article tells a person from others of the same name: whom they stand with, what they hold."""

from collections.abc import Iterator
from functools import cache

from store.identity.tallies import form_key
from store.model import Article, Extraction, Organisation, Person
from store.text.fold import fold
from store.text.tables import rows

IN_ARTICLE = "in article:"
"""Begins evidence that says less: named in the same article, not in the same sentence."""


def evidence(person: Person, article: Article, extraction: Extraction) -> set[str]:
    """Return what speaks for a person being the one of the same name in another article that has any of it too.

    Far fewer people share a name of three characters than one of two: for those a title is enough that many hold, and
    somebody named anywhere in the article.
    """
    distinct = len(form_key(person.name)) > 2
    found = {*_beside(person, extraction), *_held(person, any_title=distinct)}
    if article.publisher and _writes(person, article):
        found.add(f"writes for:{form_key(article.publisher)}")
    if distinct:
        found |= {
            f"{IN_ARTICLE}{form_key(other.name)}"
            for other in extraction.people
            if other.id != person.id and f"person:{form_key(other.name)}" not in found and not _writes(other, article)
        }
    return found


def _beside(person: Person, extraction: Extraction) -> Iterator[str]:
    """Yield who is named in the same sentence, in all their forms."""
    sentences = {mention.sentence for mention in person.mentions}
    others: tuple[Organisation | Person, ...] = (*extraction.organisations, *extraction.people)
    for other in others:
        if other.id != person.id and any(mention.sentence in sentences for mention in other.mentions):
            kind = other.id.partition("/")[0]
            yield from (f"{kind}:{form_key(form)}" for form in (other.name, *other.aliases))


def _held(person: Person, *, any_title: bool) -> Iterator[str]:
    """Yield where a person holds a role, and the titles that hardly two of the name hold."""
    for role in person.roles:
        if role.organisation:
            yield f"organisation:{form_key(role.organisation)}"
        title = _bare_title(role.title)
        if any_title or _is_office(title):
            yield f"title:{title}"


def _writes(person: Person, article: Article) -> bool:
    """Return whether a by-line names a person."""
    bylines = [block for block in article.blocks if block.kind == "byline"]
    return any(block.start <= mention.start < block.end for block in bylines for mention in person.mentions)


@cache
def _offices(kind: str) -> tuple[str, ...]:
    return tuple(word for word, found in rows("store.identity", "offices.tsv") if found == kind)


def _bare_title(title: str) -> str:
    """Return a title folded, without what says only since when or until when it is held."""
    bare = fold(title)
    for word in _offices("before"):
        bare = bare.removeprefix(word)
    return bare


def _is_office(title: str) -> bool:
    """Return whether hardly two people of one name hold a title."""
    return any(word in title for word in _offices("alone")) or (
        len(title) > 3 and any(word in title for word in _offices("with"))
    )
