"""The kinds of entity: one table, read by all, and no kind is ever taken for another."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.errors import NotFoundError, UnknownKindError
from store.identity.records import table_of
from store.kinds import ENTITY_KINDS, KINDS, NAMED_KINDS, STATED_KINDS, kind_of, named_kind_of, stated_kind_of
from store.library import Library
from store.model import AnyEntity
from tests.store.articles_by_hand import Org, Who, story, take_in

ROOT = Path(__file__).resolve().parents[2]
NO_KIND = "place/远山"
"""An id of a kind that there is not."""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """A store with one of each kind."""
    library = Library.open(tmp_path)
    body = "远山银行行长林晓如说：“会投资3亿元。”"
    take_in(library, [story("甲篇", body, orgs=[Org("远山银行")], people=[Who("林晓如")])])
    return library


@pytest.mark.parametrize("kind", ENTITY_KINDS)
def test_the_record_of_a_kind_says_where_and_as_what_its_entities_are_kept(library: Library, kind: str) -> None:
    one = KINDS[kind_of(f"{kind}/甲")]
    [entity] = library.entities(one.name)
    assert isinstance(entity, AnyEntity)
    assert isinstance(entity, one.record)
    assert kind_of(entity.id) == one.name
    assert table_of(entity.id) == one.table
    assert hasattr(entity, "name") == (one.name in NAMED_KINDS) == (one.name not in STATED_KINDS)


@pytest.mark.parametrize("identity", [NO_KIND, "organisations/远山", "远山", "", "article/2026-01-05-甲篇"])
def test_an_id_of_no_kind_is_refused_in_a_sentence(library: Library, identity: str) -> None:
    for ask in (kind_of, named_kind_of, stated_kind_of, library.entity, library.mentions):
        with pytest.raises(UnknownKindError, match=r"is not the id of an entity; those begin with .*\.$"):
            ask(identity)
    with pytest.raises(NotFoundError, match="Nobody"):
        library.forget(identity or NO_KIND)


def test_a_figure_is_not_taken_for_a_person_nor_a_person_for_a_figure() -> None:
    with pytest.raises(UnknownKindError, match="neither an organisation nor a person"):
        named_kind_of("figure/甲篇/3亿元")
    with pytest.raises(UnknownKindError, match="neither a figure nor a quote"):
        stated_kind_of("person/林晓如")


def tables(path: Path) -> Iterator[str]:
    """Yield where a module keeps a table of all kinds: a dictionary by kind, or the kinds one after the other."""
    source = path.read_text("utf-8")
    for node in ast.walk(ast.parse(source if all(kind in source for kind in ENTITY_KINDS) else "")):
        entries: list[ast.expr | None] = []
        if isinstance(node, ast.Dict):
            entries = list(node.keys)
        elif isinstance(node, ast.List | ast.Tuple | ast.Set):
            entries = list(node.elts)
        words = {entry.value for entry in entries if isinstance(entry, ast.Constant)}
        if words >= set(ENTITY_KINDS):
            yield f"{path.relative_to(ROOT)}:{getattr(node, 'lineno', 0)}"


def test_no_other_module_keeps_a_table_of_all_kinds() -> None:
    modules = [path for room in ("store", "tui") for path in (ROOT / room).rglob("*.py")]
    found = {path: list(tables(path)) for path in modules}
    kept = ROOT / "store" / "kinds.py"
    assert found.pop(kept), "what is looked for is found where it is"
    assert [where for places in found.values() for where in places] == []
