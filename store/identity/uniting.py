"""Which names are one organisation, of all that hang together: what is known, what is said, and what speaks against it.

A declaration binds in its own article. Across articles
- what the lexicon knows is one; that an article gives a name a form which belongs to a row of the lexicon does not make
  the name one of that row, unless the row answers;
- a name means another, if it is a form of that one alone: a form of two that nothing else unites (南大 of 南京大学 and
  南开大学) says nothing, nor do initials, nor a body that several states have (`store.identity.placing`);
- a form of one Chinese and one Latin name makes these two one (HKIC of 香港投资管理有限公司 and of Hong Kong Investment
  Corporation).
The last two are said by articles, and articles err: two names stay two where most articles that write the rarer do not
say so, unless several do and the rarer is rare. Of 34 unions in 5,000 articles that had anything against them seven are
refused so, of which four were wrong. What is not joined is told. Copies of one article count as several that say so,
and as several that do not: hence a ratio, and no number alone.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

import msgspec

from store.identity.tallies import is_short
from store.model import Record
from store.text.sets import Sets

HUB = 8
"""A form of more names than this (委员会, 集团) is nobody's."""
INITIALS = 5
"""So many capital letters may be anybody's initials."""
_SEVERAL = 5
"""So many articles may speak against the majority …"""
_MANY = 20
"""… of a name that stands without the other in no more articles than this."""


class OrganisationName(Record, frozen=True, kw_only=True):
    """A folded form of organisations' names; in the table `names` under `organisation/<form>`.

    Attributes:
        entity: the organisation that an article means which calls it so; "" where none does.
        written: as it is written where it is a name, and in how many articles.
        form_of: the names of which it is another form, and in how many articles.
        known_of: the names of which the lexicon knows it as a form, and in how many articles.
        forms: its own other forms of both sorts, and in how many articles.
        perhaps: names, as they are most written, that articles give as one with it and that are not.
    """

    entity: str = ""
    written: dict[str, int] = msgspec.field(default_factory=dict)
    form_of: dict[str, int] = msgspec.field(default_factory=dict)
    known_of: dict[str, int] = msgspec.field(default_factory=dict)
    forms: dict[str, int] = msgspec.field(default_factory=dict)
    perhaps: tuple[str, ...] = ()

    @property
    def articles(self) -> int:
        """In how many articles it is what an organisation is called."""
        return sum(self.written.values())

    @property
    def is_nobodys(self) -> bool:
        """Whether it is a form of so many names that it says nothing of any."""
        return len(self.form_of) > HUB

    @property
    def most_written(self) -> str:
        """It as most articles write it that call an organisation so."""
        return max(self.written, key=lambda form: (self.written[form], form))

    def plus(self, other: "OrganisationName", by: int = 1) -> "OrganisationName":
        """Return it with another's counts added, or taken away where `by` is -1; what is left at nought is left out."""
        return msgspec.structs.replace(
            self,
            written=_sum(self.written, other.written, by),
            form_of=_sum(self.form_of, other.form_of, by),
            known_of=_sum(self.known_of, other.known_of, by),
            forms=_sum(self.forms, other.forms, by),
        )


def _sum(counts: dict[str, int], others: dict[str, int], by: int) -> dict[str, int]:
    if not others:
        return counts
    counter = Counter(counts)
    for one, step in others.items():
        counter[one] += by * step
    return {one: counter[one] for one in sorted(counter) if counter[one] > 0}


class Told(Protocol):
    """What is known of organisations' names from elsewhere than from articles."""

    def united(self, name: str) -> frozenset[str]:
        """Return the names that are one with a name."""
        ...

    def apart(self, name: str) -> frozenset[str]:
        """Return the names that are not one with a name."""
        ...


