"""The list of articles: what is in each, which are new or read, and the files that are none."""

from pathlib import Path

import pytest

from store.library.visits import Visits
from store.workspace import Workspace

pytestmark = pytest.mark.over_both

ONE = """---
title: 云岭智造获注资80亿元
date: 2031-02-03
publisher: 山间日报
---

港投公司行政总裁陈家齐表示：“我们会一步一步来。”公司会向云岭智造有限公司注资80亿港元。
"""
TWO = "# 远山银行派息\n\n远山银行股份有限公司主席林晓月表示，股息增加两成。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "clippings"
    inside.mkdir()
    (inside / "one.md").write_text(ONE, "utf-8")
    (inside / "two.md").write_text(TWO, "utf-8")
    (inside / "scan.djvu").write_bytes(b"%PDF")
    (inside / "photo.jpg").write_bytes(b"\xff\xd8")
    (inside / "noise.md").write_bytes(bytes(range(128, 256)))
    return inside


def test_each_article_says_what_is_in_it(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder])
        one, two = workspace.views.articles().articles
        assert (one.title, one.published, one.publisher) == ("云岭智造获注资80亿元", "2031-02-03", "山间日报")
        in_it = [kind.split("/")[0] for kind, _ in workspace.holdings.in_article(one.id)]
        assert one.quotes == in_it.count("quote") > 0
        assert one.figures == in_it.count("figure") > 0
        assert one.people == len({i for i, _ in workspace.holdings.in_article(one.id) if i.startswith("person/")}) == 1
        assert two.published is None


def test_files_that_are_none_are_named_with_the_reason_and_kept_between_starts(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder])
    with Workspace.open(tmp_path / "store") as workspace:
        found = workspace.views.articles()
        assert [Path(one.path).name for one in found.unread] == ["noise.md"]
        assert "no text" in found.unread[0].reason
        assert [Path(one.path).name for one in found.left_out] == ["photo.jpg", "scan.djvu"]
        assert workspace.sources.asked == (folder,)


def test_what_was_mended_or_is_gone_is_named_no_more(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder])
        (folder / "noise.md").write_text("# 有字了\n\n有字了。\n", "utf-8")
        (folder / "scan.djvu").unlink()
        (folder / "photo.jpg").unlink()
        workspace.load([folder / "two.md"])
        assert [Path(one.path).name for one in workspace.views.articles().unread] == ["noise.md"]
        workspace.load([folder])
        found = workspace.views.articles()
        assert (found.unread, found.left_out) == ((), ())


def test_what_came_since_the_last_visit_is_new_and_what_was_opened_is_read(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder / "one.md"])
        assert workspace.views.since == workspace.sources.brought != ""
        monkeypatch.setattr("store.library.visits.now", lambda: "2998-01-02T12:00:00+00:00")
        workspace.visits.leave()
        workspace.visits.note_read(workspace.views.articles().articles[0].id)
    with Workspace.open(tmp_path / "store") as workspace:
        assert [(one.new, one.read) for one in workspace.views.articles().articles] == [(True, True)]
        monkeypatch.setattr("store.library.visits.now", lambda: "2999-01-02T12:00:00+00:00")
        assert [(one.new, one.read) for one in workspace.views.articles().articles] == [(False, True)]


def test_the_visits_of_a_day_are_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    visits = Visits(tmp_path / "visits.json")
    for time, last in (
        ("2026-01-01T12:00:00+00:00", ""),
        ("2026-01-01T13:00:00+00:00", ""),
        ("2026-01-03T12:00:00+00:00", "2026-01-01T13:00:00+00:00"),
        ("2026-01-03T12:30:00+00:00", "2026-01-01T13:00:00+00:00"),
        ("2026-01-04T13:00:00+00:00", "2026-01-03T12:30:00+00:00"),
    ):
        monkeypatch.setattr("store.library.visits.now", lambda at=time: at)
        assert visits.last == last
        visits.leave()
        assert visits.last == last


def test_on_the_first_day_the_last_week_of_what_was_published_is_new(tmp_path: Path) -> None:
    for day, who in (("01", "陈家齐"), ("11", "林晓月"), ("12", "陈家齐")):
        head = f"---\ndate: 2024-05-{day}\n---\n# 五月{day}日\n\n记者苏映{'川山河'[int(day) % 3]}\n\n"
        text = f"{head}港投公司行政总裁{who}表示：“我们会一步一步来。”\n"
        (tmp_path / f"{day}.md").write_text(text, "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path])
        found = workspace.views.news()
        assert (found.published, len(found.articles)) == ("2024-05-06", 2)
        assert [one.id for one in found.newcomers] == ["person/林晓月"]


def test_copies_and_those_that_somebody_stands_in(tmp_path: Path) -> None:
    said = "港投公司行政总裁陈家齐表示：“我们会一步一步来。”"
    body = said + "".join(f"公司第{n}项投资在山间新城。" for n in range(40))
    for name in ("a", "b"):
        (tmp_path / f"{name}.md").write_text(f"# 山间新城 {name}\n\n{body}\n", "utf-8")
    (tmp_path / "c.md").write_text(TWO, "utf-8")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([tmp_path / f"{name}.md" for name in "abc"])
        every = workspace.views.articles().articles
        assert sorted(len(one.copies) for one in every) == [0, 1, 1]
        about = workspace.find("陈家齐")
        assert {one.title for one in workspace.views.articles(about).articles} == {"山间新城 a", "山间新城 b"}


def test_whom_a_store_forgets_is_watched_no_more_and_named_in_no_path(folder: Path, tmp_path: Path) -> None:
    (folder / "陈家齐.djvu").write_bytes(b"%PDF")
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder])
        workspace.visits.watch(workspace.find("陈家齐"), watched=True)
        assert len(workspace.visits.watched) == 1
        workspace.forget("陈家齐")
        assert not workspace.visits.watched
        assert [Path(one.path).name for one in workspace.views.articles().left_out] == ["photo.jpg", "scan.djvu"]


def test_a_folder_that_is_taken_out_is_not_looked_into_again(folder: Path, tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "store", begin=False) as workspace:
        workspace.load([folder])
        workspace.remove(str(folder))
        assert workspace.sources.asked == ()
