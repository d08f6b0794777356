"""Which people of one group of names are one, as far as the user says so: that comes before and after all evidence."""

from collections import defaultdict
from collections.abc import Sequence

from store.identity.known import Namesake, full_names
from store.identity.records import Local
from store.identity.tallies import form_key
from store.identity.taught import Taught, Whose


class Sets:
    """Disjoint sets of numbers, some of which must not come together.

    Args:
        size: how many numbers there are.
    """

    def __init__(self, size: int) -> None:
        self._root = list(range(size))
        self._shuns: dict[int, set[int]] = defaultdict(set)

    def find(self, number: int) -> int:
        """Return the number by which its set is known."""
        root = self._root
        while root[number] != number:
            root[number] = root[root[number]]
            number = root[number]
        return number

    def part(self, one: int, other: int) -> None:
        """Keep two apart for good; nothing where they are together."""
        one, other = self.find(one), self.find(other)
        if one != other:
            self._shuns[one].add(other)
            self._shuns[other].add(one)

    def unite_with_any(self, some: list[int], one: int) -> None:
        """Let one be with the first of some that it may be with; where it may be with none, it is another of them."""
        if not any(self.unite(other, one) for other in some):
            some.append(one)

    def unite(self, one: int, other: int) -> bool:
        """Let the sets of two be one, unless any of them are to stay apart; True where they are one then."""
        least, other = sorted((self.find(one), self.find(other)))
        if least == other:
            return True
        if other in self._shuns.get(least, ()):
            return False
        self._root[other] = least
        for shunned in self._shuns.pop(other, ()):
            self._shuns[shunned].discard(other)
            self._shuns[shunned].add(least)
            self._shuns[least].add(shunned)
        return True


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

    def part(self, sets: Sets) -> None:
        """Keep apart who are different, before anything else is looked at."""
        for one, other in self.different:
            shared = not set(one.names).isdisjoint(other.names)
            mine, theirs = self._standing(one), self._standing(other)
            mine = mine or ([] if shared else self._called(one))
            theirs = theirs or ([] if shared else self._called(other))
            for left in mine:
                for right in theirs:
                    sets.part(left, right)

    def unite(self, sets: Sets) -> None:
        """Unite who are the same, as far as their articles tell who they are."""
        for one, other in self.same:
            mine = self._standing(one)
            for number in (*mine, *self._standing(other)):
                sets.unite((mine or [number])[0], number)

    def unite_by_name(self, sets: Sets) -> None:
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

    def _alone(self, whose: Whose, sets: Sets) -> list[int]:
        """Return those who bear a name, if they are one person."""
        called = self._called(whose)
        return called[:1] if len({sets.find(number) for number in called}) == 1 else []


def _has_form(local: Local, form: str) -> bool:
    """Return whether an article writes somebody so."""
    return any(form_key(one) == form for one in (local.name, *local.aliases))
