"""Which files are found, and what is said of those that are not."""

import errno
import io
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest

from store.articles import find_articles, read_article
from store.articles.files import SIZE_LIMIT
from store.errors import ReadError

Result = TypeVar("Result")
TEXT = "# 海風公布結果\n\n海風基金昨日公布結果。\n"


def plant(folder: Path, *names: str) -> None:
    """Write an article under each name."""
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TEXT, "utf-8")


def found(folder: Path, *, follow_links: bool = False) -> list[str]:
    """Return the names found below a folder, errors as their sentences."""
    return [
        str(entry) if isinstance(entry, ReadError) else entry.relative_to(folder).as_posix()
        for entry in find_articles([folder], follow_links=follow_links)
    ]


def test_the_endings_of_articles_are_found_in_order(tmp_path: Path) -> None:
    plant(
        tmp_path, "b.md", "a.MARKDOWN", "d.txt", "c/e.html", "c/f.htm", "g.djvu", "h.py", "i", ".hidden.md", ".git/j.md"
    )
    assert found(tmp_path) == ["a.MARKDOWN", "b.md", "d.txt", "c/e.html", "c/f.htm"]


def test_files_of_other_kinds_are_told_but_for_what_saved_pages_bring(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b.djvu", "c.HEIC", "d", ".e.png", ".f/g.png", "h.html", "h_files/i.png", "j/k.mp4")
    told: list[str] = []
    assert len(list(find_articles([tmp_path], leave_out=lambda path: told.append(path.name)))) == 2
    assert told == ["b.djvu", "c.HEIC", "d", "k.mp4"]


def test_a_vault_without_its_own_furniture(tmp_path: Path) -> None:
    plant(
        tmp_path, "a.md", "Templates/t.md", "attachments/u.md", "deep/attachments/n.md", ".trash/v.md", "vorlagen/w.md"
    )
    plant(tmp_path, ".obsidian/x.md")
    (tmp_path / ".obsidian" / "templates.json").write_text('{"folder": "vorlagen"}', "utf-8")
    (tmp_path / ".obsidian" / "app.json").write_text("{broken", "utf-8")
    assert found(tmp_path) == ["a.md", "deep/attachments/n.md"]


def test_templates_outside_a_vault_are_articles(tmp_path: Path) -> None:
    plant(tmp_path, "templates/t.md")
    assert found(tmp_path) == ["templates/t.md"]


def test_links_lead_to_files_but_not_in_circles(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "b/b.md")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "b" / "up").symlink_to(tmp_path)
    (tmp_path / "c").symlink_to(tmp_path / "b")
    (tmp_path / "itself.md").symlink_to(tmp_path / "itself.md")
    (tmp_path / "link.md").symlink_to(tmp_path / "b" / "b.md")
    (tmp_path / "gone.md").symlink_to(tmp_path / "nowhere.md")
    entries = found(tmp_path)
    assert [entry for entry in entries if not entry.endswith(".")] == ["a.md", "link.md", "b/b.md"]
    gone, itself = [entry for entry in entries if entry.endswith(".")]
    assert "gone.md is a link that leads to no file" in gone
    assert "itself.md is a link that leads to no file" in itself


def test_a_link_out_of_what_is_named_is_told_and_followed_only_when_somebody_says_so(tmp_path: Path) -> None:
    plant(tmp_path, "in/a.md", "out/b.md", "out/deep/c.md")
    inside = tmp_path / "in"
    (inside / "letter.md").symlink_to(tmp_path / "out" / "b.md")
    (inside / "more").symlink_to(tmp_path / "out" / "deep")
    (inside / "picture.png").symlink_to(tmp_path / "out" / "b.md")
    a, letter, more = found(inside)
    assert a == "a.md"
    assert "letter.md is a link that leads out" in letter
    assert "more is a link that leads out" in more
    assert found(inside, follow_links=True) == ["a.md", "letter.md", "more/c.md"]
    assert list(find_articles([inside / "letter.md"])) == [inside / "letter.md"]
    assert len([one for one in find_articles([inside, tmp_path / "out"]) if isinstance(one, Path)]) == 4


