"""A vault keeps the language that it was begun in, and is written in another one only where that is asked for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.text.language import speak
from store.workspace import Workspace
from store.workspace.vaults import ToWrite
from tests.store.articles_by_hand import Who, story, take_in
from tests.store.export.vault.ground import STORIES, broken_links, files_of


@pytest.fixture(autouse=True)
def _english_again() -> Iterator[None]:
    yield
    speak("en")


def _paths(root: Path) -> set[str]:
    return {path.relative_to(root).as_posix() for path in files_of(root)}


def test_a_vault_keeps_its_language_until_another_one_is_asked_for(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        take_in(workspace._library, STORIES)
        root = tmp_path / "vault"
        speak("zh_Hant")
        workspace.vault(root).write(ToWrite())
        begun = _paths(root)
        assert {"人物/林晓月.md", "機構/远山银行.md", "文章/丙事.md", "人物.base", "數字.base"} <= begun
        note = root / "人物/林晓月.md"
        assert "## 機構" in note.read_text("utf-8")
        assert "type: person\n" in note.read_text("utf-8"), "what programs read is the same in all languages"
        note.write_text(f"{note.read_text('utf-8')}\n我寫的。\n", "utf-8")

        speak("en")
        assert workspace.vault(root).write(ToWrite()).sentence == "nothing has changed."
        assert "## 機構" in note.read_text("utf-8"), "who speaks another language has the vault what it is"

        workspace.vault(root).write(ToWrite(language="zh_Hans"))
        assert "## 机构" in note.read_text("utf-8")
        assert note.read_text("utf-8").endswith("\n我寫的。\n")
        assert "本周新增" in (root / "人物.base").read_text("utf-8")
        assert _paths(root) == begun, "nothing has moved"

        take_in(workspace._library, [story("丁事", "何穎文在场。", people=[Who("何穎文")], published=None)])
        workspace.vault(root).write(ToWrite())
        assert _paths(root) - begun == {"人物/何穎文.md", "文章/丁事.md"}, "what is new lies where the others do"
        assert broken_links(root) == []
        assert workspace.vault(root).write(ToWrite()).sentence == "nothing has changed."
