"""Figures and quotes of an article by their words: who looks for copies asks for those of the same articles again."""

from collections.abc import Callable, Iterable, Mapping

from store.kinds import EntityKind, kind_of
from store.log.documents import State
from store.model import AnyEntity, Figure, Quote
from store.text.fold import key

_KEPT = 256
"""Articles whose statements are kept: of the copies of one text there are thirty at most in 5,000 articles."""

Words = Mapping[tuple[EntityKind, str], tuple[str, ...]]
"""Ids of statements by what they are and what they say, folded."""


class Worded:
    """Keeps the statements of the articles last asked for, as long as the store is as it was."""

    def __init__(self) -> None:
        self._state: State | None = None
        self._known: dict[str, Words] = {}

    def of(self, article: str, state: State, statements: Callable[[], Iterable[AnyEntity]]) -> Words:
        """Return the statements of an article.

        Args:
            article: its id.
            state: of the store.
            statements: reads them.
        """
        if self._state != state or len(self._known) >= _KEPT:
            self._state, self._known = state, {}
        if article not in self._known:
            found: dict[tuple[EntityKind, str], tuple[str, ...]] = {}
            for one in statements():
                if isinstance(one, Figure | Quote):
                    said = (kind_of(one.id), key(one.text))
                    found[said] = (*found.get(said, ()), one.id)
            self._known[article] = found
        return self._known[article]
