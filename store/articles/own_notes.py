"""Notes that dossier wrote: they may lie among the articles they were made of, and are none."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.kinds import ENTITY_KINDS, NOTE_MARK, NOTED

if TYPE_CHECKING:
    from store.articles.claims import Claim

_COUNTS = ("mentions", "articles", "quotes", "figures")
"""Keys with numbers that every note had before there was the mark."""


def subject_of(claims: Mapping[str, "Claim"]) -> str:
    """Return the id of what a note is of, of an older note its kind alone; "" where a file is no such note.

    Args:
        claims: what the file's header says.
    """
    marked = _value(claims, NOTE_MARK)
    if marked.partition("/")[0] in NOTED and "/" in marked:
        return marked
    kind = _value(claims, "type")
    is_older = kind in ENTITY_KINDS and {"name", "sources"} <= claims.keys()
    return kind if is_older and all(_value(claims, key).isdecimal() for key in _COUNTS) else ""


def _value(claims: Mapping[str, "Claim"], key: str) -> str:
    values = claims[key].values if key in claims else ()
    return values[0] if len(values) == 1 else ""
