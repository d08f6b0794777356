"""Where the explorer was left, as it is kept for the next start: read with care, since anybody may have written it.

No Textual here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple

import msgspec

from store.errors import StoreError
from store.kinds import KINDS, NAMED_HEADS, EntityKind, SortOrder
from store.text.language import tr
from store.workspace import Workspace
from tui.desk.models import FoundPassage, Subject
from tui.desk.trail import Trail, Viewed, Visit, renamed, without_gone

VERSION = 1
"""Of the form of what is kept; another one is not taken up."""
_PLACES = 64
"""Places of the trail that are kept, the one where one is among them."""
_FAR = 10**7
"""No row, line, character or number of a mention is further on."""
_LONGEST = 2_000
"""Characters of the longest text that is taken up, a query or an id."""
_ABOUT_SOMEBODY = frozenset({"timeline", "near", "together"})
"""Views of people and organisations alone."""


class Left(msgspec.Struct, kw_only=True, omit_defaults=True):
    """How the explorer was left.

    Attributes:
        version: of this form.
        theme: its name.
        theme_set: what the settings said of it then.
        shade: what the terminal paints on, where that is light.
        places: of the trail, in the order they were visited.
        here: which of them is the one where one is.
        orders: of the panes that were given one.
        turned: panes in reversed order.
        with_furniture: whether names of by-lines and credits, and figures that state nothing, are listed.
        zoomed: whether one part is shown alone.
    """

    version: int = 0
    theme: str = ""
    theme_set: str = "auto"
    shade: Literal["light", ""] = ""
    places: list[Visit] = msgspec.field(default_factory=list)
    here: int = 0
    orders: dict[EntityKind, SortOrder] = msgspec.field(default_factory=dict)
    turned: list[EntityKind] = msgspec.field(default_factory=list)
    with_furniture: bool = False
    zoomed: bool = False


class _Form(msgspec.Struct):
    """What is asked first: whether the rest can be read."""

    version: int = 0


class Taken(NamedTuple):
    """What can be taken up.

    Attributes:
        left: how the explorer was left, None where it never was, or that cannot be taken up.
        trouble: a sentence where that is so, or something of it is gone; else "".
    """

    left: Left | None = None
    trouble: str = ""


class Remembering:
    """Keeps how the explorer is left, and takes it up.

    Args:
        workspace: returns the open store.
        is_there: whether an entity or an article is in the store.
        resolve: from an id that somebody had to the present one.
        is_view: whether a view is called so.
    """

    def __init__(
        self,
        workspace: Callable[[], Workspace],
        is_there: Callable[[Subject], bool],
        resolve: Callable[[str], str],
        is_view: Callable[[str], bool],
    ) -> None:
        self._workspace = workspace
        self._is_there = is_there
        self._resolve = resolve
        self._is_view = is_view
        self._kept = b""

    def take_up(self) -> Taken:
        """Return how the explorer was left, without what is not in the store any more; where that is bad, nothing."""
        try:
            left = _read(self._workspace().session.recall())
        except StoreError as error:
            return Taken(
                None, tr("Where you were last is not known, so the explorer starts afresh: {error}.", error=error)
            )
        if left is None:
            return Taken()
        there = cache(self._is_there)
        places = [self._there(place, there) for place in left.places]
        gone = any(_subjects(now) != _subjects(before) for now, before in zip(places, left.places, strict=True))
        told = tr("Some of what was open when you left is not in the store any more, so it is shown no more.")
        left.places = places or [Visit()]
        return Taken(left, told if gone else "")

    def _there(self, place: Visit, is_there: Callable[[Subject], bool]) -> Visit:
        """Return a place under the ids that entities have now, without those that are gone."""
        now = renamed(without_gone(place, is_there), self._resolve)
        view = now.view if now.view is not None and self._is_shown(now.view, is_there) else None
        return replace(now, view=_in_the_usual_way(view) if view is not None else None)

    def _is_shown(self, view: Viewed, is_there: Callable[[Subject], bool]) -> bool:
        """Return whether a view is one that can be opened."""
        named = view.name not in _ABOUT_SOMEBODY or view.about.startswith(NAMED_HEADS)
        return self._is_view(view.name) and named and all(is_there(one) for one in (view.about, view.other) if one)

    def keep(self, left: Left) -> None:
        """Keep how the explorer stands, where it stands otherwise than what was kept; nobody who is forgotten is in it.

        Raises:
            StoreError: it cannot be written.
        """
        names_forgotten, there = cache(self._workspace().names_forgotten), cache(self._is_there)
        spared = [not any(map(names_forgotten, _queries(place))) for place in left.places]
        places = [self._there(place, there) for place, kept in zip(left.places, spared, strict=True) if kept]
        here = sum(spared[: left.here])
        kept = msgspec.structs.replace(left, places=places, here=min(here, max(0, len(places) - 1)))
        written = msgspec.json.encode(kept, enc_hook=_plain)
        if written != self._kept:
            self._workspace().session.keep(written)
            self._kept = written


def trail_of(left: Left) -> Trail:
    """Return the trail that was left."""
    return Trail.of(left.places, left.here)


def as_left(trail: Trail, here: Visit) -> Left:
    """Return what is kept of a trail, the last places of it.

    Args:
        trail: it.
        here: how the place looks where one is.
    """
    places, number = trail.places
    places[number] = here
    first = max(0, min(number - _PLACES // 2, len(places) - _PLACES))
    return Left(version=VERSION, places=places[first : first + _PLACES], here=number - first)


def _read(written: bytes) -> Left | None:
    """Return what was kept, None for nothing.

    Raises:
        StoreError: it is of another version, or says what cannot be.
    """
    try:
        if msgspec.json.decode(written) is None:
            return None
        if msgspec.json.decode(written, type=_Form).version != VERSION:
            raise StoreError(tr("another version of dossier kept it"))
        left = msgspec.json.decode(written, type=Left)
        plain = all(_can_be(value) for value in _values(msgspec.to_builtins(left, enc_hook=_plain)))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise StoreError(tr("its file does not say what such a file says")) from error
    usual = all(order == "relevance" or order in KINDS[kind].orders for kind, order in left.orders.items())
    if not (plain and usual and 0 <= left.here < max(1, len(left.places)) and len(left.places) <= _PLACES):
        raise StoreError(tr("its file says what cannot be"))
    return left


def _values(value: object) -> Iterator[object]:
    """Yield all texts and numbers of what is made of lists and dictionaries."""
    if isinstance(value, dict):
        for inner in (*value, *value.values()):
            yield from _values(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _values(inner)
    else:
        yield value


def _can_be(value: object) -> bool:
    """Return whether a text or a number is one that the explorer keeps."""
    if isinstance(value, str):
        return len(value) <= _LONGEST and value.isprintable()
    return not isinstance(value, int) or abs(value) <= _FAR


def _in_the_usual_way(view: Viewed) -> Viewed:
    """Return a view as it opens again: not in another way of showing it, of which its rows are others."""
    return view._replace(way="", cursor=0, scroll=0) if view.way else view


def _queries(place: Visit) -> Iterator[str]:
    """Yield all that is searched for at a place."""
    yield place.query
    if place.view is not None:
        yield place.view.query
    reading = place.reading.subject if place.reading is not None else None
    for subject in (place.subject, reading, *(spot.subject for spot in place.spots.values())):
        if isinstance(subject, FoundPassage):
            yield subject.query


def _subjects(place: Visit) -> tuple[object, ...]:
    """Return how much a place shows by ids."""
    reading, view = place.reading, place.view
    shown = (place.subject, *(spot.subject for spot in place.spots.values()), reading, view)
    return len(place.chain), *(one is None for one in shown)


def _plain(value: object) -> object:
    """Return what can be written in place of what cannot."""
    if isinstance(value, Mapping):
        return dict(value)
    raise NotImplementedError(type(value).__name__)
