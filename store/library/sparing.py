"""Whoever is forgotten is left out of what an article brings."""

from collections.abc import Collection, Iterator

from store.corrections.parting import apart
from store.identity.incoming import Incoming
from store.identity.known import full_names
from store.identity.records import Local, Span
from store.identity.tallies import form_key, shown_name
from store.kinds import named_kind_of
from store.library.marks import Marks
from store.library.stored import without


def spare(arriving: Incoming, marks: Marks) -> Incoming:
    """Return what an article brings without those who are forgotten."""
    if not marks:
        return arriving
    if marks.have_places:
        arriving = without(*apart(arriving, lambda span: marks.hold_place(_words(arriving, span))))
    return without(arriving, {one.id for one in arriving.locals if _is_forgotten(one, marks)})


def _is_forgotten(local: Local, marks: Marks) -> bool:
    """Return whether somebody has a name that is marked, asked as it is written, too: marks may be of former keys."""
    names = local_names(local)
    written = (form for form in (local.name, *local.aliases, *local.also) if form_key(form) in names)
    return any(marks.hold(local.id.partition("/")[0], name) for name in (*names, *written))


_AROUND = 16
"""Characters before and behind a mention by which its place is known again in an article that was edited elsewhere."""


def places(arriving: Incoming, gone: Collection[str]) -> Iterator[str]:
    """Yield the words at the mentions of those whom the user told from others of the name, which is no mark of them."""
    for local in arriving.locals:
        if local.id in gone and local.name != shown_name(local.name):
            yield from (_words(arriving, span) for span in local.spans)


def _words(arriving: Incoming, span: Span) -> str:
    """Return the words at a mention, from which it is known where in them it stands."""
    text = arriving.body.text
    before, behind = text[max(0, span.start - _AROUND) : span.start], text[span.end : span.end + _AROUND]
    return "\n\n".join((before, text[span.start : span.end], behind))


def local_names(local: Local) -> set[str]:
    """Return the folded names that are a person's or organisation's alone; a surname or two letters are not."""
    if named_kind_of(local.id) == "person":
        chinese = (alias for alias in local.aliases if local.name.isascii() and not alias.isascii())
        return full_names(local) | {form_key(alias) for alias in chinese if len(alias) > 1}
    forms = (form_key(form) for form in (*local.aliases, *local.also))
    return {form_key(local.name), *(form for form in forms if len(form) > 2)}
