"""The formats that an entity can be written in, one row for each; nothing is imported before something is written."""

from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from store.export.markdown import NoteLinks
    from store.export.newest import NoteSource

Writer: TypeAlias = "Callable[[NoteSource, NoteLinks, str, int | None], str]"
"""What writes a format: of a library and its links an entity by its id; each list ends after so many, None for all."""


class Format(NamedTuple):
    """A format.

    Attributes:
        name: what it is called on the command line.
        title: what people call it.
        suffix: how the names of its files end.
        function: what writes it, as `module:function`.
    """

    name: str
    title: str
    suffix: str
    function: str

    @property
    def writer(self) -> Writer:
        """What writes it, imported now."""
        writer: Writer = resolve_name(self.function)
        return writer


FORMATS: tuple[Format, ...] = (
    # name, what people call it, how the names of its files end, what writes it
    Format("markdown", "Markdown", ".md", "store.export.markdown:to_markdown"),
)
"""Every format, the usual one first."""


def format_called(name: str) -> Format:
    """Return the format of a name.

    Raises:
        KeyError: there is none; the command line offers those that there are.
    """
    return {one.name: one for one in FORMATS}[name]


def format_of(path: Path) -> Format:
    """Return the format that the name of a file asks for by its ending, the usual one where it asks for none."""
    return next((one for one in FORMATS if path.suffix.lower() == one.suffix), FORMATS[0])
