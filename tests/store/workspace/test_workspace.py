"""What both faces ask of an open store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.corrections.asked import Rename
from store.errors import NotFoundError, SeveralError
from store.export.formats import FORMATS, format_called
from store.workspace import Workspace

pytestmark = pytest.mark.over_both

LINES = (
    "# 远山银行公布业绩\n\n远山银行行长陈大文表示：“今年增长8%。”远山银行总部设在云岭市。\n",
    "# 远山银行换帅\n\n远山银行行长陈大文辞职。\n",
)


@pytest.fixture
def clippings(tmp_path: Path) -> Path:
    folder = tmp_path / "clippings"
    folder.mkdir()
    (folder / "2031-05-06-a.md").write_text(LINES[0], "utf-8")
    return folder


@pytest.fixture
def workspace(tmp_path: Path, clippings: Path) -> Iterator[Workspace]:
    with Workspace.open(tmp_path / "store", begin=False) as opened:
        opened.load([clippings])
        yield opened


def test_a_name_and_an_id_lead_to_the_same_entity(workspace: Workspace) -> None:
    assert workspace.find("陈大文") == workspace.find("person/陈大文") == "person/陈大文"


def test_who_is_meant_is_known_without_an_index_but_where_the_user_had_a_hand_in_it(workspace: Workspace) -> None:
    for name in ("陳大文", "person/陈大文", "远山银行", "遠山銀行"):
        assert workspace.find(name).endswith(("陈大文", "远山银行"))
    assert not list(workspace.folder.glob("rows.columns"))
    workspace.corrections.make(Rename(which="person/陈大文", name="陈大武"))
    assert workspace.find("陈大武") == workspace.find("陈大文") == "person/陈大文"
    workspace.corrections.make(Rename(which="organisation/远山银行", name="陈大文"))
    with Workspace.open(workspace.folder, begin=False) as opened:
        assert opened.find("陈大文") == "organisation/远山银行"
        opened.corrections.make(Rename(which="person/陈大文", name="陈大文"))
    with Workspace.open(workspace.folder, begin=False) as opened, pytest.raises(SeveralError):
        opened.find("陈大文")


def test_of_a_guest_nothing_is_kept_and_nothing_is_shown_to_one(workspace: Workspace) -> None:
    workspace.searches.remember("远山")
    before = {path.name: path.read_bytes() for path in workspace.folder.iterdir() if path.suffix == ".json"}
    for read_only in (False, True):
        with Workspace.open(workspace.folder, guest=True, read_only=read_only) as opened:
            assert not opened.searches.history
            opened.searches.remember("陈大文")
            opened.visits.watch("person/陈大文", watched=True)
            opened.layout.choose({"shape": "apa"})
            opened.session.keep(b"7")
            assert (*opened.searches.history, opened.session.recall()) == ("陈大文", b"7")
            assert opened.visits.watched == ("person/陈大文",)
            assert bool(opened.corrections.obstacle) is read_only
    assert before == {path.name: path.read_bytes() for path in workspace.folder.iterdir() if path.suffix == ".json"}


def test_who_is_not_there_is_said_not_to_be(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="Nothing is called 林晓月"):
        workspace.find("林晓月")


def test_a_search_says_which_words_matched(workspace: Workspace) -> None:
    found = workspace.index.search("cdw")
    assert "person/陈大文" in found.panes["person"].ids
    assert workspace.index.matches("cdw", "person/陈大文")[0].text == "陈大文"


def test_links_note_and_citation_are_of_the_entity(workspace: Workspace) -> None:
    assert "organisation/远山银行" in {link.target for link in workspace.links.of("person/陈大文")}
    note = workspace.export("person/陈大文")
    assert note.name == "陈大文.md"
    assert "今年增长8%" in note.text
    cited = workspace.cited("person/陈大文", 0)
    assert (cited.article.title, cited.sentence[:4]) == ("远山银行公布业绩", "远山银行")


def test_a_fact_is_exported_wherever_it_stands_in_notes_too(workspace: Workspace, clippings: Path) -> None:
    (clippings / "2031-06-07-b.md").write_text(f"# 旧闻重提\n\n{LINES[0].splitlines()[2]}另有其他消息。\n", "utf-8")
    workspace.load([clippings])
    workspace.refresh()
    (lead,) = workspace.index.search("kind:percent").panes["figure"].ids
    table = workspace.exports.note([lead], format_called("csv"))
    assert table.written == 2
    assert {"2031-05-06", "2031-06-07"} <= set(table.text.replace("\r\n", ",").split(","))
    note = workspace.exports.note([lead])
    assert note.written == 1
    assert "\nmentions: 2\narticles: 2\n" in note.text
    assert note.text.index("2031-06-07") < note.text.rindex("2031-05-06")


def test_no_two_notes_have_one_name(workspace: Workspace) -> None:
    ids = ["person/陈大文", "person/陈大文", "organisation/远山银行"]
    assert workspace.exports.names(ids, FORMATS[0]) == ("陈大文.md", "陈大文 (2).md", "远山银行.md")


def test_index_and_links_are_of_one_state_until_they_are_read_again(workspace: Workspace, clippings: Path) -> None:
    before = workspace.catalogue
    workspace.refresh()
    assert workspace.is_current
    assert workspace.catalogue is not before
    assert workspace.catalogue.is_prepared
    (clippings / "2031-05-07-b.md").write_text(LINES[1], "utf-8")
    workspace.load([clippings])
    assert not workspace.is_current
    workspace.refresh()
    assert workspace.is_current


def test_what_another_one_wrote_is_taken_in(workspace: Workspace, clippings: Path) -> None:
    assert workspace.index.search("陈大文").panes["person"].ids
    with Workspace.open(workspace.folder, begin=False) as other:
        (clippings / "2031-05-07-b.md").write_text(LINES[1], "utf-8")
        other.load([clippings])
    assert not workspace.is_current
    assert workspace.take_in()
    assert workspace.holdings.counts()["article"] == 2
    assert not workspace.is_current, "index and links are of before"
    workspace.refresh()
    assert workspace.is_current


def test_who_is_forgotten_is_known_by_name(workspace: Workspace) -> None:
    assert workspace.to_forget("陈大文").ids == ("person/陈大文",)
    assert not workspace.names_forgotten("陈大文")
    workspace.forget("陈大文")
    assert workspace.names_forgotten("行长陈大文")


def test_what_is_to_be_removed_is_told_before(workspace: Workspace, clippings: Path) -> None:
    assert workspace.to_remove(str(clippings)).titles == ("远山银行公布业绩",)
    assert len(workspace.remove(str(clippings))) == 1
    assert workspace.holdings.counts()["article"] == 0
