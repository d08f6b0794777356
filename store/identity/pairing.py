"""Which people of one group of names are one, as far as the user says so: that comes before and after all evidence."""

from collections.abc import Sequence

from store.identity.known import Namesake, full_names
from store.identity.records import Local
from store.identity.tallies import form_key
from store.identity.taught import Taught, Whose
from store.text.sets import Sets


class Pairing:
    """People of one group of names while it is decided who is who, as far as that is taught.

    Args:
        taught: what is taught.
        ordered: the articles' own people, in an order that is always the same.
    """

    def __init__(self, taught: Taught, ordered: Sequence[Namesake]) -> None:
        self._ordered = ordered
        self._names = [full_names(one.local) for one in ordered] if taught.has_people else []
        self.same, self.different = taught.pairs({name for names in self._names for name in names})

    def part(self, sets: Sets[int]) -> None:
        """Keep apart who are different, before anything else is looked at."""
        for one, other in self.different:
            shared = not set(one.names).isdisjoint(other.names)
            mine, theirs = self._standing(one), self._standing(other)
            mine = mine or ([] if shared else self._called(one))
            theirs = theirs or ([] if shared else self._called(other))
            for left in mine:
                for right in theirs:
                    sets.part(left, right)

    def unite(self, sets: Sets[int]) -> None:
        """Unite who are the same, as far as their articles tell who they are."""
        for one, other in self.same:
            mine = self._standing(one)
            for number in (*mine, *self._standing(other)):
                sets.unite((mine or [number])[0], number)

    def unite_by_name(self, sets: Sets[int]) -> None:
        """Unite those of whom no article is left by their name, where one person alone bears it."""
        for one, other in self.same:
            mine, theirs = (self._standing(whose) or self._alone(whose, sets) for whose in (one, other))
            for number in (*mine, *theirs) if mine and theirs else ():
                sets.unite(mine[0], number)

    def _standing(self, whose: Whose) -> list[int]:
        """Return the articles' own people who are meant by where they stand, or by being called so at all."""
        if whose.every:
            return [n for n, one in enumerate(self._ordered) if _has_form(one.local, whose.names[0])]
        return [n for n, one in enumerate(self._ordered) if (one.slug, form_key(one.local.name)) in whose.spots]

    def _called(self, whose: Whose) -> list[int]:
        return [number for number, names in enumerate(self._names) if not names.isdisjoint(whose.names)]

    def _alone(self, whose: Whose, sets: Sets[int]) -> list[int]:
        """Return those who bear a name, if they are one person."""
        called = self._called(whose)
        return called[:1] if len({sets.find(number) for number in called}) == 1 else []


def _has_form(local: Local, form: str) -> bool:
    """Return whether an article writes somebody so."""
    return any(form_key(one) == form for one in (local.name, *local.aliases))
