"""What is taken away: entities as files of a format, of the present state of the store."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from store.export.formats import FORMATS, Format
from store.export.markdown import MOST, note_name
from store.export.selection import Selection
from store.library.holdings import Holdings
from store.views.facts import Facts
from store.views.links import Links

Tell = Callable[[int, int], object]
"""Is told how many are done, out of how many; it may raise to end that."""


class Note(NamedTuple):
    """Entities in a format.

    Attributes:
        name: what its file may be called.
        text: what stands in it.
        written: how many entities are in it: of facts and statements all figures and quotes that say them.
        is_cut: whether any list has more entries than are in it, as far as that is known.
    """

    name: str
    text: str
    written: int = 1
    is_cut: bool = False


class Exports:
    """Makes files of entities.

    Args:
        holdings: what they are made from.
        links: what knows what they stand with.
        facts: what knows which figures and quotes say the same.
    """

    def __init__(self, holdings: Holdings, links: Links, facts: Facts) -> None:
        self._holdings = holdings
        self._links = links
        self._facts = facts

    def note(
        self,
        which: str | Sequence[str],
        form: Format | None = None,
        *,
        whole: bool = False,
        tell: Tell | None = None,
    ) -> Note:
        """Return entities in a format, the usual one unless given.

        A figure or quote that stands for all that say the same is written with all of these, wherever they stand; in a
        note with their sentences.

        Args:
            which: the id of an entity, with which go the figures and quotes that its note has; or ids, of those alone.
            form: the format.
            whole: whether all of each list is written, and not the newest alone.
            tell: is told how far that is.

        Raises:
            NotFoundError: there is no such entity.
        """
        form, most = form or FORMATS[0], None if whole else MOST
        wanted = [which] if isinstance(which, str) else list(which)
        for one in wanted:
            self._holdings.read_ahead(link.target for link in self._links.of(one))
        ids = [self._holdings.entity(one).id for one in wanted]
        selection = Selection(self._holdings, self._links, ids, most)
        selection.tell, selection.alike = tell or selection.tell, self._facts.alike
        if not form.is_note:
            selection = selection.with_occurrences()
            selection = selection.with_statements() if isinstance(which, str) else selection
        text = form.writer(selection)
        return Note(self.name(ids, form), text, len(selection.ids), selection.is_cut)

    def present(self, entity_id: str) -> str:
        """Return the id that an entity has now, given one that it has or had."""
        return self._holdings.resolve(entity_id)

    def name(self, ids: Sequence[str], form: Format) -> str:
        """Return what a file of entities may be called.

        Raises:
            NotFoundError: there is no such entity.
        """
        if len(ids) == 1:
            return note_name(self._holdings.entity(ids[0]), form.suffix)
        return f"{len(ids)} selected{form.suffix}"

    def names(self, ids: Sequence[str], form: Format) -> tuple[str, ...]:
        """Return what the files of entities are called, one for each; on no system are two of them one file.

        Raises:
            NotFoundError: there is no such entity.
        """
        names: dict[str, str] = {}
        for identity in ids:
            name = self.name([identity], form)
            stem, number, unused = name.removesuffix(form.suffix), 1, name
            while unused.casefold() in names:
                number += 1
                unused = f"{stem} ({number}){form.suffix}"
            names[unused.casefold()] = unused
        return tuple(names.values())
