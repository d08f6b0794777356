"""Whoever is forgotten is left out of what an article brings."""

from store.identity.incoming import Incoming
from store.identity.known import full_names
from store.identity.records import Local
from store.identity.tallies import form_key
from store.kinds import named_kind_of
from store.library.marks import Marks
from store.library.stored import without


def spare(arriving: Incoming, marks: Marks) -> Incoming:
    """Return what an article brings without those who are forgotten."""
    if not marks:
        return arriving
    found = arriving.locals
    gone = {one.id for one in found if any(marks.hold(one.id.partition("/")[0], name) for name in local_names(one))}
    return without(arriving, gone)


def local_names(local: Local) -> set[str]:
    """Return the folded names that are a person's or organisation's alone; a surname or two letters are not."""
    if named_kind_of(local.id) == "person":
        chinese = (alias for alias in local.aliases if local.name.isascii() and not alias.isascii())
        return full_names(local) | {form_key(alias) for alias in chinese if len(alias) > 1}
    forms = (form_key(form) for form in (*local.aliases, *local.also))
    return {form_key(local.name), *(form for form in forms if len(form) > 2)}
