"""What must be known of a person to know them again in the next article, without reading all earlier ones again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple, Self

from store.identity.records import Local
from store.identity.tallies import canonical, form_key, is_short, readable_id
from store.identity.weighing import DECISIVE, Evidence, weighed
from store.text.tables import rows

_MARKS = "·•‧・"


class Namesake(NamedTuple):
    """An article's own person.

    Attributes:
        entity: whom of the library it has been, "" where it is new.
        slug: the article.
        published: its date.
        local: the person.
    """

    entity: str
    slug: str
    published: str | None
    local: Local


@dataclass
class KnownPerson:
    """Somebody, as all their articles together make them.

    Attributes:
        reasons: pairs of a full name and what makes its bearer this one.
        evidence: what is known of them, as `kind:value`.
        latin: their Latin names of several words, as they are written.
        names: what articles call them, and how many do.
        also: folded forms that the lexicon knows.
        bearing: their full names, and how many articles' own people bear them.
        slugs: their articles.
        least: the first of their articles by name, and the article's own id of them there.
        first: the earliest date, "9999" where none is known.
    """

    reasons: set[tuple[str, str]] = field(default_factory=set)
    evidence: set[str] = field(default_factory=set)
    latin: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    also: set[str] = field(default_factory=set)
    bearing: Counter[str] = field(default_factory=Counter)
    slugs: set[str] = field(default_factory=set)
    least: tuple[str, str] | None = None
    first: str = "9999"
    _weighed: Evidence | None = field(default=None, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, namesakes: Iterable[Namesake]) -> Self:
        """Return whom some articles' own people are together."""
        known = cls()
        for one in namesakes:
            known.add(one)
        return known

    def add(self, one: Namesake) -> None:
        """Let an article's own person be this one too."""
        self.reasons |= reasons(one.local)
        evidence = {*one.local.beside, *_week(one.published)} - self.evidence
        self.evidence |= evidence
        self.latin.update(form for form in (one.local.name, *one.local.aliases) if form.isascii() and " " in form)
        self.names[one.local.name] += 1
        self.also.update(form_key(form) for form in one.local.also)
        self.bearing.update(full_names(one.local))
        self.slugs.add(one.slug)
        own = (one.slug, one.local.id)
        self.least = min(self.least or own, own)
        self.first = min(self.first, one.published or "9999")
        if self._weighed is not None:
            self._weighed = self._weighed.grown(self.size, evidence, self.latin)

    @classmethod
    def together(cls, some: Sequence[Self]) -> Self:
        """Return whom some are that are one."""
        if len(some) == 1:
            return some[0]
        known = cls()
        for one in some:
            known.reasons |= one.reasons
            known.evidence |= one.evidence
            known.latin |= one.latin
            known.names += one.names
            known.also |= one.also
            known.bearing += one.bearing
            known.slugs |= one.slugs
            known.first = min(known.first, one.first)
        known.least = min(one.least for one in some if one.least is not None)
        return known

    @property
    def size(self) -> int:
        """In how many articles they stand."""
        return len(self.slugs)

    @property
    def weighed(self) -> Evidence:
        """What is known of them, sorted by kind."""
        if self._weighed is None:
            self._weighed = Evidence.of(self.bearing.keys(), self.size, self.evidence, self.latin)
        return self._weighed

    @property
    def id(self) -> str:
        """The id for the name, without the number that tells several of the name apart."""
        return readable_id("person", canonical(self.names, self.also))

    @property
    def rank(self) -> tuple[int, str, tuple[str, str]]:
        """Who of one name has it without a number: who stands in far more articles, else in the earliest.

        Far more is another power of four: ids that changed places at every article more would be no names.
        """
        return (-(len(self.slugs).bit_length() // 2), self.first, self.least or ("", ""))


def _week(published: str | None) -> Iterator[str]:
    """Yield the calendar week of a date (ISO 8601) as evidence: who is in the news is so for some days."""
    with suppress(ValueError):
        year, week, _ = date.fromisoformat((published or "")[:10]).isocalendar()
        yield f"week:{year}-W{week:02}"


def full_names(local: Local) -> set[str]:
    """Return the folded names under which a person can be met in another article; never a surname alone."""
    names = {form_key(form) for form in local.also if not is_short(form_key(form))}
    names.update(form_key(alias) for alias in local.aliases if _is_full(alias, local.name))
    names.add(form_key(local.name))
    return {name for written in names for name in (written, written.translate(_variants())) if name}


@cache
def _variants() -> dict[int, str]:
    return {ord(written): compared for written, compared in rows("store.identity", "name_variants.tsv")}


def _is_full(alias: str, name: str) -> bool:
    """Return whether an alias is a whole name: marked as one, two Latin words, or Chinese beside a Latin name."""
    if alias.isascii():
        return len(alias.split()) > 1 and not is_short(form_key(alias))
    return any(mark in alias for mark in _MARKS) or (name.isascii() and len(alias) > 2)


@lru_cache(maxsize=4096)
def reasons(local: Local) -> frozenset[tuple[str, str]]:
    """Return pairs of a full name and what makes two of its bearers one, whatever else is known, if both have it."""
    names = full_names(local)
    decisive = [f"{of}:{value}" for (of, value), (weight, _) in weighed(local.beside).items() if weight >= DECISIVE]
    return frozenset((name, reason) for name in names for reason in (*decisive, *_of_name(name, names, local)))


def _of_name(name: str, names: set[str], local: Local) -> Iterator[str]:
    """Yield what a name itself says for two of its bearers being one."""
    if local.also:
        yield "known"
    forms = [form for form in (local.name, *local.aliases) if form_key(form) == name]
    marked = any((form.isascii() and len(form.split()) > 1) or any(mark in form for mark in _MARKS) for form in forms)
    if marked or (len(name) > 4 and not name.isascii()):
        yield "long"
    yield from (f"pair:{other}" for other in names if other.isascii() != name.isascii())
