"""Who may be one: pairs that the store leaves open, with what speaks for each. No Textual here."""

from collections.abc import Callable, Iterator, Sequence

from store.corrections.asked import Same
from store.errors import DecisionError, NotFoundError
from store.model import Organisation, Person
from store.workspace import Workspace
from tui.desk.deciding import Deciding
from tui.desk.models import CardModel
from tui.desk.offered import Pair, Shown
from tui.desk.rows import NameOf

_MOST = 500
"""Pairs that are offered at once; more are an evening's work."""
_NEIGHBOURS = 40
"""Links, strongest first, that are compared."""
_NAMED = 3


class Suggesting:
    """Finds pairs and shows them.

    Args:
        workspace: returns the open store.
        name: what entities are called where there is little room.
        card: returns the card of somebody.
        deciding: says what a decision would touch.
    """

    def __init__(
        self,
        workspace: Callable[[], Workspace],
        name: NameOf,
        card: Callable[[str], CardModel],
        deciding: Deciding,
    ) -> None:
        self._workspace = workspace
        self._name = name
        self._card = card
        self._deciding = deciding

    def pairs(self) -> tuple[Pair, ...]:
        """Return who may be one and was not said to be two, those first who stand with the most in common."""
        parted = self._parted()
        found: list[tuple[int, Pair]] = []
        for pair in self._open():
            if frozenset(pair[:2]) not in parted and len(found) < _MOST:
                common = self._common(pair)
                beside = [f"both beside {'、'.join(map(self._name, common[:_NAMED]))}"] if common else []
                found.append((len(common), pair._replace(why=(*pair.why, *beside))))
        return tuple(pair for _, pair in sorted(found, key=lambda one: (-one[0], one[1])))

    def _open(self) -> Iterator[Pair]:
        """Yield people of one name, and organisations of which one may bear the other's name."""
        holdings = self._workspace().holdings
        for person in holdings.entities("person"):
            if isinstance(person, Person):
                yield from (Pair(person.id, one, ("the same name",)) for one in person.possibly_same if person.id < one)
        organisations = [one for one in holdings.entities("organisation") if isinstance(one, Organisation)]
        called = {name: one.id for one in organisations for name in (*one.aliases, one.name)}
        for one in organisations:
            for name in one.uncertain:
                other = called.get(name, one.id)
                if other != one.id:
                    yield Pair(one.id, other, (f"{name} may be a form of {one.name}",))

    def _parted(self) -> set[frozenset[str]]:
        """Return the pairs that the user has said to be two."""
        resolve = self._workspace().holdings.resolve
        return {
            frozenset(resolve(subject.id) for subject in one.decision.subjects)
            for one in self._workspace().corrections.all()
            if one.decision.kind == "different" and one.state == "in effect"
        }

    def _common(self, pair: Pair) -> Sequence[str]:
        """Return with whom both stand, the strongest links first."""
        one, other = (
            dict.fromkeys(link.target for link in self._workspace().links(identity)[:_NEIGHBOURS])
            for identity in pair[:2]
        )
        return [target for target in one if target in other]

    def show(self, pair: Pair) -> Shown | None:
        """Return what there is to see of a pair, None where they are one by now, or not there any more."""
        try:
            one, other = self._card(pair.one), self._card(pair.other)
            if self._workspace().holdings.resolve(pair.one) == self._workspace().holdings.resolve(pair.other):
                return None
            touches = self._deciding.touches([Same(one=pair.one, other=pair.other)])
        except (NotFoundError, DecisionError):
            return None
        return Shown((one, other), pair.why, touches)
