"""The guards that let a figure pass, told at the end of an explanation: one of them should have refused a wrong one."""

from collections.abc import Collection, Iterator

from store.extraction.engine.place import name_of, place_of, says
from store.extraction.figures.contexts import CONTEXTS
from store.extraction.figures.find import STANDING
from store.extraction.figures.guards import guards_of
from store.model import FigureKind


def told_of(kind: FigureKind | None) -> str:
    """Return that the guards of a kind let a figure pass, None for a number without a unit."""
    whose = "all numbers" if kind is None else f"{kind} and of all numbers"
    return f"not refused by any of the {len(STANDING) + len(guards_of(kind))} guards of {whose}"


def told_guards(kinds: Collection[FigureKind | None]) -> Iterator[str]:
    """Yield the guards that let figures pass: first those of all numbers, then those of each kind.

    Args:
        kinds: the kinds of the figures, None for numbers without a unit.
    """
    if not kinds:
        return
    yield f"guards that refused none of the figures (the words they look for: {CONTEXTS})"
    every = guards_of(None)
    for kind in (None, *sorted(kind for kind in kinds if kind)):
        yield "  of all numbers" if kind is None else f"  of {kind}"
        for guard in (*STANDING, *every) if kind is None else guards_of(kind)[len(every) :]:
            yield f"    {name_of(guard)}  {place_of(guard)}  {says(guard)}"
