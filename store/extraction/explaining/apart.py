"""Why a form that looks like a short form of another name of its kind is not one with it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence

from store.extraction.engine.candidates import Candidate
from store.extraction.engine.document import Document
from store.extraction.explaining.lists import row_of
from store.extraction.organisations.abbreviations import abbreviates
from store.extraction.organisations.aliases import alike, may_unite
from store.extraction.organisations.groups import companies_apart, keeps_apart
from store.extraction.people.short_forms import parts_of
from store.model import Extraction, Organisation, Person
from store.text.language import listed, tr

_SHOWN = 2
"""How many of the names that a form is not one with are shown, the first of the article first."""


class Apart:
    """What is asked of the forms of one article that were joined to nothing."""

    def __init__(self, document: Document, extraction: Extraction) -> None:
        self._people = _forms(document, extraction.people)
        self._organisations = _forms(document, extraction.organisations)
        spans: dict[str, list[Candidate]] = defaultdict(list)
        for organisation in extraction.organisations:
            for mention in organisation.mentions:
                span = Candidate(mention.start, mention.end, "organisation", mention.why, mention.score)
                spans[document.folded[mention.start : mention.end]].append(span)
        self._apart = companies_apart(document, spans)

    def told(
        self, form: str, entity: Organisation | Person, by: Callable[[Callable[..., object]], str]
    ) -> Iterator[str]:
        """Yield why a form is not one with the longer names that it may be short for.

        Args:
            form: the folded form.
            entity: what it names.
            by: returns the name of a function, to be told with its place.
        """
        if isinstance(entity, Person):
            longer = [name for name in self._people if name != form and form in name]
            if longer:
                yield tr("not one with {names} by {by}", names=_named(longer), by=by(parts_of))
            return
        longer = [name for name in self._organisations if _may_be_short(form, name)]
        rest: list[str] = []
        for name in longer:
            if (row := row_of("organisations.tsv", name)) and row_of("organisations.tsv", form) not in (None, row):
                yield tr("not one with {name} by {by}: {told}", name=name, by=by(may_unite), told=row.told)
            elif keeps_apart([form], [name], self._apart):
                yield tr("not one with {name} by {by}", name=name, by=by(keeps_apart))
            else:
                rest.append(name)
        if rest:
            yield tr("not one with {names} by {by}", names=_named(rest), by=by(alike))


def _forms(document: Document, named: Collection[Organisation] | Collection[Person]) -> list[str]:
    """Return all folded forms that are written of some entities, each once."""
    spans = ((mention.start, mention.end) for one in named for mention in one.mentions)
    return list(dict.fromkeys(document.folded[start:end] for start, end in spans))


def _may_be_short(form: str, name: str) -> bool:
    """Return whether a form may be short for a longer name: it begins or ends so, or abbreviates it."""
    return len(form) < len(name) and (name.startswith(form) or name.endswith(form) or abbreviates(form, name))


def _named(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    more = tr(" and {number} more", number=len(names) - _SHOWN) if len(names) > _SHOWN else ""
    return listed(names[:_SHOWN]) + more
