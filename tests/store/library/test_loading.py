"""Files into the library: new, changed, moved, gone, copied, broken; and stopping half-way."""

from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from store.articles.files import is_gone
from store.articles.reader import read_article
from store.database import Transaction
from store.errors import NotFoundError, StoreError
from store.extraction.pipeline import extract
from store.identity.register import Register
from store.library import Library
from store.library.reading import Read, Task, read_file
from store.library.reports import LoadReport
from store.text.paths import STANDARD_INPUT
from tests.store.articles_by_hand import state
from tests.store.troublesome import FINE, troublesome

pytestmark = pytest.mark.over_both

ROOT = Path(__file__).resolve().parents[3]
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


def test_what_older_rules_have_read_is_read_again_once_and_is_no_news(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "a.md", "甲事")
    write(folder / "copy.md", "甲事")
    library.load([folder])
    (before,) = library.articles()
    monkeypatch.setattr("store.library.known.RULES", before.rules + 1)
    monkeypatch.setattr("store.library.loading.read_file", _with_newer_rules)
    monkeypatch.setattr("store.library.taking.now", lambda: "2031-01-01T00:00:00+00:00")
    assert told(library.load([folder], jobs=1)) == {"again": 1, "unchanged": 1}
    (after,) = library.articles()
    assert after == msgspec.structs.replace(before, rules=before.rules + 1)
    assert told(library.load([folder])) == {"unchanged": 2}


def _with_newer_rules(task: Task) -> Read:
    read = read_file(task)
    assert read.arriving is not None
    summary = msgspec.structs.replace(read.arriving.summary, rules=read.arriving.summary.rules + 1)
    return read._replace(arriving=msgspec.structs.replace(read.arriving, summary=summary))


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


def test_what_a_file_says_of_an_article_whose_text_alone_was_left_is_taken_in(library: Library, folder: Path) -> None:
    write(folder / "a.md", "甲事")
    said = read_article(folder / "a.md")
    bare = msgspec.structs.replace(said, path=str(STANDARD_INPUT), publisher="", authors=(), url="")
    library.take_in(bare, extract(bare))
    report = library.load([folder])
    assert told(report) == {"changed": 1}
    assert [article.publisher for article in library.articles()] == ["远山日报"]


def test_a_moved_file_keeps_its_article(library: Library, folder: Path) -> None:
    path = write(folder / "a.md", "甲事")
    [before] = library.load([folder]).added
    path.rename(folder / "b.md")
    report = library.load([folder])
    assert report.moved == (before,)
    assert told(report) == {"moved": 1}
    assert library.summary(before).path == str(folder / "b.md")


