"""The bases of a vault: tables that Obsidian draws of the properties of notes (Obsidian Help, Bases syntax)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from store.text.language import later, tr


class _View(NamedTuple):
    """A table.

    Attributes:
        name: its heading.
        columns: properties, in order.
        by: the property it is sorted by, the greatest first.
        only: conditions besides those of the base.
    """

    name: str
    columns: Sequence[str]
    by: str
    only: Sequence[str] = ()


class _Base(NamedTuple):
    kind: str
    views: Sequence[_View]


_NEW = 'date(first_seen) > today() - "7d"'
_BASES: Mapping[str, _Base] = {
    "People": _Base(
        "person",
        (
            _View(
                later("People"),
                ("file.name", "roles", "organisations", "articles", "quotes", "figures", "first_seen", "last_seen"),
                "articles",
            ),
            _View(
                later("New this week"),
                ("file.name", "roles", "organisations", "articles", "first_seen"),
                "first_seen",
                [_NEW],
            ),
            _View(later("Who speaks"), ("file.name", "roles", "quotes", "last_seen"), "quotes", ["quotes > 0"]),
        ),
    ),
    "Organisations": _Base(
        "organisation",
        (
            _View(
                later("Organisations"),
                ("file.name", "kind", "articles", "quotes", "figures", "first_seen", "last_seen"),
                "articles",
            ),
            _View(later("New this week"), ("file.name", "kind", "articles", "first_seen"), "first_seen", [_NEW]),
        ),
    ),
    "Figures": _Base(
        "article",
        (
            _View(
                later("Figures by article"),
                ("file.name", "amounts", "organisations", "people", "publisher", "published"),
                "published",
                ["figures > 0"],
            ),
        ),
    ),
}


def bases() -> Iterator[tuple[str, str, str]]:
    """Yield what each base is known as, what it is called, and its text, in the language that is written."""
    for name, base in _BASES.items():
        yield name, tr(name), "".join(f"{line}\n" for line in _lines(base))


def _lines(base: _Base) -> Iterator[str]:
    yield from ("filters:", "  and:", f'    - type == "{base.kind}"', '    - file.hasProperty("dossier")', "views:")
    for view in base.views:
        yield from ("  - type: table", f'    name: "{tr(view.name)}"')
        if view.only:
            yield from ("    filters:", "      and:", *(f"        - '{one}'" for one in view.only))
        yield from ("    order:", *(f"      - {column}" for column in view.columns))
        yield from ("    sort:", f"      - property: {view.by}", "        direction: DESC")
