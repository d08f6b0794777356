"""README on the vault: what it says of what is written and of what stays is so, on clippings made up for it."""

import os
from pathlib import Path

import pytest

from store.workspace import Workspace
from tests.readme.claims import says
from tests.readme.trying import Dossier

CLIPPING = """---
title: 李家超谈山间新城
date: 2031-02-03
publisher: 山间日报
---

香港特别行政区行政长官李家超表示，云岭智造有限公司会在山间新城投入80亿港元。

李家超说：“我们会一步一步来。”林晓月没有表示。
"""
LEE = "People/李家超.md"


@pytest.fixture
def vault(dossier: Dossier) -> Path:
    """The vault of somebody who has clippings; those are loaded, and lie beside it."""
    home = dossier.store.parent
    (home / "clippings").mkdir()
    (home / "clippings" / "a.md").write_text(CLIPPING, "utf-8")
    assert dossier("load", str(home / "clippings")).status == 0
    written = dossier("vault", os.path.expanduser("~/vault"))
    assert written.status == 0, written.err
    return home / "vault"


def replace(note: Path, old: str, new: str) -> None:
    text = note.read_text("utf-8")
    assert old in text
    note.write_text(text.replace(old, new, 1), "utf-8")


@says(
    "`dossier vault ~/vault` writes a note of each person, organisation and article, linked with one another, an "
    "index, and bases of people, organisations and figures.",
    "Run again, it writes what has changed, and nothing else.",
    "dossier vault ~/vault # a vault of notes for Obsidian, or what has changed of one",
    "articles have their text, which is their publisher's, only `--with-text`.",
)
def test_what_is_written(dossier: Dossier, vault: Path) -> None:
    article = "Articles/2031/2031-02-03 李家超谈山间新城.md"
    assert {"Dossier.md", "People.base", "Figures.base"} <= {path.name for path in vault.iterdir()}
    assert "[[2031-02-03 李家超谈山间新城|李家超谈山间新城]]" in (vault / LEE).read_text("utf-8")
    assert dossier("vault", str(vault)).out == "nothing has changed.\n"
    assert dossier("vault", str(vault), "--with-text").out == "1 renewed.\n"
    assert "[[林晓月|林晓月]]没有表示" in (vault / article).read_text("utf-8")
    assert dossier("vault", str(vault)).out == "nothing has changed.\n", "it is remembered"


@says(
    "`--min-articles 3` or `--query` says of whom there are notes, and is remembered; `--canvas 李家超` draws who "
    "stands near him, too."
)
def test_of_whom(dossier: Dossier, vault: Path) -> None:
    other = vault.parent / "other"
    assert dossier("vault", str(other), "--query", "person:李家超", "--canvas", "李家超").status == 0
    assert dossier("vault", str(other)).out == "nothing has changed.\n"
    assert [path.name for path in (other / "People").iterdir()] == ["李家超.md"]
    assert (other / "Canvases/李家超.canvas").exists()
    assert "new" in dossier("vault", str(other), "--all").out
    assert dossier("vault", str(vault.parent / "few"), "--min-articles", "3").out == "4 new.\n"


@says(
    "A vault keeps the language that was spoken when it was begun; `--language zh-Hant` has what is dossier's in it "
    "written in another one."
)
def test_its_language(dossier: Dossier, vault: Path) -> None:
    other = vault.parent / "other"
    assert dossier("vault", str(other), "--set", "language=zh-Hans", "--query", "person:李家超").status == 0
    note = other / "人物" / "李家超.md"
    assert "## 机构" in note.read_text("utf-8")
    assert dossier("vault", str(other)).out == "nothing has changed.\n"
    assert dossier("vault", str(other), "--language", "zh-Hant").status == 0
    assert "## 機構" in note.read_text("utf-8")


@says(
    "A note that you change inside that part is left as it is, and you are told; `--force` writes it anew, and moves "
    "what you wrote there below.",
    "What you delete stays deleted until `--restore`.",
)
def test_what_is_hers(dossier: Dossier, vault: Path) -> None:
    replace(vault / LEE, "# 李家超\n", "# 李家超\n\n我写在里面\n")
    told = dossier("vault", str(vault))
    assert (told.status, told.out) == (1, "1 left as it is.\n")
    assert f"{LEE} was changed inside" in told.err
    assert dossier("vault", str(vault), "--force").status == 0
    assert (vault / LEE).read_text("utf-8").endswith("我写在里面\n")
    (vault / LEE).unlink()
    assert "1 note that you deleted stays deleted" in dossier("vault", str(vault)).err
    assert "1 new" in dossier("vault", str(vault), "--restore").out


@says(
    "The other way round, `dossier vault ~/vault --read` takes the tags, the aliases and the "
    '`same-as: "[[李家超]]"` that you wrote among the properties of notes as corrections: each is shown, and taken '
    "where you say so, or all of them with `--yes`."
)
def test_what_is_read_back(dossier: Dossier, vault: Path) -> None:
    replace(vault / "People/林晓月.md", "tags:\n", 'same-as: "[[李家超]]"\ntags:\n  - 跟进\n')
    shown = dossier("vault", str(vault), "--read")
    assert shown.out == "0 corrections taken, 2 not.\n"
    assert "is the same as person/李家超" in shown.err
    assert dossier("vault", str(vault), "--read", "--yes").out == "2 corrections taken.\n"
    assert dossier("vault", str(vault), "--read").out == "No note asks for a correction.\n"
    assert len(dossier.ids("tag:跟进")) == 1
    assert dossier.ids("李家超", "--kind", "person") == dossier.ids("林晓月", "--kind", "person")


def test_a_vault_inside_the_folder_that_is_loaded_is_not_read(dossier: Dossier, vault: Path) -> None:
    inside = vault.parent / "clippings" / "vault"
    dossier("vault", str(inside), "--with-text")
    dossier("corrections", "undo")
    loaded = dossier("load", str(vault.parent / "clippings"))
    assert "left out that dossier wrote" in loaded.out
    assert "1 article," in loaded.out


def test_the_vault_that_was_written_last_is_known_to_the_explorer_whoever_wrote_it(
    dossier: Dossier, vault: Path
) -> None:
    for folder in (vault, vault.parent / "other"):
        assert dossier("vault", str(folder)).status == 0
        with Workspace.open(dossier.store, begin=False) as workspace:
            assert workspace.layout.chosen("vault") == str(folder)