def test_what_the_system_does_not_give_is_told_and_the_rest_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plant(tmp_path, "a.md", "listed/b.md", "listed/c.md", "old.md", "stale/d.md", "z/e.md")
    faults = {
        str(tmp_path / "listed" / "."): errno.EACCES,  # may be listed, but not be entered
        str(tmp_path / "old.md"): errno.EIO,
        str(tmp_path / "stale"): errno.ESTALE,
    }

    def failing(call: Callable[[str | Path], Result], path: str | Path) -> Result:
        if fault := faults.get(str(path)):
            raise OSError(fault, os.strerror(fault))
        return call(path)

    monkeypatch.setattr("os.stat", partial(failing, os.stat))
    monkeypatch.setattr("os.scandir", partial(failing, os.scandir))
    entries = found(tmp_path)
    assert [entry for entry in entries if not entry.endswith(".")] == ["a.md", "z/e.md"]
    told = "".join(entry for entry in entries if entry.endswith("."))
    assert all(f"{name} cannot be read" in told for name in ("listed", "old.md", "stale"))
    assert len(entries) == 5


def test_a_path_that_is_too_long_to_be_asked_for_is_told_and_the_rest_is_found(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "z.md")
    here = os.open(tmp_path, os.O_RDONLY)
    for _ in range(20):
        os.mkdir("d" * 250, dir_fd=here)
        below = os.open("d" * 250, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    *entries, error = found(tmp_path)
    assert entries == ["a.md", "z.md"]
    assert "cannot be read" in error


def test_what_is_no_ordinary_file_is_reported_and_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (error,) = found(tmp_path)
    assert "no ordinary file" in error
    with pytest.raises(ReadError, match="no ordinary file"):
        read_article(tmp_path / "pipe.md")


def test_a_large_file_is_reported_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "large.md").open("wb") as file:
        file.truncate(5 * SIZE_LIMIT)
    (error,) = found(tmp_path)
    assert "larger than 20 MB" in error
    with pytest.raises(ReadError, match="larger than 20 MB"):
        read_article(tmp_path / "large.md")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_reported(tmp_path: Path) -> None:
    plant(tmp_path, "a.md", "listed/c.md", "listed/d.md", "shut/b.md", "z.md")
    (tmp_path / "a.md").chmod(0)
    (tmp_path / "listed").chmod(0o444)
    (tmp_path / "shut").chmod(0)
    try:
        with pytest.raises(ReadError, match="cannot be read"):
            read_article(tmp_path / "a.md")
        *entries, listed, shut = found(tmp_path)
        assert entries == ["a.md", "z.md"]
        assert "listed cannot be read" in listed
        assert "shut cannot be read" in shut
    finally:
        (tmp_path / "listed").chmod(0o700)
        (tmp_path / "shut").chmod(0o700)


def test_files_that_are_not_there(tmp_path: Path) -> None:
    (entry,) = find_articles([tmp_path / "nowhere.md"])
    assert "cannot be read" in str(entry)
    with pytest.raises(ReadError, match=r"nowhere\.md cannot be read"):
        read_article(tmp_path / "nowhere.md")
    with pytest.raises(ReadError):
        read_article(tmp_path)


def test_long_names_and_names_in_other_encodings(tmp_path: Path) -> None:
    plant(tmp_path, "字" * 84 + ".md")
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb8\xdb\xbf\xda.md")).write_text(TEXT, "utf-8")
    entries = list(find_articles([tmp_path]))
    assert [entry.name for entry in entries if isinstance(entry, Path)] == ["字" * 84 + ".md"]
    (error,) = [str(entry) for entry in entries if isinstance(entry, ReadError)]
    assert "not valid UTF-8" in error
    error.encode()


def test_names_with_controls_are_shown_tamely(tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[31m.md").write_bytes(b"")
    (entry,) = find_articles([tmp_path])
    assert isinstance(entry, Path)
    with pytest.raises(ReadError, match="is empty") as caught:
        read_article(entry)
    assert "\n" not in str(caught.value)
    assert "\x1b" not in str(caught.value)


def test_a_file_that_is_named_may_have_any_ending(tmp_path: Path) -> None:
    plant(tmp_path, "clip.news")
    assert list(find_articles([tmp_path / "clip.news"])) == [tmp_path / "clip.news"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode()), "utf-8"))
    assert list(find_articles([Path("-")])) == [Path("-")]
    article = read_article(Path("-"))
    assert (article.title, article.path) == ("海風公布結果", "-")
