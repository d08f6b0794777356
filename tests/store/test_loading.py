"""Files into the library: new, changed, moved, gone, copied, broken; and stopping half-way."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store.errors import NotFoundError
from store.library import Library
from store.upkeep.loading import LoadReport
from store.upkeep.reading import FEW, Read, Task, read_file
from tests.store.articles_by_hand import state

ROOT = Path(__file__).resolve().parents[2]
BODY = "远山银行行长陈大文表示，今年投资3亿元，增长{}%。"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    clippings = tmp_path / "clippings"
    clippings.mkdir()
    return clippings


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "store") as opened:
        yield opened


def write(path: Path, title: str, growth: int = 5, publisher: str = "远山日报") -> Path:
    body = BODY.format(growth)
    path.write_text(f"---\ntitle: {title}\ndate: 2026-02-03\npublisher: {publisher}\n---\n\n{body}\n", encoding="utf-8")
    return path


def told(report: LoadReport) -> dict[str, int]:
    """Return what a report says happened, as counts."""
    counts = {
        name: value if isinstance(value, int) else len(value)
        for name, value in report._asdict().items()
        if name != "interrupted"
    }
    return {name: count for name, count in counts.items() if count}


def test_a_second_load_reads_nothing_again(library: Library, folder: Path) -> None:
    write(folder / "a.md", "甲事")
    write(folder / "b.md", "乙事")
    assert told(library.load([folder])) == {"added": 2}
    generation = library.generation
    assert told(library.load([folder])) == {"unchanged": 2}
    assert library.generation == generation


def test_a_touched_file_is_unchanged_and_known_again_by_its_looks(library: Library, folder: Path) -> None:
    path = write(folder / "a.md", "甲事")
    library.load([folder])
    path.touch()
    before = state(library)["people"]
    assert told(library.load([folder])) == {"unchanged": 1}
    assert state(library)["people"] == before
    generation = library.generation
    library.load([folder])
    assert library.generation == generation


def test_a_changed_file_has_its_old_article_replaced(library: Library, folder: Path) -> None:
    path = write(folder / "a.md", "甲事", 5)
    library.load([folder])
    write(path, "甲事", 60)
    report = library.load([folder])
    assert told(report) == {"changed": 1}
    [article] = library.articles()
    assert "60%" in library.article(article.id).text
    assert "60%" in {mention.exact for one in library.entities("figure") for mention in one.mentions}
    assert "5%" not in {mention.exact for one in library.entities("figure") for mention in one.mentions}


def test_a_changed_header_alone_is_a_change(library: Library, folder: Path) -> None:
    path = write(folder / "a.md", "甲事")
    library.load([folder])
    write(path, "甲事", publisher="远海晚报")
    assert told(library.load([folder])) == {"changed": 1}
    assert [article.publisher for article in library.articles()] == ["远海晚报"]


def test_a_moved_file_keeps_its_article(library: Library, folder: Path) -> None:
    path = write(folder / "a.md", "甲事")
    [before] = library.load([folder]).added
    path.rename(folder / "b.md")
    report = library.load([folder])
    assert report.moved == (before,)
    assert told(report) == {"moved": 1}
    assert library.summary(before).path == str(folder / "b.md")


def test_a_gone_file_is_offered_and_kept(library: Library, folder: Path, tmp_path: Path) -> None:
    path = write(folder / "a.md", "甲事")
    write(folder / "b.md", "乙事")
    library.load([folder])
    path.unlink()
    report = library.load([folder])
    assert report.missing == (str(path),)
    assert library.counts()["article"] == 2
    assert library.load([tmp_path / "elsewhere"]).missing == ()
    library.remove(str(path))
    assert [article.title for article in library.articles()] == ["乙事"]


def test_one_text_under_two_names_is_one_article_with_two_places(library: Library, folder: Path) -> None:
    write(folder / "a.md", "甲事")
    write(folder / "b.md", "甲事")
    report = library.load([folder])
    assert told(report) == {"added": 1, "duplicates": 1}
    [article] = library.articles()
    assert [Path(place.path).name for place in article.places] == ["a.md", "b.md"]
    assert library.remove(str(folder / "a.md")) == ()
    assert library.summary(article.id).path == str(folder / "b.md")
    assert library.remove(str(folder / "b.md")) == (article.id,)
    assert state(library) == {}


def test_two_texts_of_one_title_and_day_are_two_articles(library: Library, folder: Path) -> None:
    write(folder / "a.md", "甲事", 5)
    write(folder / "b.md", "甲事", 6)
    report = library.load([folder])
    assert len(set(report.added)) == 2
    for identity in report.added:
        assert all(mention.article == identity for _, mention in library.in_article(identity))


def test_what_cannot_be_read_is_said_and_the_rest_is_loaded(library: Library, folder: Path) -> None:
    write(folder / "a.md", "甲事")
    (folder / "b.md").write_bytes(b"")
    (folder / "c.md").write_bytes(bytes(range(256)) * 9)
    report = library.load([folder, folder / "nowhere.md"])
    assert told(report)["added"] == 1
    assert len(report.failed) == 3
    assert all(sentence.endswith(".") for _, sentence in report.failed)


def test_progress_is_told_of_every_file(library: Library, folder: Path) -> None:
    for number in range(3):
        write(folder / f"{number}.md", f"第{number}事")
    seen: list[tuple[int, int, str]] = []

    def tell(done: int, total: int, path: Path, rate: float) -> None:
        assert rate > 0
        seen.append((done, total, path.name))

    library.load([folder], progress=tell)
    assert seen == [(1, 3, "0.md"), (2, 3, "1.md"), (3, 3, "2.md")]


def after(count: int) -> Callable[[], bool]:
    calls = iter(range(1, count + 1))
    return lambda: next(calls, count) >= count


def test_a_load_that_is_stopped_keeps_what_was_finished(library: Library, folder: Path) -> None:
    for number in range(5):
        write(folder / f"{number}.md", f"第{number}事")
    report = library.load([folder], stop=after(2))
    assert report.interrupted
    assert library.counts()["article"] == 2
    assert told(library.load([folder])) == {"added": 3, "unchanged": 2}


def test_control_c_keeps_what_was_finished(library: Library, folder: Path) -> None:
    for number in range(5):
        write(folder / f"{number}.md", f"第{number}事")

    def interrupt(done: int, total: int, path: Path, rate: float) -> None:
        del total, path, rate
        if done == 3:
            raise KeyboardInterrupt

    report = library.load([folder], progress=interrupt)
    assert report.interrupted
    assert library.counts()["article"] == 3


def test_the_number_of_processes_does_not_matter(tmp_path: Path, folder: Path) -> None:
    for number in range(16):
        write(folder / f"{number:02}.md", f"第{number // 2}事", number)
    states = []
    for jobs in (1, 2):
        with Library.open(tmp_path / f"store{jobs}") as library:
            assert len(library.load([folder], jobs=jobs).added) == 16
            states.append(state(library))
    assert states[0] == states[1]


def test_removing_what_is_not_there_is_said(library: Library) -> None:
    with pytest.raises(NotFoundError, match="No article"):
        library.remove("article/nothing")


def crash(task: Task) -> Read:
    """Read a file as `read_file` does, but end the process at one of them."""
    if task.path.endswith("bad.md"):
        os._exit(3)
    return read_file(task)


def stumble(task: Task) -> Read:
    if task.path.endswith("bad.md"):
        raise RecursionError("too deep")
    return read_file(task)


def test_an_error_that_nobody_foresaw_is_said_of_its_file(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.upkeep.reading.read_file", stumble)
    for name in ("a", "bad", "c"):
        write(folder / f"{name}.md", name)
    report = library.load([folder])
    assert len(report.added) == 2
    [(path, sentence)] = report.failed
    assert path.endswith("bad.md")
    assert "too deep" in sentence


def test_standard_input_is_read_beside_worker_processes(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(FEW + 1):
        write(folder / f"{number}.md", f"第{number}事")
    source = folder.parent / "input"
    write(source, "管道来的")
    with source.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        report = library.load([Path("-"), folder], jobs=2)
    assert len(report.added) == FEW + 2
    [article] = [one for one in library.articles() if one.path == "-"]
    assert article.title == "管道来的"
    assert library.check().problems == ()


def test_a_file_that_ends_its_process_is_said_and_the_others_are_read(folder: Path) -> None:
    paths = [write(folder / f"{number:02}.md", f"第{number}事") for number in range(FEW + 2)]
    paths[3].rename(folder / "bad.md")
    paths[3] = folder / "bad.md"
    program = (
        "import sys, store.upkeep.reading, tests.store.test_loading as tests\n"
        "from store.upkeep.reading import Task, read_all\n"
        "if __name__ == '__main__':\n"
        "    for read in read_all([Task(path) for path in sys.argv[1:]], 2): print(bool(read.arriving), read.error)\n"
        "else:\n"
        "    store.upkeep.reading.read_file = tests.crash\n"
    )
    script = folder.parent / "reads.py"
    script.write_text(program, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), *map(str, paths)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    lines = done.stdout.splitlines()
    assert len(lines) == len(paths)
    assert lines[3].startswith("False")
    assert "ended the process" in lines[3]
    assert all(line.startswith("True") for number, line in enumerate(lines) if number != 3)


def test_the_real_folders_load_and_all_is_as_it_should_be(library: Library) -> None:
    corpus = ROOT.parent / "shared" / "corpus"
    if not corpus.exists():
        pytest.skip("the corpus is not beside the project")
    report = library.load([corpus / "articles", corpus / "formats"])
    assert len(report.added) + len(report.duplicates) + len(report.failed) == 34
    assert len(report.failed) <= 2
    assert library.check().problems == ()
    assert told(library.load([corpus / "articles"])) == {"unchanged": 17}
    [edited] = [one.id for one in library.articles() if one.path.endswith("x08.md")]
    assert [Path(library.summary(one).path).name for one in library.copies(edited)] == ["a13.md"]


def test_a_known_file_that_is_asked_for_and_gone_is_missing_and_no_failure(library: Library, folder: Path) -> None:
    path = write(folder / "a.md", "甲事")
    library.load([path])
    path.unlink()
    assert library.load([path]) == LoadReport(missing=(str(path),))
    assert told(library.load([folder / "never.md"])) == {"failed": 1}
