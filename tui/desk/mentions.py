"""Where a subject stands: an entity its mentions, a passage all passages of its query."""

from collections.abc import Callable, Sequence

from store.errors import NotFoundError
from store.model import Mention
from store.search.results import Passage
from store.text.language import tr
from store.workspace import Catalogue, Workspace
from tui.desk.models import FoundPassage, Subject
from tui.desk.passages import AsMentions, PassageRows


class Mentions:
    """Finds the mentions of subjects; the passages of the last query are kept.

    Args:
        workspace: returns the open store.
    """

    def __init__(self, workspace: Callable[[], Workspace]) -> None:
        self._workspace = workspace
        self._kept: tuple[Catalogue, FoundPassage, Sequence[Mention]] | None = None

    def passages(self, places: Sequence[Passage], query: str, focus: str | None) -> PassageRows | None:
        """Return the rows of the passages that a query has found, in the articles of the focus; None for none."""
        first = FoundPassage(0, query, focus or "")
        found = self._narrowed(places, first) if places else ()
        return PassageRows(found, first, self._workspace().holdings.article) if found else None

    def _narrowed(self, places: Sequence[Passage], first: FoundPassage) -> Sequence[Mention]:
        if first.focus:
            within = {mention.article for mention in self.of(first.focus)}
            places = [place for place in places if place.article in within]
        found = AsMentions(places)
        self._kept = (self._workspace().catalogue, first, found)
        return found

    def of(self, subject: Subject) -> Sequence[Mention]:
        """Return the mentions of an entity, see `Facts.places`; of a passage, all passages of its query.

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        if isinstance(subject, str):
            return self._workspace().facts.mentions(subject)
        first, kept = subject._replace(number=0), self._kept
        if kept is not None and kept[0] is self._workspace().catalogue and kept[1] == first:
            return kept[2]
        return self._narrowed(self._workspace().index.search(first.query).passages, first)

    def beside(self, subject: Subject, other: str) -> list[int]:
        """Return the numbers of those mentions of an entity that share a sentence with another.

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        if not other or other == subject or not isinstance(subject, str):
            return []
        standing = self._workspace().links.sentences(other)
        return [at for at, one in enumerate(self.of(subject)) if (one.article, one.sentence) in standing]

    def nearest(self, subject: Subject, number: int, other: str, step: int = 1) -> tuple[int, int | None, int]:
        """Return the nearest mention that shares a sentence with another: its number, which of them, and how many.

        Where none does, all count, and it is none of them.

        Args:
            subject: whose mentions.
            number: from which one on; it wraps around.
            other: the id of the other, "" for nobody.
            step: whether it is looked for onwards (1) or backwards (-1).

        Raises:
            NotFoundError: it is gone meanwhile.
        """
        total = len(self.of(subject))
        numbers = self.beside(subject, other)
        if not numbers:
            return number, None, total
        at = number % total
        onwards = [one for one in numbers if one >= at]
        backwards = [one for one in numbers if one <= at]
        found = (onwards or numbers)[0] if step > 0 else (backwards or numbers)[-1]
        return found, numbers.index(found), len(numbers)

    def one(self, subject: Subject, number: int) -> tuple[Subject, int, Mention]:
        """Return one of the mentions of an entity, with whose and which it is; numbers wrap around.

        A passage is one of the mentions of the first passage of its query, so that all are stepped through from any.

        Raises:
            NotFoundError: it is gone meanwhile, or stands nowhere.
        """
        name = subject
        if isinstance(subject, FoundPassage):
            name, number, subject = subject.query, subject.number + number, subject._replace(number=0)
        mentions = self.of(subject)
        if not mentions:
            raise NotFoundError(tr("No article has a mention of {name}.", name=name))
        number %= len(mentions)
        return subject, number, mentions[number]
