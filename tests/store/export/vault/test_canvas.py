"""A canvas is one of JSON Canvas 1.0, and what its user drew, moved and took away stays as they left it."""

import json
from pathlib import Path

import pytest

from store.errors import ExportError
from store.export.vault.canvas import Near, canvas
from store.workspace import Workspace
from store.workspace.vaults import ToWrite
from tests.store.articles_by_hand import take_in
from tests.store.export.vault.ground import STORIES

MIDDLE = Near("person/a", "甲", "People/甲.md")
SHOWN = (
    MIDDLE,
    Near("person/b", "*乙*", "", "person/a", "2×"),
    Near("person/c", "丙", "People/丙.md", "person/a", "1×"),
)


def drawn(text: str) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    found = json.loads(text)
    return found["nodes"], found["edges"]


def test_each_has_a_card_of_its_own_place_and_lines_lead_from_card_to_card() -> None:
    nodes, edges = drawn(canvas("", (), SHOWN, "a.canvas")[0])
    assert [(one["type"], one.get("file", one.get("text"))) for one in nodes] == [
        ("file", "People/甲.md"),
        ("text", "\\*乙\\*"),
        ("file", "People/丙.md"),
    ]
    assert len({(one["x"], one["y"]) for one in nodes}) == len({one["id"] for one in (*nodes, *edges)}) - 2 == 3
    assert all(isinstance(one[key], int) for one in nodes for key in ("x", "y", "width", "height"))
    ids = [one["id"] for one in nodes]
    assert [(ids.index(one["fromNode"]), ids.index(one["toNode"]), one["label"]) for one in edges] == [
        (0, 1, "2×"),
        (0, 2, "1×"),
    ]


def test_what_she_moved_drew_and_took_away_stays_so() -> None:
    text, inside = canvas("", (), SHOWN, "a.canvas")
    hers = json.loads(text)
    hers["nodes"][0] |= {"x": 7, "color": "1"}
    del hers["nodes"][1], hers["edges"][0]
    hers["nodes"].append({"id": "mine", "type": "text", "text": "我的", "x": 0, "y": 0, "width": 9, "height": 9})
    hers["edges"].append({"id": "e", "fromNode": "mine", "toNode": hers["nodes"][0]["id"]})
    hers["more"] = 1
    now = (MIDDLE._replace(path="我的/甲.md"), *SHOWN[1:], Near("person/d", "丁", "", "person/a", "1×"))
    again, inside = canvas(json.dumps(hers), inside, now, "a.canvas")
    nodes, edges = drawn(again)
    assert (nodes[0]["x"], nodes[0]["color"], nodes[0]["file"]) == (7, "1", "我的/甲.md")
    assert [one.get("file", one.get("text")) for one in nodes] == ["我的/甲.md", "People/丙.md", "我的", "丁"]
    assert [one["id"] for one in edges][1] == "e"
    assert json.loads(again)["more"] == 1
    assert canvas(again, inside, now, "a.canvas") == (again, inside)


def test_what_is_no_canvas_is_not_overwritten() -> None:
    with pytest.raises(ExportError, match=r"a\.canvas is no canvas"):
        canvas("我的话", (), SHOWN, "a.canvas")


def test_of_somebody_in_the_vault_it_has_the_notes_of_those_near(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        take_in(workspace._library, STORIES)
        vault = workspace.vault(tmp_path / "vault")
        assert "Canvases/林晓月.canvas" in vault.write(ToWrite(near="person/林晓月")).fresh
        path = tmp_path / "vault/Canvases/林晓月.canvas"
        nodes, edges = drawn(path.read_text("utf-8"))
        assert [one["file"] for one in nodes] == ["People/林晓月.md", "Organisations/远山银行.md"]
        assert len(edges) == 1
        assert vault.write(ToWrite(near="person/林晓月")).sentence == "nothing has changed."
