"""The ids of passages, the sentences that `text:` finds. No Textual here, and nothing but letters.

A passage goes through the screen as if it were a quote, with an id of its own that no entity has: so one moves through
passages, reads them and comes back to them with the same keys as everywhere.
"""

from typing import NamedTuple

_PREFIX = "quote/~passage/"


class PassageId(NamedTuple):
    """What the id of a passage says: which one it is, from 0, of the passages of which query under which focus."""

    number: int
    query: str
    focus: str = ""

    def __str__(self) -> str:
        return f"{_PREFIX}{self.number}/{self.focus}\n{self.query}"


def as_passage(identity: str) -> PassageId | None:
    """Return what the id of a passage says, or None for the id of anything else."""
    if not identity.startswith(_PREFIX):
        return None
    number, _, others = identity.removeprefix(_PREFIX).partition("/")
    focus, _, query = others.partition("\n")
    return PassageId(int(number), query, focus)
