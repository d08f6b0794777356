"""The one table of keys is complete and free of contradictions."""

import pytest
from textual.binding import Binding

from tui.keys.bindings import bindings_of
from tui.keys.hints import hints_for, keys_at
from tui.keys.key import Scope, aliases, with_aliases
from tui.keys.table import KEYS, in_scope

SCOPES: tuple[Scope, ...] = ("app", "main", "list", "search", "card", "reader")


def test_ids_are_unique() -> None:
    ids = [key.id for key in KEYS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("scope", SCOPES)
def test_no_key_means_two_things_in_one_scope(scope: Scope) -> None:
    names = [name for key in in_scope(scope) for name in with_aliases(key.keys).split(",")]
    assert len(names) == len(set(names))


def test_only_tab_and_the_reader_s_key_mean_something_else_further_out() -> None:
    outer = {name: key.action for key in in_scope("main", "app") for name in key.keys.split()}
    shadowed = {
        name
        for key in in_scope("list", "card", "reader")
        for name in key.keys.split()
        if name in outer and outer[name] != key.action
    }
    assert shadowed == {"tab", "shift+tab", "o", "f4", "v", "f7"}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("/", {"／", "、"}),
        ("?", {"？"}),
        (":", {"："}),
        ("[", {"［", "【", "「"}),
        ("1", {"１"}),
        ("escape", set()),
        ("space", {"ideographic_space"}),
    ],
)
def test_what_an_input_method_sends_instead(key: str, expected: set[str]) -> None:
    assert set(aliases(key)) == expected


@pytest.mark.parametrize("scope", SCOPES)
def test_every_binding_has_an_id_and_its_aliases(scope: Scope) -> None:
    bindings = {binding.id: binding for binding in bindings_of(scope) if isinstance(binding, Binding)}
    for key in in_scope(scope):
        bound = bindings[key.id].key.split(",")
        assert set(key.keys.split()) <= set(bound)
        assert all(alias in bound for name in key.keys.split() for alias in aliases(name))


def test_a_place_hides_the_outer_keys_that_it_takes() -> None:
    ids = [key.id for key in keys_at("reader")]
    assert "reader-next-span" in ids
    assert "next-pane" not in ids
    assert "export" in ids


@pytest.mark.parametrize("scope", ["list", "card", "reader", "search"])
def test_the_footer_names_enter_first(scope: Scope) -> None:
    assert hints_for(scope)[0].display == "enter"


def test_under_a_focus_the_footer_names_what_was_said_on_it() -> None:
    told = [{key.id for key in hints_for("list", focused=focused)} for focused in (False, True)]
    assert told[1] - told[0] == {"positions"}
