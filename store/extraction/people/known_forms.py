"""Which known person somebody is, and by what other names the list of known people has them."""

from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from store.extraction.engine.document import Document
from store.extraction.engine.gazetteer import Known
from store.extraction.lexicon import words
from store.extraction.people.known_names import known_people
from store.extraction.people.short_forms import surname_of
from store.extraction.people.words import DOTS
from store.model import Person
from store.text.fold import fold, key, key_of_folded

_BEFORE, _AFTER = 60, 40
"""How near to a name an office stands that may be its bearer's, in characters."""


def with_known_forms(document: Document, people: Sequence[Person]) -> tuple[Person, ...]:
    """Return the people of an article, those who are known with the names that the article does not write."""
    return tuple(_with_known_forms(document, person) for person in people)


def _with_known_forms(document: Document, person: Person) -> Person:
    forms = [form for form in (person.name, *person.aliases) if len(form) > 1]
    row = _row_of(document, person, [fold(form) for form in forms])
    if row is None:
        return person
    written = {key(form) for form in forms}
    sure = (form for form in row.forms if key(form) not in written and fold(form) not in row.ambiguous)
    return msgspec.structs.replace(person, also=tuple(sorted(sure)))


def _row_of(document: Document, person: Person, forms: Sequence[str]) -> Known | None:
    """Return the one row that somebody's names say they are in, unless the article itself says that they are not."""
    known = known_people().known
    found = {row.name: row for form in forms for listed in _listed(key(form)) for row in known[listed]}
    meant = [row for row in found.values() if not _is_another(forms, row) and _is_meant(document, person, forms, row)]
    return meant[0] if len(meant) == 1 else None


def _listed(name: str) -> Sequence[str]:
    """Return the listed forms, folded, that are one name without spaces and case, as names are compared."""
    return _listed_by_key(name[:1]).get(name, ())


@cache
def _listed_by_key(initial: str) -> dict[str, list[str]]:
    """Return by their keys the listed forms whose keys begin with a letter; the others of the list are not read."""
    found: dict[str, list[str]] = {}
    for form in known_people().known.beginning(_heads().get(initial, frozenset())):
        found.setdefault(key_of_folded(form), []).append(form)
    return found


@cache
def _heads() -> dict[str, set[str]]:
    """Return what listed forms begin with, by the letter that their keys do."""
    found: dict[str, set[str]] = {}
    for head in known_people().known.heads:
        found.setdefault(key_of_folded(head)[:1], set()).add(head)
    return found


def _is_another(forms: Iterable[str], row: Known) -> bool:
    """Return whether the article gives a Latin name that the row does not have: 张翔（Sean Zhang）, not Zhang Xiang."""
    listed = {word for form in row.folded if form.isascii() for word in _latin_words(form)}
    given = [_latin_words(form) for form in forms if form.isascii() and " " in form]
    return bool(listed and given) and all(len(listed & name) < 2 for name in given)


def _latin_words(name: str) -> set[str]:
    return set(name.casefold().replace("-", " ").split())


def _is_meant(document: Document, person: Person, forms: Sequence[str], row: Known) -> bool:
    """Return whether a name is hardly anybody else's, or stands beside another of the row or what its bearer holds."""
    keys = {key(form) for form in forms}
    if len(keys & {key(form) for form in row.folded}) > 1:
        return True
    sure = [form for form in row.folded - row.ambiguous if key(form) in keys]
    return any(not _is_common(form, row) for form in sure) or (bool(sure) and _holds_office(document, person))


def _is_common(form: str, row: Known) -> bool:
    """Return whether a Latin name is one of two words of a Chinese: John Lee and Li Qiang are many."""
    is_chinese = bool(surname_of(fold(row.name))) and not any(dot in known for known in row.forms for dot in DOTS)
    return is_chinese and form.isascii() and len(_latin_words(form)) < 3


def _holds_office(document: Document, person: Person) -> bool:
    """Return whether something that public people hold stands close to somebody's name."""
    beside = (document.folded[max(0, one.start - _BEFORE) : one.end + _AFTER] for one in person.mentions)
    return any(office in text.casefold() for text in beside for office in words("public_offices.tsv"))