class Uniting:
    """The names of a region while they are united.

    Args:
        names: all names that hang together with any of them, by form.
        told: what the user says of who is one, which counts before all else.
    """

    def __init__(self, names: Mapping[str, OrganisationName], told: "Told") -> None:
        self._names = names
        self._sets = Sets(form for form in sorted(names) if names[form].written)
        for form in filter(self._sets.__contains__, sorted(names)):
            for other in filter(self._sets.__contains__, told.apart(form)):
                self._sets.part(form, other)
        for form in sorted(names):
            self._sets.unite_all(name for name in _taught(form, told) if name in self._sets)
        for form in sorted(names):
            same = [name for name in names[form].known_of if self._is_known(form, name)]
            self._sets.unite_all([*same, *([form] if form in self._sets else [])])
        self._soft = [form for form in sorted(names) if names[form].form_of and not names[form].is_nobodys]
        while any([self._means_one(form) for form in self._soft]) or any(map(self._pairs, self._soft)):
            pass

    def components(self) -> list[list[str]]:
        """Return the names, those together that are one organisation."""
        return self._sets.groups()

    def perhaps(self) -> dict[str, set[str]]:
        """Return of names those that articles give as one with them, and that are not."""
        apart: dict[str, set[str]] = {}
        for form in self._soft:
            if form in self._sets:
                for name in self._names[form].form_of:
                    if self._sets.find(form) != self._sets.find(name) and not self._sets.are_apart(form, name):
                        apart.setdefault(form, set()).add(name)
                        apart.setdefault(name, set()).add(form)
        return apart

    def _is_known(self, form: str, name: str) -> bool:
        """Return whether it is the lexicon that has a form and a name in one row, not an article's word for it.

        Then most articles that know the one know the other, whichever they call it; but for two characters, of which
        they do not say, for a form of more words (美国哈佛大学), and for one that alone the lexicon does not know. Of a
        form that nobody is called so the others of the row answer.
        """
        if not self._know(name, form):
            return False
        if form in self._sets:
            return is_short(name) or form in name or self._know(form, name) or not self._known_forms(form)
        return all(self._is_known(other, name) for other in self._known_forms(name) if other in self._sets)

    def _known_forms(self, name: str) -> list[str]:
        return [form for form in self._names[name].forms if name in self._names[form].known_of]

    def _know(self, name: str, form: str) -> bool:
        """Return whether most articles that call an organisation by a name know the form, too."""
        record = self._names[form]
        known = record.known_of.get(name, 0) + record.form_of.get(name, 0)
        return 2 * known >= self._names[name].articles

    def _means_one(self, form: str) -> bool:
        """Unite a name with that which it is a form of, if that is one; True where that is news."""
        roots = {self._sets.find(name) for name in self._names[form].form_of}
        if form not in self._sets or len(roots) > 1 or self._are_bare_initials(form):
            return False
        [other] = roots
        if self._sets.find(form) == other or not self._agree(self._sets.members(form), self._sets.members(other)):
            return False
        return self._sets.unite(form, other)

    def _are_bare_initials(self, form: str) -> bool:
        """Return whether a name is initials alone: an article that spells BIS out says nothing of one that does not."""
        record = self._names[form]
        upper = all(name.isascii() and name.isupper() for name in record.written)
        return upper and len(form) <= INITIALS and not any(form in name for name in record.form_of)

    def _agree(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Return whether enough articles say of some names and others that they are one."""
        with_other, with_one = self._said(one, other), self._said(other, one)
        said = with_other + with_one
        alone = min(self._articles(one) - with_other, self._articles(other) - with_one)
        return _outweighs(said, alone)

    def _said(self, called: Iterable[str], others: Iterable[str]) -> int:
        """Return how many articles call an organisation one of some names, and give it one of the others as a form."""
        return sum(self._names[form].form_of.get(name, 0) for form in others for name in called)

    def _articles(self, names: Iterable[str]) -> int:
        return sum(self._names[name].articles for name in names)

    def _pairs(self, form: str) -> bool:
        """Unite a Chinese and a Latin name that share a form which nobody else has; True where that is news."""
        form_of = self._names[form].form_of
        roots = sorted({self._sets.find(name) for name in form_of})
        sets = [self._sets.members(root) for root in roots]
        latin = [all(name.isascii() for name in names) for names in sets]
        chinese = [not any(name.isascii() for name in names) for names in sets]
        if len(sets) != 2 or latin.count(True) != 1 or chinese.count(True) != 1:
            return False
        said = [sum(form_of.get(name, 0) for name in names) for names in sets]
        alone = [self._articles(names) - count for names, count in zip(sets, said, strict=True)]
        return _outweighs(min(said), min(alone)) and self._sets.unite(*roots)


def _taught(form: str, told: Told) -> list[str]:
    """Return the names that are one with a name over however many steps, by way of names that no article has, too."""
    reached: set[str] = set()
    front = [form]
    while front:
        name = front.pop()
        if name not in reached:
            reached.add(name)
            front += told.united(name)
    return sorted(reached)


def _outweighs(said: int, alone: int) -> bool:
    """Return whether so many articles that say so outweigh those in which the rarer stands alone."""
    return said >= alone or (said >= _SEVERAL and alone <= _MANY)
