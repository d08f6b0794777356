"""The guards that let a figure pass, told at the end of an explanation: one of them should have refused a wrong one."""

from collections.abc import Collection, Iterator

from store.extraction.engine.place import name_of, place_of, says
from store.extraction.figures.contexts import CONTEXTS
from store.extraction.figures.find import STANDING
from store.extraction.figures.guards import guards_of
from store.model import FigureKind
from store.text.language import tr


def told_of(kind: FigureKind | None) -> str:
    """Return that the guards of a kind let a figure pass, None for a number without a unit."""
    number = len(STANDING) + len(guards_of(kind))
    if kind is None:
        return tr("not refused by any of the {number} guards of all numbers", number=number)
    return tr("not refused by any of the {number} guards of {kind} and of all numbers", number=number, kind=tr(kind))


def told_guards(kinds: Collection[FigureKind | None]) -> Iterator[str]:
    """Yield the guards that let figures pass: first those of all numbers, then those of each kind.

    Args:
        kinds: the kinds of the figures, None for numbers without a unit.
    """
    if not kinds:
        return
    yield tr("guards that refused none of the figures (the words they look for: {file})", file=CONTEXTS)
    every = guards_of(None)
    for kind in (None, *sorted(kind for kind in kinds if kind)):
        yield tr("  of all numbers") if kind is None else tr("  of {kind}", kind=tr(kind))
        for guard in (*STANDING, *every) if kind is None else guards_of(kind)[len(every) :]:
            yield f"    {name_of(guard)}  {place_of(guard)}  {says(guard)}"
