"""Notes that dossier wrote into the folder of articles: they are told, and never read as articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.export.markdown import to_markdown
from store.library import Library
from store.model import Link
from tests.store.articles_by_hand import state

ARTICLE = "---\ntitle: 甲事\ndate: 2026-02-03\n{}---\n\n远山银行行长陈大文表示，今年投资3亿元，增长5%。\n"
OLD_NOTE = """---
type: organisation
name: "远山银行"
aliases: []
kind: financial
mentions: 3
articles: 1
quotes: 1
figures: 2
sources:
  - "https://example.org/a"
---

# 远山银行

远山银行行长陈大文表示，今年投资3亿元，增长7%。
"""


class NoLinks:
    """Knows of nothing that stands with anything."""

    def of(self, _: str) -> tuple[Link, ...]:
        return ()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    return clippings


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "store") as opened:
        yield opened


def test_a_note_among_the_articles_is_no_article_nor_an_older_one_without_the_mark(
    library: Library, folder: Path
) -> None:
    (folder / "a.md").write_text(ARTICLE.format(""), encoding="utf-8")
    library.load([folder])
    before = state(library)
    organisation = next(library.entities("organisation")).id
    (folder / "note.md").write_text(to_markdown(library, NoLinks(), organisation), encoding="utf-8")
    (folder / "older.md").write_text(OLD_NOTE, encoding="utf-8")
    report = library.load([folder])
    assert [Path(path).name for path in report.notes] == ["note.md", "older.md"]
    assert not report.failed
    assert set(report.notes) <= set(report.left_out)
    assert state(library) == before


@pytest.mark.parametrize("header", ["dossier: 关于云岭智造\n", "type: organisation\nname: 云岭智造\n"])
def test_what_only_resembles_a_note_is_an_article(library: Library, folder: Path, header: str) -> None:
    (folder / "a.md").write_text(ARTICLE.format(header), encoding="utf-8")
    assert len(library.load([folder]).added) == 1


def test_an_article_that_became_a_note_is_one_no_more(library: Library, folder: Path) -> None:
    clipped = folder / "a.md"
    clipped.write_text(ARTICLE.format(""), encoding="utf-8")
    library.load([folder])
    clipped.write_text(OLD_NOTE, encoding="utf-8")
    assert len(library.load([folder]).notes) == 1
    assert library.counts()["article"] == 0
