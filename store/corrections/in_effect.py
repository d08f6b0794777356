"""The decisions in effect, filed by whom and what they are about: who shows one row asks for few of thousands."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from store.corrections.amending import names_of
from store.corrections.decisions import Decision
from store.identity.tallies import form_key
from store.model import Organisation, Person


class InEffect(Mapping[str, Decision]):
    """Decisions by id, in the order in which they were made.

    Args:
        kept: they, and what takes others back.

    Attributes:
        kept: the same.
    """

    def __init__(self, kept: Mapping[str, Decision]) -> None:
        self.kept = kept
        self._all = {identity: one for identity, one in kept.items() if not one.takes_back}

    def __getitem__(self, identity: str) -> Decision:
        return self._all[identity]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def named(self, entity: Organisation | Person) -> tuple[Decision, ...]:
        """Return those that may be about an organisation or a person, among them all that are: they have its name."""
        return _of_all(self._by_name, {form_key(name) for name in (entity.name, *entity.aliases)})

    def placed(self, article: str, digest: str) -> tuple[Decision, ...]:
        """Return those that are about a place in an article of an id, or in a text of a digest."""
        return _of_all(self._by_place, {article, digest})

    @cached_property
    def _by_name(self) -> Mapping[str, list[Decision]]:
        filed: defaultdict[str, list[Decision]] = defaultdict(list)
        for one in self.values():
            for name in names_of(one):
                filed[name].append(one)
        return filed

    @cached_property
    def _by_place(self) -> Mapping[str, list[Decision]]:
        filed: defaultdict[str, list[Decision]] = defaultdict(list)
        for one in self.values():
            if one.anchor is not None:
                filed[one.anchor.article].append(one)
                filed[one.anchor.digest].append(one)
        return filed


def _of_all(filed: Mapping[str, list[Decision]], keys: Iterable[str]) -> tuple[Decision, ...]:
    found = {one.id: one for key in keys for one in filed.get(key, ())}
    return tuple(found[identity] for identity in sorted(found))