def read_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file that is read fail."""
    monkeypatch.setattr("store.library.loading.read_file", troublesome)


def test_a_folder_that_is_moved_is_not_read_again(
    library: Library, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder / "2026-02-03 甲.md", "甲事", 5)
    (folder / "乙事.md").write_text(BODY.format(6), encoding="utf-8")
    write(folder / "c.md", "丙事", 7)
    assert told(library.load([folder])) == {"added": 3}
    folder.rename(tmp_path / "moved")
    read_nothing(monkeypatch)
    assert told(library.load([tmp_path / "moved"])) == {"moved": 3}
    assert library.check().problems == ()
    assert told(library.load([tmp_path / "moved"])) == {"unchanged": 3}


def test_a_file_under_another_name_is_not_read_again_where_the_name_says_nothing(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(folder / "2026-02-03 甲.md", "丙事")
    library.load([folder])
    path.rename(folder / "2026-02-03 乙.md")
    read_nothing(monkeypatch)
    assert told(library.load([folder])) == {"moved": 1}


@pytest.mark.parametrize("said", ["date", "title", "format"])
def test_what_the_new_name_of_a_file_says_of_its_article_is_taken_in(library: Library, folder: Path, said: str) -> None:
    old, new = {
        "date": ("2026-02-03 甲.md", "2026-03-04 甲.md"),
        "title": ("甲事.md", "乙事.md"),
        "format": ("甲事.md", "甲事.txt"),
    }[said]
    (folder / old).write_text(f"{BODY.format(5)}\n\n远山银行**去年**没有增长。\n", encoding="utf-8")
    library.load([folder])
    (folder / old).rename(folder / new)
    library.load([folder])
    with Library.open(folder / "fresh") as fresh:
        fresh.load([folder / new])
        assert state(library)["articles"].keys() == state(fresh)["articles"].keys()
        assert [one.title for one in library.articles()] == [one.title for one in fresh.articles()]
        assert [one.published for one in library.articles()] == [one.published for one in fresh.articles()]


def test_two_files_of_one_text_are_not_taken_for_each_other(library: Library, folder: Path, tmp_path: Path) -> None:
    """What is known of the article is from one of them; what the other says of it is known when it is read."""
    write(folder / "a.md", "甲事", publisher="远山日报")
    other = write(folder / "b.md", "甲事", publisher="远山日报")
    other.write_text(other.read_text("utf-8").replace("date:", "url: https://example.com/a\ndate:"), "utf-8")
    library.load([folder])
    (folder / "a.md").unlink()
    other.rename(tmp_path / "b.md")
    library.load([tmp_path / "b.md", folder])
    assert [one.url for one in library.articles()] == ["https://example.com/a"]


def test_many_copies_of_a_text_are_each_looked_for_once(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for: list[Path] = []

    def counted(path: Path) -> bool:
        looked_for.append(path)
        return is_gone(path)

    monkeypatch.setattr("store.library.known.is_gone", counted)
    monkeypatch.setattr("store.library.loading.BATCH", 5)
    for number in range(20):
        write(folder / f"{number:02}.md", "甲事")
    library.load([folder])
    assert len(looked_for) <= 20
    for number in range(20, 40):
        write(folder / f"{number:02}.md", "甲事")
    looked_for.clear()
    library.load([folder])
    assert len(looked_for) <= 40
    [article] = library.articles()
    assert len(article.places) == 40


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


def test_progress_is_told_of_the_file_being_read(library: Library, folder: Path) -> None:
    for number in range(3):
        write(folder / f"{number}.md", f"第{number}事")
    seen: dict[int, str] = {}

    def tell(done: int, total: int, path: Path, rate: float, seconds: float) -> None:
        assert total == 3
        assert rate >= 0
        assert seconds >= 0
        seen.setdefault(done, path.name)

    library.load([folder], progress=tell)
    assert seen[0] == "0.md"
    assert list(seen) == [0, 1, 2, 3]


class Counting:
    """Is told of progress, and wants no more, or is interrupted, when so many files are done."""

    def __init__(self, enough: int) -> None:
        self.enough = enough
        self.done = 0

    def tell(self, done: int, total: int, path: Path, rate: float, seconds: float) -> None:
        del total, path, rate, seconds
        self.done = done

    def interrupt(self, done: int, total: int, path: Path, rate: float, seconds: float) -> None:
        self.tell(done, total, path, rate, seconds)
        if self.has_enough():
            raise KeyboardInterrupt

    def has_enough(self) -> bool:
        return self.done >= self.enough


def test_a_load_that_is_stopped_keeps_what_was_finished(library: Library, folder: Path) -> None:
    for number in range(5):
        write(folder / f"{number}.md", f"第{number}事")
    counting = Counting(2)
    report = library.load([folder], progress=counting.tell, stop=counting.has_enough)
    assert report.interrupted
    assert library.counts()["article"] == 2
    assert told(library.load([folder])) == {"added": 3, "unchanged": 2}


def test_control_c_keeps_what_was_finished(library: Library, folder: Path) -> None:
    for number in range(5):
        write(folder / f"{number}.md", f"第{number}事")
    report = library.load([folder], progress=Counting(3).interrupt)
    assert report.interrupted
    assert library.counts()["article"] == 3


def test_an_error_in_the_middle_tells_what_was_done_until_then(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        write(folder / f"{number}.md", f"第{number}事")
    written = Library.write

    def full_at_last(self: Library, change: Callable[[Transaction, Register], None]) -> None:
        if self.counts()["article"] == 4:
            raise StoreError("The disk is full.")
        written(self, change)

    monkeypatch.setattr("store.library.loading.BATCH", 2)
    monkeypatch.setattr("store.library.loading.SECONDS", float("inf"))
    monkeypatch.setattr(Library, "write", full_at_last)
    with pytest.raises(StoreError, match=r"The disk is full\. .* 4 files .* load again for the rest\.$"):
        library.load([folder])
    monkeypatch.undo()
    assert told(library.load([folder])) == {"added": 1, "unchanged": 4}


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


def test_what_goes_wrong_with_a_file_is_said_of_that_file(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.loading.read_file", troublesome)
    for name in ("a", "b", "ends", "stumbles"):
        write(folder / f"{name}.md", name)
    report = library.load([folder])
    assert [Path(path).stem for path, sentence in report.failed if sentence != FINE] == ["ends", "stumbles"]
    assert told(report) == {"failed": 4}


def test_standard_input_is_read_beside_files(library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(folder / "a.md", "甲事")
    source = folder.parent / "input"
    write(source, "管道来的")
    with source.open(encoding="utf-8") as stream:
        monkeypatch.setattr("sys.stdin", stream)
        report = library.load([Path("-"), folder])
    assert len(report.added) == 2
    [article] = [one for one in library.articles() if one.path == "-"]
    assert article.title == "管道来的"
    assert library.check().problems == ()


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
