"""The formats that entities can be written in, one row for each; nothing is imported before something is written.

Who adds a format writes a module with a function from a `Selection` to its text, and a row here: the command line, the
dialog and the palette are made of this table.
"""

from collections.abc import Callable
from pathlib import Path
from pkgutil import resolve_name
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from store.errors import ExportError
from store.text.language import listed, tr

if TYPE_CHECKING:
    from store.export.selection import Selection

Writer: TypeAlias = "Callable[[Selection], str]"
"""What writes a format: the text of some entities."""


class Format(NamedTuple):
    """A format.

    Attributes:
        name: what it is called on the command line.
        title: what people call it.
        suffix: how the names of its files end.
        function: what writes it, as `module:function`.
        is_note: whether it is a note of one entity, several of which are several files; else one file has them all.
        is_table: whether it is opened by spreadsheets, some of which know UTF-8 by a byte order mark alone.
    """

    name: str
    title: str
    suffix: str
    function: str
    is_note: bool = False
    is_table: bool = False

    @property
    def writer(self) -> Writer:
        """What writes it, imported now."""
        writer: Writer = resolve_name(self.function)
        return writer


FORMATS: tuple[Format, ...] = (
    # name, what people call it, how the names of its files end, what writes it
    Format("markdown", "Markdown", ".md", "store.export.markdown:to_note", is_note=True),
    Format("csv", "CSV", ".csv", "store.export.tables:to_csv", is_table=True),
    Format("tsv", "TSV", ".tsv", "store.export.tables:to_tsv", is_table=True),
    Format("jsonl", "JSON lines", ".jsonl", "store.export.json_lines:to_json_lines"),
    Format("jsonld", "JSON-LD", ".jsonld", "store.export.json_ld:to_json_ld"),
    Format("annotation", "Web Annotation", ".anno.json", "store.export.web_annotation:to_web_annotation"),
    Format("ftm", "FollowTheMoney", ".ftm.json", "store.export.follow_the_money:to_follow_the_money"),
    Format("csl", "CSL JSON", ".csl.json", "store.export.references:to_csl_json"),
    Format("bibtex", "BibTeX", ".bib", "store.export.references:to_bibtex"),
    Format("graphml", "GraphML", ".graphml", "store.export.graphml:to_graphml"),
    Format("gexf", "GEXF", ".gexf", "store.export.gexf:to_gexf"),
    Format("links", "CSV of links", ".links.csv", "store.export.link_table:to_link_csv", is_table=True),
)
"""Every format, the usual one first."""


def format_called(name: str) -> Format:
    """Return the format of a name.

    Raises:
        KeyError: there is none; the command line offers those that there are.
    """
    return {one.name: one for one in FORMATS}[name]


def format_named(name: str) -> Format:
    """Return the same, and the usual format where there is none of that name: it was kept by another version."""
    return next((one for one in FORMATS if one.name == name), FORMATS[0])


def asked_by(name: str) -> Format | None:
    """Return the format that the name of a file asks for by its ending; None where it asks for none."""
    asked = [one for one in FORMATS if name.lower().endswith(one.suffix)]
    return max(asked, key=lambda one: len(one.suffix), default=None)


def format_of(path: Path) -> Format:
    """Return the same of a path, and the usual format where it has no ending.

    Raises:
        ExportError: it ends as the files of no format do.
    """
    form = asked_by(path.name)
    if form is None and path.suffix:
        endings = listed(f"{one.suffix} ({tr(one.title)})" for one in FORMATS)
        raise ExportError(
            tr("No format has files that end in {suffix}. There are {endings}.", suffix=path.suffix, endings=endings)
        )
    return form or FORMATS[0]
