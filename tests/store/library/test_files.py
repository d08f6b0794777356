"""The files of a large store are looked up beside it, and are what the articles say, whatever was written."""

import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest

from store.identity.records import Place
from store.library import Library, files, open_store, since
from store.library.known import KnownFiles
from store.library.lying import Article
from store.library.reading import Task
from store.library.removing import what
from store.workspace import Workspace

pytestmark = pytest.mark.over_both


@pytest.fixture(autouse=True)
def always(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look up in small stores, too."""
    monkeypatch.setattr(open_store, "WORTH_KEEPING", 0)
    monkeypatch.setattr(files, "_SHARE", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "clippings"
    for one in ("a", "b"):
        (folder / one).mkdir(parents=True)
    return folder


def write(path: Path, number: int) -> Path:
    path.write_text(f"---\ntitle: 第{number}号消息\n---\n\n远山银行的陈大文第{number}次说增长{number}%。\n", "utf-8")
    return path


def told(known: KnownFiles, folder: Path) -> tuple[object, ...]:
    """Return what is known of the files in a folder, and of copies of them."""
    paths = sorted(known.paths())
    texts = sorted({identity for path in paths for identity in [known.by_path[path][0]]})
    copies = []
    for path in sorted(folder.rglob("*.md")):
        copy = folder.parent / "copies" / path.name
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(path, copy)
        read = known.recognised(Task(str(copy), copy.stat().st_size))
        copies.append(read and read.known)
    return (
        paths,
        texts,
        [known.by_path[path] for path in paths],
        [known.is_outdated(path) for path in paths],
        [known.looks_the_same(path, Path(path).stat()) for path in paths if Path(path).exists()],
        copies,
    )


def test_what_is_looked_up_is_what_all_articles_say_after_each_change(tmp_path: Path, folder: Path) -> None:
    drawn = random.Random(11)
    with Library.open(tmp_path / "store") as library:
        for step in range(24):
            path = folder / drawn.choice("ab") / f"{drawn.randrange(7)}.md"
            match drawn.randrange(5):
                case 0 | 1:
                    write(path, drawn.randrange(9))
                case 2 if path.exists():
                    path.rename(folder / "a" / f"moved{step}.md")
                case 3 if path.exists():
                    shutil.copy(path, folder / "b" / f"copy{step}.md")
                case _ if paths := sorted(KnownFiles(library.database).paths()):
                    gone = drawn.choice(paths)
                    assert what(library.database, [gone], library.kept_files()) == what(library.database, [gone])
                    library.remove(gone)
                    Path(gone).unlink(missing_ok=True)
            library.load([folder], jobs=1)
            looked_up = KnownFiles(library.database, library.kept_files())
            assert told(looked_up, folder) == told(KnownFiles(library.database), folder)
            known = library.kept_files()
            if any(Path(path).parent.name == "a" for path in looked_up.paths()):
                assert what(library.database, [str(folder / "a")], known) == what(library.database, [str(folder / "a")])


def test_what_others_wrote_and_took_out_meanwhile_is_known(tmp_path: Path, folder: Path) -> None:
    for number in range(6):
        write(folder / "a" / f"{number}.md", number)
    with Library.open(tmp_path / "store") as mine, Library.open(tmp_path / "store") as theirs:
        mine.load([folder], jobs=1)
        known, then = KnownFiles(mine.database, mine.kept_files()), mine.position
        theirs.refresh()
        theirs.remove(str(folder / "a" / "3.md"))
        write(folder / "a" / "4.md", 40)
        theirs.load([folder / "a" / "4.md"], jobs=1)
        mine.refresh()
        known.take_over(mine.database, then)
        assert told(known, folder) == told(KnownFiles(mine.database), folder)


class Counted(tuple[Place, ...]):
    """The files of an article, which note how often they are gone through."""

    __slots__ = ()
    times: ClassVar[list[int]] = []

    def __iter__(self) -> Iterator[Place]:
        self.times.append(1)
        return super().__iter__()


@pytest.mark.of_a_folder
def test_files_of_many_sizes_are_not_looked_for_among_all(monkeypatch: pytest.MonkeyPatch) -> None:
    times: list[int] = []
    monkeypatch.setattr(Counted, "times", times)
    written = {
        f"article/{number}": Article(
            digest=f"text {number}", places=Counted([Place(path=f"/{number}.md", size=number, digest=f"file {number}")])
        )
        for number in range(20)
    }
    known = KnownFiles(None, files.FilesSince(files.Files.of({}), written))
    for size in range(1000, 1020):
        assert known.recognised(Task("/new.md", size)) is None
    assert len(times) < 5 * len(written)


@pytest.mark.of_a_folder
def test_one_more_article_reads_not_of_all_and_nothing_stays_of_one_that_went(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        write(folder / "a" / f"{number}.md", number)
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder], jobs=1)
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder], jobs=1)  # by what the first load left, since when much was written
        _ = workspace.index
        read: list[str] = []
        documents = workspace.holdings.database.journal.documents

        def noted(table: str) -> Iterator[tuple[str, bytes]]:
            read.append(table)
            return documents(table)

        monkeypatch.setattr(workspace.holdings.database.journal, "documents", noted)
        monkeypatch.setattr(since, "_SHARE", 0)
        workspace.load([write(folder / "b" / "more.md", 20)], jobs=1)
        assert "articles" not in read
        workspace.remove(str(folder / "a" / "5.md"))
    there = tmp_path / "store" / "files.columns"
    assert "第4号消息".encode() in there.read_bytes()
    assert "第5号消息".encode() not in there.read_bytes()
